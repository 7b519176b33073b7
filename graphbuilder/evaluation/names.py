"""Comparison of names and phrases as two careful readers would: by their words, not their letters.

What an annotator writes and what an article says differ in case, accents, punctuation and in the
long and short forms of a few names that the wire uses side by side. All of that is taken away
before two names are compared.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_SHORT_FORMS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(rf"\b(?:{long})\b"), short)
    for long, short in (
        ("democratic people ?s republic of korea", "dprk"),
        ("workers party of korea", "wpk"),
        ("c ?c", "central committee"),
        ("united states of america|united states|u s a|u s|usa", "us"),
        ("united nations|u n", "un"),
        ("unsc", "un security council"),
        ("republic of korea|rok", "south korea"),
        ("russian federation", "russia"),
        ("people ?s republic of china|prc", "china"),
        ("socialist republic of vietnam|viet nam", "vietnam"),
        ("syrian arab republic", "syria"),
        ("lao people ?s democratic republic", "laos"),
        ("ministry of foreign affairs", "foreign ministry"),
        ("defense", "defence"),
        ("greetings", "greeting"),
    )
)
"""Long forms, in words that are normal already, with the one form they are compared in. The order
matters: "the Democratic People's Republic of Korea" must be gone before "the Republic of Korea"."""

_HONORIFICS: Final = frozenset(
    {"comrade", "respected", "dear", "great", "beloved", "supreme", "leader", "marshal"}
    | {"general", "president", "premier", "chairman", "secretary", "the", "his", "her"}
    | {"excellency", "sir", "mr", "mrs", "ms", "dr", "hon", "esq", "m", "monsieur"}
    | {"senor", "lord", "earl", "baron", "count", "prince"}
)
"""Words before a person's name that are no part of it."""

_EMPTY_WORDS: Final = frozenset(
    {"the", "of", "and", "a", "an", "for", "to", "in", "on", "at", "by"}
    | {"its", "his", "her", "their", "s"}
)
"""Words that two names may share without having anything in common."""

_APOSTROPHES: Final = str.maketrans("", "", "'’`")


@lru_cache(maxsize=65_536)
def normal(text: str) -> str:
    """The normal form: lower case, no accents or punctuation, single spaces, short forms.

    Accents go by Unicode's compatibility decomposition (UAX 15), apostrophes without a gap.
    """
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    form = re.sub(r"[^\w]+", " ", plain.translate(_APOSTROPHES)).strip()
    for long, short in _SHORT_FORMS:
        form = long.sub(short, form)
    return " ".join(form.split())


@lru_cache(maxsize=65_536)
def name_key(text: str) -> tuple[str, ...]:
    """The words of a person's name, without honorifics; "president of …" keeps its first word."""
    words = normal(text).split()
    first = 0
    while (
        len(words) - first > 1
        and words[first] in _HONORIFICS
        and words[first + 1] not in {"of", "for"}
    ):
        first += 1
    return tuple(words[first:])


@lru_cache(maxsize=65_536)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning."""
    return frozenset(normal(text).split()) - _EMPTY_WORDS


def alike(left: str, right: str, floor: float = 0.6) -> bool:
    """Whether two phrases share ``floor`` of all their content words (Jaccard's coefficient)."""
    ours, theirs = content_words(left), content_words(right)
    return bool(ours and theirs) and len(ours & theirs) / len(ours | theirs) >= floor


def covered(wanted: str, found: str, floor: float = 0.6) -> bool:
    """Whether ``found`` has ``floor`` of the content words of ``wanted`` and isn't far longer.

    Far longer is more than three times as many content words and three: a whole sentence would
    cover anything.
    """
    ours, theirs = content_words(wanted), content_words(found)
    if not ours or not theirs or len(theirs) > 3 * len(ours) + 3:
        return False
    return len(ours & theirs) / len(ours) >= floor
