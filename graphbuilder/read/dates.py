"""Dates as pages print them: by name, by number, with the era's year. Whole days only."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)

MONTH: Final = (
    r"(?i:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![^\W\d_])"
)
"""A month's English name or abbreviation, as a pattern without groups."""

_DAY: Final = r"\d{1,2}(?:st|nd|rd|th|d)?"
NAMED: Final = rf"(?:{MONTH}\s*{_DAY},?\s+\d{{4}}|{_DAY}\s+{MONTH},?\s+\d{{4}})"
"""A whole date with the month's name, either way round, as a pattern without groups."""

NUMBERED: Final = r"(?:\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})"
"""A whole date in figures, as a pattern without groups."""

_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
_FIGURES: Final = re.compile(r"\d+")
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?", re.ASCII | re.DOTALL)

JUCHE_OFFSET: Final = 1911
"""Juche 1 is 1912, the first year of the era that DPRK media count in (decree of 9 July 1997)."""


def month_number(name: str) -> int:
    """1 to 12 for an English month's name or abbreviation; raises ValueError for other words."""
    return _MONTHS.index(name[:3].lower()) + 1


def day(year: int, month: int, day_of_month: int) -> date | None:
    """That day, or None where the calendar has none such."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def named(words: str) -> date | None:
    """The day of a text that matches ``NAMED``, such as "January 14, 2026" or "14 Jan. 2026"."""
    name = _LETTERS.search(words)
    figures = [int(f) for f in _FIGURES.findall(words)]
    if name is None or len(figures) != 2:
        return None
    return day(figures[1], month_number(name.group()), figures[0])


def numbered(words: str, dateline: tuple[int, int] | None = None) -> date | None:
    """The day of a text that matches ``NUMBERED``.

    Figures with slashes or dots are read day first, as the archive prints them. The month and day
    of a dateline turn them round if, and only if, that makes the two agree; figures that are no
    date day first are tried month first.
    """
    figures = [int(f) for f in _FIGURES.findall(words)]
    if "-" in words:
        return day(*figures)
    first, second, year = figures
    day_first, month_first = day(year, second, first), day(year, first, second)
    if month_first and dateline == (first, second) and dateline != (second, first):
        return month_first
    return day_first or month_first


def iso(words: str) -> date | None:
    """The day of an ISO 8601 date or date and time ("2018-02-01", "2018-02-01T08:00:00Z")."""
    if not _ISO.fullmatch(words):
        return None
    try:
        return datetime.fromisoformat(words).date()
    except ValueError:
        return None


def issue(era: str | None, year: str, month: str, day_of_month: str) -> date | None:
    """The day of an issue line such as "[Juche113.6.11.]" (era and its year) or "[2024.11.01.]"."""
    counted = int(year) + (JUCHE_OFFSET if era else 0)
    return day(counted, int(month), int(day_of_month))
