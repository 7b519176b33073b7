"""What a graph holds of each article, as plain values.

Only the vocabulary's terms are asked for, so that any graph that keeps to them can be measured.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from graphbuilder.evaluation.counting import Outcome
from graphbuilder.model import terms

_PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in terms.PREFIXES.items())

_ARTICLES: Final = "?id ?article { ?article dcterms:identifier ?id ; a gb:Article }"
_LABELS: Final = "?x ?label { ?x rdfs:label|skos:prefLabel|skos:altLabel|schema:name ?label }"
_TITLES: Final = """?article ?person ?title
    { ?m a org:Membership ; org:member ?person ; rdfs:label ?title ; gb:attestedIn ?article }"""
_MENTIONS: Final = """?article ?x
    { { ?article schema:mentions ?x } UNION { ?article gb:reports/schema:mentions ?x } UNION
      { ?article gb:reports/(schema:sender|schema:recipient|gb:occasion|gb:conveyedBy) ?x } }"""
_QUOTES: Final = """?claim ?id ?quote ?start ?end
    { ?claim a gb:Claim ; gb:evidence ?words .
      ?words oa:hasSource/dcterms:identifier ?id ; oa:hasSelector ?q , ?p .
      ?q oa:exact ?quote . ?p oa:start ?start ; oa:end ?end }"""

_CLAIMS: Final = """?id ?subject ?predicate ?object ?confidence ?rule ?status
    { ?claim a gb:Claim ; rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object ;
             gb:confidence ?confidence ; gb:rule ?rule ; gb:status ?status ;
             gb:evidence/oa:hasSource/dcterms:identifier ?id }"""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity with all that it is called; ``types`` are the local names of its classes."""

    iri: str
    name: str
    labels: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class FoundCommunication:
    """What an article reports; ``kinds`` are its purposes and classes: local names, lower case."""

    iri: str
    senders: tuple[Thing, ...] = ()
    recipients: tuple[Thing, ...] = ()
    dates: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    kinds: frozenset[str] = frozenset()
    occasions: tuple[Thing, ...] = ()
    conveyors: tuple[Thing, ...] = ()
    places: tuple[Thing, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundEvent:
    """An event that an article reports; ``types`` are the local names of its kinds."""

    iri: str
    types: tuple[str, ...] = ()
    participants: tuple[Thing, ...] = ()
    places: tuple[Thing, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundArticle:
    """All that the graph holds of one article; ``titles`` are a person's offices in it, by IRI."""

    identifier: str
    reported: tuple[FoundCommunication, ...] = ()
    published: tuple[str, ...] = ()
    places: tuple[Thing, ...] = ()
    mentioned: tuple[Thing, ...] = ()
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    events: tuple[FoundEvent, ...] = ()

    @property
    def communications(self) -> tuple[FoundCommunication, ...]:
        """What is reported and has a party, a purpose or a date; the rest are events."""
        return tuple(c for c in self.reported if c.senders or c.recipients or c.purposes or c.dates)


@dataclass(frozen=True, slots=True)
class FoundClaim:
    """One claim of an article; ``predicate`` is a compact IRI. An object that is a literal has no
    class and is called by its value.
    """

    article: str
    subject: Thing
    predicate: str
    object: Thing
    confidence: float
    rule: str
    status: str


def found_articles(store: ox.Store) -> dict[str, FoundArticle]:
    """Every article of a graph, by the identifier it came in with.

    Lists are in order of IRIs, for a store's own order changes from run to run, and what counts may
    depend on which of two that fit comes first. What is mentioned comes last first, as stores mostly
    give it back, so that figures taken from a graph's file by other means are the same.
    """
    graph = _Graph(store)
    communications = {c: graph.communication(c) for _, c in graph.ask("?a ?c { ?a gb:reports ?c }")}
    events = {e: graph.event(e) for _, e in graph.ask("?a ?e { ?a gb:reports ?e . ?e a gb:Event }")}
    reports, mentions = graph.values("gb:reports"), graph.table(_MENTIONS)
    published, places = graph.values("schema:datePublished"), graph.values("gb:datelinePlace")
    titles: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for article, person, title in graph.ask(_TITLES):
        titles[article][person] = (*titles[article].get(person, ()), title)
    return {
        identifier: FoundArticle(
            identifier,
            reported=tuple(communications[c] for c in reports.get(article, ())),
            published=published.get(article, ()),
            places=graph.things(places.get(article, ())),
            mentioned=graph.things(reversed(mentions.get(article, ()))),
            titles=titles.get(article, {}),
            events=tuple(events[e] for e in reports.get(article, ()) if e in events),
        )
        for identifier, article in graph.ask(_ARTICLES)
    }


def found_claims(store: ox.Store, predicates: Iterable[str]) -> tuple[FoundClaim, ...]:
    """All claims with some predicates, in a settled order."""
    graph, names = _Graph(store), {terms.expand(curie): curie for curie in predicates}
    return tuple(
        FoundClaim(
            identifier,
            graph.thing(subject),
            names[predicate],
            graph.thing(value),
            float(confidence),
            rule,
            _local(status),
        )
        for identifier, subject, predicate, value, confidence, rule, status in graph.ask(_CLAIMS)
        if predicate in names
    )


def evidence(store: ox.Store, text_of: Mapping[str, str]) -> Outcome:
    """Of all claims with evidence, those whose every quote equals the text at its offsets."""
    seen: set[str] = set()
    bad: dict[str, str] = {}
    for claim, identifier, quote, start, end in _Graph(store).ask(_QUOTES):
        seen.add(claim)
        if text_of.get(identifier, "")[int(start) : int(end)] != quote or not quote:
            bad[claim] = f"{identifier}, {start} to {end}: {quote!r}"
    missed = tuple(bad[claim] for claim in sorted(bad))
    return Outcome(len(seen) - len(bad), len(seen), len(seen), missed)


class _Graph:
    """The graph's answers as strings, and its entities as values."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.labels = self.table(_LABELS)
        self.names = self.values("rdfs:label")
        self.types = self.table("?s ?o { ?s a ?o ; rdfs:label ?any }")
        self.known: dict[str, Thing] = {}
        self.parts = {
            name: self.values(predicate)
            for name, predicate in (
                ("senders", "schema:sender"),
                ("recipients", "schema:recipient"),
                ("occasions", "gb:occasion"),
                ("conveyors", "gb:conveyedBy"),
                ("places", "gb:placeSent"),
            )
        }
        self.event_types, self.starts = self.values("gb:eventType"), self.values("schema:startDate")
        self.participants, self.locations = (
            self.values("schema:participant"),
            self.values("schema:location"),
        )
        self.dates, self.purposes = self.values("gb:date"), self.values("gb:purpose")

    def ask(self, pattern: str) -> list[tuple[str, ...]]:
        """The distinct rows of a SELECT, sorted."""
        answer = self.store.query(f"{_PREFIXES}SELECT DISTINCT {pattern}")
        assert isinstance(answer, ox.QuerySolutions)
        return sorted(tuple(_plain(term) for term in row) for row in answer)

    def table(self, pattern: str) -> dict[str, tuple[str, ...]]:
        """The second values of a SELECT by the first."""
        values: dict[str, list[str]] = defaultdict(list)
        for key, value in self.ask(pattern):
            values[key].append(value)
        return {key: tuple(found) for key, found in values.items()}

    def values(self, predicate: str) -> dict[str, tuple[str, ...]]:
        """All values of a predicate by subject."""
        return self.table(f"?s ?o {{ ?s {predicate} ?o }}")

    def things(self, iris: Iterable[str]) -> tuple[Thing, ...]:
        """The entities of some IRIs."""
        return tuple(self.thing(iri) for iri in iris)

    def thing(self, iri: str) -> Thing:
        """An entity; what has no label is called by its IRI."""
        if iri not in self.known:
            labels = self.labels.get(iri, (iri,))
            name = self.names.get(iri, labels)[0]
            types = frozenset(_local(kind) for kind in self.types.get(iri, ()))
            self.known[iri] = Thing(iri, name, frozenset(labels), types)
        return self.known[iri]

    def communication(self, iri: str) -> FoundCommunication:
        """A communication with its parties."""
        purposes = tuple(_local(purpose) for purpose in self.purposes.get(iri, ()))
        return FoundCommunication(
            iri,
            dates=self.dates.get(iri, ()),
            purposes=purposes,
            kinds=frozenset(kind.lower() for kind in (*purposes, *self.thing(iri).types)),
            **{name: self.things(values.get(iri, ())) for name, values in self.parts.items()},
        )

    def event(self, iri: str) -> FoundEvent:
        """An event with those who took part."""
        return FoundEvent(
            iri,
            types=tuple(_local(kind) for kind in self.event_types.get(iri, ())),
            participants=self.things(self.participants.get(iri, ())),
            places=self.things(self.locations.get(iri, ())),
            dates=self.starts.get(iri, ()),
        )


def _plain(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]
