"""Letters, messages and statements that an article reports, by the wire's habits.

The day of the articles is Tuesday, 5 March 2024.
"""

from __future__ import annotations

import pytest
from articles import Letter, read, wire

from graphbuilder.extract import layers

PAK, ANA = "Pak Un Ha", "Ana Paz"
TO_ANA = f"to {ANA}, president of the Republic of Cuba"
BY = 'a recipient behind "to" goes on through "by"'
LETTER, MESSAGE = "gb:Letter", "gb:Message"


@pytest.mark.parametrize(
    ("body", "letter"),
    [
        (
            f"{PAK}, premier of the DPRK, sent a message of greeting {TO_ANA}, on March 3.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:greeting",), "2024-03-03"),
        ),
        (
            f"{PAK}, premier of the DPRK, on March 3 sent a congratulatory letter {TO_ANA}.",
            Letter(LETTER, (PAK,), (ANA,), (), ("gb:congratulation",), "2024-03-03"),
        ),
        (
            f"Comrade {PAK} Sunday sent a message of thanks {TO_ANA}.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:thanks",), "2024-03-03"),
        ),
        (
            f"{PAK} sent a telegram of invitation {TO_ANA}, Monday.",
            Letter("gb:Telegram", (PAK,), (ANA,), (), ("gb:invitation",), "2024-03-04"),
        ),
        (
            f"{PAK} sent a note of protest {TO_ANA}, today.",
            Letter("gb:Note", (PAK,), (ANA,), (), ("gb:protest",), "2024-03-05"),
        ),
        (
            f"{PAK} wrote a letter {TO_ANA}.",
            Letter(LETTER, (PAK,), (ANA,)),
        ),
        (
            f"{PAK} has sent a warm message of sympathy {TO_ANA}.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:condolence",)),
        ),
        (
            f"{PAK} sent {ANA}, president of the Republic of Cuba, a message of greeting.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:greeting",)),
        ),
        (
            f"{PAK} sent an oral message {TO_ANA}.",
            Letter("gb:OralMessage", (PAK,), (ANA,)),
        ),
        (
            f"The Ministry of Foreign Affairs of Cuba sent a note verbale to {PAK}, premier.",
            Letter("gb:NoteVerbale", ("Ministry of Foreign Affairs of Cuba",), (PAK,)),
        ),
    ],
)
def test_sent(body: str, letter: Letter) -> None:
    assert read(body).letter == letter


@pytest.mark.parametrize(
    ("body", "letter"),
    [
        (
            f"{PAK}, premier of the DPRK, received a message of greeting from {ANA}, president of Cuba.",
            Letter(MESSAGE, (ANA,), (PAK,), (), ("gb:greeting",)),
        ),
        (
            f"{PAK} on Monday received a congratulatory letter from {ANA}, president of Cuba.",
            Letter(LETTER, (ANA,), (PAK,), (), ("gb:congratulation",), "2024-03-04"),
        ),
        (
            f"{PAK} received a reply message from {ANA}, president of Cuba, on March 2.",
            Letter(MESSAGE, (ANA,), (PAK,), (), ("gb:reply",), "2024-03-02"),
        ),
    ],
)
def test_received_turns_the_roles_round(body: str, letter: Letter) -> None:
    """Habit 1."""
    assert read(body).letter == letter


def test_the_date_says_what_it_is_the_date_of() -> None:
    assert read(f"{PAK} on Monday received a letter from {ANA}, president.").objects(
        "schema:dateReceived"
    ) == {"2024-03-04"}
    assert read(f"{PAK} on Monday sent a letter to {ANA}, president.").objects(
        "schema:dateSent"
    ) == {"2024-03-04"}


@pytest.mark.parametrize(
    ("body", "letter"),
    [
        (
            f"A message of greeting was sent {TO_ANA}, by {PAK}, premier of the DPRK, on March 3.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:greeting",), "2024-03-03"),
        ),
        (
            f"A message of greeting was sent by {PAK}, premier of the DPRK, {TO_ANA}, on March 3.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:greeting",), "2024-03-03"),
        ),
        (
            f"A congratulatory message came {TO_ANA}, from {PAK}, premier of the DPRK, on Monday.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:congratulation",), "2024-03-04"),
        ),
        (
            f"Congratulations {TO_ANA}, came from {PAK}, premier of the DPRK.",
            Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:congratulation",)),
        ),
        (
            (
                "In a letter to the United Nations Security Council on March 1, Jo Song Il denounced the "
                "war exercises."
            ),
            Letter(
                LETTER, ("Jo Song Il",), ("United Nations Security Council",), (), (), "2024-03-01"
            ),
        ),
        (
            (
                "Jo Song Il in a letter to the United Nations Security Council on March 1 denounced the "
                "war exercises."
            ),
            Letter(
                LETTER, ("Jo Song Il",), ("United Nations Security Council",), (), (), "2024-03-01"
            ),
        ),
        (
            (
                "Identical letters were forwarded to the president of the UN General Assembly and the UN "
                "secretary-general by the DPRK permanent representative on March 4."
            ),
            Letter(
                LETTER,
                ("DPRK permanent representative",),
                ("president of the UN General Assembly", "UN secretary-general"),
                (),
                (),
                "2024-03-04",
            ),
        ),
    ],
)
def test_passive_and_noun_frames(body: str, letter: Letter) -> None:
    """Habit 2."""
    assert read(body).letter == letter


