"""Subjects as lines of JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
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
        self.known: dict[str, str] = {}

    def __call__(self, subject: Subject) -> str:
        parts = [f'{{"@id": {self._iri(subject[0].subject)}']
        predicate, values = "", list[str]()
        for row in subject:
            if row[2] != predicate:
                parts += self._property(predicate, values)
                predicate, values = row[2], []
            values.append(self._value(row))
        parts += self._property(predicate, values)
        return "".join(parts) + "}"

    def _property(self, predicate: str, values: list[str]) -> Iterator[str]:
        if predicate == _TYPE:
            yield f', "@type": [{", ".join(values)}]'
        elif values:
            found = values[0] if len(values) == 1 else f"[{', '.join(values)}]"
            yield f", {self._iri(predicate)}: {found}"

    def _iri(self, iri: str) -> str:
        found = self.known.get(iri)
        if found is None:
            found = self.known[iri] = quoted(self.name(iri))
        return found

    def _value(self, row: Row) -> str:
        _, _, predicate, value, datatype = row
        if datatype == STRING:
            return quoted(value)
        if datatype:
            return f'{{"@value": {quoted(value)}, "@type": {self._iri(datatype)}}}'
        return self._iri(value) if predicate == _TYPE else f'{{"@id": {self._iri(value)}}}'


def joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces that ``nodes`` made with a comma between; empty ones are left out."""
    first = True
    for piece in filter(None, pieces):
        yield piece if first else b",\n" + piece
        first = False
