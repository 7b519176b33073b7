"""Whether a clause is put forward as a fact: negated, planned or possible, or only reported by others.

Judged by the words in front of the clause's verb and by the source that the sentence names. That an
office or agency speaks of its own side's doings ("the Kremlin press service reported") is no hearsay;
that media, rumours or unnamed sources say so is.
"""

from __future__ import annotations

import re
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Sentence
from graphbuilder.model import Status

_FAR: Final = 40  # words before the verb in which its clause's introduction is looked for
_NEAR: Final = 5  # words before the verb in which auxiliaries and negations stand
_NEGATIONS: Final = frozenset(
    "not never neither nor n't denied denies refused refuses declined without failed".split()
)
_DENIALS: Final = frozenset("denied denies rejected dismissed refuted denying".split())
_MODALS: Final = frozenset(
    "will would shall may might could must should can if unless whether".split()
)
_PLANS: Final = frozenset(
    """plan plans planned planning intends intended expects expected scheduled slated set due likely
    hopes hoped wants ready proposed invited asked urged""".split()
)
"""Words that with "to" make what follows a plan: "is scheduled to visit", "invited X to visit"."""
_HEARSAY: Final = frozenset(
    "reportedly allegedly purportedly rumored rumoured alleged claimed".split()
)
_RUMOURS: Final = frozenset(
    "report reports rumor rumors rumour rumours claim claims allegation allegations story".split()
)
"""Nouns that with "that" leave open whether what follows is so; not behind "to" ("to report that")."""
_SAID_TO: Final = re.compile(
    r"\b(?:said|reported|believed|alleged|rumou?red|understood|thought)\s+to\s+have\b"
)
_ACCORDING: Final = re.compile(
    r"\b(?:[Aa]ccording\s+to|[Cc]iting|[Qq]uoting)\s+(?:[\w'-]+\s+){0,4}?(?:media|reports?|sources?|newspapers?|dailies"
    r"|daily|rumou?rs?|Yonhap|Kyodo|Reuters|AP|AFP|CNN|BBC|NHK|Xinhua|TASS|Interfax)\b"
)
_MEDIA: Final = frozenset("media newspaper daily paper broadcaster press shimpo ilbo news".split())


def status_of(doc: Doc, sentence: Sentence, verb: int) -> Status:
    """How the clause with a verb at a word's position stands to the facts."""
    words = layers.words(doc)
    start = max(sentence.first, verb - _FAR)
    before = words.lowers[start:verb]
    small = [  # "May 3" is no modal, "Doctors Without Borders" no denial
        "" if words.caps[i] and i > sentence.first else words.lowers[i] for i in range(start, verb)
    ]
    if _negated(small):
        return Status.NEGATED
    if _planned(small):
        return Status.HYPOTHETICAL
    hearsay = _reported(before) or _in_quotes(doc, verb) or _by_media(doc, sentence, verb)
    return Status.REPORTED if hearsay or _from_others(doc, sentence) else Status.STATED


def _negated(before: list[str]) -> bool:
    """ "did not send", "denied having sent", "denied reports that X had sent"."""
    if not _NEGATIONS.isdisjoint(before[-_NEAR:]):
        return True
    return "that" in before and not _DENIALS.isdisjoint(before[: _last(before, "that")])


def _planned(before: list[str]) -> bool:
    """ "will visit", "is scheduled to visit", "may have sent"."""
    near = before[-_NEAR:]
    if not _MODALS.isdisjoint(near[-3:]):
        return True
    return near[-1:] == ["to"] and (
        not _PLANS.isdisjoint(before[-8:]) or near[-2:-1] in (["is"], ["are"])
    )


def _reported(before: list[str]) -> bool:
    """ "media reported that", "the rumour that", "is alleged to have"."""
    if not _HEARSAY.isdisjoint(before[-_NEAR:]) or _SAID_TO.search(" ".join(before[-7:])):
        return True
    if "that" not in before:
        return False
    at = _last(before, "that")
    introduced = before[max(0, at - 3) : at]
    if "reported" in before[:at] and not _MEDIA.isdisjoint(before[:at]):
        return True
    return any(
        word in _RUMOURS and introduced[i - 1 : i] != ["to"] for i, word in enumerate(introduced)
    )


def _by_media(doc: Doc, sentence: Sentence, verb: int) -> bool:
    """ "Yonhap reported that …": another agency than the article's own says so."""
    words = layers.words(doc)
    if "reported" not in words.lowers[sentence.first : verb]:
        return False
    at = sentence.first + _last(words.lowers[sentence.first : verb], "reported")
    publisher = layers.authority(doc).find(layers.article(doc).publisher or "")
    own = publisher.key if publisher else None
    return any(
        n.last in (at, at - 1)
        and n.mention.kind == "schema:NewsMediaOrganization"
        and (own is None or n.mention.authority != own)
        for n in layers.names(doc)
    )


def _last(words: list[str], word: str) -> int:
    return len(words) - 1 - words[::-1].index(word)


def _in_quotes(doc: Doc, at: int) -> bool:
    """Whether a word stands inside quotation marks that its paragraph has opened."""
    text, start = layers.text(doc), layers.words(doc).starts[at]
    return text.count('"', text.rfind("\n", 0, start) + 1, start) % 2 == 1


def _from_others(doc: Doc, sentence: Sentence) -> bool:
    """ "…, according to Yonhap", "citing an unnamed source": others say so."""
    return _ACCORDING.search(layers.text(doc), sentence.span.start, sentence.span.end) is not None
