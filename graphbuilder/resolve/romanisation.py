"""Whether two personal names can be one person's: another romanisation, order, length or initials.

A score says what the names alone allow. Two people may share a name; that offices and days decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from graphbuilder.model import Score
from graphbuilder.resolve.alignment import aligned
from graphbuilder.resolve.korean import System, common
from graphbuilder.resolve.personwords import PersonWords, taken_apart

_Verdict = tuple[float, str, str]
"""Score, rule and reason."""

_CONSONANTS: Final = 0.7
"""Score of names that differ in vowels alone: Arabic is written without most of them."""
_VOWELS: Final = re.compile("[aeiouyw]")
_ALIKE: Final = {"e": "i", "o": "u"}
"""Vowels that romanisations of Arabic exchange."""
_DOUBLED: Final = re.compile(r"([b-z])\1(?=.)")
_MOST_WORDS: Final = 8
"""Words of a personal name that make keys; a longer one is a fault of the reader."""


@lru_cache(maxsize=1 << 16)
def person_blocks(name: str) -> frozenset[str]:
    """Keys of a name: two names whose score is .6 or more share at least one."""
    return frozenset(_keys(taken_apart(name)))


def _keys(one: PersonWords) -> Iterator[str]:
    yield f"={one.plain}"
    yield f"={''.join(one.bare)}"
    if one.chinese:
        yield from (f"zh:{key}" for key in one.chinese.keys)
    if one.korean:
        yield from (f"ko:{key}" for key in one.korean.keys)
        return
    if skeleton := _skeleton(one):
        yield f"c:{skeleton}"
    core, bare = one.core[:_MOST_WORDS], one.bare[:_MOST_WORDS]
    if len(core) == 1:
        yield f"1:{core[0]}"
        return
    last = len(core) - 1
    places = {(0, 1), (0, last), *((at, 0) for at in range(1, last + 1))}
    for at, other in places | {(at, at - 1) for at in range(1, last + 1)}:
        if len(core[at]) > 1:
            yield from (f"{core[at]} {letter}" for letter in {core[other][0], bare[other][0]})


def compare_persons(a: str, b: str) -> Score:
    """How far two names allow one bearer: 1 the same spelling, .9 another romanisation or the full
    name, .7 initials, .5 nothing said, 0 two names. Symmetric; any two texts have a score.
    """
    first, second = sorted((a, b))
    one, other = taken_apart(first), taken_apart(second)
    value, rule, what = _compared(one, other)
    return Score(value, f"persons.{rule}", f"{what}: {first}, {second}")


def _compared(one: PersonWords, other: PersonWords) -> _Verdict:
    for rule in (_same_words, _suffixes, _same_name, _scripts, _joined, _single, _by_language):
        if verdict := rule(one, other):
            return verdict
    found = aligned(one, other)
    if found[0] < _CONSONANTS and _skeleton(one) and _skeleton(one) == _skeleton(other):
        return (
            _CONSONANTS,
            "consonants",
            "the same consonants, as of one Arabic name in two spellings",
        )
    return found


def _skeleton(name: PersonWords) -> str:
    """The consonants of a name of two words or more with their first vowel ("fsla mqddi" of Faisal
    Mekdad and Fayssal Mikdad), empty where a word has fewer than three of them, which tell too little.
    """
    words = [_DOUBLED.sub(r"\1", _VOWELS.sub("", word).replace("k", "q")) for word in name.bare]
    if len(words) < 2 or any(len(word) < 3 for word in words):
        return ""
    first = [_VOWELS.search(word) for word in name.bare]  # Hassan is not Hussein
    return " ".join(
        word + (_ALIKE.get(vowel[0], vowel[0]) if vowel else "")
        for word, vowel in zip(words, first, strict=True)
    )


def _same_words(one: PersonWords, other: PersonWords) -> _Verdict | None:
    return (1.0, "spelling", "the same spelling") if one.plain == other.plain else None


def _suffixes(one: PersonWords, other: PersonWords) -> _Verdict | None:
    if one.suffix == other.suffix:
        return None
    if one.suffix and other.suffix:
        return 0.0, "different", "the number or rank after the name differs"
    return 0.5, "suffix", "only one has a number or rank after the name"


def _same_name(one: PersonWords, other: PersonWords) -> _Verdict | None:
    if one.words == other.words:
        return 0.97, "title", "the same name but for a title or the order that a comma shows"
    return _korean(one, other) if one.korean and other.korean else None


def _scripts(one: PersonWords, other: PersonWords) -> _Verdict | None:
    if one.latin == other.latin:
        return None
    return 0.5, "script", "names in two scripts, which say nothing of each other"


def _joined(one: PersonWords, other: PersonWords) -> _Verdict | None:
    if one.bare == other.bare:
        return 0.95, "particles", "the same words but for particles and how they are joined"
    if _same_letters(one, other):
        return 0.95, "joined", "the same letters, joined or split otherwise"
    return None


def _by_language(one: PersonWords, other: PersonWords) -> _Verdict | None:
    if one.chinese and other.chinese:
        return _chinese(one, other)
    if one.korean or other.korean:
        return 0.1, "different", "only one can be a Korean name"
    return None


def _same_letters(one: PersonWords, other: PersonWords) -> bool:
    """Whether two names differ only in where they are cut, and one has all the cuts of the other."""
    if "".join(one.bare) != "".join(other.bare):
        return False
    cuts, others = _cuts(one.bare), _cuts(other.bare)
    return cuts <= others or others <= cuts


def _cuts(words: tuple[str, ...]) -> frozenset[int]:
    ends, at = set(), 0
    for word in words:
        at += len(word)
        ends.add(at)
    return frozenset(ends)


def _single(one: PersonWords, other: PersonWords) -> _Verdict | None:
    short, long = sorted((one.core, other.core), key=len)
    if len(short) > 1:
        return None
    if short == long:
        return 0.85, "romanisation", "the same single name in another spelling"
    if len(long) > 1 and short[0] in long:
        return 0.5, "short", "a single word of the other name, which others bear too"
    return 0.0, "different", "different names"


def _korean(one: PersonWords, other: PersonWords) -> _Verdict:
    """Two Korean names.

    In the writing of the DPRK's own agency different spellings are different names (Jong, Jung; Chon,
    Chun); where one is written as others do, they may be one.
    """
    first, second = one.korean, other.korean
    systems = common(first, second) if first and second else None
    if first is None or second is None or systems is None:
        return 0.0, "different", "different Korean names"
    freest = systems[0]
    if sorted(one.words) == sorted(other.words):
        value = 0.9 if len(one.words) > 2 else 0.75
        return value, "order", "the same Korean name with the surname at the other end"
    if freest > System.DPRK and first.native and second.native:
        return 0.3, "romanisation", "Korean names of one way of writing, spelt differently"
    if freest >= System.POPULAR and first.northern and second.northern:
        return 0.65, "romanisation", "perhaps the same name in another romanisation"
    if freest is System.MIXED:
        return 0.75, "romanisation", "perhaps the same name in a mixed romanisation"
    return 0.9, "romanisation", "the same name in another romanisation"


def _chinese(one: PersonWords, other: PersonWords) -> _Verdict:
    first, second = one.chinese, other.chinese
    if first is None or second is None or not first.may_be(second):
        if len(one.core) == 2 and sorted(one.core) == sorted(other.core):
            return 0.8, "order", "the same two words in the other order"
        return 0.0, "different", "different Chinese names"
    if first.pinyin and second.pinyin and not (one.hyphen or other.hyphen):
        return 0.6, "romanisation", "the same name if one is in Wade–Giles"
    return 0.88, "romanisation", "the same name in Pinyin and in Wade–Giles"
