"""Names, kinds and sentences for the nodes of two builds, looked up in whichever of the two has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from graphbuilder.model.terms import CLASSES, PREFIXES, SEGMENT, expand, superclasses
from graphbuilder.query.changes import Claim, Node, Side, Term, segment
from graphbuilder.query.describe import Sentence
from graphbuilder.query.names import prefixes, shorten

_WORDS: Final = re.compile("(?<=[a-z0-9])(?=[A-Z])")
_SEGMENTS: Final = frozenset(SEGMENT.values())
_PROPERTIES: Final = {"alt label": "other name", "type": "class"}
"""Properties whose own names say too little."""
_TYPE, _LABEL, _MEMBER, _DATE, _SOURCE, _SELECTOR, _EXACT, _START, _END = (
    ox.NamedNode(expand(name))
    for name in (
        "rdf:type",
        "rdfs:label",
        "org:member",
        "schema:datePublished",
        "oa:hasSource",
        "oa:hasSelector",
        "oa:exact",
        "oa:start",
        "oa:end",
    )
)


def property_words(predicate: ox.NamedNode) -> str:
    """A property's name in words: "in reply to" for ``gb:inReplyTo``."""
    words = _in_words(re.split("[/#]", predicate.value)[-1])
    return _PROPERTIES.get(words, words)


def narrowest(classes: Iterable[Term]) -> list[Term]:
    """The classes that are no superclass of another one, in order."""
    names = {shorten(_text(each), PREFIXES): each for each in classes}
    above = {each for name in names if name in CLASSES for each in superclasses(name)}
    return [names[name] for name in sorted(names.keys() - above)]


class Labels:
    """What the two builds call things."""

    def __init__(self, old: Side, new: Side) -> None:
        self._old, self._new = old, new
        self._prefixes = _prefixes(old, new)
        self._mentions: dict[object, list[Claim]] | None = None

    def short(self, node: object) -> str:
        """A node's IRI with a prefix, or its text."""
        return shorten(_text(node), self._prefixes)

    def label(self, node: object, first: Side | None = None) -> str:
        """A node's label, in the build that is asked first if it has one there; a literal's text. Before
        the title of an office stands its holder.
        """
        if not isinstance(node, Node):
            return _text(node)
        other = self._old if first is not self._old else self._new
        for side in (first or self._new, other):
            if labels := side.values(node, _LABEL):
                holder = "; ".join(self.label(each, side) for each in side.values(node, _MEMBER))
                return f"{holder}, {_text(labels[0])}" if holder else _text(labels[0])
        return self.short(node)

    def named(self, node: object) -> str:
        """A node's label with its date and its IRI."""
        date = self.date(node)
        return f"{self.label(node)}{', ' + date if date else ''} ({self.short(node)})"

    def date(self, node: object) -> str:
        """When an article was published, or ""."""
        return self._first(self._new, node, _DATE) or self._first(self._old, node, _DATE)

    def kind(self, node: object) -> str:
        """A thing's narrowest class in words, or the kind that its IRI names."""
        types = self._new.values(node, _TYPE) or self._old.values(node, _TYPE)
        narrow = narrowest(types)
        return _in_words(re.split("[/#]", _text(narrow[0]))[-1]) if narrow else segment(node)

    def sentences(self, statement: ox.Triple) -> tuple[Sentence, ...]:
        """The sentences that a statement newly rests on, the earliest first."""
        claims = self._new.claims.get(statement, ())
        found = {self._sentence(claim, node) for claim in claims for node in claim.selections}
        return tuple(sorted(found, key=lambda s: (s.date, s.headline, s.start or 0, s.quote)))

    def mention(self, node: Node) -> tuple[Sentence, ...]:
        """The first sentence by which a thing has come in."""
        if self._mentions is None:
            self._mentions = {}
            for statement, claims in self._new.claims.items():
                self._mentions.setdefault(statement.object, []).extend(claims)
        claims = self._mentions.get(node, [])
        found = [self._sentence(claim, each) for claim in claims for each in claim.selections]
        return tuple(sorted(found, key=lambda s: (s.date, s.headline, s.start or 0, s.quote))[:1])

    def _sentence(self, claim: Claim, selection: Node) -> Sentence:
        side = self._new
        quote, start, end = (
            next((v for each in selectors for v in [self._first(side, each, name)] if v), "")
            for selectors in [side.values(selection, _SELECTOR)]
            for name in (_EXACT, _START, _END)
        )
        article = next(iter(side.values(selection, _SOURCE)), None)
        return Sentence(
            quote=quote,
            headline=self.label(article) if article else "",
            date=self.date(article) if article else "",
            status=claim.status,
            start=int(start) if start.isdecimal() else None,
            end=int(end) if end.isdecimal() else None,
        )

    def _first(self, side: Side, node: object, predicate: ox.NamedNode) -> str:
        return next((_text(value) for value in side.values(node, predicate)), "")


def _prefixes(*sides: Side) -> dict[str, str]:
    """The vocabulary's prefixes, and those for the base that the sides' own IRIs have."""
    for side in sides:
        for quad in side.quads:
            kind = segment(quad.subject)
            if kind in _SEGMENTS:
                return prefixes(_text(quad.subject).rpartition(f"{kind}/")[0])
    return prefixes()


def _text(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else str(node)


def _in_words(name: str) -> str:
    return _WORDS.sub(" ", name).lower()
