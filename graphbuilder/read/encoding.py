"""Bytes to text, exactly: no newline is translated, and a byte order mark is no part of the text.

The rules, in order, and where they come from:

1. A byte order mark decides (WHATWG Encoding Standard, section 6, "BOM sniff"; Unicode Standard,
   section 23.8): EF BB BF is UTF-8, FF FE is UTF-16 little-endian, FE FF big-endian. UTF-32's marks
   are told apart from these and refused, as that standard does not know UTF-32.
2. Magic numbers of common binary files are refused (WHATWG MIME Sniffing Standard, section 6, and
   the formats' own specifications).
3. Without a mark, bytes that are UTF-16 for Latin script show NUL in every other place; any other
   NUL means a binary file (MIME Sniffing, section 7.2: NUL is a "binary data byte").
4. Bytes that are well-formed UTF-8 (Unicode Standard, table 3-7) are UTF-8: other encodings meet
   that pattern by chance so rarely that it needs no second opinion.
5. UTF-8 that is cut or damaged in places is refused with the offset of the first bad byte: offsets
   into a text must be exact, and whatever were put in its place would be a guess.
6. What remains is read as Windows-1252 if its high bytes are what that encoding's texts hold:
   letters and typographic signs, fewer than three in ten. Its five undefined bytes are refused.
7. Anything else is refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from graphbuilder.model import InputError

_MAGIC: Final = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"RIFF", "a RIFF file (audio, video or WebP)"),
    (b"{\\rtf", "a Rich Text file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (b"SQLite format 3\x00", "a SQLite database"),
)
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROLS: Final = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1b") + b"\x7f"
_HIGH: Final = re.compile(rb"[\x80-\xff]")
_WELL_FORMED: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_WESTERN: Final = frozenset("‘’‚“”„–—…•€£¥§°©®™«»‹›¿¡·´½¼¾²³ºª×\xa0\xad")
_PLAIN: Final = "Save it as UTF-8 plain text"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding it was in. ``guessed`` where nothing in the bytes says so."""

    text: str
    encoding: str
    guessed: bool = False


def decode(data: bytes, where: str) -> Decoded:
    """The text of ``data``, by the rules above. ``where`` is for messages.

    Raises InputError with the offset of the first offending byte where there is one.
    """
    _refuse_binary(data, where)
    codec, mark = bom(data)
    codec = codec or _unmarked_utf16(data)
    if codec:
        return Decoded(_strict(data, codec, mark, where), codec)
    _refuse_nul(data, where)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return Decoded(_windows_1252(data, error, where), "windows-1252", guessed=True)


def peek(data: bytes, where: str) -> str:
    """The text of a file's first bytes, to tell its format by; bad bytes become U+FFFD.

    Raises InputError for a binary file.
    """
    _refuse_binary(data, where)
    codec, mark = bom(data)
    codec = codec or _unmarked_utf16(data)
    if codec is None:
        _refuse_nul(data, where)
    return data[mark:].decode(codec or "utf-8", errors="replace")


def bom(data: bytes) -> tuple[str | None, int]:
    """The encoding that a byte order mark names, or None, and the mark's length in bytes."""
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return codec, len(mark)
    return None, 0


def _refuse_binary(data: bytes, where: str) -> None:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise InputError(where, "this is UTF-32 text", f"{_PLAIN}.")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(where, f"this is {what}, not text", f"{_PLAIN} first.")


def _refuse_nul(data: bytes, where: str) -> None:
    at = data.find(b"\0")
    if at >= 0:
        raise InputError(where, f"this is a binary file (NUL at byte {at})", f"{_PLAIN} first.")
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > 8 and controls * 20 > len(data):  # one in twenty: no text has so many
        what = f"this is a binary file ({controls} control characters)"
        raise InputError(where, what, f"{_PLAIN} first.")


def _unmarked_utf16(data: bytes) -> str | None:
    """UTF-16 without a mark, where nine in ten of one half of the bytes are NUL and few others."""
    sample = data[: 4096 & ~1]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd * 10 >= half * 9 and even * 10 < half:
        return "utf-16-le"
    if even * 10 >= half * 9 and odd * 10 < half:
        return "utf-16-be"
    return None


def _strict(data: bytes, codec: str, mark: int, where: str) -> str:
    try:
        text = data[mark:].decode(codec)
    except UnicodeDecodeError as error:
        what = f"the {codec.upper()} text is cut or damaged at byte {mark + error.start}"
        raise InputError(where, what, "Fetch the file again, or repair it there.") from error
    at = text.find("\0")
    if at >= 0:
        what = f"this is a binary file (NUL at character {at})"
        raise InputError(where, what, f"{_PLAIN} first.")
    return text


def _windows_1252(data: bytes, error: UnicodeDecodeError, where: str) -> str:
    """The text, if it is plausible Windows-1252; raises InputError that says what it is instead."""
    high = len(_HIGH.findall(data))
    paired = sum(map(len, _WELL_FORMED.findall(data)))
    cut = error.end == len(data) and error.reason == "unexpected end of data"
    # one lone high byte at the end of ASCII can be "café"; E2 begins the dashes and quotes of UTF-8
    if cut and (paired or error.end - error.start > 1 or data[error.start] == 0xE2):
        what = f"the UTF-8 text ends within a character at byte {error.start}"
        raise InputError(where, what, "Fetch the file again, or remove the cut character.")
    if paired * 2 > high:
        what = f"the UTF-8 text is damaged at byte {error.start}"
        raise InputError(where, what, "Fetch the file again, or repair it there.")
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    odd = sum(not (c.isalpha() or c in _WESTERN) for c in text if c > "\x7f")
    if not text or high * 10 > len(data) * 3 or odd * 10 > high:
        what = f"the text is neither UTF-8 (byte {error.start}), UTF-16 nor Windows-1252"
        raise InputError(where, what, "Convert it to UTF-8, e.g. with iconv.") from error
    return text
