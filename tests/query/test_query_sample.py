"""The sample keeps to the layout: exact quotes, a claim for each statement, no blank nodes."""

from __future__ import annotations

from pathlib import Path

from pyoxigraph import BlankNode, Store

from graphbuilder.query import run_query
from graphbuilder.query.formats import plain

ARTICLES = Path(__file__).parent / "data" / "articles"


def test_quotes_are_in_the_texts_where_the_offsets_say(sample: Store) -> None:
    selections = run_query(
        sample,
        """SELECT ?article ?start ?end ?exact WHERE {
          ?s oa:hasSource ?article ; oa:hasSelector ?quote , ?position .
          ?quote oa:exact ?exact . ?position oa:start ?start ; oa:end ?end }""",
    )

    assert len(selections.rows) > 25
    for row in selections.rows:
        article, start, end, exact = (plain(term, selections.prefixes) for term in row)
        name = article.removeprefix("article:")
        text = (ARTICLES / f"{name}.txt").read_text(encoding="utf-8")
        assert text[int(start) : int(end)] == exact


def test_an_excerpt_is_its_stretch_of_the_page(sample: Store) -> None:
    found = run_query(sample, "SELECT ?s ?e { ?a gb:excerptStart ?s ; gb:excerptEnd ?e }")
    start, end = (int(plain(term, {})) for term in found.rows[0])
    page = (ARTICLES / "wire-002.txt").read_text(encoding="utf-8")

    assert page[start:end] == (ARTICLES / "wire-002-related-1.txt").read_text(encoding="utf-8")


def test_there_are_no_blank_nodes(sample: Store) -> None:
    assert not any(isinstance(n, BlankNode) for q in sample for n in (q.subject, q.object))
