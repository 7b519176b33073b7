from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from graphbuilder.model.errors import QueryError
from graphbuilder.query import open_graph, run_query

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
FORMATS = {
    "graph.nt": RdfFormat.N_TRIPLES,
    "graph.nq": RdfFormat.N_QUADS,
    "graph.trig": RdfFormat.TRIG,
    "graph.jsonld": RdfFormat.JSON_LD,
    "graph.rdf": RdfFormat.RDF_XML,
}


def count(store: Store) -> str:
    return str(run_query(store, COUNT).rows[0][0])


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_gives_the_same_graph(sample: Store, tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    form = FORMATS[name]
    if form.supports_datasets:
        sample.dump(str(file), form)
    else:
        sample.dump(str(file), form, from_graph=next(iter(sample)).graph_name)

    assert count(open_graph(file)) == count(sample)


def test_a_folder_holds_its_graph(sample: Store, sample_file: Path, tmp_path: Path) -> None:
    shutil.copy(sample_file, tmp_path / "graph.ttl")

    assert count(open_graph(str(tmp_path))) == count(sample)


def test_a_triple_in_two_named_graphs_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "graph.nq"
    triple = "<http://x/s> <http://x/p> <http://x/o>"
    file.write_text(f"{triple} <http://x/g1> .\n{triple} <http://x/g2> .\n", encoding="utf-8")

    store = open_graph(file)

    assert '"1"' in count(store)
    assert len(run_query(store, "SELECT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g").rows) == 2


def test_a_malformed_file_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text("@prefix a: <http://a/> .\n\na:b a:c a:d .\na:b a:c }\n", encoding="utf-8")

    with pytest.raises(QueryError, match=r"graph\.ttl:4: malformed Turtle"):
        open_graph(file)


def test_places_without_a_graph_are_refused_with_the_remedy(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing", encoding="utf-8")
    (tmp_path / "bytes.nt").write_bytes(b"\xff\xfe\x00")

    with pytest.raises(QueryError, match="no graph in this folder"):
        open_graph(tmp_path)
    with pytest.raises(QueryError, match="no such file"):
        open_graph(tmp_path / "missing.ttl")
    with pytest.raises(QueryError, match=r"names no RDF format.*\.ttl"):
        open_graph(tmp_path / "notes.txt")
    with pytest.raises(QueryError, match=r"bytes\.nt"):
        open_graph(tmp_path / "bytes.nt")
