"""``correspondence.csv``: one line per communication, for spreadsheets.

RFC 4180 in UTF-8 with a byte order mark, since spreadsheets need it. Cells that begin like a formula
get an apostrophe in front (OWASP, "CSV Injection"). In memory are the names of entities; the lines
themselves are sorted on disk where there are many.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import BinaryIO, Final

from graphbuilder.export.graph import Source
from graphbuilder.export.notes import Note, read_notes
from graphbuilder.model import terms
from graphbuilder.store.rows import Subject
from graphbuilder.store.sorting import Sorter

FILE = "correspondence.csv"
NEEDS = ("notes",)
COLUMNS = (
    "date",
    "sender",
    "sender's office",
    "recipient",
    "recipient's office",
    "form",
    "purpose",
    "occasion",
    "reported",
    "article",
    "quote",
    "iri",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORMS = {
    terms.expand(kind): kind.partition(":")[2]
    for kind in terms.CLASSES
    if terms.is_a(kind, "gb:Communication") and kind != "gb:Communication"
}
_LABEL: Final = terms.expand("rdfs:label")
_UNNAMED: Final = ("communication/", "act/")
"""Segments of what is never named in the table."""
_COMMUNICATION: Final = terms.expand("gb:Communication")
_TOLD: Final = tuple(map(terms.expand, ("schema:sender", "schema:recipient", "gb:date")))


def write(graph: Source, out: BinaryIO) -> None:
    """All communications with a sender, a recipient or a date, by date."""
    rows = Sorter(graph.folder, FILE)
    for row in _Table(graph).rows():
        undated = "1" if row[0] == "" else "0"
        key = "\x00".join(row).replace("\n", " ")
        rows.add(f"{undated}{key}\x00\x00{json.dumps(row)}".encode())
    out.write(b"\xef\xbb\xbf" + _line(COLUMNS))
    out.writelines(_line(json.loads(line.rpartition(b"\x00\x00")[2])) for line in rows.sorted())


def _line(row: tuple[str, ...]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow([_cell(value) for value in row])
    return text.getvalue().encode("utf-8", "replace")


def _forms(kinds: list[str]) -> list[str]:
    """The most specific forms among a communication's classes."""
    forms = [_FORMS[kind] for kind in kinds if kind in _FORMS]
    above = {f"gb:{form}": terms.superclasses(f"gb:{form}") for form in forms}
    return [f for f in forms if not any(f"gb:{f}" in parents for parents in above.values())]


def _cell(value: str) -> str:
    value = value.replace("\x00", "\ufffd")
    return f"'{value}" if value.startswith(_FORMULA) else value


class _Table:
    """The rows of the table; the names of what they speak of are read before."""

    def __init__(self, graph: Source) -> None:
        self.graph = graph
        self.labels: dict[str, str] = {}
        unnamed = tuple(graph.base + segment for segment in _UNNAMED)
        for subject in graph.shared():
            if not subject[0].subject.startswith(unnamed):
                label = next((row.object for row in subject if row.predicate == _LABEL), None)
                if label is not None:
                    self.labels[subject[0].subject] = label

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row for each communication, in the order of their IRIs."""
        notes = read_notes(self.graph.notes())
        note = next(notes, None)
        for iri, found in self._communications():
            while note and note.communication < iri:
                note = next(notes, None)
            same = note if note and note.communication == iri else Note(iri)
            yield self._row(found, same)

    def _communications(self) -> Iterator[tuple[str, dict[str, list[str]]]]:
        start = f"{self.graph.base}communication/"
        for subject in self.graph.shared():
            if subject[0].subject.startswith(start):
                found = _by_predicate(subject)
                if _COMMUNICATION in found[terms.expand("rdf:type")] and any(map(found.get, _TOLD)):
                    yield subject[0].subject, found

    def _row(self, found: dict[str, list[str]], note: Note) -> tuple[str, ...]:
        def get(curie: str) -> list[str]:
            return found.get(terms.expand(curie), [])

        def named(curie: str) -> str:
            return "; ".join(sorted(self.labels.get(value, value) for value in get(curie)))

        return (
            min(get("gb:date"), default=""),
            named("schema:sender"),
            named("gb:senderCapacity"),
            named("schema:recipient"),
            named("gb:recipientCapacity"),
            "; ".join(_forms(get("rdf:type"))),
            "; ".join(purpose.rpartition("#")[2] for purpose in get("gb:purpose")),
            named("gb:occasion"),
            "yes" if note.reported else "cited",
            "; ".join(note.reported or note.cited),
            note.quote,
            note.communication,
        )


def _by_predicate(subject: Subject) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in subject:
        found[row.predicate].append(row.object)
    return found
