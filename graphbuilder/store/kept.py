"""Articles and their claims kept on disk: a build reads again only what is new or changed, and writes
its files from here.

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
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final

from graphbuilder import __version__
from graphbuilder.model import Article, Claim
from graphbuilder.store.encoding import decoded

FILE: Final = Path(".graphbuilder", "claims.sqlite")
"""Where a build keeps articles and claims, in its output folder."""
_FORM: Final = 2
"""Of the rows; another one makes the file start anew."""
_CODE: Final = ("extract", "model", "authority.py")
"""What of the package decides about claims."""
_TABLES: Final = """
CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, claims BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS articles (
    identifier BLOB PRIMARY KEY, key BLOB NOT NULL, article BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS finished (build INTEGER PRIMARY KEY);
"""
"""``finished`` has a row where all articles of the last build are there, and no others."""


class KeptClaims:
    """The articles of a build and the claims of articles read before, in one file. Use as a context
    manager.
    """

    def __init__(self, path: Path, versions: str, *, fresh: bool = False) -> None:
        """Open or make the file. One that is no database, or of another form, is made anew.

        ``versions`` stands for all but the article that the claims depend on; with ``fresh``, no old
        claims are found. Raises OSError or sqlite3.OperationalError where the file can't be made.
        """
        self.path = path
        self.versions = versions
        self.fresh = fresh
        self.used: set[bytes] = set()
        self.articles: set[bytes] = set()
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

    def get(self, article: Article) -> tuple[Claim, ...] | None:
        """The claims of an article, None where there are none yet."""
        key = self.key(article)
        self.used.add(key)
        if self.fresh:
            return None
        row = self.rows.execute("SELECT claims FROM kept WHERE key = ?", (key,)).fetchone()
        try:
            return decoded(row[0]) if row else None
        except (zlib.error, ValueError, TypeError):  # a row that is damaged is read anew
            return None

    def put(self, found: Iterable[tuple[Article, bytes, bytes | None]]) -> None:
        """Keep articles with their claims, both encoded (see ``encoding``); claims that are kept
        already may be None. They are on disk when this returns.
        """
        articles, claims = [], []
        for article, stored, encoded in found:
            name, key = row_name(article.identifier), self.key(article)
            self.articles.add(name)
            articles.append((name, key, stored))
            if encoded is not None:
                claims.append((key, encoded))
        with self.rows:
            self.rows.execute("DELETE FROM finished")
            self.rows.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", claims)
            self.rows.executemany("INSERT OR REPLACE INTO articles VALUES (?, ?, ?)", articles)

    def finish(self) -> None:
        """Let go of all that was not asked for: of articles that are gone or have changed."""
        with self.rows:
            old = [k for (k,) in self.rows.execute("SELECT key FROM kept") if k not in self.used]
            self.rows.executemany("DELETE FROM kept WHERE key = ?", ((k,) for k in old))
            names = self.rows.execute("SELECT identifier FROM articles")
            gone = [(name,) for (name,) in names if name not in self.articles]
            self.rows.executemany("DELETE FROM articles WHERE identifier = ?", gone)
            self.rows.execute("INSERT INTO finished VALUES (1)")


def row_name(identifier: str) -> bytes:
    """An identifier as the rows have it: any text at all, lone surrogates too."""
    return identifier.encode(errors="surrogatepass")


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
            for table in ("kept", "articles", "finished"):
                rows.execute(f"DROP TABLE IF EXISTS {table}")
            rows.execute(f"PRAGMA user_version = {_FORM}")
        rows.executescript(_TABLES)
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
