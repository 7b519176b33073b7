"""Dates as texts state them: intervals of whole days with a precision.

"in early June" and "1959" are not days; storing them as one would be a guess. The model follows
OWL-Time (a general date-time description) and EDTF level 0 (ISO 8601-2:2019).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How exactly a date is stated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    RANGE = "range"


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Whole days from ``start`` to ``end``, both included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"an interval runs forward, not from {self.start} to {self.end}")


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as stated: the days it can mean, and how exactly that is said."""

    interval: Interval
    precision: Precision

    @classmethod
    def day(cls, day: date) -> StatedDate:
        """One day."""
        return cls(Interval(day, day), Precision.DAY)

    @classmethod
    def month(cls, year: int, month: int) -> StatedDate:
        """A month of a year; raises ValueError where there is none such."""
        last = calendar.monthrange(year, month)[1]
        return cls(Interval(date(year, month, 1), date(year, month, last)), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> StatedDate:
        """A calendar year, 1 to 9999."""
        return cls(Interval(date(year, 1, 1), date(year, 12, 31)), Precision.YEAR)

    @classmethod
    def between(cls, start: date, end: date) -> StatedDate:
        """From one day to another."""
        return cls(Interval(start, end), Precision.RANGE)

    @property
    def lexical(self) -> str:
        """The value in XML Schema's form: a date, a gYearMonth, a gYear, or for a range start/end."""
        start, end = self.interval.start, self.interval.end
        match self.precision:
            case Precision.DAY:
                return start.isoformat()
            case Precision.MONTH:
                return start.isoformat()[:7]
            case Precision.YEAR:
                return start.isoformat()[:4]
            case Precision.RANGE:
                return f"{start.isoformat()}/{end.isoformat()}"

    @property
    def datatype(self) -> str:
        """The datatype of ``lexical`` as a compact IRI. Ranges are time:Interval resources instead."""
        return {
            Precision.DAY: "xsd:date",
            Precision.MONTH: "xsd:gYearMonth",
            Precision.YEAR: "xsd:gYear",
            Precision.RANGE: "time:Interval",
        }[self.precision]
