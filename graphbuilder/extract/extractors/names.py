"""Names of persons, bodies, countries and places.

A name is an authority label, or a capitalised sequence ("run") whose class its own form or its
context tells: a head noun makes a body ("Ministry of …", "… Committee") or a place ("… County"),
an office, honorific, apposition or the Korean pattern of surname and given name makes a person.
What nothing tells stays unnamed: a wrong class is worse than none.

Habits of the wire that are covered: an office before the name (5); glued tokens (10, by the
tokeniser); the same name again without its office (11). In a headline all words are capitalised, so
it names only what the body names too, and what the authority files or the Korean form tell.
"""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.bodies import COMPANIES
from graphbuilder.extract.layers import Known, Name
from graphbuilder.extract.lexicon import (
    FIELDS,
    HONORIFICS,
    NEVER_NAMES,
    OCCUPATIONS,
    OFFICE_HEADS,
    OFFICE_PLURALS,
    ORDINALS,
    PLACE_HEADS,
)
from graphbuilder.extract.namecollector import NameCollector
from graphbuilder.extract.persons import NO_PERSONS, Persons, Run
from graphbuilder.extract.pipeline import extractor
from graphbuilder.extract.runs import GENERIC, TITLE_WORDS
from graphbuilder.model import Part

_EMBASSIES = frozenset({"embassy", "consulate", "mission", "legation"})
_READ_ELSEWHERE = frozenset({"gb:Document", "gb:Event", "org:Post"})
"""Classes of authority entries that extractors of their own read."""
_COMMON = GENERIC | frozenset("senior leading ruling top armed".split())
_NUMBERED = frozenset(ORDINALS) | {"last", "next"}
_OF_THE_STATE = frozenset(
    tuple(name.split())
    for name in (
        "cabinet|national assembly|people 's assembly|federal assembly|state council|"
        "supreme court|constitutional court|central bank|lower house"
        "|upper house|foreign ministry|defence ministry|council of ministers"
    ).split("|")
)
"""Bodies that a state has one of: without more words they are that of the state spoken of."""
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)")
_SITTINGS = frozenset("congress conference assembly".split())
_VISITING = frozenset(
    "inspecting visiting touring attending addressing greeting receiving leaving entering".split()
)
"""Participles that begin a sentence or headline with a capital: no part of the name behind them."""
_LOCAL = frozenset("municipal provincial city county district regional".split())
_PLURALS = OFFICE_PLURALS | {word for word in OCCUPATIONS if word.endswith("s")}
_BEFORE_PERSONS = (TITLE_WORDS | OCCUPATIONS | {"'s", "'"}) - {"son"}  # a surname too
_PERSON_WORDS = 7
_NO_LAST = NEVER_NAMES | {"'s", "'"}  # words that no name ends in


