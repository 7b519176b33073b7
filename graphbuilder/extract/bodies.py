"""The grammar of bodies' names over capitalised sequences.

Habits of the wire that are covered: "C.C., Communist Party of …" is one name (4, 12); a ministry's
fields are a list; a party's name in quotes ('Communist Party "Russian Communists"').
"""

from __future__ import annotations

import re
from typing import Final

from graphbuilder.extract import layers
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    EPITHETS,
    FIELDS,
    GOVERNMENT_HEADS,
    HONORIFICS,
    KOREAN_SURNAMES,
    LIST_HEADS,
    PARTY_HEADS,
)
from graphbuilder.extract.runs import OFFICE_WORDS, Runs

CENTRAL: Final = frozenset({"C.C.", "C.C", "CC"})
_SURNAMES: Final = frozenset(name.lower() for name in KOREAN_SURNAMES)
_BEFORE_BODIES: Final = (OFFICE_WORDS | HONORIFICS | EPITHETS) - {"general", "major"}
_ASSOCIATIONS: Final = frozenset(
    """association residents union league federation workers embassy mission consulate organization
    society students teachers women council committee""".split()
)
"""Bodies whose name can end in a place with "in": "Federation of … in Japan"."""
_CAMPAIGNS: Final = frozenset("committee campaign coalition network alliance".split())
_ALLIED: Final = frozenset(
    "friendship solidarity cooperation relations council commission inquiry forum conference".split()
)
"""What is "with" a people, or a council "on" a subject: "Committee for Friendship with the …"."""
_CENTRAL_NAME: Final = re.compile(r"^C\.?C\.?,?\s+(?:of\s+)?(?:the\s+)?")
_PARTY_FIRST: Final = re.compile(
    r"^(?:the\s+)?(?P<party>[A-Z]{2,5}|(?:(?!of\b)[^\s()]+\s+)*Party\b[^()]*?)\s+(?:\([A-Z]{2,6}\)\s+)?Central\s+Committee$"
)
_ADJECTIVE: Final = re.compile(
    r"[A-Z][\w.]*-(?:led|version|oriented|style|type|backed|sponsored|based|controlled|dominated|supported|funded|run)$"
)
_CONTINENTAL: Final = frozenset("asian european african american eurasian".split())
COMPANIES: Final = frozenset("co co. ltd ltd. inc inc. corp corp. plc gmbh".split())
"""What stands behind a company's name and is none by itself."""
_MEMBERS: Final = frozenset("ministers deputies chiefs representatives governors lords".split())
_COUNTED: Final = re.compile(r"First|Second|Third|Fourth|Fifth|\d{1,4}(?:st|nd|rd|th)")
_NUMBERED: Final = frozenset(
    "commission regiment division corps brigade army fleet battalion department bureau institute".split()
)
"""Bodies of which a state has several, told apart by number."""
_PARTY_MAX: Final = 200  # characters of a party's name with its Central Committee
_PARTY_WORDS: Final = 8  # words of a party that the authority files know
_QUOTED_MAX: Final = 6  # words of a party's name in quotes


