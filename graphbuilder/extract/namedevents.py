"""Events that a name, a number, a date or a person delimits: more grammars of event names.

Numbered meetings of a body, a funeral of somebody, attacks and battles at a named place, disasters called
by their day, operations with a code name, and series of talks whose name stands in quotes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.eventnames import EventFound, kind_of, local_key, named, year_key
from graphbuilder.extract.lexicon import ORDINALS
from graphbuilder.model import Mention, Span

_WORD: Final = r"[A-Z][\w.'-]*"
_YEAR: Final = r"(?:19|20)\d\d"
_BODY: Final = (
    rf"(?:\d{{1,3}}(?:st|nd|rd|th)\s+)?{_WORD}(?:\s+(?:of\s+(?:the\s+)?)?{_WORD}){{1,8}}"
    rf"(?:\s+(?:for|on)\s+(?:the\s+)?{_WORD}(?:\s+(?:(?:and|of)\s+)?{_WORD}){{0,5}})?"
)
_NUMBERED: Final = re.compile(
    rf"""(?<![-\w])(?P<name>(?:\d{{1,3}}(?:st|nd|rd|th)|(?i:{"|".join(ORDINALS)}))\s+
    (?:(?:emergency|plenary|regular|annual|ministerial|extraordinary|general|enlarged|full|joint|special)\s+){{0,3}}
    (?:meeting|session|round|congress|conference|assembly)\s+of\s+(?:the\s+)?{_BODY})""",
    re.VERBOSE,
)
_FUNERAL: Final = re.compile(
    r"""\b(?:(?:state|military|national)\s+)?(?:funeral|burial|memorial\s+service|coronation|wedding)
    (?:\s+(?:ceremony|service|rites))?\s+(?:of|for)\s+(?:the\s+)?(?:late\s+)?(?:[a-z-]+\s+){0,2}?
    (?=[A-Z])""",
    re.VERBOSE,
)
_SOMEBODY: Final = re.compile(r"(?!The\b)[A-Z][\w.'-]*(?:\s+[A-Z][\w'-]*){1,4}")
_TITLES: Final = re.compile(r"(?:[A-Z][\w-]*\s+){0,3}")
_ATTACK: Final = re.compile(
    rf"""\b(?P<name>(?:(?:armed|surprise|terrorist|suicide)\s+)?(?:attack|assault|raid)s?\s+on\s+(?:the\s+)?
      (?:{_WORD}\s+){{1,4}}?(?:Barracks|Palace|Fort|Fortress|Castle|Garrison|Armou?ry|Prison|Harbou?r|Base
      |Arsenal|Citadel|Embassy|Consulate)
    |(?:[Bb]attle|siege|storming)\s+of\s+(?:the\s+)?{_WORD}(?:\s+{_WORD}){{0,3}}
    |massacre\s+(?:at|in)\s+{_WORD}(?:\s+{_WORD}){{0,2}})""",
    re.VERBOSE,
)
_DATED: Final = re.compile(
    rf"""\b[Tt]he\s+(?P<name>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{{1,2}}\s+
    (?:{_YEAR}\s+)?(?:[a-z]+\s+){{0,2}}?
    (?P<noun>earthquakes?|quakes?|tsunami|floods?|attacks?|bombings?|massacre|coup|uprising|explosions?))\b""",
    re.VERBOSE,
)
_NATURAL: Final = frozenset("earthquake quake tsunami flood".split())
_HELD: Final = (
    "Exhibition|Expo|Forum|Contest|Festival|Fair|Championships?|Tournament|Games|Marathon"
)
_OPERATION: Final = re.compile(
    rf"""(?<![\w-])(?P<name>(?<!Special\ )Operation\s+"?
      (?!Armed|Forces?\b|Units?\b|Office|Cent|Department|Room|Command|Division|Manual|Corps|Team){_WORD}
      (?:\s+[A-Z][\w-]*){{0,2}}
    |(?:(?:Mission|Exercise)\s+|(?<="))(?:(?!Vision|Agenda|Plan|Strategy|Program|Concept|Exhibition|Forum|Contest|Festival|Expo)
      [A-Z][a-z]+[ ]?){{1,3}}(?<![ ])-{_YEAR}(?![\w-])(?!"\s+(?:[a-z-]+\s+)?(?:satellite|rocket|missile))
    |(?:[A-Z][a-z]+[ ]?){{1,3}}(?<![ ])-{_YEAR}
      (?=\s+(?:[a-z-]+\s+){{0,3}}(?:exercise|drill|mission|operation))
    |Mission\s+(?:[A-Z][a-z]+\s+){{1,3}}{_YEAR}(?![\w-])
    |(?:[A-Z][\w'-]*\s+){{0,5}}?(?P<held>{_HELD})(?:\s+(?:(?:of|for|in|among|with|on)\s+)?[A-Z]\w*){{0,9}}-{_YEAR}(?![\w-]))""",
    re.VERBOSE,
)
_TITLED: Final = re.compile(
    r"""(?P<name>"(?P<quoted>[A-Z][^"\n]{2,50})"\s+(?:(?!in|into|to|of|for|with|from|by|and|on|at)[a-z-]+\s+){0,2}?
    (?P<noun>dialogue|forum|summit|conference|festival|contest|exhibition|fair|marathon|tournament))\b""",
    re.VERBOSE,
)
_BODY_HEAD: Final = re.compile(
    r"\b(?:Assembly|Parliament|Party|Ministry|Government|Committee|Union|Army|Council|Association)$"
)


def _numbered(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """ "the 4th session of the Strelsau Committee for Trade": what meets has a name."""
    for match in _NUMBERED.finditer(layers.text(doc), start, end):
        yield named(match, kind_of(match["name"], "session"), "session", doc, local=False)


def _funerals(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """ "the state funeral of the late President Rudolf Hentzau"."""
    text = layers.text(doc)
    names = [n.mention for n in layers.names(doc)]
    for match in _FUNERAL.finditer(text, start, end):
        where = _who(text, match.end(), end, names)
        if where:
            span = Span(match.start(), where.end)
            mention = Mention("gb:Event", span, layers.readable(doc, span), None, local_key(doc))
            mourned = re.search(r"funeral|burial|memorial", match[0]) is not None
            kind = "funeral" if mourned else "ceremony"
            yield EventFound(mention, kind, "events.ceremony", 0.85)


def _who(text: str, start: int, end: int, names: list[Mention]) -> Span | None:
    """The person a phrase goes on with, behind titles; else capitals that are no other name."""
    persons = (n.span for n in names if n.kind == "schema:Person")
    who = next((p for p in persons if start < p.end <= end), None)
    if who and (who.start <= start or _TITLES.fullmatch(text, start, who.start)):
        return who
    bare = _SOMEBODY.match(text, start, end)
    span = Span(*bare.span()) if bare else None
    return span if span and not any(n.span.overlaps(span) for n in names) else None


def _conflicts(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """ "the attack on the Strelsau Barracks", "the siege of Strelsau"."""
    for match in _ATTACK.finditer(layers.text(doc), start, end):
        yield named(match, "conflict", "conflict", doc, local=False)


def _dated(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """ "the Feb. 3 earthquake": a calamity called by its day."""
    for match in _DATED.finditer(layers.text(doc), start, end):
        natural = match["noun"].removesuffix("s") in _NATURAL
        yield named(match, "disaster" if natural else "conflict", "dated", doc)


def _operations(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """ "Operation Fair Wind", "Mission Fair Wind-2031": a code name; "Exhibition of Boats-2031"."""
    for match in _OPERATION.finditer(layers.text(doc), start, end):
        found = named(match, "named", "operation", doc, local=False).mention
        name = found.name.replace('"', "")
        mention = Mention("gb:Event", found.span, name, None, f"=operation {name.lower()}")
        kind = kind_of(match["held"] or "", "named", name)
        yield EventFound(mention, kind, "events.operation", 0.85)


def _titled(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """ "the "North Coast and Friends" dialogue": a series; a body's quoted name is none."""
    for match in _TITLED.finditer(layers.text(doc), start, end):
        title = Span(*match.span("quoted"))
        if _BODY_HEAD.search(match["quoted"]) or any(
            n.mention.span.covers(title) and n.mention.kind.endswith("Organization")
            for n in layers.names(doc)
        ):
            continue
        name = f"{' '.join(match['quoted'].split())} {match['noun']}".replace(",", "")
        key = f"=titled {name.lower()} {year_key(doc)}"
        mention = Mention("gb:Event", Span(*match.span("name")), name, None, key)
        yield EventFound(mention, kind_of(name, "talks"), "events.titled", 0.85)


Read = Callable[[Doc, int, int], Iterator[EventFound]]
TRIGGERS: Final[tuple[tuple[re.Pattern[str], Read, int, int], ...]] = (
    (
        re.compile(r"(?:meeting|session|round|congress|conference|assembly)\s+of\b"),
        _numbered,
        48,
        150,
    ),
    (re.compile("funeral|burial|memorial service|coronation|wedding"), _funerals, 12, 90),
    (re.compile("attack|assault|raid|attle of|siege of|storming of|massacre"), _conflicts, 12, 90),
    (
        re.compile(
            "earthquake|quake|tsunami|flood|attack|bombing|massacre|coup|uprising|explosion"
        ),
        _dated,
        44,
        2,
    ),
    (re.compile(rf"Operation\b|-{_YEAR}|Mission\b"), _operations, 130, 50),
    (
        re.compile(
            r'"\s+(?:[a-z-]+\s+){0,2}?(?:dialogue|forum|summit|conference|festival|contest|exhibition|fair'
            "|marathon|tournament)"
        ),
        _titled,
        54,
        2,
    ),
)
"""As in ``events``: the trigger, the function that reads, how far before and behind it looks."""
