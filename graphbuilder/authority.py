"""The authority files: curated names, aliases, identifiers and facts, read once.

An entry's key is the end of its IRI after the default base ("country/KP"), so that the same file
serves any base.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from graphbuilder.model import terms
from graphbuilder.resources import ontology_dir

if TYPE_CHECKING:
    from pathlib import Path

_CURIES = sorted(((iri, prefix) for prefix, iri in terms.PREFIXES.items()), reverse=True)
_EXPORTED = {
    terms.expand(name): name
    for name in (
        "gb:iso3166",
        "gb:country",
        "org:subOrganizationOf",
        "org:postIn",
        "schema:containedInPlace",
        "schema:startDate",
        "owl:sameAs",
        "skos:closeMatch",
        "skos:notation",
    )
}


@dataclass(frozen=True, slots=True)
class AuthorityFact:
    """A property of an entry: ``object`` is a key of another entry, an absolute IRI or a value."""

    predicate: str
    object: str
    is_key: bool
    is_iri: bool
    datatype: str = "xsd:string"


@dataclass(frozen=True, slots=True)
class AuthorityEntry:
    """One curated thing."""

    key: str
    kind: str
    label: str
    names: tuple[str, ...]  # all names but the label
    demonyms: tuple[str, ...] = ()
    facts: tuple[AuthorityFact, ...] = ()

    def fact(self, predicate: str) -> str | None:
        """The first value of a property, if it has one."""
        return next((f.object for f in self.facts if f.predicate == predicate), None)


@dataclass(frozen=True, slots=True, eq=False)
class Authority:
    """All entries, by key; ``version`` is a digest of the files that they were read from."""

    entries: dict[str, AuthorityEntry]
    version: str
    by_name: dict[str, AuthorityEntry] = field(repr=False)

    def find(self, name: str) -> AuthorityEntry | None:
        """The entry that a name stands for by itself (demonyms don't count), or None."""
        return self.by_name.get(name)

    def country_of(self, key: str) -> str | None:
        """The key of the country that an entry is, or that its body belongs to."""
        if key.startswith("country/"):
            return key
        entry = self.entries.get(key)
        return entry.fact("gb:country") if entry else None


@cache
def load(folder: Path | None = None) -> Authority:
    """Read every Turtle file of ``ontology/authority/`` (or of another folder)."""
    entries: dict[str, AuthorityEntry] = {}
    digest = hashlib.sha256()
    for path in sorted((folder or ontology_dir() / "authority").glob("*.ttl")):
        data = path.read_bytes()
        digest.update(data)
        entries.update((entry.key, entry) for entry in _entries(data))
    names = {name: e for e in entries.values() for name in (e.label, *e.names)}
    return Authority(entries, digest.hexdigest()[:12], names)


def _entries(turtle: bytes) -> list[AuthorityEntry]:
    described: dict[str, list[tuple[str, ox.NamedNode | ox.Literal]]] = defaultdict(list)
    for quad in ox.parse(turtle, format=ox.RdfFormat.TURTLE):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(
            quad.object, ox.NamedNode | ox.Literal
        ):
            described[quad.subject.value].append((quad.predicate.value, quad.object))
    return [
        _entry(iri.removeprefix(terms.DEFAULT_BASE), rows)
        for iri, rows in described.items()
        if iri.startswith(terms.DEFAULT_BASE)
    ]


def _entry(key: str, rows: list[tuple[str, ox.NamedNode | ox.Literal]]) -> AuthorityEntry:
    def values(curie: str) -> list[str]:
        return [o.value for p, o in rows if p == terms.expand(curie)]

    return AuthorityEntry(
        key=key,
        kind=_curie(values("rdf:type")[0]),
        label=values("skos:prefLabel")[0],
        names=tuple(sorted(values("skos:altLabel"))),
        demonyms=tuple(sorted(values("gb:demonym"))),
        facts=tuple(sorted((_fact(p, o) for p, o in rows if p in _EXPORTED), key=repr)),
    )


def _fact(predicate: str, value: ox.NamedNode | ox.Literal) -> AuthorityFact:
    if isinstance(value, ox.Literal):
        return AuthorityFact(
            _EXPORTED[predicate], value.value, False, False, _curie(value.datatype.value)
        )
    key = value.value.removeprefix(terms.DEFAULT_BASE)
    return AuthorityFact(_EXPORTED[predicate], key, key != value.value, True)


def _curie(iri: str) -> str:
    for start, prefix in _CURIES:
        if iri.startswith(start):
            return f"{prefix}:{iri.removeprefix(start)}"
    return iri
