"""Who gets an office: "X was appointed minister", "A nominated X as minister", "A appointed X envoy"."""

from __future__ import annotations

from graphbuilder.extract.layers import Sentence
from graphbuilder.extract.partakers import Partakers
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reported import ReportedEvent
from graphbuilder.extract.runs import OFFICE_WORDS

_APPOINTS = frozenset({"appointed", "named", "nominated"})
"""Behind these a person and his office: "appointed X ambassador"."""
_SUCCEEDS = frozenset("succeed succeeding succeeds replace replacing replaces after".split())
"""Words before whoever had the office."""


class Appointments:
    """Reads appointments in one article."""

    def __init__(self, grammar: Parties, partakers: Partakers) -> None:
        self.grammar = grammar
        self.words = grammar.words
        self.partakers = partakers

    def take(self, event: ReportedEvent, verb: str, sentence: Sentence, behind: int) -> None:
        """Add who gets the office: behind the subject of a passive ("was appointed"), else before it.

        Whom the words behind the verb name is meant, not whom he follows ("to replace Y").
        """
        lowers = self.words.lowers
        ends = (i for i in range(behind, sentence.last) if lowers[i] in _SUCCEEDS)
        last = next(ends, sentence.last)
        by, event.agents = event.agents, []
        if verb in _APPOINTS:
            parties = self.grammar.parties(behind, self._appointee_end(behind, last))
            self.partakers.take(event, parties, sentence)
        self.partakers.take_names(event, behind, last, persons_only=True)
        named = {agent.name for agent, _ in by}
        appointed = [pair for pair in event.agents if pair[0].name not in named]
        active = verb in _APPOINTS or verb.startswith("agreed")
        event.agents = [*appointed, *by] if active else [*by, *appointed]

    def _appointee_end(self, first: int, last: int) -> int:
        """Behind "X" in "appointed X ambassador to Y", "appointed X Russian ambassador"; behind
        "Defence Minister X" in "named Defence Minister X as adviser".
        """
        at = first
        while at < last and self.words.caps[at] and not self._office_begins(at):
            at += 1
        if at == last or (at > first and self._office_begins(at)):
            return at
        ends = {"as", "to"} if at == first and self._office_begins(at) else {"as"}
        return next((i for i in range(at, last) if self.words.lowers[i] in ends), at)

    def _office_begins(self, at: int) -> bool:
        name = self.grammar.at_first.get(at)
        return self.words.lowers[at] in OFFICE_WORDS or (name is not None and name.demonym)
