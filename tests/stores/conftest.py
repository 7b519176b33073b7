"""The graphs that are tried in other tools: built once for all tests of this folder."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest
from built import Built
from triple_stores import STORES, Select

from graphbuilder.pipeline import build

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))  # for benchmarks, which is no part of the package


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """One graph of the seeds, of made-up articles and of hostile ones."""
    folder = tmp_path_factory.mktemp("built")
    _write_articles(folder)
    summary = build([ROOT / "seeds", *folder.glob("*.jsonl")], folder / "out")
    assert not summary.skipped
    return Built(folder / "out")


def _write_articles(folder: Path) -> None:
    from benchmarks.generator import generate

    rows = list(generate(30, 7))
    for row in rows:
        row["text"] = "\n".join(row["text"].split("\n")[:5])  # headline and the news itself
    (folder / "made.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "hostile.jsonl").write_text(hostile.lines())


@pytest.fixture(scope="session", params=list(STORES))
def store(
    request: pytest.FixtureRequest, built: Built, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Select]]:
    """A store that holds the merged graph: its name, and a function that answers a SELECT."""
    place = tmp_path_factory.mktemp(request.param)
    with STORES[request.param](built.folder / "graph.ttl", place) as select:
        yield request.param, select


@pytest.fixture(scope="session")
def reference(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Select]:
    """The store that the others are held against."""
    place = tmp_path_factory.mktemp("reference")
    with STORES["pyoxigraph"](built.folder / "graph.ttl", place) as select:
        yield select
