"""Where an event was: behind its verb "at …", "in …", "here"; where one went or what one looked at."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Name, Sentence
from graphbuilder.extract.lexicon import NEVER_NAMES
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.runs import Runs
from graphbuilder.model import Mention, Span

_ENDS = frozenset("which who after before attracting occasion ;".split())
_GROUNDS = frozenset("hill island islands square street road peninsula mount river plaza".split())
_WHERE = frozenset({"at", "in", "on"})
_LAID = frozenset({"laid", "placed"})
_BEHIND_HERE = frozenset(
    "on . , monday tuesday wednesday thursday friday saturday sunday yesterday today".split()
)
_LANDS = frozenset({"schema:Country", "schema:Place"})
_WATERS = frozenset({"lake"})
_RESIDENTS = frozenset("koreans residents compatriots nationals citizens people".split())
"""Who is "in Japan" by living there: no place of what happened."""
_PARTS = frozenset(
    """region area city town village province district county suburb suburbs outskirts part vicinity
    capital port state""".split()
)
_QUARTERS = frozenset(
    """the north south east west central northern southern eastern western northeastern northwestern
    southeastern southwestern""".split()
)
_ADJECTIVE = re.compile(r"[-–](?:[a-z]+ed|based|led|style|type|like|wide|born|made|run)$")
Place = tuple[Mention, Span]
"""A place with the words that show it."""


class Whereabouts:
    """Reads places in one article."""

    def __init__(self, doc: Doc, grammar: Parties) -> None:
        self.doc = doc
        self.words = layers.words(doc)
        self.grammar = grammar
        self.runs = Runs(doc)

    def behind(self, sentence: Sentence, at: int) -> list[Place]:
        """Behind the verb "at …", "in …"; "here" is the dateline's place."""
        lowers = self.words.lowers
        found: list[Place] = []
        laid = not _LAID.isdisjoint(lowers[max(sentence.first, at - 1) : at + 2])
        resumed = at
        for i in range(at, sentence.last - 1):
            if i < resumed:
                continue
            resumed = self._behind_clause(i, sentence.last)
            if resumed > i:
                continue
            before = laid and lowers[i] == "before"  # "wreaths were laid before the tower"
            if self._ends(i) and not before:
                break
            if not (before or lowers[i] in _WHERE) or lowers[i - 1] in _RESIDENTS:
                continue
            start = i + 1 + (lowers[i + 1] == "the")
            if self._seat(start, sentence.last) and (seat := layers.dateline_place(self.doc)):
                found.append(seat)
                continue
            start = self._behind_part(start, sentence.last)
            if lowers[i] != "on" or self._ground(start, sentence.last):
                found += self._named(start, sentence)
            if len(found) >= 2:
                return found
        if not found and self._here(at, sentence.last):
            here = layers.dateline_place(self.doc)
            return [here] if here else []
        return found

    def _here(self, at: int, last: int) -> bool:
        """ "arrived here", "signed an agreement on trade here on Sunday"."""
        lowers = self.words.lowers
        if "here" in lowers[at : min(last, at + 4)]:
            return True
        for i in range(at, last - 1):
            if self._ends(i):
                return False
            if lowers[i] == "here" and lowers[i + 1] in _BEHIND_HERE:
                return lowers[i - 1] not in _RESIDENTS
        return False

    def _named(self, start: int, sentence: Sentence) -> list[Place]:
        """The place that begins at a word, if one does."""
        name = self.grammar.at_first.get(start)
        if name and name.mention.kind != "schema:Person" and not name.demonym:
            return [(name.mention, sentence.span)]
        if start >= sentence.last or not self._capital(start):
            return []
        end = self._named_end(start, sentence.last)
        if end <= start or self._adjective(start, end):
            return []
        span = self.grammar.span(start, end)
        return [(Mention("schema:Place", span, layers.readable(self.doc, span)), sentence.span)]

    def _behind_clause(self, at: int, last: int) -> int:
        """Behind a relative clause in commas where "at" or "in" follows it: "held talks with X, who is
        on a visit to Cuba, at the Grand House"; else the word itself.
        """
        lowers = self.words.lowers
        if lowers[at] != "who" or lowers[at - 1] != ",":
            return at
        for i in range(at + 1, last - 1):
            if lowers[i] == "," and lowers[i + 1] in ("at", "in", "here"):
                return i + 1
        return at

    def _ends(self, at: int) -> bool:
        """Whether a clause begins: "which …", "to mark …"."""
        lowers = self.words.lowers
        return lowers[at] in _ENDS or (lowers[at] == "to" and self._infinitive(at + 1))

    def _seat(self, at: int, last: int) -> bool:
        """ "in the capital", "in the Chadian capital": the dateline's place, unless it is named."""
        lowers = self.words.lowers
        name = self.grammar.at_first.get(at)
        end = name.last if name and name.demonym else at
        named = end + 1 < last and (self.words.caps[end + 1] or lowers[end + 1] in ("of", "city"))
        return end < last and lowers[end] == "capital" and not named

    def _behind_part(self, at: int, last: int) -> int:
        """ "a mountainous region of eastern Turkey", "the area of Sondok": where the name begins."""
        lowers = self.words.lowers
        for i in range(at, min(last - 2, at + 4)):
            if lowers[i] == "capital" and self.words.caps[i + 1]:
                return i + 1  # "in the capital Havana"
            if lowers[i] in _PARTS and lowers[i + 1] == "of":
                following = i + 2
                while following < last - 1 and lowers[following] in _QUARTERS:
                    following += 1
                return following
            if self.words.caps[i]:
                break
        return at

    def goal(self, sentence: Sentence, at: int) -> list[Place]:
        """Where one goes or what one looks at: "visited the DPRK", "a visit to Cuba and Laos"."""
        lowers = self.words.lowers
        i = at
        while i < min(sentence.last - 1, at + 4) and lowers[i] in ("to", "the", "at", "in"):
            i += 1
        name = self.grammar.at_first.get(i)
        if name and name.mention.kind != "schema:Person" and not name.demonym:
            others = self._listed(name, sentence.last)
            return [(n.mention, sentence.span) for n in (name, *others)]
        end = self._named_end(i, sentence.last) if name is None and i < sentence.last else i
        if end > i and self._capital(i) and not self._adjective(i, end):
            span = self.grammar.span(i, end)
            place = Mention("schema:Place", span, layers.readable(self.doc, span))
            return [(place, sentence.span)]
        return []

    def _listed(self, first: Name, last: int) -> list[Name]:
        """The further places of "Egypt, Tunisia, Togo and Laos"; without "and" it is no list
        ("Moscow, Russia").
        """
        found: list[Name] = []
        if first.mention.kind not in _LANDS:
            return []
        at, closed = first.last, False
        while not closed and at < last - 1 and self.words.lowers[at] in (",", "and"):
            while at < last - 1 and self.words.lowers[at] in (",", "and", "the"):
                closed = closed or self.words.lowers[at] == "and"
                at += 1
            name = self.grammar.at_first.get(at)
            if name is None or name.demonym or name.mention.kind not in _LANDS:
                return []
            found.append(name)
            at = name.last
        return found if closed and self.words.lowers[at : at + 1] != ["'s"] else []

    def _named_end(self, at: int, last: int) -> int:
        """The end of a name of capitals with what follows "of": "Tower of the Juche Idea"."""
        end = self.runs.end(at, last)
        lowers = self.words.lowers
        following = end + 1 + (lowers[end + 1 : end + 2] == ["the"])
        if lowers[end : end + 1] == ["of"] and following < last and self.words.caps[following]:
            end = self.runs.end(following, last)
        return end

    def _adjective(self, first: int, last: int) -> bool:
        """ "in the Zenda-oriented science": an adjective of a name, not the name."""
        return last == first + 1 and _ADJECTIVE.search(self.words.texts[first]) is not None

    def _infinitive(self, at: int) -> bool:
        """ "to mark": a clause follows; "to the minister at …" goes on."""
        word = self.words.lowers[at]
        return not self.words.caps[at] and word not in ("the", "a", "an", "his", "her", "their")

    def _ground(self, at: int, last: int) -> bool:
        """What one can be on: "on Mansu Hill", "on Lake Chad"."""
        name = self.grammar.at_first.get(at)
        if name and name.mention.kind == "schema:Place":
            return True
        end = self.runs.end(at, last) if at < last and self._capital(at) else at
        lowers = self.words.lowers
        return end > at and (lowers[end - 1] in _GROUNDS or lowers[at] in _WATERS)

    def _capital(self, at: int) -> bool:
        day = next(
            (d for d in layers.dates(self.doc) if d.span.start == self.words.starts[at]), None
        )
        behind = self.grammar.word_at(day.span.end) if day else at
        institution = behind < len(self.words) and self.words.caps[behind]  # "the April 25 Hostel"
        named = self.words.lowers[at] not in NEVER_NAMES
        return self.words.caps[at] and named and (day is None or institution)
