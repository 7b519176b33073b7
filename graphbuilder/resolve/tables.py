"""What the resolver holds of all articles: tables of names, sightings and communications.

Texts and claims stay on disk. ``Tables.add`` takes in one article; the order makes no difference.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

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
    Status,
    terms,
)
from graphbuilder.resolve.identities import Local, publisher_identity
from graphbuilder.resolve.texts import body, sketch, text_key

Place = tuple[str, Span]
"""Words of an article, by its identifier."""


@dataclass(slots=True)
class Seen:
    """What all articles say of one identity's name and class."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    authority: str | None = None
    asserted: bool = False
    status: str = ""  # of claims that are no facts, where there are only such
    article: str | None = None  # the only one that names it; None: several

    def take(self, other: Seen) -> None:
        """Add what is known of another identity that is the same thing."""
        self.names.update(other.names)
        self.kinds.update(other.kinds)
        self.aliases |= other.aliases
        self.authority = self.authority or other.authority
        self.asserted |= other.asserted
        self.status = max(self.status, other.status)


@dataclass(slots=True)
class Held:
    """An office that an article gives to a person: one row for each article and membership.

    ``claim`` is the name of the claim that attests the day (or, undated, the article); empty where
    the article doesn't put it forward as a fact.
    """

    person: str
    kind: str
    title: str
    post: str
    bodies: tuple[str, ...]
    article: str
    day: str
    claim: str
    place: Span


@dataclass(slots=True)
class Fact:
    """One value, with the name of its claim ("" where the text doesn't put it forward as a fact)."""

    value: object  # an identity or concept, a StatedDate, a Literal
    claim: str
    span: Span


@dataclass(slots=True)
class Told:
    """A communication or event as one article tells of it: what is said, by predicate.

    ``named`` are the claims that the article reports or cites it. ``local`` is True for what no
    other article can name by the same identity.
    """

    identity: str
    article: str
    kind: str
    facts: dict[str, list[Fact]] = field(default_factory=dict)
    named: list[Fact] = field(default_factory=list)
    local: bool = True
    reported: bool = False
    asserted: bool = False
    label: str = ""

    def values(self, *predicates: str) -> Iterator[object]:
        """What is said with these predicates."""
        for predicate in predicates:
            yield from (fact.value for fact in self.facts.get(predicate, ()))


@dataclass(slots=True)
class ArticleSeen:
    """What is held of an article: its day, the key of its text ("" where there is none), the
    digest of all that was read, the sketch of its words, and who is named in it.
    """

    day: date | None
    text: str
    digest: str
    sketch: tuple[int, ...]
    persons: frozenset[str]


_TOLD: Final = ("communication", "event")
_KEPT: Final = frozenset(
    """schema:sender schema:recipient gb:date schema:dateSent schema:dateReceived dcterms:issued
    gb:purpose gb:occasion gb:inReplyTo schema:participant schema:location gb:eventType
    schema:startDate schema:endDate schema:about gb:onBehalfOf""".split()
)
"""What of a communication or event tells it apart from others."""


class Tables:
    """What all articles say, by identity before merging."""

    def __init__(self, authority: Authority) -> None:
        self.authority = authority
        self.seen: dict[str, Seen] = {}
        self.articles: dict[str, ArticleSeen] = {}
        self.held: list[Held] = []
        self.told: list[Told] = []
        self.extractors: set[str] = set()
        self.bodies_of: dict[str, set[str]] = defaultdict(set)
        """Bodies and countries of each office."""

    def add(self, article: Article, claims: Iterable[Claim]) -> None:
        """Take in one article's claims."""
        claims = tuple(claims)
        told = _OneArticle(self, article, claims)
        for claim in claims:
            told.take(claim)
        self.held += told.memberships()
        self.told += told.told.values()
        day = article.published or told.day
        words = body(article)
        whole = f"{article.headline or ''}\n{words}" if article.teaser_only else words
        if article.publisher:
            known = publisher_identity(article.publisher, self.authority)
            publisher = self.see(known, article.identifier)
            publisher.names[article.publisher] += 1
            publisher.kinds["schema:NewsMediaOrganization"] += 1
            publisher.asserted = True
            publisher.article = None  # it stays where its text is another's
        self.extractors.update(claim.extractor for claim in claims)
        self.articles[article.identifier] = ArticleSeen(
            day,
            text_key(whole),
            iris.digest(article.text, length=64),
            sketch(words) if any(map(_is_local, told.told.values())) else (),
            frozenset(told.persons),
        )

    def without(self, articles: Collection[str]) -> Tables:
        """The tables as if these articles weren't there, but for how often a thing is named."""
        rest = Tables(self.authority)
        rest.extractors, rest.bodies_of = self.extractors, self.bodies_of
        rest.articles = {key: seen for key, seen in self.articles.items() if key not in articles}
        rest.seen = {key: seen for key, seen in self.seen.items() if seen.article not in articles}
        rest.held = [held for held in self.held if held.article not in articles]
        rest.told = [told for told in self.told if told.article not in articles]
        return rest

    def see(self, identity: str, article: str) -> Seen:
        """The row of an identity, made where there is none."""
        found = self.seen.get(identity)
        if found is None:
            found = self.seen[identity] = Seen(article=article)
        elif found.article != article:
            found.article = None
        return found


