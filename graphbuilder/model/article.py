"""A news text as retrieved, and where its parts lie."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from graphbuilder.model.span import Span


class Part(StrEnum):
    """What a stretch of an article's text is."""

    MASTHEAD = "masthead"
    HEADLINE = "headline"
    DATELINE = "dateline"  # "Pyongyang, February 1 (KCNA) -- "
    BODY = "body"  # a paragraph of the article's own words, or of a text it quotes
    FURNITURE = "furniture"  # anything that belongs to the page, not to the article


@dataclass(frozen=True, slots=True)
class Section:
    """One part of an article. Body sections are paragraphs; sections never overlap and are in order."""

    part: Part
    span: Span


@dataclass(frozen=True, slots=True)
class Article:
    """A news text, or a document that is itself a letter. Its text never changes after reading.

    ``text`` is exactly what was read; all spans point into it. The ``*_span`` fields say where the
    page shows a value; they are None where the value came from beside the text (a JSON key).
    ``related`` are identifiers of other articles of the same input. An article cut from a larger
    page names that page in ``excerpt_of``, and ``excerpt_span`` is its place in the page's text.
    ``source`` is for messages to people: the file, with the line where it has lines.
    """

    identifier: str
    text: str
    sections: tuple[Section, ...] = ()
    headline: str | None = None
    headline_span: Span | None = None
    published: date | None = None
    published_span: Span | None = None
    publisher: str | None = None
    publisher_span: Span | None = None
    retrieved: date | None = None
    retrieved_span: Span | None = None
    url: str | None = None
    language: str = "en"
    related: tuple[str, ...] = ()
    related_spans: tuple[Span, ...] = ()  # where the page names each of them
    teaser_only: bool = False  # the page gives only the cut-off beginning
    excerpt_of: str | None = None
    excerpt_span: Span | None = None
    source: str = ""

    def parts(self, part: Part) -> tuple[Span, ...]:
        """The spans of all sections of one kind, in order."""
        return tuple(s.span for s in self.sections if s.part is part)
