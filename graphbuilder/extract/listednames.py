"""Names that share one noun: "Hoechang, Yangdok and Maengsan counties", "the counties of Musan and
Yonsa", "Namdok, Hoean and Phunggok youth coal mines".

Each of them is a place or body of its own. By themselves they look like persons' names, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from graphbuilder.extract.layers import Words
from graphbuilder.extract.lexicon import BODY_HEADS
from graphbuilder.extract.persons import Run

_PLACES: Final = {
    "counties": "County",
    "cities": "City",
    "districts": "District",
    "provinces": "Province",
    "townships": "Township",
    "villages": "Village",
    "islands": "Island",
    "rivers": "River",
}
_ONE: Final = {singular.lower(): singular for singular in _PLACES.values()}
_BODIES: Final = {
    plural: singular
    for singular in BODY_HEADS
    & set(
        """farm mine factory school plant mill hospital university smeltery theatre station academy
        nursery kindergarten library team orchestra fleet regiment division""".split()
    )
    for plural in (f"{singular[:-1]}ies" if singular[-1:] == "y" else f"{singular}s",)
}
_NOUNS: Final = _PLACES.keys() | _ONE.keys() | _BODIES.keys()
_MOST_BETWEEN: Final = 4  # words between the last name and the noun: "youth coal mines"
_BEFORE_NOUN: Final = frozenset(
    """youth coal cooperative vegetable fruit stock livestock chicken pig goat duck fish ore iron gold
    copper cement textile silk wheat corn processing primary secondary senior middle junior general
    local provincial power transmission distribution football women's men's""".split()
)
"""What stands between the names and their noun."""


_HALVES: Final = frozenset("north south east west central upper lower korean".split())
"""Not a name of its own: "North and South Hwanghae provinces"."""


@dataclass(frozen=True, slots=True)
class Shared:
    """One of the names that share a noun: its run, its class and its whole name."""

    run: Run
    kind: str
    noun: str


def shared_nouns(words: Words, runs: list[Run], known: dict[int, int]) -> Iterator[Shared]:
    """The names of a list with their noun, of runs that nothing else has given a class. ``known`` are
    the first words of names that have one, by the word behind their last: they are part of the list.
    """
    by_end = {last: Run(first, last) for last, first in known.items()}
    by_end |= {run.last: run for run in runs if not run.headline}
    by_start = {run.first: run for run in runs if not run.headline}
    for at, word in enumerate(words.lowers):
        if word not in _NOUNS:
            continue
        if word in _PLACES and not words.caps[at]:
            yield from _before(words, by_end, at, "schema:Place", _PLACES[word])
        elif word in _BODIES and not words.caps[at]:
            start = at
            while (
                start > 0 and at - start < _MOST_BETWEEN and words.lowers[start - 1] in _BEFORE_NOUN
            ):
                start -= 1
            noun = " ".join([*words.texts[start:at], _BODIES[word]])
            yield from _before(words, by_end, start, "schema:Organization", noun)
        if word in _PLACES or word in _ONE:
            yield from _behind(words, by_start, at)


def _before(
    words: Words, by_end: dict[int, Run], end: int, kind: str, noun: str
) -> Iterator[Shared]:
    """ "X, Y and Z counties": two names at least, the last of them behind "and"."""
    found: list[Run] = []
    at = end
    while run := by_end.get(at):
        found.append(run)
        joint = words.lowers[run.first - 1] if run.first else ""
        if joint not in (",", "and") or (len(found) == 1 and joint != "and"):
            break
        at = run.first - 1
    for run in reversed(found):
        if len(found) > 1 and not _HALVES.issuperset(words.lowers[run.first : run.last]):
            yield Shared(run, kind, noun)


def _behind(words: Words, by_start: dict[int, Run], head: int) -> Iterator[Shared]:
    """ "the counties of X, Y and Z", "the counties X, Y and Z", "the city of X"."""
    several, of = words.lowers[head] in _PLACES, words.lowers[head + 1 : head + 2] == ["of"]
    at = head + 1 + of
    if words.caps[head] or not (of or several):
        return
    noun = _PLACES[words.lowers[head]] if several else _ONE[words.lowers[head]]
    while run := by_start.get(at):
        yield Shared(run, "schema:Place", noun)
        if not several or words.lowers[run.last : run.last + 1] not in ([","], ["and"]):
            break
        at = run.last + 1
