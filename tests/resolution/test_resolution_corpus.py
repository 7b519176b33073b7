"""The corpus for merging is well-formed, and holds what it is meant to hold."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphbuilder.evaluation.truth import occurrences
from graphbuilder.model import Article
from graphbuilder.read import read

CORPUS = Path(__file__).parent / "corpus"
TRUTH: dict[str, Any] = json.loads((CORPUS / "truth.json").read_text(encoding="utf-8"))
READ = list(read([CORPUS / "articles.jsonl"]))
ARTICLES = {a.identifier: a for a in READ if isinstance(a, Article)}
LETTERS = {letter["id"]: letter for letter in TRUTH["communications"]}
ENTITIES = {entity["id"]: entity for entity in TRUTH["entities"]}


def of_kind(kind: str) -> list[dict[str, Any]]:
    return [entity for entity in TRUTH["entities"] if entity["kind"] == kind]


def test_every_row_is_read_without_a_problem() -> None:
    assert len(ARTICLES) == len(READ) >= 75
    years = {a.published.year for a in ARTICLES.values() if a.published}
    assert years == set(range(2009, 2025))


def test_articles_are_as_long_as_the_wires() -> None:
    lengths = {name: len(article.text.split()) for name, article in ARTICLES.items()}
    assert {name: n for name, n in lengths.items() if not 60 <= n <= 300} == {}


def test_every_mention_stands_in_its_article() -> None:
    for thing in (*TRUTH["entities"], *TRUTH["events"]):
        for article, words, *offset in thing["mentions"]:
            places = occurrences(ARTICLES[article].text, words)
            assert places, (thing["id"], article, words)
            assert not offset or offset[0] in {start for start, _ in places}


def test_no_words_name_two_things_of_a_kind() -> None:
    for things in (of_kind("person"), of_kind("organization"), of_kind("post"), TRUTH["events"]):
        said = Counter(tuple(mention) for thing in things for mention in thing["mentions"])
        assert {mention for mention, count in said.items() if count > 1} == set()


def test_parties_stand_in_the_reports() -> None:
    for letter in LETTERS.values():
        assert letter["reports"]
        for report in letter["reports"]:
            for words in (report["sender"], report["recipient"]):
                text = ARTICLES[report["article"]].text
                assert words is None or occurrences(text, words), (letter["id"], report)


def test_identifiers_are_given_once_and_known() -> None:
    for things in (TRUTH["entities"], TRUTH["events"], TRUTH["communications"]):
        assert len({thing["id"] for thing in things}) == len(things)
    for letter in LETTERS.values():
        assert letter["in_reply_to"] is None or letter["in_reply_to"] in LETTERS
        assert not (letter["in_reply_to"] and letter["answers_unreported"])
    for office in TRUTH["offices"]:
        assert ENTITIES[office["post"]]["kind"] == "post"
        assert set(office["articles"]) <= set(ARTICLES)
        assert date.fromisoformat(office["from"]) < date.fromisoformat(office["to"] or "2025-01-01")
    holders = {each["holder"] for each in (*TRUTH["offices"], *TRUTH["incumbents"])}
    assert {ENTITIES[holder]["kind"] for holder in holders} == {"person"}
    for each in TRUTH["incumbents"]:
        assert occurrences(ARTICLES[each["article"]].text, each["words"])


@pytest.mark.parametrize("first_second", TRUTH["same_text"], ids="-".join)
def test_reprints_have_the_same_text(first_second: list[str]) -> None:
    first, second = first_second
    assert ARTICLES[first].text == ARTICLES[second].text


def test_a_reply_comes_after_its_letter() -> None:
    def first(letter: str) -> date:
        days = [
            ARTICLES[r["article"]].published for r in LETTERS[letter]["reports"] if not r["cited"]
        ]
        return min(day for day in days if day)

    for name, letter in LETTERS.items():
        if letter["in_reply_to"]:
            assert first(letter["in_reply_to"]) <= first(name), name


def test_there_is_enough_of_everything() -> None:
    answered = {x["in_reply_to"] for x in LETTERS.values() if x["in_reply_to"]}
    replies = [name for name, x in LETTERS.items() if x["in_reply_to"]]
    unreported = [name for name, x in LETTERS.items() if x["answers_unreported"]]
    own = {
        name: [r for r in letter["reports"] if not r["cited"]] for name, letter in LETTERS.items()
    }
    assert len(replies) >= 25
    assert len(unreported) >= 6
    assert len([name for name in replies if LETTERS[name]["in_reply_to"] in replies]) >= 3  # chains
    assert len(set(LETTERS) - answered - set(replies) - set(unreported)) >= 20  # nobody answered
    assert sum(len(reports) > 1 for reports in own.values()) >= 15
    assert len(TRUTH["incumbents"]) >= 10
    assert sum(len({m[0] for m in event["mentions"]}) > 1 for event in TRUTH["events"]) >= 12
    assert sum(len({m[1] for m in person["mentions"]}) > 1 for person in of_kind("person")) >= 25


def test_names_are_shared() -> None:
    """At least seven names belong to two people."""
    owners: dict[str, set[str]] = {}
    for person in of_kind("person"):
        for _, words, *_ in person["mentions"]:
            if " " in words:
                owners.setdefault(words.replace("-", " ").lower(), set()).add(person["id"])
    assert sum(len(people) > 1 for people in owners.values()) >= 7
