"""Messages that a verb of wishing tells: "X has congratulated Y on his birthday. … the telegram reads."

The lead of TASS, BelTA and others names both sides and leaves the message to a later sentence. Without
one that speaks of a message the wish may have been said at a meeting or on the telephone.
"""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.forms import phrases, purposes_of
from graphbuilder.extract.frames import Frames
from graphbuilder.extract.framing import AUXILIARIES
from graphbuilder.extract.layers import Communication, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.model import Mention, Span

_VERBS: Final = frozenset(
    "congratulated congratulates felicitated condoled thanked invited".split()
)
_SPEAKS_OF_IT: Final = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Aa])\s+(?:congratulatory\s+|condolence\s+|reply\s+)?"
    r"(?:telegram|message|letter|cable|note)\b(?:\s+(?:of\s+\w+\s+)?)"
    r"(?:reads?|says|said|stress(?:ed|es)|went|goes|emphasized|emphasised|notes|noted|runs|states|stated|was|has\s+been)\b"
    r"|\bin\s+(?:the|his|her|a)\s+(?:congratulatory\s+|condolence\s+)?(?:telegram|message|letter|cable)\b"
)
_HUMAN: Final = frozenset({"schema:Person", "org:Post"})
_OPENING: Final = 2  # paragraphs
_BEHIND: Final = 6  # paragraphs in which the message is spoken of


def wished(doc: Doc, frames: Frames, body: list[Sentence]) -> list[Communication]:
    """The communications of an article that no frame has read; at most one."""
    for sentence in body:
        if sentence.paragraph >= _OPENING or sentence.quoted:
            break
        for verb in range(sentence.first + 1, sentence.last - 1):
            made = _made(doc, frames, body, sentence, verb)
            if made:
                return [made]
    return []


def _made(
    doc: Doc, frames: Frames, body: list[Sentence], sentence: Sentence, verb: int
) -> Communication | None:
    words = layers.words(doc)
    if words.lowers[verb] not in _VERBS or words.lowers[verb - 1] in AUXILIARIES:
        return None
    senders = frames.arguments.subject(sentence.first, verb)
    recipients = frames.addressed(verb, sentence)
    both = [*senders, *recipients]
    if not senders or not recipients or any(p.agent.kind not in _HUMAN for p in both):
        return None
    kind = _spoken_of(doc, frames, body, sentence)
    if kind is None:
        return None
    span = Span(words.starts[verb], words.ends[verb])
    name = kind.partition(":")[2].lower()
    made = Communication(
        Mention(kind, span, name, None, f"c{verb}"), sentence, "communications.wished", 0.85
    )
    made.purposes = purposes_of(words.lowers[verb])
    made.senders, made.recipients = senders, recipients
    made.date = frames.date(sentence, verb)
    made.status = status_of(doc, sentence, verb)
    made.main = made.status.asserted
    return made


def _spoken_of(doc: Doc, frames: Frames, body: list[Sentence], opening: Sentence) -> str | None:
    """The class of the message of which a sentence from the opening on speaks."""
    for sentence in body:
        after = sentence.paragraph - opening.paragraph
        if not 0 <= after <= _BEHIND:
            continue
        match = _SPEAKS_OF_IT.search(layers.text(doc), sentence.span.start, sentence.span.end)
        if match is None:
            continue
        named = phrases(doc, frames.grammar, sentence, frozenset())
        inside = (p for p in named if match.start() <= p.mention.span.start < match.end())
        phrase = next(inside, None)
        return phrase.mention.kind if phrase else None
    return None
