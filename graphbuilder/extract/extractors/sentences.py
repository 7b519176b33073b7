"""Sentences of headline and body.

Habits of the wire that are covered: abbreviations ("U.S.", "C.C.", "Aug. 16", "No. 5"), initials
("G. Zyuganov", "JOSEPH A. WRIGHT"), closing quotes after the full stop, paragraphs on single lines,
a letter quoted in full after a line that ends in a colon ("The letter said:").
"""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Sentence
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Part, Span

_END = re.compile(r"""[.!?…]["')\]]*(?=\s+["'(\[]*[A-Z0-9])|[.!?]["')\]]*\s*$""")
_ABBREVIATION = re.compile(
    r"""(?:\b(?:[A-Z]|[A-Z]\.[A-Z]|(?:[A-Z]\.){2,}[A-Z]|Mr|Mrs|Ms|Dr|Prof|Hon|Gen|Col|Maj|Capt|Lt|
    Sgt|Adm|Gov|Sen|Rep|St|Jr|Sr|No|Nos|Art|Vol|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|
    Inc|Ltd|Co|Corp|Esq|vs|etc|cf|ca|Mt|Ft|Messrs|Brig|Com|Amb|Excy|Ch|Kh|Sh|Ts|Ya|Ye|Yu|Zh|instt?|ult|prox|approx|Int'l))$""",
    re.VERBOSE,
)
_QUOTE_OPENS = re.compile(
    r"\b(?:letter|message|telegram|statement|note|answer|text|reply|speech|appeal|cable|following"
    r"|said|says|reads|read|goes on|continued|noted|follows)\b[^.:]{0,160}:\s*$"
)


@extractor("sentences", assigns=("sentences",), requires=("words",))
def read_sentences(doc: Doc) -> None:
    """Split headline and body paragraphs into sentences; mark those of a text quoted in full."""
    article, text = layers.article(doc), layers.text(doc)
    starts = layers.words(doc).starts
    found: list[Sentence] = []
    paragraph, quoted = -1, False
    for section in article.sections:
        if section.part not in (Part.HEADLINE, Part.BODY):
            continue
        if section.part is Part.BODY:
            paragraph += 1
        number = paragraph if section.part is Part.BODY else -1
        for span in _split(text, section.span, whole=section.part is Part.HEADLINE):
            first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
            if last > first:
                found.append(Sentence(span, section.part, number, first, last, quoted))
        if section.part is Part.BODY and _QUOTE_OPENS.search(section.span.of(text)):
            quoted = True
    doc._.sentences = found


def _split(text: str, span: Span, *, whole: bool) -> list[Span]:
    if whole:
        return [span]
    found: list[Span] = []
    start = span.start
    for match in _END.finditer(text, span.start, span.end):
        if text[match.start()] == "." and match.end() < span.end:
            before = text[max(span.start, match.start() - 8) : match.start()]
            if _ABBREVIATION.search(before):
                continue
        found.append(_trim(text, start, match.end()))
        start = match.end()
    if start < span.end:
        found.append(_trim(text, start, span.end))
    return [s for s in found if len(s)]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
