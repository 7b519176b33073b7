from __future__ import annotations

import csv
import io
import json

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Store, parse

from graphbuilder.model.errors import QueryError
from graphbuilder.query import Answer, load_question, render, run_query
from graphbuilder.query.formats import cells_wide, wrap
from graphbuilder.query.run import Kind

INTEGER = NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def rows(*cells: Literal | None) -> Answer:
    return Answer(Kind.ROWS, tuple(f"c{i}" for i in range(len(cells))), (cells,), {})


def test_a_table_is_aligned_and_fits_the_width(sample: Store) -> None:
    answer = run_query(sample, load_question("who-wrote-to-whom").sparql)

    for width in (60, 100, 160):
        text = render(answer, "table", width)
        assert max(map(len, text.splitlines())) <= width
    assert "communication:letter-1" in text
    assert text.endswith("(3 rows)\n")


def test_a_table_of_too_many_columns_becomes_blocks(sample: Store) -> None:
    sparql = load_question("evidence-for-statement").sparql
    answer = run_query(sample, sparql, {"predicate": "sender"})

    text = render(answer, "table", 90)

    assert "quote       Pak Chol Min, minister of Foreign Affairs" in text
    assert max(map(len, text.splitlines())) <= 90


def test_an_answer_of_yes_or_no(sample: Store) -> None:
    assert render(run_query(sample, "ASK { ?c a gb:Letter }")) == "yes\n"
    assert render(run_query(sample, "ASK { ?c a gb:Telegram }")) == "no\n"
    assert (
        json.loads(render(run_query(sample, "ASK { ?c a gb:Letter }"), "json"))["boolean"] is True
    )


def test_no_rows_are_said_to_be_none() -> None:
    assert render(Answer(Kind.ROWS, ("a", "b"), (), {})) == "a  b\n-  -\n(0 rows)\n"


def test_wide_characters_take_two_cells() -> None:
    assert cells_wide("조선 a") == 6
    assert wrap("조선중앙통신", 4) == ["조선", "중앙", "통신"]
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("", 5) == [""]


def test_control_characters_cannot_steer_a_terminal() -> None:
    text = render(rows(Literal("a\x1b[2Jb\u202e\nc")))

    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "c0" in text


@pytest.mark.parametrize("text", ["=1+1", "+1", "-0-", "@x", "\tx", "\rx"])
def test_csv_guards_what_a_spreadsheet_takes_for_a_formula(text: str) -> None:
    read = list(csv.reader(io.StringIO(render(rows(Literal(text)), "csv"), newline="")))

    assert read[1] == ["'" + text]


def test_csv_keeps_everything_else() -> None:
    answer = rows(Literal('a "b", c\nd'), Literal("-5", datatype=INTEGER), None, Literal("x"))

    text = render(answer, "csv")

    assert text.startswith("c0,c1,c2,c3\r\n")
    assert list(csv.reader(io.StringIO(text, newline="")))[1] == ['a "b", c\nd', "-5", "", "x"]


def test_json_is_sparql_results(sample: Store) -> None:
    answer = run_query(
        sample, 'SELECT ?a ?n ?l ?u WHERE { ?a gb:iso3166 "KP" . BIND(1 AS ?n) BIND("x"@en AS ?l) }'
    )

    document = json.loads(render(answer, "json"))

    assert document["head"]["vars"] == ["a", "n", "l", "u"]
    (binding,) = document["results"]["bindings"]
    assert binding["a"]["type"] == "uri"
    assert binding["n"] == {"type": "literal", "value": "1", "datatype": INTEGER.value}
    assert binding["l"] == {"type": "literal", "value": "x", "xml:lang": "en"}
    assert "u" not in binding


def test_turtle_is_for_graphs(sample: Store) -> None:
    answer = run_query(sample, "CONSTRUCT WHERE { ?c schema:sender ?s }")

    text = render(answer, "ttl")

    assert len(list(parse(text, RdfFormat.TURTLE))) == 3
    assert "schema:sender" in text
    with pytest.raises(QueryError, match="only CONSTRUCT"):
        render(run_query(sample, "SELECT ?s { ?s ?p ?o } LIMIT 1"), "ttl")
    with pytest.raises(QueryError, match="no format"):
        render(answer, "xlsx")
