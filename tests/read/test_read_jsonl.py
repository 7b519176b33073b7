"""JSON Lines."""

from __future__ import annotations

import gzip
import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_samples import WIRE, Reader, articles, check_spans, problems

from graphbuilder.model import Article
from graphbuilder.read import jsonl


def row(**more: object) -> str:
    return json.dumps({"id": "a", "text": WIRE} | more) + "\n"


def test_a_row(read_bytes: Reader) -> None:
    given_row = row(
        published="2022-03-03",
        publisher="The Wire",
        url="https://wire.example/1",
        headline="Premier Greets Ruritanian Colleague",
        gold={"x": 1},
    )
    (article,) = articles(read_bytes(given_row, "w.jsonl"))
    assert article.identifier == "a"
    assert article.text == WIRE
    assert article.published == date(2022, 3, 3)
    assert article.published_span is None
    assert article.publisher == "The Wire"
    assert article.publisher_span is None
    assert article.url == "https://wire.example/1"
    assert article.headline_span is not None
    assert article.source.endswith("w.jsonl:1")
    check_spans(article)


def test_what_the_text_says_where_the_row_does_not(read_bytes: Reader) -> None:
    (article,) = articles(read_bytes(row(), "w.jsonl"))
    assert article.headline == "Premier Greets Ruritanian Colleague"
    assert article.publisher == "KCNA"
    check_spans(article)


def test_a_headline_that_the_text_does_not_show(read_bytes: Reader) -> None:
    (article,) = articles(read_bytes(row(headline="Another One"), "w.jsonl"))
    assert article.headline == "Another One"
    assert article.headline_span is None


@pytest.mark.parametrize("name", ["w.jsonl", "w.ndjson", "w.jsonl.gz", "w.JSONL"])
def test_names(read_bytes: Reader, name: str) -> None:
    data = row().encode()
    found = read_bytes(gzip.compress(data) if name.endswith("gz") else data, name)
    assert len(articles(found)) == len(found) == 1


def test_rows_in_a_text_file_are_a_notice(read_bytes: Reader) -> None:
    notice, article = read_bytes(row(), "w.txt")
    assert not problems([notice])[0].skipped
    assert articles([article])[0].identifier == "a"


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_marks(read_bytes: Reader, codec: str) -> None:
    line = json.dumps({"id": "ä", "text": "외무상 — “Kim”"}, ensure_ascii=False)
    (article,) = articles(read_bytes(f"{line}\n".encode(codec), "w.jsonl"))
    assert (article.identifier, article.text) == ("ä", "외무상 — “Kim”")


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not JSON"),
        ('{"id": "x", "text": "a"', "not JSON"),
        ("not json", "not JSON"),
        ("[1, 2]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("[" * 100_000, "nested too deeply"),
        ('{"text": ' + "9" * 5_000 + "}", "not JSON"),
        ('{"id": "x"}', "text is missing"),
        ('{"id": "x", "text": null}', "text is missing"),
        ('{"id": "x", "text": 5}', "not a string"),
        ('{"id": "x", "text": ["a"]}', "not a string"),
        ('{"id": "x", "text": ""}', "no words"),
        ('{"id": "x", "text": " \\n\\u0000\\u200b"}', "no words"),
        ('{"id": "x", "text": "a\\ud800b"}', "half of a surrogate pair at character 1"),
        ('{"id": "x", "text": "a\tb"}', "not JSON"),
    ],
)
def test_rows_that_are_skipped(read_bytes: Reader, line: str, what: str) -> None:
    found = read_bytes(row() + line + "\n\n" + row(id="b"), "w.jsonl")
    assert [a.identifier for a in articles(found)] == ["a", "b"]
    (fault,) = problems(found)
    assert what in fault.what
    assert fault.where.endswith("w.jsonl:2")
    assert fault.skipped
    assert fault.remedy
    assert len(str(fault)) < 500


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ({"published": "01/02/2018"}, "published"),
        ({"published": "2018-02-31"}, "published"),
        ({"published": 2018}, "published"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://a b"}, "url"),
        ({"url": 5}, "url"),
        ({"headline": ["x"]}, "headline"),
        ({"publisher": "\ud800"}, "publisher"),
        ({"id": None}, "identifier"),
        ({"id": ""}, "identifier"),
        ({"id": True}, "identifier"),
        ({"id": "\ud800"}, "identifier"),
    ],
)
def test_values_that_are_ignored(read_bytes: Reader, more: dict[str, object], what: str) -> None:
    notice, article = read_bytes(row(**more), "w.jsonl")
    assert what in problems([notice])[0].what
    assert not problems([notice])[0].skipped
    assert articles([article])[0].text == WIRE
    if "id" in more:
        assert articles([article])[0].identifier == "w-1"


