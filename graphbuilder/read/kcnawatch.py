"""The text page of the KCNA Watch archive: one article, then links to others with their teasers.

    January 14, 2026Jan 14, 2026                      the day of capture, long and short form glued
    KCNA KCNA.kp (En)                                 the agency
    DPRK Foreign Minister Sends Letter …              the headline
    Date: 01/02/2018 | Source: KCNA.kp (En) | Read original version at source
    Pyongyang, February 1 (KCNA) -- Ri Yong Ho, …     dateline and body
    … -0-                                             the end mark
    More From KCNA.kp (En)                            related items: title twice, teaser, date,
    …                                                 teaser again
    More Articles

Every line but headline, date line and body may be missing. The related items become articles of
their own, cut out of the page: their text is the exact slice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from graphbuilder.model import Article, InputProblem, Part, Section, Span
from graphbuilder.read import dates, plaintext
from graphbuilder.read.files import LIMIT, shown, stem
from graphbuilder.read.letters import Line
from graphbuilder.read.sections import (
    Dateline,
    body,
    ends_article,
    first_dateline,
    lines,
    page_date,
    wire_dateline,
)

NAME: Final = "KCNA Watch page"
SUFFIXES: Final = (".txt", ".text", "")

_DAY: Final = rf"(?:{dates.NAMED}|{dates.NUMBERED})"
_CAPTURE: Final = re.compile(rf"(?P<long>{dates.NAMED})(?:{dates.NAMED})?")
_DATE_LINE: Final = re.compile(
    rf"Date:\s*(?P<date>{_DAY})\s*(?:\|\s*Source:\s*(?P<source>[^|\n\r]+?)\s*)?(?:\|[^\n\r]*)?"
)
_SIGN: Final = re.compile(
    r"^\s*Date:[^\n\r|]{1,40}\|[^\n\r]*(?:Source:|Read original)", re.MULTILINE
)
_SOURCE_LINE: Final = re.compile(r"(?:Source:|\|?\s*Read original\b)[^\n\r]*")
_MORE: Final = re.compile(r"More From\s+(?P<source>[^\n\r]{1,80})", re.IGNORECASE)
_TAIL: Final = re.compile(r"More Articles", re.IGNORECASE)
_AGENCY: Final = re.compile(
    r"(?P<name>[^\n\r]{1,80}?)(?:\.(?:kp|com|net|org|info|cn|jp|kr|ru))?"
    r"\s*(?:\((?P<language>[A-Za-z]{2,3})\))?"
)
_LANGUAGES: Final = {"kr": "ko", "kp": "ko", "cn": "zh", "jp": "ja"}
"""The archive's own signs for languages, where they are not those of BCP 47."""
_ORIGINAL: Final = re.compile(r"https?://[^\s|<>\"]+")
_HEAD_LINES: Final = 14
_TEASER_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a page's parts begin, as places in its list of lines."""

    found: tuple[Line, ...]
    date_line: int
    body: int
    after: int  # the line behind the body
    more: int  # the line "More From …", or the end
    tail: int  # the line "More Articles", or the end


@dataclass(frozen=True, slots=True)
class _Item:
    """A related item: the places of its lines, of its date line among them."""

    first: int
    stop: int
    dated: int | None


def recognises(head: str, path: Path) -> bool:  # noqa: ARG001 - every format is asked alike
    """A date line with its source, or a day of capture in both forms on top."""
    found = lines(head[:4000])[:_HEAD_LINES]
    if any(_SIGN.match(head, start) for start, _ in found):
        return True
    capture = _CAPTURE.fullmatch(head, *found[0]) if found else None
    return capture is not None and capture.end() > capture.end("long")


def read(path: Path, limit: int = LIMIT) -> Iterator[Article | InputProblem]:
    """The page's article, then its related items; a page of another layout as plain text.

    Raises InputError for a file that cannot be read, is no text, or has no words.
    """
    text, notices = plaintext.whole_text(path, limit)
    yield from notices
    where, identifier = shown(path), stem(path)
    frame = _frame(text)
    if frame is None:
        what = "the page has no headline and date line in their places, so it is read as plain text"
        yield InputProblem(where, what, "Check that the page was saved whole.", False)
        yield plaintext.article(identifier, text, where)
        return
    page = _page(text, frame, identifier, where)
    related = _related(page, frame)
    if page.published is None:
        what = "the page's date is no day of the calendar"
        yield InputProblem(where, what, "Check the line that begins with Date:.", False)
    if frame.more + 1 < frame.tail and not related:
        what = "nothing under the page's More From could be read"
        yield InputProblem(where, what, "Check that the page was saved whole.", False)
    yield replace(
        page,
        related=tuple(item.identifier for item in related),
        related_spans=tuple(_title_in_page(item) for item in related),
    )
    yield from related


