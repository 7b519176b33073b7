"""Who may know whom: stages meet in the pipeline alone, and each heavy library in few modules."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "graphbuilder"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_FILE, LONGEST_FUNCTION = 400, 50

BASIS = {"model", "resources", "graphbuilder", "authority"}
"""What every stage may use: the values, the shipped files, the version, the authority files."""
ALLOWED = {
    "model": set(),
    "resources": set(),
    "graphbuilder": set(),
    "authority": {"model", "resources"},
    "iris": {"model"},
    "read": BASIS,
    "extract": BASIS,
    "resolve": BASIS | {"iris"},
    "store": BASIS | {"iris"},
    "export": BASIS | {"store"},
    "query": BASIS,
    "evaluation": BASIS | {"read", "pipeline"},  # measures the whole
}
"""The stages and what each may import; ``pipeline``, ``flow``, ``progress`` and ``cli`` join them."""

LIBRARIES = {
    "spacy": {"extract"},
    "pyoxigraph": {"authority", "store.rows", "export", "query", "evaluation"},
    "rdflib": {"query"},
    "oxrdflib": {"query"},
    "pyshacl": {"query.validate"},
    "pyvis": {"export.html"},
    "igraph": {"export"},
    "networkx": {"query.networks"},
    "click": {"cli"},
    "dask": {"flow.workers"},
    "distributed": {"flow.workers"},
}
"""The libraries and the packages or modules that may name them."""


def name(path: Path) -> str:
    """A module's name inside the package: "extract.extractors.names"."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(part for part in parts if part != "__init__") or "graphbuilder"


def imports(path: Path) -> Iterator[str]:
    """The modules that a module names, those inside functions and for types too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inner(module: str) -> str | None:
    """The name inside the package of an imported module, or None where it is another's."""
    if module.startswith("graphbuilder.__"):
        return "graphbuilder"
    return module.removeprefix("graphbuilder.") if module.startswith("graphbuilder.") else None


def within(module: str, packages: set[str]) -> bool:
    return any(module == each or module.startswith(f"{each}.") for each in packages)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_stages_do_not_know_each_other(path: Path) -> None:
    stage = name(path).partition(".")[0]
    if stage in ALLOWED:
        known = [module for each in imports(path) if (module := inner(each))]
        assert [m for m in known if not within(m, ALLOWED[stage] | {stage})] == []


@pytest.mark.parametrize("path", sorted((PACKAGE / "model").glob("*.py")), ids=name)
def test_the_model_needs_the_standard_library_alone(path: Path) -> None:
    others = {each.partition(".")[0] for each in imports(path)} - set(sys.stdlib_module_names)
    assert others <= {"graphbuilder"}


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_is_named_in_few_modules(library: str) -> None:
    naming = {name(p) for p in MODULES if library in {i.partition(".")[0] for i in imports(p)}}
    assert {module for module in naming if not within(module, LIBRARIES[library])} == set()


def test_every_stage_is_listed() -> None:
    joining = {"pipeline", "flow", "progress", "cli", "__main__"}
    stages = {name(path).partition(".")[0] for path in MODULES}
    assert stages - joining == set(ALLOWED)


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_files_and_functions_are_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    long = {
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == set()


def test_importing_the_command_line_loads_nothing_heavy() -> None:
    import subprocess

    heavy = set(LIBRARIES) - {"click"}
    code = f"import sys, graphbuilder.cli; print(*sorted({heavy!r} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
