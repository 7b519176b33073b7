"""What the README and the pages of docs/ show is what happens.

Blocks marked ``python`` run, those of one page one after the other in one namespace. In blocks marked
``console`` the commands behind ``$ graphbuilder`` run, and print what stands below them; ``...`` stands
for anything, also for lines. A fence that says ``no-run`` is left out: ```` ```python no-run ````.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from graphbuilder.cli import main

ROOT = Path(__file__).resolve().parents[1]
PAGES = [p for p in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))) if p.exists()]
_BLOCK = re.compile(
    r"^(?P<indent> *)```(?P<kind>python|console)(?P<more>[^\n]*)\n(?P<text>.*?)^ *```$",
    re.DOTALL | re.MULTILINE,
)
_PROGRAM = "graphbuilder"


@dataclass(frozen=True)
class Command:
    """A call that a page shows, and what it shows of its output."""

    line: str
    output: str


def blocks(text: str, kind: str) -> list[str]:
    found = (b for b in _BLOCK.finditer(text) if b["kind"] == kind and "no-run" not in b["more"])
    return [re.sub(rf"^{b['indent']}", "", b["text"], flags=re.MULTILINE) for b in found]


def commands(block: str) -> Iterator[Command]:
    """The calls of this program in a console block; other programs' are passed over."""
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, _, output = part.partition("\n")
        while line.endswith("\\"):
            more, _, output = output.partition("\n")
            line = line[:-1] + more.lstrip("> ")
        if line.split()[:1] == [_PROGRAM]:
            yield Command(line, output)


def matches(shown: str, printed: str) -> bool:
    """Whether an output is what is shown; ``...`` stands for anything."""
    pattern = ".*".join(re.escape(_tidy(part)) for part in _tidy(shown).split("..."))
    return re.fullmatch(pattern, _tidy(printed), re.DOTALL) is not None


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


@pytest.fixture
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the seeds and annotated articles that pages speak of; nothing to spoil."""
    for name in ("seeds", "exports"):
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "tests" / "evaluation" / "gold" / "wire.jsonl", tmp_path / "gold.jsonl")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    return tmp_path


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_a_page_says_what_happens(page: Path, workplace: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for block in blocks(text, "console"):
        for command in commands(block):
            run(command)
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks(text, "python"):
        exec(compile(block, str(page), "exec"), names)


def run(command: Command) -> None:
    result = CliRunner().invoke(main, shlex.split(command.line)[1:], prog_name=_PROGRAM)
    assert result.exception is None or isinstance(result.exception, SystemExit), command.line
    if command.output.strip():
        assert matches(command.output, result.output), f"{command.line}\n{result.output}"
    else:
        assert result.exit_code == 0, f"{command.line}\n{result.output}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for link in re.findall(
        r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")
    ):
        assert (page.parent / link).exists(), link


def test_blocks_are_found() -> None:
    page = (
        "a\n```python\nx = 1\n```\n```python no-run\n1/0\n```\n- b\n  ```python\n  y = 2\n  ```\n"
    )
    assert blocks(page, "python") == ["x = 1\n", "y = 2\n"]


def test_commands_are_found() -> None:
    block = "$ make build\nlong\n$ graphbuilder queries\na\nb\n$ graphbuilder show \\\n>  x\n"
    assert list(commands(block)) == [
        Command("graphbuilder queries", "a\nb\n"),
        Command("graphbuilder show x", ""),
    ]


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb", "a\nb\n", True),
        ("a ...\n", "a 3 s\n", True),
        ("a\n...\nz", "a\nb\nc\nz", True),
        ("a", "a\nb", False),
        ("a.b", "axb", False),
    ],
)
def test_outputs_are_compared(shown: str, printed: str, same: bool) -> None:
    assert matches(shown, printed) is same


def test_a_command_that_shows_something_else_is_noticed() -> None:
    with pytest.raises(AssertionError):
        run(Command("graphbuilder --version", "graphbuilder 99\n"))
    run(Command("graphbuilder --version", f"graphbuilder ...{os.linesep}"))
