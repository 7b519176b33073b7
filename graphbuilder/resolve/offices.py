"""Offices in time: when each holder is seen, who held an office on a day, and contradictions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Final

from graphbuilder.model import Conflict, Inference, Literal, StatedDate
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.resolution import membership_identity
from graphbuilder.resolve.tables import Held, Tables, Told

_SINGLE: Final = re.compile(
    r"""^(?:the\s)?(?:
        (?:\w+\s){0,3}?(?:president|premier|prime\sminister|chancellor|king|queen|emir|amir|sultan|pope|
        supreme\sleader|grand\sduke|governor-general|governor|mayor|speaker|secretary[-\s]general|
        general\ssecretary|first\ssecretary|foreign\sminister|supreme\scommander|commander-in-chief|
        chairman|chairwoman|chairperson|minister|chief\sof\sthe\sgeneral\sstaff)\b
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""Titles of offices that one person holds at a time, in a given body or country."""
_NOT_SINGLE: Final = re.compile(
    r"\b(?:vice|deputy|former|ex|late|co|honorary|acting|assistant|then|members?|officials?|first"
    r"\s+vice|department|section|committee\s+members|ministers|presidents|premiers|chairmen|leaders"
    r"|minister\s+counsell?or|elect|sub|under-?secretary|state\s+minister|minister\s+of\s+state)\b",
    re.IGNORECASE,
)
_ATTESTED: Final = "periods.attested"
_HOLDERS: Final = 60
"""People from which on a title can't be one office: no state had so many presidents in a century."""
_WITHIN: Final = 0.95
_BEFORE: Final = ((180, 0.8), (365, 0.7))
_AFTER: Final = ((90, 0.7),)
"""Confidence that a holder seen so many days before or after a day held the office then: heads of
state and ministers stay for years, and who is seen for the first time may be new. Set by hand, tried on
our own corpus (tests/resolution)."""
_FARTHER: Final = 2
"""Times that the next holder must be farther than the last one, for the last one to be in office still;
the confidence is that of twice the days."""
_ROLES: Final = (
    ("schema:sender", "gb:senderIncumbent"),
    ("schema:recipient", "gb:recipientIncumbent"),
)


@dataclass(slots=True)
class Period:
    """A person in an office, from the first day to the last on which an article says so."""

    membership: str
    person: str
    post: str
    seen: list[tuple[date, Held]] = field(default_factory=list)

    @property
    def first(self) -> date:
        """The first day."""
        return self.seen[0][0]

    @property
    def last(self) -> date:
        """The last day."""
        return self.seen[-1][0]

    def around(self, day: date) -> list[Held]:
        """The nearest sightings before and after a day."""
        before = [held for seen, held in self.seen if seen <= day]
        after = [held for seen, held in self.seen if seen >= day]
        return list({h.claim: h for h in (*before[-1:], *after[:1])}.values())


class Offices:
    """The periods of all memberships, by office."""

    def __init__(self, tables: Tables, joined: Joined) -> None:
        self.tables = tables
        self.joined = joined
        self.periods = _periods(tables, joined)
        self.of_post: dict[str, list[Period]] = defaultdict(list)
        self.of_person: dict[str, list[Period]] = defaultdict(list)
        for period in self.periods:
            self.of_post[period.post].append(period)
            self.of_person[period.person].append(period)
        bodies: dict[str, set[str]] = defaultdict(set)
        for post, known in tables.bodies_of.items():
            bodies[joined.identity(post)] |= {joined.identity(body) for body in known}
        self.bodies = bodies

    def is_single(self, post: str, title: str) -> bool:
        """Whether one person at a time holds an office: its title says so, and in what it is."""
        known = post in self.tables.authority.entries or bool(self.bodies.get(post))
        if len(self.of_post.get(post, ())) > _HOLDERS:
            return False
        return known and bool(_SINGLE.match(title)) and not _NOT_SINGLE.search(title)

    def attestations(self) -> Iterator[Inference]:
        """First and last day of each membership, each resting on the claim of that day."""
        for period in self.periods:
            for predicate, (day, held) in (
                ("gb:firstAttested", period.seen[0]),
                ("gb:lastAttested", period.seen[-1]),
            ):
                value = Literal(day.isoformat(), "xsd:date")
                subject = self.joined.base + period.membership
                yield Inference(
                    subject,
                    predicate,
                    value,
                    _ATTESTED,
                    1.0,
                    (held.claim,),
                    held.article,
                    held.place,
                )

    def conflicts(self) -> Iterator[Conflict]:
        """Two holders of one office at one time, where one at a time is the rule."""
        for post, periods in sorted(self.of_post.items()):
            if not self.is_single(post, periods[0].seen[0][1].title):
                continue
            for one, other in combinations(sorted(periods, key=lambda p: p.membership), 2):
                start, end = max(one.first, other.first), min(one.last, other.last)
                if start <= end and one.person != other.person:
                    reason = (
                        f"both are named as holder between {start.isoformat()} and {end.isoformat()}, "
                        "and the office has one holder at a time"
                    )
                    base = self.joined.base
                    held = (base + one.membership, base + other.membership)
                    people = (base + one.person, base + other.person)
                    yield Conflict(
                        base + post, people, held, reason, start.isoformat(), end.isoformat()
                    )

    def holder(self, post: str, day: date) -> tuple[Period, float] | None:
        """Who held an office on a day, with the confidence; None where nothing says, or several do."""
        within = [p for p in self.of_post.get(post, ()) if p.first <= day <= p.last]
        people = {period.person for period in within}
        if people:
            return (within[0], _WITHIN) if len(people) == 1 else None
        before = _nearest((p for p in self.of_post.get(post, ()) if p.last < day), day)
        after = _nearest((p for p in self.of_post.get(post, ()) if p.first > day), day)
        if before and after and before[0].person == after[0].person:
            return before[0], _WITHIN
        if not before:
            return _near(after, _AFTER)
        period, days = before
        if after:
            days = days * _FARTHER if days * _FARTHER < after[1] else _BEFORE[-1][0] + 1
        return _near((period, days), _BEFORE)

    def incumbents(self, told: Told) -> Iterator[tuple[Inference, str, str, str]]:
        """Who held the offices that a communication names as parties without their holders: the
        inference, the party's predicate, the person and the office.
        """
        day = self.day_of(told)
        for party, predicate in _ROLES:
            for fact in told.facts.get(party, ()) if day else ():
                post = self.joined.identity(str(fact.value), told.article)
                if not fact.claim or not post.startswith("post/") or day is None:
                    continue
                found = self.holder(post, day) if self._is_office(post) else None
                if found:
                    period, confidence = found
                    premises = (fact.claim, *(held.claim for held in period.around(day)))
                    base = self.joined.base
                    yield (
                        Inference(
                            base + self.joined.identity(told.identity),
                            predicate,
                            base + period.person,
                            "incumbents.holder",
                            confidence,
                            tuple(dict.fromkeys(premises)),
                            told.article,
                            fact.span,
                        ),
                        party,
                        period.person,
                        post,
                    )

    def _is_office(self, post: str) -> bool:
        seen = self.of_post.get(post)
        return seen is not None and self.is_single(post, seen[0].seen[0][1].title)

    def day_of(self, told: Told) -> date | None:
        """The day of a communication or event: its own, else the article's."""
        for value in told.values("gb:date", "schema:startDate"):
            if isinstance(value, StatedDate):
                return value.interval.start
        return self.tables.articles[told.article].day


def _near(
    found: tuple[Period, int] | None, limits: Iterable[tuple[int, float]]
) -> tuple[Period, float] | None:
    """A holder with the confidence of so many days, None where that are too many."""
    if found is None:
        return None
    return next(((found[0], sure) for limit, sure in limits if found[1] <= limit), None)


def _nearest(periods: Iterable[Period], day: date) -> tuple[Period, int] | None:
    """The nearest period that doesn't hold a day, with the days between."""

    def days(period: Period) -> int:
        return min(abs((day - period.first).days), abs((day - period.last).days))

    found = min(periods, key=lambda p: (days(p), p.membership), default=None)
    return (found, days(found)) if found else None


def _periods(tables: Tables, joined: Joined) -> list[Period]:
    """The memberships that are seen on a day, in order."""
    found: dict[str, Period] = {}
    for held in tables.held:
        if not held.claim or not held.day or held.kind == "gb:Capacity":
            continue
        identity = membership_identity(held, joined.identity)
        period = found.get(identity)
        if period is None:
            person = joined.identity(held.person, held.article)
            post = joined.identity(held.post, held.article)
            period = found[identity] = Period(identity, person, post)
        period.seen.append((date.fromisoformat(held.day), held))
    for period in found.values():
        period.seen.sort(key=lambda seen: (seen[0], seen[1].article, seen[1].claim))
    return [period for _, period in sorted(found.items())]
