"""Whom a surname with an office means: "Russian President Putin" in an article without the whole name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from graphbuilder.model import Score
from graphbuilder.model.names import normalise
from graphbuilder.resolve.careers import YEAR
from graphbuilder.resolve.people import SURNAME_YEARS, within
from graphbuilder.resolve.profiles import OfficeSeen, PersonProfile
from graphbuilder.resolve.standing import country, function, standing

_FAMILY_FIRST: Final = frozenset(f"country/{code}" for code in "KP KR CN TW HK MO".split())
"""Where the family name comes first and is what people are called by ("President Xi"). Vietnamese are
called by the last word too ("President Lam"), Hungarians and Japanese are written both ways."""


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person in a post, from when to when he is seen in it."""

    identity: str
    first: date | None
    last: date | None


SurnameTable = Mapping[tuple[str, Hashable], tuple[Tenure, ...]]
"""Who is called by a surname in a post, by the normalised surname and what identifies the post."""


def by_surname(people: Iterable[PersonProfile]) -> SurnameTable:
    """The table that ``bearer_of_surname`` looks in, from all people with whole names."""
    table: dict[tuple[str, Hashable], list[Tenure]] = defaultdict(list)
    for person in people:
        days: dict[Hashable, list[date]] = defaultdict(list)
        for sighting in person.sightings:
            for post in {key for office in sighting.offices for key in _posts(office)}:
                days[post] += [sighting.day] if sighting.day else []
        surnames = {form for name in person.names for form in _surnames(name, person)}
        for post, seen in days.items():
            tenure = Tenure(person.identity, min(seen, default=None), max(seen, default=None))
            for surname in surnames:
                table[surname, post].append(tenure)
    return {key: tuple(sorted(found, key=repr)) for key, found in table.items()}


def bearer_of_surname(
    surname: str, office: OfficeSeen, day: date | None, table: SurnameTable
) -> tuple[str, Score] | None:
    """Whom a surname with an office means on a day: "Russian President Putin".

    The one person so called who is seen in that post before and after the day, else the one who is
    within two years of it. None where there is none or where there are several.
    """
    name = normalise(surname)
    found = {t for post in _posts(office) for t in table.get((name, post), ())}
    for wider, value in ((timedelta(0), 0.95), (timedelta(days=SURNAME_YEARS * YEAR), 0.85)):
        fitting = {t.identity for t in found if within(day, t.first, t.last, wider)}
        if len(fitting) == 1:
            reason = f"the one {surname} who is seen as “{office.title}” at that time"
            return fitting.pop(), Score(value, "careers.surname", reason)
        if fitting:
            return None
    return None


def _posts(office: OfficeSeen) -> Iterator[Hashable]:
    """What identifies an office: its post, and a head of state's or foreign minister's function."""
    if standing(office).telling:
        yield office.post
        if same := function(office):
            yield same


def _surnames(name: str, person: PersonProfile) -> Iterator[str]:
    """What a whole name's bearer is called by: the first word where the family name comes first, else
    the first or last word or the two of a double surname, or the first of these.
    """
    words = normalise(name).split()
    if len(words) < 2:
        return
    yield words[0]
    countries = {of for s in person.sightings for o in s.offices if (of := country(o))}
    if not countries or not countries <= _FAMILY_FIRST:
        yield words[-1]
        if len(words) > 2:
            yield words[-2]
            yield " ".join(words[-2:])
