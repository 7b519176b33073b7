"""Two bodies or offices, taken apart, compared."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graphbuilder.authority import Authority
from graphbuilder.resolve.bodywords import Word, initials, singular

_Verdict = tuple[float, str, str]

_ALIKE = (
    (("national", "defence"), ("defence",)),
    (("external", "affairs"), ("foreign", "affairs")),
    (("external", "relations"), ("foreign", "affairs")),
    (("foreign", "relations"), ("foreign", "affairs")),
    (("public", "health"), ("health",)),
    (("deputy",), ("vice",)),
    (("general", "secretary"), ("secretary", "general")),
    (("general", "director"), ("director", "general")),
)
"""Words that translators take for each other: one body or office in some countries, not in all."""

_BARE = frozenset(
    "chairman president director secretary ambassador head chief member manager commander minister "
    "premier king leader general vice deputy 1st prime spokesman department committee embassy "
    "representative".split()
)
"""Words of offices and bodies that every country or party has."""


@dataclass(frozen=True, slots=True)
class Body:
    """A name taken apart: its own words in order, and the keys of what it belongs to.

    ``entry`` is the authority key that the name leads to; ``spelling`` and ``words`` are all its words.
    """

    name: str
    own: tuple[str, ...]
    parents: frozenset[str]
    spelling: str = ""
    words: list[Word] = field(default_factory=list)
    entry: str = ""

    @property
    def key(self) -> str:
        """The canonical key; never empty."""
        parents = "+".join(sorted(self.parents))
        if self.entry:
            return self.entry
        if not self.own:
            return parents
        return f"{' '.join(self.own)}@{parents}" if parents else " ".join(self.own)

    def known_as(self, entry: str) -> Body:
        """The same, known to the authority files."""
        return replace(self, entry=entry)

    def of(self, own: tuple[str, ...], parents: frozenset[str]) -> Body:
        """The same with other words and parents."""
        return replace(self, own=own, parents=parents)


def compared(one: Body, other: Body, authority: Authority) -> _Verdict:
    """Score, rule and reason."""
    near = _near(one, other, authority)
    if one.key == other.key:
        return _equal(one, other)
    if one.entry and other.entry:
        return 0.0, "different", "two that the authority files tell apart"
    if _acronym(one, other):
        return 0.7, "acronym", "one is the other's initials"
    if near and one.own and one.own == other.own:
        return _less(one, near), "parent", "the same name, one without what the other belongs to"
    return (
        _alike(one, other, near) if near else (0.0, "different", "of different countries or bodies")
    )


def _equal(one: Body, other: Body) -> _Verdict:
    if one.name == other.name:
        return 1.0, "spelling", "the same name"
    if one.entry:
        return 0.97, "known", "two names that the authority files give to one"
    return 0.95, "key", "the same name in another form"


def _less(one: Body, near: float) -> float:
    """A bare rank ("chairman") says nothing of whose it is."""
    return min(near, 0.5) if set(one.own) <= _BARE else near


def _acronym(one: Body, other: Body) -> bool:
    for short, long in ((one, other), (other, one)):
        word = short.own[0] if len(short.own) == 1 else ""
        if len(word) > 1 and word.isupper() and word.casefold() in initials(long.words):
            return not short.parents or short.parents <= long.parents
    return False


def _near(one: Body, other: Body, authority: Authority) -> float:
    """How far what two belong to allows one: equal, one unsaid, one within the other, or apart."""
    if one.parents == other.parents:
        return 0.95
    if not one.parents or not other.parents:
        return 0.6
    mine, theirs = ({*each.parents, *_homes(each, authority)} for each in (one, other))
    return 0.7 if one.parents <= theirs or other.parents <= mine else 0.0


def _homes(body: Body, authority: Authority) -> set[str]:
    """Countries and parents of what a body belongs to."""
    found = {home for each in body.parents if (home := authority.country_of(each))}
    for each in body.parents:
        entry = authority.entries.get(each)
        above = entry.fact("org:subOrganizationOf") if entry else None
        found |= {above} if above else set()
    return found


def _alike(one: Body, other: Body, near: float) -> _Verdict:
    if singular(one.own) == singular(other.own):
        return (
            near - (0.35 if "party" in one.own else 0.1),
            "variant",
            "the same name but for a plural",
        )
    for first, second in _ALIKE:
        if second in (_swapped(one.own, first, second), _swapped(other.own, first, second)):
            continue
        if _swapped(one.own, first, second) == _swapped(other.own, first, second):
            return near - 0.2, "variant", "names that translators take for each other"
    if sorted(one.own) == sorted(other.own):
        return near - 0.2, "variant", "the same words in another order"
    return 0.0, "different", "different names"


def _swapped(words: tuple[str, ...], old: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    for at in range(len(words) - len(old) + 1):
        if words[at : at + len(old)] == old:
            return (*words[:at], *new, *words[at + len(old) :])
    return words
