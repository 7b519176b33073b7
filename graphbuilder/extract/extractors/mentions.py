"""What else an article names, and the claims of its communications."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.answered import RULE
from graphbuilder.extract.extractors.offices import (
    membership_claims,
    membership_of,
    sentence_around,
)
from graphbuilder.extract.layers import Communication, Name, Party, Sentence
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
    terms,
)

_BEHALF = re.compile(
    r"\bon\s+behalf\s+of\s+(?P<whom>.{3,200}?)(?=\s+and\s+on\s+(?:his|her|my|our|their|its)\s+own"
    r"|,\s+(?:to|I|we|he|she)\b|,\s+[a-z]+ed\b|\s+to\s+(?:you|the|his|her)\b|[.;:]|$)",
    re.IGNORECASE | re.DOTALL,
)


@extractor(
    "mentions",
    requires=("names", "communications", "events", "documents", "offices", "sentences"),
)
def read_mentions(doc: Doc) -> None:
    """Claims of the communications, then one mention claim for each thing and first place."""
    claims = layers.claims(doc)
    article = ArticleRef(layers.article(doc).identifier)
    for communication in layers.communications(doc):
        claims.extend(
            _with_status(claim, communication)
            for claim in _communication(doc, article, communication)
        )
    claims.extend(_aliases(doc))
    taken: set[tuple[str, str, str]] = set()
    for mention, sure, rule in _things(doc):
        key = (mention.kind, mention.authority or mention.name, mention.key)
        if key not in taken:
            taken.add(key)
            evidence = Evidence(sentence_around(doc, mention.span), f"mentions.{rule}")
            claims.append(Claim(article, "schema:mentions", mention, evidence, sure))
    claims.extend(_countries_of_bodies(doc, article))


def _with_status(claim: Claim, made: Communication) -> Claim:
    """A claim of a communication that was denied, planned or only rumoured is so too; who holds
    which office is not touched by that.
    """
    own = made.mention in (claim.subject, claim.object)
    return replace(claim, status=made.status) if own and not made.status.asserted else claim


def _countries_of_bodies(doc: Doc, article: ArticleRef) -> Iterator[Claim]:
    """A state's body names its state: "the Central Committee of the WPK" the DPRK. Inferred."""
    files = layers.authority(doc)
    seen = {n.mention.authority for n in _names(doc)}
    for name in _names(doc):
        key = name.mention.authority
        country = files.country_of(key) if key and key.startswith("organization/") else None
        if country is None or country in seen:
            continue
        seen.add(country)
        entry = files.entries[country]
        evidence = Evidence(sentence_around(doc, name.mention.span), f"mentions.{name.rule}")
        premise = Claim(article, "schema:mentions", name.mention, evidence, name.sure)
        inferred = Evidence(evidence.span, "mentions.country-of-body")
        mention = Mention(entry.kind, name.mention.span, entry.label, country)
        yield Claim(article, "schema:mentions", mention, inferred, 0.8, Status.INFERRED, (premise,))


def _aliases(doc: Doc) -> Iterator[Claim]:
    """Acronyms that the text introduces for a name are other names of the same thing."""
    said: set[str] = set()
    for name in layers.names(doc):
        word = layers.readable(doc, name.mention.span)
        if name.rule == "acronym" and word not in said:
            said.add(word)
            where = Evidence(sentence_around(doc, name.mention.span), "names.acronym")
            yield Claim(name.mention, "skos:altLabel", Literal(word), where, name.sure)


def _names(doc: Doc) -> Iterator[Name]:
    """The names but for the agency's own signature in the headline ("…: KCNA Commentary")."""
    publisher = layers.authority(doc).find(layers.article(doc).publisher or "")
    heading = next((s.last for s in layers.sentences(doc) if s.part is Part.HEADLINE), 0)
    for name in layers.names(doc):
        own = publisher is not None and name.mention.authority == publisher.key
        if not (own and name.first < heading):
            yield name


def _things(doc: Doc) -> Iterator[tuple[Mention, float, str]]:
    for name in _names(doc):
        yield name.mention, name.sure, name.rule
    for event in layers.events(doc):
        yield event, 0.85, "event"
    for document in layers.documents(doc):
        yield document, 0.9, "document"


def _communication(doc: Doc, article: ArticleRef, made: Communication) -> Iterator[Claim]:
    sentence = Evidence(made.sentence.span, made.rule)
    mention, sure = made.mention, made.confidence
    relation = "gb:reports" if made.main else "schema:mentions"
    yield Claim(article, relation, mention, sentence, sure)
    for role, parties in (
        ("schema:sender", made.senders),
        ("schema:recipient", made.recipients),
        ("gb:conveyedBy", made.conveyors),
    ):
        for party in parties:
            yield from _role(doc, made, role, party)
    for purpose in dict.fromkeys(made.purposes):
        yield Claim(mention, "gb:purpose", Concept(purpose), sentence, sure)
    if made.answers:
        where = Evidence(sentence_around(doc, made.answers.span, mention.span), RULE)
        yield Claim(mention, "gb:inReplyTo", made.answers, where, sure)
    yield from _head(doc, made)
    if made.occasion:
        where = Evidence(sentence_around(doc, made.occasion.span), f"{made.rule}-occasion")
        yield Claim(mention, "gb:occasion", made.occasion, where, 0.9)
    if made.main:
        yield from _content(doc, made)


