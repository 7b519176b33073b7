"""Letters, messages and statements that an article reports: who, to whom, when, on what occasion.

A frame is a noun phrase for a communication ("a congratulatory message") with the verb that governs
it in one sentence. Subject and prepositional phrases around the two give the roles. Habits of the
wire that are covered, by their number in ``docs/wire.md``: "received" turns the roles round (1);
passive and noun forms (2); the date stands anywhere (3); parties (4, 5); the body decides, not the
headline (6); several messages in one article, and messages that are only cited (7); conveyors, and
baskets or gifts that are no message (8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.events import in_span, occasion_mention
from graphbuilder.extract.layers import Communication, DateMention, Party, Sentence
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Mention, Part, Precision, Span

_SENT = frozenset(
    """sent sends sending addressed forwarded dispatched wrote writes written extended extends
    transmitted cabled presented""".split()
)
_SAID_SO = frozenset("extended extends transmitted presented conveyed".split())
_RECEIVED = frozenset("received receives got".split())
_ISSUED = frozenset(
    """issued issues released releases published publishes made gave gives announced""".split()
)
_HANDED = frozenset(
    """conveyed conveys handed delivered delivers presented transmitted transferred""".split()
)
_FORM = re.compile(
    r"""\b(?P<form>press\s+statements?|statements?|letters?|messages?|telegrams?|cables?
      |notes?\s+verbales?|notes?|memorand(?:um|a)|aides?-m[eé]moires?|greetings|congratulations
      |condolences|cards?|credentials|repl(?:y|ies)(?!\s+(?:messages?|letters?|telegrams?)))\b
      (?:\s+of\s+(?P<of>(?:(?:deep|warm|profound|sincere)\s+)*(?:greetings?|condolences?|sympathy
      |congratulations?|thanks|gratitude|appreciation|invitation|protest|consolation|reverence
      |solidarity|support|encouragement|reply)(?:\s+and\s+\w+)?))?""",
    re.VERBOSE | re.IGNORECASE,
)
_FORMS: dict[str, str] = {
    "press statement": "gb:PressStatement",
    "statement": "gb:Statement",
    "letter": "gb:Letter",
    "telegram": "gb:Telegram",
    "cable": "gb:Telegram",
    "note verbale": "gb:NoteVerbale",
    "note": "gb:Note",
    "memorandum": "gb:Memorandum",
    "memoranda": "gb:Memorandum",
    "aide-memoire": "gb:AideMemoire",
    "aide-mémoire": "gb:AideMemoire",
}
_STATEMENTS = frozenset({"gb:Statement", "gb:PressStatement"})
_PURPOSES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), concept)
    for pattern, concept in (
        (r"congratulat|felicitat", "gb:congratulation"),
        (r"greeting", "gb:greeting"),
        (r"condolence|sympath|consolation", "gb:condolence"),
        (r"\brepl(?:y|ies|ay)\b|\banswer\b", "gb:reply"),
        (r"invitation", "gb:invitation"),
        (r"thanks|gratitude|\bthank-you", "gb:thanks"),
        (r"protest", "gb:protest"),
        (r"\brequest", "gb:request"),
        (r"notif", "gb:notification"),
    )
)
_MODIFIER = re.compile(
    r"(?:[\w-]+\s+|and\s+|,\s*){0,5}$"
)
_NO_OBJECT = frozenset("in of from for that which who with by through".split())
_CLAUSES = frozenset("from that which who said in wherein ; :".split())
_AUXILIARIES = frozenset("was were been be is are".split())
_CITED = frozenset("for by of after in upon on with from".split())
_OCCASION = re.compile(
    r"""(?:on\s+)?the\s+occasion\s+of\s+|\b(?:in\s+celebration\s+of|in\s+commemoration\s+of|to\s+mark
      |to\s+celebrate|marking|(?<!for\ )celebrating|commemorating|upon|over|at\s+the\s+(?:sad\s+)?news\s+(?:of|that)
      |upon\s+hearing\s+(?:of|(?:the\s+)?(?:sad\s+)?news\s+(?:of|that))
      |on(?=\s+(?:the|his|her|its|their)\s+
         (?:[\w'’-]+\s+){0,3}(?:anniversary|birthday|death|demise|passing|election|re-election
         |appointment|inauguration|victory|independence|day|festival|new\s+year)\b)
      |on(?=\s+(?:New\s+Year|[A-Z]\w+\s+Day)))\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_OCCASION_END = re.compile(
    r"""[.;:]|\s+(?=(?:I|we|We|our|Our)\s)|,\s+(?=(?:in|on|and|who|which|saying|expressing|wishing|noting|conveyed|sent|according)\b)
      |,\s*$|,\s+(?=[a-z]+ing\b)|\s+(?:on|from)\s+(?=(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec
      |Mon|Tues|Wednes|Thurs|Fri|Sat|Sun)[a-z]*\b)|\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)
      |,?\s+(?=sent\b|received\b|expressing\b|saying\b|in\s+which\b|on\s+behalf\b|and\s+(?:on|to)\b)""",
    re.VERBOSE,
)
_ARGUMENT = re.compile(
    r"""\b(?:(?P<to>(?:addressed\s+)?to)|(?P<from>from)|(?P<by>by)|(?P<through>through|via)
      |(?P<stop>in\s+which|in\s+it|saying|expressing|stressing|in\s+reply|in\s+response|, and\s+
      |in\s+connection\s+with|as\s+regards|with\s+regard\s+to|in\s+relation\s+to|denouncing|protesting
      |demanding|calling\s+for|wishing|which|who|when|at\s+(?:a|the)|recently|here))\s""",
    re.VERBOSE,
)
_INFINITIVES = frozenset(
    """mark celebrate express congratulate commemorate offer extend convey express wish protest
    inform thank be the_fact pay reply praise demand""".split()
)
_OPENERS = re.compile(
    r"^(?:On|In|At|Upon|After|Before|Meanwhile|Earlier|According|Following|Prior|Also|Then|Amid|By|"
    r"Today|Yesterday)\b"
)
_CONTINUES = frozenset({"also", "similar", "meanwhile", "likewise", "too", "came", "same"})
_CONVEYED = re.compile(
    r"""\b(?:message|letter|it|them|basket|card|congratulations|greetings|telegram|note)s?\b""",
    re.IGNORECASE,
)
_APPOINTED = re.compile(
    r"(?:his|her)\s+(?:re-)?(?:appointment|election|inauguration|installation|reappointment)\s+"
    r"(?:as|to\s+the\s+post\s+of)\s+"
)
_MEETING = re.compile(r"\b(?:meeting|ceremony)\b.{0,20}\b(?:for\s+conveying|to\s+convey|of\s+conveying)")


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A communication's noun phrase: words first to last, its form and what modifies it."""

    first: int
    last: int
    head: int
    form: str
    text: str
    span: Span


class _Reader:
    """One article's communications."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = layers.text(doc)
        self.words = layers.words(doc)
        self.grammar = Parties(doc)
        self.dates = layers.dates(doc)
        self.found: list[Communication] = []

    def read(self) -> list[Communication]:
        for sentence in layers.sentences(self.doc):
            if sentence.part is not Part.BODY or sentence.quoted:
                continue
            self._sentence(sentence)
        self._settle_news()
        self._inherit()
        for sentence in layers.sentences(self.doc):
            if sentence.part is Part.BODY and sentence.paragraph <= 4:
                self._conveyance(sentence)
        self._occasions()
        return [c for c in self.found if self._complete(c)]

    def _sentence(self, sentence: Sentence) -> None:
        """One communication for each verb: "messages and letters" are sent in one breath."""
        verbs: dict[int, Communication] = {}
        for phrase in self._phrases(sentence):
            made = self._frame(sentence, phrase)
            if made is None:
                continue
            verb, communication = made
            if verb in verbs:
                verbs[verb].purposes += communication.purposes
            else:
                verbs[verb] = communication
                self.found.append(communication)

    # -- noun phrases ---------------------------------------------------------------------------

    def _phrases(self, sentence: Sentence) -> list[_Phrase]:
        found: list[_Phrase] = []
        for match in _FORM.finditer(self.text, *_ends(sentence.span)):
            form = re.sub(r"\s+", " ", match["form"].lower())
            if form == "credentials":
                continue
            head = self.grammar.word_at(match.start())
            first = self._phrase_start(head, sentence.first)
            last = self.grammar.word_at(match.end())
            span = Span(self.words.starts[first], match.end())
            found.append(_Phrase(first, last, head, form, span.of(self.text), span))
        return found

    def _phrase_start(self, head: int, floor: int) -> int:
        """Back over adjectives to the article: "a warm congratulatory message"."""
        lowers = self.words.lowers
        at = head
        while at > floor and head - at < 6:
            before = lowers[at - 1]
            if before in ("a", "an", "the", "his", "her", "its", "their"):
                return at - 1
            if before in _NO_OBJECT | _SENT | _RECEIVED | _HANDED | _ISSUED or not before[0].isalpha():
                break
            at -= 1
        return at

    # -- frames ---------------------------------------------------------------------------------

    def _frame(self, sentence: Sentence, phrase: _Phrase) -> tuple[int, Communication] | None:
        """The verb and frame that a phrase stands in, tried from the commonest to the rarest."""
        verb = self._verb_before(phrase, sentence.first)
        if verb is not None:
            made = self._active(sentence, phrase, verb)
            return (verb, made) if made else None
        made = self._passive(sentence, phrase) or self._noun_frame(sentence, phrase)
        return (phrase.head, made) if made else None

    def _verb_before(self, phrase: _Phrase, floor: int) -> int | None:
        """The verb whose object the phrase is: back over determiners and coordinated objects."""
        lowers = self.words.lowers
        statement = "statement" in phrase.form
        verbs = _SENT | _RECEIVED | (_ISSUED if statement else frozenset())
        at = phrase.first
        for i in range(at - 1, max(floor - 1, at - 26), -1):
            if lowers[i] in verbs:
                if lowers[i - 1] in _AUXILIARIES:
                    return None
                return i
            if lowers[i] == "public" and statement and lowers[i - 1] == "made":
                return i - 1
            if lowers[i] in _CLAUSES or (lowers[i].endswith("ing") and len(lowers[i]) > 5):
                return None  # another clause lies between: "sent a wreath, expressing condolences"
        return None

    def _active(self, sentence: Sentence, phrase: _Phrase, verb: int) -> Communication | None:
        lowers = self.words.lowers
        word = lowers[verb]
        if lowers[verb - 1] in _CITED or word == "sending" or self._relative(verb, sentence.first):
            return self._cited(sentence, phrase, verb)
        if self.found and word in _SAID_SO:
            return None  # "In the message, the king extended congratulations to …": its content
        subject = self.grammar.parties(*self._subject(sentence.first, verb))
        roles = self._arguments(phrase.last, sentence)
        made = self._new(sentence, phrase, f"communications.{_rule(word)}")
        if word in _RECEIVED:
            made.recipients, made.senders = subject, roles["from"]
            made.date_property = "schema:dateReceived"
        else:
            made.senders = subject
            made.recipients = roles["to"] or self._indirect(verb, phrase)
        if word in _ISSUED:
            made.date_property = "dcterms:issued"
        made.conveyors = roles["through"]
        self._date(made, sentence, verb, phrase)
        return made if made.senders or made.recipients else None

    def _relative(self, verb: int, floor: int) -> bool:
        """A relative clause ("who sent", "the message X sent"): an earlier communication."""
        lowers = self.words.lowers
        return any(lowers[i] in ("who", "which", "that") for i in range(max(floor, verb - 3), verb))

    def _cited(self, sentence: Sentence, phrase: _Phrase, verb: int) -> Communication | None:
        """ "… for sending a message of greeting to X": the article's news isn't this one."""
        roles = self._arguments(phrase.last, sentence)
        made = self._new(sentence, phrase, "communications.cited")
        made.main, made.confidence = False, 0.6
        made.recipients, made.senders = roles["to"], roles["from"]
        if verb and self.words.lowers[verb - 1] == "for":
            persons = [
                n for n in self.grammar.names
                if sentence.first <= n.first < verb and n.mention.kind == "schema:Person"
            ]
            made.senders = [Party(persons[-1].mention)] if persons else []
        return made if made.senders and made.recipients else None

    def _passive(self, sentence: Sentence, phrase: _Phrase) -> Communication | None:
        """ "A message was sent to X by Y", "Congratulations came from X"."""
        lowers = self.words.lowers
        for i in range(phrase.last, min(sentence.last, phrase.last + 12)):
            word = lowers[i]
            participle = word in _SENT | _HANDED | _ISSUED and lowers[i - 1] in _AUXILIARIES
            bare = word in ("forwarded", "addressed") and i == phrase.last
            if participle or bare or word in ("came", "arrived"):
                break
            if word in (";", ":", "who", "which", "that", "from"):
                return None
        else:
            return None
        if self._anaphoric(phrase) and word not in ("came", "arrived"):
            return None
        roles = self._arguments(i + 1, sentence)
        made = self._new(sentence, phrase, "communications.passive")
        made.senders = roles["from"] or roles["by"]
        made.recipients = roles["to"]
        made.conveyors = roles["through"]
        self._date(made, sentence, i, phrase)
        return made if made.senders or made.recipients else None

    def _noun_frame(self, sentence: Sentence, phrase: _Phrase) -> Communication | None:
        """ "In a letter to the UN on December 8, X denounced …", "X in a letter to Y said"."""
        lowers, first = self.words.lowers, phrase.first
        if lowers[first] not in ("a", "an", "another") or lowers[first - 1] not in ("in", "In".lower()):
            return None
        if first - 1 < sentence.first:
            return None
        roles = self._arguments(phrase.last, sentence)
        if not roles["to"]:
            return None
        made = self._new(sentence, phrase, "communications.in-a-letter")
        made.confidence = 0.8
        made.recipients = roles["to"]
        if first - 1 > sentence.first:
            made.senders = self.grammar.parties(*self._subject(sentence.first, first - 1))
        else:
            comma = self._comma_after(roles["end"], sentence)
            made.senders = self.grammar.parties(comma, self._finite(comma, sentence))[:1]
        self._date(made, sentence, phrase.head, phrase)
        return made if made.senders else None

    def _anaphoric(self, phrase: _Phrase) -> bool:
        return self.words.lowers[phrase.first] in ("the", "this", "these", "its", "his", "their")

    def _comma_after(self, at: int, sentence: Sentence) -> int:
        for i in range(at, sentence.last):
            if self.words.texts[i] == ",":
                return i + 1
        return sentence.last

    def _finite(self, at: int, sentence: Sentence) -> int:
        """The first past-tense verb behind a subject: said, denounced, called …"""
        for i in range(at + 1, sentence.last):
            word = self.words.lowers[i]
            if word.endswith("ed") and not self.words.caps[i] or word in ("said", "says", "wrote"):
                return i
        return at

    def _new(self, sentence: Sentence, phrase: _Phrase, rule: str) -> Communication:
        form = phrase.form.removesuffix("s")
        form = {"replie": "reply", "greeting": "greetings"}.get(form, form)
        kind = next((k for f, k in _FORMS.items() if form in (f, f.rstrip("s"))), "gb:Message")
        if phrase.form.startswith(("note verbale", "notes verbale")):
            kind = "gb:NoteVerbale"
        if re.search(r"\b(?:oral|verbal)\s+message", phrase.text, re.IGNORECASE):
            kind = "gb:OralMessage"
        purposes = [concept for pattern, concept in _PURPOSES if pattern.search(phrase.text)]
        mention = Mention(kind, phrase.span, layers.readable(self.doc, phrase.span), None, f"c{phrase.head}")
        return Communication(mention, sentence, rule, 0.95, purposes=purposes)

    # -- subjects and arguments -----------------------------------------------------------------

    def _subject(self, first: int, verb: int) -> tuple[int, int]:
        """The words of the subject: without an opening phrase, adverbs and a date at the end."""
        words = self.words
        last = verb
        while last > first and words.lowers[last - 1] in ("also", "has", "have", "had", "then", "jointly"):
            last -= 1
        for date in self.dates:
            begin, end = self.grammar.word_at(date.span.start), self.grammar.word_at(date.span.end)
            if first < begin and end >= last - 1 and begin < last:
                last = begin
                if words.lowers[last - 1] in ("on", "in"):
                    last -= 1
        start = first
        if start < last and _OPENERS.match(words.texts[start]):
            comma = self._opening_comma(start, last)
            start = comma
        while start < last and words.texts[start] in ("--", "—", ",", "Also", "Meanwhile"):
            start += 1
        return start, last

    def _opening_comma(self, first: int, last: int) -> int:
        """Behind the comma that ends an opening phrase ("On the occasion of …, X sent")."""
        persons = [n.first for n in self.grammar.names if first <= n.first < last]
        commas = [i for i in range(first, last) if self.words.texts[i] == ","]
        for comma in commas:
            if comma + 1 in self.grammar.at_first or self.words.lowers[comma + 1] == "the":
                return comma + 1
        return commas[0] + 1 if commas else (persons[0] if persons else first)

    def _arguments(self, at: int, sentence: Sentence) -> dict[str, list[Party]]:
        """The parties behind "to", "from", "by", "through" from a word to the sentence's end."""
        found: dict[str, list[Party]] = {"to": [], "from": [], "by": [], "through": []}
        limit = self._hard_end(at, sentence)
        end = self.words.ends[limit - 1] if limit > at else 0
        position = at
        while position < limit:
            match = _ARGUMENT.search(self.text, self.words.starts[position], end)
            if match is None or match.lastgroup == "stop":
                break
            role = match.lastgroup or ""
            start = self.grammar.word_at(match.end())
            if start >= limit or (role == "to" and self.words.lowers[start] in _INFINITIVES):
                position = max(position + 1, self.grammar.word_at(match.end()))
                continue
            until = self._argument_end(start, limit, role)
            parties = self.grammar.parties(start, until)
            if not found[role]:
                found[role] = parties
            position = max(until, start + 1)
        found["end"] = limit  # type: ignore[assignment]
        return found

    def _hard_end(self, at: int, sentence: Sentence) -> int:
        """Where the arguments stop: at an occasion, or at the sentence's end."""
        if at >= sentence.last:
            return at
        start, end = self.words.starts[at], sentence.span.end
        match = _OCCASION.search(self.text, start, end)
        limit = self.grammar.word_at(match.start()) if match else sentence.last
        if match and self._argument_behind(match, sentence):
            return sentence.last
        return limit

    def _argument_behind(self, match: re.Match[str], sentence: Sentence) -> bool:
        """ "… message on the occasion of the New Year to X": the recipient follows the occasion."""
        before = self.text[sentence.span.start : match.start()]
        return not re.search(r"\b(?:to|from)\s", before) and bool(
            re.search(r"\b(?:to|from)\s+(?:the\s+)?[A-Z]", self.text[match.end() : sentence.span.end])
        )

    def _argument_end(self, start: int, limit: int, role: str) -> int:
        """The end of one argument: before a date, another preposition of a role, or a clause."""
        lowers = self.words.lowers
        stops = {"to": ("from", "through", "via"), "from": ("through", "via"), "by": ("through",)}
        for i in range(start, limit):
            begins = self.words.starts[i]
            if any(d.span.start == begins for d in self.dates):
                return i - 1 if lowers[i - 1] in ("on", "in") and i > start else i
            if i > start and lowers[i] in stops.get(role, ()):
                return i
            if i > start and lowers[i] == "and" and lowers[i + 1 : i + 2] in (["a"], ["an"]):
                return i  # "and a floral basket from …"
            if lowers[i] == "to" and role in ("from", "by") and i > start and not self._in_title(i):
                return i
            if i > start and lowers[i] in ("saying", "expressing", "stressing", "which", "here") and lowers[i] != "here":
                return i - 1 if self.words.texts[i - 1] == "," else i
            if lowers[i] == "in" and i + 1 < limit and lowers[i + 1] in ("which", "reply", "response", "connection"):
                return i
        return limit

    def _in_title(self, at: int) -> bool:
        """ "ambassador to", "representative of the DPRK to"."""
        lowers = self.words.lowers
        return any(
            lowers[i] in ("ambassador", "representative", "envoy", "representatives", "delegation")
            for i in range(max(0, at - 8), at)
        )

    def _indirect(self, verb: int, phrase: _Phrase) -> list[Party]:
        """ "sent X a message": the recipient between verb and object."""
        if phrase.first - verb < 2:
            return []
        parties = self.grammar.parties(verb + 1, phrase.first)
        return [p for p in parties if p.agent.kind in ("schema:Person", "org:Post")]

    # -- dates, news, completion ----------------------------------------------------------------

    def _date(self, made: Communication, sentence: Sentence, verb: int, phrase: _Phrase) -> None:
        """The date nearest to the verb in the same sentence that isn't the occasion's."""
        occasion = _OCCASION.search(self.text, *_ends(sentence.span))
        cut = Span(occasion.start(), self._occasion_end(occasion, sentence)) if occasion else None
        near = [
            d
            for d in self.dates
            if sentence.span.covers(d.span)
            and d.stated
            and d.stated.precision is Precision.DAY
            and not (cut and cut.covers(d.span))
        ]
        if near:
            at = self.words.starts[verb]
            made.date = min(near, key=lambda d: (abs(d.span.start - at), d.span.start))

    def _settle_news(self) -> None:
        """Decide which communications the article is the news of (habit 7)."""
        news = [c for c in self.found if c.main]
        if not news:
            return
        opening = news[0]
        for other in news[1:]:
            same = other.sentence is opening.sentence
            words = self.words.lowers[other.sentence.first : other.sentence.last]
            continues = not _CONTINUES.isdisjoint(words)
            if not (same or continues) or opening.sentence.paragraph > 1:
                other.main = False
        if opening.sentence.paragraph > 2:
            opening.main = False

    def _inherit(self) -> None:
        """ "Congratulations came from X": the recipient is that of the sentence before."""
        before: Communication | None = None
        for each in self.found:
            if each.main and before and not each.recipients and before.recipients:
                each.recipients = [Party(p.agent) for p in before.recipients]
            if each.main:
                before = each

    def _conveyance(self, sentence: Sentence) -> None:
        """ "The ambassador conveyed the letter to an official on Wednesday" (habit 8)."""
        news = [c for c in self.found if c.main]
        if not news or news[0].sentence is sentence or sentence.quoted:
            return
        text = sentence.span.of(self.text)
        if _MEETING.search(text):
            for each in news:
                self._take_date(each, sentence)
            return
        for i in range(sentence.first, sentence.last):
            word = self.words.lowers[i]
            read_out = word == "read" and i + 1 < sentence.last and self.words.lowers[i + 1] == "out"
            if word not in _HANDED and not read_out:
                continue
            passive = self.words.lowers[i - 1] in _AUXILIARIES
            before = self.text[sentence.span.start : self.words.starts[i]]
            behind = self.text[self.words.ends[i] : sentence.span.end]
            if not _CONVEYED.search(before if passive else behind):
                continue
            if passive:
                conveyors = self._arguments(i + 1, sentence)["by"]
            else:
                conveyors = self.grammar.parties(*self._subject(sentence.first, i))
            for each in news:
                each.conveyors = each.conveyors or [p for p in conveyors if not _same(p, each)]
                self._take_date(each, sentence)
            return

    def _take_date(self, made: Communication, sentence: Sentence) -> None:
        if made.date is None:
            dates = [d for d in self.dates if sentence.span.covers(d.span) and d.stated]
            days = [d for d in dates if d.stated and d.stated.precision is Precision.DAY]
            if days:
                made.date, made.date_property = days[0], "gb:dateConveyed"

    def _occasions(self) -> None:
        """Each communication's occasion: in its own sentence, else in the next few."""
        news = [c for c in self.found if c.main]
        for each in self.found:
            if each.mention.kind not in _STATEMENTS:
                each.occasion = self._occasion(each.sentence)
                self._appointed(each)
        news = [c for c in news if c.mention.kind not in _STATEMENTS]
        if not news or any(c.occasion for c in news):
            return
        for sentence in layers.sentences(self.doc):
            near = sentence.paragraph <= news[0].sentence.paragraph + 3
            if sentence.part is Part.BODY and near and sentence is not news[0].sentence:
                occasion = self._occasion(sentence)
                if occasion:
                    self._share(news, occasion)
                    return
        for sentence in layers.sentences(self.doc):
            if sentence.part is Part.BODY and sentence.paragraph <= news[0].sentence.paragraph + 3:
                named = [e for e in in_span(self.doc, sentence.span) if e.type == "anniversary"]
                if named:
                    self._share(news, named[0].mention)
                    return

    @staticmethod
    def _share(news: list[Communication], occasion: Mention) -> None:
        for each in news:
            each.occasion = occasion

    def _appointed(self, made: Communication) -> None:
        """ "upon his appointment as first vice-president of …": the recipient's office (habit 5)."""
        if made.occasion is None or not made.recipients or made.recipients[0].offices:
            return
        match = _APPOINTED.match(self.text, *_ends(made.occasion.span))
        person = made.recipients[0]
        if match and person.agent.kind == "schema:Person":
            at = self.grammar.word_at(match.end())
            office = self.grammar.office(at, self.grammar.word_at(made.occasion.span.end))
            if office:
                made.recipients[0] = replace(person, offices=(office,))

    def _occasion(self, sentence: Sentence) -> Mention | None:
        match = _OCCASION.search(self.text, *_ends(sentence.span))
        if match is None:
            return None
        span = Span(match.end(), max(match.end(), self._occasion_end(match, sentence)))
        return occasion_mention(self.doc, span)

    def _occasion_end(self, match: re.Match[str], sentence: Sentence) -> int:
        end = _OCCASION_END.search(self.text, match.end(), sentence.span.end)
        return end.start() if end else sentence.span.end

    def _complete(self, made: Communication) -> bool:
        """A message needs both sides, or at least one named side if it is the article's news."""
        statement = made.mention.kind in _STATEMENTS
        if statement:
            return bool(made.senders) and made.main
        if made.main:
            return bool(made.senders or made.recipients)
        return bool(made.senders and made.recipients)


def _same(party: Party, made: Communication) -> bool:
    agents = {p.agent.name for p in (*made.senders, *made.recipients)}
    return party.agent.name in agents


def _rule(verb: str) -> str:
    if verb in _RECEIVED:
        return "received"
    return "issued" if verb in _ISSUED else "sent"


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end


@extractor(
    "communications",
    assigns=("communications",),
    requires=("names", "sentences", "dates", "letterhead"),
)
def read_communications(doc: Doc) -> None:
    """Find the communications that the article reports or cites."""
    found = _Reader(doc).read()
    letter = layers.letterhead(doc)
    if letter:
        for each in found:
            each.main = False
        found = [letter, *(c for c in found if c.senders and c.recipients)]
    doc._.communications = found


__all__ = ["DateMention", "read_communications"]
