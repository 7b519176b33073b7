"""Whether two parties of communications are the same: persons, bodies, offices, countries."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import Final

from graphbuilder.model.judgement import Score

Party = frozenset[str]
"""Identities of one side of a communication; a person and the office held may both be there."""

_DIGEST: Final = re.compile(r"-[0-9a-f]{12}$")
_SMALL: Final = frozenset("of the for and to in a on its his her".split())
_RANKS: Final[tuple[tuple[str, str], ...]] = (
    ("foreign minister", "foreign minister|foreign secretary|foreign counterpart"),
    ("general secretary", "general secretary|first secretary"),
    ("head of government", "premier|prime"),
    ("head of state", "president|king|emir|sultan|queen|emperor"),
    ("ambassador", "ambassador|permanent representative|charge"),
    ("spokesman", "spokesman|spokesperson|spokeswoman"),
    ("chair", "chairman|chairperson|chairwoman"),
    ("minister", "minister"),
    ("counterpart", "counterpart"),
)
"""Ranks that are told apart, each with the words of a title that show it; the first that fits counts."""
_DEPUTY: Final = frozenset("vice deputy".split())
_BODIES: Final = frozenset(
    "party committee union united council assembly association institute front alliance".split()
)
"""Words of bodies whose president or secretary is not the state's."""


def slug_words(identity: str) -> frozenset[str]:
    """The telling words of an identity's local name, without its digest and without small words."""
    name = _DIGEST.sub("", identity.rpartition("/")[2])
    return frozenset(word for word in name.split("-") if word and word not in _SMALL)


@lru_cache(maxsize=65536)
def rank(post: str) -> str:
    """The rank that an office's identity shows: "head of state", "deputy minister", "chair of a body";
    empty for one that is not known, or for "counterpart", which says none.
    """
    words = slug_words(post)
    for name, signs in _RANKS:
        if any(words.issuperset(sign.split()) for sign in signs.split("|")):
            if name == "counterpart":
                return ""
            deputy = "deputy " if words & _DEPUTY else ""
            return f"{deputy}{name}{' of a body' if words & _BODIES else ''}"
    return ""


_SOME: Final = (0.03, "only some {side}s are the same")
"""A joint letter is not that of one of its many senders."""
_COUNTRIES: Final = (
    (0.3, "different {side}s, as far as the articles say"),
    (0.1, "only some {side}s are of the same country"),
    (0.0, "{side}s of different countries"),
)
"""Different identities without a country on one side, with some countries in common, with none."""


def fit(one: Party, other: Party, one_countries: Party, other_countries: Party, side: str) -> Score:
    """How far two parties are the same. ``side`` ("sender", "recipient") names rule and reason.

    The same person counts most, then the same body or office, then offices whose titles have the
    same words, then a person against an unnamed holder of an office of the same country. Different
    persons, or countries, are never one party; a joint letter is not that of one of its senders.
    """
    value, reason = _fit(one, other, one_countries, other_countries)
    return Score(value, f"communications.{side}", reason.format(side=side))


def _fit(one: Party, other: Party, ours: Party, theirs: Party) -> tuple[float, str]:
    if not one or not other:
        return 0.5, "a {side} isn't named"
    people, others = _persons(one), _persons(other)
    if people and others:
        return _persons_fit(people, others)
    if one & other:
        return _shared_fit(one, other, ours, theirs)
    if _all_bodies(one) and _all_bodies(other):
        return _bodies_fit(one, other)
    if not ours or ours != theirs:
        return _COUNTRIES[bool(ours and theirs) + bool(ours and theirs and not ours & theirs)]
    return _offices_fit(one, other, named=bool(people or others))


def _shared_fit(one: Party, other: Party, ours: Party, theirs: Party) -> tuple[float, str]:
    """Sides with an identity in common, one of them without a person."""
    if ours and theirs and ours != theirs:
        return _SOME
    shared = one & other
    whole = shared in (one, other) or 2 * len(shared) >= len(one | other)
    several_offices = len(_persons(one | other)) == 1 and not _all_bodies(one | other)
    return (0.85, "the same {side}") if whole or several_offices else _SOME


def _persons_fit(people: Party, others: Party) -> tuple[float, str]:
    if people == others:
        return 0.9, "the same {side}"
    shared = len(people & others)
    if not shared:
        return 0.0, "different {side}s"
    if 2 * shared >= len(people | others):
        return 0.7, "most {side}s are the same"
    return _SOME


def _bodies_fit(one: Party, other: Party) -> tuple[float, str]:
    """Bodies without an identity in common: long names may differ in a word."""
    for a, b in product(sorted(one)[:4], sorted(other)[:4]):
        words, others = slug_words(a), slug_words(b)
        if len(words & others) >= 5 and len(words & others) >= 0.75 * len(words | others):
            return 0.7, "{side}s' names have nearly the same words"
    return 0.1, "different bodies as {side}"


def _offices_fit(one: Party, other: Party, *, named: bool) -> tuple[float, str]:
    """Two sides of the same country, without an identity in common."""
    if any(each.startswith("organization/") for each in one | other):
        return 0.1, "different {side}s of the same country"
    titles, others = _posts(one), _posts(other)
    if any(slug_words(a) == slug_words(b) for a in titles for b in others):
        return 0.8, "{side}s' offices have the same words"
    if any("counterpart" in slug_words(each) for each in titles | others):
        return 0.7, "an unnamed counterpart as {side}"
    ranks = {rank(each) for each in titles} - {""}
    other_ranks = {rank(each) for each in others} - {""}
    if ranks & other_ranks:
        return 0.7, "{side}s of the same country and rank"
    if ranks and other_ranks:
        return 0.05, "{side}s of different rank"
    return (0.6, "a person and an office of the same country as {side}") if named else (0.5, "")


def _persons(party: Party) -> Party:
    return frozenset(each for each in party if each.startswith("person/"))


def _posts(party: Party) -> Party:
    return frozenset(each for each in party if each.startswith("post/"))


def _all_bodies(party: Party) -> bool:
    return all(each.startswith("organization/") for each in party)
