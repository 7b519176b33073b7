"""Frames: a noun phrase for a communication with the verb that governs it, in one sentence.

The subject and the prepositional phrases around the two give the roles. Habits of the wire that are
covered, by their number in ``docs/wire.md``: "received" turns the roles round (1); passive and noun
forms (2); the date stands anywhere (3); a basket, wreath or gift is no message, and who hands a
letter over is no sender (8).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from graphbuilder.extract import layers
from graphbuilder.extract.forms import Phrase, is_participle, phrases, purposes_of
from graphbuilder.extract.framing import (
    AUXILIARIES,
    CITED,
    CONTENT,
    EXCHANGED,
    EXPRESSED,
    HANDED,
    ISSUED,
    NEAR,
    RECEIVED,
    SAYING,
    SENT,
    VERBS,
    WISHES,
)
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.parties import PRONOUNS
from graphbuilder.extract.passives import CLAUSES, FAR, Framed, PassiveFrames
from graphbuilder.model import Mention, Span, Status, terms

_WROTE = frozenset("wrote written writes".split())
_REPLIED = frozenset("replied replies responded answered".split())
_HAVE = frozenset("has have had having also".split())
_ALSO = frozenset("also occasion likewise similarly same meanwhile".split())
_SPOKEN = frozenset(
    "speech speaking toast banquet reception phone telephone call met talks".split()
)
_TO_ALL = re.compile(r"\b(?:open|joint|public)\b", re.IGNORECASE)
_HUMAN = frozenset({"schema:Person", "org:Post"})
_HEADS_OF_STATE = frozenset("president king queen emir sultan".split())
_TOLD_THAT = 4  # words between "said" and its "that": "said on Wednesday that"
_TRIED = 8  # phrases of a sentence that may open an article
_TELLING = re.compile(
    r"(?:\b(?:congratulating|felicitating|thanking|condoling|greeting|inviting)\b"
    r"|\b(?:expressing|extending|offering|conveying)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:congratulations|condolences?|sympath(?:y|ies)|greetings|thanks|gratitude))"
)
"""A participle that tells what a mere message was for: "sent a message to Y congratulating him"."""
_TOLD = re.compile(r"\b(?:congratulated|felicitated|thanked|condoled|greeted|invited)\b")


class Frames(PassiveFrames):
    """Reads the frames of one article."""

    def sentence(self, sentence: Sentence, *, first: bool) -> list[Communication]:
        """One communication for each verb: "messages and letters" are sent in one breath.

        ``first``: none has been found before it in the article.
        """
        verbs: dict[int, list[Communication]] = {}
        named = phrases(self.doc, self.grammar, sentence, VERBS | EXPRESSED)
        for number, phrase in enumerate(named):
            opening = first and not verbs and number < _TRIED
            framed = self._frame(sentence, phrase, first=opening)
            if framed is None:
                continue
            verb, made = framed
            self._mark(sentence, verb, made)
            self._told_purpose(sentence, phrase, made[0])
            if verb in verbs:
                verbs[verb][0].purposes += made[0].purposes
            else:
                verbs[verb] = made
        for verb in self._wrote_at(sentence):
            nouns = (at for at in verbs if self.lowers[at] not in VERBS)
            near = any(verb < at < verb + NEAR for at in nouns)  # "wrote in a message to"
            if verb not in verbs and not near and (letter := self._wrote(sentence, verb)):
                self._mark(sentence, verb, [letter])
                verbs[verb] = [letter]
        return [made for verb in sorted(verbs) for made in verbs[verb]]

    def _mark(self, sentence: Sentence, verb: int, made: list[Communication]) -> None:
        """What is denied, planned or only rumoured is no news of a communication."""
        status = status_of(self.doc, sentence, verb)
        old = self._long_ago(sentence, verb)
        for each in made:
            each.status = status
            each.main = each.main and status is Status.STATED and not old
            if not status.asserted:  # "… said it would send": words that name nobody
                each.senders = [p for p in each.senders if p.offices or p.agent.name[0].isupper()]

    def _long_ago(self, sentence: Sentence, verb: int) -> bool:
        """ "X had sent a letter to Y in 2019": what went before the news, told years later."""
        now = layers.reference_day(self.doc)
        if now is None or self.lowers[verb - 1] != "had":
            return False
        return any(
            sentence.span.covers(d.span)
            and d.stated is not None
            and d.stated.interval.end.year < now.year - 1
            for d in layers.dates(self.doc)
        )

    def _told_purpose(self, sentence: Sentence, phrase: Phrase, made: Communication) -> None:
        """The purpose that the verb tells where the noun doesn't."""
        if made.purposes or phrase.is_statement:
            return
        text, start = layers.text(self.doc), phrase.mention.span.end
        inside = made.rule == "communications.in-a-letter"
        match = (_TOLD if inside else _TELLING).search(text, start, sentence.span.end)
        if match:
            made.purposes = purposes_of(match[0])

    def _frame(self, sentence: Sentence, phrase: Phrase, *, first: bool) -> Framed | None:
        """The verb and the frame that a phrase stands in, tried from the commonest to the rarest."""
        if self.lowers[phrase.first] == "no":
            return None  # "no letter was sent"
        verb = self._verb_before(phrase, sentence.first)
        if verb is not None:
            made = self._verbal(sentence, phrase, verb, first=first)
            return (verb, made) if made else None
        passive = self.presented(sentence, phrase) or self.passive(sentence, phrase, first=first)
        if passive:
            return passive
        found = self.following(sentence, phrase)
        found = found or self.in_a_letter(sentence, phrase, first=first)
        found = found or (self.from_to(sentence, phrase) if first else None)
        return (phrase.head, [found]) if found else None

    def _verbal(
        self, sentence: Sentence, phrase: Phrase, verb: int, *, first: bool
    ) -> list[Communication]:
        """What the verb makes of its object."""
        word, wishes = self.lowers[verb], self.lowers[phrase.head] in WISHES
        if word in EXCHANGED:
            return self._exchanged(sentence, phrase, verb)
        if word in _REPLIED:
            made = self._replied(sentence, phrase, verb)
            return [made] if made else []
        if word in HANDED - SENT:
            made = None if wishes else self._handed(sentence, phrase, verb)
        elif word in CONTENT | EXPRESSED and (wishes or not first):
            again = not _ALSO.isdisjoint(self.lowers[sentence.first : verb])
            opening = (first and sentence.paragraph <= 1) or (wishes and again)
            made = self._extended(sentence, phrase, verb) if opening else None
        else:
            made = self._active(sentence, phrase, verb)
            if made and word in SENT and (gapped := self._gapped(sentence, phrase, made)):
                return [made, gapped]
        return [made] if made else []

    def _verb_before(self, phrase: Phrase, floor: int) -> int | None:
        """The verb whose object the phrase is: back over determiners and coordinated objects."""
        lowers = self.lowers
        verbs = VERBS | _REPLIED
        if lowers[phrase.head] in WISHES:
            verbs |= EXPRESSED
        if not phrase.is_statement and not _TO_ALL.search(phrase.mention.name):
            verbs -= ISSUED
        for i in range(phrase.first - 1, max(floor - 1, phrase.first - FAR), -1):
            word = lowers[i]
            if word == "written" and lowers[i - 1] not in _HAVE:
                continue  # "handed a written message"
            if word in verbs:
                return None if lowers[i - 1] in AUXILIARIES else i
            if word in CLAUSES or is_participle(word):
                return None  # another clause lies between: "sent a wreath, expressing condolences"
        return None

    def _replied(self, sentence: Sentence, phrase: Phrase, verb: int) -> Communication | None:
        """ "X replied to a letter from Y", "X replied to Y's letter": a reply to who had written."""
        owned = self.lowers[phrase.first - 1] in ("'s", "'")
        if self.lowers[verb + 1] != "to" or (phrase.first != verb + 2 and not owned):
            return None
        made = self.new(sentence, phrase, "replied", 0.9)
        made.purposes = ["gb:reply"]
        made.senders = self._subject(sentence, verb)
        made.recipients = self.arguments.roles(phrase.last, sentence)["from"]
        if owned:
            made.recipients = self.grammar.parties(verb + 2, phrase.first - 1)
        made.date = None if owned else self.date(sentence, verb)
        return made if made.senders and made.recipients else None

    def _active(self, sentence: Sentence, phrase: Phrase, verb: int) -> Communication | None:
        """ "X sent a message to Y", "Y received a message from X", "X issued a statement"."""
        word = self.lowers[verb]
        if self.lowers[verb - 1] in CITED or word == "sending" or self._relative(verb, sentence):
            return self._cited(sentence, phrase, verb)
        subject = self._subject(sentence, verb)
        roles = self.arguments.roles(phrase.last, sentence)
        made = self.new(sentence, phrase, _rule(word))
        if word in RECEIVED:
            made.recipients, made.senders = subject, roles["from"]
            made.date_property = "schema:dateReceived"
        else:
            made.senders = subject
            if word not in ISSUED or not phrase.is_statement:
                made.recipients = roles["to"] or self.indirect(verb, phrase)
        if word in ISSUED:
            made.date_property = "dcterms:issued"
        made.conveyors = roles["through"]
        made.date = self.date(sentence, verb)
        known = made.senders or made.recipients
        return made if known or self.lowers[sentence.first] in PRONOUNS else None

    def _gapped(
        self, sentence: Sentence, phrase: Phrase, made: Communication
    ) -> Communication | None:
        """ "A sent a message to B, and C to D": the second clause leaves verb and object out."""
        limit = self.arguments.limit(phrase.last, sentence)
        tos = [i for i in range(phrase.last, limit) if self.lowers[i] == "to"]
        behind = range(tos[0] + 2, limit) if tos else ()
        joints = [i for i in behind if self.lowers[i] in ("and", "while")]
        named = [to for to in tos[1:] if to in self.grammar.at_last]
        if not joints or not named or joints[0] >= named[-1] - 1:
            return None
        to = named[-1]
        joint = joints[bisect_left(joints, to - 1) - 1]
        senders = self.grammar.parties(joint + 1, to)
        recipients = self.grammar.parties(to + 1, self.arguments.end(to + 1, limit, "to"))
        persons = [p.agent.kind for p in (*senders, *recipients)]
        if len(senders) != 1 or set(persons) != {"schema:Person"} or not recipients:
            return None
        made.recipients = self.grammar.parties(tos[0] + 1, joint)
        mention = replace(made.mention, key=f"{made.mention.key}-next")
        return replace(made, mention=mention, senders=senders, recipients=recipients, conveyors=[])

    def _subject(self, sentence: Sentence, verb: int) -> list[Party]:
        """The verb's subject; of the second verb of two ("wrote to Y and received his reply") it
        stands before the first.
        """
        if self.lowers[verb - 1] == "and":
            for i in range(sentence.first + 1, verb - 1):
                if self.lowers[i] in VERBS and self.lowers[i - 1] not in AUXILIARIES:
                    return self.arguments.subject(sentence.first, i)
        found = self.arguments.subject(sentence.first, verb)
        return found or self.arguments.speaker(sentence.first, verb)

    def _extended(self, sentence: Sentence, phrase: Phrase, verb: int) -> Communication | None:
        """ "X extended congratulations to Y": in an opening, where both sides are named persons or
        offices, the news of a message; elsewhere it may be a speech.
        """
        made = self._active(sentence, phrase, verb)
        spoken = not _SPOKEN.isdisjoint(self.lowers[sentence.first : sentence.last])
        if made is None or spoken or not made.senders or not made.recipients:
            return None
        made.confidence = 0.8
        made.recipients = [p for p in made.recipients if p.agent.kind in _HUMAN]
        kinds = {p.agent.kind for p in made.senders}
        return made if made.recipients and kinds <= _HUMAN else None

    def _exchanged(self, sentence: Sentence, phrase: Phrase, verb: int) -> list[Communication]:
        """ "X exchanged messages with Y", "X and Y exchanged greetings": one each way."""
        sides = self.arguments.subject(sentence.first, verb)
        others = self.arguments.roles(phrase.last, sentence)["with"]
        if not others and len(sides) == 2:
            sides, others = sides[:1], sides[1:]
        if not sides or not others:
            return []
        there = self.new(sentence, phrase, "exchanged")
        there.senders, there.recipients = sides, others
        there.date = self.date(sentence, verb)
        mention = replace(there.mention, key=f"{there.mention.key}-back")
        back = replace(there, mention=mention, purposes=[*there.purposes])
        back.senders, back.recipients = [*others], [*sides]
        return [there, back]

    def _handed(self, sentence: Sentence, phrase: Phrase, verb: int) -> Communication | None:
        """ "X handed over a letter from Y to Z": who hands it over is no sender (habit 8)."""
        roles = self.arguments.roles(phrase.last, sentence)
        made = self.new(sentence, phrase, "handed", 0.9)
        made.senders = roles["from"]
        if not made.senders and self.lowers[phrase.last : phrase.last + 1] == ["of"]:
            until = self.arguments.end(phrase.last + 1, sentence.last, "from")
            made.senders = self.grammar.parties(phrase.last + 1, until)
        made.recipients = roles["to"] or self.indirect(verb, phrase)
        subject = self._subject(sentence, verb)
        own = terms.is_a(phrase.mention.kind, "gb:Note") or _heads_state(subject)
        if not made.senders and own:
            made.senders = subject  # a note of protest is handed over by who protests
        else:
            made.conveyors = subject
        made.date, made.date_property = self.date(sentence, verb), "gb:dateConveyed"
        return made if made.senders and made.recipients else None

    # -- without a noun -------------------------------------------------------------------------

    def _wrote_at(self, sentence: Sentence) -> list[int]:
        """Where "wrote" or "written" stands with a "to" close behind it."""
        return [
            i
            for i in range(sentence.first + 1, sentence.last - 2)
            if self.lowers[i] in _WROTE and "to" in self.lowers[i + 1 : i + 5]
        ]

    def _wrote(self, sentence: Sentence, verb: int) -> Communication | None:
        """ "X wrote to Y on Tuesday": a letter without the word."""
        if self.lowers[verb - 1] in AUXILIARIES | CITED or self._relative(verb, sentence):
            return None
        senders = self._subject(sentence, verb)
        recipients = self.arguments.roles(verb + 1, sentence)["to"]
        if not senders or not recipients:
            return None
        table = layers.words(self.doc)
        span = Span(table.starts[verb], table.ends[verb])
        mention = Mention("gb:Letter", span, "letter", None, f"c{verb}")
        made = Communication(mention, sentence, "communications.wrote", 0.85)
        made.senders, made.recipients = senders, recipients
        made.date = self.date(sentence, verb)
        return made

    def _relative(self, verb: int, sentence: Sentence) -> bool:
        """A relative clause ("who sent", "the message that X sent"): an earlier communication. "Said on
        Wednesday that X had received" is none.
        """
        start = max(sentence.first, verb - 3)
        before = self.lowers[start:verb]
        if not {"who", "which"}.isdisjoint(before):
            return True
        if "that" not in before:
            return False
        said = self.lowers[max(sentence.first, start + before.index("that") - _TOLD_THAT) : verb]
        return SAYING.isdisjoint(said)

    def _cited(self, sentence: Sentence, phrase: Phrase, verb: int) -> Communication | None:
        """ "… for sending a message of greeting to X": the article's news isn't this one."""
        roles = self.arguments.roles(phrase.last, sentence)
        made = self.new(sentence, phrase, "cited")
        made.main, made.confidence = False, 0.6
        made.recipients, made.senders = roles["to"], roles["from"]
        if self.lowers[verb - 1] == "for":
            persons = [
                n
                for n in self.grammar.names_between(sentence.first, verb)
                if n.mention.kind == "schema:Person"
            ]
            made.senders = [Party(persons[-1].mention)] if persons else []
        return made if made.senders and made.recipients else None


def _heads_state(parties: list[Party]) -> bool:
    """Whether who hands a letter over is a head of state: it is his own, unless another is named."""
    titles = (parties[0].agent.name, *(o.title for o in parties[0].offices)) if parties else ()
    return any(title.split()[0].lower() in _HEADS_OF_STATE for title in titles)


def _rule(verb: str) -> str:
    if verb in RECEIVED:
        return "received"
    return "issued" if verb in ISSUED else "sent"
