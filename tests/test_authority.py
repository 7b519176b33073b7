"""The authority files keep the form that the loader reads."""

from __future__ import annotations

import importlib.util
import re
from collections import defaultdict
from graphlib import TopologicalSorter
from pathlib import Path
from types import ModuleType

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, parse

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "ontology" / "authority").glob("*.ttl"))
BASE = "https://w3id.org/graphbuilder/id/"
IRI = re.compile(
    re.escape(BASE) + r"(?:country/(?:[A-Z]{2}|[a-z0-9]+(?:-[a-z0-9]+)*)"
    r"|(?:organization|place|document|event|person|post)/[a-z0-9]+(?:-[a-z0-9]+)*)"
)

GB = "https://w3id.org/graphbuilder/ontology#"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
XSD = "http://www.w3.org/2001/XMLSchema#"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
SOURCE = "http://purl.org/dc/terms/source"
LABELS = (SKOS + "prefLabel", SKOS + "altLabel", GB + "demonym")
LINKS = (
    GB + "country",
    ORG + "subOrganizationOf",
    ORG + "postIn",
    SCHEMA + "containedInPlace",
)

CLASSES = {
    "country": {SCHEMA + "Country"},
    "place": {SCHEMA + "Place"},
    "organization": {
        SCHEMA + "Organization",
        SCHEMA + "GovernmentOrganization",
        SCHEMA + "PoliticalParty",
        SCHEMA + "NewsMediaOrganization",
        GB + "InternationalOrganization",
    },
    "document": {GB + "Document"},
    "event": {GB + "Event"},
    "person": {SCHEMA + "Person"},
    "post": {ORG + "Post"},
}

# The members of the United Nations: https://www.un.org/en/about-us/member-states
UN_MEMBERS = re.findall(
    "[A-Z]{2}",
    """
AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH
CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN
GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC
LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP
NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV
SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VC VE VN VU WS YE ZA ZM ZW
""",
)

Term = NamedNode | Literal
Entries = dict[str, dict[str, list[Term]]]


def read_entries(path: Path) -> Entries:
    """Read a file as subject → predicate → objects."""
    entries: Entries = defaultdict(lambda: defaultdict(list))
    with path.open("rb") as stream:
        for statement in parse(stream, format=RdfFormat.TURTLE):
            subject, value = statement.subject, statement.object
            assert isinstance(subject, NamedNode), f"{path.name}: {subject}"
            assert not isinstance(value, BlankNode), f"{path.name}: {subject}"
            entries[subject.value][statement.predicate.value].append(value)
    return entries


@pytest.fixture(scope="module")
def by_file() -> dict[str, Entries]:
    """Read all authority files, by file name."""
    return {path.name: read_entries(path) for path in FILES}


@pytest.fixture(scope="module")
def entries(by_file: dict[str, Entries]) -> Entries:
    """Read all authority files as one."""
    return {subject: facts for file in by_file.values() for subject, facts in file.items()}


