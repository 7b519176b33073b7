"""Which letter a reply answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.model import Interval
from graphbuilder.resolve.profiles import CommunicationProfile
from graphbuilder.resolve.replies import ReplyLink, is_reply, link_replies

KIM, PAZ = "person/pak-un-ha", "person/ana-paz-molina"
KP, CL = "country/KP", "country/CL"
DAY = date(2024, 9, 16)
FOUNDING = "event/anniversary-76-foundation-kp-2024"
PARTY = "event/anniversary-79-foundation-workers-party-of-korea-2024"
FLOOD = "event/flood-in-kangsan-county-0a0a0a0a0a0a"
Profile = CommunicationProfile


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


def on(days: int) -> tuple[Interval, ...]:
    day = DAY + timedelta(days)
    return (Interval(day, day),)


def message(name: str, days: int, **changes: object) -> Profile:
    """A greeting to Pak Un Ha from the president of Chile, so many days after the reply."""
    made = Profile(
        identity=f"communication/{name}",
        article=name,
        kind="gb:Message",
        senders=of(PAZ),
        recipients=of(KIM),
        sender_countries=of(CL),
        recipient_countries=of(KP),
        dates=on(days),
        published=DAY + timedelta(days + 1),
        purposes=of("gb:greeting"),
        occasions=of(FOUNDING),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def reply(name: str = "reply", days: int = 0, **changes: object) -> Profile:
    """Pak Un Ha's thanks."""
    back = {
        "senders": of(KIM),
        "recipients": of(PAZ),
        "sender_countries": of(KP),
        "recipient_countries": of(CL),
        "purposes": of("gb:reply", "gb:thanks"),
        "reply": True,
    }
    return message(name, days, **(back | changes))


def link(*profiles: Profile) -> ReplyLink | None:
    """The link of the reply of that name to a letter that is told of."""
    found = link_replies(profiles)
    inferred = {each.identity for each in found.inferred}
    links = [each for each in found.links if each.reply == "communication/reply"]
    return links[0] if links and links[0].letter not in inferred else None


def test_a_reply_goes_to_the_letter_before() -> None:
    found = link(reply(), message("letter", -13))
    assert found is not None
    assert (found.letter, found.days) == ("communication/letter", 13)
    assert found.score.value > 0.9
    assert "the same occasion" in found.score.reason


@pytest.mark.parametrize(
    "changes",
    [
        {"occasions": frozenset()},
        {"purposes": frozenset()},
        {"purposes": of("gb:congratulation")},
        {"kind": "gb:Letter"},
        {"reported": False},
        {"occasions": of("event/76th-birthday-9f3e1481e0e7")},
        {"senders": of("post/chilean-president")},
        {"senders": of(PAZ, "post/president-of-chile")},
        {"senders": of(PAZ, "person/luis-vera")},
    ],
    ids=str,
)
def test_letters_that_are_answered(changes: dict[str, object]) -> None:
    assert link(reply(), message("letter", -13, **changes))


@pytest.mark.parametrize(
    ("days", "changes"),
    [
        (1, {}),
        (-121, {}),
        (-13, {"occasions": of(PARTY)}),
        (-13, {"occasions": of("event/new-year-2024-0a0a0a0a0a0a")}),
        (-13, {"purposes": of("gb:condolence"), "occasions": frozenset()}),
        (-13, {"senders": of("person/luis-vera")}),
        (-13, {"senders": of("person/luis-vera"), "sender_countries": of("country/CU")}),
        (-13, {"recipients": of("person/kim-tok-chol")}),
        (-13, {"senders": of(KIM), "recipients": of(PAZ)}),
        (-13, {"kind": "gb:PressStatement"}),
        (-13, {"senders": of("post/chilean-president"), "occasions": frozenset()}),
        (-13, {"senders": of(PAZ, *(f"person/leader-{n}" for n in range(4)))}),
    ],
    ids=str,
)
def test_letters_that_are_not_answered(days: int, changes: dict[str, object]) -> None:
    found = link_replies([reply(), message("letter", days, **changes)])
    assert len(found.inferred) == 1
    assert link(reply(), message("letter", days, **changes)) is None


def test_a_letter_of_the_same_day_can_be_answered() -> None:
    found = link(reply(), message("letter", 0))
    assert found is not None
    assert found.days == 0


def test_days_are_unknown_where_a_date_is() -> None:
    found = link(reply(), message("letter", -13, dates=()))
    assert found is not None
    assert found.days is None


def test_a_month_is_no_day() -> None:
    month = (Interval(date(2024, 9, 1), date(2024, 9, 30)),)
    found = link(reply(), message("letter", -13, dates=month))
    assert found is not None
    assert found.days is None


def test_condolence_is_thanked_for() -> None:
    sad = message("letter", -3, purposes=of("gb:condolence"), occasions=of(FLOOD))
    assert link(reply(occasions=of(FLOOD)), sad)
    assert link(reply(occasions=frozenset()), sad)


def test_what_the_text_says_comes_first() -> None:
    stated = reply(answers=("communication/far",), occasions=frozenset())
    far = message("far", -110, senders=of("organization/c"), sender_countries=frozenset())
    found = link(stated, message("near", -2), far)
    assert found is not None
    assert (found.letter, found.days, found.score.rule) == (
        "communication/far",
        110,
        "replies.stated",
    )


def test_an_answer_that_is_not_known_is_looked_for() -> None:
    found = link(reply(answers=("communication/lost",)), message("letter", -2))
    assert found is not None
    assert found.letter == "communication/letter"


