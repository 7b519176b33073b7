"""What a reader takes away: files that other programs read, and that say no more than the graph does."""

from __future__ import annotations

import base64
import csv
import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
import rdflib
from page_driver import GUTERRES, LETTER, RI, SAMPLE, Opened, many

from graphbuilder.export.html import page_of
from graphbuilder.model.terms import DEFAULT_BASE, expand

pytestmark = pytest.mark.browser

PNG, SVG, CSV, TURTLE, JSONLD, LINK = range(6)
TERMS = ("schema:sender", "rdfs:label", "rdf:type")
NODES = "page.data.nodes.map((_, at) => at)"
TITLE = "../Letters: a\ud800b\x01 <of> \u202e 2018 \u2028" + " and more" * 20
ODD = f'"\\\n\t\r\x01\x07\x7f # no comment {chr(0x1F4EE)} {chr(0xE000)} \'\'\' """ . <x> </svg> ]]> &amp;'
"""A name with whatever a syntax may trip over."""

Triples = set[tuple[Any, ox.NamedNode, Any]]


def triples_of(text: bytes, syntax: ox.RdfFormat) -> Triples:
    return {(q.subject, q.predicate, q.object) for q in ox.parse(text, format=syntax)}


def taken(opened: Opened, entry: int) -> tuple[str, bytes]:
    """The name and the bytes of the file that an entry of the menu gives."""
    opened.page.click("#take-button")
    with opened.page.expect_download() as download:
        opened.page.click(f"#take-{entry}")
    return str(download.value.suggested_filename), Path(download.value.path()).read_bytes()


def said(opened: Opened) -> Triples:
    """What is chosen, as Turtle; the same as JSON-LD, and for another reader."""
    turtle, json = taken(opened, TURTLE)[1], taken(opened, JSONLD)[1]
    found = triples_of(turtle, ox.RdfFormat.TURTLE)
    assert found
    assert triples_of(json, ox.RdfFormat.JSON_LD) == found
    assert len(rdflib.Graph().parse(data=turtle.decode(), format="turtle")) == len(found)
    return found


def whole(opened: Opened) -> Triples:
    """All that the page can say of all nodes."""
    turtle = opened.page.evaluate(f"page.rdf.turtle(page.rdf.triples({{ nodes: {NODES} }}), [])")
    return triples_of(turtle.encode(), ox.RdfFormat.TURTLE)


@pytest.fixture(scope="module")
def graph() -> Triples:
    return triples_of(SAMPLE.read_bytes(), ox.RdfFormat.TURTLE)


@pytest.fixture
def open_store(browser: Any, tmp_path: Path) -> Iterator[Callable[[ox.Store], Opened]]:
    pages: list[Opened] = []

    def opening(store: ox.Store) -> Opened:
        (tmp_path / "page.html").write_bytes(page_of(store, title=TITLE))
        pages.append(Opened(browser, tmp_path / "page.html"))
        return pages[-1]

    yield opening
    for page in pages:
        page.close()


def odd_store() -> ox.Store:
    """The sample with names, addresses and IRIs that no syntax can take as they are."""
    store = ox.Store()
    store.load(SAMPLE.read_bytes(), format=ox.RdfFormat.TURTLE)
    sender, label, kind = (ox.NamedNode(expand(term)) for term in TERMS)
    names = ("gb:odd.name", f"{DEFAULT_BASE}person/a.b%20c", "urn:x:1", f"{DEFAULT_BASE}person/-x")
    odd = ox.NamedNode(f"{DEFAULT_BASE}communication/odd")
    quads = [(odd, kind, ox.NamedNode(expand("gb:Communication"))), (odd, label, ox.Literal(ODD))]
    quads.append((odd, ox.NamedNode(expand("gb:number")), ox.Literal("drei", language="de-AT")))
    quads.append((odd, ox.NamedNode(expand("gb:date")), ox.Literal("=1+1")))
    for name in names:
        who = ox.NamedNode(name)
        quads.append((who, kind, ox.NamedNode(expand("schema:Person"))))
        quads += [(who, label, ox.Literal(f"=cmd|{ODD}")), (odd, sender, who)]
    store.extend(ox.Quad(*quad) for quad in quads)
    return store


# --- pictures


