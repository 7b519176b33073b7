"""The parties of a letter: a person with an office, an office, a body, or several of them.

Covers habit 14: the name in brackets behind the office ("The Ambassador in Korea (Muccio)"), the
honorific ("Mr. Adams"), the title before the name ("Secretary of State Rusk"), the post behind it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Office, Party
from graphbuilder.extract.lexicon import BODY_HEADS, OFFICE_HEADS, OFFICE_PLURALS
from graphbuilder.model import Mention, Span

IN_BRACKETS = re.compile(
    r"\s*\((?P<name>[A-ZÀ-Þ][^()]{1,60})\)\s*"
    r"(?P<rest>,?\s*(?:(?:at|in|then)\s.*|[Tt]emporarily\s.*)?,?)$",
    re.DOTALL,
)
HONORIFIC = re.compile(
    r"^(?:the\s+)?(?P<title>(?:(?:Mr|Mrs|Ms|Miss|Dr|Messrs|Hon|M|MM|Mme|Gen|Col|Capt|Prof|Lt"
    r"|Maj|Adm)\.?|General|Colonel|Captain|Commander|Admiral"
    r"|Major|Señor|Senor|Sir|Governor|Professor|Senator|Congressman|Comrade|Herr|Signor"
    r"|Monsieur)\s+)(?P<name>[^,]+?)(?P<office>,\s.*)?$",
    re.DOTALL,
)
NOBLE = re.compile(
    r"^(?:[Tt]he\s+)?(?P<name>(?:Lord|Earl|Baron|Count|Prince|Viscount|Marquis|Duke|Chevalier"
    r"|Freiherr|King|Queen|Emperor)\s+(?:of\s+)?[A-ZÀ-Þ][^,]*)(?P<office>,\s.*)?$",
    re.DOTALL,
)
_AND = re.compile(
    r",?\s+and\s+(?=(?:Mr|Mrs|Messrs|Dr|Sir|Lord|General|Señor|M)\b)"
    r"|(?<=[a-z])\s+and\s+(?=[A-ZÀ-Þ][\w'’-]+[.\s]*$)"
)
"""Between two persons, each with an honorific, or two surnames behind "Messrs."."""
_BETWEEN = re.compile(r",\s+and\s+|\s+and\s+|,\s+(?!Jr\b|Sr\b|I{2,3}\b)(?=[A-Z]|the\s)")
_FULL_NAME = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’-]*\.?\s+){1,3}[A-ZÀ-Þ][\w'’-]+(?:,\s+Jr\.?)?)"
    r"(?P<rest>\s+(?:of|in|at)\s+.*)?$",
    re.DOTALL,
)
_PLURAL = re.compile(
    r"(?P<title>(?:[A-Z][a-z]+\s+)?(?:Chairmen|Presidents|Ministers|Secretaries|Premiers"
    r"|Ambassadors|Generals))"
    r"\s+(?P<first>[A-ZÀ-Þ][\w'’-]+)\s+and\s+(?P<second>[A-ZÀ-Þ][\w'’-]+)$"
)
_TAIL = re.compile(r"\s+(?:of|at|in)\s+(?=[A-Z])")
_WHEREABOUTS = re.compile(r",\s+(?:at|in|[Tt]emporarily\s+(?:at|in))\s+[A-Z][\w .-]{2,40},?$")
_HEADS = OFFICE_HEADS | {"state", "defense", "treasury", "affairs", "nations", "security"}
_FIELDS = (
    _HEADS
    | BODY_HEADS
    | {
        *("relations", "operations", "resident", "plenipotentiary", "extraordinary", "designate"),
    }
)
_POSTED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir)\b\.?\s[^,(]+,\s")
"""A person with an office behind the name: a name in brackets after that is somebody else's."""
_BODY = re.compile(
    r"(?:[\w.]+\s+){0,3}?(?:Embassy|Legation|Consulate|Department|Mission|Ministry|Delegation)\b"
)
_CHARGE = re.compile(r"\bCharg[eé]\b")
_OF = re.compile(r"\s+(?:of|for|in|at|to|on)\s+")
_ALL = re.compile(r"all\s+(?:the\s+)?")


