"""What the text denies, plans or only reports is claimed and nowhere asserted."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pyoxigraph as ox
import pytest
from articles import shared_extractor, wire

from graphbuilder import authority
from graphbuilder.export import (
    Exporter,
    Graph,
    correspondence,
    exported,
    jsonld,
    nquads,
    trig,
    turtle,
)
from graphbuilder.export.view import view_of
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Concept,
    Evidence,
    Literal,
    Mention,
    Span,
    Status,
    terms,
)
from graphbuilder.query import networks, run_query
from graphbuilder.query.validate import validate
from graphbuilder.resolve import Resolver
from graphbuilder.store import rdf
from graphbuilder.store.rows import in_order

TEXT = "Pak Un Ha will send a letter to Ana Paz. He has not denounced Freedonia."
UNASSERTED = [status for status in Status if not status.asserted]
SENDER = terms.expand("schema:sender")


def mention(kind: str, words: str, key: str = "") -> Mention:
    start = TEXT.index(words)
    return Mention(kind, Span(start, start + len(words)), words, None, key)


LETTER = mention("gb:Letter", "letter", "c5")
PAK, ANA = mention("schema:Person", "Pak Un Ha"), mention("schema:Person", "Ana Paz")
ACT = mention("gb:Accusation", "denounced Freedonia", "50")


def claims(status: Status) -> list[Claim]:
    """A letter and an accusation, all of whose claims have one status."""
    source, first = ArticleRef("a"), Evidence(Span(0, 40), "communications.sent")
    second = Evidence(Span(41, len(TEXT)), "speech.told")
    return [
        Claim(source, "gb:reports", LETTER, first, 0.9, status),
        Claim(LETTER, "schema:sender", PAK, first, 0.9, status),
        Claim(LETTER, "schema:recipient", ANA, first, 0.9, status),
        Claim(LETTER, "gb:purpose", Concept("gb:greeting"), first, 0.9, status),
        Claim(source, "schema:mentions", ACT, second, 0.9, status),
        Claim(ACT, "gb:agent", PAK, second, 0.9, status),
        Claim(ACT, "gb:content", Literal("denounced Freedonia"), second, 0.9, status),
    ]


def graph(*made: Claim) -> Graph:
    resolver = Resolver(authority.load())
    resolver.add(Article("a", TEXT), made)
    resolved = resolver.resolved()
    return Graph(in_order(rdf.rows(resolved, resolver.authority), resolved.base), resolved.base)


def asserted(store: ox.Store) -> set[tuple[str, str, str]]:
    """The triples of the claims that are there in so many words."""
    found = run_query(
        store, "SELECT ?s ?p ?o { ?c rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o . ?s ?p ?o }"
    )
    return {(str(s), str(p), str(o)) for s, p, o in found.rows}


def load(data: bytes, form: ox.RdfFormat) -> ox.Store:
    """All graphs of a file as one."""
    store = ox.Store()
    store.extend(ox.Quad(q.subject, q.predicate, q.object) for q in ox.parse(data, format=form))
    return store


@pytest.mark.parametrize("status", UNASSERTED)
def test_a_claim_and_no_triple(status: Status) -> None:
    made = graph(*claims(status))
    found = run_query(made.store, "SELECT ?c ?status { ?c a gb:Claim ; gb:status ?status }")

    assert {str(row[1]) for row in found.rows} == {f"<{terms.expand(f'gb:{status.value}')}>"}
    assert len(found.rows) == len(claims(status))
    assert asserted(made.store) == set()


@pytest.mark.parametrize(
    ("exporter", "form"),
    [
        (turtle, ox.RdfFormat.TURTLE),
        (trig, ox.RdfFormat.TRIG),
        (nquads, ox.RdfFormat.N_QUADS),
        (jsonld, ox.RdfFormat.JSON_LD),
    ],
    ids=["ttl", "trig", "nq", "jsonld"],
)
def test_no_file_asserts_it(exporter: Exporter, form: ox.RdfFormat) -> None:
    denied, stated = graph(*claims(Status.NEGATED)), graph(*claims(Status.STATED))

    assert len(asserted(load(exported(exporter, stated), form))) == len(claims(Status.STATED))
    assert asserted(load(exported(exporter, denied), form)) == set()


@pytest.mark.parametrize("status", UNASSERTED)
def test_the_same_said_elsewhere_as_a_fact_is_asserted(status: Status) -> None:
    denied = claims(status)
    sender = denied[1]
    made = graph(*denied, replace(sender, status=Status.STATED))

    assert {p for _, p, _ in asserted(made.store)} == {f"<{SENDER}>"}
    found = run_query(made.store, "SELECT ?c { ?c rdf:predicate schema:sender }")
    assert len({str(row[0]) for row in found.rows}) == 2, "one claim as a fact, one not"


@pytest.mark.parametrize("status", UNASSERTED)
def test_the_shapes_hold(status: Status) -> None:
    assert not validate(graph(*claims(status)).store).problems


def test_no_line_in_the_table_and_no_edge_in_the_network() -> None:
    for status, lines in ((Status.HYPOTHETICAL, 0), (Status.STATED, 1)):
        made = graph(*claims(status))
        table = csv.reader(io.StringIO(exported(correspondence, made).decode("utf-8-sig")))
        assert len(list(table)) == 1 + lines
        assert networks.correspondence(made.store).number_of_edges() == lines


def test_the_table_quotes_the_sentence_that_states_it() -> None:
    denied, stated = claims(Status.NEGATED)[1], claims(Status.STATED)
    elsewhere = replace(denied, evidence=Evidence(ACT.span, "communications.denied"))
    table = exported(correspondence, graph(elsewhere, *stated)).decode("utf-8-sig")

    assert TEXT[:40] in table
    assert TEXT[ACT.span.start : ACT.span.end] not in table.partition("\n")[2]


@pytest.mark.parametrize("status", UNASSERTED)
def test_the_picture_has_no_arrow_but_the_statement(status: Status) -> None:
    view = view_of(graph(*claims(status)).store, "x")

    assert view.edges == ()
    words = {view.terms[s.term].forward: s for s in view.statements}
    assert words["from"].status == status.value
    act = next(s for s in view.statements if s.value == "denounced Freedonia")
    assert (act.status, view.nodes[act.subject].label) == (status.value, "Pak Un Ha")


def test_the_label_says_how_it_stands() -> None:
    labels = {e.label for e in resolved(TEXT).values() if "letter" in e.label.lower()}

    assert labels == {"Letter from Pak Un Ha to Ana Paz (hypothetical)"}


def test_offices_stay_facts_where_the_letter_is_only_planned() -> None:
    body = "Pak Un Ha, premier of the DPRK, will send a letter to Ana Paz, president of Cuba."
    made = shared_extractor().extract(wire(body))
    letter = [c for c in made if isinstance(c.subject, Mention) and c.subject.kind == "gb:Letter"]

    assert {c.status for c in letter} == {Status.HYPOTHETICAL}
    assert {c.status for c in made if c.predicate == "org:member"} == {Status.STATED}
    assert not [c for c in made if c.predicate == "gb:reports" and c.status.asserted]


@pytest.mark.parametrize(
    "body",
    [
        "Pak Un Ha, premier of the DPRK, will send a letter to Ana Paz, president of Cuba.",
        "According to media reports, Premier Pak Un Ha visited Cuba.",
        "Premier Pak Un Ha has not denounced Cuba.",
        "According to media reports, Premier Pak Un Ha rejected the plan and visited Cuba.",
    ],
)
def test_a_built_graph_conforms_and_reports_nothing(body: str) -> None:
    resolver = Resolver(authority.load())
    article = wire(body)
    resolver.add(article, shared_extractor().extract(article))
    found = resolver.resolved()
    made = Graph(in_order(rdf.rows(found, resolver.authority), found.base), found.base)

    assert any(not s.claim.status.asserted for s in found.statements)
    assert not validate(made.store).problems
    assert not run_query(made.store, "SELECT ?what { ?article gb:reports ?what }").rows


def resolved(body: str) -> dict[str, object]:
    """The entities of an article about a body."""
    resolver = Resolver(authority.load())
    made = wire(body)
    resolver.add(made, shared_extractor().extract(made))
    return dict(resolver.resolved().entities)
