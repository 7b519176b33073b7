"""Letters without a heading line: read from dateline, salutation, signature and addressee block."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.letters import datelines, headings, numbers, signatures
from graphbuilder.extract.letters.lines import SALUTATION, closes, head_length, own_lines
from graphbuilder.extract.letters.parties import person
from graphbuilder.model import Mention, Part, Span, StatedDate, terms

_HOUR = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?\s?m\b|[-—–,]\s*(?:noon|midnight)\b|\b\d{4}Z\b", re.IGNORECASE
)
_RULE = "letterheads.headless"
_SURE = 0.85
_FOOT = 6
_TELEGRAM = re.compile(r"[\[(]?(?:telegram|telegraphic)\b", re.IGNORECASE)
_MARK = re.compile(
    r"[\[(](?:telegram|telegraphic|paraphrase|extract|translation|circular)\b[^\n]{0,40}$|No\.\s?\d{1,5}\.?\]?$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:SUBJECT|Subject)\b|[A-Z][A-Za-z]{1,8}\s\d{1,6}(?:/\d{1,6})?\.\s")
"""A memorandum's subject, or a telegram's number with its series ("Secto 200.")."""
_NAMED = r"(?:Mr|Mrs|Dr|General|Minister|Ambassador|Consul)\.?\s+"
_TOLD = re.compile(
    rf"[(\[]{_NAMED}(?P<who>[A-Z][\w'’-]+)\s+(?:[a-z]+ly\s+)?"
    r"(?:reports|states|asks|approves|acknowledges|refers|requests|replies|telegraphs|transmits|submits"
    r"|expresses|quotes|repeats|suggests|says|announces|instructs|directs|informs|advises|authorizes"
    rf"|tells)\b(?:\s+{_NAMED}(?P<whom>[A-Z][\w’-]+)(?=\s+(?:to|that|of)\b))?"
)


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
    top = next((n for n, s in enumerate(own) if s.end >= dated.end), 0)
    marks = _marks(text, own, top)
    wired = wired or any(_TELEGRAM.match(mark) for mark in marks)
    if not (wired or greeted or closed or marks):
        return None
    floor = min(head, top + 1) if top < head else head
    sender, behind = signatures.sender(doc, own, floor, wired=wired and not greeted)
    recipients = signatures.recipients(doc, own, head, behind) if greeted or closed else []
    routed = signatures.routed(doc, own) if wired and sender is None else None
    if routed:
        sender, recipients = routed[0], [routed[1]]
    if sender is None and not recipients and (told := _paraphrase(doc, own)):
        sender, recipients = told
    opens = not article.parts(Part.HEADLINE) and any(
        line.covers(day.span) for line in article.parts(Part.DATELINE)
    )
    if sender is None and not recipients and not opens:
        return None
    made = made_of(doc, "gb:Telegram" if wired and kind == "gb:Letter" else kind, dated, day)
    made.senders = [sender] if sender else []
    made.recipients = recipients
    return made


def _marks(text: str, own: list[Span], top: int) -> list[str]:
    """What editors and clerks put over a dateline, and the subject under it."""
    above = [s.of(text) for s in own[:top]]
    below = [s.of(text) for s in own[top + 1 : top + 3]]
    found = [words for words in above if _MARK.match(words)]
    return found + [words for words in below if _SUBJECT.match(words)]


def _paraphrase(doc: Doc, own: list[Span]) -> tuple[Party, list[Party]] | None:
    """ "(Mr. Conger reports that …)", "(Mr. Hay instructs Mr. Conger to …)": a telegram in editors'
    words tells who sent it, and to whom where the verb has him for its object.
    """
    text = layers.text(doc)
    for line in own:
        match = _TOLD.match(text, line.start, line.end)
        if match is None:
            continue
        to = [person(doc, Span(*match.span("whom")), None)] if match["whom"] else []
        return person(doc, Span(*match.span("who")), None), to
    return None


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
