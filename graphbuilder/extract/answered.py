"""Letters that a reply cites: what it thanks for, what it is in reply to (habit 15, ``docs/wire.md``).

"He thanked him for sending a message of greeting on the occasion of …" in the news of X's reply to Y
tells of a message from Y to X, and that the reply answers it. The noun has to be one of a communication:
who thanks for a warm reception cites nothing. Whoever is named as thanking, thanked or sender has to be
the party in question; "thanked them" behind several replies is one letter for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers, occasions
from graphbuilder.extract.forms import STATEMENTS, Phrase, phrases
from graphbuilder.extract.framing import WISHES, days_in
from graphbuilder.extract.inherited import RECEIVING
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.parties import Parties
from graphbuilder.model import Mention, Span, terms

RULE: Final = "communications.answered"
_SURE: Final = 0.8
_THANKS: Final = (
    r"\b(?:thank(?:ed|s|ing)|(?:express|extend|convey|offer)(?:ed|s|ing)\s+(?:[\w-]+\s+){0,4}?"
    r"(?:thanks|gratitude|appreciation))\b(?P<whom>[^.;:]{0,120}?)\bfor\s+"
)
_OWNED: Final = r"(?P<owner>(?:[\w.-]+\s+){0,5}[\w.-]+['’]s?\s+)?"
_THANKED: Final = re.compile(
    rf"{_THANKS}(?:(?:having\s+)?(?:sending|sent|writing|written)\s+(?:(?:him|her|them)\s+)?)?{_OWNED}$"
)
"""Before the noun: "thanked him for sending", "expressed deep thanks to X for"."""
_THANKED_WITHIN: Final = re.compile(
    rf"{_THANKS}[^.;:]{{0,60}}?\b(?:extended|expressed|conveyed|made|given)\b[^.;:,]{{0,40}}?\bin\s+$"
)
"""Before "his letter": "thanks for the invitation that X had extended to him in"."""
_IN_REPLY: Final = re.compile(
    rf"\bin\s+(?:(?:reply|response|answer)\s+to|acknowledge?ment\s+of)\s+{_OWNED}$", re.IGNORECASE
)
_IN: Final = re.compile(r"\bin\s+$")
_POSSESSIVES: Final = frozenset("his her their".split())
_WRITTEN: Final = re.compile(
    r"\b(?:had\s+written|wrote)\s+(?:a\s+(?P<form>letter)\s+)?to\s+(?:him|her|them)\b"
)
_IN_IT: Final = re.compile(
    r"(?:\bin\s+(?:the|his|her|their)\s+|^The\s+)(?:[\w-]+\s+)?"
    r"(?:letter|message|telegram|cable|reply|note)s?\b",
    re.IGNORECASE,
)
"""Who speaks is the letter, or its sender in it."""
_PRONOUN: Final = re.compile(r"(?:He|She|They)\b")
_SEVERAL: Final = re.compile(r"\b(?:them|they|their)\b")
_SENT: Final = re.compile(
    r"\s+(?:(?:that|which)\s+)?(?P<before>[^,.;:]{0,60}?)\b(?:sent|written|extended|addressed)\b"
    r"(?:\s+(?:by|from)\b(?P<behind>[^,.;:]{0,80}))?"
)
_FROM: Final = re.compile(r"\s+(?:from|by)\s+")
_OF_DAY: Final = re.compile(r"\b(?:of|dated|on)\s+$")
_CLAUSE_ENDS: Final = re.compile(
    r";|,\s+(?:and|saying|expressing|wishing|hoping)\b"
    r"|\s+and\s+(?:for|said|[a-z]+ed)\b"
)
_FURTHEST: Final = 4
"""Paragraphs behind the reply in which what it says is told."""
_ANSWERING: Final = frozenset({"gb:reply", "gb:thanks"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A noun phrase for a letter, with how it is cited and where the words that do so begin."""

    how: str
    sentence: Sentence
    phrase: Phrase
    start: int
    named: tuple[Span, ...] = ()  # whom one thanks, whose letter it is


def answered(
    doc: Doc, grammar: Parties, body: list[Sentence], found: list[Communication]
) -> list[Communication]:
    """The letters that the article's replies answer, as its sentences cite them.

    Each reply's ``answers`` is set, and a letter that a frame has read as cited is taken from ``found``.
    """
    reader = _Citing(doc, grammar, [c for c in found if _can_answer(c)])
    made: list[Communication] = []
    for sentence in body if reader.replies else ():
        for place in () if sentence.quoted else reader.places(sentence):
            letters = reader.letters(place)
            spans = [c.mention.span for c in found if c.main]
            if letters and not any(letters[0].mention.span.overlaps(span) for span in spans):
                made += reader.linked(letters)
    found[:] = [c for c in found if c.main or not _again(c, made)]
    return made