def in_row(text: str, identifier: str, where: str) -> Article | None:
    """The article of a page that came as a row's text; None if the text is no such page.

    A row is one article, so the page's teasers of others stay furniture.
    """
    frame = _frame(text) if recognises(text, Path()) else None
    return _page(text, frame, identifier, where) if frame else None


def _frame(text: str) -> _Frame | None:
    """The page's parts, or None where headline or date line are not in their places."""
    found = tuple(lines(text))
    places = range(min(_HEAD_LINES, len(found)))
    at = next((i for i in places if _DATE_LINE.fullmatch(text, *found[i])), None)
    if not at or _CAPTURE.fullmatch(text, *found[at - 1]) or _names_agency(text, found, at - 1):
        return None
    start = at + 1
    while start < len(found) and _SOURCE_LINE.fullmatch(text, *found[start]):
        start += 1
    tail = next((i for i in range(start, len(found)) if _TAIL.fullmatch(text, *found[i])), None)
    tail = len(found) if tail is None else tail
    more = next((i for i in range(start, tail) if _MORE.fullmatch(text, *found[i])), tail)
    ends = (i + 1 for i in range(more - 1, start - 1, -1) if ends_article(text, found[i]))
    return _Frame(found, at, start, next(ends, more), more, tail)


def _names_agency(text: str, found: Sequence[Line], at: int) -> bool:
    """Whether a line is the masthead's agency line: it ends as the source in the next line does."""
    source = _DATE_LINE.fullmatch(text, *found[at + 1])
    return bool(source and source["source"] and text.endswith(source["source"], *found[at]))


def _page(text: str, frame: _Frame, identifier: str, where: str) -> Article:
    """The page's own article, without the names of its related items."""
    found = frame.found
    title = Span(*found[frame.date_line - 1])
    dateline = first_dateline(text, found[frame.body : min(frame.body + 4, frame.after)])
    published, published_span = _published(text, frame, dateline)
    retrieved, retrieved_span = _retrieved(text, found[: frame.date_line - 1])
    publisher, language = _publisher(text, frame)
    original = _ORIGINAL.search(text, found[frame.date_line][0], found[frame.body - 1][1])
    return Article(
        identifier,
        text,
        tuple(_sections(text, frame, dateline)),
        headline=title.of(text),
        headline_span=title,
        published=published,
        published_span=published_span,
        publisher=publisher.of(text) if publisher else None,
        publisher_span=publisher,
        retrieved=retrieved,
        retrieved_span=retrieved_span,
        url=original.group() if original else None,
        language=language,
        source=where,
    )


def _sections(text: str, frame: _Frame, dateline: Dateline | None) -> Iterator[Section]:
    """Masthead, headline, masthead, body, and one stretch of furniture."""
    found, title = frame.found, frame.date_line - 1
    for place, line in enumerate(found[: frame.body]):
        yield Section(Part.HEADLINE if place == title else Part.MASTHEAD, Span(*line))
    yield from body(text, found[frame.body : frame.after], dateline)
    if frame.after < len(found):
        yield Section(Part.FURNITURE, Span(found[frame.after][0], found[-1][1]))


def _published(
    text: str, frame: _Frame, dateline: Dateline | None
) -> tuple[date | None, Span | None]:
    match = _DATE_LINE.fullmatch(text, *frame.found[frame.date_line])
    assert match is not None  # the frame has been found by it
    day = page_date(match["date"], dateline)
    return day, Span(*match.span("date")) if day else None


def _retrieved(text: str, masthead: Sequence[Line]) -> tuple[date | None, Span | None]:
    """The day of the page's capture: the first line of the masthead that is a date."""
    for line in masthead:
        if (match := _CAPTURE.fullmatch(text, *line)) and (day := dates.named(match["long"])):
            return day, Span(*match.span("long"))
    return None, None


