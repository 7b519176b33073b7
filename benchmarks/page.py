"""How quick the HTML page is: made, opened, moved, asked; see the README beside this file.

python -m benchmarks.page [--nodes N …] [--rounds N] [--chromium FILE] [--folder DIR] [--json]
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import sync_playwright

from benchmarks import page_browser
from benchmarks.made_graph import made_graph
from graphbuilder.export.html import page_of

_BLOCKS: Final = re.compile(r'<script type="application/json"[^>]*>(.*?)</script>', re.DOTALL)
_UNFOLDED: Final = (10_000, 2_000)  # in the graph of so many nodes, so many are unfolded
_LARGE: Final = 10_000  # nodes from which on answers are timed

Measured = dict[str, Any]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(options.folder or temporary)
        browser = page_browser.launched(playwright, options.chromium)
        found = []
        for nodes in options.nodes:
            found.append(_made(nodes, folder))
            path = folder / f"{nodes}.html"
            found[-1] |= page_browser.opening(browser, path, options.rounds)
            found[-1]["opening view"] = page_browser.moving(browser, path, 0, folder)
            if nodes >= _LARGE:
                found[-1]["answers"] = page_browser.answers(browser, path)
            if nodes == _UNFOLDED[0]:
                found[-1]["unfolded"] = page_browser.moving(browser, path, _UNFOLDED[1], folder)
        browser.close()
    print(json.dumps(found, indent=1) if options.json else "\n".join(table(found)))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page", description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 1_000, 10_000, 50_000])
    parser.add_argument("--rounds", type=int, default=5, help="medians of so many (default 5)")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    parser.add_argument(
        "--chromium", default=found, help="a Chromium (default: PATH's, Playwright's)"
    )
    parser.add_argument("--folder", default=None, help="where pages are kept (default: nowhere)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    if min(*options.nodes, options.rounds, 10**9) < 1:
        parser.error("--nodes and --rounds take numbers from 1")
    return options


def _made(nodes: int, folder: Path) -> Measured:
    """Make the page of a graph: seconds without those of making the graph, and bytes."""
    statements = list(made_graph(nodes))
    clock = time.perf_counter()
    page = page_of(statements, title=f"A made-up graph of {nodes:,} nodes")
    seconds = time.perf_counter() - clock
    (folder / f"{nodes}.html").write_bytes(page)
    data = sum(len(block.encode()) for block in _BLOCKS.findall(page.decode()))
    articles = sum(q.predicate.value == "https://schema.org/headline" for q in statements)
    return {
        "nodes": nodes,
        "quads": len(statements),
        "articles": articles,
        "seconds": seconds,
        "bytes": len(page),
        "bytes_beyond_data": len(page) - data,
    }


def table(found: list[Measured]) -> list[str]:
    """The measurements as lines of text."""
    lines = []
    for one in found:
        beyond = f"{one['bytes_beyond_data'] / 1e6:.2f} MB without its data"
        per_thousand = one["seconds"] / one["articles"] * 1000
        lines += [
            f"{one['nodes']:,} nodes, {one['articles']:,} articles, {one['quads']:,} quads",
            f"  made in {one['seconds']:.1f} s ({per_thousand:.1f} s for 1,000 articles)",
            f"  {one['bytes'] / 1e6:.1f} MB, {beyond}",
            (
                f"  ready after {one['ready']:.2f} s ({_range(one['ready_range'])}), of them "
                f"{one['ready_processor']:.2f} s of the main thread; {one['ready_holds']}"
            ),
            (
                f"  heap {one['heap'] / 1e6:.0f} MB, {len(one['requests'])} requests, "
                f"{len(one['errors'])} errors {one['errors'][:2]}"
            ),
            f"  opening view: {_frames(one['opening view'])}",
        ]
        if "unfolded" in one:
            took = one["unfolded"]["unfold"]
            lines.append(f"  unfolded in {took:.2f} s: {_frames(one['unfolded'])}")
        answers = one.get("answers", {})
        lines += [
            f"  {name}: {1000 * each:.0f} ms" for name, each in answers.items() if name != "heap"
        ]
        if answers:
            lines.append(f"  heap then {answers['heap'] / 1e6:.0f} MB")
    return lines


def _range(pair: list[float]) -> str:
    return f"{pair[0]:.2f}–{pair[1]:.2f}"


def _frames(found: Measured) -> str:
    return (
        f"{found['nodes']:,} nodes, {found['arrows']:,} arrows, {found['frames']:.0f} frames a second, "
        f"as a plain pyvis page {found['frames_pyvis']:.0f}, ratio {found['ratio']:.1f}"
    )


if __name__ == "__main__":
    main()
