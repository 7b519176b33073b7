"""``graph.trig``: one named graph per article, and one for what is merged or inferred."""

from __future__ import annotations

import pyoxigraph as ox

from graphbuilder.export.graph import Graph

FILE = "graph.trig"


def export(graph: Graph) -> bytes:
    """The named graphs as TriG."""
    return graph.serialised(ox.RdfFormat.TRIG)
