"""Which mentions are the same thing, and the statements that the claims make of it.

First version of the four steps: a mention's *identity* is its authority entry, or its exact
normalised name within its class; within one article short forms and pronoun-like names go to the
full one. Statements keep the claim with the mentions that they came from.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from graphbuilder import iris
from graphbuilder.authority import Authority, AuthorityEntry
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Concept,
    Entity,
    Literal,
    Mention,
    Resolved,
    StatedDate,
    Statement,
    terms,
)
from graphbuilder.model.names import normalise
from graphbuilder.resolve.names import short_forms

_TAIL = re.compile(r"\b(?P<of>of|to|for)\s+(?:the\s+)?")
_FORM_WORDS = {
    "gb:Letter": "letter",
    "gb:Telegram": "telegram",
    "gb:Airgram": "airgram",
    "gb:Circular": "circular",
    "gb:CircularTelegram": "circular telegram",
    "gb:Despatch": "despatch",
    "gb:Note": "note",
    "gb:NoteVerbale": "note verbale",
    "gb:Memorandum": "memorandum",
    "gb:AideMemoire": "aide-mémoire",
    "gb:Statement": "statement",
    "gb:PressStatement": "press statement",
    "gb:OralMessage": "oral message",
}


@dataclass(slots=True)
class _Seen:
    """What all articles say of one entity's name and class."""

    names: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    aliases: set[str] = field(default_factory=set)
    entry: AuthorityEntry | None = None


class Resolver:
    """Collects articles with their claims; ``resolved`` gives the merged result.

    The order in which articles are added makes no difference.
    """

    def __init__(self, authority: Authority, base: str = terms.DEFAULT_BASE) -> None:
        self.authority = authority
        self.base = iris.check_base(base)
        self._seen: dict[str, _Seen] = defaultdict(_Seen)
        self._statements: list[Statement] = []
        self._articles: dict[str, Article] = {}

    def add(self, article: Article, claims: Iterable[Claim]) -> None:
        """Take in one article's claims."""
        claims = tuple(claims)
        self._articles[article.identifier] = article
        local = _Local(self, article, claims)
        for claim in claims:
            subject = self._iri(claim.subject, local)
            value = self._object(claim.object, local)
            if claim.predicate == "skos:altLabel" and isinstance(value, Literal):
                self._seen[subject].aliases.add(value.value)
                continue
            self._statements.append(
                Statement(subject, claim.predicate, value, article.identifier, claim)
            )

    def resolved(self) -> Resolved:
        """All entities and statements."""
        for key in self._authority_targets():
            self._see_entry(key)
        entities = {iri: self._entity(iri, seen) for iri, seen in self._seen.items()}
        entities |= dict(self._labelled(entities))
        statements = sorted(self._statements, key=statement_order)
        return Resolved(
            dict(sorted(entities.items())),
            tuple(_relabelled(statements, entities)),
            dict(sorted(self._articles.items())),
            self.base,
        )

    # -- identities -----------------------------------------------------------------------------

    def _iri(self, node: Mention | ArticleRef, local: _Local) -> str:
        if isinstance(node, ArticleRef):
            return iris.article_iri(self.base, node.identifier)
        iri, name = local.identity(node)
        seen = self._seen[iri]
        seen.kinds[node.kind] += 1
        seen.names[name] += 1
        if node.authority and seen.entry is None:
            seen.entry = self.authority.entries.get(node.authority)
        return iri

    def _object(
        self, value: Mention | ArticleRef | Literal | Concept | StatedDate, local: _Local
    ) -> str | Literal:
        match value:
            case Mention() | ArticleRef():
                return self._iri(value, local)
            case Concept():
                return terms.expand(value.curie)
            case StatedDate():
                return Literal(value.lexical, value.datatype)
            case Literal():
                return value

    def _see_entry(self, key: str) -> None:
        entry = self.authority.entries[key]
        seen = self._seen[self.base + key]
        seen.entry = entry
        seen.kinds[entry.kind] += 1

    def _authority_targets(self) -> list[str]:
        """Entries that the entries in use point to (parents, countries), and theirs in turn."""
        entries = self.authority.entries
        todo = [s.entry.key for s in self._seen.values() if s.entry]
        done: set[str] = set()
        while todo:
            key = todo.pop()
            if key in done:
                continue
            done.add(key)
            todo += [f.object for f in entries[key].facts if f.is_key and f.object in entries]
        return sorted(key for key in done if self.base + key not in self._seen)

    # -- entities -------------------------------------------------------------------------------

    def _entity(self, iri: str, seen: _Seen) -> Entity:
        if seen.entry:
            known = seen.entry
            others = {*known.names, *seen.aliases, *seen.names} - set(known.demonyms)
            return Entity(
                iri, known.kind, known.label, tuple(sorted(others - {known.label})), known.key
            )
        label = max(seen.names, key=lambda name: (seen.names[name], len(name), name))
        kind = max(seen.kinds, key=lambda k: (seen.kinds[k], len(terms.superclasses(k)), k))
        others = ({*seen.names} | seen.aliases) - {label}
        return Entity(iri, kind, label, tuple(sorted(others)))

    def _labelled(self, entities: dict[str, Entity]) -> Iterator[tuple[str, Entity]]:
        """Communications and speech acts with a label that says what they are."""
        roles: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for statement in self._statements:
            if statement.predicate in ("schema:sender", "schema:recipient", "gb:date"):
                value = statement.object
                text = value.value if isinstance(value, Literal) else entities[value].label
                roles[statement.subject][statement.predicate].add(text)
        unasserted = self._unasserted()
        for iri, entity in entities.items():
            marked = f" ({unasserted[iri]})" if iri in unasserted else ""
            if terms.is_a(entity.kind, "gb:Communication"):
                label = _communication_label(entity, roles[iri])
                yield iri, _with_label(entity, f"{label}{marked}")
            elif terms.is_a(entity.kind, "gb:SpeechAct"):
                act = entity.kind.partition(":")[2].lower()
                yield iri, _with_label(entity, f"{act}: {_cut(entity.label, 80)}{marked}")
            elif marked and terms.is_a(entity.kind, "gb:Event"):
                yield iri, replace(entity, label=f"{entity.label}{marked}")

    def _unasserted(self) -> dict[str, str]:
        """The things that only claims which the texts don't put forward as facts speak of, with
        their status: a visit that is planned, a letter that is denied.
        """
        asserted: set[str] = set()
        claimed: dict[str, str] = {}
        for statement in self._statements:
            ends = (statement.subject, statement.object)
            things = [end for end in ends if isinstance(end, str)]
            status = statement.claim.status
            if status.asserted:
                asserted.update(things)
            else:
                claimed |= {iri: max(claimed.get(iri, ""), status.value) for iri in things}
        return {iri: status for iri, status in claimed.items() if iri not in asserted}


