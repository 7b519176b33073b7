"""What the mentions of one article name, before articles are compared.

A mention's *identity* is its authority entry, or its exact normalised name within its class; within
the article short forms and names without their country go to the full one. An identity is the end
of an IRI: "person/kim-yong-nam".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from graphbuilder import iris
from graphbuilder.authority import Authority
from graphbuilder.model import Article, Claim, Mention, terms
from graphbuilder.model.names import normalise
from graphbuilder.resolve.names import short_forms

_TAIL: Final = re.compile(r"\b(?P<of>of|to|for)\s+(?:the\s+)?")
_GENERIC: Final = re.compile(
    r"""(?:foreign|defen[cs]e|interior|justice|finance)\sministry | ministry\sof\sforeign\saffairs
    | ministry | central\s(?:standing\s|military\s)?(?:committee|commission) | political\sbureau
    | politburo | presidium | secretariat | cabinet | parliament | national\sassembly | government
    | embassy | state\scouncil | council\sof\s(?:state|ministers) | joint\schiefs\sof\sstaff
    | general\sstaff | supreme\scourt | party
    | (?:organi[sz]ing|executive|preparatory|provincial|municipal)\s(?:party\s)?committee""",
    re.VERBOSE,
)
"""Names that a body has in every state or party."""


def is_generic(name: str) -> bool:
    """Whether a body's name doesn't say whose it is: "Central Committee" alone is that of some party.

    Such a body is its article's own, unless the article says more.
    """
    return _GENERIC.fullmatch(normalise(name)) is not None


class Local:
    """Identities within one article: short forms go to the full name that they stand for."""

    def __init__(self, authority: Authority, article: Article, claims: Iterable[Claim]) -> None:
        self.authority = authority
        self.article = article.identifier
        self.cache: dict[Mention, str] = {}
        claims = tuple(claims)
        self.persons = self._full_persons(claims)
        self.bodies = self._full_bodies(claims)

    def identity(self, mention: Mention) -> str:
        """The identity of what a mention names."""
        found = self.cache.get(mention)
        if found is None:
            found = self.cache[mention] = self._identity(mention)
        return found

    def holder(self, membership: Mention) -> str:
        """The person of a membership or capacity."""
        return _in("person", self._person_key(membership.key.removeprefix("person/")))

    def post(self, title: str) -> str:
        """The office that a title names."""
        return _in("post", self._post(title))

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
            entry = self.authority.find(node.name)
            if node.authority:
                entry = self.authority.entries.get(node.authority)
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
            if match["of"] == "of" and self.authority.find(name[match.end() :])
            if len((short := normalise(name[: match.start()])).split()) > 1
        }

    def _identity(self, mention: Mention) -> str:
        if mention.authority and not mention.key:
            return mention.authority
        segment = terms.segment(mention.kind)
        named: dict[str, Callable[[Mention], str]] = {
            "person": lambda m: self._person_key(m.name),
            "post": lambda m: self._post(m.name),
            "membership": self._membership,
            "communication": self._communication,
            "act": self._act,
        }
        return _in(segment, named.get(segment, self._plain)(mention))

    def _plain(self, mention: Mention) -> str:
        entry = self.authority.find(mention.name)
        if entry and entry.kind == mention.kind:
            return entry.key
        if mention.key.startswith("="):
            return iris.local_name(mention.key[1:])
        whole = self.bodies.get(normalise(mention.name), set())
        if terms.is_a(mention.kind, "schema:Organization") and len(whole) == 1:
            return next(iter(whole))
        scope = [mention.key] if mention.key else []
        if terms.is_a(mention.kind, "schema:Organization") and is_generic(mention.name):
            scope.append(self.article)
        return iris.local_name(normalise(mention.name), *scope)

    def _person_key(self, name: str) -> str:
        entry = self.authority.find(name)
        if entry and entry.kind == "schema:Person":
            return entry.key
        normal = normalise(name)
        full = self.persons.get(normal, set())
        if len(full) == 1:
            whole, authority = next(iter(full))
            return authority or iris.local_name(whole)
        if not full and " " not in normal:
            return iris.local_name(normal, self.article)
        return iris.local_name(normal)

    def _post(self, title: str) -> str:
        entry = self.authority.find(title)
        if entry and entry.kind == "org:Post":
            return entry.key
        return iris.local_name(normalise(self._canonical_title(title)))

    def _canonical_title(self, title: str) -> str:
        """The title with the body or country at its end under its authority label."""
        for match in _TAIL.finditer(title):
            entry = self.authority.find(title[match.end() :])
            if entry and not entry.key.startswith("person/"):
                return f"{title[: match.start()]}{match['of']} {entry.label}"
        return title

    def _membership(self, mention: Mention) -> str:
        return membership(self.holder(mention), mention.kind, normalise(mention.name))

    def _communication(self, mention: Mention) -> str:
        return f"{iris.article_name(self.article)}-{mention.key}"

    def _act(self, mention: Mention) -> str:
        kind = mention.kind.partition(":")[2].lower()
        return f"{iris.article_name(self.article)}-{kind}-{mention.key}"


def membership(person: str, kind: str, office: str) -> str:
    """The local name of a person's membership: one for each office (or capacity) of each person."""
    return f"{person.rpartition('/')[2]}-{iris.digest(kind, office)}"


def publisher_identity(name: str, authority: Authority) -> str:
    """The identity of a newspaper or agency by name, before merging."""
    entry = authority.find(name)
    if entry and entry.key.startswith("organization/"):
        return entry.key
    return f"organization/{iris.local_name(normalise(name))}"


def _in(segment: str, local: str) -> str:
    """A local name under its segment; one that is a whole key already stays."""
    return local if "/" in local else f"{segment}/{local}"
