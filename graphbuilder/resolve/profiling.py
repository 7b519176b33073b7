"""Profiles of communications and events: what the articles say, over entities found so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from graphbuilder.model import Interval, Literal, StatedDate
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.offices import Offices
from graphbuilder.resolve.profiles import CommunicationProfile, EventProfile
from graphbuilder.resolve.tables import Tables, Told

_DATES = ("gb:date", "schema:dateSent", "schema:dateReceived", "dcterms:issued")
_SIDES = ("schema:sender", "schema:recipient")
_REPLY = "gb:reply"


class Profiles:
    """Makes the profiles of what the tables hold."""

    def __init__(self, tables: Tables, joined: Joined, offices: Offices) -> None:
        self.tables = tables
        self.joined = joined
        self.offices = offices

    def communication(
        self, told: Told, incumbents: Mapping[str, Mapping[str, str]]
    ) -> CommunicationProfile:
        """A communication in one article; ``incumbents`` are the holders of its parties' offices, by
        party and office.
        """
        day = self.tables.articles[told.article].day
        holders = [frozenset(incumbents.get(party, {}).values()) for party in _SIDES]
        senders, recipients = (
            self._parties(told, party, day) | held
            for party, held in zip(_SIDES, holders, strict=True)
        )
        purposes = frozenset(str(value) for value in told.values("gb:purpose"))
        answers = tuple(sorted(self._identities(told, "gb:inReplyTo")))
        article = self.tables.articles[told.article]
        return CommunicationProfile(
            identity=told.identity,
            article=told.article,
            kind=told.kind,
            reported=told.reported,
            senders=senders,
            recipients=recipients,
            sender_countries=self._countries(senders),
            recipient_countries=self._countries(recipients),
            dates=_intervals(told, _DATES),
            published=article.day,
            purposes=purposes,
            occasions=self._identities(told, "gb:occasion", "schema:about"),
            reply=_REPLY in purposes or bool(answers),
            answers=answers,
            sketch=article.sketch,
            received=_intervals(told, ("schema:dateReceived",)),
            articles=(told.article,),
            several=(
                self._several(told, _SIDES[0], incumbents),
                self._several(told, _SIDES[1], incumbents),
            ),
        )

    def event(self, told: Told) -> EventProfile:
        """An event in one article."""
        participants = self._identities(told, "schema:participant")
        places = self._identities(told, "schema:location")
        dates = _intervals(told, ("schema:startDate", "schema:endDate"))
        if len(dates) > 1:
            dates = (Interval(min(d.start for d in dates), max(d.end for d in dates)),)
        return EventProfile(
            identity=told.identity,
            article=told.article,
            label=told.label,
            reported=told.reported,
            types=frozenset(str(value) for value in told.values("gb:eventType")),
            participants=participants,
            places=places,
            countries=self._countries(participants | places),
            dates=dates,
            published=self.tables.articles[told.article].day,
            sketch=self.tables.articles[told.article].sketch,
        )

    def _several(self, told: Told, party: str, incumbents: Mapping[str, Mapping[str, str]]) -> bool:
        """Whether an article names more than one on a side; two offices of one holder are one."""
        holders = incumbents.get(party, {})
        return len({holders.get(one, one) for one in self._identities(told, party)}) > 1

    def _identities(self, told: Told, *predicates: str) -> frozenset[str]:
        values = told.values(*predicates)
        return frozenset(
            self.joined.identity(v, told.article) for v in values if isinstance(v, str)
        )

    def _parties(self, told: Told, predicate: str, day: date | None) -> frozenset[str]:
        """The parties, and the offices that the persons among them are seen in at the time."""
        named = self._identities(told, predicate)
        held = {
            period.post
            for one in named
            for period in self.offices.of_person.get(one, ())
            if day and period.first <= day <= period.last
            if self.offices.is_single(period.post, period.seen[0][1].title)
        }
        return named | held

    def _countries(self, parties: Iterable[str]) -> frozenset[str]:
        found: set[str] = set()
        for one in parties:
            found |= self._country(one)
            if one.startswith("post/"):
                for body in self.offices.bodies.get(one, ()):
                    found |= self._country(body)
            for period in self.offices.of_person.get(one, ()):
                for body in self.offices.bodies.get(period.post, ()):
                    found |= self._country(body)
        return frozenset(found)

    def _country(self, identity: str) -> set[str]:
        known = self.tables.authority.country_of(identity)
        return {known} if known else set()


def _intervals(told: Told, predicates: Iterable[str]) -> tuple[Interval, ...]:
    found = set()
    for value in told.values(*predicates):
        if isinstance(value, StatedDate):
            found.add(value.interval)
        elif isinstance(value, Literal) and value.datatype == "xsd:date":
            found.add(Interval(date.fromisoformat(value.value), date.fromisoformat(value.value)))
    return tuple(sorted(found))
