"""Writes the figures in ``docs/accuracy.md`` anew: ``python tests/evaluation/accuracy_page.py``.

Between ``<!-- graphbuilder evaluate GOLD -->`` and ``<!-- end -->`` stands what the command prints,
with ``--calibration`` before GOLD the calibration.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from graphbuilder.evaluation import as_text, calibration, calibration_report, evaluate

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "accuracy.md"
BLOCK = re.compile(
    r"(<!-- graphbuilder evaluate (?P<how>--calibration )?(?P<gold>\S+) -->\n).*?(<!-- end -->)",
    re.DOTALL,
)


def rewritten(page: str) -> str:
    """The page with the present figures in every block."""
    return BLOCK.sub(
        lambda found: f"{found[1]}\n{_block(found['gold'], found['how'] or '')}\n{found[4]}", page
    )


@cache
def _block(gold: str, how: str) -> str:
    path = ROOT / gold
    text = calibration_report.as_text(calibration(path)) if how else as_text(evaluate(path))
    shown = text.replace(f"{ROOT}/", "")
    return f"```text\n$ graphbuilder evaluate {how}{gold}\n{shown}```\n"


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
