"""The page in a real browser: nothing leaves it, nothing strange runs, all of it can be used.

Skips, and says why, where there is no Chromium or no Playwright.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from page_driver import GUTERRES, KOREA, LETTER, RI, TITLE, Opened

from graphbuilder.model.terms import DEFAULT_BASE

pytestmark = pytest.mark.browser


def test_opens_on_who_wrote_to_whom(sample: Opened) -> None:
    assert sample.page.inner_text("h1") == TITLE
    assert sample.page.title() == TITLE
    assert {LETTER, RI, GUTERRES} <= set(sample.shown())
    assert KOREA not in sample.shown()
    assert "Ri Yong Ho → António Guterres" in sample.panel()
    sample.page.click(".letters button >> nth=0")
    assert "Letter · 31 January 2018" in sample.panel()


def test_search_jumps_with_the_keyboard_alone(sample: Opened) -> None:
    page = sample.page
    page.keyboard.press("/")
    page.keyboard.type("guterres")
    assert page.get_attribute("#search", "aria-expanded") == "true"
    assert page.inner_text("#hits li[aria-selected=true] bdi >> nth=0") == "António Guterres"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2") == "António Guterres"
    assert page.is_hidden("#hits")
    assert "António Guterres" in page.inner_text("#live")
    x, y = sample.point_at(GUTERRES)
    box = page.locator("#graph").bounding_box()
    assert box is not None
    assert abs(x - box["x"] - box["width"] / 2) < 3
    assert abs(y - box["y"] - box["height"] / 2) < 3


@pytest.mark.parametrize("words", ["리용호", "antonio manuel", "unsc rules"])
def test_search_knows_other_names(sample: Opened, words: str) -> None:
    sample.page.fill("#search", words)
    sample.page.keyboard.press("Enter")
    assert sample.page.locator("#details h2").count() == 1
    assert "communications" not in sample.page.inner_text("#details h2")


def test_search_says_when_there_is_nothing(sample: Opened) -> None:
    sample.page.fill("#search", "nobody at all")
    assert "Nothing of that name" in sample.page.inner_text("#hits")
    sample.page.keyboard.press("Enter")
    sample.page.keyboard.press("Escape")
    assert sample.page.is_hidden("#hits")


def test_search_shows_what_is_switched_off(sample: Opened) -> None:
    sample.page.fill("#search", "north korea")
    sample.page.keyboard.press("Enter")
    assert KOREA in sample.shown()
    assert sample.page.inner_text("#details h2") == "Democratic People's Republic of Korea"


def test_click_on_a_node_shows_its_evidence(sample: Opened) -> None:
    sample.page.mouse.click(*sample.point_at(LETTER))
    text = sample.panel()
    assert "Ri Yong Ho, minister of Foreign Affairs" in text
    assert "DPRK Foreign Minister Sends Letter to UN Secretary General · 1 February 2018" in text
    assert "stated · 97\u00a0%" in text
    assert "inferred · 70\u00a0%" in text
    marks = sample.page.locator("#details figure >> nth=0").locator("mark").all_inner_texts()
    assert marks == ["Ri Yong Ho", "letter"]
    link = sample.page.locator("#details figcaption a >> nth=0")
    assert link.get_attribute("href") == "https://example.org/letter?a=1&b=2"
    assert link.get_attribute("rel") == "noopener noreferrer"


def test_click_on_an_edge_shows_its_evidence(sample: Opened) -> None:
    ends = [RI, "sent", LETTER]
    point = sample.page.evaluate("ends => graphbuilderView.whereEdge(...ends)", ends)
    sample.page.mouse.click(point["x"], point["y"])
    assert sample.page.inner_text("#details h2") == "Sent"
    assert "↓ sent" in sample.panel()
    assert sample.page.locator("#details figure").count() == 2


def test_an_entity_in_the_panel_leads_on(sample: Opened) -> None:
    sample.page.mouse.click(*sample.point_at(LETTER))
    sample.page.click("#details .entity:has-text('Ri Yong Ho')")
    assert sample.page.inner_text("#details h2") == "Ri Yong Ho"
    assert "Held the office" in sample.panel()
    assert "attested 1 February 2018" in sample.panel()
    sample.page.click("#details .back")
    assert sample.page.inner_text("#details h2").startswith("Letter from")
    sample.page.click("#details .back")
    assert sample.page.inner_text("#details h2") == "3 communications"


def test_keyboard_in_the_graph(sample: Opened) -> None:
    page = sample.page
    page.focus("#graph")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#details h2")
    page.keyboard.press("ArrowUp")
    assert page.inner_text("#details h2") != first
    for key in ("+", "-", "0"):
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "details"
    page.focus("#graph")
    page.keyboard.press("Escape")
    assert page.inner_text("#details h2") == "3 communications"


def test_tab_reaches_everything_in_order(sample: Opened) -> None:
    page = sample.page
    seen = []
    for _ in range(12):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
    assert seen[:3] == ["skip", "search", "show-facets"]
    assert seen.index("show-details") < seen.index("help-button")


def test_hostile_texts_come_through_as_text(sample: Opened) -> None:
    page = sample.page
    page.evaluate("iri => graphbuilderView.choose(iri)", DEFAULT_BASE + "communication/message-2")
    text = sample.panel()
    assert 'Kim & <img src=x onerror="window.hacked=2"> Sons' in text
    assert "</script><script>window.hacked=3</script>" in text
    assert '<script>window.hacked=1</script> {{ 7*7 }} {% raw %} "Condolences"' in text
    assert "Kim & <b>Sons</b>" in page.locator("#details mark").all_inner_texts()
    assert "negated" in text
    assert page.locator("#details a[href^='javascript']").count() == 0
    assert page.locator("#details img, #details script, #details b").count() == 0
    page.evaluate("iri => graphbuilderView.choose(iri)", DEFAULT_BASE + "person/mbs")
    assert "left \ufffdthgir\ufffd" in page.locator("#details bdi[dir=auto]").all_inner_texts()
    assert (
        page.evaluate("getComputedStyle(document.querySelector('#details h2')).direction") == "rtl"
    )
    page.fill("#search", "alert")
    assert "Kim & <img" in page.inner_text("#hits")


def test_policy_refuses_what_is_not_the_pages_own(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["sample"])
    opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.hacked = 9";
            document.body.append(script);
        }"""
    )
    refused = fetched(opened.page)
    assert refused == "refused"
    assert opened.wrong  # the browser says so
    opened.wrong.clear()
    opened.close()


