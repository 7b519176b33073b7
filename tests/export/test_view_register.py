"""The register and the new columns of the view data: right, and never broken by what is missing."""

from __future__ import annotations

import gc
import json
from collections.abc import Iterable
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphbuilder.export.view import Communication, Node, View, view_of
from graphbuilder.model.terms import expand

PREFIXES = "".join(
    f"@prefix {name}: <{expand(name + ':')}> .\n"
    for name in ("gb", "schema", "org", "rdfs", "rdf", "oa", "dcterms", "xsd", "owl")
)
WORLD = """
<urn:kp> a schema:Country . <urn:vn> a schema:Country . <urn:un> a schema:Organization .
<urn:ministry> a schema:Organization ; gb:country <urn:kp> .
<urn:bureau> a schema:Organization ; org:subOrganizationOf <urn:ministry> .
<urn:minister> a org:Post ; org:postIn <urn:bureau> .
<urn:head> a org:Post . <urn:secretary> a org:Post ; org:postIn <urn:un> .
<urn:a> a schema:Person . <urn:b> a schema:Person . <urn:c> a schema:Person .
<urn:m1> a org:Membership ; org:member <urn:a> ; gb:post <urn:minister> .
<urn:m2> a org:Membership ; org:member <urn:b> ; org:role <urn:head> ; org:organization <urn:vn> .
<urn:m3> a org:Membership ; org:member <urn:b> ; org:organization <urn:un> .
<urn:both> a gb:Capacity, org:Membership ; org:member <urn:b> ;
    dcterms:hasPart <urn:m2>, <urn:m3> .
"""
LETTER = """
<urn:l> a gb:Letter, gb:Communication ; schema:sender <urn:a> ; schema:recipient <urn:b> ;
    gb:senderCapacity <urn:m1> ; gb:recipientCapacity <urn:both> ; gb:date "2024-05-01"^^xsd:date ;
    gb:purpose gb:condolence ; gb:occasion <urn:flood>, <urn:lost>, "a death" .
<urn:flood> a gb:Event . <urn:lost> rdfs:label "the floods" .
<urn:news> a gb:Article ; gb:reports <urn:l> . <urn:more> a gb:Article ; gb:reports <urn:l> .
<urn:other> a gb:Article ; schema:mentions <urn:l> . <urn:nobody> gb:reports <urn:l> .
"""


def seen(text: str) -> View:
    store = ox.Store()
    store.load(PREFIXES + text, format=ox.RdfFormat.TURTLE)
    return view_of(store, "Test")


def claim(name: str, subject: str, predicate: str, thing: str, status: str, sure: str) -> str:
    return (
        f"<urn:{name}> a gb:Claim ; rdf:subject <urn:{subject}> ; rdf:predicate {predicate} ; "
        f"rdf:object {thing} ; gb:status gb:{status} ; gb:confidence {sure} .\n"
    )


def node(view: View, name: str) -> Node:
    return next(node for node in view.nodes if node.iri == f"urn:{name}")


def names(view: View, numbers: Iterable[int]) -> set[str]:
    return {view.nodes[at].iri.removeprefix("urn:") for at in numbers}


def row(view: View, name: str = "l") -> Communication:
    return next(row for row in view.communications if view.nodes[row.node].iri == f"urn:{name}")


def test_a_row_says_who_wrote_to_whom_in_which_office() -> None:
    view = seen(WORLD + LETTER)
    found = row(view)
    assert (names(view, found.senders), names(view, found.recipients)) == ({"a"}, {"b"})
    assert names(view, found.sender_offices) == {"minister"}
    assert names(view, found.recipient_offices) == {"head", "un"}  # a body where there is no post
    assert (found.date, found.purposes, found.articles) == ("2024-05-01", ("condolence",), 2)
    assert names(view, found.occasions) == {"flood"}
    assert set(found.occasion_words) == {"the floods", "a death"}
    assert names(view, found.countries) == {"kp", "vn"}
    assert node(view, "l").countries == found.countries


