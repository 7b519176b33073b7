"""Names of bodies and offices under canonical keys, with the country or parent body apart.

"Cuban Foreign Ministry", "MFA of the Republic of Cuba" and "Ministry of Foreign Affairs of Cuba" have
one key; the foreign ministries of two countries never have. What the authority files know has the key of
its entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from graphbuilder.authority import Authority, AuthorityEntry
from graphbuilder.model import Score
from graphbuilder.resolve.bodycompare import Body, compared
from graphbuilder.resolve.bodywords import TURNS, Word, words_of

_LONGEST: Final = 40
"""Words of a name that are read; a longer one is a sentence."""
_ORDERED: Final = frozenset(("party", "league", "front", "union"))
"""Heads of proper names: the Brazilian Communist Party is not the Communist Party of Brazil."""


_BODIES: Final = "organization/"
"""What is left where no body is to be read in a name."""
_PLACE: Final = "~"
"""Stands in a proper name for what it belongs to."""


class _Part(NamedTuple):
    """A word of a name, or the key of a known name; both where the known name keeps its place. A key is
    ``weak`` if it comes from one or two common words.
    """

    word: str
    key: str = ""
    weak: bool = False


@dataclass(slots=True)
class _Node:
    """A place in the tree of known names: what is named here, and the words that may follow."""

    named: str | None = None
    shouted: bool = False  # only in capitals, "US" for one
    after: dict[str, _Node] = field(default_factory=dict)


@cache
def body_names(authority: Authority) -> BodyNames:
    """The names of bodies and offices, learned once from an authority."""
    return BodyNames(authority)


class BodyNames:
    """Keys and comparisons of names of bodies and offices, each computed once."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._tree = _Node()
        self._possessors: frozenset[str] = frozenset()
        self._known: dict[str, dict[str, str]] = {"organization/": {}, "post/": {}}
        self._exact: dict[str, dict[str, str]] = {"organization/": {}, "post/": {}}
        self._keys: dict[tuple[str, str | None, str], str] = {}
        self._read: dict[tuple[str, str | None, str], Body] = {}
        self._learn_countries()
        self._learn_bodies()
        self._learn("post/")

    # -- public ---------------------------------------------------------------------------------

    def key(self, name: str, country: str | None = None) -> str:
        """The canonical key of a body's name: an authority key, or its words with what it belongs to.

        ``country`` is the country or body (an authority key) that the context gives to a name without
        one. Any text has a key, and never an empty one.
        """
        return self._key(name, country, "organization/")

    def post_key(self, title: str, country: str | None = None) -> str:
        """The same for an office: "Cuban foreign minister" and "minister of Foreign Affairs of the
        Republic of Cuba" have one. Former, acting, first and deputy holders are offices of their own.
        """
        return self._key(title, country, "post/")

    def compare(
        self, a: str, b: str, a_parent: str | None = None, b_parent: str | None = None
    ) -> Score:
        """How far two names allow one body; parents as ``country`` of ``key``. Symmetric."""
        return self._compare((a, a_parent), (b, b_parent), "organization/")

    def compare_posts(
        self, a: str, b: str, a_parent: str | None = None, b_parent: str | None = None
    ) -> Score:
        """How far two titles allow one office."""
        return self._compare((a, a_parent), (b, b_parent), "post/")

    # -- reading names --------------------------------------------------------------------------

    def _compare(self, a: tuple[str, str | None], b: tuple[str, str | None], kind: str) -> Score:
        first, second = sorted((a, b), key=lambda pair: (pair[0], pair[1] or ""))
        one, other = self._body(*first, kind), self._body(*second, kind)
        value, rule, why = compared(one, other, self._authority)
        family = "posts" if kind == "post/" else "bodies"
        return Score(value, f"{family}.{rule}", f"{why}: {first[0]}, {second[0]}")

    def _key(self, name: str, context: str | None, kind: str) -> str:
        asked = (name, context, kind)
        found = self._keys.get(asked)
        if found is None:
            found = self._keys[asked] = self._body(name, context, kind).key
        return found

    def _body(self, name: str, context: str | None, kind: str) -> Body:
        asked = (name, context, kind)
        found = self._read.get(asked)
        if found is None:
            found = self._read[asked] = self._identified(name, context, kind)
        return found

    def _identified(self, name: str, context: str | None, kind: str) -> Body:
        body = self._taken_apart(name, context, kind)
        if not body.own and len(body.parents) == 1:
            return body.known_as(next(iter(body.parents)))
        exact = self._exact[kind].get(body.spelling)
        if exact and (not context or self._belongs(exact, context)):
            return body.known_as(exact)
        known = self._known[kind].get(body.key)
        return body.known_as(known) if known else body

    def _taken_apart(self, name: str, context: str | None, kind: str, left: str = "") -> Body:
        """The name's own words, and what it belongs to; the known thing ``left`` is not read in it."""
        words = words_of(name, self._possessors)[:_LONGEST]
        parts = list(self._parts(words, left))
        parents = self._parents(parts)
        if parents is None or (context and self._is_other(parts, words, context)):
            parts = list(self._parts(words, _BODIES))
            parents = self._parents(parts) or frozenset()
        own = tuple(part.word for part in parts if part.word)
        if not words:
            own = (" ".join(name.split()) or "?",)
        if parents and kind == "organization/" and not _ORDERED.isdisjoint(own):
            own = tuple(part.word or _PLACE for part in parts if part.word or part.key in parents)
        if len(words) == 1 and words[0].raw.isupper() and not parents:
            own = (words[0].raw,)
        if context and not parents:
            parents = frozenset((context,))
        body = Body(name, own, parents, _spelling(words) or name, words)
        return self._as_minister(body) if kind == "post/" else body

    def _parts(self, words: list[Word], left: str) -> Iterator[_Part]:
        """The known names in the words, longest first, and the words between."""
        at, turned, inside = 0, False, False
        while at < len(words):
            first = words[at]
            size, key, shouted = self._longest(words, at, left)
            if key and inside and not (first.begins or shouted or key.startswith("country/")):
                key = ""  # the Marxist-Leninist Communist Party of Brazil is another party
            if not key:
                turned, inside = first.text in TURNS, True
                yield _Part(first.text)
                at += 1
                continue
            stays = turned or (size == 1 and first.bound)
            yield _Part(key if stays else "", key, size < 3 and not shouted)
            turned = inside = False
            at += size

    def _longest(self, words: list[Word], start: int, left: str) -> tuple[int, str, bool]:
        """The longest known name from a word on: its words, its key, and whether it is in capitals."""
        node, best, capitals = self._tree, (0, "", False), False
        for at in range(start, len(words)):
            following = node.after.get(words[at].text)
            if following is None:
                break
            node = following
            capitals = capitals or words[at].raw.isupper()
            named = node.named
            if named is None or named == left or (node.shouted and not capitals):
                continue
            if left != _BODIES or named.startswith("country/"):
                best = (at - start + 1, named, capitals)
        return best

    def _parents(self, parts: list[_Part]) -> frozenset[str] | None:
        """What a name belongs to, without what follows from the rest. None where a known name stands for
        another country's body of that name: "Security Council of Cuba".
        """
        named = [part for part in parts if part.key and not part.word]
        countries = {part.key for part in named if part.key.startswith("country/")}
        bodies = {part.key: part.weak for part in named if part.key not in countries}
        homes = {body: self._authority.country_of(body) for body in bodies}
        for body, home in homes.items():
            if countries and home not in countries and (home or bodies[body]):
                return None
        above = {each for body in bodies for each in self._above(body)}
        return frozenset((bodies.keys() - above) | (countries - set(homes.values())))

    def _is_other(self, parts: list[_Part], words: list[Word], context: str) -> bool:
        """Whether a name that is a known one's short form means another body in its context."""
        if len(parts) != 1 or not parts[0].weak or self._belongs(parts[0].key, context):
            return False
        entry = self._authority.entries[parts[0].key]
        return _spelling(words) != _spelling(words_of(entry.label, self._possessors))

    def _above(self, key: str) -> Iterator[str]:
        """The bodies that a body is part of."""
        seen = {key}
        while entry := self._authority.entries.get(key):
            parent = entry.fact("org:subOrganizationOf")
            if not parent or parent in seen:
                return
            seen.add(parent)
            yield parent
            key = parent

    def _belongs(self, key: str, context: str) -> bool:
        """Whether a known body is that context's: its country's, or part of it."""
        entry = self._authority.entries.get(key)
        body = entry.fact("org:postIn") if entry else None
        homes = {key, *self._above(key), *([body, *self._above(body)] if body else [])}
        return context in homes or context in {self._authority.country_of(each) for each in homes}

    def _as_minister(self, body: Body) -> Body:
        """A minister "of Foreign Affairs of the DPRK" as one of its Ministry of Foreign Affairs."""
        if "minister" not in body.own:
            return body
        at = body.own.index("minister")
        portfolio = body.own[at + 1 :]
        if portfolio[:1] == ("ministry",):
            portfolio = portfolio[1:]
        ministry = Body("", ("ministry", *portfolio), body.parents)
        known = self._known["organization/"].get(ministry.key) if portfolio else None
        if known:
            return body.of(body.own[: at + 1], frozenset((known,)))
        return body.of((*body.own[: at + 1], *portfolio), body.parents)

    # -- the authority files --------------------------------------------------------------------

    def _learn_countries(self) -> None:
        for key in self._authority.entries:
            if key.startswith("country/"):
                for name in self._names_of(key):
                    self._grow(words_of(name, self._possessors), key)
        self._possessors = frozenset(word for word, node in self._tree.after.items() if node.named)

    def _learn_bodies(self) -> None:
        """Bodies under their names, then under these with every name of what they belong to."""
        bodies = [
            e for key, e in self._authority.entries.items() if key.startswith("organization/")
        ]
        for entry in bodies:
            for name in (entry.label, *entry.names):
                self._grow(words_of(name, self._possessors), entry.key)
        self._learn("organization/")
        for entry in bodies:
            for own, parent in self._apart(entry):
                for name in self._names_of(parent):
                    other = words_of(name, self._possessors)
                    self._grow([*own, *other], entry.key)
                    self._grow([*other, *own], entry.key)

    def _apart(self, entry: AuthorityEntry) -> list[tuple[list[Word], str]]:
        found = []
        for name in (entry.label, *entry.names):
            body = self._taken_apart(name, None, "organization/", entry.key)
            if body.own and len(body.parents) == 1 and _PLACE not in body.own:
                found.append(([Word(each, each) for each in body.own], next(iter(body.parents))))
        return found

    def _names_of(self, key: str) -> tuple[str, ...]:
        entry = self._authority.entries[key]
        return (entry.label, *entry.names, *entry.demonyms)

    def _learn(self, kind: str) -> None:
        """The entries by their names' canonical keys; a key of two entries leads to neither."""
        exact: dict[str, set[str]] = defaultdict(set)
        known: dict[str, set[str]] = defaultdict(set)
        for key, entry in self._authority.entries.items():
            if not key.startswith(kind):
                continue
            for name in (entry.label, *entry.names):
                body = self._taken_apart(name, None, kind, key)
                exact[body.spelling].add(key)
                known[body.key].add(key)
        self._exact[kind] = {
            name: next(iter(keys)) for name, keys in exact.items() if len(keys) == 1
        }
        self._known[kind] = {
            name: next(iter(keys)) for name, keys in known.items() if len(keys) == 1
        }

    def _grow(self, words: list[Word], key: str) -> None:
        node = self._tree
        for word in words:
            node = node.after.setdefault(word.text, _Node())
        if node is not self._tree and node.named in (None, key):
            shouted = len(words) == 1 and words[0].raw.isupper()
            node.shouted = shouted if node.named is None else node.shouted and shouted
            node.named = key


def _spelling(words: list[Word]) -> str:
    """All words of a name; an acronym alone as written."""
    if len(words) == 1 and words[0].raw.isupper():
        return words[0].raw
    return " ".join(word.text for word in words)
