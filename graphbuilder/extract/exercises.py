"""Military events: exercises with their code names, tests and launches, deployments."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.eventnames import EventFound, local_key, named, year_key
from graphbuilder.model import Mention, Span

_DRILL = r"(?:exercises?|drills?|rehearsals?|man(?:o?eu)vers?|war\s+games?)"
_KINDS = (
    r"joint|military|war|naval|nuclear|air|field|combined|command\s+post|live[- ]fire|mobile"
    r"|tactical|anti-submarine|missile"
)
_EXERCISE = re.compile(
    rf"""\b(?P<name>(?P<sides>[A-Z][\w.]*(?:-(?:south\s+|north\s+)?[A-Z][\w.]*)+\s+)?
      (?:(?:{_KINDS})\s+){{1,4}}{_DRILL}\b(?P<between>\s+between\s+the\b)?)""",
    re.VERBOSE | re.IGNORECASE,
)
_CODENAME = re.compile(
    rf"""(?P<before>"(?P<quoted>[A-Z][^"\n]{{2,40}})"\s+(?:(?!(?:in|into|to|of|for|with|from|by|and|on)\b)[a-z-]+\s+){{0,4}}?{_DRILL})\b
      |(?P<behind>\b{_DRILL}\s*,?\s+(?:(?:code-?named|named|called|dubbed|known\s+as)\s+)?(?:the\s+)?"(?P<called>[A-Z][^"\n]{{2,40}})")
      |(?P<bare>(?<![.!?]\s)(?P<capital>(?:[A-Z][a-z]+\s+){{2,3}}(?:\d{{1,4}}\s+)?)(?:[a-z-]+\s+){{0,2}}?{_DRILL})\b
      |(?<![.!?]\s)(?P<among>(?!(?:The|In|At|On|Both)\b)(?:[A-Z][a-z]+\s){{2,3}}(?:\d{{1,4}}\s)?)\s*and\s+other\s+(?:[a-z-]+\s+){{0,4}}?{_DRILL}\b
      |\b{_DRILL}\s+(?:code-?named|named|called|dubbed)\s+(?P<dubbed>(?:[A-Z][a-z]+\s?){{1,3}}\d*)""",
    re.VERBOSE,
)
_QUOTED_DRILL = re.compile(
    rf'"\s+(?:[a-z-]+\s+){{0,4}}?{_DRILL}\b|{_DRILL}\s+(?:code-?named\s+)?"[A-Z]'
)
_NEAR = 2_000
"""Characters around a drill without a name in which one with a name is looked for."""
_SINGLE = re.compile(r"\b(?:an?|the|this|that|another)\s+(?:[\w'-]+\s+){0,4}$")
_TEST = re.compile(
    r"""\b(?:test-?\s?fir(?:e|ing)|test[- ]launch|launch|test)\s+of\s+(?:an?\s+|the\s+|its\s+)?
    (?:[\w'"-]+\s+){0,8}?(?:missiles?|rockets?|satellites?|launchers?|warheads?|ICBMs?|SLBMs?|weapons?(?:\s+systems?)?)\b
    (?:\s+"[^"\n]{2,30}")?""",
    re.VERBOSE,
)
_DEPLOY = re.compile(
    r"""\b(?P<verb>introduc(?:e|es|ed|ing|tion\s+of)|deploy(?:s|ed|ing|ment\s+of)?)\s+(?:the\s+|its\s+|their\s+)?
    (?P<thing>(?!of\b|in\b|into\b|by\b|to\b|and\b|the\b)[\w'-]+(?:\s+(?!of\b|into\b|in\b|including\b|and\b|on\b|around\b|near\b|to\b|at\b|for\b|by\b|from\b|with\b|against\b|which\b)[\w'-]+){0,5})""",
    re.VERBOSE | re.IGNORECASE,
)
_WEAPONS = re.compile(
    r"\b(?:weapons?|missiles?|bombers?|aircraft|carriers?|submarines?|troops?|armed\s+forces?|warheads?|armaments?)\b"
    r"|\b(?:military|strategic|missile|nuclear|defen[cs]e|reconnaissance|combat|expeditionary|peacekeeping)\s+"
    r"(?:[\w'-]+\s+)?(?:assets?|equipment|systems?|means|forces?|hardware)\b",
    re.IGNORECASE,
)
_CLAUSE = 90
_CLAUSES = re.compile(r"[.!?;:]\s")
_ASKED = re.compile(
    r"\b(?:would|should|demand(?:s|ed|ing)?|call(?:s|ed|ing)?\s+for|urge[sd]?|request(?:s|ed)?|insist\w*\s+on"
    r"|design\s+to|arising\s+in)\b(?!\s+(?:stop|halt|against))",
)
"""Words before what is only asked for, planned on paper or supposed."""
_VAGUE = re.compile(r"(?:such|more|these|those|any|other|various)\b", re.IGNORECASE)
_COMMON = frozenset(
    "the this such these joint military naval air live fire annual regular south north field".split()
)


def exercises(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """Exercises by code name ("Keen Blade"), and those that a determiner or their sides delimit."""
    text = layers.text(doc)
    done: list[Span] = []
    for match in _CODENAME.finditer(text, start, end):
        code = match["quoted"] or match["called"] or match["dubbed"]
        bare = next((g for g in ("capital", "among") if match[g]), None)
        code = code or match[bare or 0].strip()
        if bare and (_COMMON.issuperset(code.lower().split()) or _sided(doc, match, bare)):
            continue
        whole = match["among"] or match[0]  # "the Fair Wind and other joint drills"
        span = Span(match.start(), match.start() + len(whole.rstrip()))
        done.append(span)
        name = layers.readable(doc, span)
        key = f"=exercise {code.lower()} {year_key(doc)}"
        mention = Mention("gb:Event", span, name, None, key)
        yield EventFound(mention, "exercise", "events.codename", 0.9)
    generic = list(_EXERCISE.finditer(text, start, end))
    if generic and _QUOTED_DRILL.search(text, max(0, start - _NEAR), end + _NEAR):
        generic = []  # "the war exercise" is the one that has a name
    for match in generic:
        span = Span(*match.span("name"))
        name = " ".join(match["name"].split())
        single = not name.endswith("s") and _SINGLE.search(
            text, max(start, span.start - 60), span.start
        )
        if any(span.overlaps(d) for d in done) or not (
            single or match["sides"] or match["between"]
        ):
            continue
        name = name.removesuffix(" between the")
        span = Span(
            span.start, span.start + len(match["name"].removesuffix(match["between"] or ""))
        )
        singular = re.sub(r"s$", "", name)
        alike = re.sub(_DRILL, "exercise", singular.lower())
        mention = Mention("gb:Event", span, singular, None, f"={alike} {local_key(doc)}")
        yield EventFound(mention, "exercise", "events.exercise", 0.85)


def _sided(doc: Doc, match: re.Match[str], group: str) -> bool:
    """Whether the capitals before "exercise" are a country or a body: no code name."""
    span = Span(*match.span(group))
    return any(span.overlaps(n.mention.span) for n in layers.names(doc))


def _undone(text: str, at: int) -> bool:
    """Whether what a phrase names is only asked for: "Who would …?", "called for deploying …"."""
    before = _CLAUSES.split(text[max(0, at - _CLAUSE) : at])[-1]
    return _ASKED.search(before) is not None


def tests(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """Tests and launches of weapons and satellites."""
    for match in _TEST.finditer(layers.text(doc), start, end):
        if _undone(layers.text(doc), match.start()):
            continue
        launch = match[0].startswith("launch") and "satellite" in match[0]
        yield named(match, "launch" if launch else "test", "test", doc)


def deployments(doc: Doc, start: int, end: int) -> Iterator[EventFound]:
    """Troops and weapons that are moved to a place."""
    for match in _DEPLOY.finditer(layers.text(doc), start, end):
        if not _WEAPONS.search(match["thing"]) or _VAGUE.match(match["thing"]):
            continue  # "the introduction of advanced equipment", "deployment of such weapons"
        if _undone(layers.text(doc), match.start()):
            continue
        noun = "introduction" if match["verb"].lower().startswith("introduc") else "deployment"
        thing = " ".join(match["thing"].split())
        mention = Mention(
            "gb:Event", Span(*match.span()), f"{noun} of {thing}", None, local_key(doc)
        )
        yield EventFound(mention, "deployment", "events.deployment", 0.8)
