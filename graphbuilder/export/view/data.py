"""The picture as plain data: nodes, edges and statements with their evidence.

``docs/view-data.md`` describes the JSON form and its version. Nothing here knows how it is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import Final

from graphbuilder.export.view.words import KINDS, Kind, Term
from graphbuilder.model.terms import DEFAULT_BASE

VERSION: Final = 2
"""The version of the view data; it rises when a reader of the older form would go wrong."""


ROWS_A_LINE: Final = 64
"""Rows that stand in one line of the part that is read late (``View.parts``)."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Words of a quote that name the subject or the object: half-open, in code points of it."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Article:
    """A news text. ``node`` is its node; ``date`` is ISO 8601, or empty where none is known."""

    iri: str
    identifier: str
    headline: str
    date: str
    publisher: str
    url: str
    node: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence: ``text`` stands at ``start`` to ``end`` of its article, in code points."""

    article: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why the graph says something. ``quote`` is None where a claim has no sentence.

    ``premises`` are the statements that an inference rests on. ``claim`` is the claim's IRI, one of
    them where several say the same in the same sentence.
    """

    quote: int | None
    marks: tuple[Mark, ...]
    status: str
    confidence: float | None
    rule: str
    premises: tuple[int, ...]
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """What more a statement says: words, with a node or a value."""

    words: str
    object: int | None
    value: str


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said of a node. ``value`` is the words or the value where there are some.

    ``status`` and ``confidence`` are those of its best evidence. Without any it is ``reference``:
    a fact of the authority files. ``type`` says how ``value`` is typed, for who writes it as RDF: its
    datatype's IRI, ``@`` and its language, or ``<IRI>`` of a thing that is no node; empty where there
    is no value or it is only words. ``folded`` are the IRIs of memberships or speech acts that it
    tells of.
    """

    subject: int
    term: int
    object: int | None
    value: str
    status: str
    confidence: float | None
    details: tuple[Detail, ...]
    evidence: tuple[int, ...]
    type: str = ""
    folded: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, communication or article. ``weight`` is the number of its edges.

    ``class_`` ("class" in JSON) is the IRI of its most specific class of ours, ``form`` that in words,
    ``note`` a line that tells it from others, ``names`` its other names. ``x`` and ``y`` are its place
    in the picture. ``statements`` are all that have it as subject or object, ``countries`` the nodes
    of those it belongs to.
    """

    iri: str
    label: str
    kind: str
    form: str
    note: str
    date: str
    names: tuple[str, ...]
    weight: int
    x: int
    y: int
    statements: tuple[int, ...]
    class_: str = ""
    countries: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow and the statements that it draws; ``term`` has its words.

    ``status`` and ``confidence`` are those of the best of them.
    """

    source: int
    target: int
    term: int
    status: str
    statements: tuple[int, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Communication:
    """A row of the register. What is named by numbers are nodes.

    ``date`` is ISO 8601, or empty. The offices are those in which the parties wrote or were addressed.
    ``occasion_words`` are occasions that are no node. ``articles`` is the number of those that report
    it. ``status`` is the weakest of the statements that name its parties (of its dates where none
    does), ``confidence`` the lowest, or None where none has one.
    """

    node: int
    date: str
    senders: tuple[int, ...]
    sender_offices: tuple[int, ...]
    recipients: tuple[int, ...]
    recipient_offices: tuple[int, ...]
    purposes: tuple[str, ...]
    occasions: tuple[int, ...]
    occasion_words: tuple[str, ...]
    countries: tuple[int, ...]
    articles: int
    status: str
    confidence: float | None


@dataclass(frozen=True, slots=True)
class View:
    """A whole picture. Numbers are places in its tables.

    ``base`` is what most IRIs begin with. ``folded`` says whether the picture opens with communications
    folded into arrows between their parties. ``opening`` are the nodes to begin with: all, or the
    strongest where there are too many.
    """

    title: str
    base: str = DEFAULT_BASE
    folded: bool = False
    kinds: tuple[Kind, ...] = KINDS
    terms: tuple[Term, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    communications: tuple[Communication, ...] = ()
    articles: tuple[Article, ...] = ()
    quotes: tuple[Quote, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    statements: tuple[Statement, ...] = ()
    opening: tuple[int, ...] = ()

    def to_json(self) -> str:
        """The view data as compact JSON; the same view gives the same text."""
        return _json(self._head() | self._tables(*TABLES))

    def parts(self) -> tuple[str, str]:
        """The same in two texts: what the picture and the register need at once, and the evidence.

        Both name format and version; title, base and opening stand in the first. The second has its
        rows in lines of ``ROWS_A_LINE``, so that a reader can parse a few without the rest.
        """
        rest = [name for name in TABLES if name not in _AT_ONCE]
        tables = ",".join(f"{_json(name)}:{self._in_lines(name)}" for name in rest)
        head = _json(_FORMAT | {"rows_a_line": ROWS_A_LINE})[:-1]
        found = self._head() | self._tables(*_AT_ONCE)
        return _json(found), f'{head},"tables":{{{tables}}}}}'

    def _in_lines(self, name: str) -> str:
        """A table as JSON: a line that begins it, lines of rows, and what closes it on the last."""
        rows: tuple[object, ...] = getattr(self, name)
        parts = (rows[at : at + ROWS_A_LINE] for at in range(0, len(rows), ROWS_A_LINE))
        lines = ",\n".join(_json(part)[1:-1] for part in parts)
        return f'{{"columns":{_json(columns_of(TABLES[name]))},"rows":[\n{lines}\n]}}'

    def _head(self) -> dict[str, object]:
        head = {"title": self.title, "base": self.base, "folded": self.folded}
        return _FORMAT | head | {"opening": self.opening}

    def _tables(self, *names: str) -> dict[str, object]:
        tables = {
            name: {"columns": columns_of(TABLES[name]), "rows": getattr(self, name)}
            for name in names
        }
        return {"tables": tables}


TABLES: Final[dict[str, type]] = {
    "kinds": Kind,
    "terms": Term,
    "nodes": Node,
    "edges": Edge,
    "communications": Communication,
    "articles": Article,
    "quotes": Quote,
    "evidence": Evidence,
    "statements": Statement,
}
"""The tables by name, in their order, with what a row is."""

_AT_ONCE: Final = ("kinds", "terms", "nodes", "edges", "communications")
_FORMAT: Final[dict[str, object]] = {"format": "graphbuilder-view", "version": VERSION}


def columns_of(row: type) -> list[str]:
    """The names of a table's columns, in order."""
    return [field.name.rstrip("_") for field in fields(row)]


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_row)


def _row(value: object) -> tuple[object, ...]:
    """A row as a list in the order of its columns."""
    kind: type = type(value)
    return _getter(kind)(value)


@cache
def _getter(kind: type) -> Callable[[object], tuple[object, ...]]:
    return attrgetter(*(field.name for field in fields(kind)))
