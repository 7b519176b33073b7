"""Bytes to text."""

from __future__ import annotations

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphbuilder.model import InputError
from graphbuilder.read.encoding import Decoded, decode, peek

TEXT = "Señor Núñez — “Kim” said: 김 \U0001f600\r\nsecond\n"
LATIN = "The ambassador of Côte d’Ivoire, Mr. André Désiré, met the minister – and left.\n"


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ],
)
def test_a_mark_decides_and_is_no_part_of_the_text(mark: bytes, codec: str) -> None:
    assert decode(mark + TEXT.encode(codec), "f") == Decoded(TEXT, codec)


def test_utf8_is_kept_exactly() -> None:
    assert decode(TEXT.encode(), "f").text == TEXT


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark(codec: str) -> None:
    assert decode(LATIN.encode(codec), "f") == Decoded(LATIN, codec)


def test_windows_1252_is_told_apart_and_marked_as_guessed() -> None:
    assert decode(LATIN.encode("cp1252"), "f") == Decoded(LATIN, "windows-1252", guessed=True)


def test_windows_1252_at_the_very_end() -> None:
    assert decode(b"He went to a caf\xe9", "f").text == "He went to a café"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\nrest", "PNG"),
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (b"{\\rtf1 text}", "Rich Text"),
        (b"text \0 text", "NUL at byte 5"),
        (b"\x01\x02\x03\x04\x05" * 20, "control characters"),
        ("text".encode("utf-32"), "UTF-32"),
        ("a\0b".encode("utf-16"), "NUL at character 1"),
    ],
)
def test_binary_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what) as raised:
        decode(data, "f")
    assert "UTF-8" in raised.value.remedy


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("naïve “quote”".encode()[:-1], "ends within a character at byte 15"),
        ("plain text —".encode()[:-1], "ends within a character at byte 11"),
        ("plain text —".encode()[:-2], "ends within a character at byte 11"),
        ("“Kim” said “so".encode() + b"\xff" + " and “more”".encode(), "damaged at byte 20"),
        ("é".encode("utf-16")[:-1] + b"", "cut or damaged at byte 2"),
        ("외무상이 편지를 보냈다".encode("euc-kr"), "neither UTF-8"),
        (b"undefined byte \x81 of 1252", "neither UTF-8"),
    ],
)
def test_cut_and_damaged_text_is_refused_with_its_place(data: bytes, what: str) -> None:
    with pytest.raises(InputError, match=what):
        decode(data, "f")


def test_peek_forgives_bad_bytes_but_no_binary_file() -> None:
    assert peek("naïve".encode()[:-3], "f") == "na\ufffd"
    with pytest.raises(InputError):
        peek(b"%PDF-1.4", "f")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_text_comes_back(text: str) -> None:
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "f").text == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "f").text == text


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with suppress(InputError):
        assert len(decode(data, "f").text) <= len(data)
