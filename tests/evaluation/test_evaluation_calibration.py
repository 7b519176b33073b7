from __future__ import annotations

import importlib.util
import json
import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from click.testing import CliRunner, Result

from graphbuilder.cli import main
from graphbuilder.evaluation import Calibration, calibration
from graphbuilder.evaluation.calibration import (
    Figure,
    applied,
    band,
    cross_validated,
    held_out,
    learned,
    wilson,
)
from graphbuilder.evaluation.found import FoundArticle, FoundClaim, FoundCommunication, Thing
from graphbuilder.evaluation.gold import Party, WireGold, read_gold
from graphbuilder.evaluation.judging import Judged, judged
from graphbuilder.pipeline import Settings

Write = Callable[..., Path]
ROOT = Path(__file__).parents[2]
OWN = Settings(measured=False)
NEWS = """Greetings to the President of Laos

Pyongyang, May 4 (KCNA) -- Han Chol Jun, chairman of the Red Lake Committee, sent a message of
greeting to Bounmy Keo, president of the Lao People's Democratic Republic, on Saturday on the
occasion of the 40th anniversary of the Mountain Club. -0-"""
LETTER = """Mr. Tallow to Mr. Finch.
Legation of the United States,
Lisbon, March 19, 1863.
Sir: I have the honor to inform you that all is quiet here.
"""


def claim(
    article: str,
    right: bool,
    confidence: float = 0.9,
    rule: str = "names.form",
    what: str = "persons",
    about: str = "x",
) -> Judged:
    return Judged(article, ("s", "p", about), f"p {about}", rule, what, confidence, right)


def different(news: dict[str, Any], number: int) -> list[dict[str, Any]]:
    """So many articles of one content; the very same text would count once."""
    texts = (news["text"].replace(" -0-", f" It was fair, for {i}. -0-") for i in range(number))
    return [{**news, "id": f"a{i}", "text": text} for i, text in enumerate(texts)]


def measured(*claims: Judged) -> Calibration:
    return Calibration(1, claims)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["evaluate", "--calibration", *map(str, arguments)])


@pytest.fixture
def news(wire_gold: dict[str, Any]) -> dict[str, Any]:
    gold = {
        **wire_gold,
        "is_communication": True,
        "kind": "greetings",
        "senders": [{"name": "Han Chol Jun", "role": "chairman of the Red Lake Committee"}],
        "recipients": [{"name": "Bounmy Keo", "role": "president of Laos", "optional": True}],
        "date_sent": "2024-05-04",
        "occasion": "40th anniversary of the Mountain Club",
        "persons": ["Han Chol Jun"],
        "optional": {"persons": ["Bounmy Keo"]},
        "bodies": ["Red Lake Committee"],
    }
    return {"id": "a", "text": NEWS, "published": "2024-05-05", "gold": gold}


def verdicts(path: Path) -> dict[tuple[str, str], bool]:
    return {(c.aspect, c.words.partition(" ")[2]): c.right for c in calibration(path, OWN).counted}


def test_claims_of_the_wire_are_judged(gold_file: Write, news: dict[str, Any]) -> None:
    said = verdicts(gold_file(news))

    assert said["senders", "Han Chol Jun"]
    assert said["persons", "Han Chol Jun"]
    assert said["roles", "Han Chol Jun"]
    assert said["bodies", "Red Lake Committee"]
    assert said["date", "2024-05-04"]
    assert said["countries", "Laos"] is False
    assert [right for (what, _), right in said.items() if what == "detected"] == [True]
    assert [right for (what, _), right in said.items() if what == "kind"] == [True]
    assert [right for (what, _), right in said.items() if what == "occasion"] == [True]


def test_what_is_optional_is_neither_right_nor_wrong(
    gold_file: Write, news: dict[str, Any]
) -> None:
    said = verdicts(gold_file(news))

    assert ("persons", "Bounmy Keo") not in said
    assert ("recipients", "Bounmy Keo") not in said


def test_of_other_news_no_communication_is_right(gold_file: Write, news: dict[str, Any]) -> None:
    news["gold"] = {**news["gold"], "is_communication": False}

    said = verdicts(gold_file(news))

    assert said["senders", "Han Chol Jun"] is False
    assert said["date", "2024-05-04"] is False
    assert [right for (what, _), right in said.items() if what == "detected"] == [False]
    assert said["persons", "Han Chol Jun"]

    news["gold"]["borderline"] = True
    assert {what for what, _ in verdicts(gold_file(news))} <= {
        "persons",
        "countries",
        "bodies",
        "events",
    }


