"""Letters, messages and statements that an article reports: who, to whom, when, on what occasion.

``frames`` reads each sentence; what concerns the whole article is here. Habits of the wire that are
covered, by their number in ``docs/wire.md``: parties named only in another sentence, or with an
office that only the occasion tells (5); the body decides, not the headline (6); several messages in
one article, and messages that are only cited (7); conveyors (8).
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import layers, occasions
from graphbuilder.extract.answered import answered
from graphbuilder.extract.details import Details
from graphbuilder.extract.forms import STATEMENTS, pieces, purposes_of
from graphbuilder.extract.frames import Frames
from graphbuilder.extract.framing import AUXILIARIES, HANDED, days_in
from graphbuilder.extract.inherited import OPENING_PARAGRAPHS, inherit, settle_news
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.pipeline import extractor
from graphbuilder.extract.statements import published_statement
from graphbuilder.extract.summons import notes
from graphbuilder.extract.wished import wished
from graphbuilder.model import Mention, Part, Span

_AMONG = re.compile(
    r"(?:Among\s+(?:the\s+(?:senders|signatories|signers)|them|those)\s+(?:are|were|is|was)"
    r"|(?:The\s+senders|They|Those)\s+(?:are|were|included?)"
    r"|(?:They|The\s+(?:messages?|letters?|telegrams?)(?:\s+and\s+\w+)?)\s+(?:came|were\s+sent)\s+(?:from|by))\s+"
)
_REVIEW = re.compile(
    r"(?:The\s+f|F)ollowing\s+are\s+(?:the\s+)?(?:major\s+)?(?:news|articles|headlines)\b"
)
"""How a review of newspapers begins: what follows is their news."""
_EXPRESSED = re.compile(
    r"\bin\s+(?:the|his|her|their)\s+(?:message|letter|telegram|cable)s?\b[^.]{0,40}?\b(?:extend|express|convey|offer|congratulat|condol)"
    r"[^.]{0,80}?(?:greetings|congratulat\w+|condolences?|sympathy|thanks|gratitude)"
)
_CONVEYED = re.compile(
    r"\b(?:messages?|letters?|it|they|them|baskets?|cards?|congratulations|greetings|telegrams?|notes?)\b",
    re.IGNORECASE,
)
_MEETING = re.compile(r"\b(?:meeting|ceremony)\b.{0,20}\b(?:for\s+conveying|to\s+convey|of\s+conv)")
_OWN_OCCASION = re.compile(r"\b(?:birthday|anniversary)", re.IGNORECASE)
"""In what a communication is called: not the occasion of the others ("birthday greetings")."""
_CONVEYANCE_PARAGRAPHS = 7
_OCCASION_PARAGRAPHS = 3


class _Reader:
    """One article's communications, and what later sentences add to them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.lowers = layers.words(doc).lowers
        self.grammar = Parties(doc)
        self.frames = Frames(doc, self.grammar)
        body = (s for s in layers.sentences(doc) if s.part is Part.BODY)
        self.body = [piece for s in body for piece in pieces(doc, self.grammar, s)]
        self.details = Details(doc, self.grammar, self.frames, self.body)

    def read(self) -> list[Communication]:
        found: list[Communication] = []
        for sentence in self.body:
            if not sentence.quoted:
                first = not any(c.senders and c.recipients for c in found)
                found += self.frames.sentence(sentence, first=first)
        found += self._summonses(found)
        if not any(c.main and c.senders and c.recipients for c in found):
            found += wished(self.doc, self.frames, self.body)
        review = any(_REVIEW.match(self.text, *_ends(s.span)) for s in self.body[:2])
        for each in found:
            if review or self.lowers[each.sentence.first] in ("-", "—", "*", "•"):
                each.main = False  # an item of a press review is that newspaper's news
        found = [each for made in found for each in _respectively(self.lowers, made)]
        settle_news(self.lowers, found)
        inherit(self.text, found)
        news = [c for c in found if c.main]
        if not news and (statement := published_statement(self.doc, self.grammar)):
            return [statement, *(c for c in found if _complete(c))]
        for each in found:
            each.conveyors = [self._named(party) for party in each.conveyors]
        if news:
            self._listed_senders(news)
            self.details.add_to(news[0], {id(c.sentence) for c in news})
            self._conveyance(news)
            self._later_purposes(news)
        self._occasions(found)
        found = [c for c in found if _complete(c)]
        return [*found, *answered(self.doc, self.grammar, self.body, found)]

    def _summonses(self, found: list[Communication]) -> list[Communication]:
        """Notes handed to whom a ministry summoned, unless a frame has read them."""
        read = [c.mention.span for c in found]
        made = notes(self.doc, self.grammar, self.body)
        return [c for c in made if not any(c.mention.span.overlaps(span) for span in read)]

    def _listed_senders(self, news: list[Communication]) -> None:
        """ "Among the senders are …" behind "messages came from different countries"."""
        for sentence in self.body:
            match = _AMONG.match(self.text, *_ends(sentence.span))
            before = [c for c in news if c.mention.span.start < sentence.span.start]
            if match and before and not before[-1].senders:
                start = self.grammar.word_at(match.end())
                before[-1].senders = self.grammar.parties(start, sentence.last)

    def _later_purposes(self, news: list[Communication]) -> None:
        """ "The president in the message extended greetings": what a mere "message" was for."""
        plain = [c for c in news if not c.purposes and c.mention.kind not in STATEMENTS]
        for sentence in self.body if plain else ():
            after = sentence.paragraph - plain[0].sentence.paragraph
            match = _EXPRESSED.search(self.text, *_ends(sentence.span))
            if match and 0 < after <= OPENING_PARAGRAPHS:
                for each in plain:
                    each.purposes = purposes_of(match[0])
                return

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
                    each.conveyors = each.conveyors or _others(conveyors, each)
                self._take_date(news, sentence)

    def _conveyors(self, sentence: Sentence) -> list[Party] | None:
        """Who hands over a communication in this sentence; None where nobody does."""
        table = layers.words(self.doc)
        for i in range(sentence.first, sentence.last):
            read_out = self.lowers[i] == "read" and self.lowers[i + 1 : i + 2] == ["out"]
            if self.lowers[i] not in HANDED and not read_out:
                continue
            adverb = self.lowers[i - 1].endswith("ly")  # "was courteously conveyed"
            passive = self.lowers[i - 1 - adverb] in AUXILIARIES
            before = (sentence.span.start, table.starts[i])
            behind = (table.ends[i], sentence.span.end)
            if not _CONVEYED.search(self.text, *(before if passive else behind)):
                continue
            if passive:
                roles = self.frames.arguments.roles(i + 1, sentence)
                return roles["by"] or roles["through"]
            return self.frames.arguments.subject(sentence.first, i)
        return None

    def _named(self, party: Party) -> Party:
        """ "The ambassador conveyed …": who was named before as the bearer of that title."""
        title = party.agent.name.lower()
        if party.agent.kind != "org:Post" or " " in title:
            return party
        at = self.grammar.word_at(party.agent.span.start)
        for name in reversed(self.grammar.names):
            if name.last > at or name.mention.kind != "schema:Person":
                continue
            before = self.grammar.office_before(name)
            after, _ = self.grammar.offices_after(name, at)
            titles = [o.title.lower().split() for o in (*after, *([before] if before else []))]
            if any(title in words for words in titles):
                return Party(name.mention)
        return party

    def _take_date(self, news: list[Communication], sentence: Sentence) -> None:
        days = days_in(self.doc, sentence)
        for each in news:
            if each.date is None and days:
                each.date, each.date_property = days[0], "gb:dateConveyed"

    # -- occasions ------------------------------------------------------------------------------

    def _occasions(self, found: list[Communication]) -> None:
        """Each communication's occasion: in its own sentence, else in the lead or the next few."""
        messages = [c for c in found if c.mention.kind not in STATEMENTS]
        for each in messages:
            plain = not each.purposes and each.mention.kind != "gb:Letter"
            sad = not {"gb:condolence", "gb:protest"}.isdisjoint(each.purposes) or plain
            each.occasion = occasions.occasion_in(self.doc, each.sentence.span, loose=sad)
            each.occasion = each.occasion or occasions.named_in(self.doc, each.mention.span)
            self._appointed(each)
        news = [c for c in messages if c.main]
        if not news:
            return
        occasion = news[0].occasion
        if not any(c.occasion for c in news):
            framed = (c for c in messages if _complete(c) and c.rule != "communications.cited")
            occasion = self._nearby_occasion(news[0], {id(c.sentence) for c in framed})
        for each in news:
            if each.occasion is None and not _OWN_OCCASION.search(each.mention.name):
                each.occasion = occasion

    def _nearby_occasion(self, opening: Communication, framed: set[int]) -> Mention | None:
        """ "Leaders received messages on the 48th anniversary …" before it, or a sentence behind it that
        reports no communication of its own (``framed`` are the identities of those that do).
        """
        near = [
            s.span
            for s in self.body
            if s.paragraph <= opening.sentence.paragraph + _OCCASION_PARAGRAPHS
            and (s.span.start < opening.sentence.span.start or id(s) not in framed)
        ]
        before = [span for span in near if span.start < opening.sentence.span.start]
        behind = near[len(before) :]
        for read, spans in (
            (occasions.occasion_in, before),
            (occasions.occasion_in, behind),
            (occasions.anniversary_in, behind),
        ):
            for span in spans:
                if occasion := read(self.doc, span):
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


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _respectively(lowers: list[str], made: Communication) -> list[Communication]:
    """ "A and B sent messages to C and D respectively": one each, no cross product."""
    words = lowers[made.sentence.first : made.sentence.last]
    several = len(made.senders) == len(made.recipients) > 1
    if not several or "respectively" not in words:
        return [made]
    pairs = zip(made.senders, made.recipients, strict=True)
    return [
        replace(
            made,
            mention=replace(made.mention, key=f"{made.mention.key}-{number}"),
            senders=[sender],
            recipients=[recipient],
        )
        for number, (sender, recipient) in enumerate(pairs, start=1)
    ]


def _complete(made: Communication) -> bool:
    """A message needs both sides, or one if it is the article's news; a statement needs a sender."""
    if made.mention.kind in STATEMENTS:
        return bool(made.senders) and made.main
    if made.main:
        return bool(made.senders or made.recipients)
    return bool(made.senders and made.recipients)


def _others(parties: list[Party], made: Communication) -> list[Party]:
    """Those who are neither sender nor recipient."""
    named = {p.agent.name for p in (*made.senders, *made.recipients)}
    return [p for p in parties if p.agent.name not in named]


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
