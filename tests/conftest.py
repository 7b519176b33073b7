"""What all tests share: ``articles`` beside this file, and golden files that can be written anew."""

from __future__ import annotations

import os

import pytest
from articles import shared_extractor
from hypothesis import settings

from graphbuilder.extract.pipeline import Extractor

# No deadline: a busy machine is no fault of the code. In CI the same examples each time, so that a
# change is judged by what it changes; elsewhere new ones, which find more.
settings.register_profile("suite", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("suite")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write the golden files anew, then review them",
    )


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The one extractor of a test run."""
    return shared_extractor()
