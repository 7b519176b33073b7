"""Letters without a heading line: read from dateline, salutation, signature and addressee block."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, DateMention, Sentence
from graphbuilder.extract.letters import datelines, headings, numbers, signatures
from graphbuilder.extract.letters.lines import SALUTATION, closes, head_length, own_lines
from graphbuilder.model import Mention, Part, Span, StatedDate, terms

_HOUR = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?\s?m\b|[-—–,]\s*(?:noon|midnight)\b|\b\d{4}Z\b", re.IGNORECASE
)
_RULE = "letterheads.headless"
_SURE = 0.85
_FOOT = 6


def read(doc: Doc) -> Communication | None:
    """The letter, where it has a day, a sign that it is one, and a party that is named; where it opens
    with its dateline, without a headline, the party may be missing.
    """
    own, head = own_lines(doc), head_length(doc)
    if not own:
        return None
    dated, day = _dated(doc, own, head)
    if day is None:
        return None
    text, article = layers.text(doc), layers.article(doc)
    greeted = head < len(own) and SALUTATION.match(text, own[head].start, own[head].end) is not None
    kind = headings.kind(doc, dated)
    wired = (
        terms.is_a(kind, "gb:Telegram") or _HOUR.search(text, day.span.end, dated.end) is not None
    )
    closed = any(closes(text, s) for s in own[-12:])
    if not (wired or greeted or closed):
        return None
    top = next((n for n, s in enumerate(own) if s.end >= dated.end), 0)
    floor = min(head, top + 1) if top < head else head
    sender, behind = signatures.sender(doc, own, floor, wired=wired and not greeted)
    recipients = signatures.recipients(doc, own, head, behind) if greeted or closed else []
    routed = signatures.routed(doc, own) if wired and sender is None else None
    if routed:
        sender, recipients = routed[0], [routed[1]]
    opens = not article.parts(Part.HEADLINE) and any(
        line.covers(day.span) for line in article.parts(Part.DATELINE)
    )
    if sender is None and not recipients and not opens:
        return None
    made = made_of(doc, "gb:Telegram" if wired and kind == "gb:Letter" else kind, dated, day)
    made.senders = [sender] if sender else []
    made.recipients = recipients
    return made


def made_of(
    doc: Doc, kind: str, at: Span, day: DateMention | None, rule: str = _RULE
) -> Communication:
    """A letter that begins at a span, with what its dateline and numbers say."""
    mention = Mention(kind, at, layers.readable(doc, at), None, "letter")
    made = Communication(mention, Sentence(at, Part.HEADLINE, -1, 0, 0), rule, _SURE)
    made.date = day
    lines = tuple(layers.article(doc).parts(Part.DATELINE))
    if day and any(line.covers(day.span) for line in lines):
        made.places = datelines.places(doc, lines, day)
        made.received = datelines.received(doc, lines, day)
    made.number = numbers.number(doc, at.start if rule == _RULE else 0, kind)
    made.file = numbers.file_reference(doc)
    return made


def _dated(doc: Doc, own: list[Span], head: int) -> tuple[Span, DateMention | None]:
    """The line that has the letter's day: its dateline, else a short line of head or foot."""
    text = layers.text(doc)
    lines = tuple(layers.article(doc).parts(Part.DATELINE))
    if day := datelines.sent(doc, lines):
        return next(s for s in lines if s.covers(day.span)), day
    for line in (*own[:head], *own[-_FOOT:]):
        if len(line) > 100 or datelines.RECEIVED.match(text, line.start, line.end):
            continue
        found = datelines.full_day(text, line.start, line.end)
        if found and line.end - found[0].end < 24 and found[0].start - line.start < 70:
            return line, DateMention(found[0], StatedDate.day(found[1]), "letter")
    return Span(0, 0), None
