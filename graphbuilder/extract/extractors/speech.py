"""Speech that news reports: who denounced, warned, urged, pledged, thanked, supported, rejected what.

A reporting verb with a named agent performs an act of its kind; so does a quotation with its speaker.
The words of the act are the clause from its verb on, or the quotation. In a sentence that speaks of the
article's letter or message the act is that communication's. Letters quoted in full are read by
``speechacts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.acts import ACTS, own_country
from graphbuilder.extract.layers import Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.pipeline import extractor
from graphbuilder.extract.reporting import (
    AUXILIARIES,
    BASES,
    BLAME,
    COURTESIES,
    IMPERATIVE,
    MUST,
    PROGRESSIVES,
    READY,
    REFUSAL,
    SAYING,
    THREAT,
    VERBS,
    WHEN,
    ReportingVerb,
)
from graphbuilder.extract.speakers import Speakers
from graphbuilder.model import (
    ArticleRef,
    Claim,
    Concept,
    Evidence,
    Literal,
    Mention,
    Part,
    Span,
    Status,
)

_TRIGGERS = VERBS.keys() | BASES.keys() | PROGRESSIVES.keys()
_PASSIVE = frozenset("was were is are been be being".split())
_NOUN = frozenset("the a an its his her their our this these such of s 's ’s no any".split())
_CLAUSES = (
    ("gb:Demand", "gb:plover-REQUEST", IMPERATIVE),
    ("gb:Warning", "gb:plover-THREATEN", THREAT),
    ("gb:Accusation", "gb:plover-ACCUSE", re.compile(BLAME)),
    ("gb:Demand", "gb:plover-REQUEST", MUST),
    ("gb:Rejection", "gb:plover-REJECT", REFUSAL),
    ("gb:Pledge", "gb:plover-AGREE", READY),
)
"""What a clause of what was said does, the first that fits."""
_MOST = 10
"""Acts of one article: a long commentary accuses in every sentence."""
_LONGEST = 1000  # words of an act: the longest sentence of the wire measured has some 700
_TO_SPEAKER = 26  # words behind a quotation in which its speaker is named
_ENDS = re.compile(
    r",\s+(?:while|but|whereas)\s|,\s+(?:according\s+to|(?:[\w.'’-]+\s+){1,14}?(?:said|reported|told|announced|says))\b"
)
_APART = frozenset("that who which having".split())
"""Words behind which a verb may be another's: "for having attacked Japan and sent troops"."""
_SAID_THAT = re.compile(rf"\s+{WHEN}(?:that\s+|,\s+)?")
_IN_IT = re.compile(
    r"\b(?:in|of)\s+(?:the|his|her|their|its|a)\s+(?:\w+\s+)?(?:letter|message|statement|telegram|note|reply)\b"
)


@dataclass(frozen=True, slots=True)
class _Act:
    """One act before it becomes claims."""

    kind: str
    plover: str
    words: Span
    at: Span  # the verb, or what in a quotation performs it
    agents: list[Party]
    addressees: list[Party]
    evidence: Span
    status: Status
    sure: float
    rule: str


@extractor(
    "speech",
    requires=(
        "communications",
        "letterhead",
        "sentences",
        "names",
        "dates",
        "offices",
        "events",
        "documents",
    ),
)
def read_speech(doc: Doc) -> None:
    """Find the acts that a news article reports its persons and bodies to have performed in words."""
    if layers.letterhead(doc):
        return
    for act in islice(_Reader(doc).read(), _MOST):
        layers.claims(doc).extend(_claims(doc, act))


