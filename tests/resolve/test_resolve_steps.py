"""The four steps: which pairs are compared, what is judged of them, and what stands for what."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.model import Judgement, Score, Verdict
from graphbuilder.resolve import steps

NAMES = st.sampled_from("abcdefgh")
VERDICTS = st.sampled_from(Verdict)


def judged(one: str, other: str, verdict: Verdict = Verdict.SAME, score: float = 0.9) -> Judgement:
    first, second = sorted((one, other))
    return Judgement(first, second, verdict, score, "test", "test.rule")


JUDGEMENTS = st.lists(
    st.builds(
        judged,
        NAMES,
        NAMES.map(lambda name: f"{name}2"),
        VERDICTS,
        st.floats(0, 1).map(lambda value: round(value, 2)),
    ),
    max_size=12,
    unique_by=lambda j: (j.first, j.second),
)


def plain(identity: str) -> str:
    return identity


def test_pairs_that_share_a_key_come_once_in_order() -> None:
    keys = {"c": ["x", "y"], "a": ["x", "y"], "b": ["y"], "d": ["z"]}
    assert list(steps.block(keys)) == [("a", "b"), ("a", "c"), ("b", "c")]


def test_a_key_that_very_many_share_is_passed_over() -> None:
    keys = {f"p{number:04d}": ["kim"] for number in range(steps.LARGEST_BLOCK + 1)}
    assert not list(steps.block(keys))
    assert list(steps.block({**keys, "a": ["rare"], "b": ["rare"]})) == [("a", "b")]


def test_a_score_becomes_a_verdict() -> None:
    scored = [
        (("b", "a"), Score(0.8, "r", "why")),
        (("c", "d"), Score(0.79, "r", "why")),
        (("e", "f"), Score(0.49, "r", "why")),
    ]
    found = list(steps.judge(scored))
    assert [(j.first, j.second, j.verdict) for j in found] == [
        ("a", "b", Verdict.SAME),
        ("c", "d", Verdict.UNSURE),
    ]


def test_what_is_one_over_a_third_is_one() -> None:
    canonical, _ = steps.canonicalise([judged("a", "b"), judged("b", "c")], plain)
    assert canonical == {"b": "a", "c": "a"}


def test_rank_says_which_stands_for_all() -> None:
    rank = {"a": 2, "b": 1, "c": 2}
    canonical, _ = steps.canonicalise([judged("a", "b"), judged("b", "c")], rank.__getitem__)
    assert canonical == {"a": "b", "c": "b"}


def test_two_that_are_different_are_not_made_one_over_a_third() -> None:
    said = [judged("a", "b"), judged("b", "c", score=0.85), judged("a", "c", Verdict.DIFFERENT, 0)]
    canonical, followed = steps.canonicalise(said, plain)
    assert canonical == {"b": "a"}
    (refused,) = (j for j in followed if (j.first, j.second) == ("b", "c"))
    assert refused.verdict is Verdict.UNSURE
    assert "judged different" in refused.reason


def test_people_come_before_surer_rules() -> None:
    mine = Judgement("a", "b", Verdict.SAME, 0.1, "I know him", "me", "2024-05-09")
    said = [mine, judged("b", "c", score=0.99), judged("a", "c", Verdict.DIFFERENT, 0)]
    canonical, _ = steps.canonicalise(said, plain)
    assert canonical == {"b": "a"}


@given(JUDGEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_judgements_makes_no_difference(said: list[Judgement], chance: object) -> None:
    shuffled = list(said)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert steps.canonicalise(said, plain) == steps.canonicalise(shuffled, plain)


@given(JUDGEMENTS)
def test_what_was_followed_holds(said: list[Judgement]) -> None:
    canonical, followed = steps.canonicalise(said, plain)
    assert len(followed) == len(said)
    for each in followed:
        same = canonical.get(each.first, each.first) == canonical.get(each.second, each.second)
        if each.verdict is Verdict.SAME:
            assert same
        if each.verdict is Verdict.DIFFERENT:
            assert not same
    assert not set(canonical) & set(canonical.values())


@given(st.dictionaries(NAMES, st.sets(st.sampled_from("xyz"), max_size=3)))
def test_exactly_the_pairs_with_a_common_key_are_blocked(keys: dict[str, set[str]]) -> None:
    wanted = [(a, b) for a, b in combinations(sorted(keys), 2) if keys[a] & keys[b]]
    assert list(steps.block(keys)) == wanted
