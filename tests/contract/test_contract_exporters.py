"""What holds for every exporter."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache

import pyoxigraph as ox
import pytest
from graphs import empty, labels, named, small

from graphbuilder.export import Exporter, Graph, exported, exporters
from graphbuilder.model import terms

RDF = {
    "graph.ttl": ox.RdfFormat.TURTLE,
    "graph.nq": ox.RdfFormat.N_QUADS,
    "graph.trig": ox.RdfFormat.TRIG,
    "graph.jsonld": ox.RdfFormat.JSON_LD,
}
NAMES = [
    '</script><script>alert("1")</script>',
    "a\\b\"c'd`e&amp;f{g}h|i^j~k",
    "=1+1 @SUM(A1) +x -y",
    "김철수 الرئيس \u202eabc\u202c é e\u0301",
    "two\nlines\tand\rmore",
    "comma, semicolon; dot. colon: hash# percent%20",
    "<!-- --> ]]> ${x} {{y}}",
    "\U0001f600\u200b\ufeffx",
    "null\x00char\x07",
    'Ends with a backslash\\ and """quotes"""',
]

every = pytest.mark.parametrize("exporter", exporters(), ids=lambda e: e.FILE)
WHOLE = [exporter for exporter in exporters() if exporter.FILE != "judgements.jsonl"]
whole = pytest.mark.parametrize("exporter", WHOLE, ids=lambda e: e.FILE)
"""Those whose file has all names."""


@cache
def small_graph() -> Graph:
    return small()


def strings(name: str, data: bytes) -> set[str]:
    """All texts that a file holds, as a reader of its format sees them."""
    if name in RDF:
        return {q.object.value for q in ox.parse(data, format=RDF[name])}  # type: ignore[union-attr]
    text = data.decode("utf-8-sig")
    if name.endswith(".csv"):
        return {cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row}
    blocks = re.findall(r'<script type="application/json"[^>]*>(.*?)</script>', text, re.DOTALL)
    found: set[str] = set()
    for block in blocks:
        _collect(json.loads(block), found)
    return found


def _collect(value: object, into: set[str]) -> None:
    match value:
        case str():
            into.add(value)
        case list():
            for each in value:
                _collect(each, into)
        case dict():
            for key, each in value.items():
                into.add(key)
                _collect(each, into)


@every
def test_an_exporter_gives_a_file(exporter: Exporter) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+", exporter.FILE)
    assert exporter.write.__doc__
    assert isinstance(exported(exporter, small_graph()), bytes)


def test_no_two_write_one_file() -> None:
    names = [e.FILE for e in exporters()]
    assert len(names) == len(set(names))
    assert set(RDF) | {"graph.html", "correspondence.csv"} <= set(names)


@every
def test_same_graph_same_bytes(exporter: Exporter) -> None:
    assert exported(exporter, small()) == exported(exporter, small())


@every
def test_an_exporter_changes_nothing(exporter: Exporter) -> None:
    graph = small()
    rows = list(graph.rows)
    exported(exporter, graph)
    assert list(graph.rows) == rows


@whole
def test_every_label_is_there(exporter: Exporter) -> None:
    found = strings(exporter.FILE, exported(exporter, small_graph()))
    wanted = labels(small_graph())
    assert len(wanted) > 8
    if exporter.FILE == "correspondence.csv":
        wanted = {"Pak Un Ha", "Ana Paz", "premier of the DPRK"}
    assert wanted <= found


@whole
@pytest.mark.parametrize("name", NAMES)
def test_a_hostile_name_comes_through(exporter: Exporter, name: str) -> None:
    found = strings(exporter.FILE, exported(exporter, named(name)))
    known = name.replace("\x00", "\ufffd")  # not every store takes a NUL
    if exporter.FILE == "correspondence.csv":  # what begins like a formula gets an apostrophe
        assert {known, f"'{known}"} & found
    else:
        assert known in found


@every
def test_an_empty_graph(exporter: Exporter) -> None:
    data = exported(exporter, empty())
    assert isinstance(data, bytes)
    strings(exporter.FILE, data)


@pytest.mark.parametrize("name", RDF)
def test_the_files_say_the_same(name: str) -> None:
    (exporter,) = (e for e in exporters() if name == e.FILE)
    quads = list(ox.parse(exported(exporter, small_graph()), format=RDF[name]))
    triples = {(q.subject.value, q.predicate.value, q.object.value) for q in quads}  # type: ignore[union-attr]
    assert triples == {(r.subject, r.predicate, r.object) for r in small_graph().triples}
    assert not any(isinstance(n, ox.BlankNode) for q in quads for n in (q.subject, q.object))


@pytest.mark.parametrize("name", ["graph.nq", "graph.trig"])
def test_named_graphs(name: str) -> None:
    (exporter,) = (e for e in exporters() if name == e.FILE)
    graphs = {
        str(q.graph_name) for q in ox.parse(exported(exporter, small_graph()), format=RDF[name])
    }
    base = f"{terms.DEFAULT_BASE}graph/"
    assert graphs == {f"<{base}{g}>" for g in ("letter", "b", "merged")}


def test_canonical_lines_are_sorted() -> None:
    (exporter,) = (e for e in exporters() if e.FILE == "graph.nq")
    lines = exported(exporter, small_graph()).splitlines()
    assert lines == sorted(set(lines))
