"""From the claims of all articles to one graph, in four steps: block, compare, judge, canonicalise."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graphbuilder import iris
from graphbuilder.authority import Authority
from graphbuilder.model import Article, Claim, Resolved, terms
from graphbuilder.resolve.entities import Entities
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.resolution import Resolution, statement_order
from graphbuilder.resolve.tables import Tables


class Resolver:
    """Collects what articles say; ``resolution`` and ``merged`` give the result.

    The order in which articles are added makes no difference. ``keep=True`` also holds the articles
    and claims, for ``resolved``: the whole graph of a few articles, in memory.
    """

    def __init__(
        self, authority: Authority, base: str = terms.DEFAULT_BASE, *, keep: bool = True
    ) -> None:
        self.authority = authority
        self.base = iris.check_base(base)
        self.tables = Tables(authority)
        self.kept: dict[str, tuple[Article, tuple[Claim, ...]]] | None = {} if keep else None

    def add(self, article: Article, claims: Iterable[Claim]) -> None:
        """Take in one article's claims."""
        claims = tuple(claims)
        self.tables.add(article, claims)
        if self.kept is not None:
            self.kept[article.identifier] = (article, claims)

    def resolved(self) -> Resolved:
        """All entities and statements of the articles that were kept."""
        resolution, merged = self.merged()
        kept = dict(sorted((self.kept or {}).items()))
        statements = [
            statement
            for article, claims in kept.values()
            for statement in resolution.statements(article, claims, self.authority)
        ]
        statements.sort(key=statement_order)
        articles = {identifier: article for identifier, (article, _) in kept.items()}
        return replace(merged, statements=tuple(statements), articles=articles)

    def merged(self) -> tuple[Resolution, Resolved]:
        """What each article needs to know, and what the articles together say."""
        tables, joined = self.tables, Joined(self.base)
        same_text: dict[str, str] = {}
        entities = Entities(tables, joined).all()
        labels = {
            iri.removeprefix(self.base): entity.label
            for iri, entity in entities.items()
            if terms.segment(entity.kind) == "membership"
        }
        merged = Resolved(
            entities,
            (),
            {},
            self.base,
            inferences=tuple(joined.inferences),
            judgements=tuple(joined.judgements),
            extractors=frozenset(tables.extractors),
            same_text=same_text,
        )
        return joined.resolution(labels, tables.articles, same_text), merged
