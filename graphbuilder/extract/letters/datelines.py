"""A letter's dateline: when and where it was written, and when it was received.

Covers habit 14: "Strelsau, March 4, 1871.", "Strelsau, March 9–21, 1868" (the day in the old
calendar, then in the new: the first counts, it is the writer's), "[Received June 29—7:18 a.m.]",
"(Rec'd 3rd October)", "[Received 10:40 p.m.]": of the same day.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import DateMention
from graphbuilder.extract.lexicon import MONTHS
from graphbuilder.model import Mention, Span, StatedDate

MONTH = rf"(?:{'|'.join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True))})"
_ANY_MONTH = rf"(?:{MONTH}|{'|'.join(m.upper() for m in sorted(MONTHS, key=len, reverse=True))})"
_SECOND = (
    rf"(?:\s?\[\d{{1,2}}\??\]|\s?[-—–/]\s?\d{{1,2}}|,?\s?\((?:{MONTH}\s)?\d{{1,2}},?\)"
    r"|\s\[?and\s\d{1,2}\]?)?"
)
_DAY = re.compile(
    rf"""\[?\b(?P<month>{_ANY_MONTH})\b\]?\.?,?\s+\[?(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th|d)?
        (?P<second>{_SECOND})\]?[,.]?\s?,?\s*\[?(?P<year>1[5-9]\d\d|20\d\d)\b\]?
      | \b(?P<rday>\d{{1,2}})(?:st|nd|rd|th|d)?(?:\s+(?:day\s+)?of)?\s+(?P<rmonth>{_ANY_MONTH})\b\.?,?\s+
        (?P<ryear>1[5-9]\d\d|20\d\d)\b
      | \b(?P<iso>(?:1[5-9]|20)\d\d-\d\d-\d\d)\b""",
    re.VERBOSE,
)
_PART_DAY = re.compile(
    rf"\b(?P<month>{_ANY_MONTH})\b\.?\s+(?P<day>\d{{1,2}})(?!\d)(?:,?\s+(?P<year>(?:1[5-9]"
    rf"|20)\d\d))?"
    rf"|\b(?P<rday>\d{{1,2}})(?:st|nd|rd|th|d)?(?:\s+of)?\s+(?P<rmonth>{_ANY_MONTH})\b\.?"
    r"(?:,?\s+(?P<ryear>(?:1[5-9]|20)\d\d))?"
)
RECEIVED = re.compile(r"[\[(]?\s*\b(?:Received|Rec['’]d\b\.?)[^\])]*", re.IGNORECASE)
_NO_PLACE = re.compile(rf"{RECEIVED.pattern}|(?:From|To|Subject|Re)\s*:", re.IGNORECASE)
_SAME_DAY = re.compile(r"\d\s*[ap]\.?\s*m\b|\b(?:noon|midnight)\b|\b\d{4}Z\b|\bsame\s+day\b")
_NEXT_DAY = re.compile(r"\b(?:next|following)\s+day\b")
_CLOCKS = timedelta(days=30)
"""A receipt may be dated a little before the sending, across time zones; longer means next year."""
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*$")


def full_day(text: str, start: int, end: int) -> tuple[Span, date] | None:
    """The first whole date of a stretch of text, in any of the forms that letters have."""
    for match in _DAY.finditer(text, start, end):
        found = _value(match)
        if found:
            return Span(*match.span()), found
    return None


def _value(match: re.Match[str]) -> date | None:
    try:
        if match["iso"]:
            return date.fromisoformat(match["iso"])
        month = (match["month"] or match["rmonth"]).lower()
        figures = int(match["year"] or match["ryear"]), int(match["day"] or match["rday"])
        return date(figures[0], MONTHS[month], figures[1])
    except ValueError:
        return None


def sent(doc: Doc, datelines: tuple[Span, ...]) -> DateMention | None:
    """The first full date in the dateline that isn't the note of receipt."""
    text = layers.text(doc)
    for span in datelines:
        receipt = RECEIVED.search(text, span.start, span.end)
        limit = receipt.start() if receipt else span.end
        if found := full_day(text, span.start, limit):
            return DateMention(found[0], StatedDate.day(found[1]), "letter")
    return None


