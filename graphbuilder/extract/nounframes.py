"""Frames in which the noun for the communication carries the parties, whatever the verb is.

"In a letter to the UN on December 8, X denounced …", "X told Y in a letter", "a letter from X to Y",
"The following is the press statement of X" (habit 2 in ``docs/wire.md``).
"""

from __future__ import annotations

from typing import Final

from graphbuilder.extract import layers
from graphbuilder.extract.forms import Phrase
from graphbuilder.extract.framing import AUXILIARIES, NEAR, Framing
from graphbuilder.extract.layers import Communication, Party, Sentence

INDEFINITE: Final = frozenset("a an another separate two several joint".split())
_POSSESSIVE: Final = frozenset("his her their".split())
_DEFINITE: Final = frozenset({"the"})
_TOLD: Final = frozenset("told said wrote says writes".split())
_ADDRESSED: Final = frozenset(
    """congratulated congratulates told urged thanked asked informed assured invited greeted wished
    warned condoled notified""".split()
)
"""Verbs whose object is whom one writes to."""
_PAST: Final = frozenset("spoke hailed gave made held sent took wished called stressed".split())
_OBJECT_ENDS: Final = frozenset("on over for to that about against in upon".split())


class NounFrames(Framing):
    """Reads the noun's frames in one article."""

    def following(self, sentence: Sentence, phrase: Phrase) -> Communication | None:
        """ "The following is the press statement of X": the text follows in full."""
        opening = self.lowers[sentence.first : phrase.first]
        said = opening in (["the", "following", "is"], ["following", "is"])
        if not said or self.lowers[phrase.last : phrase.last + 1] not in (["of"], ["by"], ["from"]):
            return None
        made = self.new(sentence, phrase, "following")
        made.senders = self.grammar.parties(phrase.last + 1, sentence.last)[:1]
        made.date, made.date_property = self.date(sentence, phrase.head), "dcterms:issued"
        return made if made.senders else None

    def from_to(self, sentence: Sentence, phrase: Phrase) -> Communication | None:
        """ "The paper carried a letter from X to Y": the noun has both sides with it."""
        if self.lowers[phrase.first] not in INDEFINITE:
            return None
        if self.lowers[phrase.last : phrase.last + 1] not in (["from"], ["by"]):
            return None
        roles = self.arguments.roles(phrase.last, sentence)
        made = self.new(sentence, phrase, "from-to", 0.8)
        made.senders, made.recipients = roles["from"] or roles["by"], roles["to"]
        made.date = self.date(sentence, phrase.head)
        return made if made.senders and made.recipients else None

    def in_a_letter(
        self, sentence: Sentence, phrase: Phrase, *, first: bool
    ) -> Communication | None:
        """ "In a letter to the UN on December 8, X denounced …", "X in a letter to Y said", "X in
        separate messages congratulated Y", "X told Y in a letter".
        """
        before = phrase.first - 1
        determiners = INDEFINITE | (_POSSESSIVE if first else frozenset())
        if first and before == sentence.first:
            determiners |= _DEFINITE  # "In the letter to X dated April 17, …": none is named before
        indefinite = self.lowers[phrase.first] in determiners
        if not indefinite or before < sentence.first or self.lowers[before] != "in":
            return None
        if phrase.is_statement:
            return None  # said to everybody
        made = self.new(sentence, phrase, "in-a-letter", 0.8)
        made.recipients = self.arguments.roles(phrase.last, sentence)["to"]
        if before > sentence.first:
            self._inside(sentence, phrase, made)
        else:
            start = self.behind_comma(phrase.last, sentence)
            to = phrase.last + (self.lowers[phrase.last] in ("addressed", "sent", "written"))
            if self.lowers[to] == "to":
                until = self.arguments.end(to + 1, start - 1, "to")
                made.recipients = self.grammar.parties(to + 1, until)
            verb = self._finite(start, sentence)
            made.senders = self.grammar.parties(start, verb)[:1]
            made.recipients = made.recipients or self.addressed(verb, sentence)
        made.date = self.date(sentence, phrase.head)
        return made if made.senders and made.recipients else None

    def _inside(self, sentence: Sentence, phrase: Phrase, made: Communication) -> None:
        """The parties where the phrase stands inside or at the end of its clause."""
        before = phrase.first - 1
        told = self._told(sentence.first, before)
        made.senders = self.arguments.subject(sentence.first, before if told is None else told)
        if made.recipients:
            return
        if told == before - 1 and self.lowers[told] in _ADDRESSED:
            limit = self.arguments.limit(phrase.last, sentence)
            ends = (j for j in range(phrase.last + 1, limit) if self.lowers[j] in _OBJECT_ENDS)
            made.recipients = self.grammar.parties(phrase.last, next(ends, limit))
            return  # "congratulated in a message X on his appointment"
        made.recipients = (
            self.addressed(phrase.last, sentence)
            if told is None
            else self.addressed(told, sentence)
        )

    def _told(self, first: int, last: int) -> int | None:
        """The verb before "in a letter": "told", "urged", "accused"."""
        caps = layers.words(self.doc).caps
        for i in range(first + 1, last):
            word = self.lowers[i]
            past = word.endswith("ed") and not caps[i] and len(word) > 4
            if (past or word in _TOLD) and self.lowers[i - 1] not in AUXILIARIES:
                return i
        return None

    def addressed(self, at: int, sentence: Sentence) -> list[Party]:
        """Whom a verb has that takes the recipient as its object: "congratulated Y on …"."""
        for i in range(at, min(sentence.last - 1, at + NEAR)):
            if self.lowers[i] not in _ADDRESSED:
                continue
            until = self.arguments.end(i + 1, self.arguments.limit(i + 1, sentence), "to")
            ends = (j for j in range(i + 1, until) if self.lowers[j] in _OBJECT_ENDS)
            return self.grammar.parties(i + 1, next(ends, until))
        return []

    def behind_comma(self, at: int, sentence: Sentence) -> int:
        """Behind the comma after which a subject stands: a name, or "the"."""
        for i in range(at, sentence.last - 1):
            subject = layers.words(self.doc).caps[i + 1] or self.lowers[i + 1] == "the"
            if self.lowers[i] == "," and subject:
                return i + 1
        return sentence.last

    def _finite(self, at: int, sentence: Sentence) -> int:
        """The first past-tense verb behind a subject: said, denounced, called …"""
        caps = layers.words(self.doc).caps
        for i in range(at + 1, sentence.last):
            word = self.lowers[i]
            if (word.endswith("ed") and not caps[i]) or word in _TOLD | _PAST:
                return i
        return at
