"""What the picture opens with: all, or an overview of the strongest where that would be a cloud."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from graphbuilder.export.view.data import Communication
from graphbuilder.export.view.words import KINDS

MANY: Final = 400
"""More nodes than this at once are a cloud, not a picture: the view opens on the strongest."""

_STRONGEST: Final = 30  # how many of the strongest the view then opens with,
_PARTNERS: Final = 30  # and how many of those who write most to them or hear most from them
_SHOWN: Final = frozenset(kind.id for kind in KINDS if kind.shown)
_ENTITIES: Final = _SHOWN - {"communication"}


class Opening(NamedTuple):
    """The nodes to begin with, and whether communications are then folded into arrows."""

    nodes: tuple[int, ...]
    folded: bool


def opening(
    kinds: Sequence[str], weights: Sequence[int], register: Sequence[Communication]
) -> Opening:
    """All nodes where there are no more than ``MANY`` of the kinds that are shown. Else the entities
    that are party to most communications, and those that exchange most with them, so that the
    picture has arrows; of equal ones, and where there are too few, the best connected (``weights``).
    """
    if sum(kind in _SHOWN for kind in kinds) <= MANY:
        return Opening(tuple(range(len(kinds))), folded=False)
    strength = Counter(party for row in register for party in {*row.senders, *row.recipients})
    entities = [at for at, kind in enumerate(kinds) if kind in _ENTITIES]
    entities.sort(key=lambda at: (-strength[at], -weights[at], at))
    strongest = set(entities[:_STRONGEST])
    ties = _ties(register, strongest)
    partners = sorted(entities[_STRONGEST:], key=lambda at: -ties[at])  # else in their order
    return Opening(tuple(sorted(strongest.union(partners[:_PARTNERS]))), folded=True)


def _ties(register: Sequence[Communication], strongest: set[int]) -> Counter[int]:
    """How many communications each party exchanges with one of the strongest."""
    ties: Counter[int] = Counter()
    for row in register:
        for one, other in ((row.senders, row.recipients), (row.recipients, row.senders)):
            if not strongest.isdisjoint(other):
                ties.update(one)
    return ties


def core(kinds: Sequence[str], first: Opening) -> list[bool]:
    """For each node whether the picture's shape is made from it: what is shown at the opening."""
    nodes = set(first.nodes)
    return [at in nodes and kind in _SHOWN for at, kind in enumerate(kinds)]
