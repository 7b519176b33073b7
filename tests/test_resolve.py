"""Which names are one thing, and which are not."""

from __future__ import annotations

from articles import shared_extractor, wire

from graphbuilder import authority
from graphbuilder.model import Entity, Resolved
from graphbuilder.resolve import Resolver

ANA = "Ana Paz, president of the Republic of Cuba,"


def resolved(*bodies: str) -> Resolved:
    """The graph of wire articles with these bodies."""
    resolver = Resolver(authority.load())
    for number, body in enumerate(bodies):
        made = wire(body, identifier=f"a{number}")
        resolver.add(made, shared_extractor().extract(made))
    return resolver.resolved()


def labels(found: Resolved, segment: str) -> list[str]:
    return sorted(e.label for e in entities(found, segment))


def entities(found: Resolved, segment: str) -> list[Entity]:
    return [e for iri, e in found.entities.items() if iri.startswith(f"{found.base}{segment}/")]


def cuba(*bodies: str) -> Entity:
    found = resolved(*bodies)
    return found.entities[f"{found.base}country/CU"]


def test_one_name_in_two_articles_is_one_person() -> None:
    found = resolved(f"{ANA} spoke.", f"{ANA} left.")
    assert labels(found, "person") == ["Ana Paz"]


def test_names_of_one_country_are_one_country() -> None:
    found = resolved("The DPRK won.", "The Democratic People's Republic of Korea won.")
    assert [e.authority for e in entities(found, "country")] == ["country/KP"]


def test_what_a_country_was_called_stays_with_it() -> None:
    country = cuba("The Republic of Cuba won.", "Cuba won.")
    assert {"Cuba", "Republic of Cuba"} <= {country.label, *country.labels}
    assert country.label not in country.labels


def test_demonyms_are_no_names() -> None:
    country = cuba("The Cuban team won.")
    assert "Cuban" not in {country.label, *country.labels}


def test_a_short_form_goes_to_the_full_name_of_its_article() -> None:
    found = resolved(f"{ANA} came. President Paz spoke.", "President Paz spoke.")
    assert "Ana Paz" in labels(found, "person")
    (ana,) = (e for e in entities(found, "person") if e.label == "Ana Paz")
    assert "Paz" in ana.labels
    assert len(entities(found, "person")) == 2  # the second article names no Ana


def test_a_short_form_of_two_people_is_neither() -> None:
    found = resolved(
        "Kim Chol Su, minister of Health of the DPRK, and Kim Un Ha, mayor of Wonsan, met. "
        "Comrade Kim spoke."
    )
    full = [e for e in entities(found, "person") if e.label in ("Kim Chol Su", "Kim Un Ha")]
    assert len(full) == 2
    assert not any("Kim" in e.labels for e in full)


def test_names_that_differ_by_a_letter_are_apart() -> None:
    found = resolved("Comrade Kim Yong Nam came.", "Comrade Kim Yong Ran came.")
    assert len(entities(found, "person")) == 2


def test_one_title_in_two_bodies_are_two_offices() -> None:
    found = resolved("Ana Paz, president of Cuba, came.", "Luis Gomez, president of Chile, came.")
    assert len(entities(found, "post")) == 2


def test_one_office_under_two_names_of_its_country_is_one() -> None:
    found = resolved(f"{ANA} came.", "Luis Gomez, president of Cuba, came.")
    assert len(entities(found, "post")) == 1


def test_communications_are_their_articles_own_where_nothing_shows_them_to_be_one() -> None:
    found = resolved(
        "Pak Un Ha on March 1 sent a letter to Ana Paz, president of Cuba.",
        "Pak Un Ha on March 4 sent a letter to Ana Paz, president of Cuba, on her birthday.",
    )
    assert len(entities(found, "communication")) == 2
    assert labels(found, "communication") == [
        "Letter from Pak Un Ha to Ana Paz (2024-03-01)",
        "Letter from Pak Un Ha to Ana Paz (2024-03-04)",
    ]


def test_every_statement_keeps_its_claim() -> None:
    found = resolved(f"{ANA} sent a letter to Pak Un Ha, premier of the DPRK.")
    for statement in found.statements:
        assert statement.claim.predicate == statement.predicate
        assert statement.article == "a0"


def test_statements_have_one_order() -> None:
    from graphbuilder.resolve.resolver import statement_order

    found = resolved(f"{ANA} came.", "Snow fell in Kangsan County.")
    assert list(found.statements) == sorted(found.statements, key=statement_order)
