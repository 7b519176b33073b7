"""What differs between two builds: in words, as JSON, and as a patch that makes the one of the other."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphbuilder.cli import main
from graphbuilder.export import exported, nquads
from graphbuilder.model.terms import DEFAULT_BASE, PREFIXES, expand
from graphbuilder.pipeline import graph_of
from graphbuilder.query.difference import Difference, difference
from graphbuilder.query.differencewords import as_json, as_text
from graphbuilder.query.patch import rdf_patch
from graphbuilder.query.sortedquads import compared

README = Path(__file__).resolve().parents[2] / "README.md"
QUADS = ox.RdfFormat.N_QUADS
Row = dict[str, str]


def wire(identifier: str, day: int, body: str, headline: str = "") -> Row:
    return {
        "id": identifier,
        "headline": headline or f"News {identifier}",
        "published": f"2024-03-{day:02d}",
        "text": f"{headline or 'News'}\n\nPyongyang, March {day} (KCNA) -- {body} -0-",
    }


LETTER = wire(
    "letter",
    5,
    "Pak Chol Min, minister of Foreign Affairs of the DPRK, on March 4 sent a letter to"
    " Le Van Tam, president of Viet Nam.",
    "Letter to Vietnamese President",
)
CORRECTED = LETTER | {"text": LETTER["text"].replace("Le Van Tam", "Tran Duc Binh")}
AGAIN = wire(
    "again",
    7,
    "Pak Chol Min, minister of Foreign Affairs of the DPRK, met a delegation of Cuba on Thursday.",
    "DPRK Minister Meets Cubans",
)
OTHER = wire(
    "other", 6, "Jo Yong Su, premier of the DPRK, visited the Ryongsong Machine Complex on Monday."
)


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Path]:
    """Gives the folder of a build of some articles, as far as it is compared: with ``graph.nq``."""

    def made(*rows: Row) -> Path:
        folder = tmp_path_factory.mktemp("build")
        source = folder / "articles.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        (folder / nquads.FILE).write_bytes(exported(nquads, graph_of([source])))
        return folder

    return made


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)], env={"COLUMNS": "100"})


def found(old: Path, new: Path, limit: int = 0) -> Difference:
    with compared(old, new) as comparison:
        return difference(comparison, limit)


def sections(difference: Difference) -> dict[str, list[str]]:
    """The labels of the entries of each section, with their signs."""
    signs = {"added": "+", "gone": "-", "changed": "~"}
    return {
        section.name: [f"{signs[entry.sign]} {entry.label}" for entry in section.entries]
        for section in difference.sections
    }


def properties(difference: Difference, section: str) -> set[tuple[str, str, str]]:
    return {
        (change.property, change.old, change.new)
        for each in difference.sections
        if each.name == section
        for entry in each.entries
        for change in entry.changes
    }


def applied(patch: Iterable[bytes], old: bytes) -> bytes:
    """What an RDF Patch makes of sorted lines; it must delete what is there and add what isn't."""
    lines = list(patch)
    kept = set(old.splitlines(keepends=True))
    if not lines:
        return old
    assert (lines[0], lines[-1]) == (b"TX .\n", b"TC .\n")
    for line in lines[1:-1]:
        operation, quad = line[:2], line[2:]
        list(ox.parse(quad, QUADS))
        if operation == b"D ":
            kept.remove(quad)
        else:
            assert operation == b"A "
            assert quad not in kept
            kept.add(quad)
    return b"".join(sorted(kept))


def write(folder: Path, text: str, name: str = "graph.nq") -> Path:
    """Turtle-like lines, with the graph's prefixes, as a graph of its own; sorted as builds are."""
    folder.mkdir(exist_ok=True)
    known = PREFIXES | {
        kind: f"{DEFAULT_BASE}{kind}/"
        for kind in "person letter communication membership article judgement conflict activity "
        "claim selection selector graph extractor act event interval".split()
    }
    head = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in known.items())
    lines = ox.serialize(ox.parse(head + text, ox.RdfFormat.TRIG), format=QUADS) or b""
    (folder / name).write_bytes(b"".join(sorted(lines.splitlines(keepends=True))))
    return folder


