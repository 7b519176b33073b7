"""How well articles are read: what is extracted from annotated ones, compared with their gold.

    from graphbuilder.evaluation import as_text, evaluate

    evaluation = evaluate("gold.jsonl")
    print(as_text(evaluation, errors=True))
    print(evaluation.fields["pairs"].figure)

``docs/accuracy.md`` says what each field means and how it is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TypeVar, cast

from graphbuilder.evaluation.calibration import Calibration, calibration
from graphbuilder.evaluation.counting import Measure, Outcome, Score
from graphbuilder.evaluation.fields import LETTERS, WIRE, Field
from graphbuilder.evaluation.floors import Floors, breaches, floors_of, read_floors
from graphbuilder.evaluation.found import FoundArticle, evidence, found_articles
from graphbuilder.evaluation.gold import GoldFile, GoldRow, Kind, LetterGold, WireGold, read_gold
from graphbuilder.evaluation.report import Evaluation, as_json, as_text
from graphbuilder.pipeline import Settings, Summary, graph_of

__all__ = [
    "Calibration",
    "Evaluation",
    "Floors",
    "Measure",
    "Outcome",
    "Score",
    "as_json",
    "as_text",
    "breaches",
    "calibration",
    "evaluate",
    "floors_of",
    "read_floors",
]

G = TypeVar("G")


def evaluate(path: str | Path, settings: Settings | None = None) -> Evaluation:
    """Build the graph of annotated texts in memory and compare it with their gold.

    Raises InputError for gold that is malformed and SettingError for settings that can't be used.
    """
    gold = read_gold(Path(path))
    summary = Summary()
    store = graph_of([gold.path], settings, summary).store
    found = found_articles(store)
    annotated = [row for row in gold.rows if row.gold is not None]
    return Evaluation(
        path=gold.path,
        kind=gold.kind,
        sha256=gold.sha256,
        articles=len(annotated),
        scores=_scores(gold, annotated, found),
        evidence=_evidence(evidence(store, {row.identifier: row.text for row in gold.rows})),
        unannotated=tuple(row.identifier for row in gold.rows if row.gold is None),
        missing=tuple(row.identifier for row in annotated if row.identifier not in found),
        problems=tuple(summary.problems),
    )


def _scores(
    gold: GoldFile, rows: Sequence[GoldRow], found: Mapping[str, FoundArticle]
) -> tuple[Score, ...]:
    pairs = [(row, found.get(row.identifier, FoundArticle(row.identifier))) for row in rows]
    if gold.kind is Kind.WIRE:
        wire = [(cast("WireGold", row.gold), article) for row, article in pairs]
        return _measured(WIRE, wire)
    return _measured(LETTERS, [(cast("LetterGold", row.gold), article) for row, article in pairs])


def _measured(
    fields: Sequence[Field[G]], pairs: Sequence[tuple[G, FoundArticle]]
) -> tuple[Score, ...]:
    """Each field over the articles that ask for it; a field that none asks for is left out."""
    scores = []
    for field in fields:
        counted = [(article.identifier, field.count(gold, article)) for gold, article in pairs]
        outcomes = tuple((name, outcome) for name, outcome in counted if outcome is not None)
        if outcomes:
            scores.append(Score(field.name, field.measure, outcomes))
    return tuple(scores)


def _evidence(outcome: Outcome) -> Score:
    return Score("evidence", Measure.ACCURACY, (("the whole graph", outcome),), digits=4)
