"""Questions about what merging adds, on ``data/merging.ttl``: in Oxigraph and in rdflib."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyoxigraph import BlankNode, RdfFormat, Store

from graphbuilder.query import list_questions, load_question, open_graph, run_query
from graphbuilder.query.formats import plain
from graphbuilder.query.names import prefixes
from graphbuilder.query.validate import validate

DATA = Path(__file__).parent / "data"
ANSWERS: list[dict[str, Any]] = json.loads(
    (DATA / "merging-answers.json").read_text(encoding="utf-8")
)
HEADER = "".join(f"@prefix {p}: <{i}> .\n" for p, i in prefixes().items())
COUNTING = ("bodies-by-mentions", "countries-by-mentions", "offices-by-person")


@pytest.fixture
def merging() -> Store:
    return open_graph(DATA / "merging.ttl")


@pytest.fixture(scope="module")
def merging_rdflib() -> rdflib.Graph:
    return rdflib.Graph().parse(DATA / "merging.ttl")


def ids(answer: dict[str, Any]) -> str:
    settings = ",".join(f"{k}={v}" for k, v in answer["settings"].items())
    return f"{answer['question']}({settings})"


def ask(store: Store, question: str, **settings: str) -> list[list[str]]:
    found = run_query(store, load_question(question).sparql, settings)
    return [[plain(term, found.prefixes) for term in row] for row in found.rows]


def add(store: Store, triples: str) -> None:
    store.load(f"{HEADER}{triples}", RdfFormat.TURTLE)


def test_the_graph_conforms_and_has_no_blank_nodes(merging: Store) -> None:
    assert str(validate(merging)) == "The graph conforms to all shapes.\n"
    assert not any(isinstance(n, BlankNode) for q in merging for n in (q.subject, q.object))


@pytest.mark.parametrize("answer", ANSWERS, ids=ids)
def test_a_question_has_its_answer(merging: Store, answer: dict[str, Any]) -> None:
    found = run_query(merging, load_question(answer["question"]).sparql, answer["settings"])

    assert list(found.columns) == answer["columns"]
    assert [[plain(t, found.prefixes) for t in row] for row in found.rows] == answer["rows"]


@pytest.mark.parametrize("question", list_questions(), ids=lambda q: q.name)
def test_the_answer_is_that_of_rdflib(
    merging: Store, merging_rdflib: rdflib.Graph, question: Any
) -> None:
    answer = run_query(merging, question.sparql)

    rows = merging_rdflib.query(question.sparql)

    found = [["" if term is None else str(term) for term in row] for row in rows]
    assert sorted(found) == sorted([plain(term, {}) for term in row] for row in answer.rows)


@pytest.mark.parametrize("question", [*COUNTING, "first-and-last-seen", "several-reports"])
def test_a_reprint_is_not_counted_again(merging: Store, question: str) -> None:
    before = ask(merging, question)
    add(
        merging,
        """article:daily-01 schema:mentions organization:united-nations , country:dprk ,
             person:ri-chol-guk ; gb:reports communication:letter-1 , communication:reply-1 .
           membership:ri-foreign-minister gb:attestedIn article:daily-01 .""",
    )

    assert ask(merging, question) == before


def test_nobody_else_is_named_where_somebody_was_seen(merging: Store) -> None:
    add(
        merging,
        """membership:early a org:Membership ; rdfs:label "minister" ;
             org:member person:rudolf-elf ; gb:post post:foreign-minister-dprk ;
             org:role post:foreign-minister-dprk ; gb:attestedIn article:kcna-01 ;
             gb:firstAttested "2023-01-01"^^xsd:date ; gb:lastAttested "2023-02-01"^^xsd:date .""",
    )

    def holders(date: str) -> list[tuple[str, str]]:
        rows = ask(merging, "holders-on-date", date=date, post="post:foreign-minister-dprk")
        return [(person, place) for _, person, place, *_ in rows]

    assert holders("2023-01-15") == [("Rudolf Elf", "inside")]
    assert holders("2023-12-01") == [("Rudolf Elf", "before"), ("Ri Chol Guk", "after")]
    assert holders("2024-05-01") == [("Ri Chol Guk", "inside")]
    assert holders("2025-01-01") == [("O Kwang Su", "before")]


@pytest.mark.parametrize(
    ("date", "after", "before", "found"),
    [
        ('"2024-02"^^xsd:gYearMonth', "2024-02-20", "2024-02-25", True),
        ('"2024-02"^^xsd:gYearMonth', "2024-03-01", "2024-03-31", False),
        ('"2024-02"^^xsd:gYearMonth', "2024-01-01", "2024-01-31", False),
        ('"2023"^^xsd:gYear', "2023-12-31", "2024-01-01", True),
        ('"2023"^^xsd:gYear', "2024-01-01", "2024-12-31", False),
        ('"2024-02-03"^^xsd:date', "2024-02-03", "2024-02-03", True),
    ],
)
def test_unanswered_between_two_days(
    merging: Store, date: str, after: str, before: str, found: bool
) -> None:
    add(
        merging,
        f"""article:kcna-04 gb:reports communication:x . communication:x a gb:Communication ;
              rdfs:label "x" ; schema:recipient person:rudolf-elf ; gb:date {date} .""",
    )

    rows = ask(merging, "unanswered", after=after, before=before)

    assert ("communication:x" in {row[-1] for row in rows}) is found


def test_a_letter_that_is_only_planned_is_not_unanswered(merging: Store) -> None:
    add(
        merging,
        """communication:x a gb:Communication ; rdfs:label "x (hypothetical)" ;
             schema:recipient person:rudolf-elf .""",
    )

    assert "communication:x" not in {row[-1] for row in ask(merging, "unanswered")}


def test_reports_that_agree_in_part_differ(merging: Store) -> None:
    add(
        merging,
        """claim:x a gb:Claim ; gb:status gb:stated ; rdf:subject communication:letter-1 ;
             rdf:predicate schema:sender ; rdf:object person:o-kwang-su ; gb:evidence selection:x .
           selection:x oa:hasSource article:kcna-02 .""",
    )

    rows = ask(merging, "reports-compared", name="communication:letter-1")

    assert {row[3] for row in rows if row[1] == "schema:sender"} == {"differ"}
    assert {row[3] for row in rows if row[1] == "schema:recipient"} == {"agree"}


def test_a_judgement_inside_a_group_is_found_by_the_entity(merging: Store) -> None:
    add(
        merging,
        """person:ri-chol-guk dcterms:replaces person:yi-chol-guk .
           judgement:x a gb:Judgement ; rdfs:label "Lee Chol Guk and Yi Chol Guk: same" ;
             gb:judges person:lee-chol-guk , person:yi-chol-guk ; gb:verdict gb:same .""",
    )

    judged = [row[1] for row in ask(merging, "merged-names", name="Ri Chol Guk")]

    assert judged == ["Lee Chol Guk and Ri Chol Guk: same", "Lee Chol Guk and Yi Chol Guk: same"]
