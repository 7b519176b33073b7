"""What a field yields in one article, and its figures over all articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

W = TypeVar("W")
F = TypeVar("F")


class Measure(StrEnum):
    """How a field is measured: things to be found, or questions with one answer."""

    F1 = "f1"
    ACCURACY = "accuracy"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A field in one article: how many were wanted, found and right, and in words what was not."""

    hits: int
    wanted: int
    found: int
    missed: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()

    def __add__(self, other: Outcome) -> Outcome:
        return Outcome(
            self.hits + other.hits,
            self.wanted + other.wanted,
            self.found + other.found,
            self.missed + other.missed,
            self.wrong + other.wrong,
        )


@dataclass(frozen=True, slots=True)
class Score:
    """A field over all articles in which it was asked, in their order."""

    field: str
    measure: Measure
    outcomes: tuple[tuple[str, Outcome], ...]
    digits: int = 3

    @property
    def total(self) -> Outcome:
        """The sum over all articles."""
        return sum((outcome for _, outcome in self.outcomes), Outcome(0, 0, 0))

    @property
    def figures(self) -> dict[str, float | int]:
        """``p``, ``r``, ``f1`` and ``n``, or ``accuracy`` and ``n``, rounded.

        ``n`` is how many were wanted.
        """
        total = self.total
        recall = _share(total.hits, total.wanted)
        if self.measure is Measure.ACCURACY:
            return {"accuracy": round(recall, self.digits), "n": total.wanted}
        precision = _share(total.hits, total.found)
        f1 = _share(2 * precision * recall, precision + recall)
        shares = {"p": precision, "r": recall, "f1": f1}
        return {**{k: round(v, self.digits) for k, v in shares.items()}, "n": total.wanted}

    @property
    def figure(self) -> float:
        """The one figure that stands for the field: F1 or accuracy, rounded as it is printed."""
        return self.figures[self.measure.value]

    @property
    def errors(self) -> tuple[tuple[str, Outcome], ...]:
        """The articles in which something was missed or wrong."""
        return tuple((a, o) for a, o in self.outcomes if o.missed or o.wrong)


def match(
    wanted: Sequence[W],
    optional: Sequence[W],
    found: Iterable[F],
    same: Callable[[W, F], bool],
    words: tuple[Callable[[W], str], Callable[[F], str]],
) -> Outcome:
    """Pair what is wanted with what was found, one to one, each with the first that is the same.

    What is optional is paired after the rest and counts neither as found nor as missed. ``words``
    say in words what is wanted and what was found.
    """
    left = list(found)
    missed = _take(wanted, left, same)
    _take(optional, left, same)
    hits = len(wanted) - len(missed)
    return Outcome(
        hits=hits,
        wanted=len(wanted),
        found=hits + len(left),
        missed=tuple(words[0](item) for item in missed),
        wrong=tuple(words[1](item) for item in left),
    )


def _take(wanted: Sequence[W], left: list[F], same: Callable[[W, F], bool]) -> list[W]:
    """Take from ``left`` what matches; the wanted for which there was nothing."""
    missed = []
    for item in wanted:
        place = next((i for i, other in enumerate(left) if same(item, other)), None)
        if place is None:
            missed.append(item)
        else:
            del left[place]
    return missed


def answer(right: bool, wanted: str, said: Iterable[str]) -> Outcome:
    """A question with one answer; ``said`` is what was found instead where it isn't right."""
    if right:
        return Outcome(1, 1, 1)
    return Outcome(0, 1, 1, (wanted,), tuple(sorted(set(said))))


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
