"""Documents that are letters themselves (habit 14); these are made up, after the archives' manner."""

from __future__ import annotations

import pytest
from articles import Found, article, read

BODY = "Sir: I have the honor to report that the negotiations have begun.\n\nI have, etc.,\n"


def letter(heading: str, head: str = "Strelsau, March 4, 1871.", body: str = BODY) -> Found:
    return read(article(f"{heading}\n\n{head}\n\n{body}", published=None))


@pytest.mark.parametrize(
    ("heading", "form", "sender", "recipient"),
    [
        ("Mr. Sapt to Mr. Tarlenheim", "gb:Letter", "Sapt", "Tarlenheim"),
        (
            "Telegram From the Embassy in Ruritania to the Department of State",
            "gb:Telegram",
            "Embassy in Ruritania",
            "Department of State",
        ),
        (
            "The Ambassador in Ruritania (Sapt) to the Secretary of State",
            "gb:Letter",
            "Sapt",
            "Secretary of State",
        ),
        (
            "The Secretary of State to the Chargé in Ruritania (Helsing)",
            "gb:Letter",
            "Secretary of State",
            "Helsing",
        ),
        ("Letter From President Hentzau to Premier Strofzin", "gb:Letter", "Hentzau", "Strofzin"),
        (
            "Letter From President Hentzau to Prime Minister Strofzin",
            "gb:Letter",
            "Hentzau",
            "Strofzin",
        ),
        (
            (
                "Memorandum From the Assistant Secretary of State for Ruritanian Affairs (Detchard) to "
                "Secretary of State Lauengram"
            ),
            "gb:Memorandum",
            "Detchard",
            "Lauengram",
        ),
        (
            "The United States Representative to the United Nations (Bersonin) to the Secretary of State",
            "gb:Letter",
            "Bersonin",
            "Secretary of State",
        ),
        (
            "The Minister to Ruritania to the Secretary of State",
            "gb:Letter",
            "Minister to Ruritania",
            "Secretary of State",
        ),
        (
            "12. Airgram From the Legation in Ruritania to the Department of State",
            "gb:Airgram",
            "Legation in Ruritania",
            "Department of State",
        ),
        ("Lord Topham to Count Helsing", "gb:Letter", "Lord Topham", "Count Helsing"),
    ],
)
def test_headings(heading: str, form: str, sender: str, recipient: str) -> None:
    found = letter(heading).letter
    assert (found.form, found.senders, found.recipients) == (form, (sender,), (recipient,))
    assert found.date == "1871-03-04"


@pytest.mark.parametrize(
    "heading",
    [
        "Memorandum of Conversation",
        "Editorial Note",
        "Minutes of a Meeting of the National Council",
        "Ruritania Answers",
    ],
)
def test_what_is_no_letter(heading: str) -> None:
    assert letter(heading).news == []


def test_a_wire_dateline_makes_news_of_it() -> None:
    text = (
        "Message From Ana Paz to Pak Un Ha\n\nPyongyang, March 5 (KCNA) -- Pak Un Ha received a "
        "message of greeting from Ana Paz, president of Cuba. -0-"
    )
    assert read(article(text)).letter.form == "gb:Message"


def test_office_line_place_and_date() -> None:
    found = letter(
        "Mr. Sapt to Mr. Tarlenheim", "Legation of the United States,\nStrelsau, March 4, 1871."
    )
    assert found.letter.date == "1871-03-04"
    assert "Strelsau" in found.objects("gb:placeSent")
    assert "Legation of the United States, Strelsau" in found.objects("gb:placeSent")


@pytest.mark.parametrize(
    ("head", "received"),
    [
        ("Strelsau, March 4, 1871.\n[Received March 29.]", "1871-03-29"),
        ("Strelsau, December 28, 1949—6 p.m.\n[Received January 2—7:18 a.m.]", "1950-01-02"),
        ("Strelsau, March 4, 1949—6 p.m.\n[Received 8:12 p.m.]", "1949-03-04"),
        ("Strelsau, March 4, 1871.", ""),
    ],
)
def test_the_day_of_receipt(head: str, received: str) -> None:
    found = letter("The Minister in Ruritania (Sapt) to the Secretary of State", head)
    assert found.objects("schema:dateReceived") == ({received} if received else set())
    assert found.letter.date != received or "8:12" in head


def test_offices_of_both_sides() -> None:
    found = letter("The Ambassador in Ruritania (Sapt) to the Secretary of State")
    assert ("Sapt", "Ambassador in Ruritania") in found.offices


def test_the_signature_gives_the_whole_name() -> None:
    body = "Sir: I have the honor to report.\n\nI have, etc.,\n\nRUDOLF K. SAPT."
    found = letter("Mr. Sapt to Mr. Tarlenheim", body=body)
    assert found.letter.senders == ("Rudolf K. Sapt",)


def test_another_mans_signature_does_not() -> None:
    body = "Sir: I have the honor to report.\n\nI have, etc.,\n\nRUDOLF K. HENTZAU."
    assert letter("Mr. Sapt to Mr. Tarlenheim", body=body).letter.senders == ("Sapt",)


def test_letters_cited_in_a_letter_are_no_news() -> None:
    body = (
        "Sir: Mr. Hentzau, minister of War, sent a letter to Mr. Strofzin, prime minister of "
        "Ruritania, on March 1.\n\nI have, etc.,\n"
    )
    found = letter("Mr. Sapt to Mr. Tarlenheim", body=body)
    assert found.letter.senders == ("Sapt",)
    assert [c.senders for c in found.letters if not c.main] in ([], [("Hentzau",)])


def test_first_and_second_person() -> None:
    body = "Sir: I request that you inform your government at once.\n\nI have, etc.,\n"
    found = letter("Mr. Sapt to Mr. Tarlenheim", body=body)
    assert found.objects("gb:agent", "gb:Request") == {"Sapt"}
    assert found.objects("gb:addressee", "gb:Request") == {"Tarlenheim"}
