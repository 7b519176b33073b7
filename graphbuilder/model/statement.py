"""Claims after resolution: the same, over entities."""

from __future__ import annotations

from dataclasses import dataclass

from graphbuilder.model.article import Article
from graphbuilder.model.claim import Claim, Literal


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world. ``iri`` is absolute; ``kind`` is its most specific class (compact IRI).

    ``labels`` are all other names, sorted: those of the authority file and those seen in texts.
    """

    iri: str
    kind: str
    label: str
    labels: tuple[str, ...] = ()
    authority: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim over entities. ``subject`` is an absolute IRI; ``object`` is one too, or a literal.

    ``claim`` keeps the mentions that it came from, so a merge can be seen and undone.
    """

    subject: str
    predicate: str
    object: str | Literal
    article: str  # the article's identifier
    claim: Claim


@dataclass(frozen=True, slots=True)
class Resolved:
    """The merged graph as values: entities by IRI, statements sorted, articles by identifier."""

    entities: dict[str, Entity]
    statements: tuple[Statement, ...]
    articles: dict[str, Article]
    base: str
