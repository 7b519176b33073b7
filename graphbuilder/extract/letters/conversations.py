"""Records of conversations: who took part, where, when, about what.

Covers "Memorandum of Conversation", "Memorandum of a Telephone Conversation Between X and Y,
Washington, June 9, 1953", "Memorandum of Conversation, by Mr. X", "Record of a meeting between",
"Minutes of", with the list "Participants: Mr. A, Ruritanian Delegation", "PARTICIPANTS: The President;
Mr. B, …". Nobody writes to anybody here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import DateMention, Party
from graphbuilder.extract.letters import datelines
from graphbuilder.extract.letters.lines import lines
from graphbuilder.extract.letters.parties import acts, is_person, one_party, trimmed
from graphbuilder.extract.lexicon import OFFICE_HEADS
from graphbuilder.model import Mention, Part, Span, StatedDate

TITLE = re.compile(
    r"(?:\[?\d{1,4}\]?\.?\s+)?(?P<title>(?:(?:Draft|Stenographic|Verbatim|Informal|Summary"
    r"|Top\s+Secret|Secret)\s+)?"
    r"(?:Memorand(?:um|a)|Records?|Notes?|Minutes|Summary|Transcript|Memcon)\b"
    r"(?:(?:\s+(?:by|prepared\s+by|for)\s[^\n]{3,200}?)?\s+(?:of|on)\s+(?:an?\s+|the\s+)?"
    r"(?P<what>(?:\w+\s+){0,2}?(?:Conversations?|Meetings?|Discussions?|Talks?|Interviews?))\b)?)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[,:]?\s*(?:between|with|among)\s+", re.IGNORECASE)
_BY = re.compile(r"\s*,?\s+(?:prepared\s+)?by\s+", re.IGNORECASE)
_AND = re.compile(r",?\s+and\s+")
_LIST = re.compile(
    r"(?:PARTICIPANTS?|Participants?|PRESENT|Present|ATTENDEES|In\s+attendance)\s*(?P<colon>:)?\s*"
)
_LABEL = re.compile(
    r"(?:SUBJECT|SUJBECT|Subject|DATE|Date|PLACE|Place|TIME|Time|TIME\s+AND\s+PLACE|COPIES"
    r"|Copies|DISTRIBUTION|Distribution|NOTES?|Summary|SUMMARY)\b\s*:?"
)
_SUBJECT = re.compile(r"(?:SUBJECT|SUJBECT|Subject|Re|RE)\b\s*:?\s*")
_PLACE = re.compile(r"(?:PLACE|Place|Location|LOCATION)\s*:\s*")
_DATED = re.compile(r"(?:DATE|Date)(?:\s+AND\s+TIME|\s+and\s+Time)?\s*:\s*")
_TITLES = re.compile(
    r"(?:(?:The\s+)?(?:Honou?rable|Right\s+Honou?rable|Hon\.)|His\s+Excellency|H\.\s?E\.)\s+"
)
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]+(?:\s+(?:[A-ZÀ-Þ][\w'’.-]*|d[eiu]|von|van|el|al|bin|ibn)){1,4}$"
)
_ENDED = re.compile(r"\b(?:was|were|is|has|had|said|called|asked|met)\b|[.!?]$")
_HEAD = 14
_LONGEST = 30


@dataclass(slots=True)
class Conversation:
    """A conversation as its record's head describes it."""

    title: Span
    kind: str  # the concept of its event type
    participants: list[Party] = field(default_factory=list)
    day: DateMention | None = None
    place: Mention | None = None
    subject: Span | None = None
    telephoned: bool = False  # then it has no one place


def read(doc: Doc) -> Conversation | None:
    """The conversation that the article is a record of, or None."""
    text, found = layers.text(doc), lines(doc)
    for number, span in enumerate(found[:6]):
        match = TITLE.match(text, span.start, span.end)
        if match is None or not _is_record(text, match, span, found, number):
            continue
        what = (match["what"] or "conversation").lower()
        kind = (
            "gb:conversation" if re.search(r"conversation|talk|interview", what) else "gb:meeting"
        )
        made = Conversation(Span(match.start("title"), span.end), kind)
        _heading(doc, made, match.end(), span)
        _list(doc, made, found[number + 1 :])
        _labels(doc, made, found[number + 1 : number + _HEAD])
        _dated(doc, made, span)
        return made
    return None


