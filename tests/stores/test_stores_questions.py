"""The merged graph in triple stores: the same count, the same texts, the same answers."""

from __future__ import annotations

from built import Built
from triple_stores import Select

from graphbuilder.query.questions import load_question

TEXTS = """
    PREFIX oa: <http://www.w3.org/ns/oa#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT ?thing ?text WHERE {
      { ?thing rdfs:label ?text } UNION { ?thing skos:altLabel ?text } UNION { ?thing oa:exact ?text }
    }
"""
BY_PREDICATE = "SELECT ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?o } GROUP BY ?p"


def test_the_count_is_the_same(store: tuple[str, Select], reference: Select, built: Built) -> None:
    rows = store[1](BY_PREDICATE)
    assert sum(int(number) for _, number in rows) == built.triples
    assert rows == reference(BY_PREDICATE)


def test_every_text_comes_back_as_it_went_in(store: tuple[str, Select], reference: Select) -> None:
    assert store[1](TEXTS) == reference(TEXTS)


def test_who_wrote_to_whom(store: tuple[str, Select], reference: Select) -> None:
    _, select = store
    question = load_question("who-wrote-to-whom").sparql
    rows = select(question)
    assert rows
    assert rows == reference(question)
