"""The grammar of office titles, on word positions (half-open) of one Doc.

A title is a head ("minister", "general secretary"), what stands before it ("DPRK", "first vice-") and
the phrases behind it ("of Foreign Affairs of the Kingdom of Cambodia", "to the UN"). Habits of the
wire that are covered: offices pile up and are separated by commas alone (4); offices before names
(5); the fields of a ministry are a list of their own.
"""

from __future__ import annotations

from dataclasses import replace

from graphbuilder.extract import layers
from graphbuilder.extract.complements import ARTICLES, BREAKS, HEADS, OF, TO, Complements
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
    UNITS,
    VAGUE_OFFICES,
)
from graphbuilder.extract.runs import CALENDAR
from graphbuilder.model import Mention

_HONOURS = HONORIFICS | EPITHETS
_BEFORE_HEADS = OFFICE_MODIFIERS | EPITHETS | FIELDS | UNITS | {"'s", "-", "'"}
_NO_FIELD = NEVER_NAMES | CALENDAR | HONORIFICS | EPITHETS
"""Capitalised words before a title that are no part of it: "On Monday President …"."""
_CHARGE = frozenset({"d'affaires", "ad", "interim", "a.i."})
"""Behind "chargé": they belong to the head."""
_RANKS = frozenset(
    {
        "comrade",
        "comrades",
        "marshal",
        "generalissimo",
        "generalissimos",
        "leader",
        "leaders",
        "general",
    }
)
"""Words before a name that are a rank or an honour and no office of their own."""
_GRADES = frozenset("col lt maj brig".split())
_ADJECTIVES = frozenset("major general executive".split())
"""Heads that are adjectives before a noun in small letters: "major commanding officers"."""
_FULL_POWERS = ["extraordinary", "and", "plenipotentiary"]
_LONGEST_AHEAD = 25  # words of the titles before a name and its comma
_LONGEST_TITLE = 12  # words before a title's head


