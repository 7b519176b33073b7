"""Subjects as lines of JSON-LD."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring as quoted
from typing import Final

from graphbuilder.export.syntax import Names
from graphbuilder.model import terms
from graphbuilder.store.rows import STRING, Subject

_TYPE: Final = terms.expand("rdf:type")


def nodes(subjects: Iterable[Subject], names: Names) -> str:
    """Subjects as JSON objects, one a line, with a comma between."""
    return ",\n".join(_node(subject, names.json) for subject in subjects)


def _node(subject: Subject, known: Mapping[str, str]) -> str:
    predicate, many = "", False
    parts = [f'{{"@id": {known[subject[0][1]]}']
    for _, _, each, value, datatype in subject:
        if not datatype:
            name = known[value] if each == _TYPE else f'{{"@id": {known[value]}}}'
        elif datatype == STRING:
            name = quoted(value)
        else:
            name = f'{{"@value": {quoted(value)}, "@type": {known[datatype]}}}'
        if each != predicate:
            if many:
                parts.append("]")
            many = each == _TYPE  # always a list
            parts.append(', "@type": [' if many else f", {known[each]}: ")
            predicate, first = each, len(parts)
            parts.append(name)
        elif many:
            parts.append(f", {name}")
        else:
            many = True
            parts[first] = f"[{parts[first]}, {name}"
    if many:
        parts.append("]")
    parts.append("}")
    return "".join(parts)


def joined(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Pieces that ``nodes`` made with a comma between; empty ones are left out."""
    first = True
    for piece in filter(None, pieces):
        yield piece if first else b",\n" + piece
        first = False
