"""Whether a clause is put forward as a fact: negated, planned or possible, or only reported by others.

Judged by the words in front of the clause's verb and by the source that the sentence names. That an
office or agency speaks of its own side's doings ("the Kremlin press service reported") is no hearsay;
that media, rumours or unnamed sources say so is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Sentence
from graphbuilder.model import Mention, Status

_FAR: Final = 40  # words before the verb in which its clause's introduction is looked for
_NEAR: Final = 5  # words before the verb in which auxiliaries and negations stand
_NEGATIONS: Final = frozenset(
    """not never neither nor n't denied denies refused refuses declined without failed forgot neglected
    omitted unable unwilling hesitated""".split()
)
_DENIALS: Final = frozenset("denied denies rejected dismissed refuted denying".split())
_MODALS: Final = frozenset(
    "will would shall may might could must should can if unless whether".split()
)
_PLANS: Final = frozenset(
    """plan plans planned planning intends intended intention expects expected scheduled slated set due
    likely hope hopes hoped want wants wanted wish wishes wished desire desired ready readiness proposed
    invited asked urged agreed prepares preparing prepared preparations decided considers promised
    promises pledged vowed offered requested aims seeks sought about going threatens threatened
    threatening tries tried attempts attempted volunteered swore resolved determined willing eager keen
    poised preferred orders ordered instructed directed commanded advised encouraged permitted
    authorized authorised required appealed pressed persuaded""".split()
)
"""Words that with "to" make what follows a plan: "is scheduled to visit", "invited X to visit"."""
_INVERTED: Final = frozenset("had were should".split())
"""Before the subject these are conditions: "Had X sent a letter, …"."""
_CONDITION: Final = 14  # words of such a condition before its verb
_ASKED_THAT: Final = frozenset("proposed suggested demanded requested recommended urged".split())
"""Words that with "that" ask for what follows: "proposed that X visit"."""
_WEIGHED: Final = frozenset(
    "considering considers contemplating mulling proposed suggested".split()
)
"""Words that with a participle make it a plan: "is considering sending"."""
_CALLED_OFF: Final = frozenset("cancelled canceled scrapped shelved abandoned dropped".split())
_NO_NEGATION: Final = frozenset("only long far least".split())
"""Words behind "not" that take its force: "not only", "not long ago"."""
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
    r"\b(?:[Aa]ccording\s+to|[Cc]iting|[Qq]uoting)\s+(?!the\s+(?:source|report)\b)"
    r"(?:(?!state\b|state-run\b|official\b)[\w'-]+\s+){0,4}?(?:media|reports?|sources?|newspapers?|dailies"
    r"|daily|rumou?rs?|Yonhap|Kyodo|Reuters|AP|AFP|CNN|BBC|NHK|Interfax)\b"
)
_AGENCIES: Final = frozenset("yonhap kyodo reuters ap afp cnn bbc nhk interfax".split())
_OF_A_STATE: Final = frozenset("xinhua tass kcna irna sana belta vna azertac montsame".split())
"""Agencies that speak for their state, as its "state media" do: what its leaders do is no hearsay."""
_STATE: Final = frozenset("state state-run state-controlled official government".split())
_MEDIA: Final = frozenset(
    "media newspaper newspapers daily dailies paper broadcaster press shimpo ilbo news".split()
)
_OFFICIAL: Final = frozenset(
    "service secretary office release statement conference department spokesman briefing bureau".split()
)
"""Words behind "press" and "news" with which these are no media: "the Kremlin press service"."""
_SOURCE: Final = 8  # words of "the North's official Korean Central News Agency"
_TOLD: Final = frozenset("reported reports said say says wrote writes".split())
_TOLD_LAST: Final = re.compile(
    r",\s+(?P<who>(?:[\w.'’-]+\s+){1,7}?)(?:reported|reports|said|says|wrote)\b[^,;\n]{0,40}$"
)
"""Who said so, at a sentence's end: "…, Yonhap reported on Monday"."""


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
    if _planned(small, words.lowers[verb]) or _inverted(doc, sentence, verb):
        return Status.HYPOTHETICAL
    quoted = layers.quotations(doc).inside(words.starts[verb])
    hearsay = _reported(before) or quoted or _by_media(doc, sentence, verb)
    return Status.REPORTED if hearsay or _from_others(doc, sentence) else Status.STATED


def _negated(before: list[str]) -> bool:
    """ "did not send", "denied having sent", "denied reports that X had sent", "no letter was sent"."""
    near = before[-_NEAR:]
    near = near[_last(near, "but") + 1 :] if "but" in near else near
    for at, word in enumerate(near):
        if word in _NEGATIONS and near[at + 1 : at + 2] not in [[w] for w in _NO_NEGATION]:
            return True
    if before[:1] == ["no"] and len(before) <= _NEAR:
        return True
    if near[-1:] == ["to"] and not _CALLED_OFF.isdisjoint(before[-_NEAR:]):
        return True
    return "that" in before and not _DENIALS.isdisjoint(before[: _last(before, "that")])


