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


def made(graph: str, subject: str, predicate: str, value: Value) -> Row:
    """A row, made in half the time that calling ``Row`` takes."""
    return tuple.__new__(Row, (graph, subject, predicate, *value))


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
_OWN = ("article", "claim", "selection", "selector")
"""Segments of subjects that stand in the graph of one article only."""
Subject = list[Row]
"""The rows of one subject, once each, in canonical order."""


class Order:
    """The canonical order of subjects: articles first and the evidence last."""

    def __init__(self, base: str) -> None:
        self.ranks = {base + name: f"{number:02d}" for number, name in enumerate(_SEGMENTS)}
        self.own = {self.ranks[base + name] for name in _OWN}
        self.base = base

    def rank(self, subject: str) -> str:
        """Two digits by which subjects are sorted first."""
        if not subject.startswith(self.base):
            return "99"
        return self.ranks.get(subject[: subject.find("/", len(self.base))], "99")

    def subjects(self, rows: Iterable[Row]) -> list[tuple[str, Subject]]:
        """The rows of one graph by subject, in order, each with its rank."""
        found: dict[str, set[Row]] = {}
        for row in rows:
            subject = row[1]
            if subject in found:
                found[subject].add(row)
            else:
                found[subject] = {row}
        places = sorted((self.rank(subject), subject) for subject in found)
        return [(rank, in_subject(found[subject])) for rank, subject in places]


def in_subject(rows: Iterable[Row]) -> Subject:
    """The rows of one subject and graph, in order: its classes and names first."""
    return sorted(rows, key=_within_subject)


def in_order(rows: Iterable[Row], base: str) -> list[Row]:
    """The rows once each in the canonical order: by graph, then by subject."""
    graphs: dict[str, list[Row]] = {}
    for row in rows:
        graphs.setdefault(row[0], []).append(row)
    order = Order(base)
    return [
        row
        for graph in sorted(graphs)
        for _, subject in order.subjects(graphs[graph])
        for row in subject
    ]


def _within_subject(row: Row) -> tuple[str, str, str]:
    return _PLACES[row[2]], row[3], row[4]


class _Places(dict[str, str]):
    """The place of each predicate, found out once."""

    def __missing__(self, predicate: str) -> str:
        found = self[predicate] = _FIRST.get(predicate) or "9" + predicate
        return found


_PLACES = _Places()


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
