"""Looking things up by position gives what looking through all of them gives."""

from __future__ import annotations

from articles import read, wire

from graphbuilder.extract import layers
from graphbuilder.model import Span

BODY = (
    "Pak Un Ha, premier of the DPRK, met Ana Paz, president of the Republic of Cuba, on March 3.\n"
    "Kim Jong Un\nXi Jinping\nThe Central Committee of the Workers' Party of Korea thanked Japan.\n"
    "On March 4 Pak Un Ha, premier of the DPRK, saw the June 15 North-South Joint Declaration."
)


def test_names_labels_and_dates_in_a_sentence() -> None:
    doc = read(wire(BODY)).doc
    words = layers.words(doc)
    for sentence in layers.sentences(doc):
        span = sentence.span
        inside = [n for n in layers.names(doc) if span.covers(n.mention.span)]
        assert layers.names_in(doc, span) == inside
        labels = [
            (k, Span(words.starts[k.first], words.ends[k.last - 1])) for k in layers.known(doc)
        ]
        assert layers.known_in(doc, span) == [k for k, where in labels if span.covers(where)]
        days = [d for d in layers.dates(doc) if span.start <= d.span.start < span.end]
        assert layers.dates_from(doc, span.start, span.end) == days


def test_the_offices_of_one_mention() -> None:
    doc = read(wire(BODY)).doc
    held = [party for _, party in layers.offices(doc)]
    assert len(held) > 2
    for party in held:
        assert layers.parties_of(doc, party.agent) == [p for p in held if p.agent == party.agent]


def test_nothing_lies_in_an_empty_stretch() -> None:
    doc = read(wire(BODY)).doc
    nowhere = Span(0, 0)
    assert not layers.names_in(doc, nowhere)
    assert not layers.known_in(doc, nowhere)
