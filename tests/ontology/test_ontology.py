"""The ontology defines every term that is used, and says the same as the code's table."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Namespace, URIRef, namespace
from rdflib.collection import Collection

from graphbuilder.model import terms
from graphbuilder.resources import ontology_dir

GB = Namespace(terms.PREFIXES["gb"])
SCHEMA = Namespace(terms.PREFIXES["schema"])
SH = Namespace("http://www.w3.org/ns/shacl#")
ROOT = Path(terms.__file__).resolve().parents[2]
VOCABULARY_TERMS = """
Article Communication Letter Message Telegram Note NoteVerbale Memorandum AideMemoire Statement
PressStatement OralMessage SpeechAct Request Demand Warning Pledge Accusation Appreciation Support
Rejection Event Document Provision InternationalOrganization Capacity Claim dateRetrieved
datelinePlace reports relatedArticle excerptOf excerptStart excerptEnd teaserOnly purpose
onBehalfOf conveyedBy date dateConveyed senderCapacity recipientCapacity placeSent occasion
inReplyTo cites performs agent addressee content plover post attestedIn attestedOn iso3166 demonym
country eventType before after commemorates number evidence subjectMention objectMention
confidence status rule intervalStart intervalEnd Purpose congratulation greeting condolence reply
invitation thanks protest request notification Status stated inferred negated reported EventType
visit talks meeting inauguration anniversary exhibition performance appointment departure arrival
donation floralBasket statement exercise deployment conflict sports festival congress opening
session named plover-REQUEST plover-THREATEN plover-AGREE plover-ACCUSE plover-REJECT
plover-SUPPORT Judgement Conflict judges verdict score reason Verdict same different unsure
firstAttested lastAttested involves from to senderIncumbent recipientIncumbent daysToReply
knownFromReply sameTextAs textDigest setting inputsDigest articles
"""
KINDS = {
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    RDF.Property,
    SKOS.Concept,
    SKOS.ConceptScheme,
}


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return Graph().parse(ontology_dir() / "graphbuilder.ttl")


@pytest.fixture(scope="module")
def mappings() -> Graph:
    return Graph().parse(ontology_dir() / "mappings.ttl")


def curie(node: object) -> str:
    text = str(node)
    for prefix, start in terms.PREFIXES.items():
        if text.startswith(start):
            return f"{prefix}:{text[len(start) :]}"
    return text


def defined(ontology: Graph) -> set[str]:
    return {curie(s) for kind in KINDS for s in ontology.subjects(RDF.type, kind)}


def used_terms() -> dict[str, str]:
    """Each gb: name in code, questions and shapes, with a file that uses it."""
    files = [
        *(ROOT / "graphbuilder").rglob("*.py"),
        *(ontology_dir() / "queries").glob("*.rq"),
        *(ontology_dir() / "authority").glob("*.ttl"),
        ontology_dir() / "shapes.ttl",
    ]
    found: dict[str, str] = {}
    for file in files:
        for name in re.findall(r"(?<![\w-])gb:[A-Za-z][\w-]*", file.read_text(encoding="utf-8")):
            found.setdefault(name, str(file.relative_to(ROOT)))
    return {name: file for name, file in found.items() if not name.endswith("-")}


def test_the_header_names_title_version_and_licence(ontology: Graph) -> None:
    (header,) = ontology.subjects(RDF.type, OWL.Ontology)

    for name in ("title", "license", "description"):
        assert (header, URIRef(terms.PREFIXES["dcterms"] + name), None) in ontology
    assert (header, OWL.versionInfo, None) in ontology


@pytest.mark.parametrize("name", VOCABULARY_TERMS.split())
def test_a_term_of_the_vocabulary_is_defined(ontology: Graph, name: str) -> None:
    assert set(ontology.objects(GB[name], RDF.type)) & KINDS


def test_every_term_has_label_comment_example_and_home(ontology: Graph) -> None:
    for name in defined(ontology):
        term = URIRef(terms.expand(name))
        for predicate in (RDFS.label, RDFS.comment, SKOS.example, RDFS.isDefinedBy):
            assert len(list(ontology.objects(term, predicate))) == 1, (name, predicate)


def test_every_term_in_use_is_defined(ontology: Graph) -> None:
    known = defined(ontology)

    assert {name: file for name, file in used_terms().items() if name not in known} == {}


def test_properties_say_what_they_connect(ontology: Graph) -> None:
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty, RDF.Property):
        for term in ontology.subjects(RDF.type, kind):
            for one, several in (
                (RDFS.domain, SCHEMA.domainIncludes),
                (RDFS.range, SCHEMA.rangeIncludes),
            ):
                single, many = (list(ontology.objects(term, p)) for p in (one, several))
                assert (len(single) == 1) != (len(many) > 1), (term, one)


def test_concepts_are_in_a_scheme(ontology: Graph) -> None:
    schemes = set(ontology.subjects(RDF.type, SKOS.ConceptScheme))

    assert schemes == {GB.Purpose, GB.Status, GB.EventType, GB.Plover, GB.Verdict}
    for concept in ontology.subjects(RDF.type, SKOS.Concept):
        assert set(ontology.objects(concept, SKOS.inScheme)) <= schemes
        assert (concept, SKOS.prefLabel, None) in ontology


@pytest.mark.parametrize(
    ("property_name", "scheme"),
    [
        ("purpose", "Purpose"),
        ("status", "Status"),
        ("eventType", "EventType"),
        ("plover", "Plover"),
        ("verdict", "Verdict"),
    ],
)
def test_shapes_allow_the_concepts_of_the_scheme(
    ontology: Graph, property_name: str, scheme: str
) -> None:
    shapes = Graph().parse(ontology_dir() / "shapes.ttl")
    (shape,) = (
        s for s in shapes.subjects(SH.path, GB[property_name]) if (s, SH["in"], None) in shapes
    )
    head = shapes.value(shape, SH["in"])
    assert head is not None

    assert set(Collection(shapes, head)) == set(ontology.subjects(SKOS.inScheme, GB[scheme]))


def test_superclasses_are_those_of_the_code(ontology: Graph) -> None:
    stated: dict[str, set[str]] = {name: set() for name in terms.CLASSES}
    for child, parent in ontology.subject_objects(RDFS.subClassOf):
        stated.setdefault(curie(child), set()).add(curie(parent))

    assert stated == {name: set(parents) for name, parents in terms.CLASSES.items()}


def test_every_class_of_ours_is_in_the_code(ontology: Graph) -> None:
    classes = {curie(c) for c in ontology.subjects(RDF.type, OWL.Class)}

    assert classes == {name for name in terms.CLASSES if name.startswith("gb:")}


def test_mappings_start_from_our_terms_or_from_those_that_we_use(
    ontology: Graph, mappings: Graph
) -> None:
    known = defined(ontology)

    for subject in set(mappings.subjects()) - set(mappings.subjects(RDF.type, OWL.Ontology)):
        name = curie(subject)
        assert not name.startswith("gb:") or name in known, name


@pytest.mark.parametrize("name", ["SDO", "PROV", "ORG", "FOAF", "TIME"])
def test_mapped_terms_exist(mappings: Graph, name: str) -> None:
    vocabulary = getattr(namespace, name)
    start = str(vocabulary._NS)

    targets = {str(o)[len(start) :] for o in mappings.objects() if str(o).startswith(start)}

    assert targets
    assert targets <= set(vocabulary.__annotations__)
