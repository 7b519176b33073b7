"""The events that an article reports: type, participants, place, day."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from articles import Found, article, name_of, read, wire

from graphbuilder.extract.deeds import DEEDS
from graphbuilder.extract.happenings import ENDS, PASSIVE
from graphbuilder.model import Mention, Status


def reported(found: Found) -> set[str]:
    """The types of the events that an article reports."""
    events = {c.object for c in found.claims if c.predicate == "gb:reports" and c.status.asserted}
    return {
        name_of(c.object).removeprefix("gb:")
        for c in found.claims
        if c.predicate == "gb:eventType" and c.subject in events
    }


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Premier Pak Un Ha visited the Kangsan Farm on Monday.", "visit"),
        ("A delegation of the Popular Union led by Ana Paz paid a visit to Cuba.", "visit"),
        ("Foreign Minister Pak Un Ha held talks with Premier Ana Paz in Havana.", "talks"),
        ("Foreign Minister Pak Un Ha held a phone conversation with Premier Ana Paz.", "talks"),
        ("Talks between Pak Un Ha and Ana Paz took place in Havana on Monday.", "talks"),
        ("Premier Pak Un Ha met with Cuban Ambassador Ana Paz on Monday.", "meeting"),
        (
            "The Kangsan Mushroom Factory was inaugurated with due ceremony on Monday.",
            "inauguration",
        ),
        ("A photo exhibition opened at the Grand House on Monday.", "exhibition"),
        ("A performance was given at the Grand Theatre on Monday.", "performance"),
        ("Pak Un Ha was appointed minister of Health.", "appointment"),
        ("Ana Paz was re-elected president of Cuba.", "election"),
        ("A delegation of the Popular Union led by Ana Paz left here on Monday.", "departure"),
        ("A delegation of the Popular Union led by Ana Paz arrived here on Monday.", "arrival"),
        ("The Popular Union donated 20 tons of seeds to the farm.", "donation"),
        ("A wreath was laid before the Liberation Tower on Monday.", "floralBasket"),
        ("Premier Pak Un Ha sent a floral basket to President Ana Paz.", "floralBasket"),
        ("Ambassador Ana Paz gave a reception at the embassy on Monday.", "banquet"),
        ("An agreement on trade was signed in Havana on Monday.", "signing"),
        ("Premier Pak Un Ha gave field guidance at the Kangsan Farm.", "inspection"),
        ("North Korea fired three ballistic missiles on Monday.", "launch"),
        ("The Academy of Science of the DPRK conducted a test-fire of a rocket.", "test"),
        ("A strong earthquake hit the east of Turkey on Monday.", "disaster"),
        ("Premier Pak Un Ha was awarded the Order of the Sun.", "award"),
        ("The Popular Union issued a statement on Monday.", "statement"),
        ("A mass rally was held at the square on Monday.", "demonstration"),
        ("Pak Un Ha won a gold medal at the games.", "sports"),
    ],
)
def test_types(body: str, kind: str) -> None:
    found = read(body)
    if kind != "statement":  # one by a body is a communication
        assert reported(found) == {kind}


@pytest.mark.parametrize(
    "body",
    [
        "New houses have been built for the farmers of the flood-hit county.",
        "Events took place in many towns to celebrate the day.",
        "The palace was visited by many people.",
        "- A meeting took place to mark the day.",
        "The ministry takes measures to raise the output of coal.",
    ],
)
def test_no_event(body: str) -> None:
    assert reported(read(body)) == set()


@pytest.mark.parametrize(
    "body",
    [
        "Premier Pak Un Ha will pay a visit to Cuba next week.",
        "Premier Pak Un Ha has not visited Cuba.",
        "Premier Pak Un Ha visited Cuba, according to media reports.",
    ],
)
def test_plans_denials_and_rumours_are_no_facts(body: str) -> None:
    found = read(body)
    assert reported(found) == set()
    news = [c for c in found.claims if c.evidence.rule.startswith("news.")]
    assert all(c.status is not Status.STATED for c in news)


def test_who_where_and_when() -> None:
    found = read(
        "Talks between Pak Un Ha, vice-minister of Health, and President Ana Paz took place at "
        "the Mansudae Assembly Hall on March 4. Present there were Cuban Ambassador Luis Gomez and "
        "officials concerned."
    )
    assert found.objects("schema:participant") == {"Pak Un Ha", "Ana Paz", "Luis Gomez"}
    assert found.objects("schema:location") == {"Mansudae Assembly Hall"}
    assert found.objects("schema:startDate") == {"2024-03-04"}


def test_a_visit_of_several_days() -> None:
    found = read("Ana Paz visited the DPRK from March 1 to 4.")
    assert found.objects("schema:startDate") == {"2024-03-01"}
    assert found.objects("schema:endDate") == {"2024-03-04"}


def test_here_is_the_place_of_the_dateline() -> None:
    found = read("A delegation of the Popular Union led by Ana Paz arrived here on Monday.")
    assert found.objects("schema:location") == {"Pyongyang"}
    assert "delegation of the Popular Union" in found.objects("schema:participant")


def test_a_day_inside_a_name_is_no_date() -> None:
    found = read("Premier Pak Un Ha visited the April 25 Hostel on March 4.")
    assert found.objects("schema:startDate") == {"2024-03-04"}


def test_a_commentary() -> None:
    made = article(
        "KCNA Commentary on Drills\n\nPyongyang, March 5 (KCNA) -- Drills go on and on in the south.\n"
    )
    found = read(made)
    assert reported(found) == {"commentary"}


def test_a_letters_article_reports_no_event_of_its_sending() -> None:
    found = read("Premier Pak Un Ha sent a letter to Ana Paz, president of Cuba.")
    assert reported(found) == set()


def test_an_event_that_has_a_name_is_that_event() -> None:
    found = read("The 3rd Congress of the Popular Union was held in Havana on Monday.")
    (event,) = [c.object for c in found.claims if c.predicate == "gb:reports"]
    assert isinstance(event, Mention)
    assert event.name == "3rd Congress of the Popular Union"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Meetings took place in Cuba and Laos to mark the day.", "meeting"),
        ("The Popular Union held a meeting in Havana on Monday.", "meeting"),
        ("Premier Pak Un Ha oversaw on March 4 a test-fire of a rocket.", "test"),
        ("An exhibition of stamps is going on at the Grand House.", "exhibition"),
        ("Ambassador Ana Paz paid a farewell call on Premier Pak Un Ha on Monday.", "meeting"),
        ("The aid was handed over by Premier Pak Un Ha to President Ana Paz.", "donation"),
        (
            "New houses stand. Present at the ceremony for moving into them were Pak Un Ha and others.",
            "ceremony",
        ),
    ],
)
def test_more_types(body: str, kind: str) -> None:
    assert reported(read(body)) == {kind}


@pytest.mark.parametrize(
    "body",
    [
        "One day in May 1980, Premier Pak Un Ha visited the Kangsan Farm.",
        "Many people of the DPRK have visited the museum.",
        "August brings rain, and the price of rice rose.",
    ],
)
def test_stories_of_former_days_and_nobodys_deeds(body: str) -> None:
    assert reported(read(body)) == set()


def test_a_relative_clause_is_not_the_news() -> None:
    found = read(
        "Foreign Minister Pak Un Ha, who is on a visit to Cuba, met with President Ana Paz on Monday."
    )
    assert reported(found) == {"meeting"}
    assert found.objects("schema:participant") == {"Pak Un Ha", "Ana Paz"}


def test_who_spoke_was_there_and_who_sent_the_gifts_was_not() -> None:
    found = read(
        "A meeting was held on Monday to convey the gifts sent by President Ana Paz. A speech was made "
        "by Premier Pak Un Ha."
    )
    assert found.objects("schema:participant") == {"Pak Un Ha"}


def test_a_happening_is_called_by_what_it_is_for() -> None:
    found = read("A ceremony for moving into new houses took place in Havana on Monday.")
    (event,) = [name_of(c.object) for c in found.claims if c.predicate == "gb:reports"]
    assert event == "ceremony for moving into new houses"


def test_a_place_in_a_part_of_a_place() -> None:
    found = read("A strong earthquake hit a hilly region of eastern Turkey on Monday.")
    assert reported(found) == {"disaster"}
    found = read("An exhibition opened in the city of Havana on May 3.")
    assert found.objects("schema:location") == {"Havana"}


def test_a_month_is_no_modal() -> None:
    found = read("On May 3 Premier Pak Un Ha visited the Kangsan Farm.")
    assert reported(found) == {"visit"}


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (
            "Cuban Foreign Minister Ana Paz and her counterpart Pak Un Ha agreed Monday to sell rice.",
            "talks",
        ),
        (
            "Foreign Minister Ana Paz discussed the border with Premier Pak Un Ha on Monday.",
            "talks",
        ),
        ("Premier Pak Un Ha on Monday received his Cuban counterpart, Ana Paz.", "meeting"),
        ("Foreign Minister Ana Paz was received by Premier Pak Un Ha on Monday.", "meeting"),
        ("Leaders of four island states met in Havana on Monday.", "summit"),
        ("President Ana Paz opened the one-day Havana Rice Summit on Monday.", "summit"),
        ("Envoy Ana Paz told the Security Council on Monday that the wells are dry.", "session"),
        ("A fishing boat with nine people on board capsized on Lake Chad on Monday.", "disaster"),
        ("A passenger train derailed in eastern Cuba late Monday.", "disaster"),
        (
            "The Kangsan Bank on Monday named Ana Paz, the head of its mint, as chief.",
            "appointment",
        ),
        ("The funeral of Ana Paz, a poet, took place on Monday.", "funeral"),
        ("The 2nd Kangsan Marathon was held in Havana on Monday.", "sports"),
    ],
)
def test_how_other_agencies_tell_it(body: str, kind: str) -> None:
    assert reported(read(body)) == {kind}


@pytest.mark.parametrize(
    "body",
    [
        "Premier Pak Un Ha agreed that the price of rice is high.",
        "Experts and farmers discussed the harvest in Havana.",
        "The destroyer sank a target boat at sea.",
        "Hopes for a better harvest collapsed on Monday.",
        "The Popular Union received thanks from many people of Cuba.",
        "Minister Ana Paz said Premier Pak Un Ha agreed to release the money on Monday.",
        "Ana Paz told reporters on Monday that Pak Un Ha had discussed the plan with farmers.",
        "Ana Paz received President Pak Un Ha's support on Monday for the plan.",
        "Talks on the building of a bridge collapsed on Monday, officials said.",
        "Shares of the ship maker crashed on Monday, dealers said.",
        "Farmers' leaders met on Monday to demand higher prices.",
        "President Ana Paz attended the opening of the summit hotel on Monday.",
        "Ana Paz told the General Assembly of farmers that the rice is good.",
        "Ana Paz: The three new halls were put into operation on Monday.",
    ],
)
def test_one_side_alone_and_other_senses(body: str) -> None:
    assert reported(read(body)) == set()


def test_what_guests_did_later_is_news_too() -> None:
    found = read(
        "Foreign Minister Pak Un Ha met Cuban Foreign Minister Ana Paz in Vientiane on Monday.\n"
        "They spoke about rice.\nThe harvest was good, both said.\n"
        "The two ministers signed an agreement on trade.\n"
        "In the evening Pak Un Ha hosted a reception for the guests at the Lake Hotel."
    )
    assert reported(found) == {"meeting", "signing", "banquet"}
    assert found.objects("schema:participant") == {"Pak Un Ha", "Ana Paz"}


def test_wreaths_on_a_visit_are_a_part_of_it() -> None:
    found = read(
        "Ana Paz visited Cuba on Monday.\nA wreath was laid before the Tower of Friendship by her."
    )
    assert reported(found) == {"visit"}
    alone = read("Wreaths were laid before the Friendship Tower on Monday.")
    assert reported(alone) == {"floralBasket"}
    assert alone.objects("schema:location") == {"Friendship Tower"}


def test_a_visit_told_in_passing() -> None:
    found = read(
        "Foreign Minister Ana Paz, on a three-day visit to Mongolia, met Premier Pak Un Ha on Monday."
    )
    assert reported(found) == {"meeting", "visit"}
    assert "Mongolia" in found.objects("schema:location")


def test_the_capital_is_that_of_the_dateline() -> None:
    found = read("Premier Pak Un Ha received Cuban Ambassador Ana Paz in the capital on Monday.")
    assert found.objects("schema:location") == {"Pyongyang"}
    named = read("Premier Pak Un Ha met Ambassador Ana Paz in the capital Havana on Monday.")
    assert named.objects("schema:location") == {"Havana"}


def test_where_talks_were_by_a_later_sentence() -> None:
    found = read(
        "Foreign Minister Ana Paz and her counterpart Pak Un Ha agreed Monday to trade rice.\n"
        "During the talks in Vientiane, Paz asked for more."
    )
    assert found.objects("schema:location") == {"Vientiane"}


def test_speakers_and_organizers_of_a_seminar() -> None:
    found = read(
        "A seminar on rice took place in Havana on Monday.\n"
        "The event was co-organised by the Popular Union of Cuba.\n"
        "Addressing the seminar, Minister Ana Paz recalled old harvests.\n"
        "Ambassador Pak Un Ha said the wells are full."
    )
    assert found.objects("schema:participant") == {"Popular Union of Cuba", "Ana Paz", "Pak Un Ha"}


def test_the_best_of_a_contest() -> None:
    found = read(
        "The 2nd Kangsan Marathon was held in Havana on Monday.\nAna Paz came first in two hours.\n"
        "Pak Un Ha finished second.\nCups were conferred by Luis Gomez."
    )
    assert found.objects("schema:participant") == {"Ana Paz", "Pak Un Ha"}


def test_wreaths_in_the_name_of_bodies() -> None:
    found = read(
        "Wreaths were laid before the Friendship Tower on Monday.\n"
        "Laid there were wreaths in the name of the Ministry of Culture and the Russian embassy."
    )
    assert found.objects("schema:participant") == {"Ministry of Culture", "Russian embassy"}


def test_the_dead_of_a_funeral_and_who_was_there() -> None:
    found = read(
        "The funeral of Ana Paz, a poet, took place on Monday.\nPresent at the funeral was Pak Un Ha."
    )
    assert found.objects("schema:participant") == {"Ana Paz", "Pak Un Ha"}


def test_the_day_of_a_commentary() -> None:
    found = read("Rodong Sinmun says in an article on Monday that the rice is good.")
    assert reported(found) == {"commentary"}
    assert found.objects("schema:startDate") == {"2024-03-04"}


def test_who_signed_counts_before_the_countries() -> None:
    found = read(
        "Cuba and Laos signed an agreement on trade on Monday.\n"
        "Foreign Minister Ana Paz and Premier Pak Un Ha signed the document in Havana."
    )
    assert found.objects("schema:participant") == {"Ana Paz", "Pak Un Ha"}
    alone = read("Cuba and Laos signed an agreement on trade on Monday.")
    assert alone.objects("schema:participant") == {"Cuba", "Laos"}


def test_who_appointed_by_decree() -> None:
    found = read(
        "Pak Un Ha was appointed minister of Health, according to a decree of the Popular Union of Cuba."
    )
    assert found.objects("schema:participant") == {"Pak Un Ha", "Popular Union of Cuba"}


def test_that_evening_opens_a_sentence() -> None:
    found = read("That evening a performance was given at the Grand Theatre.")
    assert reported(found) == {"performance"}


def test_the_works_of_somebody_are_no_speaker() -> None:
    found = read(
        "A seminar on rice took place in Havana on Monday.\n"
        "Speakers at the seminar on the works of President Pak Un Ha said the rice is good."
    )
    assert found.objects("schema:participant") == set()


def test_a_day_that_marks_an_anniversary_reports_that_anniversary() -> None:
    found = read(
        "Today marks the 45th founding anniversary of the Popular Union, a party of workers."
    )
    (event,) = {c.object for c in found.claims if c.predicate == "gb:reports"}
    mentioned = {c.object for c in found.claims if c.predicate == "schema:mentions"}
    assert reported(found) == {"anniversary"}
    assert event in mentioned


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Premier Pak Un Ha and President Ana Paz signed a Treaty on Monday.", "signing"),
        ("Pak Un Ha and Ana Paz signed a Comprehensive Rice Partnership Treaty.", "signing"),
        ("Pak Un Ha and Ana Paz signed the Agreement on Trade on Monday.", "signing"),
        ("Pak Un Ha and Ana Paz signed a Memorandum of Understanding on Monday.", "signing"),
        ("Minister Ana Paz opened an Exhibition in Havana on Monday.", "exhibition"),
        ("The Popular Union held a Forum in Havana on Monday.", "congress"),
        ("The Popular Union held a General Meeting in Havana on Monday.", "meeting"),
        ("Premier Pak Un Ha paid an Official Visit to Cuba on Monday.", "visit"),
        ("Ambassador Ana Paz hosted a National Day Reception on Monday.", "banquet"),
        ("Premier Pak Un Ha sent a Floral Basket to President Ana Paz.", "floralBasket"),
        ("The Popular Union gave Humanitarian Aid to the farm on Monday.", "donation"),
        (
            "New houses stand. Present at the Ceremony for them were Pak Un Ha and others.",
            "ceremony",
        ),
    ],
)
def test_nouns_with_a_capital(body: str, kind: str) -> None:
    assert reported(read(body)) == {kind}


def test_the_month_of_march_is_no_march() -> None:
    assert reported(read("Early March sowing of rice in many counties has ended.")) == set()


@pytest.mark.parametrize(
    ("body", "there"),
    [
        (
            (
                "Premier Ana Paz laid flowers at the Kangsan Monument on Monday.\n"
                "Minister Pak Un Ha attended the talks."
            ),
            set(),
        ),
        (
            (
                "Premier Ana Paz visited Laos on Monday.\nMinister Luis Gomez laid flowers at the gate.\n"
                "Minister Pak Un Ha attended the ceremony."
            ),
            set(),
        ),
        (
            (
                "Premier Ana Paz laid flowers at the Kangsan Monument on Monday.\n"
                "Minister Pak Un Ha attended the wreath-laying ceremony."
            ),
            {"Pak Un Ha"},
        ),
        ("A seminar was held in Havana on Monday.\nPak Un Ha attended it.", {"Pak Un Ha"}),
        ("A seminar was held in Havana on Monday.\nPak Un Ha attended school.", set()),
        ("A seminar was held in Havana.\nPak Un Ha took part in the seminar.", {"Pak Un Ha"}),
        ("A seminar was held in Havana.\nThe banquet was attended by Pak Un Ha.", set()),
        ("A seminar was held in Havana.\nPresent at the hall was Pak Un Ha.", {"Pak Un Ha"}),
        (
            (
                "The unveiling of a statue ended a seminar that was held in Havana.\n"
                "Minister Pak Un Ha attended the unveiling."
            ),
            {"Pak Un Ha"},
        ),
    ],
)
def test_at_which_event_somebody_was(body: str, there: set[str]) -> None:
    assert read(body).objects("schema:participant") - {"Ana Paz"} == there


def test_who_attended_the_later_event_was_at_that_one() -> None:
    found = read(
        "Premier Ana Paz visited Laos on Monday.\nAn agreement on trade was signed in Vientiane.\n"
        "Minister Pak Un Ha attended the signing ceremony."
    )
    (signing,) = {who for who in found.said("schema:participant") if who[1] == "Pak Un Ha"}
    assert signing[0].startswith("agreement on trade")


def test_flowers_of_the_two_whom_the_headline_names() -> None:
    body = "The two leaders also laid flowers at the Friendship Monument on Monday."
    found = read(wire(body, headline="Pak Un Ha and Kim Song Il lay flowers"))
    assert found.objects("schema:participant") == {"Pak Un Ha", "Kim Song Il"}
    assert read(body).objects("schema:participant") == set()
    crowd = wire(
        "Many farmers laid flowers at the gate on Monday.",
        headline="Premier Pak Un Ha met Premier Ana Paz",
    )
    assert read(crowd).objects("schema:participant") == set()


def test_a_treaty_of_the_two_whom_a_sentence_before_names() -> None:
    found = read(
        "Friendship has deepened between Ana Paz and Pak Un Ha.\nThe two Presidents signed a Treaty."
    )
    assert found.objects("schema:participant") == {"Ana Paz", "Pak Un Ha"}
    assert label(found) == "signing between Ana Paz and Pak Un Ha"


def label(found: Found) -> str:
    """What the one event that an article reports is called."""
    (event,) = [name_of(c.object) for c in found.claims if c.predicate == "gb:reports"]
    return event


@pytest.mark.parametrize(
    ("body", "called"),
    [
        ("Ana Paz was elected president of Cuba on Monday.", "election of Ana Paz"),
        ("Premier Pak Un Ha died on Monday.", "death of Pak Un Ha"),
        ("Ana Paz was appointed minister of Health.", "appointment of Ana Paz"),
        ("Ana Paz was relieved of her post as premier.", "dismissal of Ana Paz"),
        ("Ana Paz was awarded the Order of the Sun.", "award for Ana Paz"),
    ],
)
def test_what_befalls_somebody_is_no_deed_by_him(body: str, called: str) -> None:
    assert label(read(body)) == called


@pytest.mark.parametrize(
    ("body", "who", "called"),
    [
        (
            "President Ana Paz nominated Luis Gomez as foreign minister on Monday.",
            {"Ana Paz", "Luis Gomez"},
            "appointment of Luis Gomez",
        ),
        (
            "President Ana Paz appointed Luis Gomez ambassador to Laos on Monday.",
            {"Ana Paz", "Luis Gomez"},
            "appointment of Luis Gomez",
        ),
        (
            "President Ana Paz has appointed Luis Gomez Cuban Ambassador to Laos.",
            {"Ana Paz", "Luis Gomez"},
            "appointment of Luis Gomez",
        ),
        (
            "President Ana Paz named security chief Pak Un Ha as her adviser, replacing Kim Song Il.",
            {"Ana Paz", "Pak Un Ha"},
            "appointment of Pak Un Ha",
        ),
    ],
)
def test_who_appointed_whom(body: str, who: set[str], called: str) -> None:
    found = read(body)
    assert found.objects("schema:participant") == who
    assert label(found) == called


def test_an_appointment_told_in_passing_is_not_the_news() -> None:
    found = read("The newly appointed Foreign Minister Pak Un Ha met President Ana Paz on Monday.")
    assert reported(found) == {"meeting"}
    found = read("Pak Un Ha, appointed Foreign Minister in May, met President Ana Paz on Monday.")
    assert reported(found) == {"meeting"}


def test_a_visit_to_several_countries_on_several_days() -> None:
    found = read(
        "Foreign Minister Ana Paz visited Egypt, Tunisia, Togo and Laos from Jan. 13 to 18, "
        "spokesperson Pak Un Ha told reporters Monday."
    )
    assert found.objects("schema:location") == {"Egypt", "Tunisia", "Togo", "Laos"}
    assert found.objects("schema:startDate") == {"2024-01-13"}
    assert found.objects("schema:endDate") == {"2024-01-18"}


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Premier Pak Un Ha visited Havana, Cuba, on Monday.", {"Havana"}),
        ("Premier Pak Un Ha paid a visit to Cuba and Laos.", {"Cuba", "Laos"}),
        ("Premier Pak Un Ha visited Cuba and met Premier Ana Paz.", {"Cuba"}),
        ("Premier Pak Un Ha arrived in Havana, the capital of Cuba, on Monday.", {"Havana"}),
        (
            "Pak Un Ha held talks with Premier Ana Paz, who is on a visit to Cuba, at the Grand House.",
            {"Grand House"},
        ),
        (
            "Pak Un Ha and Ana Paz signed an agreement on the sale of rice here on Monday.",
            {"Pyongyang"},
        ),
        ("Pak Un Ha and Ana Paz signed an agreement on compatriots here on Monday.", set()),
    ],
)
def test_where_it_was(body: str, places: set[str]) -> None:
    assert read(body).objects("schema:location") == places


def test_the_days_of_a_visit_told_in_passing_are_not_those_of_the_talks() -> None:
    found = read(
        "Pak Un Ha held talks with Premier Ana Paz, who is on a visit to Laos from March 1 to 5, "
        "on Monday."
    )
    assert found.objects("schema:startDate") == {"2024-03-04"}


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (
            "A floral basket came to Premier Pak Un Ha from the Russian embassy.",
            {"Pak Un Ha", "Russian embassy"},
        ),
        (
            "A floral basket came to Premier Pak Un Ha from the Russian embassy here on Monday.",
            {"Pak Un Ha", "Russian embassy"},
        ),
        (
            "A gift was presented to Premier Pak Un Ha by Ambassador Ana Paz on Monday.",
            {"Pak Un Ha", "Ana Paz"},
        ),
        (
            "Premier Pak Un Ha was presented with a gift by Ambassador Ana Paz on Monday.",
            {"Pak Un Ha", "Ana Paz"},
        ),
        ("Floral baskets were presented to the statues of Kim Song Il on Monday.", set()),
    ],
)
def test_who_gives_and_who_gets(body: str, who: set[str]) -> None:
    assert read(body).objects("schema:participant") == who


@pytest.mark.parametrize(
    ("body", "kind", "who"),
    [
        (
            "Premier Pak Un Ha received Kim Song Il, general secretary of the Popular Union.",
            "meeting",
            {"Pak Un Ha", "Kim Song Il"},
        ),
        ("Ana Paz was sworn in as president of Cuba on Monday.", "appointment", {"Ana Paz"}),
        (
            "Premier Ana Paz opened the 7th Kangsan International Import Expo on Monday.",
            "exhibition",
            {"Ana Paz"},
        ),
        (
            "Kim Song Il was appointed premier on Monday to replace Pak Un Ha.",
            "appointment",
            {"Kim Song Il"},
        ),
        (
            "A performance was given at the Grand Theatre on Monday.\nMinister Pak Un Ha watched it.",
            "performance",
            {"Pak Un Ha"},
        ),
    ],
)
def test_who_took_part(body: str, kind: str, who: set[str]) -> None:
    found = read(body)
    assert reported(found) == {kind}
    assert found.objects("schema:participant") == who


def test_who_was_there_was_at_the_event_told_last() -> None:
    found = read(
        "A delegation of the Popular Union led by Ana Paz arrived in Havana on Monday.\n"
        "A banquet was given for the delegation at the Lake Hotel.\nPresent there was Pak Un Ha."
    )
    assert ("banquet", "Pak Un Ha") in found.said("schema:participant")


def test_visits_to_two_countries() -> None:
    found = read("Premier Pak Un Ha paid official visits to Cuba and Laos from March 1 to 4.")
    assert reported(found) == {"visit"}
    assert found.objects("schema:location") == {"Cuba", "Laos"}


def test_no_sentence_is_spared_a_pattern_that_fits() -> None:
    """The words that a deed's pattern begins with, and those that end a passive, are all listed."""
    folder = Path(__file__).parents[1] / "evaluation" / "gold"
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            for sentence in re.split(r"(?<=[.!?])\s+", json.loads(line)["text"]):
                words = set(re.findall(r"[a-z]+", sentence.lower()))
                for deed in DEEDS:
                    assert not deed.pattern.search(sentence) or not deed.begins.isdisjoint(words)
                for _, pattern in PASSIVE:
                    assert not pattern.search(sentence) or not ENDS.isdisjoint(words)


