from __future__ import annotations

import re
from pathlib import Path

from accuracy_page import BLOCK, PAGE, ROOT, rewritten

from graphbuilder.evaluation.fields import LETTERS, WIRE


def test_the_page_explains_every_field() -> None:
    explained = set(re.findall(r"^\| `([^`]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))

    measured = {field.name for field in WIRE} | {field.name for field in LETTERS}
    assert explained == measured | {"evidence"}


def test_the_page_can_be_written_anew() -> None:
    page = PAGE.read_text(encoding="utf-8")
    golds = (ROOT / "tests" / "evaluation" / "gold").glob("*.jsonl")
    shown = {f"{found['how'] or ''}{found['gold']}" for found in BLOCK.finditer(page)}
    assert shown == {path.relative_to(ROOT).as_posix() for path in golds} | {
        "--calibration tests/evaluation/gold/kcna.jsonl",
        "--calibration tests/evaluation/gold/agencies.jsonl",
    }
    short = "wire", "kcna"  # the others are written alike, and read by the floors' test
    blocks = [m[0] for m in BLOCK.finditer(page) if Path(m["gold"]).stem in short]
    page = "# A page\n\n" + "\n\n".join(blocks)
    written = rewritten(page)
    assert len(blocks) == 3
    assert BLOCK.sub("", written) == BLOCK.sub("", page)
    assert str(ROOT) not in written
    assert rewritten(written) == written
