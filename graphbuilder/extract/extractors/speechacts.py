"""What the text of a letter or statement does: requests, demands, warnings, pledges, …

Covers habit 9: in a text quoted in full the first person is the sender, the second the recipient,
and "our country" the sender's. A sentence performs the acts whose verbs it has with the right
person as subject; the words of the act are its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Claim, Concept, Evidence, Literal, Mention, Part, Span

_I = r"\b(?:I|we|We|our\s+(?:side|government|country)|Our\s+(?:side|government|country))\b"
_NOT = r"(?:(?!\b(?:not|never|no)\b)[^.;]){0,60}?"


@dataclass(frozen=True, slots=True)
class _Act:
    """A class of acts, its PLOVER event type, and the pattern of a sentence that performs it."""

    kind: str
    plover: str
    pattern: re.Pattern[str]
    stems: re.Pattern[str]  # what the pattern can't do without, cheap to look for
    sure: float
    purpose: str | None = None
    to_recipient: bool = False


def _act(
    kind: str,
    plover: str,
    stems: str,
    pattern: str,
    sure: float,
    purpose: str | None = None,
    to: bool = False,
) -> _Act:
    compiled, cheap = re.compile(pattern), re.compile(stems)
    return _Act(f"gb:{kind}", f"gb:plover-{plover}", compiled, cheap, sure, purpose, to)


_ACTS = (
    _act(
        "Request",
        "REQUEST",
        "request|ask|appeal|call|urge|invite|beg|expect|hope|trust",
        rf"{_I}[^.;]{{0,50}}\b(?:request|ask|appeal\s+to|call\s+(?:up)?on|urge|invite|beg)\b"
        rf"|{_I}[^.;]{{0,30}}\bexpress(?:es)?\s+(?:my|our|the)\s+(?:\w+\s+)?(?:expectation|hope)\s+that\s+you\b"
        rf"|{_I}\s+(?:sincerely\s+|strongly\s+)?(?:hope|expect|trust)\s+that\s+(?:you|Your)\b",
        0.9,
        "gb:request",
        True,
    ),
    _act(
        "Demand",
        "REQUEST",
        "demand|insist|should|must|ought|has to|have to",
        rf"{_I}{_NOT}\b(?:strongly\s+)?(?:demand|insist)\b"
        r"|\b(?:should|must|ought\s+to|has\s+to|have\s+to)\s+(?:immediately\s+|at\s+once\s+|unconditionally\s+)?"
        r"(?:stop|halt|end|withdraw|cease|discontinue|apologi[sz]e|refrain|give\s+up|abandon|not\s+keep\s+silen\w+)\b",
        0.8,
    ),
    _act(
        "Warning",
        "THREATEN",
        "idle|responsib|dear|price|accountable|warn|consequence|merciless|never",
        r"\b(?:never|not)\s+sit\s+idle\b|\bnever\s+(?:escape|evade|shirk)\b[^.;]{0,40}\bresponsibilit"
        r"|\b(?:will|would|should|shall)\s+(?:have\s+to\s+)?(?:pay|bear)\b[^.;]{0,40}\b(?:dear|price|responsib)"
        r"|\bheld\s+(?:wholly\s+|fully\s+|entirely\s+)?(?:responsible|accountable)\b"
        rf"|{_I}[^.;]{{0,30}}\bwarn\b|\b(?:serious|grave|catastrophic|unpredictable)\s+consequences?\b"
        r"|\bmerciless\b|\bwill\s+never\s+(?:tolerate|pardon|overlook)\b",
        0.85,
    ),
    _act(
        "Pledge",
        "AGREE",
        "will|shall|pledge|promise|assure|vow|ready|determined",
        rf"{_I}\s+(?:will|shall)\s+(?!never\b|not\b)(?:\w+\s+){{0,2}}?(?:make|continue|strive|do|exert|work|remain|keep|support|develop|fulfil|spare|stand|take|devote|strengthen|cooperate)\b"
        rf"|{_I}{_NOT}\b(?:pledge|promise|assure|vow|am\s+ready|are\s+ready|am\s+determined|are\s+determined)\b",
        0.85,
    ),
    _act(
        "Accusation",
        "ACCUSE",
        "accuse|denounc|condemn|mislead|aggravat|driving|threaten|violat|infring|slander|provok|fabricat|escalat|intensif|undermin|designed|trampl|dangerous",
        rf"{_I}[^.;]{{0,40}}\b(?:accuse|denounce|condemn)\b"
        r"|\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:misleading|aggravating|driving|threatening|violating|infringing|slandering|provoking|fabricating|escalating|intensifying|undermining|designed\s+to)\b"
        r"|\b(?:misleads?|aggravates?|violate[sd]?|infringe[sd]?|threatens?|gravely\s+threatened|slandered|trampled|provoke[sd]?)\b"
        r"|\bdangerous\s+(?:military\s+)?(?:moves?|game|gamble)\b",
        0.75,
    ),
    _act(
        "Appreciation",
        "SUPPORT",
        "thank|appreciat|gratitude",
        rf"{_I}[^.;]{{0,40}}\b(?:thank|appreciate|thanks\s+to\s+you|gratitude)\b"
        rf"|{_I}[^.;]{{0,20}}\b(?:express|extend|offer|convey)\w*\s+(?:\w+\s+){{0,3}}(?:thanks|gratitude|appreciation)\b",
        0.9,
        "gb:thanks",
        True,
    ),
    _act(
        "Support",
        "SUPPORT",
        "support|stand|solidarity|welcome",
        rf"{_I}{_NOT}\b(?:support|stand\s+(?:by|with)|solidarity|welcome)\b",
        0.8,
    ),
    _act(
        "Rejection",
        "REJECT",
        "reject|oppose|refuse|not|never",
        rf"{_I}[^.;]{{0,40}}\b(?:reject|oppose|refuse)\b"
        rf"|{_I}[^.;]{{0,20}}\b(?:will|can|shall|do)\s*(?:never|not)\s+(?:recogni[sz]e|accept|agree|allow)\b",
        0.85,
    ),
)
_FIRST_PERSON = re.compile(r'"[^"]*\b(?:I|[Ww]e)\b[^"]*"')
_SECOND = re.compile(r"\b(?:you|your|Your|You|yours)\b")


@extractor(
    "speechacts",
    assigns=(),
    requires=("communications", "sentences", "names", "events"),
)
def read_speech_acts(doc: Doc) -> None:
    """Find the acts that the quoted text of the article's communication performs."""
    news = [c for c in layers.communications(doc) if c.main]
    if not news:
        return
    communication = news[0]
    for sentence in layers.sentences(doc):
        letter = layers.letterhead(doc) and sentence.part is Part.BODY
        if not (sentence.quoted or letter or _inline(doc, communication, sentence)):
            continue
        text = sentence.span.of(layers.text(doc))
        kinds: set[str] = set()
        for act in _ACTS:
            if not act.stems.search(text) or (
                act.kind == "gb:Accusation" and "gb:Request" in kinds
            ):
                continue  # what a request complains of is not accused once more
            match = act.pattern.search(layers.text(doc), sentence.span.start, sentence.span.end)
            if match:
                kinds.add(act.kind)
                layers.claims(doc).extend(_claims(doc, communication, sentence, act, match))


