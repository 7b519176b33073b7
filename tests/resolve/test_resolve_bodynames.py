"""Which names are one body or office, which are two, and under which keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder import authority
from graphbuilder.resolve.bodynames import BodyNames

KNOWN = authority.load()
NAMES = BodyNames(KNOWN)
TABLES = Path(__file__).parent / "data"


def rows(name: str) -> list[tuple[str, str]]:
    """The pairs of a table; what is after the second bar says why."""
    lines = (TABLES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    cut = [line.split("|") for line in lines if not line.startswith("#")]
    return [(a.strip(), b.strip()) for a, b, _ in cut]


@pytest.mark.parametrize(("a", "b"), rows("same-bodies"))
def test_one_body(a: str, b: str) -> None:
    assert NAMES.key(a) == NAMES.key(b)
    assert NAMES.compare(a, b).value >= 0.9


@pytest.mark.parametrize(("a", "b"), rows("other-bodies"))
def test_two_bodies(a: str, b: str) -> None:
    assert NAMES.key(a) != NAMES.key(b)
    assert NAMES.compare(a, b).value <= 0.75


@pytest.mark.parametrize(("a", "b"), rows("same-posts"))
def test_one_office(a: str, b: str) -> None:
    assert NAMES.post_key(a) == NAMES.post_key(b)
    assert NAMES.compare_posts(a, b).value >= 0.9


@pytest.mark.parametrize(("a", "b"), rows("other-posts"))
def test_two_offices(a: str, b: str) -> None:
    assert NAMES.post_key(a) != NAMES.post_key(b)
    assert NAMES.compare_posts(a, b).value <= 0.75


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Cuban Foreign Ministry", "ministry foreign affairs@country/CU"),
        ("Central Committee", "central committee"),
        ("DPRK Foreign Ministry", "organization/dprk-ministry-of-foreign-affairs"),
        ("Cuban Workers' Council", "workers council@country/CU"),
        ("Communist Party of Norway", "communist party ~@country/NO"),
        ("Cuba", "country/CU"),
        ("...", "..."),
        ("", "?"),
    ],
)
def test_a_key_says_what_it_is_of(name: str, key: str) -> None:
    assert NAMES.key(name) == key


def test_the_context_gives_what_a_name_belongs_to() -> None:
    assert NAMES.key("Foreign Ministry", "country/CU") == NAMES.key("Cuban Foreign Ministry")
    assert NAMES.key("Foreign Ministry", "country/KP") == NAMES.key("DPRK Foreign Ministry")
    wpk = "organization/workers-party-of-korea"
    assert NAMES.key("Central Committee", wpk) == NAMES.key("Central Committee of the WPK")
    assert NAMES.post_key("foreign minister", "country/CU") == NAMES.post_key(
        "Cuban foreign minister"
    )


def test_the_context_decides_whose_body_a_short_form_is() -> None:
    assert NAMES.key("Security Council", "country/RU") == NAMES.key("Russian Security Council")
    assert NAMES.key("Security Council") == NAMES.key("UN Security Council")


def test_a_name_with_its_country_leaves_the_context_aside() -> None:
    assert NAMES.key("Cuban Foreign Ministry", "country/KP") == NAMES.key("Cuban Foreign Ministry")


def test_a_body_without_its_parent_may_be_the_one_with_it() -> None:
    score = NAMES.compare("Drone Institute", "Drone Institute of the Academy of Defence Sciences")
    assert (score.value, score.rule) == (0.6, "bodies.parent")
    academy = NAMES.key("Academy of Defence Sciences")
    same = NAMES.compare(
        "Drone Institute", "Drone Institute of the Academy of Defence Sciences", a_parent=academy
    )
    assert same.value >= 0.9


def test_a_bare_title_says_nothing() -> None:
    assert NAMES.compare_posts("chairman", "chairman of the SPA Standing Committee").value <= 0.5


def test_initials_may_be_a_name() -> None:
    score = NAMES.compare("SIPRI", "Stockholm International Peace Research Institute")
    assert (score.value, score.rule) == (0.7, "bodies.acronym")
    assert NAMES.compare("SIPRA", "Stockholm International Peace Research Institute").value == 0


def test_translators_words_are_near() -> None:
    assert (
        NAMES.compare("Ministry of Defence of Peru", "Ministry of National Defence of Peru").value
        == 0.75
    )
    vice, deputy = "vice foreign minister of Peru", "deputy foreign minister of Peru"
    assert NAMES.compare_posts(vice, deputy).value == 0.75


@pytest.mark.parametrize("kind", ["organization/", "post/"])
def test_every_known_name_leads_to_its_entry(kind: str) -> None:
    read = NAMES.key if kind == "organization/" else NAMES.post_key
    for key, entry in KNOWN.entries.items():
        if key.startswith(kind):
            assert {read(name) for name in (entry.label, *entry.names)} == {key}


COUNTRIES = sorted(key for key in KNOWN.entries if key.startswith("country/"))


def test_no_two_countries_share_a_key() -> None:
    seen: dict[str, str] = {}
    for country in COUNTRIES:
        entry = KNOWN.entries[country]
        for name in (entry.label, *entry.names):
            for form in (
                f"Ministry of Salt of {name}",
                f"Ministry of Salt of the {name}",
                f"{name} Ministry of Salt",
            ):
                assert seen.setdefault(NAMES.key(form), country) == country, form


PARTS = [
    *"Ministry Foreign Affairs of the for Central Committee WPK C.C. Cuban Cuba DPRK UN".split(),
    *"minister vice former president secretary-general General Staff KPA to in and Party".split(),
    *"Security Council Communist (WPK)".split(),
    *"' , - ... Workers' Japan's US us Second 김 ministry".split(),
]
names = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PARTS), max_size=7).map(" ".join))
contexts = st.sampled_from(
    [None, "country/CU", "country/KP", "organization/workers-party-of-korea"]
)


@given(names, names, contexts, contexts)
def test_comparing_is_symmetric_and_total(
    a: str, b: str, mine: str | None, theirs: str | None
) -> None:
    for compare in (NAMES.compare, NAMES.compare_posts):
        score = compare(a, b, mine, theirs)
        assert score == compare(b, a, theirs, mine)
        assert 0 <= score.value <= 1


@given(names, contexts)
def test_a_name_is_itself_and_has_a_key(name: str, context: str | None) -> None:
    assert NAMES.compare(name, name, context, context).value == 1
    assert NAMES.compare_posts(name, name, context, context).value == 1
    assert NAMES.key(name, context)
    assert NAMES.post_key(name, context)


@given(names)
def test_white_space_makes_no_key(name: str) -> None:
    assert NAMES.key(f"  {name} ") == NAMES.key(name)
