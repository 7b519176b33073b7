"""Claims kept between builds: a build reads again only what is new or changed, and finds the same."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
import zlib
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from articles import shared_extractor, wire
from hypothesis import given
from hypothesis import settings as checks
from hypothesis import strategies as st

from graphbuilder.model import SettingError
from graphbuilder.pipeline import Settings, build
from graphbuilder.store.encoding import decoded, encoded, encoded_article
from graphbuilder.store.kept import FILE, KeptClaims

FILES = (
    "graph.nq",
    "graph.ttl",
    "graph.trig",
    "graph.jsonld",
    "correspondence.csv",
    "graph.html",
    "judgements.jsonl",
)
NAMES = ("Pak Un Ha", "Ana Paz", "Luis Gomez", "Ri Kwang Ho", "Lin Gennan", "Bo Holm")


def row(number: int, recipient: str = "Ana Paz") -> dict[str, str]:
    sender = NAMES[number % len(NAMES)]
    day = f"March {number % 28 + 1}"
    body = f"{sender}, premier of Cuba, on {day} sent a message of greeting to {recipient}."
    text = f"News {number}\n\nPyongyang, March 30 (KCNA) -- {body} -0-"
    return {"id": f"a{number}", "text": text, "published": "2024-03-30"}


def write(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def test_claims_come_back_as_they_were() -> None:
    claims = shared_extractor().extract(
        wire(
            'Pak Un Ha, premier of the DPRK, denied having sent a letter to Ana Paz "in early June". '
            "On the occasion of the 45th anniversary of the Popular Union he met Luis Gomez on May 5."
        )
    )
    assert decoded(encoded(claims)) == claims
    assert len(claims) > 10


def test_only_what_is_new_or_changed_is_read(tmp_path: Path) -> None:
    source, out = write(tmp_path / "a.jsonl", map(row, range(4))), tmp_path / "out"
    assert build([source], out).kept == 0
    assert build([source], out).kept == 4

    write(source, [*map(row, range(3)), row(3, "Olga Prado"), row(4)])
    summary = build([source], out)

    assert (summary.articles, summary.kept) == (5, 3)
    build([source], tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")
    assert build([source], out, Settings(fresh=True)).kept == 0


def test_claims_of_articles_that_are_gone_are_let_go(tmp_path: Path) -> None:
    source, out = write(tmp_path / "a.jsonl", map(row, range(4))), tmp_path / "out"
    build([source], out)
    write(source, map(row, range(2)))
    build([source], out)
    write(source, map(row, range(4)))
    assert build([source], out).kept == 2


def test_where_a_text_was_read_makes_no_difference(tmp_path: Path) -> None:
    out = tmp_path / "out"
    build([write(tmp_path / "a.jsonl", map(row, range(3)))], out)
    assert build([write(tmp_path / "b.jsonl", map(row, range(3)))], out).kept == 3


def test_other_versions_find_nothing(tmp_path: Path) -> None:
    made = wire("Pak Un Ha met Ana Paz.")
    claims = shared_extractor().extract(made)
    with KeptClaims(tmp_path / FILE, "1") as kept:
        kept.put([(made, encoded_article(made), encoded(claims))])
        assert kept.get(made) == claims
        assert kept.get(replace(made, publisher="TASS")) is None
    with KeptClaims(tmp_path / FILE, "2") as kept:
        assert kept.get(made) is None


@pytest.mark.parametrize(
    "damage", [b"", b"no database at all, but long enough to be read as one" * 40]
)
def test_a_damaged_file_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    source, out = write(tmp_path / "a.jsonl", map(row, range(2))), tmp_path / "out"
    build([source], out)
    (out / FILE).write_bytes(damage)
    assert build([source], out).kept == 0
    assert build([source], out).kept == 2


@pytest.mark.parametrize("damage", [b"no claims", zlib.compress(b"[[1, 2]]"), zlib.compress(b"7")])
def test_a_damaged_row_is_read_anew(tmp_path: Path, damage: bytes) -> None:
    source, out = write(tmp_path / "a.jsonl", map(row, range(2))), tmp_path / "out"
    build([source], out)
    before = files(out)
    with sqlite3.connect(out / FILE) as rows:
        rows.execute("UPDATE kept SET claims = ?", (damage,))
    rows.close()

    assert build([source], out).kept == 0
    assert files(out) == before


def test_a_file_that_breaks_while_in_use_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(KeptClaims, "put", full)
    with pytest.raises(SettingError, match=r"claims\.sqlite.*disk is full.*delete that file"):
        build([write(tmp_path / "a.jsonl", map(row, range(2)))], tmp_path / "out")


@checks(max_examples=5, deadline=None)
@given(st.permutations(range(8)), st.sets(st.integers(1, 7), max_size=4), st.sampled_from([1, 2]))
def test_increments_in_any_order_make_the_same_graph(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], cuts: set[int], jobs: int
) -> None:
    folder = tmp_path_factory.mktemp("increments")
    for end in [*sorted(cuts), len(order)]:
        source = write(folder / "a.jsonl", map(row, order[:end]))
        build([source], folder / "out", Settings(jobs=jobs if end == len(order) else 1))
    build([write(folder / "a.jsonl", map(row, range(8)))], folder / "anew")
    assert files(folder / "out") == files(folder / "anew")


def test_a_build_that_is_killed_is_finished_by_the_next(tmp_path: Path) -> None:
    """Killed at random points, with nothing tidied up."""
    source, out = write(tmp_path / "a.jsonl", map(row, range(40))), tmp_path / "out"
    chance = random.Random(20240330)
    command = [sys.executable, "-m", "graphbuilder", "build", str(source), "--out", str(out)]
    for _ in range(3):
        run = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.2, 1.8))
        os.kill(run.pid, signal.SIGKILL)
        run.wait()
    summary = build([source], out)
    assert summary.articles == 40
    build([source], tmp_path / "anew")
    assert files(out) == files(tmp_path / "anew")
    assert sorted(p.name for p in out.iterdir() if p.name != ".graphbuilder") == sorted(
        [*FILES, "build.json"]
    )
