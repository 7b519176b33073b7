"""Offices and their holders."""

from __future__ import annotations

import pytest
from articles import read, wire


@pytest.mark.parametrize(
    ("body", "offices"),
    [
        (
            "Pak Un Ha, minister of Foreign Affairs of the DPRK, spoke.",
            {("Pak Un Ha", "minister of Foreign Affairs of the DPRK")},
        ),
        ("DPRK Premier Pak Un Ha spoke.", {("Pak Un Ha", "DPRK Premier")}),
        ("Cuban President Ana Paz spoke.", {("Ana Paz", "Cuban President")}),
        (
            (
                "Pak Un Ha, general secretary of the Workers' Party of Korea, president of the State "
                "Affairs of the DPRK and chairman of the Friendship Society, spoke."
            ),
            {
                ("Pak Un Ha", "general secretary of the Workers' Party of Korea"),
                ("Pak Un Ha", "president of the State Affairs of the DPRK"),
                ("Pak Un Ha", "chairman of the Friendship Society"),
            },
        ),
        (
            "Ri Kwang Ho, minister of Culture, Sports and Tourism, spoke.",
            {("Ri Kwang Ho", "minister of Culture, Sports and Tourism")},
        ),
        (
            "He met Juan Ruiz, Cuban ambassador to the DPRK, on Monday.",
            {("Juan Ruiz", "Cuban ambassador to the DPRK")},
        ),
        (
            "He met Juan Ruiz, extraordinary and plenipotentiary ambassador of Cuba to the DPRK.",
            {("Juan Ruiz", "extraordinary and plenipotentiary ambassador of Cuba to the DPRK")},
        ),
        (
            "Vice-Minister of Foreign Affairs Ri Kwang Ho spoke.",
            {("Ri Kwang Ho", "Vice-Minister of Foreign Affairs")},
        ),
        (
            "Jo Song Il, secretary-general of the UN, spoke.",
            {("Jo Song Il", "secretary-general of the UN")},
        ),
        (
            "Jo Song Il, permanent representative of the DPRK to the UN, spoke.",
            {("Jo Song Il", "permanent representative of the DPRK to the UN")},
        ),
    ],
)
def test_offices(body: str, offices: set[tuple[str, str]]) -> None:
    assert read(body).offices == offices


@pytest.mark.parametrize(
    "body",
    [
        "Comrade Pak Un Ha spoke.",
        "Pak Un Ha, who came on Monday, spoke.",
        "Pak Un Ha and the president of Cuba met.",
        "Pak Un Ha, together with a minister of Health, spoke.",
        "Pak Un Ha met members of the Cabinet.",
    ],
)
def test_no_offices(body: str) -> None:
    assert read(body).offices == set()


def test_headlines_give_no_offices() -> None:
    assert (
        read(wire("Snow fell.", headline="Pak Un Ha, Premier of the DPRK, Speaks")).offices == set()
    )


def test_two_presidents_share_a_country() -> None:
    found = read(
        "Pak Un Ha sent a message to Prime Minister Ana Paz and President Luis Gomez of "
        "the Republic of Cuba."
    )
    assert ("Luis Gomez", "President of the Republic of Cuba") in found.offices
    assert {title for name, title in found.offices if name == "Ana Paz"} == {
        "Prime Minister",
        "Prime Minister of the Republic of Cuba",
    }


def test_a_plural_office_is_shared() -> None:
    found = read(
        "Lin Hao, Cui Tong and Wang Shu, secretaries of the Communist Party of Cuba, sent a letter "
        "to Pak Un Ha, premier of the DPRK."
    )
    title = "secretary of the Communist Party of Cuba"
    assert {(n, title) for n in ("Lin Hao", "Cui Tong", "Wang Shu")} <= found.offices


