"""What exporters read: the graph's quads in canonical order, and a store over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import pyoxigraph as ox

from graphbuilder.model import terms
from graphbuilder.store.canonical import merged_triples


@dataclass(frozen=True)
class Graph:
    """A finished graph, read-only. ``quads`` are sorted; ``base`` is the base of its IRIs."""

    quads: Sequence[ox.Quad]
    base: str = terms.DEFAULT_BASE
    title: str = "graphbuilder"

    @cached_property
    def triples(self) -> list[ox.Quad]:
        """All triples in the default graph, once each, in canonical order."""
        return merged_triples(self.quads, self.base)

    @cached_property
    def store(self) -> ox.Store:
        """The merged graph in memory, for SPARQL."""
        store = ox.Store()
        store.bulk_extend(self.triples)
        return store

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Those of the vocabulary, and one for each kind of IRI that the graph makes."""
        kinds = (*terms.SEGMENT.values(), "claim", "selection", "selector", "extractor", "graph")
        own = {kind: f"{self.base}{kind}/" for kind in kinds}
        return {**terms.PREFIXES, "wd": "http://www.wikidata.org/entity/", **own}
