"""What a graph makes of the words of its articles, read from the claims' evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import pyoxigraph as ox

from graphbuilder.evaluation.truth import Place
from graphbuilder.model import terms

_PREFIXES: Final = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in terms.PREFIXES.items())
_MENTIONED: Final = """?id ?start ?end ?x {
    { ?claim gb:subjectMention ?words ; rdf:subject ?x } UNION
    { ?claim gb:objectMention ?words ; rdf:object ?x }
    ?words oa:hasSource/dcterms:identifier ?id ; oa:hasSelector ?place .
    ?place oa:start ?start ; oa:end ?end }"""
_CLASS: Final = {
    "person": "schema:Person",
    "organization": "schema:Organization",
    "post": "org:Post",
    "event": "gb:Event",
    "communication": "gb:Communication",
}


class MentionGraph:
    """What a graph makes of each place in each article."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.labels = {row[0]: row[1] for row in self.ask("?x ?y { ?x rdfs:label ?y }")}
        self.classes: dict[str, set[str]] = defaultdict(set)
        for node, kind in self.ask("?x ?kind { ?x a ?kind }"):
            self.classes[node].add(kind)
        self.mentioned: dict[str, dict[Place, set[str]]] = defaultdict(lambda: defaultdict(set))
        for article, start, end, node in self.ask(_MENTIONED):
            self.mentioned[article][int(start), int(end)].add(node)

    def ask(self, pattern: str) -> list[tuple[str, ...]]:
        """The distinct rows of a SELECT, sorted."""
        answer = self.store.query(f"{_PREFIXES}SELECT DISTINCT {pattern}")
        assert isinstance(answer, ox.QuerySolutions)
        return sorted(tuple(_plain(term) for term in row) for row in answer)

    def is_a(self, node: str, kind: str) -> bool:
        """Whether a thing is of one of the kinds of the truth."""
        return terms.expand(_CLASS[kind]) in self.classes.get(node, ())

    def at(self, article: str, places: Iterable[Place], kind: str | None = None) -> set[str]:
        """The things that the smallest mentions covering each of some places name."""
        found: set[str] = set()
        for start, end in places:
            covering = [
                (e - s, nodes)
                for (s, e), every in self.mentioned[article].items()
                if s <= start
                and end <= e
                and (nodes := {n for n in every if kind is None or self.is_a(n, kind)})
            ]
            least = min((length for length, _ in covering), default=0)
            found.update(*(nodes for length, nodes in covering if length == least))
        return found

    def name(self, node: str) -> str:
        """A thing as people read it."""
        return f"{self.labels.get(node, '')} <{node.removeprefix(terms.DEFAULT_BASE)}>".strip()


def _plain(term: object) -> str:
    assert isinstance(term, ox.NamedNode | ox.Literal)
    return term.value