# --- what articles bring and take away ---------------------------------------------------------


def test_equal_builds(build: Callable[..., Path]) -> None:
    one, two = build(LETTER), build(LETTER)

    assert run(one, two).exit_code == 0
    assert run(one, two).output == "The two are equal.\n"
    assert run(one, two, "--format", "nquads").stdout_bytes == b""
    assert json.loads(run(one, two, "--format", "json").output)["equal"] is True
    assert found(one, one).sections == ()


def test_an_article_is_added(build: Callable[..., Path]) -> None:
    old, new = build(OTHER), build(OTHER, LETTER)
    told = found(old, new)

    assert not told.equal
    assert told.counts["articles"].added == 1
    assert told.counts["statements"].gone == 0
    names = sections(told)
    assert names["articles-added"] == ["+ Letter to Vietnamese President"]
    assert {"+ Le Van Tam", "+ Pak Chol Min"} <= set(names["entities-added"])
    assert names["communications-added"] == [
        "+ Letter from Pak Chol Min to Le Van Tam (2024-03-04)"
    ]
    assert "+ Le Van Tam, president of Viet Nam" in names["offices"]
    assert ("recipient", "", "Le Van Tam") in properties(told, "communications-added")
    page = run(old, new)
    assert page.exit_code == 1
    assert "sent a letter to Le Van" in page.output
    assert "— Letter to Vietnamese President, 2024-03-05" in " ".join(page.output.split())


def test_an_article_is_withdrawn(build: Callable[..., Path]) -> None:
    told = found(build(OTHER, LETTER), build(OTHER))

    assert told.counts["articles"].gone == 1
    assert told.counts["statements"].added == 0
    assert sections(told)["communications-gone"] == [
        "- Letter from Pak Chol Min to Le Van Tam (2024-03-04)"
    ]
    changed = {s.name for s in told.sections for entry in s.entries if entry.changes}
    assert changed <= {"build", "inferred"}


def test_an_article_is_corrected(build: Callable[..., Path]) -> None:
    told = found(build(LETTER), build(CORRECTED))

    assert sections(told)["articles-changed"] == ["~ Letter to Vietnamese President"]
    (changed,) = (s.entries[0] for s in told.sections if s.name == "articles-changed")
    assert changed.notes == ("its text has changed",)
    assert ("recipient", "Le Van Tam", "Tran Duc Binh") in properties(
        told, "communications-changed"
    )
    assert sections(told)["entities-gone"] == ["- Le Van Tam"]


def test_another_article_says_the_same(build: Callable[..., Path]) -> None:
    old, new = build(LETTER), build(LETTER, AGAIN)
    (entry,) = (s.entries for s in found(old, new).sections if s.name == "evidence")

    notes = [note for each in entry for note in each.notes]
    assert "member: Pak Chol Min" in notes
    assert "now also said by DPRK Minister Meets Cubans, 2024-03-07 (article:again)" in notes
    (entry,) = (s.entries for s in found(new, old).sections if s.name == "evidence")
    assert any(n.startswith("no longer said by DPRK Min") for each in entry for n in each.notes)


def test_evidence_is_no_entity(build: Callable[..., Path]) -> None:
    told = found(build(OTHER), build(LETTER, AGAIN))

    iris = [entry.iri for section in told.sections for entry in section.entries]
    assert not [i for i in iris if re.match("claim:|selection:|selector:|extractor:|graph:", i)]
    assert "other" not in sections(told)


def test_what_is_planned_is_told_as_such(build: Callable[..., Path]) -> None:
    planned = wire(
        "plan", 8, "Choe Son Hui, foreign minister of the DPRK, will visit Mongolia in May."
    )
    told = found(build(LETTER), build(LETTER, planned))

    (entries,) = (s.entries for s in told.sections if s.name == "not-asserted")
    assert {entry.notes for entry in entries} == {("hypothetical",)}
    assert any(entry.sentences for entry in entries)


