"""The words of the picture: what classes and predicates are called, and how arrows run."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from graphbuilder.model.terms import PREFIXES, expand, superclasses


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of nodes. ``shown`` says whether the opening view draws it."""

    id: str
    one: str
    many: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Term:
    """A predicate in words: read from its subject, from its object, and on an arrow.

    ``flip`` says that the arrow runs from object to subject: a letter flows from its sender.
    ``letter`` marks the two arrows that carry a communication.
    """

    iri: str
    forward: str
    backward: str
    edge: str
    flip: bool = False
    letter: bool = False


KINDS: Final = (
    Kind("communication", "communication", "Communications", True),
    Kind("person", "person", "People", True),
    Kind("organization", "organization", "Organizations", True),
    Kind("post", "office", "Offices", True),
    Kind("event", "event", "Events", True),
    Kind("document", "document", "Documents", True),
    Kind("country", "country", "Countries", False),
    Kind("place", "place", "Places", False),
    Kind("article", "article", "Articles", False),
)

_KIND_OF_CLASS: Final = {
    "gb:Communication": "communication",
    "schema:Person": "person",
    "schema:Organization": "organization",
    "org:Post": "post",
    "gb:Event": "event",
    "gb:Document": "document",
    "schema:Country": "country",
    "schema:Place": "place",
    "gb:Article": "article",
}
_FORMS: Final = {"org:Post": "office"}  # where the class's own name says less
_KIND_CLASSES: Final = {expand(curie): kind for curie, kind in _KIND_OF_CLASS.items()}

MEMBERSHIP: Final = expand("org:Membership")
SPEECH_ACT: Final = expand("gb:SpeechAct")

_TERMS: Final = (
    ("schema:sender", "from", "sent", "sent"),
    ("schema:recipient", "to", "received", "to"),
    ("gb:onBehalfOf", "on behalf of", "sent in its name", "on behalf of"),
    ("gb:conveyedBy", "conveyed by", "conveyed", "conveyed by"),
    ("gb:date", "date", "date of", "date"),
    ("schema:dateSent", "sent on", "sent on", "sent on"),
    ("schema:dateReceived", "received on", "received on", "received on"),
    ("dcterms:issued", "issued on", "issued on", "issued on"),
    ("gb:purpose", "purpose", "purpose of", "purpose"),
    ("gb:occasion", "on the occasion of", "occasion of", "occasion"),
    ("gb:inReplyTo", "in reply to", "answered by", "reply to"),
    ("gb:placeSent", "sent from", "sent from here", "sent from"),
    ("org:Membership", "held the office", "held by", "office"),
    ("gb:SpeechAct", "says", "said of it", "says"),
    ("gb:Request", "requests", "request about it", "requests"),
    ("gb:Demand", "demands", "demand about it", "demands"),
    ("gb:Warning", "warns", "warning about it", "warns"),
    ("gb:Pledge", "pledges", "pledge about it", "pledges"),
    ("gb:Accusation", "accuses", "accusation about it", "accuses"),
    ("gb:Appreciation", "appreciates", "appreciation of it", "appreciates"),
    ("gb:Support", "supports", "support for it", "supports"),
    ("gb:Rejection", "rejects", "rejection of it", "rejects"),
    ("schema:about", "about", "subject of", "about"),
    ("gb:cites", "cites", "cited in", "cites"),
    ("org:postIn", "office of", "has the office", "in"),
    ("org:subOrganizationOf", "part of", "includes", "part of"),
    ("schema:isPartOf", "part of", "contains", "part of"),
    ("gb:number", "number", "number of", "number"),
    ("gb:eventType", "type", "type of", "type"),
    ("schema:startDate", "from day", "starts", "starts"),
    ("schema:endDate", "to day", "ends", "ends"),
    ("schema:location", "held at", "place of", "at"),
    ("schema:participant", "with", "took part in", "with"),
    ("gb:before", "before", "after", "before"),
    ("gb:commemorates", "commemorates", "commemorated by", "commemorates"),
    ("gb:country", "country", "country of", "country"),
    ("gb:reports", "reports", "reported by", "reports"),
    ("schema:mentions", "mentions", "mentioned in", "mentions"),
    ("gb:datelinePlace", "dateline", "dateline of", "dateline"),
    ("schema:publisher", "published by", "published", "published by"),
    ("gb:relatedArticle", "links to", "linked from", "links to"),
    ("gb:excerptOf", "cut from", "holds", "cut from"),
    ("gb:iso3166", "ISO 3166 code", "code of", "code"),
    (
        "gb:senderIncumbent",
        "sender's office held by",
        "held the sender's office",
        "sender's holder",
    ),
    (
        "gb:recipientIncumbent",
        "recipient's office held by",
        "held the recipient's office",
        "recipient's holder",
    ),
    ("gb:daysToReply", "days to reply", "days to reply", "days to reply"),
    ("gb:knownFromReply", "known only from its reply", "known from", "known from"),
    ("gb:sameTextAs", "same text as", "same text as", "same text"),
    ("gb:judges", "judged", "judged", "judged"),
    ("dcterms:replaces", "stands for", "stands for", "stands for"),
    ("owl:sameAs", "same as", "same as", "same as"),
    ("skos:closeMatch", "close to", "close to", "close to"),
)
_FLIPPED: Final = {expand("schema:sender")}
_LETTER: Final = {expand("schema:sender"), expand("schema:recipient")}
_WORDS: Final = {expand(curie): words for curie, *words in _TERMS}
_RANK: Final = {iri: rank for rank, iri in enumerate(_WORDS)}

