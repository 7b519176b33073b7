"""How far two reports speak of one communication: one small scorer for each thing they tell."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from graphbuilder.model.dates import Interval
from graphbuilder.model.judgement import Score
from graphbuilder.model.terms import is_a
from graphbuilder.resolve import parties
from graphbuilder.resolve.profiles import CommunicationProfile
from graphbuilder.resolve.texts import similarity

DELIVERY: Final = 10
"""Days that a letter may be under way. KCNA reports messages received up to nine days after the sender's
agency dates them."""
DELAY: Final = 30
"""Days after which a letter is still news: KCNA reported New Year messages of December in mid-January."""
SAME_TEXT: Final = 0.8
"""Similarity of texts from which two articles are one text, printed twice."""

RECALLED: Final = 120
"""Days after which a text that cites a letter without its date may mean one of the year before."""

_TOGETHER: Final = ((2, 0.65), (DELIVERY, 0.3), (DELAY, 0.1))
"""Days between two articles that give no date of their news, with the score for that."""
_NEWS: Final = ((2, 0.7), (DELIVERY, 0.5), (DELAY, 0.3))
"""Days from a letter's date to an article whose news it is."""
_RECALLED: Final = ((3, 0.75), (DELIVERY, 0.6), (DELAY, 0.4), (RECALLED, 0.25))
"""Days from a letter's date to an article that cites it."""
_WARM: Final = frozenset({"gb:congratulation", "gb:greeting", "gb:thanks"})
_CONDOLENCE: Final = "gb:condolence"
_THEMES: Final[tuple[tuple[str, str], ...]] = (
    ("new year", "new year|new years"),
    ("relations", "diplomatic relations|establishment relations"),
    ("death", "demise|death|passing|funeral"),
    ("disaster", "flood|floods|earthquake|typhoon|accident|crash|fire|hurricane|disaster"),
    ("office", "appointment|election|reelection|inauguration|assumption"),
    ("liberation", "liberation"),
    ("victory", "victory"),
    ("foundation", "foundation|founding|national day|birthday|birth|independence|republic day"),
)
"""What an occasion is of, with the words that show it; the first that fits counts. "Birthday of the
DPRK" is its foundation, and national days mostly are."""
_NUMBER: Final = re.compile(r"(\d+)(?:st|nd|rd|th)?$")


def compare(one: CommunicationProfile, other: CommunicationProfile) -> tuple[Score, ...]:
    """All scores of two communications of different articles."""
    parties_fit = (*both_parties(one, other), numbers(one, other))
    return (*parties_fit, form(one, other), *circumstances(one, other))


def numbers(one: CommunicationProfile, other: CommunicationProfile) -> Score:
    """A digest ("messages from the presidents of A and B") is not the message of one of them."""
    differ = one.several != other.several and text(one, other).value < 0.85
    reason = "one of several senders or recipients" if differ else "as many senders and recipients"
    return Score(0.0 if differ else 0.5, "communications.numbers", reason)


def circumstances(one: CommunicationProfile, other: CommunicationProfile) -> tuple[Score, ...]:
    """The scores for what isn't about the parties and the form."""
    return dates(one, other), purposes(one, other), occasions(one, other), text(one, other)


def both_parties(one: CommunicationProfile, other: CommunicationProfile) -> tuple[Score, Score]:
    """Sender against sender and recipient against recipient; a letter the other way is another."""
    back = (one.senders & other.recipients) | (one.recipients & other.senders)
    if back and not (one.senders & other.senders) | (one.recipients & other.recipients):
        there = Score(0.0, "communications.direction", "the other way")
        return there, there
    sender = parties.fit(
        one.senders, other.senders, one.sender_countries, other.sender_countries, "sender"
    )
    recipient = parties.fit(
        one.recipients,
        other.recipients,
        one.recipient_countries,
        other.recipient_countries,
        "recipient",
    )
    return sender, recipient


def form(one: CommunicationProfile, other: CommunicationProfile) -> Score:
    """A letter may be called a message or a telegram; a statement is none of these."""
    rule = "communications.form"
    if one.kind == other.kind:
        return Score(0.52, rule, "the same form")
    if is_statement(one) != is_statement(other):
        return Score(0.0, rule, "a statement against a letter")
    if is_a(one.kind, "gb:Note") != is_a(other.kind, "gb:Note"):
        return Score(0.35, rule, "a note against a letter")
    return Score(0.45, rule, "different words for the form")


def is_statement(profile: CommunicationProfile) -> bool:
    """Whether it is issued to the public, not sent to somebody."""
    return is_a(profile.kind, "gb:Statement")


def gap(one: tuple[Interval, ...], other: tuple[Interval, ...]) -> int:
    """The days between the nearest of two lists of stated days; 0 where they overlap."""
    return min(max((b.start - a.end).days, (a.start - b.end).days, 0) for a in one for b in other)


def dates(one: CommunicationProfile, other: CommunicationProfile) -> Score:
    """Stated days, or where a report states none, the day of the article."""
    rule = "communications.date"
    if one.dates and other.dates:
        return Score(*_stated(one, other))
    if one.published is None or other.published is None:
        return Score(0.5, rule, "no day to compare")
    if one.dates or other.dates or one.reported != other.reported:
        first = not one.dates if one.dates or other.dates else not one.reported
        return _told(one, other) if first else _told(other, one)
    apart = abs((one.published - other.published).days)
    steps = _TOGETHER if one.reported else _RECALLED
    return Score(_step(steps, apart), rule, f"published {apart} days apart")


