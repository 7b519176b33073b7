"""How other agencies write of letters: exchanged, replied to, written without the word, handed over."""

from __future__ import annotations

import pytest
from articles import Letter, article, read


def news(body: str, dateline: str = "BEIJING, March 5 (Xinhua) -- ") -> list[Letter]:
    """The communications of an article that begins with a body."""
    return read(article(f"Leaders in touch\n\n{dateline}{body}\n\nNo more is known.")).news


@pytest.mark.parametrize(
    ("body", "senders", "recipients"),
    [
        (
            "Ruritanian President Rudolf Hentzau wrote to Freedonian Prime Minister Ana Paz on Monday.",
            ("Rudolf Hentzau",),
            ("Ana Paz",),
        ),
        (
            (
                "President Rudolf Hentzau extended congratulations to President of the Republic "
                "of Cuba Ana Paz."
            ),
            ("Rudolf Hentzau",),
            ("Ana Paz",),
        ),
        (
            "President Rudolf Hentzau has expressed condolences to President Ana Paz over the flood.",
            ("Rudolf Hentzau",),
            ("Ana Paz",),
        ),
        (
            "President Rudolf Hentzau has replied to a letter from Treasury Secretary Ana Paz.",
            ("Rudolf Hentzau",),
            ("Ana Paz",),
        ),
        (
            (
                "Prime Minister Rudolf Hentzau told Energy Minister Ana Paz in a letter seen by a "
                "newspaper that the plan was off."
            ),
            ("Rudolf Hentzau",),
            ("Ana Paz",),
        ),
        (
            (
                "In a letter dated March 3, Foreign Minister Pak Un Ha told UN Secretary-General Ana "
                "Paz that the drills had begun."
            ),
            ("Pak Un Ha",),
            ("Ana Paz",),
        ),
        (
            (
                "The First Secretary of the Popular Union, Rudolf Hentzau, received greetings from the "
                "President of Cuba, Ana Paz, on the national day."
            ),
            ("Ana Paz",),
            ("Rudolf Hentzau",),
        ),
        (
            (
                'President Rudolf Hentzau said on Sunday he had received a "very warm letter" '
                "from Premier Ana Paz."
            ),
            ("Ana Paz",),
            ("Rudolf Hentzau",),
        ),
        (
            "More than 60 writers published an open letter to President Ana Paz, pleading for talks.",
            ("More than 60 writers",),
            ("Ana Paz",),
        ),
        (
            (
                "The Ministry of Foreign Affairs of the Republic of Cuba handed a note of protest to "
                "the Embassy of Spain."
            ),
            ("Ministry of Foreign Affairs of the Republic of Cuba",),
            ("Embassy of Spain",),
        ),
    ],
)
def test_who_wrote_to_whom(
    body: str, senders: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    (letter,) = news(body)
    assert (letter.senders, letter.recipients) == (senders, recipients)


def test_exchanged_messages_go_both_ways() -> None:
    there, back = news(
        "President Rudolf Hentzau on Monday exchanged congratulatory messages with Premier Ana Paz on "
        "the 30th anniversary of the Treaty."
    )
    assert (there.senders, there.recipients) == (("Rudolf Hentzau",), ("Ana Paz",))
    assert (back.senders, back.recipients) == (("Ana Paz",), ("Rudolf Hentzau",))
    assert there.date == back.date == "2024-03-04"


def test_two_verbs_have_one_subject() -> None:
    letter, reply = news(
        "President Rudolf Hentzau wrote to Premier Ana Paz on Saturday and received her reply on Monday."
    )
    assert (letter.senders, letter.recipients) == (("Rudolf Hentzau",), ("Ana Paz",))
    assert (reply.senders, reply.recipients) == (("Ana Paz",), ("Rudolf Hentzau",))
    assert reply.purposes == ("gb:reply",)


@pytest.mark.parametrize(
    ("body", "senders", "recipients"),
    [
        (
            (
                "Letters were received by President Pak Un Ha from King Olaf of Norway and from "
                "Swiss President Ana Paz."
            ),
            ("Olaf", "Ana Paz"),
            ("Pak Un Ha",),
        ),
        (
            "Russian President Pak Un Ha replied to Cuban President Ana Paz's letter of February 27.",
            ("Pak Un Ha",),
            ("Ana Paz",),
        ),
        ("President Pak Un Ha on Monday sent a letter to President Xu.", ("Pak Un Ha",), ("Xu",)),
        (
            "Foreign Minister Pak Un Ha sent a letter to Xurma to calm him.",
            ("Pak Un Ha",),
            ("Xurma",),
        ),
        (
            "A letter from the Chinese embassy here was sent to Pak Un Ha on Monday.",
            ("Chinese embassy",),
            ("Pak Un Ha",),
        ),
        (
            (
                "President Pak Un Ha sent a letter to President Ana Paz, the North's official Korean "
                "Central News Agency (KCNA) said Thursday."
            ),
            ("Pak Un Ha",),
            ("Ana Paz",),
        ),
    ],
)
def test_parties_end_where_their_names_do(
    body: str, senders: tuple[str, ...], recipients: tuple[str, ...]
) -> None:
    letter = read(body).letter
    assert (letter.senders, letter.recipients) == (senders, recipients)


def test_a_wish_that_a_telegram_conveyed() -> None:
    lead = (
        "Russian President Pak Un Ha has congratulated Cuban President Ana Paz on her birthday.\n"
    )
    found = read(f'{lead}"I sincerely wish you health," the telegram reads.').letter
    assert (found.form, found.senders, found.recipients) == (
        "gb:Telegram",
        ("Pak Un Ha",),
        ("Ana Paz",),
    )
    assert found.purposes == ("gb:congratulation",)
    assert not read(f"{lead}They met in Havana on Monday.").news


def test_a_letter_of_years_ago_is_no_news() -> None:
    found = read("Former Prime Minister Ana Paz had sent a letter to Pak Un Ha in 2019.")
    assert found.news == []
    assert len(found.letters) == 1


def test_the_day_of_a_ministrys_date_line() -> None:
    page = "A Letter to the Chancellor\n\nParis, 4 March 2024\n\nPresident Ana Paz today sent a letter "
    found = read(article(f"{page}to Chancellor Luis Gomez about the meeting of the two councils."))
    assert found.letter.date == "2024-03-04"


def test_news_under_the_headline_of_a_letter() -> None:
    page = "Letter from Minister Paz to her Chilean counterpart\n\nParis, 4 March 2024\n\nThe Minister "
    body = "for Europe, Ana Paz, sent a letter today to Luis Gomez, minister of Health of Chile."
    found = read(article(page + body))
    assert found.letter.recipients == ("Luis Gomez",)


def test_each_message_has_its_own_occasion() -> None:
    found = read(
        "Premier Pak Un Ha and President Ana Paz exchanged New Year greetings on January 1.\n"
        "Ri Kwang Ho sent a message to Luis Gomez, premier of Mali, on the occasion of the National Day."
    )
    assert {x.occasion for x in found.news} == {"New Year"}


def test_who_hands_a_letter_over_is_no_sender() -> None:
    (letter,) = news(
        "Foreign Minister Pak Un Ha on Monday handed a written message from President Rudolf Hentzau to "
        "Premier Ana Paz."
    )
    assert letter.senders == ("Rudolf Hentzau",)
    assert letter.recipients == ("Ana Paz",)
    assert letter.conveyors == ("Pak Un Ha",)


def test_respectively_pairs_them_off() -> None:
    first, second = news(
        "Premier Choe Hak Rim and Foreign Minister Paek Ui Song sent messages to Prime Minister Ana Paz "
        "and Minister of Foreign Affairs and Trade Rudolf Hentzau respectively."
    )
    assert (first.senders, first.recipients) == (("Choe Hak Rim",), ("Ana Paz",))
    assert (second.senders, second.recipients) == (("Paek Ui Song",), ("Rudolf Hentzau",))


def test_senders_that_a_later_sentence_lists() -> None:
    found = read(
        "Congratulatory messages came to Premier Pak Un Ha from party leaders of various countries. "
        "Among the senders are the chairman of the Communist Party of Freedonia (Unity Wing), Honorary "
        "President Rudolf Hentzau of the Popular Union and Ana Paz, director of the Center for the Study "
        "of the Juche Idea."
    )
    (letter,) = found.news
    assert letter.senders == (
        "chairman of the Communist Party of Freedonia (Unity Wing)",
        "Rudolf Hentzau",
        "Ana Paz",
    )


def test_what_an_opening_sums_up_is_told_in_the_next_paragraphs() -> None:
    made = article(
        "Leaders congratulate\n\nHanoi (VNA) – Leaders of several countries have sent messages to the "
        "leaders of Freedonia.\n\nPresident Rudolf Hentzau cabled congratulations to President Ana Paz.\n"
    )
    pairs = {(s, r) for n in read(made).news for s in n.senders for r in n.recipients}
    assert ("Rudolf Hentzau", "Ana Paz") in pairs


@pytest.mark.parametrize(
    "body",
    [
        "President Rudolf Hentzau spoke by telephone with Premier Ana Paz on Monday.",
        "The ministry denied a report that Ruritania has sent a secret letter to Premier Ana Paz.",
        "President Rudolf Hentzau will send a message to Premier Ana Paz next week.",
        "President Rudolf Hentzau did not send a letter to Premier Ana Paz.",
        'An aide said: "The people have sent a message to Premier Ana Paz."',
        "No letter was sent to Premier Ana Paz.",
        "Premier Ana Paz thanked President Rudolf Hentzau for having sent a message to her.",
    ],
)
def test_no_news_of_a_letter(body: str) -> None:
    assert news(body) == []


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("MOSCOW, March 5. /TASS/. ", "Moscow"),
        ("Hanoi (VNA) – ", "Hanoi"),
        ("Damascus, SANA- ", "Damascus"),
        ("TOKYO, March 5 KYODO - ", "Tokyo"),
        ("Jakarta (ANTARA) - ", "Jakarta"),
        ("Ulaanbaatar /MONTSAME/. ", "Ulaanbaatar"),
        ("PYONGYANG, Mar. 5 Juche 113 (2024) KCNA -- ", "Pyongyang"),
        ("RIYADH — ", "Riyadh"),
        ("PHNOM PENH, 5th March 2024 (AKP) -- ", "Phnom Penh"),
        ("SEOUL, South Korea (AP) — ", "Seoul"),
    ],
)
def test_datelines_of_many_agencies(dateline: str, place: str) -> None:
    made = article(f"Snow falls\n\n{dateline}It snowed all day long in the hills.\n\nIt is cold.\n")
    assert read(made).objects("gb:datelinePlace") == {place}


