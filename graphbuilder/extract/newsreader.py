"""Finds the events that an article is the news of, by the tables in ``happenings``.

Reads the opening sentences: a verb with its agent, or a noun for the event as the subject.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import happenings, layers
from graphbuilder.extract.attendance import attend
from graphbuilder.extract.commentaries import commentary
from graphbuilder.extract.framing import Framing
from graphbuilder.extract.layers import DateMention, Name, Party, Sentence
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.reported import ReportedEvent, add, label_of, lower_article, shortened
from graphbuilder.extract.whereabouts import Whereabouts
from graphbuilder.model import Mention, Part, Precision, Span, terms

_LEAST_WORDS = 6  # of a sentence that tells something; shorter lines are the page's
_OPENING_PARAGRAPHS = 2
_LAST_PARAGRAPHS = 5
_STOPS = ".!?…\"'”’)"
_MOST = 3  # events of one article
_GROUPS = re.compile(
    r"\b(?:delegations?|teams?|troupes?|ensembles?|parties|group|crews?|organization)\b"
    r"(?:\s+(?:of|from)\s+(?:the\s+)?[A-Z][^,;.]*?|(?:\s+[A-Z][\w-]+){1,4})?(?=\s+(?:led|headed|and|on|here|from|for|which|who|with)\b"
    r"|\s+[a-z]+ed\b|\s+(?:left|met|held|took|gave|won|beat|paid|made|had|came)\b|[,;.]|\s*$)"
)
_GROUP_LEAD = re.compile(
    r"(?:(?:[A-Z][\w.'-]*|military|government|party|parliamentary|judo|art|folk|dance|friendship)\s+)+$"
)
_OPENER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:On|In|At|Earlier|Meanwhile)\b[^,;.]{0,60},\s+)?(?:The|An?|This)?\s*"
)
_HONOURED = frozenset(
    "statue statues bier portrait portraits tower monument cemetery grave".split()
)
_PROPER = re.compile(r"[A-Z][\w'’.-]*(?:\s+(?:(?:of|the|for|and|on)\s+)*[A-Z0-9][\w'’.-]*)+$")
"""A name of capitals: a body that no rule of names knows."""
_WITH_PLACES = frozenset({"visit", "arrival", "inspection"})
_CEREMONIES = (
    ("inaugura", "inauguration"),
    ("opening", "opening"),
    ("sign", "signing"),
    ("award", "award"),
)
_PERSONAL = frozenset({"inspection", "death", "election"})
"""Deeds of persons: another subject is another sense of the verb ("oil prices died down")."""


class NewsReader:
    """One article's news."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.words = layers.words(doc)
        self.grammar = Parties(doc)
        self.framing = Framing(doc, self.grammar)
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
            if after < 0 or sentence.last - sentence.first < _LEAST_WORDS or self._item(sentence):
                continue
            if after >= _LAST_PARAGRAPHS or len(found) >= _MOST:
                break
            event = self._sentence(sentence, deeds=after < _OPENING_PARAGRAPHS)
            if event:
                add(found, event)
        found = found or self._headlined()
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
            deed = self._deed(sentence)
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
        match = happenings.HAPPENING.match(self.text, start, min(end, start + 420))
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
        name = layers.readable(self.doc, span) if head == "what" else "floral tribute"
        event = self._event(kind, sentence, at, span, shortened(name), "noun", 0.85)
        first, last = self.grammar.word_at(start), at
        if kind in ("talks", "signing", "floralBasket", "session", "exercise", "donation", "award"):
            self._take_names(event, first, last)
        roles = self.framing.arguments.roles(at, sentence)
        self._take(event, [*roles["by"], *roles["from"]], sentence)
        if kind in ("donation", "award"):
            self._take(event, roles["to"], sentence)
        return at, event

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
            match = deed.pattern.search(self.text, sentence.span.start, sentence.span.end)
            if match and (best is None or (match.start(), number) < best[:2]):
                best = (match.start(), number, match, deed)
        if best is None:
            return None
        _, _, match, deed = best
        at = self.grammar.word_at(match.start())
        if at <= sentence.first:
            return None
        return at, self._acted(sentence, match, deed, at)

    def _acted(
        self, sentence: Sentence, match: re.Match[str], deed: happenings.Deed, at: int
    ) -> ReportedEvent | None:
        subject = Span(sentence.span.start, match.start())
        if (deed.type == "disaster") != bool(happenings.NATURE.search(subject.of(self.text))):
            return None
        agents = self.framing.arguments.subject(sentence.first, at)
        if deed.type == "disaster":
            agents = []
        elif (
            not agents
            and not self._countries(sentence.first, at)
            and not _GROUPS.search(subject.of(self.text))
        ):
            return None
        if deed.type in _PERSONAL and not any(p.agent.kind == "schema:Person" for p in agents):
            return None
        event = self._event(deed.type, sentence, at, Span(*match.span()), "", "verb", deed.sure)
        self._take(event, agents, sentence)
        self._take_group(event, subject)
        if not event.agents and deed.type != "disaster":
            event.agents += [
                (n.mention, n.mention.span) for n in self._countries(sentence.first, at)
            ]
        behind = self.grammar.word_at(match.end())
        others = self._others(deed, sentence, behind)
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
        return event

    def _grouped(self, subject: Span) -> bool:
        return _GROUPS.search(self.text, subject.start, subject.end) is not None

    def _countries(self, first: int, last: int) -> list[Name]:
        """Countries as agents: "North Korea fired …", "Japan and the Philippines signed …"."""
        return [
            n
            for n in self.grammar.names
            if first <= n.first
            and n.last <= last
            and n.mention.kind == "schema:Country"
            and not n.demonym
        ]

    def _others(self, deed: happenings.Deed, sentence: Sentence, at: int) -> list[Party]:
        """The other side of a deed: its object, or the party behind a preposition."""
        if not deed.others or at >= sentence.last:
            return []
        lowers = self.words.lowers
        limit = self.framing.arguments.limit(at, sentence)
        start = at
        other = {"with", "to", "for", "from"} | set(deed.others)
        while start < min(limit, at + 9) and lowers[start] not in other:
            start += 1
        behind = start < limit and lowers[start] in deed.others
        if behind and (start == at or "" not in deed.others):
            first = start + 1
        elif "" in deed.others:
            first = at
        else:
            return []
        until = self.framing.arguments.end(first, limit, "to")
        for i in range(first + 1, until):
            if lowers[i] in (
                "at",
                "in",
                "on",
                "as",
                "during",
                "where",
                "here",
                "while",
                "and",
            ) and (
                lowers[i] != "and"
                or lowers[i + 1 : i + 2] in (["had"], ["exchanged"], ["discussed"])
            ):
                if lowers[i] in ("at", "in") and any(
                    n.first < i < n.last for n in self.grammar.names
                ):
                    continue
                until = i
                break
        found = self.grammar.parties(first, until)
        honoured = not _HONOURED.isdisjoint(lowers[first:until])  # "to the statues of …"
        return [] if honoured else found

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
            if d.stated and d.stated.precision is Precision.RANGE and sentence.span.covers(d.span)
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

    def _take_group(self, event: ReportedEvent, subject: Span) -> None:
        """ "A delegation of the Foreign Ministry of Vietnam led by X": the delegation too."""
        match = _GROUPS.search(self.text, subject.start, subject.end)
        if match is None:
            return
        start = match.start()
        before = self.text[subject.start : start]
        lead = _GROUP_LEAD.search(before)
        start -= len(lead[0]) if lead else 0
        span = Span(start, match.end())
        name = layers.readable(self.doc, span)
        name = re.sub(r"^(?:An?|The)\s+", "", name)
        if " " in name and not any(name == agent.name for agent, _ in event.agents):
            event.agents.append((Mention("schema:Organization", span, name), event.sentence.span))

    def _behind_opener(self, sentence: Sentence) -> int:
        """Behind "On Monday," and the article: where the subject's words begin."""
        at = sentence.span.start
        match = _OPENER.match(self.text, at, sentence.span.end)
        return match.end() if match else at