def _is_record(text: str, match: re.Match[str], line: Span, found: list[Span], number: int) -> bool:
    """Whether a line is a record's title: one that says of what, or that a list of participants
    follows; a sentence or a headline of news is none.
    """
    words = text[match.end() : line.end]
    listed = any(_LIST.match(text, s.start, s.end) for s in found[number + 1 : number + _HEAD])
    if match["what"] is None:
        return listed and not words.strip(" .:")
    if listed or not words.strip(" .:"):
        return listed or bool(re.search("memorandum", match[0], re.IGNORECASE))
    memo = match["title"].lower().lstrip("0123456789. ").startswith(("memorand", "record"))
    return memo and bool(_BETWEEN.match(words) or _BY.match(words))


# -- the heading --------------------------------------------------------------------------------


def _heading(doc: Doc, made: Conversation, start: int, line: Span) -> None:
    """ "Between X and Y, Washington, June 9, 1953"; "Memorandum by X of a Conversation With Y"."""
    text = layers.text(doc)
    between = _BETWEEN.match(text, start, line.end)
    if between:
        sides, rest = _sides(doc, Span(between.end(), line.end))
        made.participants = [one_party(doc, side) for side in sides]
        _place_in(doc, made, rest)
    by = _BY.search(text, made.title.start, start)
    if by and between and len(made.participants) == 1:
        limit = text.lower().find(" of a", by.end(), start)
        writer = trimmed(text, by.end(), limit if limit > 0 else start)
        made.participants.insert(0, one_party(doc, writer))


def _sides(doc: Doc, span: Span) -> tuple[list[Span], Span]:
    """The two sides between which "and" stands, and what follows the second."""
    text = layers.text(doc)
    candidates = list(_AND.finditer(text, span.start, span.end))
    first = [m for m in candidates if text[m.start() - 1] == ")"]
    for match in [*first, *candidates]:
        left = trimmed(text, span.start, match.start())
        right, rest = _second(text, Span(match.end(), span.end))
        if _takes_part(doc, left.of(text)) and _takes_part(doc, right.of(text)):
            return [left, right], rest
    one, rest = _second(text, span)
    return ([one] if _takes_part(doc, one.of(text)) else []), rest


def _second(text: str, span: Span) -> tuple[Span, Span]:
    """The second side: up to the bracket that closes its name, else to the first comma."""
    words = span.of(text)
    bracket = re.match(r"[^()]{3,160}\([^()]+\)", words)
    comma = words.find(",")
    end = bracket.end() if bracket and (comma < 0 or acts_as_title(words, comma)) else comma
    end = end if end > 0 else len(words)
    return trimmed(text, span.start, span.start + end), Span(span.start + end, span.end)


def acts_as_title(words: str, comma: int) -> bool:
    """Whether a comma stands inside a title ("for Northern, Eastern, and … (Holm)")."""
    bracket = words.find("(")
    return bracket < comma or words[:bracket].count(" and ") <= 1


def _takes_part(doc: Doc, words: str) -> bool:
    if len(words) > 220:
        return False
    return is_person(words) or acts(doc, words) or bool(_NAME.match(words))


def _place_in(doc: Doc, made: Conversation, rest: Span) -> None:
    text = layers.text(doc)
    day = datelines.full_day(text, rest.start, rest.end)
    if day:
        made.day = DateMention(day[0], StatedDate.day(day[1]), "letter")
    parts = trimmed(text, rest.start, day[0].start if day else rest.end)
    telephoned = "elephone" in made.title.of(text)
    made.telephoned = telephoned
    if len(parts) and not telephoned and not re.search(r"\d|\band\b", parts.of(text)):
        last = parts.of(text).rfind(", ")
        place = Span(parts.start + last + 2, parts.end) if last >= 0 else parts
        made.place = datelines.place(doc, place)


# -- the list -----------------------------------------------------------------------------------


