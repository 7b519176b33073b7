"""Articles and claims as bytes, for what is kept on disk and sent to other processes.

JSON, not pickles: a folder from somebody else can't run code (records 10 and 12).
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Concept,
    Evidence,
    Interval,
    Literal,
    Mention,
    Part,
    Precision,
    Section,
    Span,
    StatedDate,
    Status,
)


def encoded_article(article: Article) -> bytes:
    """An article as bytes, for ``decoded_article``."""
    values: dict[str, Any] = {}
    for name in Article.__slots__:
        value = getattr(article, name)
        if isinstance(value, Span):
            value = [value.start, value.end]
        elif isinstance(value, date):
            value = value.isoformat()
        elif name == "sections":
            value = [[s.part.value, s.span.start, s.span.end] for s in value]
        elif name == "related_spans":
            value = [[s.start, s.end] for s in value]
        values[name] = value
    return zlib.compress(json.dumps(values).encode(), level=1)


def decoded_article(data: bytes) -> Article:
    """The article that was encoded, equal to it. Raises ValueError, TypeError, KeyError or zlib.error
    where the bytes are none.
    """
    values = json.loads(zlib.decompress(data))
    for name, value in values.items():
        if value is None:
            continue
        if name == "sections":
            values[name] = tuple(Section(Part(p), Span(start, end)) for p, start, end in value)
        elif name == "related_spans":
            values[name] = tuple(Span(*each) for each in value)
        elif name.endswith("_span"):
            values[name] = Span(*value)
        elif name in ("published", "retrieved"):
            values[name] = date.fromisoformat(value)
        elif name == "related":
            values[name] = tuple(value)
    return Article(**values)


def encoded(claims: Iterable[Claim]) -> bytes:
    """Claims as bytes, for ``decoded``."""
    return zlib.compress(json.dumps([_row(claim) for claim in claims]).encode(), level=1)


def decoded(data: bytes) -> tuple[Claim, ...]:
    """The claims that were encoded, equal to those."""
    return tuple(_claim(row) for row in json.loads(zlib.decompress(data)))


def _row(claim: Claim) -> list[Any]:
    span = claim.evidence.span
    return [
        _node(claim.subject),
        claim.predicate,
        _node(claim.object),
        [span.start, span.end, claim.evidence.rule],
        claim.confidence,
        claim.status.value,
        [_row(premise) for premise in claim.premises],
    ]


def _claim(row: list[Any]) -> Claim:
    subject, predicate, value, (start, end, rule), confidence, status, premises = row
    return Claim(
        _value(subject),  # type: ignore[arg-type]
        predicate,
        _value(value),
        Evidence(Span(start, end), rule),
        confidence,
        Status(status),
        tuple(_claim(premise) for premise in premises),
    )


def _node(node: Mention | ArticleRef | Literal | Concept | StatedDate) -> list[Any]:
    match node:
        case Mention(kind, span, name, authority, key):
            return ["mention", kind, span.start, span.end, name, authority, key]
        case ArticleRef(identifier):
            return ["article", identifier]
        case Literal(value, datatype):
            return ["literal", value, datatype]
        case Concept(curie):
            return ["concept", curie]
        case StatedDate(interval, precision):
            days = interval.start.isoformat(), interval.end.isoformat()
            return ["date", *days, precision.value]


def _value(node: list[Any]) -> Mention | ArticleRef | Literal | Concept | StatedDate:
    match node:
        case ["mention", kind, start, end, name, authority, key]:
            return Mention(kind, Span(start, end), name, authority, key)
        case ["article", identifier]:
            return ArticleRef(identifier)
        case ["literal", value, datatype]:
            return Literal(value, datatype)
        case ["concept", curie]:
            return Concept(curie)
        case ["date", start, end, precision]:
            days = date.fromisoformat(start), date.fromisoformat(end)
            return StatedDate(Interval(*days), Precision(precision))
        case _:
            raise ValueError(f"no claim has such a node: {node!r}")
