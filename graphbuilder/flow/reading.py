"""The first pass: articles are read and extracted, stored, and taken in by the resolver."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Any, Final

from graphbuilder import authority
from graphbuilder.extract.pipeline import Extractor
from graphbuilder.flow.settings import Settings, Summary
from graphbuilder.flow.workers import Workers
from graphbuilder.model import Article, ArticleRef, Claim, InputProblem, StatedDate
from graphbuilder.read import find, read
from graphbuilder.store.encoding import decoded, decoded_article, encoded, encoded_article
from graphbuilder.store.kept import KeptClaims

Found = tuple[Claim, ...] | InputProblem
"""What extraction gives for an article."""
Task = tuple[str | None, bool, tuple[bytes, ...]]
"""A model, whether confidence is the measured one, and encoded articles."""

_BATCH: Final = 64
"""Articles that a worker takes at a time, and that are committed together."""


def articles_of(inputs: Iterable[str | Path], summary: Summary) -> Iterator[Article]:
    """The articles of files and folders; problems and the files go into the summary."""
    paths, problems = find([Path(i) for i in inputs])
    summary.problems += problems
    for found in read(_noted(paths, summary)):
        if isinstance(found, Article):
            summary.inputs[-1]["articles"] += 1
            yield found
        else:
            summary.problems.append(found)


def _noted(paths: Iterable[Path], summary: Summary) -> Iterator[Path]:
    for path in paths:
        noted: dict[str, Any] = {"file": str(path), "articles": 0}
        try:
            with path.open("rb") as file:
                noted["sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:  # reading it will say so
            noted["sha256"] = None
        summary.inputs.append(noted)
        yield path


def extracted(
    articles: Iterable[Article], settings: Settings, workers: Workers, kept: KeptClaims
) -> Iterator[tuple[Article, Found, bool]]:
    """Each article with its claims, or with why it could not be read, and whether the claims were kept;
    in the order of the articles. New claims are put there.
    """
    waiting: deque[_Batch] = deque()

    def tasks() -> Iterator[Task]:
        for some in _batches(articles, settings.jobs):
            batch = _Batch(some, [encoded_article(a) for a in some], [kept.get(a) for a in some])
            waiting.append(batch)
            yield settings.model, settings.measured, batch.new()

    for found in workers.in_turn(extract, tasks()):
        batch = waiting.popleft()
        results = iter(found)
        read = [(a, s, next(results) if c is None else None) for a, s, c in batch.all()]
        kept.put((a, s, new) for a, s, new in read if not isinstance(new, InputProblem))
        for (article, _, new), claims in zip(read, batch.known, strict=True):
            yield article, _claims(new, claims), claims is not None


@dataclass(frozen=True, slots=True)
class _Batch:
    """Some articles, encoded, with the claims that are known."""

    articles: list[Article]
    stored: list[bytes]
    known: list[tuple[Claim, ...] | None]

    def all(self) -> Iterator[tuple[Article, bytes, tuple[Claim, ...] | None]]:
        return zip(self.articles, self.stored, self.known, strict=True)

    def new(self) -> tuple[bytes, ...]:
        return tuple(stored for _, stored, claims in self.all() if claims is None)


def _claims(new: bytes | InputProblem | None, known: tuple[Claim, ...] | None) -> Found:
    if isinstance(new, InputProblem):
        return new
    return decoded(new) if new is not None else known or ()


def _batches(articles: Iterable[Article], jobs: int) -> Iterator[list[Article]]:
    """Batches; where there are few articles, smaller ones, so that every process has some."""
    waiting = iter(articles)
    first = list(islice(waiting, _BATCH * jobs))
    size = max(1, min(_BATCH, -(-len(first) // jobs)))
    waiting = chain(first, waiting)
    while some := list(islice(waiting, size)):
        yield some


def extract(task: Task) -> list[bytes | InputProblem]:
    """In whatever process: the encoded claims of some encoded articles."""
    model, measured, articles = task
    if not articles:
        return []
    found = extractor(model, measured).extract_all([decoded_article(data) for data in articles])
    return [claims if isinstance(claims, InputProblem) else encoded(claims) for _, claims in found]


@cache
def extractor(model: str | None, measured: bool) -> Extractor:
    """The one extractor of this process for these settings."""
    return Extractor(authority.load(), model, measured=measured)


def day_of(article: Article, claims: Iterable[Claim]) -> str:
    """The first day of publication that the article's graph will state, "" for none."""
    days = [
        claim.object.lexical
        for claim in claims
        if claim.predicate == "schema:datePublished"
        and claim.status.asserted
        and isinstance(claim.object, StatedDate)
        and claim.subject == ArticleRef(article.identifier)
    ]
    if article.published:
        days.append(article.published.isoformat())
    return min(days, default="")
