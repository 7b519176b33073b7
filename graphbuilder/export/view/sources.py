"""Claims, quotes and articles of a store: why the graph says what it says."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern
from typing import Final, NamedTuple

from graphbuilder.export.view.data import Article, Evidence, Mark, Quote
from graphbuilder.export.view.read import Facts, Thing, Triple, order
from graphbuilder.model.terms import expand

_SUBJECT: Final = expand("rdf:subject")
_PREDICATE: Final = expand("rdf:predicate")
_OBJECT: Final = expand("rdf:object")
_EVIDENCE: Final = expand("gb:evidence")
_SUBJECT_MENTION: Final = expand("gb:subjectMention")
_OBJECT_MENTION: Final = expand("gb:objectMention")
_CONFIDENCE: Final = expand("gb:confidence")
_STATUS: Final = expand("gb:status")
_RULE: Final = expand("gb:rule")
_DERIVED: Final = expand("prov:wasDerivedFrom")
_SOURCE: Final = expand("oa:hasSource")
_SELECTOR: Final = expand("oa:hasSelector")
_EXACT: Final = expand("oa:exact")
_START: Final = expand("oa:start")
_END: Final = expand("oa:end")

MACHINERY: Final = frozenset(
    {_SUBJECT, _PREDICATE, _OBJECT, _EVIDENCE, _SUBJECT_MENTION, _OBJECT_MENTION, _CONFIDENCE}
    | {_STATUS, _RULE, _DERIVED, _SOURCE, _SELECTOR, _EXACT, _START, _END}
    | {expand("prov:wasAttributedTo"), expand("schema:softwareVersion")}
)
"""Predicates of claims and selections: evidence, not statements."""

STATUSES: Final = ("stated", "inferred", "reported", "hypothetical", "negated", "reference")
"""Best first, so what is asserted comes first; ``reference`` is what no claim stands behind."""


def rank_of(status: str) -> int:
    """Where a status stands among them; an unknown one comes last."""
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)


class Passage(NamedTuple):
    """A stretch of an article's text; ``article`` is its IRI."""

    article: str
    text: str
    start: int
    end: int


class Grounds(NamedTuple):
    """A piece of evidence before it has a number; ``premises`` are claims' IRIs."""

    claim: str
    passage: Passage | None
    marks: tuple[Mark, ...]
    status: str
    confidence: float | None
    rule: str
    premises: tuple[str, ...]


