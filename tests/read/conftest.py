"""What the tests of reading share; the articles are in ``read_samples``."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from read_samples import ROOT, Reader

from graphbuilder.read import LIMIT, read

sys.path.insert(0, str(ROOT))  # for benchmarks, which is no part of the package


@pytest.fixture
def read_bytes(tmp_path: Path) -> Reader:
    """Reads bytes or text as a file of the given name."""

    def reader(content: bytes | str, name: str = "a.txt", limit: int = LIMIT) -> list:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([path], limit))

    return reader
