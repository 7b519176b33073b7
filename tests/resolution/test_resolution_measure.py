"""The measure of merging itself, on graphs made by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

from graphbuilder.evaluation.resolution import Figure, ResolutionReport, as_text, measure
from graphbuilder.evaluation.truth import read_truth
from graphbuilder.model import InputError, terms

TEXTS = {
    "one": "Ri Yong Ho wrote to Bo Al. The talks began.",
    "two": "Lee Yong-ho had written to Bo Al. Talks were held.",
    "three": "Ri Yong Ho, a farmer, and the premier. Bo Al replied to Lee.",
}
TRUTH: dict[str, Any] = {
    "entities": [
        {
            "id": "minister",
            "kind": "person",
            "mentions": [["one", "Ri Yong Ho"], ["two", "Lee Yong-ho"], ["three", "Lee"]],
        },
        {"id": "farmer", "kind": "person", "mentions": [["three", "Ri Yong Ho", 0]]},
        {"id": "bo", "kind": "person", "mentions": [[each, "Bo Al"] for each in TEXTS]},
    ],
    "events": [{"id": "talks", "mentions": [["one", "talks"], ["two", "Talks"]]}],
    "communications": [
        {
            "id": "letter",
            "reports": [
                {"article": "one", "sender": "Ri Yong Ho", "recipient": "Bo Al", "cited": False},
                {"article": "two", "sender": "Lee Yong-ho", "recipient": "Bo Al", "cited": True},
            ],
            "in_reply_to": None,
            "answers_unreported": False,
        },
        {
            "id": "reply",
            "reports": [
                {"article": "three", "sender": "Bo Al", "recipient": "Lee", "cited": False}
            ],
            "in_reply_to": "letter",
            "answers_unreported": False,
        },
    ],
    "incumbents": [{"article": "three", "words": "the premier", "holder": "minister"}],
}
MEANT = {
    ("one", "Ri Yong Ho"): "person/m",
    ("two", "Lee Yong-ho"): "person/m",
    ("three", "Lee"): "person/m",
    ("three", "Ri Yong Ho"): "person/f",
    ("three", "the premier"): "post/premier",
    ("one", "Bo Al"): "person/b",
    ("two", "Bo Al"): "person/b",
    ("three", "Bo Al"): "person/b",
    ("one", "talks"): "event/t",
    ("two", "Talks"): "event/t",
}
"""What a perfect graph makes of each name."""
SAID = (
    ("one", "article/one", "gb:reports", "communication/l", "wrote"),
    ("two", "article/two", "schema:mentions", "communication/l", "written"),
    ("three", "article/three", "gb:reports", "communication/r", "replied"),
    ("one", "communication/l", "schema:sender", "person/m", "Ri Yong Ho"),
    ("one", "communication/l", "schema:recipient", "person/b", "Bo Al"),
    ("three", "communication/r", "schema:sender", "person/b", "Bo Al"),
    ("three", "communication/r", "schema:recipient", "person/m", "Lee"),
)
"""Its claims: article, subject, predicate, object, the words that name the object."""
LINKS = (("communication/r", "gb:inReplyTo", "communication/l"),)
_CLASSES = {
    "person": "schema:Person",
    "post": "org:Post",
    "event": "gb:Event",
    "communication": "gb:Communication",
}


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(terms.expand(name) if ":" in name else terms.DEFAULT_BASE + name)


@dataclass
class Hand:
    """A graph made by hand, and what comes of measuring it."""

    folder: Path

    def measure(
        self,
        meant: dict[tuple[str, str], str] = MEANT,
        said: tuple[tuple[str, ...], ...] = SAID,
        links: tuple[tuple[str, ...], ...] = LINKS,
    ) -> ResolutionReport:
        rows, truth = self.folder / "articles.jsonl", self.folder / "truth.json"
        rows.write_text("".join(json.dumps({"id": k, "text": t}) + "\n" for k, t in TEXTS.items()))
        truth.write_text(json.dumps(TRUTH))
        named = [(a, f"article/{a}", "schema:mentions", x, w) for (a, w), x in meant.items()]
        store = ox.Store()
        for number, claim in enumerate((*named, *said)):
            for quad in self.claim(f"claim/{number}", *claim):
                store.add(quad)
        for triple in links:
            store.add(ox.Quad(*map(node, triple)))
        return measure(rows, truth, store)

    def claim(self, name: str, article: str, *said: str) -> list[ox.Quad]:
        subject, predicate, value, words = said
        start = TEXTS[article].index(words)
        place, quote = f"selector/{name}", f"selection/{name}"
        numbers = (("oa:start", start), ("oa:end", start + len(words)))
        triples = [
            (name, "rdf:subject", subject),
            (name, "rdf:predicate", predicate),
            (name, "rdf:object", value),
            (name, "gb:objectMention", quote),
            (name, "gb:evidence", quote),
            (quote, "oa:hasSource", f"article/{article}"),
            (quote, "oa:hasSelector", place),
            (value, "rdf:type", _CLASSES[value.partition("/")[0]]),
            (subject, predicate, value),
        ]
        quads = [ox.Quad(*map(node, triple)) for triple in triples]
        identifier = ox.Quad(
            node(f"article/{article}"), node("dcterms:identifier"), ox.Literal(article)
        )
        placed = [ox.Quad(node(place), node(at), ox.Literal(number)) for at, number in numbers]
        return [*quads, identifier, *placed]


@pytest.fixture
def hand(tmp_path: Path) -> Hand:
    return Hand(tmp_path)


def shares(figure: Figure) -> tuple[float, float, float]:
    return round(figure.precision, 3), round(figure.recall, 3), figure.coverage


def test_a_perfect_graph_has_perfect_figures(hand: Hand) -> None:
    premier = ("three", "communication/r", "schema:sender", "post/premier", "the premier")
    incumbent = ("communication/r", "gb:senderIncumbent", "person/m")
    report = hand.measure(said=(*SAID, premier), links=(*LINKS, incumbent))
    figures = report.figures
    assert {name: shares(f) for name, f in figures.items()} == dict.fromkeys(figures, (1, 1, 1))
    assert all(f.f1 == 1 and not f.errors for f in figures.values())


def test_a_wrong_merge_lowers_precision(hand: Hand) -> None:
    meant = {**MEANT, ("three", "Ri Yong Ho"): "person/m"}
    persons = hand.measure(meant).figures["persons"]
    # of 6 + 3 pairs that the graph makes one, three join the farmer to the minister
    assert shares(persons) == (round(6 / 9, 3), 1, 1)
    assert [error.partition(":")[0] for error in persons.errors] == ["makes one <person/m>"]
    assert "farmer" in persons.errors[0]


def test_a_missed_merge_lowers_recall(hand: Hand) -> None:
    meant = {**MEANT, ("two", "Lee Yong-ho"): "person/lee", ("two", "Talks"): "event/other"}
    figures = hand.measure(meant).figures
    assert shares(figures["persons"]) == (1, round(4 / 6, 3), 1)
    assert figures["persons"].errors[0].startswith("parts minister: ")
    assert shares(figures["events"]) == (1, 0, 1)


def test_what_was_not_read_is_left_out(hand: Hand) -> None:
    meant = {key: value for key, value in MEANT.items() if key != ("two", "Lee Yong-ho")}
    persons = hand.measure(meant).figures["persons"]
    assert shares(persons) == (1, 1, 6 / 7)
    assert persons.errors == ('not read, minister: "Lee Yong-ho" in two',)


def test_reports_of_one_letter_that_stay_apart_lower_recall(hand: Hand) -> None:
    said = tuple(c if c[0] != "two" else (*c[:3], "communication/copy", c[4]) for c in SAID)
    assert shares(hand.measure(said=said).figures["reports"]) == (1, 0, 1)


def test_letters_made_one_lower_precision(hand: Hand) -> None:
    said = tuple(tuple("communication/l" if w == "communication/r" else w for w in c) for c in SAID)
    reports = hand.measure(said=said).figures["reports"]
    assert shares(reports) == (round(1 / 3, 3), 1, 1)


def test_a_report_with_another_sender_is_another_letter(hand: Hand) -> None:
    said = tuple((*c[:3], "person/f", "Ri Yong Ho") if c[4] == "Bo Al" else c for c in SAID)
    said = tuple(c for c in said if c[0] == "three")
    assert hand.measure(said=said).figures["reports"].covered == 0


def test_a_missing_link_and_a_link_to_a_copy(hand: Hand) -> None:
    assert shares(hand.measure(links=()).figures["replies"]) == (1, 0, 1)
    copied = hand.measure(links=(("communication/r", "gb:inReplyTo", "communication/copy"),))
    assert shares(copied.figures["replies"]) == (0, 0, 1)
    assert [e.partition(":")[0] for e in copied.figures["replies"].errors] == ["wrong", "missed"]


def test_a_letter_that_no_report_was_read_of_may_be_inferred(hand: Hand) -> None:
    said = tuple(c for c in SAID if c[0] == "three")
    links = (("communication/r", "gb:inReplyTo", "communication/inferred"),)
    assert shares(hand.measure(said=said, links=links).figures["replies"]) == (1, 1, 1)


@pytest.mark.parametrize(
    ("links", "counts"),
    [
        ((("communication/p", "gb:senderIncumbent", "person/m"),), (1, 1, 1)),
        ((("communication/p", "gb:senderIncumbent", "person/f"),), (0, 1, 1)),
        ((("communication/p", "gb:recipientIncumbent", "person/m"),), (0, 1, 0)),
        ((), (0, 1, 0)),
    ],
    ids=["right", "wrong", "of the other party", "missing"],
)
def test_incumbents(
    hand: Hand, links: tuple[tuple[str, ...], ...], counts: tuple[int, int, int]
) -> None:
    sent = ("three", "communication/p", "schema:sender", "post/premier", "the premier")
    figure = hand.measure(said=(*SAID, sent), links=links).figures["incumbents"]
    assert (figure.hits, figure.wanted, figure.found) == counts


def test_an_office_that_no_letter_was_read_with_is_left_out(hand: Hand) -> None:
    figure = hand.measure().figures["incumbents"]
    assert (figure.wanted, figure.covered, figure.items) == (0, 0, 1)


def test_the_table_names_errors_when_asked(hand: Hand) -> None:
    report = hand.measure({**MEANT, ("three", "Ri Yong Ho"): "person/m"})
    assert "makes one" not in as_text(report)
    assert "makes one <person/m>: farmer" in as_text(report, errors=True)
    assert "persons" in as_text(report).splitlines()[1]


def test_words_inside_a_longer_mention_are_not_meant(tmp_path: Path) -> None:
    entities = [
        {"id": "party", "kind": "organization", "mentions": [["a", "the Party"]]},
        {"id": "organ", "kind": "organization", "mentions": [["a", "organ of the Party"]]},
    ]
    path = tmp_path / "truth.json"
    path.write_text(json.dumps({"entities": entities, "communications": [], "events": []}))
    truth = read_truth(path, {"a": "the organ of the Party and the Party"})
    assert [places for _, places in truth.mentions("organization")] == [[(27, 36)], [(4, 22)]]


def test_words_that_do_not_stand_there_are_an_error(tmp_path: Path) -> None:
    path = tmp_path / "truth.json"
    path.write_text("{")
    with pytest.raises(InputError, match="not JSON"):
        read_truth(path, {})
    entities = [{"id": "x", "kind": "person", "mentions": [["a", "Bo Al"]]}]
    path.write_text(json.dumps({"entities": entities, "communications": [], "events": []}))
    with pytest.raises(InputError, match='"Bo Al" does not stand in a'):
        list(read_truth(path, {"a": "Bo Alban"}).mentions("person"))
