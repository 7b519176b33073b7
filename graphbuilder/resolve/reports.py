"""Several articles on one letter: the sender's agency, the recipient's, a later reference, a reprint.

The steps: equal reports of one text become one (``_copies``), reports that may be one are found by
their parties and days (``_blocks``), compared by the scorers of ``reportscores``, and joined, best
first, where nothing speaks against any pair of the group. What an article only cites, or tells
without one side, goes to a reported communication where exactly one fits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Final

from graphbuilder.model.judgement import Judgement, Verdict
from graphbuilder.resolve import reportscores
from graphbuilder.resolve.grouping import (
    Groups,
    Merged,
    judged,
    log_odds,
    outcome,
    reasons,
    weighed,
)
from graphbuilder.resolve.parties import slug_words
from graphbuilder.resolve.profiles import CommunicationProfile
from graphbuilder.resolve.reportscores import DELAY, DELIVERY, RECALLED, SAME_TEXT
from graphbuilder.resolve.texts import similarity

__all__ = ["Merged", "first_report", "folded", "merge_reports"]

SAME: Final = 0.92
"""Score from which two reports are of one communication."""
UNSURE: Final = 0.8
"""Score from which a pair that stays apart is listed."""
RIVAL: Final = 1.5
"""Log odds by which the best of several must lead: then it is more than four times as likely."""
_PRIOR: Final = -2.0
"""Log odds of two reports with the same parties at first: a pair writes many letters."""
_CITED_PRIOR: Final = -1.0
"""The same for a cited letter: what a text cites has mostly been news before."""
_NEAREST: Final = 100
"""Members of a block, by day, that each is compared with at most: blocks of thousands stay linear."""
_NAMES: Final = 4
"""Identities of a side by which it is found; a collective of thirty is not compared thirty-fold."""

_Key = tuple[int, str, str]
_PARTIES, _COUNTRIES, _STATEMENT, _TEXT, _SENDER, _RECIPIENT = range(6)
"""Kinds of blocks: of a pair's common keys the first counts. The last two are only looked up."""
_Fit = tuple[float, str]


def merge_reports(profiles: Iterable[CommunicationProfile]) -> Merged:
    """Which profiles are reports of one communication.

    The canonical identity of a cluster is the reported one with the earliest article day, then the
    one that sorts first. Two profiles of one article are never in one cluster, nor a letter and one
    the other way. The order of ``profiles`` makes no difference; of several with one identity, the
    last by article counts. Judgements are "same" for what was joined, "unsure" for what fits but
    stays apart. Takes time and memory linear in the profiles, but for dense blocks' sorting.
    """
    ordered = sorted(profiles, key=lambda p: (p.identity, p.article))
    return _Merging({profile.identity: profile for profile in ordered}).merged()


def first_report(profile: CommunicationProfile) -> tuple[bool, date, str]:
    """The order in which a cluster's canonical member comes first."""
    return not profile.reported, profile.published or date.max, profile.identity


def folded(
    members: Iterable[CommunicationProfile], canonical: Mapping[str, str] | None = None
) -> CommunicationProfile:
    """What the reports of one communication say together, under the canonical identity.

    ``answers`` are given as their canonical identities where ``canonical`` has them. Raises ValueError
    where there is no member.
    """
    reports = sorted(members, key=first_report)
    if not reports:
        raise ValueError("no reports to fold")
    known = canonical or {}
    answers = {known.get(answer, answer) for each in reports for answer in each.answers}
    return replace(
        reports[0],
        senders=frozenset().union(*(each.senders for each in reports)),
        recipients=frozenset().union(*(each.recipients for each in reports)),
        sender_countries=frozenset().union(*(each.sender_countries for each in reports)),
        recipient_countries=frozenset().union(*(each.recipient_countries for each in reports)),
        dates=tuple(sorted({day for each in reports for day in each.dates})),
        received=tuple(sorted({day for each in reports for day in each.received})),
        purposes=frozenset().union(*(each.purposes for each in reports)),
        occasions=frozenset().union(*(each.occasions for each in reports)),
        reply=any(each.reply for each in reports),
        answers=tuple(sorted(answers - {reports[0].identity})),
        articles=tuple(sorted({each.article for each in reports})),
    )


