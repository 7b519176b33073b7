"""What the HTML page draws, as plain versioned data (``docs/view-data.md``), made from a store."""

from graphbuilder.export.view.build import view_of
from graphbuilder.export.view.data import (
    TABLES,
    VERSION,
    Article,
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
    "Detail",
    "Edge",
    "Evidence",
    "Mark",
    "Node",
    "Quote",
    "Statement",
    "View",
    "view_of",
]
