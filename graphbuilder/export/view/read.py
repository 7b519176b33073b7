"""The store's quads, all graphs as one, in columns that the view is built from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

Thing = ox.NamedNode | ox.Literal
Triple = tuple[str, str, Thing]


class Facts:
    """One linear scan of quads, or of a store: predicate → subject → objects.

    Everything asked of it comes back sorted, so the store's own order never shows. Statements with
    blank nodes are left out: the graph has none.
    """

    def __init__(self, statements: Iterable[ox.Quad]) -> None:
        self._columns: dict[str, dict[str, list[Thing]]] = {}
        for quad in statements:
            subject, thing = quad.subject, quad.object
            if isinstance(subject, ox.NamedNode) and isinstance(thing, ox.NamedNode | ox.Literal):
                column = self._columns.setdefault(quad.predicate.value, {})
                column.setdefault(subject.value, []).append(thing)

    def predicates(self) -> list[str]:
        """All predicates."""
        return sorted(self._columns)

    def subjects(self, predicate: str) -> list[str]:
        """All subjects of a predicate."""
        return sorted(self._columns.get(predicate, ()))

    def objects(self, subject: str, predicate: str) -> list[Thing]:
        """All objects, each once."""
        found = self._columns.get(predicate, {}).get(subject)
        if not found:
            return []
        return found if len(found) == 1 else sorted(set(found), key=order)

    def values(self, subject: str, predicate: str) -> list[str]:
        """All objects as text: an IRI, or a literal's lexical form."""
        return [thing.value for thing in self.objects(subject, predicate)]

    def value(self, subject: str, *predicates: str) -> str:
        """The first object as text, of the first predicate that has one; empty for none."""
        for predicate in predicates:
            if found := self.objects(subject, predicate):
                return found[0].value
        return ""

    def triples(self, predicate: str) -> Iterator[Triple]:
        """All triples of a predicate, each once."""
        for subject in self.subjects(predicate):
            for thing in self.objects(subject, predicate):
                yield subject, predicate, thing


def order(thing: Thing) -> tuple[str, bool, str]:
    """A total order over IRIs and literals: by their text first."""
    return thing.value, isinstance(thing, ox.Literal), str(thing)
