"""Builds the view from a store: who is in the picture, what is said, which arrows are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from graphbuilder.export.view.data import Detail, Edge, Node, Statement, View
from graphbuilder.export.view.judged import JUDGES, judged
from graphbuilder.export.view.layout import opening, positions
from graphbuilder.export.view.names import (
    ALT_LABEL,
    ISO_CODE,
    LABEL,
    NOT_SAID,
    TYPE,
    articles_of,
    date_of,
    label_of,
    value_of,
)
from graphbuilder.export.view.read import Facts, Thing
from graphbuilder.export.view.sources import STATUSES, Claims, Shelf
from graphbuilder.export.view.words import (
    INVERSE,
    KINDS,
    MEMBERSHIP,
    SPEECH_ACT,
    form_of,
    kind_of,
    lowest_class,
    rank,
    term,
)
from graphbuilder.model.terms import expand

_PERFORMS: Final = expand("gb:performs")
_CONTENT: Final = expand("gb:content")
_ABOUT: Final = expand("schema:about")
_AGENT: Final = expand("gb:agent")
_ADDRESSEE: Final = expand("gb:addressee")
_MEMBER: Final = expand("org:member")
_ROLE: Final = expand("org:role")
_POST: Final = expand("gb:post")
_POST_IN: Final = expand("org:postIn")
_ORGANIZATION: Final = expand("org:organization")
_ATTESTED_ON: Final = expand("gb:attestedOn")
_SENDER: Final = expand("schema:sender")
_RECIPIENT: Final = expand("schema:recipient")

_Key = tuple[int, str, int | None, str]


@dataclass(slots=True)
class _Draft:
    """A statement before it has a number; ``claims`` maps a claim to whether it is turned round."""

    subject: int
    predicate: str
    object: int | None
    value: str
    drawn: bool = False
    act: bool = False
    claims: dict[str, bool] = field(default_factory=dict)
    details: set[tuple[str, int | None, str]] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    targets: set[int] = field(default_factory=set)

    def in_order(self) -> tuple[int, tuple[int, str], int, str]:
        """Where it stands among all statements."""
        at = -1 if self.object is None else self.object
        return self.subject, rank(self.predicate), at, self.value


def build(statements: Iterable[ox.Quad], title: str) -> View:
    """The view of quads; see ``view.view_of``."""
    facts = Facts(statements)
    cast = _Cast(facts)
    claims = Claims(facts)
    drafts = sorted(_Drafts(facts, cast, claims).all(), key=_Draft.in_order)
    shelf = Shelf(articles_of(facts, cast.nodes_of("article")))
    terms = sorted({draft.predicate for draft in drafts}, key=rank)
    term_at = {iri: at for at, iri in enumerate(terms)}
    said = tuple(_statement(draft, claims, shelf, term_at) for draft in drafts)
    statement_of = {claim: at for at, draft in enumerate(drafts) for claim in draft.claims}
    edges = _edges(drafts, said, term_at)
    weights = _weights(cast, edges)
    first = opening([cast.kinds[iri] for iri in cast.iris], weights, edges)
    return View(
        title,
        terms=tuple(term(iri) for iri in terms),
        articles=shelf.articles,
        quotes=shelf.table_of_quotes(),
        evidence=shelf.table_of_evidence(statement_of),
        statements=said,
        nodes=_nodes(facts, cast, drafts, edges, weights, set(first)),
        edges=edges,
        opening=first,
    )


class _Cast:
    """Who and what is in the picture, and what is folded into something else."""

    def __init__(self, facts: Facts) -> None:
        classes = {iri: facts.values(iri, TYPE) for iri in facts.subjects(TYPE)}
        kinds = {iri: kind for iri, found in classes.items() if (kind := kind_of(found))}
        place = {kind.id: at for at, kind in enumerate(KINDS)}
        self.iris = sorted(kinds, key=lambda iri: (place[kinds[iri]], iri))
        self.at = {iri: at for at, iri in enumerate(self.iris)}
        self.kinds = kinds
        self.classes = classes
        self.memberships = [iri for iri, found in classes.items() if MEMBERSHIP in found]
        self.acts = [iri for iri, found in classes.items() if SPEECH_ACT in found]
        self.folded = {*self.memberships, *self.acts}

    def nodes_of(self, kind: str) -> dict[str, int]:
        """The nodes of one kind by IRI."""
        return {iri: at for iri, at in self.at.items() if self.kinds[iri] == kind}

    def first(self, facts: Facts, subject: str, *predicates: str) -> int | None:
        """The first node that one of these predicates of a subject leads to."""
        found = (self.at.get(v) for p in predicates for v in facts.values(subject, p))
        return next((at for at in found if at is not None), None)


class _Drafts:
    """Collects what is said, each statement once with all its claims."""

    def __init__(self, facts: Facts, cast: _Cast, claims: Claims) -> None:
        self._facts, self._cast, self._claims = facts, cast, claims
        self._drafts: dict[_Key, _Draft] = {}

    def all(self) -> Iterable[_Draft]:
        """All statements of the store about nodes."""
        for predicate in self._facts.predicates():
            if predicate not in NOT_SAID:
                for subject, _, thing in self._facts.triples(predicate):
                    self._say(subject, predicate, thing, drawn=True)
        for (subject, predicate, thing), claims in self._claims.by_triple.items():
            if predicate not in NOT_SAID:
                self._say(subject, predicate, thing, claims=claims)
        self._fold_memberships()
        self._fold_acts()
        for iri, words in judged(self._facts):
            if iri in self._cast.at:
                self._draft(self._cast.at[iri], JUDGES, None, words).drawn = True
        return self._drafts.values()

    def _say(
        self,
        subject: str,
        predicate: str,
        thing: Thing,
        *,
        drawn: bool = False,
        claims: Iterable[str] = (),
    ) -> None:
        """Note a triple; one whose predicate is another's inverse is turned round."""
        other = self._cast.at.get(thing.value) if isinstance(thing, ox.NamedNode) else None
        one = self._cast.at.get(subject)
        if one is None or thing.value in self._cast.folded:
            return
        swapped = predicate in INVERSE and other is not None
        if swapped and other is not None:
            one, other, predicate = other, one, INVERSE[predicate]
        value = "" if other is not None else value_of(self._facts, thing)
        draft = self._draft(one, predicate, other, value)
        draft.drawn |= drawn
        draft.claims |= dict.fromkeys(claims, swapped)
        if draft.drawn and draft.object is not None:
            draft.targets.add(draft.object)

    def _draft(self, subject: int, predicate: str, other: int | None, value: str) -> _Draft:
        key = (subject, predicate, other, value)
        return self._drafts.setdefault(key, _Draft(*key))

    def _fold_memberships(self) -> None:
        """A person seen in an office is one statement of the person, however often seen."""
        facts, cast = self._facts, self._cast
        for membership in cast.memberships:
            member = cast.first(facts, membership, _MEMBER)
            if member is None:
                continue
            body = cast.first(facts, membership, _ORGANIZATION)
            post = cast.first(facts, membership, _ROLE, _POST)
            held = body if post is None else post
            draft = self._draft(member, MEMBERSHIP, held, facts.value(membership, LABEL))
            draft.drawn = True
            draft.targets |= {held} if held is not None else set()
            draft.days |= set(facts.values(membership, _ATTESTED_ON))
            if body is not None and body != held:
                draft.details.add(("of", body, ""))
            draft.claims |= dict.fromkeys(self._claims.by_subject.get(membership, ()), False)

    def _fold_acts(self) -> None:
        """A speech act is a statement of the communication that performs it, else of its agent."""
        facts, cast = self._facts, self._cast
        performed: dict[str, list[str]] = {}
        for communication, _, thing in facts.triples(_PERFORMS):
            performed.setdefault(thing.value, []).append(communication)
        for act in cast.acts:
            owners = [cast.at[c] for c in performed.get(act, ()) if c in cast.at]
            agent = cast.first(facts, act, _AGENT)
            for owner in owners or ([agent] if agent is not None else []):
                self._fold_act(act, owner, performed.get(act, ()))
            if not owners and agent is None:
                self._fold_unasserted(act)

    def _fold_unasserted(self, act: str) -> None:
        """An act that is denied, planned or rumoured: told of its agent, but no arrow."""
        cast = self._cast
        claims = self._claims.by_subject.get(act, [])
        for thing in self._claims.said(act, _AGENT):
            if thing.value in cast.at:
                words = next((w.value for w in self._claims.said(act, _CONTENT)), "")
                kind = lowest_class(cast.classes[act], SPEECH_ACT)
                draft = self._draft(cast.at[thing.value], kind, None, words)
                draft.act = True
                draft.claims |= dict.fromkeys(claims, False)
                for to in self._claims.said(act, _ADDRESSEE):
                    draft.details.add(("to", cast.at.get(to.value), ""))

    def _fold_act(self, act: str, owner: int, performers: Iterable[str]) -> None:
        facts, cast = self._facts, self._cast
        about = {cast.at[v] for v in facts.values(act, _ABOUT) if v in cast.at}
        only = next(iter(about)) if len(about) == 1 else None
        kind = lowest_class(cast.classes[act], SPEECH_ACT)
        words = facts.value(act, _CONTENT) or facts.value(act, LABEL)
        draft = self._draft(owner, kind, only, words)
        draft.drawn = draft.act = True
        draft.targets |= about
        for label, predicate in (("by", _AGENT), ("to", _ADDRESSEE), ("about", _ABOUT)):
            for thing in facts.objects(act, predicate):
                at = cast.at.get(thing.value)
                draft.details.add((label, at, "" if at is not None else value_of(facts, thing)))
        claims = self._claims.by_subject.get(act, [])
        made = [(c, _PERFORMS, ox.NamedNode(act)) for c in performers]
        claims = claims + [c for triple in made for c in self._claims.by_triple.get(triple, ())]
        draft.claims |= dict.fromkeys(claims, False)


