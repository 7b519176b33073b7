"""A description as a page of text."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from graphbuilder.query.describe import Description, Fact, Sentence
from graphbuilder.query.formats import printable, wrap

_INDENT: Final = "      "


def as_text(description: Description, width: int = 100) -> str:
    """What is said of a thing, one property after the other, sentences under their statement."""
    lines = [f"{printable(description.label)}  ({description.iri})"]
    lines += _wrapped("  ", "is a " + ", ".join(description.classes), width)
    if description.other_labels:
        lines += _wrapped("  ", "also: " + "; ".join(description.other_labels), width)
    for (forward, predicate), facts in groupby(
        description.facts, key=lambda fact: (fact.forward, fact.predicate)
    ):
        lines += ["", predicate if forward else f"is {predicate} of"]
        for fact in facts:
            lines += _fact(fact, width)
    return "\n".join(lines) + "\n"


def _fact(fact: Fact, width: int) -> list[str]:
    short = f" ({fact.iri})" if fact.iri and fact.iri != fact.other else ""
    lines = _wrapped("  ", fact.other + short, width)
    for sentence in fact.sentences:
        lines += _sentence(sentence, width)
    return lines


def _sentence(sentence: Sentence, width: int) -> list[str]:
    status = "" if sentence.status == "stated" else sentence.status
    if sentence.rule:
        status = f"{status} by {sentence.rule}, confidence {sentence.confidence}"
    if not sentence.quote:
        return _wrapped(_INDENT, status, width) + _premises(sentence, width) if status else []
    source = ", ".join(part for part in (sentence.headline, sentence.date, status) if part)
    return [
        *_wrapped(_INDENT, f'"{sentence.quote}"', width),
        *_wrapped(_INDENT, f"— {source}", width),
        *_premises(sentence, width),
    ]


def _premises(sentence: Sentence, width: int) -> list[str]:
    """The chain from an inference to the claims that it rests on, and to their words."""
    lines: list[str] = []
    for premise in sentence.premises:
        lines += _wrapped(f"{_INDENT}  ", f"since {premise.says}", width)
        for quote in premise.sentences:
            lines += _wrapped(f"{_INDENT}    ", quote, width)
    return lines


def _wrapped(indent: str, text: str, width: int) -> list[str]:
    return [indent + line for line in wrap(printable(text), max(20, width - len(indent)))]
