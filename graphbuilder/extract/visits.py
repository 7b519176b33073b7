"""Visits that news of something else tells in passing: "X, on a visit to Cuba, met …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graphbuilder.extract import layers
from graphbuilder.extract.deedreader import DeedReader
from graphbuilder.extract.layers import Name, Sentence
from graphbuilder.extract.reported import ReportedEvent, shortened
from graphbuilder.model import Span

_PARAGRAPHS = 5
_ON_VISIT = re.compile(
    r",\s+(?P<who>who\s+(?:is|was)\s+)?(?:currently\s+)?on\s+(?:an?|the|his|her)\s+(?P<what>(?:[\w-]+\s+){0,4}?visit)\s+to\s+"
)
_THIS_CITY = re.compile(r"the\s+(?:\w+\s+)?(?:city|capital)\b(?!\s+of\b)")
"""The dateline's: "is on a visit to the southern city"."""
_BEHIND = frozenset({"talks", "meeting", "banquet", "signing"})


def visit_aside(
    reader: DeedReader, body: Iterable[Sentence], found: list[ReportedEvent]
) -> ReportedEvent | None:
    """The visit of a person who is named right before "on a … visit to …"; only where the article
    is the news of a meeting, talks or a signing, and no visit is told otherwise. A relative clause
    ("who is on a visit to …") tells it only under a headline of the visit.
    """
    if found[0].type not in _BEHIND or any(e.type in ("visit", "arrival") for e in found):
        return None
    headed = any("visit" in s.span.of(reader.text).lower() for s in reader.headlines)
    for sentence in body:
        if sentence.paragraph - found[0].sentence.paragraph >= _PARAGRAPHS:
            break
        match = _ON_VISIT.search(reader.text, sentence.span.start, sentence.span.end)
        name = match and next(
            (
                n
                for n in reader.grammar.names
                if n.mention.kind == "schema:Person" and n.mention.span.end == match.start()
            ),
            None,
        )
        if match and name and (headed or not match["who"]):
            return _visit(reader, sentence, match, name)
    return None


def _visit(
    reader: DeedReader, sentence: Sentence, match: re.Match[str], name: Name
) -> ReportedEvent:
    at = reader.grammar.word_at(match.start("what"))
    event = reader.event("visit", sentence, at, Span(*match.span("what")), "", "verb", 0.8)
    event.agents = [(name.mention, sentence.span)]
    event.places = reader.places.goal(sentence, reader.grammar.word_at(match.end()))
    if not event.places and _THIS_CITY.match(reader.text, match.end()):
        here = layers.dateline_place(reader.doc)
        event.places = [here] if here else []
    event.date = None  # the day that the sentence gives is that of the meeting
    where = f" to {event.places[0][0].name}" if event.places else ""
    event.name = shortened(f"visit of {name.mention.name}{where}")
    return event
