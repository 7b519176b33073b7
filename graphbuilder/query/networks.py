"""Projections of the graph to networkx, for measures and drawings of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import networkx

from graphbuilder.query.formats import plain
from graphbuilder.query.run import run_query

if TYPE_CHECKING:
    from pyoxigraph import Store

_CORRESPONDENTS: Final = """
SELECT DISTINCT ?correspondent ?label WHERE {
  ?communication a gb:Communication ; schema:sender|schema:recipient ?correspondent .
  OPTIONAL { ?correspondent rdfs:label ?label }
}
ORDER BY ?correspondent ?label
"""
_LETTERS: Final = """
SELECT DISTINCT ?sender ?recipient ?communication ?label ?date WHERE {
  ?communication a gb:Communication ; schema:sender ?sender ; schema:recipient ?recipient .
  OPTIONAL { ?communication rdfs:label ?label }
  OPTIONAL { ?communication gb:date ?date }
}
ORDER BY ?sender ?recipient ?communication ?label ?date
"""


def correspondence(store: Store) -> networkx.MultiDiGraph:
    """Who wrote to whom: an edge for each communication, sender and recipient.

    Nodes are IRIs with ``label``; edges have the communication's IRI as key, and ``label`` and
    ``date`` (text, empty where there is none). The order of nodes and edges is fixed.
    """
    network = networkx.MultiDiGraph()
    for iri, label in _texts(store, _CORRESPONDENTS):
        network.add_node(iri, label=label or iri)
    for sender, recipient, communication, label, date in _texts(store, _LETTERS):
        network.add_edge(sender, recipient, key=communication, label=label, date=date)
    return network


def _texts(store: Store, sparql: str) -> list[list[str]]:
    return [[plain(term, {}) for term in row] for row in run_query(store, sparql).rows]
