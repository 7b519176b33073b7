"""The page as text: what stands in it, and what can't get out of its place."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.export.html import ASSETS, MODULES, SHAPES, STYLES, page_of, write_html
from graphbuilder.export.view import Node, View, view_of
from graphbuilder.export.view.words import KINDS

DATA = Path(__file__).parent / "data"


def store() -> ox.Store:
    found = ox.Store()
    found.load((DATA / "view-sample.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    return found


@pytest.fixture(scope="module")
def page() -> str:
    return page_of(store(), title='Letters <script>alert(1)</script> {{ 7*7 }} "&"').decode("utf-8")


def block(page: str, name: str) -> dict[str, object]:
    """A block of JSON, found as a browser finds it: up to the next end of a script."""
    found = re.search(
        rf'<script type="application/json" id="{name}">(.*?)</script', page, re.DOTALL
    )
    assert found
    plain = json.loads(found[1])
    assert isinstance(plain, dict)
    return plain


def scripts(page: str) -> list[str]:
    return re.findall(r"<script>(.*?)</script>", page, re.DOTALL)


def test_the_data_comes_back(page: str) -> None:
    view = view_of(store(), 'Letters <script>alert(1)</script> {{ 7*7 }} "&"')
    shown, evidence = (json.loads(part) for part in view.parts())
    assert block(page, "view-data") == shown
    assert block(page, "view-evidence") == evidence
    assert shown["tables"] | evidence["tables"] == json.loads(view.to_json())["tables"]


def test_pyvis_gives_the_options(page: str) -> None:
    options = block(page, "drawing")
    assert options["physics"] == {"enabled": False}
    assert {k: g["shape"] for k, g in options["groups"].items()} == SHAPES  # type: ignore[attr-defined]


def test_every_script_and_style_is_in_the_page() -> None:
    """What lies in the folder is named in its order, and nothing else is."""
    folder = ASSETS / "page"
    assert {path.stem for path in folder.glob("*.js")} == set(MODULES)
    assert {path.stem for path in folder.glob("*.css")} == set(STYLES)


@pytest.mark.parametrize("path", sorted((ASSETS / "page").glob("*")), ids=lambda path: path.name)
def test_page_files_are_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 450
    assert max(map(len, lines)) <= 200


def test_size_without_data() -> None:
    """The page may weigh 1.5 MB beyond what it shows."""
    assert len(page_of(ox.Store(), title="")) <= 1_500_000


def test_nothing_is_fetched(page: str) -> None:
    shell = re.sub(r"<(script|style)[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    assert not re.search(r'(src|href|action|data)="(?!#|data:,")', shell)
    style = "".join(path.read_text("utf-8") for path in (ASSETS / "page").glob("*.css"))
    assert not re.search(r"url\((?!#)|@import", style)


def test_policy_allows_just_what_is_there(page: str) -> None:
    found = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert found
    policy = found[1]
    style = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = [
        base64.b64encode(hashlib.sha256(t.encode()).digest()).decode()
        for t in scripts(page) + style
    ]
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == set(digests)
    assert len(digests) == 3
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy


def test_hostile_texts_stay_data(page: str) -> None:
    head, _, rest = page.partition('id="view-data">')
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7*7 }} &quot;&amp;&quot;</title>" in head
    data = rest.partition("</script>")[0]
    assert not set(data) & set("<>&\u2028\u2029")
    assert "{{ 7*7 }} {% raw %}" in data
    assert page.count("<script") == 5


def test_same_input_same_bytes() -> None:
    assert page_of(store(), title="x") == page_of(store(), title="x")


def test_pyvis_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    page_of(store(), title="x")
    assert not list(tmp_path.iterdir())


def test_empty_store() -> None:
    page = page_of(ox.Store(), title="").decode("utf-8")
    assert block(page, "view-data")["opening"] == []


def test_every_kind_has_shape_and_colours() -> None:
    style = (ASSETS / "page" / "base.css").read_text(encoding="utf-8")
    light, dark = style.split("@media (prefers-color-scheme: dark)")
    assert set(SHAPES) == {kind.id for kind in KINDS}
    assert len(set(SHAPES.values())) == len(KINDS)
    for kind in KINDS:
        assert f"--{kind.id}:" in light
        assert f"--{kind.id}:" in dark


def test_import_is_light() -> None:
    import subprocess
    import sys

    code = "import sys, graphbuilder.export.html; print(*{'pyvis', 'igraph'} & set(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == ""


def test_vendored_libraries_name_version_and_licence() -> None:
    vendor = ASSETS / "vendor"
    lock = json.loads((ASSETS / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    version = lock["node_modules/vis-network"]["version"]
    assert f"@version {version}" in (vendor / "libraries.min.js").read_text(encoding="utf-8")
    assert "Permission is hereby granted" in (vendor / "vis-network.LICENSE-MIT.txt").read_text(
        encoding="utf-8"
    )
    assert not [name for name, entry in lock.items() if "resolved" in entry]


def node(label: str, *names: str) -> Node:
    return Node("urn:a", label, "person", "person", label, "", names, 0, 0, 0, ())


@given(st.text(st.characters(exclude_categories=())))
def test_any_label_comes_back(label: str) -> None:
    """Whatever characters a label has, lone surrogates too, the page's JSON gives it back."""
    view = View(label, nodes=(node(label, label),), opening=(0,))
    page = write_html(view).encode("utf-8").decode("utf-8")
    data = block(page, "view-data")
    columns, (row,) = data["tables"]["nodes"].values()  # type: ignore[index]
    found = dict(zip(columns, row, strict=True))
    assert data["title"] == found["label"] == found["note"] == label
    assert found["names"] == [label]
    assert len(scripts(page)) == 2
