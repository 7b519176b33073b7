"""The heading of a letter, "X to Y": its form, and where sender and recipient part.

Covers habit 14: "Telegram From the Embassy in … to the Department of State", "The Ambassador in
Korea (Muccio) to the Secretary of State", "Mr. Adams to Mr. Seward", "Sir E. Grey to Sir F. Bertie",
"Letter, X to Y"; "to" inside an office's name.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.letters import datelines
from graphbuilder.extract.letters.parties import HONORIFIC, IN_BRACKETS, NOBLE, acts, trimmed
from graphbuilder.model import Part, Span

_FORM_WORDS = (
    r"(?:Circular\s+|Special\s+|Draft\s+|Paraphrase\s+of\s+(?:a\s+)?|Backchannel\s+"
    r"|Personal\s+|Oral\s+|Informal\s+"
    r"|Top\s+Secret\s+|Secret\s+|Ciphered\s+|Coded\s+|Confidential\s+|Urgent\s+)?"
    r"(?:Telegram|Airgram|Letter|Memorandum|Note(?:\s+[Vv]erbale)?|Message|Despatch|Dispatch"
    r"|Instruction|Cable(?:gram)?"
    r"|Cipher(?:ed)?\s+Telegram|Aide[- ]?M[eé]moire|Memo|Report|Paper|Statement|Communication"
    r"|Circular)"
)
_HEADING = re.compile(
    rf"^(?:\[?\d{{1,4}}\]?\.?\s+)?\*?(?:(?P<form>{_FORM_WORDS})s?(?:\s+(?:[Ff]rom|[Bb]y|[Oo]f"
    rf"|[Pp]repared\s+by|[Ss]ent\s+(?:from|by))\s+|,\s+))?(?P<rest>.+?)[.\]]*$",
    re.DOTALL,
)
_TO = re.compile(r",?\s+to\.?\s+(?=(?:the|all|certain|his|her|ministers|[A-ZÀ-Þ]|d['’]))")
_TO_TITLES = frozenset(
    """representative representatives ambassador minister envoy adviser advisor assistant mission
    delegate delegation commissioner counsel deputy aide secretary legation embassy""".split()
)
_INSIDE = re.compile(
    r"\b(?:Representative|Minister|Commissioner|Delegation|Mission|Ambassador)s?"
    r"(?:\s+of\s+the\s+United\s+States)?$"
)
_NOT_EXCHANGED = re.compile(
    r"^(?:\[?\d+\]?\.?\s+)?(?:Editorial\s+Note|Minutes|Memorand(?:um|a)\s+(?:of"
    r"|for\s+the)\s+(?:an?\s+)?(?:\w+\s+)?(?:Conversation|Discussion|Record|File|Telephone)"
    r"|Record\s+of|Summary|Notes?\s+of|Draft\s+Minutes|National\s+Intelligence"
    r"|Memorandum\s+by\b.{0,200}\bof\s+a\s+(?:Telephone\s+)?Conversation)",
    re.IGNORECASE | re.DOTALL,
)
_NOTE = re.compile(
    r"[\s.—–-]*\((?:\s*(?:Received|Rec['’]d|Sent|Communicated|Extracts?|Telegraphic"
    r"|Confidential|No)\b[^()]{0,200}"
    r"|\s*\d{1,2}\s+\w+\s+\d{4}\s*)\)[.\s]*$",
    re.IGNORECASE,
)
"""What editors put behind a heading: a note of receipt, of communication, a date."""
_DATED = re.compile(
    r"[,;]?\s+(?:dated\s+)?(?:\d{1,2}\s+[A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\s+\d{1,2},?)\s+\d{4}[.\s]*$"
)
_TITLE = re.compile(r",\s+['\"][^\n]{3,200}$")
"""The title that an archive adds: "Telegram from X to Y, 'On the Talks'"."""
_FOOTNOTE = re.compile(r"(?<=[a-z]\.)\d{1,2}$|(?<=[a-z)])\d{1,2}$")
_MINISTER = re.compile(
    r"(?:the\s+)?(?:Minister|Ambassador|Consul(?:[ -]General)?|Commissioner|Secretary|President)\s+"
    r"(?:[A-Z]\.\s+)*[A-Z][\w'’-]+[.]?$"
)
_EVERYBODY = re.compile(r"(?:(?:the|[Cc]ertain|[Aa]ll)\s|ministers\b|(?:Consular|Diplomatic)\b)")
"""How a recipient begins that is no single office: "the Diplomatic Representatives in …"."""
_SALUTATION = re.compile(
    r"(?:My\s+(?:Lord|dear)|Sirs?|Dear|Gentlemen|Excellency|Your\s+Excellency"
    r"|Monsieur)\b[^\n]{0,60}[:,.]"
)
_TELEGRAM = re.compile(r"\b(?:tele?gram(?:me|ma|s)?|telegraphic|cable(?:gram)?)\b", re.IGNORECASE)
_HOUR = re.compile(r"\d{1,2}(?::\d\d)?\s*[ap]\.\s?m\.|\b(?:noon|midnight)\b")
"""In a dateline that of a telegram: "Strelsau, March 31, 1962, 8 p.m."."""
_CIRCULAR = re.compile(r"\bcircular\b", re.IGNORECASE)
_PURPOSE = re.compile(
    r"(?:Pledge|Loyalty|Oath|Thanks|Gratitude|Appreciation|Appeal|Protest|Condolences?|Sympathy|Greetings?"
    r"|Congratulations?|Invitation|Solidarity|Support|Encouragement|Apology|Resignation|Intent)$"
)
"""What a message is of, in a headline: nobody who wrote it."""
_FORMS = {
    "telegram": "gb:Telegram",
    "cable": "gb:Telegram",
    "cablegram": "gb:Telegram",
    "airgram": "gb:Airgram",
    "letter": "gb:Letter",
    "despatch": "gb:Despatch",
    "dispatch": "gb:Despatch",
    "instruction": "gb:Despatch",
    "memorandum": "gb:Memorandum",
    "memo": "gb:Memorandum",
    "note": "gb:Note",
    "verbale": "gb:NoteVerbale",
    "message": "gb:Message",
    "circular": "gb:Circular",
    "aide-mémoire": "gb:AideMemoire",
    "aide-memoire": "gb:AideMemoire",
    "statement": "gb:Statement",
}
_SALUTATIONS = 50  # characters that a salutation or a mark has at most
_SENT = re.compile(
    r"\b(?:sent|addressed|wrote|forwarded|written)\s+(?:today\s+|yesterday\s+)?an?\s+(?:[\w-]+\s+){0,3}?"
    r"(?:letter|message|telegram|note)\b"
)
_PERSONS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Yy]ours?|[Yy]ou|[Mm]e|[Uu]s)\b")
_HEAD = 400
"""Characters behind a heading in which a mark of the form stands."""


def is_no_exchange(words: str) -> bool:
    """Whether a heading is that of minutes, a record or an editors' note: nobody writes to anybody."""
    return _NOT_EXCHANGED.match(words) is not None


