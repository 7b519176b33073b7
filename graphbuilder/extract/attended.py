"""Which event it was that people attended: "attended the talks" is no word for a floral tribute."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from graphbuilder.extract.happenings import NOUNS
from graphbuilder.extract.layers import Sentence
from graphbuilder.extract.reported import ReportedEvent

_WHAT = (
    r"(?!by\b)(?P<what>[^.,;]{2,100}?)"
    r"(?=\s+(?:of|for|in|at|on|to|by|with|between|via|through|as|under|during|together|along|held|hosted|given|was"
    r"|were|is|are|and|marking|which|that|where)\b|[.,;]|$)"
)
_WENT = re.compile(
    rf"\b(?:[Aa]ttended|[Aa]ttending|[Tt]ook\s+part\s+in|[Pp]articipat(?:ed|ing)\s+in|watched|guided|presided\s+over|chaired)\s+{_WHAT}"
)
"""What somebody attended; anything that is no event ("attended the school") is none of the news."""
_AT = re.compile(
    rf"\b(?:[Pp]resent(?=\s+there\b)|(?:[Pp]resent|[Oo]n\s+hand|[Ss]peaking|[Ss]peech|[Aa]ddress|[Rr]eport)\s+(?:at|in)"
    rf"|Addressing|Opening|Chairing|Concluding)\s+{_WHAT}"
)
"""At what somebody was or spoke; this may be a place, too ("present at the airport")."""
_BY = re.compile(
    r"(?P<what>It|(?:The|This)\s+(?:[\w-]+\s+){0,4}?[\w-]+)\s+(?:was|were)\s+(?:also\s+)?(?:attended|chaired|joined"
    r"|presided\s+over)\b"
)
"""What was attended by somebody: "The talks were attended by X"."""
_ANY: Final = frozenset("it there event events function occasion proceedings".split())
_HEADS: Final = {
    **NOUNS,
    **dict.fromkeys(("dinner", "luncheon", "lunch"), "banquet"),
    **dict.fromkeys(("visit", "tour", "trip"), "visit"),
    **dict.fromkeys(("burial", "memorial", "requiem"), "funeral"),
    **dict.fromkeys(("protest", "protests"), "demonstration"),
    **dict.fromkeys(("show", "premiere", "screening"), "performance"),
    "negotiations": "talks",
    "anniversary": "anniversary",
    "signing": "signing",
    "opening": "opening",
    "inauguration": "inauguration",
    "unveiling": "inauguration",
    "launch": "launch",
    "test-fire": "test",
    "wedding": "wedding",
    "parade": "parade",
}
"""Nouns of events, more than those that are news by themselves."""
_OF_CEREMONY = frozenset(
    """inauguration opening signing award floralBasket funeral exhibition performance festival
    appointment election launch donation publication anniversary sports banquet congress""".split()
)
_KIN: Final = {
    "meeting": frozenset("talks summit session congress anniversary".split()),
    "talks": frozenset("meeting summit".split()),
    "summit": frozenset("meeting talks congress".split()),
    "congress": frozenset("meeting session summit".split()),
    "session": frozenset("meeting congress".split()),
    "ceremony": _OF_CEREMONY,
    "opening": frozenset("inauguration exhibition congress festival".split()),
    "inauguration": frozenset(("opening",)),
    "performance": frozenset(("festival",)),
    "demonstration": frozenset(("meeting", "anniversary")),
    "banquet": frozenset(("anniversary",)),
}
"""By which nouns else an event of a type may be told: a summit is a meeting, a signing a ceremony."""


def attended(
    events: Sequence[ReportedEvent], sentence: Sentence, text: str
) -> ReportedEvent | None:
    """The event that those whom a sentence names were at; None if it is one that no sentence tells.

    "Attended the talks" is said of talks, "attended it" of the last event, "present at the airport"
    of the article's news. A sentence that tells an event itself speaks of that one.
    """
    own = next((e for e in events if e.sentence == sentence), None)
    start, end = sentence.span.start, sentence.span.end
    went = _WENT.search(text, start, end)
    match = went or _AT.search(text, start, end) or _BY.match(text, start, end)
    if own or match is None:
        return own or events[0]
    told = [e for e in events if e.span.start < start] or list(events[:1])
    noun = re.split(r"[\s-]+", match["what"])[-1].lower()
    if noun in _ANY:
        return told[-1]
    if noun not in _HEADS and not went:
        return events[0]
    fitting = (e for e in reversed(told) if _fits(noun, e) or _said(noun, e, text))
    return next(fitting, None)


def _fits(noun: str, event: ReportedEvent) -> bool:
    """Whether a noun is one for an event of this type."""
    kind = _HEADS.get(noun, "")
    return kind == event.type or event.type in _KIN.get(kind, ())


def _said(noun: str, event: ReportedEvent, text: str) -> bool:
    """Whether the sentence that tells an event has the noun itself: "the unveiling of a statue"."""
    words = f"{event.name} {event.sentence.span.of(text)}".lower()
    return re.search(rf"\b{re.escape(noun)}\b", words) is not None
