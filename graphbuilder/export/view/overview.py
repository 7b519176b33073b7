"""The overview of a large graph: who writes to whom, communications folded into arrows."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import igraph

from graphbuilder.export.view.spacing import Link, Point, declutter, pack, turn

_WIDE: Final = 1.6  # width by height, about a screen's
_FILLED: Final = 0.3  # the part of the picture that nodes and their words cover
_NEAR, _FAR = 1.0, 2.0  # how long arrows are: of many communications, and of anything else


def overview(
    nodes: Sequence[int],
    links: Sequence[Link],
    flow: Mapping[Link, int],
    boxes: Mapping[int, Point],
) -> dict[int, Point]:
    """A place for each of these nodes, in pixels. ``links`` are the edges among them; ``flow`` has the
    number of communications from one to another: the more, the nearer. Who sends stands on the left.
    """
    lengths = _lengths(links, flow, set(nodes))
    number = {node: at for at, node in enumerate(nodes)}
    graph = igraph.Graph(len(nodes), [(number[a], number[b]) for a, b in sorted(lengths)])
    graph.es["length"] = [lengths[link] for link in sorted(lengths)]
    balance = _balance(flow)
    parts = sorted((sorted(p) for p in graph.connected_components()), key=lambda p: (-len(p), p))
    laid = []
    for part in parts:
        own = [nodes[at] for at in part]
        start = _circle([balance.get(node, 0.0) for node in own])
        points = turn(_layout(own, graph.induced_subgraph(part), start), flow)
        laid.append(declutter(_spread(points, boxes), boxes))
    return pack(laid)


def _lengths(links: Sequence[Link], flow: Mapping[Link, int], nodes: set[int]) -> dict[Link, float]:
    between: Counter[Link] = Counter()
    for (one, other), number in flow.items():
        if one != other and one in nodes and other in nodes:
            between[min(one, other), max(one, other)] += number
    lengths = dict.fromkeys(links, _FAR)
    return lengths | {pair: _NEAR + 0.5 / number for pair, number in between.items()}


def _balance(flow: Mapping[Link, int]) -> dict[int, float]:
    """From −1 for who only sends to 1 for who only receives."""
    sent: Counter[int] = Counter()
    received: Counter[int] = Counter()
    for (one, other), number in flow.items():
        sent[one] += number
        received[other] += number
    return {
        node: (received[node] - sent[node]) / (received[node] + sent[node])
        for node in {*sent, *received}
    }


def _circle(balance: Sequence[float]) -> list[Point]:
    """Points on a circle, the lowest balance on the left, alternately above and below."""
    points: dict[int, Point] = {}
    order = sorted(range(len(balance)), key=lambda at: (balance[at], at))
    for place, at in enumerate(order):
        angle = math.pi * (1 - (place + 0.5) / len(order))
        points[at] = math.cos(angle), math.sin(angle) * (-1) ** place
    return [points[at] for at in range(len(balance))]


def _layout(nodes: Sequence[int], graph: igraph.Graph, start: list[Point]) -> dict[int, Point]:
    """Points of one component, without a scale."""
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    layout = graph.layout_kamada_kawai(seed=[list(point) for point in start], weights="length")
    return {node: (float(x), float(y)) for node, (x, y) in zip(nodes, layout.coords, strict=True)}


def _spread(points: Mapping[int, Point], boxes: Mapping[int, Point]) -> dict[int, Point]:
    """The points stretched to a wide picture with room for all words."""
    xs, ys = zip(*points.values(), strict=True)
    area = sum(boxes[node][0] * boxes[node][1] for node in points) / _FILLED
    height = math.sqrt(area / _WIDE)
    across = height * _WIDE / max(max(xs) - min(xs), 1e-6)
    down = height / max(max(ys) - min(ys), 1e-6)
    return {node: (x * across, y * down) for node, (x, y) in points.items()}