def test_png_is_the_whole_scene_in_colours(sample: Opened) -> None:
    name, content = taken(sample, PNG)
    assert name.endswith(".png")
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    address = f"data:image/png;base64,{base64.b64encode(content).decode()}"
    width, height, colours = sample.page.evaluate(
        """async (address) => {
            const image = new Image();
            image.src = address;
            await image.decode();
            const canvas = document.createElement("canvas");
            [canvas.width, canvas.height] = [image.width, image.height];
            const pen = canvas.getContext("2d");
            pen.drawImage(image, 0, 0);
            const pixels = new Uint32Array(pen.getImageData(0, 0, image.width, image.height).data.buffer);
            return [image.width, image.height, new Set(pixels).size];
        }""",
        address,
    )
    drawn = ElementTree.fromstring(taken(sample, SVG)[1])
    assert (width, height) == (2 * int(drawn.get("width", "")), 2 * int(drawn.get("height", "")))
    assert colours > 100


def test_svg_stands_alone(sample: Opened) -> None:
    name, content = taken(sample, SVG)
    assert name.endswith(".svg")
    text = content.decode()
    assert "foreignObject" not in text
    assert "var(" not in text
    drawn = ElementTree.fromstring(content)
    space = "{http://www.w3.org/2000/svg}"
    titles = [title.text or "" for title in drawn.iter(f"{space}title")]
    assert {title.partition("\n")[2] for title in titles} - {""} == set(sample.shown())
    assert "Ri Yong Ho → sent → Letter from Ri Yong Ho to António Guterres, 2018-01-31" in titles
    words = ["".join(element.itertext()) for element in drawn.iter(f"{space}text")]
    assert "António Guterres" in words
    assert "Letter31 January 2018" in words
    assert {"sent", "to"} <= set(words)
    assert "31 January 2018 – 28 February 2018 · 3 communications" in words
    assert any(path.get("stroke-dasharray") for path in drawn.iter(f"{space}path"))


def test_picture_says_what_it_was_filtered_by(letters: Opened) -> None:
    letters.page.evaluate("page.state.change({ purpose: new Set(['condolence']) })")
    drawn = ElementTree.fromstring(taken(letters, SVG)[1])
    words = [
        "".join(element.itertext()) for element in drawn.iter("{http://www.w3.org/2000/svg}text")
    ]
    assert words[-1].startswith("Purpose: Condolence · ")
    assert words[-1].endswith(" · 20 communications")


# --- the register


def test_csv_has_the_register_as_filtered(letters: Opened) -> None:
    letters.page.evaluate("page.state.change({ purpose: new Set(['condolence']) })")
    name, content = taken(letters, CSV)
    assert re.search(r"-register-\d{4}-\d\d-\d\d\.csv$", name)
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") == 21
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    assert len(rows) == 20
    assert {row["purpose"] for row in rows} == {"condolence"}
    assert rows[0].keys() >= {"date", "sender's office", "quote", "article", "confidence", "iri"}
    assert all(row["iri"].startswith(f"{DEFAULT_BASE}communication/l") for row in rows)
    assert rows[0]["occasion"].startswith("Flood")


def test_csv_has_the_best_evidence(sample: Opened) -> None:
    content = taken(sample, CSV)[1].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content, newline="")))
    letter = next(row for row in rows if row["iri"] == LETTER)
    assert letter["quote"].startswith("Ri Yong Ho, minister of Foreign Affairs")
    assert letter["address"] == "https://example.org/letter?a=1&b=2"
    assert (letter["status"], letter["confidence"]) == ("stated", "0.97")
    assert [row["address"] for row in rows if "message-2" in row["iri"]] == [""]


# --- what is chosen, as RDF


@pytest.mark.parametrize("iri", [LETTER, RI, GUTERRES, f"{DEFAULT_BASE}communication/message-2"])
def test_chosen_node_says_what_the_graph_says(sample: Opened, graph: Triples, iri: str) -> None:
    sample.page.evaluate("iri => graphbuilderView.choose(iri)", iri)
    found = said(sample)
    assert found <= graph
    assert iri in {subject.value for subject, _, _ in found}


def test_chosen_letter_brings_its_evidence(sample: Opened) -> None:
    sample.page.evaluate("iri => graphbuilderView.choose(iri)", LETTER)
    name, content = taken(sample, TURTLE)
    assert re.search(r"-chosen-\d{4}-\d\d-\d\d\.ttl$", name)
    text = content.decode()
    assert "schema:sender person:ri-yong-ho" in text
    assert "gb:performs act:request-1" in text
    assert "gb:evidence selection:letter-2018-0-193" in text
    assert "schema:url <https://example.org/letter?a=1&b=2>" in text
    assert 'gb:confidence "0.97"^^xsd:decimal' in text


def test_chosen_arrow_brings_its_letters(sample: Opened, graph: Triples) -> None:
    sample.page.evaluate("page.state.change({ fold: true })")
    sample.page.evaluate("([a, b]) => graphbuilderView.chooseArrow(a, '>', b)", [RI, GUTERRES])
    found = said(sample)
    assert found <= graph
    sent = {(s.value, o.value) for s, p, o in found if p.value == expand("schema:sender")}
    assert sent == {(LETTER, RI)}