@pytest.mark.parametrize(
    ("words", "person", "title"),
    [
        ("Treasury Secretary Ana Paz", "Ana Paz", "Treasury Secretary"),
        (
            "South Korean Unification Minister Kim Yung-ho",
            "Kim Yung-ho",
            "South Korean Unification Minister",
        ),
        (
            "Lao Ambassador to the DPRK Khampheuy Inthavong",
            "Khampheuy Inthavong",
            "Lao Ambassador to the DPRK",
        ),
        ("Sweden's King Rudolf", "Rudolf", "Sweden's King"),
        (
            "the vice department director of the Popular Union, Pak Un Ha,",
            "Pak Un Ha",
            "vice department director of the Popular Union",
        ),
    ],
)
def test_titles_before_names(words: str, person: str, title: str) -> None:
    assert (person, title) in read(f"The mayor met {words} yesterday.").offices


@pytest.mark.parametrize(
    "words",
    [
        "singer Nilufar Ergasheva",
        "Mehmet Sahin, 47, a shepherd,",
        "Kazakh Charge d'Affaires ad Interim Nilufar Ergasheva",
        "N. Ergasheva",
        "the school's principal, Erika Szabo-Toth,",
        "Datuk Seri Mehmet Sahin",
    ],
)
def test_persons_told_by_what_stands_beside_them(words: str) -> None:
    found = read(f"The mayor thanked {words} yesterday.").persons
    assert found & {"Nilufar Ergasheva", "Mehmet Sahin", "N. Ergasheva", "Erika Szabo-Toth"}