class _Merging:
    """One run over a set of profiles."""

    def __init__(self, profiles: Mapping[str, CommunicationProfile]) -> None:
        self.profiles = profiles
        self.copies = _copies(profiles.values())
        self.first = {identity: self.profiles[identity] for identity in self.copies}
        self.articles = {
            identity: frozenset(profiles[copy].article for copy in copies)
            for identity, copies in self.copies.items()
        }
        self.answered = {answer for each in profiles.values() for answer in each.answers}
        """What a reply answers by its own article's words: one letter, and not a long time before."""
        self.groups = Groups(self.first, self._apart)
        self.blocks = _Blocks(self.first.values())
        self.judgements: list[Judgement] = []

    def merged(self) -> Merged:
        for identity, copies in self.copies.items():
            for copy in copies[1:]:
                self._judge(identity, copy, Verdict.SAME, (1.0, "the same text"), "copies")
        self._join_reports()
        self._join_cited()
        clusters = {}
        for group in self.groups.all():
            members = sorted(copy for identity in group for copy in self.copies[identity])
            head = min((self.profiles[member] for member in members), key=first_report)
            clusters[head.identity] = tuple(members)
        return outcome(clusters, self.judgements)

    def _apart(self, one: str, other: str) -> bool:
        if self.articles[one] & self.articles[other]:
            return True
        return not weighed(reportscores.compare(self.first[one], self.first[other]))

    def _judge(self, one: str, other: str, verdict: Verdict, fit: _Fit, judge: str) -> None:
        self.judgements.append(judged(one, other, verdict, *fit, f"communications.{judge}"))

    # -- reports of one communication -------------------------------------------------------------

    def _join_reports(self) -> None:
        """Join whole reports, the best pairs first."""
        edges: dict[tuple[str, str], _Fit] = {}
        rivals: dict[tuple[str, str], list[float]] = defaultdict(list)
        for one, other in self.blocks.pairs():
            if self.articles[one] & self.articles[other]:
                continue
            score, reason = self._fit(one, other)
            if score >= UNSURE:
                edges[one, other] = score, reason
                rivals[one, self.first[other].article].append(score)
                rivals[other, self.first[one].article].append(score)
        place = _places(self.first.values())
        order = sorted(edges, key=lambda e: (-edges[e][0], abs(place[e[0]] - place[e[1]]), e))
        for one, other in order:
            if self.groups.of(one) is self.groups.of(other):
                continue
            score, _ = edges[one, other]
            told = [rivals[one, self.first[other].article], rivals[other, self.first[one].article]]
            clear = self._alike(one, other) or not any(_close(score, scores) for scores in told)
            if score >= SAME and clear:
                if self.groups.join(one, other):
                    self._judge(one, other, Verdict.SAME, edges[one, other], "reports")
            else:
                self._judge(one, other, Verdict.UNSURE, edges[one, other], "reports")

    def _alike(self, one: str, other: str) -> bool:
        return similarity(self.first[one].sketch, self.first[other].sketch) >= SAME_TEXT

    def _fit(self, one: str, other: str, prior: float = _PRIOR) -> _Fit:
        ours, theirs = self.first[one], self.first[other]
        scores = reportscores.compare(ours, theirs)
        return weighed(scores, prior), reasons(scores)

    # -- cited communications ----------------------------------------------------------------------

    def _join_cited(self) -> None:
        """Join what is cited, or told without one side, to the one report that fits."""
        loose = [p for p in self.first.values() if not _whole(p)]
        for profile in sorted(loose, key=first_report):
            if any(_whole(self.first[each]) for each in self.groups.of(profile.identity)):
                continue
            found = self._candidates(profile)
            if not found:
                continue
            (best, other), *rest = found
            close = [each for each in rest if log_odds(best[0]) - log_odds(each[0][0]) < RIVAL]
            answered = profile.identity in self.answered and not rest
            told = answered or _singled_out(profile, self.first[other])
            sure = best[0] >= SAME and not close and told
            if sure and self.groups.join(profile.identity, other):
                self._judge(profile.identity, other, Verdict.SAME, best, "cited")
            elif len(close) <= 2:
                for fit, each in [found[0], *close]:
                    self._judge(profile.identity, each, Verdict.UNSURE, fit, "cited")

    def _candidates(self, profile: CommunicationProfile) -> list[tuple[_Fit, str]]:
        """The communications that fit, best first, each group with its best report. None for a report
        without one side and without a date: it is mostly of many letters ("received messages").
        """
        if not (_sides(profile) or profile.dates):
            return []
        best: dict[int, tuple[_Fit, str]] = {}
        for other in sorted(self.blocks.near(profile)):
            if other == profile.identity or self.articles[other] & self.articles[profile.identity]:
                continue
            fit = self._fit(profile.identity, other, _CITED_PRIOR)
            group = id(self.groups.of(other))
            if fit[0] >= UNSURE and (group not in best or best[group][0][0] < fit[0]):
                best[group] = fit, other
        return sorted(best.values(), key=lambda found: (-found[0][0], found[1]))


