"""The whole flow: read, extract, resolve, store, export."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

from graphbuilder import authority, iris
from graphbuilder.export import Graph, exporters
from graphbuilder.extract.pipeline import Extractor
from graphbuilder.model import Article, Claim, InputProblem, Resolved, SettingError, terms
from graphbuilder.read import find, read
from graphbuilder.resolve import Resolver
from graphbuilder.store import rdf
from graphbuilder.store.kept import FILE, KeptClaims, versions
from graphbuilder.store.rows import in_order

Progress = Callable[[str, int, int | None], None]
"""Told what is being done, how much is done and how much there is (None: not known)."""

Found = tuple[Claim, ...] | InputProblem
"""What extraction gives for an article."""

_BATCH = 64
"""Articles that a worker takes at a time."""
_AHEAD = 8
"""Batches for each worker between two writes to disk: what a build that is killed loses at most."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a build can be told. ``jobs`` is the number of processes that extract.

    ``measured=False`` leaves claims the confidence that the extractors give them, ``fresh=True`` extracts
    all articles again.
    """

    base: str = terms.DEFAULT_BASE
    model: str | None = None
    jobs: int = 1
    title: str = "Correspondence and news"
    measured: bool = True
    fresh: bool = False


@dataclass(slots=True)
class Summary:
    """What a build did; ``seconds`` by stage, ``files`` as written, ``kept`` the articles whose claims
    an earlier build had found.
    """

    articles: int = 0
    kept: int = 0
    claims: int = 0
    statements: int = 0
    entities: dict[str, int] = field(default_factory=dict)
    problems: list[InputProblem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)

    @property
    def skipped(self) -> list[InputProblem]:
        """The problems for which something was left out."""
        return [p for p in self.problems if p.skipped]


def build(
    inputs: Iterable[str | Path],
    out: str | Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
) -> Summary:
    """Build a graph from files and folders and write it into ``out``.

    Returns the summary, with everything that was skipped. Where no article could be read, nothing is
    written, so that a mistyped path doesn't empty an earlier graph. Raises SettingError where a setting
    or the output folder can't be used; bad input is a problem in the summary, never an error.
    """
    settings, folder, summary = settings or Settings(), Path(out), Summary()
    iris.check_base(settings.base)
    made = not folder.exists()
    _prepare(folder)
    try:
        with _kept(folder, settings) as kept:
            graph = graph_of(inputs, settings, summary, progress, kept)
    except sqlite3.Error as error:
        what = f"{folder / FILE}: claims can't be kept there: {error}"
        raise SettingError(f"{what}. Free some space, or delete that file") from error
    finally:
        if made and not summary.articles:
            shutil.rmtree(folder)
    if not summary.articles:
        return summary
    staged: list[tuple[Path, Path]] = []
    clock = time.perf_counter()
    try:
        for exporter in exporters():
            if progress:
                progress(f"writing {exporter.FILE}", 0, None)
            staged.append(_beside(folder / exporter.FILE, exporter.export(graph)))
            clock = _lap(summary, f"write {exporter.FILE}", clock)
        for beside, path in staged:
            beside.replace(path)
            summary.files.append(path)
    except OSError as error:
        where = error.filename2 or error.filename or folder
        raise SettingError(f"{where}: can't be written: {error.strerror or error}") from error
    finally:
        for beside, _ in staged:
            beside.unlink(missing_ok=True)
    return summary


def graph_of(
    inputs: Iterable[str | Path],
    settings: Settings | None = None,
    summary: Summary | None = None,
    progress: Progress | None = None,
    kept: KeptClaims | None = None,
) -> Graph:
    """The graph of files and folders, in memory. ``summary`` is filled in where it is given; articles
    whose claims are ``kept`` are not read again.
    """
    settings, summary = settings or Settings(), summary if summary is not None else Summary()
    clock = time.perf_counter()
    known = authority.load()
    resolver = Resolver(known, settings.base)
    clock = _lap(summary, "authority files", clock)
    for article, found in extracted(_articles(inputs, summary), settings, kept, summary):
        if isinstance(found, InputProblem):
            summary.problems.append(found)
            continue
        resolver.add(article, found)
        summary.articles += 1
        summary.claims += len(found)
        if progress:
            progress("reading articles", summary.articles, None)
    if kept and summary.articles:
        kept.forget_unused()
    clock = _lap(summary, "read and extract", clock)
    if progress:
        progress("merging", 0, None)
    resolved = resolver.resolved()
    _count(resolved, summary)
    clock = _lap(summary, "resolve", clock)
    rows = in_order(rdf.rows(resolved, known), resolved.base)
    _lap(summary, "store", clock)
    return Graph(rows, resolved.base, settings.title)


def extracted(
    articles: Iterable[Article],
    settings: Settings,
    kept: KeptClaims | None = None,
    summary: Summary | None = None,
) -> Iterator[tuple[Article, Found]]:
    """Each article with its claims, or with why it could not be read, in the order of the articles,
    by ``jobs`` processes. Claims that are ``kept`` are taken from there, new ones put there.
    """
    with _Workers(settings) as workers:
        waiting = iter(articles)
        while some := list(islice(waiting, _BATCH * _AHEAD * settings.jobs)):
            known = kept.get(some) if kept else [None] * len(some)
            new = [article for article, claims in zip(some, known, strict=True) if claims is None]
            found = dict(zip(map(id, new), workers.extract(new), strict=True))
            if kept:
                pairs = ((article, found[id(article)]) for article in new)
                kept.put((a, claims) for a, claims in pairs if not isinstance(claims, InputProblem))
            if summary:
                summary.kept += len(some) - len(new)
            for article, claims in zip(some, known, strict=True):
                yield article, found[id(article)] if claims is None else claims


class _Workers:
    """Extracts in this process, or in ``jobs`` others."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> _Workers:
        return self

    def __exit__(self, *_: object) -> None:
        if self.pool:
            self.pool.shutdown(cancel_futures=True)

    def extract(self, articles: list[Article]) -> list[Found]:
        """What is found in each article; processes are started when there is something to do."""
        if self.settings.jobs <= 1 or not articles:
            return _extract_batch(articles, self.settings) if articles else []
        if self.pool is None:
            ignore = (signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
            self.pool = ProcessPoolExecutor(
                self.settings.jobs, initializer=signal.signal, initargs=ignore
            )
        size = min(_BATCH, -(-len(articles) // self.settings.jobs))
        batches = [articles[at : at + size] for at in range(0, len(articles), size)]
        running = [self.pool.submit(_extract_batch, batch, self.settings) for batch in batches]
        return [found for future in running for found in future.result()]


@contextmanager
def _kept(folder: Path, settings: Settings) -> Iterator[KeptClaims | None]:
    """The claims that earlier builds into a folder have found; none where they can't be kept."""
    made = versions(authority.load().version, settings.model, measured=settings.measured)
    try:
        if settings.fresh:
            (folder / FILE).unlink(missing_ok=True)
        kept = KeptClaims(folder / FILE, made)
    except (OSError, sqlite3.Error):
        yield None
        return
    with kept:
        yield kept


def _articles(inputs: Iterable[str | Path], summary: Summary) -> Iterator[Article]:
    paths, problems = find([Path(i) for i in inputs])
    summary.problems += problems
    for found in read(paths):
        if isinstance(found, Article):
            yield found
        else:
            summary.problems.append(found)


@cache
def _extractor(model: str | None, measured: bool) -> Extractor:
    return Extractor(authority.load(), model, measured=measured)


def _extract_batch(batch: list[Article], settings: Settings) -> list[Found]:
    extractor = _extractor(settings.model, settings.measured)
    return [found for _, found in extractor.extract_all(batch)]


def _count(resolved: Resolved, summary: Summary) -> None:
    summary.statements = len({(s.subject, s.predicate, s.object) for s in resolved.statements})
    counted = ("communication", "person", "organization", "country", "place", "event", "document")
    for entity in resolved.entities.values():
        name = terms.segment(entity.kind)
        if name in counted:
            summary.entities[name] = summary.entities.get(name, 0) + 1


def _lap(summary: Summary, stage: str, since: float) -> float:
    now = time.perf_counter()
    summary.seconds[stage] = summary.seconds.get(stage, 0.0) + now - since
    return now


def _prepare(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise SettingError(
            f"{folder}: can't be written: {error.strerror or error}. Choose another output folder"
        ) from error


def _beside(path: Path, data: bytes) -> tuple[Path, Path]:
    """Write the data beside a file. All are moved into place at the end, so that a killed or failed
    run leaves the old ones. Gives the file written and the one that it is to become.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        beside.chmod(0o644)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
    return beside, path
