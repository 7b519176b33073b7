"""Statements, entities and articles as rows of RDF, in the layout of ``docs/rdf-layout.md``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from graphbuilder import iris
from graphbuilder.authority import Authority
from graphbuilder.model import Article, Entity, Literal, Part, Resolved, Statement, terms
from graphbuilder.model.names import normalise
from graphbuilder.store.evidence import EvidenceWriter
from graphbuilder.store.merged import MergedWriter
from graphbuilder.store.rows import Row, Value, iri, literal, term, text, typed

MERGED = "graph/merged"
_TYPE, _LABEL, _ALT = term("rdf:type"), term("rdfs:label"), term("skos:altLabel")


def rows(resolved: Resolved, authority: Authority) -> Iterator[Row]:
    """The whole graph of a few articles in memory, not yet sorted; a row may come more than once."""
    yield from merged_rows(resolved, authority)
    said = {
        identifier: tuple(statements)
        for identifier, statements in groupby(
            sorted(resolved.statements, key=lambda s: s.article), key=lambda s: s.article
        )
    }
    canonical = {
        old.removeprefix(resolved.base): entity.iri.removeprefix(resolved.base)
        for entity in resolved.entities.values()
        for old in entity.replaces
    }
    articles = frozenset(resolved.articles)
    context = Context(resolved.base, articles, resolved.same_text, canonical)
    for identifier, article in resolved.articles.items():
        yield from article_rows(article, said.get(identifier, ()), context, authority)


def merged_rows(resolved: Resolved, authority: Authority) -> Iterator[Row]:
    """What belongs to no article: entities, what is inferred and judged, the build."""
    yield from _Entities(resolved, authority).all()
    yield from MergedWriter(resolved, resolved.base + MERGED).all()


@dataclass(frozen=True, slots=True)
class Context:
    """What an article's rows need to know of the others."""

    base: str
    articles: frozenset[str]
    same_text: Mapping[str, str] = field(default_factory=dict)
    canonical: Mapping[str, str] = field(default_factory=dict)
    """Identity → the one that stands for it: of newspapers and agencies."""


def article_rows(
    article: Article, statements: Iterable[Statement], context: Context, authority: Authority
) -> Iterator[Row]:
    """The named graph of one article: itself, its statements and their claims."""
    yield from _Articles(context, authority).rows(article)
    yield from _statements(article, statements, context.base)


def graph_iri(base: str, identifier: str) -> str:
    """The IRI of an article's named graph."""
    return f"{base}graph/{iris.article_name(identifier)}"


class _Entities:
    """Classes, names and authority facts: they belong to the thing, not to an article."""

    def __init__(self, resolved: Resolved, authority: Authority) -> None:
        self.resolved = resolved
        self.authority = authority
        self.graph = resolved.base + MERGED

    def all(self) -> Iterator[Row]:
        for entity in self.resolved.entities.values():
            yield from _described(self.graph, entity.iri, entity.kind, entity.label)
            for label in entity.labels:
                yield Row(self.graph, entity.iri, _ALT, *text(label))
            for old in entity.replaces:
                yield Row(self.graph, entity.iri, term("dcterms:replaces"), *iri(old))
            yield from self._facts(entity)

    def _facts(self, entity: Entity) -> Iterator[Row]:
        entry = self.authority.entries.get(entity.authority) if entity.authority else None
        for fact in entry.facts if entry else ():
            if not fact.is_key:
                value = iri(fact.object) if fact.is_iri else typed(fact.object, fact.datatype)
            elif fact.object in self.authority.entries:
                value = iri(self.resolved.base + fact.object)
            else:
                continue
            yield Row(self.graph, entity.iri, term(fact.predicate), *value)


