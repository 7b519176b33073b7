"""The benchmark runs and says what it should; how quick anything is, no test asserts."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from graphbuilder.export.view import view_of

sys.path.insert(
    0, str(Path(__file__).parents[1])
)  # for benchmarks, which is no part of the package


def test_a_handful_of_articles(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    from benchmarks.generator import generate
    from benchmarks.run import main, table

    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("".join(json.dumps(row) + "\n" for row in generate(5, 3)))
    main(["--articles", "3", "--rounds", "1", "--corpus", str(corpus), "--json"])
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["made-up articles", "corpus.jsonl"]
    for name, each in found.items():
        assert each["speed"]["articles"] == 3
        assert each["speed"]["ratio_unseen"] > 0
        assert {"tokeniser", "names", "communications"} <= set(each["shares"])
        assert {"graph.ttl", "graph.html"} <= set(each["export"])
        assert each["store"]["claims"] > 0
        assert f"{name}: 3 articles" in "\n".join(table(name, each))


def test_builds_that_grow(capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.scale import main, table

    main(["--articles", "2", "4", "--jobs", "1", "--files", "graph.nq", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert [each["articles"] for each in found] == [2, 4]
    assert all(
        {"read and extract", "resolve", "graphs", "files"} <= set(e["seconds"]) for e in found
    )
    assert all(list(each["files"]) == ["graph.nq"] for each in found)
    lines = list(table(found))
    assert any("whole build" in line for line in lines)
    assert any("graph.nq" in line for line in lines)


@pytest.mark.parametrize("wrong", [["--articles", "0"], ["--corpus", "nowhere.jsonl"]])
def test_a_wrong_call_is_told(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    from benchmarks.run import main

    with pytest.raises(SystemExit) as left:
        main(wrong)
    assert left.value.code == 2
    assert wrong[0] in capsys.readouterr().err


def test_made_graph_is_the_same_each_time_and_as_large_as_asked() -> None:
    from benchmarks.made_graph import made_graph

    view = view_of(made_graph(600), "Made")
    assert list(made_graph(60)) == list(made_graph(60))
    assert 570 <= len(view.nodes) <= 630
    assert {node.kind for node in view.nodes} == {kind.id for kind in view.kinds}
    assert 3.5 <= len(view.evidence) / len(view.nodes) <= 4.5
    marked = [
        (view.quotes[one.quote].text, mark)
        for one in view.evidence
        if one.quote is not None
        for mark in one.marks
    ]
    assert marked
    assert all(text[mark.start : mark.end].strip() for text, mark in marked)
    letters = Counter(
        party for row in view.communications for party in (*row.senders, *row.recipients)
    )
    (_, most), *_ = letters.most_common(1)
    assert most > 10 * sorted(letters.values())[len(letters) // 2]
