"""Labels that say what a communication, speech act or event is."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

_FORM_WORDS: Final = {
    "gb:Letter": "letter",
    "gb:Telegram": "telegram",
    "gb:Airgram": "airgram",
    "gb:Circular": "circular",
    "gb:CircularTelegram": "circular telegram",
    "gb:Despatch": "despatch",
    "gb:Note": "note",
    "gb:NoteVerbale": "note verbale",
    "gb:Memorandum": "memorandum",
    "gb:AideMemoire": "aide-mémoire",
    "gb:Statement": "statement",
    "gb:PressStatement": "press statement",
    "gb:OralMessage": "oral message",
}
_LONGEST: Final = 60
"""Characters of a name within a label."""


def of_communication(
    kind: str, senders: Iterable[str], recipients: Iterable[str], dates: Collection[str]
) -> str:
    """ "Letter from A to B (2024-05-09)", from the labels of the parties and dates as written."""
    parts = [_FORM_WORDS.get(kind, "message")]
    if names := sorted(senders):
        parts.append(f"from {_listed(names)}")
    if names := sorted(recipients):
        parts.append(f"to {_listed(names)}")
    if dates:
        parts.append(f"({min(dates)})")
    label = " ".join(parts)
    return label[0].upper() + label[1:]


def of_act(kind: str, words: str) -> str:
    """ "request: …" from the class of a speech act and its words."""
    return f"{kind.partition(':')[2].lower()}: {cut(words, 80)}"


def _listed(labels: list[str]) -> str:
    short = [cut(label, _LONGEST) for label in labels]
    if len(short) <= 3:
        return " and ".join(short)
    return f"{short[0]}, {short[1]} and {len(short) - 2} others"


def cut(text: str, length: int) -> str:
    """A text of at most so many characters, cut between words where there are any."""
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length) if " " in text[:length] else length] + "…"
