"""Where a text's parts lie: headline, dateline, paragraphs, and what belongs to the page only.

Wire articles and letters share one layout: something of the page (a number, an issue date), a
headline or heading, a dateline, paragraphs, an end mark. The forms of the dateline are those of the
agencies' own copy: "Pyongyang, February 1 (KCNA) -- ", "HANOI, Aug. 3 (VNA) – ", "MOSCOW, January
5. /TASS/. ", "LONDON (Reuters) - "; those of letters are the ones that the editors of the series
Foreign Relations of the United States print.

Patterns are tried at the beginnings of lines only, so the time is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from graphbuilder.model import Part, Section, Span
from graphbuilder.read import dates
from graphbuilder.read.letters import (
    CAPITAL,
    LETTER,
    NUMBER,
    PLACE,
    WEEKDAY,
    Line,
    is_letters,
    is_opening,
    letter_dateline,
    letter_head,
)

_LINE: Final = re.compile(
    r"\S(?:[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]*\S)?"  # the line ends of str.splitlines
)
_LINE_END: Final = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_DAY: Final = (
    rf"(?:(?P<month1>{dates.MONTH})\s*(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{dates.MONTH}))"
)
_YEAR: Final = r"(?:,?\s+(?P<year>[12]\d{3})(?!\d))?"
_AGENCY: Final = rf"[{CAPITAL}][\w .&'’-]{{1,30}}"
_SOURCE: Final = rf"(?:\((?P<agency1>{_AGENCY})\)|/(?P<agency2>{_AGENCY})/)"
_DASH: Final = r"(?:--+|[-–—―:])"
_KNOWN_AGENCY: Final = (
    "Reuters|REUTERS|AP|AFP|UPI|dpa|DPA|EFE|ANSA|Ansa|Lusa|PAP|MTI|BTA|TASR|Tanjug|Anadolu|AA|TASS"
    "|ITAR-TASS|Interfax|INTERFAX|Sputnik|RIA[ ]Novosti|BelTA|Belga|NTB|KCNA|Xinhua|NCNA|Hsinhua"
    "|VNA|VOV|Yonhap|YONHAP|Kyodo|KYODO|Jiji|Montsame|MONTSAME|Antara|ANTARA|Bernama|BERNAMA|KPL"
    "|AKP|PNA|PTI|ANI|UNI|IANS|APP|BSS|IRNA|MNA|ISNA|SANA|MENA|WAFA|NNA|KUNA|QNA|WAM|SPA|APS|MAP"
    "|NDO|VNS|Minju[ ]Joson|Pyongyang[ ]Times|Prensa[ ]Latina|ACN|AVN|ABI|Telam|TELAM|Andina|CNA"
    "|CNS|UN[ ]News|Rodong[ ]Sinmun"
)
_JUCHE: Final = r"(?:\s*,?\s*Juche\s*\d{1,3}\s*\(?\d{4}\)?)?"
_WIRE: Final = re.compile(
    rf"""(?P<place>{PLACE}(?:,\s?{PLACE}){{0,2}}?)
    (?: (?:[ ]\((?P<agency5>{_KNOWN_AGENCY})\))?,\s?{WEEKDAY}(?P<date>{_DAY}{_YEAR}){_JUCHE}
        (?: [.,/]?\s*(?!\((?:Rec|Sent)){_SOURCE}[.]?\s*{_DASH}?  # Pyongyang, February 1 (KCNA) --
          | \s*,\s(?P<agency3>[A-Z]{{2,8}})\s*{_DASH}   # Tehran, Jan 5, IRNA -
          | ,\s(?P<agency9>{_KNOWN_AGENCY})$              # TOKYO, April 12, Kyodo
          | \s(?P<agency6>{_KNOWN_AGENCY})\s*{_DASH}     # TOKYO, April 12 KYODO -
          | \s*{_DASH}(?!\s*(?:\d|noon|midnight)) )                  # Pyongyang, February 1 --
      | ,?\s*\((?P<agency4>{_KNOWN_AGENCY})\)\s*{_DASH}   # LONDON (Reuters) -
      | ,?\s/(?P<agency7>{_KNOWN_AGENCY})/[.]?\s*{_DASH}?   # Ulaanbaatar /MONTSAME/.
      | ,\s(?P<agency8>{_KNOWN_AGENCY})\s?{_DASH}           # Damascus, SANA-
      | (?<=[A-Z]{{4}})\s(?:--|[–—])(?=\s)                  # RIYADH —
    )[^\S\n\r]*""",
    re.VERBOSE,
)
_MARK: Final = re.compile(
    rf"(?:{_KNOWN_AGENCY}|\((?:{_KNOWN_AGENCY})\)(?=\s+[A-Z]))\s?{_DASH}?\s+", re.VERBOSE
)
"""An agency's mark without a place before an article's first word."""
_ISSUE: Final = re.compile(
    r"\[(?:(?P<era>Juche)\s*)?(?P<year>\d{2,4})\.(?P<month>\d{1,2})\.(?P<day>\d{1,2})\.?\]"
)
_DATE_LINE: Final = re.compile(
    rf"(?i:Date|Published|Publication date|Posted|Released)(?:\s*:|\s+on)?\s*"
    rf"(?P<date>{dates.NAMED}|{dates.NUMBERED})\b"
)
_HOUR: Final = r"\d{1,2}[:.]\d{2}(?:\s*(?i:[ap]\.?m\.?|GMT|UTC|KST))?"
_BARE_DATE: Final = re.compile(
    rf"{WEEKDAY}(?P<date>{dates.NAMED}|{dates.NUMBERED})(?:\s*[,|–—-]?\s*{_HOUR})?\.?$"
)
_RELEASE: Final = re.compile(
    rf"(?i:press|news|media) (?i:release)"
    rf"(?:[,:–—-]?\s+(?:(?P<place>{PLACE}),\s+)?{WEEKDAY}(?P<date>{dates.NAMED}))?\.?$"
)
_PAGE_WORDS: Final = re.compile(
    rf"{_HOUR}$|[A-Z]{{1,4}}(?:/[A-Z\d.]{{1,8}}){{1,4}}$|Hits? \d+$|PRESS RELEASE$"
)
"""An hour, a document's symbol ("SG/SM/23011"), a counter, on a line of its own."""
_BYLINE: Final = re.compile(rf"(?:{_KNOWN_AGENCY}),?[ ](?P<date>{dates.NAMED})$", re.VERBOSE)
_WITH_DATE: Final = (_DATE_LINE, _BARE_DATE, _RELEASE, _BYLINE)
_HEADING: Final = re.compile(
    rf"""(?:\d{{1,4}}\.[ ])?(?:
        (?:Mr|Mrs|Miss|Dr|Messrs|Sir|Lord|Baron|Count|Prince|General|Gen|Captain|Commander
          |Señor|M|The|Chargé|Minister|Ambassador|Consul|President|Secretary)\b[^\n]{{1,180}}?\bto\s
          (?:Mr|Mrs|Miss|Dr|Messrs|Sir|Lord|Baron|Count|Prince|General|Gen|Captain|Commander
          |Señor|M|Chargé|Minister|Ambassador|Consul|President|Secretary|[Tt]he|all[ ]the|certain)
          \b(?![^\n]*\.[ ][{CAPITAL}][a-z]+[ ][a-z]+[ ])[^\n]*
      | (?:Telegram|Circular|Letter|Memorandum|Airgram|Note|Message|Despatch|Dispatch|Instruction
          |Paper|Record|Minutes|Report|Editorial|Summary|Notes|Intelligence|Special|National
          |Research|Briefing|Information|Action|Draft|Backchannel|Situation|Oral)\b[^\n]{{1,200}}
          \b(?:[Ff]rom|[Bb]y|[Oo]f|[Pp]repared|[Bb]etween|[Nn]ote)\b[^\n]*
    )$""",
    re.VERBOSE,
)
_END_MARKS: Final = ("-0-", "- 0 -", "-O-", "###", "(END)", "/END", "Enditem", "-30-", "./.")
_END: Final = re.compile(r"(?:-\s?[0O]\s?-|###|\(END\)|/END|/?Enditem|-30-|(?<=\.)/\.)$")
_ITEM: Final = re.compile(  # "b)", "iii.", a header's "DATE: "
    r"\w{1,3}[.)]|(?:[A-Z]{2,12}|To|From|Date|Subject|Place|Time|Participants|Re):(?=\s)"
)
_SPEECH: Final = (".", ",", ";", ":")
_HEADLINE_MAX: Final = 250
_HEADING_MAX: Final = 500  # editors spell out both offices
_WRAPPED_MIN: Final = 40  # a line broken for its width is at least that long,
_NARROW: Final = 100  # and a text so broken has no line over this


@dataclass(frozen=True, slots=True)
class Dateline:
    """A wire dateline: its whole span up to the article's first word, and what stands in it."""

    span: Span
    place: Span
    month: int | None = None
    day: int | None = None
    date: date | None = None  # where it gives the year too
    date_span: Span | None = None
    agency: Span | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A text's sections, and the values that its head shows."""

    sections: tuple[Section, ...] = ()
    headline: Span | None = None
    dateline: Dateline | None = None
    published: date | None = None
    published_span: Span | None = None


def lines(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """All lines of ``text[start:end]`` that have words, trimmed."""
    stop = len(text) if end is None else end
    return [match.span() for match in _LINE.finditer(text, start, stop)]


def sections(text: str, headline: str | None = None) -> tuple[Section, ...]:
    """The parts of a text, in order and apart from each other.

    ``headline`` is what is known of it from elsewhere: the first line is it if it says the same.
    """
    return layout(text, headline).sections


def layout(text: str, headline: str | None = None) -> Layout:
    """The parts of a text and what its head says: headline, dateline, a full date."""
    found = lines(text)
    first = _first_after_numbers(text, found)
    head = found[first : first + 8]
    dateline = first_dateline(text, head[:5])
    opening = None if dateline else is_opening(text, head, marked=_marked(text, found[:first]))
    letter = None if dateline or opening is not None else _letter(text, head)
    parts = [Section(Part.FURNITURE, Span(*line)) for line in found[:first]]
    title = None
    if opening is not None:
        parts += letter_head(text, head, opening)
    elif _is_headline(text, head, dateline, letter, headline):
        title = Span(*head[0])
        parts.append(Section(Part.HEADLINE, title))
        if letter is not None:
            parts += letter_head(text, head[1:], letter)
    parts += body(text, found[len(parts) :], dateline)  # up to here each line is one section
    published, where = _stated_date(text, found, dateline)
    return Layout(tuple(parts), title, dateline, published, where)


def _letter(text: str, head: Sequence[Line]) -> int | None:
    """The place of a letter's dateline below its heading; a page's date below a headline is none."""
    letter = letter_dateline(text, head)
    if letter is not None and _BYLINE.match(text, *head[letter + 1]):
        return None
    if letter is None or _HEADING.match(text, *head[0]) or is_letters(text, head, letter + 1):
        return letter
    return None if _is_page_line(text, head[letter + 1]) else letter


def first_dateline(text: str, found: Sequence[Line]) -> Dateline | None:
    """The first wire dateline that one of the lines begins with."""
    return next((d for line in found if (d := wire_dateline(text, line))), None)


def body(text: str, found: Sequence[Line], dateline: Dateline | None) -> list[Section]:
    """The sections of lines below a headline: dateline, paragraphs, end mark, issue date.

    A paragraph is a line, or several where lines were broken for their width.
    """
    parts: list[Section] = []
    for number, (start, end) in enumerate(_paragraphs(text, found)):
        if dateline and start == dateline.span.start:
            parts.append(Section(Part.DATELINE, dateline.span))
            parts += _paragraph(text, dateline.span.end, end)
        elif number < 4 and _is_page_line(text, (start, end)):
            parts.append(Section(Part.FURNITURE, Span(start, end)))
        elif (
            mark := None
            if dateline or any(p.part is Part.BODY for p in parts)
            else (_MARK.match(text, start, end))
        ):
            parts.append(Section(Part.FURNITURE, Span(*mark.span())))
            parts += _paragraph(text, mark.end(), end)
        else:
            parts += _paragraph(text, start, end)
    return parts


def wire_dateline(text: str, line: Line) -> Dateline | None:
    """The dateline that a line begins with, if it begins with one."""
    if release := _RELEASE.match(text, *line):
        return _release(release)
    match = _WIRE.match(text, *line)
    if match is None or (match["year"] and LETTER.match(text, *line)):
        return None
    name = match["month1"] or match["month2"]
    figure = match["day1"] or match["day2"]
    month, day = (dates.month_number(name), int(figure)) if name else (None, None)
    year = match["year"]
    full = dates.day(int(year), month, day) if year and month and day else None
    agency = next((g for g in _AGENCIES if match[g]), None)
    return Dateline(
        Span(*match.span()),
        Span(*match.span("place")),
        month,
        day,
        full,
        Span(*match.span("date")) if full else None,
        Span(*match.span(agency)) if agency else None,
    )


def _release(match: re.Match[str]) -> Dateline | None:
    """ "Press release, Tallinn, 23 September 2025"."""
    day = dates.named(match["date"]) if match["place"] else None
    if day is None:
        return None
    place, stated = Span(*match.span("place")), Span(*match.span("date"))
    return Dateline(Span(*match.span()), place, day.month, day.day, day, stated)


_AGENCIES: Final = tuple(f"agency{number}" for number in range(1, 10))


def _first_after_numbers(text: str, found: Sequence[Line]) -> int:
    """How many lines at the top are numbers and file marks; at least one line is left."""
    for index, (start, end) in enumerate(found[:4]):
        if end - start > 160 or not (NUMBER.match(text, start, end) or _is_issue(text, start, end)):
            return index
    return max(0, min(3, len(found) - 1))


def _marked(text: str, found: Sequence[Line]) -> bool:
    """Whether numbers and marks of a letter stand at the top, not only the page's issue date."""
    return any(NUMBER.match(text, *line) for line in found)


def _is_issue(text: str, start: int, end: int) -> bool:
    return text[start] == "[" and _ISSUE.fullmatch(text, start, end) is not None


def _is_page_line(text: str, line: Line) -> bool:
    """Whether a line is an issue date, a date line or the like: the page's, not the article's."""
    start, end = line
    if _is_issue(text, start, end):
        return True
    return end - start < 120 and any(
        pattern.match(text, start, end) for pattern in (*_WITH_DATE, _PAGE_WORDS)
    )


def _is_headline(
    text: str,
    head: Sequence[Line],
    dateline: Dateline | None,
    letter: int | None,
    known: str | None,
) -> bool:
    """Whether the first line of ``head`` is a headline, by what it looks like and what follows."""
    if not head or (dateline and dateline.span.start == head[0][0]):
        return False
    start, end = head[0]
    if known is not None and text[start:end] == known.strip():
        return True
    if letter is not None:
        return end - start <= _HEADING_MAX
    if len(head) < 2 or end - start > _HEADLINE_MAX:
        return False
    if dateline or _is_page_line(text, head[1]) or _HEADING.match(text, start, end):
        return True
    return _looks_like_one(text, head[0], head[1])


def _looks_like_one(text: str, line: Line, following: Line) -> bool:
    """A line without a sentence's end, set off by an empty line or by its shortness."""
    start, end = line
    if text.endswith(_SPEECH, start, end):
        return False
    if _line_ends(text, end, following[0]) > 1:
        return True
    return not text.endswith(("!", "?", '"', "”"), start, end) and (
        (following[1] - following[0]) >= 2 * (end - start)
    )


def _line_ends(text: str, start: int, end: int) -> int:
    """How many line ends lie between two lines: 1 where they are neighbours."""
    return len(_LINE_END.findall(text, start, end))


def ends_article(text: str, line: Line) -> bool:
    """Whether a line ends with an agency's end mark."""
    return text.endswith(_END_MARKS, *line)


def _paragraphs(text: str, found: Sequence[Line]) -> list[Line]:
    """Lines, with those joined that were broken for their width."""
    if not found:
        return []
    width = max(end - start for start, end in found)
    joined = [found[0]]
    for before, line in pairwise(found):
        if _is_wrapped(text, before, line, width):
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined


def _is_wrapped(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether a sentence goes on in the next line.

    That begins in lower case then, or its first word had no room left in a narrow text.
    """
    (start, end), (after, stop) = line, following
    if not (text[end - 1].isalnum() or text[end - 1] == ",") or end - start < _WRAPPED_MIN:
        return False
    if _ITEM.match(text, after):
        return False
    if not text[after].islower():
        space = text.find(" ", after, stop)
        word = (stop if space < 0 else space) - after
        if width > _NARROW or end - start + 1 + word <= width or not text[after].isalpha():
            return False
    return _line_ends(text, end, after) == 1


def _paragraph(text: str, start: int, end: int) -> list[Section]:
    """The body section of a paragraph, and that of the end mark behind it."""
    if not text.endswith(_END_MARKS, start, end):
        return [Section(Part.BODY, Span(start, end))] if start < end else []
    mark = _END.search(text, max(start, end - 8), end)  # the longest has eight characters
    if mark is None:
        return [Section(Part.BODY, Span(start, end))]
    words = start + len(text[start : mark.start()].rstrip())
    before = [Section(Part.BODY, Span(start, words))] if words > start else []
    return [*before, Section(Part.FURNITURE, Span(*mark.span()))]


def _stated_date(
    text: str, found: Sequence[Line], dateline: Dateline | None
) -> tuple[date | None, Span | None]:
    """The full date that a text's head states: dateline with year, date line, issue date."""
    if dateline and dateline.date:
        return dateline.date, dateline.date_span
    for start, end in found[:6]:
        if issue := _ISSUE.fullmatch(text, start, end):
            span = Span(start + 1, end - 1)
            value = dates.issue(issue["era"], issue["year"], issue["month"], issue["day"])
        elif line := next((m for p in _WITH_DATE if (m := p.match(text, start, end))), None):
            if line["date"] is None:
                continue
            span = Span(*line.span("date"))
            value = page_date(line["date"], dateline)
        else:
            continue
        if value:
            return value, span
    return None, None


def page_date(words: str, dateline: Dateline | None) -> date | None:
    """The day of a page's date line; the dateline settles which way round figures are."""
    if any(c.isalpha() for c in words):
        return dates.named(words)
    known = dateline and dateline.month and dateline.day and (dateline.month, dateline.day)
    return dates.numbered(words, known or None)