@pytest.mark.parametrize(
    ("body", "kind", "who"),
    [
        (
            (
                "Pak Un Ha, premier of the DPRK, convened a consultative meeting on trade on Monday. The "
                "meeting was attended by Han Chol Su, minister of Health."
            ),
            "meeting",
            {"Pak Un Ha", "Han Chol Su"},
        ),
        ("Premier Pak Un Ha presided over a meeting on Monday.", "meeting", {"Pak Un Ha"}),
        (
            (
                "A meeting of officials took place on Monday. Pak Un Ha, premier of the DPRK, guided the "
                "meeting."
            ),
            "meeting",
            {"Pak Un Ha"},
        ),
        (
            "Minister Pak Un Ha conveyed the materials to the flood victims on Monday.",
            "donation",
            {"Pak Un Ha"},
        ),
        (
            'Premier Pak Un Ha made an important speech, titled, "Let Us Sail", on Monday.',
            "statement",
            {"Pak Un Ha"},
        ),
        ("A dancing party of students took place at the plaza on Monday.", "performance", set()),
        ("A national presentation of ideas took place from March 1 to 3.", "congress", set()),
        ("A contest of lecturers took place on Monday.", "meeting", set()),
        ("A swimming contest took place on Monday.", "sports", set()),
        (
            "The final between the DPRK and Polish teams took place on Monday.",
            "sports",
            {"DPRK team", "Polish team"},
        ),
        (
            (
                "Leading newspapers here deal with the rice harvest. Rodong Sinmun in an editorial calls "
                "upon the farmers to work hard."
            ),
            "commentary",
            {"Rodong Sinmun"},
        ),
    ],
)
def test_verbs_and_nouns_of_the_wire(body: str, kind: str, who: set[str]) -> None:
    found = read(body)
    assert reported(found) == {kind}
    assert found.objects("schema:participant") == who