def _list(doc: Doc, made: Conversation, found: list[Span]) -> None:
    text = layers.text(doc)
    for number, span in enumerate(found[:_HEAD]):
        match = _LIST.match(text, span.start, span.end)
        if match is None or (match.end() < span.end and not match["colon"]):
            continue
        items = list(_items(text, [Span(match.end(), span.end), *found[number + 1 :]]))
        listed = [p for item in items if (p := _participant(doc, item))]
        names = {p.agent.name for p in listed}
        made.participants = listed + [
            p for p in made.participants if not listed and p.agent.name not in names
        ]
        return


def _items(text: str, found: list[Span]) -> Iterator[Span]:
    """The list's items: one a line, or several with semicolons between them."""
    for span in found[:_LONGEST]:
        if not len(span):
            continue
        words = span.of(text)
        sentence = len(words) > 60 and _ENDED.search(words) and ";" not in words
        if _LABEL.match(words) or len(words) > 300 or sentence or words[0] in "[(*":
            return
        start = span.start
        for part in words.split(";"):
            item = trimmed(text, start, start + len(part))
            if len(item):
                yield item
            start += len(part) + 1


def _participant(doc: Doc, item: Span) -> Party | None:
    """One item: "Mr. Sapt, Ruritanian Delegation", "The Secretary of State", "EUR—Mr. Holm".

    A line that only says of which side the following are is none.
    """
    text = layers.text(doc)
    if match := re.match(r"[A-Z/.]{2,8}\s*[-—–:]\s*(?=[A-Z])", item.of(text)):
        item = Span(item.start + match.end(), item.end)
    if match := _TITLES.match(item.of(text)):
        item = Span(item.start + match.end(), item.end)
    words = item.of(text).rstrip(".")
    junior = re.match(r"[^,]+,\s+(?:Jr|Sr)\.?(?=,|$)", words)
    cut = junior.end() if junior else words.find(", ")
    name, comma = words[: cut if cut > 0 else None], cut > 0
    behind = words[cut:].strip(", ") if comma else ""
    entry = layers.authority(doc).find(re.sub(r"^[Tt]he\s+", "", name))
    if entry and not entry.key.startswith(("person/", "post/")):
        return None
    head = Span(item.start, item.start + len(name))
    office = trimmed(text, head.end, item.start + len(words)) if comma and behind else None
    if is_person(name) or _NAME.match(name):
        return one_party(doc, head, office if office and _is_office(office.of(text)) else None)
    if name.startswith(("The ", "the ")) and acts(doc, name):
        return one_party(doc, head)
    return None


def _is_office(words: str) -> bool:
    """Whether words behind a name are an office, and not only the body that somebody is of."""
    head = re.split(r"\s+(?:of|for|in|at|to|on)\s+|,", words)[0].split()
    return bool(head) and head[-1].lower() in OFFICE_HEADS


def _labels(doc: Doc, made: Conversation, found: list[Span]) -> None:
    """The lines "SUBJECT", "PLACE:", "DATE:" of the head."""
    text = layers.text(doc)
    for number, span in enumerate(found):
        if (match := _SUBJECT.match(text, span.start, span.end)) and made.subject is None:
            rest = Span(match.end(), span.end)
            alone = not len(rest) and number + 1 < len(found)
            rest = found[number + 1] if alone else rest
            made.subject = rest if 3 < len(rest) < 300 else None
        elif (match := _PLACE.match(text, span.start, span.end)) and match.end() < span.end:
            made.place = made.place or datelines.place(doc, Span(match.end(), span.end))
        elif match := _DATED.match(text, span.start, span.end):
            day = datelines.full_day(text, match.end(), span.end)
            if day:
                made.day = DateMention(day[0], StatedDate.day(day[1]), "letter")


def _dated(doc: Doc, made: Conversation, heading: Span) -> None:
    """Day and place from the dateline below the heading."""
    dated = tuple(layers.article(doc).parts(Part.DATELINE))
    day = datelines.sent(doc, dated)
    if made.day is None:
        made.day = day or datelines.sent(doc, (heading,))
    if made.place is None and day and not made.telephoned:
        made.place = next(iter(datelines.places(doc, dated, day)), None)
