"""What the text doesn't put forward as a fact has a claim, and no statement in any file."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphbuilder.export.view import view_of
from graphbuilder.model.terms import PREFIXES
from graphbuilder.pipeline import build
from graphbuilder.query.validate import validate

BODIES = {
    "denied": "Premier Pak Un Ha has not visited Cuba.",
    "planned": "Premier Pak Un Ha will visit Cuba next week.",
    "rumoured": "Premier Pak Un Ha visited Cuba, according to media reports.",
    "unsent": "Premier Pak Un Ha denied having sent a letter to Ana Paz, president of Cuba.",
    "unsaid": "Premier Pak Un Ha did not denounce Cuba for the raid.",
}
STATUS = {
    "denied": "negated",
    "planned": "hypothetical",
    "rumoured": "reported",
    "unsaid": "negated",
}
FACTS = (
    "gb:reports schema:participant schema:location gb:agent gb:addressee gb:content schema:sender"
).split()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    rows = folder / "rows.jsonl"
    head = "News\n\nPyongyang, March 5 (KCNA) -- "
    made = [
        {"id": name, "published": "2024-03-05", "text": f"{head}{body} -0-"}
        for name, body in BODIES.items()
    ]
    rows.write_text("".join(f"{json.dumps(row)}\n" for row in made), encoding="utf-8")
    build([rows], folder / "out")
    return folder / "out"


@pytest.fixture(scope="module")
def store(out: Path) -> ox.Store:
    found = ox.Store()
    found.bulk_load(path=str(out / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    return found


def rows(store: ox.Store, pattern: str) -> list[list[str]]:
    prefixes = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
    found = store.query(f"{prefixes}SELECT {pattern}")
    assert isinstance(found, ox.QuerySolutions)
    return [[term.value for term in row] for row in found]


@pytest.mark.parametrize("predicate", FACTS)
def test_no_statement(store: ox.Store, predicate: str) -> None:
    found = rows(store, f"?s ?o {{ ?s {predicate} ?o }}")
    assert [s for s, _ in found if "unsent-rejection" not in s] == []  # to deny is an act itself


@pytest.mark.parametrize(("name", "status"), STATUS.items())
def test_a_claim_of_its_status(store: ox.Store, name: str, status: str) -> None:
    pattern = (
        f"?object {{ ?claim a gb:Claim ; gb:status gb:{status} ; rdf:object ?object ; "
        f'gb:evidence/oa:hasSource/dcterms:identifier "{name}" . ?object a ?kind ; rdfs:label ?label '
        "FILTER (?kind IN (gb:Event, gb:SpeechAct)) }"
    )
    assert rows(store, pattern)


@pytest.mark.parametrize("name", ["graph.trig", "graph.nq"])
def test_the_other_files_hold_the_same(out: Path, store: ox.Store, name: str) -> None:
    other = ox.Store()
    form = ox.RdfFormat.from_extension(name.rpartition(".")[2])
    assert form
    other.bulk_load(path=str(out / name), format=form)
    triples = {(q.subject, q.predicate, q.object) for q in other}
    assert {(q.subject, q.predicate, q.object) for q in store} <= triples
    reports = ox.NamedNode(PREFIXES["gb"] + "reports")
    assert not any(predicate == reports for _, predicate, _ in triples)


def test_the_table_and_the_page(out: Path, store: ox.Store) -> None:
    with (out / "correspondence.csv").open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.reader(stream))) == 1  # the head alone
    view = view_of(store, "Test")
    facts = [s for s in view.statements if s.status in ("stated", "inferred")]
    assert not {view.terms[s.term].forward for s in facts} & {"reports", "held at", "participant"}
    assert not {edge.status for edge in view.edges} & {"negated", "reported", "hypothetical"}


def test_it_keeps_to_the_shapes(store: ox.Store) -> None:
    assert not validate(store).problems