def acts(doc: Doc, words: str) -> bool:
    """Whether words name an office or a body."""
    words = re.sub(r"^(?:the|The)\s+", "", words)
    entry = layers.authority(doc).find(words)
    if entry:
        return entry.key.startswith(("organization/", "post/"))
    head = _OF.split(words)[0].split()[-1:]
    office = bool(head) and head[0].lower() in OFFICE_HEADS
    return office or bool(_BODY.match(words) or _CHARGE.search(words))


def trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space and commas around it."""
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)


def parties(doc: Doc, span: Span) -> list[Party]:
    """One side of a heading: "Mr. Harding and Mr. Ordway", "Messrs. Adams and Motley" are two; so
    are two offices, each with its holder.
    """
    text = layers.text(doc)
    if match := _PLURAL.match(span.of(text)):
        return [person(doc, _inner(span, match, side), None) for side in ("first", "second")]
    if HONORIFIC.match(span.of(text)):
        parts = _at_each(_AND, text, span)
    else:
        parts = _at_each(_BETWEEN, text, span)
        if len(parts) < 2 or not all(is_person(part.of(text)) for part in parts):
            parts = _at_last_and(text, span)
    return [_party(doc, part) for part in parts]


def _at_each(pattern: re.Pattern[str], text: str, span: Span) -> list[Span]:
    found, start = [], span.start
    for match in pattern.finditer(text, span.start, span.end):
        found.append(trimmed(text, start, match.start()))
        start = match.end()
    return [*found, trimmed(text, start, span.end)]


def _at_last_and(text: str, span: Span) -> list[Span]:
    """Two persons where commas belong to their offices: "the Assistant Secretary for A, B, and C
    (Sapt) and Robert W. Holm".
    """
    for match in re.finditer(r",?\s+and\s+", span.of(text)):
        left = trimmed(text, span.start, span.start + match.start())
        right = trimmed(text, span.start + match.end(), span.end)
        if is_person(left.of(text)) and is_person(right.of(text)):
            return [left, *_at_last_and(text, right)]
    return [span]


def is_person(words: str) -> bool:
    """Whether words are complete as one person's name and office."""
    if IN_BRACKETS.search(words) or HONORIFIC.match(words) or _named(words):
        return True
    return "," not in words and _titled_name(words) is not None


def _named(words: str) -> re.Match[str] | None:
    """A full name with an initial, or with the body that its bearer is of."""
    match = _FULL_NAME.match(words)
    if match is None or not _OFFICES.isdisjoint(match["name"].lower().split()):
        return None
    return match if match["rest"] or re.search(r"\b[A-Z]\.", match["name"]) else None


_OFFICES = (
    _FIELDS
    | OFFICE_PLURALS
    | {
        *("consular", "diplomatic", "chiefs", "states", "united", "the"),
        *("lord", "earl", "baron", "count", "viscount", "marquis", "posts"),
    }
)


def one_party(doc: Doc, span: Span, office: Span | None = None) -> Party:
    """What a span names, with an office that stands elsewhere: "Charles Malik" in "Charles Malik,
    Foreign Minister of Lebanon".
    """
    found = _party(doc, span)
    if found.agent.kind in ("schema:Organization", "org:Post") and not acts(
        doc, span.of(layers.text(doc))
    ):
        found = person(doc, span)
    if office and found.agent.kind == "schema:Person":
        return replace(found, offices=(*found.offices, office_of(doc, office)))
    return found


def _party(doc: Doc, span: Span) -> Party:
    """One side of a heading: a person with an office, an office, or a body."""
    text = layers.text(doc)
    span = _without_whereabouts(text, span)
    words = span.of(text)
    if not _POSTED.match(words) and (match := IN_BRACKETS.search(words)):
        title = trimmed(text, span.start, span.start + match.start())
        name = _inner(span, match, "name")
        if (who := title.of(text)) and (HONORIFIC.match(who) or NOBLE.match(who)):
            # "Mr. Harding (Secretary of State)", "Sir R. Shone (Rome)"
            return _titled(doc, title, name if acts(doc, name.of(text)) else None)
        return person(doc, name, without_article(text, title))
    for pattern in (HONORIFIC, NOBLE):
        if match := pattern.match(words):
            behind = _inner(span, match, "office") if match["office"] else None
            office = trimmed(text, behind.start, behind.end) if behind else None
            name = _inner(span, match, "name")
            if behind is None and (tail := re.search(r"\s+(?:of|at|in)\s+the\s", name.of(text))):
                name = Span(name.start, name.start + tail.start())
            return person(doc, name, office)
    if name_words := _titled_name(words):
        at = span.start + words.rindex(name_words)
        title = without_article(text, trimmed(text, span.start, at))
        return person(doc, Span(at, at + len(name_words)), title)
    return _plain_name(doc, span) or office_or_body(doc, without_article(text, span))


