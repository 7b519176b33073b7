"""Everybody can use the page: axe finds nothing, the keyboard is enough, light, dark, wide, narrow."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from page_driver import DEFAULT_BASE, LETTER, Opened

pytestmark = pytest.mark.browser


def violations(opened: Opened) -> list[str]:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed"
    )
    found = axe.Axe().run(opened.page).response["violations"]
    return [
        f"{v['id']}: {n['html'][:120]} {n['failureSummary'][:200]}"
        for v in found
        for n in v["nodes"]
    ]


@pytest.mark.parametrize(("scheme", "width"), [("light", 1440), ("dark", 1440), ("light", 360)])
def test_axe_finds_nothing(browser: Any, files: dict[str, Path], scheme: str, width: int) -> None:
    """In every panel and in what opens over them: suggestions, details, the other end of a path, help."""
    size = {"width": width, "height": 900}
    opened = Opened(browser, files["sample"], viewport=size, color_scheme=scheme)
    page = opened.page
    for panel in ("facets", "timeline", "register", "details"):
        if page.get_attribute(f"#show-{panel}", "aria-pressed") == "false":
            page.click(f"#show-{panel}")
    page.fill("#search", "a")
    assert violations(opened) == []
    page.keyboard.press("Escape")
    opened.choose(LETTER)
    page.click("#path-to")
    page.keyboard.type("g")
    assert violations(opened) == []
    page.keyboard.press("Escape")
    page.click("#help-button")
    assert violations(opened) == []
    page.keyboard.press("Escape")
    opened.close()


def test_letters_for_the_parts(sample: Opened) -> None:
    page = sample.page
    page.focus("#graph")
    for key, panel in (("r", "register"), ("t", "timeline"), ("f", "facets")):
        before = page.is_visible(f"#{panel}")
        page.keyboard.press(key)
        assert page.is_visible(f"#{panel}") != before
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert page.is_hidden("#help")
    page.keyboard.press("/")
    page.keyboard.type("r")  # a letter in a field is a letter
    assert page.input_value("#search") == "r"


def test_single_letters_can_be_switched_off(sample: Opened) -> None:
    page = sample.page
    page.click("#help-button")
    page.uncheck("#letters-as-keys")
    page.keyboard.press("Escape")
    page.focus("#graph")
    before = page.is_visible("#register")
    page.keyboard.press("r")
    assert page.is_visible("#register") == before


def test_keyboard_walks_arrows(sample: Opened) -> None:
    page = sample.page
    sample.choose(LETTER)
    page.focus("#graph")
    page.keyboard.press("]")
    assert page.inner_text("#details .kind") == "Arrow"
    first = page.inner_text("#details")
    page.keyboard.press("]")
    assert page.inner_text("#details") != first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "details"
    page.keyboard.press("Escape")
    assert "3 communications" in sample.panel()


def test_every_control_has_a_visible_focus(sample: Opened) -> None:
    page = sample.page
    seen = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        where = page.evaluate(
            "(({id, className, tagName}) => id || className || tagName)(document.activeElement)"
        )
        seen.add(where)
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none" or where.startswith("with-"), where  # the body has none
    assert {"search", "show-facets", "graph", "fit", "kind-person"} <= seen


def test_print_gives_the_register(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["many"])
    page = opened.page
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.is_visible("#register table")
    assert not page.is_visible("#graph")
    assert page.locator("#register tbody tr").count() == 60
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    opened.close()


def test_reduced_motion_is_respected(browser: Any, files: dict[str, Path]) -> None:
    opened = Opened(browser, files["many"], reduced_motion="reduce")
    before = opened.point_at(DEFAULT_BASE + "person/p1")
    opened.page.click("#zoom-in")
    assert opened.point_at(DEFAULT_BASE + "person/p1") != before  # at once, no way there
    opened.close()
