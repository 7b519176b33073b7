"""What is true of the articles of a corpus for merging: who and what is one, which letters there are.

``tests/resolution/corpus/README.md`` documents the file.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graphbuilder.model import InputError
from graphbuilder.read.files import all_bytes, shown

Place = tuple[int, int]
"""Half-open offsets in an article's text."""


@dataclass(frozen=True, slots=True)
class Item:
    """A mention or report: the identifier of what it is of, its article, and its words for people."""

    truth: str
    article: str
    words: str


def read_truth(path: Path, texts: Mapping[str, str]) -> Truth:
    """A file of truth over articles' texts. Raises InputError where it can't be read."""
    try:
        said = json.loads(all_bytes(path).decode("utf-8"))
    except ValueError as error:
        remedy = "The corpus's README.md says what it holds."
        raise InputError(shown(path), f"this is not JSON ({str(error)[:120]})", remedy) from error
    assert isinstance(said, dict)
    return Truth(said, texts, shown(path))


def occurrences(text: str, words: str) -> tuple[Place, ...]:
    """Where words stand in a text, not as parts of longer words."""
    found = re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    return tuple((match.start(), match.end()) for match in found)


class Truth:
    """The truth, its words found in the texts."""

    def __init__(self, said: Mapping[str, Any], texts: Mapping[str, str], where: str) -> None:
        self.texts, self.where = texts, where
        self.entities: dict[str, dict[str, Any]] = {e["id"]: e for e in said["entities"]}
        self.communications: list[dict[str, Any]] = said["communications"]
        self.events: list[dict[str, Any]] = said["events"]
        self.incumbents: list[dict[str, Any]] = said.get("incumbents", [])

    def mentions(self, kind: str) -> Iterator[tuple[Item, list[Place]]]:
        """The mentions of one kind with their places. Words without an offset stand for all their
        occurrences that are no part of a longer mention of that kind.
        """
        entities = self.events if kind == "event" else list(self.entities.values())
        listed = [
            (e["id"], *m) for e in entities if e.get("kind", kind) == kind for m in e["mentions"]
        ]
        taken: dict[str, list[Place]] = defaultdict(list)
        for _, article, words, *offset in listed:
            taken[article] += self.places(article, words, *offset)
        for identifier, article, words, *offset in listed:
            places = [
                (start, end)
                for start, end in self.places(article, words, *offset)
                if offset
                or not any(
                    s <= start and end <= e and e - s > end - start for s, e in taken[article]
                )
            ]
            yield Item(identifier, article, words), places

    def places(self, article: str, words: str, offset: int | None = None) -> tuple[Place, ...]:
        """Where an article has words. Raises InputError where it doesn't."""
        text = self.texts.get(article, "")
        found = occurrences(text, words)
        if offset is not None:
            found = tuple(place for place in found if place[0] == offset)
        if not found:
            raise InputError(self.where, f'"{words}" does not stand in {article}', "Correct it.")
        return found
