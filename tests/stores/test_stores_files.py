"""The exported files in other people's parsers: no complaint, and the same triples in each."""

from __future__ import annotations

import logging
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from built import Built
from triple_stores import Jena, complaints, program, run

DATASETS = ("graph.nq", "graph.trig")
FILES = ("graph.ttl", *DATASETS, "graph.jsonld")


@pytest.mark.parametrize("file", FILES)
def test_rdflib(built: Built, file: str, caplog: pytest.LogCaptureFixture) -> None:
    data = rdflib.Dataset()
    with caplog.at_level(logging.WARNING):
        data.parse(built.folder / file)
    assert not caplog.records  # it logs invalid IRIs and literals, and goes on
    quads = list(data.quads())
    assert len({quad[:3] for quad in quads}) == built.triples
    assert len(quads) == (built.quads if file in DATASETS else built.triples)


@pytest.mark.parametrize("file", FILES)
def test_pyoxigraph(built: Built, file: str) -> None:
    quads = set(ox.parse(path=built.folder / file))
    assert len({(q.subject, q.predicate, q.object) for q in quads}) == built.triples
    assert len(quads) == (built.quads if file in DATASETS else built.triples)


def test_every_file_says_the_same(built: Built) -> None:
    said = [
        {(q.subject, q.predicate, q.object) for q in ox.parse(path=built.folder / file)}
        for file in FILES
    ]
    assert all(each == said[0] for each in said)


@pytest.mark.parametrize(("file", "form"), [("graph.ttl", "turtle"), ("graph.nq", "nquads")])
def test_rapper(built: Built, file: str, form: str) -> None:
    rapper = program("rapper", "raptor2-utils")
    read = run(rapper, "-q", "-i", form, "-o", "ntriples", built.folder / file)
    assert read.stderr == ""  # -q leaves warnings and errors
    assert set(ox.parse(read.stdout, format=ox.RdfFormat.N_TRIPLES)) == _merged(built)


@pytest.mark.parametrize(
    ("file", "form"), [("graph.ttl", "turtle"), ("graph.nq", "nquads"), ("graph.trig", "trig")]
)
def test_serdi(built: Built, file: str, form: str) -> None:
    serdi = program("serdi", "serdi")
    read = run(serdi, "-i", form, "-o", "ntriples", built.folder / file)
    assert read.stderr == ""
    assert set(ox.parse(read.stdout, format=ox.RdfFormat.N_TRIPLES)) == _merged(built)


def test_riot(built: Built, tmp_path: Path) -> None:
    """Jena's parser, which checks IRIs and the form of dates and numbers as well."""
    files = [str(built.folder / name) for name in ("graph.ttl", *DATASETS)]
    counted = Jena(tmp_path).run("riotcmd.riot", "--check", "--count", *files)
    said = counted.stdout + counted.stderr
    assert not complaints(said)
    assert said.count(f"Triples = {built.triples:,}") == 1
    assert said.count(f"Quads = {built.quads:,}") == len(DATASETS)


def _merged(built: Built) -> set[ox.Quad]:
    return set(ox.parse(path=built.folder / "graph.ttl"))