def test_countries_of_each_kind_of_node() -> None:
    view = seen(
        WORLD
        + """<urn:place> a schema:Place ; gb:country <urn:vn> . <urn:event> a gb:Event .
        <urn:x> a schema:Organization ; org:subOrganizationOf <urn:y> .
        <urn:y> a schema:Organization ; org:subOrganizationOf <urn:x> ."""
    )
    belongs = {n.iri.removeprefix("urn:"): names(view, n.countries) for n in view.nodes}
    assert belongs["kp"] == belongs["bureau"] == belongs["minister"] == belongs["a"] == {"kp"}
    assert belongs["b"] == belongs["head"] == belongs["place"] == {"vn"}
    assert belongs["c"] == belongs["un"] == belongs["secretary"] == belongs["event"] == set()
    assert belongs["x"] == belongs["y"] == set()


def test_an_office_says_for_which_country_somebody_wrote() -> None:
    """Someone who was minister before speaks for that country no longer."""
    view = seen(
        WORLD
        + """<urn:m4> a org:Membership ; org:member <urn:a> ; org:role <urn:envoy> .
        <urn:envoy> a org:Post ; gb:country <urn:vn> .
        <urn:l> a gb:Communication ; schema:sender <urn:a> ; gb:senderCapacity <urn:m4> .
        <urn:k> a gb:Communication ; schema:sender <urn:a> .
        <urn:j> a gb:Communication ; schema:sender <urn:c> ; gb:onBehalfOf <urn:kp> ."""
    )
    assert names(view, node(view, "a").countries) == {"kp", "vn"}
    assert names(view, row(view, "l").countries) == {"vn"}
    assert names(view, row(view, "k").countries) == {"kp", "vn"}
    assert names(view, row(view, "j").countries) == {"kp"}


def test_rows_stand_by_date_and_the_undated_last() -> None:
    dates = {"p": '"2024"', "q": '"2023-12-31"', "r": "<urn:span>", "t": '"2024-01-02"'}
    text = "<urn:span> gb:intervalStart '2024-01-01' ; gb:intervalEnd '2024-02-01' .\n"
    text += "".join(f"<urn:{n}> a gb:Communication ; gb:date {d} .\n" for n, d in dates.items())
    text += "".join(f"<urn:{n}> a gb:Communication ; schema:sender <urn:s> .\n" for n in ("z", "o"))
    view = seen(text)
    order = [view.nodes[row.node].iri.removeprefix("urn:") for row in view.communications]
    assert order == ["q", "p", "r", "t", "o", "z"]
    assert row(view, "r").date == "2024-01-01/2024-02-01"


def test_only_what_is_asserted_is_in_the_register() -> None:
    view = seen(
        WORLD
        + "<urn:l> a gb:Communication . <urn:k> a gb:Communication ; gb:purpose gb:reply ."
        + claim("c1", "l", "schema:sender", "<urn:a>", "hypothetical", "0.9")
    )
    assert view.communications == ()
    assert node(view, "l").countries == ()


def test_status_is_that_of_the_weakest_party() -> None:
    sender = claim("c1", "l", "schema:sender", "<urn:a>", "stated", "0.9")
    recipient = claim("c2", "l", "schema:recipient", "<urn:b>", "inferred", "0.6")
    again = claim("c3", "l", "schema:recipient", "<urn:b>", "stated", "0.8")
    date = claim("c4", "l", "gb:date", "'2024-05-01'^^xsd:date", "inferred", "0.3")
    found = [
        row(seen(WORLD + LETTER + claims))
        for claims in (sender + recipient + date, sender + recipient + again, sender)
    ]
    assert [(r.status, r.confidence) for r in found] == [
        ("inferred", 0.6),
        ("stated", 0.8),
        ("reference", 0.9),
    ]
    dated = row(seen("<urn:l> a gb:Communication ; gb:date '2024-05-01'^^xsd:date ." + date))
    assert (dated.status, dated.confidence) == ("inferred", 0.3)


