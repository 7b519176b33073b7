"""What a graph says of one thing, each statement with its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Store, Triple

from graphbuilder.model.errors import QueryError
from graphbuilder.model.terms import expand as term
from graphbuilder.model.terms import superclasses
from graphbuilder.query.names import expand, prefixes, prefixes_of, shorten

_LABEL: Final = NamedNode(term("rdfs:label"))
_ALT_LABEL: Final = NamedNode(term("skos:altLabel"))
_TYPE: Final = NamedNode(term("rdf:type"))
_OBJECT: Final = NamedNode(term("rdf:object"))
_SUBJECT: Final = NamedNode(term("rdf:subject"))
_HIDDEN: Final = frozenset({_LABEL, _ALT_LABEL, _TYPE})
_LEFT_OUT: Final = frozenset(
    NamedNode(term(name))
    for name in (
        "rdf:subject",
        "rdf:predicate",
        "rdf:object",
        "gb:evidence",
        "gb:status",
        "gb:subjectMention",
        "gb:objectMention",
        "oa:hasSource",
        "oa:hasSelector",
        "prov:wasAttributedTo",
        "prov:wasDerivedFrom",
    )
)
"""Properties of the evidence: they say how a statement is known and not what is so."""


class AmbiguousNameError(QueryError):
    """A name that several things bear; ``candidates`` are (IRI, label, class) to choose from."""

    def __init__(self, name: str, candidates: tuple[tuple[str, str, str], ...]) -> None:
        super().__init__(f"{name!r} names several things. Choose one by its IRI.")
        self.candidates = candidates


@dataclass(frozen=True, slots=True)
class Sentence:
    """Words of an article that state something, with its headline and date.

    What was inferred has the ``rule`` that did it, with its ``confidence``, and the ``premises`` that it
    rests on; where no words gave rise to it all else is empty.
    """

    quote: str
    headline: str
    date: str
    status: str
    start: int | None = None
    end: int | None = None
    rule: str = ""
    confidence: str = ""
    premises: tuple[Premise, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Premise:
    """A claim that an inference rests on: what it says in words, and its sentences."""

    says: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: ``forward`` if the described thing is its subject. ``other`` is the far end.

    ``iri`` is the far end's short IRI, empty for a literal. ``sentences`` is empty for what comes
    from an authority file.
    """

    predicate: str
    other: str
    iri: str
    forward: bool
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """A thing with its names and all that is said of it. IRIs are short; classes too."""

    iri: str
    label: str
    other_labels: tuple[str, ...]
    classes: tuple[str, ...]
    facts: tuple[Fact, ...]


def find(store: Store, what: str) -> str | None:
    """The IRI of the thing that an IRI, a compact IRI or a name means; None if there is none.

    A name is compared without regard to case: whole labels first, then other names, then their
    beginnings, then any part. Raises AmbiguousNameError if the first comparison that succeeds gives
    several things.
    """
    known = prefixes_of(store)
    iri = expand(what.strip(), known)
    if iri is not None and _exists(store, iri):
        return iri
    found = _by_name(store, what.strip().casefold())
    if len(found) > 1:
        listed = sorted((shorten(i, known), *_label_and_class(store, i)) for i in found)
        raise AmbiguousNameError(what, tuple(listed))
    return found[0] if found else None


def describe(store: Store, iri: str) -> Description:
    """All that the graph says of a thing, by property; statements with their evidence.

    Claims that agree are one fact with several sentences. What a text denies has no triple, only a
    claim, and is here too, with its status.
    """
    known = prefixes_of(store)
    node = NamedNode(iri)
    label, _ = _label_and_class(store, iri)
    facts = dict.fromkeys(_statements(store, node))
    return Description(
        iri=shorten(iri, known),
        label=label,
        other_labels=tuple(sorted(_values(store, node, _ALT_LABEL))),
        classes=tuple(sorted(shorten(c, known) for c in _values(store, node, _TYPE))),
        facts=tuple(
            sorted(
                (_fact(store, node, triple, known) for triple in facts),
                key=lambda f: (not f.forward, f.predicate, f.other, f.iri),
            )
        ),
    )


