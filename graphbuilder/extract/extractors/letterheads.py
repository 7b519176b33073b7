"""Documents that are letters themselves: heading, dateline, note of receipt, signature.

Covers habit 14: "Telegram From the Embassy in … to the Department of State", "The Ambassador in
Korea (Muccio) to the Secretary of State", "Mr. Adams to Mr. Seward"; the office before the place;
"[Received June 29—7:18 a.m.]" as a second date; "to" inside an office's name. The forms are those of
the series Foreign Relations of the United States; nothing here depends on a volume.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, DateMention, Office, Party, Sentence
from graphbuilder.extract.lexicon import BODY_HEADS, MONTHS, OFFICE_HEADS
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Mention, Part, Precision, Span, StatedDate

_FORM_WORDS = (
    r"(?:Circular\s+|Special\s+|Draft\s+|Paraphrase\s+of\s+|Backchannel\s+|Personal\s+|Oral\s+)?"
    r"(?:Telegram|Airgram|Letter|Memorandum|Note|Message|Despatch|Dispatch|Instruction|Cable"
    r"|Aide[- ]?M[eé]moire|Memo|Report|Paper)"
)
_HEADING = re.compile(
    rf"^(?:\[?\d{{1,4}}\]?\.?\s+)?\*?(?:(?P<form>{_FORM_WORDS})s?\s+(?:[Ff]rom|[Bb]y|[Oo]f|[Pp]repared\s+by)\s+)?(?P<rest>.+?)[.\]]*$",
    re.DOTALL,
)
_TO = re.compile(r",?\s+to\s+(?=(?:the|all|certain|[A-Z]|M\.|d['’]))")
_TO_TITLES = frozenset(
    """representative representatives ambassador minister envoy adviser advisor assistant mission
    delegate delegation commissioner counsel deputy aide secretary legation embassy""".split()
)
_NOT_EXCHANGED = re.compile(
    r"^(?:\d+\.\s+)?(?:Editorial\s+Note|Minutes|Memorand(?:um|a)\s+(?:of|for\s+the)\s+(?:\w+\s+)?(?:Conversation|Discussion|Record|File|Telephone)|Record\s+of|Summary|Notes?\s+of|Draft\s+Minutes|National\s+Intelligence)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(
    r"\s*\((?P<name>[A-ZÀ-Þ][^()]{1,60})\)\s*(?P<rest>,?\s*(?:at\s.*)?)$", re.DOTALL
)
_HONORIFIC = re.compile(
    r"^(?:the\s+)?(?P<title>(?:(?:Mr|Mrs|Ms|Miss|Dr|Messrs|Hon|M|MM|Mme|Gen|Col|Capt|Prof)\.?|General|Colonel|Captain|Commander|Admiral"
    r"|Major|Señor|Senor|Sir|Governor|Professor)\s+)(?P<name>[^,]+?)(?P<office>,\s.*)?$",
    re.DOTALL,
)
_AND = re.compile(
    r",?\s+and\s+(?=(?:Mr|Mrs|Messrs|Dr|Sir|Lord|General|Señor|M)\b)"
    r"|(?<=[a-z])\s+and\s+(?=[A-ZÀ-Þ][\w'’-]+[.\s]*$)"
)
"""Between two persons, each with an honorific, or two surnames behind "Messrs."."""
_NOBLE = re.compile(
    r"^(?P<name>(?:Lord|Earl|Baron|Count|Prince|Viscount|Marquis|Duke|Chevalier|Freiherr|King|Queen|Emperor)\s+(?:of\s+)?[A-ZÀ-Þ][^,]*)(?P<office>,\s.*)?$",
    re.DOTALL,
)
_HEADS = OFFICE_HEADS | {"state", "defense", "treasury", "affairs", "nations", "security"}
_FIELDS = _HEADS | BODY_HEADS | {"relations", "operations"}
_WIRE = re.compile(
    r"\((?!Rec|Sent)[A-Z][\w .&]{1,30}\)\s*(?:--|—|-|:)?\s*$|(?:--|—|:)\s*$|/[A-Z]{2,}/"
)
"""What a news agency's dateline has and a letter's hasn't."""
_CLOCKS = timedelta(days=30)
"""A receipt may be dated a little before the sending, across time zones; longer means next year."""
_NOTE = re.compile(r"[\s.—–-]*\(\s*(?:Received|Rec['’]d|Sent)[^)]*\)[.\s]*$", re.IGNORECASE)
_RECEIVED = re.compile(r"[\[(]\s*(?:Received|Rec['’]d)[^\])]*", re.IGNORECASE)
_TELEGRAM = re.compile(r"\b(?:tele?gram|cable)\b", re.IGNORECASE)
_MONTH_DAY = re.compile(
    rf"\b({'|'.join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True))})\b\.?\s+"
    r"(\d{1,2})(?!\d)(?:,?\s+((?:1[5-9]|20)\d\d))?"
)
_BODY = re.compile(
    r"(?:[\w.]+\s+){0,3}?(?:Embassy|Legation|Consulate|Department|Mission|Ministry|Delegation)\b"
)
_CHARGE = re.compile(r"\bCharg[eé]\b")
_EVERYBODY = re.compile(r"(?:the|[Cc]ertain|[Aa]ll)\s")
"""How a recipient begins that is no single office: "the Diplomatic Representatives in …"."""
_SALUTATION = re.compile(
    r"(?:My\s+(?:Lord|dear)|Sirs?|Dear|Gentlemen|Excellency|Your\s+Excellency|Monsieur)\b[^\n]{0,60}[:,.]"
)
_SIGNATURE = re.compile(r"^[A-ZÀ-Þ][\w.'’-]*(?:\s+[A-ZÀ-Þ][\w.'’-]*){0,4}[.,]?$")
_FORMS = {
    "telegram": "gb:Telegram",
    "cable": "gb:Telegram",
    "airgram": "gb:Telegram",
    "letter": "gb:Letter",
    "memorandum": "gb:Memorandum",
    "memo": "gb:Memorandum",
    "note": "gb:Note",
    "message": "gb:Message",
    "aide-mémoire": "gb:AideMemoire",
    "aide-memoire": "gb:AideMemoire",
}


