from __future__ import annotations

from operator import eq

import pytest

from graphbuilder.evaluation.counting import Measure, Outcome, Score, answer, match


def words(wanted: str, optional: str, found: str) -> Outcome:
    return match(wanted.split(), optional.split(), found.split(), eq, (str, str))


def test_matching_is_one_to_one() -> None:
    assert words("a a b", "", "a c") == Outcome(1, 3, 2, missed=("a", "b"), wrong=("c",))


def test_what_is_optional_is_neither_found_nor_missed() -> None:
    assert words("a", "b", "a b") == Outcome(1, 1, 1)
    assert words("a", "b", "a") == Outcome(1, 1, 1)


def test_what_is_wanted_takes_before_what_is_optional() -> None:
    assert words("a", "a", "a") == Outcome(1, 1, 1)


def test_nothing_wanted_and_nothing_found() -> None:
    assert words("", "", "") == Outcome(0, 0, 0)


def test_an_answer_is_right_or_says_what_was_found() -> None:
    assert answer(True, "a", ["a"]) == Outcome(1, 1, 1)
    assert answer(False, "a", ["c", "b", "c"]) == Outcome(0, 1, 1, ("a",), ("b", "c"))


def test_figures_are_sums_over_articles_not_means_of_them() -> None:
    outcomes = (("one", Outcome(3, 4, 3)), ("two", Outcome(0, 0, 3, wrong=("x",))))
    score = Score("persons", Measure.F1, outcomes)

    assert score.figures == {"p": 0.5, "r": 0.75, "f1": 0.6, "n": 4}
    assert score.figure == 0.6
    assert [article for article, _ in score.errors] == ["two"]


@pytest.mark.parametrize("measure", list(Measure))
def test_figures_of_nothing_are_zero(measure: Measure) -> None:
    assert Score("persons", measure, ()).figure == 0.0


def test_accuracy_has_two_figures() -> None:
    score = Score("date", Measure.ACCURACY, (("one", Outcome(2, 3, 3)),))

    assert score.figures == {"accuracy": 0.667, "n": 3}
