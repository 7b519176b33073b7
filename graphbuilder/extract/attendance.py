"""Who was at an event, by the sentences behind the one that tells it: "Present there were X and Y"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from graphbuilder.extract.attended import attended
from graphbuilder.extract.layers import Name, Sentence
from graphbuilder.extract.lexicon import EPITHETS
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reported import ReportedEvent
from graphbuilder.extract.runs import OFFICE_WORDS
from graphbuilder.model import Span, terms

PRESENT: Final = re.compile(
    r"(?:Also\s+)?(?:[Pp]resent|Attending|Participating|Appreciating|On\s+hand|Accompanying"
    r"|Among\s+(?:those\s+present|them|the\s+(?:participants|senders|donors|winners)))\b"
    r"[^.;]{0,80}?\b(?:was|were|are|is)\b"
)
"""Begins a sentence that lists those who were there: "Present there were X, Y"."""
ATTENDED: Final = re.compile(
    r"(?:\b(?:was|were)\s+(?:also\s+)?|,\s+)(?:attended|accompanied|guided|supervised|watched|observed|chaired|joined"
    r"|participated\s+in|presided\s+over|greeted\s+on\s+the\s+spot)\s+by\b|\b[Ii]n\s+the\s+presence\s+of\b"
    r"|\b(?:was|were)\s+represented\s+by\b"
    r"|\b(?:[Ss]peech(?:es)?|[Aa]ddress(?:es)?|[Rr]eports?)\s+(?:was|were)\s+(?:made|delivered|given)\b[^.;]{0,30}?\bby\b"
)
"""What is followed by those who were there: "was attended by X", "Speeches were made by X and Y"."""
TOOK_PART: Final = re.compile(
    r"\battended\b(?!\s+by)|\b(?:guided|presided\s+over|chaired|convened)\s+the\s+(?:\w+\s+)?(?:meeting|session|conference)\b|(?<!who\s)\b(?:took\s+part|participated)\s+in\s+(?:the|it|this)\b|\bwatched\s+(?:it|the)\b|\btook\s+the\s+floor\b|\b(?:made|delivered|gave)\s+(?:an?|the|his|her)\s+(?:\w+\s+){0,2}?"
    r"(?:speech|address|report)\b|\bwas\s+presented\s+with\b|\btold\s+(?:the\s+)?(?:ambassadors|delegates|council)\b"
)
"""What follows them: "X attended the ceremony", "Y made a speech", "Z was presented with the gift"."""
OPENING: Final = re.compile(
    r"(?:Addressing|Opening|Presenting|Briefing|Chairing|Speaking\s+at|Concluding)\s+[^,;]{3,120},\s+"
    r"(?P<who>[^;]{3,160}?)\s+(?:said|recalled|told|noted|stressed|called|warned|underlined|emphasi[sz]ed)\b"
)
"""Who speaks at it: "Addressing the seminar, X recalled that …"."""
RANKED: Final = re.compile(
    r"\b(?:came|finished|placed|ranked|took)\s+(?:the\s+)?(?:first|second|third)\b|\b(?:race|title|final|match|event)\s+was\s+won\s+by\b"
    r"|\bwon\b[^.;]{0,60}?\b(?:gold|silver|bronze|medals?|title|race|final)\b|\b(?:beat|defeated|outpaced|outpacing)\b"
)
"""Who was among the best, or whom they beat: "X came first", "The race was won by Y"."""
GIVEN: Final = re.compile(r"\bin\s+the\s+names?\s+of\b")
"""What is followed by the givers: "wreaths in the name of the ministry"."""
ORGANIZED: Final = re.compile(
    r"\b(?:was|were)\s+(?:jointly\s+|co-?)?(?:organi[sz]ed|hosted|sponsored|held)\s+by\b"
)
"""What is followed by who arranged it: "The event was co-organised by A and B"."""
SPOKE: Final = re.compile(
    r"(?P<who>[^,;:\"“]{3,120}?)\s+(?:said|stressed|introduced|underlined|emphasi[sz]ed|recalled)\b"
)
"""Who speaks at a seminar, without a word for it: "Ambassador X said the pact has become a bridge"."""
_BODIES: Final = {
    "floralBasket": GIVEN,
    **dict.fromkeys(("congress", "exhibition", "performance", "festival"), ORGANIZED),
}
_PARAGRAPHS = 10
_GIVERS = re.compile(r"\b(?:senders|donors)\b")
_ALONE = frozenset({"statement", "commentary", "death", "publication"})


def attend(
    events: Sequence[ReportedEvent], body: Iterable[Sentence], text: str, grammar: Parties
) -> None:
    """Add to an event those of whom the article's opening paragraphs say that they were there.

    Which event they were at is what ``attended`` finds.
    """
    for sentence in body:
        if sentence.paragraph - events[0].sentence.paragraph >= _PARAGRAPHS:
            break
        event = attended(events, sentence, text)
        if event is None or event.type in _ALONE:
            continue
        taken = {agent.name for agent, _ in event.agents}
        for name in _present(sentence, event.type, text, grammar):
            if name.mention.name not in taken and not _short(name, taken):
                taken.add(name.mention.name)
                event.agents.append((name.mention, sentence.span))


def _of_whom(name: Name, grammar: Parties) -> bool:
    """ "the works of Ana Paz", "of President Ana Paz": a complement, not who was there."""
    at = name.first
    lowers = grammar.words.lowers
    while at > 0 and (lowers[at - 1] in OFFICE_WORDS or lowers[at - 1] in EPITHETS):
        at -= 1
    return at > 0 and lowers[at - 1] == "of"


def _short(name: Name, taken: Iterable[str]) -> bool:
    """ "Pak" of "Pak Un Ha", who is named already."""
    return any(name.mention.name in full.split() for full in taken)


def _present(sentence: Sentence, kind: str, text: str, grammar: Parties) -> list[Name]:
    """The persons that a sentence says were there; the bodies too where it lists who gave."""
    where, bodies = _listed(sentence, kind, text)
    return [
        n
        for n in grammar.names
        if where is not None
        and where.covers(n.mention.span)
        and not n.demonym
        and not (where.start == sentence.span.start and _of_whom(n, grammar))
        and (
            (
                n.mention.kind == "schema:Person"
                and (where != sentence.span or " " in n.mention.name)
            )
            or (bodies and terms.is_a(n.mention.kind, "schema:Organization"))
        )
    ]


def _listed(sentence: Sentence, kind: str, text: str) -> tuple[Span | None, bool]:
    """Where a sentence names those who were there, and whether bodies count as well as persons."""
    start, end = sentence.span.start, sentence.span.end
    if kind == "sports" and RANKED.search(text, start, end):
        return sentence.span, False
    if (bodies := _BODIES.get(kind)) and (by := bodies.search(text, start, end)):
        return Span(by.end(), end), True
    if behind := PRESENT.match(text, start, end) or ATTENDED.search(text, start, end):
        return Span(behind.end(), end), bool(_GIVERS.search(behind[0]))
    spoke = OPENING.match(text, start, end)
    if kind == "congress" and spoke is None:
        spoke = SPOKE.match(text, start, end)
    before = None if spoke else TOOK_PART.search(text, start, end)
    who = Span(start, before.start()) if before else None
    return (Span(*spoke.span("who")) if spoke else who), False
