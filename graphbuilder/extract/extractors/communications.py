"""Letters, messages and statements that an article reports: who, to whom, when, on what occasion.

A frame is a noun phrase for a communication ("a congratulatory message") with the verb that governs
it in one sentence; the subject and the prepositional phrases around the two give the roles. Habits
of the wire that are covered, by their number in ``docs/wire.md``: "received" turns the roles round
(1); passive and noun forms (2); the date stands anywhere (3); parties (4, 5); the body decides, not
the headline (6); several messages in one article, and messages that are only cited (7); conveyors,
and baskets or gifts that are no message (8).
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import layers, occasions
from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.forms import STATEMENTS, Phrase, is_participle, phrases
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.parties import PRONOUNS, Parties
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Mention, Part, Precision

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
_HANDED = frozenset("conveyed conveys handed delivered delivers presented transferred".split())
_VERBS = _SENT | _RECEIVED | _ISSUED | _HANDED
_CLAUSES = frozenset("from that which who said in wherein ; :".split())
_AUXILIARIES = frozenset("was were been be is are".split())
_CITED = frozenset("for by of after in upon on with from".split())
_CONTINUES = frozenset("also similar meanwhile likewise too came same".split())
_CONVEYED = re.compile(
    r"\b(?:messages?|letters?|it|them|baskets?|cards?|congratulations|greetings|telegrams?|notes?)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|ceremony)\b.{0,20}\b(?:for\s+conveying|to\s+convey|of\s+conv)")
_FAR = 26  # words between a verb and its object
_NEAR = 12  # words between a subject and its verb
_OPENING_PARAGRAPHS = 2
_CONVEYANCE_PARAGRAPHS = 5
_OCCASION_PARAGRAPHS = 3


class _Frames:
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
                return None if lowers[i - 1] in _AUXILIARIES else i
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
        made = self._new(sentence, phrase, "passive")
        made.senders, made.recipients = roles["from"] or roles["by"], roles["to"]
        made.conveyors = roles["through"]
        made.date = self._date(sentence, verb)
        return (verb, made) if made.senders or made.recipients else None

    def _verb_behind(self, phrase: Phrase, sentence: Sentence) -> int | None:
        """The verb whose passive subject the phrase is."""
        lowers = self.lowers
        for i in range(phrase.last, min(sentence.last, phrase.last + _NEAR)):
            word = lowers[i]
            if word in ("came", "arrived") or (
                word in ("forwarded", "addressed") and i == phrase.last
            ):
                return i
            if word in _SENT | _HANDED | _ISSUED and lowers[i - 1] in _AUXILIARIES:
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
        near = [d for d in days_in(self.doc, sentence) if not (cut and cut.covers(d.span))]
        at = layers.words(self.doc).starts[verb]
        return min(near, key=lambda d: (abs(d.span.start - at), d.span.start), default=None)

    @staticmethod
    def _new(sentence: Sentence, phrase: Phrase, rule: str) -> Communication:
        return Communication(
            phrase.mention, sentence, f"communications.{rule}", 0.95, purposes=list(phrase.purposes)
        )


class _Reader:
    """One article's communications, and what later sentences add to them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.lowers = layers.words(doc).lowers
        self.grammar = Parties(doc)
        self.frames = _Frames(doc, self.grammar)
        self.body = [s for s in layers.sentences(doc) if s.part is Part.BODY]

    def read(self) -> list[Communication]:
        found: list[Communication] = []
        for sentence in self.body:
            if not sentence.quoted:
                found += self.frames.sentence(sentence, first=not found)
        for each in found:
            if self.lowers[each.sentence.first] in ("-", "—", "*", "•"):
                each.main = False  # an item of a press review is that newspaper's news
        _settle_news(self.lowers, found)
        _inherit(found)
        news = [c for c in found if c.main]
        if news:
            self._conveyance(news)
        self._occasions(found)
        return [c for c in found if _complete(c)]

    # -- conveyors ------------------------------------------------------------------------------

    def _conveyance(self, news: list[Communication]) -> None:
        """ "The ambassador conveyed the letter to an official on Wednesday" (habit 8)."""
        for sentence in self.body:
            if sentence.paragraph >= _CONVEYANCE_PARAGRAPHS or sentence.quoted:
                continue
            if sentence is news[0].sentence:
                continue
            if _MEETING.search(self.text, sentence.span.start, sentence.span.end):
                self._take_date(news, sentence)
            elif (conveyors := self._conveyors(sentence)) is not None:
                for each in news:
                    each.conveyors = each.conveyors or [p for p in conveyors if not _in(p, each)]
                self._take_date(news, sentence)

    def _conveyors(self, sentence: Sentence) -> list[Party] | None:
        """Who hands over a communication in this sentence; None where nobody does."""
        table = layers.words(self.doc)
        for i in range(sentence.first, sentence.last):
            read_out = self.lowers[i] == "read" and self.lowers[i + 1 : i + 2] == ["out"]
            if self.lowers[i] not in _HANDED and not read_out:
                continue
            passive = self.lowers[i - 1] in _AUXILIARIES
            before = (sentence.span.start, table.starts[i])
            behind = (table.ends[i], sentence.span.end)
            if not _CONVEYED.search(self.text, *(before if passive else behind)):
                continue
            if passive:
                return self.frames.arguments.roles(i + 1, sentence)["by"]
            return self.frames.arguments.subject(sentence.first, i)
        return None

    def _take_date(self, news: list[Communication], sentence: Sentence) -> None:
        days = days_in(self.doc, sentence)
        for each in news:
            if each.date is None and days:
                each.date, each.date_property = days[0], "gb:dateConveyed"

    # -- occasions ------------------------------------------------------------------------------

    def _occasions(self, found: list[Communication]) -> None:
        """Each communication's occasion: in its own sentence, else in the next few."""
        messages = [c for c in found if c.mention.kind not in STATEMENTS]
        for each in messages:
            each.occasion = occasions.occasion_in(self.doc, each.sentence.span)
            self._appointed(each)
        news = [c for c in messages if c.main]
        if not news:
            return
        occasion = news[0].occasion
        if not any(c.occasion for c in news):
            occasion = self._later_occasion(news[0])
        for each in news:
            each.occasion = each.occasion or occasion

    def _later_occasion(self, opening: Communication) -> Mention | None:
        near = [
            s.span
            for s in self.body
            if s.paragraph <= opening.sentence.paragraph + _OCCASION_PARAGRAPHS
            and s is not opening.sentence
        ]
        for read in (occasions.occasion_in, occasions.anniversary_in):
            for span in near:
                occasion = read(self.doc, span)
                if occasion:
                    return occasion
        return None

    def _appointed(self, made: Communication) -> None:
        """ "upon his appointment as first vice-president of …": the recipient's office (habit 5)."""
        if made.occasion is None or not made.recipients or made.recipients[0].offices:
            return
        span, person = made.occasion.span, made.recipients[0]
        match = occasions.APPOINTED.match(self.text, span.start, span.end)
        if match and person.agent.kind == "schema:Person":
            at, end = self.grammar.word_at(match.end()), self.grammar.word_at(span.end)
            office = self.grammar.office(at, end)
            if office:
                made.recipients[0] = replace(person, offices=(office,))


