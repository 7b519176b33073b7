"""The register and the timeline: in step with the graph, with the filters, and with each other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from page_driver import LETTER, Opened

from graphbuilder.model.terms import DEFAULT_BASE

expect = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed").expect
pytestmark = pytest.mark.browser

PERSON = DEFAULT_BASE + "person/p"


@pytest.fixture
def register(letters: Opened) -> Opened:
    letters.page.click("#show-register")
    return letters


def settled(opened: Opened) -> None:
    """After the next two frames: the register draws once for all changes of a frame."""
    frames = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
    opened.page.evaluate(f"() => {frames}")


def column(opened: Opened, name: str) -> list[str]:
    settled(opened)
    cells = opened.page.locator(f"#register-table tbody td.in-{name}")
    return [" ".join(text.split()) for text in cells.all_inner_texts()]


def test_all_communications_by_date(register: Opened) -> None:
    page = register.page
    expect(page.locator("#register-table tbody tr")).to_have_count(60)
    assert "60" in page.inner_text("#register-count")
    days = page.evaluate("page.register.rows().map((i) => page.data.communications[i].date)")
    assert days == sorted(days)


def test_sorts_by_any_column_both_ways(register: Opened) -> None:
    page = register.page
    page.click("th[data-column=sender] button")
    expect(page.locator("th[data-column=sender]")).to_have_attribute("aria-sort", "ascending")
    up = column(register, "sender")
    assert up == sorted(up)
    page.click("th[data-column=sender] button")
    expect(page.locator("th[data-column=sender]")).to_have_attribute("aria-sort", "descending")
    assert column(register, "sender") == sorted(up, reverse=True)


def test_finds_what_stands_anywhere(register: Opened) -> None:
    page = register.page
    page.fill("#register-find", "PÉRSON condol")  # each word somewhere, accents apart
    page.wait_for_timeout(400)  # it looks once the typing pauses
    assert set(column(register, "purpose")) == {"condolence"}
    page.fill("#register-find", "nobody at all")
    page.wait_for_timeout(400)
    assert page.is_visible("#register-empty")
    page.click("#register-clear")
    expect(page.locator("#register-table tbody tr")).to_have_count(60)


def test_a_line_chooses_in_the_graph(register: Opened) -> None:
    page = register.page
    page.locator("#register-table tbody tr").nth(3).click()
    expect(page.locator("#register-table tr[aria-current]")).to_have_count(1)
    title = page.inner_text("#details h2")
    assert title.startswith(("Letter", "Telegram"))
    page.focus("#register-table tr[aria-current] .register-row")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.inner_text("#details h2") != title


def test_what_the_graph_chooses_is_marked_in_the_register(register: Opened) -> None:
    page = register.page
    register.choose(PERSON + "1")
    expect(page.locator("#register-table tr.concerned")).to_have_count(20)
    page.check("#register-only")
    expect(page.locator("#register-table tbody tr")).to_have_count(20)
    page.keyboard.press("Escape")
    expect(page.locator("#register-table tbody tr")).to_have_count(60)


def test_filters_reach_the_register(register: Opened) -> None:
    page = register.page
    page.check("#purpose-condolence")
    assert set(column(register, "purpose")) == {"condolence"}
    expect(page.locator("#register-table tbody tr")).to_have_count(20)


def test_nothing_left_says_why(register: Opened) -> None:
    page = register.page
    page.check("#purpose-condolence")
    page.locator("label:has-text('Country 2') input").check()
    page.fill("#timeline-from", "2024-01-01")
    page.fill("#timeline-to", "2024-01-01")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert page.is_visible("#register-empty")
    assert "Purpose" in page.inner_text("#register-empty")
    page.click("#register-lift")
    expect(page.locator("#register-table tbody tr")).to_have_count(60)


def test_slider_by_keys(letters: Opened) -> None:
    page = letters.page
    page.click("#timeline-month")
    handle = page.locator("#timeline-handle-from")
    assert handle.get_attribute("role") == "slider"
    handle.focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    page.wait_for_timeout(300)
    assert "July 2024" in (handle.get_attribute("aria-valuetext") or "")
    assert len(letters.passing()) == 30
    page.keyboard.press("Home")
    page.wait_for_timeout(300)
    assert len(letters.passing()) == 60


def test_brush_by_pointer_and_back(letters: Opened) -> None:
    page = letters.page
    box = page.locator("#timeline-brush").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=6)
    page.mouse.up()
    page.wait_for_timeout(300)
    assert 0 < len(letters.passing()) < 60
    assert page.inner_text("#show-facets") == "Filters (1)"
    page.click("#timeline-whole")
    assert len(letters.passing()) == 60


def test_one_persons_time(letters: Opened) -> None:
    page = letters.page
    letters.choose(PERSON + "4")
    settled(letters)
    words = page.inner_text("#timeline-numbers")
    assert "Person 4" in words
    assert re.search(r"sent 0, received 12", words)
    assert "Person 4" in (page.get_attribute("#timeline-picture", "aria-label") or "")
    page.click("#timeline-all")
    assert "60 communications" in page.inner_text("#timeline-numbers")


def test_address_keeps_time_and_order(
    browser: Any, files: dict[str, Path], register: Opened
) -> None:
    page = register.page
    page.click("th[data-column=recipient] button")
    page.fill("#timeline-from", "2024-07-01")
    page.keyboard.press("Enter")
    page.wait_for_url("**time=**")
    again = Opened(browser, files["many"], fragment=page.evaluate("location.hash"))
    assert again.passing() == register.passing()
    assert column(again, "recipient") == column(register, "recipient")
    assert again.page.is_visible("#register")
    again.close()


def test_hostile_texts_stay_text(sample: Opened) -> None:
    page = sample.page
    page.click("#show-register")
    expect(page.locator("#register-table tbody tr")).to_have_count(3)
    expect(page.locator("#register img, #register script, #register b")).to_have_count(0)
    assert 'Kim & <img src=x onerror="window.hacked=2"> Sons' in page.inner_text("#register-table")
    sample.choose(LETTER)
    expect(page.locator("#register-table tr[aria-current]")).to_have_count(1)


def test_narrow_screen_never_scrolls_sideways(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["many"], viewport={"width": 360, "height": 740})
    page = opened.page
    for panel in ("register", "timeline", "facets"):
        page.click(f"#show-{panel}")
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#register-table tbody tr").first.is_visible()
    opened.close()
