"""Letters that say at the top from whom they are and to whom: memoranda, cables, notes verbales and
United Nations letters.

Covers "TO: … / FROM: … / DATE: … / SUBJECT: …", "MEMORANDUM FOR …", "From: … To: …", "FM AMEMBASSY
SEOUL / TO SECSTATE WASHDC", "Letter dated 5 June 1994 from the Permanent Representative of … to the
United Nations addressed to the Secretary-General", "Identical letters dated …", "The Embassy of X
presents its compliments to the Ministry of Foreign Affairs of Y and has the honour …".
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Communication, DateMention, Party
from graphbuilder.extract.letters import datelines, signatures
from graphbuilder.extract.letters.headless import made_of
from graphbuilder.extract.letters.lines import lines
from graphbuilder.extract.letters.parties import (
    acts,
    office_or_body,
    parties,
    person,
    trimmed,
    without_article,
)
from graphbuilder.extract.lexicon import MONTHS
from graphbuilder.model import Mention, Part, Span, StatedDate

_LABELS = {
    "to": re.compile(
        r"(?:TO|To|MEMORANDUM\s+(?:FOR|TO)|Memorandum\s+(?:[Ff]or|[Tt]o)|FOR)\s*:?(?=\s|$)\s*"
    ),
    "from": re.compile(r"(?:FROM|From|FM)\s*:?(?=\s|$)\s*"),
    "date": re.compile(r"(?:DATE|Date|DATED)\s*:\s*"),
    "subject": re.compile(r"(?:SUBJECT|Subject|SUBJ|Subj|RE|Re)\s*:?(?=\s|$)\s*"),
}
_ANY_LABEL = re.compile(
    r"(?:TO|To|FROM|From|FM|CC|Cc|cc|INFO|THROUGH|Through|THRU|VIA|DATE|Date|SUBJECT|Subject"
    r"|SUBJ|REF|Ref|RE|Re)\b\s*:?"
)
_DESK = re.compile(r"[A-Z][A-Za-z/]{0,6}\s+[-–—]\s+(?=[A-Z])")
_TITLED = re.compile(r"(?i:Mr|Mrs|Miss|Dr|Ambassador|General)\.?\s+(?P<name>[A-Z].*)$")
_ONE_LINE = re.compile(r"From:\s+(?P<from>[^\n]{3,120}?)[,;.]?\s+To:\s+(?P<to>[^\n]{3,120})$")
_HEAD = 16
_GROUP = re.compile(
    r"\b(?P<day>\d\d)(?P<hour>[0-2]\d)\d\dZ?\s+(?P<month>[A-Z]{3})[A-Z]*\s+(?P<year>\d\d(?:\d\d)?)\b"
)
"""A cable's date-time group: "151230Z MAR 77"."""
_CABLE = re.compile(
    r"(?P<what>SECSTATE|AMEMBASSY|AMCONSUL|AMCONGEN|USMISSION|USUN"
    r"|AMLEGATION)\b\s*(?P<where>[A-Z][A-Z ]{1,30})?"
)
_CABLE_NAMES = {
    "AMEMBASSY": "American Embassy",
    "AMCONSUL": "American Consulate",
    "AMCONGEN": "American Consulate General",
    "AMLEGATION": "American Legation",
    "USMISSION": "United States Mission",
    "USUN": "United States Mission to the United Nations",
    "SECSTATE": "Secretary of State",
}
_UNITED_NATIONS = re.compile(
    r"""(?P<identical>[Ii]dentical\s+)?(?P<form>[Ll]etters?|[Nn]otes?\s+[Vv]erbales?|LETTERS?|NOTES?\s+VERBALES?)\s+[Dd](?:ated|ATED)\s+
    (?P<date>\d{1,2}\s+\w+\s+\d{4})\s*,?\s+(?:from|FROM)\s+(?:the\s+)?(?P<from>.{8,260}?)\s+
    (?:addressed|ADDRESSED)\s+(?:respectively\s+)?(?:to|TO)\s+(?:the\s+)?(?P<to>.{6,200}?)(?=\s*(?:$|\n\s*\n|\.\s|\[|\n(?=[A-Z(\[])))""",
    re.VERBOSE | re.DOTALL,
)
_COMPLIMENTS = re.compile(
    r"""(?:The|THE)\s+(?P<from>(?:[\w'’-]+\s+){0,4}?(?:Embassy|Legation|Ministry|Permanent\s+Mission|High\s+Commission|Secretariat
      |Consulate(?:\s+General)?|Department|Delegation|Foreign\s+Office|Mission)\b[^\n.;]{0,140}?)\s*,?\s+
    presents?\s+(?:its|their|his)\s+(?:\w+\s+){0,2}?compliments\s+to\s+(?:the\s+)?(?P<to>[^\n.;]{6,220}?)
    (?=\s*,?\s+(?:and|with|in|has|have|acknowledging|referring)\b\s+(?:has|have|the|reference|reply|pursuant|wishes|requests|refers|acknowledg|avails|would|,|is)
      |\s*,?\s+and\s*,|[.;\n]|$)""",
    re.VERBOSE,
)
_SURE = 0.9
_LIMIT = 1600


