"""Who signed a letter and to whom it is addressed, where no heading says so.

Covers the signature behind the complimentary close with the office under it, the surname alone that
ends a telegram ("SAPT"), the addressee block before the salutation or at the foot ("To the
Honorable / JOHN DOE, / Secretary of State, Washington", "Earl Granville, &c., &c., &c."), and the
salutation that names somebody ("Dear Mr. Holm:").
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Party
from graphbuilder.extract.letters.lines import SALUTATION, closes
from graphbuilder.extract.letters.parties import (
    acts,
    office_of,
    office_or_body,
    one_party,
    parties,
    person,
    trimmed,
)
from graphbuilder.extract.lexicon import BODY_HEADS, FIELDS, MONTHS, OFFICE_HEADS
from graphbuilder.model import Mention, Span

_PART = (
    r"(?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’]+(?:-[A-ZÀ-Þ]?[\w'’]+)*(?:\.(?=\s))?"
    r"|(?:de|von|van|da|di|du|la|le|el|al|y|DE|VON|DA)\b|d['’]\w+)"
)
_NAME = re.compile(
    rf"(?:\(?(?:[Ss]igned|SIGNED|sgd\.?|s/)\)?[:.,]?\s*|\["
    rf"|/s/\s*)?(?P<name>(?:{_PART}\s*){{1,6}})(?:,?\s+(?:Jr|Sr|JR)\.?)?\]?"
    r"(?P<rest>[.,]?|,\s[^\n]{3,100})$"
)
_SIGNED = re.compile(r"\(?(?:[Ss]igned|SIGNED|sgd\.?)\)?[:.]?|/s/")
_NO_SIGNATURE = frozenset(
    """sir madam sirs gentlemen excellency enclosure enclosures inclosure inclosures translation
    copy copies extract extracts the an and end secret confidential telegram note summary approve
    disapprove yes no see me concur agree house instructions washington london paris appendix annex very
    respectfully sincerely yours truly etc""".split()
)
_ALSO_NAMES = frozenset(
    """bishop king marshal dean judge farm mill church forestry bank duke prince pope whip coach
    justice chief mine rector""".split()
)
_STOP = (OFFICE_HEADS | BODY_HEADS | FIELDS | MONTHS.keys() | _NO_SIGNATURE) - _ALSO_NAMES
_ADDRESSED = re.compile(
    r"(?P<to>To:?\s+)?(?:[Tt]he\s+)?(?P<style>(?:Right\s+)?Hon(?:ou?rable\b|\.)|(?:His"
    r"|Her)\s+(?:Excellency|Majesty|Lordship|Highness)\b|H\.\s?E\."
    r"|Monsieur\b|M\.(?=\s)|Mr\.|Messrs\.|Señor|Sir\b|Lord\b|Earl\b|Baron\b|Count\b|Prince\b"
    r"|Viscount\b|Marquis\b|Dr\.|General\b|Senator\b|Ambassador\b)\s*,?\s*"
)
_STYLED = re.compile(r",\s*(?:Esq(?:uire|s?\.?)|(?:&c|etc)\.?,\s*(?:&c|etc))")
_TO_OFFICE = re.compile(
    r"(?:To\s+)?[Tt]he\s+(?P<office>(?:Acting\s+|Under\s+|Assistant\s+)?(?:Secretary|Minister"
    r"|Ministry|President|Permanent|Prime|Foreign|Department|Chargé|Ambassador)\b[^\n]{0,80})$"
)
_ET_CETERA = re.compile(
    r"[,\s]*(?:(?:&c|etc)[.,\s]*)+|[,\s]*\bEsq(?:uire\b|s?\b\.?)", re.IGNORECASE
)
_TITLED = re.compile(
    r"(?i:my\s+)?(?i:dear)\s+(?:Sir\s+and\s+)?(?P<title>(?i:mr|mrs|miss|dr|general|senator"
    r"|governor|colonel|admiral|captain|lord|sir|count"
    r"|baron|ambassador|professor|congressman|secretary|commissioner|judge|bishop|minister)\.?)\s+"
    r"(?P<name>[A-ZÀ-Þ][\w'’-]*\.?(?:\s+(?:[A-ZÀ-Þ][\w'’-]*\.?|de|von|van|da|del"
    r"|la)){0,3})\s*[:,.—-]"
)
_BY_OFFICE = re.compile(
    r"(?:Dear\s+)?Mr\.\s+(?P<office>(?:Acting\s+)?Secretary\s+of\s+State|Secretary[- ]General)\s*[:,.—-]"
)
"""A salutation that names the whole office: "Mr. Secretary of State:"; "Mr. Prime Minister" doesn't."""
_BODY_SIGNS = re.compile(
    r"(?:[A-Z][a-z]+\s){1,2}(?:Legation|Embassy|Consulate|Consul|Mission|Delegation)"
)
_ROUTED = re.compile(
    r"(?:^|[.\s])(?i:for)\s+(?P<recipient>[A-Z][\w'’.]*(?:\s[A-Z][\w'’.]*){0,3}?)\s+(?i:from)\s+"
    r"(?P<sender>[A-Z][\w'’]*(?:\s[A-Z][\w'’]*){0,3})[.:]"
)
_NO_NAMES = frozenset(
    """secretary minister president ambassador chairman premier chancellor speaker commissioner
    general governor senator counselor counsellor chargé prime vice under acting director attorney
    consul representative delegate undersecretary postmaster""".split()
)
_TAIL_LINES = 7