def test_thanks_are_a_reply_only_where_the_text_says_so() -> None:
    thanks = replace(reply(), reply=False, purposes=of("gb:thanks"))
    assert not is_reply(thanks)
    assert link_replies([thanks, message("letter", -2)]).links == ()
    assert link(replace(thanks, answers=("communication/letter",)), message("letter", -2))


def test_the_occasion_decides_between_two() -> None:
    found = link(reply(), message("right", -13), message("wrong", -2, occasions=of(PARTY)))
    assert found is not None
    assert found.letter == "communication/right"


def test_the_nearest_of_two_that_fit_alike() -> None:
    bare: dict[str, object] = {"occasions": frozenset()}
    found = link(reply(), message("far", -20, **bare), message("near", -4, **bare))
    assert found is not None
    assert found.letter == "communication/near"


def test_two_that_fit_alike_and_are_as_near_stay_open() -> None:
    bare: dict[str, object] = {"occasions": frozenset()}
    found = link_replies([reply(), message("b", -4, **bare), message("a", -6, **bare)])
    assert (found.links, found.inferred) == ((), ())
    assert found.unsure[0].letters == ("communication/b", "communication/a")


def test_a_letter_is_answered_once() -> None:
    bare: dict[str, object] = {"occasions": frozenset()}
    letters = [message("one", -40, **bare), message("two", -12, **bare)]
    replies = [reply("early", -30, **bare), reply("late", 0, **bare)]
    found = link_replies([*letters, *replies])
    assert {(each.reply[14:], each.letter[14:]) for each in found.links} == {
        ("early", "one"),
        ("late", "two"),
    }


def test_two_replies_on_one_occasion_answer_one_letter() -> None:
    found = link_replies([message("letter", -9), reply("a", -2), reply("b", 0)])
    assert [each.letter for each in found.links] == ["communication/letter"] * 2


def test_a_council_thanks_for_what_its_head_sent() -> None:
    council = reply(
        senders=of("organization/wpk-central-committee"), recipients=of("organization/council")
    )
    greeting = message("letter", -1, articles=("letter", "reply"), dates=())
    found = link(council, greeting)
    assert found is not None
    assert found.letter == "communication/letter"
    assert link(council, replace(greeting, articles=())) is None


def test_a_letter_that_only_its_reply_shows() -> None:
    found = link_replies([reply()])
    (made,) = found.inferred
    assert made.identity.startswith("communication/inferred-")
    assert (made.senders, made.recipients, made.reported) == (of(PAZ), of(KIM), False)
    assert (made.sender_countries, made.recipient_countries) == (of(CL), of(KP))
    assert (made.occasions, made.purposes, made.dates) == (of(FOUNDING), frozenset(), ())
    assert [(each.letter, each.days) for each in found.links] == [(made.identity, None)]
    assert link_replies([reply(), reply("other", 1)]).inferred != found.inferred


def test_nothing_is_inferred_without_both_parties() -> None:
    assert link_replies([reply(recipients=frozenset())]).inferred == ()
    assert link_replies([reply(senders=frozenset())]).links == ()


def test_without_any_day_only_the_text_links() -> None:
    undated: dict[str, object] = {"dates": (), "published": None}
    assert link(reply(**undated), message("letter", -2)) is None
    stated = reply(answers=("communication/letter",), **undated)
    assert link(stated, message("letter", -2))


def test_a_chain_is_linked_step_by_step() -> None:
    answer = message("answer", 5, reply=True, answers=("communication/reply",))
    found = link_replies([answer, reply(), message("letter", -9)])
    assert {(each.reply, each.letter) for each in found.links} == {
        ("communication/reply", "communication/letter"),
        ("communication/answer", "communication/reply"),
    }


def test_replies_that_name_each_other_end() -> None:
    one = reply("one", answers=("communication/two",))
    two = reply("two", answers=("communication/one",))
    assert len(link_replies([one, two]).links) == 2


@st.composite
def messages(draw: Callable[..., object], number: int) -> Profile:
    days = draw(st.sampled_from([-50, -9, -8, -1, 0, 3]))  # type: ignore[operator]
    make = draw(st.sampled_from([message, reply]))  # type: ignore[operator]
    occasion = draw(st.sampled_from([frozenset(), of(FOUNDING), of(PARTY)]))  # type: ignore[operator]
    answers = draw(st.sampled_from([(), (), ("communication/0",)]))  # type: ignore[operator]
    made: Profile = make(str(number), days, occasions=occasion, answers=answers)
    return made


corpora = st.lists(st.integers(0, 9).flatmap(messages), max_size=9, unique_by=lambda p: p.identity)


@settings(max_examples=60, deadline=None)
@given(corpora, st.integers())
def test_the_order_makes_no_difference(found: list[Profile], seed: int) -> None:
    mixed = list(found)
    Random(seed).shuffle(mixed)
    assert link_replies(mixed) == link_replies(found)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_links_go_back_in_time_and_from_each_reply_at_most_once(found: list[Profile]) -> None:
    replies = link_replies(found)
    linked = [each.reply for each in replies.links]
    assert len(linked) == len(set(linked))
    assert not set(linked) & {each.reply for each in replies.unsure}
    by_parties = [each for each in replies.links if each.score.rule == "replies.parties"]
    assert all(each.days is not None and 0 <= each.days <= 120 for each in by_parties)
    answers = {p.identity for p in found if is_reply(p)}
    assert set(linked) | {each.reply for each in replies.unsure} == answers
