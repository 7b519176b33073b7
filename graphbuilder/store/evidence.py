"""Claims with their evidence: the words that a statement rests on, as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder import __version__, iris
from graphbuilder.model import Article, Claim, Mention, Span, Statement
from graphbuilder.store.rows import Row, Value, decimal, iri, term, text, typed


class EvidenceWriter:
    """Writes one article's claims; words that several claims rest on are written once."""

    def __init__(self, article: Article, base: str, graph: str) -> None:
        self.article = article
        self.base = base
        self.graph = graph
        self.selected: set[Span] = set()

    def claim(self, statement: Statement, value: Value) -> Iterator[Row]:
        """The rows of one statement's claim."""
        claim = statement.claim
        node = self._claim_iri(claim)

        def row(predicate: str, value: Value) -> Row:
            return Row(self.graph, node, term(predicate), *value)

        yield row("rdf:type", iri(term("gb:Claim")))
        yield row("rdf:type", iri(term("rdf:Statement")))
        yield row("rdf:subject", iri(statement.subject))
        yield row("rdf:predicate", iri(term(statement.predicate)))
        yield row("rdf:object", value)
        yield row("gb:confidence", decimal(claim.confidence))
        yield row("gb:status", iri(term(f"gb:{claim.status.value}")))
        yield row("gb:rule", text(claim.evidence.rule))
        yield row("gb:evidence", iri(self._selection_iri(claim.evidence.span)))
        yield from self._selection(claim.evidence.span)
        for role, mention in (
            ("gb:subjectMention", claim.subject),
            ("gb:objectMention", claim.object),
        ):
            if isinstance(mention, Mention) and len(mention.span):
                yield row(role, iri(self._selection_iri(mention.span)))
                yield from self._selection(mention.span)
        for premise in claim.premises:
            yield row("prov:wasDerivedFrom", iri(self._claim_iri(premise)))
        yield row("prov:wasAttributedTo", iri(extractor_iri(self.base, claim.extractor)))

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
        for subject, predicate, value in (
            (node, "rdf:type", iri(term("oa:SpecificResource"))),
            (node, "oa:hasSource", iri(source)),
            (node, "oa:hasSelector", iri(quote)),
            (node, "oa:hasSelector", iri(position)),
            (quote, "rdf:type", iri(term("oa:TextQuoteSelector"))),
            (quote, "oa:exact", text(span.of(self.article.text))),
            (position, "rdf:type", iri(term("oa:TextPositionSelector"))),
            (position, "oa:start", typed(str(span.start), "xsd:integer")),
            (position, "oa:end", typed(str(span.end), "xsd:integer")),
        ):
            yield Row(self.graph, subject, term(predicate), *value)


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
