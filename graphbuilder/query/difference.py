"""What was added, gone or changed between two builds, section by section, for people and programs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

import pyoxigraph as ox

from graphbuilder.model.terms import expand
from graphbuilder.query.changes import NAMING, Changes, Node, Side, segment
from graphbuilder.query.entries import Entry, EntryMaker, Halves, Sign
from graphbuilder.query.sortedquads import Comparison

_LABEL: Final = ox.NamedNode(expand("rdfs:label"))
_GROUP: Final = {
    "article": "articles",
    "communication": "communications",
    "membership": "offices",
    "judgement": "judgements",
    "conflict": "conflicts",
    "activity": "build",
    "extractor": "build",
    "graph": "build",
    **dict.fromkeys(
        "act event person organization country place post document".split(), "entities"
    ),
}
"""What a thing is listed under, by the segment of its IRI; ``other`` is the rest."""
_TITLES: Final = {
    "articles-added": "Articles added",
    "articles-gone": "Articles gone",
    "articles-changed": "Articles changed",
    "entities-added": "Entities added",
    "entities-gone": "Entities gone",
    "entities-renamed": "Entities renamed",
    "merged": "Merged",
    "split": "Split",
    "entities-changed": "Entities changed",
    "communications-added": "Communications added",
    "communications-gone": "Communications gone",
    "communications-changed": "Communications changed",
    "offices": "Offices",
    "judgements": "Judgements",
    "conflicts": "Conflicts",
    "inferred": "Inferred statements",
    "not-asserted": "Claims that are not asserted",
    "evidence": "Statements that other articles make now",
    "other": "Anything else",
    "build": "Built with",
}
"""The sections, in the order in which they come."""


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one sort: the first ones, of ``total``."""

    name: str
    title: str
    total: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something were added, are gone and have changed."""

    added: int = 0
    gone: int = 0
    changed: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """What differs between two builds. ``counts`` is by "articles", "entities", "communications",
    "statements" and "quads"; ``reworded`` counts the statements that stand and rest on other claims of
    the same articles.
    """

    equal: bool
    counts: dict[str, Count]
    reworded: int
    sections: tuple[Section, ...]


def difference(comparison: Comparison, limit: int = 0) -> Difference:
    """What differs between two graphs in the layout of ``docs/rdf-layout.md``.

    A section has its first ``limit`` entries (0: all), by IRI. Claims and selections are no entries: they
    are told of with the statements that they are the evidence of. Memory grows with what differs.
    """
    changes = Changes(comparison)
    makers = _Sorter(changes).makers
    moved, reworded = _moved(changes), _reworded(changes)
    return Difference(
        equal=not (changes.new.count or changes.old.count),
        counts={
            "articles": _count(makers, "articles"),
            "entities": _count(makers, "entities"),
            "communications": _count(makers, "communications"),
            "statements": Count(
                _asserted(changes.come, changes.new), _asserted(changes.gone, changes.old), moved
            ),
            "quads": Count(changes.new.count, changes.old.count),
        },
        reworded=reworded,
        sections=tuple(
            Section(name, _TITLES[name], len(made), tuple(_first(made, limit)))
            for name, made in makers.items()
            if made
        ),
    )


_Maker = Callable[[], Entry]
_Makers = dict[str, list[tuple[str, _Maker]]]
"""What makes the entries of each section, with what it is ordered by."""
_SaidBy = tuple[Node, tuple[ox.NamedNode, ...], tuple[ox.NamedNode, ...]]
"""A thing, and the articles that newly and no longer state something of it."""


def _first(makers: list[tuple[str, _Maker]], limit: int) -> Iterator[Entry]:
    makers.sort(key=lambda pair: pair[0])
    for _, make in makers[: limit or None]:
        yield make()


def _count(makers: _Makers, name: str) -> Count:
    renamed = {key for key, _ in makers.get(f"{name}-renamed", ())}
    changed = {key for key, _ in makers[f"{name}-changed"]}
    return Count(len(makers[f"{name}-added"]), len(makers[f"{name}-gone"]), len(renamed | changed))


def _asserted(triples: list[ox.Triple], side: Side) -> int:
    """How many of the triples are statements that the texts put forward as facts."""
    return sum(any(c.asserted for c in side.claims.get(triple, ())) for triple in triples)


def _elsewhere(changes: Changes) -> Iterator[ox.Triple]:
    """The statements that other articles make now than before."""
    for triple in dict.fromkeys([*changes.said, *changes.unsaid]):
        if triple.predicate not in NAMING and segment(triple.subject) != "interval":
            yield triple


def _moved(changes: Changes) -> int:
    return sum(1 for _ in _elsewhere(changes))


def _reworded(changes: Changes) -> int:
    """How many statements both builds have from the same articles, on other claims."""
    both = {
        triple
        for side in (changes.old, changes.new)
        for triple in side.claims
        if changes.old.has(triple) and changes.new.has(triple)
    }
    return len(both - changes.said.keys() - changes.unsaid.keys())


class _Sorter:
    """Puts what differs under sections, each entry as a call that makes it: only what is shown is
    looked up.
    """

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._maker = EntryMaker(changes)
        self._reread = changes.reread()
        self.makers: _Makers = {name: [] for name in _TITLES}
        self._replaced()
        self._things()
        self._statements()
        self._evidence()

    def _add(self, section: str, key: object, make: _Maker) -> None:
        self.makers[section].append((str(key), make))

    def _replaced(self) -> None:
        for section, pairs, words, side in (
            ("merged", self._changes.merged, "is now part of", self._changes.old),
            ("split", self._changes.split, "was part of", self._changes.new),
        ):
            for part, whole in pairs.items():
                make = partial(self._maker.replaced, part, whole, words, side)
                self._add(section, part, make)

    def _things(self) -> None:
        by_subject = self._changes.by_subject()
        by_subject |= {node: ([], []) for node in self._reread if node not in by_subject}
        built: Halves = ([], [])
        for node, halves in by_subject.items():
            group = _GROUP.get(segment(node), "other")
            if group == "build":
                if segment(node) in ("activity", "graph") or self._stays(node):
                    built = (built[0] + halves[0], built[1] + halves[1])
            elif node not in self._changes.split:
                self._thing(group, node, halves)
        if any(built):
            self._add("build", "", partial(self._maker.built, built))

    def _thing(self, group: str, node: Node, halves: Halves) -> None:
        sign: Sign = "changed"
        if not self._changes.old.knows(node):
            sign = "added"
        elif not self._changes.new.knows(node):
            sign = "gone"
        else:  # what was inferred has a section of its own
            halves = _parted(halves, self._is_inferred)[1]
        if group == "entities" and sign == "changed":
            naming, halves = _parted(halves, lambda triple: triple.predicate == _LABEL)
            if any(naming):
                self._add("entities-renamed", node, partial(self._maker.thing, sign, node, naming))
        reread = node in self._reread
        if any(halves) or reread:
            section = f"{group}-{sign}" if f"{group}-{sign}" in self.makers else group
            make = partial(self._maker.thing, sign, node, halves, reread=reread)
            self._add(section, node, make)

    def _statements(self) -> None:
        old, new = self._changes.old, self._changes.new
        sides: tuple[tuple[Sign, list[ox.Triple], Side, Side], ...] = (
            ("gone", self._changes.gone, old, new),
            ("added", self._changes.come, new, old),
        )
        for sign, triples, side, other in sides:
            for triple in filter(self._is_inferred, triples):
                make = partial(self._maker.statement, sign, triple, side)
                self._add("inferred", triple, make)
            for triple, claims in side.claims.items():
                before = {claim.status for claim in other.claims.get(triple, ())}
                for status in sorted({c.status for c in claims if not c.asserted} - before):
                    make = partial(self._maker.statement, sign, triple, side, status)
                    self._add("not-asserted", triple, make)

    def _evidence(self) -> None:
        """Entries for statements that only other articles make: those of a thing by the same ones."""
        groups: dict[_SaidBy, list[ox.Triple]] = {}
        for triple in sorted(_elsewhere(self._changes), key=str):
            if isinstance(triple.subject, Node):
                said = tuple(self._changes.said.get(triple, ()))
                unsaid = tuple(self._changes.unsaid.get(triple, ()))
                groups.setdefault((triple.subject, said, unsaid), []).append(triple)
        for (subject, said, unsaid), triples in groups.items():
            self._add("evidence", subject, partial(self._maker.said_by, triples, said, unsaid))

    def _stays(self, node: Node) -> bool:
        return self._changes.old.knows(node) and self._changes.new.knows(node)

    def _is_inferred(self, triple: ox.Triple) -> bool:
        sides = (self._changes.old, self._changes.new)
        claims = [claim for side in sides for claim in side.claims.get(triple, ())]
        return bool(claims) and all(claim.status == "inferred" for claim in claims)


def _parted(halves: Halves, test: Callable[[ox.Triple], bool]) -> tuple[Halves, Halves]:
    """The triples that pass a test, and the others."""
    gone, come = halves
    return (
        ([t for t in gone if test(t)], [t for t in come if test(t)]),
        ([t for t in gone if not test(t)], [t for t in come if not test(t)]),
    )
