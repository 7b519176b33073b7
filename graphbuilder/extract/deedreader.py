"""Reads deeds: a verb of the table in ``deeds`` with its agent, its other side, place and day."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import deeds, layers
from graphbuilder.extract.appointments import Appointments
from graphbuilder.extract.complements import ARTICLES
from graphbuilder.extract.framing import Framing
from graphbuilder.extract.groups import group
from graphbuilder.extract.layers import DateMention, Name, Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.otherside import other_side
from graphbuilder.extract.partakers import Partakers
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reported import ReportedEvent, label_of
from graphbuilder.extract.whereabouts import Place, Whereabouts
from graphbuilder.model import Mention, Part, Precision, Span

_BOTH = re.compile(
    r"\b(?:[Tt]he|[Bb]oth)\s+(?:two\s+)?(?:(?:foreign|prime|defen[cs]e|state)\s+)?"
    r"(?:sides|ministers|leaders|presidents|speakers|premiers|delegations|officials|heads\s+of\s+state)"
    r"(?:,?\s+(?:also|then|later|jointly|together|respectively|both))*\s*$",
    re.IGNORECASE,
)
"""Those whom the sentences before have named: "The two ministers signed …"."""
_TOGETHER = frozenset({"signing", "floralBasket"})
_TOLD = frozenset("said says told heard that if whether believes hopes".split())
"""Between two persons these part them: "A said that B agreed" is no talks of A and B."""
_DECREE = re.compile(r"\b(?:decree|decision)\s+of\s+(?:the\s+)?")
"""Before who appointed somebody: "according to a decree of the assembly"."""
_WITHIN = frozenset({"of", "in", "from", "at", "to"})
_WITH_PLACES = frozenset({"visit", "arrival", "inspection"})
_BY_SOMEBODY = frozenset({"visit", "meeting", "talks", "arrival", "departure", "donation"})
"""Without anybody named and without a place such a deed says nothing."""
_COMES = frozenset({"arrival", "departure"})
_DELEGATES = re.compile(r"(?:The\s+)?(?:[Pp]articipants\s+in|[Dd]elegates\s+to)\s+the\b")
_WITHOUT_AGENT = frozenset({"disaster", "floralBasket"})
_PERSONAL = frozenset({"inspection", "death", "election"})
"""Deeds of persons: another subject is another sense of the verb ("oil prices died down")."""


class DeedReader:
    """Reads deeds in one article."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.words = layers.words(doc)
        self.apart = layers.unglued(doc)
        self.grammar = Parties(doc)
        self.framing = Framing(doc, self.grammar)
        self.partakers = Partakers(self.grammar)
        self.appointments = Appointments(self.grammar, self.partakers)
        self.days = [d.span for d in layers.dates(doc)]
        self.places = Whereabouts(doc, self.grammar)
        self.headlines = [s for s in layers.sentences(doc) if s.part is Part.HEADLINE]
        self.body = [s for s in layers.sentences(doc) if s.part is Part.BODY and not s.quoted]

    def _deed(self, sentence: Sentence) -> tuple[int, ReportedEvent | None] | None:
        """The leftmost verb of the table with its agents; one that asks much gives way to the next."""
        spoken = self.words.lowers[sentence.first : sentence.last]
        likely = (deed for deed in deeds.DEEDS if not deed.begins.isdisjoint(spoken))
        matches = ((self._main(deed, sentence), deed) for deed in likely)
        found = [(match, deed) for match, deed in matches if match]
        for match, deed in sorted(found, key=lambda pair: pair[0].start()):
            at = self.grammar.word_at(match.start())
            if at <= sentence.first:
                return None
            event = self._acted(sentence, match, deed, at)
            if event or not (deed.sides or deed.subject or deed.type == "appointment"):
                return at, event
        return None

    def _main(self, deed: deeds.Deed, sentence: Sentence) -> re.Match[str] | None:
        """The first verb of a kind that isn't a relative clause's: "X, who is on a visit to Y, met"."""
        for match in deed.pattern.finditer(self.apart, sentence.span.start, sentence.span.end):
            at = self.grammar.word_at(match.start())
            if at == 0 or self.words.lowers[at - 1] not in ("who", "which", "whom"):
                return match
        return None

    def _acted(
        self, sentence: Sentence, match: re.Match[str], deed: deeds.Deed, at: int
    ) -> ReportedEvent | None:
        subject = Span(sentence.span.start, match.start())
        if deed.sides and not _TOLD.isdisjoint(self.words.lowers[sentence.first : at]):
            return None
        accident = deed.subject is not None
        if bool((deed.subject or deeds.NATURE).search(subject.of(self.text))) != accident:
            return None
        agents = [] if accident else self._agents(sentence.first, at)
        named = agents or self._countries(sentence.first, at) or group(self.doc, subject)
        day = deed.type == "anniversary" and any(subject.covers(d) for d in self.days)
        leaders = self._leaders(deed, subject, agents)
        both = deed.type in _TOGETHER and self.both(subject)
        crowd = self._crowd(deed, subject, at)
        if not (named or day or leaders or both or crowd or deed.type in _WITHOUT_AGENT):
            return None
        if deed.type in _PERSONAL and not any(p.agent.kind == "schema:Person" for p in agents):
            return None
        while self.words.lowers[at] in deeds.TO_COME:
            at += 1  # "will visit": the verb itself
        kind = "summit" if leaders else deed.type
        event = self.event(kind, sentence, at, Span(*match.span()), "", "verb", deed.sure)
        if not accident:
            self._subject(event, sentence, agents, subject, at)
        behind = self.grammar.word_at(match.end())
        self._objects(event, deed, sentence, at, behind)
        sides = sum(a.kind == "schema:Person" for a, _ in event.agents)
        troupes = sum(a.kind == "schema:Organization" for a, _ in event.agents)
        if sides + (sides and troupes) < deed.sides:
            return None
        event.label = deed.label
        event.name = label_of(event, self.text)
        empty = not event.agents and not event.places and deed.type in _BY_SOMEBODY
        empty = empty or (not event.agents and deed.type == "appointment")
        return None if empty else event

    def _crowd(self, deed: deeds.Deed, subject: Span, at: int) -> bool:
        """ "Many people have visited …", "The delegates to the … arrived": many without a name did it."""
        if deed.type == "visit":
            return self.words.lowers[at - 1] == "have"
        return deed.type in _COMES and _DELEGATES.match(self.text, subject.start) is not None

    def both(self, subject: Span) -> bool:
        """Whether a subject is two whom sentences before have named: "The two leaders"."""
        return _BOTH.search(subject.of(self.text)) is not None

    def two_before(self, sentence: Sentence) -> list[tuple[Mention, Span]]:
        """The two persons of the nearest sentence before, or of the headline, that names just two."""
        before = [*self.headlines, *self.body]
        for other in reversed([s for s in before if s.span.end <= sentence.span.start]):
            persons = {
                n.mention.name: (n.mention, other.span)
                for n in self.grammar.names
                if n.mention.kind == "schema:Person" and other.first <= n.first < other.last
            }
            if len(persons) == 2:
                return list(persons.values())
        return []

    def _leaders(self, deed: deeds.Deed, subject: Span, agents: list[Party]) -> bool:
        """ "Leaders of four states met", "The presidents … held talks": a summit."""
        person = any(p.agent.kind == "schema:Person" for p in agents)
        words = subject.of(self.text)
        plural = deeds.LEADERS.search(words)
        return deed.type in ("meeting", "talks") and not person and plural is not None

    def _subject(
        self,
        event: ReportedEvent,
        sentence: Sentence,
        agents: list[Party],
        subject: Span,
        at: int,
    ) -> None:
        """Who a verb's subject names: parties, else a group, else countries."""
        self.partakers.take(event, agents, sentence)
        troupe = group(self.doc, subject)
        if troupe and not any(troupe.name == agent.name for agent, _ in event.agents):
            event.agents.append((troupe, sentence.span))
        if not event.agents:
            countries = self._countries(sentence.first, at)
            event.agents += [(n.mention, n.mention.span) for n in countries]

    def _objects(
        self, event: ReportedEvent, deed: deeds.Deed, sentence: Sentence, at: int, behind: int
    ) -> None:
        """The other side, and where one went."""
        others = [
            p
            for p in other_side(self.framing, self._turned(event, deed), sentence, behind)
            if deed.type not in _WITH_PLACES
            or not (self._owner(p) or (deed.type == "visit" and self._complement(p, behind)))
        ]
        if deed.type != "appointment" or event.span.of(self.text).startswith("agreed"):
            self.partakers.take(event, others, sentence)
        if deed.type in _WITH_PLACES:
            event.places = self._went(self.places.goal(sentence, behind), event.places)
        if deed.type in _WITH_PLACES or deed.type == "floralBasket":
            known = {place.name for place, _ in event.places}
            event.agents = [pair for pair in event.agents if pair[0].name not in known]
        if deed.type == "session":
            self.partakers.take_names(event, at, behind, bodies_only=True)  # "told the council"
            event.places = []  # "imposed on groups in X": where the decision counts
        if deed.type == "appointment":
            self.appointments.take(event, event.span.of(self.text), sentence, behind)
            if decree := _DECREE.search(self.text, self.words.starts[at], sentence.span.end):
                first = self.grammar.word_at(decree.end())
                self.partakers.take_names(event, first, sentence.last, bodies_only=True)

    def _went(self, goals: list[Place], where: list[Place]) -> list[Place]:
        """All places where one went; fewer than two are completed by where it was."""
        known = {place.name for place, _ in goals}
        others = [place for place in where if place[0].name not in known]
        return [*goals, *others[: max(0, 2 - len(goals))]]

    def _turned(self, event: ReportedEvent, deed: deeds.Deed) -> deeds.Deed:
        """ "X was presented with a gift by Y": the other side of the passive stands behind "by"."""
        passive = event.span.of(self.text).startswith(("was ", "were "))
        given = deed.type in ("donation", "floralBasket")
        return replace(deed, others=("by",)) if passive and given else deed

    def _agents(self, first: int, verb: int) -> list[Party]:
        """The subject of a verb: whoever isn't named as a complement only, or a day ("May 1 marks")."""
        return [
            p
            for p in self.framing.arguments.subject(first, verb)
            if not self._complement(p, first)
            and not any(day.overlaps(p.agent.span) for day in self.days)
        ]

    def _complement(self, party: Party, first: int) -> bool:
        """ "bodies related to the activities of President X": named, but not as who acts."""
        starts = [party.agent.span.start, *(o.span.start for o in party.offices)]
        at = self.grammar.word_at(min(starts))
        person = party.agent.kind == "schema:Person"
        return person and at > first and self.words.lowers[at - 1] == "of"

    def _owner(self, party: Party) -> bool:
        """ "inspected the base of the Army", "the Army's units": whose place it was."""
        first = self.grammar.word_at(party.agent.span.start)
        full = self.grammar.at_last.get(first - 1)
        if full and self.words.texts[first - 1] == "(":  # "of the Army (KPA)"
            first = full.first
        if self.words.lowers[first - 1 : first] == ["the"]:
            first -= 1
        last = self.grammar.word_at(party.agent.span.end)
        owned = self.words.lowers[last : last + 1] in (["'s"], ["’s"])
        behind = self.words.lowers[first - 1] == "of" and party.agent.kind != "org:Post"
        return owned or (behind and party.agent.kind != "schema:Person")

    def _countries(self, first: int, last: int) -> list[Name]:
        """Countries as agents: "North Korea fired …", "Japan and the Philippines signed …"."""
        return [
            n
            for n in self.grammar.names_between(first, last)
            if n.last <= last
            and n.mention.kind == "schema:Country"
            and not n.demonym
            and not self._behind(n.first, first, _WITHIN)
        ]

    def _behind(self, at: int, first: int, prepositions: frozenset[str]) -> bool:
        """Whether a preposition stands before a name or title, its article aside."""
        while at > first and self.words.lowers[at - 1] in ARTICLES:
            at -= 1
        return at > first and self.words.lowers[at - 1] in prepositions

    def event(
        self, kind: str, sentence: Sentence, at: int, span: Span, name: str, rule: str, sure: float
    ) -> ReportedEvent:
        """An event of a sentence whose verb is known, with its status, day and place."""
        status = status_of(self.doc, sentence, at)
        event = ReportedEvent(kind, sentence, span, name, f"news.{rule}", sure, status)
        event.date = self._date(kind, sentence, at)
        event.places = self.places.behind(sentence, at)
        return event

    def _date(self, kind: str, sentence: Sentence, at: int) -> DateMention | None:
        """The day nearest to the verb, or the days from the first to the last; these first for a
        visit ("visited Cuba from May 3 to 5, the ministry said Thursday").
        """
        day = self.framing.date(sentence, at)
        ranges = [
            d
            for d in layers.dates(self.doc)
            if d.stated
            and d.stated.precision is Precision.RANGE
            and sentence.span.covers(d.span)
            and self.words.lowers[self.grammar.word_at(d.span.start) - 1] not in ARTICLES
        ]
        verb = self.words.starts[at]
        lasting = [d for d in ranges if kind == "visit" and d.span.start > verb]
        return next(iter(lasting), day) or next(iter(ranges), None)
