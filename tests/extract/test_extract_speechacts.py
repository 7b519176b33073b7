"""What the text of a letter or statement does, and who does it to whom (habit 9)."""

from __future__ import annotations

import pytest
from articles import Found, read

ACTS = "Request Demand Warning Pledge Accusation Appreciation Support Rejection".split()


def quoted(words: str) -> Found:
    return read(
        "Pak Un Ha, premier of the DPRK, sent a letter to Ana Paz, president of the Republic of "
        f"Cuba.\nThe letter said:\n{words}"
    )


def test_a_quotation_is_its_speakers_not_the_letters() -> None:
    lead = "Pak Un Ha, premier of the DPRK, received a letter from Ana Paz, president of Cuba.\n"
    found = read(f'{lead}"We urge all parties to withdraw," Pak\'s spokesman Ri Kwang Ho said.')
    assert not [c for c in found.claims if c.predicate == "gb:performs"]
    assert found.objects("gb:agent") == {"Ri Kwang Ho"}
    found = read(f'{lead}"We urge all parties to withdraw," the letter reads.')
    assert [c for c in found.claims if c.predicate == "gb:performs"]


def acts(found: Found) -> dict[str, set[str]]:
    """The classes of the acts performed, with the words."""
    performed = {c.object for c in found.claims if c.predicate == "gb:performs"}
    kinds = {m.kind.removeprefix("gb:") for m in performed}  # type: ignore[union-attr]
    return {kind: found.objects("gb:content", f"gb:{kind}") for kind in kinds}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("Request", "I ask you to place the matter on the agenda."),
        ("Request", "We sincerely hope that you will help."),
        ("Request", "I express my expectation that you will pay due attention."),
        ("Demand", "We strongly demand an apology."),
        ("Demand", "The aggressors should immediately stop the war games."),
        ("Warning", "We will never sit idle."),
        ("Warning", "They will pay a dear price for it."),
        ("Warning", "The instigators shall be held wholly responsible."),
        ("Pledge", "I will make every effort for the friendship."),
        ("Pledge", "We are ready to help at any time."),
        ("Accusation", "They are driving the situation to the brink of war."),
        ("Accusation", "We denounce the dangerous game of the aggressors."),
        ("Accusation", "This violates the UN Charter."),
        ("Appreciation", "I thank you for your kind words."),
        ("Appreciation", "We express our deep gratitude to your people."),
        ("Support", "We fully support the just cause of your people."),
        ("Support", "We stand by your side."),
        ("Rejection", "We reject the resolution."),
        ("Rejection", "We will never recognize that election."),
        ("Accusation", "The DPRK Foreign Ministry strongly denounces the raid."),
        ("Accusation", "They are held wholly responsible for it."),
        ("Accusation", "Freedonia is chiefly to blame for it."),
        ("Accusation", "Freedonia is the one to be held accountable."),
        ("Warning", "They will be held wholly responsible for it."),
        ("Warning", "They will be made to pay for it."),
    ],
)
def test_acts(kind: str, words: str) -> None:
    found = acts(quoted(words))
    assert found.get(kind) == {words}


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("Request", "They asked for help and it was granted."),
        ("Request", "So I wonder what those people ask for."),
        ("Accusation", "Freedonia strongly denounces the raid."),
        ("Accusation", "They will be held responsible for it."),
        ("Warning", "They are held wholly responsible for it."),
        ("Warning", "Freedonia is the one to be held accountable."),
        ("Demand", "The demand for rice is great."),
        ("Warning", "The price of rice fell."),
        ("Pledge", "It will rain and you will see it."),
        ("Pledge", "We will never do that."),
        ("Accusation", "The sun shines over the land."),
        ("Appreciation", "They are known for their gratitude."),
        ("Support", "We do not support the aggressors."),
        ("Support", "They stand on the hill and support the roof."),
        ("Rejection", "They never saw it."),
    ],
)
def test_no_acts(kind: str, words: str) -> None:
    assert kind not in acts(quoted(words))


def test_every_class_has_its_type() -> None:
    found = quoted(
        "I ask you to help. We are ready to come. I thank you. We reject the resolution."
    )
    assert found.objects("gb:plover", "gb:Request") == {"gb:plover-REQUEST"}
    assert found.objects("gb:plover", "gb:Pledge") == {"gb:plover-AGREE"}
    assert found.objects("gb:plover", "gb:Appreciation") == {"gb:plover-SUPPORT"}
    assert found.objects("gb:plover", "gb:Rejection") == {"gb:plover-REJECT"}


def test_first_person_is_the_sender_second_the_recipient() -> None:
    found = quoted("I ask you to place the matter on the agenda.")
    assert found.objects("gb:agent") == {"Pak Un Ha"}
    assert found.objects("gb:addressee") == {"Ana Paz"}


def test_a_demand_is_addressed_to_whom_it_names() -> None:
    found = quoted("The United States should immediately stop the war games.")
    assert found.objects("gb:addressee", "gb:Demand") == {"United States"}


def test_the_senders_own_country_is_not_addressed() -> None:
    found = quoted("The DPRK strongly warns the United States that it will never sit idle.")
    assert "DPRK" not in found.objects("gb:addressee")


def test_a_letters_requests_are_its_purpose() -> None:
    assert "gb:request" in quoted("I ask you to help.").letter.purposes
    assert "gb:request" not in quoted("We will help.").letter.purposes


@pytest.mark.parametrize(
    "body",
    [
        "Pak Un Ha sent a letter to Ana Paz, president of Cuba.\nThe people say: we will never sit idle.",
        "The workers said:\nWe will make every effort.",
        "We will never sit idle, the paper writes.",
    ],
)
def test_words_outside_a_quoted_letter_are_no_acts(body: str) -> None:
    assert read(body).said("gb:performs") == set()


def test_a_statement_has_no_recipient_to_address() -> None:
    found = read(
        "Pak Un Ha, vice-premier of the DPRK, issued a press statement on Monday.\nThe statement "
        "said:\nWe strongly demand that the United States stop the war games."
    )
    assert found.objects("gb:agent", "gb:Demand") == {"Pak Un Ha"}
    assert found.objects("gb:addressee", "gb:Demand") == {"United States"}


def test_an_act_is_about_the_events_it_names() -> None:
    found = quoted("We strongly demand an end of the joint military exercise.")
    assert found.objects("schema:about", "gb:Demand") == {"joint military exercise"}
