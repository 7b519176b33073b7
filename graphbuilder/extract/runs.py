"""Capitalised sequences ("runs"), and the grammar of bodies' names over them.

Habits of the wire that are covered: "C.C., Communist Party of …" is one name (4, 12); a ministry's
fields are a list; a party's name in quotes ('Communist Party "Russian Communists"').
"""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Known
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    EPITHETS,
    FIELDS,
    GOVERNMENT_HEADS,
    HONORIFICS,
    KOREAN_SURNAMES,
    LIST_HEADS,
    MONTHS,
    NAME_PARTICLES,
    NEVER_NAMES,
    OFFICE_HEADS,
    OFFICE_MODIFIERS,
    OFFICE_PLURALS,
    PARTY_HEADS,
    WEEKDAYS,
)
from graphbuilder.model import Span

OFFICE_WORDS: Final = OFFICE_HEADS | OFFICE_PLURALS
TITLE_WORDS: Final = OFFICE_WORDS | HONORIFICS | EPITHETS | OFFICE_MODIFIERS
CENTRAL: Final = frozenset({"C.C.", "C.C", "CC"})

_WHOLE_MONTHS = frozenset({"may", "june", "july"})
CALENDAR: Final = (
    frozenset(m if len(m) > 4 or m in _WHOLE_MONTHS else f"{m}." for m in MONTHS)
    | frozenset(WEEKDAYS)
    | {"juche"}
)
"""Months and weekdays. "Jun" without a stop is a Korean syllable."""
_SURNAMES: Final = frozenset(name.lower() for name in KOREAN_SURNAMES)
GENERIC: Final = BODY_HEADS | frozenset(
    """central general standing executive national provincial party political state people 's '
    military regional district city county organizing preparatory joint steel sci-tech machine
    workers supreme special permanent""".split()
)
"""Words that by themselves name no body in particular: "Central Committee", "General Staff"."""
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
_ARABIC: Final = re.compile(r"(?:a[a-z]|ad[h]?|ash|el|ibn|bin)-[A-Z]")
"""The article in front of an Arabic name: "al-Khalifa", "ash-Sharaa"."""
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
_SYLLABLES: Final = frozenset("On Do In An To So No U".split())
"""Function words that are syllables of Korean given names too."""
_LONGEST_SYLLABLE: Final = 6
_NO_WORDS: Final = frozenset({"No", "So", "An"})
"""Surnames that are words, too."""
_GIVEN: Final = re.compile(r"(?!Ri\b)[A-Z][a-z]{0,4}(?:[aeioukmlp]|n|ng)")
"""A syllable of a Korean given name in the wire's romanisation."""
_PARTY_MAX: Final = 200  # characters of a party's name with its Central Committee
_QUOTED_MAX: Final = 6  # words of a party's name in quotes


class Runs:
    """Reads runs and bodies in one Doc, on word positions (half-open)."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.words = layers.words(doc)
        self.known: dict[int, Known] = {k.first: k for k in layers.known(doc)}

    def span(self, first: int, last: int) -> Span:
        """The characters from one word to before another."""
        return Span(self.words.starts[first], self.words.ends[last - 1])

    # -- runs -----------------------------------------------------------------------------------

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
        return len(self.words.texts[at]) == 2 and self.words.texts[at].endswith(".")

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

    # -- bodies ---------------------------------------------------------------------------------

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
        return start, self._complement(head + 1, limit, lowers[head])

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
        close = next((i for i in range(at + 1, min(at + 4, limit)) if words.texts[i] == ")"), None)
        if close is None or close == at + 1:
            return None
        wing = all(words.caps[i] and not words.texts[i].isupper() for i in range(at + 1, close))
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

    def _field(self, at: int) -> bool:
        words = self.words
        other = words.lowers[at] in TITLE_WORDS or words.lowers[at] in BODY_HEADS
        return words.caps[at] and at not in self.known and not other
