"""Records of conversations: participants, no sender; all are made up."""

from __future__ import annotations

import pytest
from articles import Found, article, read


def record(*lines: str) -> Found:
    return read(article("\n".join(lines), published=None))


def test_between_two_in_the_heading() -> None:
    made = record(
        (
            "12. Memorandum of a Conversation Between the Secretary of State and the Ruritanian "
            "Ambassador (Sapt), Department of State, Washington, June 9, 1953"
        ),
        "Washington, June 9, 1953.",
        "SUBJECT",
        "Trade Talks",
        "The Ambassador said that he was content.",
    )
    assert made.objects("schema:participant") == {"Secretary of State", "Sapt"}
    assert made.objects("schema:startDate", "gb:Event") == {"1953-06-09"}
    assert made.objects("schema:location") == {"Washington"}
    assert made.objects("schema:description") == {"Trade Talks"}
    assert made.objects("gb:eventType") == {"gb:conversation"}
    assert ("Sapt", "Ruritanian Ambassador") in made.offices
    assert made.objects("schema:sender") == set()
    assert made.news == []


@pytest.mark.parametrize(
    "lines",
    [
        (
            "Participants: Mr. Sapt, Ruritanian Delegation",
            "Robert W. Holm, Jr., Assistant Secretary of State",
            "The Secretary of State",
        ),
        (
            "PARTICIPANTS",
            "Mr. Sapt, Ruritanian Delegation",
            "Robert W. Holm, Jr., Assistant Secretary of State",
            "The Secretary of State",
        ),
        (
            (
                "Participants: Mr. Sapt; Robert W. Holm, Jr., Assistant Secretary of State; "
                "The Secretary of State"
            ),
        ),
    ],
)
def test_a_list_of_participants(lines: tuple[str, ...]) -> None:
    made = record(
        "Memorandum of Conversation",
        "[Washington,] March 22, 1948.",
        "confidential",
        *lines,
        "SUBJECT: Trade",
        "Mr. Sapt said that he was content with all that had been agreed upon on the day before.",
    )
    names = {name.removesuffix(", Jr.") for name in made.objects("schema:participant")}
    assert names == {"Sapt", "Robert W. Holm", "Secretary of State"}
    assert made.objects("schema:startDate", "gb:Event") == {"1948-03-22"}
    assert ("Assistant Secretary of State") in {title for _, title in made.offices}
    assert "Ruritanian Delegation" not in {title for _, title in made.offices}


def test_a_conversation_by_telephone_has_no_place() -> None:
    made = record(
        (
            "Memorandum of a Telephone Conversation Between Secretary of State Holm in Washington "
            "and Foreign Minister Sapt in Strelsau, March 4, 1959, 2:15 p.m."
        ),
        "March 4, 1959, 2:15 p.m.",
        "Mr. Sapt called.",
    )
    assert made.objects("schema:participant") == {"Holm", "Sapt"}
    assert made.objects("schema:location") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Minutes of silence\n\nThe crowd stood still. The minister spoke.",
        "Record of success\n\nThe factory met its plan. Participants were content.",
        "Talks between Hentzau and Sapt\n\nStrelsau, May 3 (KCNA) -- They met. -0-",
        "Notes on a meeting\n\nStrelsau, May 3 (KCNA) -- They met. -0-",
    ],
)
def test_news_is_no_record(text: str) -> None:
    made = read(article(text))
    assert all(claim.extractor != "conversations" for claim in made.claims)
