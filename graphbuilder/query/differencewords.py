"""A difference as a page of text, or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict
from typing import Final

from graphbuilder.query.describe import Sentence
from graphbuilder.query.difference import Count, Difference, Section
from graphbuilder.query.entries import Entry, PropertyChange
from graphbuilder.query.formats import printable, wrap

_SIGNS: Final = {"added": "+", "gone": "-", "changed": "~"}
_STEERING: Final = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Control and format characters that JSON lets stand as they are."""


def as_json(difference: Difference) -> str:
    """All of a difference as JSON; characters that could steer a terminal are escaped."""
    text = json.dumps(asdict(difference), ensure_ascii=False, indent=2)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def as_text(difference: Difference, limit: int = 50, width: int = 100) -> str:
    """A difference as a summary and its sections, of at most ``limit`` lines each (0: no limit)
    before lines that are too long for ``width`` are wrapped.

    Text is cleaned of what could steer a terminal.
    """
    if difference.equal:
        return "The two are equal.\n"
    lines = list(_wrapped("", _summary(difference), width))
    for section in difference.sections:
        lines += ["", f"{section.title} ({section.total})"]
        for indent, text in _cut(section, limit):
            lines += _wrapped(indent, text, width)
    return "\n".join(lines) + "\n"


def _summary(difference: Difference) -> str:
    counts = ((name, _count(count)) for name, count in difference.counts.items())
    parts = [f"{name}: {words}" for name, words in counts if words]
    if difference.reworded:
        parts.append(f"statements that stand on other claims: {difference.reworded}")
    return "; ".join(parts)


def _count(count: Count) -> str:
    numbers = (count.added, "added"), (count.gone, "gone"), (count.changed, "changed")
    return ", ".join(f"{number:,} {word}" for number, word in numbers if number)


def _cut(section: Section, limit: int) -> Iterator[tuple[str, str]]:
    """The lines of a section, as indent and text, up to the limit; then what is left out."""
    left, begun, cut = limit, 0, False
    for entry in section.entries:
        if limit and not left:
            break
        begun += 1
        for line in _entry(entry):
            if limit and not left:
                cut = True
                break
            left -= 1
            yield line
    more = section.total - begun
    if more:
        yield "  ", f"… and {more:,} more"
    elif cut:
        yield "  ", "…"


def _entry(entry: Entry) -> Iterator[tuple[str, str]]:
    told = not entry.kind or entry.label.lower().startswith(entry.kind)
    kind = "" if told else f"{entry.kind}: "
    name = f" ({entry.iri})" if entry.iri not in ("", entry.label) else ""
    yield "  ", f"{_SIGNS[entry.sign]} {kind}{entry.label}{name}"
    for note in entry.notes:
        yield "      ", note
    yield from _sentences(entry.sentences)
    by_sentence: dict[tuple[Sentence, ...], list[PropertyChange]] = {}
    for change in entry.changes:
        by_sentence.setdefault(change.sentences, []).append(change)
    for sentences, changes in by_sentence.items():
        for change in changes:
            yield "      ", _change(change, new=entry.sign == "added")
        yield from _sentences(sentences)


def _change(change: PropertyChange, *, new: bool) -> str:
    if change.old and change.new:
        return f"{change.property}: {change.old} → {change.new}"
    sign = "" if new else "+ " if change.new else "- "
    return f"{change.property}: {sign}{change.new or change.old}"


def _sentences(sentences: tuple[Sentence, ...]) -> Iterator[tuple[str, str]]:
    """The first sentence, and how many more there are."""
    for sentence in sentences[:1]:
        status = "" if sentence.status == "stated" else sentence.status
        source = ", ".join(part for part in (sentence.headline, sentence.date, status) if part)
        more = f" (and {len(sentences) - 1} more)" if len(sentences) > 1 else ""
        yield "        ", f'"{sentence.quote}" — {source}{more}'


def _wrapped(indent: str, text: str, width: int) -> Iterator[str]:
    hanging = indent
    for line in wrap(printable(text), max(20, width - len(indent) - 2)):
        yield hanging + line
        hanging = indent + "  "