def _told(undated: CommunicationProfile, known: CommunicationProfile) -> Score:
    """An article that gives no date, or only cites, against the days of another."""
    rule = "communications.date"
    told, day = undated.published, known.published
    assert told
    assert day
    days = known.dates or (Interval(day, day),)
    early = min((each.start - told).days for each in days)
    if early > (0 if known.dates else 2):
        return Score(0.02, rule, "told before it was written")
    news = () if undated.reported else (Interval(day, day),)  # what is cited was mostly just news
    late = gap((*days, *news), (Interval(told, told),))
    steps = _NEWS if undated.reported else _RECALLED
    return Score(_step(steps, late), rule, f"told {late} days after its date")


def _step(steps: tuple[tuple[int, float], ...], days: int) -> float:
    return next((value for most, value in steps if days <= most), 0.02)


def _stated(one: CommunicationProfile, other: CommunicationProfile) -> tuple[float, str, str]:
    rule = "communications.date"
    apart = gap(one.dates, other.dates)
    if not apart:
        exact = any(i.start == i.end for i in one.dates) and any(
            i.start == i.end for i in other.dates
        )
        return (0.85 if exact else 0.6), rule, "the same date"
    if apart > DELIVERY:
        return 0.02, rule, f"dates {apart} days apart"
    if _delivered(one, other) or _delivered(other, one):
        return (0.65 if apart <= 3 else 0.45), rule, f"received {apart} days after it was sent"
    value = {1: 0.6, 2: 0.45}.get(apart, 0.05)
    return value, rule, f"dates {apart} days apart"


def _delivered(sent: CommunicationProfile, received: CommunicationProfile) -> bool:
    """Whether one report gives the day of sending and the other only the day of receipt, later."""
    only = bool(received.received) and set(received.received) == set(received.dates)
    return only and not sent.received and sent.dates[0].start < received.received[0].start


def purposes(one: CommunicationProfile, other: CommunicationProfile) -> Score:
    """Condolence is never congratulation; the wire uses congratulation and greeting alike."""
    rule = "communications.purpose"
    ours, theirs = one.purposes, other.purposes
    if not ours or not theirs:
        return Score(0.5, rule, "a purpose isn't told")
    sad, glad = _CONDOLENCE in ours, _CONDOLENCE in theirs
    if sad != glad and (theirs if sad else ours) & (_WARM - {"gb:thanks"}):
        return Score(0.0, rule, "condolence against congratulation")
    if ours & theirs:
        return Score(0.65, rule, "the same purpose")
    welcome = {"gb:congratulation", "gb:greeting"}
    if ours & welcome and theirs & welcome:
        return Score(0.6, rule, "congratulation and greeting")
    if {"gb:reply"} in (ours, theirs):
        both = ours | theirs <= {"gb:reply", "gb:thanks"}
        words = "reply and thanks" if both else "a reply can have any other purpose too"
        return Score(0.6 if both else 0.5, rule, words)
    return Score(0.1, rule, "different purposes")


def occasions(one: CommunicationProfile, other: CommunicationProfile) -> Score:
    """The same occasion in the same or in other words; different ones speak strongly against."""
    rule = "communications.occasion"
    if not one.occasions or not other.occasions:
        return Score(0.5, rule, "an occasion isn't told")
    best = max(occasion_fit(a, b) for a in one.occasions for b in other.occasions)
    words = {0.85: "the same occasion", 0.05: "different occasions"}
    return Score(best, rule, words.get(best, "occasions that may be one"))


@lru_cache(maxsize=65536)
def occasion_fit(one: str, other: str) -> float:
    """.85 for the same occasion, .05 for different ones, between where their names don't tell.

    Identities of occasions without a name of their own have a digest of their article at the end,
    so their words are compared: numbers of anniversaries, years, and what is remembered.
    """
    if one == other:
        return 0.85
    words, others = parties.slug_words(one), parties.slug_words(other)
    if words == others:
        return 0.85
    numbers, other_numbers = _numbers(words), _numbers(others)
    if any(a and b and not a & b for a, b in zip(numbers, other_numbers, strict=True)):
        return 0.05
    theme, other_theme = _theme(words), _theme(others)
    if theme and other_theme and theme != other_theme:
        return 0.05
    if theme and theme == other_theme:
        same = theme == "new year" or numbers[0] & other_numbers[0]
        return 0.85 if same else 0.65
    return 0.6 if len(words & others) >= 2 else 0.4


def is_feast(occasion: str) -> bool:
    """Whether an occasion is one of congratulation."""
    return _theme(parties.slug_words(occasion)) not in ("", "death", "disaster")


def _numbers(words: frozenset[str]) -> tuple[set[int], set[int]]:
    """The ordinals and the years among words. Juche years count as neither."""
    found = {int(match[1]) for word in words if len(word) < 8 and (match := _NUMBER.match(word))}
    return {n for n in found if n < 1000 and "juche" not in words}, {n for n in found if n >= 1000}


def _theme(words: frozenset[str]) -> str:
    for theme, signs in _THEMES:
        if any(words.issuperset(sign.split()) for sign in signs.split("|")):
            return theme
    return ""


def text(one: CommunicationProfile, other: CommunicationProfile) -> Score:
    """Near-identical articles; texts that have little in common say nothing for letters, but of two
    statements the words are the same in any report.
    """
    rule = "communications.text"
    if not one.sketch or not other.sketch:
        return Score(0.5, rule, "no text to compare")
    alike = similarity(one.sketch, other.sketch)
    for least, value in ((SAME_TEXT, 0.97), (0.4, 0.85), (0.15, 0.65)):
        if alike >= least:
            return Score(value, rule, f"texts alike by {alike:.0%}")
    if is_statement(one) and one.reported and other.reported and alike < 0.05:
        return Score(0.35, rule, "statements in other words")
    return Score(0.5, rule, "texts in other words")