class Bodies(Runs):
    """Reads runs and the bodies that they name in one Doc."""

    def central_committee(self, first: int, limit: int) -> int | None:
        """Behind the party after "C.C., " or "C.C. of the "; None where the word is no such thing."""
        words = self.words
        if words.texts[first] not in CENTRAL:
            return None
        at = first + 1
        while at < limit and words.lowers[at] in (",", "of", "the", "."):
            at += 1
        named = at < limit and (words.caps[at] or at in self.known)
        return self.end(at, limit) if named else None

    def head(self, first: int, last: int) -> int | None:
        """The last word of a run that makes it a body; None where there is none."""
        at, best = first, None
        while at < last:
            known = self.known.get(at)
            if known and not known.demonym and known.entry.key.startswith("organization/"):
                best = known.last - 1
            elif known is None and (self.words.lowers[at] in BODY_HEADS or self._house(at)):
                best = at
            at = known.last if known else at + 1
        return best

    def _house(self, at: int) -> bool:
        """ "House of Representatives", "House of Commons": with "of" the head of a body."""
        words = self.words
        of = words.lowers[at] in ("house", "forum") and words.lowers[at + 1 : at + 2] == ["of"]
        return of and words.caps[at] and words.caps[at + 2 : at + 3] == [True]

    def body_bounds(self, first: int, head: int, limit: int) -> tuple[int, int]:
        """The words of a body's name, given its run's first word and its head."""
        lowers = self.words.lowers
        if self.words.texts[first] in CENTRAL:
            return first, self._complement(head, limit, lowers[head - 1])
        start = first
        for at in range(first, head):
            # "Representative Council", "Joint Chiefs of Staff"
            own = lowers[at] == "chiefs" or (lowers[at] == "representative" and at == head - 1)
            before = lowers[at] in _BEFORE_BODIES or _ADJECTIVE.search(self.words.texts[at])
            if at not in self.known and before and not own:
                start = at + 1  # "Director of", "Comrade", "U.S.-led" stand before the name
        while start < head and lowers[start] in ("of", "the", "for"):
            start += 1
        known = (self.known.get(at) for at in range(head, max(start, head - _PARTY_WORDS) - 1, -1))
        party = any(
            k and k.last > head and not PARTY_HEADS.isdisjoint(lowers[k.first : k.last])
            for k in known
        )
        end = self._complement(head + 1, limit, "party" if party else lowers[head])
        return self._ordinal_before(start, head), self._number_behind(end, limit)

    def _ordinal_before(self, start: int, head: int) -> int:
        """ "Second Economic Commission", "124th Regiment": the number is part of the name."""
        word = self.words.texts[start - 1] if start else ""
        number = _COUNTED.fullmatch(word) is not None and self.words.lowers[head] in _NUMBERED
        return start - number

    def _number_behind(self, end: int, limit: int) -> int:
        """ "Tanchon Power Station No. 1"."""
        behind = self.words.texts[end : min(end + 3, limit)]
        return (
            end + 3
            if behind[:2] == ["No", "."] and behind[2:3] != [] and behind[2].isdigit()
            else end
        )

    def body_name(self, first: int, last: int) -> str:
        """A body's name in one line; "C.C., X", "C.C. of X", "X (ABC) Central Committee" are the
        Central Committee of the X.
        """
        words = layers.readable(self.doc, self.span(first, last))
        if len(words) > _PARTY_MAX or not words.endswith("Committee"):
            return _CENTRAL_NAME.sub("Central Committee of the ", words)
        if match := _PARTY_FIRST.match(words):
            return f"Central Committee of the {match['party']}"
        return _CENTRAL_NAME.sub("Central Committee of the ", words)

    def body_kind(self, head: int) -> str:
        """The class of a body, by its head."""
        lower = self.words.lowers[head]
        if lower in PARTY_HEADS:
            return "schema:PoliticalParty"
        if lower in GOVERNMENT_HEADS:
            return "schema:GovernmentOrganization"
        return "schema:Organization"

    def _complement(self, at: int, limit: int, head: str) -> int:
        """Behind the "of …", "for …" and "in …" phrases that belong to a body's name."""
        if head in COMPANIES and self.words.lowers[at : at + 1] == [","]:  # "… Co., Ltd. of China"
            at += 2 if self.words.lowers[at + 1 : at + 2] in (["ltd"], ["ltd."]) else 0
        end = at
        while at < limit:
            if central := self._central_behind(at, limit):
                return central
            if bracket := self._bracketed(at, limit, head):
                end = at = bracket
                continue
            if self.words.texts[at] == '"':
                close = self._quoted(at, limit, head)
                if close is None:
                    break
                end = at = close
                continue
            start = self._phrase(at, limit, head)
            if start is None:
                break
            if central := self.central_committee(start, limit):
                return self._complement(central, limit, self.words.lowers[central - 1])
            run = start + 1 if head == "house" else self.end(start, limit)
            run = self._country_only(start, run)
            if self.words.lowers[start] in _MEMBERS and run - start > 2:
                run = start + 1  # "Cabinet of Ministers Serdar Atayew"
            end = at = self._listed(run, limit) if head in LIST_HEADS else self._paired(run, limit)
            last = self.words.lowers[end - 1]
            head = last if last in BODY_HEADS else head
        return end

    def _country_only(self, start: int, run: int) -> int:
        """ "Senate of Chile Ana Diaz": a name that follows a country is none of the body's."""
        known = self.known.get(start)
        if known is None or known.demonym or not known.entry.key.startswith("country/"):
            return run
        behind = self.words.lowers[known.last : run]
        other = len(behind) > 1 and (BODY_HEADS | FIELDS).isdisjoint(behind)
        return known.last if other else run

    def _central_behind(self, at: int, limit: int) -> int | None:
        """Behind "(CPC) Central Committee", which stands behind the party's name."""
        words = self.words
        closed = words.texts[at] == "(" and words.texts[at + 2 : at + 3] == [")"]
        behind = closed and words.lowers[at + 3 : at + 5] == ["central", "committee"]
        return at + 5 if behind and at + 5 <= limit else None

    def _bracketed(self, at: int, limit: int, head: str) -> int | None:
        """Behind the wing of a party: "Communist Party of Nepal (Unity Front)", "… (Maoist)"."""
        words = self.words
        if words.texts[at] != "(" or head not in PARTY_HEADS:
            return None
        close = next((i for i in range(at + 1, min(at + 5, limit)) if words.texts[i] == ")"), None)
        if close is None or close == at + 1:
            return None
        wing = all(
            words.texts[i] == "-" or (words.caps[i] and not words.texts[i].isupper())
            for i in range(at + 1, close)
        )
        return close + 1 if wing else None

    def _quoted(self, at: int, limit: int, head: str) -> int | None:
        """Behind a party's name in quotes."""
        ends = range(at + 1, min(at + _QUOTED_MAX, limit))
        close = next((i for i in ends if self.words.texts[i] == '"'), None)
        named = close is not None and self.words.caps[at + 1] and head in PARTY_HEADS
        return close + 1 if named and close is not None else None

    def _phrase(self, at: int, limit: int, head: str) -> int | None:
        """The first word of a name behind "of", "for" or "in"; None where none follows."""
        lowers = self.words.lowers
        place = lowers[at] in ("in", "at") and head in _ASSOCIATIONS
        allied = lowers[at] in ("with", "on") and at > 0 and lowers[at - 1] in _ALLIED
        campaigns = lowers[at] == "to" and head in _CAMPAIGNS  # "Committee to Protect Journalists"
        if lowers[at] not in ("of", "for") and not (place or allied or campaigns):
            return None
        start = at + 1
        while start < limit and lowers[start] in ("the", "its"):
            start += 1
        if start >= limit or (place and not self.place_at(start)):
            return None
        if lowers[start] in _CONTINENTAL and self.words.caps[start + 1 : start + 2] != [True]:
            return None  # "NATO of Asian version"
        return start if self.begins(start) else None

    def place_at(self, at: int) -> bool:
        """Whether a known country or place begins at a word."""
        known = self.known.get(at)
        return known is not None and known.entry.key.startswith(("country/", "place/"))

    def _listed(self, at: int, limit: int) -> int:
        """Behind a list of fields: "of Culture, Sports and Tourism"."""
        words = self.words
        end = at
        while at + 1 < limit and words.texts[at] == "," and self._field(at + 1):
            run = self.end(at + 1, limit)
            if run - at > 4 or (run < limit and words.texts[run] not in (",", "and")):
                break
            at = run
        if at + 1 < limit and words.lowers[at] == "and" and self._field(at + 1):
            run = self.end(at + 1, limit)
            person = words.lowers[at + 1] in _SURNAMES and run - at > 2
            if not person and not self._titled(run, limit):
                return run
        return end

    def _paired(self, at: int, limit: int) -> int:
        """Behind "for Peace and Unity": one or two words more, if no name of its own follows."""
        words = self.words
        if at + 1 < limit and words.lowers[at] == "and" and self._field(at + 1):
            run = self.end(at + 1, limit)
            person = words.lowers[at + 1] in _SURNAMES or self._titled(run, limit)
            if run - at <= 3 and not person:
                return run
        return at

    def _titled(self, at: int, limit: int) -> bool:
        """Whether ", director of …" stands behind: what is before it is a person."""
        words = self.words
        return words.texts[at : at + 1] == [","] and any(
            words.lowers[i] in OFFICE_WORDS for i in range(at + 1, min(at + 3, limit))
        )
