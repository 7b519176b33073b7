from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graphbuilder.evaluation.gold import Kind, LetterGold, Party, WireGold, read_gold
from graphbuilder.model import InputError

Write = Callable[..., Path]
GOLD = Path(__file__).parent / "gold"
LETTER = {"from": ["Harding"], "to": ["Ashcombe"], "date": "1879-05-14", "place": None}
TEXT = {"id": "a", "text": "Pyongyang, May 1 (KCNA) -- Spring has come. -0-"}


def wire_of(path: Path) -> WireGold:
    gold = read_gold(path).rows[0].gold
    assert isinstance(gold, WireGold)
    return gold


def test_the_two_kinds_are_told_apart_by_their_keys() -> None:
    wire, letters = read_gold(GOLD / "wire.jsonl"), read_gold(GOLD / "letters.jsonl")

    assert (wire.kind, letters.kind) == (Kind.WIRE, Kind.LETTERS)
    assert all(isinstance(row.gold, WireGold) for row in wire.rows)
    assert all(isinstance(row.gold, LetterGold) for row in letters.rows)


def test_everything_that_our_own_gold_names_stands_in_the_text() -> None:
    for row in read_gold(GOLD / "wire.jsonl").rows:
        assert isinstance(row.gold, WireGold)
        text = " ".join(row.text.split())
        persons = [*row.gold.named["persons"], *row.gold.named["events"]]
        names = [party.name for party in (*row.gold.senders, *row.gold.recipients) if party.name]
        for name in (*persons, *names, *row.gold.named["documents"], *row.gold.conveyed):
            assert name in text, (row.identifier, name)


def test_the_checksum_is_of_the_content_gzip_or_not(gold_file: Write, tmp_path: Path) -> None:
    plain = gold_file({**TEXT, "gold": LETTER})
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))

    assert read_gold(plain).sha256 == hashlib.sha256(plain.read_bytes()).hexdigest()
    assert read_gold(packed).sha256 == read_gold(plain).sha256
    assert read_gold(packed).rows == read_gold(plain).rows


def test_without_pairs_everybody_wrote_to_everybody(
    gold_file: Write, wire_gold: dict[str, Any]
) -> None:
    gold = {
        **wire_gold,
        "senders": [{"name": "A", "role": "premier"}, {"role": "the corps", "optional": True}],
        "recipients": [{"name": "B"}],
    }
    one, corps = Party("A", "premier"), Party(None, "the corps", optional=True)

    assert wire_of(gold_file({**TEXT, "gold": gold})).pairs == (
        (one, Party("B", None)),
        (corps, Party("B", None)),
    )
    gold["sender_recipient_pairs"] = [[0, 0]]
    assert wire_of(gold_file({**TEXT, "gold": gold})).pairs == ((one, Party("B", None)),)


def test_a_date_counts_only_where_the_text_shows_it(
    gold_file: Write, wire_gold: dict[str, Any]
) -> None:
    gold = {**wire_gold, "date_published": "2025-05-01"}

    assert wire_of(gold_file({**TEXT, "gold": gold})).published is None
    gold["date_published_in_text"] = True
    assert wire_of(gold_file({**TEXT, "gold": gold})).published == "2025-05-01"


def test_conveyors_may_be_phrases_or_parties(gold_file: Write, wire_gold: dict[str, Any]) -> None:
    gold = {**wire_gold, "conveyed_via": ["the envoy", {"name": None, "role": "the consul"}]}

    assert wire_of(gold_file({**TEXT, "gold": gold})).conveyed == ("the envoy", "the consul")


