"""A letter line by line: where its head ends, where it closes, where its enclosures begin."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.model import Span

_LINE = re.compile(r"\S(?:[^\n\r\v\f\x85\u2028\u2029]*\S)?")
_ENCLOSURE = re.compile(
    r"[\[(]?\s*(?:Sub-?)?(?:[IE]nclosures?|Annex(?:es|ure)?|Appendix|Attachments?|Tab|Accompaniment"
    r"|Postscript|Memorandum\s+inclosed|Subinclosure|For\s+translation)\b[^\n]{0,120}$",
    re.IGNORECASE,
)
"""A line that begins what is enclosed: "[Inclosure 1 in No. 41.]", "Attachment", "Tab A"."""
_ENCLOSED = re.compile(
    r"[\[(]|(?i:enclosures?|attachments?|annex|appendix|tab|inclosures?)\b[\s\w.:—-]{0,24}$"
)
CLOSING = re.compile(
    r"\b(?:Accept|I\s+(?:have|am|remain|avail)|avails?|[Ww]ith\s+(?:great|high)"
    r"|I\s+beg)\b[^\n.]{0,120}(?:(?:&c|etc)[.,\]]*|servant,|truly,|yours,)$"
)
"""The close at the end of a paragraph: "… can soon be settled. Accept, &c.,"."""
SALUTATION = re.compile(
    r"(?:\[\d{1,4}\]\s?)?\*?(?P<words>(?:My\s+)?(?i:dear|esteemed"
    r"|honou?red)\s+[^\n:.—]{0,60}(?:(?:Mr|Mrs|Dr|Gen)\.\s[^\n:.—]{0,40})?"
    r"|(?:My\s+Lord|Sirs?|Gentlemen|Excellency|Your\s+(?:Excellency|Majesty|Highness)|Monsieur"
    r"|Madam"
    r"|Mr\.\s+(?:Secretary(?:\s+of\s+State)?|Minister|Ambassador|President|Acting\s+Secretary)"
    r"|(?i:sir))(?:[^\n:.]{0,40})?)"
    r"\s*[:,.—-]"
)
CLOSE = re.compile(
    r"(?:(?:I|We)\s+(?:have|am|remain|avail|beg|take|shall|renew|pray|embrace|are)\b[^\n]{0,200}$"
    r"|(?:Very\s+|Most\s+)?(?:[Ss]incerely|[Rr]espectfully|[Ff]aithfully|[Tt]ruly|[Cc]ordially"
    r"|Yours?)\b[^\n]{0,60}$"
    r"|With\s+(?:[\w']+\s+){0,5}(?:respects?|regards?|esteem|consideration|wishes|sentiments"
    r"|assurances?)\b[^\n]{0,160}$"
    r"|Believe\s+me\b[^\n]{0,80}$|The\s+undersigned\b[^\n]{0,240}(?:consideration|respect"
    r"|esteem|\[?etc|&c)[^\n]{0,12}$"
    r"|Accept,?\s[^\n]{0,200}$|Please\s+accept\b[^\n]{0,200}$|\(?(?:Signed|signed)\)?[:,]?$"
    r"|(?:For|By\s+(?:order|direction)\s+of)\s+the\s[^\n]{3,60}:$)"
)
"""The complimentary close, or its last line: "I have, &c.,", "Yours sincerely,", "Accept, Sir, …"."""


def lines(doc: Doc) -> list[Span]:
    """All lines that have words, trimmed."""
    return list(_lines(layers.text(doc)))


@lru_cache(maxsize=4)
def _lines(text: str) -> tuple[Span, ...]:
    return tuple(Span(*match.span()) for match in _LINE.finditer(text))


def own_lines(doc: Doc) -> list[Span]:
    """The lines of the letter itself, without what is enclosed with it."""
    text, found = layers.text(doc), lines(doc)
    for number, span in enumerate(found):
        if number < 3 or len(span) > 140:
            continue
        words = span.of(text)
        if _ENCLOSURE.match(words) and _ENCLOSED.match(words):
            return found[:number]
    return found


def head_length(doc: Doc) -> int:
    """How many of the first lines are the letter's head: those up to its salutation, or to the first
    line that is a paragraph.
    """
    text = layers.text(doc)
    for number, span in enumerate(lines(doc)[:24]):
        if SALUTATION.match(text, span.start, span.end) or len(span) > 220:
            return number
    return min(24, len(lines(doc)))


def own_paragraphs(doc: Doc) -> list[Span]:
    """The stretches of the letter that its writer speaks: what it quotes is left out, so is a second
    letter with a salutation of its own that it passes on.
    """
    text, head = layers.text(doc), head_length(doc)
    found: list[Span] = []
    quoting = False
    for number, span in enumerate(own_lines(doc)):
        words = span.of(text)
        if number > head + 1 and words.lstrip('"').startswith("D") and SALUTATION.match(words):
            break
        marks = words.count('"') - (quoting and words.startswith('"'))
        if not quoting:
            end = words.find('"') if marks % 2 else len(words)
            end = words.rfind('"') if marks % 2 and marks > 1 else end
            found += _outside(span, words[:end])
        quoting ^= marks % 2 == 1
    return found


def _outside(line: Span, words: str) -> list[Span]:
    """The stretches of a line that are not in quotation marks."""
    found, start = [], 0
    for number, part in enumerate(words.split('"')):
        if number % 2 == 0 and part.strip():
            found.append(Span(line.start + start, line.start + start + len(part)))
        start += len(part) + 1
    return found


def closes(text: str, line: Span) -> bool:
    """Whether a line is the complimentary close, or ends with it."""
    if len(line) < 260 and CLOSE.match(text, line.start, line.end):
        return True
    return CLOSING.search(text, max(line.start, line.end - 180), line.end) is not None
