"""JSON Lines: one article to a line, as an object (RFC 8259; jsonlines.org).

``{"id": …, "text": …, "published": …, "publisher": …, "url": …, "headline": …}``: text is needed,
the others may be missing, and other keys are ignored. A row without an identifier gets STEM-LINE.
The file is read as a stream, gzip or not, and never more than one line is held: a line over the
limit (in characters) is passed over piece by piece.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Final

from graphbuilder.model import Article, InputError, InputProblem
from graphbuilder.read import dates, kcnawatch, plaintext
from graphbuilder.read.encoding import bom, decode
from graphbuilder.read.files import LIMIT, opened, problem, shown, stem, suffix

NAME: Final = "JSON Lines"
SUFFIXES: Final = (".jsonl", ".ndjson")

_PIECE: Final = 65_536  # characters, for passing over a long line
_ROW: Final = re.compile(r'\s*\{\s*"[^"\n]{1,100}"\s*:')
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_URL: Final = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+", re.IGNORECASE)  # RFC 3987's limits
_ONE_LINE: Final = "Write one object to a line, e.g. with jq -c."


def recognises(head: str, path: Path) -> bool:
    """A file named so, or one whose first line begins as a JSON object with a key."""
    return suffix(path) in SUFFIXES or _ROW.match(head) is not None


def read(path: Path, limit: int = LIMIT) -> Iterator[Article | InputProblem]:
    """The rows' articles in order, with a problem or notice for each row that has one.

    Raises InputError where the file as a whole cannot be read (further).
    """
    where, prefix, warned, empty = shown(path), stem(path), False, True
    with opened(path) as stream:
        for number, line in _lines(stream, limit, where):
            at, empty = f"{where}:{number}", False
            if line is None:
                yield _too_long(at, limit)
                continue
            try:
                text, guessed = _decoded(line, at)
                row = _row(text, at)
            except InputError as error:
                yield problem(error)
                continue
            if guessed and not warned:
                yield plaintext.guessed(at, "windows-1252")
                warned = True
            yield from _article(row, f"{prefix}-{number}", at)
    if empty:
        raise InputError(where, "the file has no rows", "Remove it, or fetch it again.")


def _lines(stream: io.BufferedIOBase, limit: int, where: str) -> Iterator[tuple[int, str | None]]:
    """The numbers and texts of all lines that are not blank; None for one over the limit.

    Bytes that are not UTF-8 come as lone surrogates (PEP 383), so one bad line spoils no other.
    """
    codec, mark = bom(stream.read(4))
    stream.seek(mark)
    wrapper = io.TextIOWrapper(
        stream,  # type: ignore[type-var]  # BufferedIOBase has what TextIOWrapper needs
        encoding=codec or "utf-8",
        errors="surrogateescape",
        newline="\n",
    )
    number = 0
    try:
        while line := wrapper.readline(limit + 1):
            number += 1
            if len(line) > limit and not line.endswith("\n"):
                while (rest := wrapper.readline(_PIECE)) and not rest.endswith("\n"):
                    pass
                yield number, None
            elif not line.isspace():
                yield number, line
    except UnicodeError as error:
        remedy = "Save the file as UTF-8."
        raise InputError(f"{where}:{number + 1}", "the text is damaged", remedy) from error


def _too_long(where: str, limit: int) -> InputProblem:
    what = f"the line has more than {limit:,} characters, the limit for one article"
    return InputProblem(where, what, "Split the article, or raise the limit.")


def _decoded(line: str, where: str) -> tuple[str, bool]:
    """The line's text, and whether its encoding was guessed. Raises InputError."""
    if line.isascii() or not _SURROGATE.search(line):
        return line, False
    decoded = decode(line.rstrip("\r\n").encode("utf-8", "surrogateescape"), where)
    return decoded.text, decoded.guessed


def _row(line: str, where: str) -> dict[str, Any]:
    """The object of a line. Raises InputError."""
    try:
        row = json.loads(line)
    except RecursionError as error:
        raise InputError(where, "the JSON is nested too deeply", _ONE_LINE) from error
    except ValueError as error:  # malformed, or a number of thousands of digits
        message = str(error)[:120]
        raise InputError(where, f"this is not JSON ({message})", _ONE_LINE) from error
    if not isinstance(row, dict):
        raise InputError(where, "the line is not a JSON object", _ONE_LINE)
    return row


def _article(row: dict[str, Any], fallback: str, where: str) -> Iterator[Article | InputProblem]:
    """The row's article with its notices, or the problem for which there is none."""
    fault = _fault(row.get("text"))
    if fault:
        yield InputProblem(where, f"the text {fault}", 'Give the article as a string under "text".')
        return
    given = {key: _string(row, key) for key in ("publisher", "url", "headline")}
    if given["url"] and not _URL.fullmatch(given["url"]):
        given["url"] = ""
    published = _published(row.get("published"))
    identifier = _identifier(row.get("id"))
    for key, value in given.items():
        if value == "":
            yield _ignored(where, key)
            given[key] = None
    if published is None and row.get("published") is not None:
        yield _ignored(where, "published")
    if not identifier:
        what = f'there is no usable identifier, so this is "{fallback}"'
        yield InputProblem(where, what, 'Give one under "id".', False)
    name, text = identifier or fallback, row["text"]
    page = kcnawatch.in_row(text, name, where)
    article = page or plaintext.article(name, text, where, given["headline"])
    if published and published != article.published:
        article = replace(article, published=published, published_span=None)
    if given["publisher"] and given["publisher"] != article.publisher:
        article = replace(article, publisher=given["publisher"], publisher_span=None)
    if given["headline"] and given["headline"] != article.headline:
        article = replace(article, headline=given["headline"], headline_span=None)
    yield replace(article, url=given["url"]) if given["url"] else article


def _fault(text: object) -> str | None:
    """What is wrong with a row's text."""
    if text is None:
        return "is missing"
    if not isinstance(text, str):
        return "is not a string"
    if not plaintext.has_words(text):
        return "has no words"
    if not text.isascii() and (bad := _SURROGATE.search(text)):
        return f"has half of a surrogate pair at character {bad.start()}"
    return None


def _string(row: dict[str, Any], key: str) -> str | None:
    """The words under a key; None if there is no value, the empty string if it is unusable."""
    value = row.get(key)
    if value is None:
        return None
    return "" if _fault(value) else str(value).strip()


def _published(value: object) -> date | None:
    return dates.iso(value.strip()) if isinstance(value, str) else None


def _identifier(value: object) -> str | None:
    """The identifier exactly as given, a whole number in its figures; None if there is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) and not _fault(value) else None


def _ignored(where: str, key: str) -> InputProblem:
    remedy = {
        "published": "Give a date as YYYY-MM-DD.",
        "url": "Give an address that begins with http:// or https://.",
    }.get(key, "Give a string.")
    return InputProblem(where, f'the value of "{key}" is unusable and was ignored', remedy, False)
