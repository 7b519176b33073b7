"""The table of nodes: what tells them apart, how well they are connected, where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from graphbuilder.export.view.cast import Cast
from graphbuilder.export.view.countries import Countries
from graphbuilder.export.view.data import Communication, Edge, Node
from graphbuilder.export.view.drafts import Draft
from graphbuilder.export.view.layout import positions
from graphbuilder.export.view.names import ALT_LABEL, ISO_CODE, date_of, label_of
from graphbuilder.export.view.opening import Opening, core
from graphbuilder.export.view.read import Facts
from graphbuilder.export.view.words import MEMBERSHIP, class_of, form_of
from graphbuilder.model.terms import DEFAULT_BASE, SEGMENT, expand

_POST_IN: Final = expand("org:postIn")


def nodes_of(
    facts: Facts,
    cast: Cast,
    countries: Countries,
    drafts: Sequence[Draft],
    edges: Sequence[Edge],
    register: Sequence[Communication],
    weights: Sequence[int],
    first: Opening,
) -> tuple[Node, ...]:
    """All nodes, in the order of the cast."""
    labels = [label_of(facts, iri) for iri in cast.iris]
    said, notes = _said(cast, drafts), _notes(drafts, register, labels)
    kinds = [cast.kinds[iri] for iri in cast.iris]
    places = positions(labels, core(kinds, first), edges, register, folded=first.folded)
    parties = {row.node: row.countries for row in register}
    return tuple(
        Node(
            iri=iri,
            label=labels[at],
            kind=kinds[at],
            form=form_of(kind := class_of(cast.classes[iri])),
            note=notes.get(at) or facts.value(iri, ISO_CODE),
            date=date_of(facts, iri),
            names=tuple(name for name in facts.values(iri, ALT_LABEL) if name != labels[at]),
            weight=weights[at],
            x=places[at][0],
            y=places[at][1],
            statements=said[at],
            class_=kind,
            countries=parties[at] if at in parties else tuple(sorted(countries.of(iri))),
        )
        for at, iri in enumerate(cast.iris)
    )


def base_of(cast: Cast) -> str:
    """What most of the nodes' IRIs begin with, up to the segment that names their kind."""
    found: Counter[str] = Counter()
    segments = [f"{segment}/" for segment in SEGMENT.values()]
    for iri in cast.iris:
        ends = (iri.rfind(segment) for segment in segments)
        found.update(iri[:end] for end in ends if end > 0 and iri[end - 1] in "/#:")
    return min(found, key=lambda base: (-found[base], base), default=DEFAULT_BASE)


def weights_of(cast: Cast, edges: Sequence[Edge]) -> list[int]:
    """For each node the number of its edges, those with articles apart."""
    articles = set(cast.nodes_of("article").values())
    weights = [0] * len(cast.iris)
    for edge in edges:
        if edge.source not in articles and edge.target not in articles:
            weights[edge.source] += 1
            weights[edge.target] += 1
    return weights


def _said(cast: Cast, drafts: Sequence[Draft]) -> list[tuple[int, ...]]:
    """For each node the statements that it is subject or object of."""
    said: list[dict[int, None]] = [{} for _ in cast.iris]
    for at, draft in enumerate(drafts):
        for node in (draft.subject, draft.object, *draft.targets):
            if node is not None:
                said[node][at] = None
    return [tuple(found) for found in said]


def _notes(
    drafts: Sequence[Draft], register: Sequence[Communication], labels: Sequence[str]
) -> dict[int, str]:
    """What tells nodes apart: a person's last office, an office's body, a letter's two sides."""
    notes: dict[int, str] = {}
    last: dict[int, tuple[str, str]] = {}
    for draft in drafts:
        if draft.predicate == MEMBERSHIP:
            held = draft.value or (labels[draft.object] if draft.object is not None else "")
            last[draft.subject] = max(
                last.get(draft.subject, ("", "")), (max(draft.days, default=""), held)
            )
        elif draft.predicate == _POST_IN and draft.object is not None:
            notes.setdefault(draft.subject, labels[draft.object])
    for row in register:
        if row.senders or row.recipients:
            sides = (row.senders, row.recipients)
            notes[row.node] = " → ".join(
                ", ".join(labels[at] for at in side) or "?" for side in sides
            )
    return notes | {at: held for at, (_, held) in last.items()}
