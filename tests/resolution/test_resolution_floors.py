"""Merging reaches its floors on the corpus."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphbuilder.evaluation.resolution import ResolutionReport, as_text, measure
from graphbuilder.pipeline import build

HERE = Path(__file__).parent
ARTICLES, TRUTH = HERE / "corpus" / "articles.jsonl", HERE / "corpus" / "truth.json"
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> ResolutionReport:
    folder = tmp_path_factory.mktemp("corpus")
    assert build([ARTICLES], folder).problems == []
    store = ox.Store()
    store.bulk_load(path=folder / "graph.ttl", format=ox.RdfFormat.TURTLE)
    return measure(ARTICLES, TRUTH, store)


def test_every_figure_has_floors(report: ResolutionReport) -> None:
    assert set(FLOORS) == set(report.figures)


@pytest.mark.parametrize("name", FLOORS)
def test_floors_hold(report: ResolutionReport, name: str) -> None:
    figure = report.figures[name]
    under = {
        share: getattr(figure, share)
        for share, floor in FLOORS[name].items()
        if getattr(figure, share) < floor
    }
    assert under == {}, "\n".join([as_text(report), *figure.errors])
