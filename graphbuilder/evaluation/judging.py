"""Which claims of annotated articles are right, as far as their gold can tell.

Things are compared as the fields are (``fields.py``), but each claim is judged by itself: two that
name the same thing in the gold are both right, where a field counts the second as found too much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from graphbuilder.evaluation.fields import KINDS, NAMED, same_correspondent, same_party
from graphbuilder.evaluation.found import FoundArticle, FoundClaim, Thing
from graphbuilder.evaluation.gold import LetterGold, NewsGold, Party, WireGold
from graphbuilder.evaluation.names import alike, content_words, covered
from graphbuilder.evaluation.news import same_named
from graphbuilder.model.aspects import aspect

T = TypeVar("T")
Verdict = bool | None
"""Right, wrong, or not for the gold to say."""

PREDICATES: Final = (
    "schema:mentions",
    "gb:reports",
    "schema:sender",
    "schema:recipient",
    "gb:conveyedBy",
    "gb:date",
    "gb:purpose",
    "gb:occasion",
    "gb:placeSent",
    "org:member",
    "gb:eventType",
    "schema:participant",
    "schema:location",
    "schema:startDate",
)
"""What is judged. A ``schema:dateSent`` says nothing more than its ``gb:date``, an ``org:role`` nothing
more than the ``org:member`` of its membership: they are right together.
"""

_PURPOSES: Final = frozenset(
    "congratulations greetings condolences reply invitation thanks protest request".split()
)
"""What an annotator calls a communication by its purpose; the rest are forms ("letter")."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that the gold can judge. ``statement`` is what it says, ``words`` the same to read."""

    article: str
    statement: tuple[str, str, str]
    words: str
    rule: str
    aspect: str
    confidence: float
    right: bool


def judged(
    claims: Iterable[FoundClaim],
    golds: Mapping[str, WireGold | LetterGold],
    found: Mapping[str, FoundArticle],
) -> tuple[Judged, ...]:
    """The claims of the annotated articles that their gold can judge, in the order given.

    What the text denies or only reports is left out.
    """
    made = []
    for claim in claims:
        gold, article = golds.get(claim.article), found.get(claim.article)
        if gold is None or article is None or claim.status not in ("stated", "inferred"):
            continue
        what = aspect(claim.predicate, _curies(claim.object))
        right = _verdict(what, gold, article, claim)
        if what is not None and right is not None:
            statement = (claim.subject.iri, claim.predicate, claim.object.iri)
            words = f"{claim.predicate} {claim.object.name}"
            made.append(
                Judged(claim.article, statement, words, claim.rule, what, claim.confidence, right)
            )
    return tuple(made)


def _curies(thing: Thing) -> list[str]:
    """The classes of a thing with the prefix that each may have."""
    return [f"{prefix}:{kind}" for kind in sorted(thing.types) for prefix in ("schema", "gb")]


def _verdict(
    what: str | None, gold: WireGold | LetterGold, article: FoundArticle, claim: FoundClaim
) -> Verdict:
    if isinstance(gold, LetterGold):
        return _of_letter(what, gold, article, claim)
    if what in NAMED:
        same = NAMED[what][1]
        return _listed(gold.named[what], gold.optional[what], claim.object, same)
    if what == "detected":
        return _detected(gold, article, claim)
    if what == "roles":
        return _role(gold, article, claim)
    if what in _EVENTS:
        return _event(_EVENTS[what], gold, article, claim)
    wire = _WIRE.get(what or "")
    return _of_news(wire, gold, article, claim) if wire else None


def _listed(
    wanted: Sequence[T], optional: Sequence[T], thing: Thing, same: Callable[[T, Thing], bool]
) -> Verdict:
    """Right if it is among what is wanted; what is only optional is neither right nor wrong."""
    if any(same(item, thing) for item in wanted):
        return True
    return None if any(same(item, thing) for item in optional) else False


# --- articles of the wire ------------------------------------------------------------------------


def _detected(gold: WireGold, article: FoundArticle, claim: FoundClaim) -> Verdict:
    """That an article reports a communication; borderline ones aren't judged."""
    if gold.borderline or all(c.iri != claim.object.iri for c in article.communications):
        return None
    return gold.is_communication


def _of_news(
    judge: Callable[[WireGold, FoundArticle, FoundClaim], Verdict],
    gold: WireGold,
    article: FoundArticle,
    claim: FoundClaim,
) -> Verdict:
    """What is said of the communication that the article reports; all wrong where it reports none.

    Of communications that it only refers to, the gold says nothing.
    """
    if all(c.iri != claim.subject.iri for c in article.communications):
        return None
    if not gold.is_communication:
        return None if gold.borderline else False
    return judge(gold, article, claim)


def _party(
    of_gold: Callable[[WireGold], Sequence[Party]],
    gold: WireGold,
    _: FoundArticle,
    claim: FoundClaim,
) -> Verdict:
    wanted = [party for party in of_gold(gold) if not party.optional]
    optional = [party for party in of_gold(gold) if party.optional]
    return _listed(wanted, optional, claim.object, same_party)


def _date(gold: WireGold, article: FoundArticle, claim: FoundClaim) -> Verdict:
    """The gold has one date: where it is another communication's, it says nothing of this one's."""
    if gold.sent == claim.object.name[:10]:
        return True
    others = (c for c in article.communications if c.iri != claim.subject.iri)
    return None if gold.sent in {day[:10] for c in others for day in c.dates} else False


