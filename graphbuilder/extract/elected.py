"""Offices that a verb gives: "It elected X premier of …", "X was appointed minister of …, and Y premier".

No comma or "of" joins name and office there. Who is recalled, relieved or only may be elected gets none.
"""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract.framing import AUXILIARIES
from graphbuilder.extract.layers import Name, Office, Sentence
from graphbuilder.extract.lexicon import HONORIFICS, VAGUE_OFFICES
from graphbuilder.extract.modality import status_of
from graphbuilder.extract.parties import Parties

_GIVES: Final = frozenset(
    """elected re-elected reelected appointed reappointed re-appointed named nominated""".split()
)
_ADVERBS: Final = frozenset("has have had newly unanimously also again then".split())
_LINKS: Final = (("to", "the", "post", "of"), ("to", "the", "office", "of"), ("as",))


def elected(grammar: Parties, doc: Doc, sentence: Sentence, names: list[Name]) -> dict[int, Office]:
    """The office that a sentence's verbs give to each of its persons, by the place in ``names``."""
    lowers = grammar.words.lowers
    given: dict[int, Office] = {}
    verbs = [i for i in range(sentence.first + 1, sentence.last) if lowers[i] in _GIVES]
    for verb in verbs:
        if not status_of(doc, sentence, verb).asserted:
            continue
        passive = _passive(lowers, verb)
        who = _subject(lowers, names, verb) if passive else _object(lowers, names, verb)
        at = verb + 1 if passive or who is None else names[who].last
        while who is not None and (office := _office(grammar, at, sentence.last)):
            given[who] = office
            who = _next(lowers, names, office.last)
            at = names[who].last if who is not None else at
    return given


def _passive(lowers: list[str], verb: int) -> bool:
    """Whether "was" stands before the verb, over adverbs ("was unanimously elected")."""
    at = verb - 1
    while lowers[at] in _ADVERBS:
        at -= 1
    return lowers[at] in AUXILIARIES


def _subject(lowers: list[str], names: list[Name], verb: int) -> int | None:
    """The person before "was elected", with nothing but auxiliaries between."""
    before = [i for i, name in enumerate(names) if name.last < verb]
    between = lowers[names[before[-1]].last : verb] if before else []
    fits = bool(between) and all(word in AUXILIARIES | _ADVERBS for word in between)
    return before[-1] if fits else None


def _object(lowers: list[str], names: list[Name], verb: int) -> int | None:
    """The person right behind "elected", an honorific between."""
    at = verb + 1 + (lowers[verb + 1 : verb + 2] != [] and lowers[verb + 1] in HONORIFICS)
    return next((i for i, name in enumerate(names) if name.first == at), None)


def _next(lowers: list[str], names: list[Name], at: int) -> int | None:
    """The person of the next pair: ", and Y premier"."""
    start = at
    while lowers[at : at + 1] in ([","], ["and"]):
        at += 1
    return next((i for i, name in enumerate(names) if name.first == at > start), None)


def _office(grammar: Parties, at: int, limit: int) -> Office | None:
    """The title at a word, behind "as" or "to the post of"; not one that another person has."""
    words = tuple(grammar.words.lowers[at : at + 4])
    at += next((len(link) for link in _LINKS if words[: len(link)] == link), 0)
    office = grammar.office(at, limit)
    if office is None or grammar.person_at(office.last) or office.first > at + 1:
        return None
    return None if office.title.lower() in VAGUE_OFFICES else office