@extractor("letterheads", assigns=("letterhead",), requires=("sentences", "dates", "names"))
def read_letterhead(doc: Doc) -> None:
    """Read the article as a letter, if its heading and dateline make it one."""
    doc._.letterhead = _read(doc)


def _read(doc: Doc) -> Communication | None:
    article, text = layers.article(doc), layers.text(doc)
    heading = next(iter(article.parts(Part.HEADLINE)), None)
    datelines = article.parts(Part.DATELINE)
    if heading is None or _NOT_EXCHANGED.match(heading.of(text)):
        return None
    if any(_WIRE.search(span.of(text)) for span in datelines):
        return None
    parsed = _split(text, heading)
    if parsed is None:
        return None
    form, sender, recipient = parsed
    date = _date(doc, datelines)
    if not _is_exchange(doc, form, sender, recipient):
        return None
    kind = _kind(doc, heading, form)
    mention = Mention(kind, heading, layers.readable(doc, heading), None, "letter")
    made = Communication(mention, _sentence(doc, heading), "letterheads.heading", 0.97)
    made.senders = [_with_signature(doc, party) for party in _parties(doc, sender)]
    made.recipients = _parties(doc, recipient)
    made.date = date
    made.places = _places(doc, datelines, date)
    made.received = _received(doc, datelines, date)
    return made


def _is_exchange(doc: Doc, form: str, sender: Span, recipient: Span) -> bool:
    """Whether a heading "X to Y" is a letter's, not a headline's ("Lavrov to Meet Wang Yi").

    A word for the form, an honorific or a name in brackets tells; so do an office or a body on both
    sides, and a salutation.
    """
    text = layers.text(doc)
    sides = [span.of(text) for span in (sender, recipient)]
    if form or any(p.match(s) for s in sides for p in (_HONORIFIC, _NOBLE)):
        return not any(":" in side for side in sides)
    if any(_IN_BRACKETS.search(side) for side in sides):
        return True
    if _acts(doc, sides[0]) and (_acts(doc, sides[1]) or _EVERYBODY.match(sides[1])):
        return True
    body = layers.article(doc).parts(Part.BODY)[:3]
    return any(_SALUTATION.match(text, span.start, span.end) for span in body)


def _acts(doc: Doc, words: str) -> bool:
    """Whether words name an office or a body."""
    words = re.sub(r"^(?:the|The)\s+", "", words)
    entry = layers.authority(doc).find(words)
    if entry:
        return entry.key.startswith(("organization/", "post/"))
    head = re.split(r"\s+(?:of|for|in|at|to|on)\s+", words)[0].split()[-1:]
    office = bool(head) and head[0].lower() in OFFICE_HEADS
    return office or bool(_BODY.match(words) or _CHARGE.search(words))