def _statement(draft: _Draft, claims: Claims, shelf: Shelf, term_at: dict[str, int]) -> Statement:
    evidence = shelf.add(claims.grounds(c, swapped=s) for c, s in sorted(draft.claims.items()))
    found = [shelf.evidence[at] for at in evidence]
    status = found[0].status if found else "reference"
    certain = [g.confidence for g in found if g.status == status and g.confidence is not None]
    return Statement(
        draft.subject,
        term_at[draft.predicate],
        draft.object,
        draft.value,
        status,
        max(certain, default=None),
        tuple(_details(draft)),
        evidence,
    )


def _details(draft: _Draft) -> Iterator[Detail]:
    for words, at, value in sorted(draft.details, key=lambda d: (d[0], d[1] or 0, d[2])):
        yield Detail(words, at, value)
    if draft.days:
        first, last = min(draft.days), max(draft.days)
        yield Detail("attested", None, first if first == last else f"{first}/{last}")


def _edges(
    drafts: list[_Draft], statements: tuple[Statement, ...], term_at: dict[str, int]
) -> tuple[Edge, ...]:
    """What the graph asserts between two nodes; what is only denied is no arrow.

    A speech act about what its letter is about anyway shares that arrow.
    """
    found: dict[tuple[int, int, int], list[int]] = {}
    about = {
        (d.subject, d.object): term_at[_ABOUT] for d in drafts if d.predicate == _ABOUT and d.drawn
    }
    for at, draft in enumerate(drafts):
        for target in sorted(draft.targets) if draft.drawn else ():
            ends = (draft.subject, target)
            source, sink = reversed(ends) if term(draft.predicate).flip else ends
            own = term_at[draft.predicate]
            words = about.get(ends, own) if draft.act else own
            if source != sink:
                found.setdefault((source, sink, words), []).append(at)
    return tuple(
        Edge(*key, min((statements[at].status for at in found[key]), key=_rank), tuple(found[key]))
        for key in sorted(found)
    )


