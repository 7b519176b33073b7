"""To which countries the nodes belong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from graphbuilder.export.view.cast import Cast
from graphbuilder.export.view.read import Facts
from graphbuilder.model.terms import expand

_COUNTRY: Final = expand("gb:country")
_ABOVE: Final = (expand("org:postIn"), expand("org:subOrganizationOf"))
_MEMBER: Final = expand("org:member")
_OFFICE: Final = (expand("org:role"), expand("gb:post"))
_ORGANIZATION: Final = expand("org:organization")
_PARTS: Final = expand("dcterms:hasPart")


class Countries:
    """The countries of things by IRI, as the graph tells them.

    A country is its own. Anything else has those of its ``gb:country``; where it has none, an
    office those of its body, a body those of the one above it, and a person those of the offices
    and bodies in which texts show the person.
    """

    def __init__(self, facts: Facts, cast: Cast) -> None:
        self._facts, self._cast = facts, cast
        self._known: dict[str, frozenset[int]] = {}
        self._seen_in: dict[str, set[str]] = {}
        for membership in cast.memberships:
            bodies = facts.values(membership, _ORGANIZATION)
            offices = {iri for p in _OFFICE for iri in facts.values(membership, p)}
            for office in offices:
                self._seen_in.setdefault(office, set()).update(bodies)
            for member in facts.values(membership, _MEMBER):
                self._seen_in.setdefault(member, set()).update(offices, bodies)

    def of(self, iri: str) -> frozenset[int]:
        """The countries' nodes that something belongs to."""
        found = self._known.get(iri)
        if found is None:
            found = self._known[iri] = self._find(iri)
        return found

    def of_party(self, party: str, capacities: Iterable[str]) -> frozenset[int]:
        """Those of a party of a communication: of the offices in which it wrote or was addressed;
        where these have none or there are none, its own.
        """
        offices = (
            iri
            for capacity in capacities
            if party in self._facts.values(capacity, _MEMBER)
            for iri in self.offices(capacity)
        )
        return frozenset().union(*map(self.of, offices)) or self.of(party)

    def offices(self, capacity: str) -> list[str]:
        """The offices that a membership is in, or several as one: posts, else bodies (IRIs)."""
        found: dict[str, None] = {}
        for membership in (capacity, *self._facts.values(capacity, _PARTS)):
            held = [iri for p in _OFFICE for iri in self._facts.values(membership, p)]
            held = held or self._facts.values(membership, _ORGANIZATION)
            found |= dict.fromkeys(iri for iri in held if iri in self._cast.at)
        return list(found)

    def _find(self, iri: str) -> frozenset[int]:
        """Look up level by level, each thing once: what stands in a circle ends too."""
        level, passed = [iri], {iri}
        found: set[int] = set()
        while level:
            above: list[str] = []
            for one in level:
                own = self._own(one)
                found |= own
                above += () if own else self._above(one)
            level = sorted(set(above) - passed)
            passed.update(level)
        return frozenset(found)

    def _own(self, iri: str) -> set[int]:
        at, kinds = self._cast.at, self._cast.kinds
        if kinds.get(iri) == "country":
            return {at[iri]}
        return {at[v] for v in self._facts.values(iri, _COUNTRY) if kinds.get(v) == "country"}

    def _above(self, iri: str) -> list[str]:
        """What something belongs to: by the graph's facts, else by what texts show."""
        known = [v for p in _ABOVE for v in self._facts.values(iri, p)]
        return known or sorted(self._seen_in.get(iri, ()))
