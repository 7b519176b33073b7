"""Who stands where around a verb: its subject, and the parties behind "to", "from", "by", "through".

Habits of the wire that are covered: the date stands before the verb, after the recipient or at the
end (3); the occasion and what follows it are no party (8); an opening phrase before the subject.
"""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers, occasions
from graphbuilder.extract.complements import ARTICLES
from graphbuilder.extract.forms import is_participle
from graphbuilder.extract.layers import DateMention, Party, Sentence
from graphbuilder.extract.parties import PRONOUNS, Parties
from graphbuilder.extract.runs import OFFICE_WORDS, TITLE_WORDS
from graphbuilder.model import Span

_ROLES: Final = {
    **{role: role for role in ("to", "from", "by", "through", "with")},
    "via": "through",
}
_STOPS: Final = frozenset(
    """that while saying expressing stressing denouncing protesting demanding wishing which who when after
    amid recently""".split()
)
"""Words behind which no party of the verb stands any more."""
_STOP_PAIRS: Final = frozenset(
    {"in which", "in it", "in reply", "in response", "in connection", "in relation", "as regards"}
    | {"with regard", "calling for", "at a", "at the"}
)
_INFINITIVES: Final = frozenset(
    """mark celebrate express congratulate commemorate offer extend convey wish protest inform thank
    be pay reply praise demand""".split()
)
_NO_VERBS: Final = frozenset(
    """all both each every many some more most other those these this that it him her them you us me
    our my your one two three four five six seven eight nine ten several various people personnel
    youth newly top senior high leading staff crew fellow world then""".split()
)
"""Words in small letters that begin a party behind "to"."""
_OPENERS: Final = re.compile(
    r"^(?:On|In|At|Upon|After|Before|Meanwhile|Earlier|According|Following|Prior|Also|Then|Amid|By|"
    r"Today|Yesterday)\b"
)
_ADVERBS: Final = frozenset("also has have had then jointly not never".split())
_REPORTED: Final = frozenset("reported reports said says".split())
_CLOSES: Final = frozenset(",.;:!?")
_SOURCE: Final = 12  # words of "…, the North's official Korean Central News Agency said"
_SAID: Final = frozenset("said says told announced confirmed added noted revealed".split())
_BEHIND: Final = frozenset("saying expressing stressing which that after amid while".split())
_ENDS_AT: Final = {
    "to": frozenset({"from", "through", "via", "by"}),
    "from": frozenset({"through", "via"}),
    "by": frozenset({"through"}),
}
_SENT_ABROAD: Final = frozenset(
    "ambassador representative envoy representatives delegation".split()
)
_RELATIVE_DAYS: Final = frozenset("next last this later".split())
_PERIODS: Final = frozenset("week month year weekend today spring summer autumn winter".split())
_PASSIVES: Final = frozenset("seen obtained dated signed circulated published asking".split())
_PARTY_FOLLOWS: Final = re.compile(r"\b(?:to|from)\s+(?:the\s+)?[A-Z]")

Roles = dict[str, list[Party]]


