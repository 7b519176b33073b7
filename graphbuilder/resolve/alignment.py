"""Two personal names word by word: left out, turned round, spelt otherwise, cut to initials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphbuilder.resolve.personwords import PersonWords, is_patronymic

Words = tuple[str, ...]
_Verdict = tuple[float, str, str]
_NOTHING: _Verdict = (0.0, "different", "different names")


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two words that answer each other, by place; ``initial`` if one is a letter of the other."""

    first: int
    second: int
    same: bool
    initial: bool


def aligned(one: PersonWords, other: PersonWords) -> _Verdict:
    """Score, rule and reason for two names of two or more words each."""
    short, long = sorted((one, other), key=lambda name: (len(name.core), name.core, name.bare))
    best = _laid(short, long, range(len(short.core)))
    last = len(short.core) - 1
    for order in ([last, *range(last)], [*range(1, last + 1), 0]):
        value, rule, reason = _laid(short, long, order)
        if value - 0.02 > best[0]:
            rule = "order" if rule == "spelling" else rule
            best = value - 0.02, rule, f"{reason}, the words in another order"
    return best


def _laid(short: PersonWords, long: PersonWords, order: range | list[int]) -> _Verdict:
    """The verdict with the shorter name's words in an order."""
    core, bare = ([words[at] for at in order] for words in (short.core, short.bare))
    pairs = list(_pairs(tuple(core), tuple(bare), long))
    gaps = _gaps(pairs, len(core), len(long.core))
    if len(pairs) < 2 or gaps is None:
        return _NOTHING
    mine, theirs = [bare[at] for at in gaps[0]], [long.bare[at] for at in gaps[1]]
    turned = order[0] != 0
    if any(pair.initial for pair in pairs):
        return _by_initials(pairs, mine + theirs, turned=turned)
    same = all(pair.same for pair in pairs)
    if not mine and not theirs:
        if same:
            return 0.93, "spelling", "the same words"
        return 0.9, "romanisation", "the same name in another spelling"
    if turned or (short.vietnamese and long.vietnamese):
        return _NOTHING
    lengths = (len(core), len(long.core))
    value, rule, reason = _with_extras(pairs, mine, theirs, lengths)
    return (value, rule, reason) if same else (value - 0.05, rule, f"{reason}, spelt otherwise")


def _pairs(core: Words, bare: Words, long: PersonWords) -> Iterator[_Pair]:
    """Each word of the shorter with the next that answers it in the longer, in order."""
    at = 0
    for mine, word in enumerate(core):
        for theirs in range(at, len(long.core)):
            pair = _answer(mine, theirs, (word, bare[mine]), (long.core[theirs], long.bare[theirs]))
            if pair:
                yield pair
                at = theirs + 1
                break


def _answer(mine: int, theirs: int, first: Words, second: Words) -> _Pair | None:
    if first[0] == second[0]:
        return _Pair(mine, theirs, first[1] == second[1], initial=len(first[0]) == 1)
    for (letter, _), full in ((first, second), (second, first)):
        if len(letter) == 1 and len(full[0]) > 1 and any(form.startswith(letter) for form in full):
            return _Pair(mine, theirs, same=False, initial=True)
    return None


def _gaps(pairs: list[_Pair], length: int, other: int) -> tuple[list[int], list[int]] | None:
    """The words that one name alone has, by name; None where both have some at one place."""
    mine: list[int] = []
    theirs: list[int] = []
    before = (-1, -1)
    for after in [*((pair.first, pair.second) for pair in pairs), (length, other)]:
        here, there = range(before[0] + 1, after[0]), range(before[1] + 1, after[1])
        if here and there:
            return None
        mine += here
        theirs += there
        before = after
    return mine, theirs


def _by_initials(pairs: list[_Pair], extras: list[str], *, turned: bool) -> _Verdict:
    """Some words answer as letters."""
    full = [pair for pair in pairs if not pair.initial]
    if not full or (pairs[0].first, pairs[0].second) != (0, 0):
        return _NOTHING
    letter = any(len(word) == 1 for word in extras)
    cases: tuple[tuple[bool, float, str], ...] = (
        (
            not turned and full[-1].first == full[-1].second == 0,
            0.5,
            "a first name, and a letter that the other name allows",
        ),
        (len(full) > 1 and letter, 0.4, "the same name with other middle letters"),
        (
            any(len(word) > 1 and not is_patronymic(word) for word in extras),
            0.6,
            "initials and some words of the other name",
        ),
        (len(full) > 1, 0.85, "the same name, a middle name cut to its letter"),
        (bool(extras), 0.7, "the surname with a letter that the other name allows"),
        (len(pairs) > 2, 0.8, "the surname with the other name's initials"),
        (True, 0.7, "the surname with the other name's initial"),
    )
    _, value, reason = next(case for case in cases if case[0])
    return value, "initials", reason


def _with_extras(
    pairs: list[_Pair],
    mine: list[str],
    theirs: list[str],
    lengths: tuple[int, int],
) -> _Verdict:
    """All words answer in full, and one or both names have more of them."""
    extras = mine + theirs
    letter = any(len(word) == 1 for word in extras)
    first = pairs[0].first == 0 and pairs[0].second == 0
    ends = first and (pairs[-1].first, pairs[-1].second) == (lengths[0] - 1, lengths[1] - 1)
    both_miss = bool(mine and theirs)
    run = pairs[-1].second - pairs[0].second == len(pairs) - 1
    some = first and len(pairs) > 2
    cases: tuple[tuple[bool, float, str, str], ...] = (
        (
            ends and all(map(is_patronymic, extras)),
            0.92,
            "patronymic",
            "with and without a patronymic",
        ),
        (ends and _short(extras), 0.85, "part", "with and without a middle letter"),
        (letter, 0.4, "part", "with a letter that nothing in the other answers"),
        (both_miss and some, 0.75, "part", "with words left out on both sides"),
        (both_miss, 0.5, "part", "with many words left out on both sides"),
        (some, 0.85, "part", "in full and in part"),
        (ends and len(extras) == 1, 0.85, "part", "with and without a middle name"),
        (ends, 0.75, "part", "in full, and its first and last word"),
        (first and run and len(extras) == 1, 0.8, "part", "with and without its last word"),
        (first or run, 0.7, "part", "in full and in part"),
        (True, 0.55, "part", "in full, and scattered words of it"),
    )
    _, value, rule, reason = next(case for case in cases if case[0])
    return value, rule, f"one name {reason}"


def _short(words: list[str]) -> bool:
    return all(len(word) == 1 for word in words)
