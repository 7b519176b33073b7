"""An event that an article reports, before it becomes claims, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphbuilder.extract import deeds
from graphbuilder.extract.layers import DateMention, Sentence
from graphbuilder.model import Mention, Span, Status

_LABEL_LENGTH = 90


@dataclass(slots=True)
class ReportedEvent:
    """An event before it becomes claims."""

    type: str
    sentence: Sentence
    span: Span
    name: str
    rule: str
    sure: float
    status: Status
    date: DateMention | None = None
    agents: list[tuple[Mention, Span]] = field(default_factory=list)
    places: list[tuple[Mention, Span]] = field(default_factory=list)


def add(found: list[ReportedEvent], event: ReportedEvent) -> None:
    """A further event; or who else took part in one that an earlier sentence has told."""
    same = next((e for e in found if e.type == event.type), None)
    if same is None:
        found.append(event)
        return
    known = {agent.name for agent, _ in same.agents}
    if all(agent.kind == "schema:Country" for agent, _ in same.agents):
        same.agents += [pair for pair in event.agents if pair[0].name not in known]
    same.places = same.places or event.places
    same.date = same.date or event.date


def shortened(name: str) -> str:
    """A label without its article, cut at a word if it is long."""
    name = re.sub(r"^(?:The|An?)\s+", "", name)
    if len(name) <= _LABEL_LENGTH:
        return name
    return name[: name.rfind(" ", 0, _LABEL_LENGTH)] + "…"


def lower_article(subject: str) -> str:
    """ "the Factory" of "The Factory"."""
    return re.sub(r"^(?:The|A|An)\s+", "the ", subject)


def label_of(deed: deeds.Deed, event: ReportedEvent, text: str, sentence: Sentence) -> str:
    """ "visit of X to Y", "talks: X, Y"."""
    names = [agent.name for agent, _ in event.agents]
    whom = names[0] if names else ""
    if deed.type in ("visit", "inspection", "arrival", "departure"):
        where = event.places[0][0].name if event.places else ""
        joined = {"visit": " to ", "inspection": " at ", "arrival": " in "}.get(deed.type, "")
        tail = f"{joined}{where}" if where and joined else ""
        return shortened(f"{deed.label} of {whom}{tail}" if whom else deed.label)
    if deed.type == "disaster":
        nature = deeds.NATURE.search(sentence.span.of(text))
        where = event.places[0][0].name if event.places else ""
        kind = nature[0].lower() if nature else "disaster"
        return f"{kind} in {where}" if where else kind
    if len(names) > 1 and deed.type in ("meeting", "talks", "signing"):
        return shortened(f"{deed.label} between {names[0]} and {names[1]}")
    joined = "for" if event.span.of(text).startswith("received") else "by"
    return shortened(f"{deed.label} {joined} {whom}" if whom else deed.label)
