"""Equal and nearly equal texts."""

from __future__ import annotations

import pytest
from articles import wire
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.resolve import texts

KEY = "02124edd61e6ea3a39bbe6723795ca17"
SKETCH = (4322731170382286266, 4475916206259131367)
LETTER = (
    "Kim Jong Un, president of the State Affairs of the DPRK, received a message of greeting from "
    "Ana Paz Molina, president of the Republic of Chile, on the occasion of the 76th founding "
    "anniversary. She wished him good health and the people prosperity, and hoped that the friendly "
    "relations between the two countries would grow stronger in the new year. "
)
OTHER = (
    "The Unjong Dairy Farm was inaugurated on Thursday. Present at the ceremony were officials and "
    "working people of the county, who looked round the cattle sheds after a speech by the manager."
)


@pytest.mark.parametrize(
    "copy",
    [
        LETTER.upper(),
        LETTER.replace(" ", "\n"),
        LETTER.replace(" received", "received"),
        LETTER.replace(",", ""),
        "  " + LETTER,
    ],
    ids=["case", "lines", "glued", "punctuation", "margin"],
)
def test_copies_have_one_key(copy: str) -> None:
    assert texts.text_key(copy) == texts.text_key(LETTER)


@pytest.mark.parametrize("changed", [LETTER.replace("76", "75"), LETTER[:-20], LETTER + "x", OTHER])
def test_other_texts_have_other_keys(changed: str) -> None:
    assert texts.text_key(changed) != texts.text_key(LETTER)


@pytest.mark.parametrize("empty", ["", " \n", "-- …"])
def test_texts_without_words_have_neither_key_nor_sketch(empty: str) -> None:
    assert texts.text_key(empty) == ""
    assert texts.sketch(empty) == ()
    assert texts.similarity(texts.sketch(empty), texts.sketch(empty)) == 0.0


def test_keys_and_sketches_are_the_same_on_any_machine() -> None:
    assert texts.text_key("A letter.") == KEY
    assert texts.sketch("one two three four five six") == SKETCH


def test_a_sketch_has_at_most_32_rising_values() -> None:
    made = texts.sketch(" ".join(str(n) for n in range(400)))
    assert len(made) == texts.SIZE
    assert list(made) == sorted(set(made))


def test_a_text_shorter_than_a_run_is_one_run() -> None:
    assert len(texts.sketch("three words only")) == 1
    assert texts.sketch("three words only") != texts.sketch("three words")


def test_one_changed_word_leaves_texts_near() -> None:
    changed = texts.sketch((LETTER * 3).replace("prosperity", "happiness", 1))
    assert texts.similarity(texts.sketch(LETTER * 3), changed) > 0.8


def test_texts_on_other_news_are_far() -> None:
    assert texts.similarity(texts.sketch(LETTER), texts.sketch(OTHER)) == 0.0


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_similarity_estimates_the_share_of_common_runs(share: float) -> None:
    common = round(1000 * 2 * share / (1 + share))
    first = [f"w{n}" for n in range(1000)]
    second = first[:common] + [f"v{n}" for n in range(1000 - common)]
    found = texts.similarity(texts.sketch(" ".join(first)), texts.sketch(" ".join(second)))
    assert found == pytest.approx(share, abs=0.27)  # three standard errors


def test_the_body_of_an_article_is_without_its_furniture() -> None:
    made = wire("The president sent a letter.", headline="A Headline")
    assert texts.body(made).strip() == "The president sent a letter."


def test_dateline_and_headline_make_no_difference() -> None:
    one, other = (wire("It said so.", headline=h, identifier=h) for h in ("One", "Two"))
    assert texts.text_key(texts.body(one)) == texts.text_key(texts.body(other))


@given(st.text())
def test_any_text_has_a_sketch_that_is_like_itself(text: str) -> None:
    made = texts.sketch(text)
    assert texts.similarity(made, made) == (1.0 if made else 0.0)
    assert bool(made) == bool(texts.text_key(text))


@given(st.lists(st.sampled_from("abcdef")), st.lists(st.sampled_from("abcdef")))
def test_similarity_is_symmetrical_and_between_0_and_1(one: list[str], other: list[str]) -> None:
    first, second = texts.sketch(" ".join(one)), texts.sketch(" ".join(other))
    assert texts.similarity(first, second) == texts.similarity(second, first)
    assert 0.0 <= texts.similarity(first, second) <= 1.0
