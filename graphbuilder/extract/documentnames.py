"""Documents that a date, a number, somebody's name or a title in quotes tells apart.

The grammar of documents whose name ends in its kind ("Strelsau Convention") is in the extractor; here are
those that an ordinary noun with something else makes one document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.lexicon import ORDINALS
from graphbuilder.model import Mention, Span

_YEAR: Final = r"(?:19|20)\d\d"
_DAY: Final = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+(?:19|20)\d\d)?"
)
_PACT: Final = (
    r"(?:[Aa]greement|[Dd]eclaration|[Ss]tatement|[Aa]ccord|[Cc]ommuniqu[eé]|[Tt]reaty|[Pp]rotocol)"
)
_WORD: Final = r"[A-Z][\w'-]*"
_PARTY: Final = rf"(?:the\s+)?{_WORD}(?:\s+(?:(?:of|for)\s+(?:the\s+)?)?{_WORD}){{0,7}}"
_STOP: Final = (
    r"(?!(?:between|was|were|is|are|signed|adopted|which|that|to|with|from|by|has|had|will|at|as|who"
    r"|in\s+[A-Z]\w+)\b)"
)
_DATED: Final = re.compile(
    rf"""\b(?:the\s+(?:historic\s+)?)(?P<name>{_DAY}\s+(?:[Jj]oint\s+|[Nn]orth-[Ss]outh\s+)?{_PACT}
      (?:\s+of\s+{_YEAR})?
    |{_YEAR}\s+(?:[A-Z][\w-]*\s+){{0,3}}(?:[a-z-]+\s+){{0,2}}?(?:[Aa]greement|[Aa]ccord|[Tt]reaty|[Pp]rotocol)
    |(?:[Jj]oint\s+)?{_PACT}\s+of\s+{_DAY})\b""",
    re.VERBOSE,
)
_TERM: Final = re.compile(
    rf"""(?<![\w-])(?P<name>{_YEAR}\s?-\s?{_YEAR}\s+(?:[a-z-]+\s+){{0,4}}?
    (?:plan|programme|program|protocol|agreement|memorandum)
    \s+(?:for|on|of)\s+(?:the\s+)?{_STOP}[\w-]+(?:\s+{_STOP}[\w-]+){{0,5}}
    (?:\s+between\s+{_PARTY}\s+and\s+{_PARTY})?)""",
    re.VERBOSE,
)
_PLAN: Final = re.compile(
    rf"""(?<![\w-])(?P<name>(?:\d{{1,2}}(?:st|nd|rd|th)|{"|".join(o.capitalize() for o in ORDINALS)})\s+
      (?:{_WORD}\s+){{0,5}}?(?:Plan|Programme|Program|Strategy|Amendment)
    |(?:Agenda|Vision)\s+20\d\d|20\d\d\s+Agenda)\b(?!\s+[A-Z])(?P<for>\s+for\s+{_WORD}(?:\s+{_WORD}){{0,3}})?""",
    re.VERBOSE,
)
_CODE: Final = re.compile(
    rf"""\b(?P<name>(?:{_WORD}\s+){{0,5}}?(?:Code\s+of\s+(?:Conduct|Practice|Ethics)|Plan\s+of\s+Action
      |Bill\s+of\s+Rights|White\s+Paper)
    (?:\s+(?:for|on)\s+(?:the\s+)?{_WORD}(?:\s+(?:(?:of|in|and)\s+(?:the\s+)?)?{_WORD}){{0,5}})?)""",
    re.VERBOSE,
)
_CALLED: Final = re.compile(
    rf""""(?P<quoted>(?:{_WORD}\s+){{1,4}}(?:Statement|Doctrine|Memorandum|Plan|Manifesto|Report|Communiqu[eé]))[,.]?"
    |\b(?:the|with|of|in)\s+(?P<name>[A-Z][a-z]+\s+(?:Statement|Doctrine|Memorandum|Manifesto))\b(?!\s+[A-Z])""",
    re.VERBOSE,
)
_COMMON: Final = frozenset(
    "joint press policy presidential final common following this that new year public annual news".split()
)
_TITLED: Final = re.compile(
    r"""\b(?:resolution|law|bill|decree|declaration|(?:report|white\s+paper|document)(?=,?\s+(?:en)?titled)),?\s+
    (?:(?:entitled|titled|called|headlined)\s*,?\s+)?
    (?:"(?P<double>[A-Z][^"\n]{7,120})"|'(?P<single>[A-Z][^'\n]{7,120})')""",
    re.VERBOSE,
)
_FIRST: Final = re.compile(r"(?:The|In|On|Under|By|An?|As|This|With|Of)\s+")

_PATTERNS: Final = (
    (re.compile(r"[Aa]greement|eclaration|tatement|ccord|ommuniqu|reaty|rotocol"), _DATED, 70, 40),
    (re.compile(rf"{_YEAR}\s?-\s?{_YEAR}\s"), _TERM, 1, 320),
    (re.compile(r"Plan\b|Program|Strategy|Amendment|Agenda|Vision"), _PLAN, 90, 60),
    (re.compile(r"Code of|Plan of|Bill of|White Paper"), _CODE, 60, 90),
    (re.compile(r"Statement|Doctrine|Memorandum|Plan|Manifesto|Report|Communiqu"), _CALLED, 80, 4),
    (
        re.compile(
            r"""(?:resolution|law|bill|decree|report|paper|declaration|document),?\s+(?:[a-z]+,?\s+)?["']"""
        ),
        _TITLED,
        8,
        130,
    ),
)
"""What each kind can't do without, the pattern, and how many characters before and behind it looks at."""


def in_sentence(doc: Doc, sentence: Span) -> Iterator[Mention]:
    """The documents of these kinds in one sentence; they may overlap."""
    text = layers.text(doc)
    for trigger, pattern, before, behind in _PATTERNS:
        done = sentence.start
        for near in trigger.finditer(text, sentence.start, sentence.end):
            inside = Span(min(done, near.start()), sentence.end)
            window = layers.window(text, Span(*near.span()), before, behind, inside)
            for match in pattern.finditer(text, window.start, window.end):
                done = max(done, match.end())
                mention = _mention(doc, match)
                if mention:
                    yield mention


def _mention(doc: Doc, match: re.Match[str]) -> Mention | None:
    """The mention of a match: its title, or its name with what it is for."""
    group = next(g for g in ("name", "quoted", "double", "single") if match.groupdict().get(g))
    span = Span(*match.span(group))
    if match.groupdict().get("for"):
        span = Span(span.start, match.end("for"))
    if _is_bare(match, group) and _of_a_body(doc, span):
        return None
    first = _FIRST.match(span.of(layers.text(doc)))
    if first:
        span = Span(span.start + first.end(), span.end)
    return Mention("gb:Document", span, layers.readable(doc, span).rstrip(",."))


def _is_bare(match: re.Match[str], group: str) -> bool:
    """Whether somebody's name before "Statement" is all there is, without quotes."""
    return match.re is _CALLED and group == "name"


def _of_a_body(doc: Doc, span: Span) -> bool:
    """Whether "… Statement" is called by a kind or by a body that made it, not by its author's name."""
    text = layers.text(doc)
    if span.of(text).split()[0].lower() in _COMMON:
        return True
    return any(
        n.mention.kind != "schema:Person" and n.mention.span.overlaps(span)
        for n in layers.names(doc)
    )
