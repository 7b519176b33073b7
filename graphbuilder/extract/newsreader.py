"""Finds the events that an article is the news of, by the tables in ``happenings``.

Reads the opening sentences: a verb with its agent, or a noun for the event as the subject.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import happenings, layers
from graphbuilder.extract.attendance import attend
from graphbuilder.extract.commentaries import commentary
from graphbuilder.extract.complements import ARTICLES
from graphbuilder.extract.framing import Framing
from graphbuilder.extract.groups import group
from graphbuilder.extract.layers import DateMention, Name, Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.otherside import other_side
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reported import ReportedEvent, add, label_of, lower_article, shortened
from graphbuilder.extract.whereabouts import Whereabouts
from graphbuilder.model import Part, Precision, Span, terms

_LEAST_WORDS = 6  # of a sentence that tells something; shorter lines are the page's
_OPENING_PARAGRAPHS = 2
_LAST_PARAGRAPHS = 5
_STOPS = ".!?…\"'”’)"
_MOST = 3  # events of one article
_OPENER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:On|In|At|Earlier|Meanwhile)\b[^,;.]{0,60},\s+)?(?:The|An?|This)?\s*"
)
_PROPER = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:of|the|for|and|on)\s+)*[A-Z0-9][\w'’.-]*)+$")
"""A name of capitals: a body that no rule of names knows."""
_WITHIN = frozenset({"of", "in", "from", "at", "to"})
_WITH_PLACES = frozenset({"visit", "arrival", "inspection"})
_SAYS_WHAT = re.compile(
    r"\s+(?:for|to|of|on|marking|between|against|in\s+(?:honou?r|memory)\s+of)\b"
)
_CEREMONIES = (
    ("inaugura", "inauguration"),
    ("opening", "opening"),
    ("sign", "signing"),
    ("award", "award"),
)
_BY_SOMEBODY = frozenset({"visit", "meeting", "talks", "arrival", "departure", "donation"})
"""Without anybody named and without a place such a deed says nothing."""
_WITHOUT_AGENT = frozenset({"disaster", "floralBasket"})
_PERSONAL = frozenset({"inspection", "death", "election"})
"""Deeds of persons: another subject is another sense of the verb ("oil prices died down")."""


class NewsReader:
    """One article's news."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.words = layers.words(doc)
        self.apart = layers.unglued(doc)
        self.grammar = Parties(doc)
        self.framing = Framing(doc, self.grammar)
        self.days = [d.span for d in layers.dates(doc)]
        self.places = Whereabouts(doc, self.grammar)
        self.body = [s for s in layers.sentences(doc) if s.part is Part.BODY and not s.quoted]

    def read(self) -> list[ReportedEvent]:
        """The events, at most three, in the order of the text."""
        found: list[ReportedEvent] = []
        if article := commentary(self.doc, self.body):
            return [article]
        lead = self._lead()
        for sentence in self.body if lead else ():
            after = sentence.paragraph - lead.paragraph if lead else 0
            short = sentence.last - sentence.first < _LEAST_WORDS
            if after < 0 or short or self._item(sentence) or self._anecdote(sentence):
                continue
            if after >= _LAST_PARAGRAPHS or len(found) >= _MOST:
                break
            event = self._sentence(sentence, deeds=after < _OPENING_PARAGRAPHS)
            if event:
                add(found, event)
        found = found or self._headlined() or self._by_attendance()
        if found:
            attend(found[0], self.body, self.text, self.grammar)
        return found

    def _lead(self) -> Sentence | None:
        """The first sentence that tells something: a line of date and place has no full stop."""
        long = [s for s in self.body if s.last - s.first >= _LEAST_WORDS]
        ended = (s for s in long if self.text[s.span.end - 1] in _STOPS)
        return next(ended, long[0] if long else None)

    def _item(self, sentence: Sentence) -> bool:
        """Whether a sentence is an item of a press review: that newspaper's news."""
        return self.words.texts[sentence.first] in ("-", "—", "*", "•")

    def _anecdote(self, sentence: Sentence) -> bool:
        """ "One day in September 1999, X visited …": a story of former days is no news."""
        lowers = self.words.lowers[sentence.first : sentence.last]
        at = lowers.index("day") if "day" in lowers else 0
        return at > 0 and lowers[at - 1 : at + 2] == ["one", "day", "in"]

    def _by_attendance(self) -> list[ReportedEvent]:
        """ "Present at the ceremony for moving into new houses were …" behind what was built."""
        for sentence in self.body:
            if sentence.paragraph >= _LAST_PARAGRAPHS:
                break
            match = happenings.THERE.match(self.text, sentence.span.start, sentence.span.end)
            if match:
                kind = self._kind(match)
                _, event = self._noun(sentence, match, kind, "verb", sentence.span.start)
                return [event] if event else []
        return []

    def _headlined(self) -> list[ReportedEvent]:
        """Where a long preamble comes first: a deed of whom the headline names."""
        heads = [s for s in layers.sentences(self.doc) if s.part is Part.HEADLINE]
        named = {
            n.mention.name
            for s in heads
            for n in self.grammar.names
            if s.first <= n.first < s.last and n.mention.kind == "schema:Person"
        }
        for sentence in self.body if named else ():
            if sentence.paragraph >= _LAST_PARAGRAPHS + 1 or self._item(sentence):
                break
            deed = None if self._anecdote(sentence) else self._deed(sentence)
            event = deed[1] if deed else None
            if event and any(agent.name in named for agent, _ in event.agents):
                return [event]
        return []

    # -- what happened --------------------------------------------------------------------------

    def _sentence(self, sentence: Sentence, *, deeds: bool) -> ReportedEvent | None:
        """The event that a sentence tells first; deeds only in the opening."""
        candidates = [self._happening(sentence), self._deed(sentence) if deeds else None]
        found = [(at, event) for at, event in (c for c in candidates if c) if event]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def _happening(self, sentence: Sentence) -> tuple[int, ReportedEvent | None] | None:
        """ "A meeting took place …", "Floral baskets were laid …", "The … Factory was inaugurated"."""
        start = self._behind_opener(sentence)
        end = sentence.span.end
        if match := happenings.FLOWERS.match(self.text, start, end):
            group = "were" if match["were"] else "verb"
            return self._noun(sentence, match, "floralBasket", group, start)
        for kind, pattern in happenings.PASSIVE:
            if match := pattern.search(self.text, start, min(end, start + 400)):
                return self._noun(sentence, match, kind, "verb", start)
        if match := happenings.OPENED.search(self.text, start, end):
            made = self._opening(sentence, match, start)
            return (match.start(), made) if made else None
        end = min(end, start + 420)
        held = happenings.HELD_THERE.search(self.text, start, end)
        match = happenings.HAPPENING.match(self.text, start, end) if held else None
        if match is None:
            return None
        return self._noun(sentence, match, self._kind(match), "verb", start)

    def _kind(self, match: re.Match[str]) -> str:
        """The type of a happening; what its ceremony is for counts more than the ceremony."""
        what = match["what"].lower()
        kind = happenings.NOUNS[match["noun"].lower()]
        if kind == "ceremony":
            return next((other for stem, other in _CEREMONIES if stem in what), kind)
        if kind == "meeting" and any(w in what for w in ("plenary", "enlarged", "emergency")):
            return "session"
        return kind

    def _noun(
        self, sentence: Sentence, match: re.Match[str], kind: str, verb: str, start: int
    ) -> tuple[int, ReportedEvent | None]:
        at = self.grammar.word_at(match.start(verb))
        head = "laid" if match.re is happenings.FLOWERS and match["laid"] else "what"
        span = Span(match.start(head), match.end(head))
        name = "floral tribute"
        if head == "what":
            name = layers.readable(self.doc, Span(span.start, self._told(match, verb)))
            common = name.split()[0].lower() in happenings.NOUNS
            name = name[0].lower() + name[1:] if common else name
        event = self._event(kind, sentence, at, span, shortened(name), "noun", 0.85)
        first, last = self.grammar.word_at(start), at
        if kind in ("talks", "signing", "floralBasket", "session", "exercise", "donation", "award"):
            self._take_names(event, first, last)
        roles = self.framing.arguments.roles(at, sentence)
        end = self.grammar.word_at(match.end(verb))
        by = [p for p in roles["by"] if not self._of_another(p, end)]
        self._take(event, [*by, *roles["from"]], sentence)
        if kind in ("donation", "award"):
            self._take(event, roles["to"], sentence)
        return at, event

    def _told(self, match: re.Match[str], verb: str) -> int:
        """The end of a happening's name: with "for moving into new houses", up to its verb."""
        end = match.start(verb)
        while end > match.end("what") and self.text[end - 1] in " ,":
            end -= 1
        rest = self.text[match.end("what") : end]
        return end if _SAYS_WHAT.match(rest) and '"' not in rest else match.end("what")

    def _of_another(self, party: Party, verb: int) -> bool:
        """ "to convey the gifts sent by X": the agent of another participle, not of the event."""
        starts = [party.agent.span.start, *(o.span.start for o in party.offices)]
        at = self.grammar.word_at(min(starts))
        while at > verb and self.words.lowers[at - 1] != "by":
            at -= 1
        word = self.words.lowers[at - 2] if at - 1 > verb else ""
        return word.endswith("ed") or word in ("sent", "given", "made", "held", "written", "won")

    def _opening(
        self, sentence: Sentence, match: re.Match[str], start: int
    ) -> ReportedEvent | None:
        at = self.grammar.word_at(match.start())
        first = self.grammar.word_at(start)
        span = Span(start, max(start + 1, self.words.ends[at - 1])) if at > first else None
        if span is None or len(span) > 160:
            return None
        subject = re.split(r"\s+(?:has|have|was|were)\s+been\b", layers.readable(self.doc, span))[0]
        noun = re.search(r"\b(exhibition|expo|fair)\b", subject.lower())
        opened = match[0].endswith("opened")
        kind = "exhibition" if noun else ("opening" if opened else "inauguration")
        name = shortened(subject if noun else f"{kind} of {lower_article(subject)}")
        event = self._event(kind, sentence, at, span, name, "opened", 0.85)
        if not noun:
            self._take_names(event, first, at, bodies_only=True)
        return event

    def _deed(self, sentence: Sentence) -> tuple[int, ReportedEvent | None] | None:
        """The leftmost verb of the table with its agents."""
        best: tuple[int, int, re.Match[str], happenings.Deed] | None = None
        for number, deed in enumerate(happenings.DEEDS):
            match = self._main(deed, sentence)
            if match and (best is None or (match.start(), number) < best[:2]):
                best = (match.start(), number, match, deed)
        if best is None:
            return None
        _, _, match, deed = best
        at = self.grammar.word_at(match.start())
        if at <= sentence.first:
            return None
        return at, self._acted(sentence, match, deed, at)

    def _main(self, deed: happenings.Deed, sentence: Sentence) -> re.Match[str] | None:
        """The first verb of a kind that isn't a relative clause's: "X, who is on a visit to Y, met"."""
        for match in deed.pattern.finditer(self.apart, sentence.span.start, sentence.span.end):
            at = self.grammar.word_at(match.start())
            if at == 0 or self.words.lowers[at - 1] not in ("who", "which", "whom"):
                return match
        return None

    def _acted(
        self, sentence: Sentence, match: re.Match[str], deed: happenings.Deed, at: int
    ) -> ReportedEvent | None:
        subject = Span(sentence.span.start, match.start())
        if (deed.type == "disaster") != bool(happenings.NATURE.search(subject.of(self.text))):
            return None
        agents = [] if deed.type == "disaster" else self._agents(sentence.first, at)
        named = agents or self._countries(sentence.first, at) or group(self.doc, subject)
        day = deed.type == "anniversary" and any(subject.covers(d) for d in self.days)
        if not (named or day or deed.type in _WITHOUT_AGENT):
            return None
        if deed.type in _PERSONAL and not any(p.agent.kind == "schema:Person" for p in agents):
            return None
        while self.words.lowers[at] in happenings.TO_COME:
            at += 1  # "will visit": the verb itself
        event = self._event(deed.type, sentence, at, Span(*match.span()), "", "verb", deed.sure)
        self._take(event, agents, sentence)
        troupe = group(self.doc, subject)
        if troupe and not any(troupe.name == agent.name for agent, _ in event.agents):
            event.agents.append((troupe, sentence.span))
        if not event.agents and deed.type != "disaster":
            event.agents += [
                (n.mention, n.mention.span) for n in self._countries(sentence.first, at)
            ]
        behind = self.grammar.word_at(match.end())
        others = [
            p
            for p in other_side(self.framing, deed, sentence, behind)
            if deed.type != "visit" or not self._complement(p, behind)
        ]
        self._take(event, others, sentence)
        if deed.type in _WITH_PLACES:
            event.places = [*self.places.goal(sentence, behind), *event.places][:2]
            goals = {place.name for place, _ in event.places}
            event.agents = [pair for pair in event.agents if pair[0].name not in goals]
        if deed.type == "session":
            event.places = []  # "imposed on groups in X": where the decision counts
        if deed.type == "appointment":
            self._take_names(event, behind, sentence.last, persons_only=True)
        event.name = label_of(deed, event, self.text, sentence)
        empty = not event.agents and not event.places and deed.type in _BY_SOMEBODY
        return None if empty else event

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

    def _countries(self, first: int, last: int) -> list[Name]:
        """Countries as agents: "North Korea fired …", "Japan and the Philippines signed …"."""
        return [
            n
            for n in self.grammar.names
            if first <= n.first
            and n.last <= last
            and n.mention.kind == "schema:Country"
            and not n.demonym
            and not self._behind(n.first, first, _WITHIN)
        ]

    def _behind(self, at: int, first: int, prepositions: frozenset[str]) -> bool:
        """Whether a preposition stands before a name or title, its article aside."""
        while at > first and self.words.lowers[at - 1] in ARTICLES:
            at -= 1
        return at > first and self.words.lowers[at - 1] in prepositions

    # -- who, where, when -----------------------------------------------------------------------

    def _event(
        self, kind: str, sentence: Sentence, at: int, span: Span, name: str, rule: str, sure: float
    ) -> ReportedEvent:
        status = status_of(self.doc, sentence, at)
        event = ReportedEvent(kind, sentence, span, name, f"news.{rule}", sure, status)
        event.date = self._date(sentence, at)
        event.places = self.places.behind(sentence, at)
        return event

    def _date(self, sentence: Sentence, at: int) -> DateMention | None:
        """The day nearest to the verb, or the days from the first to the last."""
        day = self.framing.date(sentence, at)
        spans = [
            d
            for d in layers.dates(self.doc)
            if d.stated
            and d.stated.precision is Precision.RANGE
            and sentence.span.covers(d.span)
            and self.words.lowers[self.grammar.word_at(d.span.start) - 1] not in ARTICLES
        ]
        return day or (spans[0] if spans else None)

    def _take(self, event: ReportedEvent, parties: list[Party], sentence: Sentence) -> None:
        taken = {agent.name for agent, _ in event.agents}
        named = {n.mention for n in self.grammar.names}
        for party in parties:
            office = party.agent.kind == "org:Post" and bool(party.offices[0].organizations)
            known = office or party.agent.kind == "schema:Person" or party.agent in named
            known = known or _PROPER.match(party.agent.name) is not None
            if known and party.agent.name not in taken:  # a mere group takes no part by name
                taken.add(party.agent.name)
                event.agents.append((party.agent, sentence.span))

    def _take_names(
        self,
        event: ReportedEvent,
        first: int,
        last: int,
        *,
        bodies_only: bool = False,
        persons_only: bool = False,
    ) -> None:
        taken = {agent.name for agent, _ in event.agents}
        for name in self.grammar.names:
            if not (first <= name.first and name.last <= last) or name.demonym:
                continue
            person = name.mention.kind == "schema:Person"
            body = terms.is_a(name.mention.kind, "schema:Organization") and not persons_only
            if (body or (person and not bodies_only)) and name.mention.name not in taken:
                taken.add(name.mention.name)
                event.agents.append((name.mention, event.sentence.span))

    def _behind_opener(self, sentence: Sentence) -> int:
        """Behind "On Monday," and the article: where the subject's words begin."""
        at = sentence.span.start
        match = _OPENER.match(self.text, at, sentence.span.end)
        return match.end() if match else at