def test_what_is_only_claimed_is_not_asserted(sample: Opened, graph: Triples) -> None:
    sample.page.evaluate(
        "iri => graphbuilderView.choose(iri)", f"{DEFAULT_BASE}communication/message-2"
    )
    found = said(sample)
    conveyed = ox.NamedNode(expand("gb:conveyedBy"))
    assert conveyed not in {predicate for _, predicate, _ in found}
    claims = {s for s, _, thing in found if thing == conveyed}
    statuses = {thing for s, p, thing in found if s in claims and p.value == expand("gb:status")}
    assert statuses == {ox.NamedNode(expand("gb:negated"))}


def test_register_as_rdf_where_nothing_is_chosen(letters: Opened) -> None:
    letters.page.evaluate("page.state.change({ purpose: new Set(['thanks']) })")
    graph = {(q.subject, q.predicate, q.object) for q in many()}
    found = said(letters)
    assert found <= graph
    senders = [s for s, p, _ in found if p.value == expand("schema:sender")]
    assert len(senders) == 20


def test_the_page_says_nothing_that_the_graph_does_not(sample: Opened, graph: Triples) -> None:
    found = whole(sample)
    assert found <= graph
    kept = {p.value for _, p, _ in graph} - {p.value for _, p, _ in found}
    left_out = (
        *("gb:subjectMention", "gb:objectMention", "gb:attestedIn", "gb:after", "gb:dateRetrieved"),
        *(
            "prov:wasAttributedTo",
            "prov:wasDerivedFrom",
            "schema:inLanguage",
            "schema:softwareVersion",
        ),
    )
    assert kept == {expand(name) for name in left_out}


def test_odd_texts_and_names(open_store: Callable[[ox.Store], Opened]) -> None:
    store = odd_store()
    opened = open_store(store)
    opened.page.evaluate("graphbuilderView.choose(page.data.base + 'communication/odd')")
    graph = {(q.subject, q.predicate, q.object) for q in store}
    found = said(opened)
    assert found <= graph
    assert ox.Literal("drei", language="de-AT") in {thing for _, _, thing in found}
    assert ox.NamedNode("gb:odd.name") in {thing for _, _, thing in found}
    assert whole(opened) <= graph
    ElementTree.fromstring(taken(opened, SVG)[1])
    name, content = taken(opened, CSV)
    assert re.fullmatch(r"Letters-a-b-of-2018-and[\w-]+-register-\d{4}-\d\d-\d\d\.csv", name)
    assert len(name) <= 80
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    row = next(row for row in rows if row["iri"].endswith("/odd"))
    assert row["date"] == "'=1+1"
    assert row["sender"].startswith("'=cmd|")
    assert ODD in row["sender"]


# --- the menu


def test_menu_by_keyboard(sample: Opened) -> None:
    page = sample.page
    page.focus("#take-button")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == f"take-{LINK}"
    assert page.get_attribute("#take-button", "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == f"take-{PNG}"
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.id") == f"take-{CSV}"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "take-button"
    assert page.is_hidden("#take-menu")


def test_menu_says_why_not(sample: Opened) -> None:
    page = sample.page
    page.click("#take-button")
    entry = page.locator(f"#take-{TURTLE}")
    assert entry.get_attribute("aria-disabled") == "true"
    assert "Choose something, or set a filter" in entry.inner_text()
    entry.click(force=True)
    assert "Choose something" in page.inner_text("#live")
    page.mouse.click(640, 300)
    assert page.is_hidden("#take-menu")


def test_link_opens_what_was_shown(browser: Any, files: dict[str, Path]) -> None:
    first = Opened(browser, files["many"])
    first.page.evaluate("page.state.change({ purpose: new Set(['thanks']) })")
    first.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    first.page.click("#take-button")
    first.page.click(f"#take-{LINK}")
    first.page.wait_for_selector("#take-link")
    link = first.page.input_value("#take-address")
    assert first.page.evaluate("getSelection().toString()") == link
    first.page.keyboard.press("Escape")
    assert first.page.evaluate("document.activeElement.id") == "take-button"
    first.close()
    again = Opened(browser, files["many"], fragment=link[link.index("#") :])
    assert again.page.evaluate("graphbuilderView.passing().length") == 20
    again.close()


def test_empty_graph_gives_empty_files(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["empty"])
    assert taken(opened, PNG)[1].startswith(b"\x89PNG")
    ElementTree.fromstring(taken(opened, SVG)[1])
    opened.page.click("#take-button")
    assert opened.page.get_attribute(f"#take-{CSV}", "aria-disabled") == "true"
    opened.close()