class _Local:
    """Identities within one article: short forms go to the full name that they stand for."""

    def __init__(self, resolver: Resolver, article: Article, claims: Iterable[Claim]) -> None:
        self.resolver = resolver
        self.article = article
        self.cache: dict[Mention, tuple[str, str]] = {}
        claims = tuple(claims)
        self.persons = self._full_persons(claims)
        self.bodies = self._full_bodies(claims)

    def _full_persons(self, claims: Iterable[Claim]) -> dict[str, set[tuple[str, str]]]:
        """Short form → (identity, authority) of the full names in this article."""
        full: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for claim in claims:
            for node in (claim.subject, claim.object):
                if isinstance(node, Mention) and node.kind == "schema:Person":
                    for form in short_forms(node.name):
                        full[form].add((normalise(node.name), node.authority or ""))
        return full

    def _full_bodies(self, claims: Iterable[Claim]) -> dict[str, set[str]]:
        """Name without its country or parent → identity of the whole name in this article.

        "Ministry of Public Security" goes to "Ministry of Public Security of the DPRK".
        """
        whole: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            node = claim.object
            if not isinstance(node, Mention) or not terms.is_a(node.kind, "schema:Organization"):
                continue
            entry = self.resolver.authority.find(node.name)
            if node.authority:
                entry = self.resolver.authority.entries.get(node.authority)
            identity = entry.key if entry else iris.local_name(normalise(node.name))
            for name in (entry.label, *entry.names) if entry else (node.name,):
                for short in self._without_tail(name) - {normalise(node.name)}:
                    whole[short].add(identity)
        return whole

    def _without_tail(self, name: str) -> set[str]:
        """ "Ministry of Culture" of "Ministry of Culture of the DPRK": the normalised name without
        the country or body at its end.
        """
        return {
            short
            for match in _TAIL.finditer(name)
            if match["of"] == "of" and self.resolver.authority.find(name[match.end() :])
            if len((short := normalise(name[: match.start()])).split()) > 1
        }

    def identity(self, mention: Mention) -> tuple[str, str]:
        """The IRI of what a mention names, and the name to record for it."""
        found = self.cache.get(mention)
        if found is None:
            found = self.cache[mention] = self._identity(mention)
        return found

    def _identity(self, mention: Mention) -> tuple[str, str]:
        base = self.resolver.base
        if mention.authority and not mention.key:
            return base + mention.authority, mention.name
        segment = terms.segment(mention.kind)
        named: dict[str, Callable[[Mention], str]] = {
            "person": self._person,
            "post": self._post,
            "membership": self._membership,
            "communication": self._communication,
            "act": self._act,
        }
        local = named.get(segment, self._plain)(mention)
        return f"{base}{local}" if "/" in local else f"{base}{segment}/{local}", mention.name

    def _plain(self, mention: Mention) -> str:
        entry = self.resolver.authority.find(mention.name)
        if entry and entry.kind == mention.kind:
            return entry.key
        if mention.key.startswith("="):
            return iris.local_name(mention.key[1:])
        whole = self.bodies.get(normalise(mention.name), set())
        if terms.is_a(mention.kind, "schema:Organization") and len(whole) == 1:
            return next(iter(whole))
        return iris.local_name(normalise(mention.name), *([mention.key] if mention.key else []))

    def _person(self, mention: Mention) -> str:
        return self._person_key(mention.name)

    def _person_key(self, name: str) -> str:
        entry = self.resolver.authority.find(name)
        if entry and entry.kind == "schema:Person":
            return entry.key
        normal = normalise(name)
        full = self.persons.get(normal, set())
        if len(full) == 1:
            whole, authority = next(iter(full))
            return authority or iris.local_name(whole)
        if not full and " " not in normal:
            return iris.local_name(normal, self.article.identifier)
        return iris.local_name(normal)

    def _post(self, mention: Mention) -> str:
        entry = self.resolver.authority.find(mention.name)
        if entry and entry.kind == "org:Post":
            return entry.key
        return iris.local_name(normalise(self._canonical_title(mention.name)))

    def _canonical_title(self, title: str) -> str:
        """The title with the body or country at its end under its authority label."""
        for match in _TAIL.finditer(title):
            entry = self.resolver.authority.find(title[match.end() :])
            if entry and not entry.key.startswith("person/"):
                return f"{title[: match.start()]}{match['of']} {entry.label}"
        return title

    def _membership(self, mention: Mention) -> str:
        person = self._person_key(mention.key.removeprefix("person/")).rpartition("/")[2]
        return f"{person}-{iris.digest(mention.kind, normalise(mention.name))}"

    def _communication(self, mention: Mention) -> str:
        return f"{iris.article_name(self.article.identifier)}-{mention.key}"

    def _act(self, mention: Mention) -> str:
        kind = mention.kind.partition(":")[2].lower()
        return f"{iris.article_name(self.article.identifier)}-{kind}-{mention.key}"


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
        f"{evidence.span.start:09d}{evidence.span.end:09d}",
        evidence.rule,
    )