class Arguments:
    """Reads subjects and prepositional phrases in one Doc."""

    def __init__(self, doc: Doc, grammar: Parties) -> None:
        self.text = layers.text(doc)
        self.words = layers.words(doc)
        self.grammar = grammar
        self.date_starts = {d.span.start for d in layers.dates(doc)}
        self.doc = doc

    def dates_between(self, first: int, last: int) -> list[DateMention]:
        """The dates that begin at a word or behind it, and before another, in order."""
        starts = self.words.starts
        if first >= last:
            return []
        return layers.dates_from(self.doc, starts[first], starts[last - 1] + 1)

    # -- subject --------------------------------------------------------------------------------

    def subject(self, first: int, verb: int) -> list[Party]:
        """The parties that are a verb's subject, the clause beginning at ``first``."""
        lowers = self.words.lowers
        last = verb
        while last > first and lowers[last - 1] in _ADVERBS:
            last -= 1
        last = self._without_date(first, self._governor(first, last))
        start = self._behind_clause(first, last)
        if start < last and _OPENERS.match(self.words.texts[start]):
            start = self._behind_opening(start, last)
        quotes = [i for i in range(start, last) if self.words.texts[i] == '"']
        start = quotes[-1] + 1 if len(quotes) % 2 == 0 and quotes else start
        while start < last and self.words.texts[start] in (
            "--",
            "-",
            "–",
            "—",
            ",",
            "Also",
            "Meanwhile",
        ):
            start += 1
        if last > start and lowers[last - 1] in PRONOUNS:
            return []
        return self.grammar.parties(start, last)

    def _governor(self, first: int, last: int) -> int:
        """Before "intends to", "was about to", whose subject is the verb's too."""
        at = last
        if at > first and self.words.lowers[at - 1] == "to":
            while at > first and not self.words.caps[at - 1] and self.words.texts[at - 1] != ",":
                at -= 1
        return at if at > first else last

    def _behind_clause(self, first: int, last: int) -> int:
        """ "A wrote to B, while C sent …", "A said that B had received …": where the clause begins behind
        the word.
        """
        lowers = self.words.lowers
        clauses = [
            i
            for i in range(first + 1, last)
            if lowers[i] in ("while", "whereas")
            or (lowers[i] == "that" and not _SAID.isdisjoint(lowers[max(first, i - 4) : i]))
        ]
        return clauses[-1] + 1 if clauses else first

    def speaker(self, first: int, verb: int) -> list[Party]:
        """Whom "he" or "she" right before a verb means: "Trump said he had received …" """
        before = [w for w in self.words.lowers[max(first, verb - 2) : verb] if w not in _ADVERBS]
        if not before or before[-1] not in ("he", "she", "it", "they"):
            return []
        said = next((i for i in range(first + 1, verb) if self.words.lowers[i] in _SAID), None)
        found = self.subject(first, said) if said else []
        personal = [p.agent.kind for p in found] == ["schema:Person"]
        return found if personal == (before[-1] in ("he", "she")) else []

    def _without_date(self, first: int, last: int) -> int:
        """Before "Sunday" or "on Dec. 16" that stands right before the verb."""
        for date in self.dates_between(first, last):
            begin = self.grammar.word_at(date.span.start)
            end = self.grammar.word_at(date.span.end)
            near = end >= last - 1 and self.words.lowers[last - 1] not in PRONOUNS
            if first < begin < last and near:
                last = begin - 1 if self.words.lowers[begin - 1] in ("on", "in") else begin
        return last

    def _behind_opening(self, first: int, last: int) -> int:
        """Behind a date, or behind the comma that ends an opening phrase ("On the occasion of …, X
        sent", "On the same day X, premier of …, sent").
        """
        if (at := self._behind_reply(first, last)) is not None:
            return at
        opening = self.words.ends[min(first + 1, last - 1)]
        for date in self.dates_between(first, last):
            begins = self.words.starts[first] <= date.span.start <= opening + 1
            if begins and self.grammar.word_at(date.span.end) < last:
                at = self.grammar.word_at(date.span.end)
                return at + (self.words.texts[at] == ",")
        commas = [i for i in range(first, last) if self.words.texts[i] == ","]
        for comma in commas:
            if comma + 1 in self.grammar.at_first or self.words.lowers[comma + 1] == "the":
                return comma + 1
        if commas:
            return commas[0] + 1
        names = self.grammar.names_between(first, last)
        return names[0].first if names else first

    def _behind_reply(self, first: int, last: int) -> int | None:
        """Where the last person begins behind "In reply to the letter from Y, premier of …"."""
        lowers = self.words.lowers
        if lowers[first] != "in" or lowers[first + 1] not in ("reply", "response", "answer"):
            return None
        names = self.grammar.names_between(first, last)
        persons = [n for n in names if n.mention.kind == "schema:Person"]
        if not persons:
            return None
        office = self.grammar.office_before(persons[-1], first)
        at = office.first if office else persons[-1].first
        return at if self.words.texts[at - 1] == "," else None

    # -- prepositional phrases ------------------------------------------------------------------

    def roles(self, at: int, sentence: Sentence) -> Roles:
        """The parties behind "to", "from", "by" and "through", from a word to the sentence's end."""
        found: Roles = {role: [] for role in _ROLES.values()}
        limit = self.limit(at, sentence)
        lowers = self.words.lowers
        position = at
        while position < limit and not self._stop(position):
            role = _ROLES.get(lowers[position])
            start = position = position + 1
            if role is None or start >= limit or (role == "to" and self._infinitive(start)):
                continue
            until = self.end(start, limit, role)
            found[role] = found[role] or self.grammar.parties(start, until)
            position = max(until, start)
        return found

    def _infinitive(self, at: int) -> bool:
        """ "to evade", "to express": a word in small letters that is no title, group or article."""
        word = self.words.lowers[at]
        if self.words.caps[at] or not word.isalpha():
            return False
        if word in _INFINITIVES:
            return True
        noun = word in ARTICLES or word in OFFICE_WORDS or word in TITLE_WORDS
        return not noun and not word.endswith("s") and word not in _NO_VERBS

    def _stop(self, at: int) -> bool:
        lowers = self.words.lowers
        return lowers[at] in _STOPS or " ".join(lowers[at : at + 2]) in _STOP_PAIRS

    def limit(self, at: int, sentence: Sentence) -> int:
        """Where arguments stop: at an occasion (unless a party follows it) or the sentence's end."""
        if at >= sentence.last:
            return at
        span = Span(self.words.starts[at], sentence.span.end)
        match = occasions.begins(self.text, span)
        if match is None:
            return sentence.last
        before = self.text[sentence.span.start : match.start()]
        named = re.search(r"\b(?:to|from)\s", before)
        if not named and _PARTY_FOLLOWS.search(self.text, match.end(), sentence.span.end):
            return sentence.last
        return self.grammar.word_at(match.start())

    def end(self, start: int, limit: int, role: str) -> int:
        """The end of one phrase: before a date, the next preposition of a role, or a clause."""
        lowers = self.words.lowers
        for i in range(start, limit):
            if self.words.starts[i] in self.date_starts:
                return i - 1 if lowers[i - 1] in ("on", "in") and i > start else i
            if i > start and self._stops(i, role):
                return i - 1 if self.words.texts[i - 1] == "," else i
        return limit

    def _stops(self, i: int, role: str) -> bool:
        lowers = self.words.lowers
        word, following = lowers[i], lowers[i + 1] if i + 1 < len(lowers) else ""
        period = word in _RELATIVE_DAYS and following in _PERIODS  # "to Moscow next week"
        if period or word in _BEHIND or self._participle(i):
            return True  # "to the secretary calling for …"
        if word in _ENDS_AT.get(role, ()):
            return word != "by" or lowers[i - 1] not in ("led", "headed")
        if word == ",":  # "X, in a letter to Y, rejected …", ", Xinhua reported"
            return _finite(following) or is_participle(following) or self._attributed(i + 1)
        if word == "and":
            # "and a floral basket from …", "and offered …"
            return following in ("a", "an") or (lowers[i - 1] == "," and _finite(following))
        if word == "in":
            return following in ("which", "reply", "response", "connection")
        return self._stops_before(i, role)

    def _stops_before(self, i: int, role: str) -> bool:
        """Whether a phrase ends at "from" or "to": "received by X from Y", "to X to discuss …"."""
        word, before = self.words.lowers[i], self.grammar.at_last.get(i)
        if word == "from":
            return role == "by" and before is not None and before.mention.kind == "schema:Person"
        if word != "to" or self._in_title(i):
            return False
        return role != "to" or (self.words.caps[i - 1] and self._infinitive(i + 1))

    def _attributed(self, at: int) -> bool:
        """Whether the words behind a comma say who said so: "the North's official KCNA said Thursday"."""
        following = self.words.lowers[at : at + _SOURCE]
        stop = next((i for i, word in enumerate(following) if word in _CLOSES), len(following))
        return not _REPORTED.isdisjoint(following[:stop])

    def _participle(self, at: int) -> bool:
        """Whether a clause begins at a word behind a name: "requesting", "seen by", "dated"."""
        word = self.words.lowers[at]
        named = at in self.grammar.at_last or self.words.caps[at - 1]
        if not named or self.words.caps[at]:
            return False
        return is_participle(word) or word in _PASSIVES

    def _in_title(self, at: int) -> bool:
        """ "ambassador to", "representative of the DPRK to"."""
        before = self.words.lowers[max(0, at - 8) : at]
        heads = [i for i, word in enumerate(before) if word in _SENT_ABROAD]
        return bool(heads) and "to" not in before[heads[-1] :]  # one "to" is the title's


def _finite(word: str) -> bool:
    """Whether a word looks like a verb in the past, not like a title's adjective."""
    return word.endswith("ed") and len(word) > 5 and word not in ("united", "retired", "elected")
