"""Stored articles, and sorting on disk."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from articles import shared_extractor, wire
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.model import Article, Part, Section, SettingError, Span
from graphbuilder.store import sorting
from graphbuilder.store.archive import Archive
from graphbuilder.store.encoding import decoded_article, encoded, encoded_article
from graphbuilder.store.kept import FILE, KeptClaims
from graphbuilder.store.sorting import Sorter

WHOLE = Article(
    "id \ud800",
    "text",
    (Section(Part.BODY, Span(0, 4)),),
    "headline",
    Span(0, 1),
    date(2024, 3, 5),
    Span(1, 2),
    "publisher",
    Span(2, 3),
    date(2024, 3, 6),
    Span(3, 4),
    "https://a.example/",
    "en",
    ("other",),
    (Span(0, 2),),
    True,
    "page",
    Span(4, 9),
    "a.jsonl:1",
)


@pytest.mark.parametrize("article", [WHOLE, Article("", ""), wire("Snow fell.")])
def test_an_article_comes_back_as_it_was(article: Article) -> None:
    assert decoded_article(encoded_article(article)) == article


def stored(folder: Path, *identifiers: str) -> None:
    with KeptClaims(folder / FILE, "1") as kept:
        for identifier in identifiers:
            made = wire(f"Pak Un Ha met Ana Paz in {identifier}.", identifier=identifier)
            assert kept.get(made) is None
            claims = shared_extractor().extract(made)
            kept.put([(made, encoded_article(made), encoded(claims))])
        kept.finish()


def test_articles_are_found_by_identifier(tmp_path: Path) -> None:
    stored(tmp_path, "b", "ä", "a")
    with Archive(tmp_path) as archive:
        assert [article.identifier for article, _ in archive] == ["a", "b", "ä"]
        assert len(archive) == 3
        assert "ä" in archive
        assert "c" not in archive
        found = archive.get("b")
        assert found is not None
        assert found[1] == shared_extractor().extract(found[0])
        assert archive.get("c") is None
        assert archive.remove(["b", "c"]) == 1
        assert archive.identifiers() == ["a", "ä"]


def test_where_nothing_is_stored(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no articles are stored"):
        Archive(tmp_path)


def test_a_build_that_was_not_finished(tmp_path: Path) -> None:
    stored(tmp_path, "a")
    with sqlite3.connect(tmp_path / FILE) as rows:
        rows.execute("DELETE FROM finished")
    rows.close()
    with pytest.raises(SettingError, match=r"not finished\. Build again"):
        Archive(tmp_path)


@pytest.mark.parametrize("table", ["articles SET article", "kept SET claims"])
def test_damage_is_named(tmp_path: Path, table: str) -> None:
    stored(tmp_path, "a")
    with sqlite3.connect(tmp_path / FILE) as rows:
        rows.execute(f"UPDATE {table} = 'damage'")
    rows.close()
    with Archive(tmp_path) as archive, pytest.raises(SettingError, match="'a' is damaged"):
        archive.get("a")


LINES = st.lists(st.binary(max_size=6).filter(lambda line: b"\n" not in line), max_size=60)


@given(LINES)
def test_sorting_on_disk_is_sorting(
    tmp_path_factory: pytest.TempPathFactory, given_lines: list[bytes]
) -> None:
    folder = tmp_path_factory.mktemp("sorter")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorting, "_BLOCK", 20)
        on_disk, in_memory = Sorter(folder, "x", most=200), Sorter(None, "x", most=200)
        for line in given_lines:
            on_disk.add(line)
            in_memory.add(line)
        assert list(on_disk.sorted()) == list(in_memory.sorted()) == sorted(set(given_lines))