def test_arrows_have_the_confidence_of_their_best_statement() -> None:
    view = seen(
        WORLD
        + LETTER
        + claim("c1", "l", "schema:sender", "<urn:a>", "inferred", "0.99")
        + claim("c2", "l", "schema:sender", "<urn:a>", "stated", "0.7")
        + claim("c3", "l", "schema:recipient", "<urn:b>", "stated", "'NaN'")
    )
    sent, to = (e for e in view.edges if view.terms[e.term].letter)
    if view.terms[sent.term].edge != "sent":
        sent, to = to, sent
    assert (sent.status, sent.confidence) == ("stated", 0.7)
    assert (to.status, to.confidence) == ("stated", None)


def test_values_say_how_they_are_typed() -> None:
    view = seen("""
    <urn:a> a schema:Person ; rdfs:label "A" ; <urn:p> "plain", "words"@en, 5, gb:condolence ;
        <urn:p> <urn:b>, "2024" , "2024"^^xsd:gYear . <urn:b> a schema:Person .
    """)
    assert {(s.value, s.type) for s in view.statements if s.subject == 0} == {
        ("plain", expand("xsd:string")),
        ("words", "@en"),
        ("5", expand("xsd:integer")),
        ("condolence", f"<{expand('gb:condolence')}>"),
        ("", ""),
        ("2024", expand("xsd:string")),
        ("2024", expand("xsd:gYear")),
    }


def test_statements_name_what_is_folded_into_them() -> None:
    view = seen("""
    <urn:a> a schema:Person . <urn:p> a org:Post . <urn:l> a gb:Communication ; gb:performs <urn:s> .
    <urn:s> a gb:SpeechAct, gb:Demand ; gb:content "x" .
    <urn:m> a org:Membership ; org:member <urn:a> ; org:role <urn:p> ; rdfs:label "head" .
    <urn:n> a org:Membership ; org:member <urn:a> ; org:role <urn:p> ; rdfs:label "head" .
    """)
    assert {(s.value, s.folded, s.type) for s in view.statements} == {
        ("x", ("urn:s",), ""),
        ("head", ("urn:m", "urn:n"), ""),
    }


def test_evidence_names_a_claim() -> None:
    view = seen(WORLD + LETTER + claim("c1", "l", "schema:sender", "<urn:a>", "stated", "0.9"))
    assert [evidence.claim for evidence in view.evidence] == ["urn:c1"]


def test_classes_and_what_the_iris_begin_with() -> None:
    view = seen("""
    <https://x.example/id/communication/l> a gb:NoteVerbale, gb:Note, gb:Communication .
    <https://x.example/id/person/a> a schema:Person, <urn:foreign> . <urn:b> a schema:Person .
    """)
    assert view.base == "https://x.example/id/"
    assert {node.class_ for node in view.nodes} == {
        expand("gb:NoteVerbale"),
        expand("schema:Person"),
    }
    assert seen("").base == View("x").base


def test_the_two_parts_are_the_whole() -> None:
    view = seen(WORLD + LETTER)
    whole = json.loads(view.to_json())
    head, rest = map(json.loads, view.parts())
    for part in (head, rest):
        assert (part["format"], part["version"]) == (whole["format"], whole["version"])
    assert head["tables"] | rest["tables"] == whole["tables"]
    assert list(rest["tables"]) == ["articles", "quotes", "evidence", "statements"]
    assert {k: v for k, v in head.items() if k != "tables"} == {
        k: v for k, v in whole.items() if k != "tables"
    }


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", 0),
        ("<urn:l> a gb:Communication .", 0),
        ("<urn:l> a gb:Communication ; schema:sender 'somebody' .", 1),
        ("<urn:l> a gb:Communication ; schema:sender <urn:l> ; schema:recipient <urn:l> .", 1),
        ("<urn:l> a gb:Communication ; gb:date 'not a date' ; gb:senderCapacity <urn:no> .", 1),
        ("<urn:l> schema:sender <urn:a> . <urn:a> a schema:Person .", 0),
        (
            "<urn:l> a gb:Communication ; gb:date '2024' ; gb:senderCapacity 'x' ; gb:occasion 5 .",
            1,
        ),
        (
            "<urn:m> a gb:Capacity, org:Membership ; dcterms:hasPart <urn:m> ; org:member <urn:m> .",
            0,
        ),
    ],
)
def test_what_is_missing_or_wrong_breaks_nothing(text: str, rows: int) -> None:
    assert len(seen(text).communications) == rows


