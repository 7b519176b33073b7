"""What the page itself says of the article: headline, dates, publisher, dateline place, links."""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Evidence,
    Literal,
    Mention,
    Part,
    Span,
    StatedDate,
)

_RELEASE = re.compile(r"(?:press|news|media) release[\s,:–—-]+", re.IGNORECASE)
_PLACE = re.compile(r"[^,(/\d–—]{2,40}?(?=,\s|\s*[(/–—]|\s+-|\s*--)")


@extractor(
    "masthead", assigns=("dateline_place",), requires=("reference_day", "sentences", "letterhead")
)
def read_masthead(doc: Doc) -> None:
    """Claims about the article as a publication. Values that came in beside the text have none."""
    article, claims = layers.article(doc), layers.claims(doc)
    subject = ArticleRef(article.identifier)

    def say(
        predicate: str, value: Mention | ArticleRef | Literal | StatedDate, span: Span, rule: str
    ) -> None:
        if len(span):
            claims.append(Claim(subject, predicate, value, Evidence(span, f"masthead.{rule}"), 1.0))

    if article.headline and article.headline_span:
        say("schema:headline", Literal(article.headline), article.headline_span, "headline")
    dateline = next(iter(article.parts(Part.DATELINE)), None)
    if article.published and article.published_span:
        day = StatedDate.day(article.published)
        say("schema:datePublished", day, article.published_span, "published")
    elif article.published is None and dateline and (issued := _wire_day(doc)):
        say("schema:datePublished", StatedDate.day(issued), dateline, "dateline")
    if article.retrieved and article.retrieved_span:
        day = StatedDate.day(article.retrieved)
        say("gb:dateRetrieved", day, article.retrieved_span, "retrieved")
    if article.publisher and article.publisher_span:
        publisher = publisher_mention(doc, article, article.publisher_span)
        say("schema:publisher", publisher, article.publisher_span, "publisher")
    doc._.dateline_place = None
    if dateline and (place := _place(doc, dateline)):
        doc._.dateline_place = (place, dateline)
        say("gb:datelinePlace", place, dateline, "dateline")
    for identifier, span in zip(article.related, article.related_spans, strict=False):
        say("gb:relatedArticle", ArticleRef(identifier), span, "related")


def _wire_day(doc: Doc) -> date | None:
    """The day of a news item's dateline; that of a letter is when it was written."""
    return None if layers.letterhead(doc) else layers.reference_day(doc)


def publisher_mention(doc: Doc, article: Article, span: Span) -> Mention:
    """The publisher: a body that is known (a ministry, too), else a news organization."""
    name = article.publisher or ""
    entry = layers.authority(doc).find(name)
    if entry and entry.key.startswith("organization/"):
        return Mention(entry.kind, span, name, entry.key)
    return Mention("schema:NewsMediaOrganization", span, name)


def _place(doc: Doc, dateline: Span) -> Mention | None:
    release = _RELEASE.match(layers.text(doc), dateline.start, dateline.end)
    start = release.end() if release else dateline.start
    match = _PLACE.match(layers.text(doc), start, dateline.end)
    if match is None:
        return None
    span = Span(*match.span())
    name = span.of(layers.text(doc)).strip()
    name = name.title() if name.isupper() else name
    entry = layers.authority(doc).find(name)
    kind = entry.kind if entry and entry.key.startswith(("place/", "country/")) else "schema:Place"
    key = entry.key if entry and entry.key.startswith(("place/", "country/")) else None
    return Mention(kind, span, name, key)
