"""Claims with their evidence: the words that a statement rests on, as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder import __version__, iris
from graphbuilder.model import Article, Claim, Mention, Span, Statement
from graphbuilder.store.rows import Row, Value, decimal, iri, made, term, text

_TYPE, _SUBJECT, _PREDICATE = term("rdf:type"), term("rdf:subject"), term("rdf:predicate")
_OBJECT, _CONFIDENCE, _STATUS = term("rdf:object"), term("gb:confidence"), term("gb:status")
_RULE, _EVIDENCE = term("gb:rule"), term("gb:evidence")
_SUBJECT_MENTION, _OBJECT_MENTION = term("gb:subjectMention"), term("gb:objectMention")
_DERIVED, _ATTRIBUTED = term("prov:wasDerivedFrom"), term("prov:wasAttributedTo")
_SOURCE, _SELECTOR = term("oa:hasSource"), term("oa:hasSelector")
_EXACT, _START, _END = term("oa:exact"), term("oa:start"), term("oa:end")
_CLAIM, _STATEMENT = iri(term("gb:Claim")), iri(term("rdf:Statement"))
_RESOURCE, _QUOTE = iri(term("oa:SpecificResource")), iri(term("oa:TextQuoteSelector"))
_POSITION, _INTEGER = iri(term("oa:TextPositionSelector")), term("xsd:integer")


class EvidenceWriter:
    """Writes one article's claims; words that several claims rest on are written once."""

    def __init__(self, article: Article, base: str, graph: str) -> None:
        self.article = article
        self.base = base
        self.graph = graph
        self.selected: set[Span] = set()

    def claim(self, statement: Statement, value: Value) -> Iterator[Row]:
        """The rows of one statement's claim."""
        claim, graph = statement.claim, self.graph
        node, evidence = self._claim_iri(claim), claim.evidence
        yield made(graph, node, _TYPE, _CLAIM)
        yield made(graph, node, _TYPE, _STATEMENT)
        yield made(graph, node, _SUBJECT, (statement.subject, ""))
        yield made(graph, node, _PREDICATE, (term(statement.predicate), ""))
        yield made(graph, node, _OBJECT, value)
        yield made(graph, node, _CONFIDENCE, decimal(claim.confidence))
        yield made(graph, node, _STATUS, iri(term(f"gb:{claim.status.value}")))
        yield made(graph, node, _RULE, text(evidence.rule))
        yield made(graph, node, _EVIDENCE, (self._selection_iri(evidence.span), ""))
        yield from self._selection(evidence.span)
        for role, mention in ((_SUBJECT_MENTION, claim.subject), (_OBJECT_MENTION, claim.object)):
            if isinstance(mention, Mention) and len(mention.span):
                yield made(graph, node, role, (self._selection_iri(mention.span), ""))
                yield from self._selection(mention.span)
        for premise in claim.premises:
            yield made(graph, node, _DERIVED, (self._claim_iri(premise), ""))
        yield made(graph, node, _ATTRIBUTED, (extractor_iri(self.base, claim.extractor), ""))

    def _claim_iri(self, claim: Claim) -> str:
        return f"{self.base}claim/{iris.claim_name(self.article.identifier, claim)}"

    def _selection_iri(self, span: Span) -> str:
        return selection_iri(self.base, self.article.identifier, span)

    def _selection(self, span: Span) -> Iterator[Row]:
        if span in self.selected:
            return
        self.selected.add(span)
        node = self._selection_iri(span)
        name = node.removeprefix(f"{self.base}selection/")
        quote = f"{self.base}selector/{name}-quote"
        position = f"{self.base}selector/{name}-position"
        source = iris.article_iri(self.base, self.article.identifier)
        graph, start, end = self.graph, str(span.start), str(span.end)
        yield made(graph, node, _TYPE, _RESOURCE)
        yield made(graph, node, _SOURCE, (source, ""))
        yield made(graph, node, _SELECTOR, (quote, ""))
        yield made(graph, node, _SELECTOR, (position, ""))
        yield made(graph, quote, _TYPE, _QUOTE)
        yield made(graph, quote, _EXACT, text(span.of(self.article.text)))
        yield made(graph, position, _TYPE, _POSITION)
        yield made(graph, position, _START, (start, _INTEGER))
        yield made(graph, position, _END, (end, _INTEGER))


def selection_iri(base: str, article: str, span: Span) -> str:
    """The IRI of a stretch of an article's text."""
    return f"{base}selection/{iris.selection_name(article, span.start, span.end)}"


def extractor_iri(base: str, name: str) -> str:
    """The IRI of an extractor, or of another part of this package that makes claims."""
    return f"{base}extractor/{iris.local_name(name)}"


def extractor_rows(base: str, graph: str, name: str, label: str) -> Iterator[Row]:
    """An extractor described."""
    node = extractor_iri(base, name)
    yield Row(graph, node, term("rdf:type"), *iri(term("prov:SoftwareAgent")))
    yield Row(graph, node, term("rdfs:label"), *text(label))
    yield Row(graph, node, term("schema:softwareVersion"), *text(__version__))
