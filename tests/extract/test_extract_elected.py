"""Offices that a verb gives, offices over two bodies, initials of two letters, surnames alone."""

from __future__ import annotations

import pytest
from articles import read, wire

PAK, RI, ANA = "Pak Un Ha", "Ri Kwang Ho", "Ana Paz"


@pytest.mark.parametrize(
    ("body", "offices"),
    [
        (f"It elected {PAK} premier of the DPRK.", {(PAK, "premier of the DPRK")}),
        (f"{PAK} was elected premier of the DPRK.", {(PAK, "premier of the DPRK")}),
        (f"{PAK} has been re-elected as premier of the DPRK.", {(PAK, "premier of the DPRK")}),
        (
            f"{PAK} was again elected to the post of premier of the DPRK.",
            {(PAK, "premier of the DPRK")},
        ),
        (
            f"{PAK} was elected premier of the DPRK, and {RI} minister of Culture of the DPRK.",
            {(PAK, "premier of the DPRK"), (RI, "minister of Culture of the DPRK")},
        ),
        (
            f"The president appointed Comrade {RI} foreign minister of Cuba.",
            {(RI, "foreign minister of Cuba")},
        ),
        (f"{PAK} was recalled from the post of premier of the DPRK.", set()),
        (f"{PAK} may be elected premier of the DPRK.", set()),
        (f"{PAK} was not elected premier of the DPRK.", set()),
        (f"{PAK} was elected.", set()),
        (f"The party of {PAK} was elected. Premier of the DPRK is an old title.", set()),
    ],
)
def test_an_office_that_a_verb_gives(body: str, offices: set[tuple[str, str]]) -> None:
    assert read(wire(f"The session took place here. {body}")).offices == offices


@pytest.mark.parametrize("joint", ["and the", "and"])
def test_one_president_of_two_councils(joint: str) -> None:
    title = f"president of the Council of State {joint} Council of Ministers of Cuba"
    found = read(wire(f"{PAK}, premier of the DPRK, sent a message to {ANA}, {title}, on March 3."))
    assert found.letters[0].recipients == (ANA,)
    assert (ANA, title) in found.offices


def test_a_body_of_another_kind_is_another_recipient() -> None:
    title = "president of the Council of State"
    found = read(
        wire(
            f"{PAK} sent a message to {ANA}, {title}, and the Central Committee of the Party of Cuba."
        )
    )
    assert (ANA, title) in found.offices
    assert len(found.letters[0].recipients) == 2


@pytest.mark.parametrize("name", ["Ts. Gombo", "Yu. Petrov", "D. Gombo", "A. Guterres"])
def test_initials_of_one_letter_of_cyrillic(name: str) -> None:
    found = read(
        wire(f"{PAK}, premier, sent a message to {name}, president of Mongolia, on March 3.")
    )
    assert found.letters[0].recipients == (name,)
    assert len(found.sentences) == 2


def test_a_title_of_honour_is_no_name() -> None:
    found = read(wire(f"{PAK} met Samdech Techo Sok Dara, prime minister of Cambodia."))
    assert "Sok Dara" in found.persons


def test_the_surname_alone_of_a_person_of_the_authority_files() -> None:
    found = read(wire("Xi Jinping sent a message to Kim Jong Un. In it Xi noted that Kim agreed."))
    assert {"Xi", "Kim"} <= found.persons
    two = read(wire(f"Kim Jong Un met {PAK}. Kim Yong Nam was there. Kim agreed."))
    assert "Kim" not in two.persons


def test_words_in_small_letters_are_no_given_name() -> None:
    assert read(wire("Pak Un Ha spoke. In it Pak said no.")).persons == {"Pak Un Ha", "Pak"}
