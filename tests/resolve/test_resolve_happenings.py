"""Several articles on one event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.model import Interval, Verdict
from graphbuilder.resolve.happenings import label_words, merge_events
from graphbuilder.resolve.profiles import EventProfile
from graphbuilder.resolve.texts import sketch

DAY = date(2024, 8, 24)
KIM, JO = "person/pak-un-ha", "person/jo-hyon-il"
PLACE = "place/kangsan"
WORDS = [f"word{n}" for n in range(200)]
TEXT, RETOLD = sketch(" ".join(WORDS)), sketch(" ".join(WORDS[:120] + WORDS[:60:-1]))
SESSION = "Tenth Plenary Meeting of the Eighth Central Committee of the WPK"
Profile = EventProfile


def of(*names: str) -> frozenset[str]:
    return frozenset(names)


def on(first: int, last: int | None = None) -> tuple[Interval, ...]:
    end = first if last is None else last
    return (Interval(DAY + timedelta(first), DAY + timedelta(end)),)


def visit(article: str, **changes: object) -> Profile:
    """Pak Un Ha's visit to Kangsan with Jo Hyon Il."""
    made = Profile(
        identity=f"event/visit-1-{article}",
        article=article,
        label="visit of Pak Un Ha to Kangsan",
        types=of("gb:visit"),
        participants=of(KIM, JO),
        places=of(PLACE),
        countries=of("country/KP"),
        dates=on(0),
        published=DAY + timedelta(1),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def session(article: str, label: str = SESSION, **changes: object) -> Profile:
    """A numbered meeting that a text names."""
    named = {"label": label, "types": of("gb:meeting"), "participants": of(), "places": of()}
    bare = {"dates": (), "reported": False, "identity": f"event/session-{article}"}
    return visit(article, **(named | bare | changes))


SAME: dict[str, tuple[Profile, Profile]] = {
    "two reports": (visit("a"), visit("b")),
    "fewer participants": (visit("a"), visit("b", participants=of(KIM))),
    "a cited one": (visit("a"), visit("b", reported=False, published=DAY + timedelta(9))),
    "one more place": (visit("a"), visit("b", places=of(PLACE, "place/sinpho"))),
    "days around": (visit("a"), visit("b", dates=on(-1) + on(1))),
    "told again": (visit("a", places=of(), sketch=TEXT), visit("b", places=of(), sketch=RETOLD)),
    "told again, undated": (visit("a", dates=(), sketch=TEXT), visit("b", sketch=RETOLD)),
    "talks of two": tuple(visit(x, places=of(), types=of("gb:talks")) for x in "ab"),  # type: ignore[dict-item]
    "copies": tuple(visit(x, participants=of(), dates=(), sketch=TEXT) for x in "ab"),  # type: ignore[dict-item]
    "a number": (session("a"), session("b")),
    "abbreviated": (
        session("a"),
        session(
            "b", "10th Plenary Meeting of 8th Central Committee of the Workers' Party of Korea"
        ),
    ),
    "a session that is a meeting": (session("a"), session("b", types=of("gb:session"))),
}
APART: dict[str, tuple[Profile, Profile]] = {
    "another place": (visit("a"), visit("b", places=of("place/sinpho"))),
    "another day": (visit("a"), visit("b", dates=on(2))),
    "another type": (visit("a"), visit("b", types=of("gb:test"))),
    "another person": (visit("a"), visit("b", participants=of(KIM, "person/ri-chol"))),
    "no participants": (visit("a", participants=of()), visit("b")),
    "one person, no place": tuple(visit(x, participants=of(KIM), places=of()) for x in "ab"),  # type: ignore[dict-item]
    "no place": (visit("a", places=of()), visit("b")),
    "no date": (visit("a", dates=()), visit("b", dates=())),
    "a month": (visit("a"), visit("b", dates=on(-23, 7), reported=False)),
    "told before": (visit("a"), visit("b", dates=(), published=DAY - timedelta(3))),
    "a commentary": tuple(visit(x, types=of("gb:commentary")) for x in "ab"),  # type: ignore[dict-item]
    "another number": (session("a"), session("b", SESSION.replace("Tenth", "Ninth"))),
    "numbers the other way": (
        session("a"),
        session("b", "Eighth Plenary Meeting of the Tenth Central Committee of the WPK"),
    ),
    "no number": tuple(session(x, "national conference of young officials") for x in "ab"),  # type: ignore[dict-item]
    "years later": (session("a"), session("b", published=date(2026, 8, 24))),
    "a number and another day": (session("a", dates=on(0)), session("b", dates=on(40))),
    "copies of other events": (
        visit("a", participants=of(), dates=(), sketch=TEXT),
        visit("b", participants=of(), dates=(), sketch=TEXT, label="visit to Sinpho"),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_one_event(pair: tuple[Profile, Profile]) -> None:
    merged = merge_events(pair)
    assert len(merged.clusters) == 1
    assert [judgement.verdict for judgement in merged.judgements] == [Verdict.SAME]
    assert merged.judgements[0].reason


@pytest.mark.parametrize("pair", APART.values(), ids=APART)
def test_two_events(pair: tuple[Profile, Profile]) -> None:
    merged = merge_events(pair)
    assert len(merged.clusters) == 2
    assert all(judgement.verdict is Verdict.UNSURE for judgement in merged.judgements)


def test_two_of_one_article_are_never_one() -> None:
    both = [visit("a"), visit("a", identity="event/visit-2-a")]
    assert len(merge_events(both).clusters) == 2


def test_an_event_that_fits_two_of_an_article_stays_open() -> None:
    both = [visit("a"), visit("a", identity="event/visit-2-a"), visit("b", reported=False)]
    merged = merge_events(both)
    assert len(merged.clusters) == 3
    assert {judgement.verdict for judgement in merged.judgements} == {Verdict.UNSURE}


def test_one_identity_in_many_articles_is_one_event() -> None:
    named = [session(x, identity="event/tenth-plenary-meeting") for x in "abc"]
    merged = merge_events([*named, session("d")])
    assert list(merged.clusters.values()) == [("event/session-d", "event/tenth-plenary-meeting")]


def test_the_canonical_one_is_reported_and_the_earliest() -> None:
    told = [
        visit("a", reported=False),
        visit("b", published=DAY + timedelta(3)),
        visit("c"),
    ]
    assert list(merge_events(told).clusters) == ["event/visit-1-c"]


def test_a_chain_of_places_does_not_join_what_contradicts() -> None:
    told = [
        visit("a"),
        visit("b", places=of(PLACE, "place/sinpho")),
        visit("c", places=of("place/sinpho")),
    ]
    canonical = merge_events(told).canonical()
    assert canonical["event/visit-1-a"] != canonical["event/visit-1-c"]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("22nd meeting of the WPK", {"22", "meeting", "workers", "party", "korea"}),
        ("Ninth Session", {"9", "session"}),
        ("C.C. meeting", {"central", "committee", "meeting"}),
    ],
)
def test_words_of_a_label(label: str, words: set[str]) -> None:
    assert label_words(label) == words


@st.composite
def events(draw: Callable[..., object], article: int) -> Profile:
    pick = lambda *values: draw(st.sampled_from(values))  # type: ignore[operator] # noqa: E731
    make = pick(visit, visit, session)
    changes = {
        "identity": f"event/{article}-{pick(1, 2)}",
        "dates": pick((), on(0), on(0), on(9)),
        "sketch": pick((), TEXT, RETOLD),
        "reported": pick(True, False),
    }
    if make is visit:
        changes |= {"places": pick(of(), of(PLACE), of("place/sinpho"))}
    return make(str(article), **changes)  # type: ignore[no-any-return]


corpora = st.lists(st.integers(0, 7).flatmap(events), max_size=10, unique_by=lambda p: p.identity)


@settings(max_examples=60, deadline=None)
@given(corpora, st.integers())
def test_the_order_of_events_makes_no_difference(found: list[Profile], seed: int) -> None:
    mixed = list(found)
    Random(seed).shuffle(mixed)
    assert merge_events(mixed) == merge_events(found)


@settings(max_examples=60, deadline=None)
@given(corpora)
def test_clusters_part_the_events(found: list[Profile]) -> None:
    profiles = {p.identity: p for p in found}
    clusters = merge_events(found).clusters
    assert sorted(m for cluster in clusters.values() for m in cluster) == sorted(profiles)
    for key, cluster in clusters.items():
        assert key in cluster
        assert len({profiles[each].article for each in cluster}) == len(cluster)