def _is_local(told: Told) -> bool:
    return told.local


class _OneArticle:
    """Takes in the claims of one article."""

    def __init__(self, tables: Tables, article: Article, claims: tuple[Claim, ...]) -> None:
        self.tables = tables
        self.article = article.identifier
        self.local = Local(tables.authority, article, claims)
        self.told: dict[str, Told] = {}
        self.persons: set[str] = set()
        self.offices: dict[str, dict[str, list[tuple[Claim, object]]]] = {}
        self.mentions: dict[str, Mention] = {}
        self.day: date | None = None

    def take(self, claim: Claim) -> None:
        """Note who is named and what is said of offices, communications and events."""
        subject = self._node(claim.subject, claim.status)
        value = self._value(claim.object, claim.status)
        if claim.predicate == "skos:altLabel" and isinstance(claim.object, Literal) and subject:
            self.tables.see(subject, self.article).aliases.add(claim.object.value)
        elif claim.predicate == "schema:datePublished" and isinstance(claim.object, StatedDate):
            self.day = claim.object.interval.start
        elif claim.predicate == "org:postIn" and isinstance(value, str):
            self.tables.bodies_of[subject].add(value)
        elif claim.predicate in ("gb:reports", "schema:mentions") and isinstance(value, str):
            self._named(value, claim)
        if isinstance(claim.subject, Mention):
            if terms.segment(claim.subject.kind) == "membership":
                self.mentions[subject] = claim.subject
                said = self.offices.setdefault(subject, defaultdict(list))
                said[claim.predicate].append((claim, value))
            elif claim.predicate in _KEPT:
                self._tell(subject, claim, value)

    def memberships(self) -> Iterator[Held]:
        """The offices that the article gives to people."""
        for identity, said in self.offices.items():
            mention = self.mentions[identity]
            days = said.get("gb:attestedOn") or said.get("gb:attestedIn") or []
            facts = [(claim, value) for claim, value in days if claim.status.asserted]
            claim, value = (facts or days or next(iter(said.values())))[0]
            post = next((v for _, v in said.get("gb:post", ())), None)
            yield Held(
                person=self.local.holder(mention),
                kind=mention.kind,
                title=mention.name,
                post=post if isinstance(post, str) else self.local.post(mention.name),
                bodies=tuple(v for _, v in said.get("org:organization", ()) if isinstance(v, str)),
                article=self.article,
                day=value.value if isinstance(value, Literal) else "",
                claim=iris.claim_name(self.article, claim) if facts else "",
                place=claim.evidence.span,
            )

    # -- rows -----------------------------------------------------------------------------------

    def _node(self, node: Mention | ArticleRef, status: Status) -> str:
        if isinstance(node, ArticleRef):
            return ""
        identity = self.local.identity(node)
        seen = self.tables.see(identity, self.article)
        seen.kinds[node.kind] += 1
        seen.names[node.name] += 1
        if node.authority and seen.authority is None:
            seen.authority = node.authority
        if status.asserted:
            seen.asserted = True
        else:
            seen.status = max(seen.status, status.value)
        if node.kind == "schema:Person":
            self.persons.add(identity)
        return identity

    def _value(
        self, value: Mention | ArticleRef | Literal | Concept | StatedDate, status: Status
    ) -> object:
        match value:
            case Mention():
                return self._node(value, status)
            case Concept():
                return value.curie
            case _:
                return value

    def _named(self, identity: str, claim: Claim) -> None:
        """A communication or event that the article reports or cites."""
        if isinstance(claim.object, Mention) and identity.startswith(_TOLD):
            told = self._told(identity, claim.object)
            told.reported |= claim.predicate == "gb:reports"
            told.asserted |= claim.status.asserted
            told.named.append(self._fact(identity, claim))

    def _tell(self, identity: str, claim: Claim, value: object) -> None:
        if identity.startswith(_TOLD) and isinstance(claim.subject, Mention):
            told = self._told(identity, claim.subject)
            told.facts.setdefault(claim.predicate, []).append(self._fact(value, claim))
            told.asserted |= claim.status.asserted

    def _fact(self, value: object, claim: Claim) -> Fact:
        name = iris.claim_name(self.article, claim) if claim.status.asserted else ""
        return Fact(value, name, claim.evidence.span)

    def _told(self, identity: str, mention: Mention) -> Told:
        found = self.told.get(identity)
        if found is None:
            local = not mention.key.startswith("=") or mention.key.endswith(f" {self.article}")
            local &= bool(mention.key)
            found = self.told[identity] = Told(
                identity, self.article, mention.kind, label=mention.name, local=local
            )
        return found
