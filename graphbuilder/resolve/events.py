"""Events over all articles: what several report, and what a text only cites."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from graphbuilder.model import Judgement
from graphbuilder.resolve import overrule, steps
from graphbuilder.resolve.gatherings import same_numbers
from graphbuilder.resolve.happenings import merge_events
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.profiles import EventProfile
from graphbuilder.resolve.profiling import Profiles
from graphbuilder.resolve.tables import Tables


def join_events(
    tables: Tables, joined: Joined, profiles: Profiles, own: Iterable[Judgement] = ()
) -> None:
    """Join the events that are told by several articles."""
    made: dict[str, list[EventProfile]] = defaultdict(list)
    for told in tables.told:
        if told.identity.startswith("event/") and told.asserted:
            made[told.identity].append(profiles.event(told))
    merged = merge_events(profile for each in made.values() for profile in each)
    mine = [each for each in own if each.first.startswith("event/")]
    numbered = same_numbers(profile for each in made.values() for profile in each)
    judged = overrule.overruled([*merged.judgements, *numbered], mine)
    judged = [each for each in judged if {each.first, each.second} <= made.keys()]

    def first(identity: str) -> tuple[bool, date, str]:
        days = [each.published or date.max for each in made[identity]]
        return not any(each.reported for each in made[identity]), min(days), identity

    canonical, followed = steps.canonicalise(judged, first)
    joined.join(canonical)
    joined.judgements += followed
