"""What a build can be told, and what it tells."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphbuilder.model import InputProblem, Resolved, Verdict, terms

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how much is done and how much there is (None: not known)."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build can be told. ``jobs`` is the number of processes, ``scheduler`` the address of a
    Dask scheduler whose workers extract instead.

    ``measured=False`` leaves claims the confidence that the extractors give them, ``fresh=True`` extracts
    all articles again. ``files`` are the names of the files to write, empty for all. ``judgements`` is a
    file with people's judgements, which overrule the rules'.
    """

    base: str = terms.DEFAULT_BASE
    model: str | None = None
    jobs: int = 1
    title: str = "Correspondence and news"
    measured: bool = True
    fresh: bool = False
    files: tuple[str, ...] = ()
    scheduler: str | None = None
    judgements: str | None = None


@dataclass(slots=True)
class Summary:
    """What a build did; ``seconds`` by stage, ``files`` as written, ``kept`` the articles whose claims
    an earlier build had found. ``notes`` are sentences on what a file leaves out. What isn't sure is
    listed in words: pairs that may be one, offices with two holders, replies whose letter may be several;
    and people's judgements without effect.
    """

    articles: int = 0
    kept: int = 0
    claims: int = 0
    statements: int = 0
    entities: dict[str, int] = field(default_factory=dict)
    problems: list[InputProblem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)
    inputs: list[dict[str, Any]] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    open_replies: list[str] = field(default_factory=list)
    unfollowed: list[str] = field(default_factory=list)

    @property
    def skipped(self) -> list[InputProblem]:
        """The problems for which something was left out."""
        return [p for p in self.problems if p.skipped]

    def lap(self, stage: str, since: float) -> float:
        """Add the seconds since a moment to a stage; gives this moment."""
        now = time.perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - since
        return now

    def count(self, resolved: Resolved) -> None:
        """Count entities by kind."""
        counted = (
            "communication",
            "person",
            "organization",
            "country",
            "place",
            "event",
            "document",
        )
        for entity in resolved.entities.values():
            name = terms.segment(entity.kind)
            if name in counted:
                self.entities[name] = self.entities.get(name, 0) + 1
        self._list(resolved)

    def _list(self, resolved: Resolved) -> None:
        """List in words what isn't sure."""

        self.unfollowed += resolved.unfollowed
        whole = {old: e.iri for e in resolved.entities.values() for old in e.replaces}

        def name(identity: str) -> str:
            iri = resolved.base + identity
            entity = resolved.entities.get(whole.get(iri, iri))
            return f"{entity.label} ({identity})" if entity else identity

        for each in resolved.judgements:
            if each.verdict is Verdict.UNSURE:
                pair = f"{name(each.first)} and {name(each.second)}"
                self.unsure.append(f"{pair}: {each.reason} (score {each.score:g})")
        for conflict in resolved.conflicts:
            people = " and ".join(resolved.entities[iri].label for iri in conflict.holders)
            post = resolved.entities[conflict.post].label
            self.conflicts.append(f"{post}: {people}, {conflict.start} to {conflict.end}")
        for reply, letters, reason in resolved.open_replies:
            names = " or ".join(name(letter) for letter in letters)
            self.open_replies.append(f"{name(reply)}: {reason}: {names}")


def silent(_stage: str, _done: int, _whole: int | None) -> None:
    """Progress that nobody is told of."""
