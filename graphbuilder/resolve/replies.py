"""Which letter a reply answers, and the letters that only a reply lets us know of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from typing import Final

from graphbuilder import iris
from graphbuilder.model.judgement import Score
from graphbuilder.resolve import reportscores
from graphbuilder.resolve.grouping import log_odds, reasons, weighed
from graphbuilder.resolve.profiles import CommunicationProfile

LONGEST: Final = 120
"""Days after which a message is no longer answered. Heads of state's replies in KCNA's news of 2024 came
after 7 to 22 days."""
ENOUGH: Final = 0.8
"""Score from which a letter can be the one that is answered."""
LEAD: Final = 0.7
"""Log odds by which the best must lead: twice as likely as the next."""
NEARER: Final = 7
"""Days by which the nearest of equally good letters must be nearer."""

_LATE: Final = 10
"""Days that an article may come after the date of its letter, where it gives none."""
_PRIOR: Final = -1.5
_CERTAIN: Final = 0.7
"""Score of a party from which no occasion is needed: the same person or body, or an office by words."""
_ANSWERS: Final = frozenset({"gb:reply", "gb:thanks"})
_WELCOME: Final = frozenset({"gb:congratulation", "gb:greeting", "gb:condolence"})


@dataclass(frozen=True, slots=True)
class ReplyLink:
    """A reply and the letter that it answers. ``days`` lie between their own dates; None where one of
    these isn't known to the day.
    """

    reply: str
    letter: str
    score: Score
    days: int | None = None


@dataclass(frozen=True, slots=True)
class OpenReply:
    """A reply of which the letter isn't sure, with the letters that it may answer, nearest first."""

    reply: str
    letters: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Replies:
    """Links by reply; inferred letters, which links point to; and what stays open."""

    links: tuple[ReplyLink, ...] = ()
    inferred: tuple[CommunicationProfile, ...] = ()
    unsure: tuple[OpenReply, ...] = ()


def link_replies(canonical: Iterable[CommunicationProfile]) -> Replies:
    """The letter that each reply answers, of communications that are one profile each.

    What the text itself says it answers (``answers``) comes first. Else a letter with the parties
    reversed, at most 120 days before, whose purpose and occasion fit: linked where one leads, or is
    the nearest of several by a week; listed as open otherwise. Where none fits, the letter is inferred,
    with the parties reversed and the occasion that the reply tells. Earlier replies choose first, and
    a letter that has its answer is not answered again, unless for the same occasion. The order of
    the profiles makes no difference.
    """
    profiles = {p.identity: p for p in sorted(canonical, key=lambda p: (p.identity, p.article))}
    letters = _Letters(profiles)
    links: list[ReplyLink] = []
    inferred: list[CommunicationProfile] = []
    unsure: list[OpenReply] = []
    replies = [profile for profile in profiles.values() if is_reply(profile)]
    said = [(reply, letter) for reply in replies if (letter := letters.stated(reply))]
    for reply, letter in said:
        score = Score(0.98, "replies.stated", "the article says what it answers")
        links.append(_link(reply, letter, score))
        letters.answered.add(letter.identity)
    done = {link.reply for link in links}
    rest = (reply for reply in replies if reply.identity not in done)
    for reply in sorted(rest, key=lambda p: (_day(p) or date.max, p.identity)):
        found = letters.candidates(reply)
        if not found and reply.recipients and reply.senders:
            inferred.append(_inferred(reply))
            score = Score(0.9, "replies.inferred", "a reply shows that there was a letter")
            links.append(ReplyLink(reply.identity, inferred[-1].identity, score))
        elif len(leading := _leading(found)) > 1:
            several = tuple(each.letter.identity for each in leading)
            unsure.append(OpenReply(reply.identity, several, f"{len(several)} letters fit alike"))
        elif leading:
            links.append(_link(reply, leading[0].letter, leading[0].score))
            letters.answered.add(leading[0].letter.identity)
    links.sort(key=lambda link: link.reply)
    unsure.sort(key=lambda each: each.reply)
    inferred.sort(key=lambda profile: profile.identity)
    return Replies(tuple(links), tuple(inferred), tuple(unsure))


def is_reply(profile: CommunicationProfile) -> bool:
    """Whether it answers something, by its form or purpose or because its article says so."""
    return profile.reply or "gb:reply" in profile.purposes or bool(profile.answers)


@dataclass(frozen=True, slots=True)
class _Found:
    """A letter that a reply may answer; ``days`` between them as far as their articles show."""

    letter: CommunicationProfile
    score: Score
    days: int


