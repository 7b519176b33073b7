"""Documents cited, and the parts of them."""

from __future__ import annotations

import pytest
from articles import article, read

from graphbuilder.extract import layers


@pytest.mark.parametrize(
    ("body", "documents"),
    [
        ("This violates the UN Charter.", {"UN Charter"}),
        ("They signed the Strelsau Joint Declaration.", {"Strelsau Joint Declaration"}),
        (
            "It rests on the Treaty on Friendship and Cooperation.",
            {"Treaty on Friendship and Cooperation"},
        ),
        (
            "The Treaty on Friendship and Cooperation is in force.",
            {"Treaty on Friendship and Cooperation"},
        ),
        (
            "It goes against UN Security Council resolution 9718.",
            {"UN Security Council resolution 9718"},
        ),
        ('They praised the "Fair Wind" agreement.', {"Fair Wind agreement"}),
        ("The Law on Fishing Grounds was adopted.", {"Law on Fishing Grounds"}),
        (
            "The Law on Enforcement of the General 9-Year School System was adopted.",
            {"Law on Enforcement of the General 9-Year School System"},
        ),
        (
            "They adopted a resolution on dissolving the command in accordance with the will of all.",
            {"resolution on dissolving the command"},
        ),
        ("They broke the May 4 agreement of 2031.", {"May 4 agreement of 2031"}),
        ("They broke the joint statement of May 4.", {"joint statement of May 4"}),
        (
            "It breaks the 1974 Ruritanian Fishing Agreement.",
            {"1974 Ruritanian Fishing Agreement"},
        ),
        ("They keep to the Eel Award of 3 May 1899.", {"Eel Award of 3 May 1899"}),
        (
            "They signed a 2031-2033 plan for trade between the Ministry of Eels of Cuba and the Union.",
            {"2031-2033 plan for trade between the Ministry of Eels of Cuba and the Union"},
        ),
        ("A 2031-2033 plan for work was signed.", {"2031-2033 plan for work"}),
        ("They fulfil the Sixth Water Development Plan.", {"Sixth Water Development Plan"}),
        (
            "They support the 2040 Agenda for Clean Rivers.",
            {"2040 Agenda for Clean Rivers"},
        ),
        (
            "They voted on the resolution 'Need for an end of the quarrel' here.",
            {"Need for an end of the quarrel"},
        ),
        (
            'They denounced the "resolution" on the fishing of eels which was passed.',
            {"resolution on the fishing of eels"},
        ),
        ("They keep to the Strelsau Code of Conduct.", {"Strelsau Code of Conduct"}),
        ("They denied the Hentzau Statement.", {"Hentzau Statement"}),
        ('In the "Hentzau Statement" they apologised.', {"Hentzau Statement"}),
    ],
)
def test_documents(body: str, documents: set[str]) -> None:
    assert {m.name for m in layers.documents(read(body).doc)} == documents


@pytest.mark.parametrize(
    "body",
    [
        "The law and the agreement of all are needed.",
        "They act with resolution and have a plan.",
        "He said that the treaty is good.",
        "The Ministry of Law Enforcement met.",
        "In May 4 statements were issued.",
        "He issued a June 5 statement.",
        "The Second Great Plan Bureau met.",
        "They quote the Press Statement of the Foreign Ministry.",
        'The newspapers report "Bad weather on the coast".',
    ],
)
def test_no_documents(body: str) -> None:
    assert layers.documents(read(body).doc) == []


def test_a_known_document_has_its_authority() -> None:
    (found,) = layers.documents(read("This violates the UN Charter.").doc)
    assert found.authority is not None


@pytest.mark.parametrize(
    ("body", "number"),
    [
        ("It violates Article 2 of the UN Charter.", "Article 2"),
        ("It violates Article 2, Paragraph 4 of the UN Charter.", "Article 2, Paragraph 4"),
        ("Under Rule 6 Chapter 2 of the Strelsau Convention this is void.", "Rule 6, Chapter 2"),
        ("Chapter VII of the UN Charter was cited.", "Chapter VII"),
    ],
)
def test_provisions(body: str, number: str) -> None:
    found = read(body)
    ((part, document),) = found.said("schema:isPartOf")
    assert found.said("gb:number") == {(part, number)}
    assert part == f"{number} of the {document}"


@pytest.mark.parametrize(
    "body",
    ["They read Article 2 and praised the UN Charter.", "The UN Charter has many articles."],
)
def test_no_provisions(body: str) -> None:
    assert read(body).said("schema:isPartOf") == set()


def test_what_a_quoted_letter_cites() -> None:
    found = read(
        "Pak Un Ha sent a letter to Ana Paz, president of Cuba.\nThe letter said:\n"
        "It violates Article 2 of the UN Charter."
    )
    assert found.objects("gb:cites") == {"UN Charter", "Article 2 of the UN Charter"}


def test_what_the_news_names_is_not_cited_by_the_letter() -> None:
    found = read("Pak Un Ha sent a letter to Ana Paz, president.\nPapers praised the UN Charter.")
    assert found.objects("gb:cites") == set()


def test_a_document_at_the_end_of_a_text_that_is_cut_off() -> None:
    found = read(
        article("Snow\n\nPyongyang, March 5 (KCNA) -- They praised the UN Charter the UN Charter")
    )
    assert {m.name for m in layers.documents(found.doc)} == {"UN Charter"}
