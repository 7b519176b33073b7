"""The head of a letter: numbers and file marks, offices, the line of place and date, notes of receipt.

The forms are those of printed and typed diplomatic correspondence: the office over the place, the
place before the date, the old-style date beside the new ("March 9–21, 1868", "April 27, (May 9,)
1868"), editors' additions in brackets ("[June 2, 1933—9 a.m.]"), the hour of a telegram. A letter
that has no heading ("X to Y") is known by such a line at its top and by what follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphbuilder.model import Part, Section, Span
from graphbuilder.read import dates

Line = tuple[int, int]
"""Start and end of a line's words, without the white space around them."""

CAPITAL: Final = "A-ZÀ-ÖØ-ÞŠŽŁĐČĆŚŹŻİ"
PLACE: Final = rf"[{CAPITAL}][\w.'’-]{{0,30}}(?:[ \xa0][\w.'’-]{{1,30}}){{0,4}}"
WEEKDAY: Final = r"(?:(?i:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?i:day)?\.?,?\s+)?"

NUMBER: Final = re.compile(
    r"""(?: (?:\[\d+\][ ]\*?No\.[^\n]*                       # [403] *No. 2.—case of the stonewall
      | No\.[ ]?\d{1,4}\.?[ ]?[—–-][ ]?[^\n]{3,90}           # No. 4.—title of a part
      | (?:File[ ])?Nos?\.?[ ]?\d[\d.,A-Z/–—-]*(?:[ ]\d[\d.,–—-]*)?\]?)     # No. 206.
      | (?:File[ ]No\.[ ])?\[?\d{2,4}[A-Za-z]?\.[^\n]{0,80}?/[^\n]{0,60}  # 724.3415/4070: Telegram
      | [^\n]{1,80}\b(?:Files?|Papers|Memoranda|Records)\b[^\n]{0,30}?:[ ](?:Lot|FRC|Job)\b[^\n]*
      | [A-Z][^\n]{1,60}[ ]Files:[ ][^\n]*
      | [^\n]{1,80}:[ ](?:Circular[ ])?(?:Telegram|Airgram)
      | [A-Z][^\n]{1,60}[ ]Series[ ]No\.[ ]\d{1,5}
      | \[(?:Telegram|Telegraphic|Translation|Extract|Paraphrase)[^\n\]]{0,40}\]
      | \[?\d{1,5}[.]?\]? | [A-Z]\.
    )$""",
    re.VERBOSE,
)
_MARK: Final = re.compile(
    r"(?i:(?:top )?secret|confidential|restricted|unclassified|urgent|priority|immediate|niact"
    r"|personal|private|circular|telegram|telegraphic|paraphrase|official use only"
    r"|limited (?:official use|distribution)|eyes only|plain)\b[^\n]{0,40}\.?$"
)
"""A classification or a grade of urgency, on a line of its own."""
_EDITORS: Final = re.compile(r"\[?(?:\(?(?:No|Nos)\.? ?[\w.,–—-]{1,20}|\[[^\n\]]{1,60})[.]?\]")
_RECEIVED: Final = re.compile(r"[\[(]?(?i:received|rec['’]d\.?)\b[^\n]{0,100}")
_OFFICE: Final = re.compile(
    r"[^\n]{3,80},$|[^\n]{0,60}\b(?:Legation|Embassy|Consulate|Department|Ministry|Mission|Office"
    r"|Agency)\b[^\n]{0,60}[,.]?$"
)
_PARTIES: Final = re.compile(r"\b(?:to|from|by|between)\s", re.IGNORECASE)
"""What a heading has, and an office line hasn't."""
_OFFICE_PLACE: Final = (
    rf"(?:[\[*]?[{CAPITAL}][\w.,'’()\[\] &–—-]{{1,100}}?[,\]][\s\]\[]*|{PLACE}\s\[?)?"
)
_HOUR: Final = r"(?:\d{1,2}(?:[:.]\d{2})?\s?[ap]\.?\s?m\.?|\d{4}Z?|(?:12\s)?(?:noon|midnight))"
_FIGURE: Final = r"\[?\d{1,2}(?:st|nd|rd|th|d)?(?:\s?\[\d{1,2}\??\])?\]?"
_SECOND_DAY: Final = (
    rf"(?:\s?[–—/-]\s?\d{{1,2}}|,?\s?\((?:{dates.MONTH}\s)?\d{{1,2}},?\)|\s\[?and\s\d{{1,2}}\]?"
    rf"|\[\d{{1,2}}\?\])?"
)
LETTER_DATE: Final = (
    rf"(?:{dates.NAMED}|\[?{dates.MONTH}\]?,?\s+{_FIGURE}{_SECOND_DAY}(?:,\s?|\s+)\[?\d{{4}})"
)
"""A whole date as letters write it: with the day in the other calendar, or in editors' brackets."""
LETTER: Final = re.compile(
    rf"(?:\[\d{{1,4}}\]\s?)?\[?{_OFFICE_PLACE}{WEEKDAY}{LETTER_DATE}(?:\s?\[\d{{4}}\])?\]?"
    rf"(?:[\s,.—–-]+\[?{_HOUR}[^\n]{{0,12}})?"
    r"[.,\]]*(?:\s*[\[(][^\n]{1,60}[\])]\.?)?$"
)
_SALUTATION: Final = re.compile(
    r"(?:\[\d{1,4}\]\s?)?\*?(?:(?:My\s+)?(?i:dear|lord)\b|(?:My\s+[Ll]ord|Sirs?|Gentlemen"
    r"|Excellency"
    r"|Your\s+(?:Excellency|Majesty|Highness)|Monsieur|M[eo]st\s+\w+|Madam|Mr\.\s+(?:Secretary"
    r"|Minister))\b)"
    r"[^\n]{0,60}?[:,.—-]"
)
_LABEL: Final = re.compile(r"(?:TO|FROM|MEMORANDUM (?:FOR|TO)|SUBJECT|To|From|Subject):\s|SUBJECT$")
_TELEGRAM_NUMBER: Final = re.compile(r"(?:[A-Z][A-Za-z]{1,8}\s)?\d{1,7}(?:/\d{1,7})?\.\s+[A-Z\"“]")


