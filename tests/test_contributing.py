"""The worked example of CONTRIBUTING.md, followed to the letter in a copy of the package."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(
    r"^```python(?: file=(?P<file>\S+))?\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE
)
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the example touches, with its files in place."""
    root = tmp_path_factory.mktemp("checkout")
    leave_out = shutil.ignore_patterns("__pycache__", "assets")
    shutil.copytree(ROOT / "graphbuilder", root / "graphbuilder", ignore=leave_out)
    (root / "ontology").symlink_to(ROOT / "ontology")
    (root / "tests" / "extract").mkdir(parents=True)
    for name in ("articles.py", "conftest.py", "extract/test_extract_sentences.py"):
        shutil.copy(ROOT / "tests" / name, root / "tests" / name)
    shutil.copytree(ROOT / "tests" / "contract", root / "tests" / "contract", ignore=leave_out)
    for block in BLOCK.finditer(TEXT):
        if block["file"]:
            (root / block["file"]).write_text(block["code"], encoding="utf-8")
    return root


def run(copy: Path, *arguments: str) -> str:
    command = [sys.executable, *arguments]
    environment = {"PYTHONPATH": str(copy), "PYTHONDONTWRITEBYTECODE": "1", "PATH": ""}
    done = subprocess.run(
        command, check=False, cwd=copy, env=environment, capture_output=True, text=True, timeout=120
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_its_own_test_and_the_contracts_pass(copy: Path) -> None:
    chosen = "ships or letter or declares"
    tests = ["tests/extract", "tests/contract/test_contract_extractors.py"]
    out = run(copy, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-k", chosen, *tests)
    assert re.search(r"\d+ passed", out)


def test_what_it_prints(copy: Path) -> None:
    (code,) = [block["code"] for block in BLOCK.finditer(TEXT) if not block["file"]]
    lines = run(copy, "-c", code).splitlines()
    (ship,) = [line for line in lines if "'Mirae'" in line]
    assert ship.startswith("schema:mentions")
    assert ship.endswith('The trading ship "Mirae" left Nampho on Monday.')


def test_the_example_is_linted() -> None:
    (code,) = [b["code"] for b in BLOCK.finditer(TEXT) if (b["file"] or "").endswith("/ships.py")]
    ruff = Path(sys.executable).with_name("ruff")
    if not ruff.exists():
        pytest.skip("ruff is not installed")
    for command in (["check"], ["format", "--check"]):
        done = subprocess.run(
            [ruff, *command, "--stdin-filename", "graphbuilder/ships.py", "-"],
            input=code, check=False, cwd=ROOT, capture_output=True, text=True,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr


def test_every_file_that_it_names_is_there() -> None:
    new = {block["file"] for block in BLOCK.finditer(TEXT)}
    for path in re.findall(r"`((?:graphbuilder|ontology|tests|docs)/[\w./-]*)`", TEXT):
        assert path in new or (ROOT / path).exists(), path


def test_every_make_target_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", TEXT, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
