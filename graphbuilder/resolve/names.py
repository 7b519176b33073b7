"""Short forms of names within one article."""

from __future__ import annotations

from graphbuilder.model.names import normalise


def short_forms(name: str) -> frozenset[str]:
    """The normalised forms under which a person is named again in the same article.

    The surname alone, first or last ("Kim" of Kim Yong Nam, "Guterres" of António Guterres), the last
    two words of three or more ("Dos Anjos", "Okonjo-Tagoe"), and for a name of four or more words the
    first with the last.
    """
    words = normalise(name).split()
    if len(words) < 2:
        return frozenset()
    forms = {words[0], words[-1]}
    if len(words) >= 3:
        forms.add(" ".join(words[-2:]))
    if len(words) >= 4:
        forms.add(f"{words[0]} {words[-1]}")
    return frozenset(forms)