def split(text: str, heading: Span) -> tuple[str, Span, Span] | None:
    """The heading's form word, sender and recipient: at the "to" between two complete parties."""
    match = _HEADING.match(heading.of(text))
    if match is None:
        return None
    start, end = heading.start + match.start("rest"), heading.start + match.end("rest")
    end = _without_notes(text, start, end, heading.end, bool(match["form"]))
    candidates = list(_TO.finditer(text, start, end))
    for number, to in enumerate(candidates):
        before = text[start : to.start()].rstrip(")")
        last = re.split(r"[\s(]", before.strip())[-1].lower()
        inside = last in _TO_TITLES or _INSIDE.search(before.strip())
        if inside and number + 1 < len(candidates) and text[to.start() - 1] != ")":
            continue
        left = trimmed(text, start, to.start())
        right = trimmed(text, to.end(), end)
        if len(left) and len(right):
            return match["form"] or "", left, right
    return None


def _without_notes(text: str, start: int, end: int, limit: int, formed: bool) -> int:
    note = _NOTE.search(text, start, limit)
    end = min(end, note.start()) if note else end
    title = _TITLE.search(text, start, end) if formed else None
    end = title.start() if title else end
    dated = _DATED.search(text, start, end) if formed else None
    end = dated.start() if dated else end
    mark = _FOOTNOTE.search(text[start:end])
    return start + mark.start() if mark else end


def is_exchange(doc: Doc, form: str, sender: Span, recipient: Span) -> bool:
    """Whether a heading "X to Y" is a letter's, not a headline's ("Lavrov to Meet Wang Yi").

    A word for the form, an honorific or a name in brackets tells; so do an office or a body on both
    sides, and a salutation.
    """
    text = layers.text(doc)
    sides = [span.of(text) for span in (sender, recipient)]
    if form and _PURPOSE.match(sides[0]):
        return False  # "Letter of Pledge to …"
    if form or any(p.match(s) for s in sides for p in (HONORIFIC, NOBLE)):
        return not any(":" in side for side in sides)
    if any(IN_BRACKETS.search(side) for side in sides):
        return True
    if acts(doc, sides[0]) and (acts(doc, sides[1]) or _EVERYBODY.match(sides[1])):
        return True
    if acts(doc, sides[0]) and _MINISTER.match(sides[1]) and _dated(doc):
        return True
    body = layers.article(doc).parts(Part.BODY)[:3]
    return any(_SALUTATION.match(text, span.start, span.end) for span in body)


def reports(doc: Doc) -> bool:
    """Whether the text tells of a letter instead of being it: "The Minister today sent a letter to …"
    under "Letter from the Minister to …".
    """
    text = layers.text(doc)
    first = next((s for s in layers.article(doc).parts(Part.BODY) if len(s) > _SALUTATIONS), None)
    told = first and _SENT.search(text, first.start, first.end)
    return bool(told and first and not _PERSONS.search(text, first.start, first.end))


def _dated(doc: Doc) -> bool:
    """Whether a letter's dateline stands under the heading."""
    text = layers.text(doc)
    lines = layers.article(doc).parts(Part.DATELINE)
    return any(datelines.full_day(text, span.start, span.end) for span in lines)


def kind(doc: Doc, top: Span, form: str = "") -> str:
    """The form: from the heading, from a "[Telegram]" or "CIRCULAR." beside it, else a letter."""
    words = form.lower().split()
    found = _FORMS.get(words[-1] if words else "", "")
    if not found:
        article, text = layers.article(doc), layers.text(doc)
        marks = [s.of(text) for s in article.parts(Part.FURNITURE) if s.start < top.end + _HEAD]
        marks += [
            s.of(text)
            for s in article.parts(Part.BODY)[:3]
            if len(s) < 40 and s.of(text).isupper() and s.start < top.end + _HEAD
        ]
        hours = any(_HOUR.search(s.of(text)) for s in article.parts(Part.DATELINE))
        wired = hours or any(map(_TELEGRAM.search, marks))
        found = "gb:Telegram" if wired else "gb:Letter"
        found = "gb:Airgram" if any("Airgram" in mark for mark in marks) else found
        if any(map(_CIRCULAR.search, marks)):
            words = ["circular"]
    if words and words[0] == "circular":
        return "gb:CircularTelegram" if found == "gb:Telegram" else "gb:Circular"
    return found
