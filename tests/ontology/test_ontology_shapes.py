"""The sample conforms, and each message of the shapes has a wrong graph that it is said of.

The wrong things stand beside the sample, each under a name of its own, so that one validation
serves all tests.
"""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
from pyoxigraph import RdfFormat
from rdflib import Graph, Literal, Namespace
from wrong_merging import WRONG_MERGING

from graphbuilder.model import terms
from graphbuilder.query import open_graph
from graphbuilder.query.names import prefixes
from graphbuilder.query.validate import Report, validate
from graphbuilder.resources import ontology_dir

SH = Namespace("http://www.w3.org/ns/shacl#")
SAMPLE = Path(__file__).parents[1] / "query" / "data" / "sample.ttl"
HEADER = "".join(f"@prefix {p}: <{i}> .\n" for p, i in prefixes().items())

ARTICLE = 'a gb:Article , schema:NewsArticle ; rdfs:label "x"'
LETTER = 'a gb:Letter , gb:Communication , schema:Message ; rdfs:label "x"'
ACT = 'a gb:Request , gb:SpeechAct ; rdfs:label "x"'
EVENT = 'a gb:Event , schema:Event , sem:Event ; rdfs:label "x"'
MEMBERSHIP = 'a org:Membership ; rdfs:label "x"'
POSTED = "gb:post post:foreign-minister-dprk ; org:role post:foreign-minister-dprk"
PROVISION = 'a gb:Provision , gb:Document , schema:CreativeWork ; rdfs:label "x"'
CLAIM = "a gb:Claim , rdf:Statement"
SELECTION = "a oa:SpecificResource"
GAMES = "event:spring-friendship-games"
BACKWARDS = (
    'a time:Interval ; gb:intervalStart "2024-02-02"^^xsd:date ; '
    'gb:intervalEnd "2024-01-01"^^xsd:date'
)
TOO_LONG = (
    f"{SELECTION} ; oa:hasSelector selector:w98q , selector:w98p . "
    'selector:w98q oa:exact "\U0001f54a조선" . selector:w98p oa:start 0 ; oa:end 4'
)
AGENT = "country:viet-nam"  # no sender, no person, no organization
STATED_DATE = "is a valid xsd:date"

