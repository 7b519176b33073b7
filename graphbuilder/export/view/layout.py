"""Where nodes stand: computed once, seeded, in whole pixels; nothing moves in the browser.

What the opening view shows is laid out first, component by component, so that what is switched on
later (countries, places, articles) finds its place around it and never pulls it out of shape.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

import igraph

from graphbuilder.export.view.data import Communication, Edge
from graphbuilder.export.view.overview import overview
from graphbuilder.export.view.spacing import GAP, Link, Point, box, declutter, pack, turn

SEED: Final = 20111219
_EDGE: Final = 145.0  # pixels: room for an arrow's words between two labels
_EXACT: Final = 120  # nodes up to which the exact, slower layout is taken
_ROOMY: Final = 1500  # nodes
_ROOM: Final = (180.0, 85.0)  # pixels across and down that a node with its words takes
_TURNS: Final = 120  # of a spiral that looks for room
_GOLDEN: Final = math.pi * (3 - math.sqrt(5))  # radians: spreads points evenly on rings


def positions(
    labels: Sequence[str],
    core: Sequence[bool],
    edges: Sequence[Edge],
    register: Sequence[Communication],
    *,
    folded: bool,
) -> list[tuple[int, int]]:
    """A place for each node. ``core`` are laid out first, so that letters run left to right.

    Where communications are ``folded``, the core is laid out by the arrows between the parties.
    """
    flow = Counter((a, b) for row in register for a in row.senders for b in row.recipients)
    links = sorted({(min(e.source, e.target), max(e.source, e.target)) for e in edges})
    inner = [(a, b) for a, b in links if core[a] and core[b]]
    linked = {node for link in inner for node in link}
    drawn = [at for at, first in enumerate(core) if first and (folded or at in linked)]
    boxes = {at: box(labels[at]) for at in drawn}
    placed = (overview if folded else _place_core)(drawn, inner, flow, boxes)
    _place_around(placed, links, len(labels))
    _place_below(placed, [at for at in range(len(labels)) if at not in placed])
    return [(round(placed[at][0]), round(placed[at][1])) for at in range(len(labels))]


def _place_core(
    drawn: Sequence[int],
    links: Sequence[Link],
    flow: Mapping[Link, int],
    boxes: dict[int, Point],
) -> dict[int, Point]:
    """Lay out each component, turn it so that letters run to the right, and pack them."""
    number = {node: at for at, node in enumerate(drawn)}
    graph = igraph.Graph(len(drawn), [(number[a], number[b]) for a, b in links])
    parts = sorted((sorted(p) for p in graph.connected_components()), key=lambda p: (-len(p), p))
    laid: list[dict[int, Point]] = []
    for part in parts:
        nodes = [drawn[at] for at in part]
        points = dict(zip(nodes, _layout(graph.induced_subgraph(part)), strict=True))
        laid.append(declutter(_widen(turn(points, flow)), boxes))
    return pack(laid)


def _layout(graph: igraph.Graph) -> list[Point]:
    """Points for one connected graph, scaled so that a typical edge has its length."""
    size = graph.vcount()
    with _seeded():
        if size <= _EXACT:
            layout = graph.layout_kamada_kawai()
        else:
            rounds = max(60, min(500, 300_000 // size))
            layout = graph.layout_fruchterman_reingold(niter=rounds, grid=size > 1000)
    points = [(float(x), float(y)) for x, y in layout.coords]
    lengths = sorted(math.dist(points[e.source], points[e.target]) for e in graph.es)
    scale = _EDGE / max(lengths[len(lengths) // 2], 1e-6)
    return [(x * scale, y * scale) for x, y in points]


@contextmanager
def _seeded() -> Iterator[None]:
    """igraph draws from one generator for the whole process: lend it ours, then give it back."""
    igraph.set_random_number_generator(random.Random(SEED))  # noqa: S311  (no secret)
    try:
        yield
    finally:
        igraph.set_random_number_generator(random)


def _widen(points: dict[int, Point]) -> dict[int, Point]:
    """Words run across, and screens are wide."""
    return {at: (x * 1.25, y * 0.95) for at, (x, y) in points.items()}


def _place_around(placed: dict[int, Point], links: Sequence[tuple[int, int]], count: int) -> None:
    """Put what is not placed yet near the middle of its neighbours, where there is room."""
    near: list[list[int]] = [[] for _ in range(count)]
    for one, other in links:
        near[one].append(other)
        near[other].append(one)
    taken: dict[tuple[int, int], list[Point]] = {}
    for point in placed.values():
        taken.setdefault(_cell(point), []).append(point)
    waiting = sum(1 for at in range(count) if at not in placed and near[at])
    tried: dict[tuple[int, int], int] | None = {} if waiting > _ROOMY else None
    front = {beside for at in placed for beside in near[at] if beside not in placed}
    while front:
        ready = {at: [placed[n] for n in near[at] if n in placed] for at in sorted(front)}
        for at, points in ready.items():
            x, y = (sum(axis) / len(points) for axis in zip(*points, strict=True))
            placed[at] = _free((x, y), taken, tried) or _ring((x, y), at, _reach(1 + at % _TURNS))
            taken.setdefault(_cell(placed[at]), []).append(placed[at])
        front = {beside for at in ready for beside in near[at] if beside not in placed}


def _cell(point: Point) -> tuple[int, int]:
    return math.floor(point[0] / _ROOM[0]), math.floor(point[1] / _ROOM[1])


def _free(
    middle: Point,
    taken: dict[tuple[int, int], list[Point]],
    tried: dict[tuple[int, int], int] | None,
) -> Point | None:
    """The first point of a spiral with room for a node and its words; None after many turns.

    Where very many are to be placed, ``tried`` keeps how far the spirals from one spot have come.
    """
    spot = _cell(middle)
    for place in range(1 if tried is None else tried.get(spot, 1), _TURNS):
        if tried is not None:
            tried[spot] = place + 1
        point = _ring(middle, place, _reach(place))
        column, row = _cell(point)
        near = ((column + across, row + down) for across in (-1, 0, 1) for down in (-1, 0, 1))
        if not any(_covers(point, other) for cell in near for other in taken.get(cell, ())):
            return point
    return None


def _covers(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _ROOM[0] and abs(one[1] - other[1]) < _ROOM[1]


def _reach(turn: int) -> float:
    """How far from its middle a spiral is, in pixels: as many points on each area."""
    return 60.0 * math.sqrt(turn)


def _ring(middle: Point, turn: int, reach: float) -> Point:
    """A point around a middle; successive turns spread evenly."""
    angle = turn * _GOLDEN
    return middle[0] + reach * 1.4 * math.cos(angle), middle[1] + reach * math.sin(angle)


def _place_below(placed: dict[int, Point], rest: Sequence[int]) -> None:
    """Put what is tied to nothing in a grid below the picture."""
    left = min((x for x, _ in placed.values()), default=0.0)
    top = max((y for _, y in placed.values()), default=0.0) + 2 * GAP
    columns = max(4, math.ceil(math.sqrt(len(rest))))
    for number, at in enumerate(rest):
        placed[at] = (left + 230.0 * (number % columns), top + 110.0 * (number // columns))
