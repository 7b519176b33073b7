"""Quads as plain tuples: quick to make, compare and sort; nodes of a library are made at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import pyoxigraph as ox

from graphbuilder.model import Literal, terms

STRING = terms.expand("xsd:string")
_UNFIT = re.compile("[\x00\ud800-\udfff\ufffe\uffff]")
"""Lone surrogates, which no encoding has; U+0000, where stores written in C end a text; U+FFFE and
U+FFFF, which are no characters and which raptor refuses."""
Value = tuple[str, str]
"""An object as a row has it: its text, and its datatype ("" for an IRI)."""


class Row(NamedTuple):
    """A quad. ``datatype`` is "" for an IRI as object, else the literal's datatype.

    ``graph`` is "" for the default graph.
    """

    graph: str
    subject: str
    predicate: str
    object: str
    datatype: str


@lru_cache(maxsize=4096)
def term(curie: str) -> str:
    """The absolute IRI of a compact one (kept, since it is asked for so often)."""
    return terms.expand(curie)


def iri(value: str) -> Value:
    """An IRI as an object."""
    return value, ""


def text(value: str) -> Value:
    """A text as an object. Characters that not every store takes become U+FFFD, one for one."""
    fits = value.isascii() and "\x00" not in value  # nearly always, and quick to see
    return (value if fits else _UNFIT.sub("\ufffd", value)), STRING


def typed(value: str, datatype: str) -> Value:
    """A value in its canonical lexical form; ``datatype`` is a compact IRI."""
    return value, term(datatype)


def literal(value: Literal) -> Value:
    """A claim's literal as an object."""
    return (
        text(value.value) if value.datatype == "xsd:string" else typed(value.value, value.datatype)
    )


def decimal(number: float) -> Value:
    """A number in the canonical form that stores don't rewrite: "0.9", not "0.90"; "1", not "1.0"
    (XML Schema 1.1).
    """
    digits = f"{number:.4f}".rstrip("0")
    return typed(digits.rstrip("."), "xsd:decimal")


_FIRST = {
    terms.expand(name): f"{rank}"
    for rank, name in enumerate(("rdf:type", "rdfs:label", "skos:altLabel", "dcterms:identifier"))
}
_SEGMENTS = (
    "article communication act event person organization country place post membership document"
    " judgement conflict activity interval extractor claim selection selector graph"
).split()


def in_order(rows: Iterable[Row], base: str) -> list[Row]:
    """The rows once each in the canonical order: by graph, then by subject, articles first and the
    evidence last; of a subject its classes and names first.
    """
    subjects: dict[tuple[str, str], set[Row]] = {}
    for row in rows:
        subjects.setdefault((row[0], row[1]), set()).add(row)
    ranks = {base + name: f"{number:02d}" for number, name in enumerate(_SEGMENTS)}

    def place(key: tuple[str, str]) -> tuple[str, str, str]:
        graph, subject = key
        start = subject[: subject.find("/", len(base))] if subject.startswith(base) else ""
        return graph, ranks.get(start, "99"), subject

    ordered: list[Row] = []
    for key in sorted(subjects, key=place):
        ordered += sorted(subjects[key], key=_within_subject)
    return ordered


def _within_subject(row: Row) -> tuple[str, str, str]:
    predicate = row[2]
    return _FIRST.get(predicate) or "9" + predicate, row[3], row[4]


def merged(rows: Iterable[Row], base: str) -> list[Row]:
    """The same triples in the default graph, once each, in the canonical order."""
    return in_order((Row("", s, p, o, d) for _, s, p, o, d in rows), base)


def quads(rows: Iterable[Row]) -> Iterator[ox.Quad]:
    """The rows as the library's quads, in their order."""
    nodes: dict[str, ox.NamedNode] = {}
    default = ox.DefaultGraph()

    def node(iri: str) -> ox.NamedNode:
        found = nodes.get(iri)
        if found is None:
            if len(nodes) > 200_000:
                nodes.clear()
            found = nodes[iri] = ox.NamedNode(iri)
        return found

    for graph, subject, predicate, value, datatype in rows:
        if not datatype:
            term: ox.NamedNode | ox.Literal = node(value)
        elif datatype == STRING:
            term = ox.Literal(value)
        else:
            term = ox.Literal(value, datatype=node(datatype))
        yield ox.Quad(node(subject), node(predicate), term, node(graph) if graph else default)