@pytest.mark.parametrize(
    "body",
    [
        "Such fact was opened to public recently by the testimonies of many people.",
        "Premier Pak Un Ha visited the Kangsan Farm under construction in June 2012.",
        "79 years ago, a mass rally was held at the square.",
        (
            "Following are major news items and articles in leading newspapers of the DPRK on Monday: "
            "Premier Pak Un Ha visited the Kangsan Farm."
        ),
        "Amid a cheerful dancing party of the farmers a new life began.",
    ],
)
def test_what_is_no_news(body: str) -> None:
    assert reported(read(body)) == set()


def test_a_farm_built_years_ago_is_visited_now() -> None:
    assert reported(read("Premier Pak Un Ha visited the farm built in June 2012.")) == {"visit"}


@pytest.mark.parametrize(
    "lead",
    [
        "New houses have been built at the Kangsan Farm in Onchon County.",
        "The farmers of many villages have moved into new houses at the Kangsan Farm in Onchon County.",
    ],
)
@pytest.mark.parametrize(
    "ceremony",
    [
        "A ceremony of moving into those houses took place on the spot.",
        (
            "Present at the ceremony for moving into those houses held on the spot on Monday were Pak Un "
            "Ha, secretary of the Popular Union, and officials concerned."
        ),
    ],
)
def test_a_ceremony_on_the_spot_was_where_the_first_sentence_says(lead: str, ceremony: str) -> None:
    found = read(f"{lead} {ceremony}")
    assert found.objects("schema:location") == {"Kangsan Farm", "Onchon County"}
    (called,) = found.objects("gb:reports")
    assert called in {
        "ceremony of moving into those houses",
        "ceremony for moving into those houses",
    }


