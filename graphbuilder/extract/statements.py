"""Pages that are a statement themselves: their headline says whose it is.

Ministries and spokespersons publish the text alone, under "Joint Statement by the Foreign Ministers of
…" or "Spokesperson's Statement on …"; no sentence reports that somebody issued it. Whose it is stands
in the headline, in the first sentence ("We, Foreign Minister …,") or in the signature.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.model import Mention, Part, Span, StatedDate

_KIND = r"(?:(?:Joint|Press|Official|Public|Media)\s+)*(?:Statement|Communiqu[eé]|Declaration)"
_ABOUT = (
    r"(?:\s+(?:on|regarding|concerning|about|over|following|at|after|in\s+(?:response|connection|support))\b"
    r"|\s*$)"
)
_BY = re.compile(
    rf"(?P<kind>{_KIND})\s+(?:by|of|from)\s+(?:the\s+)?(?P<who>[A-Z].{{3,160}}?){_ABOUT}"
)
_WHOSE = re.compile(rf"(?P<who>[A-Z][^:;]{{2,80}}?)['’]s?\s+(?P<kind>{_KIND}){_ABOUT}")
_WE = re.compile(r"We,\s+(?:the\s+)?(?P<who>.{5,400}?),\s+[a-z]")
_SURE = 0.85
_SIGNATURE_WORDS = 25


def published_statement(doc: Doc, grammar: Parties) -> Communication | None:
    """The statement that a page is, by its headline; None where it is none, or nobody's."""
    sentences = layers.sentences(doc)
    head = next((s for s in sentences if s.part is Part.HEADLINE), None)
    body = [s for s in sentences if s.part is Part.BODY]
    if head is None or not body:
        return None
    text = layers.text(doc)
    match = _BY.match(text, *_ends(head.span)) or _WHOSE.match(text, *_ends(head.span))
    if match is None:
        return None
    senders = _we(doc, grammar, body[0]) or _signed(doc, grammar, body[-2:])
    senders = senders or _within(grammar, match.start("who"), match.end("who"))
    if not senders:
        return None
    press = re.match(r"(?:Press|Media)", match["kind"])
    kind = "gb:PressStatement" if press else "gb:Statement"
    span = Span(*match.span("kind"))
    mention = Mention(kind, span, layers.readable(doc, span), None, "headline")
    made = Communication(mention, head, "communications.headline", _SURE, senders=senders)
    made.date = _published(doc)
    return made


def _we(doc: Doc, grammar: Parties, first: Sentence) -> list[Party]:
    """ "We, Foreign Minister of Estonia A and Foreign Minister of Latvia B, condemn …"."""
    match = _WE.match(layers.text(doc), *_ends(first.span))
    return _within(grammar, *match.span("who")) if match else []


def _signed(doc: Doc, grammar: Parties, last: list[Sentence]) -> list[Party]:
    """The signature: a name with an office, alone in the last line or two."""
    texts = layers.words(doc).texts
    lines = [s for s in last if s.last - s.first <= _SIGNATURE_WORDS and texts[s.last - 1] != "."]
    if not lines or lines[-1] is not last[-1]:
        return []
    signed = grammar.parties(lines[0].first, lines[-1].last)
    return [p for p in signed if p.agent.kind == "schema:Person" and p.offices]


def _within(grammar: Parties, start: int, end: int) -> list[Party]:
    """The parties between two offsets that are names or offices of something named."""
    found = grammar.parties(grammar.word_at(start), grammar.word_at(end))
    named = {name.mention.span for name in grammar.names}
    return [
        p
        for p in found
        if p.agent.span in named
        or any(o.organizations for o in p.offices)
        or (p.agent.kind == "org:Post" and " " in p.agent.name)
    ]


def _published(doc: Doc) -> DateMention | None:
    """The day that the page gives for itself: a statement is of the day of its publication."""
    article = layers.article(doc)
    if article.published is None or article.published_span is None:
        return None
    day = article.published
    return DateMention(article.published_span, StatedDate.day(day), "page")


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
