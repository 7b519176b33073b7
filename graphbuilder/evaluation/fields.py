"""The fields that are measured: each a function of an article's gold and of what was found in it.

A function gives the field's outcome in that article, or None where the article doesn't ask for it.
To measure something more, write its function and enter it in ``WIRE`` or ``LETTERS``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, Generic, TypeVar

from graphbuilder.evaluation import news
from graphbuilder.evaluation.counting import Measure, Outcome, answer, match
from graphbuilder.evaluation.found import FoundArticle, Thing
from graphbuilder.evaluation.gold import LetterGold, Party, WireGold
from graphbuilder.evaluation.names import alike, covered, name_key, normal

G = TypeVar("G")

_NOTHING: Final = "(none)"

KINDS: Final[dict[str, frozenset[str]]] = {
    "greetings": frozenset({"greeting"}),
    "congratulations": frozenset({"congratulation"}),
    "condolences": frozenset({"condolence"}),
    "press_statement": frozenset({"pressstatement", "statement"}),
    "statement": frozenset({"statement", "pressstatement"}),
    "note": frozenset({"note", "noteverbale"}),
}
"""What an annotator calls a communication, with the purposes and classes that say the same."""


@dataclass(frozen=True, slots=True)
class Field(Generic[G]):
    """A field: its name in reports, how it is measured, and what it counts in one article."""

    name: str
    measure: Measure
    count: Callable[[G, FoundArticle], Outcome | None]


# --- communications of the wire ------------------------------------------------------------------


def detected(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """Whether the article is the news of a communication. Borderline cases aren't asked."""
    if gold.borderline:
        return None
    wanted, said = gold.is_communication, bool(found.communications)
    senders = [str(p) for p in gold.senders if not p.optional] or [_NOTHING]
    return Outcome(
        hits=int(wanted and said),
        wanted=int(wanted),
        found=int(said),
        missed=(f"a communication from {', '.join(senders)}",) if wanted and not said else (),
        wrong=(f"a communication from {_names(_senders(found))}",) if said and not wanted else (),
    )


def parties(
    of_gold: Callable[[WireGold], Sequence[Party]],
    of_found: Callable[[FoundArticle], Sequence[Thing]],
    gold: WireGold,
    found: FoundArticle,
) -> Outcome | None:
    """The senders, or the recipients, of all communications of the article."""
    if not gold.is_communication:
        return None
    wanted = [party for party in of_gold(gold) if not party.optional]
    optional = [party for party in of_gold(gold) if party.optional]
    return match(wanted, optional, of_found(found), same_party, (str, _name))


