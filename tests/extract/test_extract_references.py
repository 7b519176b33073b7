"""References of a letter to earlier communications; the letters are made up."""

from __future__ import annotations

import pytest
from articles import Found, article, name_of, read

from graphbuilder.model import Claim, Mention, Status

HEAD = (
    "The Secretary of State to the Minister in Ruritania (Sapt)\n\nStrelsau, November 5, 1901.\n\n"
)
WIRED = (
    "Telegram From the Embassy in Ruritania to the Department of State\n\n"
    "Strelsau, November 5, 1955, 4 p.m.\n\n"
)


def letter(body: str, head: str = HEAD) -> Found:
    return read(article(f"{head}{body}\n", published=None))


def earlier(made: Found) -> list[tuple[str, Mention]]:
    """The relation and the earlier communication of each reference."""
    return [
        (c.predicate, c.object)
        for c in made.claims
        if c.predicate in ("gb:cites", "gb:inReplyTo")
        and isinstance(c.object, Mention)
        and c.object.key
        if c.object.key.startswith("ref-")
    ]


def claims_of(made: Found, mention: Mention) -> dict[str, Claim]:
    return {c.predicate: c for c in made.claims if c.subject == mention}


@pytest.mark.parametrize(
    ("body", "relation", "form", "number", "day"),
    [
        (
            "Sir: I have the honor to acknowledge the receipt of your despatch No. 6 of the 4th instant.",
            *("gb:inReplyTo", "gb:Despatch", "6", "1901-11-04"),
        ),
        (
            "Sir: Your despatch of August 22 (No. 71) has been received.",
            *("gb:inReplyTo", "gb:Despatch", "71", "1901-08-22"),
        ),
        (
            "Sir: In reply to your letter of March 3, 1900, I say no.",
            *("gb:inReplyTo", "gb:Letter", None, "1900-03-03"),
        ),
        (
            "Sir: I refer to your note of the 14th ultimo.",
            *("gb:cites", "gb:Note", None, "1901-10-14"),
        ),
        (
            "Sir: As I said in my No. 34 of December 2, the talks began.",
            *("gb:cites", "gb:Communication", "34", "1900-12-02"),
        ),
        (
            "Sir: I gave him the contents of your telegram of yesterday.",
            *("gb:cites", "gb:Telegram", None, "1901-11-04"),
        ),
        (
            "Sir: I quote my telegram 219, July 3, 5 p.m.",
            "gb:cites",
            "gb:Telegram",
            "219",
            "1901-07-03",
        ),
        (
            "Sir: I have received your letter of the 28th.",
            *("gb:inReplyTo", "gb:Letter", None, "1901-10-28"),
        ),
    ],
)
def test_references(body: str, relation: str, form: str, number: str | None, day: str) -> None:
    made = letter(body)
    ((found, mention),) = earlier(made)
    said = claims_of(made, mention)
    assert (found, mention.kind) == (relation, form)
    assert name_of(said["gb:date"].object) == day
    assert ("gb:number" in said) == (number is not None)
    if number:
        assert name_of(said["gb:number"].object) == number


def test_your_and_my_tell_the_parties() -> None:
    made = letter("Sir: I refer to your despatch No. 6 and to my telegram No. 8.")
    (_, yours), (_, mine) = earlier(made)
    for mention, sender, recipient in (
        (yours, "Sapt", "Secretary of State"),
        (mine, "Secretary of State", "Sapt"),
    ):
        said = claims_of(made, mention)
        assert name_of(said["schema:sender"].object) == sender
        assert name_of(said["schema:recipient"].object) == recipient
        assert said["schema:sender"].status is Status.INFERRED
        assert said["schema:sender"].premises


def test_an_implied_day_is_inferred_and_a_stated_one_is_not() -> None:
    made = letter("Sir: I refer to your note of the 4th instant and your letter of May 2, 1899.")
    statuses = [claims_of(made, mention)["gb:date"].status for _, mention in earlier(made)]
    assert statuses == [Status.INFERRED, Status.STATED]


@pytest.mark.parametrize(
    ("body", "numbers", "sender"),
    [
        ("12. Reference your 219, August 27, 7 p.m.", ["219"], "Department of State"),
        ("12. Embtels 61, July 9; 75, August 2.", ["61", "75"], "Embassy in Ruritania"),
        ("12. Reurtel 977. Talks began.", ["977"], "Department of State"),
        ("12. Deptel 456, May 3.", ["456"], "Department of State"),
        ("12. Department's 88, May 2, 3 p.m.", ["88"], "Department of State"),
    ],
)
def test_the_short_forms_of_telegrams(body: str, numbers: list[str], sender: str) -> None:
    made = letter(body, WIRED)
    said = [claims_of(made, mention) for _, mention in earlier(made)]
    assert [name_of(each["gb:number"].object) for each in said] == numbers
    assert {name_of(each["schema:sender"].object) for each in said} == {sender}


def test_the_same_reference_twice_is_one_thing() -> None:
    made = letter(
        "Sir: I refer to your despatch No. 6 of October 4. Your despatch No. 6 says nothing of it."
    )
    assert len(earlier(made)) == 1


def test_a_telegram_to_others_has_no_inferred_parties() -> None:
    made = letter("12. As outlined Deptel 54 to Oslo, we agree.", WIRED)
    ((_, mention),) = earlier(made)
    assert "schema:sender" not in claims_of(made, mention)


@pytest.mark.parametrize(
    "body",
    [
        "Sir: Your 5 ships and my 15 years; our 1951 program; my letter was long.",
        'Sir: He wrote: "I have received your letter of March 3."',
        "Sir: Your government sent a note on March 3.",
        "Sir: I report.\n\nI am, &c.,\n\nHOLM.\n\n[Inclosure.]\n\nSir: I have your note of March 3.",
    ],
)
def test_no_reference(body: str) -> None:
    assert earlier(letter(body)) == []


def test_a_reference_is_a_mention_and_no_news() -> None:
    made = letter("Sir: I refer to your despatch No. 6.")
    assert [each.form for each in made.news] == ["gb:Letter"]
    assert [each.form for each in made.letters if not each.main] == ["gb:Despatch"]
