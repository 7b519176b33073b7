"""What is said of the nodes: each statement once, with all its claims, before it has a number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

import pyoxigraph as ox

from graphbuilder.export.view.cast import Cast
from graphbuilder.export.view.judged import JUDGES, judged
from graphbuilder.export.view.names import LABEL, NOT_SAID, type_of, value_of
from graphbuilder.export.view.read import Facts, Thing
from graphbuilder.export.view.sources import Claims
from graphbuilder.export.view.words import INVERSE, MEMBERSHIP, SPEECH_ACT, lowest_class, rank
from graphbuilder.model.terms import expand

ABOUT: Final = expand("schema:about")
_PERFORMS: Final = expand("gb:performs")
_CONTENT: Final = expand("gb:content")
_AGENT: Final = expand("gb:agent")
_ADDRESSEE: Final = expand("gb:addressee")
_MEMBER: Final = expand("org:member")
_ROLE: Final = expand("org:role")
_POST: Final = expand("gb:post")
_ORGANIZATION: Final = expand("org:organization")
_ATTESTED_ON: Final = expand("gb:attestedOn")

_Key = tuple[int, str, int | None, str, str]


@dataclass(slots=True)
class Draft:
    """A statement before it has a number; ``claims`` maps a claim to whether it is turned round.

    ``drawn``: the graph asserts it. ``folded`` are memberships and acts that it tells of.
    """

    subject: int
    predicate: str
    object: int | None
    value: str
    type: str = ""
    drawn: bool = False
    act: bool = False
    claims: dict[str, bool] = field(default_factory=dict)
    details: set[tuple[str, int | None, str]] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    targets: set[int] = field(default_factory=set)
    folded: set[str] = field(default_factory=set)

    def in_order(self) -> tuple[int, tuple[int, str], int, str, str]:
        """Where it stands among all statements."""
        at = -1 if self.object is None else self.object
        return self.subject, rank(self.predicate), at, self.value, self.type


class Drafts:
    """Collects what is said, each statement once with all its claims."""

    def __init__(self, facts: Facts, cast: Cast, claims: Claims) -> None:
        self._facts, self._cast, self._claims = facts, cast, claims
        self._drafts: dict[_Key, Draft] = {}

    def all(self) -> Iterable[Draft]:
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
        if other is None:
            draft = self._draft(one, predicate, None, value_of(self._facts, thing), type_of(thing))
        else:
            draft = self._draft(one, predicate, other)
        draft.drawn |= drawn
        draft.claims |= dict.fromkeys(claims, swapped)
        if draft.drawn and draft.object is not None:
            draft.targets.add(draft.object)

    def _draft(
        self, subject: int, predicate: str, other: int | None, value: str = "", kind: str = ""
    ) -> Draft:
        key = (subject, predicate, other, value, kind)
        found = self._drafts.get(key)
        if found is None:
            found = self._drafts[key] = Draft(*key)
        return found

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
            draft.folded.add(membership)
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
                draft.folded.add(act)
                draft.claims |= dict.fromkeys(claims, False)
                for to in self._claims.said(act, _ADDRESSEE):
                    at = cast.at.get(to.value)
                    draft.details.add(
                        ("to", at, "" if at is not None else value_of(self._facts, to))
                    )

    def _fold_act(self, act: str, owner: int, performers: Iterable[str]) -> None:
        facts, cast = self._facts, self._cast
        about = {cast.at[v] for v in facts.values(act, ABOUT) if v in cast.at}
        only = next(iter(about)) if len(about) == 1 else None
        kind = lowest_class(cast.classes[act], SPEECH_ACT)
        words = facts.value(act, _CONTENT) or facts.value(act, LABEL)
        draft = self._draft(owner, kind, only, words)
        draft.drawn = draft.act = True
        draft.folded.add(act)
        draft.targets |= about
        for label, predicate in (("by", _AGENT), ("to", _ADDRESSEE), ("about", ABOUT)):
            for thing in facts.objects(act, predicate):
                at = cast.at.get(thing.value)
                draft.details.add((label, at, "" if at is not None else value_of(facts, thing)))
        claims = self._claims.by_subject.get(act, [])
        made = [(c, _PERFORMS, ox.NamedNode(act)) for c in performers]
        claims = claims + [c for triple in made for c in self._claims.by_triple.get(triple, ())]
        draft.claims |= dict.fromkeys(claims, False)
