"""Finds the events that an article is the news of, by the tables in ``happenings``.

Reads the opening sentences: a verb with its agent, or a noun for the event as the subject.
"""

from __future__ import annotations

import re

from graphbuilder.extract import happenings, layers
from graphbuilder.extract.attendance import attend
from graphbuilder.extract.commentaries import commentary
from graphbuilder.extract.deedreader import DeedReader
from graphbuilder.extract.formerdays import is_anecdote, is_item, is_review
from graphbuilder.extract.layers import Party, Sentence
from graphbuilder.extract.reported import (
    ReportedEvent,
    add,
    label_of,
    lower_article,
    shortened,
)
from graphbuilder.extract.visits import visit_aside
from graphbuilder.extract.whereabouts import Place
from graphbuilder.model import Mention, Span

_LEAST_WORDS = 6  # of a sentence that tells something; shorter lines are the page's
_OPENING_PARAGRAPHS = 2
_LAST_PARAGRAPHS = 5
_STOPS = ".!?…\"'”’)"
_MOST = 3  # events of one article
_OPENER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:Then|And|Also),?\s+)?(?:(?:On|In|At|Earlier|Meanwhile)\b[^,;.]{0,60},\s+)?"
    r"(?:(?:That|The\s+same)\s+(?:day|evening|night|morning|afternoon),?\s+)?(?:(?:[Tt]he|[Aa]n?|[Tt]his)\b)?\s*"
)
_TOLD_ENDS = re.compile(
    r",?\s+(?:(?:held|staged|given|arranged|organi[sz]ed|on\s+the\s+spot)\b|on\s+[A-Z][a-z]+day\b)"
)
"""Behind what a happening is for: "for moving into new houses | held on the spot"."""
_HELD_AT = re.compile(r"\b(?:held|staged|given)\s+(?=(?:at|in)\s)")
_HE = re.compile(
    r"(?:[Hh]e|[Ss]he)\s+(?:(?:then|also)\s+)?(?P<verb>convened|presided\s+over)\s+an?\s+"
    r"(?P<what>(?:[\w-]+\s+){0,3}?meeting)\b"
)
"""A further event of whom the news is of: "He then convened a consultative meeting"."""
_NEW_HOMES = re.compile(r"\bon\s+the\s+spot\b|\b(?:moving|move)\s+into\b")
"""A ceremony at the place of which the article's first sentence tells."""
_DANCE = re.compile(r"\bdancing\s+part", re.IGNORECASE)
"""News by itself only, not behind a ceremony."""
_SPEAKING = frozenset({"talks", "meeting", "summit"})
_DURING = re.compile(
    r"\b(?:[Dd]uring|[Ii]n|[Aa]t)\s+(?:the|their)\s+(?:talks|meeting|summit)(?=\s+(?:in|at)\b)"
)
"""Where talks were, told later: "During the talks in Havana, …"."""
_SAYS_WHAT = re.compile(
    r"\s+(?:for|to|of|on|marking|between|against|in\s+(?:honou?r|memory)\s+of)\b"
)
_CEREMONIES = (
    ("inaugura", "inauguration"),
    ("opening", "opening"),
    ("sign", "signing"),
    ("award", "award"),
)
_PROGRAMME = frozenset({"visit", "arrival", "talks", "meeting"})
"""Behind these, later paragraphs tell what else the guests did: "X hosted a reception for them"."""
_CALL = re.compile(r"\bcall\b|\breceived\b")
_GIVEN_TO = frozenset({"donation", "award", "floralBasket"})
_SIGNERS = frozenset({"schema:Person", "org:Post"})
_ASIDE = frozenset({"floralBasket"})
"""News by itself only; behind a visit or funeral it is a part of that ("A wreath was laid …")."""


