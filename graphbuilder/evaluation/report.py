"""An evaluation for people (a table, and what is missed or wrong) and for programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graphbuilder.evaluation.counting import Measure, Outcome, Score
from graphbuilder.evaluation.gold import Kind
from graphbuilder.model import InputProblem

_COLUMNS: Final = {"precision": "p", "recall": "r", "F1": "f1", "accuracy": "accuracy"}
_WIDTH: Final = 11
_TEXTS: Final = {Kind.WIRE: "articles of the wire", Kind.LETTERS: "letters as documents"}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one file of gold.

    ``unannotated`` are rows without gold, ``missing`` those that have gold but no article in the
    graph, both by identifier; ``problems`` are what the reader says of the rows.
    """

    path: Path
    kind: Kind
    sha256: str
    articles: int
    scores: tuple[Score, ...]
    evidence: Score
    unannotated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    problems: tuple[InputProblem, ...] = ()

    @property
    def fields(self) -> dict[str, Score]:
        """Every field's score by its name, with that of the evidence."""
        return {score.field: score for score in (*self.scores, self.evidence)}


def as_text(evaluation: Evaluation, errors: bool = False) -> str:
    """The table; with ``errors``, each field's articles with what is missed and wrong in them."""
    lines = [*_heading(evaluation), *_table(evaluation), "", *_notes(evaluation)]
    if errors:
        for score in evaluation.fields.values():
            lines += _errors(score)
    return "\n".join(lines) + "\n"


def as_json(evaluation: Evaluation, errors: bool = False) -> str:
    """One object: the figures by field under ``fields``; with ``errors``, those too."""
    said: dict[str, Any] = {
        "gold": str(evaluation.path),
        "sha256": evaluation.sha256,
        "kind": evaluation.kind.value,
        "articles": evaluation.articles,
        "unannotated": list(evaluation.unannotated),
        "missing": list(evaluation.missing),
        "fields": {name: score.figures for name, score in evaluation.fields.items()},
    }
    if errors:
        said["errors"] = {
            name: [_error(article, outcome) for article, outcome in score.errors]
            for name, score in evaluation.fields.items()
            if score.errors
        }
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _heading(evaluation: Evaluation) -> Iterator[str]:
    yield f"{evaluation.path}: {evaluation.articles:,} {_TEXTS[evaluation.kind]}, annotated"
    yield ""


def _table(evaluation: Evaluation) -> Iterator[str]:
    scores = evaluation.fields
    margin = max(map(len, scores))
    heads = "".join(f"{head:>{_WIDTH}}" for head in _COLUMNS)
    yield f"{'field':{margin}}{heads}{'n':>{_WIDTH}}"
    for name, score in scores.items():
        cells = "".join(f"{_cell(score, key):>{_WIDTH}}" for key in _COLUMNS.values())
        yield f"{name:{margin}}{cells}{score.total.wanted:>{_WIDTH},}"


def _cell(score: Score, key: str) -> str:
    figure = score.figures.get(key)
    return "" if figure is None else f"{figure:.{score.digits}f}"


def _notes(evaluation: Evaluation) -> Iterator[str]:
    evidence = evaluation.evidence.total
    yield f"{evidence.hits:,} of {evidence.wanted:,} claims quote the text exactly at their offsets"
    if evaluation.unannotated:
        names = ", ".join(evaluation.unannotated)
        yield f"without gold, left out: {len(evaluation.unannotated):,} ({names})"
    if evaluation.missing:
        names = ", ".join(evaluation.missing)
        yield f"not in the graph, counted as empty: {len(evaluation.missing):,} ({names})"


def _errors(score: Score) -> Iterator[str]:
    if not score.errors:
        return
    words = {Measure.F1: ("missed", "wrong"), Measure.ACCURACY: ("should be", "found")}
    yield ""
    yield f"{score.field}: {len(score.errors):,} of {len(score.outcomes):,} articles"
    margin = max(map(len, words[score.measure]))
    for article, outcome in score.errors:
        yield f"  {article}"
        for word, items in zip(words[score.measure], (outcome.missed, outcome.wrong), strict=True):
            yield from (f"    {word:{margin}}  {' '.join(item.split())}" for item in items)


def _error(article: str, outcome: Outcome) -> dict[str, Any]:
    return {"article": article, "missed": list(outcome.missed), "wrong": list(outcome.wrong)}
