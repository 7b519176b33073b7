"""Names of persons, bodies, countries and places; also what is none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from articles import read, wire

from graphbuilder.extract import layers

COUNTRY_FIRST = "a first name that is also a country's hides the person"


@pytest.mark.parametrize(
    ("body", "persons"),
    [
        ("Kim Chol Su met Ri Kwang Ho.", {"Kim Chol Su", "Ri Kwang Ho"}),
        ("Comrade Pak Un Ha spoke.", {"Pak Un Ha"}),
        ("Kang Sok-ju and Choe Son Hui left.", {"Kang Sok-ju", "Choe Son Hui"}),
        ("President Rodrigo Salas García arrived.", {"Rodrigo Salas García"}),
        ("They met Miguel Díaz-Canel Bermúdez, president of Cuba.", {"Miguel Díaz-Canel Bermúdez"}),
        (
            "They met Luis de la Torre y Peña, minister of Health.",
            {"Luis de la Torre y Peña"},
        ),
        (
            "King Hamad bin Isa Al Khalifa received him.",
            {"Hamad bin Isa Al Khalifa"},
        ),
        (
            "They saw Emir Tamim bin Hamad Al-Thani of Qatar.",
            {"Tamim bin Hamad Al-Thani"},
        ),
        ("Secretary G. A. Petrov wrote.", {"G. A. Petrov"}),
        ("They heard A. Fomin, chairman of the Friendship Society.", {"A. Fomin"}),
        ("Mr. Adams wrote to Mr. Seward.", {"Adams", "Seward"}),
        ("Members led by Ana Paz came.", {"Ana Paz"}),
        ("Ana Paz said that it rained.", {"Ana Paz"}),
        (
            "Lin Hao, Cui Tong and Wang Shu, members of the council, came.",
            {"Lin Hao", "Cui Tong", "Wang Shu"},
        ),
        (
            "They met Bounthan Vilay, prime minister of Laos. Bounthan Vilay spoke.",
            {"Bounthan Vilay"},
        ),
    ],
)
def test_persons(body: str, persons: set[str]) -> None:
    assert read(body).persons == persons


@pytest.mark.parametrize(
    "body",
    [
        "In March and on Monday it rained.",
        "New houses stand in Sinuiju City.",
        "Now Then Here There.",
        "Meanwhile, Present there were officials.",
        "The Workers' Party of Korea met in the Pyongyang Grand Theatre.",
        "Songs such as Where Are You, Dear General resounded.",
        "Rice Seedlings Grow Well in the fields.",
        "The Korean People's Army won.",
        "The Great Success of Spring Sowing was praised.",
    ],
)
def test_no_persons(body: str) -> None:
    assert read(body).persons == set()


@pytest.mark.parametrize(
    "headline",
    [
        "Pak Un Ha Meets Guests",
        "Ri Kwang Ho Sends Greetings to Pak Un Ha",
    ],
)
def test_persons_in_headlines(headline: str) -> None:
    found = read(wire("Snow fell.", headline=headline)).persons
    assert {name for name in ("Pak Un Ha", "Ri Kwang Ho") if name in headline} == found


@pytest.mark.parametrize(
    "headline",
    [
        "National Meeting Opens",
        "Ministry Opens Big Exhibition",
        "Message to Foreign Minister",
        "So Good",
    ],
)
def test_headlines_name_nobody_else(headline: str) -> None:
    found = read(wire("Snow fell.", headline=headline))
    assert found.persons == set()
    assert found.bodies == set()


@pytest.mark.parametrize(
    ("body", "bodies"),
    [
        (
            "The Ministry of Culture, Sports and Tourism wrote.",
            {"Ministry of Culture, Sports and Tourism"},
        ),
        ("The Kangsan Fishery Station caught fish.", {"Kangsan Fishery Station"}),
        (
            "The Ruritanian Association for Friendship and Solidarity came.",
            {"Ruritanian Association for Friendship and Solidarity"},
        ),
        ("He visited the embassy. The Vietnamese embassy gave a party.", {"Vietnamese embassy"}),
        ("The Popular Party of Chile met.", {"Popular Party of Chile"}),
        (
            "The C.C., Communist Party of Ruritania met.",
            {"Central Committee of the Communist Party of Ruritania"},
        ),
        (
            "The C.C. of the Communist Party of Ruritania met.",
            {"Central Committee of the Communist Party of Ruritania"},
        ),
    ],
)
def test_bodies(body: str, bodies: set[str]) -> None:
    assert read(body).bodies == bodies


@pytest.mark.parametrize(
    "body",
    [
        "The party and the committee met in the hall.",
        "A party was given. The Party alone decides.",
        "They built a factory in Hamhung City.",
    ],
)
def test_no_bodies(body: str) -> None:
    assert read(body).bodies == set()


def test_a_common_noun_in_capitals_names_no_body() -> None:
    assert read("Members of the Committee came to the Party.").bodies == set()


@pytest.mark.parametrize(
    ("body", "name", "key"),
    [
        ("The DPRK won.", "DPRK", "country/KP"),
        (
            "The Democratic People's Republic of Korea won.",
            "Democratic People's Republic of Korea",
            "country/KP",
        ),
        ("The Republic of Cuba won.", "Republic of Cuba", "country/CU"),
        ("The Lao PDR won.", "Lao PDR", "country/LA"),
        ("They went to Vietnamese schools.", "Vietnamese", "country/VN"),
        ("The U.S. left.", "U.S.", "country/US"),
        (
            "The UN Security Council met.",
            "UN Security Council",
            "organization/united-nations-security-council",
        ),
    ],
)
def test_authority_names(body: str, name: str, key: str) -> None:
    assert read(body).authorities.get(name) == key


def test_the_longest_authority_name_counts() -> None:
    found = read("The Democratic People's Republic of Korea won.")
    assert {k for k in found.authorities.values() if k} == {"country/KP"}


def test_curly_apostrophes_and_hard_spaces_are_no_obstacle() -> None:
    found = read("The Democratic People’s\u00a0Republic of Korea won.")
    assert "country/KP" in found.authorities.values()


def test_places() -> None:
    found = read("Floods hit Kangsan County and the Amrok River.")
    assert found.names("schema:Place") == {"Kangsan County", "Amrok River"}


def test_a_country_inside_a_body_is_named_too() -> None:
    found = read("The Communist Party of Cuba met.")
    within = [n.mention.authority for n in layers.names(found.doc) if n.within]
    assert within == ["country/CU"] or "country/CU" in found.authorities.values()


@pytest.mark.parametrize(
    ("body", "person"),
    [
        ("Chad Smith, head of the mission, came.", "Chad Smith"),
        ("Mr. Jordan Hale came.", "Jordan Hale"),
        ("They met Mr. Chad Smith.", "Chad Smith"),
        ("Kim Song came.", "Kim Song"),
    ],
)
def test_a_country_inside_a_person_is_none(body: str, person: str) -> None:
    found = read(body)
    assert found.persons == {person}
    assert found.names("schema:Country") == set()


def test_names_slice_back_and_are_in_order() -> None:
    found = read("Kim Chol Su of the Communist Party of Cuba met Ana Paz, mayor of Havana.")
    names = layers.names(found.doc)
    assert [n.first for n in names] == sorted(n.first for n in names)
    for name in names:
        assert name.mention.span.of(found.article.text) == name.mention.name
        assert 0 < name.sure <= 1
        outer = [o for o in names if not o.within and o is not name]
        assert name.within or not any(o.mention.span.overlaps(name.mention.span) for o in outer)


@pytest.mark.parametrize(
    ("body", "person"),
    [
        ('"It is good," said Aida Noor, a 29-year-old hydrologist from Zenda.', "Aida Noor"),
        ("He replaced Aida Noor, who headed the chamber for a year.", "Aida Noor"),
        ("At the church volunteer Aida Noor gave out food.", "Aida Noor"),
        ("The paper quoted hydrologist Aida Noor at length.", "Aida Noor"),
        ("The president of Casa de los Vientos, Aida Noor, thanked them.", "Aida Noor"),
        ("It was signed by its newly appointed defence minister, Aida Noor.", "Aida Noor"),
        ("Present was Jong Myong Do, first deputy chief of the staff.", "Jong Myong Do"),
        ("Present was Jang Jae On, chairman of the council.", "Jang Jae On"),
        ("They met Ruritanian Ambassador in Ankara Aida Noor.", "Aida Noor"),
    ],
)
def test_persons_by_what_stands_around(body: str, person: str) -> None:
    assert read(body).persons == {person}


@pytest.mark.parametrize(
    ("body", "bodies"),
    [
        ("The 11th Congress of the Popular Union and the Eighth Congress met.", {"Popular Union"}),
        ("The U.S.-led UN Command is there.", {"UN Command"}),
        ("The Asian-version NATO and the NATO of Asian version met.", {"NATO"}),
        ("The chairman of the Anti-War Forum of Zenda came.", {"Anti-War Forum of Zenda"}),
        (
            "Li Wei is president of the Dandong Sunny Trading Co., Ltd. of China.",
            {"Dandong Sunny Trading Co., Ltd. of China"},
        ),
        ("The Senate of Chile Aida Noor left.", {"Senate of Chile"}),
        ("Inspecting Zenda Artillery Academy, he spoke.", {"Zenda Artillery Academy"}),
    ],
)
def test_bodies_among_other_words(body: str, bodies: set[str]) -> None:
    assert read(body).bodies == bodies


def test_the_cabinet_is_that_of_the_publishers_state() -> None:
    made = wire("Present was Ro Tu Bong, vice-premier of the Cabinet.")
    assert (
        read(replace(made, publisher="KCNA")).authorities["Cabinet"] == "organization/dprk-cabinet"
    )
    assert "Cabinet" not in read(replace(made, publisher="Yonhap")).bodies


def test_a_national_assembly_without_its_country_is_the_articles_own() -> None:
    found = read("The National Assembly met on Monday.")
    assert found.bodies == {"National Assembly"}
    assert found.authorities["National Assembly"] is None


def test_names_with_their_countries_in_a_row() -> None:
    found = read("Among them were Aida Noor of Ecuador, Juan Diaz of Panama and Ana Paz of Chile.")
    assert found.persons == {"Aida Noor", "Juan Diaz", "Ana Paz"}


@pytest.mark.parametrize(
    ("body", "person"),
    [
        ("No Kwang Chol, minister of Defence of the DPRK, left here on Monday.", "No Kwang Chol"),
        ("Sultan Hamad bin Tariq Al Said sent a message to Ana Paz.", "Hamad bin Tariq Al Said"),
    ],
)
def test_names_with_words_that_are_no_names_elsewhere(body: str, person: str) -> None:
    assert person in read(body).persons


def test_a_central_committee_inside_a_longer_name() -> None:
    body = "Standing Committee of the Political Bureau of the C.C., Communist Party of China"
    found = read(f"Lin Gennan, member of the {body}, sent a message to Pak Un Ha, premier.")
    assert any(name.endswith("Communist Party of China") for name in found.bodies)


def test_the_speaker_of_the_peoples_assembly() -> None:
    found = read("Speaker of the People's Assembly Aida Noor received them.")
    assert found.persons == {"Aida Noor"}
    assert ("Aida Noor", "Speaker of the People's Assembly") in found.offices


def test_names_that_share_a_noun() -> None:
    found = read(
        "Work went on in Hoechang, Yangdok and Maengsan counties, in the counties of Musan and Yonsa, in "
        "the city of Manpho, in Puksam-ri and at the Namdok and Phunggok youth coal mines."
    )
    assert {"Hoechang County", "Yangdok County", "Maengsan County"} <= found.names("schema:Place")
    assert {"Musan County", "Yonsa County", "Manpho City"} <= found.names("schema:Place")
    assert "Puksam-ri" in found.names("schema:Place")
    assert {"Namdok youth coal mine", "Phunggok youth coal mine"} <= found.bodies
    assert found.persons == set()


@pytest.mark.parametrize(
    ("body", "persons"),
    [
        ("So Jong Jin, minister of Health, met An Kil Song.", {"So Jong Jin", "An Kil Song"}),
        ("So Pak Un Ha said that all is well. So the work went on.", {"Pak Un Ha"}),
        ("An Old Man came to the farm.", set()),
    ],
)
def test_surnames_that_are_words(body: str, persons: set[str]) -> None:
    assert read(body).persons == persons


@pytest.mark.parametrize(
    "body",
    [
        "Kangsan Power Station No. 2",
        "Second Economic Commission",
        "124th Regiment of the Korean People's Army",
        "Communist Party of Canada (Marxist-Leninist)",
    ],
)
def test_numbers_and_wings_belong_to_a_bodys_name(body: str) -> None:
    assert body in read(f"Officials of the {body} worked on.").bodies


@pytest.mark.parametrize(
    "place",
    ["Mt Ryongak", "Pyongyang Indoor Stadium", "Munsu Water Park", "Janggun Peak", "Kumya County"],
)
def test_places_by_what_stands_around_them(place: str) -> None:
    body = (
        f"They went to {place}."
        if "County" not in place
        else "They went to the counties Rakwon and Kumya."
    )
    assert place in read(body).names("schema:Place")
