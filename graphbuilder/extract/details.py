"""What sentences behind the one that reports a communication add to it: who exactly, and when."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.frames import Frames
from graphbuilder.extract.framing import days_in
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.model import Span, StatedDate

_IN_IT = re.compile(
    r"In\s+(?:the|his|her|its|their)\s+(?:\w+\s+)?(?:letter|message|reply|telegram)s?\b,?(?:\s+dated\b)?"
)
_GROUP = re.compile(r"(?:a\s+)?(?:group|number|dozens|hundreds|families|members)\b")
_DATED = re.compile(r"\bdated\b")
_STATED = (
    re.compile(
        r"\bthe\s+(?:message|letter|telegram|cable)\s+(?:was\s+)?(?:published|posted|released)\s+"
    ),
    re.compile(
        r"\b(?:letter|message|telegram|cable|note|reply),?\s+(?:which\s+)?"
        r"(?:is|was|bears\s+the\s+date)\s+(?:dated|of)\b"
    ),
)
"""Where a later sentence gives the day: "the telegram published on Tuesday", "which was dated …"."""
_SIGNED = re.compile(
    r"\b(?:letter|text|message|appeal|statement|petition|document)\b.{0,80}?"
    r"\b(?:is|was|has\s+been)\s+(?:co-?)?(?:signed|headed|undersigned)\s+by\s+"
)
_HOUR = re.compile(r"\s+\d{1,2}:\d{2}\s*$", re.MULTILINE)
_FOLLOWING_PARAGRAPHS = 2


class Details:
    """Reads in one article."""

    def __init__(self, doc: Doc, grammar: Parties, frames: Frames, body: list[Sentence]) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.lowers = layers.words(doc).lowers
        self.grammar = grammar
        self.frames = frames
        self.body = body

    def add_to(self, opening: Communication, framed: set[int]) -> None:
        """What the opening left unnamed, from sentences that report no communication themselves
        (``framed`` are the identities of those that do); the day that the lead states for it.
        """
        for sentence in self.body:
            after = sentence.paragraph - opening.sentence.paragraph
            if sentence.quoted or after > _FOLLOWING_PARAGRAPHS:
                break
            if sentence.span.start > opening.sentence.span.start and id(sentence) not in framed:
                self._day(opening, sentence)
                self._signers(opening, sentence)
                self._in_it(opening, sentence)
        lead = self.body[0]
        if opening.date is None and lead is not opening.sentence and not lead.quoted:
            days = [d for d in days_in(self.doc, lead) if self.text[d.span.start - 1] != "("]
            near = opening.sentence.paragraph <= 1 and len(days) == 1
            opening.date = days[0] if near else None
        opening.date = opening.date or self._of_the_page()

    def _of_the_page(self) -> DateMention | None:
        """The day and hour that a page prints over its text ("November 18, 2015 / 14:20"): those of
        what it tells.
        """
        article = layers.article(self.doc)
        if article.published is None or article.published_span is None:
            return None
        hour = _HOUR.match(self.text, article.published_span.end)
        day = StatedDate.day(article.published)
        return DateMention(article.published_span, day, "page") if hour else None

    def _day(self, opening: Communication, sentence: Sentence) -> None:
        stated = any(p.search(self.text, *_ends(sentence.span)) for p in _STATED)
        if opening.date is None and stated:
            opening.date = next(iter(days_in(self.doc, sentence)), None)

    def _signers(self, opening: Communication, sentence: Sentence) -> None:
        """ "The text is signed by A and B": the persons of a group that wrote."""
        match = _SIGNED.search(self.text, *_ends(sentence.span))
        if match is None or not all(is_unnamed(p) for p in opening.senders):
            return
        at = self.grammar.word_at(match.end())
        until = self.frames.arguments.end(at, sentence.last, "by")
        signed = [p for p in self.grammar.parties(at, until) if p.agent.kind == "schema:Person"]
        opening.senders = signed or opening.senders

    def _in_it(self, opening: Communication, sentence: Sentence) -> None:
        """ "In the letter, dated Monday and addressed to X, the association asked …"."""
        match = _IN_IT.match(self.text, *_ends(sentence.span))
        if match is None:
            return
        at = self.grammar.word_at(match.end())
        to = self.frames.arguments.roles(at, sentence)["to"]
        named = [p for p in to if p.agent.kind == "schema:Person"]
        unnamed = not any(p.agent.kind == "schema:Person" for p in opening.recipients)
        if named and unnamed:
            offices = tuple(o for p in opening.recipients for o in p.offices)
            opening.recipients = [replace(p, offices=p.offices or offices) for p in named]
        if all(_GROUP.match(p.agent.name) for p in opening.senders):
            opening.senders = self._subject(at, sentence) or opening.senders
        days = days_in(self.doc, sentence)
        if opening.date is None and days and _DATED.search(self.text, *_ends(sentence.span)):
            opening.date = days[0]

    def _subject(self, at: int, sentence: Sentence) -> list[Party]:
        """The body that a sentence names as its subject behind an opening phrase."""
        start = self.frames.behind_comma(at, sentence)
        name = self.grammar.at_first.get(start + (self.lowers[start : start + 1] == ["the"]))
        body = name is not None and name.mention.kind.endswith("Organization")
        return [Party(name.mention)] if name and body else []


def is_unnamed(party: Party) -> bool:
    """A group that is told by a common noun alone: "mayors of three cities"."""
    return party.agent.kind == "schema:Organization" and party.agent.name[:1].islower()


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
