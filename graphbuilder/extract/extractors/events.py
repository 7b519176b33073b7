"""Events that an article names, their order in time, and what anniversaries commemorate."""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import pairwise

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.eventnames import EventFound
from graphbuilder.extract.events import in_span
from graphbuilder.extract.layers import Name, Sentence
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import (
    Claim,
    Concept,
    Evidence,
    Mention,
    Part,
    Span,
    StatedDate,
    Status,
)

_ORDER = re.compile(
    r"\b(?P<after>after|following|since)\s+(?:the\s+)?$"
    r"|\b(?P<before>before|ahead\s+of|prior\s+to|on\s+the\s+eve\s+of)\s+(?:the\s+)?$"
)
_TODAY_MARKS = re.compile(r"\b[Tt]oday\s+(?:marks|is|falls\s+on)\b")
_NEAR = 90
"""Characters between two events of one sentence that "after" may bridge."""


@extractor(
    "events", assigns=("events",), requires=("names", "sentences", "dates", "communications")
)
def read_events(doc: Doc) -> None:
    """Find events sentence by sentence; say their type, order and commemorated year."""
    claims = layers.claims(doc)
    seen: list[Mention] = []
    read = [(sentence, in_span(doc, sentence.span)) for sentence in layers.sentences(doc)]
    full = {e.number for s, found in read for e in found if e.of and s.part is not Part.HEADLINE}
    for sentence, found in read:
        for event in found:
            if _told_better(event, sentence, full):
                continue
            seen.append(event.mention)
            claims += _event(doc, event, sentence)
        claims += _order(doc, found, sentence)
    doc._.events = seen


def _told_better(event: EventFound, sentence: Sentence, full: Container[int | None]) -> bool:
    """An anniversary that the body names in full: "… Marks Its Founding Anniversary", "greeting its 60th
    founding anniversary".
    """
    if event.type != "anniversary":
        return False
    headline = sentence.part is Part.HEADLINE
    if not event.number:
        return headline
    return event.number in full and (headline or not event.of)


def _event(doc: Doc, event: EventFound, sentence: Sentence) -> list[Claim]:
    mention, evidence = event.mention, Evidence(sentence.span, event.rule)
    said = [Claim(mention, "gb:eventType", Concept(f"gb:{event.type}"), evidence, event.sure)]
    said += [
        Claim(mention, "schema:about", name.mention, evidence, event.sure)
        for name in layers.names(doc)
        if event.of and not name.within and event.of.overlaps(name.mention.span)
    ]
    if event.number and event.founding and event.of:
        said += _commemorated(doc, event, sentence)
    return said


def _commemorated(doc: Doc, event: EventFound, sentence: Sentence) -> list[Claim]:
    """The event an anniversary is of, with the year (or, on the day itself, the day) it implies."""
    day = layers.reference_day(doc)
    assert event.number is not None
    assert event.founding is not None
    assert event.of is not None
    if day is None or not 0 < event.number < day.year:
        return []
    year = day.year - event.number
    stated = StatedDate.year(year)
    if _TODAY_MARKS.search(sentence.span.of(layers.text(doc))):
        try:
            stated = StatedDate.day(day.replace(year=year))
        except ValueError:  # 29 February
            stated = StatedDate.month(year, day.month)
    known = _whole_name(doc, event.of)
    name = event.founding
    if known and known.mention.authority:
        entry = layers.authority(doc).entries[known.mention.authority]
        start, _, _ = name.partition(" of ")
        name = f"{start} of the {entry.label}" if " of " in name else name
    founding = Mention("gb:Event", event.of, name)
    evidence = Evidence(sentence.span, "events.commemorates")
    link = Claim(event.mention, "gb:commemorates", founding, evidence, 0.9)
    return [
        link,
        Claim(
            founding,
            "schema:startDate",
            stated,
            Evidence(sentence.span, "events.year-implied"),
            0.9,
            Status.INFERRED,
            (link,),
        ),
    ]


def _whole_name(doc: Doc, span: Span) -> Name | None:
    """The name that an anniversary's "of …" consists of."""
    for name in layers.names_in(doc, span):
        if not name.within:
            rest = len(span) - len(name.mention.span)
            if rest <= len("the "):
                return name
    return None


def _order(doc: Doc, found: list[EventFound], sentence: Sentence) -> list[Claim]:
    """ "… will conduct an exercise immediately after the Winter Olympic Games"."""
    said: list[Claim] = []
    for first, second in pairwise(found):
        between = layers.text(doc)[first.mention.span.end : second.mention.span.start]
        match = _ORDER.search(between) if len(between) <= _NEAR else None
        if match:
            predicate, inverse = (
                ("gb:after", "gb:before") if match["after"] else ("gb:before", "gb:after")
            )
            evidence = Evidence(sentence.span, "events.order")
            claim = Claim(first.mention, predicate, second.mention, evidence, 0.85)
            said += [
                claim,
                Claim(
                    second.mention,
                    inverse,
                    first.mention,
                    evidence,
                    0.85,
                    Status.INFERRED,
                    (claim,),
                ),
            ]
    return said
