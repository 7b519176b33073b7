"""Who is meant by "he" in a further message, and the letters that a reply cites.

The day of the articles is Tuesday, 5 March 2024.
"""

from __future__ import annotations

import pytest
from articles import Letter, read, wire

from graphbuilder.extract import layers

PAK, ANA, IVO, LEE = "Pak Un Ha", "Ana Paz", "Ivo Kral", "Lee Soon"
PREMIER = f"{PAK}, premier of the DPRK,"
TO_ANA = f"to {ANA}, president of the Republic of Cuba"
TO_IVO = f"to {IVO}, president of the Republic of Ruritania"
REPLY = f"{PREMIER} sent a reply message {TO_ANA}, on March 3."


def pairs(body: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Who wrote to whom in the communications that an article reports."""
    return [(c.senders, c.recipients) for c in read(wire(body)).letters if c.main]


def cited(body: str) -> list[Letter]:
    """The communications that an article only refers to."""
    return [c for c in read(wire(body)).letters if not c.main]


def answered(body: str) -> list[tuple[str, str]]:
    """For each reply, the words of the letter that it answers with that one's senders."""
    found = layers.communications(read(wire(body)).doc)
    letters = {c.mention: c for c in found}
    return [(c.answers.name, letters[c.answers].senders[0].agent.name) for c in found if c.answers]


# -- he, she ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "further",
    [
        f"He also sent a reply message {TO_IVO}, on March 4.",
        f"She sent a reply message {TO_IVO}, on March 4.",
        f"On the same day he sent a similar message {TO_IVO}.",
        f"On March 4 she sent a reply message {TO_IVO}.",
        f"{PAK} also sent a reply message {TO_IVO}.",
    ],
)
def test_a_pronoun_means_who_sent_the_message_before(further: str) -> None:
    assert pairs(f"{REPLY}\n{further}") == [((PAK,), (ANA,)), ((PAK,), (IVO,))]


def test_behind_received_a_pronoun_means_who_received() -> None:
    received = f"{PREMIER} received a message of greeting from {ANA}, president of Cuba."
    assert pairs(f"{received}\nHe sent a reply.") == [((ANA,), (PAK,)), ((PAK,), (ANA,))]
    assert pairs(f"{received}\nHe also sent a message {TO_IVO}.")[1] == ((PAK,), (IVO,))
    sent = f"{PREMIER} sent a message of greeting {TO_ANA}."
    also = f"{sent}\nShe also received a message of greeting from {IVO}, president of Ruritania."
    assert pairs(also)[1] == ((IVO,), (PAK,))


def test_messages_of_a_list_are_news_where_form_and_purpose_are_the_same() -> None:
    opening = f"{PREMIER} sent a message of greeting {TO_ANA}."
    one_more = f"{LEE}, foreign minister of the DPRK, sent a message of greeting {TO_IVO}."
    other = f"{LEE}, foreign minister of the DPRK, sent a letter {TO_IVO}."
    assert pairs(f"{opening}\n{one_more}") == [((PAK,), (ANA,)), ((LEE,), (IVO,))]
    assert pairs(f"{opening}\n{other}") == [((PAK,), (ANA,))]


def test_a_message_of_long_before_is_only_cited() -> None:
    body = f"{PREMIER} sent a message of greeting {TO_ANA}.\nIn January she had sent a letter {TO_IVO}."
    assert [(c.form, c.senders, c.recipients) for c in cited(body)] == [
        ("gb:Letter", (PAK,), (IVO,))
    ]


# -- letters that a reply cites -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("thanks", "letter"),
    [
        (
            (
                "In the message he thanked the president for sending a message of greeting to him on "
                "the 75th anniversary of the DPRK."
            ),
            Letter(
                *("gb:Message", (ANA,), (PAK,), (), ("gb:greeting",), ""),
                "75th anniversary of the DPRK",
                main=False,
            ),
        ),
        (
            (
                "She expressed deep thanks to Paz for the letter of condolence that Paz had sent to "
                "her on February 20."
            ),
            Letter(
                *("gb:Letter", (ANA,), (PAK,), (), ("gb:condolence",), "2024-02-20"), main=False
            ),
        ),
        (
            "The message thanked her for her congratulations upon the election.",
            Letter(
                *("gb:Message", (ANA,), (PAK,), (), ("gb:congratulation",), ""),
                "election",
                main=False,
            ),
        ),
        (
            (
                "He expressed thanks for the invitation that the president had extended to him in "
                "her letter of February 17."
            ),
            Letter("gb:Letter", (ANA,), (PAK,), (), (), "2024-02-17", main=False),
        ),
        (
            f"{ANA} had asked for talks in her letter dated February 9.",
            Letter("gb:Letter", (ANA,), (PAK,), (), (), "2024-02-09", main=False),
        ),
        (
            "The president had written to him on February 25.",
            Letter("gb:Letter", (ANA,), (PAK,), (), (), "2024-02-25", main=False),
        ),
    ],
)
def test_a_letter_that_a_reply_cites(thanks: str, letter: Letter) -> None:
    assert cited(f"{REPLY}\n{thanks}") == [letter]
    assert [who for _, who in answered(f"{REPLY}\n{thanks}")] == [ANA]


