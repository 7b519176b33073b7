"""Dates in running text. The day of the articles is Tuesday, 5 March 2024, where none is given."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from articles import article, read, wire

from graphbuilder.extract import layers


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("March 3", "2024-03-03"),
        ("Mar. 3", "2024-03-03"),
        ("February 29", "2024-02-29"),
        ("Aug. 16", "2023-08-16"),
        ("Sept. 9", "2023-09-09"),
        ("May 1", "2024-05-01"),
        ("December 26, 2023", "2023-12-26"),
        ("December 26 2023", "2023-12-26"),
        ("30 August 1945", "1945-08-30"),
        ("the 3rd of March", "2024-03-03"),
        ("March 3rd", "2024-03-03"),
        ("2024-03-01", "2024-03-01"),
        ("January 30 and 31", "2024-01-30/2024-01-31"),
        ("January 30-31", "2024-01-30/2024-01-31"),
        ("March 1 to 4", "2024-03-01/2024-03-04"),
        ("March 2024", "2024-03"),
        ("April Juche 101 (2012)", "2012-04"),
        ("April 15, Juche 101 (2012)", "2012-04-15"),
        ("Juche 107 (2018)", "2018"),
        ("Monday", "2024-03-04"),
        ("Tuesday", "2024-03-05"),
        ("Wednesday", "2024-02-28"),
        ("last Tuesday", "2024-02-27"),
        ("today", "2024-03-05"),
    ],
)
def test_dates(words: str, value: str) -> None:
    found = read(f"The message was sent on {words} from here.").dates
    assert list(found.values()) == [value]
    assert next(iter(found)).removeprefix("last ") in words or words.startswith("the ")


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("in 1959", "1959"),
        ("since 1948", "1948"),
        ("in January", "2024-01"),
        ("in early February", "2024-02"),
        ("in November", "2023-11"),
        ("yesterday", "2024-03-04"),
        ("from February 28 to March 2", "2024-02-28/2024-03-02"),
        ("in 2023-2024", "2023-01-01/2024-12-31"),
    ],
)
def test_other_dates(words: str, value: str) -> None:
    assert list(read(f"They worked hard {words}.").dates.values()) == [value]


@pytest.mark.parametrize(
    "body",
    [
        "You may go. They march 20 miles.",
        "He read page 1948 and 2023 books.",
        "It rose to 1,950 tons.",
        "The may flower grew in march style.",
        "Section 3 of No. 12 was read at 10:30.",
        "The sun sat low; he sat 5 hours.",
        "Today's world is big.",
        "General August Meyer and April Jones came.",
        "February 30 and June 31 are no days.",
        "1959 workers came in 1200 cars.",
    ],
)
def test_no_dates(body: str) -> None:
    assert read(body).dates == {}


@pytest.mark.parametrize(
    ("published", "words", "value"),
    [
        (date(2024, 1, 3), "December 30", "2023-12-30"),
        (date(2024, 1, 3), "January 2", "2024-01-02"),
        (date(2024, 1, 3), "February 16", "2024-02-16"),
        (date(2023, 12, 30), "January 1", "2024-01-01"),
        (date(2024, 1, 1), "Sunday", "2023-12-31"),
        (date(2023, 3, 1), "February 29", "2020-02-29"),
    ],
)
def test_the_year_that_is_left_out(published: date, words: str, value: str) -> None:
    made = wire(f"A message came on {words}.", published=published)
    assert list(read(made).dates.values()) == [value]


def test_the_dateline_is_the_day_that_others_count_from() -> None:
    text = "News\n\nPyongyang, December 31 (KCNA) -- It came on Sunday and on December 30."
    found = read(article(text, published=date(2024, 1, 2)))
    assert layers.reference_day(found.doc) == date(2023, 12, 31)
    assert list(found.dates.values()) == ["2023-12-31", "2023-12-30"]


def test_without_any_year_a_date_is_not_guessed() -> None:
    text = "News\n\nPyongyang, March 5 (KCNA) -- It came on Sunday, March 3. In 1959 he left."
    found = read(article(text, published=None))
    assert layers.reference_day(found.doc) is None
    assert set(found.dates.values()) == {"", "1959"}


def test_dates_are_in_order_and_apart() -> None:
    found = read("On March 1, 2024 he wrote; on Monday, March 4, she answered; today both came.")
    spans = [d.span for d in layers.dates(found.doc)]
    assert spans == sorted(spans)
    assert not any(a.overlaps(b) for a, b in itertools.pairwise(spans))


def test_the_page_has_no_dates_of_the_article() -> None:
    found = read(article("March 9, 2024\n\n[Juche113.3.5.]\n\nSnow fell on March 3. -0-"))
    assert "2024-03-03" in found.dates.values()
    furniture = [s for s in found.article.sections if s.part == "furniture"]
    assert not any(f.span.covers(d.span) for f in furniture for d in layers.dates(found.doc))
