"""Records of conversations, reported as events with participants; nobody is their sender."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.extractors.offices import membership_claims
from graphbuilder.extract.letters import conversations
from graphbuilder.extract.letters.conversations import Conversation
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import ArticleRef, Claim, Concept, Evidence, Literal, Mention, Span

_TRIGGER = re.compile(
    r"\b(?:memorand(?:um|a)|records?|notes?|minutes|summary|transcript|memcon)\b", re.IGNORECASE
)
_HEAD = 700
_SURE = 0.95


@extractor("conversations", requires=("letterhead", "names", "sentences", "dates"))
def read_conversation(doc: Doc) -> None:
    """Claim the conversation that the article is a record of."""
    text = layers.text(doc)
    if layers.letterhead(doc) is not None or not _TRIGGER.search(text, 0, _HEAD):
        return
    if layers.article(doc).publisher is not None:
        return  # an agency's report
    made = conversations.read(doc)
    if made:
        layers.claims(doc).extend(_claims(doc, made))


def _claims(doc: Doc, made: Conversation) -> Iterator[Claim]:
    article = layers.article(doc).identifier
    event = Mention("gb:Event", made.title, _name(made), None, article)
    heading = Evidence(made.title, "conversations.heading")
    yield Claim(ArticleRef(article), "gb:reports", event, heading, _SURE)
    yield Claim(event, "gb:eventType", Concept(made.kind), heading, _SURE)
    for party in made.participants:
        where = Evidence(_around(made, party.agent.span), "conversations.participant")
        yield Claim(event, "schema:participant", party.agent, where, 0.9)
        yield from membership_claims(doc, party, "conversations.office")
    if made.day and made.day.stated:
        where = Evidence(made.day.span, "conversations.date")
        yield Claim(event, "schema:startDate", made.day.stated, where, _SURE)
    if made.place:
        where = Evidence(made.place.span, "conversations.place")
        yield Claim(event, "schema:location", made.place, where, 0.9)
    if made.subject:
        where = Evidence(made.subject, "conversations.subject")
        words = layers.readable(doc, made.subject)
        yield Claim(event, "schema:description", Literal(words), where, _SURE)


def _name(made: Conversation) -> str:
    """What the event is called: by its first two participants, where they are known."""
    word = made.kind.removeprefix("gb:")
    names = [party.agent.name for party in made.participants]
    if len(names) == 2:
        return f"{word} between {names[0]} and {names[1]}"
    return f"{word} of {names[0]} with {len(names) - 1} others" if len(names) > 2 else word


def _around(made: Conversation, span: Span) -> Span:
    return made.title if made.title.covers(span) else span
