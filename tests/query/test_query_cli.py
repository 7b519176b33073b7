from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from graphbuilder import __version__
from graphbuilder.cli import main
from graphbuilder.query import FORMATS

HEAVY = ("rdflib", "spacy", "pyoxigraph", "networkx", "pyshacl", "pyvis", "igraph")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(a) for a in arguments])


def test_version_and_help() -> None:
    assert run("--version").output == f"graphbuilder {__version__}\n"
    for command in ("query", "queries", "show", "validate"):
        assert command in run("--help").output
        assert run(command, "--help").exit_code == 0


def test_the_package_runs_as_a_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "graphbuilder", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == f"graphbuilder {__version__}\n"


def test_the_formats_are_those_of_the_api() -> None:
    (option,) = (p for p in main.commands["query"].params if p.name == "form")

    assert isinstance(option.type, click.Choice)
    assert tuple(option.type.choices) == FORMATS


def test_help_loads_no_heavy_library() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom graphbuilder.cli import main\n"
        "assert CliRunner().invoke(main, ['--help']).exit_code == 0\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "[]\n"


def test_query_by_name_with_a_setting(sample_file: Path) -> None:
    result = run("query", sample_file, "who-wrote-to-whom", "--set", "name=Nguyen Thi Hoa")

    assert result.exit_code == 0
    assert "Nguyen Thi Hoa  Pak Chol Min" in result.output
    assert "(1 row)" in result.output


def test_query_by_file_and_by_text(sample_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "mine.rq"
    file.write_text("SELECT ?code WHERE { ?c gb:iso3166 ?code } ORDER BY ?code", encoding="utf-8")

    by_file = run("query", sample_file, "-f", file, "--format", "csv")
    by_text = run("query", sample_file, "-q", file.read_text(encoding="utf-8"), "--format", "json")

    assert by_file.output.splitlines() == ["code", "KP", "US", "VN"]
    assert len(json.loads(by_text.output)["results"]["bindings"]) == 3


def test_queries_lists_each_question_in_a_line() -> None:
    result = run("queries")

    assert result.exit_code == 0
    assert len(result.output.splitlines()) >= 16
    assert "who-wrote-to-whom" in result.output
    assert "--set name=…" in result.output


def test_show(sample_file: Path) -> None:
    found = run("show", sample_file, "anders holm")
    nothing = run("show", sample_file, "Atlantis")
    several = run("show", sample_file, "minister of Foreign")

    assert (found.exit_code, nothing.exit_code, several.exit_code) == (0, 1, 1)
    assert "is schema:recipient of" in found.output
    assert "nothing in the graph is named 'Atlantis'" in nothing.stderr
    assert "post:foreign-minister-dprk" in several.stdout


def test_validate(sample_file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.ttl"
    text = sample_file.read_text(encoding="utf-8")
    broken.write_text(text.replace('gb:date "2024-03-11"^^xsd:date', 'gb:date "11 March"'), "utf-8")

    fine, wrong = run("validate", sample_file), run("validate", broken)

    assert (fine.exit_code, fine.output) == (0, "The graph conforms to all shapes.\n")
    assert wrong.exit_code == 1
    assert (
        "letter from Pak Chol Min to Anders Holm, 2024-03-11 (communication:letter-1)"
        in wrong.output
    )
    assert "gb:date is a valid xsd:date" in wrong.output
    assert 'wire-001:90-225: "Pak Chol Min, minister' in wrong.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("query", "SAMPLE"),
        ("query", "SAMPLE", "purposes", "-q", "ASK {}"),
        ("query", "SAMPLE", "no-such-question"),
        ("query", "SAMPLE", "purposes", "--set", "nonsense"),
        ("query", "SAMPLE", "purposes", "--set", "x=1"),
        ("query", "SAMPLE", "purposes", "--format", "xlsx"),
        ("query", "SAMPLE", "purposes", "--format", "ttl"),
        ("query", "SAMPLE", "-q", "SELECT"),
        ("query", "SAMPLE", "-f", "missing.rq"),
        ("query", "missing.ttl", "purposes"),
        ("show", "missing.ttl", "x"),
        ("validate", "missing.ttl"),
        ("no-such-command",),
    ],
    ids=" ".join,
)
def test_a_wrong_call_ends_with_2_and_one_message(
    sample_file: Path, arguments: tuple[str, ...]
) -> None:
    result = run(*(sample_file if a == "SAMPLE" else a for a in arguments))

    assert result.exit_code == 2
    assert "Error: " in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.skipif(os.name == "nt", reason="pipes break differently there")
def test_a_reader_who_goes_away_is_no_error(sample_file: Path) -> None:
    code = (
        "from graphbuilder.cli import main; "
        f"main(['query', {str(sample_file)!r}, '-q', 'SELECT * {{ ?s ?p ?o }}', '--format', 'csv'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()

    assert process.returncode == 0
    assert errors == b""
