"""The part of a large graph that a page can show: what the most recent articles speak of."""

from __future__ import annotations

from graphbuilder.export.graph import Source
from graphbuilder.model import terms
from graphbuilder.store.rows import Row

_SUBJECT = terms.expand("rdf:subject")


def recent_rows(graph: Source, most: int) -> tuple[list[Row], int]:
    """The rows of the most recent articles' graphs with what the merged graph says of the things in
    them, and the number of articles in all; of a graph with no more articles than ``most``, all rows.
    """
    rows, articles = graph.recent(most)
    if articles <= most:
        return rows + [row for subject in graph.merged() for row in subject], articles
    wanted = {row.subject for row in rows} | {row.object for row in rows if not row.datatype}
    taken: set[str] = set()
    before = -1
    while len(taken) > before:
        before = len(taken)
        for subject in graph.merged():
            iri = subject[0].subject
            if iri in taken:
                continue
            if iri in wanted or any(
                r.predicate == _SUBJECT and r.object in wanted for r in subject
            ):
                taken.add(iri)
                rows += subject
                wanted |= {row.object for row in subject if not row.datatype}
    return rows, articles
