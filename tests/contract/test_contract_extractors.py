"""What holds for every extractor, and for all of them together on any text."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from articles import article, check_claims, shared_extractor, wire
from graphs import BODY

from graphbuilder.extract import layers
from graphbuilder.extract.pipeline import Declared, Extractor, declared
from graphbuilder.model import Article

GIVEN = {"article", "text", "authority", "words"}
LIMIT = 10
"""Seconds in which any of these texts is read, even on a busy machine; it takes about one."""

TEXTS = {
    "letter": wire(BODY),
    "nothing": Article("x", ""),
    "no sections": Article("x", "Kim Jong Un sent a letter to Ana Paz, president of Cuba."),
    "white space": article(" \n\n\t \u3000\n"),
    "control characters": article(
        "".join(map(chr, range(1, 32))) * 40 + "\x7f\x80\u200b\ufeff\u202e"
    ),
    "nested quotes": wire('He said: "' * 10_000 + "I ask you." + '"' * 10_000),
    "quotes without a space": wire("“‘" * 10_000 + "We" + "’”" * 10_000),
    "one long word": article("x" * 1_000_000),
    "one long capital word": article("Kim" * 100_000),
    "one name": article("Kim"),
    "two words": article("Comrade Kim"),
    "commas": wire("Pak Un Ha, " * 5_000 + "sent a letter to Ana Paz."),
    "offices": wire("minister of Health and " * 5_000 + "Ana Paz sent a letter to Pak Un Ha."),
    "capitals": wire("Great Union Of Party " * 5_000),
    "brackets": wire("(WPK) [" * 10_000),
    "digits": wire("2024 " * 20_000),
    "full stops": wire("U.S." * 20_000),
    "messages": wire("a message to a letter from a statement by " * 1_000),
    "a list of messages": wire("Kim Jong Un sent a message to Xi Jinping, " * 250),
    "a list of letters": wire("Kim Jong Un wrote to Xi Jinping, " * 250),
    "a list of recipients": wire(
        f"Kim Jong Un sent a message to {'President Ana Paz of Cuba, ' * 5_000}and others."
    ),
    "short quotations": wire('"We warn you," he said. ' * 10_000),
    "lines of names": wire("Kim Jong Un\n" * 20_000),
    "code names": wire("Operation “Ulchi” " * 5_000),
    "Hangul": wire("김철수 외무상이 편지를 보냈다. " * 300),
    "right to left": wire("رسالة من الرئيس " * 300),
    "emoji": wire("\U0001f600 Pak Un Ha \U0001f600 sent a letter to Ana Paz, president of Cuba."),
    "a null": wire("Pak\x00Un Ha sent a letter to\x00Ana Paz, president of Cuba."),
}


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Breaks off what takes far too long, so that a test fails instead of hanging."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TimeoutError(f"not done within {seconds} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


@pytest.mark.parametrize("each", declared(), ids=lambda each: each.name)
def test_what_an_extractor_declares(each: Declared) -> None:
    """Its layers exist, it has a docstring, and it runs after all that it needs."""
    names = set(layers._LAYERS)
    assert set(each.assigns) | set(each.requires) <= names
    assert not set(each.assigns) & GIVEN
    assert each.version >= 1
    assert each.read.__doc__
    order = list(declared())
    before = order[: order.index(each)]
    made = GIVEN | {layer for other in before for layer in other.assigns}
    assert set(each.requires) <= made


def test_no_layer_is_made_twice() -> None:
    made = [layer for each in declared() for layer in each.assigns]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_read_and_every_claim_stands_in_it(extractor: Extractor, text: str) -> None:
    made = TEXTS[text]
    with within(LIMIT):
        doc = extractor.read(made)
    check_claims(made, layers.claims(doc))
    for each in declared():
        for layer in each.assigns:
            assert layer == "letterhead" or getattr(doc._, layer) is not None or layer in OPTIONAL
    for name in layers.names(doc):
        assert name.mention.span.of(made.text).strip()


OPTIONAL = {"reference_day", "dateline_place"}
"""Layers that can be None: an article may have no day and no dateline."""


def test_an_extractor_says_which_rule_it_is(extractor: Extractor) -> None:
    known = {each.name for each in declared()}
    found = {claim.extractor for claim in extractor.extract(TEXTS["letter"])}
    assert found <= known
    assert len(found) > 3


def test_claims_are_the_same_each_time(extractor: Extractor) -> None:
    made = TEXTS["letter"]
    first = extractor.extract(made)
    extractor.extract(TEXTS["emoji"])
    assert extractor.extract(made) == first
    assert Extractor(shared_extractor().authority).extract(made) == first


def test_no_claim_is_made_twice(extractor: Extractor) -> None:
    claims = extractor.extract(TEXTS["letter"])
    assert len(set(claims)) == len(claims)


def test_many_articles_at_once(extractor: Extractor) -> None:
    made = [TEXTS["letter"], TEXTS["nothing"], TEXTS["emoji"]]
    assert list(extractor.extract_all(made)) == [(m, extractor.extract(m)) for m in made]


def test_one_bad_article_stops_no_other(extractor: Extractor) -> None:
    before = extractor.extract(TEXTS["letter"])
    for made in TEXTS.values():
        if len(made.text) < 10_000:
            extractor.extract(made)
    assert extractor.extract(TEXTS["letter"]) == before
