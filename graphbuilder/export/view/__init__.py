"""What the HTML page draws, as plain versioned data (``docs/view-data.md``), made from a store."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphbuilder.export.view.data import (
    TABLES,
    VERSION,
    Article,
    Communication,
    Detail,
    Edge,
    Evidence,
    Mark,
    Node,
    Quote,
    Statement,
    View,
)

__all__ = [
    "TABLES",
    "VERSION",
    "Article",
    "Communication",
    "Detail",
    "Edge",
    "Evidence",
    "Mark",
    "Node",
    "Quote",
    "Statement",
    "View",
    "uncollected",
    "view_of",
]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import pyoxigraph


def view_of(statements: Iterable[pyoxigraph.Quad], title: str) -> View:
    """The picture of what quads or a store say, all graphs taken together, whatever their order.

    Whatever part of the vocabulary is missing is left out; an empty store gives an empty view.
    """
    from graphbuilder.export.view.build import build  # noqa: PLC0415  (igraph loads when used)

    with uncollected():
        return build(statements, title)


@contextmanager
def uncollected() -> Iterator[None]:
    """Pause Python's search for cycles: a view has millions of values and none; it takes a third less."""
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
