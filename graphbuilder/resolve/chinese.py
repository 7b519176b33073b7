"""Chinese personal names: Pinyin and Wade–Giles.

Wade–Giles follows from Pinyin by rule, so a name in Pinyin is respelt and the two are compared in
Wade–Giles without its marks. Source of the rules: the conversion table of the Library of Congress,
"New Chinese Romanization Guidelines" (1998).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

_SURNAMES: Final = frozenset(
    "wang li zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo liang song "
    "zheng xie han tang feng yu dong xiao cheng cao yuan deng fu shen zeng peng lu su jiang cai jia "
    "ding wei xue ye yan pan du dai xia zhong tian ren fan fang shi yao tan liao zou xiong jin hao "
    "kong bai cui kang mao qiu qin gu hou shao meng long wan duan qian yin yi wen niu xi ji qi geng "
    "hua chai nie ning hong geng leng tong lai mo zhuang bo ruan qiao jing ling wan".split()
)
"""Frequent surnames (Ministry of Public Security of the PRC, yearly lists) and those of men of state."""

_PINYIN: Final = re.compile(
    r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(iang|iong|uang|ang|eng|ing|ong|uai|uan|iao|ian|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|er"
    r"|[aeiou])"
)
_WADE_INITIALS: Final = {
    "b": "p",
    "d": "t",
    "g": "k",
    "j": "ch",
    "q": "ch",
    "zh": "ch",
    "x": "hs",
} | {
    "r": "j",
    "z": "ts",
    "c": "ts",
}
_WADE_FINALS: Final = {"ong": "ung", "ian": "ien", "ie": "ieh", "ue": "ueh", "iong": "iung"}
_WADE_WHOLE: Final = {"zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu"} | {
    "ci": "tzu",
    "si": "ssu",
    "yi": "i",
    "yan": "yen",
    "ye": "yeh",
    "you": "yu",
    "yong": "yung",
    "yue": "yueh",
    "e": "o",
    "ge": "ko",
    "ke": "ko",
    "he": "ho",
    "er": "erh",
    "gui": "kuei",
    "kui": "kuei",
    "guo": "kuo",
    "kuo": "kuo",
    "huo": "huo",
    "shuo": "shuo",
}
_WADE_OTHERS: Final = {
    "szu": "ssu",
    "teh": "te",
    "mah": "ma",
    "yi": "i",
    "yan": "yen",
    "soong": "sung",
}


class ChineseName(NamedTuple):
    """A name's forms in Wade–Giles: ``pinyin`` if it is read as Pinyin (one for each way to cut it),
    ``wade`` if it is read as Wade–Giles. Some names can be read as both.
    """

    pinyin: frozenset[str]
    wade: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """Names that can be one share a key."""
        return self.pinyin | self.wade

    def may_be(self, other: ChineseName) -> bool:
        """Whether one name in Pinyin and the other in Wade–Giles, or both in the latter, are equal."""
        return bool(self.wade & other.keys or self.pinyin & other.wade)


def chinese(words: tuple[str, ...]) -> ChineseName | None:
    """The readings of a name's normalised words, the surname first; None where it can't be Chinese."""
    if not 2 <= len(words) <= 3 or sum(map(len, words)) > 20:
        return None
    pinyin: frozenset[str] = frozenset()
    wade: frozenset[str] = frozenset()
    if words[0] in _SURNAMES:
        pinyin = frozenset(f"{_to_wade(words[0])} {each}" for each in _in_pinyin(words[1:]))
    old = tuple(_WADE_OTHERS.get(word, word) for word in words)
    if old[0] in _WADE_SURNAMES and all(each in _WADE_SYLLABLES for each in old[1:]):
        wade = frozenset((f"{old[0]} {''.join(old[1:])}",))
    return ChineseName(pinyin, wade) if pinyin or wade else None


def _in_pinyin(given: tuple[str, ...]) -> list[str]:
    """A given name of one or two syllables in Wade–Giles, one for each way to cut it."""
    cuts: list[tuple[str, ...]] = [given]
    if len(given) == 1:
        word = given[0]
        cuts += [(word[:at], word[at:]) for at in range(1, len(word))]
    return ["".join(map(_to_wade, cut)) for cut in cuts if all(map(_PINYIN.fullmatch, cut))]


@lru_cache(maxsize=1 << 12)
def _to_wade(syllable: str) -> str:
    """A syllable of Pinyin in Wade–Giles, without apostrophes, hyphens and diacritics."""
    if syllable in _WADE_WHOLE:
        return _WADE_WHOLE[syllable]
    found = _PINYIN.fullmatch(syllable)
    if not found:
        return syllable
    initial, final = found[1] or "", found[2]
    if final == "uo":
        final = "o"
    return _WADE_INITIALS.get(initial, initial) + _WADE_FINALS.get(final, final)


def _syllables() -> list[str]:
    """The syllables of Pinyin that a name may have, and some that none has."""
    initials = "zh ch sh b p m f d t n l g k h j q x r z c s y w".split()
    finals = (
        _PINYIN.pattern.rpartition("(")[2].rstrip(")").replace("[aeiou]", "a|e|i|o|u").split("|")
    )
    return [first + last for first in ("", *initials) for last in finals]


_WADE_SYLLABLES: Final = frozenset(_to_wade(each) for each in _syllables())
_WADE_SURNAMES: Final = frozenset(_to_wade(each) for each in _SURNAMES)
