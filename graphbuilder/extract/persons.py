"""What tells that a capitalised sequence is a person's name: its form, or what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.language import DIGRAPHS
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    FIELDS,
    HONORIFICS,
    KOREAN_SURNAMES,
    NAME_PARTICLES,
    OCCUPATIONS,
    OFFICE_HEADS,
    OFFICE_MODIFIERS,
    ORDINALS,
)
from graphbuilder.extract.lexicon import PERSON_VERBS as VERBS
from graphbuilder.extract.runs import OFFICE_WORDS, TITLE_WORDS

_SYLLABLE: Final = re.compile(
    r"(?:[CKPT]h|[KPTSJ]{2}|[BCDGHJKMNPRSTWY])?(?:y|w)?(?:yae|yeo|ae|ye|ya|yo|yu|wa|wo|wi|oe|eo|eu|ui"
    r"|oo|ee|a|e|i|o|u)(?:ng|n|m|k|l|p|t|s|b|g|h)?$",
    re.IGNORECASE,
)
"""A syllable of a Korean given name in McCune–Reischauer or Revised Romanization, loosely."""
_LONGEST: Final = 8  # words of a personal name
_APPOSITION: Final = 9  # words after a name in which its office must begin
_AHEAD: Final = 18  # words before a name in which the title before its comma must begin
NO_PERSONS: Final = BODY_HEADS | frozenset(
    """prize award order medal title day hill street forum festival games cup summit expo exhibition fair
    championship championships marathon olympics tournament session plan act law treaty agreement
    declaration protocol convention capital bridge tower palace force c.c. road canal""".split()
)
_INITIAL_GLUED: Final = re.compile(r"[A-Z]\.[A-Z][a-z]{2,}$")
_INITIAL: Final = re.compile(r"[^\W\d_]\.")
_SAYING: Final = frozenset("said says added told asked recalled noted explained".split())
_CRAFT: Final = re.compile(r"[a-z-]{3,}(?:ologist|ographer|ist|ician|wright)$")
"""An occupation by its ending: "hydrologist", "pianist", "politician"."""
_AGE: Final = re.compile(r"\d\d")
_INTERIM: Final = ["ad", "interim"]
_IN_TITLES: Final = TITLE_WORDS | BODY_HEADS | FIELDS | {"the", "a", "an", "and", "'s"}
_BEFORE_TITLES: Final = frozenset("the his her its their a an from to by with ;".split())
_NEWLY: Final = frozenset("newly appointed elected named sworn-in".split())
_ENDS: Final = frozenset(",.);:")


@dataclass(frozen=True, slots=True)
class Run:
    """A capitalised sequence of words, half-open. In a headline all words are capitalised."""

    first: int
    last: int
    headline: bool = False


class Persons:
    """Weighs the evidence in one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.words = layers.words(doc)
        self.known = {k.first for k in layers.known(doc)}
        self.known_from = {k.first: k for k in layers.known(doc) if not k.demonym}
        self.demonyms = {k.last for k in layers.known(doc) if k.demonym}
        self.names_at = {
            k.last: k.first
            for k in layers.known(doc)
            if not k.demonym and not k.entry.key.startswith("person/")
        }
        """Where each country, place or body begins, by the word behind it; the caller adds to it."""
        self.starts = {s.first for s in layers.sentences(doc)}

    def evidence(self, run: Run) -> tuple[float, str]:
        """How sure it is that a run is a person, and by which rule; (0, "") where nothing tells."""
        first, last = run.first, run.last
        lowers = self.words.lowers
        if last - first > _LONGEST or not NO_PERSONS.isdisjoint(lowers[first:last]):
            return 0.0, ""
        if self.korean(first, last):
            return 0.95, "korean-form"
        if last - first == 1 and _INITIAL_GLUED.match(self.words.texts[first]):
            return 0.85, "initials"  # "D.Tserendorj"
        if last - first == 1 and "." not in self.words.texts[first]:
            return self._surname(first)
        return self._context(first, last)

    def _context(self, first: int, last: int) -> tuple[float, str]:
        lowers = self.words.lowers
        at = first - 1
        while at > 0 and (lowers[at] in FIELDS or (lowers[at] in ("and", ",") and at < first - 1)):
            at -= 1
        if at < first - 1 and at > 0 and lowers[at] in ("of", "for"):
            at -= 1
        before = lowers[self._before_complement(at)] if at >= 0 else ""
        if (
            before in HONORIFICS
            or before in OFFICE_WORDS
            or before == "plenipotentiary"
            or lowers[at - 1 : at + 1] == _INTERIM
        ):
            return 0.95, "office-before"
        if before in OCCUPATIONS or (at == first - 1 and _CRAFT.match(before)):
            return 0.9, "occupation-before"
        field = lowers[last - 1] in FIELDS
        if not field and self._office_after(last):
            return 0.93, "apposition"
        return (0.0, "") if field or last - first < 2 else self._weaker(first, last, before)

    def _weaker(self, first: int, last: int, before: str) -> tuple[float, str]:
        """What tells a person where no title or occupation stands beside the name."""
        lowers = self.words.lowers
        led = first >= 2 and before == "by" and lowers[first - 2] in ("led", "headed")
        speaks = first in self.starts and last < len(self.words) and lowers[last] in VERBS
        for holds, sure, rule in (
            (self._initials(first, last), 0.85, "initials"),
            (self.office_ahead(first, last), 0.85, "title-ahead"),
            (led, 0.85, "led-by"),
            (speaks, 0.8, "speaker"),
            (self._from_country(last), 0.75, "from-country"),
            (self._of_countries(last), 0.8, "of-countries"),
            (self._aged(last), 0.9, "age"),
            (before in _SAYING and self._described(last), 0.85, "said-by"),
            (self._who(last), 0.8, "who"),
        ):
            if holds:
                return sure, rule
        return 0.0, ""

    def _surname(self, first: int) -> tuple[float, str]:
        """A surname alone, only behind an honorific or office ("Mr. Adams", "President Putin")."""
        before = self.words.lowers[first - 1] if first else ""
        if before in HONORIFICS and before not in ("sir", "madam"):
            return 0.9, "honorific"
        title = before in OFFICE_HEADS and self.words.caps[first - 1]
        return (0.85, "office-before") if title and len(self.words.texts[first]) > 2 else (0.0, "")

    def korean(self, first: int, last: int) -> bool:
        """A Korean surname with one or two syllables of a given name behind it."""
        texts = self.words.texts
        if first < 0 or not 2 <= last - first <= 3 or texts[first] not in KOREAN_SURNAMES:
            return False
        given = [part for text in texts[first + 1 : last] for part in text.split("-")]
        capitals = all(self.words.caps[first:last])  # "In it Kim said" is no name
        return (
            capitals
            and len(given) <= 2
            and all(len(g) <= 6 and g.isalpha() and _SYLLABLE.match(g) for g in given)
        )

    def _initials(self, first: int, last: int) -> bool:
        """ "N. Khrushchev", "A. A. Gromyko": capitals with stops, then a surname."""
        texts = self.words.texts
        at = first
        while at < last and (_INITIAL.fullmatch(texts[at]) or texts[at] in DIGRAPHS):
            at += 1
        return first < at == last - 1 and len(texts[at]) > 2 and texts[at].isalpha()

    def _of_countries(self, last: int) -> bool:
        """ "Aida Noor of Panama, Juan Diaz of Chile": names and countries in a row."""
        end = self._country_behind(last)
        if end is None:
            return False
        lowers, caps = self.words.lowers, self.words.caps
        at = end
        while at < len(self.words) and lowers[at] in (",", "and"):
            at += 1
        run = at
        while run < len(self.words) and caps[run] and run - at < _LONGEST:
            run += 1
        listed = at > end and run - at > 1 and self._country_behind(run) is not None
        before = self.names_at.get(last) is None and self._row_before(last)
        return listed or before

    def _row_before(self, last: int) -> bool:
        """Whether ", Juan Diaz of Chile and" ends the row before a name."""
        at = last - 1
        while at > 0 and self.words.caps[at - 1]:
            at -= 1
        joint = at - 1
        if joint < 2 or self.words.lowers[joint] not in ("and", ","):
            return False
        known = next((k for k in self.known_from.values() if k.last == joint), None)
        return known is not None and self.words.lowers[known.first - 1] == "of"

    def _country_behind(self, at: int) -> int | None:
        """Behind "of COUNTRY"."""
        known = self.known_from.get(at + 1) if self.words.lowers[at : at + 1] == ["of"] else None
        return known.last if known and known.entry.key.startswith("country/") else None

    def _aged(self, last: int) -> bool:
        """ "Mehmet Sahin, 47, a shepherd"."""
        texts = self.words.texts
        behind = texts[last : last + 3]
        return len(behind) == 3 and bool(
            behind[0] == "," and _AGE.fullmatch(behind[1]) and behind[2] in (",", ".")
        )

    def _described(self, last: int) -> bool:
        """ "…," said Aida Noor, a 29-year-old hydrologist; the sentence ends behind the name, or an
        apposition follows.
        """
        behind = self.words.texts[last : last + 2]
        return behind[:1] in ([","], ["."], ["in"], ["of"])

    def _who(self, last: int) -> bool:
        """ "Aida Noor, who …", "Aida Noor, whose …"."""
        behind = self.words.lowers[last : last + 2]
        return len(behind) == 2 and behind[0] == "," and behind[1] in ("who", "whose")

    def _from_country(self, last: int) -> bool:
        """ "Aigul Sadykova from Kyrgyzstan"."""
        behind = self.known_from.get(last + 1)
        origin = self.words.lowers[last : last + 1] == ["from"] and behind is not None
        return bool(origin and behind and behind.entry.key.startswith("country/"))

    def _before_complement(self, at: int) -> int:
        """From the end of "of the Republic of India" to the word before it: "President of …"."""
        first = self.names_at.get(at + 1)
        lowers = self.words.lowers
        if first is None or first < 2:
            return at
        start = first - 1
        while start > 0 and (
            lowers[start] == "the" or lowers[start] in ORDINALS or start + 1 in self.demonyms
        ):
            start -= 1
        if start < 1 or lowers[start] not in ("of", "to", "in"):
            return at
        if start in self.names_at and lowers[start] == "to":
            return self._before_complement(start - 1)  # "ambassador of X to Y"
        head = start - 1
        while head > 0 and (lowers[head] in FIELDS or lowers[head] == "and"):
            head -= 1
        return head - 1 if lowers[head] == "of" and head < start - 1 else start - 1

    def office_ahead(self, first: int, last: int) -> bool:
        """ "the minister of Health of Cuba, José Portal, said": a title, a comma, the name."""
        words = self.words
        if first < 2 or words.texts[first - 1] != ",":
            return False
        goes_on = last >= len(words) or not words.caps[last]
        if not goes_on or not FIELDS.isdisjoint(words.lowers[first:last]):
            return False
        for at in range(first - 2, max(first - 2 - _AHEAD, -1), -1):
            lower = words.lowers[at]
            if lower in OFFICE_WORDS:
                return self._title_begins(at)
            if not (
                words.caps[at]
                or lower in ("of", "the", "for", "and", "to", "in", "'s")
                or lower in NAME_PARTICLES
                or at in self.known
            ):
                return False
        return False

    def _title_begins(self, at: int) -> bool:
        """Whether a determiner, preposition or sentence's beginning stands before a title's words."""
        lowers, caps = self.words.lowers, self.words.caps
        while at not in self.starts and at > 0:
            before = lowers[at - 1]
            if before in _BEFORE_TITLES:
                return True
            if before == "'s" and not caps[at - 2]:
                return True  # "the school's principal"
            if before in _NEWLY:
                at -= 1
                continue
            if not (caps[at - 1] or before in OFFICE_MODIFIERS or before in ("'s", "and")):
                return False
            at -= 1
        return True

    def _office_after(self, last: int) -> bool:
        """An apposition that names an office: ", minister of …", "(chairman …)"."""
        words = self.words
        if last + 1 >= len(words) or words.texts[last] not in (",", "("):
            return False
        for at in range(last + 1, min(last + _APPOSITION, len(words))):
            lower = words.lowers[at]
            if lower in OFFICE_WORDS or lower in OCCUPATIONS:
                return True
            if lower in _ENDS or lower in VERBS:
                return False
            fits = lower in _IN_TITLES or words.caps[at]
            if not fits and at not in self.known:
                return False
        return False
