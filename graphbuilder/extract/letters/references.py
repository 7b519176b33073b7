"""References to earlier communications: "your telegram 219 of August 27", "my despatch No. 6".

Covered are "your note of the 14th instant", "Embtel 1234, May 3", "Department's No. 34", "your 181",
"the receipt of your letter of March 3, 1871", several after one noun ("Embtels 61, July 9; 75,
August 2"), and the dates that these imply: "instant" is the letter's own month, "ultimo" the month
before it, "last" and a month without a year the nearest before the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from graphbuilder.extract.letters.datelines import MONTH
from graphbuilder.extract.lexicon import MONTHS
from graphbuilder.model import Span

_NOUN = (
    r"(?:dispatch|despatch|telegram|telegraph|cablegram|cable|wire|letter|note|communication"
    r"|instruction"
    r"|memorandum|circular|airgram|message|favor|favour|aide[- ]m[eé]moire|tel)(?:e?s)?"
)
_ADJECTIVE = (
    r"(?:(?:confidential|secret|separate|recent|circular|cipher|cypher|official|previous"
    r"|earlier|last"
    r"|latest|first|second|valued|esteemed|kind|polite|personal|private|formal|urgent|joint|identic"
    r"|unnumbered|courteous|reply|excellency's|mail|political|commercial|said"
    r"|above-mentioned)\s+){0,3}"
)
_TELS = (
    r"(?:Emb|Dep|Con|ConGen|Leg|Ur|ur|My|my|Mis|Usun|Re(?:ur|my)|Depcir|Embcir)"
    r"(?:tel|let|desp|gram|air|instr)s?"
)
_NUMBER = (
    r"(?:(?:(?:numbered|number|Nos?|Number|no)\.?|\#)\s*)?(?P<number>(?:[A-Z]-)?\d{1,6}(?:-[A-Z]\b)?)"
    r"(?![\d%°/]|,\d{3}|\.\d|\s*(?:per|percent|degrees|million|years|months|days|men)\b)"
)
_SERIES = r"(?:(?:Nos?|nos?|Number|number|numbered)\.?|\#)\s*"
_WHEN = rf"""(?:
      (?:(?:dated|date|sent|written)\s+)?(?:(?:on|of|from)\s+)?(?:(?:the|date|this)\s+)?
      (?: (?P<month>{MONTH})\b\.?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th|d)?
          (?:,?\s+(?P<year>1[5-9]\d\d|20\d\d)\b|,?\s+(?P<last>last|ultimo|instant)\b)?
        | (?P<rday>\d{{1,2}})(?:st|nd|rd|th|d)?(?:\s+day)?
          (?: (?:\s+of)?\s+(?P<rmonth>{MONTH})\b\.?
              (?:,?\s+(?P<ryear>1[5-9]\d\d|20\d\d)\b|,?\s+(?P<rlast>last)\b)?
            | \s*,?\s*(?P<roman>instant|inst\b\.?|ultimo|ult\b\.?|(?:of\s+)?(?:this|last)\s+month))
        | (?P<bare>\d{{1,2}})(?:st|nd|rd|th)\b(?!\s+(?:century|article|paragraph|session))
        | (?P<today>yesterday|to-?day|this\s+(?:day|date|morning)|even\s+date) )
    )"""
_HOUR = r"(?:,?\s+\d{1,2}(?:[:.]\d\d)?\s*[ap]\.?\s?m\b\.?|,?\s+(?:noon|midnight)|,?\s+\d{4}Z)?"
_BODIES = r"(?:Department|Embassy|Legation|Mission|Consulate(?:\s+General)?|Ministry|Excellency)"
_OTHERS = rf"(?:the\s+)?{_BODIES}'s"
_WHOSE = rf"(?P<whose>(?:[Yy]our(?:\s+Excellency's|\s+Lordship's)?|[Mm]y|[Oo]ur|[Uu]r|{_OTHERS}))"
_REFERENCE = re.compile(
    rf"""(?: (?:{_WHOSE}|(?P<received>receipt\s+of(?:\s+the)?))\s+
             (?P<adjective>{_ADJECTIVE})(?P<noun>{_NOUN})\b
           | \b(?P<tel>{_TELS})\b
           | {_WHOSE.replace("whose", "whose2")}(?=\s+(?:{_SERIES})?(?:\d|{MONTH}))
         )\s*(?P<by>[,(]?\s*)(?P<rest>
             (?:\(?{_NUMBER}\)?)?(?:,?\s*[\[(]?{_WHEN}[\])]?)?{_HOUR})""",
    re.VERBOSE,
)
_TRIGGER = re.compile(
    r"\b(?:[Yy]our?|[Uu]r|[Mm]y|[Oo]ur|Department's|Embassy's|Legation's|Mission's|Consulate's"
    r"|Consulate\s+General's"
    rf"|Ministry's)\s|\b{_TELS}\b|\breceipt\s+of\s"
)
_MORE = re.compile(
    rf"\s*(?:[;,]\s*(?:and\s+)?|\s+and\s+(?:of\s+)?"
    rf"|\s*&\s*)(?:{_NUMBER}(?=[\s,;.)])(?:,?\s*{_WHEN})?{_HOUR})(?!\s*(?:[a-z]+s\b|[ap]\.?m))",
    re.VERBOSE,
)
_FORMS = (
    ("circular tele", "gb:CircularTelegram"),
    ("circular", "gb:Circular"),
    ("airgram", "gb:Airgram"),
    ("dispatch", "gb:Despatch"),
    ("despatch", "gb:Despatch"),
    ("instruction", "gb:Despatch"),
    ("tel", "gb:Telegram"),
    ("cable", "gb:Telegram"),
    ("wire", "gb:Telegram"),
    ("letter", "gb:Letter"),
    ("favo", "gb:Letter"),
    ("note", "gb:Note"),
    ("memorandum", "gb:Memorandum"),
    ("aide", "gb:AideMemoire"),
    ("message", "gb:Message"),
)
_TEL_FORMS = (
    *(("depcir", "gb:CircularTelegram"), ("embcir", "gb:CircularTelegram")),
    *(("desp", "gb:Despatch"), ("instr", "gb:Despatch"), ("let", "gb:Letter")),
    *(("gram", "gb:Airgram"), ("air", "gb:Airgram"), ("tel", "gb:Telegram")),
)
_BEHIND = re.compile(r",?\s*[(\[]?\s*(?:[Nn]os?\.|number(?:ed)?)\s*(?P<number>\d{1,6})\b[)\]]?")
"""The number behind the date: "your despatch of August 22 (No. 71)"."""
_ELSEWHERE = re.compile(
    r"\s*,?\s*(?:sent\s+|repeated\s+)?(?:to|from)\s+(?!Dep|[Yy]ou\b|[Mm]e\b|the\s)[A-Z]"
)
_RESPECTIVELY = re.compile(r"\brespectively\b")
"""Then dates stand behind all numbers, and each belongs to another."""
_ENDED = re.compile(
    r"\s*(?:[.,;:)\]]|$|\s(?:and|of|re|regarding|concerning|has|have|was|not|just|in|to|on"
    r"|which|with|respecting|relative|from)\b)"
)
_REPLY_BEFORE = re.compile(
    r"\b(?:(?:in|by\s+way\s+of)\s+(?:reply|answer|response)\s*,?\s*to"
    r"|acknowledg\w+|reply(?:ing)?\s+to|answer(?:ing)?(?:\s+to)?|respond(?:ing)?\s+to"
    r"|in\s+receipt\s+of"
    r"|(?:have|had|has)\s+(?:just\s+|duly\s+"
    r"|this\s+day\s+)?(?:also\s+)?(?:the\s+honou?r\s+(?:of\s+)?(?:to\s+)?receiv\w+|received)"
    r"|duly\s+received|I\s+(?:have\s+)?(?:just\s+|duly\s+)?received"
    r"|receipt\s+(?:is\s+acknowledged\s+)?of"
    r"|thank\s+you\s+(?:(?:very|so)\s+much\s+|most\s+\w+\s+)?for|(?:many\s+)?thanks\s+for"
    r"|I\s+have(?=\s+(?:the\s+)?$))\b"
    r"(?:(?!\b(?:my|that|which|who|but|after|before|until|refer\w*|relat\w+|enclos\w+"
    r"|inclos\w+)\b)[^.;:]){0,60}$",
    re.IGNORECASE,
)
_REFERRING = re.compile(r"\b(?:[Rr]ef(?:er(?:ring|ence)?)?|[Rr]e)\b[^.;:]{0,40}$")
_REPLY_BEHIND = re.compile(
    r"\s*,?\s*(?:just\s+|duly\s+)?received\b"
    r"|(?:(?!\b(?:my|I|we|before|after|until|was\s+sent"
    r"|has\s+not)\b)[^.;:\"]){0,140}?\b(?:(?:has|have|had|was|were|is"
    r"|are)\s+(?:all\s+)?(?:just\s+|duly\s+|been\s+|this\s+day\s+|only\s+|also\s+)*"
    r"(?:received|acknowledged|come\s+to\s+hand)|(?:just|duly)\s+received|reached\s+me"
    r"|came\s+(?:duly\s+)?to\s+hand"
    r"|received\s+(?:to-?day|yesterday|this\s+(?:morning|day)|during))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One earlier communication as one place of the text names it.

    ``whose`` is "your", "my" or the possessor's word; ``stated`` says whether the day stands there
    in full.
    """

    span: Span
    whose: str
    form: str | None
    number: str | None
    day: date | None
    day_span: Span | None
    stated: bool
    sure: float
    answered: bool
    elsewhere: bool  # "Deptel 54 to Oslo": to a third party


def references(text: str, span: Span, written: date | None, wired: bool) -> Iterator[Reference]:
    """The references in one sentence of a letter that was written on a day. ``wired`` says that it is
    a telegram, where "your 181" needs no noun.
    """
    done = span.start
    for trigger in _TRIGGER.finditer(text, span.start, span.end):
        if trigger.start() < done:
            continue
        match = _REFERENCE.match(text, trigger.start(), span.end)
        if match is None:
            continue
        done = match.end()
        yield from _read(text, span, match, written, wired)


def _read(
    text: str, sentence: Span, match: re.Match[str], written: date | None, wired: bool
) -> Iterator[Reference]:
    noun = (match["noun"] or "").lower()
    bare = bool(match["whose2"]) and not noun
    if not (match["number"] or _dated(match)):
        return
    if bare and not _is_bare_reference(text, match, wired):
        return
    whose = _whose(match)
    form = _form(match, noun)
    behind = None if match["number"] else _BEHIND.match(text, match.end(), sentence.end)
    end = behind.end() if behind else match.end()
    answered = whose != "my" and _is_answered(text, sentence, match.start(), end)
    answered = answered or match["received"] is not None
    first = _reference(match, match.start(), whose, form, written, answered)
    if behind:
        span = Span(first.span.start, end)
        first = replace(first, span=span, number=behind["number"])
    if match["number"] and match["noun"] and not _is_number(match):
        return
    yield first
    plural = bare or bool(match["tel"] and match["tel"].endswith("s")) or noun.endswith("s")
    while (plural or first.number) and (more := _MORE.match(text, end, sentence.end)):
        if not (plural or _dated(more)):
            return
        end = more.end()
        yield _reference(more, more.start("number"), whose, form, written, answered)


def _is_number(match: re.Match[str]) -> bool:
    """Whether figures behind a noun are its number: "my letter 5" may be, "our wire 5 miles" isn't."""
    return _ENDED.match(match.string, match.end()) is not None or _dated(match) or "No" in match[0]


def _is_bare_reference(text: str, match: re.Match[str], wired: bool) -> bool:
    """Whether "your 181" is a telegram's or despatch's number: in a telegram, or with "No."."""
    numbered = re.search(r"\b[Nn]os?\.", match["rest"]) is not None
    if match["number"] and re.fullmatch(r"1[89]\d\d|20\d\d", match["number"]) and not numbered:
        return _dated(match) and wired
    if not match["number"]:
        return wired and _ENDED.match(text, match.end()) is not None and bool(match["month"])
    return numbered or (wired and (_dated(match) or _ENDED.match(text, match.end()) is not None))


def _dated(match: re.Match[str]) -> bool:
    groups = ("month", "rday", "bare", "today")
    return any(match[group] for group in groups)


def _whose(match: re.Match[str]) -> str:
    """ "your", "my", "department" or "mission"."""
    if tel := match["tel"]:
        word = tel.lower().removeprefix("re")
    elif match["received"]:
        return "your"
    else:
        word = (match["whose"] or match["whose2"]).lower().removeprefix("the ")
    beginnings = (
        (("your", "ur", "excellency"), "your"),
        (("my", "our"), "my"),
        (("dep", "ministry"), "department"),
    )
    return next((whose for starts, whose in beginnings if word.startswith(starts)), "mission")


def _form(match: re.Match[str], noun: str) -> str | None:
    if tel := match["tel"]:
        return next((form for key, form in _TEL_FORMS if key in tel.lower()), None)
    if "circular" in (match["adjective"] or "") and noun.startswith(("tele", "tel")):
        return "gb:CircularTelegram"
    return next((form for key, form in _FORMS if noun.startswith(key)), None)


def _is_answered(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether the words before or behind a reference say that this replies to it, or has it."""
    before = text[max(sentence.start, start - 140) : start]
    if _REPLY_BEFORE.search(before):
        return True
    if _REFERRING.search(before):
        return False
    return _REPLY_BEHIND.match(text, end, sentence.end) is not None


def _reference(
    match: re.Match[str],
    start: int,
    whose: str,
    form: str | None,
    written: date | None,
    answered: bool,
) -> Reference:
    apart = _RESPECTIVELY.search(match.string, match.end(), match.end() + 60)
    day, stated, sure = (None, False, 0.0) if apart else _day(match, written)
    noun = match.groupdict().get("noun")
    groups = ("month", "rday", "bare", "today")
    group = next((g for g in groups if match[g]), None)
    span = Span(match.start(group), match.end()) if group else None
    end = len(match.string[: match.end()].rstrip(" ,(["))
    return Reference(
        Span(start, end),
        whose,
        form,
        match["number"],
        day,
        span,
        stated,
        sure,
        answered,
        noun is None and _ELSEWHERE.match(match.string, match.end()) is not None,
    )


def _day(match: re.Match[str], written: date | None) -> tuple[date | None, bool, float]:
    """The day that a reference states or implies, whether it states it in full, and how sure it is."""
    month, year = match["month"] or match["rmonth"], match["year"] or match["ryear"]
    try:
        if month and year:
            figure = match["day"] or match["rday"]
            return date(int(year), MONTHS[month.lower()], int(figure)), True, 0.95
        found, sure = _implied(match, written) if written else (None, 0.0)
    except ValueError:
        return None, False, 0.0
    return found, False, sure


def _implied(match: re.Match[str], written: date) -> tuple[date | None, float]:
    """The day that the letter's own implies. Raises ValueError where the calendar has none."""
    month, figure = match["month"] or match["rmonth"], match["day"] or match["rday"]
    if month:
        return _before(written, MONTHS[month.lower()], int(figure)), 0.9
    if match["roman"]:
        return _by_month(written, int(figure), match["roman"]), 0.9
    if match["bare"]:
        return _nearest_day(written, int(match["bare"])), 0.75
    if match["today"]:
        return written - timedelta(days=int(match["today"] == "yesterday")), 0.85
    return None, 0.0


def _before(written: date, month: int, figure: int) -> date:
    """The nearest such day before the letter, or on its own day. Raises ValueError for no day."""
    if month == 2 and figure == 29:
        year = written.year
        while year % 4 or (year % 100 == 0 and year % 400):
            year -= 1
        return date(year, 2, 29)
    found = date(written.year, month, figure)
    return found if found <= written + timedelta(days=1) else found.replace(year=written.year - 1)


def _by_month(written: date, figure: int, word: str) -> date:
    earlier = word.lower().startswith("ult") or "last" in word.lower()
    if not earlier:
        return written.replace(day=figure)
    return (written.replace(day=1) - timedelta(days=1)).replace(day=figure)


def _nearest_day(written: date, figure: int) -> date:
    if figure <= written.day:
        return written.replace(day=figure)
    return (written.replace(day=1) - timedelta(days=1)).replace(day=figure)
