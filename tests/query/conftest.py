from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Store

from graphbuilder.query import open_graph

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="session")
def sample_file() -> Path:
    return DATA / "sample.ttl"


@pytest.fixture
def sample(sample_file: Path) -> Store:
    return open_graph(sample_file)
