"""The people of one name, and whom a surname with an office means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from graphbuilder import iris
from graphbuilder.model import Judgement, Score, Verdict
from graphbuilder.resolve.careers import YEAR, Career, by_day, compare, gap, split, tells, verdict
from graphbuilder.resolve.profiles import OfficeSeen, PersonProfile, Sighting
from graphbuilder.resolve.standing import (
    Domain,
    Rank,
    domain,
    standing,
    words_of,
)

WIDER: Final = timedelta(days=365)
"""People are named without their offices somewhat before and after the days that give these."""
SURNAME_YEARS: Final = 2
"""How long before or after he is seen in a post a surname with that post can be his."""
MOST: Final = 60
"""Careers of one name that are compared with each other. With more ("Kim Chol", worker of this and of
that factory) the name tells nothing, and all stay apart."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PeopleOfName:
    """Who bears one name: each person with his sightings, and what was judged of every two.

    A judgement "same" is of two careers that were joined. Each career has the identity that its
    person would have, so that somebody's own judgement can take the two apart again.
    """

    people: tuple[PersonProfile, ...]
    judgements: tuple[Judgement, ...] = ()
    known: Mapping[str, str] = field(default_factory=dict)
    """Identities that a person has or would have by another of his posts → the person's own."""

    def identities(self) -> dict[Sighting, str]:
        """Whose each sighting is."""
        return {s: person.identity for person in self.people for s in person.sightings}


@dataclass(frozen=True, slots=True, eq=False)
class _Person:
    """Careers joined so far; ``identities`` are theirs, the earliest first; ``known`` also those that
    they would have by any of their posts.
    """

    identities: tuple[str, ...]
    career: Career
    known: frozenset[str] = frozenset()


def people_of(
    profile: PersonProfile, decided: Mapping[Pair, Judgement] | None = None
) -> PeopleOfName:
    """Take the people of one name apart.

    ``decided`` are somebody's judgements on two identities in order; they overrule the scores. Where
    all is one person's, he keeps the profile's identity. Else each has the earliest post of his
    earliest career behind it ("person/ri-yong-ho-dprk-minister-of-foreign-affairs"), and sightings
    that could be several's keep the plain one. The order of sightings makes no difference.
    """
    groups = [group for group in split(profile) if tells(group[0])]
    if profile.authority or not groups:
        return PeopleOfName((_alone(profile),))
    careers = [Career.of(group) for group in groups]
    named = zip(_identities(profile.identity, careers), careers, strict=True)
    found = [
        _Person((identity,), career, frozenset({identity, *_by_posts(profile.identity, career)}))
        for identity, career in named
    ]
    people, judgements = _joined(found, _name(profile), decided or {})
    if len(people) == 1:
        known = dict.fromkeys(sorted(people[0].known), profile.identity)
        return PeopleOfName((_alone(profile),), tuple(sorted(judgements, key=_order)), known)
    if len(people) <= MOST:
        judgements += [
            _judged(a, b, _score(a, b, _name(profile)), decided or {})
            for a, b in combinations(people, 2)
        ]
    own, bare = _placed([s for s in profile.sightings if not tells(s)], people)
    profiles = [
        PersonProfile(
            p.identities[0], profile.names, Career.of((*p.career.sightings, *some)).sightings
        )
        for p, some in zip(people, own, strict=True)
    ]
    if bare:
        profiles.append(PersonProfile(profile.identity, profile.names, Career.of(bare).sightings))
        judgements += _maybe(profile.identity, bare, people)
    known = {each: p.identities[0] for p in people for each in sorted(p.known)}
    return PeopleOfName(tuple(profiles), tuple(sorted(judgements, key=_order)), known)


def unbridged(profile: PersonProfile) -> PersonProfile:
    """The profile, where an article names two people of the name, with the offices of but one there.

    A foreign minister is introduced with a word on the general of the same name. An article that
    gives both offices would tie the two; where all others show two careers that are different, it
    keeps the offices of the one whose time is nearer.
    """
    both = [s for s in profile.sightings if len(_domains(s.offices)) > 1]
    if not both or profile.authority:
        return profile
    others = tuple(s for s in profile.sightings if s not in both)
    found = people_of(replace(profile, sightings=others))
    by_identity = {person.identity: person for person in found.people}
    apart = [
        (by_identity[j.first], by_identity[j.second])
        for j in found.judgements
        if j.verdict is Verdict.DIFFERENT and {j.first, j.second} <= by_identity.keys()
    ]
    if not apart:
        return profile
    cut = {sighting: _of_one(sighting, apart) for sighting in both}
    return replace(profile, sightings=tuple(cut.get(s, s) for s in profile.sightings))