class _Reader:
    """Reads one article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.words = layers.words(doc)
        self.speakers = Speakers(doc)
        self.quotations = layers.quotations(doc)

    def read(self) -> Iterator[_Act]:
        """The acts in the order of the text."""
        for sentence in layers.sentences(self.doc):
            if sentence.part is not Part.BODY or sentence.quoted:
                continue
            spoken = set(self.words.lowers[sentence.first : sentence.last])
            said = not SAYING.isdisjoint(spoken)
            if said or not _TRIGGERS.isdisjoint(spoken):
                yield from self._reported(sentence)
            if said:
                yield from self._quoted(sentence)

    # -- in the article's words -----------------------------------------------------------------

    def _reported(self, sentence: Sentence) -> Iterator[_Act]:
        before, last, that = list[Party](), sentence.first, sentence.first
        for at in range(sentence.first + 1, sentence.last - 1):
            that = at - 1 if self.words.lowers[at - 1] == "that" else that
            verbs = self._verbs(at)
            if not verbs and self.words.lowers[at] not in SAYING:
                continue
            if that > last and not self._resumes(that, at):
                before = []  # a clause with a subject of its own lies between
            agents = self._agents(sentence, at, before)
            if not agents or self._inside_quotation(at):
                continue
            before, last = agents, at
            verb = next((v for v in verbs if self._fits(v, at, sentence.span.end)), None)
            if verb:
                yield self._told(sentence, at, verb, agents)
            elif self.words.lowers[at] in SAYING:
                yield from self._said(sentence, at, agents)

    def _fits(self, verb: ReportingVerb, at: int, end: int) -> bool:
        return verb.after.match(self.text, self.words.ends[at], end) is not None

    def _verbs(self, at: int) -> tuple[ReportingVerb, ...]:
        """What a word may tell as a verb; "will warn" and "is warning" by what stands before it."""
        word, previous = self.words.lowers[at], self.words.lowers[at - 1]
        if word in BASES and previous in AUXILIARIES:
            return BASES[word]
        if word in PROGRESSIVES:
            be = not _PASSIVE.isdisjoint(self.words.lowers[max(0, at - 3) : at])
            return PROGRESSIVES[word] if be else ()
        return VERBS.get(word, ())

    def _agents(self, sentence: Sentence, at: int, before: list[Party]) -> list[Party]:
        """Who does what the verb at a word tells: its subject; of a second verb that of the first."""
        if self._passive(sentence, at) or self.words.lowers[at - 1] in _NOUN:
            return []
        if self.words.lowers[self._before_adverbs(at)] == "and":
            return before
        return self.speakers.before(sentence, at)

    def _before_adverbs(self, at: int) -> int:
        """The word before a verb and its adverbs: "and" in "and strongly denounced"."""
        before = at - 1
        while before > 0 and (
            self.words.lowers[before].endswith("ly") or self.words.lowers[before] == "also"
        ):
            before -= 1
        return before

    def _resumes(self, that: int, at: int) -> bool:
        """ "expresses concern over the fact that …, and denounces it": a comma ends the noun's clause."""
        lowers, joint = self.words.lowers, self._before_adverbs(at)
        return lowers[that - 1] == "fact" and lowers[joint - 1 : joint + 1] == [",", "and"]

    def _passive(self, sentence: Sentence, at: int) -> bool:
        """ "was highly praised": the subject is whom the act is about."""
        if self.words.lowers[at].endswith("ing"):
            return False
        before = at - 1
        while before > sentence.first and self.words.lowers[before].endswith("ly"):
            before -= 1
        return self.words.lowers[before] in _PASSIVE

    def _told(self, sentence: Sentence, at: int, verb: ReportingVerb, agents: list[Party]) -> _Act:
        where = Span(self.words.starts[at], self.words.ends[at])
        addressees = self.speakers.addressees(sentence, at + 1, verb.to)
        taken = {p.agent.name for p in agents}
        return _Act(
            verb.kind,
            verb.plover,
            self._content(sentence, at),
            where,
            agents,
            [p for p in addressees if p.agent.name not in taken],
            sentence.span,
            status_of(self.doc, sentence, at),
            verb.sure,
            "told",
        )

    def _said(self, sentence: Sentence, at: int, agents: list[Party]) -> Iterator[_Act]:
        """ "said that the U.S. must withdraw", "said Japan would pay dearly"."""
        words = self._content(sentence, at)
        if '"' in words.of(self.text) or words.start <= self.words.starts[at]:
            return
        for kind, plover, pattern in _CLAUSES:
            match = pattern.search(self.text, words.start, words.end)
            if match is None:
                continue
            own = pattern in (REFUSAL, READY)  # what the speaker does, not another
            to = () if own else ("",)
            subject = self.speakers.addressees(sentence, self._word(words.start), to)
            taken = {p.agent.name for p in agents}
            near = [
                p
                for p in subject
                if p.agent.span.end <= match.start() and p.agent.name not in taken
            ]
            if pattern is MUST and not near:
                continue
            at_words, status = Span(*match.span()), status_of(self.doc, sentence, at)
            sure, where = 0.75, sentence.span
            yield _Act(kind, plover, words, at_words, agents, near, where, status, sure, "said")
            return

    def _content(self, sentence: Sentence, at: int) -> Span:
        """The words of an act: behind "said", else from the verb on, to the next verb's or the
        sentence's end.
        """
        limit = min(sentence.last, at + _LONGEST)
        start, behind = self.words.starts[at], self.words.ends[at]
        end = sentence.span.end if limit == sentence.last else self.words.ends[limit - 1]
        for i in range(at + 3, limit):
            if self._begins_another(i, at, end):
                end = self.words.ends[self._before_adverbs(i) - 1]
                break
        if attribution := _ENDS.search(self.text, behind, end):
            end = attribution.start()
        if self.words.lowers[at] in SAYING and self.words.lowers[at] not in VERBS:
            said = _SAID_THAT.match(self.text, behind, end)
            start = said.end() if said else start
        while end > start and self.text[end - 1] in " .,;:":
            end -= 1
        return Span(start, end) if end > start else Span(self.words.starts[at], self.words.ends[at])

    def _begins_another(self, i: int, at: int, end: int) -> bool:
        """Whether a second verb of the sentence begins an act or a deed of its own: ", and conveyed his
        greetings".
        """
        lowers, joint = self.words.lowers, self._before_adverbs(i)
        if lowers[joint] not in ("and", ",") or self._inside_quotation(i):
            return False
        if any(self._fits(verb, i, end) for verb in VERBS.get(lowers[i], ())):
            return True
        apart = _APART.isdisjoint(lowers[at + 1 : joint])
        return lowers[i] in COURTESIES and lowers[at].endswith("ed") and apart

    def _inside_quotation(self, at: int) -> bool:
        return self.quotations.inside(self.words.starts[at])

    def _word(self, offset: int) -> int:
        return self.speakers.grammar.word_at(offset)

    # -- in the speaker's words -----------------------------------------------------------------

    def _quoted(self, sentence: Sentence) -> Iterator[_Act]:
        """What a quotation of which the sentence has the speaker does, in the first person."""
        paragraph = self.quotations.paragraph(sentence.span)
        for match in self.quotations.near(paragraph, sentence.span):
            inside = sentence.span.start <= match.end() <= sentence.span.end
            if not inside and not sentence.span.start <= match.start() < sentence.span.end:
                continue
            agents = self._speaker(sentence, match)
            if agents:
                yield from self._performed(match, agents, paragraph)

    def _speaker(self, sentence: Sentence, match: re.Match[str]) -> list[Party]:
        """'X said: "…"', '"…," X said', '"…," said X'."""
        lowers = self.words.lowers
        opening = self._word(match.start())
        for at in range(opening - 1, max(sentence.first, opening - 9), -1):
            if lowers[at] in ('"', "”"):
                break
            if lowers[at] in SAYING and at > sentence.first:
                return self.speakers.before(sentence, at)
        first = self._word(match.end())
        limit = min(sentence.last, first + _TO_SPEAKER)
        while first < limit and lowers[first] == ",":
            first += 1
        for at in range(first, limit):
            if lowers[at] in ('"', "“"):
                break
            if lowers[at] not in SAYING:
                continue
            if at == first:
                return self.speakers.behind(at + 1, limit)
            return self.speakers.before(sentence, at, floor=first)
        return []

    def _performed(
        self, match: re.Match[str], agents: list[Party], paragraph: Span
    ) -> Iterator[_Act]:
        words = _stripped(self.text, Span(*match.span("words")))
        quotation = words.of(self.text)
        evidence = _stripped(self.text, paragraph)
        kinds: set[str] = set()
        for act in ACTS:
            if not act.stems.search(quotation) or (act.kind == "gb:Accusation" and kinds):
                continue
            done = act.pattern.search(self.text, words.start, words.end)
            if done is None:
                continue
            kinds.add(act.kind)
            yield _Act(
                act.kind,
                act.plover,
                words,
                Span(*done.span()),
                agents,
                self._spoken_of(words, done.end(), agents),
                evidence,
                Status.STATED,
                act.sure - 0.05,
                "quoted",
            )

    def _spoken_of(self, words: Span, at: int, agents: list[Party]) -> list[Party]:
        """The country or body that the quotation names last before the act's verb ends, else first."""
        own = own_country(self.doc, agents)
        others = [
            Party(n.mention)
            for n in layers.names_in(self.doc, words)
            if not n.within
            and not n.demonym
            and n.mention.kind not in ("schema:Person", "schema:Place")
            and n.mention.authority != own
        ]
        before = [p for p in others if p.agent.span.start < at]
        return before[-1:] or others[:1]


