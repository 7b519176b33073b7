"""What the page does in headless Chromium: how soon it is there, how it moves, how it answers."""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, Playwright, ViewportSize

_SIZE: Final[ViewportSize] = {"width": 1280, "height": 800}
_PAN: Final = 2.5  # seconds of moving the picture
_WAIT: Final = 120_000  # milliseconds

_AT_ONCE: Final = """
new MutationObserver(() => {
  if (!document.documentElement.dataset.ready || window.heldAtOnce) return;
  const search = document.getElementById("search");
  const hits = document.getElementById("hits").children;
  const [first] = graphbuilderView.shown();
  search.value = page.data.nodes[page.data.find(first)].label;
  search.dispatchEvent(new Event("input"));
  const found = [...hits].some((hit) => hit.id);
  search.value = "";
  search.dispatchEvent(new Event("input"));
  graphbuilderView.choose(first);
  const read = document.querySelectorAll("#details blockquote").length > 0;
  const painted = performance.getEntriesByName("first-contentful-paint").length > 0;
  window.heldAtOnce = { painted, found, read };
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] });
"""
"""Whether the mark "ready" holds: in that moment, all is painted, search answers, a node is told of."""

_TOOK: Final = """
(code) => new Promise((done) => {
  const act = new Function("page", "graphbuilderView", code);
  const start = performance.now();
  act(page, graphbuilderView);
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})
"""
"""Milliseconds from a call until its frame is painted."""

_COUNT: Final = """
() => {
  window.frames_ = [];
  const count = (at) => { window.frames_?.push(at); if (window.frames_) requestAnimationFrame(count); };
  requestAnimationFrame(count);
}
"""
_EMPTY: Final = """
(places) => {
  let best = null;
  for (let x = 20; x < innerWidth; x += 12) for (let y = 20; y < innerHeight; y += 12) {
    if (document.elementFromPoint(x, y)?.tagName !== "CANVAS") continue;
    const far = Math.min(...places.map((one) => Math.hypot(one.x - x, one.y - y)));
    if (!best || far > best.far) best = { x, y, far };
  }
  return best;
}
"""
"""The point of the picture that is farthest from all nodes."""


@dataclass(slots=True)
class Heard:
    """What a page asked for and complained of."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    processor: float = 0.0  # seconds of the page's main thread until it was ready


@contextmanager
def opened(browser: Browser, path: Path, *, script: str = "") -> Iterator[tuple[Page, Heard]]:
    """A page from a file in a fresh context, ready; requests beyond the file itself are noted."""
    context = browser.new_context(viewport=_SIZE, offline=True)
    page, heard = context.new_page(), Heard()
    page.on("request", lambda request: _note(heard, request.url, path))
    page.on("console", lambda message: heard.errors.append(message.text))
    page.on("pageerror", lambda error: heard.errors.append(str(error)))
    if script:
        page.add_init_script(script)
    page.set_default_timeout(_WAIT)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector("html[data-ready]", state="attached")
    metrics = session.send("Performance.getMetrics")["metrics"]
    heard.processor = next(one["value"] for one in metrics if one["name"] == "ThreadTime")
    try:
        yield page, heard
    finally:
        context.close()


def _note(heard: Heard, url: str, path: Path) -> None:
    if url != path.as_uri() and not url.startswith(("data:", "blob:")):
        heard.requests.append(url)


def launched(playwright: Playwright, executable: str | None) -> Browser:
    """Headless Chromium, as it is: no switch that makes anything faster."""
    return playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])


def opening(browser: Browser, path: Path, rounds: int) -> dict[str, Any]:
    """Seconds from the start of navigation until the page can be used, and what else is seen then."""
    times, heaps, spent = [], [], []
    heard = Heard()
    for _ in range(rounds):
        with opened(browser, path) as (page, heard_now):
            times.append(page.evaluate("performance.getEntriesByName('ready')[0].startTime") / 1000)
            heaps.append(_heap(page))
            spent.append(heard_now.processor)
            heard.requests += heard_now.requests
            heard.errors += heard_now.errors
    with opened(browser, path, script=_AT_ONCE) as (page, _):
        held = page.evaluate("window.heldAtOnce")
    return {
        "ready": statistics.median(times),
        "ready_range": [min(times), max(times)],
        "ready_processor": statistics.median(spent),
        "ready_holds": held,
        "heap": statistics.median(heaps),
        "requests": heard.requests,
        "errors": heard.errors,
    }


def _heap(page: Page) -> float:
    """Bytes of the script's heap after a collection."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    found: float = session.send("Runtime.getHeapUsage")["usedSize"]
    return found


