"""``correspondence.csv``: one line per communication, for spreadsheets.

RFC 4180 in UTF-8 with a byte order mark, since spreadsheets need it. Cells that begin like a formula
get an apostrophe in front (OWASP, "CSV Injection").
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from itertools import groupby

from graphbuilder.export.graph import Graph
from graphbuilder.model import Status, terms

FILE = "correspondence.csv"
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
_UNASSERTED = {terms.expand(f"gb:{status}") for status in Status if not status.asserted}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_FORMS = {
    terms.expand(kind): kind.partition(":")[2]
    for kind in terms.CLASSES
    if terms.is_a(kind, "gb:Communication") and kind != "gb:Communication"
}


def export(graph: Graph) -> bytes:
    """All communications with a sender, a recipient or a date, by date."""
    table = _Table(graph)
    rows = sorted(table.rows(), key=lambda row: (row[0] == "", row))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _forms(kinds: list[str]) -> list[str]:
    """The most specific forms among a communication's classes."""
    forms = [_FORMS[kind] for kind in kinds if kind in _FORMS]
    above = {f"gb:{form}": terms.superclasses(f"gb:{form}") for form in forms}
    return [f for f in forms if not any(f"gb:{f}" in parents for parents in above.values())]


def _cell(value: str) -> str:
    value = value.replace("\x00", "\ufffd")
    return f"'{value}" if value.startswith(_FORMULA) else value


class _Table:
    """The graph's triples by subject and predicate, as far as the table needs them."""

    def __init__(self, graph: Graph) -> None:
        self.of: dict[str, dict[str, list[str]]] = {}
        for subject, rows in groupby(graph.triples, key=lambda row: row.subject):
            found: dict[str, list[str]] = defaultdict(list)
            for row in rows:
                found[row.predicate].append(row.object)
            self.of[subject] = found
        self.reported = self._inverse("gb:reports")
        self.mentioned = self._inverse("schema:mentions")
        self.quotes = self._quotes()

    def get(self, subject: str, curie: str) -> list[str]:
        return self.of.get(subject, {}).get(terms.expand(curie), [])

    def label(self, iri: str) -> str:
        return next(iter(self.get(iri, "rdfs:label")), iri)

    def _inverse(self, curie: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for subject, rows in self.of.items():
            for value in rows.get(terms.expand(curie), ()):
                found[value].append(subject)
        return found

    def _quotes(self) -> dict[str, str]:
        """The sentence that puts each communication's sender or recipient forward as a fact."""
        found: dict[str, str] = {}
        wanted = {terms.expand("schema:sender"): 0, terms.expand("schema:recipient"): 1}
        ranked: dict[str, tuple[int, str]] = {}
        for iri, rows in self.of.items():
            predicate = next(iter(rows.get(terms.expand("rdf:predicate"), ())), "")
            if predicate in wanted and _UNASSERTED.isdisjoint(self.get(iri, "gb:status")):
                subject = rows[terms.expand("rdf:subject")][0]
                ranked[subject] = min(ranked.get(subject, (9, "")), (wanted[predicate], iri))
        for subject, (_, claim) in ranked.items():
            for selection in self.get(claim, "gb:evidence"):
                for selector in self.get(selection, "oa:hasSelector"):
                    for quote in self.get(selector, "oa:exact"):
                        found[subject] = " ".join(quote.split())
        return found

    def rows(self) -> list[tuple[str, ...]]:
        kinds = terms.expand("rdf:type")
        return [
            self._row(iri, rows[kinds])
            for iri, rows in self.of.items()
            if terms.expand("gb:Communication") in rows.get(kinds, ())
            and any(
                rows.get(terms.expand(p)) for p in ("schema:sender", "schema:recipient", "gb:date")
            )
        ]

    def _row(self, iri: str, kinds: list[str]) -> tuple[str, ...]:
        articles = self.reported.get(iri) or self.mentioned.get(iri, [])
        return (
            min(self.get(iri, "gb:date"), default=""),
            self._labels(iri, "schema:sender"),
            self._labels(iri, "gb:senderCapacity"),
            self._labels(iri, "schema:recipient"),
            self._labels(iri, "gb:recipientCapacity"),
            "; ".join(_forms(kinds)),
            "; ".join(p.rpartition("#")[2] for p in self.get(iri, "gb:purpose")),
            self._labels(iri, "gb:occasion"),
            "yes" if iri in self.reported else "cited",
            "; ".join(v for a in articles for v in self.get(a, "dcterms:identifier")),
            self.quotes.get(iri, ""),
            iri,
        )

    def _labels(self, iri: str, curie: str) -> str:
        return "; ".join(sorted(self.label(value) for value in self.get(iri, curie)))
