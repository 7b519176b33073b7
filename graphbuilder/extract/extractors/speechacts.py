"""What the text of a letter or statement does: requests, demands, warnings, pledges, …

Covers habit 9: in a text quoted in full the first person is the sender, the second the recipient,
and "our country" the sender's. A sentence performs the acts whose verbs it has with the right
person as subject; the words of the act are its sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.acts import ACTS, Act, own_country
from graphbuilder.extract.layers import Communication, Sentence
from graphbuilder.extract.pipeline import extractor
from graphbuilder.extract.reporting import VERBS
from graphbuilder.model import Claim, Concept, Evidence, Literal, Mention, Part, Span

_FIRST_PERSON = re.compile(r'"[^"]*\b(?:I|[Ww]e)\b[^"]*"')
_QUOTATION = re.compile(r'"[^"]*"')
_SECOND = re.compile(r"\b(?:you|your|Your|You|yours)\b")
_TELLS = re.compile(r"\s+(?:(?:\w+ly|also)\s+)*(?P<verb>[a-z]+s)\b")
"""A verb in the present tense right behind the name of who speaks."""


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
        whole = sentence.quoted or letter
        if not (whole or _inline(doc, communication, sentence)):
            continue
        text = sentence.span.of(layers.text(doc))
        kinds: set[str] = set()
        for act in ACTS:
            if not act.stems.search(text) or (
                act.kind == "gb:Accusation" and "gb:Request" in kinds
            ):
                continue  # what a request complains of is not accused once more
            match = act.pattern.search(layers.text(doc), sentence.span.start, sentence.span.end)
            if match:
                kinds.add(act.kind)
                layers.claims(doc).extend(_claims(doc, communication, sentence, act, match))
        for act, match in _of_itself(doc, communication, sentence) if whole else ():
            if act.kind not in kinds:
                layers.claims(doc).extend(_claims(doc, communication, sentence, act, match))


def _of_itself(
    doc: Doc, communication: Communication, sentence: Sentence
) -> Iterator[tuple[Act, re.Match[str]]]:
    """ "The DPRK Foreign Ministry strongly denounces …": the sender speaks of itself by name."""
    own = own_country(doc, communication.senders)
    authority = layers.authority(doc)
    for name in layers.names_in(doc, sentence.span) if own else ():
        key = name.mention.authority
        if name.within or not key or authority.country_of(key) != own:
            continue
        told = _TELLS.match(layers.text(doc), name.mention.span.end, sentence.span.end)
        for verb in VERBS.get(told["verb"], ()) if told else ():
            if told and verb.after.match(layers.text(doc), told.end(), sentence.span.end):
                yield Act(verb.kind, verb.plover, _TELLS, _TELLS, verb.sure), told
                break


def _inline(doc: Doc, communication: Communication, sentence: Sentence) -> bool:
    """Whether a sentence quotes the communication: 'The letter said: "I request you …"', and nobody but
    its sender.
    """
    after = sentence.span.start > communication.sentence.span.start
    words = sentence.span.of(layers.text(doc))
    quotes = after and sentence.part is Part.BODY and bool(_FIRST_PERSON.search(words))
    return quotes and not _by_another(doc, communication, sentence)


def _by_another(doc: Doc, communication: Communication, sentence: Sentence) -> bool:
    """Whether a sentence names, outside its quotations, somebody who isn't the sender as the speaker."""
    start, text = sentence.span.start, layers.text(doc)
    quoted = [m.span() for m in _QUOTATION.finditer(text, start, sentence.span.end)]
    sent = {word for party in communication.senders for word in party.agent.name.split()}
    outside = [
        n.mention.name.split()[-1]
        for n in layers.names(doc)
        if n.mention.kind == "schema:Person"
        and sentence.span.covers(n.mention.span)
        and not any(a <= n.mention.span.start < b for a, b in quoted)
    ]
    return bool(outside) and sent.isdisjoint(outside[-1:])


def _claims(
    doc: Doc, communication: Communication, sentence: Sentence, act: Act, match: re.Match[str]
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
    own = own_country(doc, communication.senders)
    others = [
        name.mention
        for name in layers.names_in(doc, sentence.span)
        if not name.within
        and name.mention.kind not in ("schema:Person", "schema:Place")
        and name.mention.authority != own
    ]
    before = [m for m in others if m.span.start < at]
    return before[-1:] or others[:1]