def _split(text: str, heading: Span) -> tuple[str, Span, Span] | None:
    """The heading's form word, sender and recipient: at the "to" between two complete parties."""
    match = _HEADING.match(heading.of(text))
    if match is None:
        return None
    start, end = heading.start + match.start("rest"), heading.start + match.end("rest")
    note = _NOTE.search(text, start, heading.end)
    end = min(end, note.start()) if note else end
    candidates = list(_TO.finditer(text, start, end))
    for number, to in enumerate(candidates):
        before = text[start : to.start()].rstrip(")")
        last = re.split(r"[\s(]", before.strip())[-1].lower()
        inside = last in _TO_TITLES or re.search(
            r"\b(?:Representative|Minister|Commissioner|Delegation|Mission|Ambassador)s?(?:\s+of\s+the\s+United\s+States)?$",
            before.strip(),
        )
        if inside and number + 1 < len(candidates) and text[to.start() - 1] != ")":
            continue
        left = _trimmed(text, start, to.start())
        right = _trimmed(text, to.end(), end)
        if len(left) and len(right):
            return match["form"] or "", left, right
    return None


def _trimmed(text: str, start: int, end: int) -> Span:
    while start < end and (text[start].isspace() or text[start] in ",;"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)


def _kind(doc: Doc, heading: Span, form: str) -> str:
    """The form: from the heading, from a "[Telegram]" beside it, else a letter."""
    word = form.lower().split()[-1] if form else ""
    if word in _FORMS:
        return _FORMS[word]
    article, text = layers.article(doc), layers.text(doc)
    for section in article.parts(Part.FURNITURE):
        if section.start < heading.end + 400 and _TELEGRAM.search(section.of(text)):
            return "gb:Telegram"
    return "gb:Letter"


def _sentence(doc: Doc, heading: Span) -> Sentence:
    for sentence in layers.sentences(doc):
        if sentence.span == heading:
            return sentence
    return Sentence(heading, Part.HEADLINE, -1, 0, 0)


# -- parties ------------------------------------------------------------------------------------


def _parties(doc: Doc, span: Span) -> list[Party]:
    """One side of a heading: "Mr. Harding and Mr. Ordway", "Messrs. Adams and Motley" are two."""
    text = layers.text(doc)
    several = _HONORIFIC.match(span.of(text)) is not None
    found, start = [], span.start
    for match in _AND.finditer(text, span.start, span.end) if several else ():
        found.append(_party(doc, _trimmed(text, start, match.start())))
        start = match.end()
    return [*found, _party(doc, _trimmed(text, start, span.end))]


def _party(doc: Doc, span: Span) -> Party:
    """One side of a heading: a person with an office, an office, or a body."""
    text = layers.text(doc)
    words = span.of(text)
    if match := _IN_BRACKETS.search(words):
        title = _trimmed(text, span.start, span.start + match.start())
        return _person(doc, _inner(span, match, "name"), _without_article(text, title))
    for pattern in (_HONORIFIC, _NOBLE):
        if match := pattern.match(words):
            behind = _inner(span, match, "office") if match["office"] else None
            office = _trimmed(text, behind.start, behind.end) if behind else None
            return _person(doc, _inner(span, match, "name"), office)
    name = _name_behind_title(words)
    if name:
        at = span.start + words.rindex(name)
        title = _without_article(text, _trimmed(text, span.start, at))
        return _person(doc, Span(at, at + len(name)), title)
    return _office_or_body(doc, _without_article(text, span))


def _name_behind_title(words: str) -> str | None:
    """ "Johnson" in "President Johnson", "Rusk" in "Secretary of State Rusk": the capitals behind
    the title's last head, unless they are its field ("Foreign Affairs").
    """
    parts = words.split()
    for at in range(len(parts) - 1, 0, -1):
        if parts[at - 1].lower().rstrip(",") in _HEADS:
            name = parts[at:]
            field = not _FIELDS.isdisjoint(part.lower() for part in name)
            fits = len(name) <= 3 and all(part[0].isupper() for part in name) and not field
            return " ".join(name) if fits and " ".join(name) in words else None
    return None


def _inner(span: Span, match: re.Match[str], group: str) -> Span:
    return Span(span.start + match.start(group), span.start + match.end(group))


def _without_article(text: str, span: Span) -> Span:
    match = re.match(r"(?:the|The)\s+", span.of(text))
    return Span(span.start + match.end(), span.end) if match else span


def _person(doc: Doc, name: Span, office: Span | None) -> Party:
    mention = Mention("schema:Person", name, layers.readable(doc, name))
    if office is None or not len(office):
        return Party(mention)
    return Party(mention, (_office(doc, office),))


def _office(doc: Doc, span: Span) -> Office:
    title = layers.readable(doc, span)
    organizations = tuple(
        n.mention
        for n in layers.names(doc)
        if span.covers(n.mention.span) and n.mention.kind != "schema:Person" and not n.demonym
    )
    return Office(span, 0, 0, title, organizations)