@pytest.mark.parametrize(
    "body",
    [
        f"{PREMIER} sent a letter {TO_ANA}, on March 3 in reply to her letter of February 7.",
        f"{PREMIER} sent a letter {TO_ANA}, in response to the letter that the president had sent.",
        f"{PREMIER} sent a message {TO_ANA}, in acknowledgement of her congratulatory message.",
        f"{PREMIER} sent a reply cable {TO_ANA}, thanking her for her cable of congratulations.",
        f"In reply to the letter from {ANA}, president of Cuba, Premier {PAK} sent a letter {TO_ANA}.",
    ],
)
def test_what_a_letter_is_in_reply_to(body: str) -> None:
    assert [who for _, who in answered(body)] == [ANA]
    assert [(c.senders, c.recipients) for c in cited(body)] == [((ANA,), (PAK,))]
    assert "gb:reply" in read(wire(body)).letters[0].purposes
    assert pairs(body)[0][0] == (PAK,)


def test_each_of_several_replies_answers_its_own() -> None:
    replies = f"{REPLY}\nHe also sent a reply message {TO_IVO}, on March 4."
    them = f"{replies}\nIn the messages he thanked them for their congratulatory messages."
    assert [who for _, who in answered(them)] == [ANA, IVO]
    him = f"{replies}\nIn the message he thanked him for his congratulatory message."
    assert [who for _, who in answered(him)] == [IVO]


@pytest.mark.parametrize(
    "body",
    [
        f"{REPLY}\nHe thanked her for her warm hospitality.",
        f"{REPLY}\nHe thanked {LEE} for the letter.",  # somebody else
        f"{REPLY}\n{LEE} thanked her for the letter.",
        f"{REPLY}\nHe thanked her for the letter that {LEE} had sent.",
        f"{REPLY}\nHe thanked her for the hospitality, the message said.",
        f"{REPLY}\nHe thanked her for issuing a statement.",
        f"{REPLY}\n{LEE} asked for talks in his letter.",
        f"{PREMIER} sent a letter {TO_ANA}.\nHe thanked her for her warm greetings.",
        f"{PREMIER} met {ANA}, president of Cuba.\nHe thanked her for her letter.",
        f"{PREMIER} received a reply from {ANA}, president of Cuba.\nHe thanked her for the letter.",
        f"{PREMIER} may send a reply {TO_ANA}.\nHe would thank her for the letter.",
    ],
)
def test_what_cites_no_letter(body: str) -> None:
    assert answered(body) == []
    assert cited(body) == [] or "may send" in body


def test_a_reply_speech_is_no_communication() -> None:
    speech = (
        f"{PREMIER} made a reply speech.\nIn her reply speech to the deputies, {PAK} thanked all."
    )
    assert read(wire(speech)).letters == []


# -- clauses, titles ----------------------------------------------------------------------------


def test_a_second_clause_has_its_own_subject() -> None:
    body = f"President {ANA} sent a letter to Premier {PAK} on March 1, and Pak sent a reply on March 3."
    assert pairs(body) == [((ANA,), (PAK,)), (("Pak",), (ANA,))]
    telegram = f"{PREMIER} sent a letter {TO_ANA}, and {IVO} sent a telegram to President Lee Ho."
    assert pairs(telegram)[1][0] == (IVO,)
    both = f"{PREMIER} and {LEE}, foreign minister of the DPRK, sent a letter {TO_ANA}."
    assert pairs(both) == [((PAK, LEE), (ANA,))]


@pytest.mark.parametrize(
    ("body", "pair"),
    [
        (
            f"President {ANA} met {PREMIER} here. She handed a letter from {IVO} to the DPRK leader.",
            ((IVO,), (PAK,)),
        ),
        (
            f"President {ANA} received them. The President handed over a letter to Premier {PAK}.",
            ((ANA,), (PAK,)),
        ),
        (
            f"President {ANA} met President {IVO}. The President sent a letter to Premier {PAK}.",
            (("President",), (PAK,)),  # one of two
        ),
        (
            f"In reply to the letter from {PREMIER} President {ANA} sent a letter to the Korean leader.",
            ((ANA,), (PAK,)),
        ),
        (
            f"{ANA}, president of Cuba, sent a letter to the Cuban leader.",
            ((ANA,), ("Cuban leader",)),  # not to herself
        ),
    ],
)
def test_who_a_title_means(body: str, pair: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert pairs(body) == [pair]


def test_an_envoy_hands_over_what_somebody_else_wrote() -> None:
    assert (
        pairs(f"The ambassador of Cuba handed over a letter to {PAK}, premier of the DPRK.") == []
    )


def test_a_title_with_a_comma_before_its_holder() -> None:
    sender = "the Permanent Representative of the Democratic People's Republic of Korea"
    body = f"{sender} to the United Nations, Sin Son Ho, concerning the vessel."
    received = f"President {ANA} of Cuba received on March 1 a letter from {body}"
    assert pairs(received) == [(("Sin Son Ho",), (ANA,))]
    sent = f"T{sender[1:]}, Ja Song Nam, sent a letter dated March 1 to President {ANA}."
    assert pairs(sent) == [(("Ja Song Nam",), (ANA,))]


def test_to_an_office_is_no_part_of_an_envoys_title() -> None:
    first = (
        f"President {ANA} received a letter from the Permanent Representative of Cuba, Sin Son Ho."
    )
    also = (
        "A letter was also sent by the Permanent Representative to the Secretary-General of the UN."
    )
    recipient = ("Secretary-General of the UN",)
    assert pairs(f"{first} {also}") == [(("Sin Son Ho",), (ANA,)), (("Sin Son Ho",), recipient)]
