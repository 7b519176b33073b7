"""The part of a large graph that a page can show: what the most recent articles speak of."""

from __future__ import annotations

from collections.abc import Iterator

from graphbuilder.export.graph import Source
from graphbuilder.model import terms
from graphbuilder.store.rows import Row, Subject

_SUBJECT = terms.expand("rdf:subject")


def recent_rows(graph: Source, most: int) -> Iterator[Row]:
    """The rows of the most recent articles' graphs with what the merged graph says of the things in
    them; of a graph with no more articles than ``most``, all rows.
    """
    yield from graph.recent(most)
    if graph.articles <= most:
        for subject in graph.merged():
            yield from subject
        return
    wanted = {iri for row in graph.recent(most) for iri in _things(row)}
    taken: set[str] = set()
    before = -1
    while len(taken) > before:
        before = len(taken)
        for subject in graph.merged():
            iri = subject[0].subject
            if iri not in taken and (iri in wanted or _speaks_of(subject, wanted)):
                taken.add(iri)
                yield from subject
                wanted.update(thing for row in subject for thing in _things(row))


def _things(row: Row) -> tuple[str, ...]:
    return (row.subject,) if row.datatype else (row.subject, row.object)


def _speaks_of(subject: Subject, wanted: set[str]) -> bool:
    """Whether a subject is a claim about one of these things."""
    return any(row.predicate == _SUBJECT and row.object in wanted for row in subject)