@pytest.mark.parametrize(
    "subject",
    [
        "The presidents of Chile and Cuba, Pak Un Ha and Ana Paz,",
        "Presidents Pak Un Ha of Chile and Ana Paz of Cuba",
    ],
)
def test_of_two_presidents_each_has_a_country(subject: str) -> None:
    found = read(f"{subject} sent a message to Luis Gomez, premier of Mali.")
    titles = {(who, title.lower()) for who, title in found.offices if who != "Luis Gomez"}
    assert {("Pak Un Ha", "president of chile"), ("Ana Paz", "president of cuba")} <= titles
    assert not any("Cuba" in title for who, title in found.offices if who == "Pak Un Ha")


@pytest.mark.parametrize(
    "body",
    [
        "According to Ana Paz, the Russian ambassador left Havana on Monday.",
        "According to Ana Paz, the president of Chile, Luis Gomez, visited Havana on Monday.",
        "Pak Un Ha met Ana Paz, the North's official Korean Central News Agency said.",
    ],
)
def test_the_subject_behind_a_source_is_no_apposition(body: str) -> None:
    assert not {title for who, title in read(body).offices if who == "Ana Paz"}


def test_each_keeps_to_his_own_office() -> None:
    found = read(
        "Pak Un Ha, premier of the DPRK, sent a message to Ana Paz, president of Cuba, "
        "Luis Gomez, minister of Health of Chile, and Juan Ruiz, mayor of Havana."
    )
    assert found.offices == {
        ("Pak Un Ha", "premier of the DPRK"),
        ("Ana Paz", "president of Cuba"),
        ("Luis Gomez", "minister of Health of Chile"),
        ("Juan Ruiz", "mayor of Havana"),
    }


def test_a_membership_says_where_and_when() -> None:
    found = read("Ana Paz, president of the Republic of Cuba, spoke.")
    title = "president of the Republic of Cuba"
    assert found.said("org:member") == {(title, "Ana Paz")}
    assert found.said("org:role") == found.said("gb:post") == {(title, title)}
    assert found.said("org:organization") == {(title, "Republic of Cuba")}
    assert found.said("org:postIn") == {(title, "Republic of Cuba")}
    assert found.said("gb:attestedIn") == {(title, "test")}
    assert found.said("gb:attestedOn") == {(title, "2024-03-05")}


def test_piled_up_offices_are_one_phrase_too() -> None:
    found = read("Ana Paz, president of Cuba and chairwoman of the Popular Party, spoke.")
    phrases = found.objects("rdfs:label", "gb:Capacity")
    assert phrases == {"president of Cuba and chairwoman of the Popular Party"}
    assert {part for _, part in found.said("dcterms:hasPart")} == {
        "president of Cuba",
        "chairwoman of the Popular Party",
    }


def test_the_office_in_an_occasion_is_the_recipients() -> None:
    found = read(
        "Pak Un Ha, premier of the DPRK, sent a congratulatory message to Luis Gomez upon his "
        "appointment as minister of Health of Cuba."
    )
    assert ("Luis Gomez", "minister of Health of Cuba") in found.offices


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("minister of Health of Cuba", "Cuba"),
        ("secretary-general of the UN", "UN"),
        ("Cuban ambassador to the DPRK", "Cuban"),
        ("ambassador of Cuba to the DPRK", "Cuba"),
        (
            "permanent representative of the DPRK to the United Nations",
            "DPRK",
        ),
    ],
)
def test_whose_office_it_is(office: str, body: str) -> None:
    found = read(f"Juan Ruiz, {office}, spoke.")
    assert found.objects("org:organization") == found.objects("org:postIn") == {body}


def test_a_plural_title_behind_a_list_is_each_ones() -> None:
    found = read(
        "Present were Pak Un Ha and Choe Hak Rim, secretaries of the Popular Union, and others."
    )
    title = "secretary of the Popular Union"
    assert {("Pak Un Ha", title), ("Choe Hak Rim", title)} <= found.offices


