"""Graphs of any size as quads, laid out as ``docs/rdf-layout.md`` says, for measuring what shows them.

``made_graph(nodes)`` gives people, bodies, offices, events, documents, places, countries, letters and the
articles that report them, with four claims a node as a year of a real wire has. Few correspond much
and many little. The same number gives the same quads everywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate
from random import Random
from typing import Final

import pyoxigraph as ox

from benchmarks.generator import BODIES, COUNTRIES, DOCUMENTS, OFFICES, Writer
from graphbuilder.model.terms import DEFAULT_BASE, expand

_SHARES: Final = {
    "article": 0.23,
    "communication": 0.2,
    "person": 0.16,
    "organization": 0.14,
    "event": 0.12,
    "post": 0.1,
    "place": 0.03,
    "document": 0.02,
}
"""How much of a graph each kind is. A real wire has fewer letters and more bodies."""
_CLASSES: Final = {
    "article": ("gb:Article", "schema:NewsArticle"),
    "communication": ("gb:Communication", "schema:Message"),
    "person": ("schema:Person",),
    "organization": ("schema:Organization", "org:Organization"),
    "event": ("gb:Event", "schema:Event"),
    "post": ("org:Post",),
    "place": ("schema:Place",),
    "document": ("gb:Document", "schema:CreativeWork"),
    "country": ("schema:Country",),
}
_FORMS: Final = ("gb:Letter", "gb:Message", "gb:Message", "gb:NoteVerbale", "gb:Telegram")
_PURPOSES: Final = ("greeting", "greeting", "congratulation", "condolence", "reply", "request")
_MENTIONS: Final = 11  # things that an article mentions
_DAYS: Final = 3000  # from the first day on, over which all is spread
_FIRST: Final = date(2016, 1, 1)


@dataclass(frozen=True, slots=True)
class _Thing:
    iri: str
    label: str
    country: str = ""


class _Text:
    """An article's text as it grows, of which only the sentences with claims are kept."""

    def __init__(self, number: int) -> None:
        self.name = f"wire-{number}"
        self.iri = f"{DEFAULT_BASE}article/{self.name}"
        self.day = _FIRST + timedelta(days=number * 7919 % _DAYS)
        self.length = 0
        self._selected: set[tuple[int, int]] = set()

    def sentence(self, text: str) -> tuple[int, str]:
        """Add a sentence; where it starts, and its words."""
        start = self.length
        self.length += len(text) + 1
        return start, text

    def select(self, start: int, words: str) -> Iterator[ox.Quad]:
        """The selection of words, once."""
        end = start + len(words)
        if (start, end) in self._selected:
            return
        self._selected.add((start, end))
        selector = f"{DEFAULT_BASE}selector/{self.name}-{start}-{end}"
        yield from _said(
            self.selection(start, words),
            ("rdf:type", _term("oa:SpecificResource")),
            ("oa:hasSource", ox.NamedNode(self.iri)),
            ("oa:hasSelector", ox.NamedNode(f"{selector}-quote")),
            ("oa:hasSelector", ox.NamedNode(f"{selector}-position")),
        )
        quote = (("rdf:type", _term("oa:TextQuoteSelector")), ("oa:exact", ox.Literal(words)))
        yield from _said(f"{selector}-quote", *quote)
        yield from _said(
            f"{selector}-position",
            ("rdf:type", _term("oa:TextPositionSelector")),
            ("oa:start", ox.Literal(start)),
            ("oa:end", ox.Literal(end)),
        )

    def selection(self, start: int, words: str) -> str:
        """The IRI of the selection of words."""
        return f"{DEFAULT_BASE}selection/{self.name}-{start}-{start + len(words)}"


_Value = ox.NamedNode | ox.Literal


def _said(subject: str, *said: tuple[str, _Value]) -> Iterator[ox.Quad]:
    node = ox.NamedNode(subject)
    for predicate, value in said:
        yield ox.Quad(node, _term(predicate), value)


@cache
def _term(curie: str) -> ox.NamedNode:
    return ox.NamedNode(expand(curie))


def _day(day: date) -> ox.Literal:
    return ox.Literal(day.isoformat(), datatype=_term("xsd:date"))


class _Crowd:
    """Things of which few are named often and many rarely: by Zipf's law, in their order."""

    def __init__(self, things: Sequence[_Thing], chance: Random) -> None:
        self.things, self._chance = things, chance
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(things))))

    def some(self, count: int = 1) -> list[_Thing]:
        """So many of them; one may come twice."""
        return self._chance.choices(self.things, cum_weights=self._weights, k=count)


