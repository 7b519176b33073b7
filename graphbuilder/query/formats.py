"""Answers as text: a table for the terminal, CSV, SPARQL results in JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from graphbuilder.model.errors import QueryError
from graphbuilder.query.names import shorten
from graphbuilder.query.run import Answer, Kind, Term

FORMATS: Final = ("table", "csv", "json", "ttl")
_GAP: Final = "  "
_NARROWEST: Final = 8
_READABLE: Final = 16
"""A column of text that is narrower than this is not nice to read."""
_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS: Final = frozenset(
    _XSD + name for name in ("integer", "decimal", "double", "float", "int", "long")
)


def render(answer: Answer, form: str = "table", width: int = 100) -> str:
    """An answer as text that ends in a line break. ``form`` is one of FORMATS.

    ``width`` is that of a table, in terminal cells. Raises QueryError for an unknown format, and
    for Turtle of an answer that is no graph.
    """
    writers: dict[str, Callable[[], str]] = {
        "table": lambda: _table(answer, width),
        "csv": lambda: _csv(answer),
        "json": lambda: _json(answer),
        "ttl": lambda: _turtle(answer),
    }
    if form not in writers:
        raise QueryError(f"there is no format {form!r}. Known are {', '.join(FORMATS)}.")
    return writers[form]()


def plain(term: Term | None, prefixes: Mapping[str, str]) -> str:
    """A term for reading: a literal's value, an IRI shortened; nothing for an unbound variable."""
    match term:
        case None:
            return ""
        case NamedNode():
            return shorten(term.value, prefixes)
        case Literal():
            return term.value
        case _:
            return str(term)


# --- table ---------------------------------------------------------------------------------------


def _table(answer: Answer, width: int) -> str:
    """Columns, or blocks where a line is too short for them; ``yes`` or ``no`` for ASK."""
    if answer.kind is Kind.TRUTH:
        return "yes\n" if plain(answer.rows[0][0], {}) == "true" else "no\n"
    cells = [[printable(plain(t, answer.prefixes)) for t in row] for row in answer.rows]
    widths = _fit([answer.columns, *cells], width)
    narrowed = any(
        w < _READABLE < cells_wide(c) for row in cells for c, w in zip(row, widths, strict=True)
    )
    lines = (
        _blocks(answer.columns, cells, width) if narrowed else _grid(answer.columns, cells, widths)
    )
    count = len(cells)
    lines.append(f"({count} {'row' if count == 1 else 'rows'})")
    return "\n".join(lines) + "\n"


def _grid(
    columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
) -> list[str]:
    lines = [*_line(columns, widths), _GAP.join("-" * w for w in widths)]
    for row in rows:
        lines += _line(row, widths)
    return lines


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[str]:
    """One block of lines for each row, where columns would be too narrow to read."""
    margin = max(map(cells_wide, columns))
    lines = []
    for row in rows:
        for name, cell in zip(columns, row, strict=True):
            if cell:
                lines += _line((name, cell), (margin, max(_READABLE, width - margin - len(_GAP))))
        lines.append("")
    return lines


def _fit(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Widths of columns: as wide as their cells, the widest narrowed until the line fits."""
    widths = [max(map(cells_wide, column)) for column in zip(*rows, strict=True)]
    spare = width - len(_GAP) * (len(widths) - 1)
    while sum(widths) > spare and max(widths) > _NARROWEST:
        widest = max(widths)
        second = max((w for w in widths if w < widest), default=_NARROWEST)
        count = widths.count(widest)
        step = max(1, min(widest - max(second, _NARROWEST), -(-(sum(widths) - spare) // count)))
        widths = [w - step if w == widest else w for w in widths]
    return widths


def _line(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell, w) for cell, w in zip(row, widths, strict=True)]
    height = max(map(len, wrapped), default=0)
    lines = []
    for i in range(height):
        parts = [w[i] if i < len(w) else "" for w in wrapped]
        padded = [p + " " * (width - cells_wide(p)) for p, width in zip(parts, widths, strict=True)]
        lines.append(_GAP.join(padded).rstrip())
    return lines


def printable(text: str) -> str:
    """Text for a terminal: one line, with no character that could steer it."""
    flat = " ".join(text.split())
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cf"} else c for c in flat)


def cells_wide(text: str) -> int:
    """How many terminal cells a text takes: wide characters take two (Unicode Annex 11)."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def wrap(text: str, width: int) -> list[str]:
    """Lines of at most ``width`` cells, broken between words, and inside a word that is longer."""
    lines, line = [], ""
    for word in text.split(" "):
        if line and cells_wide(line) + 1 + cells_wide(word) <= width:
            line += " " + word
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, width)
        lines += full
    return [*lines, line] if line or not lines else lines


def _broken(word: str, width: int) -> list[str]:
    pieces, piece = [], ""
    for character in word:
        if piece and cells_wide(piece) + cells_wide(character) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


# --- CSV -----------------------------------------------------------------------------------------


def _csv(answer: Answer) -> str:
    """CSV after RFC 4180 (CRLF, doubled quotes), with whole IRIs.

    A text cell that a spreadsheet would take for a formula (it begins with = + - @, tab or CR) gets
    an apostrophe in front; numbers do not. JSON output changes nothing.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(term) for term in row] for row in answer.rows)
    return out.getvalue()


def _cell(term: Term | None) -> str:
    text = plain(term, {})
    number = isinstance(term, Literal) and term.datatype.value in _NUMBERS
    return "'" + text if text.startswith(("=", "+", "-", "@", "\t", "\r")) and not number else text


# --- JSON and Turtle -----------------------------------------------------------------------------


def _json(answer: Answer) -> str:
    """SPARQL 1.1 Query Results JSON Format."""
    if answer.kind is Kind.TRUTH:
        truth = plain(answer.rows[0][0], {}) == "true"
        return json.dumps({"head": {}, "boolean": truth}, indent=2) + "\n"
    bindings = [
        {name: _binding(t) for name, t in zip(answer.columns, row, strict=True) if t is not None}
        for row in answer.rows
    ]
    document = {"head": {"vars": list(answer.columns)}, "results": {"bindings": bindings}}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _binding(term: Term) -> dict[str, str]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Literal():
            binding = {"type": "literal", "value": term.value}
            if term.language:
                return {**binding, "xml:lang": term.language}
            if term.datatype.value == _XSD + "string":
                return binding
            return {**binding, "datatype": term.datatype.value}
        case _:
            raise QueryError("SPARQL 1.1 results in JSON have no form for a quoted triple.")


def _turtle(answer: Answer) -> str:
    if answer.kind is not Kind.TRIPLES:
        raise QueryError(
            "only CONSTRUCT and DESCRIBE give a graph that can be written as Turtle. "
            "Use --format json, csv or table."
        )
    triples = [Triple(*row) for row in answer.rows]  # type: ignore[arg-type]
    used = {
        prefix: namespace
        for prefix, namespace in answer.prefixes.items()
        if any(namespace in str(triple) for triple in triples)
    }
    written = serialize(triples, format=RdfFormat.TURTLE, prefixes=used)
    return written.decode("utf-8") if written else ""
