"""Short names for IRIs: prefixes of the vocabulary, and those of the graph's own base."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Store

from graphbuilder.model.terms import DEFAULT_BASE, PREFIXES, SEGMENT

_LOCAL: Final = re.compile(r"[A-Za-z0-9_-]+\Z")
_ARTICLE: Final = NamedNode(PREFIXES["gb"] + "Article")
_TYPE: Final = NamedNode(PREFIXES["rdf"] + "type")
_SEGMENTS: Final = (
    *dict.fromkeys(SEGMENT.values()),
    "selection",
    "selector",
    "extractor",
    "graph",
)


def prefixes(base: str = DEFAULT_BASE) -> dict[str, str]:
    """The prefixes of the vocabulary and one for each segment of IRIs under ``base``."""
    return {**PREFIXES, **{segment: f"{base}{segment}/" for segment in _SEGMENTS}}


def prefixes_of(store: Store) -> dict[str, str]:
    """The prefixes for a graph, whose base is read off one of its articles."""
    for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE, DefaultGraph()):
        if isinstance(quad.subject, NamedNode):
            base, segment, _ = quad.subject.value.partition("article/")
            if segment:
                return prefixes(base)
    return prefixes()


def shorten(iri: str, known: Mapping[str, str]) -> str:
    """The compact form of an IRI, or the IRI itself where no prefix fits."""
    for prefix, namespace in known.items():
        if iri.startswith(namespace) and _LOCAL.match(iri, len(namespace)):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri


def expand(text: str, known: Mapping[str, str]) -> str | None:
    """The IRI that a text names: ``<iri>``, ``http…`` or a compact one; None if it names none."""
    if text.startswith("<") and text.endswith(">"):
        return text[1:-1]
    if text.startswith(("http://", "https://", "urn:")):
        return text
    prefix, colon, local = text.partition(":")
    if colon and prefix in known and _LOCAL.match(local):
        return known[prefix] + local
    return None