def _stripped(text: str, span: Span) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, span.end - len(words) + len(words.rstrip(" \t,")))


def _claims(doc: Doc, act: _Act) -> Iterator[Claim]:
    where = Evidence(act.evidence, f"speech.{act.rule}")
    words = " ".join(act.words.of(layers.article(doc).text).split())
    mention = Mention(act.kind, act.at, words, None, f"{act.at.start}")
    holder, relation = _holder(doc, act)

    def say(
        subject: Mention | ArticleRef, predicate: str, value: Mention | Literal | Concept
    ) -> Claim:
        return Claim(subject, predicate, value, where, act.sure, act.status)

    yield say(holder, relation, mention)
    yield say(mention, "gb:content", Literal(words))
    yield say(mention, "gb:plover", Concept(act.plover))
    for thing in (*layers.events(doc), *layers.documents(doc)):
        if act.words.covers(thing.span):
            yield replace(say(mention, "schema:about", thing), confidence=0.7)
    for predicate, parties in (("gb:agent", act.agents), ("gb:addressee", act.addressees)):
        for party in parties:
            yield say(mention, predicate, party.agent)
            if party.agent.kind == "org:Post" and (body := party.offices[0].employer):
                yield Claim(party.agent, "org:postIn", body, where, act.sure)


def _holder(doc: Doc, act: _Act) -> tuple[Mention | ArticleRef, str]:
    """The article's communication where the sentence speaks of it, else the article."""
    news = next((c for c in layers.communications(doc) if c.main), None)
    own = news and (
        news.sentence.span == act.evidence
        or _IN_IT.search(layers.text(doc), act.evidence.start, act.evidence.end)
    )
    if news and own and news.status is Status.STATED:
        return news.mention, "gb:performs"
    return ArticleRef(layers.article(doc).identifier), "schema:mentions"