# (the thing that is wrong, what else is said of it, how the message begins)
WRONG: list[tuple[str, str, str]] = [
    ("communication:w1", f"{LETTER} ; schema:sender 'Ri'", "This is a blank node"),
    ("person:w2", "a schema:Person", "It has no rdfs:label"),
    ("person:w3", 'a schema:Person ; rdfs:label "x" , "y"', "It has no rdfs:label, or several"),
    ("communication:w4", 'a gb:Letter ; rdfs:label "x"', "A form of communication"),
    ("communication:w5", f"{LETTER} ; a gb:Memorandum", "A note verbale, memorandum"),
    ("communication:w6", f"{LETTER} ; a gb:PressStatement", "A press statement is not"),
    ("communication:w6b", f"{LETTER} ; a gb:Airgram", "A circular telegram or an airgram"),
    ("communication:w6c", f"{LETTER} ; gb:number 6", "The gb:number of a communication"),
    ("communication:w6d", f"{LETTER} ; gb:fileReference 7", "A gb:fileReference is"),
    ("act:w7", 'a gb:Pledge ; rdfs:label "x"', "A form of speech act"),
    ("organization:w8", 'a schema:PoliticalParty ; rdfs:label "x"', "A kind of organization"),
    ("article:w9", 'a gb:Article ; rdfs:label "x"', "An article is not typed"),
    ("article:w10", ARTICLE, "An article has exactly one dcterms:identifier"),
    (
        "article:w11",
        f'{ARTICLE} ; dcterms:identifier "a" , "b"',
        "An article has exactly one dcterms",
    ),
    (
        "article:w12",
        f'{ARTICLE} ; schema:headline "a" , "b"',
        "An article has at most one schema:headline",
    ),
    (
        "article:w13",
        f'{ARTICLE} ; schema:datePublished "1 May"',
        "An article has at most one schema:dateP",
    ),
    (
        "article:w14",
        f'{ARTICLE} ; schema:datePublished "2024-02-30"^^xsd:date',
        "An article has at most one schema:datePublished",
    ),
    (
        "article:w15",
        f'{ARTICLE} ; gb:dateRetrieved "now"',
        "An article has at most one gb:dateRetrieved",
    ),
    (
        "article:w16",
        f"{ARTICLE} ; schema:publisher {AGENT}",
        "An article has at most one schema:publ",
    ),
    ("article:w17", f'{ARTICLE} ; schema:url "https://example.org"', "schema:url is an IRI"),
    ("article:w18", f'{ARTICLE} ; schema:inLanguage "Eng lish"', "schema:inLanguage is"),
    ("article:w19", f"{ARTICLE} ; gb:datelinePlace person:anders-holm", "gb:datelinePlace is"),
    ("article:w20", f"{ARTICLE} ; gb:reports person:anders-holm", "gb:reports names"),
    ("article:w21", f"{ARTICLE} ; gb:relatedArticle article:gone", "gb:relatedArticle names"),
    ("article:w22", f'{ARTICLE} ; gb:teaserOnly "perhaps"', "gb:teaserOnly is"),
    ("article:w23", f"{ARTICLE} ; gb:excerptOf article:gone", "gb:excerptOf names one article"),
    (
        "article:w24",
        f"{ARTICLE} ; gb:excerptOf article:wire-001 ; gb:excerptStart 9 ; gb:excerptEnd 5",
        "An excerpt has one gb:excerptStart",
    ),
    (
        "article:w25",
        f"{ARTICLE} ; gb:excerptOf article:wire-001",
        "An excerpt has one gb:excerptEnd",
    ),
    ("communication:w26", 'a gb:Communication ; rdfs:label "x"', "A communication is not typed"),
    ("communication:w27", f"{LETTER} ; schema:sender {AGENT}", "A sender is"),
    ("communication:w28", f"{LETTER} ; schema:recipient {AGENT}", "A recipient is"),
    ("communication:w29", f"{LETTER} ; gb:onBehalfOf person:anders-holm", "gb:onBehalfOf names"),
    ("communication:w30", f"{LETTER} ; gb:conveyedBy {AGENT}", "gb:conveyedBy names"),
    ("communication:w31", f"{LETTER} ; gb:purpose gb:small-talk", "gb:purpose is"),
    ("communication:w32", f"{LETTER} ; gb:senderCapacity {AGENT}", "gb:senderCapacity is"),
    ("communication:w33", f"{LETTER} ; gb:recipientCapacity {AGENT}", "gb:recipientCapacity is"),
    ("communication:w34", f"{LETTER} ; gb:placeSent person:anders-holm", "gb:placeSent is"),
    ("communication:w35", f"{LETTER} ; gb:occasion {AGENT}", "gb:occasion is"),
    ("communication:w36", f"{LETTER} ; gb:inReplyTo {AGENT}", "gb:inReplyTo is"),
    ("communication:w37", f"{LETTER} ; gb:cites {AGENT}", "gb:cites names"),
    ("communication:w38", f"{LETTER} ; gb:performs {AGENT}", "gb:performs names"),
    ("communication:w39", f'{LETTER} ; gb:date "2024"^^xsd:integer', f"gb:date {STATED_DATE}"),
    ("communication:w40", f"{LETTER} ; gb:date interval:gone", f"gb:date {STATED_DATE}"),
    ("communication:w41", f'{LETTER} ; schema:dateSent "x"', f"schema:dateSent {STATED_DATE}"),
    (
        "communication:w42",
        f'{LETTER} ; schema:dateReceived "x"',
        f"schema:dateReceived {STATED_DATE}",
    ),
    ("communication:w43", f'{LETTER} ; gb:dateConveyed "x"', f"gb:dateConveyed {STATED_DATE}"),
    ("communication:w44", f'{LETTER} ; dcterms:issued "x"', f"dcterms:issued {STATED_DATE}"),
    ("event:w45", f'{EVENT} ; schema:startDate "x"', f"schema:startDate {STATED_DATE}"),
    ("event:w46", f'{EVENT} ; schema:endDate "x"', f"schema:endDate {STATED_DATE}"),
    (
        "interval:w47",
        BACKWARDS,
        "A range of dates has one gb:intervalStart",
    ),
    ("interval:w48", "a time:Interval", "A range of dates has one gb:intervalEnd"),
    ("act:w49", f"{ACT} ; gb:content 4", "A speech act has its words"),
    ("act:w50", f'{ACT} ; gb:content "x"', "A speech act has no gb:content, or nothing performs"),
    ("act:w51", f"{ACT} ; gb:agent place:pyongyang", "The agent of a speech act"),
    ("act:w52", f"{ACT} ; gb:addressee place:pyongyang", "The addressee of a speech act"),
    ("act:w53", f"{ACT} ; gb:plover gb:plover-SHOUT", "gb:plover is one concept"),
    (
        "person:w54",
        'a schema:Person , schema:Organization ; rdfs:label "x"',
        "A person is also typed",
    ),
    (
        "organization:w55",
        f'a schema:Organization ; rdfs:label "x" ; org:subOrganizationOf {AGENT}',
        "org:subOrganizationOf names",
    ),
    (
        "organization:w56",
        'a schema:Organization ; rdfs:label "x" ; gb:country place:pyongyang',
        "gb:country names",
    ),
    ("country:w57", 'a schema:Country ; rdfs:label "x"', "A country is not typed"),
    (
        "country:w58",
        'a schema:Country , schema:Place ; rdfs:label "x" ; gb:iso3166 "PRK"',
        "gb:iso3166 is",
    ),
    ("post:w59", 'a org:Post ; rdfs:label "x" ; org:postIn person:anders-holm', "org:postIn names"),
    ("membership:w60", MEMBERSHIP, "A membership has exactly one org:member"),
    (
        "membership:w61",
        f"{MEMBERSHIP} ; gb:post post:foreign-minister-dprk ; org:role post:secretary-general-un",
        "A membership has one gb:post",
    ),
    (
        "membership:w62",
        f"{MEMBERSHIP} ; org:organization person:anders-holm",
        "org:organization names",
    ),
    ("membership:w63", f"{MEMBERSHIP} ; {POSTED}", "A membership names at least one article"),
    ("membership:w64", f'{MEMBERSHIP} ; gb:attestedOn "2024"', "gb:attestedOn is"),
    ("membership:w65", MEMBERSHIP, "A membership has no gb:post"),
    ("membership:w66", 'a gb:Capacity ; rdfs:label "x"', "A capacity is not typed"),
    (
        "membership:w67",
        f"{MEMBERSHIP} ; a gb:Capacity ; dcterms:hasPart {AGENT}",
        "dcterms:hasPart of",
    ),
    ("event:w68", 'a gb:Event ; rdfs:label "x"', "An event is not typed"),
    ("event:w69", f"{EVENT} ; gb:eventType gb:Visit", "gb:eventType is"),
    (
        "event:w70",
        f"{EVENT} ; gb:before {GAMES} ; gb:after {GAMES}",
        "gb:before names",
    ),
    ("event:w71", f"{EVENT} ; gb:after {AGENT}", "gb:after names"),
    ("event:w72", f"{EVENT} ; gb:commemorates {AGENT}", "gb:commemorates names"),
    ("event:w73", f"{EVENT} ; schema:location person:anders-holm", "schema:location is"),
    ("document:w74", 'a gb:Document ; rdfs:label "x"', "A document is not typed"),
    ("document:w75", 'a gb:Provision ; rdfs:label "x"', "A provision is not typed"),
    ("document:w76", PROVISION, "A provision has schema:isPartOf"),
    ("document:w77", PROVISION, "A provision has a gb:number"),
    ("claim:w78", "a gb:Claim", "A claim is not typed"),
    ("claim:w79", CLAIM, "A claim has exactly one rdf:subject"),
    ("claim:w80", f'{CLAIM} ; rdf:predicate "sender"', "A claim has exactly one rdf:predicate"),
    ("claim:w81", f"{CLAIM} ; rdf:object 1 , 2", "A claim has exactly one rdf:object"),
    ("claim:w82", f"{CLAIM} ; gb:confidence 1.5", "A claim has exactly one gb:confidence"),
    ("claim:w83", f"{CLAIM} ; gb:status gb:guessed", "A claim has exactly one gb:status"),
    ("claim:w84", CLAIM, "A claim names the extractor"),
    ("claim:w85", f"{CLAIM} ; gb:evidence selection:gone", "gb:evidence names"),
    ("claim:w86", f"{CLAIM} ; gb:subjectMention selection:gone", "gb:subjectMention names"),
    ("claim:w87", f"{CLAIM} ; gb:objectMention selection:gone", "gb:objectMention names"),
    ("claim:w88", f"{CLAIM} ; prov:wasDerivedFrom claim:gone", "prov:wasDerivedFrom names"),
    ("claim:w89", f"{CLAIM} ; gb:status gb:stated", "A claim that the text makes has"),
    ("claim:w90", f"{CLAIM} ; gb:status gb:inferred", "A claim that the text makes has"),
    ("selection:w91", SELECTION, "A selection has exactly one oa:hasSource"),
    ("selection:w92", SELECTION, "A selection has exactly two selectors"),
    ("selection:w93", SELECTION, "A selection has exactly one oa:TextQuoteSelector"),
    ("selection:w94", SELECTION, "A selection has exactly one oa:TextPositionSelector"),
    ("selector:w95", 'a oa:TextQuoteSelector ; oa:exact ""', "A quote has exactly one"),
    (
        "selector:w96",
        "a oa:TextPositionSelector ; oa:start 9 ; oa:end 9",
        "A position has exactly one oa:start",
    ),
    ("selector:w97", "a oa:TextPositionSelector ; oa:start 9", "A position has exactly one oa:end"),
    (
        "selection:w98",
        TOO_LONG,
        "The quote is not as long",
    ),
    *WRONG_MERGING,
]


