"""Speech that news reports: who denounced, warned, urged, pledged, thanked, supported, rejected what.

A reporting verb with a named agent performs an act of its kind; so does a sentence in quotation marks
with its speaker. The words of the act are the clause from its verb on, or the quote. In a sentence that
speaks of the article's letter or message the act is that communication's. Letters quoted in full are
read by ``speechacts``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.acts import ACTS, Act
from graphbuilder.extract.forms import is_participle
from graphbuilder.extract.framing import Framing
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.pipeline import extractor
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


@dataclass(frozen=True, slots=True)
class _Verb:
    """A kind of reporting verb; the addressee is its object, or stands behind one of ``to``."""

    kind: str
    plover: str
    pattern: re.Pattern[str]
    to: tuple[str, ...]
    sure: float


def _verb(kind: str, plover: str, pattern: str, to: tuple[str, ...], sure: float) -> _Verb:
    return _Verb(f"gb:{kind}", f"gb:plover-{plover}", re.compile(pattern), to, sure)


_THANKS = r"(?:\w+\s+){0,3}(?:thanks|gratitude|appreciation)"
_VERBS = (
    _verb(
        "Accusation",
        "ACCUSE",
        r"\b(?:denounced|condemned|accused|blasted|slammed|criticized|criticised|blamed|censured|deplored)\b(?!\s+by\b)",
        ("",),
        0.85,
    ),
    _verb("Warning", "THREATEN", r"\b(?:warned|threatened)\b", ("", "to"), 0.85),
    _verb(
        "Request",
        "REQUEST",
        r"\b(?:urged|requested|called\s+(?:up)?on|appealed\s+to|(?:asked|invited)(?=[^.;]{2,90}?\s+to\s+[a-z]))\b(?!\s+by\b)",
        ("", "on", "upon", "to"),
        0.85,
    ),
    _verb("Request", "REQUEST", r"\bcalled\s+for\b", (), 0.8),
    _verb("Demand", "REQUEST", r"\bdemanded\b(?!\s+by\b)", ("of", "from"), 0.85),
    _verb("Pledge", "AGREE", r"\b(?:pledged|vowed|promised)\b", ("",), 0.85),
    _verb("Appreciation", "SUPPORT", rf"\bthanked\b|\bexpressed\s+{_THANKS}", ("", "to"), 0.85),
    _verb(
        "Support",
        "SUPPORT",
        r"\bexpressed\s+(?:\w+\s+){0,4}(?:support|solidarity)\b|\bvoiced\s+(?:\w+\s+){0,2}support\b|\b(?:welcomed|hailed)\b(?!\s+by\b)",
        ("to", "for", "with", ""),
        0.75,
    ),
    _verb(
        "Rejection", "REJECT", r"\b(?:rejected|refused|dismissed|opposed)\b(?!\s+by\b)", ("",), 0.8
    ),
)
_STEMS = re.compile(
    r"denounc|condemn|accus|blast|slamm|critici|blam|censur|deplor|warn|threaten|urged|request|asked|called\s"
    r"|appealed|invited|demand|pledg|vow|promis|thank|gratitude|appreciation|support|solidarity|welcom|hailed"
    r"|reject|refus|dismiss|opposed"
)
"""What every verb of the table begins with; tried first because it is cheap."""
_QUOTE = re.compile(r'"([^"\n]{20,600})"')
_SAID = re.compile(r"\b(?:said|says|stressed|noted|added|wrote|told)\b")
_IN_IT = re.compile(
    r"\b(?:in|of)\s+(?:the|his|her|their|its|a)\s+(?:\w+\s+)?(?:letter|message|statement|telegram|note|reply)\b"
)
_UNSURER = 0.1  # a quote shows less of its act than a verb that names it
_MOST = 12  # acts of one article
_OBJECT_ENDS = frozenset(
    "for over of on that to about against from with in as when while after".split()
)


@dataclass(frozen=True, slots=True)
class _Reported:
    """An act before it becomes claims."""

    kind: str
    plover: str
    words: Span
    sentence: Sentence
    agents: list[Mention]
    whom: list[Mention]
    sure: float
    status: Status = Status.STATED
    rule: str = "reported"


class _Reader:
    """Reads the reported acts of one article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.words = layers.words(doc)
        self.grammar = Parties(doc)
        self.framing = Framing(doc, self.grammar)
        self.news = next((c for c in layers.communications(doc) if c.main), None)

    def claims(self) -> Iterator[Claim]:
        done = 0
        for sentence in layers.sentences(self.doc):
            if sentence.part is not Part.BODY or sentence.quoted or done >= _MOST:
                continue
            made = list(self._reported(sentence)) or list(self._quoted(sentence))
            done += bool(made)
            yield from made

    def _reported(self, sentence: Sentence) -> Iterator[Claim]:
        """The act of the first reporting verb in a sentence."""
        ends = sentence.span.start, sentence.span.end
        if not _STEMS.search(self.text, *ends):
            return
        found = [(m.start(), m, v) for v in _VERBS if (m := v.pattern.search(self.text, *ends))]
        if not found:
            return
        _, match, verb = min(found, key=lambda each: each[0])
        at = self.grammar.word_at(match.start())
        agents = self._agents(
            self.framing.arguments.subject(sentence.first, at), sentence.first, at
        )
        if not agents:
            return
        behind = self.grammar.word_at(match.end())
        words = Span(match.start(), sentence.span.end)
        status = status_of(self.doc, sentence, at)
        whom = self._addressees(verb, behind, sentence)
        yield from self._act(
            _Reported(verb.kind, verb.plover, words, sentence, agents, whom, verb.sure, status)
        )

    def _quoted(self, sentence: Sentence) -> Iterator[Claim]:
        """What a sentence in quotation marks does: '"We will never sit idle," X said.'"""
        quote = _QUOTE.search(self.text, sentence.span.start, sentence.span.end)
        said = quote and _SAID.search(self.text, sentence.span.start, sentence.span.end)
        if not quote or not said:
            return
        act = _act_of(quote[1])
        if act is None:
            return
        at = self.grammar.word_at(said.start())
        first = self.grammar.word_at(quote.end()) if said.start() > quote.end() else sentence.first
        speakers = [
            self.grammar.parties(first, at),  # '"…," X said'
            self.grammar.parties(at + 1, sentence.last)[:1],  # '"…," said X'
        ]
        agents = next((a for p in speakers if (a := self._agents(p, first, first))), [])
        if agents:
            words = Span(quote.start(1), quote.end(1))
            sure = act.sure - _UNSURER
            yield from self._act(
                _Reported(act.kind, act.plover, words, sentence, agents, [], sure, rule="quoted")
            )

    # -- who ------------------------------------------------------------------------------------

    def _agents(self, parties: list[Party], first: int, last: int) -> list[Mention]:
        """Named persons, offices and bodies; a country where it is the subject itself."""
        named = {n.mention for n in self.grammar.names}
        posts = {p.agent for p in parties if p.offices and p.offices[0].organizations}
        found = [p.agent for p in parties if p.agent in named or p.agent in posts]
        if is_participle(self.words.lowers[first]):
            found = found[-1:]  # "Expressing thanks to X, Y asked …"
        if found or last <= first:
            return found
        start = first + (self.words.lowers[first] == "the")
        name = self.grammar.at_first.get(start)
        country = name is not None and name.mention.kind == "schema:Country" and not name.demonym
        near = name is not None and last - name.last <= 3
        return [name.mention] if name and country and near else []

    def _addressees(self, verb: _Verb, at: int, sentence: Sentence) -> list[Mention]:
        lowers = self.words.lowers
        if at >= sentence.last or not verb.to:
            return []
        if lowers[at] in verb.to:
            at += 1
        elif "" not in verb.to:
            return []
        until = next(
            (i for i in range(at, sentence.last) if lowers[i] in _OBJECT_ENDS and i > at),
            sentence.last,
        )
        parties = self.grammar.parties(at, until)
        found = self._agents(parties, at, until)
        start = at + (lowers[at : at + 1] == ["the"])
        name = self.grammar.at_first.get(start)
        country = name is not None and name.mention.kind == "schema:Country"
        return found or ([name.mention] if name and country and not name.demonym else [])

    # -- claims ---------------------------------------------------------------------------------

    def _act(self, act: _Reported) -> Iterator[Claim]:
        rule = f"speech.{act.rule}-{act.kind.partition(':')[2].lower()}"
        evidence = Evidence(act.sentence.span, rule)
        content = " ".join(act.words.of(layers.article(self.doc).text).split()).rstrip(" .")
        mention = Mention(act.kind, act.words, content, None, f"{act.words.start}")
        holder, relation = self._holder(act.sentence)

        def say(
            subject: Mention | ArticleRef, predicate: str, value: Mention | Literal | Concept
        ) -> Claim:
            return Claim(subject, predicate, value, evidence, act.sure, act.status)

        yield say(holder, relation, mention)
        yield say(mention, "gb:content", Literal(content))
        yield say(mention, "gb:plover", Concept(act.plover))
        for agent in act.agents:
            yield say(mention, "gb:agent", agent)
        for agent in act.whom:
            yield say(mention, "gb:addressee", agent)

    def _holder(self, sentence: Sentence) -> tuple[Mention | ArticleRef, str]:
        """The article's communication where the sentence speaks of it, else the article."""
        news = self.news
        own = news and (
            news.sentence is sentence
            or _IN_IT.search(self.text, sentence.span.start, sentence.span.end)
        )
        if news and own and _is_text(news):
            return news.mention, "gb:performs"
        return ArticleRef(layers.article(self.doc).identifier), "schema:mentions"


def _is_text(news: Communication) -> bool:
    return news.status is Status.STATED


def _act_of(quote: str) -> Act | None:
    """The first kind of act that a quote's words perform."""
    return next((a for a in ACTS if a.stems.search(quote) and a.pattern.search(quote)), None)


@extractor(
    "speech",
    requires=("names", "sentences", "dates", "communications", "letterhead"),
)
def read_speech(doc: Doc) -> None:
    """Find the acts that a news article reports its persons and bodies to have performed in words."""
    if layers.letterhead(doc) is None:
        layers.claims(doc).extend(_Reader(doc).claims())
