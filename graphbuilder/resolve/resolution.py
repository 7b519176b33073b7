"""What was resolved, as one article needs it: the statements that its claims make over entities.

Small enough to be handed to other processes, which write the articles' graphs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from graphbuilder import iris
from graphbuilder.authority import Authority
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Concept,
    Literal,
    Mention,
    Span,
    StatedDate,
    Statement,
    terms,
)
from graphbuilder.model.names import normalise
from graphbuilder.resolve.identities import Local, membership
from graphbuilder.resolve.tables import Held


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which identities are one thing.

    ``canonical`` maps an identity to the one that stands for it, ``in_article`` does so for one
    article alone (people who share a name). ``labels`` are those of memberships, by identity;
    ``articles`` all identifiers; ``same_text`` maps an article to the first with its text.
    """

    base: str
    canonical: Mapping[str, str] = field(default_factory=dict)
    in_article: Mapping[tuple[str, str], str] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)
    articles: frozenset[str] = frozenset()
    same_text: Mapping[str, str] = field(default_factory=dict)

    def identity(self, identity: str, article: str) -> str:
        """The identity that stands for one found in an article."""
        found = self.in_article.get((article, identity), identity)
        return self.canonical.get(found, found)

    def statements(
        self, article: Article, claims: Iterable[Claim], authority: Authority
    ) -> tuple[Statement, ...]:
        """An article's claims over entities, in canonical order; none of a text that is another's."""
        if article.identifier in self.same_text:
            return ()
        made = _Statements(self, article, tuple(claims), authority)
        return tuple(sorted(made.all(), key=statement_order))


class _Statements:
    def __init__(
        self,
        resolution: Resolution,
        article: Article,
        claims: tuple[Claim, ...],
        authority: Authority,
    ) -> None:
        self.resolution = resolution
        self.article = article.identifier
        self.claims = claims
        self.local = Local(authority, article, claims)
        self.iris: dict[Mention, str] = {}

    def all(self) -> Iterator[Statement]:
        for claim in self.claims:
            if claim.predicate == "skos:altLabel" and isinstance(claim.object, Literal):
                continue
            subject = self._iri(claim.subject)
            value = self._object(claim.object)
            if claim.predicate == "rdfs:label":
                identity = subject.removeprefix(self.resolution.base)
                value = Literal(self.resolution.labels[identity])
            yield Statement(subject, claim.predicate, value, self.article, claim)

    def _object(
        self, value: Mention | ArticleRef | Literal | Concept | StatedDate
    ) -> str | Literal:
        match value:
            case Mention() | ArticleRef():
                return self._iri(value)
            case Concept():
                return terms.expand(value.curie)
            case StatedDate():
                return Literal(value.lexical, value.datatype)
            case Literal():
                return value

    def _iri(self, node: Mention | ArticleRef) -> str:
        if isinstance(node, ArticleRef):
            return iris.article_iri(self.resolution.base, node.identifier)
        found = self.iris.get(node)
        if found is None:
            found = self.iris[node] = self.resolution.base + self._identity(node)
        return found

    def _identity(self, node: Mention) -> str:
        if terms.segment(node.kind) != "membership":
            return self.resolution.identity(self.local.identity(node), self.article)
        holder, post = self.local.holder(node), self.local.post(node.name)
        identity = self.resolution.identity
        return office_held(holder, node.kind, node.name, post, self.article, identity)


def membership_identity(held: Held, identity: Callable[[str, str], str]) -> str:
    """The identity of a membership, once people and offices are resolved by ``identity``."""
    return office_held(held.person, held.kind, held.title, held.post, held.article, identity)


def office_held(
    person: str,
    kind: str,
    title: str,
    post: str,
    article: str,
    identity: Callable[[str, str], str],
) -> str:
    """The identity of a person's membership in a post, or of a capacity by its title."""
    office = normalise(title) if kind == "gb:Capacity" else identity(post, article)
    return f"membership/{membership(identity(person, article), kind, office)}"


def statement_order(statement: Statement) -> tuple[str, ...]:
    """The canonical order of statements: by what they say, then by where."""
    value = statement.object
    words = (value.value, value.datatype) if isinstance(value, Literal) else (value, "")
    evidence = statement.claim.evidence
    return (
        statement.subject,
        statement.predicate,
        *words,
        statement.article,
        place_order(evidence.span),
        evidence.rule,
    )


def place_order(span: Span) -> str:
    """A text that sorts as the span does."""
    return f"{span.start:09d}{span.end:09d}"
