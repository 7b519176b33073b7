"""Raises the floors to the present figures: ``python tests/evaluation/raise_floors.py``.

A floor that is higher than the figure stays: lower it by hand, with the reason beside it. A gold that has
no floors yet gets the present figures.
"""

from __future__ import annotations

import json
import math
import tomllib
from pathlib import Path

from graphbuilder.evaluation import evaluate

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
HEAD = """# The least that each field must reach: F1 or accuracy, as `graphbuilder evaluate` prints it.
# A floor is raised when a field gets better (`python tests/evaluation/raise_floors.py`), and lowered only
# with a reason beside it: docs/accuracy.md, "Floors".
"""


def raised(known: dict[str, dict[str, float]]) -> str:
    """The file's text with the floors of every gold, each the higher of the known and the present."""
    parts = [HEAD]
    for path in sorted((HERE / "gold").glob("*.jsonl")):
        evaluation = evaluate(path)
        old = known.get(f"gold/{path.name}", {})
        parts.append(f'\n[[gold]]\nfile = "gold/{path.name}"\nsha256 = "{evaluation.sha256}"\n')
        parts.append("\n[gold.floors]\n")
        for name, score in evaluation.fields.items():
            floor = max(old.get(name, 0.0), math.floor(score.figure * 1000) / 1000)
            key = name if name.isidentifier() else json.dumps(name)
            parts.append(f"{key} = {floor}\n")
    return "".join(parts)


if __name__ == "__main__":
    given = tomllib.loads(FLOORS.read_text(encoding="utf-8"))["gold"]
    FLOORS.write_text(raised({g["file"]: g["floors"] for g in given}), encoding="utf-8")
