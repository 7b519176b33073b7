"""Passive frames: "A message was sent to X by Y", "X was presented with a letter by Y", "The letter from
X was delivered to Y by Z", "Congratulations came from X" (habits 2 and 8 in ``docs/wire.md``).
"""

from __future__ import annotations

from typing import Final

from graphbuilder.extract.forms import Phrase
from graphbuilder.extract.framing import AUXILIARIES, HANDED, ISSUED, NEAR, RECEIVED, SENT, VERBS
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.nounframes import NounFrames

CLAUSES: Final = frozenset("from that which who said in wherein ; :".split())
FAR: Final = 26  # words between a verb and its object
_PRESENTED: Final = frozenset("presented handed given".split())
_NAME_OF: Final = "in the name of".split()

Framed = tuple[int, list[Communication]]
"""The verb's position, and what it makes."""


class PassiveFrames(NounFrames):
    """Reads passive sentences in one article."""

    def presented(self, sentence: Sentence, phrase: Phrase) -> Framed | None:
        """ "X was presented with a basket and a letter by Y": the subject receives it."""
        for verb in range(phrase.first - 1, max(sentence.first, phrase.first - NEAR), -1):
            word, before = self.lowers[verb], self.lowers[verb - 1]
            if word in _PRESENTED and before in AUXILIARIES:
                break
            if word in CLAUSES or word in VERBS:
                return None
        else:
            return None
        roles = self.arguments.roles(phrase.last, sentence)
        if not roles["by"]:
            return None
        made = self.new(sentence, phrase, "presented", 0.9)
        made.recipients = self.arguments.subject(sentence.first, verb - 1)
        made.senders = roles["by"]
        made.date, made.date_property = self.date(sentence, verb), "schema:dateReceived"
        return (verb, [made]) if made.recipients else None

    def passive(self, sentence: Sentence, phrase: Phrase, *, first: bool) -> Framed | None:
        """ "A message was sent to X by Y", "Congratulations came from X", "Messages were received"."""
        verb = self._verb_behind(phrase, sentence)
        titled = self.lowers[phrase.first - 1] == '"' and phrase.mention.name[0].isupper()
        if verb is None or titled:  # the book "Letters from Five Continents" was published
            return None
        anaphoric = self.lowers[phrase.first] in ("the", "this", "these", "its", "his", "their")
        own = self.lowers[phrase.last : phrase.last + 1] == ["from"]
        new = own or self.lowers[phrase.first + 1] == "following"
        new = new or (first and self.lowers[verb] == "addressed")
        if anaphoric and not new and self.lowers[verb] not in ("came", "arrived"):
            return None
        roles = self.arguments.roles(verb + 1, sentence)
        if own and self.lowers[verb] in HANDED:
            return self._delivered(sentence, phrase, verb)
        if not roles["from"] and (name := self._in_the_name(verb, sentence)):
            roles["from"] = name
        if self.lowers[phrase.last] == "to" and verb > phrase.last:
            roles["to"] = self.grammar.parties(phrase.last + 1, verb) or roles["to"]
        made = self.new(sentence, phrase, "passive")
        made.senders, made.recipients = roles["from"] or roles["by"], roles["to"]
        if own and not made.senders:  # "a letter from X was sent to Y"
            made.senders = self.grammar.parties(phrase.last + 1, verb - 1)
        if not made.senders and self.lowers[phrase.last : phrase.last + 2] == ["signed", "by"]:
            made.senders = self.grammar.parties(phrase.last + 2, verb)
        if self.lowers[verb] in RECEIVED:
            made.senders, made.recipients = roles["from"], roles["by"]
        made.conveyors = roles["through"]
        made.date = self.date(sentence, verb)
        return (verb, [made]) if made.senders or made.recipients else None

    def _delivered(self, sentence: Sentence, phrase: Phrase, verb: int) -> Framed | None:
        """ "The letter from X was delivered to Y by Z": who delivers it is no sender."""
        roles = self.arguments.roles(verb + 1, sentence)
        made = self.new(sentence, phrase, "passive", 0.9)
        made.senders = self.grammar.parties(phrase.last + 1, verb - 1)
        made.recipients, made.conveyors = roles["to"], roles["by"] or roles["through"]
        made.date, made.date_property = self.date(sentence, verb), "gb:dateConveyed"
        return (verb, [made]) if made.senders and made.recipients else None

    def _in_the_name(self, verb: int, sentence: Sentence) -> list[Party]:
        """ "The notice came in the name of X": the sender."""
        words = self.lowers[verb : sentence.last]
        at = next((i for i in range(len(words)) if words[i : i + 4] == _NAME_OF), None)
        if at is None:
            return []
        start = verb + at + 4
        ends = (
            i for i in range(start, sentence.last - 1) if self.lowers[i : i + 2] == ["and", "was"]
        )
        until = min(next(ends, sentence.last), self.arguments.end(start, sentence.last, "from"))
        return self.grammar.parties(start, until)

    def _verb_behind(self, phrase: Phrase, sentence: Sentence) -> int | None:
        """The verb whose passive subject the phrase is."""
        lowers = self.lowers
        to = lowers[phrase.last : phrase.last + 1] == ["to"]  # "Congratulations to X, …, came"
        own = lowers[phrase.last : phrase.last + 1] == ["from"]  # "The letter from X was delivered"
        start = phrase.last + own
        for i in range(start, min(sentence.last, start + (FAR if to or own else NEAR))):
            word = lowers[i]
            inside = lowers[phrase.first - 1] == "in"  # "In a letter addressed to X, Y said"
            at_once = word in ("forwarded", "addressed") and i == phrase.last and not inside
            if word in ("came", "arrived") or at_once:
                return i
            passive = not AUXILIARIES.isdisjoint(lowers[i - 2 : i])
            if word in SENT | HANDED | ISSUED | RECEIVED and passive:
                return i
            if word in (";", ":", "who", "which", "that", "from"):
                return None
        return None
