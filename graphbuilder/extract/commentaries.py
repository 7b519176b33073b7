"""Commentaries: a newspaper's or agency's own article as news."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.framing import days_in
from graphbuilder.extract.layers import Sentence
from graphbuilder.extract.reported import ReportedEvent, shortened
from graphbuilder.model import Part, Status

COMMENTARY: Final = re.compile(
    r"\b(?:[Cc]ommentary|[Cc]ommentator|[Ee]ditorial)\b|:\s*(?:KCNA|Rodong\s+Sinmun)(?!\s+Report)"
    r"|^(?:KCNA|Rodong\s+Sinmun|Minju\s+Joson)\s+(?:[A-Z][a-z]+s|on)\b"
)
"""A headline that says what kind of article it is."""
SAYS: Final = re.compile(
    r"\b(?:says|said|stresses|calls\s+for|notes|writes)\b[^.]{0,60}?\bin\s+an?\s+(?:commentary|article|editorial|essay)\b"
    r"|\bissued\s+(?:the\s+following|an?)\s+(?:commentary|article|comment)\b"
    r"|\bin\s+an?\s+(?:\w+\s+)?(?:commentary|article|editorial|essay)\b[^.]{0,60}?\b(?:says|said|stresses|calls|notes|urges)\b"
)
"""A newspaper's own article as news: "Rodong Sinmun Thursday in an article says"."""
_PAPER = re.compile(r"(?:KCNA|Rodong\s+Sinmun|Minju\s+Joson)\b[^.,;]{0,20}?\s+in\s+an?\s")
_PAPERS = re.compile(r"\b[Nn]ewspapers\b")
"""Behind "Leading newspapers here deal with …" the next sentence says which."""
_IN_IT = re.compile(
    r"\bin\s+an?\s+(?:\w+\s+)?(?:commentary|article|editorial|essay)\b(?:[^.,;]{0,15}day\b)?"
)
"""Beside this stands the day of an article: "Rodong Sinmun Tuesday in a commentary denounces …"."""


def commentary(doc: Doc, body: list[Sentence]) -> ReportedEvent | None:
    """A commentary: said by the headline, or by the opening of a paper's article as news."""
    text = layers.text(doc)
    headline = next((s for s in layers.sentences(doc) if s.part is Part.HEADLINE), None)
    titled = headline and COMMENTARY.search(headline.span.of(text))
    lead = body[0] if body else None
    if lead and _PAPERS.search(text, lead.span.start, lead.span.end):
        lead = next((s for s in body[1:2] if _PAPER.match(text, s.span.start)), lead)
    said = lead and SAYS.search(text, lead.span.start, lead.span.end)
    if headline is None or lead is None or not (titled or said):
        return None
    sentence = headline if titled else lead
    name = shortened(layers.readable(doc, headline.span))
    event = ReportedEvent(
        "commentary", sentence, sentence.span, name, "news.commentary", 0.9, Status.STATED
    )
    media = [
        n.mention
        for n in layers.names_in(doc, sentence.span)
        if n.mention.kind == "schema:NewsMediaOrganization"
    ]
    event.agents = [(m, sentence.span) for m in media[:1]]
    where = _IN_IT.search(text, lead.span.start, lead.span.end)
    days = (d for d in days_in(doc, lead) if where and d.span.end <= where.end())
    event.date = next(days, None)
    return event
