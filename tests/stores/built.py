"""What the tests know of a build without asking any RDF library."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path


@dataclass(frozen=True)
class Built:
    """A folder that a build wrote."""

    folder: Path

    @cached_property
    def quads(self) -> int:
        """How many lines of N-Quads there are, by the plain text."""
        return len(self._lines)

    @cached_property
    def triples(self) -> int:
        """How many different triples, whatever graph they are in."""
        return len({line.rsplit(b" <", 1)[0] for line in self._lines})

    @cached_property
    def _lines(self) -> set[bytes]:
        lines = (self.folder / "graph.nq").read_bytes().splitlines()
        assert all(line.endswith(b"> .") for line in lines), "every line names its graph"
        return set(lines)
