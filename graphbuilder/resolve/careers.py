"""One name, one person or two: what the offices, bodies and periods of sightings say.

Two men named Ri Yong Ho held office, a chief of the General Staff until 2012 and a foreign minister
from 2016. Sightings that share a post or body are one career; careers are compared by country, field
of work, rank and the years between. The numbers are judgements of this project, set on cases whose
truth is known (tests/resolve/test_resolve_careers.py) and read by eye on a year of the wire.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import Final

from graphbuilder.model import Score, Verdict
from graphbuilder.model.names import normalise
from graphbuilder.resolve.profiles import OfficeSeen, PersonProfile, Sighting
from graphbuilder.resolve.rarity import Rarity, rarity
from graphbuilder.resolve.standing import Domain, Rank, country, function, standing, words_of

SAME_FROM: Final = 0.8
"""From this score two careers are one person's: one clear hint is enough (one field, known, near in
time), a weaker one needs a name that is not common."""
DIFFERENT_TO: Final = 0.3
"""To this score they are two people's. Between, nobody knows, and the two stay apart as unsure."""

YEAR: Final = 365.25
POST_YEARS: Final = 25
"""A post seen again after longer is hardly the same person's, nor is any other: that is a generation."""
BODY_YEARS: Final = 10
"""Another post in one body, within two terms of a parliament or party congress."""
SEAT_YEARS: Final = 2
"""Seats in a body of all fields (the Political Bureau): two of one name have held them in turn."""
NEAR_YEARS: Final = 6
CAREER_YEARS: Final = 10
NEWS_DAYS: Final = 7
"""The years that may lie between two posts of one ladder, for the known and for the highest; the
days over which the wire tells one piece of news."""

_BROAD: Final = re.compile(
    r"^(?!.*\b(?:committee|commission|department|bureau|staff|presidium|c-c|command|navy|school|office)\b)"
    r"(?:.*\b(?:party|army|assembly|parliament|congress|senate|duma|chongryon|union|government)"
    r"|.*\bparty-of-.*|.*\bassociation-of-korean-residents-in-japan|united-nations|armed-forces)$"
)
"""Bodies of many thousands, or of people from all fields: two of one name may well be in them."""
_PLAIN: Final = frozenset(
    """organizational organization economic publicity international department bureau committee commission
    ministry foreign affairs provincial city county municipal peoples party central government factory
    hospital university school farm mine team general staff board directors of the and standing executive
    office embassy company academy institute association council assembly political""".split()
)
"""Words of bodies' names that don't say whose body it is: "Organizational Department"."""

_LINKS: Final = frozenset(
    frozenset((Domain(first), Domain(second)))
    for first, others in {
        "party": "state government military diplomacy legislature science media industry society",
        "state": "government military diplomacy legislature society international",
        "government": "military diplomacy legislature industry science sports international society",
        "diplomacy": "international legislature society",
        "legislature": "industry science society religion military",
        "military": "science",
        "science": "industry society",
        "industry": "society",
    }.items()
    for second in others.split()
)
"""Fields that one career commonly joins. A general seldom becomes an ambassador, nor a coach a bishop."""

_SUCCESSORS: Final = {
    f"country/{gone}": frozenset(f"country/{code}" for code in now.split())
    for gone, now in {
        "soviet-union": "RU UA BY KZ UZ TM TJ KG AM AZ GE MD LT LV EE",
        "russian-empire": "soviet-union RU",
        "czechoslovakia": "CZ SK",
        "yugoslavia": "RS HR SI BA MK ME serbia-and-montenegro",
        "serbia-and-montenegro": "RS ME",
        "german-democratic-republic": "DE",
        "west-germany": "DE",
        "german-empire": "DE",
        "democratic-republic-of-vietnam": "VN",
        "yemen-arab-republic": "YE",
        "peoples-democratic-republic-of-yemen": "YE",
        "united-arab-republic": "EG SY",
        "zaire": "CD",
        "persia": "IR",
        "siam": "TH",
    }.items()
}
"""States that are no more, and those whose officials served them before. Source: The World Factbook."""