def _head(doc: Doc, made: Communication) -> Iterator[Claim]:
    """When and where it was written, when received, under which number and file."""
    mention, sure = made.mention, made.confidence
    if dated := date_claim(doc, made):
        yield dated
        yield replace(dated, predicate=made.date_property)
    if made.received and made.received.stated:
        where = Evidence(made.received.span, f"{made.rule}-received")
        yield Claim(mention, "schema:dateReceived", made.received.stated, where, sure)
    for predicate, written in (("gb:number", made.number), ("gb:fileReference", made.file)):
        if written:
            where = Evidence(written[0], f"{made.rule}-{predicate.partition(':')[2]}")
            yield Claim(mention, predicate, Literal(written[1]), where, sure)
    for place in made.places:
        where = Evidence(place.span, f"{made.rule}-place")
        yield Claim(mention, "gb:placeSent", place, where, sure)


def date_claim(doc: Doc, made: Communication) -> Claim | None:
    """The claim that a communication is of its day."""
    if made.date is None or made.date.stated is None:
        return None
    letter = layers.letterhead(doc) is made
    span = made.date.span if letter else sentence_around(doc, made.date.span)
    where = Evidence(span, f"{made.rule}-date")
    return Claim(made.mention, "gb:date", made.date.stated, where, made.confidence)


def role_claim(doc: Doc, made: Communication, role: str, party: Party) -> Claim:
    """The claim that somebody is a communication's sender, recipient or conveyor."""
    where = Evidence(_around(doc, made, party), made.rule)
    return Claim(made.mention, role, party.agent, where, made.confidence)


def _role(doc: Doc, made: Communication, role: str, party: Party) -> Iterator[Claim]:
    said = role_claim(doc, made, role, party)
    where = said.evidence
    yield said
    if not _has_claims(doc, party):
        yield from membership_claims(doc, party, f"offices.{made.rule.partition('.')[2]}")
    if role == "gb:conveyedBy" or party.agent.kind != "schema:Person":
        if party.agent.kind == "org:Post":
            for office in party.offices:
                if organization := office.employer:
                    yield Claim(party.agent, "org:postIn", organization, where, made.confidence)
        return
    predicate = "gb:senderCapacity" if role == "schema:sender" else "gb:recipientCapacity"
    if party.capacity and party.capacity_span:
        capacity = membership_of(party.agent, party.capacity, party.capacity_span, "gb:Capacity")
        yield Claim(made.mention, predicate, capacity, where, made.confidence)
    elif party.offices:
        office = party.offices[-1]
        membership = membership_of(party.agent, office.title, office.span)
        yield Claim(made.mention, predicate, membership, where, made.confidence)


def _has_claims(doc: Doc, party: Party) -> bool:
    """Whether the extractor of offices has said already that the party holds these offices."""
    return any(p.offices == party.offices for p in layers.parties_of(doc, party.agent))


def _around(doc: Doc, made: Communication, party: Party) -> Span:
    """The words that show a role: a letter's heading, or the sentences from party to message."""
    if layers.letterhead(doc) is made:
        inside = made.sentence.span.covers(party.agent.span)
        return made.sentence.span if inside else party.agent.span
    span = sentence_around(doc, party.agent.span, made.mention.span)
    far = len(span) > 3 * len(made.sentence.span) + 400  # the other end of a long text
    return made.sentence.span if far else span


def _content(doc: Doc, made: Communication) -> Iterator[Claim]:
    """What the text of the communication cites, is about, and for whom it speaks."""
    letter = layers.letterhead(doc) is not None
    for sentence in layers.sentences(doc):
        after = sentence.paragraph - made.sentence.paragraph
        if after < 0:
            continue
        if sentence.quoted or after <= 1:
            yield from _on_behalf(doc, made, sentence)
        if sentence.quoted or letter:
            yield from _contained(doc, made, sentence)


def _on_behalf(doc: Doc, made: Communication, sentence: Sentence) -> Iterator[Claim]:
    match = _BEHALF.search(layers.text(doc), sentence.span.start, sentence.span.end)
    if match is None:
        return
    whom, evidence = Span(*match.span("whom")), Evidence(sentence.span, f"{made.rule}-behalf")
    for name in layers.names_in(doc, whom):
        kind = name.mention.kind
        represented = kind == "schema:Country" or terms.is_a(kind, "schema:Organization")
        if represented and not (name.within or name.demonym):
            yield Claim(made.mention, "gb:onBehalfOf", name.mention, evidence, 0.85)


def _contained(doc: Doc, made: Communication, sentence: Sentence) -> Iterator[Claim]:
    for predicate, mentions, sure in (
        ("gb:cites", layers.documents(doc), 0.9),
        ("schema:about", layers.events(doc), 0.7),
    ):
        rule = f"{made.rule}-{predicate.partition(':')[2]}"
        for mention in mentions:
            if sentence.span.covers(mention.span):
                yield Claim(made.mention, predicate, mention, Evidence(sentence.span, rule), sure)