class NewsReader(DeedReader):
    """One article's news."""

    def read(self) -> list[ReportedEvent]:
        """The events, at most three, in the order of the text."""
        found: list[ReportedEvent] = []
        if article := commentary(self.doc, self.body):
            return [article]
        lead = self._lead()
        if lead is None or is_review(self.doc, lead):
            return []
        for sentence in self.body:
            after = sentence.paragraph - lead.paragraph
            if after < 0 or self._passed_over(sentence):
                continue
            programme = bool(found) and found[0].type in _PROGRAMME
            last = _LAST_PARAGRAPHS + 3 * programme
            if after >= last or len(found) >= _MOST:
                break
            opening = after < _OPENING_PARAGRAPHS
            event = self._sentence(sentence, deeds=opening or programme)
            if after >= _LAST_PARAGRAPHS and event and event.rule != "news.verb":
                continue
            if event and self._counts(event, found, opening=opening):
                add(found, event)
        found = found or self._headlined() or self._by_attendance()
        return self._completed(found) if found else []

    def _completed(self, found: list[ReportedEvent]) -> list[ReportedEvent]:
        """The events with what other sentences say of them: where it was, what else, who was there."""
        self._place(found[0])
        if len(found) < _MOST and (meeting := self._his_meeting(found)):
            found.append(meeting)
        if aside := visit_aside(self, self.body, found):
            found.append(aside)
        attend(found, self.body, self.apart, self.grammar)
        return found

    def _passed_over(self, sentence: Sentence) -> bool:
        """Whether a sentence tells no news: a line of the page, an item of a list, an old story."""
        short = sentence.last - sentence.first < _LEAST_WORDS
        return short or is_item(self.doc, sentence) or is_anecdote(self.doc, sentence)

    def _counts(self, event: ReportedEvent, found: list[ReportedEvent], *, opening: bool) -> bool:
        """Whether a further event is news too: no wreaths on a visit; late deeds only of its programme.

        "The ministers signed a treaty" behind the lead that tells their meeting is theirs.
        """
        if event.type in _ASIDE and any(e.type not in _ASIDE for e in found):
            return False
        if found and _DANCE.search(event.name):
            return False
        if event.type in ("signing", "floralBasket") and not event.agents:
            self._both_sides(event, found)
        if event.type == "signing" and not event.agents and event.rule == "news.verb":
            return False
        late = event.rule == "news.verb" and not opening
        call = _CALL.search(event.span.of(self.text)) is not None
        return not late or event.type in ("banquet", "signing") or call

    def _both_sides(self, event: ReportedEvent, found: list[ReportedEvent]) -> None:
        """ "The two leaders laid flowers": the two of the news so far, else of a sentence before."""
        if event.rule != "news.verb":
            return
        persons = [pair for e in found[:1] for pair in e.agents if pair[0].kind in _SIGNERS]
        both = self.both(Span(event.sentence.span.start, event.span.start))
        if not persons and both:
            persons = self.two_before(event.sentence)
        if both or event.type == "signing":
            event.agents = persons[:2]
            event.name = label_of(event, self.text)

    def _place(self, event: ReportedEvent) -> None:
        """Where talks were, if only a later sentence says it; where a ceremony "on the spot" was."""
        told = self.text[event.sentence.span.start : event.sentence.span.end]
        lead = self._lead()
        if lead and event.sentence != lead and _NEW_HOMES.search(told):
            event.places = self._told_at(lead) or event.places
        if event.places or event.type not in _SPEAKING:
            return
        for sentence in self.body:
            match = _DURING.search(self.text, sentence.span.start, sentence.span.end)
            if match:
                event.places = self.places.behind(sentence, self.grammar.word_at(match.end()))
                return

    def _told_at(self, lead: Sentence) -> list[Place]:
        """The farm and county where the first sentence has something done; no country, and neither of
        "the Alpha and Beta farms", which are no names.
        """
        known = {n.mention for n in self.grammar.names}
        return [
            (place, span)
            for place, span in self.places.behind(lead, lead.first + 1)
            if place.kind != "schema:Country"
            and (
                place in known
                or " " in place.name
                or self.words.lowers[self.grammar.word_at(place.span.end)] != "and"
            )
        ]

    def _lead(self) -> Sentence | None:
        """The first sentence that tells something: a line of date and place has no full stop."""
        long = [s for s in self.body if s.last - s.first >= _LEAST_WORDS]
        ended = (s for s in long if self.text[s.span.end - 1] in _STOPS)
        return next(ended, long[0] if long else None)

    def _by_attendance(self) -> list[ReportedEvent]:
        """ "Present at the ceremony for moving into new houses were …" behind what was built."""
        for sentence in self.body:
            if sentence.paragraph >= _LAST_PARAGRAPHS:
                break
            match = happenings.THERE.match(self.text, sentence.span.start, sentence.span.end)
            if match:
                kind = self._kind(match)
                _, event = self._noun(sentence, match, kind, "verb", sentence.span.start)
                held = _HELD_AT.search(self.text, match.end("noun"), match.start("verb"))
                if event and held and not event.places:
                    event.places = self.places.behind(sentence, self.grammar.word_at(held.end()))
                return [event] if event else []
        return []

    def _headlined(self) -> list[ReportedEvent]:
        """Where a long preamble comes first: a deed of whom the headline names."""
        named = {
            n.mention.name
            for s in self.headlines
            for n in self.grammar.names_between(s.first, s.last)
            if n.mention.kind == "schema:Person"
        }
        for sentence in self.body if named else ():
            if sentence.paragraph >= _LAST_PARAGRAPHS + 1 or is_item(self.doc, sentence):
                break
            deed = None if is_anecdote(self.doc, sentence) else self._deed(sentence)
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

    def _his_meeting(self, found: list[ReportedEvent]) -> ReportedEvent | None:
        """ "He then convened a consultative meeting": of the one person whom the news has named."""
        who = [pair for pair in found[0].agents if pair[0].kind == "schema:Person"]
        if len(who) != 1 or any(e.type == "meeting" for e in found):
            return None
        for sentence in self.body:
            match = _HE.match(self.text, sentence.span.start, sentence.span.end)
            after = sentence.paragraph - found[0].sentence.paragraph
            if match is None or not 0 <= after < _OPENING_PARAGRAPHS:
                continue
            at = self.grammar.word_at(match.start("verb"))
            event = self.event("meeting", sentence, at, Span(*match.span("what")), "", "noun", 0.8)
            event.agents, event.label = who, "meeting"
            event.name = label_of(event, self.text)
            return event
        return None

    def _happening(self, sentence: Sentence) -> tuple[int, ReportedEvent | None] | None:
        """ "A meeting took place …", "Floral baskets were laid …", "The … Factory was inaugurated"."""
        start = self._behind_opener(sentence)
        end = sentence.span.end
        if match := happenings.FLOWERS.match(self.text, start, end):
            group = "were" if match["were"] else "verb"
            return self._noun(sentence, match, "floralBasket", group, start)
        spoken = self.words.lowers[sentence.first : sentence.last]
        for kind, pattern in () if happenings.ENDS.isdisjoint(spoken) else happenings.PASSIVE:
            if match := pattern.search(self.text, start, min(end, start + 400)):
                return self._noun(sentence, match, kind, "verb", start)
        if match := happenings.OPENED.search(self.text, start, end):
            made = self._opening(sentence, match, start)
            return (match.start(), made) if made else None
        end = min(end, start + 420)
        held = happenings.HELD_THERE.search(self.text, start, end)
        match = happenings.HAPPENING.match(self.text, start, end) if held else None
        if match is None or match["what"].startswith(("Amid ", "With ")):
            return None  # "Amid a dancing party officials …"
        return self._noun(sentence, match, self._kind(match), "verb", start)

    def _kind(self, match: re.Match[str]) -> str:
        """The type of a happening; what its ceremony is for counts more than the ceremony."""
        what = match["what"].lower()
        noun = " ".join(match["noun"].lower().split())
        titles = " ".join(s.span.of(self.text) for s in self.headlines)
        kind = happenings.kind_of_noun(noun, f"{match[0]} {titles}")
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
        event = self.event(kind, sentence, at, span, shortened(name), "noun", 0.85)
        first, last = self.grammar.word_at(start), at
        if kind in ("talks", "signing", "floralBasket", "session", "exercise", "donation", "award"):
            self.partakers.take_names(event, first, last)
        if kind == "sports":
            self._teams(event)
        if kind == "funeral":
            self.partakers.take_names(event, first, last, persons_only=True)
        roles = self.framing.arguments.roles(at, sentence)
        end = self.grammar.word_at(match.end(verb))
        by = [p for p in roles["by"] if not self._of_another(p, end)]
        self.partakers.take(event, [*by, *roles["from"]], sentence)
        if kind in _GIVEN_TO:
            self.partakers.take(event, self._given_to(roles["to"]), sentence)
        return at, event

    def _given_to(self, parties: list[Party]) -> list[Party]:
        """Who gets it: a person or an office, not "the statues of X" nor "the tower"."""
        return [p for p in parties if p.agent.kind in _SIGNERS and not self._complement(p, 0)]

    def _told(self, match: re.Match[str], verb: str) -> int:
        """The end of a happening's name: with "for moving into new houses", up to its verb."""
        end = match.start(verb)
        while end > match.end("what") and self.text[end - 1] in " ,":
            end -= 1
        noun = match.end("noun") if "noun" in match.re.groupindex else match.end("what")
        if ends := _TOLD_ENDS.search(self.text, noun, end):
            end = ends.start()
        if end < match.end("what"):
            return end
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
        if opened and not self._venue(span, subject):
            return None
        kind = "exhibition" if noun else ("opening" if opened else "inauguration")
        name = shortened(subject if noun else f"{kind} of {lower_article(subject)}")
        event = self.event(kind, sentence, at, span, name, "opened", 0.85)
        if not noun:
            self.partakers.take_names(event, first, at, bodies_only=True)
        return event

    def _venue(self, span: Span, subject: str) -> bool:
        """Whether a subject is what one opens: it has a name or a venue's noun, unlike "such a fact"."""
        named = any(span.overlaps(n.mention.span) for n in self.grammar.names)
        return (
            named
            or happenings.VENUE.search(subject) is not None
            or re.search(r"\s[A-Z]", subject) is not None
        )

    def _teams(self, event: ReportedEvent) -> None:
        """The two teams of "the final between the Alpha and Beta teams"."""
        where = event.sentence.span
        match = happenings.TEAMS.search(self.text, where.start, where.end)
        for side in ("first", "second") if match else ():
            span = Span(*match.span(side)) if match else where
            name = f"{layers.readable(self.doc, span)} {match['kind'] if match else ''}"
            event.agents.append((Mention("schema:Organization", span, name), where))

    def _behind_opener(self, sentence: Sentence) -> int:
        """Behind "On Monday," and the article: where the subject's words begin."""
        at = sentence.span.start
        match = _OPENER.match(self.text, at, sentence.span.end)
        return match.end() if match else at
