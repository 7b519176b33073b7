"""The other side of a deed: whom one met, to whom one gave, with whom one signed."""

from __future__ import annotations

from graphbuilder.extract import deeds
from graphbuilder.extract.framing import Framing
from graphbuilder.extract.layers import Party, Sentence

_ENDS = frozenset("at in on as during where here while".split())
_VERBS = (["had"], ["exchanged"], ["discussed"])
_HONOURED = frozenset(
    "statue statues bier portrait portraits tower monument cemetery grave".split()
)


def other_side(framing: Framing, deed: deeds.Deed, sentence: Sentence, at: int) -> list[Party]:
    """The other side of a deed: its object, or the party behind a preposition."""
    if not deed.others or at >= sentence.last:
        return []
    lowers = framing.lowers
    limit = framing.arguments.limit(at, sentence)
    start = at
    other = {"with", "to", "for", "from"} | set(deed.others)
    while start < min(limit, at + 9) and lowers[start] not in other:
        start += 1
    behind = start < limit and lowers[start] in deed.others
    if behind and (start == at or "" not in deed.others):
        first = start + 1
    elif "" in deed.others:
        first = at
    else:
        return []
    until = framing.arguments.end(first, limit, "to")
    for i in range(first + 1, until):
        another = lowers[i] == "and" and lowers[i + 1 : i + 2] in _VERBS
        if lowers[i] in _ENDS or another:
            if lowers[i] in ("at", "in") and any(
                n.first < i < n.last for n in framing.grammar.names
            ):
                continue
            until = i
            break
    found = framing.grammar.parties(first, until)
    honoured = not _HONOURED.isdisjoint(lowers[first:until])  # "to the statues of …"
    return [] if honoured else found