@pytest.mark.parametrize(
    "body",
    [
        "Committee for Friendship with the Korean People",
        "Liaison Council for the Study of the Juche Idea of Japan",
        "House of Representatives",
        "Communist Party of Freedonia (Maoist)",
        "Committee to Protect Journalists",
    ],
)
def test_bodies_with_their_complements(body: str) -> None:
    assert body in read(f"The {body} met on Monday.").bodies


def test_a_party_before_its_central_committee() -> None:
    found = read("He joined the Communist Party of Freedonia (CPF) Central Committee.")
    assert "Central Committee of the Communist Party of Freedonia" in found.bodies


def test_a_second_clause_leaves_verb_and_object_out() -> None:
    first, second = news(
        "Prime Minister Rudolf Hentzau sent a message of thanks to Prime Minister Ana Paz, and Foreign "
        "Minister Pak Un Ha to her Cuban counterpart Luis Gomez."
    )
    assert (first.senders, first.recipients) == (("Rudolf Hentzau",), ("Ana Paz",))
    assert (second.senders, second.recipients) == (("Pak Un Ha",), ("Luis Gomez",))
    assert second.purposes == ("gb:thanks",)


def test_a_clause_behind_while_has_its_own_subject() -> None:
    first, second = news(
        "The same day, Prime Minister Rudolf Hentzau extended his sympathies to President Ana Paz, while "
        "Speaker Pak Un Ha sent a similar message to Luis Gomez, chairman of the Senate of Cuba."
    )
    assert (first.senders, first.recipients) == (("Rudolf Hentzau",), ("Ana Paz",))
    assert (second.senders, second.recipients) == (("Pak Un Ha",), ("Luis Gomez",))


