"""The second pass: each article's graph is made from what is stored, in any process, and spooled."""

from __future__ import annotations

import pickle
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from graphbuilder import authority
from graphbuilder.export.spool import MergedPart, Part, Spooled
from graphbuilder.flow.settings import Progress, Settings, Summary
from graphbuilder.flow.workers import Workers
from graphbuilder.iris import article_name
from graphbuilder.model import Literal, Resolved, Statement
from graphbuilder.store import rdf
from graphbuilder.store.archive import Archive
from graphbuilder.store.sorting import merged, write_run

if TYPE_CHECKING:
    from graphbuilder.resolve.resolution import Resolution

_PART: Final = 256
"""Articles of a part: some 60 MB of text while it is made."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the second pass reads and writes: the stored articles and the spool. ``kinds`` are what the
    files need of each graph, ``recent`` the identifiers of the articles whose rows are wanted.
    """

    archive: Path
    spool: Path
    kinds: tuple[str, ...]
    recent: frozenset[str]


Task = tuple[Path, int, tuple[str, ...]]
"""The file with what every part needs, a number and the identifiers of a part's articles."""


def spooled(
    place: Place,
    settings: Settings,
    resolution: Resolution,
    resolved: Resolved,
    workers: Workers,
    summary: Summary,
    progress: Progress,
) -> Spooled:
    """The graph of all stored articles, in the spool."""
    folder = place.spool
    context = folder / f"context-{time.time_ns()}"
    with context.open("wb") as file:  # a pickle: read by this build's processes alone
        pickle.dump((place, resolution), file, protocol=pickle.HIGHEST_PROTOCOL)
    names = sorted(
        resolution.articles, key=lambda identifier: (article_name(identifier), identifier)
    )
    size = max(1, min(_PART, -(-len(names) // settings.jobs)))
    parts = [tuple(names[at : at + size]) for at in range(0, len(names), size)]
    running = workers.at_once(make_part, [(context, n, part) for n, part in enumerate(parts)])
    MergedPart(folder, resolution.base, place.kinds).add(
        rdf.merged_rows(resolved, authority.load())
    )
    done = 0
    for made in running:
        done += made
        progress("making graphs", done, len(names))
    _context.cache_clear()
    summary.statements = sum(map(len, merged(sorted(folder.glob("[0-9]*.said")))))
    return Spooled(folder, resolution.base, settings.title, len(names))


def make_part(task: Task) -> int:
    """In whatever process: the graphs of some articles, as a part of the spool; gives how many."""
    context, number, identifiers = task
    (place, resolution), known = _context(context), authority.load()
    seen = rdf.Context(
        resolution.base, resolution.articles, resolution.same_text, resolution.canonical
    )
    recent = [rdf.graph_iri(resolution.base, i) for i in identifiers if i in place.recent]
    part = Part(place.spool, number, resolution.base, place.kinds, recent)
    said: set[bytes] = set()
    count = 0
    with Archive("", file=place.archive) as archive:
        for article, claims in archive.some(identifiers):
            statements = resolution.statements(article, claims, known)
            said.update(map(_digest, statements))
            iri = rdf.graph_iri(resolution.base, article.identifier)
            part.add(iri, rdf.article_rows(article, statements, seen, known))
            count += 1
    part.close()
    write_run(place.spool / f"{number:06d}.said", said)
    return count


def _digest(statement: Statement) -> bytes:
    """What a statement says, in a few bytes: statements are counted by it."""
    value = statement.object
    words = f"{value.datatype} {value.value}" if isinstance(value, Literal) else value
    said = f"{statement.subject}\n{statement.predicate}\n{words}"
    return blake2b(said.encode(errors="surrogatepass"), digest_size=8).hexdigest().encode()


@lru_cache(maxsize=1)
def _context(path: Path) -> tuple[Place, Resolution]:
    with path.open("rb") as file:
        place, resolution = pickle.load(file)  # noqa: S301 - this build wrote it, a moment ago
    return place, resolution


def most_recent(days: Mapping[str, str], base: str, most: int) -> frozenset[str]:
    """The identifiers of the most recent articles, by day, then by IRI, as ``export.graph.latest``."""
    order = sorted(days, key=lambda i: (days[i], rdf.graph_iri(base, i)), reverse=True)
    return frozenset(islice(order, most))