@pytest.mark.parametrize(
    ("body", "date"),
    [
        (
            f"{PAK} on March 2 sent a letter {TO_ANA}, on the occasion of the March 8 festival.",
            "2024-03-02",
        ),
        (f"{PAK} sent a letter {TO_ANA}, Sunday on the occasion of her birthday.", "2024-03-03"),
        (f"On March 2 {PAK} sent a letter {TO_ANA}.", "2024-03-02"),
        (f"{PAK} sent a letter {TO_ANA}, on the occasion of New Year 2024.", ""),
        (f"{PAK} sent a letter {TO_ANA}. She will visit Pyongyang on March 20.", ""),
        (f"{PAK} sent a letter {TO_ANA}, over the earthquake of February 27.", ""),
    ],
)
def test_which_date_is_the_letters(body: str, date: str) -> None:
    """Habit 3."""
    assert read(body).letter.date == date


def test_several_senders_and_recipients() -> None:
    """Habit 4."""
    found = read(
        "Lin Hao, minister of Culture, Cui Tong, minister of Health, and Wang Shu, mayor of Havana, "
        "sent a congratulatory message to Kim Chol Su, premier of the DPRK, and Ri Kwang Ho, "
        "minister of Foreign Affairs."
    ).letter
    assert found.senders == ("Lin Hao", "Cui Tong", "Wang Shu")
    assert found.recipients == ("Kim Chol Su", "Ri Kwang Ho")


@pytest.mark.parametrize(
    ("body", "sender"),
    [
        (
            f"The diplomatic corps here sent a message of greeting to {PAK}, premier.",
            "diplomatic corps",
        ),
        (
            f"The Communist Party of Cuba sent a message of greeting to {PAK}, premier.",
            "Communist Party of Cuba",
        ),
        (
            f"The C.C., Communist Party of Cuba sent a message of greeting to {PAK}, premier.",
            "Central Committee of the Communist Party of Cuba",
        ),
        (
            f"The minister of Health of Cuba sent a message of greeting to {PAK}, premier.",
            "minister of Health of Cuba",
        ),
    ],
)
def test_senders_without_a_persons_name(body: str, sender: str) -> None:
    """Habits 4 and 5."""
    assert read(body).letter.senders == (sender,)


@pytest.mark.parametrize(
    "headline",
    [
        "Pak Un Ha Receives Message from Foreigners",
        "Message to Ana Paz",
        "Greetings Sent by Ri Kwang Ho",
    ],
)
def test_the_body_decides_not_the_headline(headline: str) -> None:
    """Habit 6."""
    found = read(wire(f"{PAK} sent a message of greeting {TO_ANA}.", headline=headline))
    assert found.letter == Letter(MESSAGE, (PAK,), (ANA,), (), ("gb:greeting",))


def test_similar_messages_are_pairs() -> None:
    """Habit 7."""
    news = read(
        f"{PAK}, premier of the DPRK, sent a message of greeting {TO_ANA}, on Monday.\n"
        "Ri Kwang Ho, minister of Foreign Affairs of the DPRK, sent a similar message to Luis Gomez, "
        "minister of Foreign Affairs of Cuba, on the same day."
    ).news
    assert [(x.senders, x.recipients) for x in news] == [
        ((PAK,), (ANA,)),
        (("Ri Kwang Ho",), ("Luis Gomez",)),
    ]
    assert next(x.purposes for x in news) == ("gb:greeting",)


def test_a_similar_message_is_similar() -> None:
    _, second = read(
        f"{PAK}, premier of the DPRK, sent a message of greeting {TO_ANA}, on Monday. "
        "Ri Kwang Ho sent a similar message to Luis Gomez, minister of Health of Cuba, on the same day."
    ).news
    assert (second.purposes, second.date) == (("gb:greeting",), "2024-03-04")


