"""What holds for every format and every text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from read_samples import PAGE, SEED, WIRE, articles, check_spans

from graphbuilder.model import Article, InputProblem, Span
from graphbuilder.read import FORMATS, Format, plaintext, read
from graphbuilder.read.sections import sections

LETTER = (
    "No. 7.\nMr. Sapt to Mr. Tarlenheim.\nLegation of Ruritania,\nStrelsau, March 4, 1871.\n"
    "Sir: I have the honor to report.\n"
)
SAMPLES = {
    "plain text": (".txt", (WIRE, LETTER, WIRE.replace("\n", "\r\n"), "One line.")),
    "KCNA Watch page": (".txt", (PAGE, PAGE.replace("\n", "\r\n"))),
    "JSON Lines": (".jsonl", tuple(json.dumps({"id": "x", "text": t}) for t in (WIRE, LETTER))),
}
"""For each format the suffix and texts of files that it must recognise and read."""

PIECES = st.sampled_from(
    [*PAGE.split("\n\n"), *WIRE.split("\n"), *LETTER.split("\n"), "-0-", "[Juche113.6.11.]", ""]
)
MIXED = st.lists(PIECES | st.text(max_size=30), max_size=14).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda end: end.join(pieces))
)


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda f: f.NAME)
def test_every_format_keeps_the_contract(chosen: Format, tmp_path: Path) -> None:
    suffix, texts = SAMPLES[chosen.NAME]
    assert suffix in chosen.SUFFIXES
    assert all(s == "" or s.startswith(".") for s in chosen.SUFFIXES)
    for text in texts:
        path = tmp_path / f"sample{suffix}"
        path.write_bytes(text.encode())
        assert next(f for f in FORMATS if f.recognises(text, path)) is chosen
        found = list(chosen.read(path))
        assert articles(found) == found
        for article in articles(found):
            assert article.sections
            assert article.identifier
            assert article.source.startswith(str(path))
            check_spans(article)


@pytest.mark.parametrize("chosen", FORMATS, ids=lambda f: f.NAME)
@pytest.mark.parametrize("data", [b"", b"\0", b"%PDF-1", b"\xff\xfe\x00", b"{", b"\xe2\x80"])
def test_no_format_raises_anything_but_its_own_errors(
    chosen: Format, data: bytes, tmp_path: Path
) -> None:
    path = tmp_path / f"bad{SAMPLES[chosen.NAME][0]}"
    path.write_bytes(data)
    found = list(read([path]))
    assert all(isinstance(f, Article | InputProblem) for f in found)
    assert found


@given(MIXED)
@example("")
@example("-0-")
@example("Pyongyang, May 1 (KCNA) -- ")
@example("A\n\nPyongyang, May 1 (KCNA) -- -0-")
def test_sections_of_any_text(text: str) -> None:
    at = 0
    for section in sections(text):
        assert at <= section.span.start < section.span.end <= len(text)
        assert not text[at : section.span.start].strip()  # no word is left out
        at = section.span.end
    assert not text[at:].strip()


@given(MIXED)
def test_an_article_of_any_text(text: str) -> None:
    article = plaintext.article("x", text, "x")
    check_spans(article)
    assert article.text == text


@given(MIXED)
def test_reading_any_text_as_a_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_bytes(text.encode())
    found = list(read([path]))
    assert found
    for article in articles(found):
        check_spans(article)
        if article.excerpt_of is None and not text.startswith("\ufeff"):
            assert article.text == text
        if article.excerpt_span:
            page = articles(found)[0]
            assert article.excerpt_span.of(page.text) == article.text


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.jsonl", "a.jsonl.gz", "a"]))
def test_reading_any_bytes(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, name: str
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    path.write_bytes(data)
    for article in articles(list(read([path]))):
        check_spans(article)


def test_reading_is_repeatable() -> None:
    assert list(read([SEED])) == list(read([SEED]))


def test_spans_count_code_points(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(("\ufeff" + "\U0001f600 Title\n\nText — 김.").encode())
    (article,) = articles(list(read([path])))
    assert article.headline_span == Span(0, 7)
