"""From the claims of all articles to one graph, in four steps: block, compare, judge, canonicalise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from graphbuilder import iris
from graphbuilder.authority import Authority
from graphbuilder.model import Article, Claim, Entity, Judgement, Resolved, Verdict, terms
from graphbuilder.resolve.bodies import Bodies
from graphbuilder.resolve.communications import Communications
from graphbuilder.resolve.entities import Entities
from graphbuilder.resolve.events import join_events
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.offices import Offices
from graphbuilder.resolve.persons import Persons
from graphbuilder.resolve.profiling import Profiles
from graphbuilder.resolve.reprints import same_texts
from graphbuilder.resolve.resolution import Resolution, statement_order
from graphbuilder.resolve.tables import Tables

_MERGED: Final = ("organization/", "post/", "person/", "event/", "communication/")
"""Identities of what is compared."""


class Resolver:
    """Collects what articles say; ``resolution`` and ``merged`` give the result.

    The order in which articles are added makes no difference. ``judgements`` are people's, which the
    steps follow; ``settings`` say what the claims were made with. ``keep=True`` also holds the articles
    and claims, for ``resolved``: the whole graph of a few articles, in memory.
    """

    def __init__(
        self,
        authority: Authority,
        base: str = terms.DEFAULT_BASE,
        *,
        judgements: Iterable[Judgement] = (),
        settings: Iterable[str] = (),
        keep: bool = True,
    ) -> None:
        self.authority = authority
        self.base = iris.check_base(base)
        self.judgements = tuple(judgements)
        self.settings = tuple(settings)
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
        same_text = same_texts(self.tables.articles)
        tables, joined = self.tables.without(same_text), Joined(self.base)
        bodies = Bodies(tables, joined, self.judgements)
        bodies.join()
        Persons(tables, joined, self.judgements).join()
        bodies.settle_bare_titles()
        offices = Offices(tables, joined)
        join_events(tables, joined, Profiles(tables, joined, offices), self.judgements)
        Communications(tables, joined, offices, self.judgements).join()
        joined.inferences += offices.attestations()
        entities = Entities(tables, joined).all()
        labels = {
            iri.removeprefix(self.base): entity.label
            for iri, entity in entities.items()
            if terms.segment(entity.kind) == "membership"
        }
        articles = tuple(sorted(self.tables.articles))
        resolution = joined.resolution(labels, articles, same_text)
        return resolution, self._resolved(entities, joined, offices, same_text)

    def _resolved(
        self,
        entities: dict[str, Entity],
        joined: Joined,
        offices: Offices,
        same_text: dict[str, str],
    ) -> Resolved:
        articles = self.tables.articles
        texts = (part for key in sorted(articles) for part in (key, articles[key].digest))
        return Resolved(
            entities,
            (),
            {},
            self.base,
            inferences=tuple(joined.inferences),
            judgements=tuple(joined.standing()),
            conflicts=tuple(offices.conflicts()),
            extractors=frozenset(self.tables.extractors),
            same_text=same_text,
            settings=self.settings,
            inputs=iris.digest(*texts, length=64),
            used=tuple(sorted(articles)),
            open_replies=tuple(joined.open_replies),
            names=self._names(joined.judgements),
            unfollowed=tuple(self._unfollowed(joined, entities)),
        )

    def _names(self, judgements: Iterable[Judgement]) -> dict[str, str]:
        """The names of all identities that were judged, as far as texts give them."""
        found: dict[str, str] = {}
        for each in judgements:
            for identity in (each.first, each.second):
                seen = self.tables.seen.get(identity)
                if seen and seen.names:
                    found[identity] = max(seen.names, key=lambda name: (seen.names[name], name))
        return found

    def _unfollowed(self, joined: Joined, entities: dict[str, Entity]) -> Iterator[str]:
        """People's judgements that have no effect: on what isn't in the graph, or against each other."""
        for each in self.judgements:
            ends = [joined.named(end) for end in (each.first, each.second)]
            gone = [
                end
                for end, to in zip((each.first, each.second), ends, strict=True)
                if self.base + to not in entities
            ]
            same = ends[0] == ends[1]
            said = f"{each.first} and {each.second}: {each.verdict.value} ({each.judge})"
            if gone:
                yield f"{said}: nothing in the graph is {' or '.join(gone)}"
            elif not each.first.startswith(_MERGED):
                yield f"{said}: things of this kind are one by the authority files alone"
            elif same and each.verdict is not Verdict.SAME:
                yield f"{said}: another judgement makes them one"
            elif not same and each.verdict is Verdict.SAME:
                yield f"{said}: another judgement keeps them apart"
