from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphbuilder.evaluation import Evaluation, evaluate

HERE = Path(__file__).parent
WIRE = HERE / "gold" / "wire.jsonl"
LETTERS = HERE / "gold" / "letters.jsonl"


@pytest.fixture(scope="session")
def wire() -> Evaluation:
    return evaluate(WIRE)


@pytest.fixture(scope="session")
def letters() -> Evaluation:
    return evaluate(LETTERS)


@pytest.fixture
def gold_file(tmp_path: Path) -> Callable[..., Path]:
    """Write rows (objects, or lines as they are) into a file of gold."""

    def write(*rows: dict[str, Any] | str, name: str = "gold.jsonl") -> Path:
        lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def wire_gold() -> dict[str, Any]:
    """The least that an article of the wire needs as gold."""
    lists = ("senders", "recipients", "persons", "countries", "bodies", "documents", "events")
    return {"is_communication": False, **{key: [] for key in lists}}
