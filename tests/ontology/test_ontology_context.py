"""The JSON-LD context names the vocabulary's terms."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rdflib import OWL, RDF, SKOS, Graph, Literal, Namespace, URIRef

from graphbuilder.model import terms
from graphbuilder.resources import ontology_dir

GB = Namespace(terms.PREFIXES["gb"])
SCHEMA = Namespace(terms.PREFIXES["schema"])
ID = Namespace(terms.DEFAULT_BASE)


pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")


def xsd(name: str) -> URIRef:
    return URIRef(terms.expand(f"xsd:{name}"))


@pytest.fixture(scope="module")
def context() -> dict[str, Any]:
    text = (ontology_dir() / "context.jsonld").read_text(encoding="utf-8")
    return json.loads(text)["@context"]


def test_prefixes_are_those_of_the_code(context: dict[str, Any]) -> None:
    for prefix, namespace in terms.PREFIXES.items():
        assert context[prefix] == namespace
    for segment in terms.SEGMENT.values():
        assert context[segment]["@id"] == f"{terms.DEFAULT_BASE}{segment}/"


def test_every_term_of_the_ontology_has_a_name(context: dict[str, Any]) -> None:
    ontology = Graph().parse(ontology_dir() / "graphbuilder.ttl")
    named = {v["@id"] if isinstance(v, dict) else v for v in context.values() if v != 1.1}

    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property, SKOS.Concept)
    for kind in kinds:
        for term in ontology.subjects(RDF.type, kind):
            assert "gb:" + str(term)[len(GB) :] in named


def test_a_document_reads_as_the_triples_meant(context: dict[str, Any]) -> None:
    document = {
        "@context": context,
        "id": "communication:c1",
        "type": ["Letter", "Communication", "schema:Message"],
        "label": "a letter",
        "sender": "person:p1",
        "purpose": "request",
        "date": {"@value": "2024-03-11", "@type": "xsd:date"},
        "gb:cites": {"id": "document:d1", "type": "Document", "number": "Rule 6"},
    }

    graph = Graph().parse(data=json.dumps(document), format="json-ld")

    letter = ID["communication/c1"]
    assert (letter, RDF.type, GB.Letter) in graph
    assert (letter, SCHEMA.sender, ID["person/p1"]) in graph
    assert (letter, GB.purpose, GB.request) in graph
    assert (letter, GB.date, Literal("2024-03-11", datatype=xsd("date"))) in graph
    assert (ID["document/d1"], GB.number, Literal("Rule 6")) in graph
    assert all(isinstance(s, URIRef) for s in graph.subjects())


def test_claims_keep_their_numbers_exact(context: dict[str, Any]) -> None:
    document = {
        "@context": context,
        "id": "claim:k1",
        "type": "Claim",
        "predicate": "schema:sender",
        "confidence": "0.97",
        "status": "stated",
        "evidence": {
            "id": "selection:s",
            "hasSelector": {"id": "selector:p", "start": 5, "end": 9},
        },
    }

    graph = Graph().parse(data=json.dumps(document), format="json-ld")

    assert (ID["claim/k1"], GB.confidence, Literal("0.97", datatype=xsd("decimal"))) in graph
    assert (ID["claim/k1"], GB.status, GB.stated) in graph
    assert (ID["claim/k1"], RDF.predicate, SCHEMA.sender) in graph
    start = URIRef(terms.expand("oa:start"))
    assert (ID["selector/p"], start, Literal("5", datatype=xsd("integer"))) in graph
