"""Who acts: persons with their offices, offices without a holder, bodies and collectives.

Works on word positions (half-open) of one Doc. Habits of the wire that are covered: offices pile up
and are separated by commas alone (4); offices before names, in front of two names that share a
country, or without a name (5); several parties in one phrase (4, 7).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from graphbuilder.extract import layers
from graphbuilder.extract.complements import ARTICLES, STOP
from graphbuilder.extract.layers import Name, Office, Party
from graphbuilder.extract.lexicon import BODY_HEADS, EPITHETS, OFFICE_PLURALS, PLACE_HEADS
from graphbuilder.extract.titles import Titles, for_each, of_one
from graphbuilder.model import Mention, Span

_RELATIVES = frozenset({"who", "which", "whose"})
_FINITE = frozenset(
    """said says has have had is was are were will would may might can could must should not did does
    here""".split()
)
"""Words that no group's name holds: behind them another clause goes on."""
_SPEAKERS = frozenset("spokesperson spokesman spokeswoman".split())
_BULLETS = frozenset("-–—•*·")
_MOST_NAMES = 3  # words of a name behind a title
_MOST_COMMAS = 3  # in the name of a group; beyond that it is a list of several
_VAGUE = frozenset({"countries", "abroad", "organizations", "personages", "circles", "foreign"})
"""A group of these words alone names nobody: "from different countries"."""
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who", "you", "i", "we"})
"""These name nobody by themselves: who is meant stands in another sentence."""
_BETWEEN = frozenset({",", "and", "both", "also", "respectively", ";", "-", "–", "—"})


