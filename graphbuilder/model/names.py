"""Names made comparable."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
_ARTICLE = re.compile(r"^(?:[Tt]he|THE|an?|An?(?=\s+[a-z]))\s+")
"""A leading article; "An" before a capital is a surname ("An Yong Ae")."""
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w|\s|$)")


@lru_cache(maxsize=1 << 16)
def normalise(name: str) -> str:
    """A name in the form in which two spellings of one name are equal.

    Case, diacritics, punctuation and a leading article don't count. A name is never normalised to
    nothing: where no letter or digit is left, its own characters stay.
    """
    folded = unicodedata.normalize("NFKD", _ARTICLE.sub("", name.strip()))
    folded = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    folded = _APOSTROPHE.sub("", folded)
    words = " ".join(_NOT_WORD.sub(" ", folded).replace("_", " ").split())
    return words or " ".join(name.split()) or name
