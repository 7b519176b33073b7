"""The picture as plain data: nodes, edges and statements with their evidence.

``docs/view-data.md`` describes the JSON form and its version. Nothing here knows how it is drawn.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, Final

from graphbuilder.export.view.words import KINDS, Kind, Term

VERSION: Final = 1
"""The version of the view data; it rises when a reader of the older form would go wrong."""


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

    ``premises`` are the statements that an inference rests on.
    """

    quote: int | None
    marks: tuple[Mark, ...]
    status: str
    confidence: float | None
    rule: str
    premises: tuple[int, ...]


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
    a fact of the authority files.
    """

    subject: int
    term: int
    object: int | None
    value: str
    status: str
    confidence: float | None
    details: tuple[Detail, ...]
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An entity, communication or article. ``weight`` is the number of its edges.

    ``form`` is its most specific class in words, ``note`` a line that tells it from others,
    ``names`` its other names. ``x`` and ``y`` are its place in the picture. ``statements`` are all
    that have it as subject or object.
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


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow and the statements that it draws; ``term`` has its words."""

    source: int
    target: int
    term: int
    status: str
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A whole picture. Numbers are places in its tables.

    ``opening`` are the nodes to begin with: all, or the strongest where there are too many.
    """

    title: str
    kinds: tuple[Kind, ...] = KINDS
    terms: tuple[Term, ...] = ()
    articles: tuple[Article, ...] = ()
    quotes: tuple[Quote, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    statements: tuple[Statement, ...] = ()
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    opening: tuple[int, ...] = ()

    def to_json(self) -> str:
        """The view data as compact JSON; the same view gives the same text."""
        plain: dict[str, object] = {"format": "graphbuilder-view", "version": VERSION}
        plain |= {"title": self.title, "opening": self.opening}
        plain["tables"] = {
            name: {"columns": [f.name for f in fields(row)], "rows": _plain(getattr(self, name))}
            for name, row in TABLES.items()
        }
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


TABLES: Final[dict[str, type]] = {
    "kinds": Kind,
    "terms": Term,
    "articles": Article,
    "quotes": Quote,
    "evidence": Evidence,
    "statements": Statement,
    "nodes": Node,
    "edges": Edge,
}


def _plain(value: object) -> object:
    """A value in JSON's types: rows as lists in the order of their columns."""
    kind: Any = type(value)
    if kind is str or kind is int:
        return value
    if kind is tuple:
        return [_plain(item) for item in value]  # type: ignore[attr-defined]
    if columns := _columns(kind):
        return [_plain(getattr(value, name)) for name in columns]
    return value


@cache
def _columns(kind: type) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind)) if is_dataclass(kind) else ()