@pytest.mark.parametrize(
    ("body", "purpose"),
    [
        (
            "Premier Pak Un Ha sent a message Monday to Ana Paz congratulating her on it.",
            "congratulation",
        ),
        ("Premier Pak Un Ha sent Ana Paz a telegram, expressing deep condolences.", "condolence"),
        (
            "Premier Pak Un Ha in a message to Ana Paz on Monday congratulated her.",
            "congratulation",
        ),
        (
            "Premier Pak Un Ha sent a message of felicitation to President Ana Paz.",
            "congratulation",
        ),
    ],
)
def test_the_verb_tells_the_purpose(body: str, purpose: str) -> None:
    (letter,) = news(body)
    assert letter.recipients == ("Ana Paz",)
    assert letter.purposes == (f"gb:{purpose}",)


def test_a_group_is_named_by_the_next_sentence() -> None:
    found = news(
        "The mayors of two border towns asked the government in a letter on Monday for money.\n\nZenda "
        "Mayor Rudolf Hentzau and Strelsau Mayor Ana Paz wrote to Finance Minister Luis Gomez that "
        "they had none."
    )
    assert [(x.senders, x.recipients) for x in found] == [
        (("Rudolf Hentzau", "Ana Paz"), ("Luis Gomez",))
    ]


def test_who_signed_and_when_stand_later() -> None:
    (letter,) = news(
        "A group of writers addressed an open letter to President Luis Gomez.\n\nThe text is "
        "signed by Ruritanian playwright Rudolf Hentzau and Cuban novelist Ana Paz. The letter, which "
        "was dated March 3, is long."
    )
    assert letter.senders == ("Rudolf Hentzau", "Ana Paz")
    assert letter.date == "2024-03-03"


def test_they_came_from() -> None:
    found = read(
        "Pak Un Ha received congratulatory messages from leaders of parties of various countries. "
        "They came from Jan Hentzau, chairman of the Popular Union of Ruritania, and Ana Paz, national "
        "chairperson of the Popular Congress of Cuba."
    )
    assert found.letter.senders == ("Jan Hentzau", "Ana Paz")


def test_a_letter_that_was_courteously_conveyed() -> None:
    found = read(
        "Pak Un Ha received a letter from Ana Paz, president of Cuba. The letter was courteously "
        "conveyed to Choe Hak Rim, vice-minister of Foreign Affairs, by Rudolf Hentzau, who is on a "
        "visit here, on Monday."
    )
    assert found.letter.conveyors == ("Rudolf Hentzau",)
    assert found.letter.date == "2024-03-04"