def _close(score: float, scores: list[float]) -> bool:
    """Whether another of ``scores`` comes near one of them."""
    near = sum(log_odds(score) - log_odds(other) < RIVAL / 2 for other in scores)
    return near > 1


def _whole(profile: CommunicationProfile) -> bool:
    """Whether both sides are told (a statement's is its sender), and for a cited one its day."""
    return _sides(profile) and (profile.reported or any(d.start == d.end for d in profile.dates))


def _sides(profile: CommunicationProfile) -> bool:
    both = profile.senders and (profile.recipients or reportscores.is_statement(profile))
    return bool(both)


def _singled_out(cited: CommunicationProfile, known: CommunicationProfile) -> bool:
    """Whether date, purpose or occasion speak for the one, not its parties alone. Where a side is
    missing a date must, and the parties that are told must be the same.
    """
    date_score, purpose, occasion, text = reportscores.circumstances(cited, known)
    dated = bool(cited.dates and known.dates) and date_score.value >= 0.6
    if text.value >= 0.85:
        return True
    if not _sides(cited):
        return dated and not cited.reported
    return dated or purpose.value > 0.5 or occasion.value >= 0.6


# -- copies ---------------------------------------------------------------------------------------


def _copies(profiles: Iterable[CommunicationProfile]) -> dict[str, list[str]]:
    """Reports that say the same in the same text, by the first of them.

    Where an article tells twice what can't be told apart, its first goes with the other's first.
    """
    seen: dict[tuple[object, ...], int] = defaultdict(int)
    same: dict[tuple[object, ...], list[CommunicationProfile]] = defaultdict(list)
    for profile in sorted(profiles, key=_told_order):
        key = _said(profile) if profile.sketch else (profile.identity,)
        number = seen[profile.article, *key]
        seen[profile.article, *key] += 1
        same[number, *key].append(profile)
    groups = (sorted(each, key=first_report) for each in same.values())
    return {group[0].identity: [each.identity for each in group] for group in groups}


def _said(profile: CommunicationProfile) -> tuple[object, ...]:
    """All that a report says; occasions by their words, the article's day where it gives no date."""
    occasions = frozenset(slug_words(each) for each in profile.occasions)
    return (
        profile.kind,
        profile.reported,
        profile.senders,
        profile.recipients,
        profile.dates or profile.published,
        profile.purposes,
        occasions,
        profile.sketch,
    )


def _told_order(profile: CommunicationProfile) -> tuple[str, int, str]:
    """The order in which an article tells of its communications, as far as identities show it: they
    end in the place in its text, so the shorter of two comes first.
    """
    return profile.article, len(profile.identity), profile.identity


def _places(profiles: Iterable[CommunicationProfile]) -> dict[str, int]:
    """The number of each communication within its article."""
    seen: dict[str, int] = defaultdict(int)
    places = {}
    for profile in sorted(profiles, key=_told_order):
        places[profile.identity] = seen[profile.article]
        seen[profile.article] += 1
    return places