def test_the_readme_shows_what_it_prints(build: Callable[..., Path]) -> None:
    block = re.compile(r"^\$ graphbuilder diff [^\n]*\n(.*?)^```$", re.DOTALL | re.MULTILINE)
    (shown,) = block.findall(README.read_text(encoding="utf-8"))
    printed = run(build(LETTER), build(CORRECTED), "--limit", "6").output

    pattern = ".*".join(re.escape(part) for part in shown.split("...\n"))
    assert re.fullmatch(pattern, printed, re.DOTALL), printed


# --- what merging and judging will add -----------------------------------------------------------

PERSONS = """
person:a a schema:Person ; rdfs:label "Kim A" .
person:b a schema:Person ; rdfs:label "Kim B" .
"""


def test_merged_things(tmp_path: Path) -> None:
    old = write(
        tmp_path / "old", PERSONS + "communication:c a gb:Letter ; schema:sender person:b ."
    )
    new = write(
        tmp_path / "new",
        'person:a a schema:Person ; rdfs:label "Kim A" ; dcterms:replaces person:b ; '
        'skos:altLabel "Kim B" . communication:c a gb:Letter ; schema:sender person:a .',
    )
    names = sections(told := found(old, new))

    assert names["merged"] == ["~ Kim B"]
    assert "entities-gone" not in names
    assert "communications-changed" not in names
    assert told.sections[0].entries[0].notes == ("is now part of Kim A (person:a)",)
    assert ("other name", "", "Kim B") in properties(told, "entities-changed")
    back = sections(told := found(new, old))
    assert back["split"] == ["~ Kim B"]
    assert told.sections[0].entries[0].notes == ("was part of Kim A (person:a)",)
    assert "entities-added" not in back
    assert "communications-changed" not in back


def test_renamed_things(tmp_path: Path) -> None:
    old = write(tmp_path / "old", PERSONS)
    new = write(tmp_path / "new", PERSONS.replace("Kim B", "Kim Byong"))
    told = found(old, new)

    assert sections(told) == {"entities-renamed": ["~ Kim Byong"]}
    assert properties(told, "entities-renamed") == {("label", "Kim B", "Kim Byong")}
    assert told.counts["entities"].changed == 1


def test_judgements_conflicts_and_the_build(tmp_path: Path) -> None:
    judged = """
judgement:j a gb:Judgement ; rdfs:label "Kim A and Kim B" ; gb:judges person:a , person:b ;
    gb:verdict gb:unsure ; gb:reason "the same name" .
conflict:k a gb:Conflict ; rdfs:label "two premiers" ; gb:involves membership:m .
membership:m a org:Membership ; rdfs:label "premier" ; org:member person:a .
activity:x a prov:Activity ; rdfs:label "build" ; gb:inputsDigest "aa" .
extractor:y rdfs:label "y extractor" ; schema:softwareVersion "1" .
"""
    old = write(tmp_path / "old", PERSONS + judged)
    after = judged.replace("unsure", "different").replace("activity:x", "activity:z")
    after = after.replace('"aa"', '"bb"').replace('"1"', '"2"').replace("conflict:k", "conflict:n")
    told = found(old, write(tmp_path / "new", PERSONS + after))

    names = sections(told)
    assert names["judgements"] == ["~ Kim A and Kim B"]
    assert ("verdict", "gb:unsure", "gb:different") in properties(told, "judgements")
    assert names["conflicts"] == ["- two premiers", "+ two premiers"]
    assert ("involves", "", "Kim A, premier") in properties(told, "conflicts")
    assert names["build"] == ["~ inputs digest: aa → bb; software version: 1 → 2"]


def test_a_digest_says_whether_a_text_has_changed(tmp_path: Path) -> None:
    text = """
graph:a {{ article:a a gb:Article ; rdfs:label "A" ; gb:textDigest "{digest}" .
    selector:a-3-9-quote oa:exact "{words}" . }}"""

    def differing(before: tuple[str, str], after: tuple[str, str]) -> dict[str, list[str]]:
        folders = [
            write(tmp_path / name, text.format(digest=digest, words=words))
            for name, (digest, words) in (("old", before), ("new", after))
        ]
        return sections(found(*folders))

    assert differing(("1", "words"), ("2", "words")) == {"articles-changed": ["~ A"]}
    assert differing(("1", "words"), ("1", "other")) == {}