def test_who_is_presented_with_a_letter_receives_it() -> None:
    found = read(
        "Premier Pak Un Ha was presented with a floral basket and a letter by the military delegation "
        "of the Lao People's Democratic Republic. They were handed to Choe Hak Rim by Rudolf Hentzau "
        "on Monday."
    )
    assert found.letter.recipients == ("Pak Un Ha",)
    assert found.letter.senders == ("military delegation of the Lao People's Democratic Republic",)
    assert found.letter.conveyors == ("Rudolf Hentzau",)


def test_congratulated_in_a_message() -> None:
    (letter,) = news(
        "Premier Pak Un Ha on Monday congratulated in a message Ana Paz on her appointment as premier "
        "of Cuba."
    )
    assert letter.recipients == ("Ana Paz",)


def test_a_letter_addressed_to_somebody_in_which_another_speaks() -> None:
    (letter,) = news(
        "In a letter addressed to Premier Ana Paz, Ruritanian Prime Minister Rudolf Hentzau spoke highly "
        "of the fight against the cruel regime."
    )
    assert (letter.senders, letter.recipients) == (("Rudolf Hentzau",), ("Ana Paz",))


def test_a_letter_from_somebody_delivered_by_another() -> None:
    (letter,) = news(
        "The letter of invitation from President Rudolf Hentzau was delivered to Premier Ana Paz by "
        "Ambassador Luis Gomez on Monday."
    )
    assert (letter.senders, letter.recipients) == (("Rudolf Hentzau",), ("Ana Paz",))
    assert letter.conveyors == ("Luis Gomez",)


def test_a_statement_issued_by_a_spokesperson_is_the_spokespersons() -> None:
    (statement,) = news(
        "The following statement was issued today by the Spokesperson for UN Secretary-General Ana Paz:"
    )
    assert statement.senders == ("Spokesperson for UN Secretary-General Ana Paz",)


@pytest.mark.parametrize(
    "body",
    [
        (
            "Ambassador Extraordinary and Plenipotentiary of the Republic of Cuba to the Kingdom of "
            "Spain Rudolf Hentzau was summoned to the Spanish Foreign Ministry on Monday. Deputy "
            "Director Ana Paz handed him a note of protest."
        ),
        (
            "On Monday, Ambassador Rudolf Hentzau was summoned to the Spanish Foreign Ministry and "
            "given a strongly worded note of protest."
        ),
    ],
)
def test_a_note_to_an_ambassador_who_was_summoned(body: str) -> None:
    (note,) = news(body)
    assert (note.form, note.purposes) == ("gb:Note", ("gb:protest",))
    assert note.senders == ("Spanish Foreign Ministry",)
    assert note.recipients == ("Rudolf Hentzau",)
    assert note.date == "2024-03-04"


def test_nobody_is_handed_a_note_who_was_not_summoned() -> None:
    assert (
        news(
            "Ambassador Rudolf Hentzau was not summoned to the Foreign Ministry, and no note fell."
        )
        == []
    )


def test_leaders_without_a_name_are_nobody() -> None:
    (second,) = news(
        "Lao leaders have received messages of congratulations from abroad.\n\nA message to President "
        "Ana Paz was sent by President of the Republic of Cuba Luis Gomez."
    )
    assert (second.senders, second.recipients) == (("Luis Gomez",), ("Ana Paz",))


def test_who_answers_writes_to_who_wrote() -> None:
    letter, reply = news(
        "President Rudolf Hentzau received a cable of congratulations from President Ana Paz.\n\n"
        "President Hentzau, in a reply cable, thanked President Paz."
    )
    assert (letter.senders, letter.recipients) == (("Ana Paz",), ("Rudolf Hentzau",))
    assert (reply.senders, reply.recipients) == (("Hentzau",), ("Paz",))


def test_the_day_and_hour_over_a_page_are_those_of_what_it_tells() -> None:
    found = read(
        article(
            "Condolences to the President\n\nNovember 18, 2015\n14:20\n\nRudolf Hentzau sent his "
            "condolences to President of Cuba Ana Paz over the fire.",
            published=None,
        )
    )
    assert found.letter.date == "2015-11-18"