class Parties(Titles):
    """Reads parties in one Doc."""

    def parties(self, first: int, last: int) -> list[Party]:
        """All parties that a phrase names. Empty where it names nobody in particular."""
        first, last = self._trim(first, last)
        if first < last and self.words.lowers[first] in PRONOUNS:
            return []
        persons = [
            n
            for n in self.names_between(first, last)
            if n.last <= last and n.mention.kind == "schema:Person"
        ]
        if len(persons) > 1:  # "Guterres' spokesman Ana Paz" is one
            persons = [n for n in persons if not self._possessor(n, last)]
        if len(persons) == 1 and (speaker := self._speaker_for(first, persons[0], last)):
            return [speaker]
        if not persons:
            return self._unnamed(first, last)
        found: list[Party] = self._before_persons(first, persons[0])
        unnamed = len(found)
        at = first
        for number, person in enumerate(persons):
            limit = persons[number + 1].first if number + 1 < len(persons) else last
            party, at = self._with_offices(person, at, limit)
            found.append(party)
        named = _shared(self._each_of(found[unnamed:], persons, last))
        return [*found[:unnamed], *named, *self._behind_persons(at, last)]

    def _possessor(self, person: Name, last: int) -> bool:
        """Whether a title with a name follows that somebody has: "Guterres' spokesman Ana Paz"."""
        at = person.last
        if at >= last or self.words.lowers[at] not in ("'s", "'", "’s", "’"):
            return False
        office = self.office(at + 1, last)
        return office is not None and self.person_at(office.last)

    def _speaker_for(self, first: int, person: Name, last: int) -> Party | None:
        """ "the Spokesperson for Secretary-General Ban Ki-moon": the office, not whom it is of."""
        lowers = self.words.lowers
        while first < last and lowers[first] in ARTICLES:
            first += 1
        if lowers[first] not in _SPEAKERS or lowers[first + 1] not in ("for", "of", "to"):
            return None
        if person.last != last or self.office_before(person, first + 2) is None:
            return None
        office = Office(
            self.span(first, last), first, last, layers.readable(self.doc, self.span(first, last))
        )
        return Party(Mention("org:Post", office.span, office.title), (office,))

    def word_at(self, offset: int) -> int:
        """The first word that begins at an offset or behind it."""
        return bisect_left(self.words.starts, offset)

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        lowers = self.words.lowers
        opening, closing = ARTICLES | EPITHETS | {",", "--", "-", "–"}, STOP - {'"', ")"}
        while first < last and lowers[first] in opening:
            first += 1
        while last > first and (
            lowers[last - 1] in (",", "and", "also", "then") or lowers[last - 1] in closing
        ):
            last -= 1
        return first, last

    # -- persons --------------------------------------------------------------------------------

    def _with_offices(self, person: Name, floor: int, limit: int) -> tuple[Party, int]:
        before = self.office_before(person, floor)
        offices, end = self.offices_after(person, limit)
        if before:
            joined = self.joined_before(before, floor)
            offices = [self.completed(before, person.last, limit), *offices]
            offices = [joined, *offices] if joined else offices
            end = max(end, person.last)
        elif not offices:
            offices = self.offices_ahead(person, floor)
        return self.holder(person, offices), end

    def _each_of(self, found: list[Party], persons: list[Name], limit: int) -> list[Party]:
        """ "The presidents of Norway and Chile, A and B", "Presidents A of Norway and B of Chile": a
        plural title before the names is one of each.
        """
        first = found[0]
        name = first.agent.span.start
        plural = next((o for o in first.offices if o.span.start < name and of_one(o) != o), None)
        if plural is None or len(found) < 2 or any(p.offices for p in found[1:]):
            return found
        one = of_one(plural)
        if any(m.span.start > name for m in one.organizations):
            ahead = [m for m in one.organizations if m.span.start < name]
            bare = replace(one, title=_singular_head(one), organizations=tuple(ahead))
            rest = [
                replace(party, offices=(self.completed(bare, person.last, limit),))
                for party, person in zip(found[1:], persons[1:], strict=True)
            ]
            return [replace(first, offices=(one,)), *rest]
        return [
            replace(p, offices=(office,))
            for p, office in zip(found, for_each(one, len(found)), strict=True)
        ]

    def completed(self, office: Office, at: int, limit: int) -> Office:
        """ "President Daniel Ortega of the Republic of …": the complement stands behind the name."""
        if at >= limit or self.words.lowers[at] != "of":
            return office
        end, organizations = self.complements(at, limit, "president")
        if not organizations:
            return office
        tail = layers.readable(self.doc, self.span(at, end))
        return _extended(office, tail, tuple(organizations))

    def offices_after(self, person: Name, limit: int) -> tuple[list[Office], int]:
        """The titles of the apposition behind a name (", minister of …"), and the word behind them."""
        at = person.last
        if at + 1 >= limit or self.words.texts[at] not in (",", "(") or self.person_at(at + 1):
            return [], at
        offices, end = self.chain(at + 1, limit)
        return offices, end if offices else at

    def office_with_others(self, person: Name, limit: int) -> Office | None:
        """ "A, B and other secretaries of X": what those before "other" are too. A body has to stand
        behind it, and its head has to say something: "other officials of X" are nobody's office.
        """
        at = person.last + (self.words.texts[person.last : person.last + 1] == [","])
        if self.words.lowers[at : at + 2] != ["and", "other"]:
            return None
        office = self.office(at + 2, limit)
        if office is None or not office.organizations or not self._plural(office):
            return None
        return None if self._vague(office) else of_one(office)

    def holder(self, person: Name, offices: list[Office]) -> Party:
        """A person with offices, and the phrase that names two or more of them together."""
        behind = [o for o in offices if o.span.start > person.mention.span.start]
        if len(behind) < 2:
            behind = [o for o in offices if o.span.start < person.mention.span.start]
        if len(behind) < 2:
            return Party(person.mention, tuple(offices))
        span = Span(behind[0].span.start, behind[-1].span.end)
        return Party(person.mention, tuple(offices), layers.readable(self.doc, span), span)

    def _behind_persons(self, at: int, last: int) -> list[Party]:
        """Parties without a name behind the last person: ", and the Central Committee of …"."""
        lowers = self.words.lowers
        if at + 2 >= last or lowers[at] not in (",", "and"):
            return []
        while at < last and lowers[at] in (",", "and"):
            at += 1
        named = at in self.at_first or lowers[at : at + 1] == ["the"]
        return self._unnamed(at, last) if named else []

    def _before_persons(self, first: int, person: Name) -> list[Party]:
        """Offices without a holder before the first name: "the chairman of X, the secretary of Y and
        President Z".
        """
        office = self.office_before(person, first)
        office = (office and self.joined_before(office, first)) or office
        limit = office.first if office else person.first
        if limit - first < 2 or self.words.lowers[limit - 1] not in (",", "and", "the", "or"):
            return []
        if self.offices_ahead(person, first):
            return []
        posts = self._unnamed(first, limit)
        return [p for p in posts if p.agent.kind == "org:Post" and p.offices[0].organizations]

    # -- without a person's name ----------------------------------------------------------------

    def _unnamed(self, first: int, last: int) -> list[Party]:
        """Offices without a holder, bodies and collectives, one after the other."""
        lowers = self.words.lowers
        found: list[Party] = []
        at = first
        while at < last:
            while at < last and (lowers[at] in ARTICLES or lowers[at] in _BETWEEN):
                at += 1
            if at >= last or lowers[at] in _RELATIVES or lowers[at] in _FINITE:
                break  # a relative clause describes those before it
            party, end = self._one_unnamed(at, last)
            if party and found and self._apposed(found[-1], party, at):
                found[-1] = replace(found[-1], offices=(*found[-1].offices, *party.offices))
            elif party and not (found and party.agent.kind == "schema:Country"):
                found.append(
                    party
                )  # "personages in Russia, France, …": the countries are no parties
            at = max(end, at + 1)
        return found

    def _apposed(self, before: Party, party: Party, at: int) -> bool:
        """ "the Russian ambassador, doyen of the corps": no article behind the comma, one holder."""
        both = before.agent.kind == party.agent.kind == "org:Post"
        return both and self.words.texts[at - 1] == ","

    def _one_unnamed(self, at: int, last: int) -> tuple[Party | None, int]:
        office = self.office(at, last)
        if office and self._group_only(office):
            return self._collective(at, last)
        if office and not office.organizations and (end := self._surname_behind(office.last, last)):
            span = self.span(office.last, end)
            person = Mention("schema:Person", span, layers.readable(self.doc, span))
            return Party(person, (office,)), end
        if office:
            return self._post(office), office.last
        name = self.at_first.get(at)
        place = name is not None and name.mention.kind in ("schema:Place", "schema:Country")
        if name and place and name.last >= last:
            return None, name.last  # a place is no party
        if name and name.last <= last and not name.demonym and not place:
            end = self.past_acronym(name.last, last) if name.last < last else name.last
            if end >= last or self.words.lowers[end] in (",", "and", ";", ")", "here"):
                return Party(name.mention), end
        return self._collective(at, last)

    def _post(self, office: Office) -> Party:
        """An office without a holder."""
        key = office.organizations[0].name if office.organizations else ""
        return Party(Mention("org:Post", office.span, office.title, None, key), (office,))

    def _surname_behind(self, at: int, last: int) -> int | None:
        """Behind a name that only the title before it tells: "President Xi"."""
        end = at
        while end < last and self.words.caps[end] and end - at < _MOST_NAMES:
            end += 1
        if end == at or not self._personal(at, end) or at in self.at_first:
            return None
        return end if end == last or self.words.texts[end] in (",", "and") else None

    def _group_only(self, office: Office) -> bool:
        """ "officials and workers of the factory", "party leaders": a group, no office's holders."""
        plural = self._plural(office)
        if not plural or "of" in self.words.lowers[office.first : office.last]:
            return (
                plural
                and not office.organizations
                and not any(self.words.caps[office.first + 1 : office.last])
            )
        # "Lao leaders", "party leaders"
        return all(m.kind == "schema:Country" for m in office.organizations)

    def _collective(self, at: int, last: int) -> tuple[Party | None, int]:
        """A group named by a common noun ("military attaches corps here", "workers of …"), or a
        person whom only this place in the sentence tells.
        """
        lowers = self.words.lowers
        while at < last and self.words.texts[at] in _BULLETS:
            at += 1
        if lowers[at : at + 1] in (["on"], ["in"], ["at"], ["over"], ["upon"]):
            return None, last  # "on the same occasion"
        end = at
        while end < last and not self._ends_collective(end, last):
            end += 1
        capital = any(self.words.caps[at:end])
        known = self.at_first.get(at)
        named = any(self.words.caps[at + 1 : end]) or (known is not None and not known.demonym)
        words = lowers[at:end]
        group = not _VAGUE.isdisjoint(words) or words[-1:] == ["concerned"]
        group = group or (bool(words) and words[-1] in OFFICE_PLURALS)
        vague = (not named and group) or lowers[at : at + 1] == ["other"]
        vague = vague or lowers[at:end].count(",") > _MOST_COMMAS or words[:1] == ["whole"]
        vague = vague or not PLACE_HEADS.isdisjoint(words[:1])
        if end <= at or vague or (end - at == 1 and not capital):
            return None, end
        span = self.span(at, end)
        name = layers.readable(self.doc, span)
        if end - at <= 6 and self._personal(at, end):
            return Party(Mention("schema:Person", span, name)), end
        entry = layers.authority(self.doc).find(name)
        if entry and entry.key.startswith("organization/"):
            return Party(Mention(entry.kind, span, name, entry.key)), end
        if entry and entry.key.startswith(("country/", "place/")):
            return None, end
        return Party(Mention("schema:Organization", span, name)), end

    def _ends_collective(self, at: int, last: int) -> bool:
        word, text = self.words.lowers[at], self.words.texts[at]
        if word in _RELATIVES or word in _FINITE or (text in STOP and text != '"'):
            return True
        return text in (",", "and") and self._new_party(at + 1, last)

    def _new_party(self, at: int, last: int) -> bool:
        """Whether another party begins here, not just a second noun of the same."""
        if at < last and self.words.lowers[at] in ("the", "a", "an"):
            return True
        name = self.at_first.get(at)
        return name is not None and name.mention.kind not in ("schema:Country", "schema:Place")

    def _personal(self, first: int, last: int) -> bool:
        """Capitals alone in the place of a party, no body's head among them: "Paris Hilton" too,
        where one word by itself is a place.
        """
        words = self.words
        known = [i for i in range(first, last) if i in self.at_first]
        places = all(
            self.at_first[i].last == i + 1
            and self.at_first[i].mention.kind in ("schema:Place", "schema:Country")
            for i in known
        )
        capitals = all(
            words.caps[i] and words.lowers[i] not in BODY_HEADS for i in range(first, last)
        )
        return capitals and places and len(known) < last - first