def test_inferred_statements_have_their_section(tmp_path: Path) -> None:
    claim = (
        "graph:a { communication:c gb:inReplyTo communication:d . claim:x a gb:Claim ; "
        "rdf:subject communication:c ; rdf:predicate gb:inReplyTo ; rdf:object communication:d ; "
        "gb:status gb:inferred ; gb:evidence selection:s . }"
    )
    both = "communication:c a gb:Letter . communication:d a gb:Letter ; rdfs:label 'D' ."
    old, new = write(tmp_path / "old", both), write(tmp_path / "new", both + claim)

    assert sections(found(old, new)) == {"inferred": ["+ communication:c – in reply to: D"]}
    assert sections(found(new, old)) == {"inferred": ["- communication:c – in reply to: D"]}


# --- the patch -----------------------------------------------------------------------------------


def test_a_patch_makes_the_new_build_of_the_old(build: Callable[..., Path], tmp_path: Path) -> None:
    old, new = build(OTHER, LETTER), build(CORRECTED, AGAIN)
    before, after = ((folder / "graph.nq").read_bytes() for folder in (old, new))
    result = run(old, new, "--format", "nquads", "--patch", tmp_path / "patch")

    assert result.exit_code == 1
    assert applied(result.stdout_bytes.splitlines(keepends=True), before) == after
    removed, added = (
        (tmp_path / "patch" / name).read_bytes() for name in ("removed.nq", "added.nq")
    )
    store = ox.Store()
    store.load(before, QUADS)
    for quad in ox.parse(removed, QUADS):
        store.remove(quad)
    store.load(added, QUADS)
    lines = (store.dump(format=QUADS) or b"").splitlines(keepends=True)
    assert b"".join(sorted(lines)) == after
    assert sorted(path.name for path in (tmp_path / "patch").iterdir()) == [
        "added.nq",
        "removed.nq",
    ]


IRIS = st.sampled_from(
    [
        f"{DEFAULT_BASE}{kind}/{name}"
        for kind in ("article", "person", "communication", "claim", "selection", "selector")
        for name in ("a", "a-1-3-quote", "b")
    ]
    + [expand("gb:Letter"), "http://example.org/é"]
)
NODES = st.builds(ox.NamedNode, IRIS)
PREDICATES = st.builds(
    ox.NamedNode,
    st.sampled_from(
        [
            expand(name)
            for name in "rdf:type rdfs:label rdf:subject rdf:predicate rdf:object gb:evidence gb:status "
            "oa:exact dcterms:replaces schema:sender".split()
        ]
    ),
)
TEXTS = st.text(st.sampled_from('ab \n\r\t"\\\x01\x1b\x85\u2028é한\U0001f389<>.'), max_size=6)
GRAPHS = st.one_of(st.builds(ox.DefaultGraph), st.builds(ox.NamedNode, IRIS))
DATASETS = st.sets(
    st.builds(ox.Quad, NODES, PREDICATES, NODES | st.builds(ox.Literal, TEXTS), GRAPHS), max_size=25
)


def lines_of(quads: Iterable[ox.Quad]) -> bytes:
    written = ox.serialize(quads, format=QUADS) or b""
    return b"".join(sorted(written.splitlines(keepends=True)))


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(old=DATASETS, new=DATASETS, in_order=st.booleans())
def test_any_two_graphs(
    tmp_path: Path, old: set[ox.Quad], new: set[ox.Quad], in_order: bool
) -> None:
    before, after = lines_of(old), lines_of(new)
    one, two = tmp_path / "one.nq", tmp_path / "two.nq"
    one.write_bytes(before if in_order else b"".join(before.splitlines(keepends=True)[::-1]))
    two.write_bytes(after)

    with compared(one, two) as comparison:
        assert applied(rdf_patch(comparison), before) == after
        told = difference(comparison)
        assert told.equal == comparison.equal == (old == new)
        for quad in old:
            mine = {q for q in old if q.subject == quad.subject}
            assert set(comparison.old.of(str(quad.subject))) == mine
    page = as_text(told)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", page)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028]", as_json(told))
    assert json.loads(as_json(told))["counts"]["quads"]["added"] == len(new - old)
    with compared(one, one) as comparison:
        assert list(rdf_patch(comparison)) == []
        assert difference(comparison).sections == ()


