"""Several articles on one event, and events that a text only cites.

High precision comes first: a head of state visits three places on a day, and a wrong merge says that
he was at one. Events with a name of their own have one identity in all articles, and need nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from graphbuilder.model.dates import Interval
from graphbuilder.model.judgement import Judgement, Verdict
from graphbuilder.model.names import normalise
from graphbuilder.resolve.grouping import Groups, Merged, judged, outcome
from graphbuilder.resolve.profiles import EventProfile
from graphbuilder.resolve.reportscores import SAME_TEXT, gap
from graphbuilder.resolve.texts import similarity

__all__ = ["Merged", "merge_events"]

RECALLED: Final = 365
"""Days between two articles that name an event by its number: one is quoted until the next."""
NEWS: Final = 5
"""Days between two articles on an event that neither dates."""
WINDOW: Final = 14
"""Days of an event that begins and ends: two reports of it may be found by any of them."""
RETOLD: Final = 0.15
"""Similarity of two tellings of one text: KCNA's second versions of an article, put into English anew,
had .19 to .72 (twelve pairs of 2024); articles on different news stay below .05."""

_OWN_ARTICLE: Final = frozenset({"gb:commentary", "gb:statement", "gb:named", "gb:anniversary"})
"""Types of which an event is the article's own, or is named alike in all articles."""
_NEAREST: Final = 100
"""Members of a block, by day, that each is compared with at most."""
_NUMBERS: Final = {
    word: str(number)
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        1,
    )
}
_LONG: Final = (
    (re.compile(r"\bc c\b"), "central committee"),
    (re.compile(r"\bwpk\b"), "workers party of korea"),
    (re.compile(r"\bspa\b"), "supreme peoples assembly"),
    (re.compile(r"\bun\b"), "united nations"),
    (re.compile(r"\b(?:the )?dprk\b"), "democratic peoples republic of korea"),
)
"""KCNA's abbreviations in the names of meetings, with the words that they stand for."""
_SMALL: Final = frozenset("of the a an and in on at for to its".split())
_ORDINAL: Final = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_GATHERINGS: Final = frozenset({"gb:session", "gb:meeting", "gb:congress", "gb:summit", "gb:talks"})

_Key = tuple[str, str]
_Fit = tuple[float, str]


def merge_events(profiles: Iterable[EventProfile]) -> Merged:
    """Which profiles are of one event.

    Same are: an event in two copies of a text; events of one type on the same days with the same
    participants (all of the smaller set) that share a place, or are told in much the same words;
    meetings of the same two on one day; gatherings whose names have the same number and words ("22nd
    emergency meeting of …"). What a text cites goes to a reported event where just one fits. The
    canonical one is reported, has the earliest article, and sorts first. Two events of one article
    are never one, unless they have one identity. The order of the profiles makes no difference.
    """
    told: dict[str, list[EventProfile]] = defaultdict(list)
    for profile in profiles:
        told[profile.identity].append(profile)
    return _Merging({key: sorted(each, key=_first) for key, each in told.items()}).merged()


def _first(profile: EventProfile) -> tuple[bool, date, str, str]:
    return not profile.reported, profile.published or date.max, profile.identity, profile.article


