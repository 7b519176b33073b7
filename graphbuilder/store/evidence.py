"""Claims with their evidence: the words that a statement rests on, as Web Annotation selectors."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder import __version__, iris
from graphbuilder.model import ArticleRef, Claim, Mention, Resolved, Span, StatedDate, Statement
from graphbuilder.store.rows import Row, Value, decimal, iri, term, text, typed

_TYPE = term("rdf:type")


class EvidenceWriter:
    """Writes claims; words that several claims rest on are written once."""

    def __init__(self, resolved: Resolved, merged: str) -> None:
        self.resolved = resolved
        self.base = resolved.base
        self.merged = merged
        self.selected: set[tuple[str, Span]] = set()
        self.extractors: dict[str, str] = {}

    def claim(self, statement: Statement, value: Value, graph: str) -> Iterator[Row]:
        """The rows of one statement's claim."""
        claim, article = statement.claim, statement.article
        node = self.claim_iri(article, claim)

        def row(predicate: str, value: Value) -> Row:
            return Row(graph, node, term(predicate), *value)

        yield row("rdf:type", iri(term("gb:Claim")))
        yield row("rdf:type", iri(term("rdf:Statement")))
        yield row("rdf:subject", iri(statement.subject))
        yield row("rdf:predicate", iri(term(statement.predicate)))
        yield row("rdf:object", value)
        yield row("gb:confidence", decimal(claim.confidence))
        yield row("gb:status", iri(term(f"gb:{claim.status.value}")))
        yield row("gb:rule", text(claim.evidence.rule))
        yield row("gb:evidence", iri(self._selection_iri(article, claim.evidence.span)))
        yield from self._selection(article, claim.evidence.span, graph)
        for role, mention in (
            ("gb:subjectMention", claim.subject),
            ("gb:objectMention", claim.object),
        ):
            if isinstance(mention, Mention) and len(mention.span):
                yield row(role, iri(self._selection_iri(article, mention.span)))
                yield from self._selection(article, mention.span, graph)
        for premise in claim.premises:
            yield row("prov:wasDerivedFrom", iri(self.claim_iri(article, premise)))
        yield row("prov:wasAttributedTo", iri(self._extractor_iri(claim.extractor)))
        yield from self._extractor(claim.extractor)

    def claim_iri(self, article: str, claim: Claim) -> str:
        """A digest of what the claim says and where, over mentions, not entities."""
        span = claim.evidence.span
        said = (article, _said(claim.subject), claim.predicate, _said(claim.object))
        where = (f"{span.start}-{span.end}", claim.evidence.rule)
        # the same words may be put forward as a fact, too
        status = () if claim.status.asserted else (claim.status.value,)
        return f"{self.base}claim/{iris.digest(*said, *where, *status, length=20)}"

    def _selection_iri(self, article: str, span: Span) -> str:
        return f"{self.base}selection/{iris.article_name(article)}-{span.start}-{span.end}"

    def _selection(self, article: str, span: Span, graph: str) -> Iterator[Row]:
        if (article, span) in self.selected:
            return
        self.selected.add((article, span))
        node = self._selection_iri(article, span)
        name = node.removeprefix(f"{self.base}selection/")
        quote, position = (
            f"{self.base}selector/{name}-quote",
            f"{self.base}selector/{name}-position",
        )
        words = span.of(self.resolved.articles[article].text)
        yield Row(graph, node, _TYPE, *iri(term("oa:SpecificResource")))
        yield Row(graph, node, term("oa:hasSource"), *iri(iris.article_iri(self.base, article)))
        yield Row(graph, node, term("oa:hasSelector"), *iri(quote))
        yield Row(graph, node, term("oa:hasSelector"), *iri(position))
        yield Row(graph, quote, _TYPE, *iri(term("oa:TextQuoteSelector")))
        yield Row(graph, quote, term("oa:exact"), *text(words))
        yield Row(graph, position, _TYPE, *iri(term("oa:TextPositionSelector")))
        yield Row(graph, position, term("oa:start"), *typed(str(span.start), "xsd:integer"))
        yield Row(graph, position, term("oa:end"), *typed(str(span.end), "xsd:integer"))

    def _extractor_iri(self, name: str) -> str:
        return f"{self.base}extractor/{iris.local_name(name)}"

    def _extractor(self, name: str) -> Iterator[Row]:
        if name in self.extractors:
            return
        node = self.extractors[name] = self._extractor_iri(name)
        yield Row(self.merged, node, _TYPE, *iri(term("prov:SoftwareAgent")))
        yield Row(self.merged, node, term("rdfs:label"), *text(f"{name} extractor"))
        yield Row(self.merged, node, term("schema:softwareVersion"), *text(__version__))


def _said(node: object) -> str:
    match node:
        case Mention():
            return f"{node.kind}|{node.name}|{node.key}|{node.span.start}-{node.span.end}"
        case ArticleRef():
            return f"article|{node.identifier}"
        case StatedDate():
            return node.lexical
        case _:
            return repr(node)
