"""Groups that act in news: "a delegation of the Ministry of X led by Y", "the DPRK judo team"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.model import Mention, Span

_GROUPS = re.compile(
    r"\b(?:delegations?|teams?|troupes?|ensembles?|parties|group|crews?|organization)\b"
    r"(?:\s+(?:of|from)\s+(?:the\s+)?[A-Z][^,;.]*?|(?:\s+[A-Z][\w-]+){1,4})?(?=\s+(?:led|headed|and|on|here|from|for|which|who|with)\b"
    r"|\s+[a-z]+ed\b|\s+(?:left|met|held|took|gave|won|beat|paid|made|had|came)\b|[,;.]|\s*$)"
)
_GROUP_LEAD = re.compile(
    r"(?:(?:[A-Z][\w.'-]*|military|government|party|parliamentary|judo|art|folk|dance|friendship)\s+)+$"
)


def group(doc: Doc, subject: Span) -> Mention | None:
    """The group that a subject's words name, if anything about it is a proper name."""
    text = layers.text(doc)
    match = _GROUPS.search(text, subject.start, subject.end)
    if match is None:
        return None
    lead = _GROUP_LEAD.search(text[subject.start : match.start()])
    start = match.start() - (len(lead[0]) if lead else 0)
    span = Span(start, _whole(doc, match.end()))
    name = re.sub(r"^(?:An?|The)\s+", "", layers.readable(doc, span))
    words = name.split()
    behind_article = (
        span.start > subject.start and words[0][:1].isupper()
    )  # "The Russian delegation"
    proper = behind_article or words[0].isupper() or any(w[:1].isupper() for w in words[1:])
    return Mention("schema:Organization", span, name) if proper and len(words) > 1 else None


def _whole(doc: Doc, end: int) -> int:
    """The end of the name that goes on there: "delegation of the Association | for the Study of Seas"."""
    known = (n.mention.span for n in layers.names(doc) if not n.within)
    return max((s.end for s in known if s.start < end < s.end), default=end)