def panning(page: Page, places: str) -> float:
    """Frames a second while the mouse moves the picture; ``places`` gives the nodes' on the screen."""
    start = page.evaluate(f"({_EMPTY})({places})")
    x, y = start["x"], start["y"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 6, y + 6)
    page.evaluate(_COUNT)
    clock, step = time.perf_counter(), 0
    while time.perf_counter() - clock < _PAN:
        step += 1
        page.mouse.move(x + step * 7 % 300 - 150, y + step * 5 % 200 - 100)
    frames = page.evaluate("() => { const found = frames_; frames_ = null; return found; }")
    page.mouse.up()
    page.wait_for_timeout(600)
    return 1000 * (len(frames) - 1) / (frames[-1] - frames[0]) if len(frames) > 1 else 0.0


OURS: Final = "page.scene.now().nodes.map(({ at }) => page.picture.where(at))"
THEIRS: Final = """Object.values(network.getPositions()).map((at) => {
  const { x, y } = network.canvasToDOM(at);
  const box = network.canvas.frame.getBoundingClientRect();
  return { x: box.left + x, y: box.top + y };
})"""

_UNFOLD: Final = """
const strongest = page.data.nodes.map((_, at) => at)
  .filter((at) => page.state.now.kinds.has(page.data.nodes[at].kind) && !page.graph.isLetter(at))
  .sort(page.graph.byWeight);
page.state.change({ unfolded: new Set(strongest.slice(0, COUNT)) });
"""
_SCENE: Final = """
() => ({
  nodes: page.scene.now().nodes.map(({ at, x, y }) => ({ at, x, y, label: page.look.caption(at) })),
  arrows: page.scene.now().arrows.map(({ source, target, words }) => ({ source, target, words })),
  width: document.getElementById("graph").clientWidth,
  height: document.getElementById("graph").clientHeight,
})
"""


def moving(browser: Browser, path: Path, unfolded: int, folder: Path) -> dict[str, Any]:
    """Frames a second: of the opening view, or with so many unfolded; and of the same scene by pyvis."""
    with opened(browser, path) as (page, _):
        found: dict[str, Any] = {}
        if unfolded:
            found["unfold"] = page.evaluate(_TOOK, _UNFOLD.replace("COUNT", str(unfolded))) / 1000
            page.evaluate("page.picture.fit()")
        page.wait_for_timeout(1000)
        found["frames"] = panning(page, OURS)
        scene = page.evaluate(_SCENE)
    plain = folder / "pyvis.html"
    plain.write_text(_plain(scene), encoding="utf-8")
    context = browser.new_context(viewport=_SIZE, offline=True)
    page = context.new_page()
    page.goto(plain.as_uri())
    page.wait_for_function("typeof network === 'object'", timeout=_WAIT)
    page.wait_for_timeout(2000)
    found["frames_pyvis"] = panning(page, THEIRS)
    context.close()
    found["ratio"] = found["frames"] / found["frames_pyvis"]
    found["nodes"], found["arrows"] = len(scene["nodes"]), len(scene["arrows"])
    return found


def _plain(scene: dict[str, Any]) -> str:
    """The same nodes, arrows, words and places as pyvis draws them by default, without physics."""
    from pyvis.network import Network  # noqa: PLC0415  (loads IPython)

    size = {"height": f"{scene['height']}px", "width": f"{scene['width']}px"}
    network = Network(directed=True, cdn_resources="in_line", **size)
    for one in scene["nodes"]:
        network.add_node(one["at"], label=one["label"] or " ", x=one["x"], y=one["y"])
    for arrow in scene["arrows"]:
        network.add_edge(arrow["source"], arrow["target"], label=arrow["words"])
    network.toggle_physics(False)
    return str(network.generate_html())


_TYPE: Final = """
const box = document.getElementById("search");
box.value = "QUERY";
box.dispatchEvent(new Event("input"));
"""
_STEPS: Final = {
    "search, first letter": _TYPE.replace("QUERY", "k"),
    "search, later letters": _TYPE.replace("QUERY", "kim ch"),
    "search put away": _TYPE.replace("QUERY", ""),
    "click on a node, first": "page.chosen.node(page.data.opening[3], { centre: false });",
    "click on a node, later": "page.chosen.node(page.data.opening[5], { centre: false });",
    "click on an arrow": "page.chosen.arrow(page.scene.now().arrows.at(-1).key);",
    "click on nothing": "page.chosen.clear();",
    "facet on": "document.querySelector('#facets [id^=purpose-]').click();",
    "facet off": "document.querySelector('#facets [id^=purpose-]:checked').click();",
    "register shown": "page.panels.toggle('register');",
    "facet on, beside the register": "document.querySelector('#facets [id^=purpose-]').click();",
}


def answers(browser: Browser, path: Path) -> dict[str, float]:
    """Seconds from a key or a click until its answer is painted; the heap at the end."""
    with opened(browser, path) as (page, _):
        page.wait_for_timeout(1000)
        found = {}
        for name, code in _STEPS.items():
            found[name] = page.evaluate(_TOOK, code) / 1000
            page.wait_for_timeout(700)
        return found | {"heap": _heap(page)}