def test_rows_without_gold_stay_and_whole_numbers_are_identifiers(gold_file: Write) -> None:
    gold = read_gold(gold_file({"id": 7, "text": "No gold."}, "", {**TEXT, "gold": LETTER}))

    assert [(row.identifier, row.gold is None) for row in gold.rows] == [("7", True), ("a", False)]


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ('{"id": "b", "te', "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ({"text": "x", "gold": LETTER}, '"id" is missing'),
        ({"id": True, "text": "x", "gold": LETTER}, '"id" is missing'),
        ({"id": "b", "gold": LETTER}, '"text" is missing'),
        ({"id": "b", "text": " ", "gold": LETTER}, '"text" is missing'),
        ({"id": "b", "text": "x", "gold": "yes"}, "not a JSON object"),
        ({"id": "b", "text": "x", "gold": {"from": ["A"]}}, 'neither "senders"'),
        ({"id": "b", "text": "x", "gold": {**LETTER, "to": "B"}}, '"gold.to" is missing or not'),
        ({"id": "b", "text": "x", "gold": {**LETTER, "to": [3]}}, '"gold.to" holds 3'),
        ({"id": "b", "text": "x", "gold": {**LETTER, "date": "May 1"}}, "no date as YYYY-MM-DD"),
        ({"id": "b", "text": "x", "gold": {**LETTER, "place": 4}}, "neither a string nor null"),
        ({**TEXT, "gold": LETTER}, 'the identifier "a" is there already'),
    ],
)
def test_a_malformed_row_is_named_with_its_line(gold_file: Write, row: Any, what: str) -> None:
    path = gold_file({**TEXT, "gold": LETTER}, row)

    with pytest.raises(InputError, match=what) as caught:
        read_gold(path)

    assert caught.value.where == f"{path}:2"
    assert caught.value.remedy


@pytest.mark.parametrize(
    ("key", "value", "what"),
    [
        ("is_communication", None, "neither true nor false"),
        ("borderline", "no", "neither true nor false"),
        ("persons", None, "missing or not a list"),
        ("senders", ["A"], "no object with a name or a role"),
        ("senders", [{"name": 3}], "not both a string or null"),
        ("senders", [{"name": ""}], "neither a name nor a role"),
        ("sender_recipient_pairs", [[0, 5]], "pairs of places"),
        ("sender_recipient_pairs", [[0]], "pairs of places"),
        ("sender_recipient_pairs", [[[], {}]], "pairs of places"),
        ("sender_recipient_pairs", 1, "missing or not a list"),
        ("optional", ["persons"], "not a JSON object"),
        ("optional", {"persons": "A"}, '"gold.optional.persons"'),
        ("date_sent", "2025-02-30", "no date"),
    ],
)
def test_a_malformed_value_is_named(
    gold_file: Write, wire_gold: dict[str, Any], key: str, value: Any, what: str
) -> None:
    path = gold_file({**TEXT, "gold": {**wire_gold, key: value}})

    with pytest.raises(InputError, match=what) as caught:
        read_gold(path)

    assert key in caught.value.what
    assert caught.value.where == f"{path}:1"


def test_two_kinds_in_one_file_are_refused(gold_file: Write, wire_gold: dict[str, Any]) -> None:
    path = gold_file({**TEXT, "gold": LETTER}, {"id": "b", "text": "x", "gold": wire_gold})

    with pytest.raises(InputError, match="another kind"):
        read_gold(path)


@pytest.mark.parametrize("content", [b"", b"\n\n", b'{"id": "a", "text": "x"}\n'])
def test_a_file_without_gold_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)

    with pytest.raises(InputError, match='no row has a "gold"'):
        read_gold(path)


def test_bytes_that_are_no_text_and_files_that_are_not_there(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(b'{"id": "a"}\n{"id": "\xff"}\n')

    with pytest.raises(InputError, match=r'gold\.jsonl:1: "text" is missing'):
        read_gold(path)
    path.write_bytes(b'\n{"id": "\xff"}\n')
    with pytest.raises(InputError, match=r"gold\.jsonl:2: the line is not UTF-8"):
        read_gold(path)
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")


def test_a_byte_order_mark_is_no_part_of_the_row(tmp_path: Path, gold_file: Write) -> None:
    path = gold_file({**TEXT, "gold": LETTER})
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    assert read_gold(path).rows[0].identifier == "a"