def test_another_purpose_is_wrong_only_in_the_place_of_the_right_one(
    gold_file: Write, news: dict[str, Any]
) -> None:
    def kinds(kind: str) -> list[bool]:
        news["gold"]["kind"] = kind
        return [right for (what, _), right in verdicts(gold_file(news)).items() if what == "kind"]

    assert kinds("greetings") == [True]
    assert kinds("condolences") == [False]
    assert kinds("message") == []  # a form, and the purpose may be anything


def test_letters_are_judged(gold_file: Write) -> None:
    gold = {"from": ["Tallow"], "to": ["Robin"], "date": "1863-03-19", "place": "Lisbon"}

    said = verdicts(gold_file({"id": "l", "text": LETTER, "gold": gold}))

    assert {what: right for (what, _), right in said.items() if what != "place"} == {
        "detected": True,
        "senders": True,
        "recipients": False,
        "date": True,
    }
    places = [right for (what, _), right in said.items() if what == "place"]
    assert places  # the town, and the legation in it
    assert all(places)


def test_what_is_no_letter_in_the_gold_is_wrong_as_one(gold_file: Write) -> None:
    gold = {"from": [], "to": [], "date": None, "place": None}

    said = verdicts(gold_file({"id": "l", "text": LETTER, "gold": gold}))

    assert [right for (what, _), right in said.items() if what == "detected"] == [False]


VISIT = """Delegation Arrives

Pyongyang, May 4 (KCNA) -- A delegation of the Red Lake Committee headed by Han Chol Jun arrived
here on Saturday. -0-"""


@pytest.mark.parametrize(
    ("news", "right"),
    [
        ({"type": "arrival", "participants": ["Han Chol Jun"], "date": "2024-05-04"}, True),
        ({"type": "donation", "participants": ["Pak Un Ha"], "date": "2024-05-01"}, False),
        (None, None),
    ],
)
def test_events_are_judged_where_the_gold_has_them(
    gold_file: Write, wire_gold: dict[str, Any], news: dict[str, Any] | None, right: bool | None
) -> None:
    gold = {**wire_gold, "news": news and [news]}
    path = gold_file({"id": "v", "text": VISIT, "published": "2024-05-05", "gold": gold})

    said = verdicts(path)

    types = {verdict for (what, _), verdict in said.items() if what == "news types"}
    assert types == (set() if right is None else {right})
    assert said.get(("news participants", "Han Chol Jun")) is right
    assert said.get(("news date", "2024-05-04")) is right


SHE = Thing("she", "Rim Sol", frozenset({"Rim Sol"}), frozenset({"Person"}))
NOTES = tuple(
    FoundCommunication(iri, senders=(SHE,), dates=(day,))
    for iri, day in (("one", "2024-05-01"), ("two", "2024-05-04"))
)
FOUND = FoundArticle("a", NOTES, titles={"she": ("envoy of Laos", "member of the Red Lake Club")})


def verdict(gold: WireGold, subject: Thing, predicate: str, value: Thing) -> list[bool]:
    said = FoundClaim("a", subject, predicate, value, 0.9, "names.form", "stated")
    return [claim.right for claim in judged([said], {"a": gold}, {"a": FOUND})]


@pytest.fixture
def gold_of_two(gold_file: Write, wire_gold: dict[str, Any]) -> WireGold:
    sender = {"name": "Rim Sol", "role": "envoy of Laos"}
    gold = {**wire_gold, "is_communication": True, "senders": [sender], "date_sent": "2024-05-04"}
    (row,) = read_gold(gold_file({"id": "a", "text": NEWS, "gold": gold})).rows
    assert isinstance(row.gold, WireGold)
    return row.gold


def test_the_day_of_another_communication_is_not_judged(gold_of_two: WireGold) -> None:
    def day(communication: str, date: str) -> list[bool]:
        return verdict(gold_of_two, Thing(communication, "a note"), "gb:date", Thing(date, date))

    assert day("two", "2024-05-04") == [True]
    assert day("one", "2024-05-01") == []
    assert day("two", "2024-05-03") == [False]