class _Maker:
    def __init__(self, nodes: int) -> None:
        self.chance = Random(nodes)
        self.writer = Writer(self.chance)
        self.claims = 0
        self.counts = {kind: max(1, round(nodes * share)) for kind, share in _SHARES.items()}
        self.countries = [
            _Thing(f"{DEFAULT_BASE}country/{one.short.replace(' ', '-')}", one.short)
            for one in COUNTRIES[: max(3, min(len(COUNTRIES), nodes // 50))]
        ]
        self.made = {kind: self._things(kind) for kind in _SHARES if kind != "article"}
        entities = [one for kind in ("person", "organization", "event") for one in self.made[kind]]
        self.chance.shuffle(entities)
        self.mentioned = _Crowd([*self.countries, *entities], self.chance)
        writers = [one for kind in ("person", "post", "organization") for one in self.made[kind]]
        self.parties = _Crowd(writers, self.chance)
        self.occasions = _Crowd(self.made["event"], self.chance)

    def _things(self, kind: str) -> list[_Thing]:
        names: dict[str, Callable[[int], str]] = {
            "person": lambda n: self.writer.name(COUNTRIES[n % len(COUNTRIES)].tongue),
            "organization": lambda n: f"{BODIES[n % len(BODIES)]} of {self.writer.site()}",
            "post": lambda n: f"{OFFICES[n % len(OFFICES)]} of {self.writer.site()}",
            "event": lambda n: f"{n % 90 + 10}th anniversary of {self.writer.site()}",
            "place": lambda _: self.writer.site(),
            "document": lambda n: f"{DOCUMENTS[n % len(DOCUMENTS)]} on {self.writer.site()}",
            "communication": lambda n: f"Letter {n}",
        }
        return [
            _Thing(
                f"{DEFAULT_BASE}{kind}/{kind}-{n}",
                names[kind](n),
                self.chance.choice(self.countries).iri,
            )
            for n in range(self.counts[kind])
        ]

    def all(self) -> Iterator[ox.Quad]:
        yield from self._entities()
        texts = [_Text(number) for number in range(self.counts["article"])]
        for number, letter in enumerate(self.made["communication"]):
            yield from self._letter(letter, texts[number % len(texts)])
        for text in texts:
            yield from self._article(text)

    def _entities(self) -> Iterator[ox.Quad]:
        for country in self.countries:
            yield from self._entity("country", country)
            code = ox.Literal(country.label[:2].upper())
            yield from _said(country.iri, ("gb:iso3166", code))
        for kind in ("person", "organization", "event", "post", "place", "document"):
            for thing in self.made[kind]:
                yield from self._entity(kind, thing)
        for post in self.made["post"]:
            body = self.chance.choice(self.made["organization"])
            yield from _said(post.iri, ("org:postIn", ox.NamedNode(body.iri)))

    def _entity(self, kind: str, thing: _Thing) -> Iterator[ox.Quad]:
        yield from _said(thing.iri, *(("rdf:type", _term(name)) for name in _CLASSES[kind]))
        yield from _said(thing.iri, ("rdfs:label", ox.Literal(thing.label)))
        if kind == "organization":
            yield from _said(thing.iri, ("gb:country", ox.NamedNode(thing.country)))
        if self.chance.random() < 0.2:
            yield from _said(thing.iri, ("skos:altLabel", ox.Literal(f"the {thing.label}")))

    def _letter(self, letter: _Thing, text: _Text) -> Iterator[ox.Quad]:
        """A letter with its claims, all in one sentence of an article, and the sender's office."""
        sender, recipient = self.parties.some(2)
        occasion = self.occasions.some()[0]
        post = self.chance.choice(self.made["post"])
        day = text.day - timedelta(days=self.chance.randint(0, 6))
        purpose = self.chance.choice(_PURPOSES)
        sentence = text.sentence(
            f"{sender.label}, {post.label}, sent a message of {purpose} to {recipient.label} on "
            f"{day.isoformat()} on the occasion of {occasion.label} and {self.writer.sentence()}"
        )
        form = self.chance.choice(_FORMS)
        yield from _said(letter.iri, *(("rdf:type", _term(c)) for c in _CLASSES["communication"]))
        label = f"{form.removeprefix('gb:')} from {sender.label} to {recipient.label} ({day})"
        yield from _said(letter.iri, ("rdf:type", _term(form)), ("rdfs:label", ox.Literal(label)))
        iri, words = letter.iri, sentence
        yield from self._claim(iri, "schema:sender", sender, text, words)
        yield from self._claim(iri, "schema:recipient", recipient, text, words)
        yield from self._claim(iri, "gb:date", _day(day), text, words)
        yield from self._claim(iri, "schema:dateSent", _day(day), text, words)
        yield from self._claim(iri, "gb:purpose", _term(f"gb:{purpose}"), text, words)
        if self.chance.random() < 0.6:
            yield from self._claim(iri, "gb:occasion", occasion, text, words)
        yield from self._claim(text.iri, "gb:reports", letter, text, words)
        yield from self._membership(letter, sender, post, text, words)

    def _membership(
        self, letter: _Thing, sender: _Thing, post: _Thing, text: _Text, sentence: tuple[int, str]
    ) -> Iterator[ox.Quad]:
        if not sender.iri.startswith(f"{DEFAULT_BASE}person"):
            return
        local = f"{sender.iri.rpartition('/')[2]}-{post.iri.rpartition('/')[2]}"
        membership = f"{DEFAULT_BASE}membership/{local}"
        yield from _said(
            membership,
            ("rdf:type", _term("org:Membership")),
            ("rdfs:label", ox.Literal(post.label)),
            ("gb:post", ox.NamedNode(post.iri)),
        )
        yield from _said(letter.iri, ("gb:senderCapacity", ox.NamedNode(membership)))
        yield from self._claim(membership, "org:member", sender, text, sentence)
        yield from self._claim(membership, "org:role", post, text, sentence)
        yield from self._claim(membership, "gb:attestedOn", _day(text.day), text, sentence)

    def _article(self, text: _Text) -> Iterator[ox.Quad]:
        headline = self.writer.sentence()[:90].strip()
        yield from _said(text.iri, *(("rdf:type", _term(name)) for name in _CLASSES["article"]))
        yield from _said(
            text.iri,
            ("rdfs:label", ox.Literal(headline)),
            ("schema:headline", ox.Literal(headline)),
            ("dcterms:identifier", ox.Literal(text.name)),
            ("schema:datePublished", _day(text.day)),
            ("schema:url", ox.NamedNode(f"https://wire.example/{text.name}")),
            ("schema:publisher", ox.NamedNode(self.made["organization"][0].iri)),
        )
        found = self.mentioned.some(_MENTIONS)
        for first in range(0, len(found), 2):
            pair = found[first : first + 2]
            names = " and ".join(one.label for one in pair)
            words = text.sentence(f"{names} {self.writer.sentence()}")
            for one in pair:
                yield from self._claim(text.iri, "schema:mentions", one, text, words)

    def _claim(
        self,
        subject: str,
        predicate: str,
        value: _Thing | _Value,
        text: _Text,
        sentence: tuple[int, str],
    ) -> Iterator[ox.Quad]:
        """A claim with its evidence, and the triple itself unless the text only reports it."""
        self.claims += 1
        start, words = sentence
        chance = self.chance.random()
        status = "stated" if chance < 0.94 else "inferred" if chance < 0.97 else "reported"
        thing = ox.NamedNode(value.iri) if isinstance(value, _Thing) else value
        if status != "reported":
            yield from _said(subject, (predicate, thing))
        selected = ox.NamedNode(text.selection(start, words))
        yield from text.select(start, words)
        claim = f"{DEFAULT_BASE}claim/{self.claims:020x}"
        yield from _said(
            claim,
            *(("rdf:type", _term(name)) for name in ("gb:Claim", "rdf:Statement")),
            ("rdf:subject", ox.NamedNode(subject)),
            ("rdf:predicate", _term(predicate)),
            ("rdf:object", thing),
            ("gb:evidence", selected),
            ("gb:confidence", ox.Literal(str(0.6 + self.claims * 37 % 40 / 100))),
            ("gb:status", _term(f"gb:{status}")),
            ("gb:rule", ox.Literal(f"made.{predicate.rpartition(':')[2]}")),
            ("prov:wasAttributedTo", ox.NamedNode(f"{DEFAULT_BASE}extractor/made")),
        )
        if isinstance(value, _Thing) and (at := words.find(value.label)) >= 0:
            yield from text.select(start + at, value.label)
            mention = ox.NamedNode(text.selection(start + at, value.label))
            yield from _said(claim, ("gb:objectMention", mention))


def made_graph(nodes: int) -> Iterator[ox.Quad]:
    """The quads of a graph of about so many nodes; at least some of every kind."""
    return _Maker(nodes).all()