# --- finding -------------------------------------------------------------------------------------


def _exists(store: Store, iri: str) -> bool:
    try:
        node = NamedNode(iri)
    except ValueError:
        return False
    as_subject = store.quads_for_pattern(node, None, None, DefaultGraph())
    as_object = store.quads_for_pattern(None, None, node, DefaultGraph())
    return any(True for _ in as_subject) or any(True for _ in as_object)


def _by_name(store: Store, name: str) -> list[str]:
    labels = list(_named(store, _LABEL))
    every = labels + list(_named(store, _ALT_LABEL))
    comparisons = (
        [iri for iri, label in labels if label == name],
        [iri for iri, label in every if label == name],
        [iri for iri, label in every if label.startswith(name)],
        [iri for iri, label in every if name in label],
    )
    for found in comparisons:
        if name and found:
            return sorted(set(found))
    return []


def _named(store: Store, predicate: NamedNode) -> Iterator[tuple[str, str]]:
    for quad in store.quads_for_pattern(None, predicate, None, DefaultGraph()):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, Literal):
            yield quad.subject.value, quad.object.value.casefold()


# --- describing ----------------------------------------------------------------------------------


def _values(
    store: Store, subject: NamedNode | BlankNode | Triple, predicate: NamedNode
) -> list[str]:
    quads = store.quads_for_pattern(subject, predicate, None, DefaultGraph())
    return [q.object.value for q in quads if isinstance(q.object, NamedNode | Literal)]


def _label_and_class(store: Store, iri: str) -> tuple[str, str]:
    node = NamedNode(iri)
    labels = sorted(_values(store, node, _LABEL))
    classes = {shorten(c, prefixes()) for c in _values(store, node, _TYPE)}
    above = {parent for c in classes for parent in _superclasses(c)}
    closest = sorted(classes - above) or sorted(classes)
    return (labels[0] if labels else iri), (closest[0] if closest else "")


def _superclasses(kind: str) -> tuple[str, ...]:
    try:
        return superclasses(kind)
    except KeyError:  # a class of another vocabulary
        return ()


def _statements(store: Store, node: NamedNode) -> Iterator[Triple]:
    for quad in store.quads_for_pattern(node, None, None, DefaultGraph()):
        if quad.predicate not in _HIDDEN and quad.predicate not in _LEFT_OUT:
            yield Triple(node, quad.predicate, quad.object)
    for quad in store.quads_for_pattern(None, None, node, DefaultGraph()):
        if quad.predicate not in _LEFT_OUT and quad.predicate not in _HIDDEN:
            yield Triple(quad.subject, quad.predicate, node)
    for role in (_SUBJECT, _OBJECT):
        for claim in _subjects(store, role, node):
            yield from _claimed(store, claim)