class _Letters:
    """Communications by their parties and days."""

    def __init__(self, profiles: Mapping[str, CommunicationProfile]) -> None:
        self.profiles = profiles
        self.answered: set[str] = set()
        blocks: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
        for profile in profiles.values():
            day = _day(profile)
            if day and not reportscores.is_statement(profile):
                for key in (*_keys(profile), *_article_keys(profile)):
                    blocks[key].append((day.toordinal(), profile.identity))
        self.blocks = {key: sorted(block) for key, block in blocks.items()}

    def stated(self, reply: CommunicationProfile) -> CommunicationProfile | None:
        """The first of what its article says it answers that is known."""
        known = (self.profiles.get(answer) for answer in reply.answers)
        return next((each for each in known if each and each.identity != reply.identity), None)

    def candidates(self, reply: CommunicationProfile) -> list[_Found]:
        """The letters that a reply may answer, best first; equally good ones nearest first."""
        day = _day(reply)
        if day is None:
            return []
        turned = _turned(reply)
        near: set[str] = set()
        for key in (*_keys(turned), *_article_keys(reply)):
            block = self.blocks.get(key, [])
            start = bisect_left(block, (day.toordinal() - LONGEST, ""))
            end = bisect_right(block, (day.toordinal() + _LATE, "\uffff"))
            near |= {identity for _, identity in block[start:end]}
        found = [self._fit(reply, turned, self.profiles[each]) for each in near - {reply.identity}]
        fitting = [each for each in found if each and each.score.value >= ENOUGH]
        return sorted(fitting, key=lambda f: (-f.score.value, f.days, f.letter.identity))

    def _fit(
        self,
        reply: CommunicationProfile,
        turned: CommunicationProfile,
        letter: CommunicationProfile,
    ) -> _Found | None:
        own = not _told_in(reply).isdisjoint(_told_in(letter))
        days = _between(letter, reply)
        if days is None or not (0 if letter.dates else -_LATE) <= days <= LONGEST:
            return None
        occasion = reportscores.occasions(reply, letter)
        taken = letter.identity in self.answered and occasion.value < 0.8
        if taken or occasion.value < 0.1:
            return None
        sides = reportscores.both_parties(turned, letter)
        if own and occasion.value >= 0.6 and _across(turned, letter):
            sides = (
                Score(0.8, "replies.thanked", "the article tells of it on the same occasion"),
            ) * 2
        weakest = min(side.value for side in sides)
        if weakest < 0.5 or (weakest < _CERTAIN and occasion.value < 0.6 and not own):
            return None
        scores = [
            *sides,
            occasion,
            _purpose(reply, letter),
            _time(max(days, 0), cited=own),
        ]
        value = weighed(scores, _PRIOR)
        score = Score(round(value, 3), "replies.parties", reasons(scores))
        return _Found(letter, score, max(days, 0))


def _purpose(reply: CommunicationProfile, letter: CommunicationProfile) -> Score:
    rule = "replies.purpose"
    if "gb:condolence" in letter.purposes and any(map(reportscores.is_feast, reply.occasions)):
        return Score(0.02, rule, "condolence is no answerable word on a feast")
    if letter.purposes & _ANSWERS and not letter.purposes & _WELCOME:
        return Score(0.1, rule, "itself an answer")
    if letter.purposes & _WELCOME:
        return Score(0.65, rule, "a message that one answers")
    return Score(0.5, rule, "")


def _time(days: int, *, cited: bool) -> Score:
    rule = "replies.days"
    if cited:
        return Score(0.9, rule, "the same article tells of it")
    value = next(value for most, value in ((30, 0.7), (60, 0.55), (LONGEST, 0.4)) if days <= most)
    return Score(value, rule, f"{days} days before")


def _leading(found: list[_Found]) -> list[_Found]:
    """The best of the letters; several where none of the best is much better or nearer."""
    if not found:
        return []
    best = log_odds(found[0].score.value)
    close = [each for each in found if best - log_odds(each.score.value) < LEAD]
    close.sort(key=lambda each: (each.days, each.letter.identity))
    if len(close) > 1 and close[1].days - close[0].days >= NEARER:
        return close[:1]
    return close


def _link(reply: CommunicationProfile, letter: CommunicationProfile, score: Score) -> ReplyLink:
    first, then = _dated(letter), _dated(reply)
    days = (then - first).days if first and then else None
    return ReplyLink(reply.identity, letter.identity, score, days)


def _inferred(reply: CommunicationProfile) -> CommunicationProfile:
    """The letter that a reply shows there was."""
    return CommunicationProfile(
        identity=f"communication/inferred-{iris.digest(reply.identity)}",
        article=reply.article,
        kind="gb:Message",
        reported=False,
        senders=reply.recipients,
        recipients=reply.senders,
        sender_countries=reply.recipient_countries,
        recipient_countries=reply.sender_countries,
        published=reply.published,
        purposes=reply.purposes - _ANSWERS,
        occasions=reply.occasions,
    )


def _turned(reply: CommunicationProfile) -> CommunicationProfile:
    return replace(
        reply,
        senders=reply.recipients,
        recipients=reply.senders,
        sender_countries=reply.recipient_countries,
        recipient_countries=reply.sender_countries,
    )


def _keys(profile: CommunicationProfile) -> Iterator[tuple[str, str]]:
    yield from product(sorted(profile.senders)[:4], sorted(profile.recipients)[:4])
    if profile.sender_countries and profile.recipient_countries:
        ours, theirs = sorted(profile.sender_countries), sorted(profile.recipient_countries)
        yield " ".join(ours), " ".join(theirs)


def _told_in(profile: CommunicationProfile) -> set[str]:
    return {profile.article, *profile.articles}


def _article_keys(profile: CommunicationProfile) -> Iterator[tuple[str, str]]:
    yield from (("article", article) for article in sorted(_told_in(profile)))


def _across(turned: CommunicationProfile, letter: CommunicationProfile) -> bool:
    """Whether a letter went between the same countries: a party's council may thank for a message
    that went from its head to the head of state.
    """
    there = bool(turned.sender_countries & letter.sender_countries)
    return there and bool(turned.recipient_countries & letter.recipient_countries)


def _dated(profile: CommunicationProfile) -> date | None:
    """Its own day, where one is told exactly: the earliest, that of sending."""
    exact = [day.start for day in profile.dates if day.start == day.end]
    return min(exact) if exact else None


def _day(profile: CommunicationProfile) -> date | None:
    return _dated(profile) or profile.published


def _between(letter: CommunicationProfile, reply: CommunicationProfile) -> int | None:
    first, then = _day(letter), _day(reply)
    return (then - first).days if first and then else None
