"""Whether two things are one: a judgement that can be read, replayed and overruled."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What is judged of two things."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # the two stay apart, and the graph says that they may be one


@dataclass(frozen=True, slots=True)
class Score:
    """How far a comparison speaks for two things being one: from 0 (two) over .5 (says nothing) to 1.

    ``reason`` is a sentence for people: "the same name in another romanisation (Lee, Ri)".
    ``rule`` names the scorer: "persons.romanisation".
    """

    value: float
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict on two things, by their identities (the ends of their IRIs: "person/ri-yong-ho").

    ``first`` sorts before ``second``. ``judge`` is the rule that decided, or the person who did;
    ``day`` is the day (ISO 8601) on which a person judged, empty for a rule: a build from the same
    input has the same judgements on any day.
    """

    first: str
    second: str
    verdict: Verdict
    score: float
    reason: str
    judge: str
    day: str = ""

    def __post_init__(self) -> None:
        if self.first >= self.second:
            raise ValueError(f"a judgement names its two in order, not {self.first}, {self.second}")
        if self.first.rpartition("/")[0] != self.second.rpartition("/")[0]:
            raise ValueError(f"{self.first} and {self.second} are things of different kinds")
        if not 0 <= self.score <= 1:
            raise ValueError(f"a score is from 0 to 1, not {self.score}")

    def as_json(self) -> str:
        """The judgement as one line of JSON; ``date`` is null for a rule's."""
        row = {
            "first": self.first,
            "second": self.second,
            "verdict": self.verdict.value,
            "score": self.score,
            "reason": self.reason,
            "judge": self.judge,
            "date": self.day or None,
        }
        return json.dumps(row, ensure_ascii=False)
