"""Files made from the graph. An exporter is one module with ``FILE``, ``NEEDS`` and ``write``.

``FILE`` is the name of the file it makes, ``NEEDS`` what it reads of a ``Source`` beside the shared
subjects: kinds of blocks, "lines", "notes", "recent". ``write(graph, out)`` writes the file's bytes:
the same graph gives the same bytes, from memory and from disk. Every module here that has all three is
found by ``exporters``.
"""

from __future__ import annotations

import importlib
import io
import pkgutil
from typing import BinaryIO, Protocol

from graphbuilder.export.graph import Graph, Source

__all__ = ["Exporter", "Graph", "Source", "exported", "exporters"]


class Exporter(Protocol):
    """What an exporter's module offers."""

    @property
    def FILE(self) -> str:  # noqa: N802 - a module's constant
        """The name of the file."""

    @property
    def NEEDS(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """What it reads of a graph beside the shared subjects."""

    def write(self, graph: Source, out: BinaryIO) -> None:
        """Write the file's content."""


def exporters() -> tuple[Exporter, ...]:
    """All exporters, by the name of their file."""
    found = []
    for each in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{each.name}")
        if hasattr(module, "FILE") and hasattr(module, "write"):
            found.append(module)
    return tuple(sorted(found, key=lambda m: m.FILE))


def exported(exporter: Exporter, graph: Source) -> bytes:
    """A small graph's file, in memory."""
    out = io.BytesIO()
    exporter.write(graph, out)
    return out.getvalue()
