"""The whole flow: files in, files out; and what becomes of bad input and bad settings."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
import pytest
import spacy
from click.testing import CliRunner, Result

from graphbuilder.cli import main
from graphbuilder.export import Source, exporters
from graphbuilder.extract.pipeline import Extractor
from graphbuilder.flow import files, reading
from graphbuilder.model import Article, Claim, InputProblem, SettingError
from graphbuilder.pipeline import Settings, Summary, build, graph_of

FILES = {
    "graph.ttl", "graph.nq", "graph.trig", "graph.jsonld", "graph.html", "correspondence.csv",
    "judgements.jsonl", "build.json",
}  # fmt: skip
TIMED = {"build.json"}
"""Files with a time of day."""
GOOD = (
    "Greetings\n\nPyongyang, March 5 (KCNA) -- Pak Un Ha, premier of the DPRK, sent a message of "
    "greeting to Ana Paz, president of the Republic of Cuba, on Monday. -0-"
)
ROW = json.dumps(
    {"id": "row", "published": "2024-03-05", "text": GOOD.replace("Ana Paz", "Eva Sol")}
)


def written(out: Path) -> set[str]:
    """What is in an output folder beside the claims that are kept for the next build."""
    return {path.name for path in out.iterdir()} - {".graphbuilder"}


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "rows.jsonl").write_text(f"{ROW}\n", encoding="utf-8")
    return folder


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def names(folder: Path) -> set[str]:
    """Labels of all that the written graph holds."""
    store = ox.Store()
    store.bulk_load(path=str(folder / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    found = store.query("SELECT ?l { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l }")
    return {solution["l"].value for solution in found}  # type: ignore[union-attr,index]


def test_files_and_summary(inputs: Path, tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    summary = build([inputs], out)
    assert written(out) == FILES == {path.name for path in summary.files}
    assert all(path.stat().st_size for path in summary.files)
    assert summary.articles == 2
    assert summary.entities["communication"] == 2
    assert summary.entities["person"] == 3
    assert summary.claims >= summary.statements > 20
    assert summary.problems == summary.skipped == []
    assert set(summary.seconds) >= {"read and extract", "resolve", "graphs", "files"}


def test_the_same_input_gives_the_same_bytes(inputs: Path, tmp_path: Path) -> None:
    build([inputs], tmp_path / "one")
    build([inputs / "rows.jsonl", inputs / "good.txt"], tmp_path / "two")
    for name in FILES - TIMED:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_two_processes_find_what_one_finds(inputs: Path, tmp_path: Path) -> None:
    rows = [json.dumps({"id": f"r{n}", "text": GOOD.replace("Ana", f"Ana{n}")}) for n in range(70)]
    (inputs / "rows.jsonl").write_text("\n".join(rows), encoding="utf-8")
    build([inputs], tmp_path / "one")
    build([inputs], tmp_path / "two", Settings(jobs=2))
    for name in FILES - TIMED:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_a_graph_without_files(inputs: Path) -> None:
    summary = Summary()
    graph = graph_of([inputs], Settings(base="https://example.org/x/"), summary)
    assert summary.articles == 2
    assert any(row.subject == "https://example.org/x/person/ana-paz" for row in graph.rows)


def test_progress_is_told(inputs: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int | None]] = []
    build([inputs], tmp_path / "out", progress=lambda *what: told.append(what))
    assert {"reading articles", "writing graph.ttl"} <= {stage for stage, _, _ in told}
    assert max(done for stage, done, _ in told if stage == "reading articles") == 2


def test_status_0_all_went_in(inputs: Path, tmp_path: Path) -> None:
    result = run("build", inputs, "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "2 articles" in result.output
    assert "3 persons" in result.output
    assert "graph.ttl" in result.output
    assert "skipped" not in result.output


def test_status_1_something_was_skipped_and_named(inputs: Path, tmp_path: Path) -> None:
    (inputs / "empty.txt").touch()
    result = run("build", inputs, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "empty.txt" in result.output
    assert "Ana Paz" in names(tmp_path / "out")


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--out"],
        ["--out", "{out}", "--base", "no base"],
        ["--out", "{out}", "--base", "example.org"],
        ["--out", "{out}", "--model", "xx_no_such_model"],
        ["--out", "{out}", "--jobs", "0"],
        ["--out", "{out}", "--jobs", "many"],
        ["--out", "{out}", "--files", "graph.pdf"],
        ["--out", "{out}", "--colour", "red"],
        ["--out", "{file}"],
        ["--out", "{file}/below"],
    ],
)
def test_status_2_the_call_was_wrong(inputs: Path, tmp_path: Path, options: list[str]) -> None:
    (tmp_path / "file").write_text("here already")
    places = {"out": tmp_path / "out", "file": tmp_path / "file"}
    result = run("build", inputs, *[option.format(**places) for option in options])
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert not list(tmp_path.glob("out/*"))
    assert (tmp_path / "file").read_text() == "here already"


def test_no_input_at_all(tmp_path: Path) -> None:
    assert run("build", "--out", tmp_path / "out").exit_code == 2


BAD: dict[str, bytes] = {
    "empty.txt": b"",
    "spaces.txt": b" \n\n ",
    "picture.txt": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00",
    "broken.jsonl": b'{"id": "x", "text": \n',
    "no-text.jsonl": b'{"id": "x"}\n',
    "twice.jsonl": f"{ROW}\n{ROW}\n".replace('"row"', '"dup"').encode(),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_rest_goes_in(inputs: Path, tmp_path: Path, name: str) -> None:
    (inputs / name).write_bytes(BAD[name])
    summary = build([inputs], tmp_path / "out")
    assert [name in problem.where for problem in summary.skipped] == [True]
    assert all(p.what and p.remedy for p in summary.problems)
    assert {"Ana Paz", "Eva Sol"} <= names(tmp_path / "out")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("cut.txt", GOOD.replace("Ana", "Aná").encode()[:-1] + b"\xc3"),
        ("control.txt", bytes(range(1, 32)) * 20 + b" words"),
        ("latin.txt", "Señor Núñez llegó.".encode("cp1252")),
        ("wide.txt", GOOD.encode("utf-16")),
        ("mark.txt", b"\xef\xbb\xbf" + GOOD.encode()),
    ],
)
def test_odd_input_does_not_stop_the_batch(
    inputs: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    (inputs / name).write_bytes(data)
    build([inputs], tmp_path / "out")
    assert {"Ana Paz", "Eva Sol"} <= names(tmp_path / "out")


@pytest.mark.parametrize("url", ["https://a.example/100%", "https://a.example/%zz"])
def test_an_odd_address_does_not_stop_the_batch(inputs: Path, tmp_path: Path, url: str) -> None:
    row = {"id": "odd", "text": "Snow fell.", "url": url}
    (inputs / "odd.jsonl").write_text(json.dumps(row), encoding="utf-8")
    build([inputs], tmp_path / "out")
    assert "Ana Paz" in names(tmp_path / "out")


def test_a_fault_in_an_extractor_costs_one_article(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    extract = Extractor.extract

    def faulty(self: Extractor, made: Article) -> tuple[Claim, ...]:
        if "Ana Paz" in made.text:
            raise IndexError("a fault")
        return extract(self, made)

    monkeypatch.setattr(Extractor, "extract", faulty)
    summary = build([inputs], tmp_path / "out")
    assert ["a fault" in p.what and bool(p.remedy) for p in summary.skipped] == [True]
    assert "Eva Sol" in names(tmp_path / "out")


def test_what_a_build_wrote_is_no_input(inputs: Path) -> None:
    first = build([inputs], inputs)
    again = build([inputs], inputs)
    assert (again.articles, again.claims, again.skipped) == (first.articles, first.claims, [])


def test_nothing_read_leaves_an_earlier_graph(inputs: Path, tmp_path: Path) -> None:
    build([inputs], tmp_path / "out")
    before = (tmp_path / "out" / "graph.ttl").read_bytes()
    build([tmp_path / "missing"], tmp_path / "out")
    assert (tmp_path / "out" / "graph.ttl").read_bytes() == before


def test_a_file_that_is_not_there(inputs: Path, tmp_path: Path) -> None:
    summary = build([inputs, tmp_path / "missing.txt"], tmp_path / "out")
    assert ["missing.txt" in p.where for p in summary.skipped] == [True]
    assert summary.articles == 2


def test_a_file_that_disappears(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = reading.find

    def then_gone(given: list[Path]) -> tuple[list[Path], list[InputProblem]]:
        result = found(given)
        (inputs / "good.txt").unlink()
        return result

    monkeypatch.setattr(reading, "find", then_gone)
    summary = build([inputs], tmp_path / "out")
    assert ["good.txt" in p.where for p in summary.skipped] == [True]
    assert "Eva Sol" in names(tmp_path / "out")


def test_a_folder_without_input(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    result = run("build", tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert str(tmp_path / "in") in result.output


def test_an_article_that_nothing_is_found_in(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("it snowed.", encoding="utf-8")
    summary = build([tmp_path / "a.txt"], tmp_path / "out")
    assert summary.articles == 1
    assert "a" in names(tmp_path / "out")


@dataclass(frozen=True)
class Killed:
    """An exporter at which the run is killed."""

    FILE: str

    NEEDS: tuple[str, ...] = ()

    def write(self, graph: Source, out: BinaryIO) -> None:
        raise KeyboardInterrupt


def test_a_killed_run_leaves_the_old_files(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    build([inputs], out)
    before = (out / "graph.ttl").read_bytes()
    some = [Killed(e.FILE) if e.FILE == "graph.ttl" else e for e in exporters()]
    monkeypatch.setattr(files, "exporters", lambda: tuple(some))
    (inputs / "good.txt").write_text(GOOD.replace("Ana", "Isa"), encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        build([inputs], out)
    assert written(out) == FILES
    assert (out / "graph.ttl").read_bytes() == before


@pytest.mark.parametrize(
    "error",
    [
        OSError(28, "No space left on device"),
        KeyboardInterrupt(),
    ],
    ids=["full", "killed"],
)
def test_a_write_that_fails_leaves_nothing_over(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    fail(inputs, tmp_path / "out", monkeypatch, error)
    assert written(tmp_path / "out") == FILES


def test_a_write_that_fails_leaves_the_old_files(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = fail(inputs, tmp_path / "out", monkeypatch, OSError(28, "No space left on device"))
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == before


def fail(
    inputs: Path, out: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> dict[str, bytes]:
    """Build, then build again while no file can be moved into place; the files before."""
    build([inputs], out)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}

    def full(self: Path, target: object) -> None:
        raise error

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises((SettingError, KeyboardInterrupt)):
        build([inputs], out)
    return before


def test_a_folder_where_a_file_should_be(inputs: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "graph.ttl").mkdir(parents=True)
    result = run("build", inputs, "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "graph.ttl" in result.output


def test_a_spacy_model_underneath(inputs: Path, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": "Ana Paz"}])  # type: ignore[attr-defined]
    nlp.to_disk(tmp_path / "model")
    settings = replace(Settings(), model=str(tmp_path / "model"))
    summary = build([inputs], tmp_path / "out", settings)
    assert summary.articles == 2
    assert {"Ana Paz", "Pak Un Ha"} <= names(tmp_path / "out")


def test_settings_are_checked_before_the_work(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="base"):
        build([tmp_path / "missing"], tmp_path / "out", Settings(base="nothing"))
    assert not (tmp_path / "out").exists()
