"""Persons over all articles: people of one name taken apart, forms of one person's name joined."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Final

from graphbuilder.model import Judgement, Score, Verdict
from graphbuilder.model.names import normalise
from graphbuilder.resolve import overrule, steps
from graphbuilder.resolve.careers import DIFFERENT_TO, SAME_FROM, compare_careers
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.people import people_of, unbridged
from graphbuilder.resolve.profiles import OfficeSeen, PersonProfile, Sighting
from graphbuilder.resolve.romanisation import compare_persons, person_blocks
from graphbuilder.resolve.surnames import bearer_of_surname, by_surname
from graphbuilder.resolve.tables import Held, Tables

CLEAR: Final = 0.85
"""Score of two names from which offices need only not contradict."""
ALIKE: Final = 0.6
"""Score of two names from which offices can show that they are one person's."""
BARE: Final = 0.93
"""Score of two names from which they are one person's though one is never named with an office."""
_LONG: Final = 6
"""Letters from which a single name is hardly two people's in one archive."""
_RARE: Final = 8
"""Letters from which a surname alone is that of the one person in the graph who bears it."""
_NEAR: Final = 365
"""Days from a sighting of that person within which it is."""
_RELATIVE: Final = re.compile(r"\bcounterpart\b", re.IGNORECASE)
"""A title that only says that somebody holds the office of somebody else, elsewhere."""
_PARTS: Final = frozenset(
    {"persons.part", "persons.patronymic", "persons.joined", "persons.initials"}
)
"""Rules by which a name is another in full: few people share both."""
_NAMES: Final = 4
"""Forms of a name that are compared: the most frequent."""


