"""A thing or statement that differs between two builds, in words: an entry of a difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from graphbuilder.model.terms import expand
from graphbuilder.query.changes import NAMING, Changes, Node, Side, Term, segment
from graphbuilder.query.describe import Sentence
from graphbuilder.query.labels import Labels, narrowest, property_words

Sign = Literal["added", "gone", "changed"]
Halves = tuple[list[ox.Triple], list[ox.Triple]]
"""Triples that are gone, and triples that have come."""

_TYPE, _REPORTS, _DIGEST = (
    ox.NamedNode(expand(name)) for name in ("rdf:type", "gb:reports", "gb:textDigest")
)


@dataclass(frozen=True, slots=True)
class PropertyChange:
    """A property's value before and after, in words; "" where there is none. ``sentences`` are what the
    new value rests on.
    """

    property: str
    old: str
    new: str
    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing that differs. ``kind`` is its class in words, ``notes`` say what no property says."""

    sign: Sign
    iri: str
    kind: str
    label: str
    notes: tuple[str, ...] = ()
    changes: tuple[PropertyChange, ...] = ()
    sentences: tuple[Sentence, ...] = ()


class EntryMaker:
    """Makes entries from the changes between two builds."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._words = Labels(changes.old, changes.new)

    def thing(self, sign: Sign, node: Node, halves: Halves, *, reread: bool = False) -> Entry:
        """A thing with its properties that differ, or all that it came with. ``reread`` is for an
        article whose text has changed.
        """
        gone, come = halves
        side = self._changes.old if sign == "gone" else self._changes.new
        shown = [] if sign == "gone" else [*gone, *come]
        if sign == "added":
            shown = [t for t in shown if t.predicate not in NAMING]
            if segment(node) == "article":
                shown = [t for t in shown if t.predicate == _REPORTS]
        properties = tuple(self._properties(shown, set(come)))
        alone = sign == "added" and not properties
        return self._entry(
            sign,
            node,
            self._words.label(node, side),
            ("its text has changed",) if reread else (),
            properties,
            self._words.mention(node) if alone else (),
        )

    def replaced(self, part: Term, whole: Node, words: str, side: Side) -> Entry:
        """A thing that was merged into another, or split off from it; ``words`` say which."""
        note = f"{words} {self._words.named(whole)}"
        return self._entry("changed", part, self._words.label(part, side), (note,))

    def statement(self, sign: Sign, triple: ox.Triple, side: Side, status: str = "") -> Entry:
        """A statement by itself. ``status`` is given for one that the text doesn't assert."""
        subject, value = (self._words.label(n, side) for n in (triple.subject, triple.object))
        return self._entry(
            sign,
            triple.subject,
            f"{subject} – {property_words(triple.predicate)}: {value}",
            (status,) if status else (),
            (),
            self._words.sentences(triple) if sign == "added" else (),
        )

    def said_by(
        self,
        triples: Sequence[ox.Triple],
        said: Iterable[ox.NamedNode],
        unsaid: Iterable[ox.NamedNode],
    ) -> Entry:
        """Statements on one thing that both builds have, with the articles that newly and no longer
        make them.
        """
        notes = [f"{property_words(t.predicate)}: {self._words.label(t.object)}" for t in triples]
        for words, articles in (("now also said by", said), ("no longer said by", unsaid)):
            if names := "; ".join(map(self._words.named, articles)):
                notes.append(f"{words} {names}")
        node = triples[0].subject
        return self._entry(
            "changed",
            node,
            self._words.label(node),
            tuple(notes),
            (),
            self._words.sentences(triples[0]) if said else (),
        )

    def built(self, halves: Halves) -> Entry:
        """All that differs in how the two were built, in one line."""
        values: dict[str, tuple[set[str], set[str]]] = {}
        for which, triples in enumerate(halves):
            for triple in triples:
                if triple.predicate != _TYPE:
                    pair = values.setdefault(property_words(triple.predicate), (set(), set()))
                    pair[which].add(self._words.label(triple.object))
        parts = [
            f"{name}: {_listed(before - after)} → {_listed(after - before)}"
            for name, (before, after) in sorted(values.items())
            if before != after
        ]
        return Entry("changed", "", "", "; ".join(parts) or "other settings")

    def _entry(
        self,
        sign: Sign,
        node: object,
        label: str,
        notes: tuple[str, ...] = (),
        changes: tuple[PropertyChange, ...] = (),
        sentences: tuple[Sentence, ...] = (),
    ) -> Entry:
        iri, kind = self._words.short(node), self._words.kind(node)
        return Entry(sign, iri, kind, label, notes, changes, sentences)

    def _properties(
        self, triples: Iterable[ox.Triple], come: set[ox.Triple]
    ) -> Iterator[PropertyChange]:
        """The changes of one thing; a value that took another's place is one change."""
        values: dict[ox.NamedNode, Halves] = {}
        for triple in triples:
            if triple.predicate != _DIGEST:
                values.setdefault(triple.predicate, ([], []))[triple in come].append(triple)
        for predicate in sorted(values, key=lambda node: node.value):
            name = property_words(predicate)
            before, after = values[predicate]
            if predicate == _TYPE:
                before, after = _of_narrow_classes(before), _of_narrow_classes(after)
            if len(before) == len(after) == 1:
                yield self._change(name, before[0], after[0])
                continue
            yield from (self._change(name, triple, None) for triple in before)
            yield from (self._change(name, None, triple) for triple in after)

    def _change(self, name: str, old: ox.Triple | None, new: ox.Triple | None) -> PropertyChange:
        before = self._words.label(old.object, self._changes.old) if old else ""
        after = self._words.label(new.object, self._changes.new) if new else ""
        if old and new and before == after:  # two things of one name
            before, after = (self._words.named(triple.object) for triple in (old, new))
        return PropertyChange(name, before, after, self._words.sentences(new) if new else ())


def _listed(values: set[str]) -> str:
    return ", ".join(sorted(values)) or "nothing"


def _of_narrow_classes(types: list[ox.Triple]) -> list[ox.Triple]:
    """Of what says a thing's classes, that which says the narrowest."""
    narrow = narrowest(triple.object for triple in types)
    return [triple for triple in types if triple.object in narrow]
