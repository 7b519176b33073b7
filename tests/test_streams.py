"""Graphs that stream: the same bytes from memory and from disk, whatever the parts and processes."""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graphbuilder.export import exported, exporters, html
from graphbuilder.export.graph import prefixes_of
from graphbuilder.export.syntax import Names, lines
from graphbuilder.flow import files, graphs
from graphbuilder.model import SettingError
from graphbuilder.pipeline import Settings, build, graph_of, rebuild
from graphbuilder.store.archive import Archive
from graphbuilder.store.kept import FILE
from graphbuilder.store.rows import Row, quads

sys.path.insert(0, str(Path(__file__).parent / "stores"))  # for hostile

ALL = tuple(exporter.FILE for exporter in exporters())
RDF = {
    "graph.ttl": ox.RdfFormat.TURTLE,
    "graph.nq": ox.RdfFormat.N_QUADS,
    "graph.trig": ox.RdfFormat.TRIG,
    "graph.jsonld": ox.RdfFormat.JSON_LD,
}


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some made-up articles and hostile ones."""
    import hostile

    from benchmarks.generator import generate

    rows = [*generate(12, 5), *hostile.ROWS]
    path = tmp_path_factory.mktemp("streams") / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def built(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("built")
    build([source], out)
    return out


def contents(folder: Path, names: Iterable[str] = ALL) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in names}


def test_memory_and_disk_give_the_same_bytes(source: Path, built: Path) -> None:
    graph = graph_of([source])
    for exporter in exporters():
        assert exported(exporter, graph) == (built / exporter.FILE).read_bytes(), exporter.FILE


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_parts_make_no_difference(
    source: Path, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    monkeypatch.setattr(graphs, "_PART", 5)
    build([source], tmp_path, Settings(jobs=jobs))
    assert contents(tmp_path) == contents(built)


def test_the_page_has_the_most_recent_articles_alone(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "MOST", 3)
    summary = build([source], tmp_path)
    page = (tmp_path / "graph.html").read_bytes()
    assert f"(the 3 most recent of {summary.articles} articles)".encode() in page
    assert summary.notes == [f"graph.html shows the 3 most recent of {summary.articles} articles"]
    (exporter,) = (e for e in exporters() if e.FILE == "graph.html")
    assert exported(exporter, graph_of([source])) == page


@pytest.mark.parametrize("name", RDF)
def test_what_we_write_is_what_a_library_reads(source: Path, built: Path, name: str) -> None:
    rows = graph_of([source]).rows
    named = name in ("graph.nq", "graph.trig")
    wanted = set(quads(rows if named else [Row("", *row[1:]) for row in rows]))
    assert set(ox.parse(path=str(built / name), format=RDF[name])) == wanted


@pytest.mark.parametrize(
    "value",
    ["", 'a\tb\x07\x7f"\\\r\n\b\f\u2028\ufeff', "\\n", "'''\"\"\"", "\U0001f600 é", "\x01\\\\"],
)
def test_a_text_is_escaped_as_a_library_does(value: str) -> None:
    from graphbuilder.store.rows import STRING

    row = Row("http://g.example/a", "http://a.example/b.c", "http://a.example/p", value, STRING)
    ours = "".join(f"{line}\n" for line in lines([row])).encode()
    assert ours == ox.serialize(quads([row]), format=ox.RdfFormat.N_QUADS)
    text = Names(prefixes_of("http://a.example/")).subject([row]).encode()
    assert [q.object.value for q in ox.parse(text, format=ox.RdfFormat.TURTLE)] == [value]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("datatype", "value"),
    [
        ("integer", "-5"),
        ("decimal", "1"),
        ("decimal", "0.97"),
        ("boolean", "true"),
        ("date", "2024-01-01"),
    ],
)
def test_a_value_keeps_its_datatype_in_turtle(datatype: str, value: str) -> None:
    kind = f"http://www.w3.org/2001/XMLSchema#{datatype}"
    row = Row("", "http://a.example/s", "http://a.example/p", value, kind)
    names = Names(prefixes_of("http://b.example/"))
    read = list(ox.parse(names.head() + names.subject([row]).encode(), format=ox.RdfFormat.TURTLE))
    assert read == list(quads([row]))


def test_some_files_alone(source: Path, built: Path, tmp_path: Path) -> None:
    some = ("graph.nq", "graph.trig")
    summary = build([source], tmp_path, Settings(files=some))
    assert {path.name for path in summary.files} == {*some, "build.json"}
    assert contents(tmp_path, some) == contents(built, some)
    assert {p.name for p in tmp_path.iterdir()} == {*some, "build.json", ".graphbuilder"}
    with pytest.raises(SettingError, match=r"graph\.pdf.*graph\.nq"):
        build([source], tmp_path, Settings(files=("graph.pdf",)))


def test_the_report_of_a_build(source: Path, built: Path) -> None:
    report = json.loads((built / "build.json").read_text())
    assert report["started"] <= report["finished"]
    assert {"graphbuilder", "python", "spacy", "pyoxigraph"} == set(report["versions"])
    assert report["settings"]["base"] == Settings().base
    digest = hashlib.sha256(source.read_bytes()).hexdigest()
    (given,) = report["inputs"]
    assert (given["file"], given["sha256"]) == (str(source), digest)
    assert given["articles"] == report["counts"]["articles"] > 12
    for name, file in report["files"].items():
        data = (built / name).read_bytes()
        assert (file["sha256"], file["bytes"]) == (hashlib.sha256(data).hexdigest(), len(data))
    assert set(report["files"]) == set(ALL)
    assert report["peak_memory_bytes"]["process"] > 10**7


def test_the_report_names_what_was_skipped(source: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    build([source, tmp_path / "empty.txt"], tmp_path / "out", Settings(files=("graph.nq",)))
    (problem,) = json.loads((tmp_path / "out" / "build.json").read_text())["problems"]
    assert "empty.txt" in problem["where"]
    assert problem["skipped"]


def test_a_graph_is_built_again_from_what_is_stored(
    source: Path, built: Path, tmp_path: Path
) -> None:
    given = source.rename(source.with_suffix(".gone"))
    try:
        summary = rebuild(built)
        assert summary.kept == summary.articles > 12
        rebuild(built, replace(Settings(), base="https://example.org/x/", files=("graph.nq",)))
        assert b"https://example.org/x/article/" in (built / "graph.nq").read_bytes()
        inputs = json.loads((built / "build.json").read_text())["inputs"]
        assert [each["file"] for each in inputs] == [str(source)]
    finally:
        given.rename(source)
    rebuild(built, Settings(fresh=True))
    build([source], tmp_path)
    assert contents(tmp_path) == contents(built)


def test_what_is_removed_is_in_no_file_after_a_rebuild(source: Path, tmp_path: Path) -> None:
    build([source], tmp_path / "out")
    with Archive(tmp_path / "out") as archive:
        gone = archive.identifiers()[:4]
        assert archive.remove([*gone, "nothing"]) == 4
    rebuild(tmp_path / "out")
    rows = [row for row in source.read_text().splitlines() if json.loads(row)["id"] not in gone]
    (tmp_path / "rest.jsonl").write_text("\n".join(rows))
    build([tmp_path / "rest.jsonl"], tmp_path / "anew")
    assert contents(tmp_path / "out") == contents(tmp_path / "anew")


def test_what_a_killed_build_left_is_tidied(source: Path, tmp_path: Path) -> None:
    spool = tmp_path / ".graphbuilder" / files.SPOOL
    spool.mkdir(parents=True)
    for left in (spool / "000000.lines", tmp_path / ".graph.ttl.x7a", tmp_path / ".build.json.new"):
        left.write_text("left")
    build([source], tmp_path, Settings(files=("graph.nq",)))
    assert not spool.exists()
    assert {p.name for p in tmp_path.iterdir()} == {"graph.nq", "build.json", ".graphbuilder"}


def test_processes_need_no_fork(source: Path, built: Path, tmp_path: Path) -> None:
    """As on macOS and Windows: new processes that import everything anew."""
    code = (
        "import multiprocessing, sys\n"
        "from graphbuilder.pipeline import Settings, build\n"
        "if __name__ == '__main__':\n"
        "    multiprocessing.set_start_method('spawn')\n"
        "    build([sys.argv[1]], sys.argv[2], Settings(jobs=2))\n"
    )
    assert "spawn" in multiprocessing.get_all_start_methods()
    (tmp_path / "run.py").write_text(code)
    environment: dict[str, Any] = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(
        [sys.executable, tmp_path / "run.py", source, tmp_path / "out"], check=True, env=environment
    )
    assert contents(tmp_path / "out") == contents(built)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs /proc to see processes")
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_a_build_that_is_stopped_leaves_no_process_and_no_file(
    source: Path, built: Path, tmp_path: Path, sent: signal.Signals
) -> None:
    rows = [json.loads(line) for line in source.read_text().splitlines()]
    many = [{**row, "id": f"{row['id']}-{n}"} for n in range(30) for row in rows]
    (tmp_path / "many.jsonl").write_text("".join(json.dumps(row) + "\n" for row in many))
    out = tmp_path / "out"
    command = [sys.executable, "-m", "graphbuilder", "build", tmp_path / "many.jsonl"]
    running = subprocess.Popen([*command, "--out", out, "--jobs", "2"], stderr=subprocess.DEVNULL)
    wait_for(lambda: bool(list((out / FILE.parent / files.SPOOL).glob("context-*"))))
    children = [int(child) for child in children_of(running.pid)]
    running.send_signal(sent)
    assert running.wait(timeout=60) == (130 if sent == signal.SIGINT else -signal.SIGKILL)
    assert children
    wait_for(lambda: not any(Path(f"/proc/{child}").exists() for child in children))
    if sent == signal.SIGINT:
        assert [path.name for path in out.iterdir()] == [".graphbuilder"]
        assert not (out / FILE.parent / files.SPOOL).exists()
    build([source], out)
    assert contents(out) == contents(built)
    assert {p.name for p in out.iterdir()} == {*ALL, "build.json", ".graphbuilder"}


def children_of(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/task/{pid}/children").read_text().split()


def wait_for(happened: Callable[[], bool], most: float = 60.0) -> None:
    end = time.monotonic() + most
    while not happened():
        assert time.monotonic() < end
        time.sleep(0.02)
