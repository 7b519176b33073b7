"""The number that a letter bears, and where it is filed.

Covers "No. 11.]" and "No. 5361" in the head of a despatch, "108. My telegram …" and "Tosec 7. …"
where a telegram begins, "793.94/1234: Telegram", "File No. 763.72/1", "UNA Files: Lot 12 D 345",
"Department of State, Central Files, POL 15–2 RUR" in a source note, the symbol of a United Nations
document ("S/1994/656"). The number that editors give a document in their edition ("219. Telegram
From …", "No. 320." over the heading) is neither.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.letters.lines import head_length, lines
from graphbuilder.model import Span, terms

_NUMBERED = re.compile(
    r"[\[(]?(?:(?:Confidential|Separate|Diplomatic|Consular|Despatch|Dispatch|Telegram"
    r"|Unnumbered),?\s+)?"
    r"(?:No|Nr|N°|№)\.?\s?(?P<number>\d{1,6}(?:[-–/][\w.]{1,8})?(?:\s?[A-Z]\b)?)[.,]?[\])]?[.,]?$"
)
"""A line of the head that is a number alone: "No. 11.]", "(No. 34.)", "No. 5361"."""
_OPENING = re.compile(
    r"(?P<number>(?:(?!I\b)[A-Z][A-Za-z]{1,11}\s"
    r"|[A-Z]{1,2}[-—–])?\d{1,7})(?:\.\s+(?=[A-Z\d\"'(\[])|\.?$)"
)
"""What a telegram begins with: "108. My telegram …", "Tosec 7. …", "CAP 12345. …"."""
_SUBJECT = re.compile(r"(?:SUBJECT|Subject|SUBJ|Subj|REF|Ref)\b")
_MONTH_WORD = re.compile(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|No|Part|Section|Article|Chapter|Page"
    r"|Point)"
)
_DECIMAL = re.compile(
    r"(?:\[?(?:File\s+)?No\.\s?)?\[?(?P<file>\d{2,4}[A-Za-z]?\.\s?\d*[^\n:]{0,60}/[^\n:]{1,40}?)"
    r"(?:\s*:\s*(?:Circular\s+)?(?:Tele|Air)gram.*|\])?\s*(?:\(part\s+air\))?$"
)
"""A decimal file number on a line of its own: "793.94/1234: Telegram", "File No. 763.72/1"."""
_LOT = re.compile(
    r"(?P<file>[A-Z][^\n:]{1,80}\b(?:Files?|Papers|Memoranda|Records)\b[^\n:]{0,30}:?\s(?:Lot"
    r"|FRC|Job)\b[^\n:]{3,60}?)"
    r"(?:\s*:\s*(?:Circular\s+)?(?:Tele|Air)gram.*)?$"
)
_CENTRAL = re.compile(
    r"\b(?:Central|Subject-Numeric|Decimal|Conference|Lot|Registry"
    r"|Foreign\s+Office)\s+Files?,?\s+(?:\d{4}[-–]\d{2,4},?\s+)?"
    r"(?P<file>[A-Z]{2,7}\s\d+(?:[-–]\d+)?(?:\s[A-Z][A-Z-]*)*|\d{3}\.[\w./–-]+)"
)
"""What a source note names: "Central Files, POL 15–2 RUR", "Central Files, 684A.86/3–757"."""
_SYMBOL = re.compile(
    r"(?P<file>[ASE]/(?:[A-Z]{2,6}\.?\d*/)?(?:\d{1,4}/)?\d{1,5}(?:-[AS]/\d+(?:/\d+)?)?)$"
)
_REGISTRY = re.compile(
    r"[\[(]?(?P<file>(?:FO|CAB|PREM|DO|CO|WO|DEFE)\s\d{1,4}/\d[\w/.-]*"
    r"|[A-Z]{1,3}\s?\d{2,6}/\d{1,6}/[A-Z]?\d{1,3})[\])]?\.?$"
)
_FAR = 2500
"""Characters at either end of a text in which a source note stands."""


def number(doc: Doc, floor: int, kind: str) -> tuple[Span, str] | None:
    """The letter's own number: in a line of the head from the heading on, else the telegram's at
    the beginning of its text. Above the offset ``floor`` numbers are the editors'.
    """
    text, found = layers.text(doc), lines(doc)
    head = head_length(doc)
    for span in found[:head]:
        if span.start < floor:
            continue
        match = _NUMBERED.match(text, span.start, span.end)
        if match:
            return _as_written(doc, match, "number")
    if not terms.is_a(kind, "gb:Telegram"):
        return None
    body = [s for s in found[: head + 3] if s.start >= floor]
    opening = _opening(text, body, found)
    return _as_written(doc, opening, "number") if opening else None


def _as_written(doc: Doc, match: re.Match[str], group: str) -> tuple[Span, str]:
    """A group's span, and its words as the article itself has them."""
    span = Span(*match.span(group))
    value = " ".join(span.of(layers.article(doc).text).split()).rstrip("].")
    return Span(span.start, span.start + len(span.of(match.string).rstrip("]. "))), value


def _opening(text: str, head: list[Span], found: list[Span]) -> re.Match[str] | None:
    listed = any(_SUBJECT.match(text, s.start, s.end) for s in head)
    for span in head:
        match = _OPENING.match(text, span.start, span.end)
        if match is None or _MONTH_WORD.match(match["number"]):
            continue
        first = listed or any(text.startswith("2. ", s.start) for s in found)
        if match["number"] == "1" and first:
            return None  # the first of numbered paragraphs
        return match
    return None


def file_reference(doc: Doc) -> tuple[Span, str] | None:
    """Where the letter is filed, by a line of its head, or a source note at either end."""
    text, found = layers.text(doc), lines(doc)
    for span in found[: max(head_length(doc), 4)]:
        if len(span) > 160:
            continue
        for pattern in (_DECIMAL, _LOT, _SYMBOL, _REGISTRY):
            if match := pattern.match(text, span.start, span.end):
                return _as_written(doc, match, "file")
    for start, end in ((0, _FAR), (max(_FAR, len(text) - _FAR), len(text))):
        if match := _CENTRAL.search(text, start, min(end, len(text))):
            return _as_written(doc, match, "file")
    return None
