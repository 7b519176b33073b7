"""People who share a name: what offices, bodies and times decide, and what they leave open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder import iris
from graphbuilder.model import Verdict
from graphbuilder.model.names import normalise
from graphbuilder.resolve.careers import compare_careers, split, verdict
from graphbuilder.resolve.people import PeopleOfName, people_of
from graphbuilder.resolve.profiles import OfficeSeen, PersonProfile, Sighting
from graphbuilder.resolve.rarity import Rarity, rarity
from graphbuilder.resolve.standing import Domain, Rank, country, domain, rank, standing
from graphbuilder.resolve.surnames import bearer_of_surname, by_surname

SAME, DIFFERENT, UNSURE = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE


@cache
def office(title: str, where: str = "KP", *bodies: str) -> OfficeSeen:
    """An office of a country, or of none ("")."""
    of = f"country/{where}" if where else None
    named = tuple(f"organization/{body}" for body in bodies) or ((of,) if of else ())
    return OfficeSeen(title, f"post/{iris.local_name(normalise(title))}", named, of)


def seen(day: str, *offices: OfficeSeen, article: str = "") -> Sighting:
    """A sighting on a day (or in a year, on its first of June)."""
    on = date.fromisoformat(day if len(day) > 4 else f"{day}-06-01")
    return Sighting(article or f"a-{day}-{'-'.join(o.post for o in offices)}", on, offices)


def profile(name: str, *sightings: Sighting, authority: bool = False) -> PersonProfile:
    return PersonProfile(
        f"person/{iris.local_name(normalise(name))}", (name,), sightings, authority
    )


def told_apart(found: PeopleOfName) -> list[list[int]]:
    """The years in which each person is seen."""
    return [[s.day.year for s in p.sightings if s.day] for p in found.people]


CHIEF = office("chief of the General Staff of the Korean People's Army", "KP", "kpa-general-staff")
PRESIDIUM = office(
    "member of the Presidium of the Political Bureau of the Central Committee of the WPK",
    "KP",
    "wpk-presidium-of-the-political-bureau",
)
BUREAU = office(
    "member of the Political Bureau of the Central Committee of the WPK", "KP", "wpk-bureau"
)
GENERAL = office("General", "")
FOREIGN = office("minister of Foreign Affairs of the DPRK")
VICE_FOREIGN = office("vice-minister of Foreign Affairs of the DPRK")
SECRETARY = office(
    "secretary of the Central Committee of the Workers' Party of Korea",
    "KP",
    "wpk-central-committee",
)
RECONNAISSANCE = office(
    "director of the General Reconnaissance Bureau of the KPA",
    "KP",
    "kpa-general-reconnaissance-bureau",
)
DIRECTOR = office(
    "director of the International Department of the WPK Central Committee",
    "KP",
    "wpk-international-department",
)
REUNIFICATION = office(
    "chairman of the Committee for the Peaceful Reunification of the Country", "KP", "dprk-cprc"
)
CUBAN_GENERAL = office("Cuban Brigadier General", "CU")
CUBAN_AMBASSADOR = office("Cuban ambassador to the DPRK", "CU")
FARMER = office("workteam leader of the Samjigang Farm", "", "samjigang-farm")
MINER = office("miner of the Ryongyang Mine", "", "ryongyang-mine")
WRESTLER = office("wrestling coach", "")

RI_YONG_HO = (
    seen("2009", CHIEF),
    seen("2010", CHIEF, PRESIDIUM),
    seen("2011", PRESIDIUM),
    seen("2012", CHIEF),
    seen("2016", FOREIGN),
    seen("2017", FOREIGN, BUREAU),
    seen("2018", BUREAU),
    seen("2019", FOREIGN),
)


# -- what an office says --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("title", "of", "expected", "how_high"),
    [
        ("chief of the General Staff of the KPA", "KP", Domain.MILITARY, Rank.HIGH),
        ("minister of People's Armed Forces", "KP", Domain.MILITARY, Rank.HIGH),
        ("Col. General", "", Domain.MILITARY, Rank.MIDDLE),
        ("Russian military attaché", "RU", Domain.MILITARY, Rank.MIDDLE),
        ("general director of the Korea Oil Company", "KP", Domain.INDUSTRY, Rank.LOW),
        ("foreign minister of the DPRK", "KP", Domain.DIPLOMACY, Rank.HIGH),
        ("Vice Foreign Minister", "", Domain.DIPLOMACY, Rank.MIDDLE),
        ("ambassador of the Republic of Cuba to the DPRK", "CU", Domain.DIPLOMACY, Rank.MIDDLE),
        ("chargé d'affaires a.i. of the Syrian embassy", "SY", Domain.DIPLOMACY, Rank.MIDDLE),
        ("permanent representative to the UN", "KP", Domain.DIPLOMACY, Rank.MIDDLE),
        ("director of the Press Department of the Foreign Ministry", "KP", Domain.DIPLOMACY, None),
        ("secretary of the C.C., WPK", "KP", Domain.PARTY, Rank.HIGH),
        (
            "chief secretary of the Jagang Provincial Committee of the WPK",
            "KP",
            Domain.PARTY,
            Rank.LOCAL,
        ),
        ("chief secretary of the Uiju County Party Committee", "KP", Domain.PARTY, Rank.LOW),
        ("president of the State Affairs of the DPRK", "KP", Domain.STATE, Rank.HIGH),
        ("chairman of the Standing Committee of the SPA", "KP", Domain.STATE, Rank.HIGH),
        ("president of the Russian Federation", "RU", Domain.STATE, Rank.HIGH),
        ("premier of the Cabinet", "KP", Domain.GOVERNMENT, Rank.HIGH),
        ("minister of Land and Environment Protection", "KP", Domain.GOVERNMENT, Rank.HIGH),
        ("vice-minister of Public Health", "KP", Domain.GOVERNMENT, Rank.MIDDLE),
        (
            "chairman of the Kangwon Provincial People's Committee",
            "KP",
            Domain.GOVERNMENT,
            Rank.LOCAL,
        ),
        ("lawmaker of the National Assembly", "KR", Domain.LEGISLATURE, Rank.MIDDLE),
        ("professor of Kim Il Sung University", "KP", Domain.SCIENCE, Rank.LOW),
        ("chief coach", "", Domain.SPORTS, Rank.LOW),
        ("manager of the Komdok Mining Complex", "KP", Domain.INDUSTRY, Rank.LOW),
        ("Patriarch of Moscow", "RU", Domain.RELIGION, None),
        ("editor-in-chief of Rodong Sinmun", "KP", Domain.MEDIA, Rank.MIDDLE),
        ("UN secretary-general", "", Domain.INTERNATIONAL, Rank.MIDDLE),
        (
            "chairman of the Central Committee of the youth league",
            "KP",
            Domain.SOCIETY,
            Rank.MIDDLE,
        ),
        ("chairman", "", Domain.UNKNOWN, Rank.LOW),
    ],
)
def test_an_office_has_a_field_and_a_rank(
    title: str, of: str, expected: Domain, how_high: Rank | None
) -> None:
    assert domain(office(title, of)) == expected
    assert how_high is None or rank(office(title, of)) == how_high


def test_a_seat_is_told_from_a_post() -> None:
    assert standing(BUREAU).collective
    assert not standing(SECRETARY).collective


def test_a_title_without_a_body_tells_nothing_by_itself() -> None:
    assert not standing(office("Chairman", "")).telling
    assert standing(office("Vice-Premier", "")).telling


@pytest.mark.parametrize(
    ("title", "of", "expected"),
    [
        ("ambassador to the DPRK", "KP", None),
        ("Chinese ambassador to the DPRK", "CN", "country/CN"),
        ("ambassador of Cuba to the DPRK", "CU", "country/CU"),
        ("DPRK Ambassador to China", "KP", "country/KP"),
        ("ambassador in Peru", "PE", None),
        ("the chargé d'affaires in Uruguay", "UY", None),
        ("American minister in Peru", "US", "country/US"),
        ("minister of Foreign Affairs of the DPRK", "KP", "country/KP"),
    ],
)
def test_the_country_that_receives_an_ambassador_is_not_his(
    title: str, of: str, expected: str | None
) -> None:
    assert country(office(title, of)) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kim Chol", Rarity.COMMON),
        ("Ri Yong Ho", Rarity.COMMON),
        ("Lee Nak-yon", Rarity.COMMON),
        ("Moon Jae-in", Rarity.ORDINARY),
        ("Sergei Lavrov", Rarity.ORDINARY),
        ("Lavrov", Rarity.COMMON),
        ("Vladimir Vladimirovich Putin", Rarity.RARE),
        ("Salvador Sanchez-Ceren", Rarity.RARE),
        ("Teodoro Obiang Nguema Mbasogo", Rarity.RARE),
        ("", Rarity.COMMON),
    ],
)
def test_long_names_are_rare(name: str, expected: Rarity) -> None:
    assert rarity(name) == expected


# -- two careers ----------------------------------------------------------------------------------

MP = office("lawmaker of the National Assembly", "KR", "rok-national-assembly")
COMMERCE = office("minister of Commerce")
SOVIET = OfficeSeen(
    "Soviet foreign minister", "post/soviet-foreign-minister", (), "country/soviet-union"
)
PAIRS = {
    "general, then foreign minister": ("Ri Yong Ho", "2012", CHIEF, "2016", FOREIGN, DIFFERENT),
    "general beside a diplomat": ("Ri Yong Ho", "2011", CHIEF, "2011", VICE_FOREIGN, DIFFERENT),
    "general, then party secretary": (
        "Kim Yong Chol",
        "2015",
        RECONNAISSANCE,
        "2016",
        SECRETARY,
        SAME,
    ),
    "vice-minister, then minister": ("Choe Son Hui", "2019", VICE_FOREIGN, "2022", FOREIGN, SAME),
    "reunification, then minister": ("Ri Son Gwon", "2019", REUNIFICATION, "2020", FOREIGN, SAME),
    "minister, then party": ("Ri Son Gwon", "2021", FOREIGN, "2022", DIRECTOR, SAME),
    "provincial party, then Cabinet": (
        "Kim Tok Hun",
        "2014",
        office("chief secretary of the Jagang Provincial Committee of the WPK", "KP", "wpk-jagang"),
        "2017",
        office("vice-premier of the Cabinet", "KP", "dprk-cabinet"),
        SAME,
    ),
    "Cuban general and ambassador": (
        "Jose Ramirez",
        "2005",
        CUBAN_GENERAL,
        "2015",
        CUBAN_AMBASSADOR,
        DIFFERENT,
    ),
    "Cuban general, at once ambassador": (
        "Jose Ramirez",
        "2015",
        CUBAN_GENERAL,
        "2015",
        CUBAN_AMBASSADOR,
        UNSURE,
    ),
    "lawmaker of the South, minister of the North": (
        "Kim Yong Chol",
        "2012",
        MP,
        "2012",
        COMMERCE,
        DIFFERENT,
    ),
    "a rare name in two countries": (
        "Juan Carlos Diaz Ortega",
        "2012",
        office("minister of Culture of Cuba", "CU"),
        "2013",
        office("minister of Culture of Spain", "ES"),
        UNSURE,
    ),
    "a president, later former": (
        "Salvador Sanchez-Ceren",
        "2015",
        office("president of the Republic of El Salvador", "SV"),
        "2023",
        office("former president of El Salvador", "SV"),
        SAME,
    ),
    "the Soviet Union, then Russia": (
        "Andrei Petrov",
        "1989",
        SOVIET,
        "1994",
        office("Russian foreign minister", "RU"),
        SAME,
    ),
    "two farms": (
        "Kim Chol",
        "2015",
        FARMER,
        "2016",
        office("farmer of the Jangchon Farm", "", "jangchon-farm"),
        UNSURE,
    ),
    "two farms, long between": (
        "Kim Chol",
        "2003",
        FARMER,
        "2016",
        office("farmer of the Jangchon Farm", "", "jangchon-farm"),
        DIFFERENT,
    ),
    "farmer and coach": ("Kim Chol", "2015", FARMER, "2016", WRESTLER, DIFFERENT),
    "farmer and minister": ("Kim Chol", "2015", FARMER, "2016", FOREIGN, DIFFERENT),
    "two athletes": (
        "Kim Kuk Hyang",
        "2005",
        office("weightlifter and athlete", ""),
        "2009",
        WRESTLER,
        UNSURE,
    ),
    "coaches of one report": (
        "Ri Song Ho",
        "2024-10-01",
        office("senior coach", ""),
        "2024-10-01",
        office("chief coach", ""),
        SAME,
    ),
    "a title put shorter": (
        "Pak Hun",
        "2023",
        office("Vice-Premier", ""),
        "2024",
        office("vice-premier of the Cabinet", "KP", "dprk-cabinet"),
        SAME,
    ),
    "the foreign minister without a country": (
        "Wang Yi",
        "2020",
        office("Foreign Minister", ""),
        "2022",
        office("foreign minister of China", "CN"),
        SAME,
    ),
    "head of academy, head of province": (
        "Kim Yong Hwan",
        "2024",
        office(
            "president of the Academy of Defence Sciences", "KP", "dprk-academy-of-defence-sciences"
        ),
        "2024",
        office(
            "chief secretary of the North Hamgyong Provincial Committee of the WPK", "KP", "wpk-nh"
        ),
        UNSURE,
    ),
    "two linked offices of a name that is not common": (
        "Leon Dominian",
        "1934",
        office("legal adviser of the League of Nations", ""),
        "1935",
        office("director of a department of the Ministry of Foreign Affairs", "UY"),
        SAME,
    ),
    "trade unions, then parliament": (
        "Pak In Chol",
        "2024",
        office("chairman of the GFTUK Central Committee", "KP", "gftuk-central-committee"),
        "2024",
        office("chairman of the SPA", "KP", "dprk-supreme-peoples-assembly"),
        SAME,
    ),
}


@pytest.mark.parametrize("case", PAIRS)
def test_two_careers(case: str) -> None:
    name, day, one, later, other, expected = PAIRS[case]
    score = compare_careers([seen(day, one, article="a")], [seen(later, other, article="b")], name)
    assert verdict(score) == expected, score
    assert (
        compare_careers([seen(later, other, article="b")], [seen(day, one, article="a")], name)
        == score
    )
    assert score.reason
    assert score.rule.startswith("careers.")


def test_two_sightings_of_one_article_are_two_people() -> None:
    score = compare_careers(
        [seen("2016", SECRETARY, article="x")], [seen("2016", FOREIGN, article="x")], "Kim Chol"
    )
    assert verdict(score) == DIFFERENT


def test_a_bare_name_says_nothing() -> None:
    assert verdict(compare_careers([seen("2016")], [seen("2016", FOREIGN)], "Kim Chol")) == UNSURE


def test_two_provinces_at_one_time_are_unsure_and_in_turn_one_man() -> None:
    jagang, phyongan = (
        office(
            f"chief secretary of the {p} Provincial Committee of the WPK",
            "KP",
            f"wpk-{p}-committee",
        )
        for p in ("Jagang", "North Phyongan")
    )
    at_once = compare_careers(
        [seen("2014", jagang), seen("2016", jagang)], [seen("2015", phyongan)], "Kim Chol"
    )
    in_turn = compare_careers(
        [seen("2014", jagang), seen("2015", jagang)], [seen("2016", phyongan)], "Kim Chol"
    )
    assert (verdict(at_once), verdict(in_turn)) == (UNSURE, SAME)


# -- groups ---------------------------------------------------------------------------------------


def test_sightings_of_one_post_or_body_are_one_group() -> None:
    deputy = office("deputy chief of the KPA General Staff", "KP", "kpa-general-staff")
    found = split(
        profile("Kim Chol", seen("2010", CHIEF), seen("2012", deputy), seen("2011", CHIEF))
    )
    assert len(found) == 1


def test_an_article_that_gives_both_offices_ties_them() -> None:
    both = seen("2013", CHIEF, FOREIGN)
    assert len(split(profile("Kim Chol", seen("2012", CHIEF), seen("2016", FOREIGN), both))) == 1


def test_a_whole_party_or_army_ties_nobody() -> None:
    one = office("officer of the Korean People's Army", "KP", "korean-peoples-army")
    other = office("wrestling coach of the army", "KP", "korean-peoples-army")
    assert len(split(profile("Kim Chol", seen("2010", one), seen("2011", other)))) == 2


def test_a_department_without_its_owner_ties_nobody() -> None:
    one = office("director of the Economic Department", "", "economic-department")
    other = office("researcher of the economic department", "", "economic-department")
    assert len(split(profile("Kim Chol", seen("2010", one), seen("2011", other)))) == 2


def test_one_post_a_generation_later_is_another_group() -> None:
    assert len(split(profile("John Adams", seen("1861", FOREIGN), seen("1901", FOREIGN)))) == 2


def test_the_last_group_holds_what_tells_nothing() -> None:
    bare, vague = seen("2012"), seen("2013", office("Chairman", ""))
    assert split(profile("Kim Chol", bare, seen("2014", FOREIGN), vague))[-1] == (bare, vague)


def test_an_authority_entry_is_never_split() -> None:
    whole = profile("Kim Chol", *RI_YONG_HO, authority=True)
    assert len(split(whole)) == 1
    assert len(people_of(whole).people) == 1
    assert people_of(whole).judgements == ()


# -- the people of a name -------------------------------------------------------------------------


def test_the_two_ri_yong_ho() -> None:
    found = people_of(profile("Ri Yong Ho", *RI_YONG_HO))
    assert told_apart(found) == [[2009, 2010, 2011, 2012], [2016, 2017, 2018, 2019]]
    assert [p.identity for p in found.people] == [
        "person/ri-yong-ho-chief-of-the-general-staff-of-the-korean-peoples-army",
        "person/ri-yong-ho-minister-of-foreign-affairs-of-the-dprk",
    ]
    (judgement,) = found.judgements
    assert judgement.verdict == DIFFERENT
    assert judgement.judge == "careers.fields"


def test_the_diplomat_while_the_general_is_in_office() -> None:
    found = people_of(profile("Ri Yong Ho", *RI_YONG_HO, seen("2011-07-01", VICE_FOREIGN)))
    assert told_apart(found) == [[2009, 2010, 2011, 2012], [2011, 2016, 2017, 2018, 2019]]


def test_bare_sightings_go_where_their_day_fits() -> None:
    found = people_of(profile("Ri Yong Ho", *RI_YONG_HO, seen("2010-02-01"), seen("2020-01-01")))
    assert told_apart(found) == [[2009, 2010, 2010, 2011, 2012], [2016, 2017, 2018, 2019, 2020]]


def test_bare_sightings_that_fit_nobody_are_unsure_together() -> None:
    bare = seen("2014"), seen("2014-07-01")
    found = people_of(profile("Ri Yong Ho", *RI_YONG_HO, *bare))
    assert found.people[-1].identity == "person/ri-yong-ho"
    assert found.people[-1].sightings == bare
    assert sorted(j.verdict for j in found.judgements) == [DIFFERENT, UNSURE, UNSURE]


def test_bare_sightings_are_unsure_only_against_those_of_their_time() -> None:
    found = people_of(
        profile(
            "Kim Chol",
            seen("2003", FARMER),
            seen("2015", WRESTLER),
            seen("2015", MINER),
            seen("2015"),
        )
    )
    unsure = {frozenset((j.first, j.second)) for j in found.judgements if j.judge == "careers.bare"}
    assert unsure == {
        frozenset(("person/kim-chol", f"person/kim-chol-{post}"))
        for post in ("wrestling-coach", "miner-of-the-ryongyang-mine")
    }


def test_a_bare_name_is_the_high_official_s_beside_a_farmer() -> None:
    found = people_of(
        profile("Jo Yong Won", seen("2024", SECRETARY), seen("2024", FARMER), seen("2024-07-01"))
    )
    assert [len(p.sightings) for p in found.people if "secretary" in p.identity] == [2]


def test_a_vague_title_goes_to_whose_title_it_shortens() -> None:
    vague = seen("2016", office("secretary", ""))
    found = people_of(profile("Kim Chol", seen("2016", SECRETARY), seen("2016", FARMER), vague))
    assert vague in next(p for p in found.people if "secretary" in p.identity).sightings


@pytest.mark.parametrize(
    ("name", "sightings"),
    [
        (
            "Kim Yong Chol",
            [("2012", RECONNAISSANCE), ("2015", RECONNAISSANCE), ("2017", SECRETARY)],
        ),
        ("Choe Son Hui", [("2018", VICE_FOREIGN), ("2022", FOREIGN), ("2024", FOREIGN)]),
        ("Ri Son Gwon", [("2018", REUNIFICATION), ("2020", FOREIGN), ("2022", DIRECTOR)]),
        (
            "Kim Jong Un",
            [
                ("2012", office("supreme commander of the Korean People's Army")),
                (
                    "2013",
                    office("first chairman of the National Defence Commission", "KP", "dprk-ndc"),
                ),
                (
                    "2016",
                    office(
                        "chairman of the Workers' Party of Korea", "KP", "workers-party-of-korea"
                    ),
                ),
                ("2018", office("chairman of the State Affairs Commission", "KP", "dprk-sac")),
                ("2020", office("president of the State Affairs of the DPRK")),
                ("2021", office("general secretary of the Workers' Party of Korea")),
            ],
        ),
    ],
)
def test_one_career_stays_one(name: str, sightings: list[tuple[str, OfficeSeen]]) -> None:
    found = people_of(profile(name, *(seen(day, post) for day, post in sightings)))
    assert [p.identity for p in found.people] == [f"person/{iris.local_name(normalise(name))}"]
    assert {j.verdict for j in found.judgements} <= {SAME}


def test_a_name_only_seen_bare_is_one() -> None:
    found = people_of(
        profile("Kim Chol", seen("2003"), seen("2018"), seen("2018", office("Chairman", "")))
    )
    assert [p.identity for p in found.people] == ["person/kim-chol"]
    assert found.judgements == ()


def test_a_profile_without_sightings_is_one_person() -> None:
    assert len(people_of(profile("Kim Chol")).people) == 1


def test_whom_an_unknown_country_could_be_is_settled_by_whom_it_joins() -> None:
    north, south = FOREIGN, office("foreign minister of the ROK", "KR")
    found = people_of(profile("Kim Chol", seen("2010", north), seen("2013", south)))
    assert [j.verdict for j in found.judgements] == [DIFFERENT]
    with_bridge = people_of(
        profile(
            "Kim Chol",
            seen("2010", north),
            seen("2011", office("Foreign Minister", "")),
            seen("2013", south),
        )
    )
    assert len(with_bridge.people) == 2


def test_posts_of_one_name_and_year_get_their_own_identities() -> None:
    again = [seen(day, FOREIGN) for day in ("1861", "1901", "1950")]
    found = people_of(profile("John Adams", *again), {})
    local = "person/john-adams-minister-of-foreign-affairs-of-the-dprk"
    assert {p.identity for p in found.people} == {local, f"{local}-1901", f"{local}-1950"}


def test_somebody_s_judgement_overrules() -> None:
    both = profile("Ri Yong Ho", *RI_YONG_HO)
    (judgement,) = people_of(both).judgements
    mine = {"reason": "I know", "judge": "Ana", "day": "2024-05-09"}
    same = replace(judgement, verdict=SAME, **mine)
    one = people_of(both, {(judgement.first, judgement.second): same})
    assert one.judgements == (same,)
    assert [p.identity for p in one.people] == ["person/ri-yong-ho"]
    career = profile("Choe Son Hui", seen("2018", VICE_FOREIGN), seen("2022", FOREIGN))
    (joined,) = people_of(career).judgements
    assert joined.verdict == SAME
    different = replace(joined, verdict=DIFFERENT, **mine)
    two = people_of(career, {(joined.first, joined.second): different})
    assert [p.identity for p in two.people] == [joined.second, joined.first]
    assert [j.verdict for j in two.judgements] == [DIFFERENT]


def test_a_leader_with_many_sightings_is_quickly_done() -> None:
    days = (date(2000, 1, 1) + timedelta(days=at) for at in count())
    many = [Sighting(f"a{at}", next(days), (SECRETARY, FOREIGN)[: at % 3]) for at in range(9000)]
    assert len(people_of(profile("Kim Chol", *many)).people) == 1


# -- surnames -------------------------------------------------------------------------------------

PUTIN = office("Russian President", "RU")
TABLE = by_surname(
    [
        profile(
            "Vladimir Vladimirovich Putin",
            seen("2000", office("president of the Russian Federation", "RU")),
            seen("2024", office("president of the Russian Federation", "RU")),
        ),
        profile(
            "Sergei Lavrov",
            seen("2010", office("foreign minister of the Russian Federation", "RU")),
        ),
        profile("Ri Su Yong", seen("2014", FOREIGN), seen("2016-04-01", FOREIGN)),
        profile("Ri Yong Ho", seen("2016", FOREIGN), seen("2019", FOREIGN)),
        profile(
            "Xi Jinping", seen("2015", office("president of the People's Republic of China", "CN"))
        ),
        profile("Daniel Ortega Saavedra", seen("2015", office("president of Nicaragua", "NI"))),
        profile("Pak Hun", seen("2024", office("Vice-Premier", ""))),
        profile("Pak Jong Gun", seen("2024", office("Vice-Premier", ""))),
    ]
)


@pytest.mark.parametrize(
    ("surname", "post", "day", "expected"),
    [
        ("Putin", PUTIN, date(2018, 5, 1), "person/vladimir-vladimirovich-putin"),
        ("Putin", PUTIN, date(2025, 12, 1), "person/vladimir-vladimirovich-putin"),
        ("Putin", PUTIN, date(1995, 1, 1), None),
        ("Putin", PUTIN, None, None),
        (
            "Lavrov",
            office("Foreign Minister of Russia", "RU"),
            date(2011, 1, 1),
            "person/sergei-lavrov",
        ),
        ("Lavrov", office("vice foreign minister of Russia", "RU"), date(2011, 1, 1), None),
        ("Lavrov", PUTIN, date(2011, 1, 1), None),
        ("Ri", FOREIGN, date(2017, 5, 1), "person/ri-yong-ho"),
        ("Ri", FOREIGN, date(2015, 5, 1), "person/ri-su-yong"),
        ("Ri", FOREIGN, date(2016, 5, 1), None),
        ("Ho", FOREIGN, date(2017, 5, 1), None),
        ("Xi", office("Chinese President", "CN"), date(2016, 1, 1), "person/xi-jinping"),
        ("Jinping", office("Chinese President", "CN"), date(2016, 1, 1), None),
        (
            "Ortega",
            office("Nicaraguan President", "NI"),
            date(2015, 8, 1),
            "person/daniel-ortega-saavedra",
        ),
        ("Pak", office("Vice-Premier", ""), date(2024, 6, 1), None),
        ("Pak", office("Chairman", ""), date(2024, 6, 1), None),
    ],
)
def test_whom_a_surname_with_an_office_means(
    surname: str, post: OfficeSeen, day: date | None, expected: str | None
) -> None:
    found = bearer_of_surname(surname, post, day, TABLE)
    assert (found[0] if found else None) == expected
    assert found is None or verdict(found[1]) == SAME


# -- properties -----------------------------------------------------------------------------------

OFFICES = (
    CHIEF,
    PRESIDIUM,
    BUREAU,
    GENERAL,
    FOREIGN,
    VICE_FOREIGN,
    SECRETARY,
    DIRECTOR,
    MP,
    FARMER,
)
OFFICES += (WRESTLER, CUBAN_AMBASSADOR, office("Chairman", ""), office("Foreign Minister", ""))


@st.composite
def profiles(draw: st.DrawFn) -> PersonProfile:
    """A name's sightings, one for each article."""
    made = draw(
        st.lists(
            st.tuples(
                st.dates(date(2000, 1, 1), date(2024, 12, 31)) | st.none(),
                st.lists(st.sampled_from(OFFICES), max_size=2, unique=True),
            ),
            max_size=9,
        )
    )
    name = draw(st.sampled_from(["Kim Chol", "Sergei Petrov", "Juan Carlos Diaz Ortega"]))
    return profile(name, *(Sighting(f"a{at}", day, tuple(o)) for at, (day, o) in enumerate(made)))