def received(doc: Doc, notes: tuple[Span, ...], sent: DateMention | None) -> DateMention | None:
    """The note of receipt; its year is that of the sending, or the next."""
    if sent is None or sent.stated is None:
        return None
    text = layers.text(doc)
    day = sent.stated.interval.start
    for span in notes:
        note = RECEIVED.search(text, span.start, span.end)
        if note is None:
            continue
        match = _PART_DAY.search(text, note.start(), note.end())
        if match is None:
            return _by_the_hour(note, day)
        found = _received_on(match, day)
        if found is None:
            return None
        return DateMention(Span(*match.span()), StatedDate.day(found), "received")
    return None


def _by_the_hour(note: re.Match[str], day: date) -> DateMention | None:
    """ "[Received 10:40 p.m.]" on the same day, "[Received next day, 4 a.m.]" on the next."""
    if _NEXT_DAY.search(note[0]):
        return DateMention(Span(*note.span()), StatedDate.day(day + timedelta(days=1)), "received")
    if _SAME_DAY.search(note[0]):
        return DateMention(Span(*note.span()), StatedDate.day(day), "received")
    return None


def _received_on(match: re.Match[str], day: date) -> date | None:
    try:
        month = MONTHS[(match["month"] or match["rmonth"]).lower()]
        stated = match["year"] or match["ryear"]
        year = int(stated) if stated else day.year
        found = date(year, month, int(match["day"] or match["rday"]))
        if found < day - _CLOCKS and not stated:
            found = found.replace(year=year + 1)
    except ValueError:
        return None
    return found


def places(doc: Doc, datelines: tuple[Span, ...], date: DateMention | None) -> list[Mention]:
    """The place before the date; with the office line before it, also the office at that place."""
    if date is None:
        return []
    text = layers.text(doc)
    at = next((i for i, s in enumerate(datelines) if s.covers(date.span)), None)
    if at is None:
        return []
    span = _place_before(text, datelines[at].start, date.span.start)
    lines = [s for s in datelines[:at] if not _NO_PLACE.match(text, s.start, s.end)]
    if not len(span):
        span, lines = _above(text, lines)
        if not len(span):
            return []
    found = [place(doc, span)]
    if lines:
        office = Span(lines[0].start, span.end)
        name = ", ".join(
            layers.readable(doc, _place_before(text, s.start, s.end)) for s in (*lines, span)
        )
        found.append(Mention("schema:Place", office, name))
    if street := re.search(r",\s+\d", span.of(text)):
        found.append(place(doc, Span(span.start, span.start + street.start())))
    return found


def _above(text: str, lines: list[Span]) -> tuple[Span, list[Span]]:
    """The place on a line of its own over the date, and the office lines over that."""
    if not lines:
        return Span(0, 0), []
    return _place_before(text, lines[-1].start, lines[-1].end), lines[:-1]


def _place_before(text: str, start: int, end: int) -> Span:
    """The place's words, without weekday, page marks, brackets and commas around them."""
    mark = re.match(r"\[\d{1,4}\]\s?\*?", text[start:end])
    start += mark.end() if mark else 0
    words = text[start:end]
    words = _WEEKDAY.sub("", words).rstrip()
    words = words.rstrip(" ,.[(—–-;]")
    lead = len(words) - len(words.lstrip(" [(*"))
    return Span(start + lead, max(start + lead, start + len(words)))


def place(doc: Doc, span: Span) -> Mention:
    """The place that a span names."""
    name = layers.readable(doc, span)
    entry = layers.authority(doc).find(name)
    key = entry.key if entry and entry.key.startswith("place/") else None
    return Mention("schema:Place", span, name, key)
