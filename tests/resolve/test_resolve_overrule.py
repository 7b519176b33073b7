"""People's own judgements as a file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphbuilder.model import Judgement, SettingError, Verdict
from graphbuilder.resolve.overrule import append, overruled, read_judgements, written

MINE = Judgement(
    "person/a", "person/b", Verdict.SAME, 1.0, "his daughter says so", "Ana", "2024-05-09"
)
RULES = Judgement("person/a", "person/b", Verdict.UNSURE, 0.7, "alike", "persons.initials")


def test_what_is_appended_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "own" / "judgements.jsonl"
    append(path, MINE)
    assert read_judgements(path) == (MINE,)


def test_the_last_row_on_a_pair_counts_in_either_order(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    append(path, MINE)
    row = {"first": "person/b", "second": "person/a", "verdict": "different", "reason": "no",
           "judge": "Bo", "date": "2024-06-01"}  # fmt: skip
    path.write_text(f"{path.read_text()}\n{json.dumps(row)}\n")
    (found,) = read_judgements(path)
    assert (found.verdict, found.judge, found.first) == (Verdict.DIFFERENT, "Bo", "person/a")


def test_what_a_build_wrote_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "judgements.jsonl"
    path.write_bytes(written([RULES, MINE]))
    assert read_judgements(path) == (MINE,)


def test_rows_are_sorted_one_a_line() -> None:
    other = Judgement("event/x", "event/y", Verdict.SAME, 0.95, "the same “day”", "events.reports")
    lines = written([RULES, other]).decode().splitlines()
    assert [json.loads(line)["first"] for line in lines] == ["event/x", "person/a"]
    assert json.loads(lines[1])["date"] is None
    assert "“day”" in lines[0]


@pytest.mark.parametrize(
    "row",
    [
        "no JSON",
        "[]",
        "7",
        '{"first": "a", "second": "b", "verdict": "same", "judge": "me", "date": "2024-01-01"}',
        '{"first": "a", "second": "b", "verdict": "maybe", "reason": "r", "judge": "m"}',
        '{"first": "a", "second": "a", "verdict": "same", "reason": "r", "judge": "m"}',
        '{"first": "a", "second": "b", "verdict": "same", "reason": "r", "judge": "m", "date": "May"}',
        '{"first": "", "second": "b", "verdict": "same", "reason": "r", "judge": "m"}',
        '{"first": 1, "second": "b", "verdict": "same", "reason": "r", "judge": "m"}',
    ],
)
def test_a_bad_row_is_named_with_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "own.jsonl"
    path.write_text(f"\n{row}\n", encoding="utf-8")
    with pytest.raises(SettingError, match=r"own\.jsonl:2: this is no judgement .*A row is"):
        read_judgements(path)


def test_a_file_that_is_not_there_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match=r"gone\.jsonl: can't be read"):
        read_judgements(tmp_path / "gone.jsonl")
    (tmp_path / "bytes.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingError, match="no text in UTF-8"):
        read_judgements(tmp_path / "bytes.jsonl")


def test_people_overrule_rules_on_the_same_pair_alone() -> None:
    other = Judgement("person/a", "person/c", Verdict.SAME, 0.9, "alike", "persons.initials")
    assert overruled([RULES, other], [MINE]) == [other, MINE]