def test_the_same_day_is_no_occasion() -> None:
    found = read(
        f"{PAK} sent a message of greeting {TO_ANA}. "
        "Ri Kwang Ho sent a similar message to Luis Gomez, minister of Health, on the same day."
    )
    assert {x.occasion for x in found.news} == {""}


def test_a_message_that_is_only_cited_is_no_news() -> None:
    found = read(
        f"{PAK} sent a message of thanks {TO_ANA}.\n"
        f"In the message he thanked her for sending a message of greeting to {PAK} last month."
    )
    assert found.letter.purposes == ("gb:thanks",)


@pytest.mark.parametrize(
    ("body", "conveyor"),
    [
        (
            f"{PAK} received a letter from {ANA}, president of Cuba, through the Cuban embassy.",
            "Cuban embassy",
        ),
        (
            (
                f"{PAK} received a letter from {ANA}, president of Cuba.\n"
                "It was conveyed to an official concerned by Juan Ruiz, Cuban ambassador to the DPRK, on "
                "Monday."
            ),
            "Juan Ruiz",
        ),
        (
            (
                f"{PAK} received a letter from {ANA}, president of Cuba.\n"
                "Juan Ruiz, Cuban ambassador to the DPRK, conveyed the letter to an official on Monday."
            ),
            "Juan Ruiz",
        ),
    ],
)
def test_conveyors_are_no_senders(body: str, conveyor: str) -> None:
    """Habit 8."""
    found = read(body).letter
    assert (found.senders, found.recipients, found.conveyors) == ((ANA,), (PAK,), (conveyor,))


@pytest.mark.parametrize(
    "body",
    [
        f"{PAK} sent a floral basket {TO_ANA}, on Sunday.",
        f"{PAK} sent a gift {TO_ANA}.",
        f"{PAK} sent a wreath to the bereaved family of Ho Chun, expressing deep condolences.",
        f"{PAK} sent a wreath to the family of Ho Chun, expressing condolences over his death.",
        "Juan Ruiz, Cuban ambassador, presented his credentials to Pak Un Ha, premier of the DPRK.",
        "Working people received gifts from the premier and letters of the alphabet were taught.",
        "They noted that the book is full of letters and messages.",
        f"{PAK} received {ANA}, president of the Republic of Cuba, on Sunday.",
    ],
)
def test_what_is_no_message(body: str) -> None:
    """Habit 8."""
    assert read(body).letters == []


def test_a_basket_with_a_letter_is_one() -> None:
    found = read(f"{PAK} sent a floral basket and a congratulatory letter {TO_ANA}.").letter
    assert found == Letter(LETTER, (PAK,), (ANA,), (), ("gb:congratulation",))


@pytest.mark.parametrize(
    ("body", "form", "sender", "date"),
    [
        (
            (
                "A spokesman for the Ministry of Foreign Affairs of the DPRK issued a press statement on "
                "Monday."
            ),
            "gb:PressStatement",
            "spokesman for the Ministry of Foreign Affairs of the DPRK",
            "2024-03-04",
        ),
        (
            f"{PAK}, vice-minister of Foreign Affairs of the DPRK, issued the following press statement.",
            "gb:PressStatement",
            PAK,
            "",
        ),
        (
            "The Ministry of Foreign Affairs of the DPRK released a statement on March 4.",
            "gb:Statement",
            "Ministry of Foreign Affairs of the DPRK",
            "2024-03-04",
        ),
        (
            f"{PAK}, premier of the DPRK, made public a press statement on Monday.",
            "gb:PressStatement",
            PAK,
            "2024-03-04",
        ),
    ],
)
def test_statements(body: str, form: str, sender: str, date: str) -> None:
    found = read(body).letter
    assert (found.form, found.senders, found.recipients, found.date) == (form, (sender,), (), date)
    assert read(body).objects("dcterms:issued") == ({date} if date else set())


def test_a_statement_that_somebody_else_made_is_no_news() -> None:
    found = read("Papers carry articles on the joint statement. It rained in the whole country.")
    assert found.letters == []


@pytest.mark.parametrize(
    ("occasion", "event"),
    [
        (
            "on the occasion of the 45th anniversary of the Popular Union",
            "45th anniversary of the Popular Union",
        ),
        ("on her birthday", "her birthday"),
        ("upon her election as president", "her election as president"),
        ("over the big earthquake in Ruritania", "big earthquake in Ruritania"),
        ("in celebration of the New Year", "New Year"),
        ("as Cuba marks its Flower Festival (March 1)", "Flower Festival"),
    ],
)
def test_occasions(occasion: str, event: str) -> None:
    assert read(f"{PAK} sent a message {TO_ANA}, {occasion}.").letter.occasion == event


def test_no_occasion() -> None:
    assert read(f"{PAK} sent a message {TO_ANA}, saying that all is well.").letter.occasion == ""


