"""Who speaks and who is spoken to in reported speech: around a reporting verb or a quotation."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.arguments import Arguments
from graphbuilder.extract.complements import ARTICLES
from graphbuilder.extract.forms import is_participle
from graphbuilder.extract.layers import Name, Party, Sentence
from graphbuilder.extract.lexicon import OFFICE_HEADS
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reporting import AUXILIARIES
from graphbuilder.model import Part, terms

_CLAUSE: Final = frozenset("that said says while but because since although whereas ; :".split())
"""Words behind which another clause with its own subject begins."""
_ADVERBS: Final = frozenset(
    """also has have had then again strongly bitterly sharply jointly repeatedly vehemently categorically
    flatly resolutely fully firmly publicly later earlier openly bluntly roundly harshly angrily
    immediately quickly today yesterday earnestly highly warmly deeply once further
    outright been""".split()
)
_VEHICLES: Final = frozenset(
    "statement editorial article commentary message letter speech report interview".split()
)
"""What somebody speaks in: "Minju Joson in an editorial calls upon …"."""
_BE: Final = frozenset("is are was were".split())
_STATE_BODIES: Final = frozenset(
    "government administration parliament cabinet military army embassy ministry delegation".split()
)
_PERSONAL: Final = frozenset({"he", "she"})
_IMPERSONAL: Final = frozenset({"it", "they"})
_ADVERBIAL: Final = frozenset("in at here on of from for ( during".split())
_NO_GAP: Final = frozenset("and who which to ,".split())
_OTHERS: Final = frozenset("many all some several other both".split())
"""Words that begin another subject: "At the universities of X and Y, many students vowed"."""
_GAP: Final = 4
"""Words between the end of a subject and its verb, adverbs apart."""
_REMEMBERED: Final = 2
"""Paragraphs over which a pronoun may mean who spoke last."""
_PHRASE: Final = 16  # words of an addressee with its titles
_ENDS: Final = frozenset(
    """for over to that against not on from with as about after because by if in at when
    , ; . 's ’s""".split()
)
_FOLLOW: Final = _ENDS | frozenset(
    "and of must should has have ought will would is are was were can".split()
)
"""What may stand behind an addressee; behind the subject of what was said its auxiliary."""
_ENDS_TITLED: Final = _ENDS - {"to", ",", "in", "at"}
_FAR = 400  # words before a verb in which its subject begins


