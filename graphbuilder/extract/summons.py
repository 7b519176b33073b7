"""Notes handed to an ambassador who was summoned.

"The Latvian ambassador was summoned to the Foreign Ministry and handed a note of protest", "X was
summoned to the ministry. Deputy director Y handed him a note": the ministry writes, the ambassador
receives it, who hands it over is no sender (habit 8).
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.forms import purposes_of
from graphbuilder.extract.framing import days_in
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.parties import Parties
from graphbuilder.model import Mention, Span, Status

_SUMMONED = re.compile(r"\b(?:was|were|has\s+been|had\s+been)\s+summoned\s+(?:\w+\s+)?(?:to|by)\s+")
_GIVEN = re.compile(
    r"\b(?P<verb>handed|given|presented|delivered|served)\s+(?:over\s+)?(?:to\s+)?(?:with\s+)?"
    r"(?:him\s+|her\s+|them\s+|the\s+(?:ambassador|envoy|diplomat|charg[eé]\s+d'affaires)\s+)?"
    r"(?:with\s+)?(?P<note>(?:an?|the)\s+(?:[\w-]+\s+){0,4}?(?P<form>notes?\s+verbales?|note|memorandum"
    r"|aide-m[eé]moire|letter)\b(?:\s+of\s+protest)?)"
)
_KINDS = {
    "note": "gb:Note",
    "memorandum": "gb:Memorandum",
    "letter": "gb:Letter",
}
_ABOUT = 80  # characters behind the note in which its purpose stands
_NEXT = 2  # sentences behind the summons in which the note is handed over
_SURE = 0.85


def notes(doc: Doc, grammar: Parties, body: list[Sentence]) -> list[Communication]:
    """A communication for each note handed over to somebody who was summoned."""
    arguments = Arguments(doc, grammar)
    made = []
    for number, sentence in enumerate(body):
        match = _SUMMONED.search(layers.text(doc), sentence.span.start, sentence.span.end)
        if match is None or sentence.quoted:
            continue
        verb = grammar.word_at(match.start())
        if status_of(doc, sentence, verb) is not Status.STATED:
            continue
        recipients = arguments.subject(sentence.first, verb)
        senders = _bodies(grammar, grammar.word_at(match.end()), sentence)
        for later in body[number : number + 1 + _NEXT]:
            start = match.end() if later is sentence else later.span.start
            note = _note(doc, grammar, arguments, later, start)
            if note and senders and recipients:
                note.senders, note.recipients = senders, recipients
                note.date = note.date or next(iter(days_in(doc, sentence)), None)
                made.append(note)
                break
    return made


def _bodies(grammar: Parties, at: int, sentence: Sentence) -> list[Party]:
    """The ministry to which, or by which, somebody was summoned."""
    limit = min(sentence.last, at + 8)
    return next(
        (
            [Party(name.mention)]
            for name in grammar.names_between(at, limit)
            if name.mention.kind.endswith("Organization")
        ),
        [],
    )


def _note(
    doc: Doc, grammar: Parties, arguments: Arguments, sentence: Sentence, start: int
) -> Communication | None:
    """The note that a sentence says was handed over, and who did so."""
    text = layers.text(doc)
    match = _GIVEN.search(text, start, sentence.span.end)
    if match is None:
        return None
    form = match["form"].lower()
    kind = (
        "gb:NoteVerbale" if "verbale" in form else _KINDS.get(form.split("-")[0], "gb:AideMemoire")
    )
    span = Span(*match.span("note"))
    head = grammar.word_at(match.start("form"))
    mention = Mention(kind, span, layers.readable(doc, span), None, f"c{head}")
    note = Communication(mention, sentence, "communications.summoned", _SURE)
    note.purposes = purposes_of(text[span.start : min(span.end + _ABOUT, sentence.span.end)])[:1]
    note.date = next(iter(days_in(doc, sentence)), None)
    if start == sentence.span.start:
        handing = arguments.subject(sentence.first, grammar.word_at(match.start("verb")))
        note.conveyors = [p for p in handing if p.agent.kind == "schema:Person"]
    return note