@given(profiles(), st.randoms(use_true_random=False))
def test_the_order_of_sightings_makes_no_difference(some: PersonProfile, random: object) -> None:
    mixed = list(some.sightings)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert people_of(replace(some, sightings=tuple(mixed))) == people_of(some)


@given(profiles())
def test_people_and_groups_partition_the_sightings(some: PersonProfile) -> None:
    for groups in (split(some), [p.sightings for p in people_of(some).people]):
        assert sorted(s.article for g in groups for s in g) == sorted(
            s.article for s in some.sightings
        )
    found = people_of(some)
    assert set(found.identities()) == set(some.sightings)
    assert len({p.identity for p in found.people}) == len(found.people)


@given(profiles())
def test_of_every_two_people_something_is_judged(some: PersonProfile) -> None:
    found = people_of(some)
    identities = {p.identity for p in found.people} - {some.identity}
    judged = {(j.first, j.second): j.verdict for j in found.judgements}
    for pair in ((a, b) for a in identities for b in identities if a < b):
        assert judged[pair] in (DIFFERENT, UNSURE)


@given(profiles(), st.data())
def test_a_sighting_that_shares_a_post_never_splits(
    some: PersonProfile, data: st.DataObject
) -> None:
    days = [s.day for s in some.sightings if s.day and s.offices] or [date(2012, 1, 1)]
    day = data.draw(st.dates(min(days), max(days)))
    shared = [(o,) for s in some.sightings for o in s.offices] or [(FOREIGN,)]
    new = Sighting("new", day, data.draw(st.sampled_from(shared)))
    before, after = split(some), split(replace(some, sightings=(*some.sightings, new)))
    for group in before:
        assert sum(not set(group).isdisjoint(other) for other in after) == (1 if group else 0)


@given(profiles(), profiles())
def test_both_ways_round_give_the_same_score(one: PersonProfile, other: PersonProfile) -> None:
    forth = compare_careers(one.sightings, other.sightings, "Kim Chol")
    assert forth == compare_careers(other.sightings, one.sightings, "Kim Chol")
    assert 0 <= forth.value <= 1