class Speakers:
    """Reads speakers and addressees in one article; remembers who spoke last."""

    def __init__(self, doc: Doc) -> None:
        self.words = layers.words(doc)
        self.grammar = Parties(doc)
        self.arguments = Arguments(doc, self.grammar)
        self.named = {n.mention for n in self.grammar.names}
        self.last: list[Party] = []
        self.paragraph = 0
        self.pronouns: dict[str, str] = {}
        self.hero = self._hero(doc)

    def _hero(self, doc: Doc) -> list[Party]:
        """The one person whom the headline and the text's first sentence name, that as its first words:
        "he" from there on until another speaks. In news of a letter "he" may be its sender.
        """
        sentences = layers.sentences(doc)
        opening = next((s for s in sentences if s.part is Part.BODY), None)
        name = self.grammar.at_first.get(opening.first) if opening else None
        if opening is None or name is None or any(c.main for c in layers.communications(doc)):
            return []
        where = [s for s in sentences if s.part is Part.HEADLINE or s is opening]
        own = (name.mention.authority, name.mention.name)
        named = any(own[1] in s.span.of(layers.text(doc)) for s in where if s is not opening)
        others = [n for s in where for n in layers.names_in(doc, s.span) if _another(n, *own)]
        return [Party(name.mention)] if named and not others else []

    # -- the speaker ----------------------------------------------------------------------------

    def before(self, sentence: Sentence, verb: int, floor: int | None = None) -> list[Party]:
        """The subject of a verb, a pronoun being who spoke last. Empty where it isn't plain."""
        least = max(sentence.first if floor is None else floor, verb - _FAR)
        first = self._clause(least, verb)
        last = self._without_adverbs(first, verb)
        if last == first:
            return []
        word = self.words.lowers[last - 1]
        if word in _PERSONAL | _IMPERSONAL:
            near = sentence.paragraph - self.paragraph <= _REMEMBERED
            if not near or not self.last:
                return self.hero if word == "he" and not self.last else []
            self.paragraph = sentence.paragraph
            return self._meant(word)
        found = [p for p in self.arguments.subject(first, last) if self._plain(p)]
        found = [p for p in found if self._end(p) <= last]
        found = found or [Party(n.mention) for n in self._countries(first, last)]
        found = found or self._governments(first, last)
        if not found and (holder := self._titled(first, last)):
            self.last, self.paragraph = holder, sentence.paragraph
            return holder
        if not found or not self._near(found[-1], last):
            if first == sentence.first and word.endswith("s"):
                self.last = []  # "The speakers said …": "they" no longer means who spoke before
            return []
        if is_participle(self.words.lowers[first]):
            found = found[-1:]  # "Expressing thanks to X, Y asked …"
        self.last, self.paragraph = found, sentence.paragraph
        return found

    def _without_adverbs(self, first: int, verb: int) -> int:
        """Before adverbs, auxiliaries, a date and "in a statement": "Serbia on Thursday has again
        rejected".
        """
        last, was = verb, -1
        while last != was:
            was = last
            last = self._without_vehicle(first, last)
            while last > first and self.words.lowers[last - 1] in _ADVERBS | AUXILIARIES | _BE:
                last -= 1
            for day in self.arguments.dates_between(first, last):
                begin = self.grammar.word_at(day.span.start)
                if first < begin < last and self.grammar.word_at(day.span.end) == last:
                    last = begin - (self.words.lowers[begin - 1] in ("on", "in"))
        return last

    def _without_vehicle(self, first: int, last: int) -> int:
        """Before "in a statement", "in an editorial", in which somebody speaks."""
        lowers = self.words.lowers
        if last - first < 4 or lowers[last - 1] not in _VEHICLES:
            return last
        at = last - 3 if lowers[last - 3] == "in" else last - 4  # "in a joint statement"
        return at if at > first and lowers[at] == "in" and lowers[at + 1] in ARTICLES else last

    def behind(self, first: int, last: int) -> list[Party]:
        """Who follows "said" behind a quotation: '"…," said X, minister of …'."""
        if first < last and self.words.lowers[first] in _PERSONAL | _IMPERSONAL:
            return self._meant(self.words.lowers[first])
        found = [p for p in self.grammar.parties(first, last) if self._plain(p)]
        if found:
            self.last = found[:1]
        return found[:1]

    def _meant(self, pronoun: str) -> list[Party]:
        """Who spoke last, if a pronoun can mean them."""
        persons = [p.agent.kind in ("schema:Person", "org:Post") for p in self.last]
        fits = {
            "he": persons == [True],
            "she": persons == [True],
            "it": persons == [False],
            "they": len(persons) > 1,
        }
        if not fits[pronoun]:
            return []
        name = self.last[0].agent.name
        return self.last if self.pronouns.setdefault(name, pronoun) == pronoun else []

    def _clause(self, first: int, verb: int) -> int:
        """Where the clause of a verb begins."""
        for i in range(verb - 1, first - 1, -1):
            if self.words.lowers[i] in _CLAUSE:
                return i + 1
        return first

    def _plain(self, party: Party) -> bool:
        agent = party.agent
        office = agent.kind == "org:Post" and bool(party.offices[0].organizations)
        person = agent.kind == "schema:Person" and " " in agent.name  # not "Speakers"
        return office or person or agent in self.named

    def _countries(self, first: int, last: int) -> list[Name]:
        """Countries right before the verb: "North Korea accused", "Russia and China urged"."""
        found: list[Name] = []
        at = last
        while at > first:
            names = self.grammar.names_between(first, at)
            name = next((n for n in names if n.last == at), None)
            if name is None or name.demonym or name.mention.kind != "schema:Country":
                break
            found.insert(0, name)
            at = name.first
            while at > first and self.words.lowers[at - 1] in ARTICLES | {"both"}:
                at -= 1
            if at <= first or self.words.lowers[at - 1] not in ("and", ","):
                break
            at -= 1
        opening = at <= first or self.words.lowers[at - 1] in (",", '"') or found[1:]
        return found if opening else []

    def _governments(self, first: int, last: int) -> list[Party]:
        """ "The Turkish government": the body that a state's demonym and its noun name."""
        found = self.arguments.subject(first, last)
        kept = [p for p in found if p.agent.name.split()[-1].lower() in _STATE_BODIES]
        return [p for p in kept if any(w[:1].isupper() for w in p.agent.name.split()[:-1])]

    def _titled(self, first: int, last: int) -> list[Party]:
        """ "The premier": the one person whom the article says to hold such an office."""
        lowers = self.words.lowers
        if last - first != 2 or lowers[first] != "the" or lowers[last - 1] not in OFFICE_HEADS:
            return []
        holders = {
            party.agent.authority or party.agent.name: Party(party.agent)
            for _, party in layers.offices(self.grammar.doc)
            for office in party.offices
            if office.title.lower().partition(" of ")[0].split()[-1:] == [lowers[last - 1]]
        }
        return list(holders.values()) if len(holders) == 1 else []

    def _end(self, party: Party) -> int:
        ends = [party.agent.span.end, *(o.span.end for o in party.offices)]
        return self.grammar.word_at(max(ends))

    def _near(self, party: Party, verb: int) -> bool:
        """Whether nothing with a verb of its own stands between a subject and its verb."""
        end = self._end(party)
        between = self.words.lowers[end:verb]
        if not between or between[0] == "," == between[-1]:
            return between[1:2] == [] or between[1] not in _OTHERS
        adverbial = between[0] in _ADVERBIAL or between[0].endswith("ly")
        plain = not any(w.endswith("ed") or w in _NO_GAP for w in between)
        return len(between) <= _GAP and plain and adverbial

    # -- the addressee --------------------------------------------------------------------------

    def addressees(self, sentence: Sentence, at: int, to: tuple[str, ...]) -> list[Party]:
        """Whom the act is addressed to: the object behind the verb, or behind a preposition."""
        first = self._phrase(sentence, at, to)
        if first is None:
            return []
        while first < sentence.last and self.words.lowers[first] in ARTICLES:
            first += 1
        if found := self._listed(first, sentence.last):
            return [Party(n.mention) for n in found]
        until, limit = first, min(sentence.last, first + _PHRASE)
        while until < limit and self.words.lowers[until] not in _ENDS_TITLED:
            until += 1
        found_parties = self.grammar.parties(first, until)
        return [p for p in found_parties if self._plain(p) and self._starts(p, first)][:3]

    def _phrase(self, sentence: Sentence, at: int, to: tuple[str, ...]) -> int | None:
        lowers = self.words.lowers
        for preposition in to:
            if not preposition:
                return at
            parts = preposition.split()
            for i in range(at, min(sentence.last - len(parts), at + 9)):
                if lowers[i : i + len(parts)] == parts:
                    return i + len(parts)
        return None

    def _listed(self, at: int, last: int) -> list[Name]:
        """Countries or bodies one after the other from a word on: "Japan and South Korea for …"."""
        found: list[Name] = []
        while at < last and (name := self.grammar.at_first.get(at)):
            kind = name.mention.kind
            body = kind == "schema:Country" or terms.is_a(kind, "schema:Organization")
            if not body or name.demonym:
                break
            following = self.words.lowers[name.last] if name.last < last else "."
            if following not in _FOLLOW:
                break
            found.append(name)
            at = name.last
            if following not in ("and", ","):
                break
            at += 1
            while at < last and self.words.lowers[at] in ARTICLES:
                at += 1
        return found

    def _starts(self, party: Party, first: int) -> bool:
        """Whether a party begins the phrase, its titles counted."""
        starts = [party.agent.span.start, *(o.span.start for o in party.offices)]
        return self.grammar.word_at(min(starts)) <= first + 1


def _another(name: Name, authority: str | None, text: str) -> bool:
    """Whether a name is that of a person other than the one given."""
    same = name.mention.name == text or (authority and name.mention.authority == authority)
    return name.mention.kind == "schema:Person" and not name.within and not same
