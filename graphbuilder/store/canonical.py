"""One order for all quads, so that the same graph is the same bytes in every format."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graphbuilder.model import terms

_FIRST = {
    terms.expand(name): f"{rank}"
    for rank, name in enumerate(("rdf:type", "rdfs:label", "skos:altLabel", "dcterms:identifier"))
}
_SEGMENTS = (
    "article communication act event person organization country place post membership document"
    " interval extractor claim selection selector graph"
).split()


def sorted_quads(quads: Iterable[ox.Quad], base: str) -> list[ox.Quad]:
    """The quads once each, by graph, then by subject: articles first, the evidence last."""
    rank = {base + name: f"{number:02d}" for number, name in enumerate(_SEGMENTS)}
    groups: dict[str, str] = {}

    def group(iri: str) -> str:
        found = groups.get(iri)
        if found is None:
            start = iri[: iri.find("/", len(base))] if iri.startswith(base) else iri
            found = groups[iri] = rank.get(start, "99") + iri
        return found

    keyed = {}
    for quad in quads:
        value, graph = quad.object, quad.graph_name
        key = (
            graph.value if isinstance(graph, ox.NamedNode) else "",
            group(quad.subject.value),
            _FIRST.get(quad.predicate.value) or "9" + quad.predicate.value,
            value.value,
            value.datatype.value if isinstance(value, ox.Literal) else "",
        )
        keyed[key] = quad
    return [keyed[key] for key in sorted(keyed)]


def merged_triples(quads: Iterable[ox.Quad], base: str) -> list[ox.Quad]:
    """The same triples in the default graph, once each, in the canonical order."""
    return sorted_quads((ox.Quad(q.subject, q.predicate, q.object) for q in quads), base)
