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

    golds = (ROOT / "tests" / "evaluation" / "gold").glob("*.jsonl")
    assert {found[2] for found in BLOCK.finditer(page)} == {
        path.relative_to(ROOT).as_posix() for path in golds
    }
    assert BLOCK.sub("", written) == BLOCK.sub("", page)
    assert str(ROOT) not in written
    assert rewritten(written) == written
