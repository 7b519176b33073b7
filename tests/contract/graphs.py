"""A small graph that holds something of every kind, for the contracts of the exporters."""

from __future__ import annotations

from articles import article, shared_extractor, wire

from graphbuilder import authority
from graphbuilder.export import Graph
from graphbuilder.model import (
    ArticleRef,
    Claim,
    Concept,
    Evidence,
    Literal,
    Mention,
    Span,
    StatedDate,
    terms,
)
from graphbuilder.resolve import Resolver
from graphbuilder.store import rdf
from graphbuilder.store.rows import in_order

BODY = (
    "Pak Un Ha, premier of the DPRK, sent a letter to Ana Paz, president of the Republic of Cuba, on "
    "Monday, on the occasion of the 45th anniversary of the Popular Union.\nThe letter said:\n"
    "I ask you to stop the joint military exercise, since it violates Article 2 of the UN Charter."
)


def graph_of(resolver: Resolver) -> Graph:
    resolved = resolver.resolved()
    return Graph(in_order(rdf.rows(resolved, authority.load()), resolved.base), resolved.base)


def empty() -> Graph:
    return graph_of(Resolver(authority.load()))


def small() -> Graph:
    """Two articles as the extractors read them."""
    resolver = Resolver(authority.load())
    for made in (
        wire(BODY, identifier="letter"),
        wire("Snow fell in Kangsan County.", identifier="b"),
    ):
        resolver.add(made, shared_extractor().extract(made))
    return graph_of(resolver)


def named(name: str) -> Graph:
    """A letter whose every name, headline and quotation is the given text."""
    text = f"{name} "
    whole, evidence = Span(0, len(text)), Evidence(Span(0, len(text)), "test.rule")
    letter = Mention("gb:Letter", whole, name, None, "c1")
    reference = ArticleRef("hostile")
    said = [
        (reference, "gb:reports", letter),
        (reference, "schema:headline", Literal(name)),
        (letter, "schema:sender", Mention("schema:Person", whole, name)),
        (letter, "schema:recipient", Mention("schema:Organization", whole, name)),
        (letter, "gb:occasion", Mention("gb:Event", whole, name)),
        (letter, "gb:purpose", Concept("gb:greeting")),
        (letter, "gb:date", StatedDate.year(2024)),
        (Mention("gb:Request", whole, name, None, "0"), "gb:content", Literal(name)),
    ]
    claims = [Claim(subject, predicate, value, evidence, 0.5) for subject, predicate, value in said]
    resolver = Resolver(authority.load())
    resolver.add(article(text, "hostile"), claims)
    return graph_of(resolver)


def labels(graph: Graph) -> set[str]:
    """All labels of persons, bodies, countries, places, communications, events and documents."""
    shown = ("person", "organization", "country", "communication", "event", "document")
    starts = tuple(f"{graph.base}{kind}/" for kind in shown)
    label = terms.expand("rdfs:label")
    return {
        r.object for r in graph.triples if r.predicate == label and r.subject.startswith(starts)
    }