@pytest.fixture(scope="module")
def report() -> Report:
    store = open_graph(SAMPLE)
    for thing, said, _ in WRONG:
        store.load(f"{HEADER}{thing} {said} .", RdfFormat.TURTLE)
    return validate(store)


def test_the_sample_conforms() -> None:
    assert validate(open_graph(SAMPLE)).conforms


@pytest.mark.parametrize(("thing", "said", "message"), WRONG, ids=[w[0] for w in WRONG])
def test_what_is_wrong_is_reported(report: Report, thing: str, said: str, message: str) -> None:
    focus = "Ri" if thing == "communication:w1" else thing

    assert any(
        p.message.startswith(message) and p.focus.strip('"') == focus for p in report.problems
    )


def test_nothing_else_is_reported(report: Report) -> None:
    wrong = {thing for thing, _, _ in WRONG} | {'"Ri"'}

    assert {p.focus for p in report.problems} - wrong == set()


def test_each_message_has_a_wrong_graph() -> None:
    shapes = Graph().parse(ontology_dir() / "shapes.ttl")
    messages = {str(m) for m in shapes.objects(None, SH.message) if isinstance(m, Literal)}

    tried = [message for _, _, message in WRONG]
    assert {m for m in messages if not any(m.startswith(t) for t in tried)} == set()


def test_the_shapes_are_well_formed() -> None:
    shapes = Graph().parse(ontology_dir() / "shapes.ttl")

    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes, meta_shacl=True)

    assert conforms, text


def test_a_blank_node_is_reported() -> None:
    store = open_graph(SAMPLE)
    store.load(f'{HEADER}[] a schema:Person ; rdfs:label "x" .', RdfFormat.TURTLE)

    (problem,) = validate(store).problems
    assert problem.message.startswith("This is a blank node")


def test_the_report_points_at_the_words() -> None:
    store = open_graph(SAMPLE)
    store.update(
        f"""PREFIX gb: <{terms.PREFIXES["gb"]}> PREFIX oa: <{terms.PREFIXES["oa"]}>
        DELETE {{ ?s oa:end ?e }} INSERT {{ ?s oa:end 9999 }}
        WHERE {{ ?claim gb:rule "documents.charter" ; gb:evidence/oa:hasSelector ?s .
                ?s oa:end ?e }}"""
    )

    (problem,) = validate(store).problems
    assert problem.focus.startswith("selection:wire-001-")
    (place,) = problem.places
    assert place.article == "wire-001"
    assert place.quote.startswith("I request you")
    assert f"wire-001:{place.start}-9999" in str(validate(store))