# -- blocks ---------------------------------------------------------------------------------------


class _Blocks:
    """Communications by what two reports of one have in common: both parties by identity, both by
    country, or a run of words; inside of that by day.
    """

    def __init__(self, profiles: Iterable[CommunicationProfile]) -> None:
        self.keys: dict[str, frozenset[_Key]] = {}
        self.named: set[str] = set()
        blocks: dict[_Key, list[tuple[int, str]]] = defaultdict(list)
        for profile in profiles:
            whole = _whole(profile)
            found = frozenset(_party_keys(profile)) if whole else frozenset()
            paired = found | frozenset(_text_keys(profile))
            keys = paired | frozenset(_side_keys(profile) if whole else ())
            self.keys[profile.identity] = paired
            if _has_person(profile.senders) and _has_person(profile.recipients):
                self.named.add(profile.identity)
            for key in keys:
                blocks[key].append((_day(profile), profile.identity))
        self.blocks = {key: sorted(block) for key, block in sorted(blocks.items())}

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Pairs to compare, each once, the one that sorts first in front."""
        for key, block in self.blocks.items():
            if key[0] in (_SENDER, _RECIPIENT):
                continue
            countries = key[0] == _COUNTRIES
            for at, (day, one) in enumerate(block):
                for other_day, other in block[at + 1 : at + 1 + _NEAREST]:
                    if other_day - day > DELAY:
                        break
                    if countries and one in self.named and other in self.named:
                        continue
                    if min(self.keys[one] & self.keys[other]) == key:
                        yield (one, other) if one < other else (other, one)

    def near(self, profile: CommunicationProfile) -> set[str]:
        """Whole communications that a cited one may be, by its parties and days."""
        day, found = _day(profile), set()
        dated = bool(profile.dates)
        back, ahead = (DELIVERY, DELIVERY) if dated else (RECALLED, 2)
        both = profile.senders and profile.recipients
        for key in _party_keys(profile) if both else _side_keys(profile):
            block = self.blocks.get(key, [])
            start = bisect_left(block, (day - back, ""))
            end = bisect_right(block, (day + ahead + DELAY * dated, "\uffff"))
            found |= {identity for _, identity in block[max(start, end - _NEAREST) : end]}
        return found


def _party_keys(profile: CommunicationProfile) -> Iterator[_Key]:
    senders, recipients = sorted(profile.senders)[:_NAMES], sorted(profile.recipients)[:_NAMES]
    yield from ((_PARTIES, one, other) for one, other in product(senders, recipients))
    if reportscores.is_statement(profile):
        yield from ((_STATEMENT, one, "") for one in senders)
    if profile.sender_countries and profile.recipient_countries:
        ours, theirs = sorted(profile.sender_countries), sorted(profile.recipient_countries)
        yield _COUNTRIES, " ".join(ours), " ".join(theirs)


def _side_keys(profile: CommunicationProfile) -> Iterator[_Key]:
    """One side alone, for what is told without the other."""
    if reportscores.is_statement(profile):
        yield from ((_STATEMENT, one, "") for one in sorted(profile.senders)[:_NAMES])
        return
    yield from ((_SENDER, one, "") for one in sorted(profile.senders)[:_NAMES])
    yield from ((_RECIPIENT, one, "") for one in sorted(profile.recipients)[:_NAMES])


def _text_keys(profile: CommunicationProfile) -> Iterator[_Key]:
    """The two smallest hashes: texts alike by 80 % share one of them in 96 of 100 cases."""
    yield from ((_TEXT, f"{value:x}", "") for value in profile.sketch[:2])


def _day(profile: CommunicationProfile) -> int:
    """The day that a communication is found by: its own where that is exact to a week."""
    exact = [day.start for day in profile.dates if (day.end - day.start).days <= 7]
    return (min(exact) if exact else profile.published or date.min).toordinal()


def _has_person(party: frozenset[str]) -> bool:
    return any(each.startswith("person/") for each in party)
