"""The articles of a build, as they are stored beside its files (``.graphbuilder/claims.sqlite``)."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from graphbuilder.model import Article, Claim, SettingError
from graphbuilder.store.encoding import decoded, decoded_article
from graphbuilder.store.kept import FILE, row_name

Stored = tuple[Article, tuple[Claim, ...]]
"""An article with its claims."""
_ASKED: Final = "SELECT article, claims FROM articles JOIN kept USING (key) WHERE identifier = ?"
_DAMAGE: Final = (zlib.error, ValueError, TypeError, KeyError)


class Archive:
    """Stored articles with their claims, by identifier. Use as a context manager."""

    def __init__(self, folder: str | Path, *, file: Path | None = None) -> None:
        """Open the articles of the last finished build into a folder; ``file`` names another place.

        Raises SettingError where there are none: no build, one that was not finished, a damaged file.
        """
        self.path = file or Path(folder, FILE)
        if not self.path.is_file():
            what = f"{self.path}: no articles are stored there"
            raise SettingError(f"{what}. Name a folder that `graphbuilder build` wrote")
        address = f"{self.path.resolve().as_uri()}?mode=rw"
        try:
            self.rows = sqlite3.connect(address, uri=True, timeout=10)
            if not self.rows.execute("SELECT 1 FROM finished").fetchone():
                raise SettingError(f"{self.path}: the last build was not finished. Build again")
        except sqlite3.Error as error:
            what = f"{self.path}: the stored articles can't be read ({error})"
            raise SettingError(f"{what}. Build again from the sources") from error

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.rows.close()

    def __len__(self) -> int:
        return int(self.rows.execute("SELECT count(*) FROM articles").fetchone()[0])

    def __contains__(self, identifier: str) -> bool:
        asked = "SELECT 1 FROM articles WHERE identifier = ?"
        return self.rows.execute(asked, (row_name(identifier),)).fetchone() is not None

    def __iter__(self) -> Iterator[Stored]:
        """All articles with their claims, in the order of their identifiers."""
        return self.some(self.identifiers())

    def identifiers(self) -> list[str]:
        """All identifiers, in order."""
        found = self.rows.execute("SELECT identifier FROM articles ORDER BY identifier")
        return [name.decode(errors="surrogatepass") for (name,) in found]

    def get(self, identifier: str) -> Stored | None:
        """One article with its claims, None where it isn't stored."""
        return next(self.some([identifier]), None)

    def some(self, identifiers: Iterable[str]) -> Iterator[Stored]:
        """These articles, in the order given; those that aren't stored are left out.

        Raises SettingError for a row that is damaged.
        """
        for identifier in identifiers:
            try:
                row = self.rows.execute(_ASKED, (row_name(identifier),)).fetchone()
                found = (decoded_article(row[0]), decoded(row[1])) if row else None
            except (sqlite3.DatabaseError, *_DAMAGE) as error:
                what = f"{self.path}: the article {identifier!r} is damaged there"
                raise SettingError(f"{what}. Build again from the sources") from error
            if found:
                yield found

    def remove(self, identifiers: Iterable[str]) -> int:
        """Take articles and their claims out; gives how many there were. The graph's files stay as they
        are until ``pipeline.rebuild``.
        """
        names = [(row_name(identifier),) for identifier in identifiers]
        with self.rows:
            gone = self.rows.executemany(
                "DELETE FROM articles WHERE identifier = ?", names
            ).rowcount
            self.rows.execute("DELETE FROM kept WHERE key NOT IN (SELECT key FROM articles)")
        return max(gone, 0)
