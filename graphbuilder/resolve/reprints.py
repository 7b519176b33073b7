"""Identical texts: reprints, and pages that were fetched twice. They count once as evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from graphbuilder.resolve.tables import ArticleSeen

_DAYS: Final = 31
"""Days within which equal words are one text. A wire repeats short notices word for word, but from
year to year ("A floral basket was laid …"), and those tell of different days."""


def same_texts(articles: Mapping[str, ArticleSeen]) -> dict[str, str]:
    """Each article whose text another has that came first → that article.

    First is the earlier day, then the identifier that sorts first.
    """
    groups: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for identifier, seen in articles.items():
        if seen.text:
            groups[seen.text].append((seen.day or date.max, identifier))
    found: dict[str, str] = {}
    for members in groups.values():
        first: tuple[date, str] | None = None
        for day, identifier in sorted(members):
            if first is not None and (day == first[0] or (day - first[0]).days <= _DAYS):
                found[identifier] = first[1]
            else:
                first = (day, identifier)
    return found
