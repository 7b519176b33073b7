"""Builds the view from a store: what is said, which arrows are drawn, and the tables of the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from graphbuilder.export.view.cast import Cast
from graphbuilder.export.view.countries import Countries
from graphbuilder.export.view.data import Detail, Edge, Statement, View
from graphbuilder.export.view.drafts import ABOUT, Draft, Drafts
from graphbuilder.export.view.names import articles_of
from graphbuilder.export.view.nodes import base_of, nodes_of, weights_of
from graphbuilder.export.view.opening import opening
from graphbuilder.export.view.read import Facts
from graphbuilder.export.view.register import register
from graphbuilder.export.view.sources import Claims, Shelf, rank_of
from graphbuilder.export.view.words import rank, term


def build(statements: Iterable[ox.Quad], title: str) -> View:
    """The view of quads; see ``view.view_of``."""
    facts = Facts(statements)
    cast = Cast(facts)
    claims = Claims(facts)
    drafts = sorted(Drafts(facts, cast, claims).all(), key=Draft.in_order)
    shelf = Shelf(articles_of(facts, cast.nodes_of("article")))
    terms = sorted({draft.predicate for draft in drafts}, key=rank)
    term_at = {iri: at for at, iri in enumerate(terms)}
    said = tuple(_statement(draft, claims, shelf, term_at) for draft in drafts)
    statement_of = {claim: at for at, draft in enumerate(drafts) for claim in draft.claims}
    edges = _edges(drafts, said, term_at)
    countries = Countries(facts, cast)
    rows = register(facts, cast, countries, drafts, said)
    weights = weights_of(cast, edges)
    first = opening([cast.kinds[iri] for iri in cast.iris], weights, rows)
    return View(
        title,
        base=base_of(cast),
        folded=first.folded,
        terms=tuple(term(iri) for iri in terms),
        nodes=nodes_of(facts, cast, countries, drafts, edges, rows, weights, first),
        edges=edges,
        communications=rows,
        articles=shelf.articles,
        quotes=shelf.table_of_quotes(),
        evidence=shelf.table_of_evidence(statement_of),
        statements=said,
        opening=first.nodes,
    )


def _statement(draft: Draft, claims: Claims, shelf: Shelf, term_at: dict[str, int]) -> Statement:
    evidence = shelf.add(claims.grounds(c, swapped=s) for c, s in sorted(draft.claims.items()))
    found = [shelf.evidence[at] for at in evidence]
    status = found[0].status if found else "reference"
    certain = [g.confidence for g in found if g.status == status and g.confidence is not None]
    return Statement(
        subject=draft.subject,
        term=term_at[draft.predicate],
        object=draft.object,
        value=draft.value,
        status=status,
        confidence=max(certain, default=None),
        details=tuple(_details(draft)),
        evidence=evidence,
        type=draft.type,
        folded=tuple(sorted(draft.folded)),
    )


def _in_order(detail: tuple[str, int | None, str]) -> tuple[str, int, str]:
    words, at, value = detail
    return words, -1 if at is None else at, value


def _details(draft: Draft) -> Iterator[Detail]:
    for words, at, value in sorted(draft.details, key=_in_order):
        yield Detail(words, at, value)
    if draft.days:
        first, last = min(draft.days), max(draft.days)
        yield Detail("attested", None, first if first == last else f"{first}/{last}")


def _edges(
    drafts: Sequence[Draft], statements: Sequence[Statement], term_at: dict[str, int]
) -> tuple[Edge, ...]:
    """What the graph asserts between two nodes; what is only denied is no arrow.

    A speech act about what its letter is about anyway shares that arrow.
    """
    found: dict[tuple[int, int, int], list[int]] = {}
    about = {
        (d.subject, d.object): term_at[ABOUT] for d in drafts if d.predicate == ABOUT and d.drawn
    }
    flipped = {iri for iri in term_at if term(iri).flip}
    for at, draft in enumerate(drafts):
        for target in sorted(draft.targets) if draft.drawn else ():
            ends = (draft.subject, target)
            source, sink = reversed(ends) if draft.predicate in flipped else ends
            own = term_at[draft.predicate]
            words = about.get(ends, own) if draft.act else own
            if source != sink:
                found.setdefault((source, sink, words), []).append(at)
    return tuple(_edge(key, found[key], statements) for key in sorted(found))


def _edge(key: tuple[int, int, int], said: list[int], statements: Sequence[Statement]) -> Edge:
    best = min(
        (statements[at] for at in said), key=lambda s: (rank_of(s.status), -(s.confidence or 0.0))
    )
    return Edge(*key, best.status, tuple(said), best.confidence)
