"""The view data: what is in the picture, what is said and why."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pyoxigraph as ox
import pytest

from graphbuilder.export.view import TABLES, VERSION, Quote, Statement, View, view_of
from graphbuilder.export.view.data import columns_of
from graphbuilder.export.view.opening import MANY
from graphbuilder.model.terms import DEFAULT_BASE, expand, superclasses

DATA = Path(__file__).parent / "data"
GOLDEN = DATA / "view-sample.json"


def load(text: str | bytes) -> ox.Store:
    store = ox.Store()
    store.load(text, format=ox.RdfFormat.TURTLE)
    return store


@pytest.fixture(scope="module")
def sample() -> View:
    return view_of(load((DATA / "view-sample.ttl").read_bytes()), "Sample")


def at(view: View, name: str) -> int:
    return next(i for i, node in enumerate(view.nodes) if node.iri == DEFAULT_BASE + name)


def said(view: View, name: str, words: str) -> list[Statement]:
    """The statements of a subject by the words of their term."""
    subject = at(view, name)
    return [
        s for s in view.statements if s.subject == subject and view.terms[s.term].forward == words
    ]


def arrows(view: View) -> set[tuple[str, str, str, str]]:
    short = [node.iri.removeprefix(DEFAULT_BASE) for node in view.nodes]
    return {
        (short[e.source], view.terms[e.term].edge, short[e.target], e.status) for e in view.edges
    }


def test_golden(sample: View) -> None:
    """The whole view; GOLDEN=1 in the environment writes it anew."""
    got = json.dumps(json.loads(sample.to_json()), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("GOLDEN"):
        GOLDEN.write_text(got, encoding="utf-8")
    assert got == GOLDEN.read_text(encoding="utf-8")


def test_form() -> None:
    plain = json.loads(View("A title").to_json())
    assert (plain["format"], plain["version"]) == ("graphbuilder-view", VERSION)
    assert list(plain["tables"]) == list(TABLES)
    assert plain["title"] == "A title"


def test_arrows_flow_with_the_letter(sample: View) -> None:
    letter = "communication/letter-1"
    assert ("person/ri-yong-ho", "sent", letter, "stated") in arrows(sample)
    assert (letter, "to", "person/guterres", "stated") in arrows(sample)
    assert sample.nodes[at(sample, letter)].note == "Ri Yong Ho → António Guterres"
    x = {
        name: sample.nodes[at(sample, name)].x
        for name in (letter, "person/ri-yong-ho", "person/guterres")
    }
    assert x["person/ri-yong-ho"] < x["person/guterres"]


def test_evidence_quotes_and_marks(sample: View) -> None:
    (sender,) = said(sample, "communication/letter-1", "from")
    first, second = (sample.evidence[i] for i in sender.evidence)
    assert (sender.status, sender.confidence) == ("stated", 0.97)
    quotes = [sample.quotes[e.quote] for e in (first, second) if e.quote is not None]
    assert [
        [q.text[m.start : m.end] for m in e.marks]
        for q, e in zip(quotes, (first, second), strict=True)
    ] == [
        ["Ri Yong Ho", "letter"],
        ["letter", "Ri Yong Ho"],
    ]
    article = sample.articles[quotes[0].article]
    assert article.headline == "DPRK Foreign Minister Sends Letter to UN Secretary General"
    assert (article.date, article.identifier) == ("2018-02-01", "letter-2018")
    assert first.rule == "communications.sent"


def test_quotes_and_articles_stand_once(sample: View) -> None:
    assert len(set(sample.quotes)) == len(sample.quotes) == 7
    assert len({article.iri for article in sample.articles}) == len(sample.articles) == 3


def test_offices_are_folded_into_people(sample: View) -> None:
    (office,) = said(sample, "person/ri-yong-ho", "held the office")
    assert office.object == at(sample, "post/foreign-minister-kp")
    assert [(d.words, d.value) for d in office.details] == [("of", ""), ("attested", "2018-02-01")]
    assert len(office.evidence) == 1  # member and role stand in one sentence
    assert sample.nodes[at(sample, "person/ri-yong-ho")].note == office.value
    assert ("person/ri-yong-ho", "office", "post/foreign-minister-kp", "stated") in arrows(sample)


def test_speech_acts_are_folded_into_communications(sample: View) -> None:
    (act,) = said(sample, "communication/letter-1", "requests")
    assert act.value.startswith("take up at the UN Security Council")
    assert act.object == at(sample, "organization/security-council")
    assert {d.words for d in act.details} == {"by", "to", "about"}
    assert not any(node.iri.startswith(DEFAULT_BASE + "act/") for node in sample.nodes)


def test_order_of_events_is_told_one_way(sample: View) -> None:
    assert ("event/winter-olympic-games", "before", "event/exercise", "stated") in arrows(sample)
    (before,) = said(sample, "event/winter-olympic-games", "before")
    (evidence,) = (sample.evidence[i] for i in before.evidence)
    quote = sample.quotes[evidence.quote or 0].text
    assert {m.role: quote[m.start : m.end] for m in evidence.marks} == {
        "subject": "Winter Olympic Games",
        "object": "joint military exercise",
    }


def test_inferred_names_its_premises(sample: View) -> None:
    (reply,) = said(sample, "communication/reply-1", "in reply to")
    (evidence,) = (sample.evidence[i] for i in reply.evidence)
    assert (reply.status, evidence.status) == ("inferred", "inferred")
    assert [sample.statements[i] for i in evidence.premises] == said(
        sample, "communication/reply-1", "from"
    )


def test_negated_is_no_arrow(sample: View) -> None:
    (conveyed,) = said(sample, "communication/message-2", "conveyed by")
    assert (conveyed.status, conveyed.object) == ("negated", at(sample, "organization/kcna"))
    assert not [arrow for arrow in arrows(sample) if arrow[1] == "conveyed by"]


def test_reference_facts_have_no_evidence(sample: View) -> None:
    (part,) = said(sample, "organization/security-council", "part of")
    assert (part.status, part.confidence, part.evidence) == ("reference", None, ())


def test_dates(sample: View) -> None:
    assert [s.value for s in said(sample, "communication/reply-1", "sent on")] == [
        "2018-02-01/2018-02-10"
    ]
    assert sample.nodes[at(sample, "communication/letter-1")].date == "2018-01-31"
    assert sample.nodes[at(sample, "communication/reply-1")].date == "2018-02"


def test_every_statement_is_with_its_nodes(sample: View) -> None:
    for number, statement in enumerate(sample.statements):
        for node in (statement.subject, statement.object):
            assert node is None or number in sample.nodes[node].statements
    for edge in sample.edges:
        assert edge.statements


def test_named_graphs_and_order_make_no_difference() -> None:
    text = (DATA / "view-sample.ttl").read_bytes()
    quads = list(load(text))
    split = ox.Store()
    for number, quad in enumerate(reversed(quads)):
        graph = ox.NamedNode(f"{DEFAULT_BASE}graph/{number % 3}")
        split.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
        split.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.DefaultGraph()))
    assert view_of(split, "x").to_json() == view_of(load(text), "x").to_json()


PREFIXES = "".join(
    f"@prefix {name}: <{expand(name + ':')}> .\n"
    for name in ("gb", "schema", "org", "rdfs", "rdf", "oa")
)


@pytest.mark.parametrize(
    ("text", "nodes", "edges", "statements"),
    [
        ("", 0, 0, 0),
        ("<urn:a> a schema:Person .", 1, 0, 0),
        ("<urn:a> a gb:Communication ; schema:sender <urn:nobody> .", 1, 0, 1),
        ("<urn:a> a gb:Communication ; schema:sender <urn:b> . <urn:b> a schema:Person .", 2, 1, 1),
        ("<urn:m> a org:Membership ; org:role <urn:p> . <urn:p> a org:Post .", 1, 0, 0),
        ("<urn:m> a org:Membership ; org:member <urn:p> . <urn:p> a schema:Person .", 1, 0, 1),
        ("<urn:s> a gb:SpeechAct ; gb:content 'x' .", 0, 0, 0),
        ("<urn:c> a gb:Claim ; rdf:subject <urn:a> ; rdf:predicate schema:sender .", 0, 0, 0),
        ("<urn:a> a schema:Person ; <urn:likes> <urn:a>, _:blank, 5, 'x'@en .", 1, 0, 3),
        ("<urn:a> a schema:Event, gb:Event ; schema:startDate '2018' .", 1, 0, 1),
    ],
)
def test_parts_of_the_vocabulary(text: str, nodes: int, edges: int, statements: int) -> None:
    view = view_of(load(PREFIXES + text), "Part")
    assert (len(view.nodes), len(view.edges), len(view.statements)) == (nodes, edges, statements)
    json.loads(view.to_json())


def test_broken_evidence_still_shows_the_rest() -> None:
    text = """
    <urn:a> a gb:Letter, gb:Communication ; schema:sender <urn:b> . <urn:b> a schema:Person .
    <urn:c> a gb:Claim ; rdf:subject <urn:a> ; rdf:predicate schema:sender ; rdf:object <urn:b> ;
        gb:evidence <urn:none> ; gb:objectMention <urn:mention> ;
        gb:confidence 'high' ; gb:rule 'r' .
    """
    view = view_of(load(PREFIXES + text), "Broken")
    (evidence,) = view.evidence
    assert (evidence.quote, evidence.marks, evidence.confidence, evidence.rule) == (
        None,
        (),
        None,
        "r",
    )


def big(count: int) -> ox.Store:
    """A store with more letters than a picture holds, between a few busy people and many others."""
    store = ox.Store()

    def add(subject: str, predicate: str, thing: ox.NamedNode) -> None:
        store.add(ox.Quad(ox.NamedNode(f"urn:{subject}"), ox.NamedNode(expand(predicate)), thing))

    def kind(subject: str, curie: str) -> None:
        for one in (curie, *superclasses(curie)):
            add(subject, "rdf:type", ox.NamedNode(expand(one)))

    for number in range(count):
        kind(f"l{number}", "gb:Letter")
        for role, person in (("sender", f"p{number % 7}"), ("recipient", f"p{number % 311}")):
            kind(person, "schema:Person")
            add(f"l{number}", f"schema:{role}", ox.NamedNode(f"urn:{person}"))
    return store


def test_a_big_graph_opens_on_the_strongest() -> None:
    view = view_of(big(700), "Big")
    assert len(view.nodes) > MANY
    assert 20 <= len(view.opening) <= 80
    assert {view.nodes[n].iri for n in view.opening} >= {f"urn:p{n}" for n in range(7)}
    assert len({(node.x, node.y) for node in view.nodes}) > 0.9 * len(view.nodes)
    assert view.to_json() == view_of(big(700), "Big").to_json()


def test_layout_gives_the_random_generator_back() -> None:
    import random

    random.seed(5)
    before = random.getstate()
    view_of(big(150), "x")
    assert random.getstate() == before


def test_an_act_shares_the_arrow_of_what_its_letter_is_about() -> None:
    text = """
    <urn:a> a gb:Letter, gb:Communication ; schema:about <urn:e> ; gb:performs <urn:s> .
    <urn:e> a gb:Event . <urn:s> a gb:SpeechAct, gb:Demand ; schema:about <urn:e> ; gb:content 'x' .
    """
    view = view_of(load(PREFIXES + text), "Acts")
    (edge,) = view.edges
    assert view.terms[edge.term].edge == "about"
    words = {view.terms[view.statements[at].term].forward for at in edge.statements}
    assert words == {"about", "demands"}


def test_rows_that_are_read_late_stand_in_lines() -> None:
    """A reader finds a row by division and parses its line alone (``docs/view-data.md``)."""
    quotes = tuple(Quote(0, f"sentence\n{number}", number, number + 1) for number in range(150))
    _, late = View("Lines", quotes=quotes).parts()
    assert late.splitlines()[0].endswith(
        '"articles":{"columns":'
        + json.dumps(columns_of(TABLES["articles"]), separators=(",", ":"))
        + ',"rows":['
    )
    size = json.loads(late)["rows_a_line"]
    begins = next(n for n, line in enumerate(late.splitlines()) if '"quotes":{' in line)
    lines = late.splitlines()[begins + 1 : begins + 4]
    rows = [json.loads(f"[{line.rstrip(',')}]") for line in lines]
    assert [len(row) for row in rows] == [size, size, 150 - 2 * size]
    assert rows[100 // size][100 % size] == [0, "sentence\n100", 100, 101]
    assert json.loads(late)["tables"]["quotes"]["rows"] == [row for part in rows for row in part]
