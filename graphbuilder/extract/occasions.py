"""On the occasion of what: the phrases that name it, and where they end."""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.events import in_span
from graphbuilder.model import Mention, Span

_BEGINS: Final = re.compile(
    r"""(?:on\s+)?the\s+occasion\s+of\s+|\b(?:in\s+celebration\s+of|in\s+commemoration\s+of|to\s+mark
      |to\s+celebrate|marking|as\s+(?:[\w'’-]+\s+){1,4}?(?:celebrates?|marks?|observes?)
      |(?<!for\ )celebrating|commemorating
      |upon\s+hearing\s+(?:of|(?:the\s+)?(?:sad\s+)?news\s+(?:of|that))
      |(?<!call\ )(?<!calls\ )(?<!called\ )upon
         (?!\s+(?:the\s+)?(?:instructions?|authori[sz]ation|request|order))
      |(?P<loose>(?<!handed\ )(?<!presided\ )(?<!took\ )(?<!take\ )(?<!hand\ )(?<!control\ )over
         (?!\s+(?:\d|the\s+(?:phone|telephone|weekend)))
        |(?:casualties|damage|losses|loss\s+of\s+(?:many\s+)?(?:lives|life)|deaths)\s+(?:caused|inflicted)\s+by
        |as\s+regards|in\s+connection\s+with|with\s+regard\s+to)
      |at\s+the\s+(?:sad\s+)?news\s+(?:of|that)
      |on(?!\s+the\s+same)(?=\s+(?:the|his|her|its|their)\s+
         (?:(?!of\b)[\w'’-]+\s+){0,3}(?:anniversary|birthday|conclusion|opening|completion|establishment|liberation|death|demise|passing|election|re-election
         |appointment|inauguration|victory|independence|day|festival|new\s+year)\b)
      |on(?=\s+(?:New\s+Year|[A-Z]\w+\s+Day)))\s+""",
    re.VERBOSE | re.IGNORECASE,
)
_DAY: Final = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tues|Wednes|Thurs|Fri|Sat|Sun)[a-z]*\b"
)
_ENDS: Final = re.compile(
    rf"""(?<!\b[A-Z])\.|[;:]|\s+\((?!\d{{4}}\))|,(?=[A-Z])|,\s+(?=\w[^,.;]{{0,60}}\b(?:reported|reports|said|says|learned)\b)|\s+(?=(?:I|we|We|our|Our)\s)|,\s*$
      |,\s+(?=(?:in|on|and|who|which|former|saying|expressing|wishing|noting|conveyed|sent|according)\b)
      |\s+and\s+(?=(?:\w+ly\s+)?[a-z]+ed\b)|,\s+(?=[a-z]+ing\b)|\s+(?:on|from)\s+(?={_DAY})|\s+(?=(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b)
      |\s+to\s+(?=(?:the\s+|his\s+|her\s+)?(?:[A-Z][a-z]+\s+){{0,2}}?(?:President|Prime\s+Minister|Premier
        |King|Queen|Emir|Sultan|Chairman|Secretary|Minister|Chancellor|Speaker|General\s+Secretary)\b)
      |,?\s+(?=(?:sent|received|came|expressing|saying|in\s+which|on\s+behalf|and\s+(?:on|to|for))\b)""",
    re.VERBOSE,
)
APPOINTED: Final = re.compile(
    r"(?:his|her)\s+(?:re-)?(?:appointment|election|inauguration|installation|reappointment)\s+"
    r"(?:as|to\s+the\s+post\s+of)\s+"
)
"""Begins an occasion that names the recipient's office (habit 5)."""


def begins(text: str, span: Span, *, loose: bool = True) -> re.Match[str] | None:
    """The first words in a span that introduce an occasion ("on the occasion of", "upon", …).

    ``loose`` ones introduce an occasion in a message of condolence only: "over", "as regards".
    """
    found = _BEGINS.finditer(text, span.start, span.end)
    return next((match for match in found if loose or not match["loose"]), None)


def words_of(text: str, match: re.Match[str], end: int) -> Span:
    """The occasion's own words behind those that introduce it."""
    stop = _ENDS.search(text, match.end(), end)
    return Span(match.end(), max(match.end(), stop.start() if stop else end))


def occasion_in(doc: Doc, span: Span, *, loose: bool = False) -> Mention | None:
    """The event on whose occasion something in a sentence happens, if it says so."""
    text = layers.text(doc)
    match = begins(text, span, loose=loose)
    return event_of(doc, words_of(text, match, span.end)) if match else None


def event_of(doc: Doc, span: Span) -> Mention | None:
    """The event that an occasion's words name; where no event's pattern fits, the words themselves."""
    events = in_span(doc, span)
    if events and len(events[0].mention.span) >= 0.5 * len(span):
        return events[0].mention
    words = re.sub(r"^(?:the|a|an)\s+", "", layers.readable(doc, span))
    if len(words) < 4:
        return None
    return Mention("gb:Event", span, words, None, layers.article(doc).identifier)


def named_in(doc: Doc, span: Span) -> Mention | None:
    """The event that a communication is named after: "New Year greetings"."""
    return next((e.mention for e in in_span(doc, span)), None)


def anniversary_in(doc: Doc, span: Span) -> Mention | None:
    """The first anniversary that a sentence names: where nothing introduces the occasion."""
    return next((e.mention for e in in_span(doc, span) if e.type == "anniversary"), None)
