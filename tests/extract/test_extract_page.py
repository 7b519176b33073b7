"""What the page says of the article (masthead), and what an article mentions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from articles import article, read, wire

from graphbuilder.model import Span

TEXT = "Snow Falls\n\nPyongyang, March 5 (KCNA) -- Snow fell. -0-"


def test_headline_publisher_and_place() -> None:
    found = read(article(TEXT))
    assert found.said("schema:headline") == {("test", "Snow Falls")}
    assert found.said("schema:publisher") == {("test", "KCNA")}
    assert found.said("gb:datelinePlace") == {("test", "Pyongyang")}


def test_what_came_in_beside_the_text_has_no_claim() -> None:
    made = replace(
        article("Snow fell."), headline="Other", publisher="The Wire", published=date(2024, 3, 5)
    )
    found = read(made)
    for predicate in ("schema:headline", "schema:publisher", "schema:datePublished"):
        assert found.said(predicate) == set()


def test_dates_that_the_page_shows() -> None:
    text = f"March 9, 2024\n05/03/2024\n{TEXT}"
    made = replace(
        article(text),
        published=date(2024, 3, 5),
        published_span=Span(14, 24),
        retrieved=date(2024, 3, 9),
        retrieved_span=Span(0, 13),
    )
    found = read(made)
    assert found.said("schema:datePublished") == {("test", "2024-03-05")}
    assert found.said("gb:dateRetrieved") == {("test", "2024-03-09")}


def test_related_articles() -> None:
    made = replace(article(TEXT), related=("test#related-1",), related_spans=(Span(0, 4),))
    assert read(made).said("gb:relatedArticle") == {("test", "test#related-1")}


def test_a_place_that_shouts_is_written_as_others() -> None:
    text = "Snow\n\nHANOI, March 5 (VNA) -- Snow fell."
    assert read(article(text)).said("gb:datelinePlace") == {("test", "Hanoi")}


def test_no_dateline_no_place() -> None:
    assert read(article("Snow fell in the north.")).said("gb:datelinePlace") == set()


def test_every_name_is_mentioned_once() -> None:
    found = read(
        "Ana Paz, president of Cuba, met Pak Un Ha in Kangsan County. Ana Paz spoke of the Winter "
        "Olympic Games and praised the UN Charter. Pak Un Ha thanked her."
    )
    mentioned = [c for c in found.claims if c.predicate == "schema:mentions"]
    names = [c.object.name for c in mentioned]  # type: ignore[union-attr]
    assert len(names) == len(set(names))
    assert {
        "Ana Paz",
        "Pak Un Ha",
        "Cuba",
        "Kangsan County",
        "UN Charter",
        "Winter Olympic Games",
    } <= set(names)


def test_nothing_is_mentioned_that_is_not_there() -> None:
    assert read(wire("it snowed, and it rained.", headline="Snow")).said("schema:mentions") == set()