_RARER: Final = {Rarity.COMMON: (0.0, 0.0), Rarity.ORDINARY: (0.25, 0.1), Rarity.RARE: (0.3, 0.3)}
"""What the name itself adds, where fields are linked and near in time, and else: two people of four
names are seldom met, of "Kim Chol" every day."""

Field = tuple[Domain, Rank]


@dataclass(frozen=True, slots=True, eq=False)
class Career:
    """Sightings that are one person's, and what they say together."""

    sightings: tuple[Sighting, ...]
    first: date | None
    last: date | None
    fields: frozenset[Field]
    works: bool  # in an office, not only a seat
    countries: frozenset[str]
    titles: dict[frozenset[str], OfficeSeen]
    articles: frozenset[str]

    @classmethod
    def of(cls, sightings: Iterable[Sighting]) -> Career:
        """The career of some sightings, in any order."""
        ordered = tuple(sorted(set(sightings), key=by_day))
        days = [s.day for s in ordered if s.day]
        offices = sorted({office for s in ordered for office in s.offices}, key=repr)
        return cls(
            ordered,
            min(days, default=None),
            max(days, default=None),
            _fields_of(offices),
            any(s.telling and not s.collective for s in map(standing, offices)),
            frozenset(of for office in offices if (of := country(office))),
            {words_of(office): office for office in offices},
            frozenset(s.article for s in ordered),
        )


def by_day(sighting: Sighting) -> tuple[date, str, str]:
    """The canonical order of sightings; those without a day come last."""
    return sighting.day or date.max, sighting.article, repr(sighting.offices)


def verdict(score: Score) -> Verdict:
    """What a score says: same, different or unsure."""
    value = round(score.value, 3)
    if value >= SAME_FROM:
        return Verdict.SAME
    return Verdict.DIFFERENT if value <= DIFFERENT_TO else Verdict.UNSURE


# -- groups by shared posts and bodies ------------------------------------------------------------


def split(profile: PersonProfile) -> tuple[tuple[Sighting, ...], ...]:
    """The sightings in groups that share a post or a body of their own, one after the other.

    The last group holds the sightings that tell nothing (no office, "chairman"), where there are
    any. An entry of the authority files is never split.
    """
    if profile.authority:
        return (Career.of(profile.sightings).sightings,)
    told = [s for s in profile.sightings if tells(s)]
    bare = [s for s in profile.sightings if not tells(s)]
    groups = [Career.of(group).sightings for group in _tied(_runs(told))]
    groups.sort(key=lambda group: by_day(group[0]))
    return (*groups, *([Career.of(bare).sightings] if bare else []))


def tells(sighting: Sighting) -> bool:
    """Whether some office of a sighting sets its holder apart."""
    return any(standing(office).telling for office in sighting.offices)


def _runs(sightings: Iterable[Sighting]) -> list[list[Sighting]]:
    """Sightings with the same offices, cut where too many years lie between two; those without a day
    apart.
    """
    alike: dict[frozenset[OfficeSeen], set[Sighting]] = defaultdict(set)
    for sighting in sightings:
        alike[frozenset(sighting.offices)].add(sighting)
    runs: list[list[Sighting]] = []
    for offices, group in alike.items():
        limit = max((years for office in offices for _, years in _ties(office)), default=SEAT_YEARS)
        undated = [sighting for sighting in group if not sighting.day]
        run: list[Sighting] = []
        for sighting in sorted(group.difference(undated), key=by_day):
            if run and _apart(run[-1].day, sighting.day) > limit:
                runs.append(run)
                run = []
            run.append(sighting)
        runs += [some for some in (run, undated) if some]
    return runs


