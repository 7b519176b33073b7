"""An event found in the text, and how it is named: shared by the grammars of event names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.happenings import CONTESTS, NOUNS, kind_of_noun
from graphbuilder.model import Mention, Span

WHEN: Final = re.compile(r"\s+in\s+(?:[A-Z][a-z]{2,8}\.?,?\s+)?(?:19|20)\d\d\b")
"""When, behind an event's name: "Hanoi summit in March 2019"."""

_KINDS: Final = {
    **NOUNS,
    "olympics": "sports",
    "paralympics": "sports",
    "open": "sports",
    "cup": "sports",
    "marathon": "sports",
    "assembly": "session",
    "funeral": "funeral",
    "summit": "summit",
    "dialogue": "talks",
    "round": "session",
}

_BEFORE: Final = re.compile(
    r"(?:(?:At|In|On|During|Since|After|Before|For|From|With|Following)\s+(?:the\s+)?|The\s+|An?\s+)"
)
"""Words at a sentence's beginning that are no part of the name behind them."""

_ABBREVIATED: Final = re.compile(r"\b(?:[A-Z]\.)+$")


@dataclass(frozen=True, slots=True)
class EventFound:
    """An event named in the text; for an anniversary also its number and what it is of."""

    mention: Mention
    type: str
    rule: str
    sure: float
    number: int | None = None
    founding: str | None = None  # "foundation of the Worker-Peasant Red Guards"
    of: Span | None = None


def local_key(doc: Doc) -> str:
    """The key of events that have no name of their own: they are this article's."""
    return layers.article(doc).identifier


def year_key(doc: Doc) -> str:
    """The key of events that come back each year: the year of the article, else the article."""
    day = layers.reference_day(doc)
    return str(day.year) if day else local_key(doc)


def kind_of(name: str, otherwise: str, within: str = "") -> str:
    """The event type of a name, which stands in more words, by its last noun that has one."""
    nouns = [word for word in name.lower().split() if word in _KINDS]
    if not nouns:
        return otherwise
    return kind_of_noun(nouns[-1], within or name) if nouns[-1] in CONTESTS else _KINDS[nouns[-1]]


_VERB: Final = re.compile(
    r"\s+(?:Held|Opens?|Opened|Closes?|Closed|Marked|Celebrated|Begins?|Ends?|Ended|Takes\s+Place)\b.*$",
    re.DOTALL,
)
"""What a headline tells of an event: "First National Conference of Officials Held"."""


def named(
    match: re.Match[str], kind: str, rule: str, doc: Doc, *, local: bool = True
) -> EventFound:
    """The event of a match's group "name" (or of all of it), without article, with its date."""
    group = "name" if "name" in match.re.groupindex else 0
    words = _VERB.sub("", match[group].rstrip())
    if not _ABBREVIATED.search(words):
        words = words.rstrip(".")
    article = _BEFORE.match(words)
    start = match.start(group) + (article.end() if article else 0)
    words = words[article.end() :] if article else words
    when = WHEN.match(layers.text(doc), start + len(words))
    span = Span(start, when.end() if when else start + len(words))
    name = layers.readable(doc, span)
    key = local_key(doc) if local else ""
    return EventFound(Mention("gb:Event", span, name, None, key), kind, f"events.{rule}", 0.85)