def test_a_further_office_beside_the_right_one_is_not_judged(gold_of_two: WireGold) -> None:
    def office(title: str) -> list[bool]:
        membership = Thing("m", title, frozenset({title}))
        return verdict(gold_of_two, membership, "org:member", SHE)

    assert office("envoy of Laos") == [True]
    assert office("member of the Red Lake Club") == []
    gold = replace(gold_of_two, senders=(Party("Rim Sol", "mayor of Vientiane"),))
    membership = Thing("m", "envoy of Laos", frozenset({"envoy of Laos"}))
    assert verdict(gold, membership, "org:member", SHE) == [False]
    optional = replace(gold, senders=(Party("Rim Sol", "mayor of Vientiane", optional=True),))
    assert verdict(optional, membership, "org:member", SHE) == []


def test_a_statement_counts_once_with_its_surest_claim() -> None:
    twice = measured(claim("a", True, 0.8, "names.weak"), claim("a", True, 0.95))

    assert [c.confidence for c in twice.counted] == [0.95]
    assert len(measured(claim("a", True), claim("b", True)).counted) == 2


def test_bands_and_rules() -> None:
    sure = [claim(f"a{i}", i > 0, 0.9) for i in range(10)]
    unsure = [claim(f"a{i}", i < 3, 0.6, "names.guess", about="y") for i in range(4)]

    found = measured(*sure, *unsure)

    assert [(b.name, b.n, round(b.mean, 2), b.right) for b in found.bands] == [
        ("0.60 to 0.70", 4, 0.6, 3),
        ("0.90 to 0.95", 10, 0.9, 9),
    ]
    assert [(b.name, b.share) for b in found.rules] == [("names.form persons", 0.9)]
    assert found.error == pytest.approx((4 * 0.15 + 0) / 14)
    squares = 9 * 0.01 + 0.81 + 3 * 0.16 + 0.36
    assert found.brier == pytest.approx(squares / 14)


@pytest.mark.parametrize(
    ("confidence", "name"),
    [
        (0.3, "0.00 to 0.50"),
        (0.5, "0.50 to 0.60"),
        (0.899, "0.80 to 0.90"),
        (0.95, "0.95 to 1.00"),
        (1.0, "0.95 to 1.00"),
    ],
)
def test_the_bands_are_half_open(confidence: float, name: str) -> None:
    assert band(confidence) == name


def test_wilson() -> None:
    assert wilson(9, 10) == pytest.approx((0.5958, 0.9821), abs=1e-4)
    assert wilson(10, 10) == pytest.approx((0.7225, 1.0), abs=1e-4)
    assert wilson(0, 10)[0] == 0.0


def test_few_claims_draw_the_confidence_towards_the_extractors_own() -> None:
    ten = [claim(f"a{i}", i > 1, 0.9) for i in range(10)]

    assert learned(ten) == {("names.form", "persons", 0.9): Figure(0.85, 8, 10)}
    assert learned(ten[1:]) == {}
    assert learned([*ten, claim("a0", True, 0.6)]) == learned(ten)  # another case of the rule


def test_no_rule_is_certain() -> None:
    many = [claim(f"a{i}", True, 0.9) for i in range(5000)]

    assert learned(many)["names.form", "persons", 0.9].confidence == 0.97


def test_a_table_changes_what_it_has() -> None:
    found = measured(claim("a", True), claim("a", False, rule="names.other", about="y"))

    after = applied(found, {("names.form", "persons", 0.9): Figure(0.7, 12, 20)})

    assert {c.rule: c.confidence for c in after.claims} == {"names.form": 0.7, "names.other": 0.9}


def test_each_half_has_the_figures_of_the_other() -> None:
    claims = [claim(f"a{i:02}", i % 2 == 0, 0.9) for i in range(20)]

    after = cross_validated(measured(*claims))

    assert {c.right: c.confidence for c in after.claims} == {True: 0.45, False: 0.95}


def test_each_file_has_the_figures_of_the_others() -> None:
    claims = [claim(f"{i % 2}:a{i}", i % 2 == 0, 0.9) for i in range(20)]

    parts = held_out(replace(measured(*claims), paths=(Path("a"), Path("b"))))

    assert [part.paths for part in parts] == [(Path("a"),), (Path("b"),)]
    assert [{c.confidence for c in part.claims} for part in parts] == [{0.45}, {0.95}]
    assert held_out(replace(measured(*claims), paths=(Path("a"),))) == ()


