"""The grammar of event names: anniversaries, sessions, exercises, talks, deployments, openings.

Shared by the extractor of events and that of communications, whose occasions are events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.model import Mention, Span

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}
_STOP = (
    r"(?=\s*(?:[.,;:()\"]|$|\n|—|\b(?:on|at|with|which|who|that|when|while|where|was|were|is|are|has"
    r"|have|had|will|would|by|from|held|took|opened|left|falls|fell|came|amid|as|to\s+be|sent"
    r"|here|there|(?!armed|united|manned|combined|sacred|unified)[a-z]{2,}ed|this\s+year|and\s+(?:the\s+)?(?:\d|on\b|to\b|for\b|[a-z]+ed\b)|in\s+(?:Pyongyang|this|his|her|our)\b))\b|\s*[.,;:()\"]|\s*$)"
)
_ANNIVERSARY = re.compile(
    rf"""(?:(?P<number>\d{{1,4}})(?:st|nd|rd|th)\s+|(?P<word>{"|".join(NUMBER_WORDS)})\s+)?
    \b(?P<what>(?:(?!the\b|its\b|his\b|her\b|an?\b|this\b)[a-z]+\s+)??(?P<noun>anniversary|birthday|birthdays|birth\s+anniversary|jubilee))
    (?P<of>\s+of\s+(?P<thing>.{{2,160}}?))?{_STOP}""",
    re.VERBOSE | re.IGNORECASE,
)
_SESSION = re.compile(
    r"""(?<![-\w])(?:\d{1,4}(?:st|nd|rd|th)|(?:[A-Z][a-z]+))\s+
    (?:(?:[A-Z][\w'-]*|of|the|and(?!\s+the)|for)\s+){0,8}?
    (?P<noun>Congress|Session|Plenary\s+Meeting|Conference|Summit|Games|Festival|Assembly|Exhibition
      |Championships?|Tournament|Fair|Forum|Olympics|Paralympics)\b
    (?:\s+of\s+(?:the\s+)?(?:(?:\d{1,3}(?:st|nd|rd|th)\s+)?[A-Z][\w'.-]*(?:\s+(?:of|the|for|and|'s)(?=\s+(?:the\s+)?[A-Z]))*\s?)+)?""",
    re.VERBOSE,
)
_EXERCISE = re.compile(
    r"""\b(?P<name>(?:(?:joint|military|war|naval|nuclear|air|field|combined|command\s+post|live[- ]fire
    |anti-submarine|missile|mobile|tactical)\s+){1,4}(?:exercise|drill|rehearsal|man(?:o?eu)ver)s?)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_TALKS = re.compile(
    r"""\b(?P<name>(?:inter-Korean|north-south|six-party|[A-Z][\w.]*(?:-|—)[A-Z][\w.]*|bilateral
    |summit|ministerial|working-level|high-level|(?:[A-Z][a-z]+\s+)?[A-Z][a-z]+(?=\s+summit))\s+
    (?:[a-z-]+\s+)?(?:dialogue|talks|summit(?:\s+talks)?|negotiations?|contacts?))\b""",
    re.VERBOSE,
)
_GATHERING = re.compile(
    r"""\b(?P<name>(?:international|national|regional|state|world|Asian|European|African|Eurasian
    |Asia-Pacific|joint\s+memorial|annual)\s+(?:[\w'-]+\s+){0,3}?
    (?:forum|symposium|conference|seminar|exhibition|festival|funeral|congress|contest))\b""",
    re.VERBOSE,
)
_WHEN = re.compile(r"\s+in\s+(?:[A-Z][a-z]{2,8}\.?,?\s+)?(?:19|20)\d\d\b")
_DEPLOY = re.compile(
    r"""\b(?P<verb>introduc(?:e|es|ed|ing|tion\s+of)|deploy(?:s|ed|ing|ment\s+of)?)\s+(?:the\s+|its\s+|their\s+)?
    (?P<thing>(?!of\b|in\b|into\b|by\b|to\b|and\b|the\b)[\w'-]+(?:\s+(?!of\b|into\b|in\b|including\b|and\b|on\b|around\b|near\b|to\b|at\b|for\b|by\b|from\b|with\b|against\b|which\b)[\w'-]+){0,5})""",
    re.VERBOSE | re.IGNORECASE,
)
_WEAPONS = re.compile(
    r"\b(?:assets?|equipment|weapons?|missiles?|bombers?|aircraft|carriers?|submarines?|troops?"
    r"|forces?|systems?|warheads?|armaments?|means)\b",
    re.IGNORECASE,
)
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


@dataclass(frozen=True, slots=True)
class EventFound:
    """An event named in the text; for an anniversary also its number and what it is of."""

    mention: Mention
    type: str
    rule: str
    sure: float
    number: int | None = None
    founding: str | None = None  # "foundation of the Worker-Peasant Red Guards"
    of: Span | None = None


def in_span(doc: Doc, span: Span) -> list[EventFound]:
    """All events that a stretch of text names, in order, the longest where they overlap."""
    text = layers.text(doc)
    found = [*_known(doc, span), *_openings(doc, span)]
    for trigger, read, before, behind in _TRIGGERS:
        done = span.start
        for match in trigger.finditer(text, span.start, span.end):
            inside = Span(min(done, match.start()), span.end)
            near = layers.window(text, Span(*match.span()), before, behind, inside)
            events = list(read(doc, near.start, near.end))
            found += events
            done = max([done, *(e.mention.span.end for e in events)])
    found.sort(key=lambda e: (e.rule != _CURATED, e.mention.span.start, -len(e.mention.span)))
    kept: list[EventFound] = []
    for event in found:
        if event.type == "anniversary":  # it may contain the curated event that it is of
            kept = [k for k in kept if not event.mention.span.covers(k.mention.span)]
        if not any(k.mention.span.overlaps(event.mention.span) for k in kept):
            kept.append(event)
    return sorted(kept, key=lambda e: e.mention.span)


def _local(doc: Doc) -> str:
    """The key of events that have no name of their own: they are this article's."""
    return layers.article(doc).identifier


def _anniversaries(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _ANNIVERSARY.finditer(layers.text(doc), start, end):
        thing = match["thing"]
        number = match["number"] or (match["word"] and NUMBER_WORDS[match["word"].lower()])
        adjective = match["what"][: -len(match["noun"])].strip().lower()
        if not thing and not number and adjective not in ("founding", "birth"):
            continue
        span = Span(match.start(), match.end())
        name = layers.readable(doc, span)
        of = Span(*match.span("thing")) if thing else None
        year = layers.reference_day(doc)
        key = str(year.year) if year and thing else _local(doc)
        yield EventFound(
            Mention("gb:Event", span, name, None, key),
            "anniversary",
            "events.anniversary",
            0.95,
            int(number) if number else None,
            _founding(thing, adjective, match["noun"]),
            of,
        )


def _founding(thing: str | None, adjective: str, noun: str) -> str | None:
    """The event that an anniversary is of: the thing itself if it is an event, else its beginning."""
    if not thing:
        return None
    thing = " ".join(thing.split())
    if re.search(
        r"^(?:the\s+|his\s+|her\s+)?(?:\w+\s+)?(?:foundation|founding|establishment|liberation|demise|death|birth|victory"
        r"|independence|revolution|attack|battle|landing|treaty|agreement|declaration|summit|fall|end|massacre|publication|opening|signing|adoption|visit|conclusion|war|uprising|start|end)\b",
        thing,
        re.IGNORECASE,
    ) or re.search(r"'s\s+(?:liberation|independence|demise|birth|death)$", thing):
        return re.sub(r"^the\s+", "", thing)
    beginning = "birth" if noun.startswith("birthday") or adjective == "birth" else "foundation"
    if adjective in ("death", "demise"):
        beginning = "death"
    if adjective == "independence":
        beginning = "independence"
    return f"{beginning} of {thing}"


def _known(doc: Doc, span: Span) -> Iterator[EventFound]:
    words = layers.words(doc)
    for known in layers.known(doc):
        where = Span(words.starts[known.first], words.ends[known.last - 1])
        if known.entry.kind == "gb:Event" and span.covers(where):
            name = layers.readable(doc, where)
            mention = Mention("gb:Event", where, name, known.entry.key)
            yield EventFound(mention, "named", _CURATED, 0.97)


def _sessions(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _SESSION.finditer(layers.text(doc), start, end):
        first = match[0].split()[0]
        if not first[0].isdigit() and match["noun"] not in (
            "Games",
            "Festival",
            "Congress",
            "Summit",
            "Forum",
        ):
            continue
        if match["noun"] in ("Congress", "Assembly") and not first[0].isdigit():
            continue
        yield _named(match, "session", "session", doc, local=False)


def _talks(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _TALKS.finditer(layers.text(doc), start, end):
        yield _named(match, "talks", "talks", doc)


def _gatherings(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _GATHERING.finditer(layers.text(doc), start, end):
        yield _named(match, "meeting", "gathering", doc)


def _named(
    match: re.Match[str], kind: str, rule: str, doc: Doc, *, local: bool = True
) -> EventFound:
    group = "name" if "name" in match.re.groupindex else 0
    words = match[group].rstrip()
    article = re.match(r"(?:The|An?)\s+", words)
    start = match.start(group) + (article.end() if article else 0)
    words = words[article.end() :] if article else words
    when = _WHEN.match(layers.text(doc), start + len(words))
    span = Span(start, when.end() if when else start + len(words))
    name = layers.readable(doc, span)
    key = _local(doc) if local else ""
    return EventFound(Mention("gb:Event", span, name, None, key), kind, f"events.{rule}", 0.85)


def _exercises(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _EXERCISE.finditer(layers.text(doc), start, end):
        name = " ".join(match["name"].split())
        singular = re.sub(r"s$", "", name)
        span = Span(*match.span("name"))
        mention = Mention("gb:Event", span, singular, None, _local(doc))
        yield EventFound(mention, "exercise", "events.exercise", 0.85)


def _deployments(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    for match in _DEPLOY.finditer(layers.text(doc), start, end):
        if not _WEAPONS.search(match["thing"]):
            continue
        noun = "introduction" if match["verb"].lower().startswith("introduc") else "deployment"
        thing = " ".join(match["thing"].split())
        mention = Mention("gb:Event", Span(*match.span()), f"{noun} of {thing}", None, _local(doc))
        yield EventFound(mention, "deployment", "events.deployment", 0.8)


def _openings(doc: Doc, span: Span) -> Iterator[EventFound]:
    """ "The … Factory was inaugurated": a body or place, and the verb behind it."""
    if not _OPENED.search(layers.text(doc), span.start, span.end):
        return
    for name in layers.names(doc):
        where = name.mention.span
        if name.within or not span.covers(where) or name.mention.kind == "schema:Person":
            continue
        match = _OPENED.match(layers.text(doc), where.end, span.end)
        if match:
            label = f"{_OPENINGS[match['verb']]} of the {name.mention.name}"
            whole = Span(where.start, match.end())
            mention = Mention("gb:Event", whole, label, None, _local(doc))
            kind = "inauguration" if match["verb"] == "inaugurated" else "opening"
            yield EventFound(mention, kind, "events.opening", 0.9, of=where)


_Read = Callable[[Doc, int, int], Iterator[EventFound]]
_TRIGGERS: tuple[tuple[re.Pattern[str], _Read, int, int], ...] = (
    (re.compile("anniversar|birthday|jubilee|Anniversar|Birthday"), _anniversaries, 48, 190),
    (
        re.compile("exercise|drill|rehearsal|maneuver|manoeuvre|Exercise|Drill"),
        _exercises,
        70,
        15,
    ),
    (re.compile("dialogue|talks|summit|negotiation|contact"), _talks, 60, 24),
    (
        re.compile(
            "Congress|Session|Meeting|Conference|Summit|Games|Festival|Assembly|Exhibition"
            "|Championship|Tournament|Fair|Forum|Olympics|Paralympics"
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
        40,
    ),
    (re.compile("[Ii]ntroduc|[Dd]eploy"), _deployments, 1, 120),
)
"""What each kind of event can't do without, the function that reads it, and how many characters
before and behind the trigger it may look at: the patterns are dear, the triggers cheap."""