def _can_answer(made: Communication) -> bool:
    both = bool(made.senders and made.recipients)
    return both and made.main and made.status.asserted and made.mention.kind not in STATEMENTS


def _again(made: Communication, letters: list[Communication]) -> bool:
    return any(made.mention.span.overlaps(letter.mention.span) for letter in letters)


class _Citing:
    """Reads in one article."""

    def __init__(self, doc: Doc, grammar: Parties, replies: list[Communication]) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.lowers = layers.words(doc).lowers
        self.grammar = grammar
        self.replies = replies
        self.answering: list[Communication] = []

    # -- where ----------------------------------------------------------------------------------

    def places(self, sentence: Sentence) -> Iterator[_Place]:
        """Each noun phrase of a sentence that cites a letter."""
        for phrase in phrases(self.doc, self.grammar, sentence, frozenset()):
            if not phrase.is_statement and (place := self._place(sentence, phrase)):
                yield place
        for match in _WRITTEN.finditer(self.text, sentence.span.start, sentence.span.end):
            first, last = self.grammar.word_at(match.start()), self.grammar.word_at(match.end())
            mention = Mention("gb:Letter", Span(*match.span()), "letter", None, f"c{first}")
            yield _Place(
                "his-letter", sentence, Phrase(first, last, first, mention, ()), match.start()
            )

    def _place(self, sentence: Sentence, phrase: Phrase) -> _Place | None:
        begin = sentence.span.start
        before = self.text[begin : phrase.mention.span.start]
        possessive = self.lowers[phrase.first] in _POSSESSIVES
        match = _THANKED.search(before)
        if match is None and possessive:
            match = _THANKED_WITHIN.search(before)
        how = "thanked" if match else "in-reply"
        if match := match or _IN_REPLY.search(before):
            named = (g for g in ("whom", "owner") if match.groupdict().get(g))
            spans = tuple(Span(begin + match.start(g), begin + match.end(g)) for g in named)
            return _Place(how, sentence, phrase, begin + match.start(), spans)
        if possessive and (match := _IN.search(before)):
            return _Place("his-letter", sentence, phrase, begin + match.start())
        return None

    # -- which reply ----------------------------------------------------------------------------

    def letters(self, place: _Place) -> list[Communication]:
        """A letter for each reply that a place is about; the replies are kept for ``linked``."""
        self.answering = self._answering(place)
        several = len(self.answering) > 1
        return [
            self._letter(place, reply, number if several else None)
            for number, reply in enumerate(self.answering, start=1)
        ]

    def linked(self, letters: list[Communication]) -> list[Communication]:
        """The letters, each set as what its reply answers; without those whose reply has one."""
        made = []
        for reply, letter in zip(self.answering, letters, strict=True):
            if reply.answers is None:
                reply.answers = letter.mention
                made.append(letter)
        return made

    def _answering(self, place: _Place) -> list[Communication]:
        if place.how == "in-reply":
            inside = [c for c in self.replies if c.sentence is place.sentence]
            fitting = [c for c in inside if self._sides_fit(place, c)]
            for reply in fitting[:1]:
                if "gb:reply" not in reply.purposes:
                    reply.purposes.append("gb:reply")
            return fitting[:1]
        near = [
            c
            for c in self.replies
            if c.mention.span.start < place.start
            and place.sentence.paragraph <= c.sentence.paragraph + _FURTHEST
        ]
        if place.phrase.mention.kind == "gb:Message" and self._only_wishes(place):
            near = [c for c in near if not _ANSWERING.isdisjoint(c.purposes)]
        if place.how == "his-letter":
            near = [c for c in near if "gb:reply" in c.purposes and self._by_recipient(place, c)]
            return near[-1:]
        near = [c for c in near if self._by_sender(place, c) and self._sides_fit(place, c)]
        words = self.text[place.start : place.phrase.mention.span.end]
        if near and _SEVERAL.search(words):
            return [c for c in near if _names(c.senders) == _names(near[-1].senders)]
        return near[-1:]

    def _only_wishes(self, place: _Place) -> bool:
        return self.lowers[place.phrase.head] in WISHES

    def _by_recipient(self, place: _Place, reply: Communication) -> bool:
        """Whether the sentence's subject is the reply's recipient: "Ja asked in his letter"."""
        if place.sentence is reply.sentence:
            return False
        span = Span(place.sentence.span.start, place.start)
        return self._named_in(span, reply.recipients, titles=True) is True

    def _by_sender(self, place: _Place, reply: Communication) -> bool:
        """Whether those who thank are the reply's senders."""
        if place.sentence is reply.sentence:
            return True
        span = Span(place.sentence.span.start, place.start)
        named = self._named_in(span, reply.senders, titles=True)
        if named is not None:
            return named
        before = span.of(self.text)
        if _IN_IT.search(before):
            return True
        return reply.rule not in RECEIVING and _PRONOUN.match(before) is not None

    def _sides_fit(self, place: _Place, reply: Communication) -> bool:
        """Whether whoever is named as thanked, or as the letter's owner or sender, is the recipient."""
        spans = list(place.named)
        sent = _SENT.match(self.text, place.phrase.mention.span.end, self._end(place))
        if sent:
            spans += [Span(*sent.span(group)) for group in ("before", "behind") if sent[group]]
        return all(
            self._named_in(span, reply.recipients) is not False
            for span in spans
            if span is not None
        )

    def _named_in(self, span: Span, parties: list[Party], *, titles: bool = False) -> bool | None:
        """Whether all whom a stretch names are among parties; None where it names nobody."""
        names = [
            n.mention.name
            for n in layers.names_in(self.doc, span)
            if (n.mention.kind == "schema:Person" or _body(n.mention.kind)) and not n.within
        ]
        if names:
            return all(any(_alike(name, p.agent.name) for p in parties) for name in names)
        words = {w.strip(",").lower() for w in span.of(self.text).split()}
        surnames = {w.strip(",") for w in span.of(self.text).split() if w[0].isupper()}
        if any(not surnames.isdisjoint(p.agent.name.split()) for p in parties):
            return True
        heads = {p.agent.name for p in parties if p.agent.kind == "org:Post"}
        heads |= {o.title for p in parties for o in p.offices}
        held = {word for title in heads for word in title.lower().split()[:4]} - _SMALL
        if titles and not held.isdisjoint(words):
            return True
        return None

    # -- the letter -----------------------------------------------------------------------------

    def _letter(self, place: _Place, reply: Communication, number: int | None) -> Communication:
        mention = place.phrase.mention
        if number is not None:
            mention = replace(mention, key=f"{mention.key}-{number}")
        made = Communication(mention, place.sentence, RULE, _SURE, main=False)
        made.purposes = list(place.phrase.purposes)
        made.status = status_of(self.doc, place.sentence, self.grammar.word_at(place.start))
        made.senders = self._from(place) or [Party(p.agent) for p in reply.recipients]
        made.recipients = [Party(p.agent) for p in reply.senders]
        end = self._end(place)
        if mention.span.end < reply.mention.span.start < end:
            end = (
                reply.mention.span.start
            )  # "In reply to the letter from Y, X sent a letter on Monday"
        rest = Span(mention.span.end, end)
        sad = "gb:condolence" in made.purposes
        made.occasion = occasions.occasion_in(self.doc, rest, loose=sad)
        made.date = self._day(rest, made)
        return made

    def _from(self, place: _Place) -> list[Party]:
        """ "In reply to the letter from X": who is named there."""
        at = place.phrase.mention.span.end
        match = _FROM.match(self.text, at, self._end(place))
        if match is None or place.how != "in-reply":
            return []
        first, last = self.grammar.word_at(match.end()), self.grammar.word_at(self._end(place))
        return self.grammar.parties(first, last)[:1]

    def _end(self, place: _Place) -> int:
        end = place.sentence.span.end
        stop = _CLAUSE_ENDS.search(self.text, place.phrase.mention.span.end, end)
        return stop.start() if stop else end

    def _day(self, rest: Span, made: Communication) -> DateMention | None:
        """The day right behind "of", "dated" or "on" that isn't the occasion's."""
        for day in days_in(self.doc, made.sentence):
            own = made.occasion is not None and made.occasion.span.overlaps(day.span)
            said = _OF_DAY.search(self.text[rest.start : day.span.start])
            if rest.covers(day.span) and said and not own:
                return day
        return None


_SMALL: Final = frozenset("of the and for to a".split())


def _body(kind: str) -> bool:
    return terms.is_a(kind, "schema:Organization")


def _names(parties: list[Party]) -> set[str]:
    return {p.agent.name for p in parties}


def _alike(one: str, other: str) -> bool:
    """Whether one name is the other or a part of it, as a surname is."""
    some, all_ = set(one.lower().split()), set(other.lower().split())
    return some <= all_ or all_ <= some
