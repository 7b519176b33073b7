"""Who acts: persons with their offices, offices without a holder, bodies and collectives.

Works on word positions (half-open) of one Doc. Habits of the wire that are covered: offices pile up
and are separated by commas alone (4); offices before names, in front of two names that share a
country, or without a name (5); several parties in one phrase (4, 7).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Name, Office, Party
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    EPITHETS,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICE_MODIFIERS,
    OFFICE_PLURALS,
)
from graphbuilder.model import Mention, Span

_HEADS = OFFICE_HEADS | OFFICE_PLURALS
_OF = frozenset({"of", "for", "to", "in", "at", "under", "on", "with"})
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_STOP = frozenset({".", ";", ":", "(", ")", '"', "—", "--", "!", "?"})
_NO_TITLE = frozenset({"comrade", "marshal", "generalissimo", "leader", "comrades", "general"})
_LOWER_COMPLEMENT = 5
_BREAKS = frozenset(
    """and who which that on upon said sent received was were is are has had will would as by from
    when while at in to for with over after before also through via""".split()
)


class Parties:
    """The grammar of parties over one Doc's words and names."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = layers.words(doc)
        self.names = [n for n in layers.names(doc) if not n.within]
        self.at_first = {n.first: n for n in self.names}
        self.at_last = {n.last: n for n in self.names}

    # -- offices --------------------------------------------------------------------------------

    def office(self, at: int, limit: int) -> Office | None:
        """The office title that begins at a word, with its organization; None where none does."""
        lowers = self.words.lowers
        while at < limit and lowers[at] in _ARTICLES | {"concurrently"}:
            at += 1
        heads = self._heads(at, limit)
        if heads is None:
            return None
        if heads < limit and lowers[heads] in BODY_HEADS:  # "General Council", "attaches corps"
            return None
        end, organizations = self._complements(heads, limit, lowers[heads - 1])
        organizations = [*self._leading(at, heads), *organizations]
        span = self._span(at, end)
        title = layers.readable(self.doc, span)
        return Office(span, at, end, title, tuple(organizations))

    def _heads(self, at: int, limit: int) -> int | None:
        """Behind the title's head word(s), where one follows within a title's usual length."""
        lowers, caps = self.words.lowers, self.words.caps
        i = at
        while i < min(limit, at + 12):
            name = self.at_first.get(i)
            if name and name.mention.kind == "schema:Person":
                return None
            if lowers[i] in _HEADS and not self._modifies(i, limit):
                led = any(j in self.at_first for j in range(at, i))
                return self._all_heads(i + 1, limit, alone=not led)
            if name and i + 1 < limit:
                i = name.last
            elif lowers[i] in OFFICE_MODIFIERS | EPITHETS | {"'s", "-", "'"}:
                i += 1
            elif caps[i] and lowers[i] not in HONORIFICS:
                i += 1
            elif lowers[i] == "and" and i > at and i + 1 < limit and caps[i - 1] and caps[i + 1]:
                i += 1
            else:
                return None
        return None

    def _modifies(self, i: int, limit: int) -> bool:
        """ "deputy", "general" and the like before another head: "deputy prime minister"."""
        lowers = self.words.lowers
        return lowers[i] in OFFICE_MODIFIERS and i + 1 < limit and (
            lowers[i + 1] in OFFICE_MODIFIERS or lowers[i + 1] in _HEADS
        )

    def _all_heads(self, i: int, limit: int, *, alone: bool = True) -> int:
        """ "secretary general"; "chairman and the secretary general of …" share what follows, unless
        the first has a country of its own ("Russian ambassador and the …").
        """
        lowers = self.words.lowers
        while i < limit and lowers[i] in _HEADS:
            i += 1
        if i + 1 < limit and lowers[i] == "d'affaires":
            i += 1
        if alone and i + 2 < limit and lowers[i] == "and":
            j = i + 1
            while j < limit and (lowers[j] in OFFICE_MODIFIERS or lowers[j] in ("the", "concurrently")):
                j += 1
            if j + 1 < limit and lowers[j] in _HEADS:
                after = self._all_heads(j + 1, limit)
                if after < limit and lowers[after] in ("of", "for"):
                    return after
        return i

    def _leading(self, at: int, heads: int) -> list[Mention]:
        """Organizations and countries before the head: "DPRK Premier", "Russian ambassador"."""
        return [
            n.mention
            for n in self.names
            if at <= n.first and n.last <= heads and n.mention.kind != "schema:Person"
        ]

    def _complements(self, at: int, limit: int, head: str) -> tuple[int, list[Mention]]:
        """The "of …", "for …", "to …" phrases behind a head, with the bodies that they name."""
        lowers = self.words.lowers
        end, found = at, list[Mention]()
        while end < limit and lowers[end] in _OF:
            if lowers[end] in ("on", "with") or (lowers[end] in ("to", "in", "at") and not found and head not in ("ambassador", "envoy", "representative", "ambassadors", "consul", "adviser", "attache", "delegate", "mission")):
                if lowers[end] != "in" and lowers[end] != "at":
                    break
            nxt = end + 1
            while nxt < limit and lowers[nxt] in _ARTICLES:
                nxt += 1
            after, mention = self._complement(nxt, limit)
            if after is None or (lowers[end] in ("in", "at") and mention is None):
                break
            if mention:
                found.append(mention)
            end = after
        return end, found

    def _complement(self, at: int, limit: int) -> tuple[int | None, Mention | None]:
        """What stands behind "of": a name, capitalised fields, or a short phrase ("armed forces")."""
        if at >= limit:
            return None, None
        name = self.at_first.get(at)
        if name and name.mention.kind == "schema:Person":
            return None, None
        if name and name.last <= limit:
            end = name.last
            if end < limit and self.words.texts[end] == "(":
                end = self._past_acronym(end, limit)
            elif name.demonym or (end < limit and self.words.caps[end] and end not in self.at_first):
                return self._fields(at, limit), name.mention
            return end, name.mention
        if self.words.caps[at]:
            return self._fields(at, limit), None
        return self._lower_phrase(at, limit), None

    def _past_acronym(self, at: int, limit: int) -> int:
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
            after = self._capitals(end + 1, limit)
            if words.lowers[end + 1] not in _HEADS | OFFICE_MODIFIERS:
                end = after
        return end

    def _plain_capital(self, at: int) -> bool:
        words = self.words
        return words.caps[at] and at not in self.at_first and words.lowers[at] not in _HEADS

    def _capitals(self, at: int, limit: int) -> int:
        words = self.words
        end = at
        while end < limit and (
            (words.caps[end] and not self._person_at(end)) or words.texts[end] in ("'s", "-")
        ):
            end += 1
        return end

    def _person_at(self, at: int) -> bool:
        name = self.at_first.get(at)
        return name is not None and name.mention.kind == "schema:Person"

    def _lower_phrase(self, at: int, limit: int) -> int | None:
        """A short phrase in small letters: "armed forces", "diplomatic corps", "country"."""
        words = self.words
        end = at
        while end < min(limit, at + _LOWER_COMPLEMENT):
            if words.texts[end] in _STOP or words.texts[end] == "," or words.lowers[end] in _BREAKS:
                break
            if words.lowers[end] == "of" or (words.caps[end] and end > at):
                break
            end += 1
        return end if end > at else None

    def office_chain(self, at: int, limit: int) -> tuple[list[Office], int]:
        """Offices one after the other: "general secretary of …, president of … and chairman of …"."""
        words = self.words
        found: list[Office] = []
        end = at
        while at < limit:
            office = self.office(at, limit)
            if office is None or self._holds(office.last):
                break
            found.append(office)
            at = end = office.last
            while at < limit and words.lowers[at] in (",", "and", "concurrently", "as", "well"):
                at += 1
            if at == end:
                break
        return found, end

    def _holds(self, at: int) -> bool:
        """Whether a person's name stands right here: then the office before it is that person's."""
        return self._person_at(at)

    # -- parties --------------------------------------------------------------------------------

    def parties(self, first: int, last: int) -> list[Party]:
        """All parties that a phrase names. Empty where it names nobody in particular."""
        first, last = self._trim(first, last)
        persons = [
            n
            for n in self.names
            if first <= n.first and n.last <= last and n.mention.kind == "schema:Person"
        ]
        if not persons:
            return self._unnamed(first, last)
        found: list[Party] = []
        at = first
        for number, person in enumerate(persons):
            limit = persons[number + 1].first if number + 1 < len(persons) else last
            party, end = self._person_party(person, at, limit)
            found.append(party)
            at = end
        rest = self._unnamed_rest(at, last)
        return [*self._shared(found, persons, last), *rest]

    def _person_party(self, person: Name, floor: int, limit: int) -> tuple[Party, int]:
        before = self.office_before(person, floor)
        offices, end = self.offices_after(person, limit)
        if before:
            offices = [self._with_complement(before, person.last, limit), *offices]
            end = max(end, person.last)
        return self.holder(person, offices), end

    def _with_complement(self, office: Office, at: int, limit: int) -> Office:
        """ "President Daniel Ortega … of the Republic of Nicaragua": the complement after the name."""
        if at < limit and self.words.lowers[at] == "of":
            end, organizations = self._complements(at, limit, "president")
            if organizations:
                tail = layers.readable(self.doc, self._span(at, end))
                return replace(
                    office,
                    title=f"{office.title} {tail}",
                    organizations=(*office.organizations, *organizations),
                )
        return office

    def holder(self, person: Name, offices: list[Office]) -> Party:
        """A person with offices, and the phrase that names two or more of them together."""
        if len(offices) < 2 or offices[0].span.start > offices[1].span.start:
            return Party(person.mention, tuple(offices))
        after = [o for o in offices if o.span.start > person.mention.span.start]
        if len(after) < 2:
            return Party(person.mention, tuple(offices))
        span = Span(after[0].span.start, after[-1].span.end)
        phrase = layers.readable(self.doc, span)
        return Party(person.mention, tuple(offices), phrase, span)

    def offices_after(self, person: Name, limit: int) -> tuple[list[Office], int]:
        """The apposition behind a name: ", minister of …"."""
        at = person.last
        texts = self.words.texts
        if at + 1 >= limit or texts[at] not in (",", "(") or self._person_at(at + 1):
            return [], at
        offices, end = self.office_chain(at + 1, limit)
        return offices, end if offices else at

    def office_before(self, person: Name, floor: int = 0) -> Office | None:
        """The title before a name, if it says more than a rank: "DPRK Premier", "Vice-Minister"."""
        words = self.words
        at = person.first
        while at > floor and words.lowers[at - 1] in HONORIFICS | EPITHETS:
            at -= 1
        end = at
        while at > floor and words.lowers[at - 1] in _HEADS:
            at -= 1
        if at == end or all(words.lowers[i] in _NO_TITLE for i in range(at, end)):
            return None
        while at > floor:
            name = self.at_last.get(at)
            if name and name.mention.kind != "schema:Person" and name.first >= floor:
                at = name.first
            elif words.lowers[at - 1] in OFFICE_MODIFIERS - {"then"}:
                at -= 1
            else:
                break
        span = self._span(at, end)
        title = layers.readable(self.doc, span)
        return Office(span, at, end, title, tuple(self._leading(at, end)))

    def _shared(self, found: list[Party], persons: list[Name], last: int) -> list[Party]:
        """ "A and B, secretaries of X": a plural office belongs to all persons before it."""
        if len(found) < 2:
            return found
        final = found[-1]
        plural = [o for o in final.offices if any(w in OFFICE_PLURALS for w in o.title.lower().split())]
        tail = {m for o in final.offices for m in o.organizations}
        shared: list[Party] = []
        for party in found[:-1]:
            if not party.offices and plural:
                shared.append(replace(party, offices=tuple(plural)))
            elif party.offices and not any(o.organizations for o in party.offices) and tail:
                of = f"of {_shortest(final, tail)}"
                offices = tuple(
                    replace(o, title=f"{o.title} {of}", organizations=tuple(tail))
                    for o in party.offices
                )
                shared.append(replace(party, offices=offices))
            else:
                shared.append(party)
        return [*shared, final]

    def _unnamed_rest(self, at: int, last: int) -> list[Party]:
        """Parties without a person's name behind the last person: ", and the Central Committee"."""
        lowers = self.words.lowers
        if at + 2 < last and lowers[at] in (",", "and"):
            while at < last and lowers[at] in (",", "and"):
                at += 1
            if at in self.at_first or lowers[at] == "the":
                return self._unnamed(at, last)
        return []

    def _unnamed(self, first: int, last: int) -> list[Party]:
        """Offices without a holder, bodies and collectives, one after the other."""
        found: list[Party] = []
        at = first
        while at < last:
            at = self._skip(at, last)
            if at >= last or self.words.lowers[at] in ("who", "which", "whose"):
                break  # a relative clause describes those before it
            bare = found and self.words.texts[at - 1] == "," and found[-1].agent.kind == "org:Post"
            party, end = self._one_unnamed(at, last)
            if party and bare and party.agent.kind == "org:Post" and end > at:
                found[-1] = replace(found[-1], offices=(*found[-1].offices, *party.offices))
            elif party:
                found.append(party)
            at = max(end, at + 1)
        return found

    def _skip(self, at: int, last: int) -> int:
        lowers = self.words.lowers
        while at < last and (lowers[at] in _ARTICLES | {",", "and", "both", "also", "respectively", ";"}):
            at += 1
        return at

    def _one_unnamed(self, at: int, last: int) -> tuple[Party | None, int]:
        office = self.office(at, last)
        if office:
            key = office.organizations[0].name if office.organizations else ""
            mention = Mention("org:Post", office.span, office.title, None, key)
            return Party(mention, (office,)), office.last
        name = self.at_first.get(at)
        if name and name.last <= last and not name.demonym:
            end = self._past_acronym(name.last, last) if name.last < last else name.last
            if end >= last or self.words.lowers[end] in (",", "and", ";", ")"):
                return Party(name.mention), end
        return self._collective(at, last)

    def _collective(self, at: int, last: int) -> tuple[Party | None, int]:
        """A group named by a common noun: "military attaches corps here", "workers of …"."""
        words = self.words
        end = at
        while end < last:
            if words.texts[end] in _STOP and words.texts[end] != '"':
                break
            if words.texts[end] in (",", "and") and self._new_party(end + 1, last):
                break
            if words.lowers[end] in ("who", "which", "whose"):
                break
            end += 1
        if end <= at or (end - at == 1 and not words.caps[at]):
            return None, end
        if any(w in _VAGUE for w in words.lowers[at:end]) and not any(words.caps[at:end]):
            return None, end
        if end - at in range(2, 7) and self._personal(at, end):
            span = self._span(at, end)
            return Party(Mention("schema:Person", span, layers.readable(self.doc, span))), end
        span = self._span(at, end)
        name = layers.readable(self.doc, span)
        entry = layers.authority(self.doc).find(name)
        if entry and entry.key.startswith(("organization/", "country/")):
            return Party(Mention(entry.kind, span, name, entry.key)), end
        return Party(Mention("schema:Organization", span, name)), end

    def _personal(self, at: int, end: int) -> bool:
        """Capitals alone in the place of a party, no body's head among them: a person."""
        return all(
            self.words.caps[i] and i not in self.at_first and self.words.lowers[i] not in BODY_HEADS
            for i in range(at, end)
        )

    def _new_party(self, at: int, last: int) -> bool:
        """Whether another party begins here, not just a second noun of the same."""
        words = self.words
        if at < last and words.lowers[at] in ("the", "a", "an"):
            return True
        name = self.at_first.get(at)
        return name is not None and name.mention.kind not in ("schema:Country", "schema:Place")

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        lowers = self.words.lowers
        while first < last and (lowers[first] in _ARTICLES | EPITHETS or lowers[first] in (",", "--")):
            first += 1
        while last > first and (lowers[last - 1] in (",", "and", "also", "then") or self.words.texts[last - 1] in _STOP - {'"', ")"}):
            last -= 1
        return first, last

    def word_at(self, offset: int) -> int:
        """The first word that begins at an offset or behind it."""
        return bisect_left(self.words.starts, offset)

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[last - 1])


_VAGUE = frozenset({"countries", "abroad", "organizations", "personages", "circles", "foreign"})


def _shortest(party: Party, tail: set[Mention]) -> str:
    names = sorted((m.name for m in tail), key=len)
    return f"the {names[0]}" if party.offices and names else ""