def test_where_a_meeting_was_by_those_who_were_present() -> None:
    found = read(
        "The farmers of the county reaped a rich harvest. Present at the meeting held at the Kangsan "
        "Theatre were Pak Un Ha, secretary of the Popular Union, and officials concerned."
    )
    assert found.objects("schema:location") == {"Kangsan Theatre"}


def test_a_body_acts_by_its_whole_name() -> None:
    found = read(
        "A delegation of the Ruritanian Association for the Study of the Juche Idea headed by Ana Paz "
        "arrived in Pyongyang on Monday."
    )
    whole = "delegation of the Ruritanian Association for the Study of the Juche Idea"
    assert whole in found.objects("schema:participant")


def test_an_adjective_of_a_name_is_no_place() -> None:
    found = read(
        "Premier Pak Un Ha visited the university, the home of talents in the Zenda-oriented science, on "
        "Monday."
    )
    assert found.objects("schema:location") == set()


def test_whose_place_it_was_was_not_there() -> None:
    found = read("Premier Pak Un Ha inspected the training base of the Korean People's Army (KPA).")
    assert found.objects("schema:participant") == {"Pak Un Ha"}


def test_who_accompanied_a_glued_name() -> None:
    found = read(
        "Kim Jong Un inspected the Kangsan Farm on Monday. Comrade Kim Jong Unwas accompanied by "
        "Han Chol Su, minister of Health. Accompanying him were also Ana Paz, "
        "secretary of the Popular Union, and others."
    )
    assert found.objects("schema:participant") == {"Kim Jong Un", "Han Chol Su", "Ana Paz"}


def test_those_present_were_at_the_meeting_that_he_then_convened() -> None:
    found = read(
        "Premier Pak Un Ha visited the Kangsan Farm on Monday. He then convened a consultative meeting "
        "of officials on the spot. Present there were Han Chol Su, minister of Health, and Ana Paz."
    )
    assert reported(found) == {"visit", "meeting"}
    assert ("visit of Pak Un Ha to Kangsan Farm", "Han Chol Su") not in found.said(
        "schema:participant"
    )
    assert ("meeting by Pak Un Ha", "Han Chol Su") in found.said("schema:participant")


def test_a_crowd_visits_a_place() -> None:
    found = read("Many working people have visited the Kangsan Palace to mark the day.")
    assert found.objects("gb:reports") == {"visit to Kangsan Palace"}


def test_delegates_arrive_behind_a_long_subject() -> None:
    found = read(
        "The participants in the celebrations for the harvest left from many areas, blessed by all who "
        "had seen them off, and arrived here on Monday."
    )
    assert found.objects("gb:reports") == {"arrival in Pyongyang"}
    assert found.objects("schema:startDate") == {"2024-03-04"}
