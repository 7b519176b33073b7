"""Dates in running text, with the year that the wire leaves out.

Habits of the wire that are covered: no year in datelines and dates; "Aug. 16", "December 26, 2023",
"30 August 1945", "Juche 107 (2018)"; a weekday is the last such day on or before the dateline's;
January's articles speak of last December; "today"; ranges and pairs ("January 30 and 31").
A year alone counts only with a word before it that makes it one ("in 1959", "since 1948").
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import DateMention
from graphbuilder.extract.lexicon import MONTHS, WEEKDAYS
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Part, Span, StatedDate

LOOK_AHEAD = timedelta(days=92)
"""A date without a year that lies further ahead than this is taken for last year's: the wire
announces events weeks ahead, and reports mail that is up to some months old."""

_MONTH = "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20)\d\d"
_DATE = re.compile(
    rf"""
    \b(?P<iso>{_YEAR}-\d\d-\d\d)\b
  | \b(?P<month>{_MONTH})\b\.?\s+(?P<day>[0-3]?\d)(?!\d|[:.]\d|,\d{{3}})(?:st|nd|rd|th)?
      (?:\s*(?:-|—|and|to)\s*(?P<day2>[0-3]?\d)(?!\d|[:.]\d)(?:st|nd|rd|th)?
        |\s*(?:-|—|to)\s*(?P<month3>{_MONTH})\b\.?\s+(?P<day3>[0-3]?\d)(?!\d|[:.]\d))?
      (?:\s*,?\s+(?:Juche\s+\d{{1,3}}\s+\()?(?P<year>{_YEAR})\b\)?)?
  | \b(?P<rday>[0-3]?\d)(?:st|nd|rd|th)?(?:\s+day)?(?:\s+of)?\s+(?P<rmonth>{_MONTH})\b\.?
      (?:\s*,?\s+(?P<ryear>{_YEAR})\b)?
  | \b(?:Juche\s+\d{{1,3}}\s+\((?P<juche>{_YEAR})\))
  | \b(?P<mmonth>{_MONTH})\b\.?,?\s+(?:of\s+)?(?:Juche\s+\d{{1,3}}\s+\()?(?P<myear>{_YEAR})\b\)?
  | (?:(?<=\bin\ )|(?<=\bin\ early\ )|(?<=\bin\ late\ )|(?<=\bin\ mid-))(?P<lmonth>{_MONTH})\b(?!\.?\s+\d)
  | \b(?P<last>last\ )?(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b
  | \b(?P<today>[Tt]oday|[Yy]esterday)\b(?!'s)
  | \b(?P<same>the\ same\ day)\b
  | (?:(?<=\b[Ii]n\ )|(?<=\b[Ss]ince\ )|(?<=\bof\ )|(?<=\bfor\ )|(?<=\buntil\ )|(?<=\bYear\ ))
      (?P<bare>{_YEAR})\b(?:(?:-|—)(?P<bare2>{_YEAR})\b)?(?![-—,.]\d|\s*(?:tons|households|people|families))
    """,
    re.VERBOSE,
)
_ANCHOR = re.compile(
    r"\b(?:\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Juche|[Tt]oday|[Yy]esterday|last |the same "
    r"|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
)
"""What every date begins with; tried first because it is cheap."""
_DAY_IN_DATELINE = re.compile(
    rf"\b(?P<month>{_MONTH})\b\.?\s+(?P<day>[0-3]?\d)\b(?:\s*,\s*(?P<year>{_YEAR}))?"
    rf"|\b(?P<rday>[0-3]?\d)(?:st|nd|rd|th)?\s+(?P<rmonth>{_MONTH})\b\.?(?:,?\s+(?P<ryear>{_YEAR})\b)?"
)


_DAYS = frozenset({"iso", "month", "rmonth", "weekday", "today", "same"})


@extractor("dates", assigns=("dates", "reference_day"), requires=("words",))
def read_dates(doc: Doc) -> None:
    """Find dates and the day that they count from."""
    article, text = layers.article(doc), layers.text(doc)
    reference = _reference(doc)
    doc._.reference_day = reference
    found: list[DateMention] = []
    done = 0
    for anchor in _ANCHOR.finditer(text):
        match = _DATE.match(text, anchor.start()) if anchor.start() >= done else None
        if match is None:
            continue
        done = match.end()
        form = _form(match)
        try:
            stated = _READ[form](match, reference)
        except (ValueError, OverflowError):  # 30 February, before year 1
            continue
        if form == "same":
            stated = next((d.stated for d in reversed(found) if d.form in _DAYS), None)
        found.append(DateMention(Span(*match.span()), stated, form))
    furniture = (*article.parts(Part.FURNITURE), *article.parts(Part.MASTHEAD))
    doc._.dates = [d for d in found if not any(f.covers(d.span) for f in furniture)]


def _reference(doc: Doc) -> date | None:
    article = layers.article(doc)
    for span in article.parts(Part.DATELINE):
        match = _DAY_IN_DATELINE.search(layers.text(doc), span.start, span.end)
        if match:
            month = MONTHS[(match["month"] or match["rmonth"]).lower()]
            day, stated = int(match["day"] or match["rday"]), match["year"] or match["ryear"]
            year = stated or (article.published and article.published.year)
            try:
                if stated:
                    return date(int(stated), month, day)
                if article.published:
                    return nearest(month, day, article.published, timedelta(days=31))
            except (ValueError, OverflowError):
                return article.published
            if year is None:
                return None
    return article.published


def nearest(month: int, day: int, reference: date, ahead: timedelta = LOOK_AHEAD) -> date:
    """The day of that month and day that lies nearest before ``reference`` + ``ahead``.

    Raises ValueError where no year has it.
    """
    for year in (reference.year + 1, reference.year, reference.year - 1):
        try:
            candidate = date(year, month, day)
        except ValueError:
            continue
        if candidate <= reference + ahead:
            return candidate
    if (month, day) == (2, 29):
        year = reference.year
        while not (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)):
            year -= 1
        return date(year, 2, 29)
    raise ValueError(f"there is no day {day} in month {month}")


def _form(match: re.Match[str]) -> str:
    for form in ("iso", "month", "rmonth", "juche", "mmonth", "lmonth", "weekday", "today", "same"):
        if match[form]:
            return form
    return "bare"


def _day(month: str, day: str, year: str | None, reference: date | None) -> StatedDate | None:
    number = MONTHS[month.lower()]
    if year:
        return StatedDate.day(date(int(year), number, int(day)))
    return StatedDate.day(nearest(number, int(day), reference)) if reference else None


def _days(match: re.Match[str], reference: date | None) -> StatedDate | None:
    """ "January 3", "January 30 and 31", "from February 28 to March 2"."""
    first = _day(match["month"], match["day"], match["year"], reference)
    if first is None:
        return None
    start = first.interval.start
    if match["day2"] and int(match["day2"]) > start.day:
        return StatedDate.between(start, start.replace(day=int(match["day2"])))
    if match["month3"]:
        month, day = MONTHS[match["month3"].lower()], int(match["day3"])
        year = start.year + (month < start.month)
        return StatedDate.between(start, date(year, month, day))
    return first


def _years(match: re.Match[str], _reference: date | None) -> StatedDate:
    first = int(match["bare"])
    last = int(match["bare2"] or first)
    if last <= first:
        return StatedDate.year(first)
    return StatedDate.between(date(first, 1, 1), date(last, 12, 31))


def _near_day(match: re.Match[str], reference: date | None) -> StatedDate | None:
    if reference is None:
        return None
    back = match["today"].lower() == "yesterday"
    return StatedDate.day(reference - timedelta(days=int(back)))


def _weekday(match: re.Match[str], reference: date | None) -> StatedDate | None:
    if reference is None:
        return None
    back = (reference.weekday() - WEEKDAYS[match["weekday"].lower()]) % 7
    return StatedDate.day(
        reference - timedelta(days=back + (7 if match["last"] and not back else 0))
    )


def _month_only(match: re.Match[str], reference: date | None) -> StatedDate | None:
    if reference is None:
        return None
    month = MONTHS[match["lmonth"].lower()]
    year = nearest(month, 1, reference).year
    return StatedDate.month(year, month)


_READ: dict[str, Callable[[re.Match[str], date | None], StatedDate | None]] = {
    "iso": lambda m, _: StatedDate.day(date.fromisoformat(m["iso"])),
    "month": _days,
    "rmonth": lambda m, r: _day(m["rmonth"], m["rday"], m["ryear"], r),
    "juche": lambda m, _: StatedDate.year(int(m["juche"])),
    "mmonth": lambda m, _: StatedDate.month(int(m["myear"]), MONTHS[m["mmonth"].lower()]),
    "lmonth": _month_only,
    "weekday": _weekday,
    "today": _near_day,
    "same": lambda _, __: None,  # that of the date before it
    "bare": _years,
}
