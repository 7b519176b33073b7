"""The whole flow: read, extract, resolve, store, export.

A build has two passes. In the first, articles are read, extracted and stored, and the resolver takes in
what they say. In the second, each stored article's graph is made with what was resolved, in pieces that
the files are put together from. Nothing that grows with the graph is held in memory but the resolver's
tables.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from shutil import rmtree

from graphbuilder import authority, iris
from graphbuilder.authority import Authority
from graphbuilder.export import Graph, html
from graphbuilder.flow import files, report, withdrawn
from graphbuilder.flow.graphs import Place, most_recent, spooled
from graphbuilder.flow.reading import articles_of, day_of, extracted, extractor
from graphbuilder.flow.settings import Progress, Settings, Summary, silent
from graphbuilder.flow.workers import Cluster, Workers, workers
from graphbuilder.model import Article, InputProblem, SettingError
from graphbuilder.resolve import Resolver
from graphbuilder.resolve.overrule import read_judgements
from graphbuilder.store import rdf
from graphbuilder.store.archive import Archive
from graphbuilder.store.kept import FILE, KeptClaims, versions
from graphbuilder.store.rows import in_order

__all__ = ["Progress", "Settings", "Summary", "build", "graph_of", "named", "rebuild", "withdraw"]

Articles = Callable[[Summary], Iterator[Article]]


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
    given = list(inputs)
    return _build(
        lambda summary: articles_of(given, summary), Path(out), settings or Settings(), progress
    )


def rebuild(
    out: str | Path, settings: Settings | None = None, progress: Progress | None = None
) -> Summary:
    """Build the graph in ``out`` again from the articles that are stored there, without their sources.

    Settings that aren't given are those of the last build. Raises SettingError where no articles are
    stored, or a setting can't be used.
    """
    before = report.last_report(out)
    with Archive(out) as archive:

        def stored(summary: Summary) -> Iterator[Article]:
            summary.inputs = before.get("inputs", [])
            return (article for article, _ in archive)

        return _build(stored, Path(out), settings or report.last_settings(out), progress)


def withdraw(
    out: str | Path,
    articles: Iterable[str],
    why: str = "",
    *,
    jobs: int = 1,
    progress: Progress | None = None,
) -> tuple[Summary | None, list[str]]:
    """Take articles out of the build in ``out``, with all that they alone supported, and keep them out.

    ``articles`` are identifiers, or articles' IRIs. Returns the summary of the new build, None where
    there was nothing to do, and what no stored article is called. Raises SettingError where no articles
    are stored, or none would be left.
    """
    folder = Path(out)
    with Archive(folder) as archive:
        every = archive.identifiers()
    known = named(articles, every)
    unknown = [each for each in articles if each not in known]
    found = sorted(set(known.values()))
    if not found:
        return None, unknown
    if len(found) == len(every):
        what = f"{folder}: no article would be left"
        raise SettingError(f"{what}. Delete the folder instead")
    last = report.last_settings(folder)
    if last.judgements:
        read_judgements(Path(last.judgements))  # before the list is written: it must be readable
    withdrawn.withdraw(folder, found, why)
    there = tuple(each.FILE for each in files.chosen(()) if (folder / each.FILE).exists())
    return rebuild(folder, replace(last, jobs=jobs, files=there), progress), unknown


def named(articles: Iterable[str], identifiers: Iterable[str]) -> dict[str, str]:
    """Which identifiers articles are given by: themselves, or IRIs; those that fit none are left out."""
    every = set(identifiers)
    by_iri = {iris.article_name(each): each for each in every}
    found: dict[str, str] = {}
    for each in articles:
        local = each.rpartition("/article/")[2] if "/article/" in each else ""
        identifier = each if each in every else by_iri.get(local.strip("<>"))
        if identifier is not None:
            found[each] = identifier
    return found


def _build(
    articles: Articles, folder: Path, settings: Settings, progress: Progress | None
) -> Summary:
    settings = replace(settings, base=iris.check_base(settings.base))
    exporters, started, summary = files.chosen(settings.files), datetime.now(UTC), Summary()
    tell = progress or silent
    made = not folder.exists()
    try:
        with ExitStack() as stack:
            spool = stack.enter_context(files.prepared(folder))
            work = stack.enter_context(workers(settings.jobs))
            kept = stack.enter_context(_kept(folder, settings))
            left = _without(articles, withdrawn.withdrawn(folder))
            resolver, days = _first_pass(left, settings, work, kept, summary, tell)
            if not summary.articles:
                return summary
            clock = time.perf_counter()
            tell("merging", 0, None)
            resolution, resolved = resolver.merged()
            summary.count(resolved)
            del resolver
            clock = summary.lap("resolve", clock)
            kinds = tuple(sorted({need for exporter in exporters for need in exporter.NEEDS}))
            recent = (
                most_recent(days, settings.base, html.MOST) if "recent" in kinds else frozenset()
            )
            place = Place(kept.path, spool, kinds, recent)
            graph = spooled(place, settings, resolution, resolved, work, summary, tell)
            del resolution, resolved
            clock = summary.lap("graphs", clock)
            written = files.write_all(graph, exporters, folder, work, tell)
            summary.lap("files", clock)
            _finish(folder, settings, summary, written, started)
    except OSError as error:
        where = error.filename2 or error.filename or folder
        raise SettingError(f"{where}: can't be written: {error.strerror or error}") from error
    except sqlite3.Error as error:
        what = f"{folder / FILE}: claims can't be kept there: {error}"
        raise SettingError(f"{what}. Free some space, or delete that file") from error
    finally:
        if made and not summary.articles:
            rmtree(folder, ignore_errors=True)
    return summary


def _without(articles: Articles, out: dict[str, str]) -> Articles:
    """The articles that aren't withdrawn; those that are get a notice."""

    def left(summary: Summary) -> Iterator[Article]:
        for article in articles(summary):
            if article.identifier not in out:
                yield article
                continue
            why = (
                f"withdrawn ({out[article.identifier]})" if out[article.identifier] else "withdrawn"
            )
            what = f'the article "{article.identifier}" is {why}'
            remedy = "`graphbuilder withdraw --undo` takes it off the list."
            summary.problems.append(InputProblem(article.source, what, remedy, skipped=False))

    return left


