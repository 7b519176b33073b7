"""Claims after resolution: the same, over entities."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphbuilder.model.article import Article
from graphbuilder.model.claim import Claim, Literal
from graphbuilder.model.judgement import Judgement
from graphbuilder.model.span import Span


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world. ``iri`` is absolute; ``kind`` is its most specific class (compact IRI).

    ``labels`` are all other names, sorted: those of the authority file and those seen in texts.
    ``replaces`` are the identities that were found to be the same thing.
    """

    iri: str
    kind: str
    label: str
    labels: tuple[str, ...] = ()
    authority: str | None = None
    replaces: tuple[str, ...] = ()


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
class Inference:
    """A statement that no article makes by itself: what claims of one or more articles say together.

    ``premises`` are the names of those claims (the ends of their IRIs); ``article`` and ``span`` are
    the words that gave rise to it, where there are such.
    """

    subject: str
    predicate: str
    object: str | Literal
    rule: str
    confidence: float
    premises: tuple[str, ...]
    article: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two holders of one office at one time, as far as the articles say."""

    post: str
    holders: tuple[str, ...]
    memberships: tuple[str, ...]
    reason: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Resolved:
    """The merged graph as values: entities by IRI, statements sorted, articles by identifier.

    A large graph has its ``statements`` and ``articles`` on disk and none here.
    """

    entities: dict[str, Entity]
    statements: tuple[Statement, ...]
    articles: dict[str, Article]
    base: str
    inferences: tuple[Inference, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    extractors: frozenset[str] = frozenset()
    same_text: dict[str, str] = field(default_factory=dict)
    """Article → the one that has the same text and came first."""
    settings: tuple[str, ...] = ()
    """What the graph was made with: "spacy=3.8.7"."""
    inputs: str = ""
    """A digest of all articles' identifiers and texts."""
    used: tuple[str, ...] = ()
    """All articles' identifiers, sorted."""
    open_replies: tuple[tuple[str, tuple[str, ...], str], ...] = ()
    """Replies of which the letter isn't sure: the reply, the letters that it may answer, and why."""
    names: dict[str, str] = field(default_factory=dict)
    """The names of identities that were judged and are no entities any more."""
    unfollowed: tuple[str, ...] = ()
    """People's judgements that the graph doesn't follow, with why, in words."""
