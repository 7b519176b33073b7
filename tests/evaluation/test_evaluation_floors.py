from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graphbuilder.evaluation import (
    Evaluation,
    Floors,
    breaches,
    evaluate,
    floors_of,
    read_floors,
)
from graphbuilder.evaluation.gold import read_gold
from graphbuilder.model import InputError

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"


def our_floors(file: str) -> Floors:
    return floors_of(HERE / "gold" / file, read_floors(FLOORS), FLOORS)


GOLDS = sorted(path.name for path in (HERE / "gold").glob("*.jsonl"))


@pytest.fixture(scope="module")
def evaluations() -> dict[str, Evaluation]:
    return {name: evaluate(HERE / "gold" / name) for name in GOLDS}


@pytest.mark.parametrize("gold", GOLDS)
def test_no_field_is_read_worse_than_it_was(gold: str, evaluations: dict[str, Evaluation]) -> None:
    assert breaches(evaluations[gold], our_floors(gold)) == ()


@pytest.mark.parametrize("gold", GOLDS)
def test_every_field_has_a_floor(gold: str, evaluations: dict[str, Evaluation]) -> None:
    floors = our_floors(gold).by_field
    assert floors.keys() == evaluations[gold].fields.keys()
    assert floors["evidence"] == 1.0


def test_there_are_enough_articles_of_our_own(evaluations: dict[str, Evaluation]) -> None:
    assert sum(len(read_gold(HERE / "gold" / name).rows) for name in GOLDS) >= 80


def test_a_field_under_its_floor_is_named(wire: Evaluation) -> None:
    floors = Floors(wire.path, wire.sha256, {"persons": wire.fields["persons"].figure})

    assert breaches(wire, floors) == ()
    scores = tuple(replace(score, outcomes=()) for score in wire.scores)
    (said,) = breaches(replace(wire, scores=scores), floors)
    assert said.startswith("persons: F1 0.0 is under its floor of ")


def test_gold_that_has_changed_and_a_field_that_is_not_measured(wire: Evaluation) -> None:
    said = breaches(wire, Floors(wire.path, "0" * 64, {"from": 0.5}))

    assert "the gold has changed" in said[0]
    assert said[1] == "from: has a floor of 0.5, but was not measured"


def test_floors_may_be_json(tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    entry = {"file": "wire.jsonl", "sha256": "00", "floors": {"persons": 1}}
    path.write_text(json.dumps({"gold": [entry]}))

    assert read_floors(path) == (Floors(tmp_path / "wire.jsonl", "00", {"persons": 1}),)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("gold = ", "not TOML"),
        ("", 'no "gold" entry'),
        ("gold = [1]", "not a table"),
        ('[[gold]]\nfile = "a"', 'lacks its "file" or "sha256"'),
        ('[[gold]]\nfile = "a"\nsha256 = "0"', "not numbers from 0 to 1"),
        ('[[gold]]\nfile = "a"\nsha256 = "0"\nfloors.date = 97', "not numbers from 0 to 1"),
        ('[[gold]]\nfile = "a"\nsha256 = "0"\nfloors.date = true', "not numbers from 0 to 1"),
    ],
)
def test_malformed_floors_are_named(tmp_path: Path, text: str, what: str) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(text)

    with pytest.raises(InputError, match=what) as caught:
        read_floors(path)
    assert caught.value.where == str(path)


def test_floors_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_floors(tmp_path / "none.toml")
    with pytest.raises(InputError, match=r"no floors for other\.jsonl"):
        floors_of(Path("other.jsonl"), read_floors(FLOORS), FLOORS)