@pytest.fixture(scope="module")
def layout() -> ModuleType:
    """Load the tool that writes the canonical layout."""
    spec = importlib.util.spec_from_file_location(
        "format_turtle", ROOT / "tools" / "format_turtle.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_all_files_are_there() -> None:
    assert {path.stem for path in FILES} >= {
        "countries",
        "historic-countries",
        "organizations-un",
        "organizations-dprk",
        "organizations-world",
        "places",
        "documents",
        "events",
        "people",
        "offices",
    }


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_file_is_in_canonical_layout(path: Path, layout: ModuleType) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# "), "a head comment says what is here and from where"
    assert layout.format_text(text) == text, f"python tools/format_turtle.py {path}"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_entry_is_complete(path: Path) -> None:
    for subject, facts in read_entries(path).items():
        assert IRI.fullmatch(subject), subject
        kind = subject.removeprefix(BASE).split("/")[0]
        assert len(facts[SKOS + "prefLabel"]) == 1, subject
        assert len(facts[TYPE]) == 1, subject
        assert facts[TYPE][0].value in CLASSES[kind], subject
        assert facts[SOURCE], subject
        for source in facts[SOURCE]:
            assert isinstance(source, Literal) or source.value.startswith("http"), subject


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_labels_are_english_and_clean(path: Path) -> None:
    for subject, facts in read_entries(path).items():
        for name in LABELS:
            for label in facts[name]:
                assert isinstance(label, Literal), subject
                assert label.language == "en", subject
                assert label.value == " ".join(label.value.split()), subject
                assert len(label.value) > 1, subject
                assert "\u2019" not in label.value, subject


def test_entry_stands_in_one_file(by_file: dict[str, Entries]) -> None:
    files = defaultdict(set)
    for name, file in by_file.items():
        for subject in file:
            files[subject].add(name)
    assert {subject: names for subject, names in files.items() if len(names) > 1} == {}


def test_label_names_one_entry(entries: Entries) -> None:
    owners = defaultdict(set)
    for subject, facts in entries.items():
        for name in LABELS:
            for label in facts[name]:
                owners[label.value].add(subject)
    assert {label: names for label, names in owners.items() if len(names) > 1} == {}


def test_demonyms_belong_to_countries(entries: Entries) -> None:
    with_demonym = [subject for subject, facts in entries.items() if facts[GB + "demonym"]]
    assert all(subject.startswith(BASE + "country/") for subject in with_demonym)


def test_un_members_are_there(by_file: dict[str, Entries]) -> None:
    assert len(UN_MEMBERS) == len(set(UN_MEMBERS)) == 193
    countries = by_file["countries.ttl"]
    assert {BASE + "country/" + code for code in UN_MEMBERS} <= set(countries)


def test_iso_codes(by_file: dict[str, Entries], entries: Entries) -> None:
    codes = [code.value for facts in entries.values() for code in facts[GB + "iso3166"]]
    assert len(codes) == len(set(codes))
    for subject, facts in by_file["countries.ttl"].items():
        assert [code.value for code in facts[GB + "iso3166"]] == [subject.rsplit("/")[-1]]
    for facts in by_file["historic-countries.ttl"].values():
        assert all(
            re.fullmatch("[A-Z]{4}", code.value)
            for code in facts["http://www.w3.org/2004/02/skos/core#notation"]
        )


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_to_entries(link: str, entries: Entries) -> None:
    targets = {
        (subject, target.value) for subject, facts in entries.items() for target in facts[link]
    }
    assert [pair for pair in sorted(targets) if pair[1] not in entries] == []


def test_links_lead_to_the_right_kind(entries: Entries) -> None:
    kinds = {
        GB + "country": {"country"},
        ORG + "subOrganizationOf": {"organization"},
        ORG + "postIn": {"organization"},
        SCHEMA + "containedInPlace": {"place", "country"},
    }
    for subject, facts in entries.items():
        for link, allowed in kinds.items():
            for target in facts[link]:
                assert target.value.removeprefix(BASE).split("/")[0] in allowed, subject


@pytest.mark.parametrize("link", LINKS)
def test_links_have_no_cycle(link: str, entries: Entries) -> None:
    graph = {
        subject: [target.value for target in facts[link]] for subject, facts in entries.items()
    }
    TopologicalSorter(graph).prepare()


def test_start_dates_are_typed(entries: Entries) -> None:
    patterns = {
        XSD + "date": r"-?\d{4}-\d\d-\d\d",
        XSD + "gYearMonth": r"-?\d{4}-\d\d",
        XSD + "gYear": r"-?\d{4}",
    }
    for subject, facts in entries.items():
        for date in facts[SCHEMA + "startDate"]:
            assert isinstance(date, Literal)
            assert re.fullmatch(patterns[date.datatype.value], date.value), subject


@pytest.mark.parametrize(
    ("label", "entry"),
    [
        ("UNSC", "organization/united-nations-security-council"),
        ("Security Council", "organization/united-nations-security-council"),
        ("State Affairs Commission", "organization/dprk-state-affairs-commission"),
        ("WPK", "organization/workers-party-of-korea"),
        ("SPYL", "organization/socialist-patriotic-youth-league"),
        ("Worker-Peasant Red Guards", "organization/worker-peasant-red-guards"),
        ("DPRK", "country/KP"),
        ("Lao PDR", "country/LA"),
        ("U.S.", "country/US"),
        ("UN Charter", "document/un-charter"),
        ("Winter Olympic Games", "event/winter-olympic-games"),
        ("UN Secretary General", "post/un-secretary-general"),
        ("Pyongyang", "place/pyongyang"),
        ("Vladimir Vladimirovich Putin", "person/vladimir-putin"),
    ],
)
def test_label_finds_its_entry(label: str, entry: str, entries: Entries) -> None:
    facts = entries[BASE + entry]
    assert label in {value.value for name in LABELS for value in facts[name]}
