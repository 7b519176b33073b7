"""An event that an article reports, before it becomes claims, and what it is called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from graphbuilder.extract import deeds
from graphbuilder.extract.layers import DateMention, Sentence
from graphbuilder.model import Mention, Span, Status

_LABEL_LENGTH = 90
_GOALS = {"visit": " to ", "inspection": " at ", "arrival": " in ", "departure": ""}
_BETWEEN = frozenset({"meeting", "talks", "summit", "signing"})
_BEFALLS = frozenset({"appointment", "election", "death"})
"""What happens to whom such an event names first: "appointment of X"."""
_GIVEN = frozenset({"award", "donation", "floralBasket"})
_DISMISSED = re.compile(r"\b(?:relieved|dismissed|release)\b")


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
    label: str = ""  # of a deed: "visit", "floral tribute"
    agents: list[tuple[Mention, Span]] = field(default_factory=list)
    places: list[tuple[Mention, Span]] = field(default_factory=list)


def add(found: list[ReportedEvent], event: ReportedEvent) -> None:
    """A further event; or who else took part in one that an earlier sentence has told."""
    same = next((e for e in found if e.type == event.type), None)
    if same is None:
        found.append(event)
        return
    persons = any(agent.kind == "schema:Person" for agent, _ in event.agents)
    if persons and event.type == "signing" and _countries(same):
        same.agents = []  # "Cuba and Laos signed …": who signed for them counts
    known = {agent.name for agent, _ in same.agents}
    if _countries(same):
        same.agents += [pair for pair in event.agents if pair[0].name not in known]
    same.places = same.places or event.places
    same.date = same.date or event.date


def _countries(event: ReportedEvent) -> bool:
    return all(agent.kind == "schema:Country" for agent, _ in event.agents)


def shortened(name: str) -> str:
    """A label without its article, cut at a word if it is long."""
    name = re.sub(r"^(?:The|An?)\s+", "", name)
    if len(name) <= _LABEL_LENGTH:
        return name
    return name[: name.rfind(" ", 0, _LABEL_LENGTH)] + "…"


def lower_article(subject: str) -> str:
    """ "the Factory" of "The Factory"."""
    return re.sub(r"^(?:The|A|An)\s+", "the ", subject)


def label_of(event: ReportedEvent, text: str) -> str:
    """ "visit of X to Y", "talks between X and Y", "election of X"."""
    names = [agent.name for agent, _ in event.agents]
    whom = names[0] if names else ""
    if event.type in _GOALS:
        where = event.places[0][0].name if event.places else ""
        joined = _GOALS[event.type]
        tail = f"{joined}{where}" if where and joined else ""
        return shortened(f"{event.label} of {whom}{tail}" if whom else event.label + tail)
    if event.type == "disaster":
        nature = deeds.NATURE.search(event.sentence.span.of(text))
        where = event.places[0][0].name if event.places else ""
        kind = nature[0].lower() if nature else "disaster"
        return f"{kind} in {where}" if where else kind
    if len(names) > 1 and event.type in _BETWEEN:
        return shortened(f"{event.label} between {names[0]} and {names[1]}")
    verb = event.span.of(text)
    label = "dismissal" if _DISMISSED.search(verb) else event.label
    return shortened(f"{label} {_joined(event.type, verb)} {whom}" if whom else label)


def _joined(kind: str, verb: str) -> str:
    """ "election of X", "award for X" who was given it, "statement by X"."""
    if kind in _BEFALLS:
        return "of"
    passive = verb.startswith(("was ", "were ")) and kind in _GIVEN
    return "for" if passive or verb.startswith("received") else "by"