def _tied(runs: list[list[Sighting]]) -> list[list[Sighting]]:
    """Runs joined that share a post or body within its years. Without a day there is no telling."""
    parents = list(range(len(runs)))

    def root(at: int) -> int:
        while parents[at] != at:
            parents[at] = parents[parents[at]]
            at = parents[at]
        return at

    seen: dict[tuple[Hashable, int], list[tuple[date, int]]] = defaultdict(list)
    for at, run in enumerate(runs):
        days = {s.day for s in run if s.day}
        for tie in {tie for office in run[0].offices for tie in _ties(office)}:
            seen[tie] += [(day, at) for day in days]
    for (_, limit), days_of in seen.items():
        days_of.sort()
        for (day, one), (later, other) in pairwise(days_of):
            if _apart(day, later) <= limit:
                parents[root(other)] = root(one)
    joined: dict[int, list[Sighting]] = defaultdict(list)
    for at, run in enumerate(runs):
        joined[root(at)] += run
    return list(joined.values())


@lru_cache(maxsize=65_536)
def _ties(office: OfficeSeen) -> tuple[tuple[Hashable, int], ...]:
    """What ties an office to the same or another in the same body, and over how many years."""
    found = standing(office)
    own = [body for body in office.bodies if _specific(body)]
    if not found.telling or (found.rank == Rank.LOW and not own):
        return ()
    if found.collective:
        return ((("post", office.post, country(office)), SEAT_YEARS),)
    same = function(office)
    return (
        (("post", office.post, country(office)), POST_YEARS),
        *([(("function", same), POST_YEARS)] if same else []),
        *((("body", body), BODY_YEARS) for body in own),
    )


def _specific(body: str) -> bool:
    """Whether a body is one that few people of a name can be in."""
    name = body.rpartition("/")[2]
    return (
        not body.startswith("country/")
        and not _BROAD.search(name)
        and not _PLAIN.issuperset(name.split("-"))
    )


def _apart(day: date | None, other: date | None) -> float:
    return abs((other - day).days) / YEAR if day and other else 0.0


# -- careers compared -----------------------------------------------------------------------------


def compare_careers(a: Sequence[Sighting], b: Sequence[Sighting], name: str) -> Score:
    """How far two groups of sightings under one name speak for one person.

    ``name`` in the fullest form that was seen: a long one is rarer than a Korean one of three
    syllables. Both ways round give the same score.
    """
    return compare(Career.of(a), Career.of(b), name)


def compare(a: Career, b: Career, name: str) -> Score:
    """``compare_careers`` for careers that are already made."""
    if not a.fields or not b.fields:
        return Score(0.5, "careers.bare", "the name alone, or a title that tells nothing")
    return (
        _two_in_one_article(a, b)
        or _countries(a, b, name)
        or _shorter_title(a, b)
        or _in_turn(a, b)
        or _fields(a, b, name)
    )


def _two_in_one_article(a: Career, b: Career) -> Score | None:
    """An article has one sighting of each person: two of it are two people of a name."""
    both = a.articles & b.articles
    if not both:
        return None
    return Score(0.05, "careers.article", f"article {min(both)} names them as two")


def _countries(a: Career, b: Career, name: str) -> Score | None:
    one, other = a.countries, b.countries
    if not one or not other or not one.isdisjoint(other):
        return None
    if any(other & _SUCCESSORS.get(c, frozenset()) for c in one) or any(
        one & _SUCCESSORS.get(c, frozenset()) for c in other
    ):
        return None
    value = 0.35 if rarity(name) == Rarity.RARE else 0.05
    first, second = sorted((_named(one), _named(other)))
    return Score(value, "careers.country", f"in office in {first} and in {second}")


def _shorter_title(a: Career, b: Career) -> Score | None:
    """ "vice-premier" beside "vice-premier of the Cabinet": one title, put shorter.

    Seats count only where one of the two has no work beside them: there are many members of a
    Political Bureau.
    """
    years = gap(a, b)
    for words, office in a.titles.items() if years <= NEAR_YEARS else ():
        for others, other in b.titles.items():
            one, two = standing(office), standing(other)
            if one.collective or two.collective:
                can_be = years <= SEAT_YEARS and not (a.works and b.works)
            else:
                can_be = Rank.LOW not in (one.rank, two.rank)
            shorter = can_be and (words <= others or others <= words)
            if shorter or _one_news(office, other, years):
                first, second = sorted((office.title, other.title))
                return Score(0.85, "careers.title", f"“{first}” and “{second}” can be one title")
    return None


