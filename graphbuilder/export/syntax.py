"""Rows as text: lines of N-Quads, subjects of Turtle.

Written here, not by a library, since it is the inner loop of a build: each text is put together once
and serves several files. RDF 1.1 N-Quads, section 3 (canonical escapes as in RDF 1.2 N-Triples,
"Canonical N-Triples"); RDF 1.1 Turtle, section 6.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from json.encoder import encode_basestring
from typing import Final

from graphbuilder.model import terms
from graphbuilder.store.rows import STRING, Subject

_ESCAPED: Final = re.compile(r'[\x00-\x1f"\\\x7f]')
_ESCAPES: Final = {
    **{chr(code): f"\\u{code:04X}" for code in (*range(0x20), 0x7F)},
    "\t": "\\t",
    "\b": "\\b",
    "\n": "\\n",
    "\r": "\\r",
    "\f": "\\f",
    '"': '\\"',
    "\\": "\\\\",
}
_LOCAL: Final = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]*")
_TYPE: Final = terms.expand("rdf:type")
_PLAIN: Final = {
    terms.expand("xsd:integer"): re.compile(r"[+-]?[0-9]+"),
    terms.expand("xsd:decimal"): re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    terms.expand("xsd:boolean"): re.compile("true|false"),
}
"""Literals that Turtle writes without quotation marks."""
_KEPT: Final = 200_000
"""Names kept in memory; more are made anew."""


def quoted(text: str) -> str:
    """A text as a literal of N-Quads and Turtle."""
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(lambda found: _ESCAPES[found.group()], text)
    return f'"{text}"'


def lines(rows: Subject) -> Iterator[str]:
    """Rows as lines of N-Quads, without the line feed."""
    for graph, subject, predicate, value, datatype in rows:
        if not datatype:
            words = f"<{value}>"
        elif datatype == STRING:
            words = quoted(value)
        else:
            words = f"{quoted(value)}^^<{datatype}>"
        yield (
            f"<{subject}> <{predicate}> {words} <{graph}> ."
            if graph
            else f"<{subject}> <{predicate}> {words} ."
        )


class Names:
    """Absolute IRIs as Turtle has them: with a prefix where one fits and nothing needs an escape."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self.prefixes = dict(sorted(prefixes.items()))
        self._prefix_of = {iri: name for name, iri in self.prefixes.items()}
        self._known: dict[str, str] = {}
        self.json = _Json(self)
        """Each IRI as JSON-LD has it, in quotation marks."""

    def __call__(self, iri: str) -> str:
        """The name of an IRI."""
        found = self._known.get(iri)
        if found is None:
            if len(self._known) >= _KEPT:
                self._known.clear()
            found = self._known[iri] = self._name(iri)
        return found

    def _name(self, iri: str) -> str:
        end = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._prefix_of.get(iri[:end])
        return f"{prefix}:{iri[end:]}" if prefix and _LOCAL.fullmatch(iri, end) else f"<{iri}>"

    def compact(self, iri: str) -> str:
        """A compact IRI as JSON-LD has it; the IRI itself where none fits (JSON-LD 1.1, section 3.2)."""
        name = self(iri)
        return iri if name.startswith("<") else name

    def head(self) -> bytes:
        """The prefixes at the beginning of a file."""
        return "".join(f"@prefix {n}: <{i}> .\n" for n, i in self.prefixes.items()).encode()

    def subject(self, rows: Subject) -> str:
        """A subject with all its triples, and an empty line."""
        known, last = self._known.get, ""
        parts = [self(rows[0][1])]
        for row in rows:
            _, _, predicate, value, datatype = row
            if predicate == last:
                parts.append(" , ")
            else:
                parts.append(" ;\n\t" if last else " ")
                parts.append("a " if predicate == _TYPE else f"{self(predicate)} ")
                last = predicate
            if datatype:
                parts.append(self.literal(value, datatype))
            else:
                parts.append(known(value) or self(value))
        parts.append(" .\n\n")
        return "".join(parts)

    def literal(self, value: str, datatype: str) -> str:
        """A literal."""
        if datatype == STRING:
            return quoted(value)
        plain = _PLAIN.get(datatype)
        if plain and plain.fullmatch(value):
            return value
        return f"{quoted(value)}^^{self(datatype)}"


class _Json(dict[str, str]):
    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names

    def __missing__(self, iri: str) -> str:
        if len(self) >= _KEPT:
            self.clear()
        found = self[iri] = encode_basestring(self.names.compact(iri))
        return found