def _planned(before: list[str], verb: str) -> bool:
    """ "will visit", "is scheduled to visit", "may have sent", "called on X to visit"."""
    near = before[-_NEAR:]
    if not _MODALS.isdisjoint(near[-3:]):
        return True
    if near[-1:] == ["to"]:
        asked = not _PLANS.isdisjoint(before[-8:]) or _called_on(before)
        return asked or near[-2:-1] in (["is"], ["are"], ["was"], ["were"])
    if verb.endswith("ing") and not _WEIGHED.isdisjoint(near[-1:]):
        return True
    return "that" in before and not _ASKED_THAT.isdisjoint(_near_that(before))


def _inverted(doc: Doc, sentence: Sentence, verb: int) -> bool:
    """ "Had X sent a letter, it would be known": a condition that isn't met."""
    words = layers.words(doc)
    first = sentence.first + (words.texts[sentence.first] == '"')
    begins = words.lowers[first] in _INVERTED and words.caps[first]
    return begins and verb - first <= _CONDITION and "," not in words.texts[first:verb]


def _near_that(before: list[str]) -> list[str]:
    """The words right in front of the last "that"."""
    at = _last(before, "that")
    return before[max(0, at - 3) : at]


def _called_on(before: list[str]) -> bool:
    return any(
        word in ("called", "calls", "calling") and before[at + 1 : at + 2] in (["on"], ["upon"])
        for at, word in enumerate(before)
    )


def _reported(before: list[str]) -> bool:
    """ "media reported that", "the rumour that", "is alleged to have"."""
    if not _HEARSAY.isdisjoint(before[-_NEAR:]) or _SAID_TO.search(" ".join(before[-7:])):
        return True
    told = (at for at, word in enumerate(before) if word in _TOLD)
    if any(
        _of_media(before[max(0, at - 4) : at + 1])
        and _STATE.isdisjoint(before[max(0, at - _SOURCE) : at])
        for at in told
    ):
        return True
    if "that" not in before:
        return False
    introduced = _near_that(before)
    return any(
        word in _RUMOURS and introduced[i - 1 : i] != ["to"] for i, word in enumerate(introduced)
    )


def _of_media(words: list[str]) -> bool:
    """Whether media are named: "a South Korean newspaper", but no "press service" or "state media"."""
    return any(
        word in _MEDIA
        and words[at + 1 : at + 2] not in [[w] for w in _OFFICIAL]
        and (_STATE | _OF_A_STATE).isdisjoint(words[max(0, at - 3) : at])
        for at, word in enumerate(words)
    )


def _by_media(doc: Doc, sentence: Sentence, verb: int) -> bool:
    """ "Yonhap reported that …", "…, Yonhap reported": another agency than the article's own says so."""
    lowers = layers.words(doc).lowers
    told = [at for at in range(sentence.first, verb) if lowers[at] in _TOLD]
    if any(_agency(doc, at - 2, at) for at in told):
        return True
    end = sentence.span.end - layers.text(doc)[: sentence.span.end].endswith((".", '"'))
    last = _TOLD_LAST.search(layers.text(doc), layers.words(doc).ends[verb], end)
    if last is None:
        return False
    first = bisect_left(layers.words(doc).starts, last.start("who"))
    behind = first + len(last["who"].split())
    return _of_media(lowers[first : behind + 1]) or _agency(doc, first, behind)


def _agency(doc: Doc, first: int, last: int) -> bool:
    """Whether some words end a news agency's name that isn't the article's own."""
    name = layers.article(doc).publisher or ""
    publisher = layers.authority(doc).find(name)
    own = publisher.key if publisher else None
    words = layers.words(doc).lowers[max(0, first) : last]
    if not _OF_A_STATE.isdisjoint(words):
        return False
    if not _AGENCIES.isdisjoint(words) and _AGENCIES.isdisjoint(name.lower().split()):
        return True
    return any(
        first < n.last <= last
        and n.mention.kind == "schema:NewsMediaOrganization"
        and (own is None or n.mention.authority != own)
        and not _speaks_for_a_state(doc, n.mention)
        for n in layers.names(doc)
    )


def _speaks_for_a_state(doc: Doc, agency: Mention) -> bool:
    """Whether the authority files give a news agency's or newspaper's country."""
    key = agency.authority
    return key is not None and layers.authority(doc).country_of(key) is not None


def _last(words: list[str], word: str) -> int:
    return len(words) - 1 - words[::-1].index(word)


def _from_others(doc: Doc, sentence: Sentence) -> bool:
    """ "…, according to Yonhap", "citing an unnamed source": others say so."""
    return _ACCORDING.search(layers.text(doc), sentence.span.start, sentence.span.end) is not None