def _inline(doc: Doc, communication: Communication, sentence: Sentence) -> bool:
    """Whether a sentence quotes the communication: 'The letter said: "I request you …"'."""
    after = sentence.span.start > communication.sentence.span.start
    words = sentence.span.of(layers.text(doc))
    return after and sentence.part is Part.BODY and bool(_FIRST_PERSON.search(words))


def _claims(
    doc: Doc, communication: Communication, sentence: Sentence, act: _Act, match: re.Match[str]
) -> list[Claim]:
    evidence = Evidence(sentence.span, f"speechacts.{act.kind.partition(':')[2].lower()}")
    words = " ".join(sentence.span.of(layers.article(doc).text).split())
    mention = Mention(act.kind, Span(*match.span()), words, None, f"{sentence.span.start}")
    said = [
        Claim(communication.mention, "gb:performs", mention, evidence, act.sure),
        Claim(mention, "gb:content", Literal(words), evidence, act.sure),
        Claim(mention, "gb:plover", Concept(act.plover), evidence, act.sure),
    ]
    said += [
        Claim(mention, "gb:agent", party.agent, evidence, act.sure)
        for party in communication.senders
    ]
    addressed = act.to_recipient or (act.kind != "gb:Accusation" and bool(_SECOND.search(words)))
    for agent in _addressees(doc, communication, sentence, match.end(), addressed=addressed):
        said.append(Claim(mention, "gb:addressee", agent, evidence, act.sure))
    for event in layers.events(doc) or ():
        if sentence.span.covers(event.span):
            said.append(Claim(mention, "schema:about", event, evidence, 0.7))
    if act.purpose and act.to_recipient and act.purpose not in communication.purposes:
        said.append(
            Claim(communication.mention, "gb:purpose", Concept(act.purpose), evidence, act.sure)
        )
    return said


def _addressees(
    doc: Doc, communication: Communication, sentence: Sentence, at: int, *, addressed: bool
) -> list[Mention]:
    """The recipient where the act speaks to "you"; else the country or body named last before the
    act's verb ends (``at``), or first behind it, unless that is the sender's own.
    """
    if addressed:
        return [party.agent for party in communication.recipients]
    own = _own_country(doc, communication.senders)
    others = [
        name.mention
        for name in layers.names(doc)
        if sentence.span.covers(name.mention.span)
        and not name.within
        and name.mention.kind not in ("schema:Person", "schema:Place")
        and name.mention.authority != own
    ]
    before = [m for m in others if m.span.start < at]
    return before[-1:] or others[:1]


def _own_country(doc: Doc, senders: list[Party]) -> str | None:
    authority = layers.authority(doc)
    for party in senders:
        for office in party.offices:
            for organization in office.organizations:
                if organization.authority:
                    return authority.country_of(organization.authority)
    return None
