"""Gatherings by their number: a headline's "First Session of 13th SPA" is the session whose whole name
the lead gives, in the same article or another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from graphbuilder.model import Judgement, Score, Verdict
from graphbuilder.resolve.happenings import RECALLED, label_words
from graphbuilder.resolve.profiles import EventProfile

_KINDS: Final = frozenset("session meeting congress conference summit plenum".split())
_COUNTRY: Final = frozenset("democratic republic korea enlarged".split())
"""Words of a name that a short form of it leaves out."""
_MOST: Final = 40
"""Names with one kind and number that are compared: a "2nd meeting" of forty bodies tells nothing."""
_SCORE: Final = Score(0.95, "events.number", "one gathering's name in full and in short")


def same_numbers(profiles: Iterable[EventProfile]) -> Iterator[Judgement]:
    """Pairs of gatherings with one number of which one's name has all the other's words, told within
    some four hundred days of each other.
    """
    groups: dict[tuple[str, tuple[str, ...]], dict[str, EventProfile]] = defaultdict(dict)
    for profile in sorted(profiles, key=lambda p: (p.identity, p.article)):
        words = label_words(profile.label)
        kinds = sorted(words & _KINDS)
        numbers = tuple(sorted(word for word in words if word.isdigit() and len(word) < 4))
        if kinds and numbers and "…" not in profile.label:
            groups[kinds[0], numbers].setdefault(profile.identity, profile)
    for _, members in sorted(groups.items()):
        if len(members) <= _MOST:
            yield from _joined(sorted(members.values(), key=_fullest))


def _fullest(profile: EventProfile) -> tuple[int, str]:
    return -len(label_words(profile.label)), profile.identity


def _joined(ordered: list[EventProfile]) -> Iterator[Judgement]:
    """Each name with the first, fuller one that has all its words."""
    for at, short in enumerate(ordered):
        whole = next((each for each in ordered[:at] if _one_in_short(short, each)), None)
        if whole:
            first, second = sorted((short.identity, whole.identity))
            score = _SCORE
            yield Judgement(first, second, Verdict.SAME, score.value, score.reason, score.rule)


def _one_in_short(one: EventProfile, other: EventProfile) -> bool:
    words = [label_words(each.label) - _COUNTRY for each in (one, other)]
    fewer, more = sorted(words, key=len)
    near = True
    if one.published and other.published:
        near = abs((one.published - other.published).days) <= RECALLED
    return near and len(fewer) >= 3 and fewer <= more
