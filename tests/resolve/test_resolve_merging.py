"""What many articles say together: offices in time, reports, replies, reprints."""

from __future__ import annotations

from datetime import date

import pytest
from articles import shared_extractor, wire
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder import authority
from graphbuilder.model import Article, Claim, Inference, Literal, Resolved
from graphbuilder.resolve import Resolver

Row = tuple[Article, tuple[Claim, ...]]


def read(body: str, identifier: str, day: str = "2024-05-09") -> Row:
    made = wire(body, identifier=identifier, published=date.fromisoformat(day))
    return made, shared_extractor().extract(made)


def merged(*rows: Row) -> Resolved:
    resolver = Resolver(authority.load())
    for row in rows:
        resolver.add(*row)
    return resolver.resolved()


def said(found: Resolved, *predicates: str) -> list[tuple[str, str]]:
    """Subject and object of the inferences with a predicate, in words."""
    return [
        (found.entities[each.subject].label, words(found, each))
        for each in found.inferences
        if each.predicate in predicates
    ]


def words(found: Resolved, inference: Inference) -> str:
    value = inference.object
    return value.value if isinstance(value, Literal) else found.entities[value].label


def letters(found: Resolved) -> list[str]:
    return sorted(e.label for iri, e in found.entities.items() if "/communication/" in iri)


CUBA = "president of the Republic of Cuba"


def seen(name: str, day: str, title: str = CUBA) -> Row:
    return read(f"{name}, {title}, visited Kangsan County.", f"{name}-{day}", day)


# -- offices in time ------------------------------------------------------------------------------


def test_a_holder_is_seen_from_a_first_day_to_a_last() -> None:
    days = ("2024-03-01", "2022-05-09", "2023-01-01")
    found = merged(*(seen("Ana Paz", day) for day in days))
    assert {value for _, value in said(found, "gb:firstAttested")} == {"2022-05-09"}
    assert {value for _, value in said(found, "gb:lastAttested")} == {"2024-03-01"}
    (first,) = (i for i in found.inferences if i.predicate == "gb:firstAttested")
    assert first.article == "Ana Paz-2022-05-09"
    assert len(first.premises) == 1


LETTER = "Pak Un Ha, premier of the DPRK, sent a letter to the president of the Republic of Cuba."


@pytest.mark.parametrize(
    ("days", "confidence"),
    [
        (("2024-03-01", "2024-07-01"), 0.95),
        (("2024-03-01",), 0.8),
        (("2023-07-01",), 0.7),
        (("2022-07-01",), None),
    ],
)
def test_an_office_without_its_holder_gets_the_holder_of_that_time(
    days: tuple[str, ...], confidence: float | None
) -> None:
    found = merged(*(seen("Ana Paz", day) for day in days), read(LETTER, "letter"))
    inferred = [i for i in found.inferences if i.predicate == "gb:recipientIncumbent"]
    assert [i.confidence for i in inferred] == ([confidence] if confidence else [])
    for each in inferred:
        assert words(found, each) == "Ana Paz"
        assert each.article == "letter"
        assert len(each.premises) == 1 + len(days)


def test_between_two_holders_none_is_inferred() -> None:
    found = merged(
        seen("Ana Paz", "2024-03-01"), seen("Luis Gomez", "2024-07-01"), read(LETTER, "a")
    )
    assert not said(found, "gb:recipientIncumbent")
    assert not found.conflicts


def test_two_holders_at_one_time_are_a_conflict_and_none_is_inferred() -> None:
    found = merged(
        seen("Ana Paz", "2024-03-01"),
        seen("Ana Paz", "2024-07-01"),
        seen("Luis Gomez", "2024-05-05"),
        seen("Luis Gomez", "2024-08-05"),
        read(LETTER, "letter", "2024-06-01"),
    )
    (conflict,) = found.conflicts
    assert (conflict.start, conflict.end) == ("2024-05-05", "2024-07-01")
    assert len(conflict.memberships) == 2
    assert not said(found, "gb:recipientIncumbent")


@pytest.mark.parametrize(
    "title", ["vice-president of the Republic of Cuba", "member of the Cabinet"]
)
def test_offices_that_several_hold_have_no_conflict(title: str) -> None:
    found = merged(
        *(
            seen(name, day, title)
            for name in ("Ana Paz", "Luis Gomez")
            for day in ("2024-03-01", "2024-04-01")
        )
    )
    assert not found.conflicts