def letter_dateline(text: str, head: Sequence[Line]) -> int | None:
    """The place of a letter's dateline below a heading, counted from the heading's next line."""
    for index, (start, end) in enumerate(head[1:7]):
        if end - start > 200:
            return None
        if LETTER.match(text, start, end):
            return index
    return None


def is_opening(text: str, head: Sequence[Line], *, marked: bool = False) -> int | None:
    """The place of the dateline of a letter that begins without a heading, or None. ``marked``: a
    number or a mark such as "[Telegram.]" stands above ``head``.

    Above it stand only offices, numbers and marks; below it, or in it, something that news hasn't:
    a salutation, a number in a bracket, a note of receipt, an hour, a telegram's number.
    """
    for index, line in enumerate(head[:6]):
        if line[1] - line[0] > 200:
            return None
        if LETTER.match(text, *line):
            return index if marked or is_letters(text, head, index) else None
        if not _is_above_dateline(text, line):
            return None
    return None


def _is_above_dateline(text: str, line: Line) -> bool:
    if NUMBER.match(text, *line) or _EDITORS.fullmatch(text, *line) or _MARK.match(text, *line):
        return True
    if text.endswith(",", *line) and line[1] - line[0] < 90:
        return True  # an office, even one "to China"; no heading ends so
    return _OFFICE.match(text, *line) is not None and not _PARTIES.search(text, *line)


def is_letters(text: str, head: Sequence[Line], dateline: int) -> bool:
    """Whether a dateline is a letter's: by its hour, a salutation, a note of receipt, a number."""
    if re.search(
        rf"\d{{4}}\]?[\s,.—–-]+\[?{_HOUR}[^\n]{{0,12}}$|[\[(](?i:rec)", text[slice(*head[dateline])]
    ):
        return True
    for line in head[dateline + 1 :]:
        for pattern in (_SALUTATION, _RECEIVED, _EDITORS, _TELEGRAM_NUMBER, _LABEL):
            if pattern.match(text, *line):
                return True
    return any(_EDITORS.fullmatch(text, *line) for line in head[:dateline])


def letter_head(text: str, found: Sequence[Line], dateline: int) -> list[Section]:
    """The lines from below a heading to the dateline, and the notes of receipt after it."""
    parts = [_letter_line(text, line) for line in found[: dateline + 1]]
    for start, end in found[dateline + 1 : dateline + 4]:
        if not (_RECEIVED.fullmatch(text, start, end) or _EDITORS.fullmatch(text, start, end)):
            break
        parts.append(_letter_line(text, (start, end)))
    return parts


def _letter_line(text: str, line: Line) -> Section:
    """What a line between heading and salutation is: office, place and date; an editor's mark."""
    if LETTER.match(text, *line) or _RECEIVED.fullmatch(text, *line):
        return Section(Part.DATELINE, Span(*line))
    if _EDITORS.fullmatch(text, *line) or NUMBER.match(text, *line):
        return Section(Part.FURNITURE, Span(*line))
    part = Part.DATELINE if _OFFICE.match(text, *line) else Part.BODY
    return Section(part, Span(*line))
