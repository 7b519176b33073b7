"""Short forms of names within one article."""

from __future__ import annotations

from typing import Final

from graphbuilder.model.names import normalise

_LONGEST: Final = 8
"""Words of a personal name; a longer one is a fault of the reader, and short forms stay few."""


def short_forms(name: str) -> frozenset[str]:
    """The normalised forms under which a person is named again in the same article.

    The surname alone, first or last ("Kim" of Kim Yong Nam, "Guterres" of António Guterres), the first
    or last two or more words ("Dos Anjos", "Ould Ahmed Lemine"), the first with the last, and the
    first letter with the last ("A. Guterres").
    """
    words = normalise(name).split()
    if len(words) < 2:
        return frozenset()
    forms = {words[0], words[-1]}
    for at in range(2, min(len(words), _LONGEST)):
        forms |= {" ".join(words[:at]), " ".join(words[-at:])}
    if len(words) >= 3:
        forms.add(f"{words[0]} {words[-1]}")
    forms.add(f"{words[0][0]} {words[-1]}")
    return frozenset(forms)
