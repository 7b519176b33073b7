"""Commentaries: a newspaper's or agency's own article as news."""

from __future__ import annotations

from spacy.tokens import Doc

from graphbuilder.extract import happenings, layers
from graphbuilder.extract.layers import Sentence
from graphbuilder.extract.reported import ReportedEvent, shortened
from graphbuilder.model import Part, Status


def commentary(doc: Doc, body: list[Sentence]) -> ReportedEvent | None:
    """A commentary: said by the headline, or by the opening of a paper's article as news."""
    text = layers.text(doc)
    headline = next((s for s in layers.sentences(doc) if s.part is Part.HEADLINE), None)
    titled = headline and happenings.COMMENTARY.search(headline.span.of(text))
    lead = body[0] if body else None
    said = lead and happenings.SAYS.search(text, lead.span.start, lead.span.end)
    if headline is None or lead is None or not (titled or said):
        return None
    sentence = headline if titled else lead
    name = shortened(layers.readable(doc, headline.span))
    event = ReportedEvent(
        "commentary", sentence, sentence.span, name, "news.commentary", 0.9, Status.STATED
    )
    media = [
        n.mention
        for n in layers.names(doc)
        if sentence.span.covers(n.mention.span) and n.mention.kind == "schema:NewsMediaOrganization"
    ]
    event.agents = [(m, sentence.span) for m in media[:1]]
    return event
