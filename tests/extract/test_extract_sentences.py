"""Sentences, and the texts that an article quotes in full."""

from __future__ import annotations

import itertools

import pytest
from articles import article, read, wire

from graphbuilder.extract import layers
from graphbuilder.model import Part


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. President left.",
        "He spoke with the U.S. Then-envoy stayed silent.",
        "Members of the C.C. Workers' Party met.",
        "A letter came from G. A. Petrov on Sunday.",
        "Joseph A. Wright wrote to Mr. Brown and Dr. Lind.",
        "The message of Aug. 16 arrived on Sept. 3.",
        "It cites resolution No. 1718 and Art. 5 of the law.",
        "Prof. Ri and Gen. Pak left with Col. Mun.",
        "Prices rose by 3.5 percent.",
        "The company Ltd. Kaesong signed it.",
    ],
)
def test_what_ends_no_sentence(sentence: str) -> None:
    found = read(f"{sentence} The talks went on.").sentences
    assert found[1:] == [sentence, "The talks went on."]


@pytest.mark.parametrize(
    ("body", "parts"),
    [
        ("One came. Two left.", ["One came.", "Two left."]),
        ("Did he come? He did! All left.", ["Did he come?", "He did!", "All left."]),
        ('He said: "We will stay." They left.', ['He said: "We will stay."', "They left."]),
        ("He said “We will stay.” They left.", ["He said “We will stay.”", "They left."]),
        ("It rained (in spring.) They left.", ["It rained (in spring.)", "They left."]),
        ("He wrote in 2024. In May he left.", ["He wrote in 2024.", "In May he left."]),
        ("One line without an end", ["One line without an end"]),
        ("First paragraph.\nSecond one.", ["First paragraph.", "Second one."]),
    ],
)
def test_what_ends_one(body: str, parts: list[str]) -> None:
    assert read(body).sentences[1:] == parts


def test_a_headline_is_one_sentence_and_its_own() -> None:
    found = read(wire("One came.", headline="What Is Right? U.S. Must Answer"))
    sentences = layers.sentences(found.doc)
    assert found.sentences[0] == "What Is Right? U.S. Must Answer"
    assert [s.part for s in sentences] == [Part.HEADLINE, Part.BODY]


def test_sentences_cover_the_body_in_order() -> None:
    text = "A letter came. It said much.\nIt ended.\n\nAll was quiet."
    found = read(text)
    spans = [s.span for s in layers.sentences(found.doc)]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(spans))
    assert "".join("".join(found.sentences[1:]).split()) == "".join(text.split())


def test_a_text_quoted_in_full() -> None:
    found = read("Pak sent a letter to Hentzau.\nThe letter said:\nI thank you.\nWe will come.")
    quoted = [s.span.of(found.article.text) for s in layers.sentences(found.doc) if s.quoted]
    assert quoted == ["I thank you.", "We will come."]


def test_a_colon_alone_opens_no_quotation() -> None:
    found = read("The exhibits are of three kinds:\nI saw them all.")
    assert not any(s.quoted for s in layers.sentences(found.doc))


def test_what_belongs_to_the_page_has_no_sentences() -> None:
    found = read(article("Title\n\nPyongyang, March 5 (KCNA) -- Snow fell. -0-"))
    assert found.sentences == ["Title", "Snow fell."]
