"""Korean personal names: what Hangul a romanised name may stand for.

A romanised syllable stands for several in Hangul, other ones in each system of romanisation. Two names
can be one if in each place some syllable fits both. Sources of the tables: the DPRK's romanisation as
its agency writes (Ri, Jong, Choe, Thae), McCune–Reischauer without its marks (Chong, Taek), the Revised
Romanization of the Republic of Korea (2000), and the spellings that South Koreans use for themselves
(Lee, Park, Jung, Young; National Institute of Korean Language, statistics of passport names).
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

Syllables = tuple[frozenset[str], ...]
"""A reading: for each place, the surname first, the syllables in Hangul that it may be."""

_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_VOWELS: Final = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_FINALS: Final = {"": 0, "ㄱ": 1, "ㄴ": 4, "ㄹ": 8, "ㅁ": 16, "ㅂ": 17, "ㅅ": 19, "ㅇ": 21}
"""Final consonants by their number in a syllable of Unicode (The Unicode Standard, 3.12)."""

SURNAMES: Final = frozenset(
    "김리이박최정강조윤장림임한오서신권황안송류유홍전고문양량손배백허남심노로하곽성차주우구"
    "나라진지엄채원천방공현함염렴여려추도석선설마길연련위표명기반왕금옥육인맹제모탁국태계봉변"
    "민소은방편피감두음빈동온호범팽승간상갈단시복당화창사"
)
_SURNAMES_OF_TWO: Final = frozenset({"황보", "남궁", "선우", "제갈", "독고", "사공", "서문"})


class System(IntEnum):
    """Ways to romanise, from the strictest to the freest."""

    DPRK = 0
    MARKLESS = 1
    REVISED = 2
    POPULAR = 3
    MIXED = 4


_PLAIN = dict(
    zip(("n", "m", "s", "h", "", "ss", "kk", "tt", "pp", "jj"), "ㄴㅁㅅㅎㅇㅆㄲㄸㅃㅉ", strict=True)
)
_VOICED = {"g": "ㄱ", "d": "ㄷ", "b": "ㅂ", "j": "ㅈ", "r": "ㄹ"}
_INITIAL: Final[dict[System, dict[str, str]]] = {
    System.DPRK: _PLAIN
    | _VOICED
    | {"k": "ㄱ", "t": "ㄷ", "p": "ㅂ", "ch": "ㅊ", "kh": "ㅋ", "th": "ㅌ", "ph": "ㅍ"},
    System.MARKLESS: _PLAIN
    | _VOICED
    | {"k": "ㄱㅋ", "t": "ㄷㅌ", "p": "ㅂㅍ", "ch": "ㅊㅈ", "sh": "ㅅ", "l": "ㄹ", "y": "ㅇ"},
    System.REVISED: _PLAIN | _VOICED | {"k": "ㅋㄱ", "t": "ㅌ", "p": "ㅍ", "ch": "ㅊ"},
    System.POPULAR: _PLAIN
    | _VOICED
    | {"k": "ㄱㅋㄲ", "t": "ㄷㅌ", "p": "ㅂㅍ", "ch": "ㅊㅈ", "sh": "ㅅ", "l": "ㄹ", "n": "ㄴㄹ"}
    | {"y": "ㅇ"},
}
_COMMON_VOWELS = {
    "a": "ㅏ",
    "ae": "ㅐ",
    "ya": "ㅑ",
    "e": "ㅔ",
    "ye": "ㅖ",
    "wa": "ㅘ",
    "i": "ㅣ",
} | {
    "wae": "ㅙ",
    "oe": "ㅚ",
    "we": "ㅞ",
    "wi": "ㅟ",
    "wo": "ㅝ",
    "ui": "ㅢ",
}
_DPRK_VOWELS = _COMMON_VOWELS | {"o": "ㅓㅗ", "yo": "ㅕㅛ", "u": "ㅜㅡ", "yu": "ㅠ"}
_VOWEL: Final[dict[System, dict[str, str]]] = {
    System.DPRK: _DPRK_VOWELS,
    System.MARKLESS: _DPRK_VOWELS,
    System.REVISED: _COMMON_VOWELS
    | {"o": "ㅗ", "eo": "ㅓ", "u": "ㅜ", "eu": "ㅡ", "yo": "ㅛ", "yeo": "ㅕ", "yu": "ㅠ"},
    System.POPULAR: _COMMON_VOWELS
    | {"o": "ㅗ", "eo": "ㅓ", "u": "ㅜㅓㅡ", "eu": "ㅡ", "yo": "ㅛ", "yeo": "ㅕ", "yu": "ㅠㅕ"}
    | {"oo": "ㅜ", "ou": "ㅜ", "yoo": "ㅠ", "you": "ㅕㅠ", "ee": "ㅣㅢ", "eui": "ㅢ", "woo": "ㅜ"}
    | {"ai": "ㅐ", "oi": "ㅚ", "weo": "ㅝ", "i": "ㅣㅢ", "ay": "ㅐ", "yae": "ㅖ"},
}
_FINAL: Final = {"k": "ㄱ", "g": "ㄱ", "ck": "ㄱ", "n": "ㄴ", "l": "ㄹ", "m": "ㅁ", "p": "ㅂ"} | {
    "b": "ㅂ",
    "t": "ㅅ",
    "s": "ㅅ",
    "ng": "ㅇ",
    "": "",
    "h": "",
    "hn": "ㄴ",
    "r": "",
}
_DPRK_FINALS: Final = frozenset(("", "k", "n", "l", "m", "p", "ng", "t"))
_OWN: Final = {
    "lee": "이리",
    "rhee": "이리",
    "yi": "이리",
    "li": "이리",
    "yee": "이리",
    "park": "박",
    "choi": "최",
    "chey": "최",
    "hur": "허",
    "kim": "김",
    "im": "임림",
    "yim": "임림",
    "pyo": "표",
}
"""Spellings that follow no system."""

_SYLLABLE: Final = re.compile(
    r"(kk|tt|pp|ss|jj|kh|th|ph|ch|sh|[kgtdpbsjhmnrl]?)([aeiouyw]+?)(ck|ng|hn|[kgnlmpbtshr]|)"
)
_LOOSE: Final = str.maketrans(
    "ㄲㅋㄸㅌㅃㅍㅉㅊㅆㄹㄴㅗㅜㅡㅛㅠㅔㅖㅢ", "ㄱㄱㄷㄷㅂㅂㅈㅈㅅㅇㅇㅓㅓㅓㅕㅕㅐㅐㅣ"
)
"""Letters that some spelling confuses, under one of them: for keys of blocks."""


class KoreanName(NamedTuple):
    """What a name may be in Hangul, by system; ``native`` where it is written as the DPRK's agency
    does: the surname first, each syllable a word.
    """

    readings: tuple[tuple[System, Syllables], ...]
    native: bool

    @property
    def northern(self) -> bool:
        """Whether it can be read in the DPRK's romanisation."""
        return any(system is System.DPRK for system, _ in self.readings)

    @property
    def keys(self) -> frozenset[str]:
        """Names that can be one share a key."""
        return frozenset("".join(map(_block, reading)) for _, reading in self.readings)