def test_the_occasion_that_the_lead_gives_is_that_of_every_message() -> None:
    """Nor is the day in brackets behind it the day of a message."""
    found = read(
        "Leaders of several countries have sent messages of congratulations on the occasion of the "
        "45th anniversary of the Popular Union (March 2).\n"
        f"In a message {TO_ANA}, {PAK} wished her good health.\n"
        "On the same day Ri Kwang Ho sent birthday greetings to Luis Gomez, minister of Health of Cuba."
    )
    occasions = {x.recipients: (x.occasion, x.date) for x in found.news}
    assert occasions[(ANA,)] == ("45th anniversary of the Popular Union", "")
    assert occasions[("Luis Gomez",)][0] == ""


def test_thanks_for_a_message_are_sent_on_its_occasion() -> None:
    found = read(
        f"{PAK} sent a message of thanks {TO_ANA}.\n"
        "In the message he thanked her for sending a message to him on the occasion of his birthday."
    )
    assert found.letter.occasion == "his birthday"


def test_a_review_of_newspapers_reports_no_letter() -> None:
    found = read(
        "Following are major news items in leading newspapers of the DPRK on Monday:\n"
        f"- {PAK} received a message from Ana Paz, president of Cuba.\n"
        "- The Cuban foreign minister sent a message to Luis Gomez, premier of Mali."
    )
    assert found.news == []
    assert {s for x in found.letters for s in x.senders} == {"Ana Paz", "Cuban foreign minister"}


def test_the_next_sentence_is_no_source() -> None:
    found = read(f"{PAK} sent a letter {TO_ANA}.\nThe letter said:\nI wish you well.")
    assert ("Ana Paz", "president of the Republic of Cuba") in found.offices
    assert found.said("gb:recipientCapacity")


def test_the_recipient_may_follow_the_occasion() -> None:
    found = read(f"{PAK} sent a message on the occasion of the New Year {TO_ANA}.").letter
    assert (found.senders, found.recipients) == ((PAK,), (ANA,))


@pytest.mark.parametrize(
    ("body", "letter"),
    [
        (
            "ComradeKim Jong Unreceived a message of sympathy from Ana Paz, president of Cuba.",
            Letter(MESSAGE, (ANA,), ("Kim Jong Un",), (), ("gb:condolence",)),
        ),
        (
            "Ana Paz, president of Cuba, sent a letter toKim Jong Unon Monday.",
            Letter(LETTER, (ANA,), ("Kim Jong Un",), (), (), "2024-03-04"),
        ),
        (
            "RespectedComradeKim Jong Unsent a letter to Ana Paz, president of Cuba.",
            Letter(LETTER, ("Kim Jong Un",), (ANA,)),
        ),
    ],
)
def test_glued_words(body: str, letter: Letter) -> None:
    """Habit 10."""
    assert read(body).letter == letter


def test_a_dateline_glued_to_the_name() -> None:
    from articles import article

    text = f"News\n\nPyongyang, March 5 (KCNA) --{PAK} sent a letter {TO_ANA}."
    assert read(article(text)).letter == Letter(LETTER, (PAK,), (ANA,))


def test_the_offices_of_both_sides() -> None:
    found = read(f"{PAK}, premier of the DPRK, sent a letter {TO_ANA}.")
    assert found.objects("gb:senderCapacity") == {"premier of the DPRK"}
    assert found.objects("gb:recipientCapacity") == {"president of the Republic of Cuba"}


def test_on_whose_behalf() -> None:
    found = read(
        f"{PAK}, premier of the DPRK, sent a letter {TO_ANA}.\nThe letter said:\n"
        "On behalf of the Communist Party of Cuba, I thank you."
    )
    assert found.objects("gb:onBehalfOf") == {"Communist Party of Cuba"}


def test_an_article_without_a_letter_reports_none() -> None:
    assert read("Snow fell in the north on Monday. Roads were cleared.").letters == []


def test_a_long_list_of_senders_is_whole() -> None:
    syllables = "Un Ha Il Son Chol Su Ho Nam Gyu Won Min Ok".split()
    senders = [f"Pak {one} {two}" for one in syllables[:10] for two in syllables]
    letter = read(f"{', '.join(senders)} sent messages {TO_ANA}.").letter
    assert letter.senders == tuple(senders)
    assert letter.recipients == (ANA,)


def test_a_list_of_messages_without_a_full_stop() -> None:
    """Every message is found, and none has the parties of all."""
    count = 40
    found = layers.communications(read(f"{PAK} sent a message {TO_ANA}, " * count).doc)
    assert len(found) == count
    assert max(len(c.senders) + len(c.recipients) for c in found) < count
