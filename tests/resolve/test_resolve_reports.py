"""Several articles on one letter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.model import Interval, Verdict
from graphbuilder.resolve.parties import fit, rank
from graphbuilder.resolve.profiles import CommunicationProfile
from graphbuilder.resolve.reports import folded, merge_reports
from graphbuilder.resolve.reportscores import occasion_fit
from graphbuilder.resolve.texts import sketch

KIM, PAZ = "person/pak-un-ha", "person/ana-paz-molina"
KP, CL = "country/KP", "country/CL"
DAY = date(2024, 9, 9)
FOUNDING = "event/anniversary-76-foundation-kp-2024"
Profile = CommunicationProfile


def on(day: date, last: date | None = None) -> tuple[Interval, ...]:
    return (Interval(day, last or day),)


def after(days: int) -> date:
    return DAY + timedelta(days)


def letter(article: str, **changes: object) -> Profile:
    """A greeting from the president of Chile to that of the DPRK, as an article reports it."""
    made = Profile(
        identity=f"communication/{article}-c1",
        article=article,
        kind="gb:Message",
        senders=frozenset({PAZ}),
        recipients=frozenset({KIM}),
        sender_countries=frozenset({CL}),
        recipient_countries=frozenset({KP}),
        dates=on(DAY),
        published=after(1),
        purposes=frozenset({"gb:greeting"}),
        occasions=frozenset({FOUNDING}),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def cited(article: str, **changes: object) -> Profile:
    """The same, cited without a date or an occasion."""
    bare = {"reported": False, "dates": (), "occasions": frozenset(), "published": after(2)}
    return letter(article, **(bare | changes))


def statement(article: str, **changes: object) -> Profile:
    nobody: dict[str, object] = {"recipients": frozenset(), "recipient_countries": frozenset()}
    bare = {"kind": "gb:PressStatement", "purposes": frozenset(), "occasions": frozenset()}
    return letter(article, **(nobody | bare | changes))


def together(*profiles: Profile) -> bool:
    return len(merge_reports(profiles).clusters) == 1


def of(name: str) -> frozenset[str]:
    return frozenset({name})


SAME: dict[str, Profile] = {
    "another article": letter("b"),
    "a letter": letter("b", kind="gb:Letter"),
    "a telegram": letter("b", kind="gb:Telegram"),
    "congratulation": letter("b", purposes=of("gb:congratulation")),
    "no purpose": letter("b", purposes=frozenset()),
    "no date": letter("b", dates=(), published=after(3)),
    "no occasion": letter("b", occasions=frozenset()),
    "occasion in other words": letter("b", occasions=of("event/76th-birthday-9f3e1481e0e7")),
    "late news": letter("b", dates=(), published=after(15)),
    "received later": letter("b", dates=on(after(8)), received=on(after(8))),
    "a day's error": letter("b", dates=on(after(1))),
    "both people and office": letter("b", senders=frozenset({PAZ, "post/president-of-chile"})),
    "office for sender": letter("b", senders=of("post/chilean-president")),
    "cited": cited("b"),
    "cited by office": cited("b", senders=of("post/president-of-chile")),
    "cited weeks later": cited("b", published=after(25)),
    "cited with its date": cited("b", dates=on(DAY), purposes=frozenset(), published=after(90)),
    "cited with its month": cited("b", dates=on(date(2024, 9, 1), date(2024, 9, 30))),
}
APART: dict[str, Profile] = {
    "the other way": letter(
        "b",
        senders=of(KIM),
        recipients=of(PAZ),
        sender_countries=of(KP),
        recipient_countries=of(CL),
    ),
    "another sender": letter(
        "b", senders=of("person/luis-vera"), sender_countries=of("country/CU")
    ),
    "another of the country": letter("b", senders=of("person/luis-vera")),
    "another recipient": letter("b", recipients=of("person/kim-tok-chol")),
    "another body": letter("b", senders=of("organization/c"), sender_countries=frozenset()),
    "another year": letter(
        "b",
        dates=on(date(2023, 9, 9)),
        published=date(2023, 9, 10),
        occasions=of("event/anniversary-75-foundation-kp-2023"),
    ),
    "condolence": letter("b", purposes=of("gb:condolence"), occasions=frozenset()),
    "a protest": letter("b", purposes=of("gb:protest"), occasions=frozenset()),
    "two weeks later": letter("b", dates=on(after(14)), occasions=frozenset()),
    "four days later": letter("b", dates=on(after(4)), occasions=frozenset()),
    "another occasion": letter("b", dates=on(after(1)), occasions=of("event/new-year-2024-x")),
    "a statement": statement("b"),
    "another of the country by office": letter(
        "b", senders=frozenset({"person/luis-vera", "post/foreign-minister-of-chile"})
    ),
    "one of a joint letter": letter(
        "b",
        senders=frozenset({PAZ, "person/luis-vera", "person/ivo-dahl"}),
        sender_countries=frozenset({CL, "country/CU", "country/NO"}),
    ),
    "cited a year later": cited("b", published=after(365)),
    "cited before": cited("b", published=after(-3)),
    "cited another date": cited("b", dates=on(after(-30))),
    "cited condolence": cited("b", purposes=of("gb:condolence")),
    "cited without what tells it": cited("b", purposes=frozenset()),
    "cited without a side": cited("b", senders=frozenset()),
}


@pytest.mark.parametrize("report", SAME.values(), ids=SAME)
def test_reports_of_one_letter(report: Profile) -> None:
    merged = merge_reports([report, letter("a")])
    assert list(merged.clusters.values()) == [("communication/a-c1", "communication/b-c1")]
    assert [judgement.verdict for judgement in merged.judgements] == [Verdict.SAME]
    assert merged.judgements[0].reason


@pytest.mark.parametrize("report", APART.values(), ids=APART)
def test_two_letters(report: Profile) -> None:
    merged = merge_reports([letter("a"), report])
    assert len(merged.clusters) == 2
    assert not [j for j in merged.judgements if j.verdict is Verdict.SAME]


def test_a_minister_is_not_the_president() -> None:
    president = letter("a", senders=frozenset({PAZ, "post/president-of-chile"}))
    assert not together(president, letter("b", senders=of("post/foreign-minister-of-chile")))


def test_two_of_one_article_are_never_one() -> None:
    assert not together(letter("a"), letter("a", identity="communication/a-c2"))


def test_two_of_one_article_are_not_joined_by_a_third() -> None:
    merged = merge_reports([letter("a"), letter("a", identity="communication/a-c2"), letter("b")])
    assert len(merged.clusters) > 1
    assert all(j.verdict is Verdict.UNSURE for j in merged.judgements)


def test_a_greeting_and_a_birthday_message_of_one_pair_stay_two() -> None:
    new_year = letter("a", dates=on(date(2024, 1, 1)), occasions=of("event/new-year-2024-a"))
    birthday = letter(
        "b",
        dates=on(date(2024, 1, 8)),
        purposes=of("gb:congratulation"),
        occasions=of("event/birthday"),
    )
    assert not together(new_year, birthday)


def test_condolence_and_thanks_for_it_stay_two() -> None:
    telegram = letter("a", kind="gb:Telegram", purposes=of("gb:condolence"), occasions=frozenset())
    thanks = letter("b", purposes=of("gb:thanks"), occasions=frozenset(), dates=on(after(2)))
    assert not together(telegram, thanks)


def test_many_leaders_on_one_day_differ_by_sender() -> None:
    leaders = [
        letter(f"a{n}", senders=of(f"person/leader-{n}"), sender_countries=of(f"country/{n}"))
        for n in range(30)
    ]
    assert len(merge_reports(leaders).clusters) == 30


def test_the_canonical_one_is_reported_and_the_earliest() -> None:
    reports = [
        cited("a", published=DAY, dates=on(DAY)),
        letter("b", published=after(4)),
        letter("d", published=after(1)),
        letter("c", published=after(1)),
    ]
    assert list(merge_reports(reports).clusters) == ["communication/c-c1"]


def test_a_cited_letter_that_fits_two_goes_to_none() -> None:
    one = letter("a", occasions=frozenset(), dates=on(after(-9)), published=after(-8))
    two = letter("b", occasions=frozenset(), dates=on(after(-3)), published=after(-2))
    merged = merge_reports([one, two, cited("c", published=after(2))])
    assert "communication/c-c1" in merged.clusters
    assert {j.verdict for j in merged.judgements} == {Verdict.UNSURE}


def test_the_occasion_singles_out_a_cited_letter() -> None:
    one = letter(
        "a", occasions=of("event/new-year-2024-a"), dates=on(after(-9)), published=after(-8)
    )
    told = cited("c", occasions=of("event/76th-birthday-9f3e1481e0e7"))
    merged = merge_reports([one, letter("b"), told])
    assert merged.canonical()["communication/c-c1"] == "communication/b-c1"


def test_an_office_and_its_counterpart_go_to_the_ministers() -> None:
    posts = {
        "dprk": "post/dprk-minister-of-foreign-affairs",
        "cl": "post/foreign-minister-of-chile",
    }
    ministers = letter(
        "a",
        senders=frozenset({"person/choe-un-sil", posts["dprk"]}),
        recipients=frozenset({"person/luis-vera", posts["cl"]}),
        sender_countries=of(KP),
        recipient_countries=of(CL),
    )
    presidents = replace(ministers, identity="communication/b-c1", article="b")
    presidents = replace(
        presidents,
        senders=frozenset({KIM, "post/president-of-state-affairs"}),
        recipients=frozenset({PAZ, "post/president-of-chile"}),
    )
    told = cited(
        "c",
        senders=of(posts["dprk"]),
        recipients=of("post/chilean-counterpart"),
        sender_countries=of(KP),
        recipient_countries=of(CL),
    )
    merged = merge_reports([ministers, presidents, told])
    assert merged.canonical()["communication/c-c1"] == "communication/a-c1"


TEXT = sketch(" ".join(f"word{n}" for n in range(120)))


def test_copies_of_one_text_are_one() -> None:
    copies = [
        letter(each, sketch=TEXT, dates=(), occasions=of(f"event/new-year-{each}")) for each in "ab"
    ]
    merged = merge_reports(copies)
    assert len(merged.clusters) == 1


def test_each_message_of_a_copied_text_goes_to_its_own() -> None:
    told = [
        letter(each, identity=f"communication/{each}-c{at}", sketch=TEXT)
        for each in ("x", "y")
        for at in (9, 112)
    ]
    merged = merge_reports(told)
    assert list(merged.clusters.values()) == [
        ("communication/x-c112", "communication/y-c112"),
        ("communication/x-c9", "communication/y-c9"),
    ]


def test_a_copied_text_of_another_year_is_another_letter() -> None:
    old = letter("b", sketch=TEXT, dates=(), published=date(2023, 9, 9))
    assert not together(letter("a", sketch=TEXT, dates=()), old)


def test_statements_of_one_day_and_one_person() -> None:
    assert together(statement("a", sketch=TEXT), statement("b", sketch=TEXT))
    assert not together(statement("a"), statement("b", dates=on(after(3)), published=after(3)))
    other = sketch(" ".join(f"other{n}" for n in range(120)))
    assert not together(statement("a", sketch=TEXT), statement("b", sketch=other))


def test_what_is_unlike_any_is_alone() -> None:
    assert merge_reports([]).clusters == {}
    assert merge_reports([letter("a")]).clusters == {"communication/a-c1": ("communication/a-c1",)}


def test_folding_joins_what_reports_say() -> None:
    one = letter("a", answers=("communication/z-c1",), occasions=frozenset())
    whole = folded([cited("b"), one], {"communication/z-c1": "communication/y-c1"})
    assert whole.identity == "communication/a-c1"
    assert whole.occasions == frozenset()
    assert whole.answers == ("communication/y-c1",)
    assert whole.articles == ("a", "b")
    with pytest.raises(ValueError, match="no reports"):
        folded([])


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (FOUNDING, FOUNDING, 0.85, 0.85),
        ("event/new-year-2024-db1cb973983d", "event/new-year-2024-13d8644e64cc", 0.85, 0.85),
        ("event/new-years-day", "event/new-year-juche-113-2024-e2c45237d5f9", 0.8, 1),
        (FOUNDING, "event/anniversary-75-foundation-kp-2023", 0, 0.1),
        (FOUNDING, "event/76th-dprk-birthday-61d54b6367f8", 0.8, 1),
        (FOUNDING, "event/anniversary-79-liberation-of-korea-2024", 0, 0.1),
        ("event/his-appointment-as-premier-aaaaaaaaaaaa", FOUNDING, 0, 0.1),
        ("event/flood-in-kangsan", "event/demise-of-the-secretary", 0, 0.1),
        ("event/winter-games", "event/spring-festival", 0.3, 0.5),
    ],
)
def test_occasions(one: str, other: str, least: float, most: float) -> None:
    assert least <= occasion_fit(one, other) <= most
    assert occasion_fit(one, other) == occasion_fit(other, one)


@pytest.mark.parametrize(
    ("post", "expected"),
    [
        ("post/president-of-chile", "head of state"),
        ("post/dprk-minister-of-foreign-affairs", "foreign minister"),
        ("post/prime-minister-of-algeria", "head of government"),
        ("post/vice-president-of-iran", "deputy head of state"),
        ("post/president-of-united-russia", "head of state of a body"),
        ("post/chilean-counterpart", ""),
        ("post/director-of-the-bureau", ""),
    ],
)
def test_ranks(post: str, expected: str) -> None:
    assert rank(post) == expected


def test_a_country_that_is_not_known_is_no_other_country() -> None:
    person, office = frozenset({PAZ}), frozenset({"post/president"})
    none: frozenset[str] = frozenset()
    assert 0.03 < fit(person, office, none, none, "sender").value < 0.5
    assert fit(person, office, frozenset({CL}), frozenset({KP}), "sender").value == 0.0


# -- properties ---------------------------------------------------------------------------------

PEOPLE = {KIM: KP, PAZ: CL, "person/luis-vera": CL}


@st.composite
def reports(draw: Callable[..., object], article: int) -> Profile:
    pick = lambda *values: draw(st.sampled_from(values))  # type: ignore[operator] # noqa: E731
    sender, recipient = pick(*PEOPLE), pick(*PEOPLE, "")
    day = after(pick(0, 1, 6, 40))
    number = pick(1, 2)
    return Profile(
        f"communication/{article}-c{number}",
        str(article),
        pick("gb:Message", "gb:Letter", "gb:PressStatement"),
        pick(True, True, False),
        of(pick(sender, "post/president-of-chile")),
        of(recipient) if recipient else frozenset(),
        of(PEOPLE[sender]),
        of(PEOPLE[recipient]) if recipient else frozenset(),
        pick((), on(day)),
        day + timedelta(pick(0, 2)),
        pick(frozenset(), of("gb:greeting"), of("gb:condolence")),
        pick(frozenset(), of(FOUNDING)),
        sketch=pick((), TEXT),
    )


corpora = st.lists(st.integers(0, 8).flatmap(reports), max_size=14, unique_by=lambda p: p.identity)


@settings(max_examples=40, deadline=None)
@given(corpora, st.integers())
def test_the_order_of_reports_makes_no_difference(found: list[Profile], seed: int) -> None:
    mixed = list(found)
    Random(seed).shuffle(mixed)
    assert merge_reports(mixed) == merge_reports(found)


@settings(max_examples=40, deadline=None)
@given(corpora)
def test_clusters_part_the_identities(found: list[Profile]) -> None:
    merged = merge_reports(found)
    members = [member for cluster in merged.clusters.values() for member in cluster]
    assert sorted(members) == sorted(p.identity for p in found)
    assert all(key in cluster for key, cluster in merged.clusters.items())
    same = [j for j in merged.judgements if j.verdict is Verdict.SAME]
    canonical = merged.canonical()
    assert all(canonical[j.first] == canonical[j.second] for j in same)
    assert len(same) == len(found) - len(merged.clusters)


@settings(max_examples=40, deadline=None)
@given(corpora)
def test_no_cluster_has_two_of_an_article_or_both_ways(found: list[Profile]) -> None:
    profiles = {p.identity: p for p in found}
    for cluster in merge_reports(found).clusters.values():
        members = [profiles[each] for each in cluster]
        assert len({p.article for p in members}) == len(members)
        for p in members:
            turned = [q for q in members if p.senders == q.recipients and p.recipients == q.senders]
            assert all(p.senders == p.recipients for _ in turned)


@settings(max_examples=40, deadline=None)
@given(corpora, st.integers(0, 14))
def test_increments_equal_one_run(found: list[Profile], cut: int) -> None:
    held = {p.identity: p for p in found[:cut]}
    merge_reports(held.values())
    held |= {p.identity: p for p in found[cut:]}
    assert merge_reports(held.values()) == merge_reports([*found, *found[:cut]])
