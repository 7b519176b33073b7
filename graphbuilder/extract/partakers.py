"""Who takes part in a reported event, from parties and names: not mere groups without a name."""

from __future__ import annotations

import re

from graphbuilder.extract.layers import Party, Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reported import ReportedEvent
from graphbuilder.model import Mention, terms

_PROPER = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:of|the|for|and|on)\s+)*[A-Z0-9][\w'’.-]*)+$")
"""A name of capitals: a body that no rule of names knows."""


class Partakers:
    """Adds participants to events of one article."""

    def __init__(self, grammar: Parties) -> None:
        self.grammar = grammar
        self.named = {n.mention for n in grammar.names}

    def take(self, event: ReportedEvent, parties: list[Party], sentence: Sentence) -> None:
        """Parties that are named: a person, an office of a body, a name of capitals."""
        taken = {agent.name for agent, _ in event.agents}
        for party in parties:
            office = party.agent.kind == "org:Post" and bool(party.offices[0].organizations)
            known = office or party.agent.kind == "schema:Person" or party.agent in self.named
            proper = _PROPER.match(party.agent.name) and not self._countries(party)
            known = known or bool(proper)
            if known and party.agent.name not in taken:  # a mere group takes no part by name
                taken.add(party.agent.name)
                event.agents.append((party.agent, sentence.span))

    def _countries(self, party: Party) -> bool:
        """ "Cuba and Laos" is no body's name: all its words beside "and" are countries."""
        inside = [
            n.mention.name
            for n in self.grammar.names_inside(party.agent.span)
            if n.mention.kind == "schema:Country"
        ]
        joined = re.split(r"\s+and\s+(?:the\s+)?|,\s+", party.agent.name)
        return len(joined) > 1 and set(joined) <= set(inside)

    def take_names(
        self,
        event: ReportedEvent,
        first: int,
        last: int,
        *,
        bodies_only: bool = False,
        persons_only: bool = False,
    ) -> None:
        """All persons and bodies that the words from ``first`` to ``last`` name."""
        taken = {identity for agent, _ in event.agents for identity in _identities(agent)}
        for name in self.grammar.names_between(first, last):
            if name.last > last or name.demonym:
                continue
            person = name.mention.kind == "schema:Person"
            body = terms.is_a(name.mention.kind, "schema:Organization") and not persons_only
            fits = body or (person and not bodies_only)
            if fits and taken.isdisjoint(_identities(name.mention)):
                taken |= _identities(name.mention)
                event.agents.append((name.mention, event.sentence.span))


def _identities(agent: Mention) -> set[str]:
    """By which an agent is known: "Korean People's Army (KPA)" takes part once."""
    return {agent.name, agent.authority or agent.name}
