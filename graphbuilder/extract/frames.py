"""Frames: a noun phrase for a communication with the verb that governs it, in one sentence.

The subject and the prepositional phrases around the two give the roles. Habits of the wire that are
covered, by their number in ``docs/wire.md``: "received" turns the roles round (1); passive and noun
forms (2); the date stands anywhere (3); a basket, wreath or gift is no message (8).
"""

from __future__ import annotations

from spacy.tokens import Doc

from graphbuilder.extract import layers, occasions
from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.forms import Phrase, is_participle, phrases
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.parties import PRONOUNS, Parties
from graphbuilder.model import Precision

_SENT = frozenset(
    """sent sends sending addressed forwarded dispatched wrote writes written extended extends
    transmitted cabled presented""".split()
)
_CONTENT = frozenset("extended extends transmitted presented conveyed".split())
"""Verbs that tell what was said, in a message or a speech: "the king extended congratulations"."""
_RECEIVED = frozenset("received receives got".split())
_ISSUED = frozenset(
    """issued issues released releases published publishes made gave gives announced""".split()
)
HANDED = frozenset("conveyed conveys handed delivered delivers presented transferred".split())
_VERBS = _SENT | _RECEIVED | _ISSUED | HANDED
_SAYING = frozenset("said says told added noted announced reported confirmed revealed".split())
_CLAUSES = frozenset("from that which who said in wherein ; :".split())
AUXILIARIES = frozenset("was were been be is are".split())
_CITED = frozenset("for by of after in upon on with from".split())
_FAR = 26  # words between a verb and its object
_NEAR = 12  # words between a subject and its verb


