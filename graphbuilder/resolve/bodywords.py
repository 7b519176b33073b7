"""The words of a body's or an office's name, put into one spelling and order.

Spellings follow British usage (Defence, Centre), ordinals are figures, "Foreign Ministry" is "Ministry of
Foreign Affairs", dotted abbreviations are without dots.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

LINKS: Final = frozenset(("of", "the", "for", "a", "an"))
"""Words that join a name's parts and tell nothing apart."""
TURNS: Final = frozenset(("to", "in", "at", "with", "on", "between", "against"))
"""Words after which a country is not the one that the body belongs to: "ambassador to Cuba"."""

_DOTTED: Final = re.compile(r"(?<![^\W_])(?:[^\W\d_]\.){1,}[^\W\d_]\.?(?![^\W_])")
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_COMPOUNDS: Final = re.compile(r"\bco-(?=op|ord)", re.IGNORECASE)

_SPELLINGS: Final = {
    "defense": "defence",
    "organisation": "organization",
    "organisational": "organizational",
    "center": "centre",
    "labor": "labour",
    "program": "programme",
    "dept": "department",
    "govt": "government",
    "assn": "association",
    "univ": "university",
    "gen": "general",
    "sec": "secretary",
    "chairperson": "chairman",
    "chairwoman": "chairman",
    "chair": "chairman",
    "spokesperson": "spokesman",
    "spokeswoman": "spokesman",
    "undersecretary": "under secretary",
    "councillor": "councilor",
    "adviser": "advisor",
    "&": "and",
    "ex": "former",
    "vicepresident": "vice president",
}
_ORDINALS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_FIGURES: Final = {
    word: f"{number}{'st' if number == 1 else 'nd' if number == 2 else 'rd' if number == 3 else 'th'}"
    for number, word in enumerate(_ORDINALS, 1)
}
_SHORT: Final = {
    "CC": "central committee",
    "MFA": "ministry foreign affairs",
    "MOFA": "ministry foreign affairs",
    "MoFA": "ministry foreign affairs",
    "MoD": "ministry defence",
    "PM": "prime minister",
    "FM": "minister foreign affairs",
    "SG": "secretary general",
}
"""Abbreviations that are written in these letters alone."""

_PORTFOLIOS: Final = {
    tuple(line.partition("=")[0].split()): (line.partition("=")[2] or line).split()
    for line in """
foreign=foreign affairs
foreign affairs
external affairs
external relations
foreign trade
foreign economic relations
external economic relations
defence
national defence
interior
internal affairs
home affairs
public security
state security
finance
economy
economic=economy
trade
commerce
industry
light industry
justice
health
public health
education
higher education
culture
sports
agriculture
fisheries
forestry
railways
railway=railways
transport
energy
labour
information
communications
tourism
environment
science
planning
unification
treasury
state
navy
war
army
""".strip().splitlines()
}
"""What ministries and departments are for, and what a short form stands for."""
_HEADS: Final = {
    "ministry": frozenset(_PORTFOLIOS),
    "minister": frozenset(_PORTFOLIOS),
    "department": frozenset(
        (each,)
        for each in "state treasury defence justice commerce interior navy war labour".split()
    ),
    "secretary": frozenset((each,) for each in ("defence", "treasury", "state", "justice", "war")),
}


class Word(NamedTuple):
    """A word in its one spelling; ``raw`` as written (for what is only read in capitals), ``bound``
    where a hyphen binds it to a neighbour, ``begins`` where a link, a comma or nothing is before it.
    """

    text: str
    raw: str
    bound: bool = False
    begins: bool = False


def words_of(name: str, possessors: frozenset[str] = frozenset()) -> list[Word]:
    """A name's words without links, portfolios after their heads.

    ``possessors`` are words whose 's is left off ("Syria's").
    """
    plain = _plain(name)
    found: list[Word] = []
    begins, end = True, 0
    for match in _WORD.finditer(plain):
        raw, start = match[0], match.start()
        text = _SHORT.get(raw) or _spelt(raw.casefold())
        if text in LINKS:
            begins, end = True, match.end()
            continue
        if "'" in raw:
            raw = raw[:-2] if raw[:-2].casefold() in possessors and raw.endswith("'s") else raw
            raw = raw.replace("'", "")
            text = _spelt(raw.casefold())
        between = plain[end:start]
        bound = between.endswith("-") or plain[match.end() : match.end() + 1] == "-"
        begins = begins or "," in between or "(" in between
        for each in text.split():
            found.append(Word(each, raw, bound, begins))
            begins = False
        end = match.end()
    return _in_order(found)


def _plain(name: str) -> str:
    """The name without marks, and with straight apostrophes and no dots in abbreviations."""
    if not name.isascii():
        decomposed = unicodedata.normalize("NFKD", name)
        name = "".join(c for c in decomposed if not unicodedata.combining(c))
        name = name.replace("’", "'").replace("ʼ", "'")
    name = name.replace("&", " and ").replace(" ' ", "' ")
    if "." in name:
        name = _DOTTED.sub(lambda found: found[0].replace(".", ""), name)
    return _COMPOUNDS.sub("co", name)


def _spelt(word: str) -> str:
    return _FIGURES.get(word) or _SPELLINGS.get(word, word)


def _in_order(words: list[Word]) -> list[Word]:
    """ "foreign ministry" as "ministry foreign affairs", "vice foreign minister" likewise."""
    if all(word.text not in _HEADS for word in words):
        return words
    ordered: list[Word] = []
    for word in words:
        known = _HEADS.get(word.text, frozenset())
        for size in (3, 2, 1) if known else ():
            before = tuple(each.text for each in ordered[-size:])
            if len(before) == size and before in known:
                head = word._replace(begins=ordered[-size].begins)
                del ordered[-size:]
                ordered += [head, *(Word(each, each) for each in _PORTFOLIOS[before])]
                break
        else:
            ordered.append(word)
    return ordered


def singular(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with the s of a plural off, for names that differ by it alone."""
    return tuple(word[:-1] if len(word) > 4 and word.endswith("s") else word for word in words)


def initials(words: list[Word]) -> frozenset[str]:
    """The acronyms that the words allow, with and without small words."""
    full = "".join(word.text[0] for word in words)
    short = "".join(word.text[0] for word in words if word.text not in TURNS and word.text != "and")
    return frozenset((full, short))
