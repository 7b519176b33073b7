from __future__ import annotations

from articles import shared_extractor, wire

from graphbuilder.extract.confidence import measured
from graphbuilder.extract.pipeline import Extractor
from graphbuilder.model import ArticleRef, Claim, Evidence, Literal, Mention, Span, Status

ARTICLE = ArticleRef("a")
PERSON = Mention("schema:Person", Span(0, 3), "Pak")
COUNTRY = Mention("schema:Country", Span(0, 3), "Laos")
FIGURES = {("mentions.form", "persons", 0.9): 0.75}


def mentions(
    of: Mention,
    rule: str = "mentions.form",
    sure: float = 0.9,
    status: Status = Status.STATED,
    premises: tuple[Claim, ...] = (),
) -> Claim:
    evidence = Evidence(Span(0, 3), rule)
    return Claim(ARTICLE, "schema:mentions", of, evidence, sure, status, premises)


def confidences(*claims: Claim) -> list[float]:
    return [claim.confidence for claim in measured(claims, FIGURES)]


def test_a_rule_has_the_confidence_that_was_measured() -> None:
    assert confidences(mentions(PERSON)) == [0.75]


def test_what_was_not_measured_keeps_the_extractors_own() -> None:
    others = (
        mentions(PERSON, "mentions.other"),
        mentions(COUNTRY),  # the same rule, another class
        mentions(PERSON, sure=0.8),  # the same rule in a case that it is less sure of
        mentions(PERSON, status=Status.REPORTED),
        Claim(ARTICLE, "schema:headline", Literal("x"), Evidence(Span(0, 3), "masthead.x"), 1.0),
    )
    assert measured(others, FIGURES) == others


def test_what_is_inferred_is_no_surer_than_its_premises() -> None:
    inferred = mentions(COUNTRY, "mentions.inferred", 0.8, Status.INFERRED, (mentions(PERSON),))

    (claim,) = measured([inferred], FIGURES)

    assert claim.confidence == 0.75
    assert [premise.confidence for premise in claim.premises] == [0.75]


def test_the_extractor_reads_the_table() -> None:
    made = wire("Han Chol Jun, chairman of the Red Lake Committee, left here for Laos.")
    own = Extractor(shared_extractor().authority, measured=False)

    before, after = own.extract(made), shared_extractor().extract(made)

    figures = shared_extractor().figures
    assert figures
    assert not own.figures
    assert measured(before, figures) == after
    assert before != after
    premises = {premise for claim in after for premise in claim.premises}
    assert premises <= set(after)
