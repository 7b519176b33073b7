"""Every named question has an answer on the sample, in Oxigraph and in rdflib."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import Store

from graphbuilder.model.errors import QueryError
from graphbuilder.query import Question, list_questions, load_question, run_query
from graphbuilder.query.formats import plain

DATA = Path(__file__).parent / "data"
ANSWERS: list[dict[str, Any]] = json.loads((DATA / "answers.json").read_text(encoding="utf-8"))
MERGING: list[dict[str, Any]] = json.loads(
    (DATA / "merging-answers.json").read_text(encoding="utf-8")  # see test_query_merging
)
TWELVE = {
    "who-wrote-to-whom",
    "received-by",
    "offices-by-person",
    "bodies-by-mentions",
    "events-around-communication",
    "requests",
    "documents-cited",
    "undated-communications",
    "evidence-for-statement",
    "correspondence-per-month",
    "connected-in-two-steps",
    "only-here",
}


@pytest.fixture(scope="module")
def sample_rdflib(sample_file: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(sample_file)


def ids(answer: dict[str, Any]) -> str:
    settings = ",".join(f"{k}={v}" for k, v in answer["settings"].items())
    return f"{answer['question']}({settings})"


@pytest.mark.parametrize("answer", ANSWERS, ids=ids)
def test_a_question_has_its_answer_on_the_sample(sample: Store, answer: dict[str, Any]) -> None:
    question = load_question(answer["question"])

    found = run_query(sample, question.sparql, answer["settings"])

    assert list(found.columns) == answer["columns"]
    assert [[plain(t, found.prefixes) for t in row] for row in found.rows] == answer["rows"]


def test_every_question_is_answered_by_some_rows() -> None:
    answered = {answer["question"] for answer in (*ANSWERS, *MERGING) if answer["rows"]}

    assert answered == {question.name for question in list_questions()}
    assert answered >= TWELVE
    assert len(answered) >= 16


@pytest.mark.parametrize("question", list_questions(), ids=lambda q: q.name)
def test_a_question_is_standard_sparql(
    sample: Store, sample_rdflib: rdflib.Graph, question: Question
) -> None:
    answer = run_query(sample, question.sparql)

    rows = sample_rdflib.query(question.sparql)

    found = [["" if term is None else str(term) for term in row] for row in rows]
    assert sorted(found) == sorted([plain(term, {}) for term in row] for row in answer.rows)


def test_questions_have_words_and_declared_parameters() -> None:
    for question in list_questions():
        assert question.words.endswith("?"), question.name
        assert "PREFIX" in question.sparql
        assert "ORDER BY" in question.sparql
        for parameter in question.parameters:
            assert f"VALUES ?{parameter.name} {{ UNDEF }}" in question.sparql
            assert parameter.meaning
            assert parameter.default
        assert question.sparql.count("UNDEF") == len(question.parameters), question.name


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(QueryError, match="who-wrote-to-whom"):
        load_question("who-wrote-whom")
    with pytest.raises(QueryError, match="graphbuilder queries"):
        load_question("zzz")
    with pytest.raises(QueryError, match="no question named"):
        load_question("../shapes")