class Claims:
    """All claims of a store, by the triple that they make."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._passages: dict[str, Passage | None] = {}
        self.by_triple: dict[Triple, list[str]] = {}
        self.by_subject: dict[str, list[str]] = {}
        for claim in facts.subjects(_PREDICATE):
            subject = facts.value(claim, _SUBJECT)
            predicate = facts.value(claim, _PREDICATE)
            self.by_subject.setdefault(subject, []).append(claim)
            for thing in facts.objects(claim, _OBJECT):
                self.by_triple.setdefault((subject, predicate, thing), []).append(claim)

    def said(self, subject: str, predicate: str) -> list[Thing]:
        """What the claims of a subject say of it by a predicate, asserted or not, each once."""
        found = {
            thing
            for claim in self.by_subject.get(subject, ())
            if self._facts.value(claim, _PREDICATE) == predicate
            for thing in self._facts.objects(claim, _OBJECT)
        }
        return sorted(found, key=order)

    def grounds(self, claim: str, *, swapped: bool = False) -> Grounds:
        """What a claim rests on; ``swapped`` if its subject is drawn as the object."""
        facts = self._facts
        passage = self._passage(facts.value(claim, _EVIDENCE))
        roles = ("object", "subject") if swapped else ("subject", "object")
        marks = [
            mark
            for role, predicate in zip(roles, (_SUBJECT_MENTION, _OBJECT_MENTION), strict=True)
            for mention in facts.objects(claim, predicate)
            if (mark := self._mark(passage, mention.value, role))
        ]
        if len(marks) > 1:
            marks.sort(key=lambda m: (m.start, m.end, m.role))
        return Grounds(
            claim,
            passage,
            tuple(marks),
            intern(_local(facts.value(claim, _STATUS)) or "stated"),
            _number(facts.value(claim, _CONFIDENCE)),
            intern(facts.value(claim, _RULE)),
            tuple(facts.values(claim, _DERIVED)),
        )

    def _passage(self, selection: str) -> Passage | None:
        if not selection:
            return None
        if selection not in self._passages:
            self._passages[selection] = self._read_passage(selection)
        return self._passages[selection]

    def _read_passage(self, selection: str) -> Passage | None:
        facts = self._facts
        text = start = ""
        for selector in facts.objects(selection, _SELECTOR):
            text = text or facts.value(selector.value, _EXACT)
            start = start or facts.value(selector.value, _START)
        if not text:
            return None
        begin = int(_number(start) or 0)
        return Passage(facts.value(selection, _SOURCE), text, begin, begin + len(text))

    def _mark(self, passage: Passage | None, selection: str, role: str) -> Mark | None:
        mention = self._passage(selection)
        if passage is None or mention is None or mention.article != passage.article:
            return None
        start, end = mention.start - passage.start, mention.end - passage.start
        fits = 0 <= start < end and passage.text[start:end] == mention.text
        return Mark(start, end, role) if fits else None


@dataclass(slots=True)
class Shelf:
    """Numbers quotes and pieces of evidence as they come in, each once."""

    articles: tuple[Article, ...]
    quotes: dict[Passage, int] = field(default_factory=dict)
    evidence: list[Grounds] = field(default_factory=list)

    def add(self, found: Iterable[Grounds]) -> tuple[int, ...]:
        """The numbers of a statement's evidence: what says the same twice is joined."""
        joined: dict[tuple[object, ...], Grounds] = {}
        for grounds in found:
            key = (grounds.passage, grounds.status)
            joined[key] = _join(joined[key], grounds) if key in joined else grounds
        first = len(self.evidence)
        every = list(joined.values())
        self.evidence += sorted(every, key=self._order) if len(every) > 1 else every
        for grounds in self.evidence[first:]:
            if grounds.passage:
                self.quotes.setdefault(grounds.passage, len(self.quotes))
        return tuple(range(first, len(self.evidence)))

    def table_of_quotes(self) -> tuple[Quote, ...]:
        """All quotes, by number."""
        number = {article.iri: at for at, article in enumerate(self.articles)}
        return tuple(Quote(number.get(p.article, -1), p.text, p.start, p.end) for p in self.quotes)

    def table_of_evidence(self, statement_of: dict[str, int]) -> tuple[Evidence, ...]:
        """All evidence, by number; ``statement_of`` gives a claim's statement."""
        return tuple(
            Evidence(
                self.quotes[g.passage] if g.passage else None,
                g.marks,
                g.status,
                g.confidence,
                g.rule,
                tuple(
                    sorted({statement_of[claim] for claim in g.premises if claim in statement_of})
                ),
                g.claim,
            )
            for g in self.evidence
        )

    def _order(self, grounds: Grounds) -> tuple[object, ...]:
        passage = grounds.passage or Passage("", "", 0, 0)
        at = passage.article, passage.start, passage.end, passage.text
        return rank_of(grounds.status), *at


def _join(one: Grounds, other: Grounds) -> Grounds:
    marks = {(m.start, m.end): m for m in (*other.marks, *one.marks)}
    best = max(one, other, key=lambda g: (g.confidence or 0.0, g.rule))
    return Grounds(
        best.claim,
        one.passage,
        tuple(marks[span] for span in sorted(marks)),
        one.status,
        best.confidence,
        best.rule,
        tuple(sorted({*one.premises, *other.premises})),
    )


def _local(iri: str) -> str:
    return iri.rsplit("#", 1)[-1]


def _number(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if math.isfinite(number) else None
