"""Names made comparable, and their short forms within one article."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+", re.UNICODE)
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_APOSTROPHE = re.compile(r"(?<=\w)['’ʼ](?=\w|\s|$)")


def normalise(name: str) -> str:
    """A name in the form in which two spellings of one name are equal.

    Case, diacritics, punctuation and a leading article don't count. A name is never normalised to
    nothing: where no letter or digit is left, its own characters stay.
    """
    folded = unicodedata.normalize("NFKD", name)
    folded = "".join(c for c in folded if not unicodedata.combining(c)).casefold()
    folded = _ARTICLE.sub("", folded.strip())
    folded = _APOSTROPHE.sub("", folded)
    words = " ".join(_NOT_WORD.sub(" ", folded).replace("_", " ").split())
    return words or " ".join(name.split()) or name


def short_forms(name: str) -> frozenset[str]:
    """The normalised forms under which a person is named again in the same article.

    The surname alone, first or last ("Kim" of Kim Yong Nam, "Guterres" of António Guterres), and
    for a name of four or more words the first with the last.
    """
    words = normalise(name).split()
    if len(words) < 2:
        return frozenset()
    forms = {words[0], words[-1]}
    if len(words) >= 4:
        forms.add(f"{words[0]} {words[-1]}")
    return frozenset(forms)
