"""What differs between two builds, before it is put in words: statements, claims, merged things."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final, NamedTuple

import pyoxigraph as ox

from graphbuilder.model.terms import expand
from graphbuilder.query.sortedquads import Comparison, SortedQuads, parsed

Node = ox.NamedNode | ox.BlankNode
Term = Node | ox.Literal | ox.Triple

NAMING: Final = frozenset(
    ox.NamedNode(expand(name)) for name in ("rdf:type", "rdfs:label", "skos:altLabel")
)
"""Properties that say what a thing is and how it is named."""
_EVIDENCE: Final = frozenset(("claim", "selection", "selector"))
_CLAIM: Final = tuple(
    ox.NamedNode(expand(name))
    for name in ("rdf:subject", "rdf:predicate", "rdf:object", "gb:status", "gb:evidence")
)
_REPLACES: Final = ox.NamedNode(expand("dcterms:replaces"))
_DIGEST: Final = ox.NamedNode(expand("gb:textDigest"))
_EXACT: Final = ox.NamedNode(expand("oa:exact"))
_QUOTE: Final = re.compile(r"(?P<base>.*)selector/(?P<article>.+)-(?P<start>\d+)-\d+-quote")


class Claim(NamedTuple):
    """A claim of one build: what it states, with its status, on which selections of text."""

    statement: ox.Triple
    status: str
    selections: tuple[Node, ...]

    @property
    def asserted(self) -> bool:
        """Whether the text puts it forward as a fact (docs/decisions/0007)."""
        return self.status in ("stated", "inferred")


class Side:
    """One of the two builds, with what only it has.

    ``quads`` are those of things, ``claims`` the claims by their statement.
    """

    def __init__(self, graph: SortedQuads, quads: Iterable[ox.Quad]) -> None:
        self.graph = graph
        self.quads: list[ox.Quad] = []
        self.count = 0
        self.quotes: dict[tuple[str, str], list[str]] = {}
        claims: dict[Node, list[ox.Quad]] = {}
        for quad in quads:
            self.count += 1
            kind = segment(quad.subject)
            if kind not in _EVIDENCE:
                self.quads.append(quad)
            elif kind == "claim" and isinstance(quad.subject, Node):
                claims.setdefault(quad.subject, []).append(quad)
            elif quad.predicate == _EXACT:
                self._quote(quad)
        self.claims: dict[ox.Triple, list[Claim]] = {}
        for node, quads_of in claims.items():
            for claim in self._claims(node, quads_of):
                self.claims.setdefault(claim.statement, []).append(claim)

    def values(self, node: object, predicate: ox.NamedNode) -> list[Term]:
        """The objects of a property, in order; in a build, text comes once whichever graph has it."""
        found = {q.object for q in self.graph.of(str(node)) if q.predicate == predicate}
        return sorted(found, key=str)

    def knows(self, node: object) -> bool:
        """Whether anything is said of a node."""
        return bool(self.graph.of(str(node)))

    def has(self, triple: ox.Triple) -> bool:
        """Whether a triple is in one of the graphs."""
        return any(quad.triple == triple for quad in self.graph.of(str(triple.subject)))

    def _claims(self, node: Node, changed: list[ox.Quad]) -> Iterator[Claim]:
        subject, predicate, value, status, evidence = _CLAIM
        whole = {quad.predicate for quad in changed}.issuperset(_CLAIM)
        quads = changed if whole else self.graph.of(str(node))
        said = {quad.predicate: quad.object for quad in quads}
        about, what = said.get(subject), said.get(predicate)
        if isinstance(about, Node) and isinstance(what, ox.NamedNode) and value in said:
            selections = (quad.object for quad in quads if quad.predicate == evidence)
            yield Claim(
                ox.Triple(about, what, said[value]),
                _local(said.get(status)),
                tuple(each for each in selections if isinstance(each, Node)),
            )

    def _quote(self, quad: ox.Quad) -> None:
        place = _QUOTE.fullmatch(_iri(quad.subject))
        if place and isinstance(quad.object, ox.Literal):
            article = f"{place['base']}article/{place['article']}"
            self.quotes.setdefault((article, place["start"]), []).append(quad.object.value)


class Changes:
    """The differing quads of two builds, sorted out.

    ``gone`` and ``come`` are the triples that only the old and only the new build has; what merely
    moved to the thing that its subject or object was merged into is neither. ``unsaid`` and ``said``
    are triples that both have, with the articles that no longer and that newly state them. ``merged``
    leads from a thing of the old build to the one that replaces it, ``split`` from a thing of the new
    build to the one that it was part of.
    """

    def __init__(self, comparison: Comparison) -> None:
        lines: dict[str, list[bytes]] = {"D": [], "A": []}
        for operation, line in comparison.changes():
            lines[operation].append(line)
        self.old = Side(comparison.old, parsed(lines.pop("D")))
        self.new = Side(comparison.new, parsed(lines.pop("A")))
        self.merged = _replaced(self.new, self.old)
        self.split = _replaced(self.old, self.new)
        before, after = _moved(self.old, self.merged), _moved(self.new, self.split)
        self.gone, self.unsaid = _sorted_out(before, after, self.new)
        self.come, self.said = _sorted_out(after, before, self.old)

    def by_subject(self) -> dict[Node, tuple[list[ox.Triple], list[ox.Triple]]]:
        """Subjects with the triples that are gone and those that have come."""
        found: dict[Node, tuple[list[ox.Triple], list[ox.Triple]]] = {}
        for which, triples in enumerate((self.gone, self.come)):
            for triple in triples:
                if isinstance(triple.subject, Node):
                    found.setdefault(triple.subject, ([], []))[which].append(triple)
        return found

    def reread(self) -> set[ox.NamedNode]:
        """The articles in both builds whose text has changed.

        Where the builds have no digest of the text, it has if quotes that begin at the same place
        differ, and neither is the other's beginning.
        """
        found = {q.subject for q in self.new.quads if q.predicate == _DIGEST}
        for (article, start), quotes in self.new.quotes.items():
            before = self.old.quotes.get((article, start), ())
            if any(not _agree(*pair) for pair in product(before, quotes)):
                node = ox.NamedNode(article)
                if not self.new.values(node, _DIGEST) or not self.old.values(node, _DIGEST):
                    found.add(node)
        return {
            node
            for node in found
            if isinstance(node, ox.NamedNode) and self.old.knows(node) and self.new.knows(node)
        }


def segment(node: object) -> str:
    """The kind of thing that an IRI names by its last part but one: "person" (docs/rdf-layout.md)."""
    parts = re.split("[/#]", _iri(node))
    return parts[-2] if len(parts) > 1 else ""


def _iri(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode) else ""


def _local(node: object) -> str:
    return _iri(node).rpartition("#")[2]


def _agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _replaced(by: Side, of: Side) -> dict[Term, Node]:
    """Things of one build to what says in the other that it replaces them."""
    return {
        quad.object: quad.subject
        for quad in by.quads
        if quad.predicate == _REPLACES
        and quad.object != quad.subject
        and isinstance(quad.subject, Node)
        and of.knows(quad.object)
    }


def _moved(side: Side, now: dict[Term, Node]) -> dict[ox.Triple, list[ox.Quad]]:
    """A side's triples with the quads they come from, over the things that replace their own."""
    found: dict[ox.Triple, list[ox.Quad]] = {}
    for quad in side.quads:
        if quad.subject in now and quad.predicate in NAMING:
            continue
        subject, value = (now.get(node, node) for node in (quad.subject, quad.object))
        if isinstance(subject, Node):
            found.setdefault(ox.Triple(subject, quad.predicate, value), []).append(quad)
    return found


def _sorted_out(
    mine: dict[ox.Triple, list[ox.Quad]], others: dict[ox.Triple, list[ox.Quad]], other: Side
) -> tuple[list[ox.Triple], dict[ox.Triple, list[ox.NamedNode]]]:
    """The triples that the other side hasn't, and those that it has from other articles."""
    alone: list[ox.Triple] = []
    elsewhere: dict[ox.Triple, list[ox.NamedNode]] = {}
    for triple, quads in mine.items():
        if other.has(triple):
            articles = (_article_of(q.graph_name) for q in quads if q.triple == triple)
            if found := [article for article in articles if article]:
                elsewhere[triple] = found
        elif triple not in others:
            alone.append(triple)
    return alone, elsewhere


def _article_of(graph: object) -> ox.NamedNode | None:
    """The article whose named graph it is; None for the graph of what is merged."""
    base, found, name = _iri(graph).rpartition("graph/")
    if not found or name == "merged":
        return None
    return ox.NamedNode(f"{base}article/{name}")