def fetched(page: Any) -> str:
    code = "fetch('https://example.org/').then(() => 'fetched', () => 'refused')"
    return str(page.evaluate(code))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_fits_every_screen(browser: Any, files: dict[str, Path], scheme: str, width: int) -> None:
    size = {"width": width, "height": 800}
    opened = Opened(browser, files["sample"], viewport=size, color_scheme=scheme)
    page = opened.page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("iri => graphbuilderView.choose(iri)", LETTER)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if folder := os.environ.get("SCREENSHOTS"):
        page.screenshot(path=f"{folder}/view-{scheme}-{width}.png", full_page=width < 800)
    opened.close()


def test_theme_changes_while_open(sample: Opened) -> None:
    ground = "getComputedStyle(document.body).backgroundColor"
    light = sample.page.evaluate(ground)
    sample.page.emulate_media(color_scheme="dark")
    assert sample.page.evaluate(ground) != light


def test_empty_graph(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["empty"])
    assert "Nothing to show" in opened.panel()
    opened.page.click("#fit")
    opened.page.focus("#graph")
    opened.page.keyboard.press("ArrowLeft")
    opened.close()


def test_a_big_graph_unfolds(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["big"])
    page = opened.page
    before = set(opened.shown())
    assert 20 < len(before) < 100
    page.fill("#search", "person 200")
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2") == "Person 200"
    after = set(opened.shown())
    assert "urn:p200" in after
    assert len(after) > len(before)
    page.evaluate("graphbuilderView.choose('urn:p3')")
    page.mouse.dblclick(*opened.point_at("urn:p3"))
    page.wait_for_function(f"graphbuilderView.shown().length > {len(after)}")
    opened.close()
