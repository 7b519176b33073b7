"""What merging has in common, whatever is merged: groups, verdicts, the weighing of scores."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from graphbuilder.model.judgement import Judgement, Score, Verdict

IMPOSSIBLE: Final = 0.03
"""A score up to this rules out that two things are one, whatever else speaks for it."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Groups of identities that are one thing each, and the judgements that made them.

    ``clusters`` is by canonical identity; its members are sorted and include the canonical one. Every
    identity is in exactly one cluster. ``judgements`` are sorted; pairs judged different are left out.
    """

    clusters: Mapping[str, tuple[str, ...]]
    judgements: tuple[Judgement, ...]

    def canonical(self) -> dict[str, str]:
        """Each identity's canonical one."""
        return {member: key for key, members in self.clusters.items() for member in members}


def outcome(clusters: Mapping[str, tuple[str, ...]], judgements: Iterable[Judgement]) -> Merged:
    """The result in its order. An "unsure" on two that came together by others is left out."""
    canonical = {member: key for key, members in clusters.items() for member in members}
    kept = (
        each
        for each in judgements
        if each.verdict is Verdict.SAME or canonical[each.first] != canonical[each.second]
    )
    ordered = sorted(kept, key=lambda each: (each.first, each.second))
    return Merged(dict(sorted(clusters.items())), tuple(ordered))


def weighed(scores: Iterable[Score], prior: float = 0.0) -> float:
    """The scores together as one of 0 to 1: the sum of their log odds, from ``prior`` (log odds) on.

    A score of .5 changes nothing. One that is ``IMPOSSIBLE`` makes the result 0.
    """
    total = prior
    for score in scores:
        if score.value <= IMPOSSIBLE:
            return 0.0
        value = min(score.value, 0.99)
        total += math.log(value / (1 - value))
    return 1 / (1 + math.exp(-total))


def log_odds(value: float) -> float:
    """The log odds of a value between 0 and 1, held within those of .0001 and .9999."""
    value = min(max(value, 0.0001), 0.9999)
    return math.log(value / (1 - value))


def reasons(scores: Iterable[Score]) -> str:
    """The reasons of the scores that say something, strongest first."""
    telling = [score for score in scores if abs(score.value - 0.5) > 0.04]
    telling.sort(key=lambda score: (-abs(score.value - 0.5), score.rule))
    return "; ".join(score.reason for score in telling)


def judged(
    one: str, other: str, verdict: Verdict, score: float, reason: str, judge: str
) -> Judgement:
    """A judgement on two identities in either order."""
    first, second = sorted((one, other))
    return Judgement(first, second, verdict, round(score, 3), reason, judge)


class Groups:
    """Identities that are joined one pair at a time. ``apart`` says of two identities that they can
    never be one; two groups with such a pair between them are not joined.
    """

    def __init__(self, identities: Iterable[str], apart: Callable[[str, str], bool]) -> None:
        self._group: dict[str, list[str]] = {identity: [identity] for identity in identities}
        self._apart = apart

    def join(self, one: str, other: str) -> bool:
        """Make the groups of two identities one; False where that can't be."""
        ours, theirs = self._group[one], self._group[other]
        if ours is theirs:
            return True
        if any(self._apart(a, b) for a in ours for b in theirs):
            return False
        if len(ours) < len(theirs):
            ours, theirs = theirs, ours
        ours += theirs
        for member in theirs:
            self._group[member] = ours
        return True

    def of(self, identity: str) -> list[str]:
        """The members of an identity's group."""
        return self._group[identity]

    def all(self) -> list[list[str]]:
        """All groups, in the order of their first members."""
        return sorted({id(g): sorted(g) for g in self._group.values()}.values())
