"""Checking a graph against the shapes, with a report that points at the article and the words."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import pyshacl
from oxrdflib import OxigraphStore
from pyoxigraph import Store
from rdflib import Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.namespace import RDF, RDFS, SH
from rdflib.term import Node

from graphbuilder.model.errors import QueryError, SettingError
from graphbuilder.model.terms import expand
from graphbuilder.query.names import prefixes_of, shorten
from graphbuilder.resources import ontology_dir

_PLACES: Final = 3
"""How many places in texts a problem names: more would hide the next problem."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of an article, by offsets in code points."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that a shape forbids.

    ``focus``, ``path`` and ``value`` are short forms; the last two may be empty.
    """

    focus: str
    label: str
    path: str
    value: str
    message: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What the shapes found; the graph conforms if that is nothing."""

    problems: tuple[Problem, ...]

    @property
    def conforms(self) -> bool:
        """Whether the graph keeps to all shapes."""
        return not self.problems

    def __str__(self) -> str:
        if self.conforms:
            return "The graph conforms to all shapes.\n"
        count = len(self.problems)
        head = f"{count} {'problem' if count == 1 else 'problems'}.\n"
        return head + "".join(f"\n{_words(problem)}" for problem in self.problems)


def validate(store: Store) -> Report:
    """Check a graph against ``ontology/shapes.ttl``; problems come in a fixed order.

    Raises SettingError if the shapes are not there.
    """
    try:
        shapes = Graph().parse(ontology_dir() / "shapes.ttl")
    except FileNotFoundError as error:
        raise SettingError(f"the shapes are not there: {error}") from error
    with _without_warnings_of_ill_typed_literals():
        graph = _as_rdflib(store)
        _, results, text = pyshacl.validate(
            graph, shacl_graph=shapes, inplace=True, advanced=False, inference="none"
        )
    if not isinstance(results, Graph):
        raise QueryError(f"the graph cannot be validated: {text}")
    known = prefixes_of(store)
    found = {_problem(graph, results, r, known) for r in results.objects(None, SH.result)}
    return Report(tuple(sorted(found, key=_order)))


@contextmanager
def _without_warnings_of_ill_typed_literals() -> Iterator[None]:
    """rdflib logs a traceback for "2024-02-30"^^xsd:date; here the report says it in words."""
    log = logging.getLogger("rdflib.term")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before


def _as_rdflib(store: Store) -> Graph:
    """The union of the graphs in rdflib's own memory: many small look-ups are quickest there."""
    graph = Graph()
    view = Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
    for triple in view:
        graph.add(triple)
    return graph


def _order(problem: Problem) -> tuple[str, str, str, str]:
    return (problem.message, problem.focus, problem.path, problem.value)


def _words(problem: Problem) -> str:
    lines = [f"{problem.label} ({problem.focus})" if problem.label else problem.focus]
    lines.append(f"  {problem.message}")
    if problem.path or problem.value:
        lines.append("  " + " ".join(part for part in (problem.path, problem.value) if part))
    lines += [f'  {p.article}:{p.start}-{p.end}: "{p.quote}"' for p in problem.places]
    return "\n".join(lines) + "\n"


def _problem(graph: Graph, results: Graph, result: Node, known: dict[str, str]) -> Problem:
    focus = results.value(result, SH.focusNode)
    path = results.value(result, SH.resultPath)
    value = results.value(result, SH.value)
    message = results.value(result, SH.resultMessage)
    component = results.value(result, SH.sourceConstraintComponent)
    if component == SH.SPARQLConstraintComponent:  # a check over the whole graph
        focus = value
    return Problem(
        focus=_short(focus, known),
        label=str(graph.value(focus, RDFS.label) or ""),
        path=_short(path, known) if isinstance(path, URIRef) else "",
        value=_short(value, known),
        message=str(message or ""),
        places=_places(graph, focus, path),
    )


def _short(node: Node | None, known: dict[str, str]) -> str:
    match node:
        case None:
            return ""
        case Literal():
            text = node.datatype is not None and str(node.datatype) == expand("xsd:string")
            return (Literal(str(node)) if text else node).n3()
        case _:
            return shorten(str(node), known)


def _places(graph: Graph, focus: Node | None, path: Node | None) -> tuple[Place, ...]:
    """Where the texts say what is wrong: claims of the property, else any claim of the thing."""
    selections = _selections(graph, focus, path) or _selections(graph, focus, None)
    places = {place for s in selections if (place := _place(graph, s))}
    return tuple(sorted(places, key=lambda p: (p.article, p.start, p.end)))[:_PLACES]


def _selections(graph: Graph, focus: Node | None, path: Node | None) -> set[Node]:
    if focus is None:
        return set()
    evidence = URIRef(expand("gb:evidence"))
    selector = URIRef(expand("oa:hasSelector"))
    if (focus, selector, None) in graph:
        return {focus}
    if owners := set(graph.subjects(selector, focus)):
        return owners
    claims = {focus} | {
        claim
        for role in (RDF.subject, RDF.object)
        for claim in graph.subjects(role, focus)
        if path is None or (claim, RDF.predicate, path) in graph
    }
    return {selection for claim in claims for selection in graph.objects(claim, evidence)}


def _place(graph: Graph, selection: Node) -> Place | None:
    def first(subjects: list[Node], name: str) -> str:
        values = (graph.value(s, URIRef(expand(name)), any=True) for s in subjects)
        return next((str(v) for v in values if v is not None), "")

    selectors = sorted(graph.objects(selection, URIRef(expand("oa:hasSelector"))), key=str)
    sources = sorted(graph.objects(selection, URIRef(expand("oa:hasSource"))), key=str)
    start, end = first(selectors, "oa:start"), first(selectors, "oa:end")
    if not (start.isdecimal() and end.isdecimal()):
        return None
    article = first(sources, "dcterms:identifier") or str(next(iter(sources), "?"))
    return Place(article, int(start), int(end), first(selectors, "oa:exact"))