class Persons:
    """Joins and parts what the tables hold of persons; adds to what has been joined."""

    def __init__(self, tables: Tables, joined: Joined, own: Iterable[Judgement] = ()) -> None:
        self.tables = tables
        self.joined = joined
        self.own = [each for each in own if each.first.startswith("person/")]
        self.people: dict[str, PersonProfile] = {}
        self.home: dict[str, str] = {}
        """Each person's identity by name alone."""
        self.surnames: dict[str, PersonProfile] = {}
        self.everybody: dict[str, PersonProfile] = {}
        """All of them, before forms of one person's name are joined."""
        self.known = joined.known
        self.judged: list[Judgement] = []
        """What was judged so far of people as they are when names have been taken apart."""

    def join(self) -> None:
        """Do all of it."""
        decided = {(each.first, each.second): each for each in self.own}
        for profile in self._profiles():
            if " " not in normalise(profile.names[0]) and not profile.authority:
                self.surnames[profile.identity] = profile
            else:
                self._part(profile, decided)
        self._join_names()
        self._join_surnames()

    # -- profiles ---------------------------------------------------------------------------------

    def _profiles(self) -> Iterator[PersonProfile]:
        offices: dict[tuple[str, str], list[OfficeSeen]] = defaultdict(list)
        for held in self.tables.held:
            if held.claim and held.kind != "gb:Capacity" and not _RELATIVE.search(held.title):
                offices[held.person, held.article].append(self._office(held))
        sightings: dict[str, list[Sighting]] = defaultdict(list)
        for article, seen in self.tables.articles.items():
            for person in seen.persons:
                found = tuple(sorted(offices.get((person, article), ()), key=lambda o: o.post))
                sightings[person].append(Sighting(article, seen.day, found))
        for identity, own in sorted(sightings.items()):
            names = self.tables.seen[identity].names
            ordered = sorted(_whole(names), key=lambda name: (-names[name], name))
            known = identity in self.tables.authority.entries
            yield PersonProfile(identity, tuple(ordered), tuple(own), known)

    def _office(self, held: Held) -> OfficeSeen:
        joined = self.joined
        post = joined.identity(held.post)
        raw = {*held.bodies, *self.tables.bodies_of.get(held.post, ())}
        bodies = tuple(sorted(joined.identity(body) for body in raw))
        countries = {self.tables.authority.country_of(body) for body in bodies} - {None}
        country = next(iter(countries)) if len(countries) == 1 else None
        return OfficeSeen(held.title, post, bodies, country)

    # -- steps ------------------------------------------------------------------------------------

    def _part(self, profile: PersonProfile, decided: Mapping[tuple[str, str], Judgement]) -> None:
        """The people of one name."""
        found = people_of(unbridged(profile), decided)
        if len(found.people) > 1:
            self.joined.people[profile.identity] = tuple(p.identity for p in found.people)
        for person in found.people:
            self.people[person.identity] = person
            self.home[person.identity] = profile.identity
            if person.identity != profile.identity:
                for sighting in person.sightings:
                    self.joined.in_article[sighting.article, profile.identity] = person.identity
        self.known |= found.known
        self.judged += (each for each in found.judgements if self._is_apart(each))
        self.joined.judgements += found.judgements
        for each in found.judgements:
            if each.day and each.verdict is Verdict.SAME:  # confirmed: the old identities lead here
                ends = {end: found.known[end] for end in (each.first, each.second)}
                self.joined.join({end: to for end, to in ends.items() if end != to})

    def _is_apart(self, judgement: Judgement) -> bool:
        both = {judgement.first, judgement.second} <= self.people.keys()
        return both and judgement.verdict is Verdict.DIFFERENT

    def _mine(self) -> list[Judgement]:
        """People's judgements on people as they are now."""
        found: list[Judgement] = []
        every = self.people.keys() | self.surnames.keys()
        for each in self.own:
            ends = (e if e in every else self.known.get(e, e) for e in (each.first, each.second))
            first, second = sorted(ends)
            if first != second and {first, second} <= every:
                found.append(replace(each, first=first, second=second))
        return found

    def _join_names(self) -> None:
        """Forms of one person's name."""
        keys = {
            identity: {key for name in person.names[:_NAMES] for key in person_blocks(name)}
            for identity, person in self.people.items()
        }
        pairs = ((a, b) for a, b in steps.block(keys) if self.home[a] != self.home[b])
        judged = steps.judge(_only_ones(steps.compare(pairs, self._score)))
        self.judged += _ambiguous_unsure(judged, self.judged)
        self.everybody = {**self.people, **self.surnames}
        own = self._mine()
        mine = [each for each in own if {each.first, each.second} <= self.people.keys()]
        canonical, _ = steps.canonicalise(overrule.overruled(self.judged, mine), self._rank)
        for old, new in canonical.items():
            one, other = self.people[new], self.people[old]
            names = tuple(dict.fromkeys((*one.names, *other.names)))
            sightings = (*one.sightings, *other.sightings)
            self.people[new] = replace(one, names=names, sightings=sightings)
        for old in canonical:
            del self.people[old]
        self.own = own

    def _rank(self, identity: str) -> tuple[bool, int, int, str]:
        """Authority entries stand for others, then the fullest name, then the most seen."""
        person = self.everybody[identity]
        words = max(len(normalise(name).split()) for name in person.names)
        return not person.authority, -words, -len(person.sightings), identity

    def _score(self, first: str, second: str) -> Score:
        """How far the names, and then the offices, speak for one person."""
        one, other = self.people[first], self.people[second]
        if one.authority and other.authority:
            return Score(0.0, "persons.authority", "two entries of the authority files")
        forms = ((a, b) for a in one.names[:_NAMES] for b in other.names[:_NAMES])
        name = max((compare_persons(a, b) for a, b in forms), key=lambda score: score.value)
        if name.value < ALIKE:
            return name
        ours, theirs = one.sightings, other.sightings
        if name.value >= BARE:  # one article can well have both spellings
            common = {s.article for s in one.sightings} & {s.article for s in other.sightings}
            ours = tuple(s for s in ours if s.article not in common)
            theirs = tuple(s for s in theirs if s.article not in common)
        if not all(any(sighting.offices for sighting in own) for own in (ours, theirs)):
            value = name.value if name.value >= BARE else min(name.value, steps.SAME - 0.01)
            return replace(name, value=value)
        fullest = max((*one.names, *other.names), key=lambda n: (len(n.split()), n))
        return together(name, compare_careers(ours, theirs, fullest))

    def _rare_surnames(self, judged: list[Judgement]) -> Iterator[Judgement]:
        """Long surnames that one person in the graph alone bears, near the time of that person."""
        bearers: dict[str, set[str]] = defaultdict(set)
        for identity, person in self.people.items():
            for name in person.names:
                words = normalise(name).split()
                for word in words:
                    bearers[word].add(identity if word in (words[0], words[-1]) else "")
        known = {each.first for each in judged} | {each.second for each in judged}
        for identity, person in sorted(self.surnames.items()):
            name = normalise(person.names[0])
            found = bearers.get(name, set())
            if len(name) < _RARE or len(found) != 1 or "" in found or identity in known:
                continue
            (bearer,) = found
            days = [
                abs(one - other) for one in _days(person) for other in _days(self.people[bearer])
            ]
            if days and min(days) <= _NEAR:
                reason = f"nobody else in the graph is called {person.names[0]}"
                yield _same(identity, bearer, Score(0.8, "persons.rare-surname", reason))

    def _single_names(self, judged: list[Judgement]) -> Iterator[Judgement]:
        """Whole names of one word ("Sugiono"): long enough, and no part of a whole name in the graph."""
        parts = {
            word
            for person in self.people.values()
            for name in person.names
            for word in normalise(name).split()
        }
        known = {each.first for each in judged} | {each.second for each in judged}
        named: dict[str, list[str]] = defaultdict(list)
        for identity, person in sorted(self.surnames.items()):
            name = normalise(person.names[0])
            if len(name) >= _LONG and name not in parts and identity not in known:
                named[name].append(identity)
        for name, (first, *others) in sorted(named.items()):
            score = Score(0.82, "persons.single-name", f"{name} is the whole name of one person")
            yield from (_same(first, other, score) for other in others)

    def _join_surnames(self) -> None:
        """Surnames, and single names, with an office: in articles that don't give a whole name."""
        table = by_surname(self.people.values())
        judged: list[Judgement] = []
        offices: dict[tuple[str, str], list[str]] = defaultdict(list)
        for identity, person in self.surnames.items():
            bearers: dict[str, Score] = {}
            for sighting in person.sightings:
                for office in sighting.offices:
                    found = bearer_of_surname(person.names[0], office, sighting.day, table)
                    bearers.update([found] if found else [])
                    offices[normalise(person.names[0]), office.post].append(identity)
            if len(bearers) == 1:
                ((whole, score),) = bearers.items()
                judged.append(_same(identity, whole, score))
        judged += self._rare_surnames(judged)
        judged += self._single_names(judged)
        whole_named = {each.first for each in judged} | {each.second for each in judged}
        for (name, _), several in sorted(offices.items()):
            rest = sorted(set(several) - whole_named)
            score = Score(0.85, "persons.single-name", f"the same single name, {name}, and office")
            judged += [_same(rest[0], other, score) for other in rest[1:]]
        everything = overrule.overruled([*self.judged, *judged], self.own)
        canonical, followed = steps.canonicalise(everything, self._rank)
        self.joined.join(canonical)
        before = set(self.joined.judgements)
        self.joined.judgements += [each for each in followed if each not in before]


