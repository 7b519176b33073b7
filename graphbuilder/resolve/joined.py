"""What has been found to be one, and what was judged on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from graphbuilder.model import Inference, Judgement, Verdict
from graphbuilder.resolve.resolution import Resolution


@dataclass(slots=True)
class Joined:
    """The state that the steps of resolution share and add to."""

    base: str
    canonical: dict[str, str] = field(default_factory=dict)
    in_article: dict[tuple[str, str], str] = field(default_factory=dict)
    people: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The people who share a name, by the identity that is the name alone."""
    known: dict[str, str] = field(default_factory=dict)
    """Identities that people would have by other of their posts → the ones that they have."""
    judgements: list[Judgement] = field(default_factory=list)
    inferences: list[Inference] = field(default_factory=list)
    found: dict[str, str] = field(default_factory=dict)
    """Communications that no article tells of → their class."""
    stand_ins: set[tuple[str, str]] = field(default_factory=set)
    """Communication and office, where another report names the office's holder as party."""
    open_replies: list[tuple[str, tuple[str, ...], str]] = field(default_factory=list)
    """A reply, the letters that it may answer, and why that isn't sure."""

    def identity(self, identity: str, article: str = "") -> str:
        """The identity that stands for one found in an article, as far as is known by now."""
        found = self.in_article.get((article, identity), identity)
        return self.canonical.get(found, found)

    def join(self, canonical: dict[str, str]) -> None:
        """Let identities stand for others; chains are followed."""
        self.canonical |= canonical
        for each in [*self.canonical]:
            self.canonical[each] = self._end(each)

    def _end(self, identity: str) -> str:
        while (to := self.canonical.get(identity, identity)) != identity:
            identity = to
        return identity

    def named(self, identity: str) -> str:
        """What stands for an identity, or for the person who would have it by one of his posts."""
        found = self.known.get(identity, identity)
        return self.canonical.get(found, self.canonical.get(identity, found))

    def standing(self) -> list[Judgement]:
        """The judgements, without what was unsure and has become one by others."""
        return [
            each
            for each in self.judgements
            if each.verdict is not Verdict.UNSURE
            or self.canonical.get(each.first, each.first)
            != self.canonical.get(each.second, each.second)
        ]

    def replaced(self) -> dict[str, tuple[str, ...]]:
        """For each identity those that it stands for."""
        found: dict[str, list[str]] = defaultdict(list)
        for old, new in sorted(self.canonical.items()):
            if old != new:
                found[new].append(old)
        return {new: tuple(old) for new, old in found.items()}

    def resolution(
        self, labels: dict[str, str], articles: Iterable[str], same_text: dict[str, str]
    ) -> Resolution:
        """What articles need of it."""
        return Resolution(
            self.base, self.canonical, self.in_article, labels, frozenset(articles), same_text
        )
