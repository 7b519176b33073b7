"""The events that an article is the news of: type, participants, place, day.

What is planned, denied or only rumoured gets claims of that status, and no statement.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.eventnames import local_key
from graphbuilder.extract.newsreader import NewsReader
from graphbuilder.extract.pipeline import extractor
from graphbuilder.extract.reported import ReportedEvent
from graphbuilder.model import (
    ArticleRef,
    Claim,
    Concept,
    Evidence,
    Mention,
    Precision,
    Span,
    StatedDate,
)


@extractor(
    "news",
    requires=(
        "names",
        "sentences",
        "dates",
        "communications",
        "letterhead",
        "dateline_place",
        "events",
    ),
)
def read_news(doc: Doc) -> None:
    """Say what events an article that isn't the news of a communication reports."""
    if layers.letterhead(doc) or any(c.main for c in layers.communications(doc)):
        return
    article = ArticleRef(layers.article(doc).identifier)
    for number, event in enumerate(NewsReader(doc).read(), start=1):
        layers.claims(doc).extend(_claims(doc, article, event, number))


def _same(span: Span, event: ReportedEvent) -> bool:
    """Whether an event's name in the text names the one that is reported: both end alike.

    "Today marks the 67th anniversary of X" reports that anniversary, "X marked it" a celebration.
    """
    if event.type == "anniversary" and not event.agents:
        return event.span.end <= span.start <= event.sentence.span.end
    nominal = event.rule in ("news.noun", "news.opened")
    ends = abs(span.end - event.span.end) <= len(" was opened with due ceremony")
    return nominal and ends and span.overlaps(event.span)


def _claims(doc: Doc, article: ArticleRef, event: ReportedEvent, number: int) -> Iterator[Claim]:
    where = Evidence(event.sentence.span, event.rule)
    key = f"={event.type} {number} {local_key(doc)}"
    named = (m for m in layers.events(doc) if _same(m.span, event))
    mention = next(named, Mention("gb:Event", event.span, event.name, None, key))

    def say(
        subject: Mention | ArticleRef,
        predicate: str,
        value: Mention | Concept | StatedDate,
        evidence: Evidence,
    ) -> Claim:
        return Claim(subject, predicate, value, evidence, event.sure, event.status)

    yield say(article, "gb:reports", mention, where)
    yield say(mention, "gb:eventType", Concept(f"gb:{event.type}"), where)
    for agent, span in event.agents:
        yield say(mention, "schema:participant", agent, Evidence(span, f"{event.rule}-participant"))
    for place, span in event.places:
        yield say(mention, "schema:location", place, Evidence(span, f"{event.rule}-place"))
    if event.date and event.date.stated:
        stated = event.date.stated
        day = StatedDate.day(stated.interval.start)
        yield say(mention, "schema:startDate", day, where)
        if stated.precision is Precision.RANGE:
            yield say(mention, "schema:endDate", StatedDate.day(stated.interval.end), where)