class Frames:
    """Reads the frames of one article."""

    def __init__(self, doc: Doc, grammar: Parties) -> None:
        self.doc = doc
        self.lowers = layers.words(doc).lowers
        self.grammar = grammar
        self.arguments = Arguments(doc, grammar)

    def sentence(self, sentence: Sentence, *, first: bool) -> list[Communication]:
        """One communication for each verb: "messages and letters" are sent in one breath.

        ``first``: none has been found before it in the article.
        """
        verbs: dict[int, Communication] = {}
        for phrase in phrases(self.doc, self.grammar, sentence, _VERBS):
            framed = self._frame(sentence, phrase, first=first and not verbs)
            if framed is None:
                continue
            verb, communication = framed
            if verb in verbs:
                verbs[verb].purposes += communication.purposes
            else:
                verbs[verb] = communication
        return list(verbs.values())

    def _frame(
        self, sentence: Sentence, phrase: Phrase, *, first: bool
    ) -> tuple[int, Communication] | None:
        """The verb and the frame that a phrase stands in, tried from the commonest to the rarest."""
        verb = self._verb_before(phrase, sentence.first)
        if verb is not None:
            said = self.lowers[phrase.head] in ("greetings", "congratulations", "condolences")
            if self.lowers[verb] in _CONTENT and (said or not first):
                return None
            made = self._active(sentence, phrase, verb)
            return (verb, made) if made else None
        passive = self._passive(sentence, phrase)
        if passive:
            return passive
        made = self._following(sentence, phrase) or self._noun_frame(sentence, phrase)
        return (phrase.head, made) if made else None

    def _verb_before(self, phrase: Phrase, floor: int) -> int | None:
        """The verb whose object the phrase is: back over determiners and coordinated objects."""
        lowers = self.lowers
        verbs = _SENT | _RECEIVED | (_ISSUED if phrase.is_statement else frozenset())
        for i in range(phrase.first - 1, max(floor - 1, phrase.first - _FAR), -1):
            word = lowers[i]
            if word in verbs:
                return None if lowers[i - 1] in AUXILIARIES else i
            if word in _CLAUSES or is_participle(word):
                return None  # another clause lies between: "sent a wreath, expressing condolences"
        return None

    def _active(self, sentence: Sentence, phrase: Phrase, verb: int) -> Communication | None:
        """ "X sent a message to Y", "Y received a message from X", "X issued a statement"."""
        word = self.lowers[verb]
        if self.lowers[verb - 1] in _CITED or word == "sending" or self._relative(verb, sentence):
            return self._cited(sentence, phrase, verb)
        subject = self.arguments.subject(sentence.first, verb)
        roles = self.arguments.roles(phrase.last, sentence)
        made = self._new(sentence, phrase, _rule(word))
        if word in _RECEIVED:
            made.recipients, made.senders = subject, roles["from"]
            made.date_property = "schema:dateReceived"
        else:
            made.senders = subject
            if word not in _ISSUED:
                made.recipients = roles["to"] or self._indirect(verb, phrase)
        if word in _ISSUED:
            made.date_property = "dcterms:issued"
        made.conveyors = roles["through"]
        made.date = self._date(sentence, verb)
        known = made.senders or made.recipients
        return made if known or self.lowers[sentence.first] in PRONOUNS else None

    def _relative(self, verb: int, sentence: Sentence) -> bool:
        """A relative clause ("who sent", "the message that X sent"): an earlier communication."""
        before = self.lowers[max(sentence.first, verb - 3) : verb]
        return not {"who", "which", "that"}.isdisjoint(before)

    def _cited(self, sentence: Sentence, phrase: Phrase, verb: int) -> Communication | None:
        """ "… for sending a message of greeting to X": the article's news isn't this one."""
        roles = self.arguments.roles(phrase.last, sentence)
        made = self._new(sentence, phrase, "cited")
        made.main, made.confidence = False, 0.6
        made.recipients, made.senders = roles["to"], roles["from"]
        if self.lowers[verb - 1] == "for":
            persons = [
                n
                for n in self.grammar.names
                if sentence.first <= n.first < verb and n.mention.kind == "schema:Person"
            ]
            made.senders = [Party(persons[-1].mention)] if persons else []
        return made if made.senders and made.recipients else None

    def _passive(self, sentence: Sentence, phrase: Phrase) -> tuple[int, Communication] | None:
        """ "A message was sent to X by Y", "Congratulations came from X"."""
        verb = self._verb_behind(phrase, sentence)
        if verb is None:
            return None
        anaphoric = self.lowers[phrase.first] in ("the", "this", "these", "its", "his", "their")
        if anaphoric and self.lowers[verb] not in ("came", "arrived"):
            return None
        roles = self.arguments.roles(verb + 1, sentence)
        if self.lowers[phrase.last] == "to" and verb > phrase.last:
            roles["to"] = self.grammar.parties(phrase.last + 1, verb) or roles["to"]
        made = self._new(sentence, phrase, "passive")
        made.senders, made.recipients = roles["from"] or roles["by"], roles["to"]
        made.conveyors = roles["through"]
        made.date = self._date(sentence, verb)
        return (verb, made) if made.senders or made.recipients else None

    def _verb_behind(self, phrase: Phrase, sentence: Sentence) -> int | None:
        """The verb whose passive subject the phrase is."""
        lowers = self.lowers
        to = lowers[phrase.last : phrase.last + 1] == ["to"]  # "Congratulations to X, …, came"
        for i in range(phrase.last, min(sentence.last, phrase.last + (_FAR if to else _NEAR))):
            word = lowers[i]
            if word in ("came", "arrived") or (
                word in ("forwarded", "addressed") and i == phrase.last
            ):
                return i
            if word in _SENT | HANDED | _ISSUED and lowers[i - 1] in AUXILIARIES:
                return i
            if word in (";", ":", "who", "which", "that", "from"):
                return None
        return None

    def _following(self, sentence: Sentence, phrase: Phrase) -> Communication | None:
        """ "The following is the press statement of X": the text follows in full."""
        opening = self.lowers[sentence.first : phrase.first]
        said = opening in (["the", "following", "is"], ["following", "is"])
        if not said or self.lowers[phrase.last : phrase.last + 1] not in (["of"], ["by"], ["from"]):
            return None
        made = self._new(sentence, phrase, "following")
        made.senders = self.grammar.parties(phrase.last + 1, sentence.last)[:1]
        made.date, made.date_property = self._date(sentence, phrase.head), "dcterms:issued"
        return made if made.senders else None

    def _noun_frame(self, sentence: Sentence, phrase: Phrase) -> Communication | None:
        """ "In a letter to the UN on December 8, X denounced …", "X in a letter to Y said"."""
        before = phrase.first - 1
        indefinite = self.lowers[phrase.first] in ("a", "an", "another")
        if not indefinite or before < sentence.first or self.lowers[before] != "in":
            return None
        roles = self.arguments.roles(phrase.last, sentence)
        if not roles["to"]:
            return None
        made = self._new(sentence, phrase, "in-a-letter")
        made.confidence, made.recipients = 0.8, roles["to"]
        if before > sentence.first:
            made.senders = self.arguments.subject(sentence.first, before)
        else:
            start = self._behind_comma(phrase.last, sentence)
            made.senders = self.grammar.parties(start, self._finite(start, sentence))[:1]
        made.date = self._date(sentence, phrase.head)
        return made if made.senders else None

    def _behind_comma(self, at: int, sentence: Sentence) -> int:
        """Behind the comma after which a subject stands: a name, or "the"."""
        for i in range(at, sentence.last - 1):
            subject = i + 1 in self.grammar.at_first or self.lowers[i + 1] == "the"
            if self.lowers[i] == "," and subject:
                return i + 1
        return sentence.last

    def _finite(self, at: int, sentence: Sentence) -> int:
        """The first past-tense verb behind a subject: said, denounced, called …"""
        caps = layers.words(self.doc).caps
        for i in range(at + 1, sentence.last):
            word = self.lowers[i]
            if (word.endswith("ed") and not caps[i]) or word in ("said", "says", "wrote"):
                return i
        return at

    def _indirect(self, verb: int, phrase: Phrase) -> list[Party]:
        """ "sent X a message": the recipient between verb and object."""
        if phrase.first - verb < 2:
            return []
        parties = self.grammar.parties(verb + 1, phrase.first)
        return [p for p in parties if p.agent.kind in ("schema:Person", "org:Post")]

    def _date(self, sentence: Sentence, verb: int) -> DateMention | None:
        """The day nearest to the verb in the same sentence that isn't the occasion's."""
        text = layers.text(self.doc)
        match = occasions.begins(text, sentence.span)
        cut = occasions.words_of(text, match, sentence.span.end) if match else None
        near = [
            d
            for d in days_in(self.doc, sentence)
            if not (cut and cut.covers(d.span)) and not self._of_saying(d)
        ]
        at = layers.words(self.doc).starts[verb]
        return min(near, key=lambda d: (abs(d.span.start - at), d.span.start), default=None)

    def _of_saying(self, date: DateMention) -> bool:
        """ "said on Wednesday that he had received a letter": the day of saying so, not of the letter."""
        at = self.grammar.word_at(date.span.start)
        before = [w for w in self.lowers[max(0, at - 2) : at] if w not in ("on", "in", "late")]
        return bool(before) and before[-1] in _SAYING

    @staticmethod
    def _new(sentence: Sentence, phrase: Phrase, rule: str) -> Communication:
        return Communication(
            phrase.mention, sentence, f"communications.{rule}", 0.95, purposes=list(phrase.purposes)
        )


def days_in(doc: Doc, sentence: Sentence) -> list[DateMention]:
    """The dates of one day that a sentence states."""
    return [
        d
        for d in layers.dates(doc)
        if d.stated and d.stated.precision is Precision.DAY and sentence.span.covers(d.span)
    ]


def _rule(verb: str) -> str:
    if verb in _RECEIVED:
        return "received"
    return "issued" if verb in _ISSUED else "sent"
