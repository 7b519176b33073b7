"""Nouns for communications ("a congratulatory message of greeting"): their form and purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.model import Mention, Span

_NOUN: Final = re.compile(
    r"""\b(?P<form>press\s+statements?|statements?|letters?(?!\s+reading\b)|messages?|telegrams?|cables?
      |notes?\s+verbales?|notes?|notices?(?=\s+(?:to|from|was|were|on|came)\b)|memorand(?:um|a)|aides?-m[eé]moires?|greetings(?!\s+(?:telegram|message|letter|card))|congratulations
      |condolences|sympathies|felicitations|cards?|repl(?:y|ies)(?!\s+(?:messages?|letters?|telegrams?|cables?|notes?|speech(?:es)?|address|toast|remarks?)\b))\b
      (?:\s+of\s+(?:(?:deep|warm|profound|sincere)\s+)*(?:greetings?|condolences?|sympathy
      |congratulations?|felicitations?|thanks|gratitude|appreciation|invitation|protest|consolation|reverence
      |solidarity|support|encouragement|reply)(?:\s+and\s+\w+)?)?""",
    re.VERBOSE | re.IGNORECASE,
)
_FORMS: Final = (
    ("press statement", "gb:PressStatement"),
    ("statement", "gb:Statement"),
    ("letter", "gb:Letter"),
    ("telegram", "gb:Telegram"),
    ("cable", "gb:Telegram"),
    ("notes verbale", "gb:NoteVerbale"),
    ("note verbale", "gb:NoteVerbale"),
    ("note", "gb:Note"),
    ("memorand", "gb:Memorandum"),
    ("aide", "gb:AideMemoire"),
)
_ORAL: Final = re.compile(r"\b(?:oral|verbal)\s+message", re.IGNORECASE)
_PURPOSES: Final = tuple(
    (re.compile(pattern, re.IGNORECASE), concept)
    for pattern, concept in (
        (r"congratulat|felicitat", "gb:congratulation"),
        (r"greeting|new\s+year\s+cards?", "gb:greeting"),
        (r"condol|sympath|consolation", "gb:condolence"),
        (r"\brepl(?:y|ies|ay)\b|\banswer\b", "gb:reply"),
        (r"invitation|\binvit(?:ed|ing)\b", "gb:invitation"),
        (r"thanks|gratitude|\bthank-you|\bthank(?:ed|ing)\b", "gb:thanks"),
        (r"protest", "gb:protest"),
        (r"\brequest", "gb:request"),
        (r"notif|\bnotice", "gb:notification"),
    )
)
STATEMENTS: Final = frozenset({"gb:Statement", "gb:PressStatement"})
_DETERMINERS: Final = frozenset("a an the his her its their".split())
_LONGEST: Final = 6  # words between determiner and noun
_WROTE: Final = frozenset("wrote written".split())
MOST: Final = 8
"""Communications that one sentence is read for: no sentence of some 7,000 of wire reports and 13,000 of
printed letters names more than five."""
_ANY: Final = 100  # words up to which a sentence may name as many as it will


@dataclass(frozen=True, slots=True)
class Phrase:
    """A communication's noun phrase: words ``first`` to ``last``, its noun the word ``head``."""

    first: int
    last: int
    head: int
    mention: Mention
    purposes: tuple[str, ...]

    @property
    def is_statement(self) -> bool:
        """Whether it is one that is issued, not sent."""
        return self.mention.kind in STATEMENTS


def phrases(
    doc: Doc, grammar: Parties, sentence: Sentence, verbs: frozenset[str]
) -> Iterator[Phrase]:
    """The communications that a sentence names. No phrase reaches back over one of ``verbs``."""
    lowers = layers.words(doc).lowers
    for match in _NOUN.finditer(layers.text(doc), sentence.span.start, sentence.span.end):
        head = grammar.word_at(match.start())
        first = _first(lowers, head, sentence.first, verbs)
        span = Span(layers.words(doc).starts[first], match.end())
        words = layers.readable(doc, span)
        noun = " ".join(match["form"].lower().split())
        kind = next((kind for form, kind in _FORMS if noun.startswith(form)), "gb:Message")
        if _ORAL.search(words):
            kind = "gb:OralMessage"
        purposes = tuple(purposes_of(words))
        mention = Mention(kind, span, words, None, f"c{head}")
        yield Phrase(first, grammar.word_at(match.end()), head, mention, purposes)


def pieces(doc: Doc, grammar: Parties, sentence: Sentence) -> list[Sentence]:
    """The sentence; one of over 100 words that names more than ``MOST`` communications in pieces.

    In one sentence each communication takes its parties from all of it, so that a list of n messages
    that no full stop divides would have n² parties. It is cut before each ``MOST`` communications, at
    the last comma before them. How many parties a sentence names doesn't matter.
    """
    short = sentence.last - sentence.first <= _ANY
    told = [] if short else _communicated(doc, grammar, sentence)
    if len(told) <= MOST:
        return [sentence]
    cuts = [sentence.first]
    for head in told[MOST::MOST]:
        cuts.append(_behind_comma(layers.words(doc).texts, head, cuts[-1]))
    return [
        _piece(layers.words(doc), sentence, first, last)
        for first, last in pairwise([*cuts, sentence.last])
    ]


def _communicated(doc: Doc, grammar: Parties, sentence: Sentence) -> list[int]:
    """The words of a sentence that tell a communication: its noun, or "wrote"."""
    nouns = _NOUN.finditer(layers.text(doc), sentence.span.start, sentence.span.end)
    lowers = layers.words(doc).lowers
    verbs = (i for i in range(sentence.first, sentence.last) if lowers[i] in _WROTE)
    return sorted({*verbs, *(grammar.word_at(match.start()) for match in nouns)})


def _behind_comma(texts: list[str], at: int, floor: int) -> int:
    """Behind the last comma between two words, or the second word where none stands there."""
    commas = (i + 1 for i in range(at - 1, floor, -1) if texts[i] in (",", ";"))
    return next(commas, at)


def _piece(words: layers.Words, sentence: Sentence, first: int, last: int) -> Sentence:
    start = sentence.span.start if first == sentence.first else words.starts[first]
    end = sentence.span.end if last == sentence.last else words.ends[last - 1]
    return replace(sentence, span=Span(start, end), first=first, last=last)


def purposes_of(words: str) -> list[str]:
    """The purposes that words for a communication tell."""
    return [concept for pattern, concept in _PURPOSES if pattern.search(words)]


def _first(lowers: list[str], head: int, floor: int, verbs: frozenset[str]) -> int:
    """Back over adjectives to the determiner: "a warm congratulatory message"."""
    at = head
    while at > floor and head - at < _LONGEST:
        before = lowers[at - 1]
        if before in _DETERMINERS:
            return at - 1
        if before in verbs or before in _LINKS or not before[0].isalpha():
            break
        if is_participle(before):
            break  # "expressing deep condolences"
        at -= 1
    return at


def is_participle(word: str) -> bool:
    """Whether a word begins another clause, as "expressing" does and "following" doesn't."""
    return word.endswith("ing") and len(word) > 5 and word not in _NO_CLAUSE


_NO_CLAUSE: Final = frozenset("following outgoing including".split())
_LINKS: Final = frozenset("in of from for that which who with by through to on".split())
