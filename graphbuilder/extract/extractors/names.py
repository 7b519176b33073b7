"""Names of persons, bodies, countries and places.

A name is an authority label, or a capitalised sequence ("run") whose class its own form or its
context tells: a head noun makes a body ("Ministry of …", "… Committee") or a place ("… County"),
an office, honorific, apposition or the Korean pattern of surname and given name makes a person.
What nothing tells stays unnamed: a wrong class is worse than none.

Habits of the wire that are covered: "C.C., Communist Party" is one name (4, 12); an office before
the name (5); glued tokens (10, by the tokeniser); the same name again without its office (11).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Known, Name, Words
from graphbuilder.extract.lexicon import (
    BODY_HEADS,
    EPITHETS,
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
    PERSON_VERBS,
    PLACE_HEADS,
    WEEKDAYS,
)
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Mention, Part, Span

_SYLLABLE = re.compile(
    r"(?:[CKPT]h|[KPTSJ]{2}|[BCDGHJKMNPRSTWY])?(?:y|w)?(?:yae|yeo|ae|ye|ya|yo|yu|wa|wo|wi|oe|eo|eu|ui"
    r"|oo|ee|a|e|i|o|u)(?:ng|n|m|k|l|p|t|s|b|g|h)?$",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^[IVXLCⅠ-ⅿ]+$")
_CALENDAR = frozenset(f"{m}." if len(m) < 5 and m not in ("may", "june", "july") else m for m in MONTHS) | frozenset(WEEKDAYS) | {"juche"}
_OFFICE_WORDS = OFFICE_HEADS | OFFICE_PLURALS
_TITLE_WORDS = _OFFICE_WORDS | HONORIFICS | EPITHETS | OFFICE_MODIFIERS
_BEFORE_BODIES = (_OFFICE_WORDS | HONORIFICS | EPITHETS) - {"general", "major"}
_EMBASSIES = frozenset({"embassy", "consulate", "mission", "legation", "embassies"})
_RUN_ON = frozenset({"of", "for"})
_PLACE_JOIN = frozenset({"in", "at"})


@dataclass(slots=True)
class _Run:
    """A capitalised sequence of words, half-open. In a headline all words are capitalised."""

    first: int
    last: int
    headline: bool = False


class _Reader:
    """One article's scan; holds what the steps share."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.words: Words = layers.words(doc)
        self.known: dict[int, Known] = {k.first: k for k in layers.known(doc)}
        self.covered = bytearray(len(self.words) + 1)
        self.found: list[Name] = []
        self.candidates: list[_Run] = []

    # -- steps ----------------------------------------------------------------------------------

    def read(self) -> list[Name]:
        for sentence in layers.sentences(self.doc):
            self._sentence(sentence.first, sentence.last, sentence.part is Part.HEADLINE)
        for inside in layers.known_within(self.doc):
            self._known_name(inside, within=True)
        self._persons()
        self._settle_headline()
        self.found.sort(key=lambda n: (n.first, -n.last))
        return self.found

    def _sentence(self, first: int, last: int, headline: bool) -> None:
        lowers, caps = self.words.lowers, self.words.caps
        at = first
        while at < last:
            known = self.known.get(at)
            if not caps[at] and known is None:
                at += 1
            elif known is None and (
                (lowers[at] in NEVER_NAMES and not self._initial(at)) or lowers[at] in _CALENDAR
            ):
                at += 1
            else:
                end = self._run_end(at, last)
                at = self._classify(at, end, last, headline)

    def _settle_headline(self) -> None:
        """Of the bodies and places that only form tells, a headline's are those of the body too: its
        capitals run names and verbs together.
        """
        headline = [s for s in layers.sentences(self.doc) if s.part is Part.HEADLINE]
        if not headline:
            return
        limit = headline[0].last
        named = {n.mention.name.lower() for n in self.found if n.first >= limit}
        self.found = [
            n
            for n in self.found
            if n.first >= limit
            or n.mention.authority
            or n.mention.kind == "schema:Person"
            or n.mention.name.lower() in named
        ]

    def _initial(self, at: int) -> bool:
        """"A. Fomin" and "I. Ivanov" begin with initials, "A letter" doesn't."""
        return len(self.words.texts[at]) == 2 and self.words.texts[at].endswith(".")

    def _run_end(self, first: int, limit: int) -> int:
        """Behind the last word of the capitalised sequence that begins at ``first``."""
        words = self.words
        at = first
        while at < limit:
            known = self.known.get(at)
            if known:
                at = min(known.last, limit)
            elif words.caps[at] and words.lowers[at] not in _CALENDAR:
                if at > first and words.lowers[at] in NEVER_NAMES and not self._initial(at):
                    break
                at += 1
            elif words.lowers[at] in ("'s", "'") and at + 1 < limit and words.caps[at + 1]:
                if words.lowers[at] == "'" and not words.lowers[at - 1].endswith("s"):
                    break
                at += 1
            elif (
                words.lowers[at] in NAME_PARTICLES
                and at + 1 < limit
                and at > first
                and (words.caps[at + 1] or words.lowers[at + 1] in NAME_PARTICLES)
                and words.lowers[at - 1] not in _TITLE_WORDS
            ):
                at += 1
            elif words.texts[at] == "-" and at + 1 < limit and words.caps[at + 1]:
                at += 1
            elif words.texts[at][0].isdigit() and at > first and self._numbered(at, limit):
                at += 1
            else:
                break
        while at > first + 1 and words.lowers[at - 1] in ("'s", "'", "-"):
            at -= 1
        return at

    def _numbered(self, at: int, limit: int) -> bool:
        """A number inside a name ("Unit 731 Museum") only if the name goes on behind it."""
        return at + 1 < limit and self.words.caps[at + 1] and self.words.lowers[at + 1] in BODY_HEADS

    def _classify(self, first: int, last: int, limit: int, headline: bool) -> int:
        """Give the run its class; returns the word at which to go on."""
        words = self.words
        central = self._central_committee(first, limit)
        if central:
            return self._body(first, central, limit, central)
        head = self._head(first, last)
        if head is not None:
            return self._body(first, head, limit, last)
        return self._plain_run(first, last, limit, headline)

    def _central_committee(self, first: int, limit: int) -> int | None:
        """The party behind "C.C., " or "C.C. of the ": returns the word behind it."""
        words = self.words
        if words.texts[first] not in ("C.C.", "C.C", "CC"):
            return None
        at = first + 1
        while at < limit and words.lowers[at] in (",", "of", "the", "."):
            at += 1
        if at >= limit or not (words.caps[at] or at in self.known):
            return None
        return self._run_end(at, limit)

    def _head(self, first: int, last: int) -> int | None:
        """The word that makes the run a body, the last one of it; None where there is none."""
        words = self.words
        at = first
        best: int | None = None
        while at < last:
            known = self.known.get(at)
            if known:
                if not known.demonym and known.entry.key.startswith("organization/"):
                    best = known.last - 1
                at = known.last
                continue
            if words.lowers[at] in BODY_HEADS:
                best = at
            at += 1
        return best

    # -- bodies ---------------------------------------------------------------------------------

    def _body(self, first: int, head: int, limit: int, run_end: int) -> int:
        words = self.words
        start = self._body_start(first, head)
        if words.texts[first] in ("C.C.", "C.C", "CC"):
            start, end = first, self._complement(head, limit, words.lowers[head - 1])
        else:
            end = self._complement(head + 1, limit, words.lowers[head])
        known = self.known.get(start)
        entry_label = None
        if known and known.last == end and known.entry.key.startswith("organization/"):
            self._known_name(known)
            self._nested(start + 1, end)
            return max(end, head + 1)
        if end == head + 1 and start == head and known is None:
            return max(run_end if start != first else head + 1, head + 1)  # "Party" alone
        if start > first:
            self._plain_run(first, start, limit, headline=False)
        span = self._span(start, end)
        name = _body_name(layers.readable(self.doc, span))
        entry = layers.authority(self.doc).find(name)
        kind = self._body_kind(start, end, head)
        if entry and entry.key.startswith("organization/"):
            kind, entry_label = entry.kind, entry.key
        self._add(Mention(kind, span, name, entry_label), start, end, 0.85, "head-noun")
        self._nested(start, end)
        return end

    def _body_start(self, first: int, head: int) -> int:
        """The body's name without titles and persons before it ("Director of", "Comrade")."""
        words = self.words
        start = first
        for at in range(first, head):
            known = self.known.get(at)
            if known is None and words.lowers[at] in _BEFORE_BODIES:
                start = at + 1
        return start

    def _body_kind(self, start: int, end: int, head: int) -> str:
        lowers = self.words.lowers[start:end]
        if any(w in PARTY_HEADS for w in lowers) and "committee" not in lowers[:2]:
            if self.words.lowers[head] in PARTY_HEADS:
                return "schema:PoliticalParty"
        if self.words.lowers[head] in GOVERNMENT_HEADS:
            return "schema:GovernmentOrganization"
        return "schema:Organization"

    def _complement(self, at: int, limit: int, head: str) -> int:
        """Behind the "of …" and "for …" phrases that belong to a body's name."""
        words = self.words
        end = at
        while at < limit:
            if words.texts[at] == "(":  # "(WPK)": an acronym; it is no part of the name
                break
            if words.texts[at] == '"':  # Communist Party "Russian Communists"
                close = next((i for i in range(at + 1, min(at + 6, limit)) if words.texts[i] == '"'), None)
                if close is None or not words.caps[at + 1] or head not in PARTY_HEADS:
                    break
                end = at = close + 1
                continue
            joins = words.lowers[at] in _RUN_ON or (
                words.lowers[at] in _PLACE_JOIN and self._place_follows(at + 1, limit)
                and head in ("association", "residents", "union", "league", "federation", "workers", "embassy", "mission", "consulate", "organization", "society", "students", "teachers", "women", "council", "committee", "japan")
            )
            if not joins:
                break
            nxt = at + 1
            while nxt < limit and words.lowers[nxt] in ("the", "its"):
                nxt += 1
            if nxt >= limit or not (words.caps[nxt] or nxt in self.known):
                break
            if central := self._central_committee(nxt, limit):
                return central
            if words.lowers[nxt] in NEVER_NAMES or words.lowers[nxt] in _CALENDAR:
                break
            run = self._run_end(nxt, limit)
            end = self._listed(run, limit) if head in LIST_HEADS else self._paired(run, limit)
            head = words.lowers[end - 1] if words.lowers[end - 1] in BODY_HEADS else head
            at = end
        return end

    def _listed(self, at: int, limit: int) -> int:
        """Behind a list of fields: "of Culture, Sports and Tourism"."""
        words = self.words
        end = at
        while at + 1 < limit and words.texts[at] == "," and words.caps[at + 1] and (at + 1) not in self.known:
            run = self._run_end(at + 1, limit)
            if run < limit and words.texts[run] not in (",", "and"):
                break
            if words.lowers[at + 1] in _TITLE_WORDS or run - at > 4:
                break
            at = run
        if at + 1 < limit and words.lowers[at] == "and" and words.caps[at + 1]:
            if (at + 1) not in self.known and words.lowers[at + 1] not in _TITLE_WORDS | BODY_HEADS:
                run = self._run_end(at + 1, limit)
                if not self._korean(at + 1, run):
                    return run
        return end

    def _paired(self, at: int, limit: int) -> int:
        """Behind "for Peace and Unity": one more word pair, if no name of its own follows."""
        words = self.words
        if at + 1 < limit and words.lowers[at] == "and" and words.caps[at + 1]:
            run = self._run_end(at + 1, limit)
            single = run - at <= 3 and (at + 1) not in self.known
            if single and words.lowers[at + 1] not in _TITLE_WORDS | BODY_HEADS | KOREAN_LOWER:
                return run
        return at

    def _place_follows(self, at: int, limit: int) -> bool:
        while at < limit and self.words.lowers[at] == "the":
            at += 1
        known = self.known.get(at)
        return known is not None and known.entry.key.startswith(("country/", "place/"))

    def _nested(self, first: int, last: int) -> None:
        """Countries and places inside a body's name are named by it too."""
        for at in range(first, last):
            known = self.known.get(at)
            if known and known.last <= last and known.entry.key.startswith(("country/", "place/")):
                self._known_name(known, within=True)

    # -- other runs -----------------------------------------------------------------------------

    def _plain_run(self, first: int, last: int, limit: int, headline: bool) -> int:
        """A run without a body's head: authority names, places, then perhaps a person."""
        words = self.words
        at = first
        start = first
        while at < last:
            known = self.known.get(at)
            if known and self._is_part_of_person(known, first, last):
                at += 1
                continue
            if known:
                self._candidate(start, at, headline)
                at = start = self._known_run(known, limit)
            elif words.lowers[at] in PLACE_HEADS and at > start:
                self._place(start, at + 1)
                at = start = at + 1
            else:
                at += 1
        self._candidate(start, last, headline)
        return max(at, last)

    def _known_run(self, known: Known, limit: int) -> int:
        """An authority name by itself, or the longer place or embassy that it begins."""
        after = self._place_named(known) or self._embassy(known, limit)
        if after is None:
            self._known_name(known)
        return after or known.last

    def _is_part_of_person(self, known: Known, first: int, last: int) -> bool:
        """"Kim Song" or "Chad Smith": a short authority label inside a longer personal name."""
        if known.last - known.first > 1 or last - first < 2 or known.entry.key.startswith("person/"):
            return False
        before_title = first > 0 and self.words.lowers[first - 1] in HONORIFICS
        return before_title or (known.first > first and self._korean(first, last))

    def _place_named(self, known: Known) -> int | None:
        """"Sinuiju City", "Kangwon Province" where only the first word is known."""
        at = known.last
        if at < len(self.words) and self.words.caps[at] and self.words.lowers[at] in PLACE_HEADS:
            if known.entry.key.startswith("place/"):
                self._known_name(known, until=at + 1)
                return at + 1
        return None

    def _embassy(self, known: Known, limit: int) -> int | None:
        """"the Vietnamese embassy", "the DPRK embassy in Moscow": a body without capitals."""
        at = known.last
        words = self.words
        if not known.entry.key.startswith("country/") or at >= limit or words.lowers[at] not in _EMBASSIES:
            return None
        self._known_name(known, within=True)
        end = at + 1
        if end + 1 < limit and words.lowers[end] in ("in", "to") and self._place_follows(end + 1, limit):
            end = self._run_end(end + 1 + (words.lowers[end + 1] == "the"), limit)
        span = self._span(known.first, end)
        name = layers.readable(self.doc, span)
        self._add(
            Mention("schema:GovernmentOrganization", span, name), known.first, end, 0.8, "embassy"
        )
        self._nested(at, end)
        return end

    def _place(self, first: int, last: int) -> None:
        span = self._span(first, last)
        name = layers.readable(self.doc, span)
        entry = layers.authority(self.doc).find(name)
        key = entry.key if entry else None
        self._add(Mention("schema:Place", span, name, key), first, last, 0.85, "place-head")

    def _known_name(self, known: Known, until: int | None = None, within: bool = False) -> None:
        last = until or known.last
        span = self._span(known.first, last)
        name = layers.readable(self.doc, span)
        mention = Mention(known.entry.kind, span, name, known.entry.key)
        sure = 0.9 if known.demonym else 0.98
        rule = "demonym" if known.demonym else "authority"
        if known.entry.kind in ("gb:Document", "gb:Event", "org:Post"):
            return  # their own extractors read them
        self._add(mention, known.first, last, sure, rule, demonym=known.demonym, within=within)

    def _candidate(self, first: int, last: int, headline: bool) -> None:
        """Keep a run for the decision on persons, its titles and function words cut away."""
        lowers = self.words.lowers
        while first < last and (lowers[first] in _TITLE_WORDS or lowers[first] in ("'s", "'")):
            first += 1
        while last > first and (lowers[last - 1] in NEVER_NAMES or lowers[last - 1] in ("'s", "'")):
            last -= 1
        if first < last:
            self.candidates.append(_Run(first, last, headline))

    # -- persons --------------------------------------------------------------------------------

    def _persons(self) -> None:
        """Decide which candidate runs are persons: surest evidence first, then what it supports."""
        rest: list[_Run] = []
        accepted: dict[tuple[str, ...], float] = {}
        for run in self.candidates:
            sure, rule = (0.0, "") if run.headline else self._evidence(run)
            if sure:
                self._person(run, sure, rule)
                accepted[self._key(run)] = sure
            else:
                rest.append(run)
        rest = self._coordinated(rest, accepted)
        for run in rest:
            if run.headline:
                self._in_headline(run, accepted)
            elif self._key(run) in accepted:
                self._person(run, 0.9, "repeated")

    def _in_headline(self, run: _Run, accepted: dict[tuple[str, ...], float]) -> None:
        """Persons inside a headline's run of capitals: named in the body, or of Korean form."""
        at = run.first
        while at < run.last:
            ends = range(min(run.last, at + 7), at, -1)
            end = next((e for e in ends if self._key(_Run(at, e)) in accepted), None)
            if end is None and self._korean(at, at + 3) and at + 3 <= run.last:
                end = at + 3
            if end is not None:
                self._person(_Run(at, end), 0.85, "headline")
            at = end or at + 1

    def _key(self, run: _Run) -> tuple[str, ...]:
        return tuple(self.words.lowers[run.first : run.last])

    def _evidence(self, run: _Run) -> tuple[float, str]:
        words, first, last = self.words, run.first, run.last
        length = last - first
        if length > 8 or any(words.lowers[i] in BODY_HEADS for i in range(first, last)):
            return 0.0, ""
        if self._korean(first, last):
            return 0.95, "korean-form"
        if length == 1 and not self._initialled(first):
            return self._single(first)
        if self._title_before(first):
            return 0.95, "office-before"
        if self._office_after(last):
            return 0.93, "apposition"
        if length >= 2 and self._verb_after(last) and self._sentence_start(first):
            return 0.8, "speaker"
        if length >= 2 and self._led_by(first):
            return 0.85, "led-by"
        return 0.0, ""

    def _single(self, first: int) -> tuple[float, str]:
        """A surname alone, only behind an office or honorific ("President Putin", "Mr. Adams")."""
        before = self.words.lowers[first - 1] if first else ""
        if before in HONORIFICS and before not in ("sir", "madam"):
            return 0.9, "honorific"
        if before in OFFICE_HEADS and self.words.caps[first - 1] and len(self.words.texts[first]) > 2:
            return 0.85, "office-before"
        return 0.0, ""

    def _korean(self, first: int, last: int) -> bool:
        texts = self.words.texts
        if not 2 <= last - first <= 3 or texts[first] not in KOREAN_SURNAMES:
            return False
        given = [part for text in texts[first + 1 : last] for part in text.split("-")]
        return 1 <= len(given) <= 2 and all(
            len(g) <= 6 and g.isalpha() and _SYLLABLE.match(g) for g in given
        )

    def _initialled(self, at: int) -> bool:
        return "." in self.words.texts[at]

    def _title_before(self, first: int) -> bool:
        if not first:
            return False
        before = self.words.lowers[first - 1]
        return before in HONORIFICS or before in _OFFICE_WORDS

    def _office_after(self, last: int) -> bool:
        """", minister of …", ", who is …", "(chairman …)": an apposition that names an office."""
        words = self.words
        if last + 1 >= len(words) or words.texts[last] not in (",", "("):
            return False
        for at in range(last + 1, min(last + 9, len(words))):
            lower = words.lowers[at]
            if lower in _OFFICE_WORDS:
                return True
            if words.texts[at] in (",", ".", ")", ";", ":") or lower in PERSON_VERBS:
                return False
            fits = lower in _TITLE_WORDS or lower in ("the", "a", "and", "'s") or words.caps[at]
            if not fits and at not in self.known:
                return False
        return False

    def _verb_after(self, last: int) -> bool:
        return last < len(self.words) and self.words.lowers[last] in PERSON_VERBS

    def _sentence_start(self, first: int) -> bool:
        return any(s.first == first for s in layers.sentences(self.doc) if s.first <= first < s.last)

    def _led_by(self, first: int) -> bool:
        lowers = self.words.lowers
        return first >= 2 and lowers[first - 1] == "by" and lowers[first - 2] in ("led", "headed")

    def _coordinated(self, runs: list[_Run], accepted: dict[tuple[str, ...], float]) -> list[_Run]:
        """"Lin Gennan, Cui Tongjun and Wang Shuli, members of …": neighbours of a person."""
        persons = {n.last: n for n in self.found if n.mention.kind == "schema:Person"}
        starts = {n.first for n in persons.values()}
        left: list[_Run] = []
        for run in reversed(runs):
            after = run.last
            joined = after < len(self.words) and self.words.lowers[after] in (",", "and")
            if joined and after + 1 in starts and 2 <= run.last - run.first <= 5:
                self._person(run, 0.85, "coordinated")
                accepted[self._key(run)] = 0.85
                starts.add(run.first)
            else:
                left.append(run)
        return left[::-1]

    def _person(self, run: _Run, sure: float, rule: str) -> None:
        span = self._span(run.first, run.last)
        name = layers.readable(self.doc, span)
        entry = layers.authority(self.doc).find(name)
        key = entry.key if entry and entry.key.startswith("person/") else None
        self._add(Mention("schema:Person", span, name, key), run.first, run.last, sure, rule)

    # -- helpers --------------------------------------------------------------------------------

    def _span(self, first: int, last: int) -> Span:
        return Span(self.words.starts[first], self.words.ends[last - 1])

    def _add(
        self,
        mention: Mention,
        first: int,
        last: int,
        sure: float,
        rule: str,
        *,
        demonym: bool = False,
        within: bool = False,
    ) -> None:
        self.found.append(Name(mention, first, last, sure, rule, demonym, within))


KOREAN_LOWER = frozenset(name.lower() for name in KOREAN_SURNAMES)


def _body_name(words: str) -> str:
    """A body's name in one line; "C.C., X" and "C.C. of X" are the Central Committee of the X."""
    return re.sub(r"^C\.?C\.?,?\s+(?:of\s+)?(?:the\s+)?", "Central Committee of the ", words)


@extractor("names", assigns=("names",), requires=("known", "sentences"))
def read_names(doc: Doc) -> None:
    """Find the names of persons, bodies, countries and places."""
    doc._.names = _Reader(doc).read()
