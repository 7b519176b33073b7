"""What the table of communications needs of an article's own graph, as lines that can be sorted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Final

from graphbuilder.model import Status, terms

if TYPE_CHECKING:
    from graphbuilder.export.blocks import NamedGraph

_REPORTS, _MENTIONS = terms.expand("gb:reports"), terms.expand("schema:mentions")
_IDENTIFIER: Final = terms.expand("dcterms:identifier")
_SUBJECT, _PREDICATE = terms.expand("rdf:subject"), terms.expand("rdf:predicate")
_STATUS, _EVIDENCE = terms.expand("gb:status"), terms.expand("gb:evidence")
_SELECTOR, _EXACT = terms.expand("oa:hasSelector"), terms.expand("oa:exact")
_UNASSERTED: Final = {terms.expand(f"gb:{status}") for status in Status if not status.asserted}
_PARTIES: Final = {terms.expand("schema:sender"): "0", terms.expand("schema:recipient"): "1"}
_REPORTED, _CITED, _QUOTED = "0", "1", "2"


@dataclass(slots=True)
class Note:
    """What articles' own graphs say of a communication: the identifiers of those that report it, of
    those that only mention it, and the sentence that puts its sender or recipient forward as a fact.
    """

    communication: str
    reported: list[str] = field(default_factory=list)
    cited: list[str] = field(default_factory=list)
    quote: str = ""


def notes(graph: NamedGraph) -> Iterator[bytes]:
    """The lines of one article's graph, for ``read_notes``."""
    of = {subject[0].subject: subject for subject in graph.own}
    start = f"{graph.base}communication/"
    for iri, rows in of.items():
        identifiers = [row.object for row in rows if row.predicate == _IDENTIFIER]
        for row in rows:
            if row.predicate in (_REPORTS, _MENTIONS) and row.object.startswith(start):
                kind = _REPORTED if row.predicate == _REPORTS else _CITED
                yield from (_line(row.object, kind, iri, each) for each in identifiers)
            elif row.predicate == _PREDICATE and row.object in _PARTIES:
                said = {r.predicate: r.object for r in rows}
                if said[_SUBJECT].startswith(start) and said.get(_STATUS) not in _UNASSERTED:
                    for quote in _values(of, said.get(_EVIDENCE, ""), _SELECTOR, _EXACT):
                        order = f"{_PARTIES[row.object]} {iri}"
                        yield _line(said[_SUBJECT], _QUOTED, order, " ".join(quote.split()))


def _values(of: dict[str, list], iri: str, predicate: str, *more: str) -> Iterator[str]:  # type: ignore[type-arg]
    for row in of.get(iri, ()):
        if row.predicate == predicate:
            yield from _values(of, row.object, *more) if more else (row.object,)


def _line(communication: str, kind: str, order: str, value: str) -> bytes:
    return "\t".join((communication, kind, order, json.dumps(value))).encode()


def read_notes(lines: Iterable[bytes]) -> Iterator[Note]:
    """The sorted lines of all articles, by communication."""
    parts = (line.decode().split("\t") for line in lines)
    for communication, same in groupby(parts, key=lambda part: part[0]):
        note = Note(communication)
        for _, kind, _, value in same:
            if kind == _REPORTED:
                note.reported.append(json.loads(value))
            elif kind == _CITED:
                note.cited.append(json.loads(value))
            else:
                note.quote = note.quote or json.loads(value)
        yield note
