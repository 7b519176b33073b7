"""Takes the picture of the page that the README shows: the letter of exports/graph.html, chosen.

    python tools/screenshots.py [CHROMIUM]

Needs Playwright and a Chromium. The picture hangs on the machine's fonts: no test compares it.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SIZE = {"width": 1440, "height": 860}


def main() -> None:
    """Write docs/page.png."""
    path = sys.argv[1] if len(sys.argv) > 1 else shutil.which("chromium")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.goto((ROOT / "exports" / "graph.html").as_uri())
        page.wait_for_selector("html[data-ready]")
        page.locator(".letters button").first.click()
        page.evaluate("document.activeElement.blur()")
        page.wait_for_timeout(500)
        page.screenshot(path=str(ROOT / "docs" / "page.png"))
        browser.close()


if __name__ == "__main__":
    main()
