"""Where an event was: behind its verb "at …", "in …", "here"; where one went or what one looked at."""

from __future__ import annotations

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Sentence
from graphbuilder.extract.lexicon import NEVER_NAMES
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.runs import Runs
from graphbuilder.model import Mention, Span

_ENDS = frozenset("which who after before attracting occasion ;".split())
_GROUNDS = frozenset("hill island islands square street road peninsula mount river plaza".split())
_WHERE = frozenset({"at", "in", "on"})
_LAID = frozenset({"laid", "placed"})
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
        for i in range(at, sentence.last - 1):
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
        near = lowers[at : min(sentence.last, at + 4)]
        if not found and "here" in near:
            here = layers.dateline_place(self.doc)
            return [here] if here else []
        return found

    def _named(self, start: int, sentence: Sentence) -> list[Place]:
        """The place that begins at a word, if one does."""
        name = self.grammar.at_first.get(start)
        if name and name.mention.kind != "schema:Person" and not name.demonym:
            return [(name.mention, sentence.span)]
        if start >= sentence.last or not self._capital(start):
            return []
        end = self._named_end(start, sentence.last)
        if end <= start:
            return []
        span = self.grammar.span(start, end)
        return [(Mention("schema:Place", span, layers.readable(self.doc, span)), sentence.span)]

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
        """Where one goes or what one looks at: "visited the DPRK", "a visit to Moscow"."""
        lowers = self.words.lowers
        i = at
        while i < min(sentence.last - 1, at + 4) and lowers[i] in ("to", "the", "at", "in"):
            i += 1
        name = self.grammar.at_first.get(i)
        if name and name.mention.kind != "schema:Person" and not name.demonym:
            return [(name.mention, sentence.span)]
        end = self._named_end(i, sentence.last) if name is None and i < sentence.last else i
        if end > i and self._capital(i):
            span = self.grammar.span(i, end)
            place = Mention("schema:Place", span, layers.readable(self.doc, span))
            return [(place, sentence.span)]
        return []

    def _named_end(self, at: int, last: int) -> int:
        """The end of a name of capitals with what follows "of": "Tower of the Juche Idea"."""
        end = self.runs.end(at, last)
        lowers = self.words.lowers
        following = end + 1 + (lowers[end + 1 : end + 2] == ["the"])
        if lowers[end : end + 1] == ["of"] and following < last and self.words.caps[following]:
            end = self.runs.end(following, last)
        return end

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
