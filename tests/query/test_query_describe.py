from __future__ import annotations

import pytest
from pyoxigraph import Store

from graphbuilder.query import describe, find
from graphbuilder.query.describe import AmbiguousNameError
from graphbuilder.query.page import as_text

BASE = "https://w3id.org/graphbuilder/id/"


@pytest.mark.parametrize(
    "what",
    [
        BASE + "country/viet-nam",
        f"<{BASE}country/viet-nam>",
        "country:viet-nam",
        "Viet Nam",
        "vietnam",  # another name
        "VIET",  # the beginning of one
    ],
)
def test_a_thing_is_found_by_iri_or_name(sample: Store, what: str) -> None:
    if what == "VIET":  # also begins the ambassador's post
        with pytest.raises(AmbiguousNameError):
            find(sample, what)
    else:
        assert find(sample, what) == BASE + "country/viet-nam"


def test_a_name_that_nothing_bears_finds_nothing(sample: Store) -> None:
    for what in ("Atlantis", "", "person:nobody", "http://not an iri"):
        assert find(sample, what) is None


def test_several_bearers_are_listed(sample: Store) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        find(sample, "minister of Foreign")

    assert [candidate[0] for candidate in caught.value.candidates] == [
        "membership:nguyen-thi-hoa-foreign-minister",
        "membership:pak-chol-min-foreign-minister",
        "post:foreign-minister-dprk",
        "post:foreign-minister-viet-nam",
    ]
    assert caught.value.candidates[0][2] == "org:Membership"


def test_a_description_has_each_statement_once_with_its_sentences(sample: Store) -> None:
    description = describe(sample, BASE + "membership/pak-chol-min-foreign-minister")

    facts = {(f.forward, f.predicate, f.other): f for f in description.facts}
    member = facts[True, "org:member", "Pak Chol Min"]
    assert member.iri == "person:pak-chol-min"
    assert [s.date for s in member.sentences] == ["2024-03-12", "2024-04-15"]
    assert all(s.quote and s.headline and s.status == "stated" for s in member.sentences)
    assert len(facts) == len(description.facts)


def test_an_inferred_statement_says_so(sample: Store) -> None:
    description = describe(sample, BASE + "event/founding-of-the-red-star-youth-union")

    (fact,) = (f for f in description.facts if f.predicate == "schema:startDate")
    assert fact.other == "1954"
    assert [s.status for s in fact.sentences] == ["inferred"]


def test_what_a_text_denies_is_shown_though_it_is_no_triple(sample: Store) -> None:
    sample.update(
        f"""PREFIX gb: <https://w3id.org/graphbuilder/ontology#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        INSERT DATA {{ <{BASE}claim/n> a gb:Claim ; rdf:subject <{BASE}communication/reply-1> ;
            rdf:predicate gb:cites ; rdf:object <{BASE}document/un-charter> ;
            gb:status gb:negated }}"""
    )

    description = describe(sample, BASE + "communication/reply-1")

    (fact,) = (f for f in description.facts if f.predicate == "gb:cites")
    assert fact.sentences[0].status == "negated"


def test_the_page_fits_and_names_sentence_article_and_date(sample: Store) -> None:
    text = as_text(describe(sample, BASE + "communication/letter-1"), 80)

    assert max(map(len, text.splitlines())) <= 80
    assert text.startswith("letter from Pak Chol Min to Anders Holm, 2024-03-11  (communication:")
    assert "schema:sender\n  Pak Chol Min (person:pak-chol-min)\n" in text
    assert "on Monday sent a" in text
    assert "DPRK Foreign Minister Sends Letter to UN Secretary General, 2024-03-12" in text
    assert "also: Vietnam" in as_text(describe(sample, BASE + "country/viet-nam"))
