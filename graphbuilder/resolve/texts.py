"""Equal and nearly equal texts: reprints, and pages that were fetched twice."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

from graphbuilder import iris
from graphbuilder.model import Article, Part

SIZE: Final = 32
"""Values of a sketch: a similarity is then known to about ±0.09 (one standard error, at 0.5)."""
RUN: Final = 5
"""Words of a run. Reports by two hands on one letter share few runs of five words, reprints most."""

_WORD: Final = re.compile(r"\w+")
_END_MARK: Final = re.compile(r"-\s*0\s*-\s*$")
"""KCNA's end of an article, "-0-"."""


def body(article: Article) -> str:
    """The words of an article itself: its paragraphs, without masthead, headline, dateline and what
    belongs to the page. The whole text where no paragraphs are known.
    """
    spans = article.parts(Part.BODY)
    text = "\n".join(article.text[s.start : s.end] for s in spans) if spans else article.text
    return _END_MARK.sub("", text)


def text_key(text: str) -> str:
    """The same for texts with the same letters and digits in the same order, else another.

    Case, punctuation and white space don't count, so a scrape that glued words together
    ("ComradeKim") has the key of its clean copy. Empty for a text without letters and digits: two
    of these have nothing in common.
    """
    letters = "".join(_words(text))
    return iris.digest(letters, length=32) if letters else ""


def sketch(text: str) -> tuple[int, ...]:
    """The bottom-k sketch of a text: the 32 smallest hashes of its runs of five words, rising.

    One hash for each run instead of k permutations (Broder 1997, "On the resemblance and containment
    of documents", section 3). Hashes are the first eight bytes of BLAKE2b, equal on any machine. A
    text of fewer than five words is one run; one without words has the empty sketch.
    """
    words = [word.encode("utf-8", "surrogatepass") for word in _words(text)]
    if not words:
        return ()
    line = b" ".join(words)
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word) + 1)
    ends = starts[RUN:] if len(words) >= RUN else [starts[-1]]
    hashed = hashlib.blake2b
    runs = zip(starts, ends, strict=False)
    found = {hashed(line[start : end - 1], digest_size=8).digest() for start, end in runs}
    return tuple(int.from_bytes(value, "big") for value in sorted(found)[:SIZE])


def similarity(first: tuple[int, ...], second: tuple[int, ...]) -> float:
    """The share of runs that two texts have in common (Jaccard), estimated from their sketches.

    Of the 32 smallest values of both together, the share that is in both; exact where both texts
    have at most 32 runs. 0 where a sketch is empty.
    """
    if not first or not second:
        return 0.0
    if first == second:
        return 1.0
    common = set(first).intersection(second)
    if not common:
        return 0.0
    smallest = sorted({*first, *second})[:SIZE]
    return sum(value in common for value in smallest) / len(smallest)


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())
