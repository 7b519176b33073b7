"""Questions about news that isn't a letter, on a graph that is built for the test."""

from __future__ import annotations

import json

import pytest
from pyoxigraph import Store

from graphbuilder.pipeline import graph_of
from graphbuilder.query import load_question, run_query
from graphbuilder.query.formats import plain

BODIES = {
    "talks": "Foreign Minister Pak Un Ha held talks with Premier Ana Paz in Havana on March 4.",
    "accusation": "Premier Pak Un Ha denounced Japan for the raid.",
    "plan": "Premier Pak Un Ha will visit Cuba next week.",
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("news") / "rows.jsonl"
    made = [
        {
            "id": name,
            "published": "2024-03-05",
            "text": f"About {name}\n\nPyongyang, March 5 (KCNA) -- {body} -0-",
        }
        for name, body in BODIES.items()
    ]
    path.write_text("".join(f"{json.dumps(row)}\n" for row in made), encoding="utf-8")
    return graph_of([path]).store


def ask(store: Store, question: str, **settings: str) -> list[list[str]]:
    found = run_query(store, load_question(question).sparql, settings)
    return [[plain(term, found.prefixes) for term in row] for row in found.rows]


def test_events_with_those_who_took_part(store: Store) -> None:
    assert ask(store, "events-reported") == [
        ["2024-03-04", "talks", "talks between Pak Un Ha and Ana Paz", who, "Havana", "About talks"]
        for who in ("Ana Paz", "Pak Un Ha")
    ]
    assert len(ask(store, "events-reported", type="talks", name="Ana Paz")) == 1
    assert ask(store, "events-reported", type="visit") == []


def test_who_accused_whom_in_news(store: Store) -> None:
    row = ["2024-03-05", "Pak Un Ha", "Japan", "Accusation", "denounced Japan for the raid"]
    assert ask(store, "warnings-and-accusations") == [[*row, "About accusation"]]
    assert ask(store, "warnings-and-accusations", name="Cuba") == []


def test_plans_are_found_as_plans(store: Store) -> None:
    said = {(row[0], row[2]) for row in ask(store, "not-asserted", status="hypothetical")}
    assert said >= {("hypothetical", "reports"), ("hypothetical", "participant")}
    assert ask(store, "not-asserted", status="negated") == []
