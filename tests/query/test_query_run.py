from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Store

from graphbuilder.model.errors import QueryError
from graphbuilder.query import load_question, run_query
from graphbuilder.query.run import Kind


def test_prefixes_of_the_vocabulary_and_of_the_graph_need_no_declaration(sample: Store) -> None:
    answer = run_query(
        sample, "SELECT ?x WHERE { communication:letter-1 schema:sender ?x . ?x a schema:Person }"
    )

    assert answer.columns == ("x",)
    assert answer.rows == ((NamedNode("https://w3id.org/graphbuilder/id/person/pak-chol-min"),),)


def test_ask_construct_and_describe(sample: Store) -> None:
    truth = run_query(sample, "ASK { ?c a gb:Letter }")
    triples = run_query(sample, "CONSTRUCT { ?c a gb:Letter } WHERE { ?c a gb:Letter }")
    described = run_query(sample, "DESCRIBE communication:letter-1")

    assert truth.kind is Kind.TRUTH
    assert str(truth.rows[0][0]).startswith('"true"')
    assert triples.kind is Kind.TRIPLES
    assert len(triples.rows) == 1
    assert len(described.rows) > 10


@pytest.mark.parametrize(
    "value",
    [
        'Ri" } DROP ALL #',
        "Ri } UNION { ?a ?b ?c",
        'a\\" b',
        "line\nbreak",
        "\\",
        "<http://x> } #",
        "http://not an iri",
        "'''",
        "\\u0022",
        r"\1 \g<1>",
    ],
)
def test_a_setting_stays_a_value_whatever_it_holds(sample: Store, value: str) -> None:
    answer = run_query(sample, "SELECT ?name WHERE { VALUES ?name { UNDEF } }", {"name": value})

    assert answer.rows == ((Literal(value),),)


def test_a_value_that_looks_like_a_place_is_not_one(sample: Store) -> None:
    answer = run_query(
        sample,
        "SELECT ?a ?b WHERE { VALUES ?a { UNDEF } VALUES ?b { UNDEF } }",
        {"a": "VALUES ?b { UNDEF }", "b": 'x" } #'},
    )

    assert answer.rows == ((Literal("VALUES ?b { UNDEF }"), Literal('x" } #')),)


def test_a_setting_that_names_an_iri_becomes_one(sample: Store) -> None:
    wanted = NamedNode("https://w3id.org/graphbuilder/id/person/anders-holm")
    sparql = "SELECT ?name WHERE { VALUES ?name { UNDEF } }"

    for value in ("person:anders-holm", wanted.value, f"<{wanted.value}>"):
        assert run_query(sample, sparql, {"name": value}).rows == ((wanted,),)


def test_a_setting_without_a_place_substitutes_a_selected_variable(sample: Store) -> None:
    answer = run_query(
        sample,
        "SELECT ?s ?c WHERE { ?c schema:sender ?s } ORDER BY ?c",
        {"s": "person:anders-holm"},
    )

    assert [row[1] for row in answer.rows] == [
        NamedNode("https://w3id.org/graphbuilder/id/communication/reply-1")
    ]


def test_a_setting_that_fits_nowhere_is_refused(sample: Store) -> None:
    with pytest.raises(QueryError, match=r"no place for \?nobody"):
        run_query(sample, load_question("purposes").sparql, {"nobody": "x"})


@pytest.mark.parametrize(
    "sparql", ["SELECT ?x WHERE {", "nonsense", "SELECT ?x { ?x nope:a ?y }", ""]
)
def test_a_malformed_query_is_named_so(sample: Store, sparql: str) -> None:
    with pytest.raises(QueryError, match="malformed"):
        run_query(sample, sparql)


@pytest.mark.parametrize(
    "query", ["SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }", "ASK{service ?x {}}"]
)
def test_no_other_server_is_asked(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE"):
        run_query(Store(), query)


def test_the_word_service_is_no_request() -> None:
    assert run_query(Store(), 'SELECT ("a SERVICE" AS ?x) {} # SERVICE').rows