@pytest.mark.parametrize("value", ["2018-02-01", "2018-02-01T23:00:00Z", "2018-02-01 08:00"])
def test_dates(read_bytes: Reader, value: str) -> None:
    (article,) = articles(read_bytes(row(published=value), "w.jsonl"))
    assert article.published == date(2018, 2, 1)


def test_a_number_as_identifier(read_bytes: Reader) -> None:
    (article,) = articles(read_bytes(row(id=12), "w.jsonl"))
    assert article.identifier == "12"


def test_one_identifier_twice(read_bytes: Reader) -> None:
    found = read_bytes(row() + row(text="Others."), "w.jsonl")
    (fault,) = problems(found)
    assert fault.where.endswith(":2")
    assert "w.jsonl:1" in fault.what


def test_a_line_over_the_limit_is_passed_over(read_bytes: Reader) -> None:
    data = row() + row(id="long", text="word " * 100_000) + row(id="b")
    for content, name in ((data.encode(), "w.jsonl"), (gzip.compress(data.encode()), "w.jsonl.gz")):
        found = read_bytes(content, name, limit=2_000)
        assert [a.identifier for a in articles(found)] == ["a", "b"]
        assert "2,000" in problems(found)[0].what
        assert problems(found)[0].where.endswith(":2")


def test_a_long_last_line_without_line_end(read_bytes: Reader) -> None:
    found = read_bytes(row() + "x" * 5_000, "w.jsonl", limit=2_000)
    assert len(articles(found)) == len(problems(found)) == 1


def test_one_damaged_line_spoils_no_other(read_bytes: Reader) -> None:
    bad = '{"id": "x", "text": "“Kim” said “so'.encode() + b'\xff"}\n'
    found = read_bytes(row().encode() + bad + row(id="b").encode(), "w.jsonl")
    assert [a.identifier for a in articles(found)] == ["a", "b"]
    assert "damaged" in problems(found)[0].what


def test_windows_1252_is_read_with_one_notice(read_bytes: Reader) -> None:
    lines = [json.dumps({"id": i, "text": "Mr. Désiré met him."}, ensure_ascii=False) for i in "ab"]
    found = read_bytes("\n".join(lines).encode("cp1252"), "w.jsonl")
    assert [a.text for a in articles(found)] == ["Mr. Désiré met him."] * 2
    assert [p.skipped for p in problems(found)] == [False]


def test_no_rows(read_bytes: Reader) -> None:
    (fault,) = problems(read_bytes("\n \n", "w.jsonl"))
    assert "no rows" in fault.what


def test_damaged_utf16(read_bytes: Reader) -> None:
    found = read_bytes(row().encode("utf-16") + b"\x00\xd8\n", "w.jsonl")
    assert problems(found)
    assert all(p.remedy for p in problems(found))


def test_rows_before_the_cut_of_a_gzip_are_read(read_bytes: Reader) -> None:
    data = gzip.compress("".join(row(id=str(n), x=n * 7919) for n in range(9_000)).encode())
    found = read_bytes(data[: len(data) // 2], "w.jsonl.gz")
    assert len(articles(found)) > 1_000
    assert "cut or damaged" in problems(found)[-1].what


@given(st.text(min_size=1), st.text(min_size=1), st.booleans())
def test_any_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, identifier: str, text: str, ascii_only: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    line = json.dumps({"id": identifier, "text": text}, ensure_ascii=ascii_only)
    path.write_bytes(line.encode() + b"\n")
    for found in jsonl.read(path):
        if isinstance(found, Article):
            assert found.text == text
            check_spans(found)
            assert found.identifier in (identifier, "any-1")
        else:
            assert found.remedy