@lru_cache(maxsize=1 << 14)
def syllable(word: str, system: System) -> frozenset[str]:
    """The syllables in Hangul that a romanised one may be; empty where it is none in that system."""
    if system is System.MIXED:
        return frozenset().union(*(syllable(word, each) for each in System if each is not system))
    if system is System.POPULAR and word in _OWN:
        return frozenset(_OWN[word])
    if system is System.DPRK and word == "no":
        return frozenset("노너로")  # its agency writes the surname No and Ro
    found = _SYLLABLE.fullmatch(word)
    if not found:
        return frozenset()
    initial, vowel, final = found.groups()
    if system in (System.DPRK, System.REVISED) and final not in _DPRK_FINALS:
        return frozenset()
    vowels = _VOWEL[system].get(vowel, "")
    initials = _INITIAL[system].get(initial, "")
    if system >= System.REVISED and not initial and vowel[0] in "iy":
        initials += "ㄹ"  # what is Ri, Ryong in the north is I, Yong in the south
    return frozenset(
        _composed(first, second, _FINAL[final]) for first in initials for second in vowels
    )


def _composed(initial: str, vowel: str, final: str) -> str:
    place = _INITIALS.index(initial) * 21 + _VOWELS.index(vowel)
    return chr(0xAC00 + place * 28 + _FINALS[final])


@lru_cache(maxsize=1 << 14)
def _block(place: frozenset[str]) -> str:
    """The form that all syllables of a place have in keys."""
    return min(map(_loosely, place))


def _loosely(hangul: str) -> str:
    place, final = divmod(ord(hangul) - 0xAC00, 28)
    initial, vowel = divmod(place, 21)
    return (_INITIALS[initial] + _VOWELS[vowel]).translate(_LOOSE) + f"{final:x}"


def korean(words: tuple[str, ...], *, spaced: bool) -> KoreanName | None:
    """The readings of a name's normalised words, None where it can't be Korean.

    ``spaced`` tells that the name is written without hyphens.
    """
    whole = "".join(words)
    if not whole.isascii():
        whole = unicodedata.normalize("NFC", whole)
        return _written_in_hangul(whole) if all("가" <= c <= "힣" for c in whole) else None
    if not 2 <= len(words) <= 3 or len(whole) > 20:
        return None
    readings: dict[tuple[System, Syllables], bool] = {}
    for turned, parts in ((False, words), (True, (words[-1], *words[:-1]))):
        for given in _given(parts[1:]):
            native = spaced and not turned and len(given) == len(words) - 1
            for system in System:
                reading = _reading((parts[0], *given), system)
                if reading and (system is not System.MARKLESS or _markless(words)):
                    readings.setdefault((system, reading), native)
    if not readings:
        return None
    native = any(at for (system, _), at in readings.items() if system is System.DPRK)
    return KoreanName(tuple(readings), native)


def _markless(words: tuple[str, ...]) -> bool:
    """McCune–Reischauer begins no word with a j."""
    return not any(word.startswith("j") for word in words)


def _written_in_hangul(name: str) -> KoreanName | None:
    size = 2 if name[:2] in _SURNAMES_OF_TWO else 1
    if name[:1] not in SURNAMES or not 1 <= len(name) - size <= 2:
        return None
    reading = tuple(frozenset((each,)) for each in name)
    return KoreanName(((System.DPRK, reading),), native=False)


def _given(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """A given name's syllables: as written, or one word in two."""
    found = [words]
    if len(words) == 1:
        found += [(words[0][:at], words[0][at:]) for at in range(1, len(words[0]))]
    return found


def _reading(parts: tuple[str, ...], system: System) -> Syllables | None:
    surname = syllable(parts[0], system) & SURNAMES
    if not surname:
        return None
    given = tuple(syllable(part, system) for part in parts[1:])
    return (surname, *given) if all(given) else None


def common(first: KoreanName, second: KoreanName) -> tuple[System, System] | None:
    """The strictest pair of systems in which two names can be the same in Hangul, or None."""
    pairs = [
        (max(s, t), min(s, t))
        for (s, one), (t, other) in product(first.readings, second.readings)
        if len(one) == len(other) and all(a & b for a, b in zip(one, other, strict=True))
    ]
    return min(pairs, default=None)
