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
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from graphbuilder.export.recent import recent_rows
from graphbuilder.export.view import View, uncollected, view_of
from graphbuilder.store.rows import quads

if TYPE_CHECKING:
    from collections.abc import Iterable

    import pyoxigraph

    from graphbuilder.export.graph import Source

FILE: Final = "graph.html"
NEEDS: Final = ("recent",)
MOST: Final = 3000
"""Articles that the page holds at most: some 30 MB, of which a browser parses a quarter at once. Of ten
thousand it would have more than 100 MB (figures: ``benchmarks/README.md``).
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
"""The shape of each kind, beside its colour (in ``assets/page/base.css``)."""

MODULES: Final = (
    *("dom", "dates", "data", "state", "filters", "graph", "look", "layout"),
    *(
        "scene",
        "chosen",
        "tip",
        "labels",
        "picture",
        "search",
        "facets",
        "evidence",
        "actions",
        "details",
        "panels",
    ),
    *("units", "restrictions", "table", "register", "histogram", "brush", "timeline"),
    *("drawing", "rdf", "take", "keys", "help", "main"),
)
"""The page's own scripts, in ``assets/page``: each may use at once what stands before it."""

STYLES: Final = ("base", "frame", "facets", "details", "register", "timeline", "take")
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
    "groups": {kind: {"shape": shape} for kind, shape in SHAPES.items()},
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
    with uncollected():
        return write_html(view_of(statements, title)).encode("utf-8")


def write_html(view: View) -> str:
    """The page that shows a view: one file that asks no host for anything."""
    network = _network()
    environment = network.templateEnv
    environment.keep_trailing_newline = True
    environment.filters |= {"embed": embed, "fromjson": json.loads}
    shown, evidence = view.parts()
    environment.globals |= {"view_json": escape(shown), "evidence_json": escape(evidence)}
    environment.globals |= {"page_title": _title(view.title), "csp": _policy(), **_inline()}
    return str(network.generate_html(name="graph.html"))


def embed(value: object) -> str:
    """A value as JSON that can stand in a script element."""
    return escape(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def escape(text: str) -> str:
    """JSON with the characters escaped that could end a script element or a line of script.

    Lone surrogates are escaped too, for they have no form in UTF-8.
    """
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def _network() -> Any:
    """pyvis's network, without nodes: the script gives it those that are shown, in groups by kind."""
    from pyvis.network import Network  # noqa: PLC0415  (loads IPython)

    network = Network(directed=True, height="100%", cdn_resources="in_line")
    network.set_template_dir(str(ASSETS), "view.html.j2")
    network.options = OPTIONS
    return network


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
        "css": "\n".join(_asset(f"page/{name}.css") for name in STYLES),
        "vendor_js": _asset("vendor/libraries.min.js"),
        "page_js": '"use strict";\n' + "\n".join(_asset(f"page/{name}.js") for name in MODULES),
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
    scripts = f"{_hash(inline['vendor_js'])} {_hash(inline['page_js'])}"
    return (
        f"default-src 'none'; script-src {scripts}; style-src {_hash(inline['css'])}; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return f"'sha256-{digest}'"
