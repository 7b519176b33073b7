"""What the extractors hand on to each other on spaCy's Doc, with types.

Each extractor is a spaCy component that says which layers it assigns and requires; ``pipeline``
orders them by that. A layer is an attribute of ``doc._``; the functions here read it with its type.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from spacy.tokens import Doc

from graphbuilder.extract.quotations import Quotations
from graphbuilder.model import Article, Claim, Mention, Part, Span, StatedDate, Status

if TYPE_CHECKING:
    from datetime import date

    from graphbuilder.authority import Authority, AuthorityEntry


_SENT_ABROAD = re.compile(
    r"\b(?:ambassador|representative|envoy|consul|consul-general|chargé|delegate|observer)s?\b"
    r".*?(?P<to>\bto\b)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(slots=True)
class Words:
    """The Doc's tokens that are not white space, as parallel lists (quick to scan)."""

    texts: list[str]
    lowers: list[str]
    starts: list[int]
    ends: list[int]
    caps: list[bool]  # begins with a capital letter

    def __len__(self) -> int:
        return len(self.texts)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of headline or body: offsets, and words ``first`` to ``last`` (half-open)."""

    span: Span
    part: Part
    paragraph: int  # counts body paragraphs from 0; the headline is -1
    first: int
    last: int
    quoted: bool = False  # belongs to a text that the article quotes in full


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that state a date; ``stated`` is None where the year can't be known."""

    span: Span
    stated: StatedDate | None
    form: str  # "month-day", "weekday", "year", …


@dataclass(frozen=True, slots=True)
class Known:
    """Words ``first`` to ``last`` that are a label of an authority entry."""

    first: int
    last: int
    entry: AuthorityEntry
    demonym: bool


@dataclass(frozen=True, slots=True)
class Name:
    """A name with its words (half-open). ``sure`` is the confidence that its class is right."""

    mention: Mention
    first: int
    last: int
    sure: float
    rule: str
    demonym: bool = False
    within: bool = False  # inside another name ("of Korea" in a party's name)


@dataclass(frozen=True, slots=True)
class Office:
    """An office title as the text has it.

    ``heads`` are the title's offices one by one ("general secretary of …", "president of …").
    """

    span: Span
    first: int
    last: int
    title: str
    organizations: tuple[Mention, ...] = ()

    @property
    def employer(self) -> Mention | None:
        """The body or country that the office belongs to; a place is none. An ambassador is of the
        state that sent him, not of the one that he is accredited to.
        """
        bodies = [m for m in self.organizations if m.kind != "schema:Place"]
        abroad = _SENT_ABROAD.search(self.title)
        if abroad:
            limit = self.span.start + abroad.start("to")
            bodies = [m for m in bodies if m.span.start < limit]
        return bodies[-1] if bodies else None


@dataclass(frozen=True, slots=True)
class Party:
    """A sender, recipient or conveyor: who, and in which offices."""

    agent: Mention
    offices: tuple[Office, ...] = ()
    capacity: str | None = None  # the offices as one phrase of the text
    capacity_span: Span | None = None


@dataclass(slots=True)
class Communication:
    """A letter, message or statement as the article reports it, before it becomes claims."""

    mention: Mention
    sentence: Sentence
    rule: str
    confidence: float
    senders: list[Party] = field(default_factory=list)
    recipients: list[Party] = field(default_factory=list)
    conveyors: list[Party] = field(default_factory=list)
    purposes: list[str] = field(default_factory=list)
    date: DateMention | None = None
    date_property: str = "schema:dateSent"
    occasion: Mention | None = None
    places: list[Mention] = field(default_factory=list)
    received: DateMention | None = None
    number: tuple[Span, str] | None = None  # that its sender gave it
    file: tuple[Span, str] | None = None  # where it is filed
    main: bool = True  # the article is its news; False: it only refers to it
    status: Status = Status.STATED
    answers: Mention | None = None  # the communication that it is in reply to


def readable(doc: Doc, span: Span) -> str:
    """The words of a span as one line of text: white space evened out, glued words apart."""
    table = words(doc)
    first, last = bisect_left(table.starts, span.start), bisect_left(table.starts, span.end)
    if first >= last or table.starts[first] != span.start or table.ends[last - 1] != span.end:
        return " ".join(span.of(text(doc)).split())
    parts: list[str] = []
    for at in range(first, last):
        if at > first:
            apart = table.starts[at] > table.ends[at - 1]
            glued = table.texts[at - 1][-1].isalpha() and table.texts[at][0].isalpha()
            parts.append(" " if apart or glued else "")
        parts.append(table.texts[at])
    return "".join(parts)


def unglued(doc: Doc) -> str:
    """The text with a gap before each word that is glued to the one before ("Kim Jong Unsent"); all
    offsets stay as they are.
    """
    table = words(doc)
    pairs = zip(table.ends, table.starts[1:], table.texts[1:], strict=False)
    glued = [end for end, start, word in pairs if end == start and word[0].isalpha()]
    if not glued:
        return text(doc)
    letters = list(text(doc))
    for end in glued:
        if letters[end - 1].isalpha():
            letters[end - 1] = " "
    return "".join(letters)


def window(text: str, around: Span, before: int, behind: int, inside: Span) -> Span:
    """The stretch of so many characters around a span, cut to whole words and to ``inside``."""
    start = max(inside.start, around.start - before)
    while inside.start < start < around.start and text[start - 1].isalnum():
        start += 1
    return Span(min(start, around.start), max(around.end, min(inside.end, around.end + behind)))


_LAYERS = (
    "article",
    "text",
    "authority",
    "words",
    "sentences",
    "reference_day",
    "dates",
    "known",
    "known_within",
    "names",
    "offices",
    "letterhead",
    "communications",
    "events",
    "documents",
    "dateline_place",
    "claims",
)


