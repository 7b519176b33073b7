"""A build whose articles are extracted on a Dask cluster."""

from __future__ import annotations

import builtins
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from graphbuilder.cli import main
from graphbuilder.flow import reading
from graphbuilder.model import SettingError
from graphbuilder.pipeline import Settings, build

FILES = ("graph.nq", "correspondence.csv")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    from benchmarks.generator import generate

    rows = "".join(json.dumps(row) + "\n" for row in generate(20, 9))
    (tmp_path / "a.jsonl").write_text(rows)
    return tmp_path / "a.jsonl"


@pytest.fixture
def scheduler() -> Iterator[str]:
    """The address of a cluster of two processes on this machine."""
    reason = "distributed isn't installed (pip install 'graphbuilder[cluster]')"
    distributed = pytest.importorskip("distributed", reason=reason)
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_finds_what_one_process_finds(
    source: Path, scheduler: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_BATCH", 6)
    there, here = Settings(scheduler=scheduler, files=FILES), Settings(files=FILES)
    summary = build([source], tmp_path / "cluster", there)
    build([source], tmp_path / "here", here)
    assert summary.articles == 20
    for name in FILES:
        assert (tmp_path / "cluster" / name).read_bytes() == (tmp_path / "here" / name).read_bytes()
    assert build([source], tmp_path / "cluster", there).kept == 20


def test_without_dask_the_extra_is_named(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = builtins.__import__

    def without(name: str, *others: Any, **more: Any) -> Any:
        if name.partition(".")[0] in ("dask", "distributed"):
            raise ImportError(name)
        return found(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SettingError, match=r"graphbuilder\[cluster\]"):
        build([source], tmp_path / "out", Settings(scheduler="tcp://127.0.0.1:9"))
    assert not (tmp_path / "out").exists()


def test_no_scheduler_at_an_address(source: Path, tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="distributed isn't installed")
    arguments = [
        "build",
        str(source),
        "--out",
        str(tmp_path / "out"),
        "--scheduler",
        "nonsense://x",
    ]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 2
    assert "no Dask scheduler answers" in result.output
