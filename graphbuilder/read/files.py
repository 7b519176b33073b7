"""Opening what a user names: regular files, gzip taken off, never more in memory than asked for."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from graphbuilder.model import InputError, InputProblem

LIMIT: Final = 20_000_000
"""The largest article that is read, in bytes of a file or characters of a JSON Lines row."""

HEAD: Final = 65_536
"""Bytes at the start of a file by which its format is told."""


def shown(path: Path) -> str:
    """The path for messages and identifiers: bytes of its name that are no UTF-8 become U+FFFD."""
    return os.fsencode(path).decode("utf-8", errors="replace")


def stem(path: Path) -> str:
    """The file's name without its suffix, and without ".gz" before that."""
    name = Path(shown(Path(path.name)))
    return Path(name.stem).stem if name.suffix.lower() == ".gz" else name.stem


def suffix(path: Path) -> str:
    """The suffix in lower case, that under ".gz" where there is one."""
    last = path.suffix.lower()
    return Path(path.stem).suffix.lower() if last == ".gz" else last


def problem(error: InputError) -> InputProblem:
    """What an error says, as an entry for the summary."""
    return InputProblem(error.where, error.what, error.remedy)


@contextmanager
def opened(path: Path) -> Iterator[io.BufferedIOBase]:
    """The file's bytes, decompressed if it is gzip. Raises InputError for all that can go wrong."""
    where = shown(path)
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputError(where, "this is not a regular file", "Save its content to a file.")
        with path.open("rb") as raw:
            zipped = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            yield gzip.GzipFile(fileobj=raw) if zipped else raw
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        what = f"the gzip file is cut or damaged ({error})"
        raise InputError(where, what, "Fetch the file again.") from error
    except OSError as error:
        what = f"the file cannot be read ({error.strerror or error})"
        raise InputError(where, what, _remedy(error)) from error


def _remedy(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "Check the path; the file may have been moved or deleted."
        case PermissionError():
            return "Give yourself the right to read it."
        case _:
            return "Check the file and the disk it is on."


def first_bytes(path: Path) -> bytes:
    """Up to ``HEAD`` bytes from the file's start: what one read gives.

    Raises InputError, also where there are none.
    """
    with opened(path) as stream:
        data = stream.read1(HEAD)
    if not data:
        raise InputError(shown(path), "the file is empty", "Remove it, or fetch it again.")
    return data


def all_bytes(path: Path, limit: int = LIMIT) -> bytes:
    """The whole file. Raises InputError, also if it has more than ``limit`` bytes."""
    with opened(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        what = f"the file has more than {limit:,} bytes, the limit for one article"
        remedy = "Split it into articles (JSON Lines), or raise the limit."
        raise InputError(shown(path), what, remedy)
    return data