class _Articles:
    """What came in beside an article's text, and its class and label."""

    def __init__(self, context: Context, authority: Authority) -> None:
        self.context = context
        self.authority = authority
        self.base = context.base

    def rows(self, article: Article) -> Iterator[Row]:
        node = iris.article_iri(self.base, article.identifier)
        graph = graph_iri(self.base, article.identifier)
        label = article.headline or article.identifier
        yield from _described(graph, node, "gb:Article", label)
        for predicate, value in self._properties(article):
            yield Row(graph, node, term(predicate), *value)

    def _properties(self, article: Article) -> Iterator[tuple[str, Value]]:
        yield "dcterms:identifier", text(article.identifier)
        yield "schema:inLanguage", text(article.language)
        if article.headline:
            yield "schema:headline", text(article.headline)
        if article.published:
            yield "schema:datePublished", typed(article.published.isoformat(), "xsd:date")
        if article.retrieved:
            yield "gb:dateRetrieved", typed(article.retrieved.isoformat(), "xsd:date")
        if article.publisher:
            yield "schema:publisher", iri(self._publisher_iri(article.publisher))
        if address := article.url and iris.web_address(article.url):
            yield "schema:url", iri(address)
        for other in article.related:
            if other in self.context.articles:
                yield "gb:relatedArticle", iri(iris.article_iri(self.base, other))
        yield "gb:textDigest", text(_digest(article.text))
        if first := self.context.same_text.get(article.identifier):
            yield "gb:sameTextAs", iri(iris.article_iri(self.base, first))
        yield from self._excerpt(article)

    def _excerpt(self, article: Article) -> Iterator[tuple[str, Value]]:
        if article.excerpt_of is not None and article.excerpt_span is not None:
            yield "gb:excerptOf", iri(iris.article_iri(self.base, article.excerpt_of))
            yield "gb:excerptStart", typed(str(article.excerpt_span.start), "xsd:integer")
            yield "gb:excerptEnd", typed(str(article.excerpt_span.end), "xsd:integer")
        if article.teaser_only:
            yield "gb:teaserOnly", typed("true", "xsd:boolean")
            for teaser in article.parts(Part.BODY):
                yield "schema:abstract", text(teaser.of(article.text))

    def _publisher_iri(self, name: str) -> str:
        entry = self.authority.find(name)
        known = entry and entry.key.startswith("organization/")
        local = entry.key if entry and known else f"organization/{iris.local_name(normalise(name))}"
        return self.base + self.context.canonical.get(local, local)


def _digest(words: str) -> str:
    """SHA-256 of a text in UTF-8, in hexadecimal: what a corrected article differs in."""
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def _described(graph: str, node: str, kind: str, label: str) -> Iterator[Row]:
    """Class, superclasses and label."""
    for each in (kind, *terms.superclasses(kind)):
        yield Row(graph, node, _TYPE, *iri(term(each)))
    yield Row(graph, node, _LABEL, *text(label))


def _statements(article: Article, statements: Iterable[Statement], base: str) -> Iterator[Row]:
    """Each statement in its article's graph, with its claim; of what the text doesn't put forward as
    a fact (negated, reported, hypothetical) only the claim.
    """
    graph = graph_iri(base, article.identifier)
    evidence = EvidenceWriter(article, base, graph)
    for statement in statements:
        value, extra = _object(statement, base, graph)
        yield from extra
        if statement.claim.status.asserted:
            yield Row(graph, statement.subject, term(statement.predicate), *value)
        yield from evidence.claim(statement, value)


def _object(statement: Statement, base: str, graph: str) -> tuple[Value, list[Row]]:
    value = statement.object
    if not isinstance(value, Literal):
        return iri(value), []
    if value.datatype != "time:Interval":
        return literal(value), []
    start, _, end = value.value.partition("/")
    node = f"{base}interval/{start}_{end}"
    return iri(node), [
        *_described(graph, node, "time:Interval", f"{start} to {end}"),
        Row(graph, node, term("gb:intervalStart"), *typed(start, "xsd:date")),
        Row(graph, node, term("gb:intervalEnd"), *typed(end, "xsd:date")),
    ]