def test_the_same_quads_in_other_files(build: Callable[..., Path], tmp_path: Path) -> None:
    folder = build(LETTER)
    quads = list(ox.parse((folder / "graph.nq").read_bytes(), QUADS))
    ox.serialize(quads, str(tmp_path / "graph.trig"), format=ox.RdfFormat.TRIG)
    triples = [ox.Quad(q.subject, q.predicate, q.object) for q in quads]
    ox.serialize(triples, str(tmp_path / "graph.ttl"), format=ox.RdfFormat.TURTLE)
    spelt = (folder / "graph.nq").read_text(encoding="utf-8").replace("Pak", r"\u0050ak")
    (tmp_path / "spelt.nq").write_text(spelt, encoding="utf-8")

    for name in ("graph.trig", "graph.ttl", "spelt.nq"):
        assert run(tmp_path / name, folder).output == "The two are equal.\n", name
    assert run(tmp_path / "graph.ttl", folder, "--format", "nquads").exit_code == 2
    refused = run(tmp_path / "graph.ttl", folder, "--patch", tmp_path / "patch")
    assert "only one of the two files has named graphs" in refused.output
    assert not (tmp_path / "patch").exists()
    same = run(tmp_path / "graph.ttl", tmp_path / "graph.ttl", "--format", "nquads")
    assert (same.exit_code, same.stdout_bytes) == (0, b"")


# --- calls ---------------------------------------------------------------------------------------


def test_text_can_not_steer_the_terminal(build: Callable[..., Path]) -> None:
    hostile = wire(
        "hostile",
        5,
        "Pak \x1b[31mChol\x9b Min, minister of Foreign Affairs of the DPRK, on March 4 sent a letter"
        " to \u202eLe Van Tam\u202c, president of Viet Nam.\x07",
        "Letter \x1b]0;owned\x07 to \u2066President",
    )
    old, new = build(OTHER), build(OTHER, hostile)

    for arguments in ((old, new), (new, old), (old, new, "--format", "json")):
        output = run(*arguments).output
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", output)
        assert "owned" in output


def test_a_section_is_cut_at_the_limit(build: Callable[..., Path]) -> None:
    old, new = build(OTHER), build(OTHER, LETTER, AGAIN)
    short = run(old, new, "--limit", "1").output
    whole = run(old, new, "--limit", "0").output

    assert re.search(r"^  … and \d+ more$", short, re.MULTILINE)
    assert "… and" not in whole
    assert len(whole.splitlines()) > len(short.splitlines())
    total = {section.name: section.total for section in found(old, new).sections}
    cut: dict[str, Any] = json.loads(run(old, new, "--format", "json", "--limit", "1").output)
    assert {section["name"]: section["total"] for section in cut["sections"]} == total
    assert {len(section["entries"]) for section in cut["sections"]} == {1}


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("nowhere", None, "there is no such file or folder"),
        ("graph.txt", b"<a> <b> <c> .\n", "names no RDF format"),
        ("graph.nq", b"nonsense\n", "malformed N-Quads"),
        ("graph.nq", b"<http://a> <http://b> .\n", "malformed N-Quads"),
        ("graph.nq", b'<http://a> <http://b> "\xff" .\n', "malformed N-Quads"),
        ("graph.ttl", b"a b c", "malformed Turtle"),
    ],
)
def test_wrong_calls(
    tmp_path: Path, sample_file: Path, name: str, content: bytes | None, words: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)

    for pair in ((tmp_path / name, sample_file), (sample_file, tmp_path / name)):
        result = run(*pair)
        assert result.exit_code == 2
        assert words in result.output
        assert name in result.output


def test_a_folder_without_a_graph_and_one_that_can_not_be_written(
    tmp_path: Path, sample_file: Path
) -> None:
    assert "no graph in this folder" in run(tmp_path, sample_file).output
    file = tmp_path / "file"
    file.touch()
    result = run(sample_file, sample_file, "--patch", file / "patch")
    assert result.exit_code == 2
    assert "can't be written" in result.output
