"""The four steps of resolution: block, compare, judge, canonicalise.

*Block*: which pairs are worth comparing; *compare*: a small pure function gives a score with its
reason; *judge*: the score becomes a verdict; *canonicalise*: what is the same gets one identity.
Following the usual division of record linkage (Christen, "Data Matching", 2012), with a third
verdict between match and non-match (Fellegi and Sunter, 1969).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from graphbuilder.model import Judgement, Score, Verdict

SAME: Final = 0.8
"""From this score on two are one: the aim is one wrong merge in a hundred."""
DIFFERENT: Final = 0.5
"""Below this nothing speaks for their being one; between the two it is unsure."""
LARGEST_BLOCK: Final = 60
"""Members of a block; a key that more things share tells too little apart to be worth comparing."""

Pair = tuple[str, str]


def block(keys: Mapping[str, Iterable[str]]) -> Iterator[Pair]:
    """The pairs of things that share a key, once each, in order. ``keys`` are those of each thing."""
    blocks: dict[str, set[str]] = defaultdict(set)
    for thing, own in keys.items():
        for key in own:
            blocks[key].add(thing)
    seen: set[Pair] = set()
    for _, members in sorted(blocks.items()):
        if len(members) <= LARGEST_BLOCK:
            ordered = sorted(members)
            pairs = ((a, b) for at, a in enumerate(ordered) for b in ordered[at + 1 :])
            seen.update(pairs)
    yield from sorted(seen)


def compare(
    pairs: Iterable[Pair], scorer: Callable[[str, str], Score]
) -> Iterator[tuple[Pair, Score]]:
    """Each pair with its score."""
    for pair in pairs:
        yield pair, scorer(*pair)


def judge(
    scored: Iterable[tuple[Pair, Score]], same: float = SAME, different: float = DIFFERENT
) -> Iterator[Judgement]:
    """The verdict on each pair; on pairs that nothing speaks for none is given."""
    for (first, second), score in scored:
        if score.value >= different:
            verdict = Verdict.SAME if score.value >= same else Verdict.UNSURE
            one, other = sorted((first, second))
            yield Judgement(one, other, verdict, round(score.value, 4), score.reason, score.rule)


def canonicalise(
    judgements: Iterable[Judgement], rank: Callable[[str], object]
) -> tuple[dict[str, str], list[Judgement]]:
    """Which identity stands for which, and the judgements as they could be followed.

    People's judgements come first, then the surest. Two things that are judged different are never
    made one over a third: the judgement that would do so becomes unsure. Of what is one the thing
    with the least ``rank`` stands for all.
    """
    groups = _Groups()
    ordered = sorted(judgements, key=lambda j: (not j.day, -j.score, j.first, j.second))
    for each in ordered:
        if each.verdict is Verdict.DIFFERENT:
            groups.part(each.first, each.second)
    followed = [_followed(each, groups) for each in ordered]
    canonical: dict[str, str] = {}
    for members in groups.all():
        chosen = min(members, key=lambda one: (rank(one), one))
        canonical |= {one: chosen for one in members if one != chosen}
    return canonical, followed


def _followed(judgement: Judgement, groups: _Groups) -> Judgement:
    """The judgement, or "unsure" in its place where following it would break another."""
    if judgement.verdict is not Verdict.SAME or groups.join(judgement.first, judgement.second):
        return judgement
    reason = f"{judgement.reason}; but it would make one of two that are judged different"
    return replace(judgement, verdict=Verdict.UNSURE, reason=reason)


class _Groups:
    """Disjoint sets with pairs that must stay apart."""

    def __init__(self) -> None:
        self.members: dict[str, set[str]] = {}
        self.apart: dict[str, set[str]] = defaultdict(set)

    def part(self, first: str, second: str) -> None:
        self.apart[first].add(second)
        self.apart[second].add(first)

    def join(self, first: str, second: str) -> bool:
        one = self.members.setdefault(first, {first})
        other = self.members.setdefault(second, {second})
        if one is other:
            return True
        small, large = sorted((one, other), key=len)
        if any(self.apart.get(each, set()) & large for each in small):
            return False
        large |= small
        for each in small:
            self.members[each] = large
        return True

    def all(self) -> list[set[str]]:
        found = {id(members): members for members in self.members.values() if len(members) > 1}
        return list(found.values())
