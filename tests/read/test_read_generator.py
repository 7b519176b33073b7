"""The made-up articles: repeatable, readable, and what their gold says stands in them."""

from __future__ import annotations

import json
from itertools import islice

import pytest
from read_samples import Reader, articles, check_spans, problems

from benchmarks.generator import article, generate, main
from graphbuilder.model import Part


def test_the_same_seed_gives_the_same_articles() -> None:
    assert list(generate(20, 5)) == list(islice(generate(50, 5), 20))
    assert article(3, 5) != article(3, 6)


def test_articles_are_as_long_and_as_varied_as_a_wire() -> None:
    rows = list(generate(600, 1))
    assert 1_700 < sum(len(row["text"]) for row in rows) / len(rows) < 2_100
    assert len({word for row in rows for word in row["text"].split()}) > 3_000
    assert 0.4 < sum(row["gold"]["is_communication"] for row in rows) / len(rows) < 0.6


def test_gold_stands_in_the_text() -> None:
    for row in generate(300, 2):
        for person in row["gold"]["persons"]:
            assert person in row["text"]
        for party in row["gold"]["senders"] + row["gold"]["recipients"]:
            assert party["role"] in row["text"]


def test_they_are_read(read_bytes: Reader) -> None:
    rows = list(generate(100, 3))
    found = read_bytes("".join(json.dumps(row) + "\n" for row in rows), "made.jsonl")
    assert not problems(found)
    for article_, row in zip(articles(found), rows, strict=True):
        check_spans(article_)
        assert len(article_.parts(Part.DATELINE)) == 1
        assert article_.headline == row["text"].split("\n")[0]


def test_as_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["3", "--seed", "4"])
    lines = capsys.readouterr().out.splitlines()
    assert [json.loads(line) for line in lines] == list(generate(3, 4))
