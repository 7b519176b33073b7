"""Claims kept on disk, so that a build reads again only what is new or changed.

What extraction finds in an article depends on the article, on the code and tables that read it and on
the authority files alone. The key of an article's claims is a digest of all that; whatever changes,
the old claims are simply not found any more. The file is SQLite's: a build that is killed leaves what
it had committed, and the next one goes on from there.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from graphbuilder import __version__
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Concept,
    Evidence,
    Interval,
    Literal,
    Mention,
    Precision,
    Span,
    StatedDate,
    Status,
)

FILE: Final = Path(".graphbuilder", "claims.sqlite")
"""Where a build keeps claims, in its output folder."""
_FORM: Final = 1
"""Of the rows; another one makes the file start anew."""
_CODE: Final = ("extract", "model", "authority.py")
"""What of the package decides about claims."""


class KeptClaims:
    """The claims of articles read before, in one file. Use as a context manager."""

    def __init__(self, path: Path, versions: str) -> None:
        """Open or make the file. One that is no database, or of another form, is made anew.

        ``versions`` stands for all but the article that the claims depend on. Raises OSError or
        sqlite3.OperationalError where the file can't be made.
        """
        self.versions = versions
        self.used: set[bytes] = set()
        path.parent.mkdir(exist_ok=True)
        try:
            self.rows = _opened(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self.rows = _opened(path)

    def __enter__(self) -> KeptClaims:
        return self

    def __exit__(self, *_: object) -> None:
        self.rows.close()

    def key(self, article: Article) -> bytes:
        """What the claims of an article are found by."""
        depends = f"{self.versions}\n{_seen(article)}"
        return hashlib.sha256(depends.encode(errors="surrogatepass")).digest()

    def get(self, articles: Iterable[Article]) -> list[tuple[Claim, ...] | None]:
        """The claims of each article, None where there are none yet."""
        return [self._one(self.key(article)) for article in articles]

    def _one(self, key: bytes) -> tuple[Claim, ...] | None:
        self.used.add(key)
        row = self.rows.execute("SELECT claims FROM kept WHERE key = ?", (key,)).fetchone()
        try:
            return decoded(row[0]) if row else None
        except (zlib.error, ValueError, TypeError):  # a row that is damaged is read anew
            return None

    def put(self, found: Iterable[tuple[Article, tuple[Claim, ...]]]) -> None:
        """Keep claims; they are on disk when this returns."""
        rows = [(self.key(article), encoded(claims)) for article, claims in found]
        with self.rows:
            self.rows.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def forget_unused(self) -> None:
        """Let go of all claims that were not asked for: of articles that are gone or have changed."""
        with self.rows:
            old = [k for (k,) in self.rows.execute("SELECT key FROM kept") if k not in self.used]
            self.rows.executemany("DELETE FROM kept WHERE key = ?", ((k,) for k in old))


def versions(authority: str, model: str | None, *, measured: bool) -> str:
    """A text that changes with whatever decides what extraction finds in a given article: this package's
    code and tables, spaCy, the authority files (by their digest), the model under it.
    """
    made = [__version__, _code(), metadata.version("spacy"), authority, measured]
    return json.dumps([*made, _model(model) if model else None])


def _model(name: str) -> str:
    """A spaCy model by name and version, or by what its folder says of it."""
    folder = Path(name)
    if (folder / "meta.json").is_file():
        changed = max(p.stat().st_mtime_ns for p in folder.rglob("*"))
        return f"{folder.resolve()} {changed}"
    try:
        return f"{name} {metadata.version(name)}"
    except metadata.PackageNotFoundError:
        return name


@cache
def _code() -> str:
    """A digest of the package's files that decide about claims."""
    package = Path(__file__).parents[1]
    digest = hashlib.sha256()
    for part in _CODE:
        path = package / part
        files = (
            [path]
            if path.is_file()
            else [p for p in path.rglob("*") if p.suffix in (".py", ".toml")]
        )
        for file in sorted(files):
            digest.update(file.relative_to(package).as_posix().encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()


def _opened(path: Path) -> sqlite3.Connection:
    rows = sqlite3.connect(path, timeout=10)
    try:
        rows.execute("PRAGMA journal_mode = WAL")
        rows.execute("PRAGMA synchronous = NORMAL")
        if rows.execute("PRAGMA user_version").fetchone()[0] != _FORM:
            rows.execute("DROP TABLE IF EXISTS kept")
            rows.execute(f"PRAGMA user_version = {_FORM}")
        rows.execute(
            "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, claims BLOB NOT NULL) WITHOUT ROWID"
        )
        rows.commit()
    except sqlite3.Error:
        with suppress(sqlite3.Error):
            rows.close()
        raise
    return rows


def _seen(article: Article) -> str:
    """All of an article that extraction can see: everything but where it was read from."""
    values = [getattr(article, name) for name in Article.__slots__ if name != "source"]
    return repr(values)


# -- claims as text -------------------------------------------------------------------------------


def encoded(claims: Iterable[Claim]) -> bytes:
    """Claims as bytes, for ``decoded``."""
    return zlib.compress(json.dumps([_row(claim) for claim in claims]).encode(), level=1)


def decoded(data: bytes) -> tuple[Claim, ...]:
    """The claims that were encoded, equal to those."""
    return tuple(_claim(row) for row in json.loads(zlib.decompress(data)))


def _row(claim: Claim) -> list[Any]:
    span = claim.evidence.span
    return [
        _node(claim.subject),
        claim.predicate,
        _node(claim.object),
        [span.start, span.end, claim.evidence.rule],
        claim.confidence,
        claim.status.value,
        [_row(premise) for premise in claim.premises],
    ]


def _claim(row: list[Any]) -> Claim:
    subject, predicate, value, (start, end, rule), confidence, status, premises = row
    return Claim(
        _value(subject),  # type: ignore[arg-type]
        predicate,
        _value(value),
        Evidence(Span(start, end), rule),
        confidence,
        Status(status),
        tuple(_claim(premise) for premise in premises),
    )


def _node(node: Mention | ArticleRef | Literal | Concept | StatedDate) -> list[Any]:
    match node:
        case Mention(kind, span, name, authority, key):
            return ["mention", kind, span.start, span.end, name, authority, key]
        case ArticleRef(identifier):
            return ["article", identifier]
        case Literal(value, datatype):
            return ["literal", value, datatype]
        case Concept(curie):
            return ["concept", curie]
        case StatedDate(interval, precision):
            days = interval.start.isoformat(), interval.end.isoformat()
            return ["date", *days, precision.value]


def _value(node: list[Any]) -> Mention | ArticleRef | Literal | Concept | StatedDate:
    match node:
        case ["mention", kind, start, end, name, authority, key]:
            return Mention(kind, Span(start, end), name, authority, key)
        case ["article", identifier]:
            return ArticleRef(identifier)
        case ["literal", value, datatype]:
            return Literal(value, datatype)
        case ["concept", curie]:
            return Concept(curie)
        case ["date", start, end, precision]:
            days = date.fromisoformat(start), date.fromisoformat(end)
            return StatedDate(Interval(*days), Precision(precision))
        case _:
            raise ValueError(f"no claim has such a node: {node!r}")