def _singular_head(office: Office) -> str:
    """A title without its complement: "President" of "President of Norway"."""
    return office.title.partition(" of ")[0]


def _shared(found: list[Party]) -> list[Party]:
    """ "A and B, secretaries of X": a plural title is that of all before it. "President A and
    Vice-President B of X": so is the body at the end.
    """
    final = found[-1]
    plural = tuple(one for o in final.offices if (one := of_one(o)) != o)
    name = final.agent.span.start
    before = [o for o in final.offices if o.span.start < name]
    behind = (m for o in before for m in o.organizations if m.span.start > name)
    bodies = tuple(dict.fromkeys(behind))
    if final.agent.kind == "schema:Person":
        final = replace(final, offices=tuple(of_one(o) for o in final.offices))
    return [*(_with_last(party, plural, bodies) for party in found[:-1]), final]


def _with_last(party: Party, plural: tuple[Office, ...], bodies: tuple[Mention, ...]) -> Party:
    if not party.offices:
        return replace(party, offices=plural)
    if bodies and not any(o.organizations for o in party.offices):
        shortest = min((m.name for m in bodies), key=lambda name: (len(name), name))
        offices = tuple(_extended(o, f"of the {shortest}", bodies) for o in party.offices)
        return replace(party, offices=offices)
    return party


def _extended(office: Office, tail: str, bodies: tuple[Mention, ...]) -> Office:
    title = f"{office.title} {tail}"
    return replace(office, title=title, organizations=(*office.organizations, *bodies))
