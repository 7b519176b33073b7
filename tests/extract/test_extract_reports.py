"""Reports that are easily misread: headlines, places in names, receipts, other agencies' tails."""

from __future__ import annotations

from datetime import date

import pytest
from articles import article, names_in, news_of, read_article


@pytest.mark.parametrize(
    "headline",
    [
        "Minister to Meet Envoy in Beijing",
        "Road to Peace: From War to Reconciliation",
        "U.S. Army General to Retire",
        "Pakistan to India: Stop",
        "President sends condolences to Successor",
        "UN Secretary-General Writes to Security Council",
    ],
)
@pytest.mark.parametrize(
    "dateline",
    ["MOSCOW, April 8. /TASS/. ", "LONDON, April 8, 2024 -- ", "Beijing, April 8 (Xinhua) -- "],
)
def test_a_headline_is_no_letter(headline: str, dateline: str) -> None:
    text = (
        f"{headline}\n\n{dateline}Talks on trade are to go on for two days, officials here noted.\n"
    )
    assert news_of(read_article(article(text, published=date(2024, 4, 8)))) == []


def test_a_circular_and_a_salutation_are_letters() -> None:
    heading = "The Minister of Foreign Affairs to Certain Diplomatic Offices"
    text = f"{heading}\nStreslau, March 4, 1871.\nInform the government there.\nSAPT"
    assert len(news_of(read_article(article(text, published=None)))) == 1
    text = "Hentzau to Strofzin\nStreslau, March 4, 1871.\nSir: I inform you that all is well.\nHENTZAU"
    assert len(news_of(read_article(article(text, published=None)))) == 1


def test_a_receipt_may_be_dated_before_the_sending() -> None:
    text = (
        "The Ambassador in Korea (Sapt) to the Secretary of State\nSeoul, June 25, 1950—10 a.m.\n"
        "[Received June 24—9:26 p.m.]\n925. All quiet.\nSapt"
    )
    (letter,) = news_of(read_article(article(text, published=None)))
    assert letter.received is not None
    assert letter.received.stated is not None
    assert letter.received.stated.lexical == "1950-06-24"


def test_a_note_of_receipt_in_the_heading_names_nobody() -> None:
    text = (
        "Lord Strofzin to Earl Rassendyll.—(Received January 4, 1862.)\n"
        "Washington, December 23, 1861.\nMy Lord: I have the honour to inform you.\nSTROFZIN"
    )
    (letter,) = news_of(read_article(article(text, published=None)))
    assert [p.agent.name for p in letter.recipients] == ["Earl Rassendyll"]


@pytest.mark.parametrize("name", ["Paris Hale", "Jordan Hale", "Georgia Brown"])
def test_a_place_inside_a_person_in_a_party(name: str) -> None:
    text = f"News\n\nPyongyang, March 5 (KCNA) -- Pak Un Ha sent a letter to {name} on Monday.\n"
    (letter,) = news_of(read_article(article(text)))
    assert [(p.agent.kind, p.agent.name) for p in letter.recipients] == [("schema:Person", name)]


def test_a_country_is_no_party() -> None:
    text = "News\n\nPyongyang, March 5 (KCNA) -- Pak Un Ha sent a letter to Jordan on Monday.\n"
    (letter,) = news_of(read_article(article(text)))
    assert letter.recipients == []


def test_the_agency_at_the_end_is_no_party() -> None:
    text = "News\n\nBeijing, March 5 (Xinhua) -- Pak Un Ha sent a letter to Ana Paz, Xinhua reported.\n"
    (letter,) = news_of(read_article(article(text)))
    assert [p.agent.name for p in letter.recipients] == ["Ana Paz"]


@pytest.mark.parametrize("published", [date(1, 1, 2), date(9999, 12, 31)])
def test_days_at_the_ends_of_the_calendar(published: date) -> None:
    text = "News\n\nPyongyang, December 31 (KCNA) -- Pak Un Ha left on Friday, on January 1.\n"
    assert "Pak Un Ha" in names_in(read_article(article(text, published=published)))


def test_the_day_of_saying_is_not_that_of_the_letter() -> None:
    text = (
        "News\n\nLondon, March 7 (Reuters) -- Pak Un Ha said on Wednesday she received a letter from "
        "Ana Paz.\n"
    )
    (letter,) = news_of(read_article(article(text)))
    assert letter.date is None