def _of_one(sighting: Sighting, apart: list[tuple[PersonProfile, PersonProfile]]) -> Sighting:
    """A sighting without the offices of the person that is farther from it in time."""
    for pair in apart:
        near, far = sorted(pair, key=lambda p: _days_from(sighting.day, p.sightings))
        own, other = (_domains(o for s in p.sightings for o in s.offices) for p in (near, far))
        told = _domains(sighting.offices)
        if told & own and told & (other - own):
            kept = (o for o in sighting.offices if domain(o) not in other - own)
            sighting = replace(sighting, offices=tuple(kept))
    return sighting


def _domains(offices: Iterable[OfficeSeen]) -> frozenset[Domain]:
    return frozenset(domain(office) for office in offices if standing(office).telling)


def _days_from(day: date | None, sightings: Iterable[Sighting]) -> int:
    days = [abs((s.day - day).days) for s in sightings if s.day and day]
    return min(days, default=0)


def _alone(profile: PersonProfile) -> PersonProfile:
    ordered = Career.of(profile.sightings).sightings
    return PersonProfile(profile.identity, profile.names, ordered, profile.authority)


def _name(profile: PersonProfile) -> str:
    """The fullest form of a name: how rare it is shows there."""
    return max(profile.names, key=lambda name: (len(name.split()), len(name), name), default="")


def _order(judgement: Judgement) -> tuple[str, ...]:
    return judgement.first, judgement.second, judgement.verdict, judgement.judge


# -- careers joined -------------------------------------------------------------------------------


def _identities(identity: str, careers: list[Career]) -> list[str]:
    """An identity for each career, from its earliest post; the year, then the article sets apart."""
    segment, _, local = identity.rpartition("/")
    found: list[str] = []
    for career in careers:
        start = career.sightings[0]
        offices = [office for office in start.offices if standing(office).telling]
        office = min(offices, key=lambda o: (-standing(o).rank, o.post, repr(o)))
        post = f"{local} {office.post.rpartition('/')[2]}".replace("-", " ")
        year = str(start.day.year) if start.day else "undated"
        tries = (
            iris.local_name(post),
            iris.local_name(f"{post} {year}"),
            iris.local_name(post, start.article, repr(start.offices)),
        )
        found.append(next(t for each in tries if (t := f"{segment}/{each}") not in found))
    return found


def _by_posts(identity: str, career: Career) -> Iterator[str]:
    """The identities that a career would have by each of its posts: what somebody judged by an earlier
    build holds on when the archive has grown.
    """
    segment, _, local = identity.rpartition("/")
    for sighting in career.sightings:
        for office in sighting.offices:
            if standing(office).telling:
                post = f"{local} {office.post.rpartition('/')[2]}".replace("-", " ")
                yield f"{segment}/{iris.local_name(post)}"


def _score(a: _Person, b: _Person, name: str) -> Score:
    return compare(a.career, b.career, name)


def _decision(a: _Person, b: _Person, decided: Mapping[Pair, Judgement]) -> Judgement | None:
    """What somebody judged of two people's careers; "different" outweighs, then the latest."""
    if not decided:
        return None
    pairs = ((min(x, y), max(x, y)) for x in a.known for y in b.known)
    found = [decided[pair] for pair in pairs if pair in decided]
    apart = [each for each in found if each.verdict is not Verdict.SAME]
    return max(apart or found, key=lambda each: (each.day, each.first, each.second), default=None)


def _joined(
    people: list[_Person], name: str, decided: Mapping[Pair, Judgement]
) -> tuple[list[_Person], list[Judgement]]:
    """Joins the two likeliest as long as two are judged the same, comparing the joined one anew.

    So what the whole career says counts: who is joined to an official of one country is different
    from that of another.
    """
    judgements: list[Judgement] = []
    pairs = combinations(people, 2) if len(people) <= MOST else ()
    likely = {(a, b): key for a, b in pairs if (key := _likely(a, b, name, decided))}
    while likely:
        a, b = min(likely, key=likely.__getitem__)
        judgements.append(_judged(a, b, _score(a, b, name), decided))
        first, second = sorted((a, b), key=lambda p: by_day(p.career.sightings[0]))
        both = (*first.career.sightings, *second.career.sightings)
        identities = (*first.identities, *second.identities)
        joined = _Person(identities, Career.of(both), first.known | second.known)
        people = [p for p in people if p is not a and p is not b]
        likely = {pair: key for pair, key in likely.items() if a not in pair and b not in pair}
        for other in people:
            if key := _likely(other, joined, name, decided):
                likely[other, joined] = key
        people.append(joined)
    return sorted(people, key=lambda p: by_day(p.career.sightings[0])), judgements


