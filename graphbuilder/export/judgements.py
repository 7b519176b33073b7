"""``judgements.jsonl``: what was judged to be one or not, a row each, sorted: readable in a diff.

The file has the form that ``build --judgements`` takes; a row without a date is a rule's.
"""

from __future__ import annotations

from typing import BinaryIO

from graphbuilder.export.graph import Source
from graphbuilder.model import Judgement, Verdict, terms
from graphbuilder.store.rows import Subject

FILE = "judgements.jsonl"
NEEDS = ()


def write(graph: Source, out: BinaryIO) -> None:
    """All judgements of the graph."""
    start = f"{graph.base}judgement/"
    found = [
        _judgement(subject, graph.base)
        for subject in graph.shared()
        if subject[0].subject.startswith(start)
    ]
    found.sort(key=lambda each: (each.first, each.second, each.judge, each.day))
    out.writelines(f"{each.as_json()}\n".encode("utf-8", "replace") for each in found)


def _judgement(rows: Subject, base: str) -> Judgement:
    def values(curie: str) -> list[str]:
        predicate = terms.expand(curie)
        return [row.object for row in rows if row.predicate == predicate]

    first, second = sorted(iri.removeprefix(base) for iri in values("gb:judges"))
    return Judgement(
        first,
        second,
        Verdict(values("gb:verdict")[0].rpartition("#")[2]),
        float(values("gb:score")[0]),
        values("gb:reason")[0],
        (values("gb:rule") or values("dcterms:creator"))[0],
        next(iter(values("dcterms:date")), ""),
    )