class _Reader(NameCollector):
    """One article's names; holds what the steps share."""

    def __init__(self, doc: Doc) -> None:
        super().__init__(doc)
        self.authority = layers.authority(doc)
        self.persons = Persons(doc)
        self.candidates: list[Run] = []

    def read(self) -> list[Name]:
        for sentence in layers.sentences(self.doc):
            at = sentence.first
            while at < sentence.last:
                if self.runs.begins(at):
                    at = self._run(at, sentence.last, headline=sentence.part is Part.HEADLINE)
                else:
                    at = self._ministry(at, sentence.last) or at + 1
        for inside in layers.known_within(self.doc):
            self._known(inside, within=True)
        self.candidates = self.share_nouns(self.candidates)
        self._decide_persons()
        self.acronyms()
        self.model_names()
        self.settle_headline()
        if layers.article(self.doc).teaser_only:
            self.drop_cut_off()
        return sorted(self.found, key=lambda n: (n.first, -n.last))

    def _ministry(self, at: int, limit: int) -> int | None:
        """ "the foreign ministry", "the South Korean unification ministry" in small letters."""
        lowers = self.words.lowers
        end = at
        while end < limit and lowers[end] in FIELDS:
            end += 1
        if end == at or end >= limit or lowers[end] != "ministry":
            return None
        before = self.found[-1] if self.found else None
        first = before.first if before and before.demonym and before.last == at else at
        titled = lowers[end + 1 : end + 2] in (["spokesman"], ["spokesperson"], ["spokeswoman"])
        if first == at and not titled and lowers[at - 1] != "the":
            return None
        self.add("schema:GovernmentOrganization", first, end + 1, 0.75, "ministry")
        return end + 1

    # -- runs -----------------------------------------------------------------------------------

    def _run(self, first: int, limit: int, *, headline: bool) -> int:
        """Give the run that begins at a word its class; returns the word at which to go on."""
        central = self.runs.central_committee(first, limit)
        last = central or self.runs.end(first, limit)
        head = central or self.runs.head(first, last)
        if head is None:
            return self._plain(first, last, limit, headline=headline)
        return self._body(first, head, limit)

    def _body(self, first: int, head: int, limit: int) -> int:
        start, end = self.runs.body_bounds(first, head, limit)
        if start > first:
            self._plain(first, start, start, headline=False)
        known = self.runs.known.get(start)
        if known and known.last == end and known.entry.key.startswith("organization/"):
            self._known(known)
            return end
        visiting = self.words.lowers[start] in _VISITING
        start += visiting and self.words.caps[start + 1 : start + 2] == [True]
        lowers = self.words.lowers[start:end]
        if COMPANIES.issuperset(self.words.lowers[start : head + 1]):
            return head + 1
        if self._sitting(start, head):
            return head + 1  # "11th Congress of the Party", "Eighth Party Congress" are events
        if _COMMON.issuperset(lowers):
            self._local_body(start, end)
            self._own_body(start, end)
            return end  # "Party", "Central Committee" alone are no names
        name = self.runs.body_name(start, end)
        entry = self.authority.find(name)
        if entry and entry.key.startswith("organization/"):
            self.add(entry.kind, start, end, 0.95, "authority", name=name, key=entry.key)
        else:
            self.add(
                self.runs.body_kind(end - 1 if head >= end else head),
                start,
                end,
                0.85,
                "head-noun",
                name=name,
            )
        self._places_within(start, end)
        return end

    def _sitting(self, start: int, head: int) -> bool:
        """Whether a number stands before a congress, conference or assembly: an event, no body."""
        lowers = self.words.lowers
        if self._word(head) not in _SITTINGS or head in self.runs.known:
            return False
        numbers = (start - 1, *range(start, head))
        return any(at >= 0 and self._numbered(lowers[at]) for at in numbers)

    @staticmethod
    def _numbered(word: str) -> bool:
        return word in _NUMBERED or _ORDINAL.fullmatch(word) is not None

    def _own_body(self, start: int, end: int) -> None:
        """ "the Cabinet", "the National Assembly": that of the publisher's country, where the
        authority files know it; else one that is this article's own.
        """
        words = tuple(self.words.lowers[start:end])
        capitals = (
            caps or word == "'s"
            for caps, word in zip(self.words.caps[start:end], words, strict=True)
        )
        if words not in _OF_THE_STATE or not all(capitals):
            return
        if self._word(start - 1) != "the" and self._word(end) not in OFFICE_HEADS:
            return
        publisher = self.authority.find(layers.article(self.doc).publisher or "")
        country = self.authority.country_of(publisher.key) if publisher else None
        entry = self.authority.entries.get(country) if country else None
        name = layers.readable(self.doc, self.runs.span(start, end))
        known = self.authority.find(f"{name} of the {entry.label}") if entry else None
        if known:
            self.add(known.kind, start, end, 0.85, "publishers-state", name=name, key=known.key)
        elif len(words) > 1:
            local = layers.article(self.doc).identifier
            self.add("schema:GovernmentOrganization", start, end, 0.75, "state-body", local=local)

    def _local_body(self, start: int, end: int) -> None:
        """ "the Da Nang municipal Party Committee": a place makes a common name a body's."""
        if end - start < 2 or self._word(start - 1) not in _LOCAL:
            return
        place = next((k for k in self.runs.known.values() if k.last == start - 1), None)
        if place and self.runs.place_at(place.first):
            self.add("schema:Organization", place.first, end, 0.8, "local-body")

    def _places_within(self, first: int, last: int) -> None:
        """Countries and places inside a body's name are named by it too."""
        for at in range(first, last):
            if self.runs.place_at(at) and self.runs.known[at].last <= last:
                self._known(self.runs.known[at], within=True)

    def _plain(self, first: int, last: int, limit: int, *, headline: bool) -> int:
        """A run without a body's head: authority names, places, then perhaps a person."""
        at = start = first
        while at < last:
            known = self.runs.known.get(at)
            if known and not self._in_person(known, first, last):
                self._candidate(start, at, headline=headline)
                at = start = self._known_run(known, limit)
            elif known is None and self.place_begins(at, start):
                self.add_place(start, at + 1)
                at = start = at + 1
            else:
                at += 1
        self._candidate(start, last, headline=headline)
        return max(at, last)

    def _in_person(self, known: Known, first: int, last: int) -> bool:
        """ "Chad Smith", "Kim Song": a short label inside a longer personal name."""
        at = known.first
        # "President of Kazakhstan Kassym-Jomart Tokayev", "DPRK Kim Myong Hun" are two names
        of = at == first and at > 1 and "of" in self.words.lowers[at - 2 : at]
        if of or self.words.texts[at].isupper() or self.persons.korean(at + 1, last):
            return False
        if known.last - at == 1 and known.entry.key.startswith("person/"):
            return first < at < last - 1  # "Filomena Guterres Soares"
        if known.last - at > 1 or last - first < 2 or known.entry.key.startswith("person/"):
            return False
        if at > first and self.persons.korean(first, last):
            return True
        others = any(
            i in self.runs.known or self.words.lowers[i] in TITLE_WORDS for i in range(at + 1, last)
        )
        if others or last - at < 2:
            return False
        titled = at > 0 and self.words.lowers[at - 1] in HONORIFICS
        return titled or self.persons.evidence(Run(at, last))[1] == "apposition"

    # -- authority names ------------------------------------------------------------------------

    def _known_run(self, known: Known, limit: int) -> int:
        """An authority name by itself, or the longer place or embassy that it begins."""
        after = self._longer_place(known) or self._embassy(known, limit)
        if after is None:
            self._known(known)
        return after or known.last

    def _longer_place(self, known: Known) -> int | None:
        """ "Sinuiju City", "Kangwon Province" where only the first word is known."""
        at = known.last
        if at >= len(self.words) or not known.entry.key.startswith("place/"):
            return None
        if not self.words.caps[at] or self.words.lowers[at] not in PLACE_HEADS:
            return None
        self._known(known, until=at + 1)
        return at + 1

    def _embassy(self, known: Known, limit: int) -> int | None:
        """ "the Vietnamese embassy", "the DPRK embassy in Moscow": a body without capitals."""
        end = known.last + 1
        country = known.entry.key.startswith("country/") and known.last < limit
        if not country or self.words.lowers[known.last] not in _EMBASSIES:
            return None
        at = end
        if at + 1 < limit and self.words.lowers[at] in ("in", "to"):
            at += 1 + (self.words.lowers[at + 1] == "the")
            if at < limit and self.runs.place_at(at):
                end = self.runs.end(at, limit)
        self.add("schema:GovernmentOrganization", known.first, end, 0.8, "embassy")
        self._places_within(known.first, end)
        return end

    def _known(self, known: Known, until: int | None = None, *, within: bool = False) -> None:
        if known.entry.kind not in _READ_ELSEWHERE:
            last, demonym = until or known.last, known.demonym
            sure, rule = (0.9, "demonym") if demonym else (0.98, "authority")
            key = known.entry.key
            self.add(
                known.entry.kind,
                known.first,
                last,
                sure,
                rule,
                key=key,
                demonym=demonym,
                within=within,
            )

    # -- persons --------------------------------------------------------------------------------

    def _candidate(self, first: int, last: int, *, headline: bool) -> None:
        """Keep a run for the decision on persons, its titles and function words cut away."""
        lowers = self.words.lowers
        # "Minister of Foreign Affairs Nguyen Hoang Lam": the field is no part of the name
        listed = first > 1 and lowers[first - 1] == "and" and lowers[first - 2] in FIELDS
        of = first > 0 and lowers[first - 1] in ("of", "for")
        field = FIELDS if of or listed else frozenset()
        # "Treasury Secretary Janet Yellen", "Unification Minister Kim Yung Ho": a title without "of"
        heads = [i for i in range(first + 1, last - 1) if lowers[i] in OFFICE_HEADS]
        first = heads[-1] + 1 if heads else first
        while first < last and (lowers[first] in _BEFORE_PERSONS or lowers[first] in field):
            first += 1
        while last > first and (lowers[last - 1] in _NO_LAST and not self.runs.al_said(last - 1)):
            if self.persons.korean(first, last):
                break  # "Jong Myong Do"
            last -= 1
        if first < last:
            self.candidates.append(Run(first, last, headline))

    def _decide_persons(self) -> None:
        """Decide which candidates are persons: surest evidence first, then what it supports."""
        accepted = self.known_persons()
        rest: list[Run] = []
        self.persons.names_at |= {n.last: n.first for n in self.found if not n.demonym}
        for run in self.candidates:
            sure, rule = (0.0, "") if run.headline else self.persons.evidence(run)
            if sure:
                self._person(run, sure, rule)
                accepted.add(self._key(run))
            elif not run.headline and self.persons.korean(run.last - 3, run.last):
                # "Vice-Minister of Foreign Affairs Ri Kwang Ho": a field and a name in one run
                self._person(Run(run.last - 3, run.last), 0.85, "korean-form")
            else:
                rest.append(run)
        surnames = _surnames(accepted)
        for run in self._coordinated(rest, accepted):
            if run.headline:
                self._in_headline(run, accepted)
            elif self._key(run) in accepted:
                self._person(run, 0.9, "repeated")
            elif self._key(run) in surnames:
                self._person(run, 0.8, "short-form")

    def _key(self, run: Run) -> tuple[str, ...]:
        return tuple(self.words.lowers[run.first : run.last])

    def _coordinated(self, runs: list[Run], accepted: set[tuple[str, ...]]) -> list[Run]:
        """ "Lin Gennan, Cui Tongjun and Wang Shuli, members of …": neighbours of a person.

        Returns the runs that it can't decide.
        """
        starts = {n.first for n in self.found if n.mention.kind == "schema:Person"}
        ends = {n.last: n for n in self.found if n.mention.kind == "schema:Person"}
        left: list[Run] = []
        for run in reversed(runs):
            if not NO_PERSONS.isdisjoint(self.words.lowers[run.first : run.last]):
                left.append(run)
                continue
            joined = run.last < len(self.words) and self.words.lowers[run.last] in (",", "and")
            before = ends.get(run.first - 1) if self._word(run.first - 1) == "and" else None
            titled = before and self.persons.office_ahead(before.first, before.last)
            ahead = titled and self._word(run.last) == ","
            plural = before and (ahead or self._word(before.first - 1) in _PLURALS)
            joined = joined and run.last + 1 in starts
            joined = joined and self._word(run.first - 1) not in ("of", "at", "in", "for")
            if (joined or plural) and 2 <= run.last - run.first <= 5:
                self._person(run, 0.85, "coordinated")
                accepted.add(self._key(run))
                starts.add(run.first)
            else:
                left.append(run)
        return left[::-1]

    def _word(self, at: int) -> str:
        return self.words.lowers[at] if 0 <= at < len(self.words) else ""

    def _in_headline(self, run: Run, accepted: set[tuple[str, ...]]) -> None:
        """Persons inside a headline's run of capitals: named in the body, or of Korean form."""
        at = run.first
        while at < run.last:
            ends = range(min(run.last, at + _PERSON_WORDS), at, -1)
            end = next((e for e in ends if self._key(Run(at, e)) in accepted), None)
            if end is None and at + 3 <= run.last and self.persons.korean(at, at + 3):
                end = at + 3
            if end is not None:
                self._person(Run(at, end), 0.85, "headline")
            at = end or at + 1

    def _person(self, run: Run, sure: float, rule: str) -> None:
        name = layers.readable(self.doc, self.runs.span(run.first, run.last))
        entry = self.authority.find(name)
        key = entry.key if entry and entry.key.startswith("person/") else None
        self.add("schema:Person", run.first, run.last, sure, rule, name=name, key=key)


def _surnames(persons: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """The surnames, first or last, that only one of the persons bears."""
    whole = [p for p in persons if len(p) > 1]
    bearers = Counter(word for p in whole for word in {p[0], p[-1]})
    return {(word,) for word, number in bearers.items() if number == 1}


@extractor("names", assigns=("names",), requires=("known", "sentences"))
def read_names(doc: Doc) -> None:
    """Find the names of persons, bodies, countries and places."""
    doc._.names = _Reader(doc).read()