class Titles(Complements):
    """Reads titles in one Doc."""

    # -- one title ------------------------------------------------------------------------------

    def office(self, at: int, limit: int) -> Office | None:
        """The title that begins at a word, with its organizations; None where none does."""
        lowers = self.words.lowers
        while at < limit and (lowers[at] in ARTICLES or lowers[at] == "concurrently"):
            at += 1
        behind = self._heads(at, limit)
        if behind is None or (behind < limit and lowers[behind] in BODY_HEADS):
            return None  # no head, or "General Council", "attaches corps"
        if lowers[behind - 1] == "official" and behind < limit and behind in self.at_first:
            return None  # "the North's official Korean Central News Agency"
        if behind == at + 1 and lowers[at] in _ADJECTIVES and self._noun(behind, limit):
            return None
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
        ranks = ranks and not self._graded(at, floor)
        at = self._leads(at, floor)
        leader = lowers[end - 1] == "leader" and at in self.at_first  # "Turkish leader"
        return None if ranks and not leader else self._office(at, end, self._leading(at, end))

    def _graded(self, at: int, floor: int) -> bool:
        """Whether "General" is told apart from the honour by what stands before it: "Col. General"."""
        grade = at - 1 - (at > floor and self.words.texts[at - 1] == ".")
        return grade >= floor and self.words.lowers[grade].rstrip(".") in _GRADES

    def joined_before(self, office: Office, floor: int) -> Office | None:
        """ "Party General Secretary and President Kim": the title before the "and"."""
        lowers, caps = self.words.lowers, self.words.caps
        joint = office.first - 1
        head = joint - 1
        if head < floor or lowers[joint] != "and":
            return None
        if lowers[head] not in OFFICE_HEADS:
            return self._joined_whole(joint, floor)
        if not caps[head] or not caps[office.first] or head + 1 in self.at_last:
            return None
        first = self._leads(head, floor)
        if first > floor and lowers[first - 1] in (*ARTICLES, "between", "of", "both"):
            return None  # "the Prime Minister and President Kim" are two men
        return self._office(first, joint, self._leading(first, joint))

    def _joined_whole(self, joint: int, floor: int) -> Office | None:
        """ "General Secretary of the Party and President of China Xi Jinping": a whole title before the
        "and", without an article.
        """
        name = self.at_last.get(joint)
        if name is None or name.mention.kind == "schema:Person" or name.demonym:
            return None
        office = self._whole_title_before(joint, floor)
        article = office is not None and office.first > 0 and self.words.lowers[office.first - 1]
        return None if article in ARTICLES else office

    def _leads(self, at: int, floor: int) -> int:
        """Where a title begins whose head is at a word: back over what can stand before a head."""
        if self._graded(at, floor):
            at -= 1 + (self.words.texts[at - 1] == ".")
        lowers, caps = self.words.lowers, self.words.caps
        while at > floor:
            name = self.at_last.get(at - 1 if lowers[at - 1] in ("'s", "'") else at)
            if name and name.mention.kind != "schema:Person" and name.first >= floor:
                at = name.first
            elif (
                lowers[at - 1] in OFFICE_MODIFIERS
                or (caps[at - 1] and lowers[at - 1] not in _NO_FIELD)
                or (lowers[at - 1] in FIELDS and lowers[at - 2] not in OF)
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
            behind = at + (4 if lowers[at + 1 : at + 4] == _FULL_POWERS else 1)
            if lowers[at] in HEADS and lowers[behind] in OF | TO:
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
        while comma > floor and self.words.lowers[comma] in _HONOURS:
            comma -= 1  # "the prime minister of X, Mr Kim"
        if comma <= floor or self.words.texts[comma] != ",":
            return []
        lowers = self.words.lowers
        for at in range(comma - 1, max(floor, comma - _LONGEST_AHEAD) - 1, -1):
            if at > floor and (lowers[at] not in ARTICLES or not self._opens(at)):
                continue
            if any(n.mention.kind == "schema:Person" for n in self.names_between(at, comma)):
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
            plural = office and self._plural(office)
            # ", minister of X, officials concerned", ", officials concerned"
            vague = office and not office.organizations and self._vague(office)
            group = plural and (found or vague)
            if office is None or group or self._of_another(office, at, limit, first=not found):
                break  # the title before another name is that person's
            found.append(office)
            at = end = office.last
            while at < limit and lowers[at] in (",", "and", "concurrently", "as", "well"):
                at += 1
            if at == end:
                break
        return found, end

    def _plural(self, office: Office) -> bool:
        """Whether a title is that of several: "officials of the party"."""
        words = self.words.lowers[office.first : office.last]
        heads = words[: words.index("of")] if "of" in words else words
        return not OFFICE_PLURALS.isdisjoint(heads)

    def _vague(self, office: Office) -> bool:
        """Whether a title's head says nothing by itself: "officials" does not."""
        words = self.words.lowers[office.first : office.last]
        words = words[: words.index("of")] if "of" in words else words
        head = next((word for word in reversed(words) if word in HEADS), "")
        return head in VAGUE_OFFICES - {"member", "members"}

    def _noun(self, at: int, limit: int) -> bool:
        """Whether a word in small letters goes on the phrase: neither a complement nor its end."""
        if at >= limit or self.words.caps[at] or self.words.lowers[at] in BREAKS | OF:
            return False
        return self.words.lowers[at].isalpha()

    def _of_another(self, office: Office, at: int, limit: int, *, first: bool) -> bool:
        """Whether the name behind a title bears it: "minister Kim", "and the minister, Kim, …"."""
        end, words = office.last, self.words
        if self.person_at(end):
            return True
        before = self.at_last.get(at - 1)  # "…, A, the president of X, B": titles come before names
        if (
            first
            and self._source(at - 1)
            and (words.texts[end : end + 1] != [","] or self.person_at(end + 1))
        ):
            return True
        ahead = before is not None and words.texts[before.first - 1] == ","
        joined = not first and words.lowers[at - 1] == "and"
        apposed = words.lowers[at] == "the" and (joined or ahead) and end < limit
        return apposed and words.texts[end : end + 1] == [","] and self.person_at(end + 1)

    def _source(self, comma: int) -> bool:
        """Whether the name before a comma is that of "According to X, the ambassador left": the
        clause's subject follows.
        """
        name = self.at_last.get(comma)
        if name is None:
            return False
        office = self.office_before(name)
        first = office.first if office else name.first
        return self.words.texts[max(0, first - 2) : first] == ["According", "to"]

    def _office(self, first: int, last: int, organizations: list[Mention]) -> Office:
        span = self.span(first, last)
        return Office(span, first, last, layers.readable(self.doc, span), tuple(organizations))

    def _leading(self, first: int, last: int) -> list[Mention]:
        """Organizations and countries before the head: "DPRK Premier", "Russian ambassador"."""
        return [
            n.mention
            for n in self.names_between(first, last)
            if n.last <= last and n.mention.kind != "schema:Person"
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
        unit = i + 2 < limit and lowers[i + 1] in UNITS and lowers[i + 2] in HEADS
        return unit or lowers[i + 1] in OFFICE_MODIFIERS or lowers[i + 1] in HEADS

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


def of_one(office: Office) -> Office:
    """The title that each of several holds: of "secretaries of the Party" "secretary of the Party"."""
    words = office.title.split(" ")
    for at, word in enumerate(words):
        if word.lower() == "of":
            break
        if word.lower() in OFFICE_PLURALS:
            words[at] = _singular(word)
            return replace(office, title=" ".join(words))
    return office


def for_each(office: Office, number: int) -> list[Office]:
    """One office for each country that a title names, if they are as many; else the same for all."""
    countries = [m for m in office.organizations if m.kind == "schema:Country"]
    head = office.title.find(countries[0].name) if len(countries) == number else -1
    if head < 0:
        return [office] * number
    tail = office.title.rfind(countries[-1].name) + len(countries[-1].name)
    others = tuple(m for m in office.organizations if m not in countries)
    return [
        replace(
            office,
            title=f"{office.title[:head]}{country.name}{office.title[tail:]}",
            organizations=(country, *others),
        )
        for country in countries
    ]


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return f"{word[:-3]}man" if word.endswith("men") else word[:-1]
