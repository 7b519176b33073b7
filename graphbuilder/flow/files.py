"""The files of a build: written beside the old ones, several at once, moved into place at the end."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Final

from graphbuilder.export import Exporter, Source, exporters
from graphbuilder.flow.settings import Progress, Summary
from graphbuilder.flow.workers import Workers, peak_memory
from graphbuilder.model import SettingError
from graphbuilder.store.kept import FILE

REPORT: Final = "build.json"
"""What a build says of itself, beside the graph's files."""
SPOOL: Final = "spool"
LOCK: Final = "lock.sqlite"
"""A database that holds nothing: its lock goes with the process, on any system."""
_LONGEST_FIRST: Final = ("graph.html", "graph.nq", "graph.jsonld", "graph.ttl", "graph.trig")
"""So that no process waits for the others at the end."""
_BUFFER: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class Written:
    """A file as written, before it is moved into place."""

    name: str
    beside: Path
    sha256: str
    size: int
    seconds: float
    peak_memory: int


def chosen(names: tuple[str, ...]) -> tuple[Exporter, ...]:
    """The exporters of these files, of all for none. Raises SettingError for a file that none makes."""
    found = exporters()
    known = [exporter.FILE for exporter in found]
    for name in names:
        if name not in known:
            raise SettingError(f"no file is named {name!r}. Choose from {', '.join(known)}")
    return tuple(e for e in found if not names or e.FILE in names)


def write_all(
    graph: Source, chosen: tuple[Exporter, ...], folder: Path, workers: Workers, progress: Progress
) -> list[Written]:
    """Write files beside those of an earlier build; the old ones stay until ``replace``."""
    names = [exporter.FILE for exporter in chosen]
    order: list[str] = [name for name in _LONGEST_FIRST if name in names]
    order += [name for name in names if name not in order]
    tasks = [(graph, name, beside(folder, name)) for name in order]
    found: list[Written] = []
    progress(f"writing {order[0]}", 0, len(order))
    for written in workers.at_once(write_one, tasks):
        found.append(written)
        progress(f"writing {written.name}", len(found), len(order))
    return sorted(found, key=lambda written: written.name)


def write_one(task: tuple[Source, str, Path]) -> Written:
    """In whatever process: one file."""
    graph, name, path = task
    clock = time.perf_counter()
    (exporter,) = chosen((name,))
    with path.open("wb", buffering=_BUFFER) as file:
        out = _Hashing(file)
        exporter.write(graph, out)  # type: ignore[arg-type]  # it writes and does nothing else
    path.chmod(0o644)
    seconds = time.perf_counter() - clock
    return Written(name, path, out.digest.hexdigest(), out.size, seconds, peak_memory())


class _Hashing:
    """A file being written whose digest and size are known at the end."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self.digest.update(data)
        self.size += len(data)
        return self.file.write(data)

    def writelines(self, pieces: Iterable[bytes]) -> None:
        for piece in pieces:
            self.write(piece)


def beside(folder: Path, name: str) -> Path:
    """Where a file is written before it is moved into place."""
    return folder / f".{name}.new"


def replace(files: list[tuple[Path, Path]], summary: Summary) -> None:
    """Move new files into place."""
    for new, path in files:
        new.replace(path)
        summary.files.append(path)


@contextmanager
def prepared(folder: Path) -> Iterator[Path]:
    """A folder that can be written, and in it one for what the build spools, empty, for as long as the
    build runs. What a killed build left over is deleted.

    Raises SettingError where the folder can't be written.
    """
    spool = folder / FILE.parent / SPOOL
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
        spool.parent.mkdir(exist_ok=True)
        lock = _locked(folder)
    except OSError as error:
        raise SettingError(
            f"{folder}: can't be written: {error.strerror or error}. Choose another output folder"
        ) from error
    try:
        _tidy(folder, spool)
        spool.mkdir()
        yield spool
    finally:
        _tidy(folder, spool)
        lock.close()


def _locked(folder: Path) -> sqlite3.Connection:
    """The lock of an output folder, held until it is closed or the process ends, however it ends.

    Raises SettingError where another build has it.
    """
    lock = sqlite3.connect(folder / FILE.parent / LOCK, timeout=0, isolation_level=None)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        what = f"{folder}: another build is writing there ({error})"
        raise SettingError(f"{what}. Wait for it, or choose another folder") from error
    return lock


def _tidy(folder: Path, spool: Path) -> None:
    shutil.rmtree(spool, ignore_errors=True)
    for name in (*(exporter.FILE for exporter in exporters()), REPORT):
        for left in folder.glob(f".{name}.*"):
            left.unlink(missing_ok=True)