def name_in(doc: Doc, line: Span) -> tuple[Span, Span | None] | None:
    """The name that a line of a signature is, and what stands behind its comma."""
    text = layers.text(doc)
    match = _NAME.match(text, line.start, line.end)
    if match is None:
        return None
    span = trimmed(text, *match.span("name"))
    words = span.of(text).rstrip(".,")
    parts = words.lower().replace(".", " ").split()
    if not parts or not _STOP.isdisjoint(parts) or len(parts[-1]) < 2 or len(words) > 48:
        return None
    if layers.authority(doc).find(words) and len(parts) == 1:
        entry = layers.authority(doc).find(words)
        if entry and not entry.key.startswith("person/"):
            return None
    rest = trimmed(text, *match.span("rest"))
    return Span(span.start, span.start + len(words)), rest if len(rest) > 2 else None


def written(words: str) -> str:
    """A name in capitals as names are written: "FRED'K T. McCOOK" is "Fred'k T. McCook"."""
    parts = []
    for part in words.split():
        letters = part.replace(".", "").replace("'", "").replace("’", "")
        capital = len(letters) > 1 and letters.removeprefix("Mc").removeprefix("Mac").isupper()
        parts.append(_capitalised(part) if capital and "." not in part[:-1] else part)
    return " ".join(parts)


def _capitalised(part: str) -> str:
    for start in ("Mc", "Mac"):
        if part.startswith(start) and part[len(start) :].isupper():
            return start + part[len(start) :].capitalize()
    if re.match(r"(?:O|D)['’]", part):
        return part[:2] + part[2:].capitalize()
    if part.startswith("MC") and len(part) > 4:
        return "Mc" + part[2:].capitalize()
    return "-".join(piece.capitalize() for piece in part.split("-"))


def sender(doc: Doc, own: list[Span], head: int, *, wired: bool) -> tuple[Party | None, int]:
    """Who signed, with the office behind or under the name, and the line behind the signature.

    The first close tells where it stands (further ones are those of enclosures); in a telegram it is
    the last line.
    """
    text = layers.text(doc)
    for close, span in enumerate(own):
        if close < head or not closes(text, span):
            continue
        for number in range(close + 1, min(close + 5, len(own))):
            if len(own[number]) < 90 and (found := name_in(doc, own[number])):
                return _signed(doc, own, number, *found)
    if wired and len(own) > head:
        for number in range(len(own) - 1, max(head, len(own) - 3), -1):
            found = name_in(doc, own[number])
            if found and len(found[0].of(text).split()) <= 4 and found[1] is None:
                return _signed(doc, own, number, *found)
        if _BODY_SIGNS.fullmatch(text, own[-1].start, own[-1].end):
            return office_or_body(doc, own[-1]), len(own)
    return None, len(own)


def _signed(
    doc: Doc, own: list[Span], number: int, name: Span, rest: Span | None
) -> tuple[Party, int]:
    text = layers.text(doc)
    office = rest if rest and acts(doc, rest.of(text).rstrip(".")) else None
    end = number + 1
    if office is None and end < len(own) and len(own[end]) < 90:
        words = own[end].of(text).rstrip(".,")
        if acts(doc, words) and not words.startswith(("The ", "To ", "Hon")):
            office, end = Span(own[end].start, own[end].start + len(words)), end + 1
    if office:
        office = Span(office.start, office.start + len(office.of(text).rstrip(".,")))
    return person(doc, name, office, written(layers.readable(doc, name))), end


