"""Anniversaries and birthdays: their number, and what they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.eventnames import EventFound, local_key
from graphbuilder.extract.lexicon import ORDINALS
from graphbuilder.model import Mention, Span

_STOP = (
    r"(?=\s*(?:[.,;:()\"]|$|\n|—|\b(?:(?:I|we)\s+(?:wish|would|extend|convey|have|am|are|offer|send|express|take|warmly|sincerely)|on|at|with|which|who|that|when|while|where|was|were|is|are|has"
    r"|have|had|will|would|by|from|held|led|took|opened|left|falls|fell|came|amid|as|to\s+be|sent"
    r"|here|there|(?!armed|united|manned|combined|sacred|unified|respected|revered|esteemed|beloved)[a-z]{2,}ed|this\s+year|and\s+(?:the\s+)?(?:\d|on\b|to\b|for\b|[a-z]+ed\b)|in\s+(?:Pyongyang|the\s+(?:capital|city)|this|his|her|our)\b))\b|\s*[.,;:()\"]|\s*$)"
)
_ANNIVERSARY = re.compile(
    rf"""(?:(?P<number>\d{{1,4}})(?:st|nd|rd|th)\s+|(?P<word>{"|".join(ORDINALS)})\s+)?
    \b(?P<what>(?:(?!the\b|its\b|his\b|her\b|an?\b|this\b|on\b|of\b|for\b|at\b|in\b|mark\b|marking\b|marks\b|to\b|their\b)[a-z]+\s+)??(?P<noun>anniversary|birthday|birthdays|birth\s+anniversary|jubilee|(?:bi)?cent(?:enary|ennial)))
    (?:(?P<of>\s+of\s+(?P<thing>.{{2,160}}?)){_STOP}|(?={_STOP}|\s+(?:and|in|through|during|next|last)\b))""",
    re.VERBOSE | re.IGNORECASE,
)
_CENTURIES = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200}
"""Nouns that say the number themselves: "the centenary of the birth of Rudolf Hentzau"."""
_BEGINNINGS = re.compile(r"^(?:foundation|founding|establishment|birth|building|creation)\s+of\b")


def anniversaries(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """Anniversaries with a number or with what they are of."""
    for match in _ANNIVERSARY.finditer(layers.text(doc), start, end):
        thing = match["thing"]
        number = match["number"] or (match["word"] and ORDINALS[match["word"].lower()])
        number = number or (thing and _CENTURIES.get(match["noun"].lower()))
        adjective = match["what"][: -len(match["noun"])].strip().lower()
        if not thing and not number and adjective not in ("founding", "birth"):
            continue
        span = Span(match.start(), match.end())
        name = layers.readable(doc, span)
        of = Span(*match.span("thing")) if thing else None
        year = layers.reference_day(doc)
        founding = _founding(thing, adjective, match["noun"])
        key = str(year.year) if year and thing else local_key(doc)
        if founding and of:
            key = f"=anniversary {number or ''} {_canonical(doc, founding)} {key}"
        yield EventFound(
            Mention("gb:Event", span, name, None, key),
            "anniversary",
            "events.anniversary",
            0.95,
            int(number) if number else None,
            founding,
            of,
        )


def _canonical(doc: Doc, founding: str) -> str:
    """One form for what an anniversary is of, however its words put it: "76th birthday of the DPRK"
    is the "76th founding anniversary of the Democratic People's Republic of Korea".
    """
    tail = re.sub(r"^(?:the|comrade|president)\s+", "", founding.partition(" of ")[2])
    entry = layers.authority(doc).find(tail)
    person = entry is not None and entry.key.startswith("person/")
    if entry and not person and _BEGINNINGS.match(founding):
        return f"foundation {entry.key.rpartition('/')[2]}"
    return re.sub(
        r"\b(?:the|comrade|president|great|respected|general|secretary|marshal|chairman|supreme|leader)\s+",
        "",
        founding.lower(),
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
