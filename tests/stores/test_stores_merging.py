"""The questions on merging that ask most of a store: each has the answers that Oxigraph gives."""

from __future__ import annotations

from pathlib import Path

import pytest
from triple_stores import STORES

from graphbuilder.query import load_question

MERGING = Path(__file__).parents[1] / "query" / "data" / "merging.ttl"
QUESTIONS = ("holders-on-date", "reports-compared", "threads", "unanswered", "reply-latency")


@pytest.mark.parametrize("name", [name for name in STORES if name != "pyoxigraph"])
def test_questions_on_merging(name: str, tmp_path: Path) -> None:
    with (
        STORES["pyoxigraph"](MERGING, tmp_path) as reference,
        STORES[name](MERGING, tmp_path) as select,
    ):
        for question in QUESTIONS:
            sparql = load_question(question).sparql
            rows = select(sparql)
            assert rows
            assert rows == reference(sparql), question