def register() -> None:
    """Declare the layers to spaCy; done once when the pipeline is made."""
    for layer in _LAYERS:
        if not Doc.has_extension(layer):
            Doc.set_extension(layer, default=None)


_KEYS: Final[dict[str, Any]] = {layer: ("._.", layer, None, None) for layer in _LAYERS}
"""Where spaCy keeps the extension attributes of a Doc, in its ``user_data``."""


def _layer(doc: Doc, name: str) -> object:
    """``doc._.NAME`` without the attribute's indirections, which are a tenth of the extraction's time."""
    return doc.user_data.get(_KEYS[name])


def article(doc: Doc) -> Article:
    """The article that is being read."""
    return cast("Article", _layer(doc, "article"))


def text(doc: Doc) -> str:
    """The article's text after ``plain`` (kept, since spaCy puts ``doc.text`` together anew)."""
    return cast("str", _layer(doc, "text"))


def authority(doc: Doc) -> Authority:
    """The authority files."""
    return cast("Authority", _layer(doc, "authority"))


def words(doc: Doc) -> Words:
    """All words."""
    return cast("Words", _layer(doc, "words"))


def sentences(doc: Doc) -> list[Sentence]:
    """All sentences of headline and body, in order."""
    return cast("list[Sentence]", _layer(doc, "sentences"))


def reference_day(doc: Doc) -> date | None:
    """The day that weekdays and dates without a year count from: the dateline's, else that of
    publication, else None.
    """
    return cast("date | None", _layer(doc, "reference_day"))


def quotations(doc: Doc) -> Quotations:
    """The quotations and lines of the text, found when first asked for."""
    found = doc.user_data.get("quotations")
    if found is None:
        found = doc.user_data["quotations"] = Quotations(text(doc))
    return cast("Quotations", found)


def dates(doc: Doc) -> list[DateMention]:
    """All dates, in order."""
    return cast("list[DateMention]", _layer(doc, "dates"))


def dates_from(doc: Doc, start: int, end: int) -> list[DateMention]:
    """The dates that begin between two offsets, in order."""
    table = dates(doc)
    first = bisect_left(table, start, key=lambda d: d.span.start)
    return table[first : bisect_left(table, end, lo=first, key=lambda d: d.span.start)]


def known(doc: Doc) -> list[Known]:
    """Authority labels in the text: the longest, not overlapping, in order."""
    return cast("list[Known]", _layer(doc, "known"))


def known_within(doc: Doc) -> list[Known]:
    """Labels of countries and places inside longer labels: "… of the DPRK" in a body's or event's."""
    return cast("list[Known]", _layer(doc, "known_within"))


def names(doc: Doc) -> list[Name]:
    """All names, in order; a name inside another follows it and is marked ``within``."""
    return cast("list[Name]", _layer(doc, "names"))


def names_in(doc: Doc, span: Span) -> list[Name]:
    """The names that lie in a stretch of text, in order, found without looking through all."""
    table = names(doc)
    first = bisect_left(table, span.start, key=_begin)
    last = bisect_left(table, span.end, lo=first, key=_begin)
    return [n for n in table[first:last] if n.mention.span.end <= span.end]


def _begin(name: Name) -> int:
    return name.mention.span.start


def known_in(doc: Doc, span: Span) -> list[Known]:
    """The authority labels that lie in a stretch of text, in order."""
    table = words(doc)
    first, last = (bisect_left(table.starts, offset) for offset in (span.start, span.end))
    return [k for k in known_from(doc, first, last) if table.ends[k.last - 1] <= span.end]


def known_from(doc: Doc, first: int, last: int) -> list[Known]:
    """The authority labels that begin at a word or behind it, and before another, in order."""
    labels = known(doc)
    start = bisect_left(labels, first, key=lambda k: k.first)
    return labels[start : bisect_left(labels, last, lo=start, key=lambda k: k.first)]


def offices(doc: Doc) -> list[tuple[Name | None, Party]]:
    """Offices with the person who holds them, or with None where nobody is named."""
    return cast("list[tuple[Name | None, Party]]", _layer(doc, "offices"))


def parties_of(doc: Doc, agent: Mention) -> list[Party]:
    """The parties of ``offices`` that a mention is the agent of."""
    held = [party for _, party in _offices_at(doc, agent.span.start)]
    return [party for party in held if party.agent == agent]


def _offices_at(doc: Doc, offset: int) -> list[tuple[Name | None, Party]]:
    table = offices(doc)
    first = bisect_left(table, offset, key=_holder_begins)
    return table[first : bisect_right(table, offset, lo=first, key=_holder_begins)]


def _holder_begins(held: tuple[Name | None, Party]) -> int:
    return held[1].agent.span.start


def letterhead(doc: Doc) -> Communication | None:
    """The article read as a letter of its own, or None where it is news."""
    return cast("Communication | None", _layer(doc, "letterhead"))


def communications(doc: Doc) -> list[Communication]:
    """All communications, the article's news first."""
    return cast("list[Communication]", _layer(doc, "communications"))


def events(doc: Doc) -> list[Mention]:
    """Named and clearly delimited events."""
    return cast("list[Mention]", _layer(doc, "events"))


def documents(doc: Doc) -> list[Mention]:
    """Documents cited, and provisions of them."""
    return cast("list[Mention]", _layer(doc, "documents"))


def dateline_place(doc: Doc) -> tuple[Mention, Span] | None:
    """The place in the dateline, with the dateline."""
    return cast("tuple[Mention, Span] | None", _layer(doc, "dateline_place"))


def claims(doc: Doc) -> list[Claim]:
    """What has been said so far; extractors append to it."""
    return cast("list[Claim]", _layer(doc, "claims"))
