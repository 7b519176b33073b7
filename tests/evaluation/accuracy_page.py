"""Writes the figures in ``docs/accuracy.md`` anew: ``python tests/evaluation/accuracy_page.py``.

Between ``<!-- graphbuilder evaluate GOLD -->`` and ``<!-- end -->`` stands what the command prints.
"""

from __future__ import annotations

import re
from pathlib import Path

from graphbuilder.evaluation import as_text, evaluate

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "accuracy.md"
BLOCK = re.compile(r"(<!-- graphbuilder evaluate (\S+) -->\n).*?(<!-- end -->)", re.DOTALL)


def rewritten(page: str) -> str:
    """The page with the present figures in every block."""
    return BLOCK.sub(lambda found: f"{found[1]}\n{_block(found[2])}\n{found[3]}", page)


def _block(gold: str) -> str:
    text = as_text(evaluate(ROOT / gold)).replace(f"{ROOT}/", "")
    return f"```text\n$ graphbuilder evaluate {gold}\n{text}```\n"


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
