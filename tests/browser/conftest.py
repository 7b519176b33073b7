"""Chromium, and the pages that the tests open in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from page_driver import SAMPLE, SWITCHES, TITLE, Opened, big, chromium, many

from graphbuilder.export.html import page_of


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    path = chromium()
    if path is None:
        pytest.skip("no Chromium: not at $CHROMIUM, /usr/bin/chromium or on PATH")
    with playwright.sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=SWITCHES)
        yield running
        running.close()


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    sample = ox.Store()
    sample.load(SAMPLE.read_bytes(), format=ox.RdfFormat.TURTLE)
    stores = {"sample": sample, "empty": ox.Store(), "big": big(), "many": many()}
    for name, store in stores.items():
        (folder / f"{name}.html").write_bytes(page_of(store, title=TITLE))
    return {name: folder / f"{name}.html" for name in stores}


@pytest.fixture
def sample(browser: Any, files: dict[str, Path]) -> Iterator[Opened]:
    opened = Opened(browser, files["sample"])
    yield opened
    opened.close()


@pytest.fixture
def letters(browser: Any, files: dict[str, Path]) -> Iterator[Opened]:
    opened = Opened(browser, files["many"])
    yield opened
    opened.close()
