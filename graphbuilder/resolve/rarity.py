"""How rare a person's name is, by its form."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import Final

from graphbuilder.model.names import normalise

_COMMON_SURNAMES: Final = frozenset(
    """kim ri lee yi rhee pak park choe choi jong jung jeong chung kang jo cho yun yoon jang chang rim lim
    im han o oh so seo suh sin shin kwon hwang an ahn song ryu yu yoo hong jon jeon chon wang li zhang liu
    chen yang huang zhao wu zhou nguyen tran le pham""".split()
)
"""The commonest surnames of Korea, some twenty (2015 census, Statistics Korea) in both romanisations,
ten of China (Ministry of Public Security, 2020) and four of Viet Nam."""
_PATRONYMIC: Final = re.compile(r"(?:ovich|evich|ovna|evna|inichna|ogly|oglu|kyzy)$")


class Rarity(StrEnum):
    """How seldom two people bear a name."""

    COMMON = "common"  # "Kim Chol": a frequent surname with one or two syllables
    ORDINARY = "ordinary"
    RARE = "rare"  # four words or more, a patronymic, a double surname


@lru_cache(maxsize=4096)
def rarity(name: str) -> Rarity:
    """How rare a name is, from its number of words, its surname, a patronymic or a double surname.

    A word alone is common, whatever it is: it may be anybody's surname.
    """
    words = normalise(name).split()
    if len(words) <= 1:
        return Rarity.COMMON
    if len(words) <= 3 and words[0] in _COMMON_SURNAMES and max(map(len, words)) <= 6:
        return Rarity.COMMON
    first, _, second = name.rsplit(maxsplit=1)[-1].partition("-")
    double = min(len(first), len(second)) > 2 and second[0].isupper()  # not "Jae-in"
    patronymic = len(words) > 2 and any(_PATRONYMIC.search(word) for word in words)
    return Rarity.RARE if len(words) >= 4 or double or patronymic else Rarity.ORDINARY
