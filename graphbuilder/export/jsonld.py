"""``graph.jsonld``: the merged graph in JSON-LD 1.1 with the context of ``ontology/``.

One object per subject; properties are named by compact IRIs, so a reader needs the prefixes alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from graphbuilder.export.graph import Graph
from graphbuilder.model import terms

FILE = "graph.jsonld"
_TYPE = terms.expand("rdf:type")
_STRING = terms.expand("xsd:string")


def export(graph: Graph) -> bytes:
    """The merged graph as JSON-LD, one subject a line."""
    compact = _Compact(graph.prefixes)
    head = json.dumps(graph.prefixes, ensure_ascii=False, indent=1, sort_keys=True)
    lines = ",\n".join(
        json.dumps(node, ensure_ascii=False) for node in _nodes(graph.triples, compact)
    )
    return f'{{"@context": {head},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _nodes(triples: Iterable[ox.Quad], compact: _Compact) -> Iterator[dict[str, object]]:
    for subject, rows in groupby(triples, key=lambda q: q.subject.value):
        node: dict[str, object] = {"@id": compact(subject)}
        for predicate, same in groupby(rows, key=lambda q: q.predicate.value):
            values = [q.object for q in same]
            if predicate == _TYPE:
                node["@type"] = [compact(v.value) for v in values]
            else:
                found = [_value(v, compact) for v in values]
                node[compact(predicate)] = found[0] if len(found) == 1 else found
        yield node


def _value(value: ox.NamedNode | ox.Literal | object, compact: _Compact) -> object:
    if isinstance(value, ox.NamedNode):
        return {"@id": compact(value.value)}
    assert isinstance(value, ox.Literal)
    if value.language:
        return {"@value": value.value, "@language": value.language}
    if value.datatype.value == _STRING:
        return value.value
    return {"@value": value.value, "@type": compact(value.datatype.value)}


class _Compact:
    """Absolute IRIs to compact ones, where a prefix fits and nothing could be misread."""

    def __init__(self, prefixes: dict[str, str]) -> None:
        self.starts = sorted(((iri, name) for name, iri in prefixes.items()), reverse=True)
        self.cache: dict[str, str] = {}

    def __call__(self, iri: str) -> str:
        found = self.cache.get(iri)
        if found is None:
            found = self.cache[iri] = self._compact(iri)
        return found

    def _compact(self, iri: str) -> str:
        for start, name in self.starts:
            local = iri[len(start) :] if iri.startswith(start) else ""
            if local and not local.startswith("//"):
                return f"{name}:{local}"
        return iri
