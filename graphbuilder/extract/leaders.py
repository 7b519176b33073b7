"""Whom "the DPRK leader", or "the President" without a country, means: who was named before so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, Name, Office, Party
from graphbuilder.extract.parties import Parties

_LEADER: Final = re.compile(r"\bleader(?:\s+of\b|$)")
_BARE: Final = frozenset(
    {"president", "premier", "king", "queen", "emir", "sultan", "permanent representative"}
)


def name_leaders(grammar: Parties, made: Communication) -> None:
    """Put the person for "the leader of X" and for a bare "the President" among the parties.

    The person stands before those words with an office of that country, or with that title, and is the
    only such one there who is no other party; else the words stay.
    """
    others = {p.agent.name for p in (*made.senders, *made.recipients)}
    made.senders = [_named(grammar, p, others) for p in made.senders]
    made.recipients = [_named(grammar, p, others) for p in made.recipients]


def _named(grammar: Parties, party: Party, others: set[str]) -> Party:
    title = party.agent.name.lower()
    leader = _LEADER.search(title) is not None
    countries = {m.authority for o in party.offices for m in o.organizations if m.authority}
    if title == "korean leader":
        countries = {"country/KP", "country/KR"}
    if party.agent.kind != "org:Post" or not (title in _BARE or (leader and countries)):
        return party
    before = grammar.word_at(party.agent.span.start)
    fitting: dict[str, Name] = {}
    for name in grammar.names_between(0, before):
        offices = list(_offices(grammar, name, before))
        told = any(f" {title} " in f" {o.title.lower()} " for o in offices)
        own = any(not countries.isdisjoint(_countries(grammar, o)) for o in offices)
        if (own if leader else told) and name.mention.name not in others:
            fitting[name.mention.name] = name
    return Party(next(iter(fitting.values())).mention) if len(fitting) == 1 else party


def _offices(grammar: Parties, name: Name, limit: int) -> Iterator[Office]:
    if name.mention.kind == "schema:Person":
        if before := grammar.office_before(name):
            yield before
        after, _ = grammar.offices_after(name, limit)
        yield from after or grammar.offices_ahead(name)


def _countries(grammar: Parties, office: Office) -> Iterator[str]:
    for body in office.organizations:
        key = body.authority or ""
        yield layers.authority(grammar.doc).country_of(key) or key
