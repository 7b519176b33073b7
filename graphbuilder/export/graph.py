"""What exporters read: a finished graph, in memory or on disk, in pieces of bounded size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from graphbuilder.export.blocks import BLOCKS, NamedGraph
from graphbuilder.export.notes import notes
from graphbuilder.export.syntax import Names, lines
from graphbuilder.model import terms
from graphbuilder.store.rdf import MERGED
from graphbuilder.store.rows import Order, Row, Subject, merged, quads

__all__ = ["Graph", "Row", "Source", "latest", "prefixes_of"]


class Source(Protocol):
    """A finished graph, read-only. ``base`` is that of its IRIs.

    *Shared* subjects are those that several named graphs may speak of (entities, communications,
    events, …): they come merged. The others, articles and their evidence, stand in one graph each.
    """

    @property
    def base(self) -> str:
        """What the IRIs begin with."""

    @property
    def title(self) -> str:
        """What people call the graph."""

    @property
    def articles(self) -> int:
        """How many articles' graphs there are."""

    @property
    def folder(self) -> Path | None:
        """Where an exporter may put files of its own while it writes; None: nowhere."""

    def shared(self) -> Iterator[Subject]:
        """The shared subjects with their triples from all graphs, in canonical order."""

    def merged(self) -> Iterator[Subject]:
        """The subjects of the one graph that is no article's."""

    def blocks(self, kind: str) -> Iterator[bytes]:
        """A text of each article's graph, of a kind of ``blocks.BLOCKS``, in the order of the graphs."""

    def lines(self) -> Iterator[list[bytes]]:
        """All quads as lines of N-Quads, sorted, in pieces."""

    def notes(self) -> Iterator[bytes]:
        """What ``blocks.notes`` says of all articles, sorted."""

    def recent(self, most: int) -> Iterator[Row]:
        """The rows of the most recent articles' graphs."""


@dataclass(frozen=True)
class Graph:
    """A finished graph in memory. ``rows`` are in canonical order."""

    rows: Sequence[Row]
    base: str = terms.DEFAULT_BASE
    title: str = "graphbuilder"
    folder: None = None

    @cached_property
    def triples(self) -> list[Row]:
        """All triples in the default graph, once each, in canonical order."""
        return merged(self.rows, self.base)

    @property
    def articles(self) -> int:
        """See ``Source``."""
        return sum(1 for _ in self._articles())

    @cached_property
    def store(self) -> ox.Store:
        """The merged graph in memory, for SPARQL."""
        store = ox.Store()
        store.bulk_extend(quads(self.triples))
        return store

    def graphs(self) -> Iterator[NamedGraph]:
        """The named graphs, that of what is merged first."""
        order, first = Order(self.base), self.base + MERGED
        found = [
            NamedGraph(iri, rows, order)
            for iri, rows in groupby(self.rows, key=lambda row: row.graph)
        ]
        yield from sorted(found, key=lambda graph: (graph.iri != first, graph.iri))

    def subjects(self) -> Iterator[Subject]:
        """All subjects with their triples: the shared ones, then each article's own."""
        yield from self.shared()
        for graph in self._articles():
            yield from graph.own

    def _articles(self) -> Iterator[NamedGraph]:
        return (graph for graph in self.graphs() if graph.iri != self.base + MERGED)

    def merged(self) -> Iterator[Subject]:
        """See ``Source``."""
        for graph in self.graphs():
            if graph.iri == self.base + MERGED:
                yield from graph.all

    def shared(self) -> Iterator[Subject]:
        """See ``Source``."""
        found = [row for subject in self.merged() for row in subject]
        found += [r for graph in self._articles() for subject in graph.shared for r in subject]
        order = Order(self.base)
        return (subject for _, subject in order.subjects(Row("", *row[1:]) for row in found))

    def blocks(self, kind: str) -> Iterator[bytes]:
        """See ``Source``."""
        names = Names(prefixes_of(self.base))
        return (BLOCKS[kind](graph, names) for graph in self._articles())

    def lines(self) -> Iterator[list[bytes]]:
        """See ``Source``."""
        yield sorted({line.encode() for line in lines(list(self.rows))})

    def notes(self) -> Iterator[bytes]:
        """See ``Source``."""
        return iter(sorted({note for graph in self._articles() for note in notes(graph)}))

    def recent(self, most: int) -> Iterator[Row]:
        """See ``Source``."""
        return (r for graph in latest(self._articles(), most) for s in graph.all for r in s)


def latest(graphs: Iterable[NamedGraph], most: int) -> list[NamedGraph]:
    """The most recent articles' graphs, by day, then by IRI."""
    return sorted(graphs, key=lambda graph: (graph.day, graph.iri), reverse=True)[:most]


def prefixes_of(base: str) -> dict[str, str]:
    """Those of the vocabulary, and one for each kind of IRI that a graph makes."""
    kinds = (*terms.SEGMENT.values(), "claim", "selection", "selector", "extractor", "graph")
    own = {kind: f"{base}{kind}/" for kind in kinds}
    return {**terms.PREFIXES, "wd": "http://www.wikidata.org/entity/", **own}
