"""The store's quads, all graphs as one, in columns that the view is built from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import pyoxigraph as ox

from graphbuilder.model.terms import expand

Thing = ox.NamedNode | ox.Literal
Triple = tuple[str, str, Thing]

_TYPE: Final = expand("rdf:type")
_UNREAD: Final = {
    expand(curie)
    for curie in ("prov:wasAttributedTo", "prov:used", "gb:textDigest", "gb:attestedIn")
}
"""Predicates that nothing in the view asks for."""
_UNTOLD: Final = {
    expand(curie)
    for curie in (
        *("gb:Claim", "rdf:Statement", "oa:SpecificResource"),
        *("oa:TextQuoteSelector", "oa:TextPositionSelector"),
    )
}
"""Classes that say nothing more: most of a graph's subjects are claims and selections of text."""


class Facts:
    """One linear scan of quads, or of a store: predicate → subject → objects.

    Everything asked of it comes back sorted, so the store's own order never shows. Statements with
    blank nodes are left out: the graph has none.
    """

    def __init__(self, statements: Iterable[ox.Quad]) -> None:
        columns: dict[str, dict[str, Thing | list[Thing]]] = {}
        texts: dict[str, str] = {}
        for quad in statements:
            predicate = quad.predicate.value
            subject, thing = quad.subject, quad.object
            if (
                predicate in _UNREAD
                or type(subject) is not ox.NamedNode
                or (type(thing) is not ox.Literal and type(thing) is not ox.NamedNode)
                or (predicate == _TYPE and thing.value in _UNTOLD)
            ):
                continue
            column = columns.get(predicate)
            if column is None:
                column = columns[predicate] = {}
            text = texts.setdefault(subject.value, subject.value)
            found = column.setdefault(text, thing)
            if isinstance(found, list):
                found.append(thing)
            elif found is not thing and found != thing:
                column[text] = [found, thing]
        self._columns = {
            predicate: {subject: _in_order(found) for subject, found in column.items()}
            for predicate, column in columns.items()
        }

    def predicates(self) -> list[str]:
        """All predicates."""
        return sorted(self._columns)

    def subjects(self, predicate: str) -> list[str]:
        """All subjects of a predicate."""
        return sorted(self._columns.get(predicate, ()))

    def objects(self, subject: str, predicate: str) -> Sequence[Thing]:
        """All objects, each once."""
        found = self._columns.get(predicate, _NONE).get(subject)
        if found is None:
            return ()
        return found if isinstance(found, tuple) else (found,)

    def values(self, subject: str, predicate: str) -> list[str]:
        """All objects as text: an IRI, or a literal's lexical form."""
        return [thing.value for thing in self.objects(subject, predicate)]

    def value(self, subject: str, *predicates: str) -> str:
        """The first object as text, of the first predicate that has one; empty for none."""
        for predicate in predicates:
            found = self._columns.get(predicate, _NONE).get(subject)
            if found is not None:
                return found[0].value if isinstance(found, tuple) else found.value
        return ""

    def triples(self, predicate: str) -> Iterator[Triple]:
        """All triples of a predicate, each once."""
        for subject in self.subjects(predicate):
            for thing in self.objects(subject, predicate):
                yield subject, predicate, thing


_NONE: Final[dict[str, Thing | tuple[Thing, ...]]] = {}


def _in_order(found: Thing | list[Thing]) -> Thing | tuple[Thing, ...]:
    return tuple(sorted(set(found), key=order)) if isinstance(found, list) else found


def order(thing: Thing) -> tuple[str, bool, str]:
    """A total order over IRIs and literals: by their text first."""
    return thing.value, isinstance(thing, ox.Literal), str(thing)