def _ambiguous_unsure(
    judged: Iterable[Judgement], parted: Iterable[Judgement]
) -> Iterator[Judgement]:
    """The judgements, unsure where a name is the same as those of two who are different people."""
    every = list(judged)
    apart = {(each.first, each.second) for each in parted}
    others: dict[str, list[str]] = defaultdict(list)
    for each in every:
        if each.verdict is Verdict.SAME:
            others[each.first].append(each.second)
            others[each.second].append(each.first)
    either = {
        one
        for one, several in others.items()
        if any(pair in apart for pair in combinations(sorted(several), 2))
    }
    for each in every:
        if each.verdict is Verdict.SAME and not either.isdisjoint((each.first, each.second)):
            reason = f"{each.reason}; but there are two of that name"
            yield replace(each, verdict=Verdict.UNSURE, reason=reason)
        else:
            yield each


def _only_ones(scored: Iterable[tuple[steps.Pair, Score]]) -> Iterator[tuple[steps.Pair, Score]]:
    """The scores, raised where a name in full or in part has no other that it could be.

    "Fidel Castro" without an office is Fidel Castro Ruz, if nobody else in the graph can be meant.
    """
    kept = [(pair, score) for pair, score in scored if score.value >= steps.DIFFERENT]
    others = Counter(one for pair, _ in kept for one in pair)
    for pair, score in kept:
        alone = max(others[one] for one in pair) == 1
        if alone and score.rule in _PARTS and score.value < steps.SAME:
            reason = f"{score.reason}; and nobody else is named so"
            yield pair, replace(score, value=steps.SAME, reason=reason)
        else:
            yield pair, score


def _days(person: PersonProfile) -> list[int]:
    return [sighting.day.toordinal() for sighting in person.sightings if sighting.day]


def _whole(names: Iterable[str]) -> list[str]:
    """The names without short forms, which stand for many people; all, where there are only such."""
    every = list(names)
    return [name for name in every if " " in normalise(name)] or every


def _same(one: str, other: str, score: Score) -> Judgement:
    first, second = sorted((one, other))
    return Judgement(first, second, Verdict.SAME, score.value, score.reason, score.rule)


def together(name: Score, careers: Score) -> Score:
    """Two names' score with that of the offices of their bearers.

    Clearly equal names are one person's unless the offices contradict; names that are alike need
    offices that speak for one.
    """
    reason = f"{name.reason}; {careers.reason}" if careers.reason else name.reason
    rule = name.rule
    if careers.value <= DIFFERENT_TO:
        return Score(min(name.value, steps.DIFFERENT - 0.01), rule, reason)
    if name.value >= CLEAR:
        value = name.value if careers.value >= 0.5 else steps.SAME - 0.01
    else:
        value = 0.82 if careers.value >= SAME_FROM else min(name.value, steps.SAME - 0.01)
    return Score(round(value, 4), rule, reason)