def _rank(status: str) -> int:
    return STATUSES.index(status) if status in STATUSES else len(STATUSES)


def _nodes(
    facts: Facts,
    cast: _Cast,
    drafts: list[_Draft],
    edges: tuple[Edge, ...],
    weights: list[int],
    first: set[int],
) -> tuple[Node, ...]:
    labels = [label_of(facts, iri) for iri in cast.iris]
    said, notes = _said(cast, drafts), _notes(drafts, labels)
    shown = {kind.id for kind in KINDS if kind.shown}
    core = [at in first and cast.kinds[iri] in shown for at, iri in enumerate(cast.iris)]
    places = positions(labels, core, edges, _flow(drafts))
    return tuple(
        Node(
            iri=iri,
            label=labels[at],
            kind=cast.kinds[iri],
            form=form_of(cast.classes[iri]),
            note=notes.get(at) or facts.value(iri, ISO_CODE),
            date=date_of(facts, iri),
            names=tuple(name for name in facts.values(iri, ALT_LABEL) if name != labels[at]),
            weight=weights[at],
            x=places[at][0],
            y=places[at][1],
            statements=said[at],
        )
        for at, iri in enumerate(cast.iris)
    )


def _said(cast: _Cast, drafts: list[_Draft]) -> list[tuple[int, ...]]:
    """For each node the statements that it is subject or object of."""
    said: list[dict[int, None]] = [{} for _ in cast.iris]
    for at, draft in enumerate(drafts):
        for node in (draft.subject, draft.object, *draft.targets):
            if node is not None:
                said[node][at] = None
    return [tuple(found) for found in said]


