"""The named questions in ``ontology/queries``: their names, words and parameters."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from graphbuilder.model.errors import QueryError, SettingError
from graphbuilder.resources import ontology_dir

_PARAMETER: Final = re.compile(
    r"# PARAMETER (?P<name>\w+): (?P<meaning>.*), default: (?P<default>.*)"
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something that a question can be narrowed by: a variable of the query, and what it means."""

    name: str
    meaning: str
    default: str


@dataclass(frozen=True, slots=True)
class Question:
    """A SPARQL query with a name and the question in words that it answers."""

    name: str
    words: str
    parameters: tuple[Parameter, ...]
    sparql: str


def list_questions() -> tuple[Question, ...]:
    """All named questions, by name."""
    return tuple(_read(file) for file in sorted(_folder().glob("*.rq")))


def load_question(name: str) -> Question:
    """One named question. Raises QueryError, with the nearest names, if there is none such."""
    names = [file.stem for file in sorted(_folder().glob("*.rq"))]
    if name in names:
        return _read(_folder() / f"{name}.rq")
    near = difflib.get_close_matches(name, names, n=3, cutoff=0.4)
    hint = f"Do you mean {' or '.join(near)}?" if near else "`graphbuilder queries` lists them."
    raise QueryError(f"there is no question named {name!r}. {hint}")


def read_question(file: Path) -> Question:
    """A question from a file of one's own; its first comment is its words.

    Raises QueryError if the file cannot be read as UTF-8 text.
    """
    try:
        return _read(file)
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{file}: cannot be read as a query: {error}. Check the path.") from error


def _read(file: Path) -> Question:
    sparql = file.read_text(encoding="utf-8")
    first = sparql.partition("\n")[0]
    words = first.removeprefix("#").strip() if first.startswith("#") else ""
    parameters = tuple(Parameter(*match.groups()) for match in _PARAMETER.finditer(sparql))
    return Question(file.stem, words, parameters, sparql)


def _folder() -> Path:
    try:
        return ontology_dir() / "queries"
    except FileNotFoundError as error:
        raise SettingError(str(error)) from error
