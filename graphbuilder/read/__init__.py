"""Files to articles: text that never changes again, what the page says of it, where its parts lie.

A format is one module with ``NAME``, ``SUFFIXES``, ``recognises(head, path)`` and ``read(path,
limit)``. To add one, write the module, import it here and enter it in ``FORMATS``, before those
that would take its files too; the tests of all formats then run over it as well. Content decides,
the suffix only where content says nothing; where the two disagree, a notice says so.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, Protocol

from graphbuilder.model import Article, InputError, InputProblem
from graphbuilder.read import jsonl, kcnawatch, plaintext
from graphbuilder.read.encoding import peek
from graphbuilder.read.files import LIMIT, first_bytes, problem, shown, suffix

__all__ = ["FORMATS", "LIMIT", "Format", "find", "read"]


class Format(Protocol):
    """What a format's module offers."""

    @property
    def NAME(self) -> str:  # noqa: N802 - a module's constant
        """What people call it."""

    @property
    def SUFFIXES(self) -> tuple[str, ...]:  # noqa: N802 - a module's constant
        """The suffixes that its files usually have, with their dot; "" for none."""

    def recognises(self, head: str, path: Path) -> bool:
        """Whether a file is of this format, by its first characters or its suffix."""

    def read(self, path: Path, limit: int = LIMIT) -> Iterator[Article | InputProblem]:
        """A file's articles and problems. Raises InputError where it cannot be read (further)."""


FORMATS: Final[tuple[Format, ...]] = (jsonl, kcnawatch, plaintext)
"""All formats, in the order in which they are asked; the last takes everything."""


def find(inputs: Iterable[Path]) -> tuple[list[Path], list[InputProblem]]:
    """The files that the given files and folders hold, sorted by path, each file once.

    Folders are searched to the bottom, links followed, circles noticed. Hidden files, ``README*``
    and files that are no text (RDF, HTML, CSV, Markdown) are left out there, but taken where they
    are named themselves.
    """
    files: dict[str, Path] = {}
    problems: list[InputProblem] = []
    for given in inputs:
        try:
            is_folder = stat.S_ISDIR(given.stat().st_mode)
        except (OSError, ValueError) as error:  # ValueError: a NUL in the name
            what = f"there is no such input ({getattr(error, 'strerror', None) or error})"
            problems.append(InputProblem(shown(given), what, "Check the path."))
            continue
        faults = len(problems)
        found = _in_folder(given, problems) if is_folder else [given]
        if not found and len(problems) == faults:
            remedy = "Name a folder with text or JSON Lines files."
            problems.append(InputProblem(shown(given), "the folder has no input", remedy))
        for path in found:
            known = files.setdefault(os.path.realpath(path), path)
            files[os.path.realpath(path)] = min(known, path, key=lambda p: p.parts)
    return sorted(files.values(), key=lambda p: p.parts), problems


def _in_folder(folder: Path, problems: list[InputProblem]) -> list[Path]:
    """All input files below a folder. A folder that links lead back to is entered once."""
    found: list[Path] = []
    entered: set[str] = set()

    def unreadable(error: OSError) -> None:
        what = f"the folder cannot be read ({error.strerror or error})"
        where = shown(Path(error.filename or folder))
        problems.append(InputProblem(where, what, "Give yourself the right to read it."))

    for where, folders, names in os.walk(folder, followlinks=True, onerror=unreadable):
        real = os.path.realpath(where)
        folders[:] = [] if real in entered else sorted(f for f in folders if not f.startswith("."))
        if real not in entered:
            found += [Path(where, name) for name in names if _is_input(name)]
        entered.add(real)
    return found


_NO_INPUT: Final = (
    ".md",
    ".ttl",
    ".nq",
    ".nt",
    ".trig",
    ".jsonld",
    ".rdf",
    ".html",
    ".htm",
    ".csv",
    "build.json",
    "judgements.jsonl",
    "withdrawn.jsonl",
)
"""How files that are left out of folders end: documents, and what a build has written."""


def _is_input(name: str) -> bool:
    return not (name.startswith((".", "README")) or name.lower().endswith(_NO_INPUT))


def read(paths: Iterable[Path], limit: int = LIMIT) -> Iterator[Article | InputProblem]:
    """The articles of all files, one after the other, with the problems met on the way.

    ``limit`` is the largest article, in bytes of a file or characters of a row. Of two articles
    with one identifier the first stays. Nothing that a file holds makes this raise.
    """
    seen: dict[str, str] = {}
    for path in paths:
        for found in _file(path, limit):
            if isinstance(found, Article) and found.identifier in seen:
                yield _duplicate(found, seen[found.identifier])
                continue
            if isinstance(found, Article):
                seen[found.identifier] = found.source
            yield found


def _file(path: Path, limit: int) -> Iterator[Article | InputProblem]:
    """One file's articles and problems."""
    where = shown(path)
    try:
        head = peek(first_bytes(path), where)
        chosen = next(f for f in FORMATS if f.recognises(head, path))
        if suffix(path) not in chosen.SUFFIXES:
            yield _other_suffix(where, suffix(path), chosen)
        yield from chosen.read(path, limit)
    except InputError as error:
        yield problem(error)


def _other_suffix(where: str, ending: str, chosen: Format) -> InputProblem:
    what = f'read as {chosen.NAME}, which "{ending}" does not say'
    return InputProblem(
        where, what, f"Name it {' or '.join(filter(None, chosen.SUFFIXES))}.", False
    )


def _duplicate(article: Article, first: str) -> InputProblem:
    what = f'the identifier "{article.identifier}" is that of an article in {first} already'
    return InputProblem(article.source, what, "Give each article an identifier of its own.")