def recipients(doc: Doc, own: list[Span], head: int, behind: int) -> list[Party]:
    """Whom the letter is addressed to: the block at its foot or over the salutation, else the
    salutation itself.
    """
    text = layers.text(doc)
    foot = own[behind : behind + _TAIL_LINES]
    for block, first in ((foot, 2), (own[:head], head)):
        for number, line in enumerate(block[:first]):
            if found := _addressee(doc, block[number:], line):
                return [found]
    if head < len(own) and (match := _BY_OFFICE.match(text, own[head].start, own[head].end)):
        return [office_or_body(doc, Span(*match.span("office")))]
    if head < len(own) and (match := _TITLED.match(text, own[head].start, own[head].end)):
        words = match["name"].lower().split()
        if _NO_NAMES.isdisjoint(words) and match["title"].lower() not in ("secretary", "minister"):
            span = Span(*match.span("name"))
            return [person(doc, span, None, written(layers.readable(doc, span)))]
    return []


def _addressee(doc: Doc, block: list[Span], line: Span) -> Party | None:
    text = layers.text(doc)
    words = line.of(text)
    if len(words) > 160 or ";" in words or SALUTATION.match(words):
        return None
    if match := _TO_OFFICE.match(words):
        return _post(doc, Span(line.start + match.start("office"), line.end))
    match = _ADDRESSED.match(words)
    if match is None and not _STYLED.search(words):
        return None
    start = line.start + (match.end() if match else 0)
    if start >= line.end and len(block) > 1:
        start, line = block[1].start, block[1]
        block = block[1:]
    return _named_addressee(doc, block, Span(start, line.end))


def _named_addressee(doc: Doc, block: list[Span], span: Span) -> Party | None:
    """ "Charles E. Hughes, Secretary of State, Washington", on one line or on several."""
    text = layers.text(doc)
    words = _ET_CETERA.split(span.of(text))[0].rstrip(" .,")
    if words.lower().startswith("the "):
        return _post(doc, Span(span.start + 4, span.end))
    name, comma, behind = words.partition(",")
    noble = re.match(r"(?:Mr|Messrs|Sir|Dr|M|Hon)\.?\s+", name)
    first = Span(span.start + (noble.end() if noble else 0), span.start + len(name))
    if acts(doc, name):
        return _post(doc, span) if span.start > block[0].start else None
    found = name_in(doc, first)
    if found is None or found[1] is not None:
        return None
    office = None
    if comma and acts(doc, behind.strip()):
        office = trimmed(text, first.end, span.start + len(words))
    elif len(block) > 1 and acts(doc, block[1].of(text).split(",")[0].rstrip(".")):
        office = Span(
            block[1].start, block[1].start + len(block[1].of(text).split(",")[0].rstrip("."))
        )
    return person(doc, found[0], office, written(layers.readable(doc, found[0])))


def _post(doc: Doc, span: Span) -> Party | None:
    text = layers.text(doc)
    words = re.split(r",\s|\s*[.:]$", _ET_CETERA.split(span.of(text))[0])[0].rstrip(" .,")
    if not words or not acts(doc, words) or len(words) > 90:
        return None
    office = Span(span.start, span.start + len(words))
    party = one_party(doc, office)
    if party.agent.kind != "org:Post":
        return party
    return Party(
        Mention("org:Post", office, layers.readable(doc, office)), (office_of(doc, office),)
    )


def routed(doc: Doc, own: list[Span]) -> tuple[Party, Party] | None:
    """ "For Ambassador Holm from Sapt." where a telegram begins: from whom and for whom it is. Only
    where both are named, since "Ambassador" and "Secretary" alone are somebody's office.
    """
    text = layers.text(doc)
    for span in own[:8]:
        match = _ROUTED.search(text, span.start, min(span.end, span.start + 160))
        if match is None:
            continue
        sides = [trimmed(text, *match.span(side)) for side in ("sender", "recipient")]
        found = [p for side in sides for p in parties(doc, side)]
        named = [
            p if p.agent.kind == "schema:Person" else person(doc, side)
            for p, side in zip(found, sides, strict=False)
            if p.agent.kind == "schema:Person" or name_in(doc, side)
        ]
        return (named[0], named[1]) if len(found) == len(named) == 2 else None
    return None
