"""The fields of news that isn't a letter: the events that an article reports, taken together.

Each is asked of the articles whose gold has a key ``news``; an empty list says that the article reports
no event, so that whatever is found counts against precision.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from graphbuilder.evaluation.counting import Outcome, match
from graphbuilder.evaluation.found import FoundArticle, FoundEvent, Thing
from graphbuilder.evaluation.gold import WireGold
from graphbuilder.evaluation.names import alike, name_key


def news_types(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """The kinds of events, each once."""
    if gold.news is None:
        return None
    return _values([event.type for event in gold.news], [t for e in found.events for t in e.types])


def news_participants(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """Who took part in any of the events."""
    if gold.news is None:
        return None
    wanted = _once(name for event in gold.news for name in event.participants)
    return match(wanted, (), _things(found, lambda e: e.participants), same_named, (str, _name))


def news_place(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """Where: one of the accepted forms of each event's place. That two of them are found (the hall
    and its town) is no mistake.
    """
    if gold.news is None:
        return None
    wanted = _once(event.place for event in gold.news if event.place)
    places = _things(found, lambda e: e.places)
    taken = {p.iri: p for name in wanted for p in places if same_named(name, p)}
    others = [place for place in places if place.iri not in taken]
    reached = match(wanted, (), taken.values(), same_named, (str, _name))
    return Outcome(
        reached.hits,
        reached.wanted,
        reached.hits + len(others),
        reached.missed,
        tuple(_name(place) for place in others),
    )


def news_date(gold: WireGold, found: FoundArticle) -> Outcome | None:
    """On which days; where the article gives none, none must be found."""
    if gold.news is None:
        return None
    days = [day[:10] for event in found.events for day in event.dates]
    return _values([event.date for event in gold.news if event.date], days)


def same_named(names: str, thing: Thing) -> bool:
    """By the whole name, or most words of it, in any accepted form; the forms are parted by " | "."""
    return any(
        name_key(name) == name_key(label) or alike(name, label)
        for name in names.split(" | ")
        for label in thing.labels
    )


def _values(wanted: Sequence[str], found: Sequence[str]) -> Outcome:
    return match(_once(wanted), (), _once(found), str.__eq__, (str, str))


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))


def _things(found: FoundArticle, of: Callable[[FoundEvent], Sequence[Thing]]) -> list[Thing]:
    """Each thing once, in order of IRIs."""
    by_iri = {thing.iri: thing for event in found.events for thing in of(event)}
    return [by_iri[iri] for iri in sorted(by_iri)]


def _name(thing: Thing) -> str:
    return thing.name
