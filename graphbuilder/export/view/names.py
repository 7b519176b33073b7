"""What things are called in the picture: labels, dates, values, and the table of articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

import pyoxigraph as ox

from graphbuilder.export.view.data import Article
from graphbuilder.export.view.read import Facts, Thing
from graphbuilder.export.view.sources import MACHINERY
from graphbuilder.export.view.words import words_of
from graphbuilder.model.terms import PREFIXES, expand

TYPE: Final = expand("rdf:type")
LABEL: Final = expand("rdfs:label")
ALT_LABEL: Final = expand("skos:altLabel")
ISO_CODE: Final = expand("gb:iso3166")
_PREF_LABEL: Final = expand("skos:prefLabel")
_HEADLINE: Final = expand("schema:headline")
_IDENTIFIER: Final = expand("dcterms:identifier")
_PUBLISHED: Final = expand("schema:datePublished")
_PUBLISHER: Final = expand("schema:publisher")
_URL: Final = expand("schema:url")
_FROM_DAY: Final = expand("gb:intervalStart")
_TO_DAY: Final = expand("gb:intervalEnd")
_DATES: Final = (
    expand("gb:date"),
    expand("schema:dateSent"),
    expand("dcterms:issued"),
    expand("schema:dateReceived"),
    expand("schema:startDate"),
    _PUBLISHED,
)

NOT_SAID: Final = MACHINERY | {
    *(TYPE, LABEL, ALT_LABEL, _PREF_LABEL, _HEADLINE, _IDENTIFIER, _PUBLISHED, _URL),
    *(expand(f"gb:{name}") for name in ("dateRetrieved", "excerptStart", "excerptEnd")),
    *(expand("schema:inLanguage"), expand("gb:teaserOnly"), expand("skos:inScheme")),
    expand("gb:textDigest"),
}
"""Predicates that the picture tells by other means than a statement."""


def label_of(facts: Facts, iri: str) -> str:
    """The name of an entity; the last part of its IRI in words where it has none."""
    return facts.value(iri, LABEL, _PREF_LABEL, _HEADLINE) or words_of(iri)


def date_of(facts: Facts, iri: str) -> str:
    """The date that stands beside a name: a communication's own, an event's first day."""
    found = (value_of(facts, thing) for p in _DATES for thing in facts.objects(iri, p))
    return next(found, "")


def value_of(facts: Facts, thing: Thing) -> str:
    """A value as text: a literal, an interval's two days, a concept's name, or an address."""
    if isinstance(thing, ox.Literal):
        return thing.value
    if first := facts.value(thing.value, _FROM_DAY):
        return f"{first}/{facts.value(thing.value, _TO_DAY)}"
    if label := facts.value(thing.value, LABEL, _PREF_LABEL):
        return label
    return words_of(thing.value) if thing.value.startswith(PREFIXES["gb"]) else thing.value


def type_of(thing: Thing) -> str:
    """How a value is typed: its datatype's IRI, ``@`` and its language, or ``<IRI>`` for a thing."""
    if isinstance(thing, ox.Literal):
        return f"@{thing.language}" if thing.language else thing.datatype.value
    return f"<{thing.value}>"


def articles_of(facts: Facts, nodes: Mapping[str, int]) -> tuple[Article, ...]:
    """The table of articles by date; ``nodes`` gives the node of each."""
    found = [
        Article(
            iri=iri,
            identifier=facts.value(iri, _IDENTIFIER),
            headline=facts.value(iri, _HEADLINE) or label_of(facts, iri),
            date=facts.value(iri, _PUBLISHED),
            publisher=_publisher(facts, iri),
            url=facts.value(iri, _URL),
            node=node,
        )
        for iri, node in nodes.items()
    ]
    return tuple(sorted(found, key=lambda article: (article.date, article.identifier, article.iri)))


def _publisher(facts: Facts, article: str) -> str:
    return next((value_of(facts, thing) for thing in facts.objects(article, _PUBLISHER)), "")