def _one_news(office: OfficeSeen, other: OfficeSeen, years: float) -> bool:
    """Whether two lowly titles are one person's in one news: "senior coach" and "chief coach"."""
    heads = [normalise(o.title).partition(" of ")[0].split()[-1:] for o in (office, other)]
    bodies = [any(_specific(body) for body in o.bodies) for o in (office, other)]
    low = all(found.telling and found.rank == Rank.LOW for found in map(standing, (office, other)))
    return low and heads[0] == heads[1] and not all(bodies) and years * YEAR <= NEWS_DAYS


def _in_turn(a: Career, b: Career) -> Score | None:
    """Two provinces' committees at one time: hardly one person, if he isn't moved to and fro."""
    if {max(rank for _, rank in career.fields) for career in (a, b)} != {Rank.LOCAL}:
        return None
    if not (a.first and a.last and b.first and b.last):
        return None
    if a.first < b.last and b.first < a.last:
        return Score(0.4, "careers.simultaneous", "two local offices at one time")
    return None


def _fields(a: Career, b: Career, name: str) -> Score:
    """The likeliest of what each two fields of work say."""
    years = gap(a, b)
    pairs = [(min(x, y), max(x, y)) for x in a.fields for y in b.fields]
    value, x, y = max((_pair(x, y, years, rarity(name)), x, y) for x, y in pairs)
    first, second = (f"{field} ({rank.name.lower()})" for field, rank in (x, y))
    return Score(value, "careers.fields", f"{first} and {second}, {years:.0f} years between")


def _pair(x: Field, y: Field, years: float, name: Rarity) -> float:
    """How far two fields and ranks under a name speak for one person."""
    lower, upper = sorted((x[1], y[1]))
    linked = x[0] == y[0] or frozenset((x[0], y[0])) in _LINKS
    if Domain.UNKNOWN in (x[0], y[0]):
        near, later = 0.5, 0.5
    elif not linked:
        near, later = 0.25, 0.2
    else:
        near, later = _SAME_FIELD[lower] if x[0] == y[0] else _LINKED[lower, upper]
    limit = CAREER_YEARS if lower == Rank.HIGH else NEAR_YEARS
    value = near if years <= limit else later if years <= POST_YEARS else min(later, 0.2)
    more, less = _RARER[name]
    return min(0.95, round(value + (more if linked and years <= limit else less), 3))


_SAME_FIELD: Final = {
    Rank.HIGH: (0.9, 0.7),
    Rank.MIDDLE: (0.85, 0.6),
    Rank.LOCAL: (0.8, 0.5),
    Rank.LOW: (0.4, 0.25),
}
"""Within the years and later, by the lower rank of two offices in one field."""
_LINKED: Final = {
    (Rank.HIGH, Rank.HIGH): (0.85, 0.6),
    (Rank.MIDDLE, Rank.HIGH): (0.8, 0.55),
    (Rank.LOCAL, Rank.HIGH): (0.8, 0.5),
    (Rank.MIDDLE, Rank.MIDDLE): (0.55, 0.5),
    (Rank.LOCAL, Rank.MIDDLE): (0.55, 0.45),
    (Rank.LOCAL, Rank.LOCAL): (0.5, 0.4),
    **{(Rank.LOW, rank): (0.35, 0.25) for rank in Rank},
}
"""The same for two fields that careers join: who is high in both is one person, since few are."""


def gap(a: Career, b: Career) -> float:
    """The years between two careers' times; 0 where they overlap or a time is not known."""
    if not (a.first and a.last and b.first and b.last):
        return 0.0
    return max(0.0, (b.first - a.last).days, (a.first - b.last).days) / YEAR


def _fields_of(offices: Sequence[OfficeSeen]) -> frozenset[Field]:
    """The fields and ranks of offices. Seats beside other offices say nothing of the work."""
    told = [found for office in offices if (found := standing(office)).telling]
    work = [found for found in told if not found.collective] or told
    return frozenset((found.domain, found.rank) for found in work)


def _named(countries: Iterable[str]) -> str:
    return ", ".join(sorted(c.removeprefix("country/") for c in countries))