def _first_pass(
    articles: Articles,
    settings: Settings,
    work: Workers,
    kept: KeptClaims,
    summary: Summary,
    tell: Progress,
) -> tuple[Resolver, dict[str, str]]:
    """Read, extract and store all articles; gives what they say together and the day of each."""
    clock = time.perf_counter()
    known = authority.load()
    resolver = _resolver(known, settings, keep=False)
    clock = summary.lap("authority files", clock)
    days: dict[str, str] = {}
    with ExitStack() as stack:
        extracting = work
        if settings.scheduler:
            extracting = stack.enter_context(Cluster(settings.scheduler))
        for article, found, old in extracted(articles(summary), settings, extracting, kept):
            if isinstance(found, InputProblem):
                summary.problems.append(found)
                continue
            resolver.add(article, found)
            days[article.identifier] = day_of(article, found)
            summary.articles += 1
            summary.kept += old
            summary.claims += len(found)
            tell("reading articles", summary.articles, None)
    if summary.articles:
        kept.finish()
    summary.lap("read and extract", clock)
    return resolver, days


def _finish(
    folder: Path,
    settings: Settings,
    summary: Summary,
    written: list[files.Written],
    started: datetime,
) -> None:
    """Write the report and move all files into place."""
    if summary.articles > html.MOST and any(w.name == html.FILE for w in written):
        summary.notes.append(
            f"{html.FILE} shows the {html.MOST:,} most recent of {summary.articles:,} articles"
        )
    beside = files.beside(folder, files.REPORT)
    beside.write_text(report.as_text(report.report(settings, summary, written, started)))
    moves = [(w.beside, folder / w.name) for w in written]
    files.replace([*moves, (beside, folder / files.REPORT)], summary)


def graph_of(
    inputs: Iterable[str | Path],
    settings: Settings | None = None,
    summary: Summary | None = None,
    progress: Progress | None = None,
) -> Graph:
    """The graph of a few files and folders, in memory and this process. ``summary`` is filled in where
    it is given.
    """
    settings, summary = settings or Settings(), summary if summary is not None else Summary()
    tell, clock, known = progress or silent, time.perf_counter(), authority.load()
    resolver = _resolver(known, settings, keep=True)
    clock = summary.lap("authority files", clock)
    found = extractor(settings.model, settings.measured).extract_all(articles_of(inputs, summary))
    for article, claims in found:
        if isinstance(claims, InputProblem):
            summary.problems.append(claims)
            continue
        resolver.add(article, claims)
        summary.articles += 1
        summary.claims += len(claims)
        tell("reading articles", summary.articles, None)
    clock = summary.lap("read and extract", clock)
    resolved = resolver.resolved()
    summary.count(resolved)
    summary.statements = len({(s.subject, s.predicate, s.object) for s in resolved.statements})
    clock = summary.lap("resolve", clock)
    rows = in_order(rdf.rows(resolved, known), resolved.base)
    summary.lap("store", clock)
    return Graph(rows, resolved.base, settings.title)


def _resolver(known: Authority, settings: Settings, *, keep: bool) -> Resolver:
    own = read_judgements(Path(settings.judgements)) if settings.judgements else ()
    return Resolver(
        known, settings.base, judgements=own, settings=report.made_with(known, settings), keep=keep
    )


@contextmanager
def _kept(folder: Path, settings: Settings) -> Iterator[KeptClaims]:
    """Where a build stores articles and claims: in its folder; for its own time only, where the folder
    takes no database.
    """
    made = versions(authority.load().version, settings.model, measured=settings.measured)
    with ExitStack() as stack:
        try:
            kept = KeptClaims(folder / FILE, made, fresh=settings.fresh)
        except (OSError, sqlite3.Error):
            other = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            kept = KeptClaims(other / FILE, made)
        yield stack.enter_context(kept)
