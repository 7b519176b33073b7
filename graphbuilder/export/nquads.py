"""``graph.nq``: the canonical form. Sorted lines, so that two builds can be compared line by line."""

from __future__ import annotations

from typing import BinaryIO

from graphbuilder.export.graph import Source

FILE = "graph.nq"
NEEDS = ("lines",)


def write(graph: Source, out: BinaryIO) -> None:
    """The named graphs as N-Quads, sorted by line, each line once."""
    for lines in graph.lines():
        if lines:
            out.write(b"\n".join(lines) + b"\n")
