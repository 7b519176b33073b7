"""The page in a real browser: what opens it, and what notes whatever it does that it should not."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graphbuilder.model.terms import DEFAULT_BASE

SAMPLE = Path(__file__).parents[1] / "export" / "data" / "view-sample.ttl"
SWITCHES = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LETTER = DEFAULT_BASE + "communication/letter-1"
RI = DEFAULT_BASE + "person/ri-yong-ho"
GUTERRES = DEFAULT_BASE + "person/guterres"
KOREA = DEFAULT_BASE + "country/kp"
TITLE = "Letters <script>window.hacked=5</script> {{ 7*7 }} </title>"


def chromium() -> str | None:
    names = ("chromium", "chromium-browser", "google-chrome")
    places = (os.environ.get("CHROMIUM"), "/usr/bin/chromium", *map(shutil.which, names))
    return next((place for place in places if place and Path(place).is_file()), None)


def big() -> ox.Store:
    """700 letters between 311 people: more than a picture holds."""
    lines = [
        f"<urn:l{n}> a gb:Letter, gb:Communication ; rdfs:label 'Letter {n}' ;"
        f" schema:sender <urn:p{n % 7}> ; schema:recipient <urn:p{n % 311}> ."
        for n in range(700)
    ]
    lines += [f"<urn:p{n}> a schema:Person ; rdfs:label 'Person {n}' ." for n in range(311)]
    return stored(lines)


def many() -> ox.Store:
    """Sixty letters of 2024 between eight people of four countries, with purposes and occasions."""
    lines = [
        f"<{DEFAULT_BASE}country/c{n}> a schema:Country ; rdfs:label 'Country {n}' ."
        for n in range(4)
    ]
    for n in range(8):
        who = f"{DEFAULT_BASE}person/p{n}"
        lines.append(
            f"<{who}> a schema:Person ; rdfs:label 'Person {n}' ;"
            f" gb:country <{DEFAULT_BASE}country/c{n % 4}> ."
        )
    lines += [
        f"<{DEFAULT_BASE}event/e{n}> a gb:Event ; rdfs:label 'Flood {n}' ;"
        f" schema:startDate '2024-0{n + 1}-02'^^xsd:date ."
        for n in range(3)
    ]
    purposes = ("congratulation", "condolence", "thanks")
    for n in range(60):
        form = ("Letter", "Telegram")[n % 2]
        occasion = f"gb:occasion <{DEFAULT_BASE}event/e{n % 3}> ;" if n % 3 == 1 else ""
        lines.append(
            f"<{DEFAULT_BASE}communication/l{n}> a gb:{form}, gb:Communication ;"
            f" rdfs:label '{form} {n}' ;"
            f" schema:sender <{DEFAULT_BASE}person/p{n % 3}> ; {occasion}"
            f" schema:recipient <{DEFAULT_BASE}person/p{3 + n % 5}> ; gb:purpose gb:{purposes[n % 3]} ;"
            f" gb:date '2024-{1 + n % 12:02}-{1 + n % 28:02}'^^xsd:date ."
        )
    return stored(lines)


def stored(lines: list[str]) -> ox.Store:
    """A store of Turtle's lines."""
    prefixes = (
        "@prefix gb: <https://w3id.org/graphbuilder/ontology#> . "
        "@prefix schema: <https://schema.org/> . "
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . "
    )
    store = ox.Store()
    store.load(prefixes + "\n".join(lines), format=ox.RdfFormat.TURTLE)
    return store


class Opened:
    """A page, and whatever it did that it should not."""

    def __init__(self, browser: Any, file: Path, *, fragment: str = "", **settings: Any) -> None:
        settings = {
            "viewport": {"width": 1280, "height": 800},
            "reduced_motion": "reduce",
        } | settings
        self.context = browser.new_context(**settings)
        self.wrong: list[str] = []
        self.context.on("request", self._note_request)
        self.context.route(lambda url: not url.startswith(("file:", "data:")), lambda r: r.abort())
        self.page = self.context.new_page()
        self.page.on("console", lambda message: self.wrong.append(message.text))
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on("dialog", self._note_dialog)
        self.page.goto(file.as_uri() + fragment)
        self.page.wait_for_selector("html[data-ready]")

    def _note_request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "data:", "blob:")):
            self.wrong.append(request.url)

    def _note_dialog(self, dialog: Any) -> None:
        self.wrong.append(dialog.message)
        dialog.dismiss()

    def shown(self) -> list[str]:
        return list(self.page.evaluate("graphbuilderView.shown()"))

    def panel(self) -> str:
        return str(self.page.inner_text("#details"))

    def point_at(self, iri: str) -> tuple[float, float]:
        point = self.page.evaluate("iri => graphbuilderView.where(iri)", iri)
        return point["x"], point["y"]

    def passing(self) -> list[str]:
        return list(self.page.evaluate("graphbuilderView.passing()"))

    def arrows(self) -> list[str]:
        return list(self.page.evaluate("graphbuilderView.arrows()"))

    def choose(self, iri: str) -> None:
        self.page.evaluate("iri => graphbuilderView.choose(iri)", iri)

    def close(self) -> None:
        assert self.page.evaluate("window.hacked") is None
        self.context.close()
        assert self.wrong == []
