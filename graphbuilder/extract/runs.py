"""Capitalised sequences ("runs"): where they begin and end."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.language import DIGRAPHS
from graphbuilder.extract.layers import Known
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    EPITHETS,
    HONORIFICS,
    KOREAN_SURNAMES,
    MONTHS,
    NAME_PARTICLES,
    NEVER_NAMES,
    OFFICE_HEADS,
    OFFICE_MODIFIERS,
    OFFICE_PLURALS,
    WEEKDAYS,
)
from graphbuilder.model import Span

OFFICE_WORDS: Final = OFFICE_HEADS | OFFICE_PLURALS
TITLE_WORDS: Final = OFFICE_WORDS | HONORIFICS | EPITHETS | OFFICE_MODIFIERS

_WHOLE_MONTHS = frozenset({"may", "june", "july"})
CALENDAR: Final = (
    frozenset(m if len(m) > 4 or m in _WHOLE_MONTHS else f"{m}." for m in MONTHS)
    | frozenset(WEEKDAYS)
    | {"juche"}
)
"""Months and weekdays. "Jun" without a stop is a Korean syllable."""
GENERIC: Final = BODY_HEADS | frozenset(
    """central general standing executive national provincial party political state people 's '
    military regional district city county organizing preparatory joint steel sci-tech machine
    workers supreme special permanent""".split()
)
"""Words that by themselves name no body in particular: "Central Committee", "General Staff"."""
_ARABIC: Final = re.compile(r"(?:a[a-z]|ad[h]?|ash|el|ibn|bin)-[A-Z]")
"""The article in front of an Arabic name: "al-Khalifa", "ash-Sharaa"."""
_SYLLABLES: Final = frozenset("On Do In An To So No U".split())
"""Function words that are syllables of Korean given names too."""
_LONGEST_SYLLABLE: Final = 6
_NO_WORDS: Final = frozenset({"No", "So", "An"})
"""Surnames that are words, too."""
_GIVEN: Final = re.compile(r"(?!Ri\b)[A-Z][a-z]{0,4}(?:[aeioukmlp]|n|ng)")
"""A syllable of a Korean given name in the wire's romanisation."""


class Runs:
    """Reads runs in one Doc, on word positions (half-open)."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = layers.words(doc)
        self.known: dict[int, Known] = {k.first: k for k in layers.known(doc)}

    def span(self, first: int, last: int) -> Span:
        """The characters from one word to before another."""
        return Span(self.words.starts[first], self.words.ends[last - 1])

    def begins(self, at: int) -> bool:
        """Whether a run can begin at a word: a name's first word, no function word or month."""
        if at in self.known:
            return True
        lower = self.words.lowers[at]
        if not self.words.caps[at] or (lower in CALENDAR and not self._idea(at)):
            return False
        plain = lower not in NEVER_NAMES or self.initial(at)
        return plain or self._idea(at) or self._surname_no(at)

    def _surname_no(self, at: int) -> bool:
        """ "No Kwang Chol", "So Jong Jin": a surname, before two words that sound like the syllables of a
        given name.
        """
        if self.words.texts[at] not in _NO_WORDS or at + 1 in self.known:
            return False
        given, behind = self.words.texts[at + 1 : at + 3], self.words.caps[at + 3 : at + 4]
        if len(given) < 2 or not all(_GIVEN.fullmatch(word) for word in given):
            return False
        return behind != [True]  # "So Kim Jong Un said"

    def _idea(self, at: int) -> bool:
        """ "Juche" in "the Juche Idea" is no year."""
        following = self.words.lowers[at + 1 : at + 2]
        return (
            self.words.lowers[at] == "juche" and following[:1] != [] and following[0][:4] == "idea"
        )

    def initial(self, at: int) -> bool:
        """ "A." in "A. Fomin" is an initial; "A" in "A letter" isn't."""
        text = self.words.texts[at]
        return (len(text) == 2 and text.endswith(".")) or text in DIGRAPHS

    def end(self, first: int, limit: int) -> int:
        """Behind the last word of the run that begins at ``first``."""
        lowers = self.words.lowers
        at = first
        while at < limit:
            after = self._past(at, first, limit)
            if after is None:
                break
            at = after
        while at > first + 1 and lowers[at - 1] in ("'s", "'", "-"):
            at -= 1
        return at

    def _past(self, at: int, first: int, limit: int) -> int | None:
        """Behind one piece of a run; None where the run ends."""
        lowers, caps = self.words.lowers, self.words.caps
        if at in self.known:
            return min(self.known[at].last, limit)
        if caps[at]:
            plain = lowers[at] not in NEVER_NAMES or at == first or self.initial(at)
            plain = plain or self._syllable(at, first) or self.al_said(at)
            calendar = lowers[at] in CALENDAR and not self._idea(at)
            return at + 1 if plain and not calendar else None
        if at == first:
            return None
        if _ARABIC.match(self.words.texts[at]):
            return at + 1
        if at + 1 < limit and (self._links(at) or self._pairs(at, first, limit)):
            return at + 1
        return None

    def _syllable(self, at: int, first: int) -> bool:
        """ "On" in "Jang Jae On", "Do" in "Jong Myong Do": a given name's second syllable."""
        texts = self.words.texts
        surname = at - 2 >= first and texts[at - 2] in KOREAN_SURNAMES
        return surname and texts[at] in _SYLLABLES and len(texts[at - 1]) <= _LONGEST_SYLLABLE

    def al_said(self, at: int) -> bool:
        """ "Said" in "Haitham bin Tariq Al Said"."""
        return self.words.texts[at] == "Said" and self.words.texts[at - 1] in ("Al", "bin", "Bin")

    def _links(self, at: int) -> bool:
        """Small words and signs inside names: "People's", "de", "-", a number before a body's head."""
        lowers, caps = self.words.lowers, self.words.caps
        word = lowers[at]
        if word == "'":
            return caps[at + 1] and lowers[at - 1].endswith("s")
        if word in ("'s", "-"):
            return caps[at + 1]
        if word in NAME_PARTICLES:
            following = caps[at + 1] or lowers[at + 1] in NAME_PARTICLES
            return following and lowers[at - 1] not in TITLE_WORDS
        return word[0].isdigit() and caps[at + 1] and lowers[at + 1] in BODY_HEADS

    def _pairs(self, at: int, first: int, limit: int) -> bool:
        """ "Kim Chaek Iron and Steel Complex": a pair of fields in front of a body's head."""
        lowers = self.words.lowers
        if lowers[at] != "and" or (at - 1) in self.known or lowers[at - 1] in BODY_HEADS:
            return False
        if at - first < 2 or lowers[at - 1] in TITLE_WORDS or lowers[at + 1] in BODY_HEADS:
            return False
        return self._field(at + 1) and at + 2 < limit and lowers[at + 2] in BODY_HEADS

    def _field(self, at: int) -> bool:
        words = self.words
        other = words.lowers[at] in TITLE_WORDS or words.lowers[at] in BODY_HEADS
        return words.caps[at] and at not in self.known and not other