class _Merging:
    """One run over a set of events, each with all its profiles, canonical one first."""

    def __init__(self, told: Mapping[str, list[EventProfile]]) -> None:
        self.told = told
        self.articles = {key: frozenset(p.article for p in each) for key, each in told.items()}
        self.groups = Groups(told, self._apart)
        self.judgements: list[Judgement] = []

    def merged(self) -> Merged:
        fits: dict[tuple[str, str], _Fit] = {}
        for one, other in self._pairs():
            if not self.articles[one] & self.articles[other]:
                fit = max(_fit(a, b) for a in self.told[one][:3] for b in self.told[other][:3])
                if fit[0] >= 0.5:
                    fits[one, other] = fit
        choices: dict[tuple[str, str], int] = defaultdict(int)
        for one, other in fits:
            for article in sorted(self.articles[other]):
                choices[one, article] += 1
            for article in sorted(self.articles[one]):
                choices[other, article] += 1
        for one, other in sorted(fits, key=lambda pair: (-fits[pair][0], pair)):
            several = any(choices[one, each] > 1 for each in self.articles[other])
            several = several or any(choices[other, each] > 1 for each in self.articles[one])
            self._decide(one, other, fits[one, other], several=several)
        clusters = {
            min((self.told[member][0] for member in group), key=_first).identity: tuple(group)
            for group in self.groups.all()
        }
        return outcome(clusters, self.judgements)

    def _decide(self, one: str, other: str, fit: _Fit, *, several: bool) -> None:
        if self.groups.of(one) is self.groups.of(other):
            return
        sure = fit[0] >= 0.9 and (not several or fit[0] >= 0.98)
        same = sure and self.groups.join(one, other)
        if same or not sure:
            verdict = Verdict.SAME if same else Verdict.UNSURE
            self.judgements.append(judged(one, other, verdict, *fit, "events.reports"))

    def _apart(self, one: str, other: str) -> bool:
        if self.articles[one] & self.articles[other]:
            return True
        return any(_contradict(a, b) for a in self.told[one][:3] for b in self.told[other][:3])

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs with a key in common, each once."""
        blocks: dict[_Key, list[tuple[int, str]]] = defaultdict(list)
        keys: dict[str, set[_Key]] = defaultdict(set)
        for identity, each in self.told.items():
            for profile in each[:3]:
                for key in _keys(profile):
                    if key not in keys[identity]:
                        keys[identity].add(key)
                        blocks[key].append((_day(profile), identity))
        for key in sorted(blocks):
            block = sorted(blocks[key])
            window = RECALLED if key[0] == "name" else WINDOW
            for day, one in block:
                start = bisect_right(block, (day, one))
                end = min(bisect_left(block, (day + window + 1, "")), start + _NEAREST)
                for _, other in block[start:end]:
                    if min(keys[one] & keys[other]) == key:
                        yield (one, other) if one < other else (other, one)


def _keys(profile: EventProfile) -> Iterator[_Key]:
    types = sorted(profile.types - _OWN_ARTICLE)
    yield from (("text", f"{value:x}") for value in profile.sketch[:2] if profile.types)
    if _numbered(profile):
        yield "name", " ".join(sorted(label_words(profile.label)))
    for kind in types:
        yield from ((kind, party) for party in sorted(profile.participants)[:12])


def _fit(one: EventProfile, other: EventProfile) -> _Fit:
    """How far two profiles of different articles are of one event."""
    ours, theirs = one.participants, other.participants
    strangers = not (ours <= theirs or theirs <= ours)
    if strangers or not one.types & other.types or _contradict(one, other):
        return _named_fit(one, other)
    if one.reported == other.reported and similarity(one.sketch, other.sketch) >= SAME_TEXT:
        return _copy_fit(one, other)
    if (one.types & other.types) <= _OWN_ARTICLE:
        return 0.0, ""
    named = _named_fit(one, other)
    return max(named, _parties_fit(one, other))


def _copy_fit(one: EventProfile, other: EventProfile) -> _Fit:
    """Two events of the same text: those that say the same are the same."""
    said = [(p.label, p.types, p.participants, p.places) for p in (one, other)]
    if said[0] == said[1]:
        return 0.99, "the same event in copies of one text"
    return (0.9, "the same label in copies of one text") if one.label == other.label else (0.0, "")


def _named_fit(one: EventProfile, other: EventProfile) -> _Fit:
    same = _numbered(one) and _numbered(other) and _name(one.label) == _name(other.label)
    if not same or _dates_differ(one, other):
        return 0.0, ""
    return 0.98, "meetings with the same number and the same words"


def _parties_fit(one: EventProfile, other: EventProfile) -> _Fit:
    """Events with the same participants, or all of one's among the other's."""
    fewer, more = sorted((one.participants, other.participants), key=len)
    if not fewer or not fewer <= more or _dates_differ(one, other):
        return 0.0, ""
    several = len(fewer) > 1
    retold = several and fewer == more and similarity(one.sketch, other.sketch) >= RETOLD
    placed = bool(one.places & other.places)
    if not (one.dates and other.dates):
        if not (several and placed and _close(one.published, other.published)):
            return 0.0, ""
        if retold:
            return 0.93, "the same participants and place, told in much the same words"
        return 0.7, "the same participants and place, a date isn't told"
    two_sided = len(fewer) == 2 and fewer == more and not one.places | other.places
    meeting = two_sided and bool(one.types & other.types & {"gb:meeting", "gb:talks"})
    return _dated_fit(
        exact=_exact(one) and _exact(other),
        placed=placed,
        retold=retold,
        meeting=meeting,
        several=several,
    )


def _dated_fit(*, exact: bool, placed: bool, retold: bool, meeting: bool, several: bool) -> _Fit:
    """Events on overlapping days: the first case that holds."""
    cases = (
        (exact and placed, 0.95, "the same participants, place and day"),
        (exact and retold, 0.94, "the same participants and day, told in much the same words"),
        (exact and meeting, 0.93, "a meeting of the same two on the same day"),
        (exact and several, 0.75, "the same participants and day, a place isn't told"),
        (placed or several, 0.7, "the same participants, and a day within the time told"),
        (True, 0.55, "the same participant and day"),
    )
    return next((value, reason) for holds, value, reason in cases if holds)


def _exact(profile: EventProfile) -> bool:
    return any(day.start == day.end for day in profile.dates)


def _close(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and abs((one - other).days) <= NEWS


def _contradict(one: EventProfile, other: EventProfile) -> bool:
    """Other places or days, or no type in common that both are told to be."""
    types, others = one.types & _GATHERINGS, other.types & _GATHERINGS
    alike = one.types & other.types or (types and others) or not one.types or not other.types
    places = one.places and other.places and not one.places & other.places
    return not alike or bool(places) or _dates_differ(one, other)


def _dates_differ(one: EventProfile, other: EventProfile) -> bool:
    if one.dates and other.dates:
        return (
            gap(one.dates, _spanned(other.dates)) > 0 and gap(_spanned(one.dates), other.dates) > 0
        )
    dated, told = (one, other) if one.dates else (other, one)
    if not dated.dates or told.published is None:
        return False
    return told.reported and dated.dates[0].start > told.published


def _spanned(days: tuple[Interval, ...]) -> tuple[Interval, ...]:
    """Days of beginning and end with those between, where that is at most two weeks."""
    whole = Interval(min(d.start for d in days), max(d.end for d in days))
    return (whole,) if (whole.end - whole.start).days <= WINDOW else days


def _numbered(profile: EventProfile) -> bool:
    """Whether a gathering's name has a number, and enough words to be of one body only."""
    words = label_words(profile.label)
    if not profile.types & _GATHERINGS or "…" in profile.label:
        return False
    return len(words) >= 4 and any(word.isdigit() and len(word) < 4 for word in words)


def label_words(label: str) -> frozenset[str]:
    """The telling words of an event's name: numbers as digits, abbreviations written out."""
    return _name(label)[0]


@lru_cache(maxsize=65536)
def _name(label: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """The telling words of a name, and its numbers in their order: the 9th meeting of the 8th
    committee is not the 8th of the 9th.
    """
    name = normalise(label)
    for short, full in _LONG:
        name = short.sub(full, name)
    words = [_NUMBERS.get(word, word) for word in name.split() if word not in _SMALL]
    words = [match[1] if (match := _ORDINAL.fullmatch(word)) else word for word in words]
    return frozenset(words), tuple(word for word in words if word.isdigit())


def _day(profile: EventProfile) -> int:
    exact = [day.start for day in profile.dates if (day.end - day.start).days <= 7]
    return (min(exact) if exact else profile.published or date.min).toordinal()