def _purpose(gold: WireGold, article: FoundArticle, claim: FoundClaim) -> Verdict:
    """Several purposes may hold, and the gold names one: another one is wrong only in its stead."""
    if gold.kind is None:
        return None
    wanted = KINDS.get(gold.kind, frozenset({gold.kind}))
    if claim.object.iri.rpartition("#")[2].lower() in wanted:
        return True
    beside = any(wanted & c.kinds for c in article.communications)
    return None if beside or gold.kind not in _PURPOSES else False


def _occasion(gold: WireGold, _: FoundArticle, claim: FoundClaim) -> Verdict:
    return any(covered(gold.occasion or "", label) for label in claim.object.labels)


def _conveyed(gold: WireGold, _: FoundArticle, claim: FoundClaim) -> Verdict:
    labels = claim.object.labels
    return any(covered(text, label, 0.5) for text in gold.conveyed for label in labels)


def _role(gold: WireGold, article: FoundArticle, claim: FoundClaim) -> Verdict:
    """The office of a party that the gold gives with name and office, or one of several in it. A
    further office of who has the right one isn't judged: the gold gives the one that the party
    writes in.
    """
    if not gold.is_communication:
        return None
    parties = [p for p in (*gold.senders, *gold.recipients) if p.name and p.role and not p.optional]
    roles = [p.role or "" for p in parties if same_party(p, claim.object)]
    if not roles:
        return None

    def is_one(titles: Iterable[str]) -> bool:
        return any(alike(r, t) or covered(t, r, 0.75) for r in roles for t in titles)

    if is_one(claim.subject.labels):
        return True
    return None if is_one(article.titles.get(claim.object.iri, ())) else False


_WIRE: Final[dict[str, Callable[[WireGold, FoundArticle, FoundClaim], Verdict]]] = {
    "senders": partial(_party, lambda gold: gold.senders),
    "recipients": partial(_party, lambda gold: gold.recipients),
    "date": _date,
    "kind": _purpose,
    "occasion": _occasion,
    "conveyed": _conveyed,
}


# --- events that an article reports --------------------------------------------------------------


def _event(
    judge: Callable[[Sequence[NewsGold], FoundArticle, FoundClaim], Verdict],
    gold: WireGold,
    article: FoundArticle,
    claim: FoundClaim,
) -> Verdict:
    """What is said of the events that an article reports, all of them taken together; of others, and
    where nobody has said which the article reports, the gold says nothing.
    """
    ours = any(e.iri in (claim.subject.iri, claim.object.iri) for e in article.events)
    return judge(gold.news, article, claim) if ours and gold.news is not None else None


def _event_type(news: Sequence[NewsGold], article: FoundArticle, claim: FoundClaim) -> Verdict:
    """The type; that an article reports an event is right if it reports one of that type."""
    types = next((e.types for e in article.events if e.iri == claim.object.iri), None)
    said = (claim.object.iri.rpartition("#")[2],) if types is None else types
    return any(event.type in said for event in news)


def _participant(news: Sequence[NewsGold], _: FoundArticle, claim: FoundClaim) -> Verdict:
    return any(same_named(name, claim.object) for event in news for name in event.participants)


def _location(news: Sequence[NewsGold], _: FoundArticle, claim: FoundClaim) -> Verdict:
    return any(same_named(event.place, claim.object) for event in news if event.place)


def _day(news: Sequence[NewsGold], _: FoundArticle, claim: FoundClaim) -> Verdict:
    return claim.object.name[:10] in {event.date for event in news}


_EVENTS: Final[
    Mapping[str | None, Callable[[Sequence[NewsGold], FoundArticle, FoundClaim], Verdict]]
] = {
    "news types": _event_type,
    "news participants": _participant,
    "news place": _location,
    "news date": _day,
}


# --- letters as documents ------------------------------------------------------------------------


def _of_letter(
    what: str | None, gold: LetterGold, article: FoundArticle, claim: FoundClaim
) -> Verdict:
    """What is said of the letter, and that it is one: what has no parties in the gold is none."""
    if what == "detected":
        is_letter = any(c.iri == claim.object.iri for c in article.communications)
        return bool(gold.senders or gold.recipients) if is_letter else None
    judge = _LETTERS.get(what or "")
    ours = any(c.iri == claim.subject.iri for c in article.reported)
    return judge(gold, claim.object) if judge and ours else None


def _letter_sender(gold: LetterGold, thing: Thing) -> Verdict:
    return any(same_correspondent(name, thing) for name in gold.senders)


def _letter_recipient(gold: LetterGold, thing: Thing) -> Verdict:
    return any(same_correspondent(name, thing) for name in gold.recipients)


def _letter_date(gold: LetterGold, day: Thing) -> Verdict:
    return gold.sent == day.name[:10]


def _letter_place(gold: LetterGold, place: Thing) -> Verdict:
    """The place, or the same with more or less said: "Legation of the United States, London"."""
    if not gold.place:
        return None
    words = content_words(gold.place)
    return any(_within(words, content_words(label)) for label in place.labels)


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and (one <= other or other <= one)


_LETTERS: Final[dict[str, Callable[[LetterGold, Thing], Verdict]]] = {
    "senders": _letter_sender,
    "recipients": _letter_recipient,
    "date": _letter_date,
    "place": _letter_place,
}
