"""An installed spaCy model put underneath (``--model``): its names come through the same extractor."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from articles import article, check_claims, shared_extractor, wire
from click.testing import CliRunner
from pyoxigraph import RdfFormat, Store
from spacy.language import Language
from spacy.training import Example

from graphbuilder.cli import main
from graphbuilder.extract import layers
from graphbuilder.extract.language import blank_language, tokenise
from graphbuilder.extract.pipeline import Extractor
from graphbuilder.model import Article, SettingError

BODY = (
    "Fishing folk of Tarnow praised Veshti yesterday, and Ri Yong Nam, ambassador to Laos, agreed."
)
"""Nothing in it tells a rule that "Veshti" is a person and "Tarnow" a place."""
PATTERNS = (
    ("PERSON", "Veshti"),
    ("GPE", "Tarnow"),
    ("PERSON", "Ri Yong Nam"),
    ("ORG", "Laos"),
    ("DATE", "yesterday"),
)


@pytest.fixture(scope="module")
def ruled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose names come from an entity ruler."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(  # type: ignore[attr-defined]
        [{"label": label, "pattern": pattern} for label, pattern in PATTERNS]
    )
    path = tmp_path_factory.mktemp("models") / "ruled"
    nlp.to_disk(path)
    return path


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model whose names come from a recogniser that was trained on a handful of sentences."""
    spacy.util.fix_random_seed(7)
    nlp: Language = spacy.blank("en")
    nlp.add_pipe("ner").add_label("PERSON")  # type: ignore[attr-defined]
    frames = ("People praised {} yesterday.", "They met {} again.", "Fishing folk praised {} too.")
    examples = [
        Example.from_dict(
            nlp.make_doc(frame.format(name)),
            {"entities": [(frame.index("{"), frame.index("{") + len(name), "PERSON")]},
        )
        for frame in frames
        for name in ("Veshti", "Orlu", "Kamber", "Tashi")
    ]
    nlp.initialize(lambda: examples)
    for _ in range(20):
        nlp.update(examples, drop=0.0)
    path = tmp_path_factory.mktemp("models") / "trained"
    nlp.to_disk(path)
    return path


@pytest.fixture(scope="module")
def with_model(ruled: Path) -> Extractor:
    return Extractor(shared_extractor().authority, str(ruled))


def mentioned(extractor: Extractor, made: Article) -> dict[str, tuple[str, str, float]]:
    """What is mentioned: class, rule and confidence by name."""
    return {
        claim.object.name: (claim.object.kind, claim.evidence.rule, claim.confidence)  # type: ignore[union-attr]
        for claim in extractor.extract(made)
        if claim.predicate == "schema:mentions"
    }


def test_the_model_adds_names_that_no_rule_finds(with_model: Extractor) -> None:
    without = mentioned(shared_extractor(), wire(BODY))
    found = mentioned(with_model, wire(BODY))

    assert {"Veshti", "Tarnow"}.isdisjoint(without)
    assert found["Veshti"] == ("schema:Person", "mentions.model", 0.6)
    assert found["Tarnow"] == ("schema:Place", "mentions.model", 0.6)
    assert "yesterday" not in found


def test_what_a_rule_finds_stays_as_it_is(with_model: Extractor) -> None:
    without = mentioned(shared_extractor(), wire(BODY))
    found = mentioned(with_model, wire(BODY))

    assert without["Laos"][0] == "schema:Country"
    assert {name: found[name] for name in without} == without
    rules = [confidence for _, rule, confidence in found.values() if rule != "mentions.model"]
    assert min(rules) > 0.6


def test_the_models_names_stand_in_the_text(with_model: Extractor) -> None:
    made = wire(BODY)
    claims = with_model.extract(made)

    check_claims(made, claims)
    spans = [
        claim.object.span.of(made.text)  # type: ignore[union-attr]
        for claim in claims
        if claim.evidence.rule == "mentions.model"
    ]
    assert spans == ["Tarnow", "Veshti"]


def test_the_models_names_serve_the_other_extractors(with_model: Extractor) -> None:
    made = wire("Veshti sent a message of greeting to Ri Yong Nam, ambassador to Laos, on Monday.")

    (communication,) = layers.communications(with_model.read(made))

    assert [party.agent.name for party in communication.senders] == ["Veshti"]


def test_the_tokeniser_is_ours_with_a_model(ruled: Path) -> None:
    text = "ComradeKim Jong Unreceived Veshti at 5 p.m.--Veshti and (KCNA) --Veshti agreed."
    blank = tokenise(blank_language(), text)
    nlp = blank_language(str(ruled))
    doc = tokenise(nlp, text)

    assert [(t.text, t.idx) for t in doc] == [(t.text, t.idx) for t in blank]
    assert doc.text == text
    assert {"Comrade", "Un", "received", "--"} <= {t.text for t in doc}
    for _, component in nlp.pipeline:
        doc = component(doc)
    assert [e.text for e in doc.ents] == ["Veshti"] * 3


def test_glued_names_are_apart_with_a_model(with_model: Extractor) -> None:
    found = mentioned(with_model, wire("ComradeKim Jong Unreceived Veshti of Tarnow."))

    assert found["Kim Jong Un"][1] == "mentions.authority"
    assert found["Veshti"][1] == "mentions.model"


def test_a_text_with_endless_words_is_read_with_a_model(with_model: Extractor) -> None:
    made = article("Veshti " + "x-" * 2000 + " Veshti left.")

    assert mentioned(with_model, made)["Veshti"][2] == 0.6


def test_a_trained_recogniser_adds_names(trained: Path) -> None:
    extractor = Extractor(shared_extractor().authority, str(trained))

    found = mentioned(extractor, wire("Fishing folk praised Veshti too."))

    assert found["Veshti"] == ("schema:Person", "mentions.model", 0.6)


def test_the_command_takes_a_model(ruled: Path, tmp_path: Path) -> None:
    source = tmp_path / "news.txt"
    source.write_text(wire(BODY).text, encoding="utf-8")

    def labels(out: str, *more: str) -> set[str]:
        arguments = ["build", str(source), "--out", str(tmp_path / out), *more]
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 0, done.output
        store = Store()
        store.load((tmp_path / out / "graph.nq").read_bytes(), RdfFormat.N_QUADS)
        return {
            quad.object.value  # type: ignore[union-attr]
            for quad in store
            if quad.predicate.value.endswith("rdf-schema#label")
        }

    plain = labels("plain")
    assert labels("with", "--model", str(ruled)) - plain >= {"Veshti", "Tarnow"}
    assert "Veshti" not in plain


def test_a_folder_that_is_no_model(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="is not installed"):
        blank_language(str(tmp_path))
