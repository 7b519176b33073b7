"""Who and what is in the picture."""

from __future__ import annotations

from collections.abc import Iterable

from graphbuilder.export.view.names import TYPE
from graphbuilder.export.view.read import Facts
from graphbuilder.export.view.words import KINDS, MEMBERSHIP, SPEECH_ACT, kind_of


class Cast:
    """Who and what is in the picture, and what is folded into something else."""

    def __init__(self, facts: Facts) -> None:
        classes = {iri: facts.values(iri, TYPE) for iri in facts.subjects(TYPE)}
        kinds = {iri: kind for iri, found in classes.items() if (kind := kind_of(found))}
        place = {kind.id: at for at, kind in enumerate(KINDS)}
        self.iris = sorted(kinds, key=lambda iri: (place[kinds[iri]], iri))
        self.at = {iri: at for at, iri in enumerate(self.iris)}
        self.kinds = kinds
        self.classes = classes
        self.memberships = [iri for iri, found in classes.items() if MEMBERSHIP in found]
        self.acts = [iri for iri, found in classes.items() if SPEECH_ACT in found]
        self.folded = {*self.memberships, *self.acts}

    def nodes_of(self, kind: str) -> dict[str, int]:
        """The nodes of one kind by IRI."""
        return {iri: at for iri, at in self.at.items() if self.kinds[iri] == kind}

    def nodes(self, iris: Iterable[str]) -> tuple[int, ...]:
        """The nodes of these IRIs, each once, in their order; without those that are no nodes."""
        return tuple(dict.fromkeys(self.at[iri] for iri in iris if iri in self.at))

    def first(self, facts: Facts, subject: str, *predicates: str) -> int | None:
        """The first node that one of these predicates of a subject leads to."""
        found = (self.at.get(v) for p in predicates for v in facts.values(subject, p))
        return next((at for at in found if at is not None), None)
