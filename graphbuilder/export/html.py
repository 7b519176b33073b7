"""One self-contained HTML page: pyvis draws the view with our own template.

The only module that knows pyvis, and it loads it when used. Left to itself, pyvis fetches from
content-delivery networks, runs scripts that stand in titles and ids, and drops files into the
working directory. So the template is ours, every text goes in as JSON that the page sets as text,
and nothing is written but what is returned.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from graphbuilder.export.recent import recent_rows
from graphbuilder.export.view import Edge, Node, View, view_of
from graphbuilder.store.rows import quads

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph

    from graphbuilder.export.graph import Source

FILE: Final = "graph.html"
NEEDS: Final = ("recent",)
MOST: Final = 1000
"""Articles that the page holds at most: a page of 11 MB. Of three thousand it would have 33 MB and take
most of a minute to lay out, and a browser would be slow with it.
"""
ASSETS: Final = Path(__file__).resolve().parent / "assets"

SHAPES: Final = {
    "communication": "box",
    "person": "dot",
    "organization": "square",
    "post": "diamond",
    "event": "star",
    "document": "triangle",
    "country": "hexagon",
    "place": "triangleDown",
    "article": "ellipse",
}
"""The shape of each kind, beside its colour (in ``view.css``)."""

_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_LINE: Final = 24  # characters in a line of a label
_LINES: Final = 3
_STRONG: Final = 12  # edges from which on a node's words grow with it
_UNSAFE: Final = re.compile("[<>&\u2028\u2029\ud800-\udfff]")

OPTIONS: Final[dict[str, Any]] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": False, "tooltipDelay": 10**9},
    "nodes": {
        "borderWidth": 2,
        "borderWidthSelected": 4,
        "margin": {"top": 8, "right": 12, "bottom": 8, "left": 12},
        "shapeProperties": {"borderRadius": 8},
        "font": {"size": 15, "face": "system-ui, sans-serif", "strokeWidth": 4},
        "scaling": {"label": {"drawThreshold": 6}},
    },
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.6}},
        "arrowStrikethrough": False,
        "selectionWidth": 1.5,
        "smooth": False,
        "font": {
            "size": 13,
            "face": "system-ui, sans-serif",
            "strokeWidth": 0,
            "align": "horizontal",
        },
        "labelHighlightBold": False,
        "scaling": {"label": {"drawThreshold": 8}},
    },
}
"""What vis-network is told; colours are the page's, for they change with light and dark."""


def write(graph: Source, out: BinaryIO) -> None:
    """The HTML page of a graph, in UTF-8: of its most recent articles, where it has very many."""
    title = graph.title
    if graph.articles > MOST:
        title += f" (the {MOST:,} most recent of {graph.articles:,} articles)"
    out.write(page_of(quads(recent_rows(graph, MOST)), title=title))


def page_of(statements: Iterable[pyoxigraph.Quad], *, title: str) -> bytes:
    """The HTML page of what quads or a store say, in UTF-8, whatever their order."""
    return write_html(view_of(statements, title)).encode("utf-8")


def write_html(view: View) -> str:
    """The page that shows a view: one file that asks no host for anything."""
    network = _network(view)
    environment = network.templateEnv
    environment.keep_trailing_newline = True
    environment.filters |= {"embed": embed, "fromjson": json.loads}
    environment.globals |= {"page_title": _title(view.title), "view_json": escape(view.to_json())}
    environment.globals |= {"csp": _policy(), **_inline()}
    return str(network.generate_html(name="graph.html"))


def embed(value: object) -> str:
    """A value as JSON that can stand in a script element."""
    return escape(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def escape(text: str) -> str:
    """JSON with the characters escaped that could end a script element or a line of script.

    Lone surrogates are escaped too, for they have no form in UTF-8.
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _network(view: View) -> Any:
    """pyvis's network of the view. Parts are put in directly: its own search is quadratic."""
    from pyvis.edge import Edge as DrawnEdge  # noqa: PLC0415  (loads IPython)
    from pyvis.network import Network  # noqa: PLC0415
    from pyvis.node import Node as DrawnNode  # noqa: PLC0415

    network = Network(directed=True, height="100%", cdn_resources="in_line")
    network.set_template_dir(str(ASSETS), "view.html.j2")
    network.options = OPTIONS
    network.nodes = [DrawnNode(at, **_drawn(n)).options for at, n in enumerate(view.nodes)]
    network.edges = [
        DrawnEdge(e.source, e.target, directed=True, **_arrow(view, e), id=at).options
        for at, e in enumerate(view.edges)
    ]
    for edge in network.edges:
        del edge["arrows"]  # said once, in the options
    return network


def _drawn(node: Node) -> dict[str, Any]:
    """How a node is drawn: the better connected, the larger, within bounds."""
    size = 10 + min(22, round(3.2 * node.weight**0.5))
    drawn = {"shape": SHAPES[node.kind], "label": _caption(node), "size": size}
    strong = node.weight >= _STRONG and node.kind != "communication"
    font = {"font": {"size": 15 + min(13, size - 20)}} if strong else {}
    return drawn | font | {"x": node.x, "y": node.y}


def _arrow(view: View, edge: Edge) -> dict[str, Any]:
    """How an edge is drawn: what carries a letter is stronger, what is inferred is dashed."""
    term = view.terms[edge.term]
    drawn: dict[str, Any] = {"label": term.edge, "width": 1.2}
    if term.letter:
        drawn |= {"width": 2.5, "font": {"size": 17}}
    return drawn | ({"dashes": [6, 5]} if edge.status == "inferred" else {})


def _caption(node: Node) -> str:
    """The words at a node: a communication says its form and day, its arrows say the rest."""
    if node.kind == "communication":
        form = node.form[:1].upper() + node.form[1:]
        return f"{form}\n{day}" if (day := _day(node.date)) else form
    lines = textwrap.wrap(node.label, _LINE) or [node.label[:_LINE]]
    return "\n".join([*lines[: _LINES - 1], " ".join(lines[_LINES - 1 :])[:_LINE]]).strip() + (
        "…" if len(lines) > _LINES else ""
    )


def _day(date: str) -> str:
    """An ISO 8601 date, month, year or interval in words; anything else as it is."""
    if "/" in date:
        first, _, last = date.partition("/")
        return f"{_day(first)} – {_day(last)}"
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", date)
    if not found or not 1 <= int(found[2]) <= 12:
        return date
    month = f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    return f"{int(found[3])} {month}" if found[3] else month


def _title(title: str) -> str:
    """A title for the page's head: one line, no control characters, escaped."""
    return html.escape(
        escape_surrogates(" ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", title).split()))
    )


def escape_surrogates(text: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate becomes the replacement character."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


@cache
def _inline() -> dict[str, str]:
    """The page's own style and scripts, by the name the template calls them."""
    return {
        "css": _asset("view.css"),
        "vendor_js": _asset("vendor/vis-network.min.js"),
        "view_js": _asset("view.js"),
    }


def _asset(name: str) -> str:
    text = (ASSETS / name).read_text(encoding="utf-8")
    if re.search(r"</(script|style)|<!--", text, re.IGNORECASE):
        raise ValueError(f"{name} can't stand inside a page: it holds markup that would end it")
    return text


@cache
def _policy() -> str:
    """The Content-Security-Policy: nothing but the page's own style and two scripts, by hash."""
    inline = _inline()
    scripts = f"{_hash(inline['vendor_js'])} {_hash(inline['view_js'])}"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(inline['css'])}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
