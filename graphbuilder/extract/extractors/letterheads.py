"""Documents that are letters themselves: heading, dateline, note of receipt, signature.

Covers habit 14; the grammar is in ``extract/letters``. The forms are those of printed diplomatic
correspondence of many archives; nothing here depends on a volume.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.letters import datelines, headers, headings, headless, numbers
from graphbuilder.extract.letters.parties import parties
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Mention, Part, Span

_WIRE = re.compile(
    r"\((?!Rec|Sent)[A-Z][\w .&]{1,30}\)\s*(?:--|—|-|:)?\s*$|(?:--|—|:)\s*$|/[A-Z]{2,}/"
)
"""What a news agency's dateline has and a letter's hasn't."""
_SIGNATURE = re.compile(r"^[A-ZÀ-Þ][\w.'’-]*(?:\s+[A-ZÀ-Þ][\w.'’-]*){0,4}[.,]?$")


@extractor("letterheads", assigns=("letterhead",), requires=("sentences", "dates", "names"))
def read_letterhead(doc: Doc) -> None:
    """Read the article as a letter, if its heading and dateline make it one."""
    doc._.letterhead = _read(doc)


def _read(doc: Doc) -> Communication | None:
    article, text = layers.article(doc), layers.text(doc)
    heading = next(iter(article.parts(Part.HEADLINE)), None)
    lines = article.parts(Part.DATELINE)
    if any(_WIRE.search(span.of(text)) for span in lines):
        return None
    if titled := headers.titled(doc):
        return titled
    if heading is not None:
        if headings.is_no_exchange(heading.of(text)):
            return None
        parsed = headings.split(text, heading)
        lettered = parsed is not None and parsed[0].lower().startswith(("letter", "message"))
        told = lettered and headings.reports(doc)
        if parsed and not told and headings.is_exchange(doc, *parsed):
            return _headed(doc, heading, *parsed)
    return headers.labelled(doc) or headless.read(doc)


def _headed(doc: Doc, heading: Span, form: str, sender: Span, recipient: Span) -> Communication:
    """The letter under a heading "X to Y"."""
    lines = layers.article(doc).parts(Part.DATELINE)
    kind = headings.kind(doc, heading, form)
    mention = Mention(kind, heading, layers.readable(doc, heading), None, "letter")
    made = Communication(mention, _sentence(doc, heading), "letterheads.heading", 0.97)
    made.senders = [_with_signature(doc, party) for party in parties(doc, sender)]
    made.recipients = parties(doc, recipient)
    made.date = datelines.sent(doc, lines)
    made.places = datelines.places(doc, lines, made.date)
    made.received = datelines.received(doc, (*lines, heading), made.date)
    made.number = numbers.number(doc, heading.end, kind)
    made.file = numbers.file_reference(doc)
    return made


def _sentence(doc: Doc, heading: Span) -> Sentence:
    for sentence in layers.sentences(doc):
        if sentence.span == heading:
            return sentence
    return Sentence(heading, Part.HEADLINE, -1, 0, 0)


def _with_signature(doc: Doc, party: Party) -> Party:
    """The sender under the full name of the signature ("JOSEPH A. WRIGHT"), if the surnames agree."""
    if party.agent.kind != "schema:Person" or " " in party.agent.name:
        return party
    text, surname = layers.text(doc), party.agent.name.lower()
    for span in layers.article(doc).parts(Part.BODY)[-6:]:
        words = span.of(text).strip().rstrip(".,")
        if len(words) < 60 and _SIGNATURE.match(words) and words.lower().endswith(f" {surname}"):
            name = words.title() if words.isupper() else words
            return replace(party, agent=replace(party.agent, name=" ".join(name.split())))
    return party
