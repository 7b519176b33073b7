"""Subjects as lines of JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from json.encoder import encode_basestring as quoted
from typing import Final

from graphbuilder.export.syntax import Names
from graphbuilder.model import terms
from graphbuilder.store.rows import STRING, Row, Subject

_TYPE: Final = terms.expand("rdf:type")


def nodes(subjects: Iterable[Subject], names: Names) -> str:
    """Subjects as JSON objects, one a line, with a comma between."""
    return ",\n".join(map(_Node(names), subjects))


class _Node:
    def __init__(self, names: Names) -> None:
        self.name = names.compact

    def __call__(self, subject: Subject) -> str:
        parts = [f'{{"@id": {self._iri(subject[0].subject)}']
        for predicate, rows in groupby(subject, key=lambda row: row.predicate):
            if predicate == _TYPE:
                values = ", ".join(self._iri(row.object) for row in rows)
                parts.append(f', "@type": [{values}]')
                continue
            found = list(map(self._value, rows))
            values = found[0] if len(found) == 1 else f"[{', '.join(found)}]"
            parts.append(f", {self._iri(predicate)}: {values}")
        return "".join(parts) + "}"

    def _iri(self, iri: str) -> str:
        return quoted(self.name(iri))

    def _value(self, row: Row) -> str:
        if not row.datatype:
            return f'{{"@id": {self._iri(row.object)}}}'
        if row.datatype == STRING:
            return quoted(row.object)
        return f'{{"@value": {quoted(row.object)}, "@type": {self._iri(row.datatype)}}}'


def joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces that ``nodes`` made with a comma between; empty ones are left out."""
    first = True
    for piece in filter(None, pieces):
        yield piece if first else b",\n" + piece
        first = False