INVERSE: Final = {expand("gb:after"): expand("gb:before")}
"""Predicates that are told as another one read backwards."""


def term(iri: str) -> Term:
    """The words for a predicate, made from its local name where the table has none."""
    plain = words_of(iri)
    forward, backward, edge = _WORDS.get(iri, (plain, f"{plain} of", plain))
    return Term(iri, forward, backward, edge, flip=iri in _FLIPPED, letter=iri in _LETTER)


def rank(iri: str) -> tuple[int, str]:
    """Where a predicate stands among the statements of a node; unknown ones come last."""
    return _RANK.get(iri, len(_RANK)), iri


def words_of(iri: str) -> str:
    """The local name of an IRI as words: ``…#NoteVerbale`` gives ``note verbale``."""
    local = re.split(r"[#/]", iri.rstrip("#/"))[-1]
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|[_-]+", " ", local)
    return " ".join(w if w.isupper() and len(w) > 1 else w.lower() for w in spaced.split())


def kind_of(classes: Iterable[str]) -> str | None:
    """The kind of node that something of these classes (IRIs) is drawn as; None for none."""
    found = {_KIND_CLASSES[iri] for iri in classes if iri in _KIND_CLASSES}
    return next((kind.id for kind in KINDS if kind.id in found), None)


def form_of(kind: str) -> str:
    """A class (IRI) in words; empty for none."""
    return (_FORMS.get(_compact(kind)) or words_of(kind)) if kind else ""


def class_of(classes: Iterable[str]) -> str:
    """The IRI of the most specific class of ours among these (IRIs); empty for none."""
    ours = {curie: _parents(curie) for curie in map(_compact, classes) if curie}
    above = {parent for parents in ours.values() for parent in parents}
    lowest = sorted(curie for curie in ours if curie not in above)
    return expand(lowest[0]) if lowest else ""


def lowest_class(classes: Iterable[str], root: str) -> str:
    """The IRI of the first class below ``root`` (an IRI), or ``root`` itself."""
    below = [c for c in map(_compact, classes) if c and _compact(root) in _parents(c)]
    return expand(min(below)) if below else root


def _compact(iri: str) -> str:
    for prefix in ("gb", "schema", "org"):
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri[len(PREFIXES[prefix]) :]}"
    return ""


def _parents(curie: str) -> tuple[str, ...]:
    try:
        return superclasses(curie)
    except KeyError:
        return ()
