"""Finding files and reading batches of them."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from read_samples import SEED, WIRE, Reader, articles, problems

from graphbuilder.model import InputError
from graphbuilder.read import files, find, read


def test_folders_are_searched_sorted_and_cleaned(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.jsonl", "README", "README.txt", "notes.md", ".hidden", ".git/x.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    found, faults = find([tmp_path])
    assert [p.relative_to(tmp_path).as_posix() for p in found] == ["a/z.jsonl", "b.txt"]
    assert not faults


def test_what_is_named_itself_is_taken_and_only_once(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("x")
    found, faults = find([readme, tmp_path / "." / "README.md"])
    assert len(found) == 1
    assert not faults


def test_missing_input_and_empty_folder_are_problems(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    found, faults = find([tmp_path / "none.txt", tmp_path / "empty", Path("nul\0")])
    assert not found
    for words, fault in zip(("no such input", "no input", "no such input"), faults, strict=True):
        assert words in fault.what


def test_links_in_a_circle_do_not_hang(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(WIRE)
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to(tmp_path / "self")
    found, _ = find([tmp_path])
    assert [p.name for p in found] == ["x.txt", "self"]
    assert [f.what for f in problems(list(read(found)))]


def test_the_seeds_folder() -> None:
    found, faults = find([SEED.parent])
    assert SEED in found
    assert not faults
    assert all(p.suffix != ".md" for p in found)


def test_of_two_articles_with_one_identifier_the_first_stays(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt"
    for path in (first, second):
        path.parent.mkdir()
        path.write_text(WIRE)
    kept, fault = read([first, second])
    assert articles([kept])[0].source == str(first)
    assert problems([fault])[0].where == str(second)
    assert str(first) in problems([fault])[0].what
    assert problems([fault])[0].skipped


def test_a_bad_file_does_not_stop_the_batch(tmp_path: Path) -> None:
    for name, data in (("a.txt", b""), ("b.txt", b"%PDF-1"), ("c.txt", b" \n\x01 "), ("d", b"x\0")):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "e.txt").write_text(WIRE)
    (tmp_path / "f.txt").write_text("<html><p>Kim Jong Un</p></html>")
    found, _ = find([tmp_path])
    found = [*found, tmp_path / "gone.txt", tmp_path]
    result = list(read(found))
    assert [a.identifier for a in articles(result)] == ["e"]
    said = [p.what for p in problems(result)]
    for words, what in zip(
        ("empty", "PDF", "no words", "NUL", "HTML", "No such file", "not a regular file"),
        said,
        strict=True,
    ):
        assert words in what
    assert all(p.skipped and p.remedy for p in problems(result))


def test_no_right_to_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WIRE)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    (fault,) = problems(list(read([path])))
    assert "Permission denied" in fault.what
    assert "right" in fault.remedy


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (fault,) = problems(list(read([pipe])))
    assert "not a regular file" in fault.what


def test_a_file_over_the_limit(read_bytes: Reader) -> None:
    (fault,) = problems(read_bytes("word " * 100, limit=499))
    assert "499" in fault.what
    assert articles(read_bytes("word " * 100, limit=500))


def test_gzip_is_taken_off(read_bytes: Reader) -> None:
    (article,) = articles(read_bytes(gzip.compress(WIRE.encode()), "wire.txt.gz"))
    assert (article.identifier, article.text) == ("wire", WIRE)


def test_a_gzip_bomb_is_not_unpacked(read_bytes: Reader) -> None:
    (fault,) = problems(read_bytes(gzip.compress(b"x" * 3_000_000), "x.txt.gz", limit=1_000))
    assert "more than" in fault.what


def test_cut_gzip(read_bytes: Reader) -> None:
    data = gzip.compress(os.urandom(9000).hex().encode())
    (fault,) = problems(read_bytes(data[:3000], "x.txt.gz"))
    assert "cut or damaged" in fault.what


def test_another_suffix_is_a_notice(read_bytes: Reader) -> None:
    notice, article = read_bytes(WIRE, "a.html")
    assert not problems([notice])[0].skipped
    assert articles([article])[0].text == WIRE


def test_names_that_are_no_utf8() -> None:
    assert files.stem(Path(os.fsdecode(b"a\xff.txt"))) == "a\ufffd"


def test_errors_name_place_and_remedy(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none: .*\. Check"):
        files.all_bytes(tmp_path / "none")
