"""What exporters read: the graph's rows in canonical order, and a store over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from graphbuilder.model import terms
from graphbuilder.store.rows import Row, merged, quads

__all__ = ["Graph", "Row"]


@dataclass(frozen=True)
class Graph:
    """A finished graph, read-only. ``rows`` are in canonical order; ``base`` is that of its IRIs."""

    rows: Sequence[Row]
    base: str = terms.DEFAULT_BASE
    title: str = "graphbuilder"

    @cached_property
    def triples(self) -> list[Row]:
        """All triples in the default graph, once each, in canonical order."""
        return merged(self.rows, self.base)

    @cached_property
    def store(self) -> ox.Store:
        """The merged graph in memory, for SPARQL."""
        store = ox.Store()
        store.bulk_extend(quads(self.triples))
        return store

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Those of the vocabulary, and one for each kind of IRI that the graph makes."""
        kinds = (*terms.SEGMENT.values(), "claim", "selection", "selector", "extractor", "graph")
        own = {kind: f"{self.base}{kind}/" for kind in kinds}
        return {**terms.PREFIXES, "wd": "http://www.wikidata.org/entity/", **own}

    def serialised(self, form: ox.RdfFormat) -> bytes:
        """The graph in one of the library's formats: named graphs where the format has them."""
        rows = self.rows if form.supports_datasets else self.triples
        return ox.serialize(quads(rows), format=form, prefixes=self.prefixes) or b""