def _office_or_body(doc: Doc, span: Span) -> Party:
    name = layers.readable(doc, span)
    entry = layers.authority(doc).find(name)
    if entry and entry.key.startswith(("organization/", "country/")):
        return Party(Mention(entry.kind, span, name, entry.key))
    head = re.split(r"\s+(?:of|for|in|at|to|on)\s+", name)[0].split()[-1:]
    if head and (head[0].lower() in OFFICE_HEADS or head[0].lower().rstrip("s") in OFFICE_HEADS):
        return Party(Mention("org:Post", span, name), (_office(doc, span),))
    kind = "schema:Organization"
    if _BODY.match(name):
        kind = "schema:GovernmentOrganization"
    return Party(Mention(kind, span, name))


def _with_signature(doc: Doc, party: Party) -> Party:
    """The sender under the full name of the signature ("JOSEPH A. WRIGHT"), if the surnames agree."""
    if party.agent.kind != "schema:Person" or " " in party.agent.name:
        return party
    text, surname = layers.text(doc), party.agent.name.lower()
    for span in layers.article(doc).parts(Part.BODY)[-6:]:
        words = span.of(text).strip().rstrip(".,")
        if len(words) < 60 and _SIGNATURE.match(words) and words.lower().endswith(f" {surname}"):
            name = words.title() if words.isupper() else words
            return replace(party, agent=replace(party.agent, name=" ".join(name.split())))
    return party


# -- dates and places ---------------------------------------------------------------------------


def _date(doc: Doc, datelines: tuple[Span, ...]) -> DateMention | None:
    """The first full date in the dateline that isn't the note of receipt."""
    text = layers.text(doc)
    for span in datelines:
        receipt = _RECEIVED.search(text, span.start, span.end)
        limit = receipt.start() if receipt else span.end
        for date in layers.dates(doc):
            inside = span.start <= date.span.start < limit
            if inside and date.stated and date.stated.precision in (Precision.DAY, Precision.RANGE):
                if date.stated.precision is Precision.RANGE:
                    return replace(date, stated=StatedDate.day(date.stated.interval.start))
                return date
    return None


def _received(
    doc: Doc, datelines: tuple[Span, ...], sent: DateMention | None
) -> DateMention | None:
    """The note of receipt; its year is that of the sending, or the next."""
    if sent is None or sent.stated is None:
        return None
    text = layers.text(doc)
    day = sent.stated.interval.start
    for span in datelines:
        note = _RECEIVED.search(text, span.start, span.end)
        if note is None:
            continue
        match = _MONTH_DAY.search(text, note.start(), note.end())
        if match is None:
            if re.search(r"\d\s*[ap]\.?\s*m", note[0]):  # the hour alone: on the same day
                return DateMention(Span(*note.span()), StatedDate.day(day), "received")
            return None
        try:
            month = MONTHS[match[1].lower()]
            year = int(match[3]) if match[3] else day.year
            received = day.replace(year=year, month=month, day=int(match[2]))
            if received < day - _CLOCKS and not match[3]:
                received = received.replace(year=year + 1)
        except ValueError:
            return None
        return DateMention(Span(*match.span()), StatedDate.day(received), "received")
    return None


def _places(doc: Doc, datelines: tuple[Span, ...], date: DateMention | None) -> list[Mention]:
    """The place before the date; with the office line before it, also the office at that place."""
    if date is None:
        return []
    text = layers.text(doc)
    at = next((i for i, s in enumerate(datelines) if s.covers(date.span)), None)
    if at is None:
        return []
    span = _place_before(text, datelines[at].start, date.span.start)
    lines = [s for s in datelines[:at] if not _RECEIVED.match(text, s.start, s.end)]
    if not len(span):
        return [_place(doc, _place_before(text, s.start, s.end)) for s in lines[-1:]]
    found = [_place(doc, span)]
    if lines:
        office = Span(lines[0].start, span.end)
        name = ", ".join(
            layers.readable(doc, _place_before(text, s.start, s.end)) for s in (*lines, span)
        )
        found.append(Mention("schema:Place", office, name))
    return found


def _place_before(text: str, start: int, end: int) -> Span:
    """The place's words, without weekday, brackets and commas around them."""
    words = text[start:end]
    words = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s*$", "", words).rstrip()
    words = words.rstrip(" ,.[(—-;]")
    lead = len(words) - len(words.lstrip(" [("))
    return Span(start + lead, max(start + lead, start + len(words)))


def _place(doc: Doc, span: Span) -> Mention:
    name = layers.readable(doc, span)
    entry = layers.authority(doc).find(name)
    key = entry.key if entry and entry.key.startswith("place/") else None
    return Mention("schema:Place", span, name, key)
