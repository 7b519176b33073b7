"""The vocabulary's names as the code uses them: prefixes, classes with their superclasses.

One table for what ``ontology/graphbuilder.ttl`` defines; a test holds the two equal.
"""

from __future__ import annotations

from typing import Final

DEFAULT_BASE: Final = "https://w3id.org/graphbuilder/id/"

PREFIXES: Final[dict[str, str]] = {
    "gb": "https://w3id.org/graphbuilder/ontology#",
    "schema": "https://schema.org/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "oa": "http://www.w3.org/ns/oa#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "time": "http://www.w3.org/2006/time#",
    "sem": "http://semanticweb.cs.vu.nl/2009/11/sem/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

CLASSES: Final[dict[str, tuple[str, ...]]] = {
    "gb:Article": ("schema:NewsArticle",),
    "gb:Communication": ("schema:Message",),
    "gb:Letter": ("gb:Communication",),
    "gb:Message": ("gb:Communication",),
    "gb:Telegram": ("gb:Communication",),
    "gb:Airgram": ("gb:Telegram",),
    "gb:Circular": ("gb:Communication",),
    "gb:CircularTelegram": ("gb:Circular", "gb:Telegram"),
    "gb:Despatch": ("gb:Letter",),
    "gb:Note": ("gb:Communication",),
    "gb:NoteVerbale": ("gb:Note",),
    "gb:Memorandum": ("gb:Note",),
    "gb:AideMemoire": ("gb:Note",),
    "gb:Statement": ("gb:Communication",),
    "gb:PressStatement": ("gb:Statement",),
    "gb:OralMessage": ("gb:Communication",),
    "gb:SpeechAct": (),
    "gb:Request": ("gb:SpeechAct",),
    "gb:Demand": ("gb:SpeechAct",),
    "gb:Warning": ("gb:SpeechAct",),
    "gb:Pledge": ("gb:SpeechAct",),
    "gb:Accusation": ("gb:SpeechAct",),
    "gb:Appreciation": ("gb:SpeechAct",),
    "gb:Support": ("gb:SpeechAct",),
    "gb:Rejection": ("gb:SpeechAct",),
    "gb:Event": ("schema:Event", "sem:Event"),
    "gb:Document": ("schema:CreativeWork",),
    "gb:Provision": ("gb:Document",),
    "gb:InternationalOrganization": ("schema:Organization",),
    "schema:GovernmentOrganization": ("schema:Organization",),
    "schema:PoliticalParty": ("schema:Organization",),
    "schema:NewsMediaOrganization": ("schema:Organization",),
    "schema:Organization": (),
    "schema:Person": (),
    "schema:Country": ("schema:Place",),
    "schema:Place": (),
    "org:Post": (),
    "org:Membership": (),
    "gb:Capacity": ("org:Membership",),
    "gb:Claim": ("rdf:Statement",),
    "gb:Judgement": (),
    "gb:Conflict": (),
    "prov:Activity": (),
    "time:Interval": (),
}
"""Every class that the graph uses, with the classes right above it."""

SEGMENT: Final[dict[str, str]] = {
    "schema:Person": "person",
    "schema:Organization": "organization",
    "schema:Country": "country",
    "schema:Place": "place",
    "org:Post": "post",
    "org:Membership": "membership",
    "gb:Communication": "communication",
    "gb:SpeechAct": "act",
    "gb:Event": "event",
    "gb:Document": "document",
    "gb:Article": "article",
    "gb:Claim": "claim",
    "gb:Judgement": "judgement",
    "gb:Conflict": "conflict",
    "prov:Activity": "activity",
    "time:Interval": "interval",
}
"""The first part of an IRI after the base, by class; subclasses share their parent's."""


def superclasses(kind: str) -> tuple[str, ...]:
    """All classes above ``kind``, nearest first. Raises KeyError for a class that is not ours."""
    found: list[str] = []
    for parent in CLASSES[kind]:
        found += [parent, *(superclasses(parent) if parent in CLASSES else ())]
    return tuple(dict.fromkeys(found))


def is_a(kind: str, other: str) -> bool:
    """Whether ``kind`` is ``other`` or below it. A country is a place of its own kind here."""
    return kind == other or other in superclasses(kind)


def segment(kind: str) -> str:
    """The IRI segment of a class: its own, or that of the nearest class above it."""
    for candidate in (kind, *superclasses(kind)):
        if candidate in SEGMENT:
            return SEGMENT[candidate]
    raise KeyError(kind)


def expand(curie: str) -> str:
    """The absolute IRI of a compact one. Raises KeyError for a prefix that is not declared."""
    prefix, _, local = curie.partition(":")
    return PREFIXES[prefix] + local
