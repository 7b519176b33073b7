"""Tokens: offsets that stay, and words that a scrape has glued together."""

from __future__ import annotations

import pytest
from articles import article, read
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.extract import layers
from graphbuilder.extract.language import blank_language, plain
from graphbuilder.model import SettingError


def tokens(text: str) -> list[str]:
    return layers.words(read(article(text)).doc).texts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("ComradeKim Jong Unreceived it", "Comrade Kim Jong Un received it"),
        ("sent toKim Jong Un", "sent to Kim Jong Un"),
        (
            "PresidentKim Il Sungand ChairmanKim Jong Ilin",
            "President Kim Il Sung and Chairman Kim Jong Il in",
        ),
        ("of theKim Jong Ilera", "of the Kim Jong Il era"),
        ("(KCNA) --Kim", "( KCNA ) -- Kim"),
        ("ended.The next", "ended . The next"),
        ("Pak,minister", "Pak , minister"),
        ('he"said"so', 'he " said " so'),
    ],
)
def test_glued_words_come_apart(text: str, parts: str) -> None:
    assert tokens(text) == parts.split()


@pytest.mark.parametrize(
    "word",
    "McDonald DeSantis MacArthur LaRouche U.S. C.C. d'Ivoire vice-premier 1,000 Phyongan O'Neill "
    "Unha Ilsong Sunguk iPhone".split(),
)
def test_whole_words_stay_whole(word: str) -> None:
    assert tokens(f"the {word} here") == ["the", word, "here"]


@given(st.text(max_size=60))
def test_plain_keeps_every_offset(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert plain(plain(text)) == plain(text)


def test_plain_evens_out_quotes_dashes_and_spaces() -> None:
    assert plain("“a”\u00a0‘b’ — c–d\u2028") == "\"a\" 'b' — c—d\n"


@given(st.text(st.sampled_from("aB .'\"—-\n\u00a0“(한é\U0001f600"), max_size=40))
def test_words_lie_where_the_text_has_them(text: str) -> None:
    found = read(article(text or "x"))
    words = layers.words(found.doc)
    for word, start, end in zip(words.texts, words.starts, words.ends, strict=True):
        assert layers.text(found.doc)[start:end] == word


def test_readable_sets_glued_words_apart() -> None:
    found = read("A message came toComradeKim Jong Unon Sunday.")
    assert "Kim Jong Un" in found.persons


def test_a_model_that_is_not_installed() -> None:
    with pytest.raises(SettingError, match="xx_no_such_model"):
        blank_language("xx_no_such_model")
