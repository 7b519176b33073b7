"""Plain text: one article or letter to a file.

The headline is the first line where it looks like one, the publisher is the agency of the dateline,
and the day of publication is given only where the head states it in full: a wire's dateline has no
year, and a guess would date everything that hangs on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graphbuilder.model import Article, InputError, InputProblem
from graphbuilder.read.encoding import decode
from graphbuilder.read.files import LIMIT, all_bytes, shown, stem
from graphbuilder.read.sections import layout

NAME: Final = "plain text"
SUFFIXES: Final = (".txt", ".text", "")

_WORDS: Final = re.compile(
    r"[^\s\x00-\x1f\x7f-\xa0\xad\u180e\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]"
)

_HTML: Final = re.compile(r"[\s\ufeff]*(?P<tag><!doctype\s+html|<html)\b", re.IGNORECASE)
"""How a web page begins (HTML Standard, sections 13.1.1 and 13.1.2.1)."""


def recognises(head: str, path: Path) -> bool:  # noqa: ARG001 - every format is asked alike
    """Always: what no other format recognises is plain text."""
    return True


def read(path: Path, limit: int = LIMIT) -> Iterator[Article | InputProblem]:
    """The file's one article, after a notice where its encoding was guessed.

    Raises InputError for a file that cannot be read, is no text or a web page, or has no words.
    """
    text, notices = whole_text(path, limit)
    yield from notices
    yield article(stem(path), text, shown(path))


def whole_text(path: Path, limit: int) -> tuple[str, list[InputProblem]]:
    """A file's text, exactly, and a notice where its encoding was guessed.

    Raises InputError for a file that cannot be read, is no text or a web page, or has no words.
    """
    where = shown(path)
    decoded = decode(all_bytes(path, limit), where)
    if not has_words(decoded.text):
        raise InputError(where, "the file has no words", "Remove it, or fetch it again.")
    _refuse_html(decoded.text, where)
    return decoded.text, [guessed(where, decoded.encoding)] if decoded.guessed else []


def _refuse_html(text: str, where: str) -> None:
    """A web page's tags would be read as its words, and as parts of names."""
    if page := _HTML.match(text):
        line = text.count("\n", 0, page.start("tag")) + 1
        tag = " ".join(page["tag"].lower().split())
        what = f'this is the HTML of a web page ("{tag}"), not text'
        raise InputError(f"{where}:{line}", what, "Save the page as text.")


def guessed(where: str, encoding: str) -> InputProblem:
    """The notice that a text was read in an encoding that nothing in it states."""
    return InputProblem(where, f"read as {encoding}", "Save it as UTF-8 if signs are wrong.", False)


def has_words(text: str) -> bool:
    """Whether a text has anything but white space, control and format characters."""
    return _WORDS.search(text) is not None


def article(identifier: str, text: str, source: str, headline: str | None = None) -> Article:
    """An article made of a text alone. ``headline`` is what is known of it from elsewhere."""
    found = layout(text, headline)
    agency = found.dateline.agency if found.dateline else None
    return Article(
        identifier,
        text,
        found.sections,
        headline=found.headline.of(text) if found.headline else None,
        headline_span=found.headline,
        published=found.published,
        published_span=found.published_span,
        publisher=agency.of(text) if agency else None,
        publisher_span=agency,
        source=source,
    )