def titled(doc: Doc) -> Communication | None:
    """A United Nations letter by its title, or a note verbale by its first words."""
    return _united_nations(doc) or _note(doc)


# -- memoranda and cables -----------------------------------------------------------------------


def labelled(doc: Doc) -> Communication | None:
    """Lines that begin with "TO" and "FROM"; both must be there, with a party each."""
    text, head = layers.text(doc), lines(doc)[:_HEAD]
    values = _values(text, head)
    if "to" not in values or "from" not in values:
        return None
    senders, recipients = _sides(doc, values["from"]), _sides(doc, values["to"])
    if not senders or not recipients:
        return None
    day = _day(doc, values.get("date"), head)
    first = min(values["to"], values["from"])
    at = next(s for s in head if s.covers(first) or s == first)
    made = made_of(doc, _kind(text, head, values), at, day, "letterheads.header")
    made.senders, made.recipients, made.confidence = senders, recipients, _SURE
    return made


def _values(text: str, head: list[Span]) -> dict[str, Span]:
    """What stands behind each label, on its line or on the next."""
    found: dict[str, Span] = {}
    for number, span in enumerate(head):
        if match := _ONE_LINE.match(text, span.start, span.end):
            return {"from": Span(*match.span("from")), "to": Span(*match.span("to"))}
        for name, pattern in _LABELS.items():
            match = pattern.match(text, span.start, span.end)
            if match is None or name in found:
                continue
            value = Span(match.end(), span.end)
            following = number + 1 < len(head) and not _ANY_LABEL.match(
                text, head[number + 1].start
            )
            if not len(value) and following:
                value = head[number + 1]
            if 1 < len(value) <= 160 and (":" in match[0] or match[0].isupper()):
                found[name] = value
    return found


def _sides(doc: Doc, span: Span) -> list[Party]:
    """The parties of a header's line: "S/S - Mr. Read", "The President", "AMEMBASSY SEOUL"."""
    text = layers.text(doc)
    if match := _CABLE.match(text, span.start, span.end):
        return [_station(match)]
    if match := _DESK.match(span.of(text)):  # "S/S - Mr. Read", "AFW – Walter H. Prine"
        span = Span(span.start + match.end(), span.end)
    words = without_article(text, span).of(text)
    plain = re.split(r",\s|\s-\s", words)[0].strip()
    at = span.start + span.of(text).index(plain)
    name = Span(at, at + len(plain))
    if signatures.name_in(doc, name):
        behind = trimmed(text, name.end, span.end)
        office = behind if len(behind) > 3 and acts(doc, behind.of(text)) else None
        return [person(doc, name, office, signatures.written(layers.readable(doc, name)))]
    if titled := _TITLED.match(words):
        surname = Span(span.end - len(titled["name"]), span.end)
        if plain.isupper() and signatures.name_in(doc, surname):
            written = signatures.written(layers.readable(doc, surname))
            return [person(doc, surname, None, written)]
        return parties(doc, span)
    if not acts(doc, plain.title() if plain.isupper() else plain):
        return []
    party = office_or_body(doc, name)
    if plain.isupper():
        party = replace(party, agent=replace(party.agent, name=plain.title()), offices=())
    return [party]


def _station(match: re.Match[str]) -> Party:
    """A cable's address in words: "AMEMBASSY SEOUL" is the American Embassy in Seoul."""
    what, where = match["what"], (match["where"] or "").strip().title()
    name = _CABLE_NAMES[what]
    if where and what not in ("SECSTATE", "USUN"):
        name = f"{name} in {where}"
    kind = "org:Post" if what == "SECSTATE" else "schema:GovernmentOrganization"
    return Party(Mention(kind, Span(*match.span()), name))


def _kind(text: str, head: list[Span], values: dict[str, Span]) -> str:
    top = text[: head[-1].end].lower()
    cabled = _CABLE.match(text, values["from"].start, values["from"].end) is not None
    if cabled or re.search(r"\b(?:telegram|cable)\b", top):
        return "gb:Telegram"
    if re.search(r"\bletter\b", top) and "subject" not in values:
        return "gb:Letter"
    return "gb:Memorandum" if "memorandum" in top or "subject" in values else "gb:Message"