# -- reports --------------------------------------------------------------------------------------

OURS = (
    "Pak Un Ha, premier of the DPRK, on May 8 sent a message of condolence to Ana Paz, president of "
    "the Republic of Cuba, over the damage by a hurricane."
)
THEIRS = (
    "Ana Paz, president of the Republic of Cuba, received a message of condolence from Pak Un Ha, "
    "premier of the DPRK, on May 8. It voiced sympathy with the victims of the hurricane."
)


def test_two_reports_are_one_letter_with_the_claims_of_both() -> None:
    found = merged(read(OURS, "ours"), read(THEIRS, "theirs"))
    assert letters(found) == ["Message from Pak Un Ha to Ana Paz (2024-05-08)"]
    senders = [s for s in found.statements if s.predicate == "schema:sender"]
    assert {s.article for s in senders} == {"ours", "theirs"}
    assert len({s.subject for s in senders}) == 1
    (judgement,) = (j for j in found.judgements if j.judge.startswith("communications."))
    assert judgement.verdict.value == "same"


def test_another_years_letter_is_another() -> None:
    found = merged(read(OURS, "a"), read(OURS.replace("hurricane", "flood"), "b", "2023-05-09"))
    assert len(letters(found)) == 2


def test_an_identical_text_counts_once() -> None:
    found = merged(read(OURS, "b"), read(OURS, "a"), read(OURS, "c", "2024-05-10"))
    assert found.same_text == {"b": "a", "c": "a"}
    assert {s.article for s in found.statements} == {"a"}
    assert len(letters(found)) == 1
    assert set(found.articles) == {"a", "b", "c"}


def test_the_same_words_a_year_later_are_news_again() -> None:
    found = merged(
        read("Snow fell on Pak Un Ha.", "a"), read("Snow fell on Pak Un Ha.", "b", "2025-05-09")
    )
    assert not found.same_text


# -- replies --------------------------------------------------------------------------------------

REPLY = (
    "Ana Paz, president of the Republic of Cuba, on May 20 sent a reply message to Pak Un Ha, premier "
    "of the DPRK."
)


def test_a_reply_is_linked_with_the_days_between() -> None:
    found = merged(read(OURS, "letter"), read(REPLY, "reply", "2024-05-21"))
    ((reply, letter),) = said(found, "gb:inReplyTo")
    assert reply.startswith("Message from Ana Paz to Pak Un Ha")
    assert letter.startswith("Message from Pak Un Ha to Ana Paz")
    assert said(found, "gb:daysToReply") == [(reply, "12")]
    (link,) = (i for i in found.inferences if i.predicate == "gb:inReplyTo")
    assert len(link.premises) == 4


def test_a_letter_that_only_its_reply_shows_is_inferred() -> None:
    found = merged(read(REPLY, "reply", "2024-05-21"))
    (letter,) = (label for label in letters(found) if "inferred" in label)
    assert letter == "Message from Pak Un Ha to Ana Paz (inferred)"
    assert said(found, "gb:knownFromReply") == [(letter, "true")]


# -- as a whole -----------------------------------------------------------------------------------

ALL = (
    seen("Ana Paz", "2024-03-01"),
    read(LETTER, "letter"),
    read(OURS, "ours"),
    read(OURS, "reprint", "2024-05-10"),
    read(THEIRS, "theirs"),
    read(REPLY, "reply", "2024-05-21"),
)


@settings(max_examples=25, deadline=None)
@given(st.permutations(ALL))
def test_the_order_of_articles_makes_no_difference(rows: list[Row]) -> None:
    assert merged(*rows) == merged(*ALL)


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, len(ALL) - 1)))
def test_every_inference_rests_on_claims_of_the_articles(chosen: set[int]) -> None:
    from graphbuilder import iris

    rows = [ALL[at] for at in sorted(chosen)]
    found = merged(*rows)
    names = {iris.claim_name(article.identifier, c) for article, claims in rows for c in claims}
    for each in found.inferences:
        assert set(each.premises) <= names
        assert each.premises
        assert each.subject in found.entities
