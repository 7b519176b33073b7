"""Pages that are a statement themselves, and the lines that ministries' pages put on top."""

from __future__ import annotations

from datetime import date

import pytest
from articles import article, read

BODY = "We are deeply concerned by the closing of the crossing at Zenda. It must be opened again."


def senders(headline: str, body: str = BODY) -> list[str]:
    found = read(article(f"{headline}\n\nPress release, Strelsau, 3 March 2024\n\n{body}"))
    return [name for letter in found.news for name in letter.senders]


@pytest.mark.parametrize(
    ("headline", "body", "expected"),
    [
        (
            "Joint Statement by the Foreign Ministers of Estonia and Latvia on the closed crossing",
            (
                "We, Foreign Minister of Estonia Anna Tamm and Foreign Minister of Latvia Juris Ozols, "
                "condemn the closing of the crossing at Zenda."
            ),
            ["Anna Tamm", "Juris Ozols"],
        ),
        (
            "Ministry Spokesperson's Statement on the Crossing at Zenda",
            f"{BODY}\n\nSpokesperson for the Ministry of Foreign Affairs of Mongolia\nBat Bold",
            ["Bat Bold"],
        ),
        (
            "Statement by the Spokesperson for the Foreign Ministry of Belarus on the crossing",
            BODY,
            ["Spokesperson for the Foreign Ministry of Belarus"],
        ),
    ],
)
def test_the_headline_says_whose_a_statement_is(
    headline: str, body: str, expected: list[str]
) -> None:
    assert senders(headline, body) == expected


@pytest.mark.parametrize(
    "headline",
    [
        "Statement of Support Grows as Farmers Meet",
        "Foreign Minister's Statement Welcomed by Several Countries",
        "Statement on the crossing at Zenda",
    ],
)
def test_other_headlines_with_the_word_are_nobodys_statement(headline: str) -> None:
    assert senders(headline) == []


def test_a_statement_is_of_the_day_of_its_publication() -> None:
    found = read(
        article(
            "Statement by the Spokesperson for the Foreign Ministry of Belarus on the crossing\n\n"
            f"Press release, Minsk, 3 March 2024\n\n{BODY}"
        )
    )
    assert found.letter.date == "2024-03-03"
    assert found.letter.form == "gb:Statement"


def test_a_letter_of_pledge_is_not_written_by_a_pledge() -> None:
    found = read(
        article(
            "Letter of Pledge to Comrade Han Chol Jun Adopted by Workers\n\nRodong Sinmun Dec. 24, 2025"
            "\n\nThe workers and officials of the Sunny Mine sent a letter of pledge to Comrade "
            "Han Chol Jun on December 22."
        )
    )
    assert found.letter.recipients == ("Han Chol Jun",)
    assert found.letter.date == "2025-12-22"


def test_the_day_on_which_a_telegram_was_made_public() -> None:
    found = read(
        article(
            "Condolences\n\nMOSCOW, November 18. /TASS/. President Rudolf Hentzau has expressed "
            'condolences to President Ana Paz over the fire.\n\n"Please accept my condolences," the '
            "telegram published on the palace website on Tuesday reads.",
            published=date(2025, 11, 18),
        )
    )
    assert found.letter.date == "2025-11-18"