def pairs(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """Who wrote to whom: a sender with the recipient of the same communication."""
    if not gold.is_communication:
        return None
    optional = [pair for pair in gold.pairs if pair[0].optional or pair[1].optional]
    wanted = [pair for pair in gold.pairs if pair not in optional]
    had = {
        (s.iri, r.iri): (s, r)
        for c in found.communications
        for s in c.senders
        for r in c.recipients
    }

    def same(pair: tuple[Party, Party], other: tuple[Thing, Thing]) -> bool:
        return same_party(pair[0], other[0]) and same_party(pair[1], other[1])

    def wanted_words(pair: tuple[Party, Party]) -> str:
        return f"{pair[0]} → {pair[1]}"

    def found_words(pair: tuple[Thing, Thing]) -> str:
        return f"{pair[0].name} → {pair[1].name}"

    return match(wanted, optional, [had[k] for k in sorted(had)], same, (wanted_words, found_words))


def roles(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """The offices of the parties that have both a name and an office in the article."""
    if not gold.is_communication:
        return None
    sides = ((gold.senders, _senders(found)), (gold.recipients, _recipients(found)))
    return _sum(
        _role(party, things, found)
        for wanted, things in sides
        for party in wanted
        if party.name and party.role and not party.optional
    )


def date_sent(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """The communication's own date; where the article gives none, none must be found."""
    return _day(gold.sent, found) if gold.is_communication else None


def kind(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """The form or purpose that the article is about, among those found."""
    if not gold.is_communication or gold.kind is None:
        return None
    said = {k for c in found.communications for k in c.kinds}
    return answer(bool(KINDS.get(gold.kind, frozenset({gold.kind})) & said), gold.kind, said)


def occasion(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """On the occasion of what."""
    if not gold.is_communication or not gold.occasion:
        return None
    events = [event for c in found.communications for event in c.occasions]
    right = _covered(gold.occasion, events, 0.6)
    return answer(right, gold.occasion, [event.name for event in events])


def conveyed(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """Each of those who handed it over."""
    if not gold.is_communication:
        return None
    agents = [agent for c in found.communications for agent in c.conveyors]
    said = [agent.name for agent in agents]
    return _sum(answer(_covered(text, agents, 0.5), text, said) for text in gold.conveyed)


# --- all articles of the wire --------------------------------------------------------------------


def published(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """The date of publication, where the text shows it."""
    if not gold.published:
        return None
    said = [day[:10] for day in found.published]
    return answer(gold.published in said, gold.published, said)


def dateline_place(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """The place in the dateline."""
    return _place(gold.dateline_place, found.places)


def named(
    key: str,
    types: frozenset[str],
    same: Callable[[str, Thing], bool],
    gold: WireGold,
    found: FoundArticle,
) -> Outcome:
    """The things of some classes that the article names, whether it is a communication or not."""
    things = [thing for thing in found.mentioned if thing.types & types]
    return match(gold.named[key], gold.optional[key], things, same, (str, _name))


# --- letters as documents ------------------------------------------------------------------------


def letter_parties(
    of_gold: Callable[[LetterGold], Sequence[str]],
    of_found: Callable[[FoundArticle], Sequence[Thing]],
    gold: LetterGold,
    found: FoundArticle,
) -> Outcome:
    """The senders, or the recipients, of a letter."""
    return match(of_gold(gold), (), of_found(found), same_correspondent, (str, _name))


def letter_date(gold: LetterGold, found: FoundArticle) -> Outcome:
    """The date of a letter, not of its receipt."""
    return _day(gold.sent, found)


def letter_place(gold: LetterGold, found: FoundArticle) -> Outcome | None:
    """Where a letter was written."""
    return _place(gold.place, [place for c in found.reported for place in c.places])


def letter_whole(gold: LetterGold, found: FoundArticle) -> Outcome:
    """The date and every sender and recipient, all in one letter."""
    parts = {
        "from": letter_senders(gold, found),
        "to": letter_recipients(gold, found),
        "date": letter_date(gold, found),
    }
    failed = [name for name, part in parts.items() if part.hits < part.wanted]
    return answer(not failed, f"{', '.join(failed)} (see there)", ())


# --- when two are the same -----------------------------------------------------------------------


def same_party(party: Party, thing: Thing) -> bool:
    """A person by the whole name, a body or an office by most of its words."""
    if party.name:
        key = name_key(party.name)
        return any(name_key(x) == key or alike(party.name, x, 0.75) for x in thing.labels)
    role = party.role or ""
    return any(alike(role, x) or covered(role, x, 0.75) for x in thing.labels)


def same_correspondent(name: str, thing: Thing) -> bool:
    """As editors print them: "Conger" is "E. H. Conger"; an office must be the whole office."""
    key, start = name_key(name), f"{normal(name)} "
    is_office = " of " in name or " for " in name
    return any(
        alike(name, label, 0.75)
        or normal(label).startswith(start)
        or (not is_office and name_key(label)[-len(key) :] == key)
        for label in thing.labels
    )


def same_person(name: str, thing: Thing) -> bool:
    """By the whole name, honorifics aside."""
    return name_key(name) in {name_key(label) for label in thing.labels}


def same_country(name: str, thing: Thing) -> bool:
    """By any of the country's names."""
    return normal(name) in {normal(label) for label in thing.labels}


def same_body(names: str, thing: Thing) -> bool:
    """By most words of any accepted form; the forms are parted by " | "."""
    return any(alike(name, label) for name in names.split(" | ") for label in thing.labels)


def same_phrase(phrase: str, thing: Thing) -> bool:
    """An event or a document: most words of the phrase, in whatever order."""
    return _covered(phrase, [thing], 0.6)


# --- what the fields share ------------------------------------------------------------------------


def _name(thing: Thing) -> str:
    return thing.name


def _names(things: Sequence[Thing]) -> str:
    return ", ".join(thing.name for thing in things) or _NOTHING


def _unique(things: Iterable[Thing]) -> list[Thing]:
    """Each thing once, in order of IRIs."""
    by_iri = {thing.iri: thing for thing in things}
    return [by_iri[iri] for iri in sorted(by_iri)]


def _senders(found: FoundArticle) -> list[Thing]:
    return _unique(party for c in found.reported for party in c.senders)


def _recipients(found: FoundArticle) -> list[Thing]:
    return _unique(party for c in found.reported for party in c.recipients)


def _sum(outcomes: Iterable[Outcome]) -> Outcome | None:
    """The sum of outcomes; None if there are none."""
    given = list(outcomes)
    return sum(given, Outcome(0, 0, 0)) if given else None


def _role(party: Party, things: Sequence[Thing], found: FoundArticle) -> Outcome:
    people = [thing for thing in things if same_party(party, thing)]
    titles = [title for person in people for title in found.titles.get(person.iri, ())]
    role = party.role or ""
    return answer(any(alike(role, title) for title in titles), f"{party.name}, {role}", titles)


def _day(wanted: str | None, found: FoundArticle) -> Outcome:
    said = [day[:10] for c in found.reported for day in c.dates]
    return answer(wanted in said if wanted else not said, wanted or _NOTHING, said)


def _place(wanted: str | None, places: Sequence[Thing]) -> Outcome | None:
    if not wanted:
        return None
    right = any(normal(wanted) == normal(x) for place in places for x in place.labels)
    return answer(right, wanted, [place.name for place in places])


def _covered(wanted: str, things: Sequence[Thing], floor: float) -> bool:
    return any(covered(wanted, label, floor) for thing in things for label in thing.labels)


# --- the fields in order -------------------------------------------------------------------------


def _wire_senders(gold: WireGold) -> Sequence[Party]:
    return gold.senders


def _wire_recipients(gold: WireGold) -> Sequence[Party]:
    return gold.recipients


def _letter_senders(gold: LetterGold) -> Sequence[str]:
    return gold.senders


def _letter_recipients(gold: LetterGold) -> Sequence[str]:
    return gold.recipients


letter_senders = partial(letter_parties, _letter_senders, _senders)
letter_recipients = partial(letter_parties, _letter_recipients, _recipients)

NAMED: Final[dict[str, tuple[frozenset[str], Callable[[str, Thing], bool]]]] = {
    "persons": (frozenset({"Person"}), same_person),
    "countries": (frozenset({"Country"}), same_country),
    "bodies": (frozenset({"Organization"}), same_body),
    "events": (frozenset({"Event"}), same_phrase),
    "documents": (frozenset({"Document"}), same_phrase),
}
"""For each list of gold: the classes that belong to it, and when two are the same."""

WIRE: Final[tuple[Field[WireGold], ...]] = (
    Field("detected", Measure.F1, detected),
    Field("senders", Measure.F1, partial(parties, _wire_senders, _senders)),
    Field("recipients", Measure.F1, partial(parties, _wire_recipients, _recipients)),
    Field("pairs", Measure.F1, pairs),
    Field("roles", Measure.ACCURACY, roles),
    Field("date", Measure.ACCURACY, date_sent),
    Field("kind", Measure.ACCURACY, kind),
    Field("occasion", Measure.ACCURACY, occasion),
    Field("conveyed", Measure.ACCURACY, conveyed),
    Field("published", Measure.ACCURACY, published),
    Field("place", Measure.ACCURACY, dateline_place),
    *(
        Field(key, Measure.F1, partial(named, key, types, same))
        for key, (types, same) in NAMED.items()
    ),
    Field("news types", Measure.F1, news.news_types),
    Field("news participants", Measure.F1, news.news_participants),
    Field("news place", Measure.F1, news.news_place),
    Field("news date", Measure.F1, news.news_date),
)
LETTERS: Final[tuple[Field[LetterGold], ...]] = (
    Field("from", Measure.F1, letter_senders),
    Field("to", Measure.F1, letter_recipients),
    Field("date", Measure.ACCURACY, letter_date),
    Field("place", Measure.ACCURACY, letter_place),
    Field("all of from, to, date", Measure.ACCURACY, letter_whole),
)