def _relabelled(statements: list[Statement], entities: dict[str, Entity]) -> Iterator[Statement]:
    """Titles of memberships under the one label that their entity has."""
    for statement in statements:
        if statement.predicate == "rdfs:label":
            label = Literal(entities[statement.subject].label)
            yield Statement(
                statement.subject, "rdfs:label", label, statement.article, statement.claim
            )
        else:
            yield statement


def _with_label(entity: Entity, label: str) -> Entity:
    return Entity(entity.iri, entity.kind, label, (), entity.authority)


def _communication_label(entity: Entity, roles: dict[str, set[str]]) -> str:
    form = _FORM_WORDS.get(entity.kind, "message")
    senders, recipients = sorted(roles["schema:sender"]), sorted(roles["schema:recipient"])
    parts = [form]
    if senders:
        parts.append(f"from {_listed(senders)}")
    if recipients:
        parts.append(f"to {_listed(recipients)}")
    if roles["gb:date"]:
        parts.append(f"({min(roles['gb:date'])})")
    label = " ".join(parts)
    return label[0].upper() + label[1:]


def _listed(labels: list[str]) -> str:
    short = [_cut(label, 60) for label in labels]
    if len(short) <= 3:
        return " and ".join(short)
    return f"{short[0]}, {short[1]} and {len(short) - 2} others"


def _cut(text: str, length: int) -> str:
    if len(text) <= length:
        return text
    return text[: text.rfind(" ", 0, length) if " " in text[:length] else length] + "…"
