"""Documents cited, with the number of the rule, chapter, article or paragraph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from spacy.tokens import Doc

from graphbuilder.extract import documentnames, layers
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import Claim, Evidence, Literal, Mention, Part, Span

_HEADS = (
    r"Charter|Treaty|Agreement|Declaration|Convention|Resolution|Protocol|Constitution|Law|Act"
    r"|Communiqu[eé]|Covenant|Statute|Accord|Pact|Memorandum\s+of\s+Understanding"
    r"|(?:Provisional\s+)?Rules\s+of\s+Procedure|Decree|Bill|Regulation|Directive|Guidelines|Award"
)
_WORD = r"[A-Z][\w.'-]*"
_SMALL = r"\s+(?:of|and|the|on|for)(?:\s+the)?"
_NAMED = re.compile(
    rf"""
    \b(?P<name>(?:{_WORD}(?:\s+(?:of\s+the|of|on|and|for)(?=\s+[A-Z]))?\s+){{1,8}}?(?:{_HEADS})
      (?:\s+of\s+(?:the\s+)?[A-Z][\w.]*(?:\s+[A-Z][\w.]*)*)?                 # … of the DPRK
      (?:\s+of\s+\d{{1,2}}\s+[A-Z][a-z]{{2,8}}\s+\d{{4}}\b)?
      (?:\s+(?:on|for|between|[Cc]oncerning|[Rr]elating\s+to)\s+(?:the\s+)?{_WORD}  # … on Road Traffic
        (?:\s+(?:of|and|the|on|for|(?:\d+-)?{_WORD}))*(?<=\w))?)\b
  | \b(?P<law>(?:{_HEADS})\s+(?:of\s+the\s+(?:[A-Z][\w.']*\s+(?:of\s+)?){{1,6}})?
      (?:on|for|[Cc]oncerning)\s+(?:the\s+)?{_WORD}
      (?:{_SMALL}(?=\s+[A-Z])|\s+(?:\d+-)?{_WORD})*)
  | \b(?P<resolution>(?:(?:UN|U\.N\.|United\s+Nations)\s+)?
      (?:UNSC|Security\s+Council|General\s+Assembly)\s+["']?resolutions?
      (?:\s+(?:No\.?\s*)?\d+(?:\s+\(\d{{4}}\))?)?)
  | \b(?P<numbered>[Rr]esolution\s+(?:No\.?\s*)?\d{{1,4}}(?:\s*\(\d{{4}}\))?)
  | \b(?P<state>(?:Constitution|Statute|Charter)\s+of\s+the\s+{_WORD}(?:{_SMALL}(?=\s+[A-Z])|\s+{_WORD})*)
  | \b(?P<subject>(?:(?<=")(?:resolution|agreement|treaty|declaration)"
      |resolution|agreement|treaty|convention|protocol|declaration|accord|contract
      |communiqu[eé]|memorandum\s+of\s+understanding)\s+on\s+(?:the\s+)?[\w'-]+(?:\s+(?!between\b|was\b|were\b|is\b|are\b
      |signed\b|adopted\b|which\b|that\b|to\b|with\b|from\b|by\b|on\b|at\b|as\b|who\b|has\b|had\b|will\b
      |in\s+(?:accordance|line|conformity|keeping|order|return|exchange)\b)
      [\w'-]+){{0,8}})
  | (?:book|novel|film|documentary|treatise|collection|memoirs?)s?\s+(?P<title>"[^"\n]{{4,80}}")
  | "(?P<inside>[^"\n]{{3,60}}\b(?i:declaration|agreement|treaty|pact|charter|resolution))"
  | (?P<quoted>"[^"\n]{{4,80}}")\s+
      (?P<head>(?i:declaration|agreement|treaty|law|act|pact|communiqu[eé]))\b
    """,
    re.VERBOSE,
)
_PART = re.compile(
    r"(?:Rule|Article|Chapter|Paragraph|Section|Clause|Annex|Point)s?\s+(?:\d+|[IVX]+)\b"
)
_TRIGGER = re.compile(
    rf"{_HEADS}|resolution|(?:agreement|treaty|convention|protocol|declaration|accord|contract|understanding)\"?\s+on\b"
    r"|(?:book|novel|film|documentary|treatise|collection|memoirs?)s?\s+\"|\"\s(?:declaration|agreement|treaty|law|act|pact|communique)"
    r"|(?:declaration|agreement|treaty|pact|charter)\""
)
_BEFORE, _BEHIND = 110, 110
_PARTS = re.compile(
    r"""\b(?P<parts>(?:Rule|Article|Chapter|Paragraph|Section|Clause|Annex|Point)s?\s+(?:\d+|[IVX]+)\b
    (?:(?:\s*,\s*|\s+|\s+and\s+)(?:of\s+)?(?:Rule|Article|Chapter|Paragraph|Section|Clause|Annex|Point)s?\s+(?:\d+|[IVX]+)\b)*)
    \s*(?:,\s*)?(?:of|in|under)\s+(?:the\s+)?$""",
    re.VERBOSE,
)


@extractor("documents", assigns=("documents",), requires=("known", "sentences", "names"))
def read_documents(doc: Doc) -> None:
    """Find documents by authority label or head noun, and the provisions in front of them."""
    documents = _documents(doc)
    claims = layers.claims(doc)
    found: list[Mention] = []
    starts = [s.span.start for s in layers.sentences(doc)]
    for document in documents:
        at = bisect_left(starts, document.span.start + 1) - 1
        sentence = layers.sentences(doc)[max(at, 0)].span
        provision = _provision(doc, document, sentence)
        found.append(document)
        if provision:
            part, number = provision
            evidence = Evidence(sentence, "documents.provision")
            claims.append(Claim(part, "schema:isPartOf", document, evidence, 0.95))
            claims.append(Claim(part, "gb:number", Literal(number), evidence, 0.95))
            found.append(part)
    doc._.documents = found


def _documents(doc: Doc) -> list[Mention]:
    words = layers.words(doc)
    found = [
        Mention(
            k.entry.kind,
            span := Span(words.starts[k.first], words.ends[k.last - 1]),
            layers.readable(doc, span),
            k.entry.key,
        )
        for k in layers.known(doc)
        if k.entry.kind == "gb:Document"
    ]
    taken = bytearray(len(layers.text(doc)))  # characters that belong to a document
    for known in found:
        taken[known.span.start : known.span.end] = b"\1" * len(known.span)
    for sentence in layers.sentences(doc):
        if sentence.part is Part.HEADLINE:
            continue  # its capitals run documents and verbs together
        for mention in _by_length(doc, sentence.span):
            if _in_body(doc, mention.span):
                continue
            where = slice(mention.span.start, mention.span.end)
            if not any(taken[where]):
                taken[where] = b"\1" * len(mention.span)
                found.append(mention)
    return sorted(found, key=lambda m: m.span)


def _by_length(doc: Doc, sentence: Span) -> list[Mention]:
    """All documents of a sentence, the longest first: it wins where they overlap."""
    found = [*documentnames.in_sentence(doc, sentence), *_named(doc, sentence)]
    return sorted(found, key=lambda m: (-len(m.span), m.span))


def _in_body(doc: Doc, span: Span) -> bool:
    """Whether the words are part of a body's name: "Ministry of Law Enforcement"."""
    return any(
        name.mention.span.start < span.end < name.mention.span.end
        and name.mention.kind.endswith("Organization")
        for name in layers.names(doc)
    )


def _named(doc: Doc, sentence: Span) -> Iterator[Mention]:
    """Documents of one sentence. The pattern is dear, so it looks only around a head noun."""
    text, done = layers.text(doc), sentence.start
    for trigger in _TRIGGER.finditer(text, sentence.start, sentence.end):
        inside = Span(min(done, trigger.start()), sentence.end)
        near = layers.window(text, Span(*trigger.span()), _BEFORE, _BEHIND, inside)
        for match in _NAMED.finditer(text, near.start, near.end):
            mention = _mention(doc, match)
            done = max(done, mention.span.end)
            yield mention


_GROUPS = (
    *("name", "law", "resolution", "numbered", "state", "subject", "title"),
    *("inside", "quoted"),
)
_TAIL = re.compile(r"\s+(?:in|of|and|for|the|here|there|today)$|\s+in\s+[A-Z]\w+$")


def _without_tail(text: str, span: Span) -> Span:
    """Without the place and the small words at the end: "agreement on cooperation in Pyongyang"."""
    words = span.of(text)
    while match := _TAIL.search(words):
        words = words[: match.start()]
    return Span(span.start, span.start + len(words))


def _mention(doc: Doc, match: re.Match[str]) -> Mention:
    group = next(g for g in _GROUPS if match[g])
    span = Span(match.start(group), match.start(group) + len(match[group].rstrip(".")))
    name = layers.readable(doc, span)
    if group == "title":
        return Mention("gb:Document", Span(span.start + 1, span.end - 1), name.strip('"'))
    if group == "subject":
        span = _without_tail(layers.text(doc), span)
        name = layers.readable(doc, span).replace('"', "")
    if group == "quoted":
        name = f"{name[1:-1]} {match['head'].lower()}" if match["head"] else name
        span = Span(match.start(), match.end())
    name = re.sub(r"^(?:The|In|On|Under|By|A|An|As|This)\s+", "", name)
    entry = layers.authority(doc).find(name)
    key = entry.key if entry and entry.kind == "gb:Document" else None
    return Mention("gb:Document", span, name, key)


def _provision(doc: Doc, document: Mention, sentence: Span) -> tuple[Mention, str] | None:
    """ "Rule 6 Chapter 2 of the …" in front of a document's name."""
    start = max(min(sentence.start, document.span.start), document.span.start - _BEFORE)
    match = _PARTS.search(layers.text(doc)[start : document.span.start])
    if match is None:
        return None
    number = ", ".join(" ".join(part.split()) for part in _PART.findall(match["parts"]))
    span = Span(start + match.start("parts"), document.span.end)
    name = f"{number} of the {document.name}"
    return Mention("gb:Provision", span, name, None, document.authority or document.name), number
