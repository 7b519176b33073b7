"""Our figures against those of an independent scorer, where one lies beside the project."""

from __future__ import annotations

import gzip
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from graphbuilder.evaluation import evaluate
from graphbuilder.export import exported, turtle
from graphbuilder.pipeline import graph_of

HERE = Path(__file__).parent
SHARED = HERE.parents[2] / "shared"
SCORER = SHARED / "score.py"
SAMPLE = 150
"""Letters, taken from all years: the whole file takes minutes."""

pytestmark = pytest.mark.skipif(
    not SCORER.is_file(), reason=f"there is no {SCORER} to compare with"
)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    """The scorer, made to see a graph's answers in one order, last first.

    It pairs what was found in the order of its store, which changes a little from run to run; with
    it, now and then, do its figures.
    """
    spec = importlib.util.spec_from_file_location("independent_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    ask = module.Graph.ask
    module.Graph.ask = lambda graph, query: sorted(ask(graph, query), reverse=True)
    return module


def graph_file(gold: Path, folder: Path) -> str:
    path = folder / "graph.ttl"
    path.write_bytes(exported(turtle, graph_of([gold])))
    return str(path)


def sample_of_letters(folder: Path) -> Path:
    source = SHARED / "gold" / "frus-dev.jsonl.gz"
    if not source.is_file():
        pytest.skip(f"there is no {source} to compare on")
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = list(lines)
    path = folder / "letters.jsonl"
    path.write_text("".join(rows[:: len(rows) // SAMPLE][:SAMPLE]), encoding="utf-8")
    return path


@pytest.mark.parametrize("gold", [SHARED / "gold" / "wire-dev.jsonl", HERE / "gold/wire.jsonl"])
def test_articles_of_the_wire_have_the_same_figures(
    gold: Path, scorer: ModuleType, tmp_path: Path
) -> None:
    if not gold.is_file():
        pytest.skip(f"there is no {gold} to compare on")
    theirs: dict[str, Any] = scorer.wire(str(gold), graph_file(gold, tmp_path))

    ours = evaluate(gold)

    assert theirs.pop("articles missing") == len(ours.missing)
    assert {name: score.figures for name, score in ours.fields.items()} == theirs


def test_letters_have_the_same_figures(scorer: ModuleType, tmp_path: Path) -> None:
    gold = sample_of_letters(tmp_path)
    theirs: dict[str, Any] = scorer.frus(str(gold), graph_file(gold, tmp_path))

    ours = evaluate(gold)

    assert {name: score.figures for name, score in ours.fields.items()} == theirs
