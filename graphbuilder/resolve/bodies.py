"""Organizations and offices over all articles: forms of one name joined."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from graphbuilder.model import Judgement, Verdict
from graphbuilder.resolve import overrule, steps
from graphbuilder.resolve.bodynames import body_names
from graphbuilder.resolve.identities import is_generic
from graphbuilder.resolve.joined import Joined
from graphbuilder.resolve.tables import Tables

_EQUAL: Final = 0.95
"""Score of two names that say the same in other words: the country's name, the order of words."""
_ONLY: Final = 0.82
"""Score of a name without country or parent and the one body that has it with one."""
_NORTH: Final = re.compile(r"^(?:the )?North's ")
"""What papers of the South call the DPRK's."""
_BELONGS: Final = ("gb:country", "org:subOrganizationOf", "org:postIn")
_OF_COUNTRY: Final = re.compile(
    r"^(?:DPRK|WPK|KPA) |,? of the (?:DPRK|Democratic People's Republic of Korea)$"
)
_EVERYWHERE: Final = re.compile(
    r"^(?:(?:vice[- ])?ministe?r|ministry|bureau|department|administration|spokes\w+)\b"
    r"|\b(?:minister|ministry|bureau|department|administration)$",
    re.IGNORECASE,
)
_TELLING: Final = 3
"""Words from which a name without country or parent is one body's: a "Foreign Ministry" is many's."""
_NEVER: Final = 99
"""The same for offices: "vice-minister of Foreign Affairs" is many's."""


class Bodies:
    """Joins what the tables hold of organizations and offices; adds to what has been joined."""

    def __init__(self, tables: Tables, joined: Joined, own: Iterable[Judgement] = ()) -> None:
        self.tables = tables
        self.joined = joined
        self.own = tuple(own)
        self.names = body_names(tables.authority)

    def join(self) -> None:
        """Join forms of one organization's name, then of one office's."""
        self._join("organization/")
        self._join("post/")

    def settle_bare_titles(self) -> None:
        """Give a title without country or body ("Foreign Minister Lavrov") the office that its holder is
        seen in elsewhere, where that is one. People are to be joined before.
        """
        specific: dict[str, set[str]] = defaultdict(set)
        bare: dict[tuple[str, str], set[str]] = defaultdict(set)
        for held in self.tables.held:
            if held.kind == "gb:Capacity":
                continue
            person = self.joined.identity(held.person, held.article)
            if _is_telling(self.names.post_key(held.title), _NEVER):
                specific[person].add(self.joined.identity(held.post, held.article))
            else:
                bare[held.article, held.post].add(person)
        for (article, post), people in sorted(bare.items()):
            title = self._label(post)
            fitting = {
                office
                for person in people
                for office in specific[person]
                if self.names.compare_posts(title, self._label(office)).rule == "posts.parent"
            }
            if len(fitting) == 1 and len(people) == 1:
                self.joined.in_article[article, post] = fitting.pop()

    def _join(self, segment: str) -> None:
        groups: dict[str, list[str]] = defaultdict(list)
        bare: dict[str, list[str]] = defaultdict(list)
        for identity in self.tables.seen:
            if identity.startswith(segment):
                key = self._key(identity)
                telling = _TELLING if segment == "organization/" else _NEVER
                if _is_telling(key, telling) and not is_generic(self._label(identity)):
                    groups[key].append(identity)
                bare_name = not _is_telling(key, _NEVER) and len(key.split()) >= _TELLING
                if bare_name and not _of_any_state(self._label(identity)):
                    bare[key].append(identity)
        judged = [
            each
            for key, members in sorted(groups.items())
            for each in self._same(key, sorted({*members, *self._entry(key)}, key=self._rank))
        ]
        judged += self._bare(groups, bare)
        mine = [each for each in self.own if each.first.startswith(segment)]
        mine = [each for each in mine if {each.first, each.second} <= self.tables.seen.keys()]
        found = overrule.overruled(judged, mine)
        canonical, followed = steps.canonicalise(found, self._rank)
        self.joined.join(canonical)
        self.joined.judgements += followed

    def _bare(
        self, groups: dict[str, list[str]], bare: dict[str, list[str]]
    ) -> Iterator[Judgement]:
        """Names without their country or parent, where one body in the graph alone has the name."""
        whole: dict[str, set[str]] = defaultdict(set)
        for key, members in groups.items():
            own = [self._whole_key(each) for each in members]
            for name in {key, *own}:
                if "@country/" in name:
                    whole[name.partition("@")[0]].add(key)
        for key, members in sorted(bare.items()):
            if len(whole.get(key, ())) == 1:
                (only,) = whole[key]
                first = min(groups[only], key=self._rank)
                for each in sorted(set(members) - {first}):
                    one, other = sorted((first, each))
                    reason = f"the one body or office in the graph that {self._label(each)} can be"
                    yield Judgement(one, other, Verdict.SAME, _ONLY, reason, "bodies.only")

    def _whole_key(self, identity: str) -> str:
        """The key of an authority entry's name as if it were none: with what it belongs to."""
        entry = self.tables.authority.entries.get(identity)
        for fact in entry.facts if entry else ():
            if fact.predicate in _BELONGS and fact.is_key:
                own = self.names.key(_without_country(self._label(identity)))
                return f"{own}@{fact.object}"
        return ""

    def _key(self, identity: str) -> str:
        if identity in self.tables.authority.entries:
            return identity
        key = self.names.post_key if identity.startswith("post/") else self.names.key
        return key(_NORTH.sub("DPRK ", self._label(identity)))

    def _entry(self, key: str) -> list[str]:
        """The authority entry that a key is, though no text names it by its own name."""
        return [key] if key in self.tables.authority.entries else []

    def _label(self, identity: str) -> str:
        """The name that an identity was made from: the fullest of those seen."""
        seen = self.tables.seen.get(identity)
        if not seen or not seen.names:
            entry = self.tables.authority.entries.get(identity)
            return entry.label if entry else identity.rpartition("/")[2]
        return max(seen.names, key=lambda n: (len(n.split()), seen.names[n], n))

    def _rank(self, identity: str) -> tuple[bool, int, str]:
        """Authority entries stand for others, then what is named most."""
        seen = self.tables.seen.get(identity)
        named = sum(seen.names.values()) if seen else 0
        return identity not in self.tables.authority.entries, -named, identity

    def _same(self, key: str, members: list[str]) -> Iterator[Judgement]:
        kind = "posts" if key.startswith("post/") or members[0].startswith("post/") else "bodies"
        first = members[0]
        for second in members[1:]:
            one, other = sorted((first, second))
            names = sorted((self._label(first), self._label(second)))
            reason = f"the same name in other words: {names[0]}; {names[1]}"
            yield Judgement(one, other, Verdict.SAME, _EQUAL, reason, f"{kind}.name")


def _of_any_state(name: str) -> bool:
    """Whether states have bodies of this name each: ministries, bureaus, departments and the like."""
    return is_generic(name) or _EVERYWHERE.search(name) is not None


def _without_country(name: str) -> str:
    return _OF_COUNTRY.sub("", name)


def _is_telling(key: str, words: int) -> bool:
    """Whether a key says whose body or office it is, or is long enough to be one's alone."""
    return "@" in key or "/" in key or len(key.split()) >= words
