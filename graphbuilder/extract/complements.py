"""What stands behind the head of an office title: "of Foreign Affairs of the Kingdom of Cambodia", "to
the UN", "of Japan, South Korea and the United States". Works on word positions (half-open).
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Name
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    FIELDS,
    OFFICE_HEADS,
    OFFICE_MODIFIERS,
    OFFICE_PLURALS,
)
from graphbuilder.model import Mention, Span

HEADS: Final = OFFICE_HEADS | OFFICE_PLURALS
ARTICLES: Final = frozenset({"the", "a", "an", "its", "his", "her", "their"})
STOP: Final = frozenset({".", ";", ":", "(", ")", '"', "—", "--", "!", "?"})

OF: Final = frozenset({"of", "for", "under"})
TO: Final = frozenset({"to"})
_AT = frozenset({"in", "at"})
_SENT_ABROAD = frozenset(
    """ambassador ambassadors envoy envoys representative representatives consul consuls adviser
    attache delegate delegates mission""".split()
)
"""Heads with "to" and a place where they serve."""
_CONCERNED = frozenset("rapporteur adviser advisor expert".split())
"""Heads with "on" and a subject: "special rapporteur on human rights"."""
BREAKS: Final = frozenset(
    """and who which that on upon said sent received was were is are has had will would as by from
    when while at in to for with over after before also through via""".split()
)
_GROUP_WORDS = frozenset(
    "member countries states nations republics parties organizations state government side".split()
)
_LONGEST_PHRASE = 5  # words of a complement in small letters: "armed forces", "diplomatic corps"


class Complements:
    """Reads complements in one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = layers.words(doc)
        self.names = [n for n in layers.names(doc) if not n.within]
        self.at_first = {n.first: n for n in self.names}
        self.at_last = {n.last: n for n in self.names}

    def person_at(self, at: int) -> bool:
        """Whether a person's name begins at a word."""
        name = self.at_first.get(at)
        return name is not None and name.mention.kind == "schema:Person"

    def names_between(self, first: int, last: int) -> list[Name]:
        """The names that begin at a word or behind it, and before another, in order."""
        start = bisect_left(self.names, first, key=_first)
        return self.names[start : bisect_left(self.names, last, lo=start, key=_first)]

    def names_inside(self, span: Span) -> list[Name]:
        """The names that lie in a stretch of text, in order."""
        first, last = (bisect_left(self.words.starts, at) for at in (span.start, span.end))
        return [n for n in self.names_between(first, last) if n.mention.span.end <= span.end]

    def span(self, first: int, last: int) -> Span:
        """The characters from one word to before another."""
        return Span(self.words.starts[first], self.words.ends[last - 1])

    def complements(self, at: int, limit: int, head: str) -> tuple[int, list[Mention]]:
        """Behind the phrases that follow a head, and the bodies that they name."""
        lowers = self.words.lowers
        end, found = at, list[Mention]()
        taken: set[str] = set()
        while end < limit and self._joins(lowers[end], head, named=bool(found)):
            if lowers[end] in TO and not taken.isdisjoint(TO):
                break  # "ambassador to the DPRK to a vice-minister": the second one is the verb's
            taken.add(lowers[end])
            nxt = end + 1
            while nxt < limit and lowers[nxt] in ARTICLES:
                nxt += 1
            after, mention = self._complement(nxt, limit)
            if after is None or (lowers[end] in _AT and mention is None):
                break
            if mention:
                found.append(mention)
            end = after
            if mention and head in OFFICE_PLURALS:
                end = self._more_countries(end, limit, found)
            elif mention:
                end = self._twin(end, limit, found)
        return end, found

    def _more_countries(self, at: int, limit: int, found: list[Mention]) -> int:
        """Behind ", South Korea and the United States" in "foreign ministers of Japan, …"."""
        lowers, end = self.words.lowers, at
        while end + 1 < limit and lowers[end] in (",", "and"):
            nxt = end + 1
            while nxt < limit and lowers[nxt] in ("and", "the"):
                nxt += 1
            name = self.at_first.get(nxt)
            if name is None or name.demonym or name.mention.kind != "schema:Country":
                break
            if name.last > limit or (name.last < limit and lowers[name.last] in HEADS):
                break
            found.append(name.mention)
            end = name.last
        return end

    def _twin(self, at: int, limit: int, found: list[Mention]) -> int:
        """Behind "and the Council of Ministers of Cuba" in "president of the Council of State and …": a
        second body of the same kind, by its first word, that the same person heads.
        """
        lowers = self.words.lowers
        if lowers[at : at + 1] != ["and"]:
            return at
        first = at + 1 + (lowers[at + 1 : at + 2] == ["the"])
        name = self.at_first.get(first)
        head = lowers[first] if first < limit else ""
        body = name is not None and name.mention.kind.endswith("Organization")
        twin = head in BODY_HEADS and found[-1].name.lower().split()[0] == head
        if name is None or not body or not twin or name.last > limit:
            return at
        found.append(name.mention)
        return name.last

    def _joins(self, word: str, head: str, *, named: bool) -> bool:
        if word == "on":
            return head in _CONCERNED
        if word in TO:
            return named or head in _SENT_ABROAD
        return word in OF or word in _AT

    def _complement(self, at: int, limit: int) -> tuple[int | None, Mention | None]:
        """A name, capitalised fields, or a short phrase in small letters; the word behind it."""
        if at >= limit or self.person_at(at):
            return None, None
        name = self.at_first.get(at)
        if name and name.last <= limit:
            return self._named(name, at, limit), name.mention
        if self.words.caps[at]:
            return self._fields(at, limit), None
        return self._lower_phrase(at, limit), None

    def _named(self, name: Name, at: int, limit: int) -> int:
        end = name.last
        if end < limit and self.words.texts[end] == "(":
            return self.past_acronym(end, limit)
        goes_on = end < limit and self.words.caps[end] and end not in self.at_first
        return self._fields(at, limit) if name.demonym or goes_on else end

    def _group(self, at: int, limit: int) -> int:
        """Behind the noun of a group: "Islamic countries", "ASEAN member states"."""
        lowers = self.words.lowers
        end = at
        while end < limit and lowers[end] in _GROUP_WORDS:
            end += 1
        return end

    def past_acronym(self, at: int, limit: int) -> int:
        """Behind "(WPK)", which belongs to the name before it."""
        close = at + 2
        if close < limit and self.words.texts[close] == ")" and self.words.texts[at + 1].isupper():
            return close + 1
        return at

    def _fields(self, at: int, limit: int) -> int:
        """Behind capitalised fields: "Foreign Affairs", "Culture, Sports and Tourism"."""
        words = self.words
        end = self._capitals(at, limit)
        while end + 1 < limit and words.texts[end] == "," and self._plain_capital(end + 1):
            after = self._capitals(end + 1, limit)
            if after >= limit or words.lowers[after] not in (",", "and") or after - end > 4:
                break
            end = after
        if end + 1 < limit and words.lowers[end] == "and" and self._plain_capital(end + 1):
            end = self._capitals(end + 1, limit)
            if end + 1 < limit and words.lowers[end] == "and" and self._field(end + 1):
                end = self._capitals(
                    end + 1, limit
                )  # "Post and Telecommunications and Public Health"
        return self._group(end, limit)

    def _field(self, at: int) -> bool:
        return self.words.lowers[at] in FIELDS and self._plain_capital(at)

    def _plain_capital(self, at: int) -> bool:
        words = self.words
        lower, following = words.lowers[at], words.lowers[at + 1 : at + 2]
        field = lower in FIELDS and HEADS.isdisjoint(following)  # "and International Cooperation"
        titled = lower in HEADS or (lower in OFFICE_MODIFIERS and not field)
        return words.caps[at] and at not in self.at_first and not titled

    def _capitals(self, at: int, limit: int) -> int:
        words = self.words
        end = at
        while end < limit and (
            (words.caps[end] and not self.person_at(end)) or words.texts[end] in ("'s", "-")
        ):
            end += 1
        return end

    def _lower_phrase(self, at: int, limit: int) -> int | None:
        """Behind "armed forces"; a capital before a body's head belongs to it: "provincial Party
        committee".
        """
        words = self.words
        end = at
        while end < min(limit, at + _LONGEST_PHRASE):
            word = words.lowers[end]
            if word in STOP or word in (",", "of") or word in BREAKS:
                break
            if words.caps[end] and BODY_HEADS.isdisjoint(words.lowers[end + 1 : end + 2]):
                break
            end += 1
        return end if end > at else None


def _first(name: Name) -> int:
    return name.first
