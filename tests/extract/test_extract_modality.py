"""What is denied, planned or only rumoured."""

from __future__ import annotations

import pytest
from articles import read

from graphbuilder.extract import layers
from graphbuilder.extract.modality import status_of
from graphbuilder.model import Status


def status(body: str, verb: str) -> Status:
    """How the clause with a verb stands in an article's only sentence."""
    doc = read(body).doc
    sentence = next(s for s in layers.sentences(doc) if verb in s.span.of(layers.text(doc)))
    at = layers.words(doc).lowers.index(verb, sentence.first)
    return status_of(doc, sentence, at)


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The premier visited the farm.", "visited"),
        ("The White House said that the president had sent a letter.", "sent"),
        ("The president has sent a letter, the Kremlin press service reported.", "sent"),
        ("I have the honour to report that the count sent a note.", "sent"),
        ("He was not there, and the premier visited the farm alone with her guests.", "visited"),
    ],
)
def test_facts(body: str, verb: str) -> None:
    assert status(body, verb) is Status.STATED


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The premier has not visited the farm.", "visited"),
        ("The premier never visited the farm.", "visited"),
        ("The government has neither sent a letter nor asked for one.", "sent"),
        ("The ministry denied having sent a letter.", "sent"),
        ("The ministry denied a report that the premier visited the farm.", "visited"),
    ],
)
def test_negated(body: str, verb: str) -> None:
    assert status(body, verb) is Status.NEGATED


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("The premier will visit the farm.", "visit"),
        ("The premier may have visited the farm.", "visited"),
        ("The premier is scheduled to visit the farm.", "visit"),
        ("The premier plans to visit the farm.", "visit"),
        ("They invited the premier to visit the farm.", "visit"),
    ],
)
def test_hypothetical(body: str, verb: str) -> None:
    assert status(body, verb) is Status.HYPOTHETICAL


@pytest.mark.parametrize(
    ("body", "verb"),
    [
        ("A newspaper reported that the premier visited the farm.", "visited"),
        ("The rumour that the premier visited the farm spread fast.", "visited"),
        ("The premier allegedly visited the farm.", "visited"),
        ("The premier is said to have visited the farm.", "visited"),
        ("The premier visited the farm, according to Yonhap.", "visited"),
        ("The premier visited the farm, according to an unnamed source.", "visited"),
        ('He wrote: "The premier visited the farm on Monday."', "visited"),
    ],
)
def test_reported(body: str, verb: str) -> None:
    assert status(body, verb) is Status.REPORTED
