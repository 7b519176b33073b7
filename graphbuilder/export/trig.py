"""``graph.trig``: one named graph for what is merged or inferred, and one per article."""

from __future__ import annotations

from typing import BinaryIO

from graphbuilder.export.graph import Source, prefixes_of
from graphbuilder.export.syntax import Names
from graphbuilder.store.rdf import MERGED

FILE = "graph.trig"
NEEDS = ("trig", "turtle")


def write(graph: Source, out: BinaryIO) -> None:
    """The named graphs as TriG."""
    names = Names(prefixes_of(graph.base))
    out.write(names.head())
    begun = False
    for subject in graph.merged():
        if not begun:
            out.write(f"\n{names(graph.base + MERGED)} {{\n".encode())
            begun = True
        out.write(names.subject(subject).encode())
    if begun:
        out.write(b"}\n")
    graphs = zip(graph.blocks("trig"), graph.blocks("turtle"), strict=True)
    out.writelines(b"\n" + head + own + b"}\n" for head, own in graphs)
