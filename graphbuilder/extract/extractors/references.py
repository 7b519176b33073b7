"""Earlier communications that a letter refers to, as what it answers or cites.

"Your telegram 219 of August 27" in a letter of X to Y is a telegram of Y to X: that is inferred, as
is the day where the words leave year or month to the letter's own date. The letter is in reply to it
where the words say so ("in reply to", "acknowledge the receipt of", "has been received"); else it
cites it. The same is read in a letter that a news article quotes in full.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.extractors.mentions import date_claim, role_claim
from graphbuilder.extract.layers import Communication, Party, Sentence
from graphbuilder.extract.letters.lines import own_paragraphs
from graphbuilder.extract.letters.references import Reference, references
from graphbuilder.extract.pipeline import extractor
from graphbuilder.model import (
    ArticleRef,
    Claim,
    Evidence,
    Literal,
    Mention,
    Part,
    Span,
    StatedDate,
    Status,
    terms,
)

_MINISTRY = re.compile(
    r"\b(?:Department|Secretary\s+of\s+State|Ministry|Minister\s+(?:for|of)\s+Foreign"
    r"|Foreign\s+(?:Office|Secretary|Minister))\b"
)
_SURE = 0.9


@dataclass(slots=True)
class _Earlier:
    """One earlier communication, with the places of the text that add something to it."""

    side: str
    places: list[tuple[Reference, Sentence]] = field(default_factory=list)
    form: str | None = None
    day: date | None = None
    answered: bool = False

    def fits(self, reference: Reference) -> bool:
        """Whether a further reference of the same number, or day, can name the same."""
        if reference.form and self.form and reference.form != self.form:
            return False
        return not (reference.day and self.day and reference.day != self.day)

    def add(self, reference: Reference, sentence: Sentence) -> None:
        """Take in a further place, if it says more."""
        more = (
            (reference.form and not self.form)
            or (reference.day and not self.day)
            or (reference.answered and not self.answered)
        )
        if more or not self.places:
            self.places.append((reference, sentence))
        self.form = self.form or reference.form
        self.day = self.day or reference.day
        self.answered = self.answered or reference.answered


@extractor("references", requires=("communications", "letterhead", "sentences", "dates"))
def read_references(doc: Doc) -> None:
    """Claim each earlier communication that the article's letter refers to."""
    letter = layers.letterhead(doc)
    made = letter or next((c for c in layers.communications(doc) if c.main), None)
    if made is None:
        return
    for earlier in _collected(doc, made, _sentences(doc, own=letter is not None)):
        layers.claims(doc).extend(_claims(doc, made, earlier))


def _sentences(doc: Doc, *, own: bool) -> Iterator[Sentence]:
    """The sentences of the letter: of a news article those that it quotes in full, of a letter those
    that are not announced as another's.
    """
    for sentence in layers.sentences(doc):
        if own:
            if sentence.part is Part.BODY and not sentence.quoted:
                yield sentence
        elif sentence.quoted:
            yield sentence


def _collected(doc: Doc, made: Communication, sentences: Iterator[Sentence]) -> Iterator[_Earlier]:
    text = layers.text(doc)
    written = made.date.stated.interval.start if made.date and made.date.stated else None
    wired = terms.is_a(made.mention.kind, "gb:Telegram")
    spoken = own_paragraphs(doc) if layers.letterhead(doc) is made else None
    found: list[_Earlier] = []
    index: dict[tuple[str, object], list[_Earlier]] = {}
    for sentence in sentences:
        for reference in references(text, sentence.span, written, wired):
            if spoken is not None and not _within(spoken, reference.span):
                continue
            side = "other" if reference.elsewhere else _side(made, reference.whose)
            name = reference.number or reference.day
            sides = (side, "other") if reference.number else (side,)
            alike = (e for s in sides for e in index.get((s, name), ()))
            known = next((e for e in alike if e.fits(reference)), None)
            if known is None:
                known = _Earlier(side)
                found.append(known)
                index.setdefault((side, name), []).append(known)
            known.add(reference, sentence)
    yield from found


