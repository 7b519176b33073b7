"""Two graphs side by side, as sorted lines of N-Quads: what the one has and the other has not.

``build`` writes ``graph.nq`` sorted, so two builds are merged as streams and looked up by bisection:
neither is held in memory. Any other file is loaded, written as N-Quads in memory and sorted.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, Literal, NamedTuple

import pyoxigraph as ox

from graphbuilder.model.errors import QueryError
from graphbuilder.query.source import FORMAT_OF_SUFFIX, graph_file, malformed

_END: Final = b"\xff"
"""Sorts after every line: UTF-8 has no such byte."""
_SUBJECTS: Final = (b"<", b"_:")
_LINE_END: Final = b" .\n"
_TOGETHER: Final = 4096  # lines parsed in one call
_REMEMBERED: Final = 20_000  # subjects whose quads are kept between two look-ups


class Change(NamedTuple):
    """A line that only one of two graphs has: ``D`` (deleted) if the old one, ``A`` (added) if the
    new one. The letters are those of RDF Patch.
    """

    operation: Literal["D", "A"]
    line: bytes


class SortedQuads:
    """A graph as sorted lines of N-Quads in a file, on disk or in memory."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._size = file.seek(0, io.SEEK_END)
        self._known: dict[str, tuple[ox.Quad, ...]] = {}

    def lines(self) -> Iterator[bytes]:
        """All lines, in order. One walk at a time."""
        self._file.seek(0)
        return iter(self._file)

    def of(self, subject: str) -> tuple[ox.Quad, ...]:
        """The quads of a subject, which is written as N-Quads has it: ``<IRI>`` or ``_:label``."""
        found = self._known.get(subject)
        if found is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[subject] = self._read(subject.encode() + b" ")
        return found

    def _read(self, start: bytes) -> tuple[ox.Quad, ...]:
        self._file.seek(self._first(start))
        lines = []
        for line in self._file:
            if not line.startswith(start):
                break
            lines.append(line)
        return tuple(parsed(lines))

    def _first(self, start: bytes) -> int:
        """Where the first line lies that doesn't sort before ``start``.

        All lines that begin before ``low`` sort before it, none does that begins at ``high`` or later.
        """
        low, high = 0, self._size
        while low < high:
            middle = (low + high) // 2
            self._file.seek(max(0, middle - 1))
            if middle:
                self._file.readline()  # to the next beginning of a line
            at = self._file.tell()
            line = self._file.readline()
            if line and line < start:
                low = at + len(line)
            else:
                high = middle
        return low


class Comparison:
    """Two graphs to compare. ``alike`` is False where only one of the files can name graphs: then their
    triples are compared.
    """

    def __init__(self, old: SortedQuads, new: SortedQuads, *, alike: bool = True) -> None:
        self.old, self.new, self.alike = old, new, alike

    @property
    def equal(self) -> bool:
        """Whether no line differs."""
        return next(self.changes(), None) is None

    def changes(self) -> Iterator[Change]:
        """The lines that differ, in the order of the lines; what both have is passed over."""
        old, new = self.old.lines(), self.new.lines()
        before, after = next(old, _END), next(new, _END)
        while True:
            if before == after:
                if before == _END:
                    return
                before, after = next(old, _END), next(new, _END)
            elif before < after:
                yield Change("D", before)
                before = next(old, _END)
            else:
                yield Change("A", after)
                after = next(new, _END)


@contextmanager
def compared(old: str | Path, new: str | Path) -> Iterator[Comparison]:
    """Open two graphs, each in a file or in a folder that ``build`` wrote, to compare them.

    Blank nodes are compared by their labels (a build has none). Raises QueryError, with the remedy, for
    a place where no graph is and for a file that is not what its suffix promises.
    """
    files = [graph_file(Path(path)) for path in (old, new)]
    can_name = [_format(file).supports_datasets for file in files]
    with ExitStack() as stack:
        opened = [SortedQuads(stack.enter_context(_opened(file))) for file in files]
        comparison = Comparison(*opened)
        if not (all(map(_is_sorted, files, opened)) and _is_canonical(comparison.changes())):
            loaded = [SortedQuads(_loaded(file, named=all(can_name))) for file in files]
            comparison = Comparison(*loaded, alike=len(set(can_name)) == 1)
        yield comparison


def parsed(lines: Iterable[bytes]) -> Iterator[ox.Quad]:
    """Lines of N-Quads as quads. Raises SyntaxError for what is none."""
    waiting = iter(lines)
    while some := b"".join(islice(waiting, _TOGETHER)):
        yield from ox.parse(some, ox.RdfFormat.N_QUADS)


def _format(file: Path) -> ox.RdfFormat:
    return FORMAT_OF_SUFFIX[file.suffix.lower()]


def _opened(file: Path) -> BinaryIO:
    try:
        return file.open("rb")
    except OSError as error:
        raise _unreadable(file, error) from error


def _unreadable(file: Path, error: Exception) -> QueryError:
    return QueryError(f"{file}: cannot be read: {error}. Check the file.")


def _is_sorted(file: Path, quads: SortedQuads) -> bool:
    """Whether a file looks like lines of N-Quads, each once and in order."""
    if _format(file) != ox.RdfFormat.N_QUADS:
        return False
    before = b""
    for line in quads.lines():
        if line <= before or not line.startswith(_SUBJECTS) or not line.endswith(_LINE_END):
            return False
        before = line
    return True


def _is_canonical(changes: Iterator[Change]) -> bool:
    """Whether the lines are spelt as a build spells them, so that other lines are other quads."""
    while some := b"".join(change.line for change in islice(changes, _TOGETHER)):
        try:
            quads = ox.parse(some, ox.RdfFormat.N_QUADS)
            if ox.serialize(quads, format=ox.RdfFormat.N_QUADS) != some:
                return False
        except SyntaxError:
            return False
    return True


def _loaded(file: Path, *, named: bool) -> BinaryIO:
    """A file's quads as sorted lines in memory; their triples, if graphs are not to be ``named``."""
    quads = ox.parse(path=str(file), format=_format(file))
    kept = quads if named else (ox.Quad(q.subject, q.predicate, q.object) for q in quads)
    try:
        written = ox.serialize(kept, format=ox.RdfFormat.N_QUADS) or b""
    except SyntaxError as error:
        raise QueryError(malformed(file, error)) from error
    except (OSError, ValueError) as error:
        raise _unreadable(file, error) from error
    return io.BytesIO(b"".join(sorted(set(written.splitlines(keepends=True)))))