def _likely(
    a: _Person, b: _Person, name: str, decided: Mapping[Pair, Judgement]
) -> tuple[float, float, str, str] | None:
    """The place of two in the order of joining; None where they are not judged the same."""
    score, decision = _score(a, b, name), _decision(a, b, decided)
    if (decision.verdict if decision else verdict(score)) is not Verdict.SAME:
        return None
    first, second = sorted((a.identities[0], b.identities[0]))
    value = 1.0 if decision else score.value
    return -value, gap(a.career, b.career), first, second


def _judged(a: _Person, b: _Person, score: Score, decided: Mapping[Pair, Judgement]) -> Judgement:
    """The verdict on two careers: somebody's, as it was given, else that of the score."""
    if own := _decision(a, b, decided):
        return own
    first, second = sorted((a.identities[0], b.identities[0]))
    return Judgement(first, second, verdict(score), score.value, score.reason, score.rule)


# -- sightings without an office ------------------------------------------------------------------


def _placed(
    bare: list[Sighting], people: list[_Person]
) -> tuple[list[list[Sighting]], list[Sighting]]:
    """The bare sightings that each person gets, and those that could be several's."""
    own: list[list[Sighting]] = [[] for _ in people]
    left: list[Sighting] = []
    for sighting in bare:
        fitting = _fitting(sighting, people)
        if len(fitting) == 1:
            own[fitting[0]].append(sighting)
        else:
            left.append(sighting)
    return own, left


def _fitting(sighting: Sighting, people: list[_Person]) -> list[int]:
    """Who may be meant: whose title the vague one shortens, else in whose time the day lies.

    Of several of that time it is the one person of high rank: the wire names without an office only
    whom its readers know.
    """
    words = [words_of(office) for office in sighting.offices]
    fitting = [
        at
        for at, p in enumerate(people)
        if any(title <= other for title in words for other in p.career.titles)
    ]
    if len(fitting) != 1:
        those = list(fitting or range(len(people)))
        fitting = [at for at in those if _in_time(sighting.day, people[at])]
        fitting = fitting or _nearest(sighting.day, people, those)
    high = [at for at in fitting if any(r == Rank.HIGH for _, r in people[at].career.fields)]
    return high if len(high) == 1 else fitting


def _nearest(day: date | None, people: list[_Person], those: list[int]) -> list[int]:
    """The one whose time is near to a day that lies in nobody's, where all others' are much farther."""
    if day is None:
        return []
    days = sorted((_days_from(day, people[at].career.sightings), at) for at in those)
    (nearest, at), *others = days
    clear = all(far > max(2 * nearest, nearest + WIDER.days) for far, _ in others)
    return [at] if clear and nearest <= SURNAME_YEARS * YEAR else []


def _in_time(day: date | None, person: _Person) -> bool:
    first, last = person.career.first, person.career.last
    return bool(day and first and last) and within(day, first, last, WIDER)


def within(day: date | None, first: date | None, last: date | None, wider: timedelta) -> bool:
    """Whether a day lies between two others, or so much before or after."""
    return (
        day is not None
        and first is not None
        and last is not None
        and (first - day <= wider and day - last <= wider)
    )


def _maybe(identity: str, bare: list[Sighting], people: list[_Person]) -> Iterator[Judgement]:
    """The bare sightings may be those in whose time they lie; where one lies in none's, anybody's."""
    fits = [[at for at, p in enumerate(people) if _in_time(s.day, p)] for s in bare]
    may = range(len(people)) if [] in fits else sorted({at for each in fits for at in each})
    for at in may:
        first, second = sorted((identity, people[at].identities[0]))
        reason = "named without an office that sets apart"
        yield Judgement(first, second, Verdict.UNSURE, 0.5, reason, "careers.bare")
