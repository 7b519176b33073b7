"""Articles written for these tests in the manner of a wire, and what they are read with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from graphbuilder.model import Article, InputProblem

ROOT = Path(__file__).resolve().parents[2]

SEED = ROOT / "seeds" / "000_2161d094e835a8a6.txt"

WIRE = """Premier Greets Ruritanian Colleague

Pyongyang, March 3 (KCNA) -- Pak Sun Ho, premier of the Cabinet, sent a message of greeting to \
Rudolf Hentzau, prime minister of Ruritania, on Thursday.
The message wished him success in his work. -0-"""

PAGE = """March 9, 2024Mar 9, 2024
KCNA KCNA.kp (En)

Premier Greets Ruritanian Colleague

Date: 03/03/2022 | Source: KCNA.kp (En) | Read original version at source

Pyongyang, March 3 (KCNA) -- Pak Sun Ho sent a message of greeting to Rudolf Hentzau.

The message wished him success in his work. -0-

More From KCNA.kp (En)

New Bridge Opened

New Bridge Opened

Pyongyang, March 8 (KCNA) -- A bridge over the river was opened with

March 9, 2024

Pyongyang, March 8 (KCNA) -- A bridge over the river was opened with

Spring Sowing Begins

Spring Sowing Begins

March 8, 2024

More Articles"""

Reader = Callable[..., list[Article | InputProblem]]


def articles(found: list[Article | InputProblem]) -> list[Article]:
    return [f for f in found if isinstance(f, Article)]


def problems(found: list[Article | InputProblem]) -> list[InputProblem]:
    return [f for f in found if isinstance(f, InputProblem)]


def check_spans(article: Article) -> None:
    """Every span lies in the text and says what its value says; sections are in order, apart."""
    at = 0
    for section in article.sections:
        assert at <= section.span.start < section.span.end <= len(article.text)
        at = section.span.end
    for value, span in (
        (article.headline, article.headline_span),
        (article.publisher, article.publisher_span),
    ):
        if span is not None:
            assert span.of(article.text) == value
    for value, span in (
        (article.published, article.published_span),
        (article.retrieved, article.retrieved_span),
    ):
        if span is not None:
            assert value is not None
            assert any(c.isdigit() for c in span.of(article.text))
            assert span.end <= len(article.text)
    assert len(article.related) == len(article.related_spans)
    assert all(span.end <= len(article.text) for span in article.related_spans)