def _day(doc: Doc, stated: Span | None, head: list[Span]) -> DateMention | None:
    text = layers.text(doc)
    places = [stated] if stated else []
    for span in (*places, *layers.article(doc).parts(Part.DATELINE), *head):
        if len(span) > 120:
            continue
        if found := datelines.full_day(text, span.start, span.end):
            return DateMention(found[0], StatedDate.day(found[1]), "letter")
        if (match := _GROUP.search(text, span.start, span.end)) and (day := _of_group(match)):
            return DateMention(Span(*match.span()), StatedDate.day(day), "letter")
    return None


def _of_group(match: re.Match[str]) -> date | None:
    year = int(match["year"])
    year += 1900 if 40 <= year < 100 else 2000 if year < 40 else 0
    try:
        return date(year, MONTHS[match["month"].lower()], int(match["day"]))
    except (KeyError, ValueError):
        return None


# -- United Nations -----------------------------------------------------------------------------


def _united_nations(doc: Doc) -> Communication | None:
    """The title of a letter that the United Nations circulate; it may stand on several lines."""
    text = layers.text(doc)
    start = re.search(r"(?i)\b(?:letters?|notes?\s+verbales?)\s+dated\b", text[:_LIMIT])
    if start is None:
        return None
    begin = text.rfind("\n", 0, start.start()) + 1
    match = _UNITED_NATIONS.match(
        text, begin + len(text[begin:]) - len(text[begin:].lstrip()), _LIMIT
    )
    if match is None:
        return None
    day = datelines.full_day(text, *match.span("date"))
    at = Span(match.start(), match.end())
    form = "gb:NoteVerbale" if "erbal" in match["form"].lower() else "gb:Letter"
    dated = DateMention(day[0], StatedDate.day(day[1]), "letter") if day else None
    made = made_of(doc, form, at, dated, "letterheads.title")
    made.places = []
    made.senders = [_with_name(doc, office_or_body(doc, Span(*match.span("from"))))]
    made.recipients = [office_or_body(doc, side) for side in _addressees(text, match)]
    made.confidence = 0.95
    return made


def _addressees(text: str, match: re.Match[str]) -> list[Span]:
    """ "the Secretary-General and the President of the Security Council" are two."""
    found, start = [], match.start("to")
    for joint in re.finditer(r"\s*,?\s+and\s+(?:to\s+)?the\s+", match["to"]):
        found.append(trimmed(text, start, match.start("to") + joint.start()))
        start = match.start("to") + joint.end()
    return [*found, trimmed(text, start, match.end("to"))]


def _with_name(doc: Doc, party: Party) -> Party:
    """The sender under the name that is signed at the foot, in the office of the title."""
    text = layers.text(doc)
    for span in reversed(lines(doc)):
        signed = re.match(r"\(?(?:[Ss]igned|SIGNED)\)?[:.]?\s+", span.of(text))
        if signed and (found := signatures.name_in(doc, Span(span.start + signed.end(), span.end))):
            name = signatures.written(layers.readable(doc, found[0]))
            return Party(Mention("schema:Person", found[0], name), party.offices)
    return party


# -- notes verbales -----------------------------------------------------------------------------


def _note(doc: Doc) -> Communication | None:
    """ "The Embassy of X presents its compliments to the Ministry of Y and has the honour to …"."""
    text = layers.text(doc)
    at = text.find("compliments", 0, _LIMIT)
    if at < 0:
        return None
    begin = text.rfind("\n", 0, at) + 1
    begin += len(text[begin:at]) - len(text[begin:at].lstrip())
    match = _COMPLIMENTS.match(text, begin)
    if match is None:
        return None
    day = _day_of_note(doc)
    made = made_of(doc, "gb:NoteVerbale", Span(match.start(), match.end()), day, "letterheads.note")
    made.senders = [office_or_body(doc, trimmed(text, *match.span("from")))]
    made.recipients = [office_or_body(doc, trimmed(text, *match.span("to")))]
    made.confidence = _SURE
    foot = [line for line in lines(doc)[-4:] if day and line.covers(day.span)]
    made.places = made.places or datelines.places(doc, tuple(foot), day)
    return made


def _day_of_note(doc: Doc) -> DateMention | None:
    """The day over the note, or at its foot."""
    text, found = layers.text(doc), lines(doc)
    for span in (*found[:5], *found[-4:]):
        if len(span) < 100 and (day := datelines.full_day(text, span.start, span.end)):
            return DateMention(day[0], StatedDate.day(day[1]), "letter")
    return None