def days_in(doc: Doc, sentence: Sentence) -> list[DateMention]:
    """The dates of one day that a sentence states."""
    return [
        d
        for d in layers.dates(doc)
        if d.stated and d.stated.precision is Precision.DAY and sentence.span.covers(d.span)
    ]


def _settle_news(lowers: list[str], found: list[Communication]) -> None:
    """Decide which communications the article is the news of (habit 7)."""
    news = [c for c in found if c.main]
    if not news:
        return
    opening = news[0].sentence
    news[0].main = opening.paragraph <= _OPENING_PARAGRAPHS
    for other in news[1:]:
        words = lowers[other.sentence.first : other.sentence.last]
        follows = other.sentence is opening or not _CONTINUES.isdisjoint(words)
        other.main = news[0].main and follows and opening.paragraph < _OPENING_PARAGRAPHS


def _inherit(found: list[Communication]) -> None:
    """ "Congratulations came from X", "He also received …": who isn't named is that of before."""
    before: Communication | None = None
    for each in found:
        if not each.main:
            continue
        if before and each.mention.kind not in STATEMENTS:
            each.recipients = each.recipients or [Party(p.agent) for p in before.recipients]
            if "similar" in each.mention.name.lower().split():
                each.purposes = each.purposes or list(before.purposes)
            if each.rule == "communications.sent":
                each.senders = each.senders or [Party(p.agent) for p in before.senders]
        before = each


def _complete(made: Communication) -> bool:
    """A message needs both sides, or one if it is the article's news; a statement needs a sender."""
    if made.mention.kind in STATEMENTS:
        return bool(made.senders) and made.main
    if made.main:
        return bool(made.senders or made.recipients)
    return bool(made.senders and made.recipients)


def _in(party: Party, made: Communication) -> bool:
    return party.agent.name in {p.agent.name for p in (*made.senders, *made.recipients)}


def _rule(verb: str) -> str:
    if verb in _RECEIVED:
        return "received"
    return "issued" if verb in _ISSUED else "sent"


@extractor(
    "communications",
    assigns=("communications",),
    requires=("names", "sentences", "dates", "letterhead"),
)
def read_communications(doc: Doc) -> None:
    """Find the communications that the article is, reports or cites."""
    found = _Reader(doc).read()
    letter = layers.letterhead(doc)
    if letter:
        for each in found:
            each.main = False
        found = [letter, *(c for c in found if c.senders and c.recipients)]
    doc._.communications = found
