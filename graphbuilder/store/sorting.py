"""Sorting what memory can't hold: sorted runs on disk, merged as they are read.

A run is a file of compressed blocks of sorted lines. Merging holds one block of each run: the lines up
to the least last line of all blocks are complete, so they are sorted (a sort of sorted pieces is a
merge: Python's sort is Timsort) and given out.
"""

from __future__ import annotations

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_BLOCK: Final = 1 << 17
"""Bytes of a block before compression; merging a thousand runs holds 200 MB of them."""
_LENGTH: Final = 4


def write_run(path: Path, lines: Iterable[bytes]) -> None:
    """Write lines, which hold no line feed, as a sorted run; each once."""
    ordered = sorted(set(lines))
    with path.open("wb") as file:
        start = size = 0
        for at, line in enumerate(ordered, 1):
            size += len(line) + 1
            if size >= _BLOCK or at == len(ordered):
                data = zlib.compress(b"\n".join(ordered[start:at]), level=1)
                file.write(len(data).to_bytes(_LENGTH, "big"))
                file.write(data)
                start, size = at, 0


def merged(runs: Iterable[Path]) -> Iterator[list[bytes]]:
    """The lines of all runs in order, each once, in pieces."""
    readers = [reader for run in runs if (reader := _Run(run)).lines]
    while readers:
        bound = min(reader.lines[-1] for reader in readers)
        piece: list[bytes] = []
        for reader in readers:
            if reader.lines[0] <= bound:
                piece += reader.upto(bound)
        readers = [reader for reader in readers if reader.lines]
        piece.sort()
        yield list(dict.fromkeys(piece))


class _Run:
    """A run being read. The file is opened for each block: there may be more runs than a process may
    have open.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.offset = 0
        self.lines: list[bytes] = []
        self._next()

    def upto(self, bound: bytes) -> list[bytes]:
        """Take the lines of this block that are not after one."""
        end = bisect_right(self.lines, bound)
        taken, self.lines = self.lines[:end], self.lines[end:]
        if not self.lines:
            self._next()
        return taken

    def _next(self) -> None:
        with self.path.open("rb") as file:
            file.seek(self.offset)
            head = file.read(_LENGTH)
            if head:
                data = file.read(int.from_bytes(head, "big"))
                self.offset = file.tell()
                self.lines = zlib.decompress(data).split(b"\n")


class Sorter:
    """Sorts lines, in memory up to a bound, beyond it by runs in a folder (None: all in memory)."""

    def __init__(self, folder: Path | None, name: str, most: int = 1 << 26) -> None:
        self.folder, self.name, self.most = folder, name, most
        self.lines: list[bytes] = []
        self.size = 0
        self.runs: list[Path] = []

    def add(self, line: bytes) -> None:
        """Take in a line, without its line feed."""
        self.lines.append(line)
        self.size += len(line) + 50  # and the object's own
        if self.folder and self.size > self.most:
            self.spill()

    def spill(self) -> None:
        """Write what is in memory as a run."""
        if self.folder and self.lines:
            run = self.folder / f"{self.name}-{len(self.runs):06d}.run"
            write_run(run, self.lines)
            self.runs.append(run)
            self.lines, self.size = [], 0

    def sorted(self) -> Iterator[bytes]:
        """All lines in order, each once."""
        if not self.runs:
            yield from sorted(set(self.lines))
            return
        self.spill()
        for piece in merged(self.runs):
            yield from piece