LEADS = {
    "nodes": {"statements": "statements", "countries": "nodes"},
    "edges": {"source": "nodes", "target": "nodes", "term": "terms", "statements": "statements"},
    "communications": dict.fromkeys(
        ("node", "senders", "sender_offices", "recipients", "recipient_offices", "occasions"),
        "nodes",
    )
    | {"countries": "nodes"},
    "articles": {"node": "nodes"},
    "evidence": {"quote": "quotes", "premises": "statements"},
    "statements": {
        "subject": "nodes",
        "object": "nodes",
        "term": "terms",
        "evidence": "evidence",
    },
}
"""Which columns lead to which table."""


def check_numbers(view: View) -> None:
    """Every number leads to a row; -1 stands for an article that is not in the graph."""
    data: dict[str, Any] = json.loads(view.to_json())
    tables = data["tables"]
    size = {name: len(table["rows"]) for name, table in tables.items()}
    for name, leads in LEADS.items():
        for line in tables[name]["rows"]:
            cells = dict(zip(tables[name]["columns"], line, strict=True))
            for column, to in leads.items():
                found = cells[column] if isinstance(cells[column], list) else [cells[column]]
                assert all(0 <= number < size[to] for number in found if number is not None)
    assert all(-1 <= quote.article < size["articles"] for quote in view.quotes)
    assert all(0 <= at < size["nodes"] for at in view.opening)
    assert all(
        d.object is None or 0 <= d.object < size["nodes"]
        for s in view.statements
        for d in s.details
    )


def test_every_number_leads_to_a_row() -> None:
    claims = claim("c1", "l", "schema:sender", "<urn:a>", "stated", "0.9")
    check_numbers(seen(WORLD + LETTER + claims))


THINGS = [ox.NamedNode(f"urn:{n}") for n in range(7)]
CLASSES = [
    ox.NamedNode(expand(curie))
    for curie in (
        *("gb:Communication", "schema:Person", "org:Post", "org:Membership", "gb:SpeechAct"),
        *("schema:Country", "schema:Organization", "gb:Event", "gb:Article", "gb:Claim"),
    )
]
PREDICATES = [
    ox.NamedNode(expand(curie))
    for curie in (
        *("schema:sender", "schema:recipient", "gb:senderCapacity", "gb:date", "gb:occasion"),
        *("org:member", "org:role", "org:organization", "dcterms:hasPart", "gb:country"),
        *("org:postIn", "org:subOrganizationOf", "gb:reports", "gb:performs", "schema:about"),
        *("rdf:subject", "rdf:object", "prov:wasDerivedFrom", "gb:after", "gb:onBehalfOf"),
    )
]
VALUES = [*THINGS, ox.Literal("2024-01-01"), ox.Literal("x", language="en"), ox.Literal(5)]
TYPED = st.builds(
    ox.Quad,
    st.sampled_from(THINGS),
    st.just(ox.NamedNode(expand("rdf:type"))),
    st.sampled_from(CLASSES),
)
SAID = st.builds(
    ox.Quad, st.sampled_from(THINGS), st.sampled_from(PREDICATES), st.sampled_from(VALUES)
)
CLAIMED = st.builds(
    ox.Quad,
    st.sampled_from(THINGS),
    st.just(ox.NamedNode(expand("rdf:predicate"))),
    st.sampled_from(PREDICATES),
)


@settings(deadline=None)
@given(st.lists(TYPED, max_size=10), st.lists(SAID | CLAIMED, max_size=25), st.randoms())
def test_any_graph_gives_a_sound_view(
    types: list[ox.Quad], rest: list[ox.Quad], chance: Any
) -> None:
    quads = types + rest
    view = view_of(quads, "x")
    check_numbers(view)
    chance.shuffle(quads)
    assert view_of(quads, "x").to_json() == view.to_json()


def test_a_small_graph_opens_unfolded() -> None:
    view = seen(WORLD + LETTER)
    assert not view.folded
    assert view.opening == tuple(range(len(view.nodes)))


def test_the_collector_runs_again_afterwards() -> None:
    seen(WORLD)
    assert gc.isenabled()
