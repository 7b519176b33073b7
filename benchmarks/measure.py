"""Measurements of the stages over a list of articles. Times are wall-clock seconds of one process."""

from __future__ import annotations

import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox
import spacy
from spacy.tokens import Doc

from graphbuilder import authority
from graphbuilder.export import Graph, exported, exporters
from graphbuilder.extract.pipeline import Extractor
from graphbuilder.model import Article, terms
from graphbuilder.pipeline import Summary, graph_of
from graphbuilder.resolve import Resolver
from graphbuilder.store import rdf
from graphbuilder.store.rows import Row, in_order, quads

_CLOCK: Final = time.perf_counter


@dataclass(frozen=True, slots=True)
class Speed:
    """Tokenising and extracting the same texts, side by side in each round; medians of rounds.

    ``unseen``: the tokeniser's cache and string store hold nothing of these texts, only of other
    texts that it was warmed up with; ``seen``: the same objects read the same texts again.
    """

    articles: int
    words: int  # separated by white space
    rounds: int
    tokenise_unseen: float
    tokenise_seen: float
    extract_unseen: float
    extract_seen: float
    extract_in_zones: float  # as a build does it: words are let go between batches
    ratio_unseen: float
    ratio_seen: float
    ratio_in_zones: float
    ratio_unseen_range: tuple[float, float]


def speed(articles: Sequence[Article], others: Sequence[Article], rounds: int) -> Speed:
    """Measure extraction against the default tokeniser of ``spacy.blank("en")``.

    In each round all are new objects that are warmed up with ``others``, and they take turns.
    """
    runs = [_round(articles, others) for _ in range(rounds)]
    unseen = [run[2] / run[0] for run in runs]
    times = [statistics.median(column) for column in zip(*runs, strict=True)]
    return Speed(
        articles=len(articles),
        words=sum(len(article.text.split()) for article in articles),
        rounds=rounds,
        tokenise_unseen=times[0],
        tokenise_seen=times[1],
        extract_unseen=times[2],
        extract_seen=times[3],
        extract_in_zones=times[4],
        ratio_unseen=statistics.median(unseen),
        ratio_seen=statistics.median(run[3] / run[1] for run in runs),
        ratio_in_zones=statistics.median(run[4] / run[0] for run in runs),
        ratio_unseen_range=(min(unseen), max(unseen)),
    )


def _round(
    articles: Sequence[Article], others: Sequence[Article]
) -> tuple[float, float, float, float, float]:
    tokenise = spacy.blank("en").tokenizer
    extractor, zoned = _extractor(), _extractor()
    for article in others:
        tokenise(article.text)
        extractor.extract(article)
    _spend(zoned.extract_all(others))
    return (
        _timed(lambda: [tokenise(a.text) and None for a in articles]),
        _timed(lambda: [tokenise(a.text) and None for a in articles]),
        _timed(lambda: [extractor.extract(a) and None for a in articles]),
        _timed(lambda: [extractor.extract(a) and None for a in articles]),
        _timed(lambda: _spend(zoned.extract_all(articles))),
    )


def shares(articles: Sequence[Article]) -> dict[str, float]:
    """The seconds of each extractor over the articles, and those of what is around them."""
    extractor = _extractor()
    clocked = _Clocked(extractor.nlp)
    extractor.nlp = clocked  # type: ignore[assignment]  # it has what reading needs
    whole = _timed(lambda: [extractor.extract(article) and None for article in articles])
    spent = dict(sorted(clocked.spent.items(), key=lambda item: -item[1]))
    return spent | {"around them": whole - sum(spent.values())}


class _Clocked:
    """A pipeline that counts the seconds of its tokeniser and of each component."""

    def __init__(self, nlp: spacy.language.Language) -> None:
        self.spent: dict[str, float] = {}
        self.make_doc = self._clock("tokeniser", nlp.make_doc)
        self.pipeline = [
            (name, self._clock(name.removeprefix("gb_"), component))
            for name, component in nlp.pipeline
        ]

    def _clock(self, name: str, call: Callable[[Any], Doc]) -> Callable[[Any], Doc]:
        self.spent[name] = 0.0

        def clocked(given: Any) -> Doc:
            start = _CLOCK()
            doc = call(given)
            self.spent[name] += _CLOCK() - start
            return doc

        return clocked


def whole_build(path: Path, warm_up: Path) -> tuple[float, Summary]:
    """Seconds from a file to its graph in memory, in one process, and the build's summary.

    Another file is built before, so that what is made once for a process is there.
    """
    graph_of([warm_up])
    summary = Summary()
    return _timed(lambda: graph_of([path], summary=summary)), summary


@dataclass(frozen=True, slots=True)
class Stored:
    """Claims into the store: seconds of each step."""

    claims: int
    triples: int
    resolve: float
    rows: float
    order: float
    load: float

    @property
    def claims_a_second(self) -> float:
        """Claims a second through rows, order and load."""
        return self.claims / (self.rows + self.order + self.load)


def storing(articles: Sequence[Article]) -> tuple[Stored, list[Row]]:
    """Measure resolving and storing what the articles say; also gives the rows."""
    known = authority.load()
    resolver = Resolver(known, terms.DEFAULT_BASE)
    claims = 0
    extractor = _extractor()
    for article in articles:
        found = extractor.extract(article)
        resolver.add(article, found)
        claims += len(found)
    laps = [_CLOCK()]
    resolved = resolver.resolved()
    laps.append(_CLOCK())
    unsorted = list(rdf.rows(resolved, known))
    laps.append(_CLOCK())
    rows = in_order(unsorted, resolved.base)
    laps.append(_CLOCK())
    store = ox.Store()
    store.bulk_extend(quads(rows))
    laps.append(_CLOCK())
    resolving, making, ordering, loading = (later - sooner for sooner, later in pairwise(laps))
    return Stored(claims, len(store), resolving, making, ordering, loading), rows


def exporting(rows: list[Row]) -> dict[str, float]:
    """Seconds of each exporter; what several of them need is made before and stands for itself."""
    graph = Graph(rows)
    spent = {
        "(merge into one graph)": _timed(lambda: graph.triples),
        "(load for SPARQL)": _timed(lambda: graph.store),
    }
    for exporter in exporters():
        spent[exporter.FILE] = _timed(lambda: exported(exporter, graph))  # noqa: B023 - called at once
    return spent


def peak_memory() -> int:
    """The most memory that this process has had, in bytes (getrusage(2): KiB, on macOS bytes)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _extractor() -> Extractor:
    return Extractor(authority.load())


def _timed(call: Callable[[], object]) -> float:
    start = _CLOCK()
    call()
    return _CLOCK() - start


def _spend(given: Iterator[object]) -> None:
    for _ in given:
        pass