def _within(spoken: list[Span], span: Span) -> bool:
    """Whether one of the stretches, which are in order, covers a span."""
    at = bisect_right(spoken, span.start, key=lambda s: s.start) - 1
    return at >= 0 and spoken[at].covers(span)


def _side(made: Communication, whose: str) -> str:
    """ "your" and "my", also for "the Department's" and "the Legation's", by who writes to whom."""
    if whose in ("your", "my"):
        return whose
    sender, recipient = _is_ministry(made.senders), _is_ministry(made.recipients)
    if sender == recipient:
        return whose
    return "my" if (whose == "department") == sender else "your"


def _is_ministry(parties: list[Party]) -> bool:
    return any(
        _MINISTRY.search(name)
        for party in parties
        for name in (party.agent.name, *(o.title for o in party.offices))
    )


def _claims(doc: Doc, made: Communication, earlier: _Earlier) -> Iterator[Claim]:
    article = ArticleRef(layers.article(doc).identifier)
    mention = _mention(doc, made, earlier)
    answered = earlier.side == "your" and earlier.answered
    link = None
    for reference, sentence in earlier.places:
        relation = "gb:inReplyTo" if answered else "gb:cites"
        if answered and not reference.answered:
            continue
        rule = f"references.{relation.partition(':')[2]}"
        evidence = Evidence(sentence.span, rule)
        link = link or Claim(made.mention, relation, mention, evidence, _SURE)
        yield Claim(article, "schema:mentions", mention, evidence, _SURE)
        yield link
        break
    assert link is not None
    yield from _number(mention, earlier)
    yield from _day(doc, made, mention, earlier, link)
    yield from _parties(doc, made, mention, earlier.side, link)


def _mention(doc: Doc, made: Communication, earlier: _Earlier) -> Mention:
    first = earlier.places[0][0]
    form = earlier.form
    if form is None:
        wired = terms.is_a(made.mention.kind, "gb:Telegram")
        form = "gb:Telegram" if wired else "gb:Communication"
    day = earlier.day.isoformat() if earlier.day else None
    parts = (earlier.side, form.partition(":")[2].lower(), first.number, day)
    key = "-".join(str(part) for part in ("ref", *parts) if part)
    return Mention(form, first.span, layers.readable(doc, first.span), None, key)


def _number(mention: Mention, earlier: _Earlier) -> Iterator[Claim]:
    for reference, _ in earlier.places:
        if reference.number:
            evidence = Evidence(reference.span, "references.number")
            yield Claim(mention, "gb:number", Literal(reference.number), evidence, 0.95)
            return


def _day(
    doc: Doc, made: Communication, mention: Mention, earlier: _Earlier, link: Claim
) -> Iterator[Claim]:
    """Its day: stated in full, or implied by the letter's own."""
    for reference, _ in earlier.places:
        if reference.day is None:
            continue
        evidence = Evidence(reference.span, "references.date")
        own = date_claim(doc, made)
        premises = () if reference.stated else (link, *((own,) if own else ()))
        status = Status.STATED if reference.stated else Status.INFERRED
        for predicate in ("gb:date", "schema:dateSent"):
            value = StatedDate.day(reference.day)
            yield Claim(mention, predicate, value, evidence, reference.sure, status, premises)
        return


def _parties(
    doc: Doc, made: Communication, mention: Mention, side: str, link: Claim
) -> Iterator[Claim]:
    """Who sent it to whom: "your" is the recipient's to the sender, "my" the sender's to the
    recipient; where several are addressed, "your" tells none of them.
    """
    if side not in ("your", "my") or len(made.recipients) > 1 or len(made.senders) > 1:
        return
    roles = [("schema:sender", made.senders), ("schema:recipient", made.recipients)]
    turned = (
        ("schema:recipient", "schema:sender")
        if side == "your"
        else ("schema:sender", "schema:recipient")
    )
    for (role, parties), new in zip(roles, turned, strict=True):
        for party in parties:
            premises = (link, role_claim(doc, made, role, party))
            evidence = Evidence(link.evidence.span, "references.party")
            yield Claim(mention, new, party.agent, evidence, 0.85, Status.INFERRED, premises)
