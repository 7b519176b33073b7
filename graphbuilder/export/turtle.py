"""``graph.ttl``: everything in one graph, grouped by subject with an empty line between."""

from __future__ import annotations

import pyoxigraph as ox

from graphbuilder.export.graph import Graph

FILE = "graph.ttl"


def export(graph: Graph) -> bytes:
    """The merged graph as Turtle."""
    text = graph.serialised(ox.RdfFormat.TURTLE)
    return text.replace(b" .\n", b" .\n\n").replace(b"> .\n\n@prefix", b"> .\n@prefix")