def _subjects(store: Store, predicate: NamedNode, value: NamedNode) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(None, predicate, value, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _claimed(store: Store, claim: NamedNode) -> Iterator[Triple]:
    parts: list[NamedNode | BlankNode | Literal | Triple] = []
    for name in ("rdf:subject", "rdf:predicate", "rdf:object"):
        quads = store.quads_for_pattern(claim, NamedNode(term(name)), None, DefaultGraph())
        parts += [quad.object for quad in quads][:1]
    match parts:
        case [NamedNode() as subject, NamedNode() as predicate, value] if predicate not in _HIDDEN:
            yield Triple(subject, predicate, value)
        case _:
            return


def _fact(store: Store, node: NamedNode, triple: Triple, known: dict[str, str]) -> Fact:
    forward = triple.subject == node
    far = triple.object if forward else triple.subject
    return Fact(
        predicate=shorten(triple.predicate.value, known),
        other=_words_for(store, far, known),
        iri=shorten(far.value, known) if isinstance(far, NamedNode) else "",
        forward=forward,
        sentences=tuple(sorted(set(_sentences(store, triple)), key=_by_date)),
    )


def _words_for(
    store: Store, far: NamedNode | BlankNode | Literal | Triple, known: dict[str, str]
) -> str:
    if not isinstance(far, NamedNode):
        return far.value if isinstance(far, Literal) else str(far)
    labels = sorted(_values(store, far, _LABEL))
    return labels[0] if labels else shorten(far.value, known)


def _by_date(sentence: Sentence) -> tuple[str, str, int, str, str]:
    start = -1 if sentence.start is None else sentence.start
    return (sentence.date, sentence.headline, start, sentence.quote, sentence.status)


def _sentences(store: Store, triple: Triple) -> Iterator[Sentence]:
    for claim in _claims_of(store, triple):
        status = _literal(store, claim, "gb:status").rpartition("#")[2]
        found = [_sentence(store, each, status) for each in _objects(store, claim, "gb:evidence")]
        known = prefixes_of(store) if status == "inferred" else {}
        premises = [
            _premise(store, each, known) for each in _objects(store, claim, "prov:wasDerivedFrom")
        ]
        for sentence in found or [Sentence("", "", "", status)]:
            if status != "inferred":
                yield sentence
                continue
            yield replace(
                sentence,
                rule=_literal(store, claim, "gb:rule"),
                confidence=_literal(store, claim, "gb:confidence"),
                premises=tuple(sorted(premises)),
            )


def _literal(store: Store, subject: NamedNode, name: str) -> str:
    return next(iter(sorted(_values(store, subject, NamedNode(term(name))))), "")


def _premise(store: Store, claim: NamedNode, known: dict[str, str]) -> Premise:
    """A claim in words: "Letter from A to B: schema:sender A", with where it is said."""
    parts = [
        quad.object
        for name in ("rdf:subject", "rdf:predicate", "rdf:object")
        for quad in store.quads_for_pattern(claim, NamedNode(term(name)), None, DefaultGraph())
    ]
    words = [_words_for(store, part, known) for part in parts]
    says = f"{words[0]}: {' '.join(words[1:])}" if len(words) == 3 else shorten(claim.value, known)
    found = [_sentence(store, each, "") for each in _objects(store, claim, "gb:evidence")]
    quotes = (
        f'"{s.quote}" — {", ".join(part for part in (s.headline, s.date) if part)}' for s in found
    )
    return Premise(says, tuple(sorted(quotes)))


def _claims_of(store: Store, triple: Triple) -> Iterator[NamedNode]:
    """The claims that state exactly this triple."""
    if not isinstance(triple.subject, NamedNode):
        return
    for claim in _subjects(store, _SUBJECT, triple.subject):
        if triple in _claimed(store, claim):
            yield claim


def _objects(store: Store, subject: NamedNode, name: str) -> Iterator[NamedNode]:
    for quad in store.quads_for_pattern(subject, NamedNode(term(name)), None, DefaultGraph()):
        if isinstance(quad.object, NamedNode):
            yield quad.object


def _sentence(store: Store, selection: NamedNode, status: str) -> Sentence:
    selectors = list(_objects(store, selection, "oa:hasSelector"))
    articles = list(_objects(store, selection, "oa:hasSource"))
    start, end = (_first(store, selectors, name) for name in ("oa:start", "oa:end"))
    return Sentence(
        quote=_first(store, selectors, "oa:exact"),
        headline=_first(store, articles, "rdfs:label"),
        date=_first(store, articles, "schema:datePublished"),
        status=status,
        start=int(start) if start.isdecimal() else None,
        end=int(end) if end.isdecimal() else None,
    )


def _first(store: Store, subjects: Iterable[NamedNode], name: str) -> str:
    for subject in subjects:
        for value in sorted(_values(store, subject, NamedNode(term(name)))):
            return value
    return ""
