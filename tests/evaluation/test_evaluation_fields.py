"""Each field against gold and findings made by hand: no extraction here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest

from graphbuilder.evaluation.counting import Outcome
from graphbuilder.evaluation.fields import LETTERS, WIRE, same_correspondent
from graphbuilder.evaluation.found import FoundArticle, FoundCommunication, FoundEvent, Thing
from graphbuilder.evaluation.gold import NAMED_LISTS, LetterGold, NewsGold, Party, WireGold

BY_NAME: Final = {field.name: field.count for field in WIRE}
BY_NAME_OF_LETTERS: Final = {field.name: field.count for field in LETTERS}
NOTHING: Final = FoundArticle("a")
NO_LISTS: Final[dict[str, tuple[str, ...]]] = dict.fromkeys(NAMED_LISTS, ())
TALKS = NewsGold("talks", ("Minister Han | Han Chol Jun",), "Hanoi", "2025-05-07")
HAN, LE = Party("Han Chol Jun", "foreign minister of the DPRK"), Party("Le Minh Quang", None)


def thing(name: str, *types: str) -> Thing:
    return Thing(f"x:{name}", name, frozenset({name}), frozenset(types))


def found(**parts: Any) -> FoundArticle:
    return FoundArticle("a", reported=(FoundCommunication("x:c", **parts),))


def gold(**values: Any) -> WireGold:
    base = WireGold(
        is_communication=True,
        borderline=False,
        kind="greetings",
        senders=(HAN,),
        recipients=(LE,),
        pairs=((HAN, LE),),
        sent="2025-05-07",
        occasion="New Year 2025",
        conveyed=("Mongolian ambassador",),
        published="2025-05-08",
        dateline_place="Hanoi",
        named=NO_LISTS,
        optional=NO_LISTS,
        news=(TALKS,),
    )
    return replace(base, **values)


SENT: Final = found(
    senders=(thing("Comrade Han Chol Jun"),),
    recipients=(thing("Le Minh Quang"),),
    dates=("2025-05-07",),
    purposes=("greeting",),
    kinds=frozenset({"greeting", "message"}),
    occasions=(thing("the New Year 2025"),),
    conveyors=(thing("ambassador of Mongolia"), thing("Mongolian ambassador to the DPRK")),
)


@pytest.mark.parametrize(
    "name",
    ["detected", "senders", "recipients", "pairs", "date", "kind", "occasion", "conveyed"],
)
def test_what_was_found_as_it_should_be_counts(name: str) -> None:
    outcome = BY_NAME[name](gold(), SENT)

    assert outcome == Outcome(1, 1, 1)


@pytest.mark.parametrize("name", BY_NAME)
def test_nothing_found_is_a_miss(name: str) -> None:
    named = dict.fromkeys(NAMED_LISTS, ("thing of its kind",))
    outcome = BY_NAME[name](gold(named=named), NOTHING)

    assert outcome is not None
    assert (outcome.hits, outcome.wanted, len(outcome.missed)) == (0, 1, 1)


@pytest.mark.parametrize(
    "name",
    ["senders", "recipients", "pairs", "roles", "date", "kind", "occasion", "conveyed"],
)
def test_news_that_is_no_communication_asks_for_no_party(name: str) -> None:
    assert BY_NAME[name](gold(is_communication=False), SENT) is None


def test_a_communication_that_is_none_is_wrong_unless_borderline() -> None:
    outcome = BY_NAME["detected"](gold(is_communication=False), SENT)

    assert outcome is not None
    assert (outcome.hits, outcome.wanted, outcome.found) == (0, 0, 1)
    assert outcome.wrong == ("a communication from Comrade Han Chol Jun",)
    assert BY_NAME["detected"](gold(borderline=True), SENT) is None


def test_events_that_are_reported_are_no_communications() -> None:
    outcome = BY_NAME["detected"](gold(is_communication=False), found(kinds=frozenset({"event"})))

    assert outcome == Outcome(0, 0, 0)


def test_where_no_date_is_given_none_must_be_found() -> None:
    assert BY_NAME["date"](gold(sent=None), found(dates=())) == Outcome(1, 1, 1)
    outcome = BY_NAME["date"](gold(sent=None), SENT)
    assert outcome == Outcome(0, 1, 1, ("(none)",), ("2025-05-07",))


def test_pairs_are_no_cross_product() -> None:
    ri, tran = Party("Ri", None), Party("Tran", None)
    wanted = gold(senders=(HAN, ri), recipients=(LE, tran), pairs=((HAN, LE), (ri, tran)))
    parties = [thing(n) for n in ("Han Chol Jun", "Le Minh Quang", "Ri", "Tran")]
    mixed = found(senders=(parties[0], parties[2]), recipients=(parties[1], parties[3]))

    outcome = BY_NAME["pairs"](wanted, mixed)

    assert outcome is not None
    assert (outcome.hits, outcome.wanted, outcome.found) == (2, 2, 4)
    assert outcome.wrong == ("Han Chol Jun → Tran", "Ri → Le Minh Quang")


def test_an_optional_party_makes_its_pairs_optional() -> None:
    corps = Party(None, "diplomatic corps here", optional=True)
    wanted = gold(senders=(HAN, corps), pairs=((HAN, LE), (corps, LE)))
    senders = (thing("Han Chol Jun"), thing("diplomatic corps"))

    assert BY_NAME["pairs"](wanted, SENT) == Outcome(1, 1, 1)
    both = found(senders=senders, recipients=(thing("Le Minh Quang"),))
    assert BY_NAME["pairs"](wanted, both) == Outcome(1, 1, 1)
    assert BY_NAME["senders"](wanted, both) == Outcome(1, 1, 1)


def test_a_role_is_the_title_attested_in_this_article() -> None:
    with_title = replace(SENT, titles={"x:Comrade Han Chol Jun": ("premier", "minister")})

    assert BY_NAME["roles"](gold(), with_title) == Outcome(
        0, 1, 1, ("Han Chol Jun, foreign minister of the DPRK",), ("minister", "premier")
    )
    with_title = replace(SENT, titles={"x:Comrade Han Chol Jun": ("DPRK foreign minister",)})
    assert BY_NAME["roles"](gold(), with_title) == Outcome(1, 1, 1)
    assert BY_NAME["roles"](gold(senders=(LE,)), with_title) is None


@pytest.mark.parametrize(
    ("kind", "said", "right"),
    [
        ("greetings", "greeting", True),
        ("congratulations", "greeting", False),
        ("press_statement", "statement", True),
        ("letter", "letter", True),
        ("reply", "message", False),
    ],
)
def test_kind_is_a_purpose_or_a_form(kind: str, said: str, right: bool) -> None:
    outcome = BY_NAME["kind"](gold(kind=kind), found(purposes=(said,), kinds=frozenset({said})))

    assert outcome is not None
    assert outcome.hits == right


def test_names_are_counted_by_class() -> None:
    article = FoundArticle(
        "a",
        mentioned=(
            thing("President Kim Il Sung", "Person"),
            thing("Vietnam", "Country", "Place"),
            thing("Foreign Ministry of Vietnam", "Organization", "GovernmentOrganization"),
            thing("UN Charter", "Document", "CreativeWork"),
            thing("friendly talks", "Event"),
        ),
    )
    named = {
        "persons": ("Kim Il Sung",),
        "countries": ("Viet Nam",),
        "bodies": ("MFA | Ministry of Foreign Affairs, Vietnam",),
        "documents": ("Charter of the UN",),
        "events": ("talks",),
    }

    for key in NO_LISTS:
        assert BY_NAME[key](gold(named=named), article) == Outcome(1, 1, 1), key


def test_each_thing_counts_once_and_optional_ones_not_at_all() -> None:
    article = FoundArticle("a", mentioned=(thing("Kim", "Person"), thing("Ri", "Person")))
    optional = {**NO_LISTS, "persons": ("Ri",)}
    wanted = gold(named={**NO_LISTS, "persons": ("Kim", "Kim")}, optional=optional)

    assert BY_NAME["persons"](wanted, article) == Outcome(1, 2, 1, missed=("Kim",))


@pytest.mark.parametrize(
    ("name", "label", "same"),
    [
        ("Conger", "E. H. Conger", True),
        ("Conger", "Conger (Minister)", True),
        ("Secretary of State", "Secretary of State", True),
        ("Secretary of State", "Acting Secretary of State", False),
        ("Secretary of State", "Assistant Secretary of State for Economic Affairs", False),
        ("Hay", "Hayes", False),
    ],
)
def test_correspondents_are_compared_as_editors_print_them(
    name: str, label: str, same: bool
) -> None:
    assert same_correspondent(name, thing(label)) is same


def test_a_letter_is_right_as_a_whole_only_if_each_part_is() -> None:
    wanted = LetterGold(("Harding",), ("Ashcombe",), "1879-05-14", "Lisbon")
    whole = found(
        senders=(thing("J. W. Harding"),),
        recipients=(thing("Ashcombe"),),
        dates=("1879-05-14",),
        places=(thing("Lisbon"),),
    )
    undated = replace(whole, reported=(replace(whole.reported[0], dates=()),))

    for name, count in BY_NAME_OF_LETTERS.items():
        assert count(wanted, whole) == Outcome(1, 1, 1), name
    assert BY_NAME_OF_LETTERS["all of from, to, date"](wanted, undated) == Outcome(
        0, 1, 1, ("date (see there)",)
    )


def news(**parts: Any) -> FoundArticle:
    return FoundArticle("a", events=(FoundEvent("x:e", **parts),))


HELD: Final = news(
    types=("talks",),
    participants=(thing("Comrade Han Chol Jun"),),
    places=(thing("Hanoi"),),
    dates=("2025-05-07",),
)


@pytest.mark.parametrize("name", ["news types", "news participants", "news place", "news date"])
def test_news_that_is_right(name: str) -> None:
    outcome = BY_NAME[name](gold(), HELD)
    assert outcome
    assert outcome.hits == outcome.wanted == outcome.found > 0


@pytest.mark.parametrize("name", ["news types", "news participants", "news place", "news date"])
def test_news_where_the_gold_says_nothing_or_that_there_is_none(name: str) -> None:
    assert BY_NAME[name](gold(news=None), HELD) is None
    none = BY_NAME[name](gold(news=()), HELD)
    assert none
    assert (none.hits, none.wanted) == (0, 0)
    assert none.found > 0


def test_a_second_place_that_is_right_too_is_no_mistake() -> None:
    hall = replace(TALKS, place="Grand Hall | Hanoi")
    found_both = news(places=(thing("Grand Hall"), thing("Hanoi"), thing("Hue")))
    assert BY_NAME["news place"](gold(news=(hall,)), found_both) == Outcome(1, 1, 2, (), ("Hue",))
