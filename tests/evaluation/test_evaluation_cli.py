from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graphbuilder.cli import main
from graphbuilder.evaluation import Evaluation, as_json, as_text, evaluate

Write = Callable[..., Path]
TEXT = "Pyongyang, May 1 (KCNA) -- Han Chol Jun left here today to visit Laos. -0-"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", *map(str, arguments)])


@pytest.fixture
def row(wire_gold: dict[str, Any]) -> dict[str, Any]:
    gold = {**wire_gold, "persons": ["Han Chol Jun", "Nobody There"], "countries": ["Laos"]}
    return {"id": "a", "text": TEXT, "published": "2025-05-01", "gold": gold}


def test_the_table_has_every_field_and_the_evidence(gold_file: Write, row: dict[str, Any]) -> None:
    done = run(gold_file(row))

    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert lines[0].endswith("gold.jsonl: 1 articles of the wire, annotated")
    assert lines[2].split() == ["field", "precision", "recall", "F1", "accuracy", "n"]
    cells = {line.split()[0]: line.split()[1:] for line in lines[3:] if line}
    assert cells["persons"] == ["1.000", "0.500", "0.667", "2"]
    assert cells["evidence"][0] == "1.0000"
    assert lines[-1].endswith("claims quote the text exactly at their offsets")


def test_errors_name_the_article_and_the_item(gold_file: Write, row: dict[str, Any]) -> None:
    done = run(gold_file(row), "--errors")

    assert "\npersons: 1 of 1 articles\n  a\n    missed  Nobody There\n" in done.stdout
    assert "countries: " not in done.stdout


def test_json_has_the_same_figures(gold_file: Write, row: dict[str, Any]) -> None:
    path = gold_file(row)

    said = json.loads(run(path, "--format", "json", "--errors").stdout)

    assert said["kind"] == "wire"
    assert said["fields"]["persons"] == {"p": 1.0, "r": 0.5, "f1": 0.667, "n": 2}
    assert said["fields"] == {name: s.figures for name, s in evaluate(path).fields.items()}
    assert said["errors"]["persons"] == [{"article": "a", "missed": ["Nobody There"], "wrong": []}]
    assert "errors" not in json.loads(run(path, "--format", "json").stdout)


def test_rows_without_gold_are_counted_and_named(gold_file: Write, row: dict[str, Any]) -> None:
    done = run(gold_file(row, {"id": "bare", "text": "Pyongyang, May 2 (KCNA) -- Rain. -0-"}))

    assert done.exit_code == 0
    assert "1 articles of the wire, annotated" in done.stdout
    assert "without gold, left out: 1 (bare)" in done.stdout


def test_an_article_that_is_not_read_is_named(gold_file: Write, row: dict[str, Any]) -> None:
    done = run(gold_file(row, {**row, "id": "b", "text": "half a pair: \ud800"}))

    assert done.exit_code == 1
    assert "skipped: " in done.stderr
    assert "not in the graph, counted as empty: 1 (b)" in done.stdout


def test_floors_decide_on_the_exit_status(gold_file: Write, row: dict[str, Any]) -> None:
    path = gold_file(row)
    floors = path.with_name("floors.json")

    def status(floor: float, digest: str) -> Result:
        entry = {"file": path.name, "sha256": digest, "floors": {"persons": floor}}
        floors.write_text(json.dumps({"gold": [entry]}))
        return run(path, "--floors", floors)

    digest = evaluate(path).sha256
    assert status(0.667, digest).exit_code == 0
    under = status(0.668, digest)
    assert under.exit_code == 1
    assert "floor: persons: F1 0.667 is under its floor of 0.668" in under.stderr
    assert status(0.1, "0").exit_code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("none.jsonl",),
        ("none.jsonl", "--floors", "none.toml"),
        ("none.jsonl", "--format", "csv"),
        (),
    ],
)
def test_a_wrong_call_is_told_in_a_line(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)

    assert done.exit_code == 2
    assert "Traceback" not in done.stderr


def test_malformed_gold_and_unknown_models_are_wrong_calls(
    gold_file: Write, row: dict[str, Any]
) -> None:
    malformed = run(gold_file(row, "{", name="malformed.jsonl"))
    unknown = run(gold_file(row), "--model", "no_such_model")

    assert (malformed.exit_code, unknown.exit_code) == (2, 2)
    assert "malformed.jsonl:2: this is not JSON" in malformed.stderr
    assert "no_such_model" in unknown.stderr


def test_the_same_gold_gives_the_same_report(wire: Evaluation) -> None:
    again = evaluate(wire.path)

    assert as_text(again, errors=True) == as_text(wire, errors=True)
    assert as_json(again, errors=True) == as_json(wire, errors=True)


def test_the_command_is_light_until_it_runs() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from graphbuilder.cli import main; "
        "assert CliRunner().invoke(main, ['evaluate', '--help']).exit_code == 0; "
        "sys.exit(any(m in sys.modules for m in ('spacy', 'pyoxigraph', 'rdflib')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
