"""``graph.nq``: the canonical form. Sorted lines, so that two builds can be compared line by line."""

from __future__ import annotations

import pyoxigraph as ox

from graphbuilder.export.graph import Graph

FILE = "graph.nq"


def export(graph: Graph) -> bytes:
    """The named graphs as N-Quads, sorted by line."""
    lines = graph.serialised(ox.RdfFormat.N_QUADS).splitlines(keepends=True)
    return b"".join(sorted(lines))
