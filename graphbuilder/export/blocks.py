"""The named graph of one article, and the texts that files are put together from.

A block is made once, in the process that made the graph, and may serve several files.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Final

from graphbuilder.export import jsontext
from graphbuilder.export.syntax import Names
from graphbuilder.model import terms
from graphbuilder.store.rows import Order, Row, Subject

PieceOf = Callable[["NamedGraph", Names], bytes]
_PUBLISHED: Final = terms.expand("schema:datePublished")


class NamedGraph:
    """One named graph, its rows by subject in canonical order: those that other graphs may speak of,
    too, and its own.
    """

    def __init__(self, iri: str, rows: Iterable[Row], order: Order) -> None:
        self.iri = iri
        self.base = order.base
        ranked = order.subjects(rows)
        self.all: list[Subject] = [subject for _, subject in ranked]
        self.shared: list[Subject] = [subject for rank, subject in ranked if rank not in order.own]
        self.own: list[Subject] = [subject for rank, subject in ranked if rank in order.own]

    @cached_property
    def day(self) -> str:
        """The first day of publication that it states, "" for none."""
        start = f"{self.base}article/"
        days = [
            row[3]
            for subject in self.own
            if subject[0][1].startswith(start)
            for row in subject
            if row[2] == _PUBLISHED
        ]
        return min(days, default="")


def _turtle(graph: NamedGraph, names: Names) -> bytes:
    return "".join(map(names.subject, graph.own)).encode()


def _trig(graph: NamedGraph, names: Names) -> bytes:
    """What stands before the article's own subjects: the name, and subjects that others share."""
    shared = "".join(map(names.subject, graph.shared))
    return f"{names(graph.iri)} {{\n{shared}".encode()


def _jsonld(graph: NamedGraph, names: Names) -> bytes:
    return jsontext.nodes(graph.own, names).encode()


BLOCKS: Final[dict[str, PieceOf]] = {"turtle": _turtle, "trig": _trig, "jsonld": _jsonld}
"""The kinds of blocks: an article's own subjects in Turtle (for two files), the beginning of its
graph in TriG, its own subjects in JSON-LD.
"""
