"""Several communications in one article: which of them it is the news of, and whom one means that names
only the other side ("He also sent a message to C"; habits 5 and 7 in ``docs/wire.md``).
"""

from __future__ import annotations

import re
from typing import Final

from graphbuilder.extract.details import is_unnamed
from graphbuilder.extract.forms import STATEMENTS
from graphbuilder.extract.layers import Communication, Party

OPENING_PARAGRAPHS: Final = 2
"""Paragraphs in which an article says what it is the news of."""
_SUMMED_UP: Final = 4
_NEXT: Final = 2  # paragraphs between two messages of one list
_CONTINUES: Final = frozenset("also similar meanwhile likewise too came same reply".split())
_ANSWERED: Final = re.compile(r"(?:his|her|their|an?)\s+(?:\w+\s+)?(?:reply|answer)", re.IGNORECASE)
_PRONOUN: Final = re.compile(
    r"(?:(?:On|In|At)\s[^,.]{1,40}?,?\s+|(?:Also|Meanwhile|Then|Earlier|Later),?\s+)?(?:[Hh]e|[Ss]he|[Tt]hey)\s"
)
"""A sentence whose subject is a pronoun: "He also", "On the same day she"."""
RECEIVING: Final = frozenset({"communications.received", "communications.presented"})
"""Rules whose subject is the recipient."""


def settle_news(lowers: list[str], found: list[Communication]) -> None:
    """Decide which communications the article is the news of (habit 7)."""
    news = [c for c in found if c.main]
    if not news:
        return
    if len(news) > 1 and news[0].senders and all(is_unnamed(p) for p in news[0].senders):
        later = news[1]  # "Three mayors asked … in a letter." "A, B and C wrote to D …"
        named = any(p.agent.kind == "schema:Person" for p in later.senders)
        if named and later.recipients and later.sentence.paragraph <= OPENING_PARAGRAPHS:
            news[0].main = False
            news = news[1:]
    opening = news[0].sentence
    news[0].main = opening.paragraph <= OPENING_PARAGRAPHS
    summary = not news[0].senders or not news[0].recipients  # "Leaders of many countries sent …"
    last = news[0]
    for other in news[1:]:
        if summary and news[0].main and other.senders:
            other.main = other.sentence.paragraph <= opening.paragraph + _SUMMED_UP
            continue
        words = lowers[other.sentence.first : other.sentence.last]
        follows = other.sentence is opening or not _CONTINUES.isdisjoint(words)
        follows = follows or _listed(last, other)
        other.main = news[0].main and follows and opening.paragraph < OPENING_PARAGRAPHS
        last = other if other.main else last


def _listed(before: Communication, other: Communication) -> bool:
    """ "A sent a message of greeting to B. C sent a message of greeting to D.": one after another, in
    the same form and for the same purpose.
    """
    alike = before.mention.kind == other.mention.kind and bool(other.purposes)
    alike = alike and set(before.purposes) == set(other.purposes)
    near = other.sentence.paragraph <= before.sentence.paragraph + _NEXT
    reported = other.rule in ("communications.sent", "communications.received")
    return alike and near and reported and bool(other.senders and other.recipients)


def inherit(text: str, found: list[Communication]) -> None:
    """ "Congratulations came from X", "He also received …": who isn't named is that of before."""
    before: Communication | None = None
    known: dict[Party, None] = {}  # in the order of the text
    for each in found:
        if not each.main:
            _earlier(text, each, before)
            continue
        sides = (before.senders, before.recipients) if before else ([], [])
        each.senders = _whole(each.senders, [*_holders(sides[0]), *known])
        each.recipients = _whole(each.recipients, [*_holders(sides[1]), *known])
        known |= dict.fromkeys(_holders([*each.senders, *each.recipients]))
        if before:
            _from_before(text, each, before)
        before = each


def _from_before(text: str, each: Communication, before: Communication) -> None:
    """The sides that the communication before it tells."""
    pronoun = _by_pronoun(text, each)
    message = each.mention.kind not in STATEMENTS
    if message and pronoun and each.rule == "communications.sent":
        each.senders = each.senders or _bare(_subject(before))
    if message and pronoun and each.rule == "communications.received":
        each.recipients = each.recipients or _bare(_subject(before))
    if not each.recipients and _same(each.senders, before.recipients):
        each.recipients = _bare(before.senders)
    if not message:
        return
    each.recipients = each.recipients or _bare(before.recipients)
    if _ANSWERED.match(each.mention.name) and not each.senders:
        each.senders = _bare(before.recipients)
    if "similar" in each.mention.name.lower().split():
        each.purposes = each.purposes or list(before.purposes)
    if each.rule == "communications.sent":
        each.senders = each.senders or _bare(before.senders)


def _earlier(text: str, each: Communication, before: Communication | None) -> None:
    """ "In May she had sent a message to C": only cited, and a pronoun tells who sent it."""
    sent = each.rule == "communications.sent" and each.status.asserted
    if before and sent and not each.senders and each.recipients and _by_pronoun(text, each):
        each.senders = _bare(_subject(before))


def _by_pronoun(text: str, each: Communication) -> bool:
    """Whether a sentence begins with a pronoun as its subject, behind a day or an adverb too."""
    span = each.sentence.span
    return _PRONOUN.match(text, span.start, span.end) is not None


def _subject(made: Communication) -> list[Party]:
    """The grammatical subject: the recipient where the verb is "received"."""
    return made.recipients if made.rule in RECEIVING else made.senders


def _bare(parties: list[Party]) -> list[Party]:
    return [Party(p.agent) for p in parties]


def _same(some: list[Party], others: list[Party]) -> bool:
    """Whether all of some, perhaps by a shorter name, are among others: who received now answers."""
    return bool(some) and all(
        any(
            other.agent.name == one.agent.name or other.agent.name.endswith(f" {one.agent.name}")
            for other in others
        )
        for one in some
    )


def _holders(parties: list[Party]) -> list[Party]:
    """The persons with an office: whom a bare title may mean."""
    return [p for p in parties if p.offices and p.agent.kind == "schema:Person"]


def _whole(parties: list[Party], known: list[Party]) -> list[Party]:
    return [_who(p, known) for p in parties]


def _who(party: Party, known: list[Party]) -> Party:
    """ "The President also received …", "the Cuban leader": a bare title, or a leader's with the
    country, is its holder's who was named before.
    """
    if party.agent.kind == "org:Post" and party.agent.name.endswith(" leader"):
        return _leader(party, known)
    if party.agent.kind != "org:Post" or " " in party.agent.name:
        return party
    title = party.agent.name.lower()
    for holder in known:
        titles = {word for o in holder.offices for word in o.title.lower().split()}
        if title in titles:
            return Party(holder.agent)
    return party


def _leader(party: Party, known: list[Party]) -> Party:
    countries = {m.authority for o in party.offices for m in o.organizations if m.authority}
    for holder in known:
        own = {m.authority for o in holder.offices for m in o.organizations}
        if not countries.isdisjoint(own):
            return Party(holder.agent)
    return party
