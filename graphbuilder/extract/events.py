"""Which events a stretch of text names: the grammars of event names together.

Anniversaries, military events and events delimited by a name have files of their own; sessions, talks,
gatherings, elections, disasters and openings are here. Shared by the extractor of events and that of
communications, whose occasions are events.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import cast

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.anniversaries import anniversaries
from graphbuilder.extract.eventnames import WHEN, EventFound, kind_of, local_key, named
from graphbuilder.extract.exercises import deployments, exercises, tests
from graphbuilder.extract.lexicon import ORDINALS
from graphbuilder.extract.namedevents import TRIGGERS, Read
from graphbuilder.model import Mention, Span

_ORDINALS = (
    r"First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth|Thirteenth"
    r"|Fourteenth|Fifteenth|Sixteenth|Seventeenth|Eighteenth|Nineteenth|Twentieth"
)
_MONTHS = r"January|February|March|April|May|June|July|August|September|October|November|December"
_SESSION = re.compile(
    rf"""(?<![-\w])(?:\d{{1,4}}(?:st|nd|rd|th)|(?:(?:{_MONTHS})\s+)?(?:19|20)\d\d|[a-z]+th(?=\s[A-Z])|{"|".join(ORDINALS)}|(?:(?!(?:The|At|In|On|During|Since|Following)\b)[A-Z][\w'-]+))\s+
    (?:(?:[A-Z][\w'-]*|of|the|and(?!\s+the)|for)\s+){{0,8}}?
    (?P<noun>Congress|Session|Plenary\s+Meeting|Conference|Summit|Games|Festival|Assembly|Exhibition
      |Championships?|Tournament|Fair|Forum|Olympics|Paralympics|Expo|Open(?!\s+[A-Z])|Cup|Marathon|Contest)\b
    (?:\s+(?:of|on)\s+(?:the\s+)?(?:(?:\d{{1,3}}(?:st|nd|rd|th)\s+)?[A-Z][\w'.-]*(?:\s+(?:of|the|for|and|'s)(?=\s+(?:the\s+)?[A-Z]))*\s?)+
      (?:(?<=\s)in\s+(?:the\s+)?Fields?\s+of\s+(?:the\s+)?[A-Z][\w'-]*(?:\s+(?:(?:of|and)\s+)?[A-Z][\w'-]*)*)?)?""",
    re.VERBOSE,
)
_ORDINAL_BEFORE = re.compile(r"\b(?:\d{1,3}(?:st|nd|rd|th)|(?<!\bin )(?<!\bIn )(?:19|20)\d\d)\s$")
_OTHER_SENSE = re.compile(
    r"\s+(?:mentality|thinking|mindset|logic|confrontation|structure|relics?)\b"
)
""" "Cold War mentality" is none of the war."""
_ANOTHER = re.compile(r"\b(?:[Nn]ew|second|another|neo-?)[\s-]$")
_NUMBERED = re.compile(
    rf"(?:\d|(?:{_MONTHS})\s+\d|(?:{_ORDINALS})\b|(?:{'|'.join(ORDINALS)})\b|[a-z]+th\b)"
)
_PROPER = frozenset("Games Festival Congress Summit Forum Expo Olympics Paralympics".split())
_HELD = frozenset("Fair Exhibition Marathon Championship Championships Tournament".split())
_WIDE = re.compile(
    r"(?=.{0,80}\b(?:International|World|Trade|Book|Prize|Asian|European|African)\b)\S+\s+\S+\s+\S",
    re.DOTALL,
)
"""With such a word an event held time and again needs no number, if the name has three words or more:
"Strelsau Book Fair"."""
_OF_BODY = re.compile(
    r"\b(?:Committee|Commission|Bureau|Secretariat|Council|Board|Presidium)\s+of\b"
)
_GOES_ON = re.compile(r"\s+[A-Z]")
"""The noun is not the name's last word: "Strelsau International Exhibition House"."""
_TALKS = re.compile(
    r"""\b(?P<name>(?:inter-Korean|north-south|six-party|[A-Z][\w.]*(?:(?:-|—)[A-Z][\w.]*)+(?:\s+[A-Z]\w+(?=\s+summit))?|bilateral
    |summit|ministerial|working-level|high-level|[A-Z][a-z]+(?=\s+contact\s+in\s+(?:19|20)\d\d)|(?:[A-Z][a-z]+\s+)?[A-Z][a-z]+(?=\s+summit))\s+
    (?:[a-z-]+\s+)?(?:dialogue|talks|summit(?:\s+talks)?|negotiations?|contacts?))\b""",
    re.VERBOSE,
)
_GATHERING = re.compile(
    r"""\b(?P<name>(?:(?:19|20)\d\d\s+)?(?:international|national|regional|state|world|Asian|European|African|Eurasian
    |Asia-Pacific|joint\s+memorial|annual|(?:photo|stamp|art|book|handicraft|painting|calligraphy|industrial
    |trade|flower|fine\s+arts?|commodities|machine)(?:,\s+\w+)?(?:\s+and\s+[\w-]+)?)\s+(?:[\w'-]+\s+){0,3}?
    (?:forum|symposium|conference|seminar|exhibition|festival|funeral|congress|contest)
    (?:\s+(?:on|of(?=\s+[a-z]))\s+(?:the\s+)?[\w'-]+(?:\s+(?!in\b|at\b|on\b|held\b|which\b|that\b|was\b|is\b|opened\b|closed\b|took\b|went\b|goes\b|began\b|ended\b|will\b|to\b|and\b)[\w'-]+){0,4}
      (?:\s+in\s+the\s+fields?\s+of\s+[\w'-]+(?:\s+(?:and\s+)?(?!(?:in|at|on|which|that|was|is|are|were|to|and|will)\b)[a-z][\w'-]*\b(?<!ed)){0,5})?
      (?:\s+(?:in\s+)?(?:[a-z]+\s+){0,2}[a-z]+-20\d\d)?)?)""",
    re.VERBOSE,
)
_ELECTION = re.compile(
    r"(?P<name>(?:[A-Z]\w+(?:\s[A-Z]\w+)*'s?\s+|[A-Z]\w+\s+)?(?:presidential|parliamentary|general|legislative|local)"
    r"\s+elections?)\b"
)
_DISASTER = re.compile(
    r"\b(?P<name>(?:Hurricane|Typhoon|Cyclone|Tropical\s+Storm)\s+[A-Z]\w+|(?:[a-z]+\s+)?earthquakes?\s+(?:of|in)\s+"
    r"(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d)\b"
)
_AT_PLACE = re.compile(r"\b(?:on|in|at|near|of|along)\s+(?:the\s+)?$")
_OPENED = re.compile(
    r"""\s+(?:was|were|has\s+been|have\s+been)\s+(?:newly\s+|successfully\s+)?
    (?P<verb>inaugurated|opened|founded|established|launched|commissioned|completed)\b""",
    re.VERBOSE,
)
_CURATED = "events.authority"
_OPENINGS = {
    "inaugurated": "inauguration",
    "commissioned": "commissioning",
    "opened": "opening",
    "founded": "foundation",
    "established": "establishment",
    "launched": "launch",
    "completed": "completion",
}


def in_span(doc: Doc, span: Span) -> list[EventFound]:
    """All events that a stretch of text names, in order, the longest where they overlap."""
    return _apart(_found(doc, span))


def _found(doc: Doc, span: Span) -> list[EventFound]:
    """Whatever any of the grammars reads as an event."""
    text = layers.text(doc)
    found = [*_known(doc, span), *_openings(doc, span)]
    for triggers, (_, read, before, behind) in zip(_triggers(doc), _TRIGGERS, strict=True):
        done = span.start
        first = bisect_left(triggers, span.start, key=lambda t: t.start)
        for trigger in triggers[first : bisect_right(triggers, span.end, key=lambda t: t.end)]:
            inside = Span(min(done, trigger.start), span.end)
            near = layers.window(text, trigger, before, behind, inside)
            events = list(read(doc, near.start, near.end))
            found += events
            done = max([done, *(e.mention.span.end for e in events)])
    return found


def _triggers(doc: Doc) -> list[list[Span]]:
    """Where the text has each grammar's trigger, found once for all its spans."""
    found = doc.user_data.get("event triggers")
    if found is None:
        text = layers.text(doc)
        found = doc.user_data["event triggers"] = [
            [Span(*match.span()) for match in trigger.finditer(text)] for trigger, *_ in _TRIGGERS
        ]
    return cast("list[list[Span]]", found)


def _apart(found: list[EventFound]) -> list[EventFound]:
    """The curated events, then the longest first, so that none overlaps; in the text's order."""
    kept: list[EventFound] = []  # in order, so that those an event meets are found by halving
    ranked = sorted(
        found, key=lambda e: (e.rule != _CURATED, e.mention.span.start, -len(e.mention.span))
    )
    for event in ranked:
        span = event.mention.span
        first = bisect_right(kept, span.start, key=lambda e: e.mention.span.end)
        last = bisect_left(kept, span.end, lo=first, key=lambda e: e.mention.span.start)
        if event.type == "anniversary":  # it may contain the curated event that it is of
            met = [k for k in kept[first:last] if not span.covers(k.mention.span)]
            kept[first:last] = met
            last = first + len(met)
        if first == last:
            kept.insert(first, event)
    return kept


def _known(doc: Doc, span: Span) -> Iterator[EventFound]:
    words, text = layers.words(doc), layers.text(doc)
    for known in layers.known_in(doc, span):
        if known.entry.kind != "gb:Event":
            continue
        start, end = words.starts[known.first], words.ends[known.last - 1]
        if known.entry.label.endswith("War") and (
            _OTHER_SENSE.match(text, end)
            or _ANOTHER.search(text, max(span.start, start - 9), start)
        ):
            continue  # "a new Cold War"
        when = WHEN.match(text, end, span.end)  # "Hanoi summit in March 2019"
        ordinal = _ORDINAL_BEFORE.search(text, max(0, start - 8), start)
        where = Span(ordinal.start() if ordinal else start, when.end() if when else end)
        mention = Mention("gb:Event", where, layers.readable(doc, where), known.entry.key)
        yield EventFound(mention, "named", _CURATED, 0.97)


def _sessions(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _SESSION.finditer(layers.text(doc), start, end):
        noun = " ".join(match["noun"].split())
        numbered = _NUMBERED.match(match[0])
        if not numbered and noun in _HELD and _WIDE.match(match[0]):
            if not _GOES_ON.match(layers.text(doc), match.end("noun"), end):
                yield named(match, kind_of(noun, "session", match[0]), "session", doc)
            continue
        national = match[0].startswith(("National ", "International ")) and " of " in match[0]
        if not (numbered or noun in _PROPER or (national and noun == "Conference")):
            continue
        if not numbered and (noun in ("Congress", "Assembly") or " Forum of " in match[0]):
            continue
        if noun in ("Open", "Cup", "Assembly") and not match[0][0].isdigit():
            continue
        if _OF_BODY.search(match[0][: match.start("noun") - match.start()]):
            continue  # "the Executive Committee of the National Forum"
        kind = kind_of(noun, "session", match[0])
        yield named(match, kind, "session", doc, local=False)


def _talks(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _TALKS.finditer(layers.text(doc), start, end):
        yield named(match, "talks", "talks", doc)


def _elections(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _ELECTION.finditer(layers.text(doc), start, end):
        yield named(match, "election", "election", doc)


def _disasters(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _DISASTER.finditer(layers.text(doc), start, end):
        yield named(match, "disaster", "disaster", doc, local=False)


def _gatherings(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _GATHERING.finditer(layers.text(doc), start, end):
        yield named(match, kind_of(match["name"], "meeting"), "gathering", doc)


def _openings(doc: Doc, span: Span) -> Iterator[EventFound]:
    """ "The … Factory was inaugurated": a body or place, and the verb behind it."""
    if not _OPENED.search(layers.text(doc), span.start, span.end):
        return
    for name in layers.names_in(doc, span):
        where = name.mention.span
        if name.within or name.mention.kind == "schema:Person":
            continue
        if _AT_PLACE.search(layers.text(doc), max(span.start, where.start - 12), where.start):
            continue  # "Power Station No. 4 on the Namdae River was inaugurated"
        match = _OPENED.match(layers.text(doc), where.end, span.end)
        if match:
            label = f"{_OPENINGS[match['verb']]} of the {name.mention.name}"
            whole = Span(where.start, match.end())
            mention = Mention("gb:Event", whole, label, None, local_key(doc))
            kind = "inauguration" if match["verb"] == "inaugurated" else "opening"
            yield EventFound(mention, kind, "events.opening", 0.9, of=where)


_TRIGGERS: tuple[tuple[re.Pattern[str], Read, int, int], ...] = (
    (
        re.compile("anniversar|birthday|jubilee|Anniversar|Birthday|centena|centenn"),
        anniversaries,
        48,
        190,
    ),
    (
        re.compile("exercise|drill|rehearsal|maneuver|manoeuvre|war game|Exercise|Drill"),
        exercises,
        70,
        60,
    ),
    (re.compile("dialogue|talks|summit|negotiation|contact"), _talks, 60, 24),
    (re.compile(r"[Tt]est-?\s?fir|(?:launch|test)\s+of\b"), tests, 2, 130),
    (
        re.compile(
            "Congress|Session|Meeting|Conference|Summit|Games|Festival|Assembly|Exhibition"
            "|Championship|Tournament|Fair|Forum|Olympics|Paralympics|Expo|Open|Cup|Marathon|Contest"
        ),
        _sessions,
        90,
        130,
    ),
    (
        re.compile(
            "forum|symposium|conference|seminar|exhibition|festival|funeral|congress|contest"
        ),
        _gatherings,
        60,
        150,
    ),
    (
        re.compile(r"(?:presidential|parliamentary|general|legislative|local)\s+election"),
        _elections,
        40,
        12,
    ),
    (re.compile("Hurricane|Typhoon|Cyclone|Tropical|earthquakes? (?:of|in)"), _disasters, 24, 40),
    (re.compile("[Ii]ntroduc|[Dd]eploy"), deployments, 1, 120),
    *TRIGGERS,
)
"""What each kind of event can't do without, the function that reads it, and how many characters
before and behind the trigger it may look at: the patterns are dear, the triggers cheap."""
