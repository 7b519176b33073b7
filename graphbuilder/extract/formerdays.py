"""What an article tells that is no news of its own: stories of former days, items of a press review."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.forms import is_participle
from graphbuilder.extract.layers import DateMention, Sentence
from graphbuilder.model import Precision

_OPENING = 8  # words of a sentence in which the year of a story of former days stands
_REVIEW = re.compile(r"\bFollowing\s+(?:is|are)\b[^.]*\b(?:news\s+items|articles|newspapers)\b")
"""Begins a review of the press, whose items are other articles' news."""
_ONCE = re.compile(r"(?:[Ii]t\s+was\s+)?(?:\d+|[A-Z][a-z-]+)\s+years\s+ago\b")
_TURN = re.compile(r"(?:[A-Z][\w.'’-]*\s+(?:of\s+)?){1,7}?[A-Z][\w.'’-]*:\s")
_MADE = frozenset("built made set held".split())


def is_review(doc: Doc, sentence: Sentence) -> bool:
    """ "Following are major news items in leading newspapers"."""
    return _REVIEW.search(layers.text(doc), sentence.span.start, sentence.span.end) is not None


def is_item(doc: Doc, sentence: Sentence) -> bool:
    """An item of a press review is that newspaper's news; a turn ("Ana Paz: …") is talk."""
    if _TURN.match(layers.text(doc), sentence.span.start, sentence.span.end):
        return True
    return layers.words(doc).texts[sentence.first] in ("-", "—", "*", "•")


def is_anecdote(doc: Doc, sentence: Sentence) -> bool:
    """ "One day in September, X visited …", "In May 1999 X visited …", "79 years ago, …": a story of
    former days is no news.
    """
    if _ONCE.match(layers.text(doc), sentence.span.start, sentence.span.end):
        return True
    words = layers.words(doc)
    lowers = words.lowers[sentence.first : sentence.last]
    at = lowers.index("day") if "day" in lowers else 0
    if at > 0 and lowers[at - 1 : at + 2] == ["one", "day", "in"]:
        return True
    now = layers.reference_day(doc)
    opening = words.ends[min(sentence.first + _OPENING, sentence.last) - 1]
    return now is not None and any(
        (d.span.start < opening or _closes(doc, sentence, d))
        and d.stated is not None
        and d.stated.interval.end.year < now.year - 1
        for d in layers.dates_from(doc, sentence.span.start, sentence.span.end)
    )


def _closes(doc: Doc, sentence: Sentence, day: DateMention) -> bool:
    """ "X visited the farm in June 1999." tells of that month, "the farm built in June 1999" not."""
    if day.stated is None or not sentence.span.covers(day.span):
        return False
    text, words = layers.text(doc), layers.words(doc)
    first = next(i for i in range(sentence.first, sentence.last) if words.ends[i] > day.span.start)
    if first < sentence.first + 2 or words.lowers[first - 1] not in ("in", "on"):
        return False
    made = words.lowers[first - 2]
    exact = day.stated.precision in (Precision.MONTH, Precision.DAY)
    last = not text[day.span.end : sentence.span.end].strip(" .)")
    return exact and last and not (is_participle(made) or made in _MADE)
