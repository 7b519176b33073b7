"""Who was at an event, by the sentences behind the one that tells it: "Present there were X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from graphbuilder.extract import happenings
from graphbuilder.extract.layers import Name, Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reported import ReportedEvent
from graphbuilder.model import Span, terms

_PARAGRAPHS = 5
_GIVERS = re.compile(r"\b(?:senders|donors)\b")
_ALONE = frozenset({"statement", "commentary", "death", "publication"})


def attend(event: ReportedEvent, body: Iterable[Sentence], text: str, grammar: Parties) -> None:
    """Add to an event those of whom the article's opening paragraphs say that they were there."""
    if event.type in _ALONE:
        return
    taken = {agent.name for agent, _ in event.agents}
    for sentence in body:
        if sentence.paragraph >= _PARAGRAPHS:
            break
        for name in _present(sentence, text, grammar):
            if name.mention.name not in taken:
                taken.add(name.mention.name)
                event.agents.append((name.mention, sentence.span))


def _present(sentence: Sentence, text: str, grammar: Parties) -> list[Name]:
    """The persons that a sentence says were there; the bodies too where it lists who gave."""
    ends = sentence.span.start, sentence.span.end
    behind = happenings.PRESENT.match(text, *ends) or happenings.ATTENDED.search(text, *ends)
    before = None if behind else happenings.TOOK_PART.search(text, *ends)
    if behind:
        where = Span(behind.end(), sentence.span.end)
    elif before:
        where = Span(sentence.span.start, before.start())
    else:
        return []
    listed = behind is not None and _GIVERS.search(behind[0]) is not None
    return [
        n
        for n in grammar.names
        if where.covers(n.mention.span)
        and (
            n.mention.kind == "schema:Person"
            or (listed and terms.is_a(n.mention.kind, "schema:Organization"))
        )
    ]
