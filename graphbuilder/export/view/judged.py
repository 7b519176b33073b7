"""What was judged of the things in the picture: why a name is one with another, or is not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from graphbuilder.export.view.names import LABEL
from graphbuilder.export.view.read import Facts
from graphbuilder.model.terms import expand

JUDGES: Final = expand("gb:judges")
_REPLACES: Final = expand("dcterms:replaces")


def judged(facts: Facts) -> Iterator[tuple[str, str]]:
    """Each thing with the words of a judgement on it, or on what it has replaced."""
    now = {thing.value: subject for subject, _, thing in facts.triples(_REPLACES)}
    for judgement in facts.subjects(JUDGES):
        words = facts.value(judgement, LABEL)
        for iri in sorted({now.get(iri, iri) for iri in facts.values(judgement, JUDGES)}):
            yield iri, words
