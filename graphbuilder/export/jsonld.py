"""``graph.jsonld``: the merged graph in JSON-LD 1.1 with the context of ``ontology/``.

One object per subject; properties are named by compact IRIs, so a reader needs the prefixes alone.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby

from graphbuilder.export.graph import Graph, Row
from graphbuilder.model import terms
from graphbuilder.store.rows import STRING

FILE = "graph.jsonld"
_TYPE = terms.expand("rdf:type")


def export(graph: Graph) -> bytes:
    """The merged graph as JSON-LD, one subject a line."""
    compact = _Compact(graph.prefixes)
    head = json.dumps(graph.prefixes, ensure_ascii=False, indent=1, sort_keys=True)
    lines = ",\n".join(
        json.dumps(node, ensure_ascii=False) for node in _nodes(graph.triples, compact)
    )
    return f'{{"@context": {head},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _nodes(triples: Iterable[Row], compact: _Compact) -> Iterator[dict[str, object]]:
    for subject, rows in groupby(triples, key=lambda row: row.subject):
        node: dict[str, object] = {"@id": compact(subject)}
        for predicate, same in groupby(rows, key=lambda row: row.predicate):
            values = list(same)
            if predicate == _TYPE:
                node["@type"] = [compact(row.object) for row in values]
            else:
                found = [_value(row, compact) for row in values]
                node[compact(predicate)] = found[0] if len(found) == 1 else found
        yield node


def _value(row: Row, compact: _Compact) -> object:
    if not row.datatype:
        return {"@id": compact(row.object)}
    if row.datatype == STRING:
        return row.object
    return {"@value": row.object, "@type": compact(row.datatype)}


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
