from __future__ import annotations

import re

from accuracy_page import BLOCK, PAGE, ROOT, rewritten

from graphbuilder.evaluation.fields import LETTERS, WIRE


def test_the_page_explains_every_field() -> None:
    explained = set(re.findall(r"^\| `([^`]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE))

    measured = {field.name for field in WIRE} | {field.name for field in LETTERS}
    assert explained == measured | {"evidence"}


def test_the_page_can_be_written_anew() -> None:
    page = PAGE.read_text(encoding="utf-8")

    written = rewritten(page)

    shown = {f"{found['how'] or ''}{found['gold']}" for found in BLOCK.finditer(page)}
    assert shown == {
        "tests/evaluation/gold/wire.jsonl",
        "tests/evaluation/gold/letters.jsonl",
        "--calibration tests/evaluation/gold/wire.jsonl",
        "--calibration tests/evaluation/gold/letters.jsonl",
    }
    assert BLOCK.sub("", written) == BLOCK.sub("", page)
    assert str(ROOT) not in written
    assert rewritten(written) == written
