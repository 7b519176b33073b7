"""``graph.ttl``: everything in one graph, grouped by subject with an empty line between.

The subjects that several articles share come first, then each article's own.
"""

from __future__ import annotations

from typing import BinaryIO

from graphbuilder.export.graph import Source, prefixes_of
from graphbuilder.export.syntax import Names

FILE = "graph.ttl"
NEEDS = ("turtle",)


def write(graph: Source, out: BinaryIO) -> None:
    """The merged graph as Turtle."""
    names = Names(prefixes_of(graph.base))
    out.write(names.head() + b"\n")
    out.writelines(names.subject(subject).encode() for subject in graph.shared())
    out.writelines(graph.blocks("turtle"))