def _publisher(text: str, frame: _Frame) -> tuple[Span | None, str]:
    """The agency's own name, without the archive's ".kp" and "(En)", and its language's code."""
    match = _DATE_LINE.fullmatch(text, *frame.found[frame.date_line])
    if (match is None or not match["source"]) and frame.more < frame.tail:
        match = _MORE.fullmatch(text, *frame.found[frame.more])
    if match is None or not match["source"]:
        return None, "en"
    agency = _AGENCY.fullmatch(text, *match.span("source"))
    if agency is None:
        return Span(*match.span("source")), "en"
    sign = (agency["language"] or "en").lower()
    return Span(*agency.span("name")), _LANGUAGES.get(sign, sign)


def _related(page: Article, frame: _Frame) -> list[Article]:
    """The related items as articles of their own."""
    found = frame.found[frame.more + 1 : frame.tail]
    items = _items(page.text, found)
    return [_excerpt(page, number, item, found) for number, item in enumerate(items, 1)]


def _items(text: str, found: Sequence[Line]) -> Iterator[_Item]:
    """The items in order. A line that begins none is passed over."""
    place = 0
    while place < len(found):
        item = _item(text, found, place)
        if item:
            yield item
        place = item.stop if item else place + 1


def _item(text: str, found: Sequence[Line], first: int) -> _Item | None:
    """The item that begins with a line: it stands twice, or a date follows before the next pair."""
    twice = _is_pair(text, found, first)
    if _is_day(text, found, first) or (not twice and wire_dateline(text, found[first])):
        return None
    place = teaser = first + 2 if twice else first + 1
    limit = min(len(found), teaser + _TEASER_LINES)
    while place < limit and not (_is_day(text, found, place) or _is_pair(text, found, place)):
        place += 1
    dated = place if _is_day(text, found, place) else None
    if dated is None:
        return _Item(first, place, None) if twice else None
    return _Item(first, _after_date(text, found, teaser, dated), dated)


def _after_date(text: str, found: Sequence[Line], teaser: int, dated: int) -> int:
    """The place behind what follows an item's date: its teaser again, or for the first time."""
    before = [text[slice(*line)] for line in found[teaser:dated]]
    after = [text[slice(*line)] for line in found[dated + 1 : dated + 1 + len(before)]]
    if before and before == after:
        return dated + 1 + len(before)
    place = dated + 1
    if not before and place < len(found) and wire_dateline(text, found[place]):
        return place + 1
    return place


def _is_pair(text: str, found: Sequence[Line], place: int) -> bool:
    """Whether a title stands here and once more in the next line. A doubled teaser is none."""
    if place + 1 >= len(found):
        return False
    same = text[slice(*found[place])] == text[slice(*found[place + 1])]
    return same and wire_dateline(text, found[place]) is None


def _is_day(text: str, found: Sequence[Line], place: int) -> bool:
    return place < len(found) and _CAPTURE.fullmatch(text, *found[place]) is not None


def _excerpt(page: Article, number: int, item: _Item, found: Sequence[Line]) -> Article:
    """An item as an article: its text is the slice of the page, its spans count from there."""
    block = Span(found[item.first][0], found[item.stop - 1][1])
    own = [(start - block.start, end - block.start) for start, end in found[item.first : item.stop]]
    text = block.of(page.text)
    title = Span(*own[0])
    day, day_span = (None, None)
    if item.dated is not None:
        day, day_span = _retrieved(text, [own[item.dated - item.first]])
    return Article(
        f"{page.identifier}#related-{number}",
        text,
        tuple(_item_sections(text, own)),
        headline=title.of(text),
        headline_span=title,
        published=day,
        published_span=day_span,
        publisher=page.publisher,
        retrieved=page.retrieved,
        language=page.language,
        teaser_only=True,
        excerpt_of=page.identifier,
        excerpt_span=block,
        source=page.source,
    )


def _title_in_page(item: Article) -> Span:
    """Where the page names a related item: its title, counted in the page's text."""
    assert item.headline_span is not None  # every item begins with its title
    assert item.excerpt_span is not None
    return item.headline_span.shifted(item.excerpt_span.start)


def _item_sections(text: str, own: Sequence[Line]) -> Iterator[Section]:
    """Headline; of each further line that is new its dateline and body; the rest is furniture."""
    seen: set[str] = set()
    for place, line in enumerate(own):
        words = text[slice(*line)]
        if place == 0:
            yield Section(Part.HEADLINE, Span(*line))
        elif words in seen or _CAPTURE.fullmatch(words):
            yield Section(Part.FURNITURE, Span(*line))
        else:
            yield from body(text, [line], wire_dateline(text, line))
        seen.add(words)
