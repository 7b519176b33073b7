"""The grammar of office titles, on word positions (half-open) of one Doc.

A title is a head ("minister", "general secretary"), what stands before it ("DPRK", "first vice-") and
the phrases behind it ("of Foreign Affairs of the Kingdom of Cambodia", "to the UN"). Habits of the
wire that are covered: offices pile up and are separated by commas alone (4); offices before names
(5); the fields of a ministry are a list of their own.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Name, Office
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    EPITHETS,
    FIELDS,
    HONORIFICS,
    NEVER_NAMES,
    OFFICE_HEADS,
    OFFICE_MODIFIERS,
    OFFICE_PLURALS,
)
from graphbuilder.extract.runs import CALENDAR
from graphbuilder.model import Mention, Span

HEADS: Final = OFFICE_HEADS | OFFICE_PLURALS
ARTICLES: Final = frozenset({"the", "a", "an", "its", "his", "her", "their"})
STOP: Final = frozenset({".", ";", ":", "(", ")", '"', "—", "--", "!", "?"})

_OF = frozenset({"of", "for", "under"})
_TO = frozenset({"to"})
_AT = frozenset({"in", "at"})
_SENT_ABROAD = frozenset(
    """ambassador ambassadors envoy envoys representative representatives consul consuls adviser
    attache delegate delegates mission""".split()
)
"""Heads with "to" and a place where they serve."""
_HONOURS = HONORIFICS | EPITHETS
_BEFORE_HEADS = OFFICE_MODIFIERS | EPITHETS | FIELDS | {"'s", "-", "'"}
_NO_FIELD = NEVER_NAMES | CALENDAR | HONORIFICS | EPITHETS
"""Capitalised words before a title that are no part of it: "On Monday President …"."""
_CHARGE = frozenset({"d'affaires", "ad", "interim", "a.i."})
"""Behind "chargé": they belong to the head."""
_CONCERNED = frozenset("rapporteur adviser advisor expert".split())
"""Heads with "on" and a subject: "special rapporteur on human rights"."""
_RANKS = frozenset(
    {"comrade", "comrades", "marshal", "generalissimo", "generalissimos", "leader", "general"}
)
"""Words before a name that are a rank or an honour and no office of their own."""
_BREAKS = frozenset(
    """and who which that on upon said sent received was were is are has had will would as by from
    when while at in to for with over after before also through via""".split()
)
_GROUP_WORDS = frozenset(
    "member countries states nations republics parties organizations state government side".split()
)
_LONGEST_PHRASE = 5  # words of a complement in small letters: "armed forces", "diplomatic corps"
_LONGEST_AHEAD = 25  # words of the titles before a name and its comma
_LONGEST_TITLE = 12  # words before a title's head


class Titles:
    """Reads titles in one Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = layers.words(doc)
        self.names = [n for n in layers.names(doc) if not n.within]
        self.at_first = {n.first: n for n in self.names}
        self.at_last = {n.last: n for n in self.names}

    # -- one title ------------------------------------------------------------------------------

    def office(self, at: int, limit: int) -> Office | None:
        """The title that begins at a word, with its organizations; None where none does."""
        lowers = self.words.lowers
        while at < limit and (lowers[at] in ARTICLES or lowers[at] == "concurrently"):
            at += 1
        behind = self._heads(at, limit)
        if behind is None or (behind < limit and lowers[behind] in BODY_HEADS):
            return None  # no head, or "General Council", "attaches corps"
        end, organizations = self.complements(behind, limit, lowers[behind - 1])
        return self._office(at, end, [*self._leading(at, behind), *organizations])

    def office_before(self, person: Name, floor: int = 0) -> Office | None:
        """The title right before a name, unless it is a mere rank: "DPRK Premier", "Vice-Minister"."""
        lowers = self.words.lowers
        at = person.first
        while at > floor and lowers[at - 1] in _HONOURS:
            at -= 1
        end = at
        at = self._before_field(at, floor)
        while at > floor and lowers[at - 1] in HEADS and at not in self.at_last:
            at -= 1
        if at == end:
            return self._whole_title_before(end, floor)
        ranks = all(lowers[i] in _RANKS for i in range(at, end))
        at = self._leads(at, floor)
        leader = lowers[end - 1] == "leader" and at in self.at_first  # "Turkish leader"
        return None if ranks and not leader else self._office(at, end, self._leading(at, end))

    def _leads(self, at: int, floor: int) -> int:
        """Where a title begins whose head is at a word: back over what can stand before a head."""
        lowers, caps = self.words.lowers, self.words.caps
        while at > floor:
            name = self.at_last.get(at - 1 if lowers[at - 1] in ("'s", "'") else at)
            if name and name.mention.kind != "schema:Person" and name.first >= floor:
                at = name.first
            elif (
                lowers[at - 1] in OFFICE_MODIFIERS
                or (caps[at - 1] and lowers[at - 1] not in _NO_FIELD)
                or (lowers[at - 1] in FIELDS and lowers[at - 2] not in _OF)
            ):
                at -= 1
            else:
                break
        return at

    def _whole_title_before(self, end: int, floor: int) -> Office | None:
        """ "President of the Republic of India Droupadi Murmu": a title with its complement."""
        lowers = self.words.lowers
        name = self.at_last.get(end)
        if name is None or name.mention.kind == "schema:Person" or name.demonym:
            return None
        for at in range(name.first - 2, max(floor, name.first - _LONGEST_TITLE) - 1, -1):
            if lowers[at] in HEADS and lowers[at + 1] in _OF | _TO:
                office = self.office(self._leads(at, floor), end)
                return office if office and office.last == end else None
            if lowers[at] == "," or self.person_at(at):
                return None
        return None

    def offices_ahead(self, person: Name, floor: int = 0) -> list[Office]:
        """The titles before a name with a comma between: "the president of X, Juan Perez, …".

        Where another name stands before them, they are that one's.
        """
        comma = person.first - 1
        if comma <= floor or self.words.texts[comma] != ",":
            return []
        lowers = self.words.lowers
        for at in range(comma - 1, max(floor, comma - _LONGEST_AHEAD) - 1, -1):
            if at > floor and (lowers[at] not in ARTICLES or not self._opens(at)):
                continue
            if any(n.mention.kind == "schema:Person" and at <= n.first < comma for n in self.names):
                return []
            offices, end = self.chain(at, comma)
            if offices and end == comma:
                return offices
        return []

    def _opens(self, at: int) -> bool:
        """Whether an apposition can't begin at "the": no comma before it, or that of a list in which
        titles come before names.
        """
        before = self.at_last.get(at - 1)
        listed = before is not None and self.words.texts[before.first - 1] == ","
        return self.words.texts[at - 1] != "," or listed

    def _before_field(self, at: int, floor: int) -> int:
        """Before "of Foreign Affairs" in "Vice-Minister of Foreign Affairs Ri Kwang Ho"."""
        lowers = self.words.lowers
        field = at
        while field > floor and (
            lowers[field - 1] in FIELDS or (lowers[field - 1] in ("and", ",") and field < at)
        ):
            field -= 1
        titled = field - 2 >= floor and lowers[field - 1] in ("of", "for")
        return field - 1 if titled and field < at and lowers[field - 2] in HEADS else at

    def chain(self, at: int, limit: int) -> tuple[list[Office], int]:
        """Titles one after the other: "general secretary of …, president of … and chairman of …".

        Also gives the word behind the last of them.
        """
        lowers = self.words.lowers
        found: list[Office] = []
        end = at
        while at < limit:
            office = self.office(at, limit)
            if office is None or self._of_another(office, at, limit, first=not found):
                break  # the title before another name is that person's
            found.append(office)
            at = end = office.last
            while at < limit and lowers[at] in (",", "and", "concurrently", "as", "well"):
                at += 1
            if at == end:
                break
        return found, end

    def _of_another(self, office: Office, at: int, limit: int, *, first: bool) -> bool:
        """Whether the name behind a title bears it: "minister Kim", "and the minister, Kim, …"."""
        end, words = office.last, self.words
        if self.person_at(end):
            return True
        before = self.at_last.get(at - 1)  # "…, A, the president of X, B": titles come before names
        ahead = before is not None and words.texts[before.first - 1] == ","
        joined = not first and words.lowers[at - 1] == "and"
        apposed = words.lowers[at] == "the" and (joined or ahead) and end < limit
        return apposed and words.texts[end : end + 1] == [","] and self.person_at(end + 1)

    def person_at(self, at: int) -> bool:
        """Whether a person's name begins at a word."""
        name = self.at_first.get(at)
        return name is not None and name.mention.kind == "schema:Person"

    def span(self, first: int, last: int) -> Span:
        """The characters from one word to before another."""
        return Span(self.words.starts[first], self.words.ends[last - 1])

    def _office(self, first: int, last: int, organizations: list[Mention]) -> Office:
        span = self.span(first, last)
        return Office(span, first, last, layers.readable(self.doc, span), tuple(organizations))

    def _leading(self, first: int, last: int) -> list[Mention]:
        """Organizations and countries before the head: "DPRK Premier", "Russian ambassador"."""
        return [
            n.mention
            for n in self.names
            if first <= n.first and n.last <= last and n.mention.kind != "schema:Person"
        ]

    # -- heads ----------------------------------------------------------------------------------

    def _heads(self, at: int, limit: int) -> int | None:
        """Behind the title's head, where one follows within a title's usual length."""
        lowers = self.words.lowers
        i = at
        while i < min(limit, at + _LONGEST_TITLE) and not self.person_at(i):
            if lowers[i] in HEADS and not self._modifies(i, limit):
                led = any(j in self.at_first for j in range(at, i))
                return self._all_heads(i + 1, limit, alone=not led)
            after = self._past_modifier(i, at, limit)
            if after is None:
                return None
            i = after
        return None

    def _past_modifier(self, i: int, at: int, limit: int) -> int | None:
        """Behind a word or name that can stand before a head; None where it can't."""
        lowers, caps = self.words.lowers, self.words.caps
        name = self.at_first.get(i)
        if name and i + 1 < limit:
            return name.last
        if lowers[i] in _BEFORE_HEADS:
            return i + 1
        if caps[i] and lowers[i] not in HONORIFICS:
            return i + 1
        if lowers[i] != "and" or i == at or i + 1 >= limit:
            return None
        alike = caps[i - 1] and caps[i + 1]
        adjectives = lowers[i - 1] in OFFICE_MODIFIERS and lowers[i + 1] in OFFICE_MODIFIERS
        return i + 1 if alike or adjectives else None

    def _modifies(self, i: int, limit: int) -> bool:
        """ "deputy", "general" and the like before another head: "deputy prime minister"."""
        lowers = self.words.lowers
        if lowers[i] not in OFFICE_MODIFIERS or i + 1 >= limit:
            return False
        return lowers[i + 1] in OFFICE_MODIFIERS or lowers[i + 1] in HEADS

    def _all_heads(self, i: int, limit: int, *, alone: bool) -> int:
        """Behind "secretary general". "chairman and the secretary general of …" share what follows,
        unless the first has a country of its own ("Russian ambassador and the …").
        """
        lowers = self.words.lowers
        while i < limit and (lowers[i] in HEADS or lowers[i] in _CHARGE):
            i += 1
        if not alone or i + 2 >= limit or lowers[i] != "and":
            return i
        j = i + 1
        while j < limit and (lowers[j] in OFFICE_MODIFIERS or lowers[j] in ("the", "concurrently")):
            j += 1
        if j + 1 < limit and lowers[j] in HEADS:
            after = self._all_heads(j + 1, limit, alone=True)
            if after < limit and lowers[after] in ("of", "for"):
                return after
        return i

    # -- complements ----------------------------------------------------------------------------

    def complements(self, at: int, limit: int, head: str) -> tuple[int, list[Mention]]:
        """Behind the phrases that follow a head, and the bodies that they name."""
        lowers = self.words.lowers
        end, found = at, list[Mention]()
        taken: set[str] = set()
        while end < limit and self._joins(lowers[end], head, named=bool(found)):
            if lowers[end] in _TO and not taken.isdisjoint(_TO):
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

    def _joins(self, word: str, head: str, *, named: bool) -> bool:
        if word == "on":
            return head in _CONCERNED
        if word in _TO:
            return named or head in _SENT_ABROAD
        return word in _OF or word in _AT

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
        return self._group(end, limit)

    def _plain_capital(self, at: int) -> bool:
        words = self.words
        titled = words.lowers[at] in HEADS or words.lowers[at] in OFFICE_MODIFIERS
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
        words = self.words
        end = at
        while end < min(limit, at + _LONGEST_PHRASE):
            word = words.lowers[end]
            if word in STOP or word in (",", "of") or word in _BREAKS:
                break
            if words.caps[end]:
                break
            end += 1
        return end if end > at else None
