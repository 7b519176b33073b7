"""What all frames share: the tables of verbs, the date of the verb, a new communication."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers, occasions
from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.forms import Phrase
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.model import Precision

SENT: Final = frozenset(
    """sent send sends sending addressed forwarded dispatched wrote writes written extended extends
    transmitted cabled presented""".split()
)
CONTENT: Final = frozenset("extended extends transmitted presented conveyed".split())
"""Verbs that tell what was said, in a message or a speech: "the king extended congratulations"."""
RECEIVED: Final = frozenset("received receives got".split())
ISSUED: Final = frozenset(
    """issued issues released releases published publishes made gave gives announced signed""".split()
)
HANDED: Final = frozenset(
    "conveyed conveys handed delivered delivers presented transferred".split()
)
EXCHANGED: Final = frozenset("exchanged exchange exchanges swapped".split())
EXPRESSED: Final = frozenset("expressed expresses offered offers".split())
"""Verbs that have only wishes for an object: "has expressed condolences to …"."""
VERBS: Final = SENT | RECEIVED | ISSUED | HANDED | EXCHANGED
WISHES: Final = frozenset("greetings congratulations condolences sympathies felicitations".split())
"""Nouns for what a message expresses, but a speech too."""
AUXILIARIES: Final = frozenset("was were been be is are".split())
CITED: Final = frozenset("for by of after in upon on with from having".split())
NEAR: Final = 12  # words between a subject and its verb
_LONGEST_NAME: Final = 60  # words
_HELD: Final = frozenset("opened opens held took takes falls fell began started hit struck".split())
_INSTITUTION: Final = re.compile(
    r"\s+(?:[A-Z]\w+\s+){0,3}?(?:Hostel|Hotel|House|Hall|Palace|Theatre|Factory|Farm|Station|University|School"
    r"|Brigade|Team|Cinema|Complex|Bureau|Company|Movement|Declaration)\b"
)
"""Behind a day that is part of an institution's name: "the April 25 Hostel"."""
SAYING: Final = frozenset(
    "said says told added noted announced reported confirmed revealed".split()
)


class Framing:
    """Reads in one article."""

    def __init__(self, doc: Doc, grammar: Parties) -> None:
        self.doc = doc
        self.lowers = layers.words(doc).lowers
        self.grammar = grammar
        self.arguments = Arguments(doc, grammar)

    def new(
        self, sentence: Sentence, phrase: Phrase, rule: str, sure: float = 0.95
    ) -> Communication:
        """A communication of a sentence, its parties still to be found."""
        return Communication(
            phrase.mention, sentence, f"communications.{rule}", sure, purposes=list(phrase.purposes)
        )

    def indirect(self, verb: int, phrase: Phrase) -> list[Party]:
        """ "sent X a message": the recipient between verb and object."""
        if phrase.first - verb < 2:
            return []
        parties = self.grammar.parties(verb + 1, phrase.first)
        return [p for p in parties if p.agent.kind in ("schema:Person", "org:Post")]

    def date(self, sentence: Sentence, verb: int) -> DateMention | None:
        """The day nearest to the verb in the same sentence that isn't the occasion's."""
        text = layers.text(self.doc)
        match = occasions.begins(text, sentence.span)
        cut = occasions.words_of(text, match, sentence.span.end) if match else None
        near = [
            d
            for d in days_in(self.doc, sentence)
            if not (cut and cut.start <= d.span.start <= cut.end + len(" ("))
            and not self._of_saying(d, verb)
            and not self._in_name(d)
            and not self._of_clause(d, verb)
        ]
        at = layers.words(self.doc).starts[verb]
        return min(near, key=lambda d: (abs(d.span.start - at), d.span.start), default=None)

    def _of_clause(self, date: DateMention, verb: int) -> bool:
        """ "to the congress which opened on February 18": the day of what the clause tells."""
        between = self.lowers[verb : self.grammar.word_at(date.span.start)]
        if "which" not in between and "that" not in between:
            return False
        at = max(i for i, word in enumerate(between) if word in ("which", "that"))
        return not _HELD.isdisjoint(between[at:])

    def _in_name(self, date: DateMention) -> bool:
        """ "the June 15 Joint Declaration": the date is part of a name."""
        if _INSTITUTION.match(layers.text(self.doc), date.span.end):
            return True
        first, last = (self.grammar.word_at(at) for at in (date.span.start, date.span.end))
        caps = layers.words(self.doc).caps
        if self.lowers[first - 1] == "of" and caps[last : last + 1] == [True]:
            return True  # "the exhibition of August 3 Consumer Goods"
        names = self.grammar.names_between(first - _LONGEST_NAME, last)
        return any(n.mention.span.covers(date.span) for n in names) or any(
            k.first <= first < k.last
            for k in layers.known_from(self.doc, first - _LONGEST_NAME, last)
            if k.entry.kind == "gb:Document"
        )

    def _of_saying(self, date: DateMention, verb: int) -> bool:
        """ "said on Wednesday that he had received a letter": the day of saying so, not of the letter."""
        at = self.grammar.word_at(date.span.start)
        if not SAYING.isdisjoint(self.lowers[verb + 1 : at]):
            return True  # "sent a letter, the embassy said on its channel on Wednesday"
        before = [w for w in self.lowers[max(0, at - 2) : at] if w not in ("on", "in", "late")]
        return bool(before) and before[-1] in SAYING


def days_in(doc: Doc, sentence: Sentence) -> list[DateMention]:
    """The dates of one day that a sentence states."""
    return [
        d
        for d in layers.dates_from(doc, sentence.span.start, sentence.span.end)
        if d.stated and d.stated.precision is Precision.DAY and sentence.span.covers(d.span)
    ]
