"""A finished graph on disk: made part by part in several processes, read as a ``Source``.

The spool is a folder that lives as long as a build. A part is the graphs of some articles, numbered in
the order of the graphs; every kind of what it holds is a file ``NUMBER.KIND``.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

from graphbuilder.export.blocks import BLOCKS, NamedGraph
from graphbuilder.export.graph import prefixes_of
from graphbuilder.export.notes import notes
from graphbuilder.export.syntax import Names, lines
from graphbuilder.store.rdf import MERGED
from graphbuilder.store.rows import Order, Row, Subject, in_subject
from graphbuilder.store.sorting import Sorter, merged, write_run

_LENGTH: Final = 4


class Part:
    """Takes in the graphs of some articles, in order, and writes them as one part of a spool.

    ``kinds`` are what the files need ("lines", "notes", kinds of blocks); ``recent`` are the graphs
    whose rows are kept as they are.
    """

    def __init__(
        self, folder: Path, number: int, base: str, kinds: Iterable[str], recent: Iterable[str]
    ) -> None:
        self.folder, self.number = folder, number
        self.order = Order(base)
        self.names = Names(prefixes_of(base))
        self.kinds, self.recent = frozenset(kinds), frozenset(recent)
        self.blocks: dict[str, list[bytes]] = {k: [] for k in sorted(self.kinds & BLOCKS.keys())}
        self.sorted: dict[str, list[bytes]] = {"shared": []}

    def add(self, iri: str, rows: Iterable[Row]) -> None:
        """Take in one article's graph."""
        graph = NamedGraph(iri, rows, self.order)
        self.sorted["shared"] += (packed(row, self.order) for s in graph.shared for row in s)
        if "lines" in self.kinds:
            found = self.sorted.setdefault("lines", [])
            found += (line.encode() for subject in graph.all for line in lines(subject))
        if "notes" in self.kinds:
            self.sorted.setdefault("notes", []).extend(notes(graph))
        if iri in self.recent:
            kept = [row for subject in graph.all for row in subject]
            self.blocks.setdefault("recent", []).append(json.dumps(kept).encode())
        for kind in self.kinds & BLOCKS.keys():
            self.blocks[kind].append(BLOCKS[kind](graph, self.names))

    def close(self) -> None:
        """Write the part."""
        for kind, found in self.sorted.items():
            write_run(self._path(kind), found)
        for kind, blocks in self.blocks.items():
            data = b"".join(len(b).to_bytes(_LENGTH, "big") + b for b in blocks)
            self._path(kind).write_bytes(zlib.compress(data, level=1))

    def _path(self, kind: str) -> Path:
        return self.folder / f"{self.number:06d}.{kind}"


class MergedPart:
    """Takes in the rows of the one graph that is no article's, in any order."""

    def __init__(self, folder: Path, base: str, kinds: Iterable[str]) -> None:
        self.order = Order(base)
        self.rows = Sorter(folder, "merged")
        self.quads = Sorter(folder, "lines") if "lines" in kinds else None

    def add(self, rows: Iterable[Row]) -> None:
        """Take in rows and write them."""
        for row in rows:
            self.rows.add(packed(row, self.order))
            if self.quads:
                self.quads.add(next(lines([row])).encode())
        self.rows.spill()
        if self.quads:
            self.quads.spill()


def packed(row: Row, order: Order) -> bytes:
    """A row as a line; lines sort by subject, in canonical order."""
    _, subject, predicate, value, datatype = row
    if "\n" in value or "\\" in value:
        value = value.replace("\\", "\\\\").replace("\n", "\\n")
    return f"{order.rank(subject)}{subject}\t{predicate}\t{datatype}\t{value}".encode()


def _unpacked(graph: str, subject: str, line: bytes) -> Row:
    _, predicate, datatype, value = line.decode().split("\t", 3)
    if "\\" in value:
        pieces = value.split("\\\\")
        value = "\\".join(piece.replace("\\n", "\n") for piece in pieces)
    return Row(graph, subject, predicate, value, datatype)


@dataclass(frozen=True)
class Spooled:
    """A spool as a ``Source``; ``articles`` is the number of articles in it."""

    folder: Path
    base: str
    title: str
    articles: int

    def shared(self) -> Iterator[Subject]:
        """See ``Source``."""
        return self._subjects([*self._runs("merged"), *self._files("shared")], "")

    def merged(self) -> Iterator[Subject]:
        """See ``Source``."""
        return self._subjects(self._runs("merged"), self.base + MERGED)

    def blocks(self, kind: str) -> Iterator[bytes]:
        """See ``Source``."""
        for path in self._files(kind):
            data = zlib.decompress(path.read_bytes())
            at = 0
            while at < len(data):
                start = at + _LENGTH
                at = start + int.from_bytes(data[at:start], "big")
                yield data[start:at]

    def lines(self) -> Iterator[list[bytes]]:
        """See ``Source``."""
        return merged([*self._runs("lines"), *self._files("lines")])

    def notes(self) -> Iterator[bytes]:
        """See ``Source``."""
        return (line for piece in merged(self._files("notes")) for line in piece)

    def recent(self, most: int) -> Iterator[Row]:  # noqa: ARG002 - it was applied before
        """See ``Source``."""
        return (Row(*row) for block in self.blocks("recent") for row in json.loads(block))

    def _files(self, kind: str) -> list[Path]:
        return sorted(self.folder.glob(f"[0-9]*.{kind}"))

    def _runs(self, kind: str) -> list[Path]:
        return sorted(self.folder.glob(f"{kind}-*.run"))

    def _subjects(self, runs: list[Path], graph: str) -> Iterator[Subject]:
        found = (line for piece in merged(runs) for line in piece)
        for key, same in groupby(found, key=lambda line: line[: line.index(b"\t")]):
            subject = key[2:].decode()
            yield in_subject(_unpacked(graph, subject, line) for line in same)