def test_the_table_has_bands_rules_and_sums(gold_file: Write, news: dict[str, Any]) -> None:
    path = gold_file(*different(news, 10))
    done = run(path)

    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert "10 articles, annotated; " in lines[0]
    assert lines[2].split()[:4] == ["stated", "claims", "confidence", "right"]
    assert any(line.startswith("communications.sent senders ") for line in lines)
    assert lines[-1].startswith("expected calibration error 0.")
    assert "schema:mentions Laos" not in done.stdout
    assert "schema:mentions Laos" in run(path, "--errors").stdout
    assert "\n| stated | claims | confidence |" in run(path, "--format", "markdown").stdout


def test_json_has_the_same_figures(gold_file: Write, news: dict[str, Any]) -> None:
    path = gold_file(news)
    said = json.loads(run(path, "--format", "json", "--errors").stdout)
    found = calibration(path)

    assert said["claims"] == len(found.counted) == sum(b["n"] for b in said["bands"])
    assert said["ece"] == round(found.error, 4)
    assert said["brier"] == round(found.brier, 4)
    assert {e["claim"] for e in said["errors"]} >= {"schema:mentions Laos"}


def test_wrong_calls_are_told_in_a_line(gold_file: Write, news: dict[str, Any]) -> None:
    path = gold_file(news)

    assert run(path, "--floors", path).exit_code == 2
    assert run(path.with_name("none.jsonl")).exit_code == 2
    fields = CliRunner().invoke(main, ["evaluate", str(path), "--format", "markdown"])
    assert fields.exit_code == 2
    assert "--calibration" in fields.stderr


def test_rows_that_are_not_read_are_told(gold_file: Write, news: dict[str, Any]) -> None:
    done = run(gold_file(news, {**news, "id": "b", "text": "half a pair: \ud800"}))

    assert "skipped: " in done.stderr


def test_two_files_are_kept_apart(gold_file: Write, news: dict[str, Any]) -> None:
    one, other = gold_file(news), gold_file(news, name="other.jsonl")

    both = calibration([one, other], OWN)

    assert both.articles == 2
    assert len(both.counted) == 2 * len(calibration(one, OWN).counted)
    done = run(one, other)
    assert "2 articles, annotated; " in done.stdout
    assert CliRunner().invoke(main, ["evaluate", str(one), str(other)]).exit_code == 2


# --- the table that the extraction reads ---------------------------------------------------------


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("calibrate", ROOT / "tools" / "calibrate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "TABLE", tmp_path / "confidence.toml")
    return module


def test_the_tool_writes_the_same_table_whatever_the_table_is(
    tool: ModuleType,
    gold_file: Write,
    news: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = gold_file(*different(news, 15))
    arguments = ["calibrate.py", "--sample", "12", "--date", "2025-01-01", str(path)]
    monkeypatch.setattr("sys.argv", arguments)
    from graphbuilder.extract import confidence

    tool.main()
    first = tool.TABLE.read_text(encoding="utf-8")
    monkeypatch.setattr(confidence, "FILE", tool.TABLE)
    tool.main()

    assert tool.TABLE.read_text(encoding="utf-8") == first
    table = tomllib.loads(first)
    assert "12 articles, evenly sampled" in table["golds"][0]
    assert table["rules"]["communications.sent"]["senders"] == [
        {"confidence": 0.97, "own": 0.95, "right": 12, "n": 12}
    ]
    assert confidence.table()["communications.sent", "senders", 0.95] == 0.97
    assert "with tables from the other half of the articles" in capsys.readouterr().out


def test_the_table_can_hold_any_aspect(tool: ModuleType) -> None:
    figures = {
        ("news.verb", "news types", 0.85): Figure(0.9, 10, 11),
        ("news.verb", "date", 0.85): Figure(0.8, 8, 10),
    }

    table = tomllib.loads(tool.written(figures, ['of "ours"'], "2025-01-01"))

    assert {what: rows[0]["right"] for what, rows in table["rules"]["news.verb"].items()} == {
        "news types": 10,
        "date": 8,
    }
    assert table["golds"] == ['of "ours"']


def test_the_table_follows_from_its_own_counts() -> None:
    from graphbuilder.extract import confidence

    rules = tomllib.loads(confidence.FILE.read_text(encoding="utf-8"))["rules"]

    rows = [row for aspects in rules.values() for rows in aspects.values() for row in rows]
    assert rows
    for row in rows:
        assert row["n"] >= 10
        figure = round((row["right"] + 10 * row["own"]) / (row["n"] + 10), 2)
        assert row["confidence"] == min(figure, 0.97)
