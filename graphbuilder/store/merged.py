"""What belongs to no article as rows: what was inferred, judged and found to contradict, the build."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder import __version__, iris
from graphbuilder.model import Conflict, Inference, Judgement, Literal, Resolved, Verdict
from graphbuilder.store.evidence import extractor_iri, extractor_rows, selection_iri
from graphbuilder.store.rows import Row, Value, decimal, iri, literal, term, text, typed

BUILDER = "graphbuilder"
"""The agent of a build, and of what it infers."""


class MergedWriter:
    """Writes the graph of what was merged and inferred."""

    def __init__(self, resolved: Resolved, graph: str) -> None:
        self.resolved = resolved
        self.base = resolved.base
        self.graph = graph
        parts = (__version__, *resolved.settings, resolved.inputs)
        self.replaced = {
            old: entity.iri for entity in resolved.entities.values() for old in entity.replaces
        }
        self.activity = f"{self.base}activity/{iris.digest(*parts)}"

    def all(self) -> Iterator[Row]:
        """All rows but those of the entities."""
        yield from self._build()
        for inference in self.resolved.inferences:
            yield from self._inference(inference)
        for judgement in self.resolved.judgements:
            yield from self._judgement(judgement)
        for conflict in self.resolved.conflicts:
            yield from self._conflict(conflict)
        for name in sorted(self.resolved.extractors):
            yield from extractor_rows(self.base, self.graph, name, f"{name} extractor")

    def _row(self, subject: str, predicate: str, value: Value) -> Row:
        return Row(self.graph, subject, term(predicate), *value)

    def _build(self) -> Iterator[Row]:
        """The build: with what, and from which articles; no time of day."""
        yield from extractor_rows(self.base, self.graph, BUILDER, BUILDER)
        node = self.activity
        yield self._row(node, "rdf:type", iri(term("prov:Activity")))
        yield self._row(node, "rdfs:label", text(f"graphbuilder {__version__} build"))
        agent = extractor_iri(self.base, BUILDER)
        yield self._row(node, "prov:wasAssociatedWith", iri(agent))
        for setting in self.resolved.settings:
            yield self._row(node, "gb:setting", text(setting))
        yield self._row(node, "gb:inputsDigest", text(self.resolved.inputs))
        number = str(len(self.resolved.used))
        yield self._row(node, "gb:articles", typed(number, "xsd:integer"))
        for article in self.resolved.used:
            yield self._row(node, "prov:used", iri(iris.article_iri(self.base, article)))
        yield self._row(self.graph, "prov:wasGeneratedBy", iri(node))

    def _inference(self, inference: Inference) -> Iterator[Row]:
        """The statement, and its claim with what it rests on."""
        value = _value(inference.object)
        yield self._row(inference.subject, inference.predicate, value)
        said = (inference.subject, inference.predicate, *value, inference.rule)
        node = f"{self.base}claim/{iris.digest(*said, *inference.premises, length=20)}"
        yield self._row(node, "rdf:type", iri(term("gb:Claim")))
        yield self._row(node, "rdf:type", iri(term("rdf:Statement")))
        yield self._row(node, "rdf:subject", iri(inference.subject))
        yield self._row(node, "rdf:predicate", iri(term(inference.predicate)))
        yield self._row(node, "rdf:object", value)
        yield self._row(node, "gb:confidence", decimal(inference.confidence))
        yield self._row(node, "gb:status", iri(term("gb:inferred")))
        yield self._row(node, "gb:rule", text(inference.rule))
        if inference.span is not None:
            selection = selection_iri(self.base, inference.article, inference.span)
            yield self._row(node, "gb:evidence", iri(selection))
        for premise in inference.premises:
            yield self._row(node, "prov:wasDerivedFrom", iri(f"{self.base}claim/{premise}"))
        yield self._row(node, "prov:wasAttributedTo", iri(extractor_iri(self.base, BUILDER)))

    def _judgement(self, judgement: Judgement) -> Iterator[Row]:
        first, second = self.base + judgement.first, self.base + judgement.second
        said = (judgement.first, judgement.second, judgement.judge, judgement.day)
        node = f"{self.base}judgement/{iris.digest(*said)}"
        names = (self._name(judgement.first), self._name(judgement.second))
        label = f"{names[0]} and {names[1]}: {judgement.verdict.value} ({judgement.reason})"
        yield self._row(node, "rdf:type", iri(term("gb:Judgement")))
        yield self._row(node, "rdfs:label", text(label))
        yield self._row(node, "gb:judges", iri(first))
        yield self._row(node, "gb:judges", iri(second))
        yield self._row(node, "gb:verdict", iri(term(f"gb:{judgement.verdict.value}")))
        yield self._row(node, "gb:score", decimal(judgement.score))
        yield self._row(node, "gb:reason", text(judgement.reason))
        if judgement.day:
            yield self._row(node, "dcterms:creator", text(judgement.judge))
            yield self._row(node, "dcterms:date", typed(judgement.day, "xsd:date"))
        else:
            yield self._row(node, "gb:rule", text(judgement.judge))
        if judgement.verdict is Verdict.SAME and judgement.day:
            yield from self._confirmed(first, second)
        one, other = (self.replaced.get(each, each) for each in (first, second))
        if judgement.verdict is Verdict.UNSURE and {one, other} <= self.resolved.entities.keys():
            yield self._row(one, "skos:closeMatch", iri(other))
            yield self._row(other, "skos:closeMatch", iri(one))

    def _confirmed(self, first: str, second: str) -> Iterator[Row]:
        """That a person says two are one: from what stands for both to what it replaces."""
        one, other = (self.replaced.get(iri, iri) for iri in (first, second))
        if one == other:
            for old in sorted({first, second} - {one}):
                yield self._row(one, "owl:sameAs", iri(old))

    def _name(self, identity: str) -> str:
        """The label of an entity, or the name of an identity that has become another's."""
        if name := self.resolved.names.get(identity):
            return name
        entity = self.resolved.entities.get(self.base + identity)
        return entity.label if entity else identity.rpartition("/")[2].replace("-", " ")

    def _conflict(self, conflict: Conflict) -> Iterator[Row]:
        node = f"{self.base}conflict/{iris.digest(conflict.post, *conflict.memberships)}"
        post = self.resolved.entities[conflict.post].label
        yield self._row(node, "rdf:type", iri(term("gb:Conflict")))
        yield self._row(node, "rdfs:label", text(f"Two holders at one time: {post}"))
        yield self._row(node, "schema:about", iri(conflict.post))
        for membership in conflict.memberships:
            yield self._row(node, "gb:involves", iri(membership))
        yield self._row(node, "gb:reason", text(conflict.reason))
        yield self._row(node, "gb:from", typed(conflict.start, "xsd:date"))
        yield self._row(node, "gb:to", typed(conflict.end, "xsd:date"))


def _value(value: str | Literal) -> Value:
    return literal(value) if isinstance(value, Literal) else iri(value)
