"""The same articles give the same bytes: whatever their order, the hash seed, the processes."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import hostile
import pytest

WAIT = 120.0
FILES = (
    "correspondence.csv", "graph.html", "graph.jsonld", "graph.nq", "graph.trig", "graph.ttl",
    "judgements.jsonl",
)  # fmt: skip


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """The digests of each build's files, by the build; all at once, to spare time."""
    folder = tmp_path_factory.mktemp("determinism")
    plain, mixed = _inputs(folder)
    running = {
        "first": _start(plain, folder / "first", "0"),
        "mixed": _start(mixed, folder / "mixed", "4242"),
        "jobs": _start(plain, folder / "jobs", "77", "--jobs", "2"),
    }
    for name, process in running.items():
        said, _ = process.communicate(timeout=WAIT)
        assert process.returncode == 0, f"{name}: {said}"
    return {name: _digests(folder / name) for name in running}


def test_every_file_is_written(builds: dict[str, dict[str, str]]) -> None:
    assert sorted(builds["first"]) == sorted(FILES)


@pytest.mark.parametrize("file", FILES)
def test_order_and_hash_seed_change_nothing(builds: dict[str, dict[str, str]], file: str) -> None:
    assert builds["mixed"][file] == builds["first"][file]


@pytest.mark.parametrize("file", FILES)
def test_the_number_of_processes_changes_nothing(
    builds: dict[str, dict[str, str]], file: str
) -> None:
    assert builds["jobs"][file] == builds["first"][file]


def _inputs(folder: Path) -> tuple[list[Path], list[Path]]:
    """The same rows twice: as they come in one file, and shuffled over two."""
    from benchmarks.generator import generate

    rows = [*generate(65, 11), *hostile.ROWS]  # more than the 64 that a process takes at a time
    rows = [row | {"text": "\n".join(row["text"].split("\n")[:4])} for row in rows]
    mixed = Random(3).sample(rows, len(rows))
    one = _write(folder / "one.jsonl", rows)
    other = [_write(folder / "z.jsonl", mixed[:30]), _write(folder / "a.jsonl", mixed[30:])]
    return [one], other


def _write(path: Path, rows: list[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def _start(inputs: list[Path], out: Path, seed: str, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "graphbuilder", "build", *inputs, "--out", out, *more],
        env={**os.environ, "PYTHONHASHSEED": seed},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _digests(folder: Path) -> dict[str, str]:
    return {
        f.name: hashlib.sha256(f.read_bytes()).hexdigest()
        for f in folder.iterdir()
        if f.is_file() and f.name != "build.json"  # which has times
    }
