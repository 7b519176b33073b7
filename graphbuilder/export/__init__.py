"""Files made from the graph. An exporter is one module with ``FILE`` and ``export(graph)``.

``FILE`` is the name of the file it makes, ``export`` takes a ``Graph`` and gives the file's bytes:
the same graph gives the same bytes. Every module here that has both is found by ``exporters``.
"""

from __future__ import annotations

import importlib
import pkgutil
from typing import Protocol

from graphbuilder.export.graph import Graph

__all__ = ["Exporter", "Graph", "exporters"]


class Exporter(Protocol):
    """What an exporter's module offers."""

    @property
    def FILE(self) -> str:  # noqa: N802 - a module's constant
        """The name of the file."""

    def export(self, graph: Graph) -> bytes:
        """The file's content."""


def exporters() -> tuple[Exporter, ...]:
    """All exporters, by the name of their file."""
    found = []
    for each in pkgutil.iter_modules(__path__):
        module = importlib.import_module(f"{__name__}.{each.name}")
        if hasattr(module, "FILE") and hasattr(module, "export"):
            found.append(module)
    return tuple(sorted(found, key=lambda m: m.FILE))