def test_titles_joined_before_a_name() -> None:
    found = read("Deputy Prime Minister and Foreign Minister Pak Un Ha left.")
    titles = {title for name, title in found.offices if name == "Pak Un Ha"}
    assert {"Deputy Prime Minister", "Foreign Minister"} <= titles


def test_two_ministers_are_two() -> None:
    found = read("He met the Prime Minister and Foreign Minister Pak Un Ha.")
    assert ("Pak Un Ha", "Prime Minister") not in found.offices


@pytest.mark.parametrize(
    ("body", "offices"),
    [
        ("Vice-Premier Pak Un Ha spoke.", {("Pak Un Ha", "Vice-Premier")}),
        (
            "Present were Vice-Premiers Pak Un Ha, Choe Hak Rim and Ri Kwang Ho.",
            {(name, "Vice-Premier") for name in ("Pak Un Ha", "Choe Hak Rim", "Ri Kwang Ho")},
        ),
        (
            "President Ana Paz of the Republic of Cuba spoke.",
            {("Ana Paz", "President of the Republic of Cuba")},
        ),
        (
            "Col. General Pak Un Ha, headmaster of the academy, spoke.",
            {("Pak Un Ha", "Col. General"), ("Pak Un Ha", "headmaster of the academy")},
        ),
        (
            "Pak Un Ha, first deputy department director of the Popular Union, spoke.",
            {("Pak Un Ha", "first deputy department director of the Popular Union")},
        ),
        (
            "Pak Un Ha, secretary of the provincial Party committee, and workers of the county came.",
            {("Pak Un Ha", "secretary of the provincial Party committee")},
        ),
        (
            (
                "Ana Paz, vice-minister of Digital Affairs, Post and Telecommunications and Public "
                "Information of the Republic of Cuba, spoke."
            ),
            {
                (
                    "Ana Paz",
                    (
                        "vice-minister of Digital Affairs, Post and Telecommunications and Public "
                        "Information of the Republic of Cuba"
                    ),
                )
            },
        ),
        (
            "Choe Hak Rim and Ri Kwang Ho, deputy chiefs of the Kangsan Union, spoke.",
            {
                (name, "deputy chief of the Kangsan Union")
                for name in ("Choe Hak Rim", "Ri Kwang Ho")
            },
        ),
    ],
)
def test_bare_titles_and_whole_titles(body: str, offices: set[tuple[str, str]]) -> None:
    assert read(body).offices == offices


def test_others_of_the_same_office() -> None:
    found = read(
        "Present were Pak Un Ha, premier of the Cabinet, Choe Hak Rim, Ri Kwang Ho and other "
        "secretaries of the Popular Union, and guests."
    )
    title = "secretary of the Popular Union"
    assert {name for name, text in found.offices if text == title} == {
        "Choe Hak Rim",
        "Ri Kwang Ho",
    }


@pytest.mark.parametrize(
    ("body", "offices"),
    [
        (
            "Chairman Pak Un Ha and other officials of the Popular Union spoke.",
            {("Pak Un Ha", "Chairman")},
        ),
        (
            "Present were Pak Un Ha, mayor of Havana, major commanding officers of the army and guests.",
            {("Pak Un Ha", "mayor of Havana")},
        ),
        ("Present were Pak Un Ha, officials concerned and guests.", set()),
        ("General Pak Un Ha spoke.", set()),
        ("His counterpart Ana Paz spoke.", set()),
        ("The people remember President Kim Il Sung and Chairman Kim Jong Il.", set()),
        ("After a salute from the headmaster, Pak Un Ha entered.", set()),
    ],
)
def test_ranks_groups_and_honours_are_no_offices(body: str, offices: set[tuple[str, str]]) -> None:
    assert read(body).offices == offices


def test_two_titles_with_one_complement_are_one_party() -> None:
    """As the wire lists them among others; one holder or two, the words don't tell."""
    posts = "general secretary and concurrently international secretary of the Popular Union"
    found = read(f"Pak Un Ha received a message of greeting from the {posts}.")
    assert found.letter.senders == (posts,)
