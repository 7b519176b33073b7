"""The names that an article's reader has found, and what is decided once it has found them all:
acronyms, a model's names, the headline's, the one at which a teaser breaks off.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TypedDict, Unpack

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.bodies import Bodies
from graphbuilder.extract.layers import Name
from graphbuilder.extract.lexicon import PLACE_HEADS
from graphbuilder.extract.listednames import shared_nouns
from graphbuilder.extract.persons import Run
from graphbuilder.model import Mention, Part

_MODEL_KINDS = {
    "PERSON": "schema:Person",
    "PER": "schema:Person",
    "ORG": "schema:Organization",
    "GPE": "schema:Place",
    "LOC": "schema:Place",
}
"""Labels of spaCy's trained pipelines (OntoNotes and WikiNER) and our classes."""


_SUFFIXED = re.compile(r"[A-Z][a-z]+-(?:ri|dong|up|gu|gun)")
"""The Korean words for a village, a ward, a town, a district or a county, behind a name."""


_MOUNTS = frozenset({"mt", "mt.", "mount"})


class _More(TypedDict, total=False):
    """What a name can have beside its place, class and rule."""

    name: str
    key: str | None
    local: str
    demonym: bool
    within: bool


class NameCollector:
    """One article's names so far."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = layers.words(doc)
        self.runs = Bodies(doc)
        self.found: list[Name] = []

    def known_persons(self) -> set[tuple[str, ...]]:
        """The words of the persons found so far, those of the authority files."""
        persons = (n for n in self.found if n.mention.kind == "schema:Person" and not n.within)
        return {tuple(self.words.lowers[n.first : n.last]) for n in persons}

    def share_nouns(self, runs: list[Run]) -> list[Run]:
        """ "Musan and Yonsa counties": names for the runs that share a noun; gives the other runs."""
        known = {n.last: n.first for n in self.found if not n.demonym and not n.within}
        shared = {s.run: s for s in shared_nouns(self.words, runs, known)}
        for run in runs:
            if (each := shared.get(run)) is not None:
                words = layers.readable(self.doc, self.runs.span(run.first, run.last))
                name = f"{words} {each.noun}"
                entry = layers.authority(self.doc).find(name)
                key = entry.key if entry else None
                self.add(each.kind, run.first, run.last, 0.85, "shared-noun", name=name, key=key)
        return [run for run in runs if run not in shared]

    def place_begins(self, at: int, start: int) -> bool:
        """Whether a word of a run that begins at ``start`` makes it a place: "Pukchang County",
        "Puksam-ri".
        """
        mount = at == start + 1 and self.words.lowers[start] in _MOUNTS
        suffixed = at == start and _SUFFIXED.fullmatch(self.words.texts[at]) is not None
        return mount or suffixed or (at > start and self.words.lowers[at] in PLACE_HEADS)

    def add_place(self, first: int, last: int) -> None:
        """A place by its head noun, with the known place before it: "Pyongyang Indoor Stadium"."""
        before = self.found[-1] if self.found else None
        if before and before.last == first and before.mention.kind == "schema:Place":
            self.found[-1] = replace(before, within=True)
            first = before.first
        self.add("schema:Place", first, last, 0.85, "place-head")

    def acronyms(self) -> None:
        """ "… of Korean Residents in Japan (Chongryon)": what stands for the name from there on."""
        texts = self.words.texts
        introduced: dict[str, Name] = {}
        for name in self.found:
            at = name.last
            closed = texts[at : at + 1] == ["("] and texts[at + 2 : at + 3] == [")"]
            if closed and not name.within and _is_acronym(texts[at + 1], name.mention.name):
                introduced.setdefault(texts[at + 1], name)
        taken = {n.first for n in self.found}
        for at, word in enumerate(texts) if introduced else ():
            if word in introduced and at not in taken:
                mention = introduced[word].mention
                self.add(
                    mention.kind,
                    at,
                    at + 1,
                    0.9,
                    "acronym",
                    name=mention.name,
                    key=mention.authority,
                )

    def model_names(self) -> None:
        """Names that only an installed model sees (``--model``), where no rule has found one."""
        starts = self.words.starts
        for entity in self.doc.ents:
            kind = _MODEL_KINDS.get(entity.label_)
            first = bisect_left(starts, entity.start_char)
            last = bisect_left(starts, entity.end_char)
            taken = any(n.first < last and first < n.last for n in self.found)
            if kind and first < last and not taken:
                self.add(kind, first, last, 0.6, "model")

    def settle_headline(self) -> None:
        """Of what only form tells, a headline names what the body names too."""
        limit = max(
            (s.last for s in layers.sentences(self.doc) if s.part is Part.HEADLINE), default=0
        )
        named = {n.mention.name.lower() for n in self.found if n.first >= limit}
        self.found = [
            n
            for n in self.found
            if n.first >= limit
            or n.mention.authority
            or n.mention.kind == "schema:Person"
            or n.mention.name.lower() in named
        ]

    def drop_cut_off(self) -> None:
        """Of a teaser that breaks off, the last name may be cut: only an authority name is sure."""
        last = max((s.last for s in layers.sentences(self.doc)), default=0)
        whole = last > 0 and self.words.texts[last - 1] in ".!?"
        self.found = [n for n in self.found if whole or n.last < last or n.rule == "authority"]

    def add(
        self, kind: str, first: int, last: int, sure: float, rule: str, **more: Unpack[_More]
    ) -> None:
        """Keep a name of words ``first`` to ``last``; ``sure`` that its class is right, by a rule."""
        span = self.runs.span(first, last)
        name = more.get("name") or layers.readable(self.doc, span)
        mention = Mention(kind, span, name, more.get("key"), more.get("local", ""))
        demonym, within = more.get("demonym", False), more.get("within", False)
        self.found.append(Name(mention, first, last, sure, rule, demonym, within))


def _is_acronym(word: str, name: str) -> bool:
    """Whether a word in brackets stands for the name before it: capitals that begin its words, or
    one capitalised word ("Chongryon").
    """
    if not word[0].isupper() or not word.isalpha() or len(word) < 2:
        return False
    if not word.isupper():
        return len(word) > 4
    initials = [w[0].upper() for w in re.findall(r"[\w]+", name) if w[0].isalpha()]
    rest = iter(initials)
    return all(letter in rest for letter in word)
