"""What people see of a build: a progress bar on a terminal, plain lines elsewhere, a summary."""

from __future__ import annotations

import time
from collections.abc import Iterator
from types import TracebackType
from typing import Final, Self, TextIO

from graphbuilder.pipeline import Summary

_EVERY: Final = 0.1  # seconds between two drawings of the line on a terminal
_PLAIN_EVERY: Final = 10.0  # seconds between two plain lines
_WIDTH: Final = 24


class Reporter:
    """Told how far a build is (see ``pipeline.Progress``); writes to a stream, at most so often."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream
        self.terminal = stream.isatty()
        self.last = time.monotonic()
        self.drawn = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._wipe()

    def __call__(self, stage: str, done: int, whole: int | None) -> None:
        """Show the stage, unless something was shown just now."""
        now = time.monotonic()
        if now - self.last < (_EVERY if self.terminal else _PLAIN_EVERY):
            return
        self.last = now
        words = f"{stage}: {done:,}" if done else stage
        words += f" of {whole:,}" if whole else ""
        if not self.terminal:
            print(words, file=self.stream, flush=True)
            return
        line = f"{_bar(done, whole)} {words}"
        self._wipe()
        self.stream.write(line)
        self.stream.flush()
        self.drawn = len(line)

    def _wipe(self) -> None:
        if self.drawn:
            self.stream.write("\r" + " " * self.drawn + "\r")
            self.stream.flush()
            self.drawn = 0


def _bar(done: int, whole: int | None) -> str:
    """A bar that fills, or a mark that travels where the whole isn't known."""
    if whole:
        filled = min(_WIDTH, _WIDTH * done // whole)
        return "[" + "#" * filled + "." * (_WIDTH - filled) + "]"
    at = done % _WIDTH
    return "[" + "." * at + "#" + "." * (_WIDTH - at - 1) + "]"


def summary_lines(summary: Summary) -> Iterator[str]:
    """The summary at the end of a build."""
    counted = ", ".join(
        f"{number:,} {_plural(name, number)}"
        for name, number in ((n, summary.entities.get(n, 0)) for n in _COUNTED)
    )
    unchanged = f" ({summary.kept:,} unchanged)" if summary.kept else ""
    yield f"{summary.articles:,} {_plural('article', summary.articles)} read{unchanged}: {counted}"
    yield f"{summary.statements:,} statements, {summary.claims:,} claims, each with its sentence"
    yield from summary.notes
    yield from _listed("may be one, and stay apart", summary.unsure, "unsure")
    yield from _listed("judgements of people not followed", summary.unfollowed, "judgements")
    yield from _listed("two holders at one time", summary.conflicts, "conflicting-holders")
    yield from _listed("replies whose letter isn't sure", summary.open_replies, "replies")
    if summary.skipped:
        yield f"skipped: {len(summary.skipped):,} (named above)"
    slowest = ", ".join(f"{stage} {seconds:.2f} s" for stage, seconds in summary.seconds.items())
    yield f"{sum(summary.seconds.values()):.2f} s: {slowest}"
    if not summary.files:
        yield "no article could be read, so nothing was written"
    if summary.files:
        yield f"written to {summary.files[0].parent}: {', '.join(f.name for f in summary.files)}"


def _listed(what: str, found: list[str], question: str) -> Iterator[str]:
    """A heading with its number, then the first of what was found."""
    if found:
        yield f"{what}: {len(found):,}"
        yield from (f"  {each}" for each in found[:_MOST])
    if len(found) > _MOST:
        yield f"  … and {len(found) - _MOST:,} more; the question `{question}` lists all"


_MOST: Final = 10
"""Lines of a list in the summary."""
_COUNTED: Final = ("communication", "person", "organization", "country", "event", "document")
_PLURALS: Final = {"person": "persons", "country": "countries", "organization": "bodies"}


def _plural(name: str, number: int) -> str:
    if number == 1:
        return "body" if name == "organization" else name
    return _PLURALS.get(name, f"{name}s")
