"""How parts of a picture are turned, how words are kept apart, and how parts are set side by side."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Final

Point = tuple[float, float]
Link = tuple[int, int]

GAP: Final = 70.0
"""Pixels between components."""

_MOST: Final = 1500  # nodes up to which words are kept apart: more are never shown together


def box(label: str) -> Point:
    """About what a node and its label (wrapped by the drawing) cover, in pixels."""
    lines = min(3, 1 + len(label) // 24)
    return 40.0 + 7.0 * min(len(label), 24), 56.0 + 16.0 * lines


def turn(points: dict[int, Point], flow: Mapping[Link, int]) -> dict[int, Point]:
    """Rotate about the centre so that the mean way from sender to recipient points right."""
    pairs = [(points[a], points[b], n) for (a, b), n in flow.items() if a in points and b in points]
    dx = sum(n * (b[0] - a[0]) for a, b, n in pairs)
    dy = sum(n * (b[1] - a[1]) for a, b, n in pairs)
    length = math.hypot(dx, dy)
    if length < 1e-6:
        return points
    cos, sin = dx / length, dy / length
    return {at: (x * cos + y * sin, y * cos - x * sin) for at, (x, y) in points.items()}


def declutter(points: Mapping[int, Point], boxes: Mapping[int, Point]) -> dict[int, Point]:
    """Push labels apart until none covers another; spread all a little where that takes long."""
    if len(points) > _MOST:
        return dict(points)
    place = {at: [x, y] for at, (x, y) in points.items()}
    rounds = max(20, min(200, 40_000 // len(points)))
    for number in range(1, rounds + 1):
        if not _push(place, boxes):
            break
        if number % 10 == 0:
            for point in place.values():
                point[:] = point[0] * 1.06, point[1] * 1.06
    return {at: (x, y) for at, (x, y) in place.items()}


def _push(place: dict[int, list[float]], boxes: Mapping[int, Point]) -> bool:
    cells: dict[tuple[int, int], list[int]] = {}
    for at, (x, y) in place.items():
        cells.setdefault((int(x // 220), int(y // 110)), []).append(at)
    moved = False
    for (column, row), members in cells.items():
        near = [
            at
            for across in (-1, 0, 1)
            for down in (-1, 0, 1)
            for at in cells.get((column + across, row + down), ())
        ]
        for one in members:
            for other in near:
                moved |= one < other and _part(place[one], place[other], boxes[one], boxes[other])
    return moved


def _part(one: list[float], other: list[float], box: Point, next_box: Point) -> bool:
    """Move two overlapping boxes apart along the axis where less is needed."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    over_x = (box[0] + next_box[0]) / 2 - abs(dx)
    over_y = (box[1] + next_box[1]) / 2 - abs(dy)
    if over_x <= 0.5 or over_y <= 0.5:
        return False
    axis, over, way = (0, over_x, dx) if over_x < over_y else (1, over_y, dy)
    step = math.copysign(over / 2, way)
    one[axis] -= step
    other[axis] += step
    return True


def pack(parts: Sequence[dict[int, Point]]) -> dict[int, Point]:
    """Set components in rows, the largest first, in a shape about as wide as a screen."""
    spans = [_span(part) for part in parts]
    area = sum((right - left + GAP) * (low - top + GAP) for left, top, right, low in spans)
    width = max([math.sqrt(area * 1.7), *(right - left for left, _, right, _ in spans)], default=0)
    placed: dict[int, Point] = {}
    x = y = height = 0.0
    for part, (left, top, right, low) in zip(parts, spans, strict=True):
        if x and x + right - left > width:
            x, y, height = 0.0, y + height + GAP, 0.0
        placed |= {at: (px - left + x, py - top + y) for at, (px, py) in part.items()}
        x, height = x + right - left + GAP, max(height, low - top)
    return placed


def _span(part: dict[int, Point]) -> tuple[float, float, float, float]:
    xs, ys = [x for x, _ in part.values()], [y for _, y in part.values()]
    return min(xs) - 60, min(ys) - 30, max(xs) + 60, max(ys) + 30
