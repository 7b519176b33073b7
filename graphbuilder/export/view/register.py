"""The register: each communication that the graph asserts, with its parties, as one row."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from graphbuilder.export.view.cast import Cast
from graphbuilder.export.view.countries import Countries
from graphbuilder.export.view.data import Communication, Statement
from graphbuilder.export.view.drafts import Draft
from graphbuilder.export.view.names import date_of, value_of
from graphbuilder.export.view.read import Facts
from graphbuilder.export.view.sources import rank_of
from graphbuilder.model.terms import expand

SENDER: Final = expand("schema:sender")
RECIPIENT: Final = expand("schema:recipient")
_SENDER_CAPACITY: Final = expand("gb:senderCapacity")
_RECIPIENT_CAPACITY: Final = expand("gb:recipientCapacity")
_PURPOSE: Final = expand("gb:purpose")
_OCCASION: Final = expand("gb:occasion")
_BEHALF: Final = expand("gb:onBehalfOf")
_REPORTS: Final = expand("gb:reports")
_DATES: Final = {
    expand(f"{name}")
    for name in ("gb:date", "schema:dateSent", "dcterms:issued", "schema:dateReceived")
}


class _Side(NamedTuple):
    """One side of a communication: its parties, their offices, and the countries of both."""

    parties: tuple[int, ...]
    offices: tuple[int, ...]
    countries: frozenset[int]


def register(
    facts: Facts,
    cast: Cast,
    countries: Countries,
    drafts: Sequence[Draft],
    statements: Sequence[Statement],
) -> tuple[Communication, ...]:
    """All communications with a party or a date, by date (those without one last), then by IRI."""
    said = _said(drafts)
    reports = _reports(facts, cast)
    rows = [
        _row(facts, cast, countries, iri, [statements[n] for n in said[at]], reports.get(iri, 0))
        for iri, at in cast.nodes_of("communication").items()
        if at in said
    ]
    return tuple(sorted(rows, key=lambda row: (not row.date, row.date, cast.iris[row.node])))


def _row(
    facts: Facts,
    cast: Cast,
    countries: Countries,
    iri: str,
    said: Sequence[Statement],
    articles: int,
) -> Communication:
    sender = _side(facts, cast, countries, iri, SENDER, _SENDER_CAPACITY)
    recipient = _side(facts, cast, countries, iri, RECIPIENT, _RECIPIENT_CAPACITY)
    behalf = (countries.of(value) for value in facts.values(iri, _BEHALF))
    occasions = facts.objects(iri, _OCCASION)
    return Communication(
        node=cast.at[iri],
        date=date_of(facts, iri),
        senders=sender.parties,
        sender_offices=sender.offices,
        recipients=recipient.parties,
        recipient_offices=recipient.offices,
        purposes=_words(value_of(facts, thing) for thing in facts.objects(iri, _PURPOSE)),
        occasions=cast.nodes(thing.value for thing in occasions),
        occasion_words=_words(value_of(facts, t) for t in occasions if t.value not in cast.at),
        countries=tuple(sorted(sender.countries.union(recipient.countries, *behalf))),
        articles=articles,
        status=max((s.status for s in said), key=rank_of),
        confidence=min((s.confidence for s in said if s.confidence is not None), default=None),
    )


def _side(
    facts: Facts, cast: Cast, countries: Countries, iri: str, party: str, capacity: str
) -> _Side:
    parties, capacities = facts.values(iri, party), facts.values(iri, capacity)
    offices = cast.nodes(office for c in capacities for office in countries.offices(c))
    belongs = (countries.of_party(one, capacities) for one in parties)
    return _Side(cast.nodes(parties), offices, frozenset().union(*belongs))


def _said(drafts: Sequence[Draft]) -> dict[int, list[int]]:
    """For each node the asserted statements that name its parties; where none does, its dates."""
    parties: dict[int, list[int]] = {}
    dates: dict[int, list[int]] = {}
    for number, draft in enumerate(drafts):
        if draft.drawn and draft.predicate in {SENDER, RECIPIENT}:
            parties.setdefault(draft.subject, []).append(number)
        elif draft.drawn and draft.predicate in _DATES:
            dates.setdefault(draft.subject, []).append(number)
    return dates | parties


def _reports(facts: Facts, cast: Cast) -> dict[str, int]:
    """How many articles report something, by its IRI."""
    counted: dict[str, int] = {}
    for article, _, thing in facts.triples(_REPORTS):
        if cast.kinds.get(article) == "article":
            counted[thing.value] = counted.get(thing.value, 0) + 1
    return counted


def _words(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))
