from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.evaluation.names import alike, content_words, covered, name_key, normal


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the Democratic People's Republic of Korea", "the DPRK"),
        ("the Democratic People’s Republic of Korea", "THE  DPRK"),
        ("C.C., Workers' Party of Korea", "Central Committee WPK"),
        ("U.S.", "United States of America"),
        ("UNSC", "UN Security Council"),
        ("the ROK", "the Republic of Korea"),
        ("Ministry of Foreign Affairs", "Foreign Ministry"),
        ("Mamadí Doumbouya", "mamadi doumbouya"),
        ("Ministry of Defense", "ministry of defence"),
        ("Carl ⅩⅥ Gustaf", "Carl XVI Gustaf"),
    ],
)
def test_forms_of_one_name_have_one_normal_form(left: str, right: str) -> None:
    assert normal(left) == normal(right)


def test_the_two_koreas_stay_apart() -> None:
    assert normal("Democratic People's Republic of Korea") != normal("Republic of Korea")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("the respected Comrade Kim Jong Un", ("kim", "jong", "un")),
        ("His Excellency Mr. Anders Holm", ("anders", "holm")),
        ("President", ("president",)),
        ("president of Mongolia", ("president", "of", "mongolia")),
        ("Secretary for the Colonies", ("secretary", "for", "the", "colonies")),
        ("", ()),
    ],
)
def test_a_key_is_the_name_without_honorifics(text: str, key: tuple[str, ...]) -> None:
    assert name_key(text) == key


def test_close_names_of_different_people_have_different_keys() -> None:
    assert name_key("Kim Yong Il") != name_key("Kim Jong Il")


def test_alike_counts_the_words_that_both_have_among_all() -> None:
    assert alike("Embassy of Cuba in the DPRK", "DPRK embassy, Cuba")
    assert alike("a b c d", "b c d", 0.75)
    assert not alike("Communist Party of Vietnam", "Vietnam")
    assert not alike("of the", "of the")


def test_covered_asks_for_the_wanted_words_only() -> None:
    assert covered("UN Charter", "Article 2 of the UN Charter")
    assert not covered("Article 2 of the UN Charter", "Charter")


def test_a_long_sentence_covers_nothing() -> None:
    nine = "peace one two three four five six seven eight"
    assert not covered("peace", nine)
    assert covered("peace treaty", f"treaty {nine.rsplit(' ', 1)[0]}")


@given(st.text())
def test_the_normal_form_is_settled(text: str) -> None:
    form = normal(text)
    assert form == form.strip()
    assert "  " not in form
    assert content_words(text) <= set(form.split())


@given(st.text(min_size=1), st.text(min_size=1))
def test_alike_is_symmetrical(left: str, right: str) -> None:
    assert alike(left, right) == alike(right, left)