def _weights(cast: _Cast, edges: tuple[Edge, ...]) -> list[int]:
    """For each node the number of its edges, those with articles apart."""
    articles = set(cast.nodes_of("article").values())
    weights = [0] * len(cast.iris)
    for edge in edges:
        if edge.source not in articles and edge.target not in articles:
            weights[edge.source] += 1
            weights[edge.target] += 1
    return weights


def _notes(drafts: list[_Draft], labels: list[str]) -> dict[int, str]:
    """What tells nodes apart: a person's last office, an office's body, a letter's two sides."""
    notes: dict[int, str] = {}
    last: dict[int, tuple[str, str]] = {}
    parties: dict[int, dict[str, list[str]]] = {}
    for draft in drafts:
        if draft.predicate == MEMBERSHIP:
            held = draft.value or (labels[draft.object] if draft.object is not None else "")
            last[draft.subject] = max(
                last.get(draft.subject, ("", "")), (max(draft.days, default=""), held)
            )
        elif draft.predicate == _POST_IN and draft.object is not None:
            notes.setdefault(draft.subject, labels[draft.object])
        elif draft.predicate in {_SENDER, _RECIPIENT} and draft.object is not None and draft.drawn:
            sides = parties.setdefault(draft.subject, {_SENDER: [], _RECIPIENT: []})
            sides[draft.predicate].append(labels[draft.object])
    for at, sides in parties.items():
        notes[at] = " → ".join(", ".join(side) or "?" for side in sides.values())
    return notes | {at: held for at, (_, held) in last.items()}


def _flow(drafts: list[_Draft]) -> list[tuple[int, int]]:
    """Pairs of sender and recipient: the way the picture should run, left to right."""
    sides: dict[int, tuple[list[int], list[int]]] = {}
    for draft in drafts:
        if draft.predicate in {_SENDER, _RECIPIENT} and draft.object is not None and draft.drawn:
            pair = sides.setdefault(draft.subject, ([], []))
            pair[draft.predicate == _RECIPIENT].append(draft.object)
    return [(one, other) for ones, others in sides.values() for one in ones for other in others]