def _plain_name(doc: Doc, span: Span) -> Party | None:
    """A name without title: with an initial, with the body that its bearer is of, or a known one."""
    if match := _named(span.of(layers.text(doc))):
        return person(doc, _inner(span, match, "name"), None)
    for known in layers.names_in(doc, span):
        if known.mention.span == span and known.mention.kind == "schema:Person":
            return Party(known.mention)
    return None


def _without_whereabouts(text: str, span: Span) -> Span:
    """The span without ", at Paris" behind a body's name."""
    match = _WHEREABOUTS.search(span.of(text))
    return Span(span.start, span.start + match.start()) if match else span


def _titled(doc: Doc, who: Span, office: Span | None) -> Party:
    words = who.of(layers.text(doc))
    match = HONORIFIC.match(words) or NOBLE.match(words)
    assert match is not None
    return person(doc, _inner(who, match, "name"), office)


def _titled_name(words: str) -> str | None:
    """The name behind a title, also where a place or state follows it ("at Geneva", "of Ohio")."""
    ends = [len(words), *(m.start() for m in reversed(list(_TAIL.finditer(words))))]
    return next((name for end in ends if (name := _behind_title(words[:end]))), None)


def _behind_title(words: str) -> str | None:
    """ "Johnson" in "President Johnson", "Rusk" in "Secretary of State Rusk": the capitals behind
    the title's last head, unless they are its field ("Foreign Affairs").
    """
    parts = words.split()
    for at in range(len(parts) - 1, 0, -1):
        if parts[at - 1].lower().rstrip(",") in _HEADS:
            name = parts[at:]
            field = not _FIELDS.isdisjoint(part.lower().rstrip(",") for part in name)
            fits = len(name) <= 3 and all(part[0].isupper() for part in name) and not field
            return " ".join(name) if fits and " ".join(name) in words else None
    return None


def _inner(span: Span, match: re.Match[str], group: str) -> Span:
    return Span(span.start + match.start(group), span.start + match.end(group))


def without_article(text: str, span: Span) -> Span:
    """The span without "the" or "all the" at its beginning."""
    match = re.match(r"(?:(?:the|The|THE|his|her)\s+)", span.of(text)) or _ALL.match(span.of(text))
    return Span(span.start + match.end(), span.end) if match else span


def person(doc: Doc, name: Span, office: Span | None = None, written: str = "") -> Party:
    """A person, with the office that a span names. ``written`` is the name where the text has it
    in capitals.
    """
    mention = Mention("schema:Person", name, written or layers.readable(doc, name))
    if office is None or not len(office):
        return Party(mention)
    return Party(mention, (office_of(doc, office),))


def office_of(doc: Doc, span: Span) -> Office:
    """The office that a span names, with the bodies and countries in it."""
    title = layers.readable(doc, span)
    organizations = tuple(
        n.mention
        for n in layers.names_in(doc, span)
        if n.mention.kind != "schema:Person" and not n.demonym
    )
    return Office(span, 0, 0, title, organizations)


def office_or_body(doc: Doc, span: Span) -> Party:
    """An office without its holder, or a body."""
    name = layers.readable(doc, span)
    entry = layers.authority(doc).find(name)
    if entry and entry.key.startswith(("organization/", "country/")):
        return Party(Mention(entry.kind, span, name, entry.key))
    head = _OF.split(name)[0].split()[-1:]
    if head and (head[0].lower() in OFFICE_HEADS or head[0].lower().rstrip("s") in OFFICE_HEADS):
        return Party(Mention("org:Post", span, name), (office_of(doc, span),))
    kind = "schema:Organization"
    if _BODY.match(name):
        kind = "schema:GovernmentOrganization"
    return Party(Mention(kind, span, name))
