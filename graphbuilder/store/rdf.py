"""Statements, entities and articles as quads, in the layout of ``docs/rdf-layout.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

import pyoxigraph as ox

from graphbuilder import __version__
from graphbuilder.authority import Authority
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Entity,
    Literal,
    Mention,
    Span,
    StatedDate,
    Statement,
    terms,
)
from graphbuilder.resolve.resolver import Resolved, article_iri
from graphbuilder.store import iris

MERGED = "graph/merged"


@lru_cache(maxsize=4096)
def term(curie: str) -> ox.NamedNode:
    """The node of a compact IRI of the vocabulary."""
    return ox.NamedNode(terms.expand(curie))


_TYPE, _LABEL, _ALT = term("rdf:type"), term("rdfs:label"), term("skos:altLabel")
_SUBJECT, _PREDICATE, _OBJECT = term("rdf:subject"), term("rdf:predicate"), term("rdf:object")


def quads(resolved: Resolved, authority: Authority) -> Iterator[ox.Quad]:
    """The whole graph, not yet sorted; a quad may come more than once."""
    writer = _Writer(resolved, authority)
    yield from writer.merged()
    for article in resolved.articles.values():
        yield from writer.article(article)
    yield from writer.statements(resolved.statements)


class _Writer:
    def __init__(self, resolved: Resolved, authority: Authority) -> None:
        self.base = resolved.base
        self.resolved = resolved
        self.authority = authority
        self.nodes: dict[str, ox.NamedNode] = {}
        self.merged_graph = self.node(MERGED)
        self.extractors: dict[str, ox.NamedNode] = {}
        self.selected: set[tuple[str, Span]] = set()

    def node(self, local: str) -> ox.NamedNode:
        """The node of a local name under the base."""
        return self.iri(self.base + local)

    def iri(self, iri: str) -> ox.NamedNode:
        found = self.nodes.get(iri)
        if found is None:
            found = self.nodes[iri] = ox.NamedNode(iri)
        return found

    # -- entities -------------------------------------------------------------------------------

    def merged(self) -> Iterator[ox.Quad]:
        """Types, labels and authority facts of all entities."""
        for entity in self.resolved.entities.values():
            node = self.iri(entity.iri)
            for kind in (entity.kind, *terms.superclasses(entity.kind)):
                yield ox.Quad(node, _TYPE, term(kind), self.merged_graph)
            yield ox.Quad(node, _LABEL, ox.Literal(_text(entity.label)), self.merged_graph)
            for label in entity.labels:
                yield ox.Quad(node, _ALT, ox.Literal(_text(label)), self.merged_graph)
            yield from self._facts(entity, node)

    def _facts(self, entity: Entity, node: ox.NamedNode) -> Iterator[ox.Quad]:
        entry = self.authority.entries.get(entity.authority) if entity.authority else None
        for fact in entry.facts if entry else ():
            if fact.is_key and fact.object not in self.authority.entries:
                continue
            value: ox.NamedNode | ox.Literal
            if fact.is_key:
                value = self.node(fact.object)
            elif fact.is_iri:
                value = self.iri(fact.object)
            else:
                value = _literal(Literal(fact.object, fact.datatype))
            yield ox.Quad(node, term(fact.predicate), value, self.merged_graph)

    # -- articles -------------------------------------------------------------------------------

    def graph(self, identifier: str) -> ox.NamedNode:
        return self.node(f"graph/{iris.article_name(identifier)}")

    def article(self, article: Article) -> Iterator[ox.Quad]:
        """What is known of the article beside its text, and its class and label."""
        node, graph = self.iri(article_iri(self.base, article.identifier)), self.graph(
            article.identifier
        )

        def quad(predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Quad:
            return ox.Quad(node, term(predicate), value, graph)

        for kind in ("gb:Article", *terms.superclasses("gb:Article")):
            yield quad("rdf:type", term(kind))
        label = article.headline or article.identifier
        yield quad("rdfs:label", ox.Literal(_text(label)))
        yield quad("dcterms:identifier", ox.Literal(article.identifier))
        yield quad("schema:inLanguage", ox.Literal(article.language))
        if article.headline:
            yield quad("schema:headline", ox.Literal(_text(article.headline)))
        if article.published:
            yield quad("schema:datePublished", _date(article.published.isoformat()))
        if article.retrieved:
            yield quad("gb:dateRetrieved", _date(article.retrieved.isoformat()))
        if address := article.url and iris.web_address(article.url):
            yield quad("schema:url", ox.NamedNode(address))
        if article.publisher:
            yield from self._publisher(article, quad)
        for other in article.related:
            if other in self.resolved.articles:
                yield quad("gb:relatedArticle", self.iri(article_iri(self.base, other)))
        yield from self._excerpt(article, quad)

    def _publisher(self, article: Article, quad) -> Iterator[ox.Quad]:  # type: ignore[no-untyped-def]
        entry = self.authority.find(article.publisher or "")
        if entry and entry.key.startswith("organization/"):
            yield quad("schema:publisher", self.node(entry.key))
            return
        from graphbuilder.resolve.names import normalise

        name = article.publisher or ""
        node = self.node(f"organization/{iris.local_name(normalise(name))}")
        yield quad("schema:publisher", node)
        if node.value not in self.resolved.entities:
            for kind in ("schema:NewsMediaOrganization", "schema:Organization"):
                yield ox.Quad(node, _TYPE, term(kind), self.merged_graph)
            yield ox.Quad(node, _LABEL, ox.Literal(_text(name)), self.merged_graph)

    def _excerpt(self, article: Article, quad) -> Iterator[ox.Quad]:  # type: ignore[no-untyped-def]
        if article.excerpt_of is not None and article.excerpt_span is not None:
            yield quad("gb:excerptOf", self.iri(article_iri(self.base, article.excerpt_of)))
            yield quad("gb:excerptStart", _integer(article.excerpt_span.start))
            yield quad("gb:excerptEnd", _integer(article.excerpt_span.end))
        if article.teaser_only:
            yield quad("gb:teaserOnly", ox.Literal("true", datatype=term("xsd:boolean")))

    # -- statements and claims ------------------------------------------------------------------

    def statements(self, statements: Iterable[Statement]) -> Iterator[ox.Quad]:
        """Each statement with its claim, the claim with its evidence."""
        for statement in statements:
            graph = self.graph(statement.article)
            subject, predicate = self.iri(statement.subject), term(statement.predicate)
            value, extra = self._value(statement, graph)
            yield from extra
            yield ox.Quad(subject, predicate, value, graph)
            yield from self._claim(statement, subject, predicate, value, graph)

    def _value(
        self, statement: Statement, graph: ox.NamedNode
    ) -> tuple[ox.NamedNode | ox.Literal, list[ox.Quad]]:
        value = statement.object
        if not isinstance(value, Literal):
            return self.iri(value), []
        if value.datatype == "time:Interval":
            return self._interval(value.value, graph)
        return _literal(value), []

    def _interval(self, lexical: str, graph: ox.NamedNode) -> tuple[ox.NamedNode, list[ox.Quad]]:
        start, _, end = lexical.partition("/")
        node = self.node(f"interval/{start}_{end}")
        return node, [
            ox.Quad(node, _TYPE, term("time:Interval"), graph),
            ox.Quad(node, _LABEL, ox.Literal(f"{start} to {end}"), graph),
            ox.Quad(node, term("gb:intervalStart"), _date(start), graph),
            ox.Quad(node, term("gb:intervalEnd"), _date(end), graph),
        ]

    def _claim(
        self,
        statement: Statement,
        subject: ox.NamedNode,
        predicate: ox.NamedNode,
        value: ox.NamedNode | ox.Literal,
        graph: ox.NamedNode,
    ) -> Iterator[ox.Quad]:
        claim = statement.claim
        node = self.claim_node(statement.article, claim)
        yield ox.Quad(node, _TYPE, term("gb:Claim"), graph)
        yield ox.Quad(node, _TYPE, term("rdf:Statement"), graph)
        yield ox.Quad(node, _SUBJECT, subject, graph)
        yield ox.Quad(node, _PREDICATE, predicate, graph)
        yield ox.Quad(node, _OBJECT, value, graph)
        sentence, made = self._selection(statement.article, claim.evidence.span, graph)
        yield from made
        yield ox.Quad(node, term("gb:evidence"), sentence, graph)
        for role, mention in (("gb:subjectMention", claim.subject), ("gb:objectMention", claim.object)):
            if isinstance(mention, Mention) and len(mention.span):
                words, made = self._selection(statement.article, mention.span, graph)
                yield from made
                yield ox.Quad(node, term(role), words, graph)
        yield ox.Quad(node, term("gb:confidence"), _decimal(claim.confidence), graph)
        yield ox.Quad(node, term("gb:status"), term(f"gb:{claim.status.value}"), graph)
        yield ox.Quad(node, term("gb:rule"), ox.Literal(claim.evidence.rule), graph)
        for premise in claim.premises:
            basis = self.claim_node(statement.article, premise)
            yield ox.Quad(node, term("prov:wasDerivedFrom"), basis, graph)
        yield from self._attribution(node, claim, graph)

    def claim_node(self, article: str, claim: Claim) -> ox.NamedNode:
        """The claim's IRI: a digest of what it says and where, over mentions, not entities."""
        evidence = claim.evidence
        return self.node(
            "claim/"
            + iris.digest(
                article,
                _said(claim.subject),
                claim.predicate,
                _said(claim.object),
                f"{evidence.span.start}-{evidence.span.end}",
                evidence.rule,
                length=20,
            )
        )

    def _selection(
        self, article: str, span: Span, graph: ox.NamedNode
    ) -> tuple[ox.NamedNode, list[ox.Quad]]:
        """The node of some words of an article; with its quads the first time it is asked for."""
        name = f"{iris.article_name(article)}-{span.start}-{span.end}"
        node = self.node(f"selection/{name}")
        if (article, span) in self.selected:
            return node, []
        self.selected.add((article, span))
        quote, position = self.node(f"selector/{name}-quote"), self.node(f"selector/{name}-position")
        words = span.of(self.resolved.articles[article].text)
        return node, [
            ox.Quad(node, _TYPE, term("oa:SpecificResource"), graph),
            ox.Quad(node, term("oa:hasSource"), self.iri(article_iri(self.base, article)), graph),
            ox.Quad(node, term("oa:hasSelector"), quote, graph),
            ox.Quad(node, term("oa:hasSelector"), position, graph),
            ox.Quad(quote, _TYPE, term("oa:TextQuoteSelector"), graph),
            ox.Quad(quote, term("oa:exact"), ox.Literal(_text(words)), graph),
            ox.Quad(position, _TYPE, term("oa:TextPositionSelector"), graph),
            ox.Quad(position, term("oa:start"), _integer(span.start), graph),
            ox.Quad(position, term("oa:end"), _integer(span.end), graph),
        ]

    def _attribution(
        self, claim: ox.NamedNode, made: Claim, graph: ox.NamedNode
    ) -> Iterator[ox.Quad]:
        name = made.extractor
        node = self.extractors.get(name)
        if node is None:
            node = self.extractors[name] = self.node(f"extractor/{iris.local_name(name)}")
            yield ox.Quad(node, _TYPE, term("prov:SoftwareAgent"), self.merged_graph)
            yield ox.Quad(node, _LABEL, ox.Literal(f"{name} extractor"), self.merged_graph)
            yield ox.Quad(
                node, term("schema:softwareVersion"), ox.Literal(__version__), self.merged_graph
            )
        yield ox.Quad(claim, term("prov:wasAttributedTo"), node, graph)


def _said(node: Mention | ArticleRef | object) -> str:
    match node:
        case Mention():
            return f"{node.kind}|{node.name}|{node.key}|{node.span.start}-{node.span.end}"
        case ArticleRef():
            return f"article|{node.identifier}"
        case StatedDate():
            return node.lexical
        case _:
            return repr(node)


def _literal(value: Literal) -> ox.Literal:
    if value.datatype == "xsd:string":
        return ox.Literal(_text(value.value))
    return ox.Literal(value.value, datatype=term(value.datatype))


def _text(text: str) -> str:
    """Text that RDF can hold: lone surrogates, which no encoding has, become U+FFFD."""
    return text.encode("utf-8", "replace").decode() if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text) if not text.isascii() else False


def _date(iso: str) -> ox.Literal:
    return ox.Literal(iso, datatype=term("xsd:date"))


def _integer(number: int) -> ox.Literal:
    return ox.Literal(str(number), datatype=term("xsd:integer"))


def _decimal(number: float) -> ox.Literal:
    """The canonical form that stores don't rewrite: "0.9", not "0.90"."""
    text = f"{number:.4f}".rstrip("0")
    return ox.Literal(text + "0" if text.endswith(".") else text, datatype=term("xsd:decimal"))
