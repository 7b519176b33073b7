"""What holds for any text, any name and any claims."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
from articles import article, check_claims, shared_extractor
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from graphbuilder import authority, iris
from graphbuilder.export import Graph, exported, exporters
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Evidence,
    Interval,
    Literal,
    Mention,
    Resolved,
    SettingError,
    Span,
    StatedDate,
    terms,
)
from graphbuilder.resolve import Resolver
from graphbuilder.resolve.names import normalise, short_forms
from graphbuilder.store import rdf, rows

CHARACTERS = st.characters(exclude_categories=("Cs",))
NAMES = st.text(CHARACTERS, min_size=1, max_size=30).filter(lambda name: name.strip())
PHRASES = st.sampled_from(
    [
        *'sent received to from by on and , . " -- after his The U.S. Monday 2024 (WPK) conveyed'.split(),
        *("Pak Un Ha", "Ana Paz", "president of Cuba", "minister of Health of the DPRK", "March 3"),
        *("a message of greeting", "a letter", "The letter said:", "I ask you to help", "\n"),
        *("the UN Charter", "Article 2 of", "the 45th anniversary of", "C.C., Communist Party"),
        *(
            "toKim Jong Unon",
            "on the occasion of",
            "through the Cuban embassy",
            "military exercise",
        ),
    ]
)
TEXTS = st.lists(PHRASES | st.text(CHARACTERS, max_size=12), min_size=1, max_size=30).map(" ".join)
IRI = re.compile(r"[a-z]+:[^\x00-\x20<>\"{}|\\^`]+")
few = settings(max_examples=40)


def resolved(*made: tuple[Article, tuple[Claim, ...]], base: str = terms.DEFAULT_BASE) -> Resolved:
    resolver = Resolver(authority.load(), base)
    for each, claims in made:
        resolver.add(each, claims)
    return resolver.resolved()


def rows_of(found: Resolved) -> list[rows.Row]:
    return rows.in_order(rdf.rows(found, authority.load()), found.base)


def export(name: str, graph: Graph) -> bytes:
    return exported(next(e for e in exporters() if name == e.FILE), graph)


def wired(text: str) -> Article:
    return article(f"News\n\nPyongyang, March 5 (KCNA) -- {text}")


@few
@given(TEXTS)
@example("the UN Charter the UN Charter")
def test_any_text_gives_claims_that_stand_in_it(text: str) -> None:
    for made in (wired(text), article(text)):
        check_claims(made, shared_extractor().extract(made))


@few
@given(TEXTS)
@example("the UN Charter the UN Charter")
def test_quotes_are_exact_in_the_graph(text: str) -> None:
    """``text[start:end] == exact``, read back from Turtle; characters that no store takes are U+FFFD."""
    made = wired(text)
    graph = Graph(rows_of(resolved((made, shared_extractor().extract(made)))))
    store = ox.Store()
    store.load(export("graph.ttl", graph), format=ox.RdfFormat.TURTLE)
    query = """SELECT ?start ?end ?exact WHERE {
        ?selection oa:hasSelector [oa:start ?start ; oa:end ?end], [oa:exact ?exact] }"""
    found = list(store.query(query, prefixes={"oa": terms.PREFIXES["oa"]}))  # type: ignore[arg-type]
    assert found
    for start, end, exact in found:  # type: ignore[misc]
        words = made.text[int(start.value) : int(end.value)]
        assert exact.value == rows.text(words)[0]


@given(st.text(max_size=30), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
def test_spans(text: str, start: int, length: int, by: int) -> None:
    span = Span(start, start + length)
    assert span.shifted(by).of("x" * by + text) == span.of(text)
    assert span.covers(span)
    assert span.overlaps(span) == (length > 0)
    assert len(span) == length


@pytest.mark.parametrize(("start", "end"), [(3, 2), (-1, 2), (-2, -1)])
def test_no_span_runs_backward(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="runs forward"):
        Span(start, end)


@given(st.dates(), st.dates())
def test_stated_dates_have_a_form_that_says_what_they_are(one: date, other: date) -> None:
    start, end = sorted([one, other])
    assert StatedDate.day(one).lexical == one.isoformat()
    assert StatedDate.month(one.year, one.month).interval.start <= one
    assert one <= StatedDate.month(one.year, one.month).interval.end
    assert StatedDate.year(one.year).lexical == f"{one.year:04d}"
    assert StatedDate.between(start, end).lexical == f"{start}/{end}"
    if start < end:
        with pytest.raises(ValueError, match="runs forward"):
            Interval(end, start)


LITERALS = st.builds(Literal, st.text(CHARACTERS, max_size=20)) | st.sampled_from(
    [Literal("2024-03-05", "xsd:date"), Literal("0.5", "xsd:decimal"), Literal("7", "xsd:integer")]
)
CLASSES = st.sampled_from(
    "schema:Person schema:Organization schema:Country gb:Event gb:Document org:Post gb:Letter".split()
)
WHERE = Span(0, 40)
MENTIONS = st.builds(
    Mention, CLASSES, st.builds(Span, st.integers(0, 10), st.integers(11, 30)), NAMES, st.none()
).map(lambda m: replace(m, key="c1") if m.kind == "gb:Letter" else m)
PREDICATES = st.sampled_from(
    "schema:sender schema:recipient schema:about gb:cites gb:occasion".split()
)
CLAIMS = st.builds(
    Claim,
    MENTIONS,
    PREDICATES,
    MENTIONS | LITERALS | st.just(StatedDate.month(2024, 3)),
    st.just(Evidence(WHERE, "test.rule")),
    st.sampled_from([0.5, 0.93, 1.0]),
)
CLAIMED = st.lists(CLAIMS, max_size=6).map(tuple)
TEXT = "Pak Un Ha sent a letter to Ana Paz on Monday, and more than that."


@few
@given(CLAIMED)
def test_statements_are_the_same_after_writing_and_reading(claims: tuple[Claim, ...]) -> None:
    graph = Graph(rows_of(resolved((article(TEXT), claims))))
    whole = set(graph.rows)
    for name, form in (("graph.nq", ox.RdfFormat.N_QUADS), ("graph.trig", ox.RdfFormat.TRIG)):
        read = {row_of(quad) for quad in ox.parse(export(name, graph), format=form)}
        assert read == whole
    triples = ox.parse(export("graph.ttl", graph), format=ox.RdfFormat.TURTLE)
    assert {row_of(quad) for quad in triples} == set(graph.triples)
    assert {row_of(quad) for quad in rows.quads(graph.rows)} == whole


def row_of(quad: ox.Quad) -> rows.Row:
    value = quad.object
    datatype = value.datatype.value if isinstance(value, ox.Literal) else ""
    name = quad.graph_name
    graph = name.value if isinstance(name, ox.NamedNode) else ""
    return rows.Row(graph, quad.subject.value, quad.predicate.value, value.value, datatype)  # type: ignore[union-attr]


@few
@given(CLAIMED)
def test_every_claim_has_its_statement(claims: tuple[Claim, ...]) -> None:
    found = resolved((article(TEXT), claims))
    assert {s.claim for s in found.statements} == set(claims)
    for statement in found.statements:
        assert statement.subject in found.entities
        assert isinstance(statement.object, Literal) or statement.object in found.entities


@few
@given(CLAIMED, CLAIMED, CLAIMED)
def test_the_order_of_articles_makes_no_difference(
    one: tuple[Claim, ...], two: tuple[Claim, ...], three: tuple[Claim, ...]
) -> None:
    made = [(article(TEXT, i), claims) for i, claims in zip("abc", (one, two, three), strict=True)]
    first = rows_of(resolved(*made))
    assert rows_of(resolved(*made[::-1])) == first
    assert rows_of(resolved(made[1], made[2], made[0])) == first


@few
@given(CLAIMED)
def test_the_order_of_claims_makes_no_difference(claims: tuple[Claim, ...]) -> None:
    made = article(TEXT)
    assert rows_of(resolved((made, claims[::-1]))) == rows_of(resolved((made, claims)))


@few
@given(CLAIMED)
def test_the_same_claims_twice_change_nothing(claims: tuple[Claim, ...]) -> None:
    made = article(TEXT)
    assert rows_of(resolved((made, claims + claims))) == rows_of(resolved((made, claims)))


@few
@given(CLAIMED, st.sampled_from(["https://example.org/id/", "urn:x:", "http://a.b/c#"]))
def test_every_iri_is_valid(claims: tuple[Claim, ...], base: str) -> None:
    found = resolved((article(TEXT, 'an "id" <>'), claims), base=base)
    for row in rows_of(found):
        iri = [row.graph, row.subject, row.predicate, *([] if row.datatype else [row.object])]
        for each in iri:
            assert IRI.fullmatch(each)
            assert not each.startswith(found.base) or re.fullmatch(
                r"[a-z]+/[A-Za-z0-9_-]+", each.removeprefix(found.base)
            )


@given(st.text(min_size=1))
@example("\ud800")
@example("\u0308")
@example("the")
def test_names_are_never_normalised_to_nothing(name: str) -> None:
    assert normalise(name)
    assert all(short_forms(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Workers' Party", "workers’ party"),
        ("António Guterres", "ANTONIO GUTERRES"),
        ("Kang Sok-ju", "Kang Sok Ju"),
        ("Ministry  of\nHealth", "the Ministry of Health"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kim Yong Il", "Kim Jong Il"), ("김", "金"), ("!", "?"), ("Party of X", "Party of Y")],
)
def test_names_that_are_not(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text(min_size=1, max_size=200), st.lists(st.text(max_size=20), max_size=2))
def test_local_names(name: str, scope: list[str]) -> None:
    local = iris.local_name(normalise(name), *scope)
    assert re.fullmatch(r"[A-Za-z0-9_-]+", local)
    assert len(local) <= iris.LONGEST + 9
    assert re.fullmatch(r"[A-Za-z0-9_-]+", iris.article_name(name))


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
@example("a b", "a-b")
@example("x" * 90, "x" * 91)
@example("김", "金")
def test_different_names_have_different_iris(one: str, other: str) -> None:
    assume(normalise(one) != normalise(other))
    assert iris.local_name(normalise(one)) != iris.local_name(normalise(other))


@given(st.text(min_size=1, max_size=60), st.text(min_size=1, max_size=60))
@example("a b", "a-b")
@example("a#1", "a-1")
def test_different_articles_have_different_iris(one: str, other: str) -> None:
    assume(one != other)
    assert iris.article_name(one) != iris.article_name(other)


@few
@given(NAMES)
@example("</script>")
@example("\u202e\u200b김")
@example("a\\b\"c\nd\te'f")
def test_a_name_comes_back_from_every_form_of_rdf(name: str) -> None:
    letter = Mention("gb:Letter", Span(0, 5), "letter", None, "c1")
    sender = Mention("schema:Person", Span(0, 5), name)
    claim = Claim(letter, "schema:sender", sender, Evidence(WHERE, "test.rule"), 0.5)
    graph = Graph(rows_of(resolved((article(TEXT), (claim,)))))
    label = terms.expand("rdfs:label")
    forms = {
        "graph.ttl": ox.RdfFormat.TURTLE,
        "graph.nq": ox.RdfFormat.N_QUADS,
        "graph.trig": ox.RdfFormat.TRIG,
        "graph.jsonld": ox.RdfFormat.JSON_LD,
    }
    for file, form in forms.items():
        quads = ox.parse(export(file, graph), format=form)
        found = {q.object.value for q in quads if q.predicate.value == label}  # type: ignore[union-attr]
        assert rows.text(name)[0] in found
    for exporter in exporters():
        exported(exporter, graph)


@pytest.mark.parametrize(
    ("base", "whole"),
    [
        ("https://example.org/id/", "https://example.org/id/"),
        ("https://example.org/id", "https://example.org/id/"),
        ("http://example.org/x#", "http://example.org/x#"),
        ("https://bücher.example/ü/", "https://bücher.example/ü/"),
    ],
)
def test_bases(base: str, whole: str) -> None:
    assert iris.check_base(base) == whole


@pytest.mark.parametrize(
    "base",
    [
        "",
        "example.org/id/",
        "/id/",
        "https://",
        "https:///x",
        "https://a b/",
        "https://example.org/<x>/",
        'https://example.org/"/',
        "https://example.org/\n",
        "https://[::1/",
        "file:///tmp/",
        "javascript:alert(1)",
        "https://example.org/{x}/",
        "https://example.org/\x00",
        "https://example.org/\ud800/",
    ],
)
def test_what_is_no_base(base: str) -> None:
    with pytest.raises(SettingError, match="base"):
        iris.check_base(base)


@given(st.text(max_size=30))
@example("a.example/%")
@example("a.example/\ufff0")
def test_any_base_is_refused_or_makes_valid_iris(base: str) -> None:
    try:
        whole = iris.check_base(f"https://{base}")
    except SettingError:
        return
    ox.NamedNode(f"{whole}person/x")
    assert IRI.fullmatch(whole)


@given(st.text(max_size=40))
@example("a.example/100%")
def test_a_web_address_is_a_valid_iri_or_none(text: str) -> None:
    for given_text in (text, f"https://{text}"):
        address = iris.web_address(given_text)
        if address is not None:
            ox.NamedNode(address)
            assert re.fullmatch(r"https?://[!-~]+", address)


@few
@given(st.lists(CLAIMS, min_size=1, max_size=4))
def test_a_claim_names_its_article(claims: list[Claim]) -> None:
    mention = replace(claims[0], subject=ArticleRef("test"), predicate="schema:mentions")
    found = resolved((article(TEXT), (mention,)))
    assert {s.article for s in found.statements} == {"test"}
