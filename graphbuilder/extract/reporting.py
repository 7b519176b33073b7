"""The verbs with which news tells that somebody asked, warned, accused, promised: a table.

Each verb has the class of the act, its PLOVER type, what has to follow it, and where the addressee
stands. The verbs are those of news agencies' reports of what was said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """What a verb tells of the act.

    ``after`` must match behind the verb. ``to`` says by which prepositions the addressee follows; ""
    is a direct object.
    """

    kind: str
    plover: str
    after: re.Pattern[str]
    to: tuple[str, ...]
    sure: float


_PLOVER: Final = {
    "Accusation": "ACCUSE",
    "Warning": "THREATEN",
    "Request": "REQUEST",
    "Demand": "REQUEST",
    "Pledge": "AGREE",
    "Appreciation": "SUPPORT",
    "Support": "SUPPORT",
    "Rejection": "REJECT",
}
_FEW: Final = r"(?:[\w'’-]+\s+){0,5}?"
WHEN: Final = r"(?:(?:(?:on\s+)?[A-Z][a-z]+day|today|yesterday|again|once\s+more|here)\s+)*"
"""What may stand between the verb and its object: "demanded on Friday that"."""
_OBJECT: Final = r"[^.;:]{2,140}?"
_CLAIMS: Final = (
    "allegation|report|claim|accusation|charge|demand|proposal|call|concern|criticism|suggestion"
)
_TABLE: Final = (
    (
        "Accusation",
        """denounced denounces condemned condemns criticized criticised criticizes criticises blasted
        slammed lambasted decried deplored accused accuses blamed blames censured rebuked assailed
        berated chided castigated""",
        r"(?!by\b)",
        ("",),
        0.85,
    ),
    ("Accusation", "lashed hit", r"out\s+at\b", ("out at",), 0.8),
    ("Accusation", "charged alleged alleges", r"that\b", (), 0.75),
    (
        "Accusation",
        "lodged filed registered made voiced expressed",
        rf"{_FEW}(?:(?:protests?|complaints?)\s+(?:with|to|against|over|at)|(?:condemnation|disapproval)\s+of)\b",
        ("with", "to", "against", "of"),
        0.8,
    ),
    ("Warning", "warned warns cautioned cautions", r"(?!by\b)", ("",), 0.85),
    ("Warning", "threatened threatens", r"(?:to|with|that|further|more|new)\b", (), 0.85),
    ("Warning", "issued gave sent", rf"{_FEW}(?:ultimatum|warning)\b", ("to",), 0.85),
    ("Warning", "threatened threatens", rf"{_OBJECT}\swith\b", ("",), 0.8),
    ("Request", "urged urges exhorted implored", r"(?!by\b)", ("",), 0.85),
    ("Request", "called calls", rf"(?:up)?on\s{_OBJECT}\s+(?:to|for)\b", ("on", "upon"), 0.9),
    ("Request", "called calls", r"for\b", (), 0.8),
    ("Request", "instructed instructs", rf"(?!by\b){_OBJECT}\sto\b", ("",), 0.8),
    ("Request", "appealed appeals", r"(?:to|for)\b", ("to",), 0.85),
    ("Request", "asked asks", rf"(?:for\b|{_OBJECT}\s(?:to|for)\s)", ("",), 0.8),
    ("Request", "requested sought pleaded", r"(?!by\b)(?:the|an?|that|[A-Z]|for|from)\b", (), 0.75),
    (
        "Demand",
        "demanded demands insisted insists",
        r"(?:that|an?|the|its|their|to|on|from|[a-z]+ation|immediate|full|complete)\b",
        ("from",),
        0.85,
    ),
    (
        "Demand",
        "reiterated repeated renewed made reaffirmed",
        rf"{_FEW}demands?\s+(?:that|for|to)\b",
        (),
        0.8,
    ),
    (
        "Pledge",
        "pledged pledges vowed vows promised promises undertook",
        r"(?!by\b)",
        (),
        0.85,
    ),
    (
        "Pledge",
        "agreed offered",
        r"(?:(?:in\s+principle\s+)?to\s+(?!be\b)[a-z]+|that\b|(?:up)?on\s+(?:an?|the)\s+)",
        (),
        0.75,
    ),
    (
        "Pledge",
        "assured reassured",
        r"(?!by\b)(?:[A-Z]|the|his|her|its|their|him|them)",
        ("",),
        0.8,
    ),
    (
        "Pledge",
        "reaffirmed reiterated expressed reconfirmed confirmed declared stressed voiced announced",
        rf"{_FEW}(?:commitment|determination|readiness|willingness|resolve|resolution|will)\s+to\s+[a-z]+",
        (),
        0.8,
    ),
    (
        "Appreciation",
        "thanked thanks praised praises hailed hails lauded commended applauded appreciated",
        r"(?!by\b|to\b|,)",
        ("",),
        0.85,
    ),
    (
        "Appreciation",
        "expressed extended conveyed offered voiced expresses",
        rf"{_FEW}(?:thanks|gratitude|appreciation)\b",
        ("to",),
        0.9,
    ),
    (
        "Support",
        "supported supports backed backs endorsed endorses upheld",
        r"(?!by\b)(?:the|its|his|her|their|an?|all|[A-Z]\w+'s)\b",
        (),
        0.75,
    ),
    (
        "Support",
        "welcomed welcomes",
        r"(?:the|an?|its|this|his|their|efforts|plans|moves)\s(?!\w*\s*(?:delegation|guests?|visitors?))",
        (),
        0.8,
    ),
    (
        "Support",
        "expressed voiced reaffirmed reiterated extended pledged declared manifested announced gave",
        rf"{_FEW}(?:support|solidarity|backing)\s+(?:and\s+\w+\s+)?(?:to|for|with|of)\b",
        ("to", "for", "with"),
        0.9,
    ),
    ("Support", "threw", r"(?:\w+\s+)?(?:full\s+)?(?:support|weight)\s+behind\b", ("behind",), 0.8),
    (
        "Rejection",
        "rejected rejects rebuffed spurned vetoed",
        r"(?!by\b)",
        (),
        0.85,
    ),
    (
        "Rejection",
        "dismissed dismisses",
        rf"(?:as\b|{_FEW}(?:{_CLAIMS})|[^.;]{{2,120}}?\bas\s+(?:an?\s+)?[a-z])",
        (),
        0.8,
    ),
    (
        "Rejection",
        "refused refuses declined declines",
        r"to\s+(?!comment|say|give|reveal)",
        (),
        0.85,
    ),
    (
        "Rejection",
        "opposed opposes",
        r"(?!by\b|to\b)(?:the|any|all|an?|[A-Z]|[a-z]+ing)\b",
        (),
        0.75,
    ),
    ("Rejection", "ruled", r"out\s(?!by\b)", (), 0.8),
    ("Rejection", "turned", r"down\s(?!by\b)", (), 0.8),
    ("Rejection", "objected", r"to\b", (), 0.8),
    (
        "Rejection",
        "expressed voiced declared reiterated",
        rf"{_FEW}(?:opposition|objections?)\s+to\b",
        (),
        0.85,
    ),
    (
        "Rejection",
        "denied denies",
        r"(?:that|any|the|all|[a-z]+ing|allegations?|reports?|charges)\b",
        (),
        0.8,
    ),
)


_BASES: Final = """denounce condemn criticize criticise accuse blame warn threaten urge call
    appeal ask request demand insist pledge vow promise agree offer thank praise hail support back
    endorse welcome reject dismiss refuse oppose deny"""
"""Verbs as they stand behind "did not", "will", "would": the act is denied or still to come."""
AUXILIARIES: Final = frozenset(
    "did does do will would may might could shall should not never n't n’t also".split()
)
COURTESIES: Final = frozenset("conveyed wished extended presented handed sent".split())
"""Verbs behind "and" with which a deed of its own begins: "and conveyed his greetings"."""


def _past(base: str) -> str:
    if base == "deny":
        return "denied"
    return f"{base}d" if base.endswith("e") else f"{base}ed"


def _progressive(base: str) -> str:
    return f"{base[:-1]}ing" if base.endswith("e") else f"{base}ing"


def _verbs() -> dict[str, tuple[ReportingVerb, ...]]:
    found: dict[str, list[ReportingVerb]] = {}
    for kind, words, after, to, sure in _TABLE:
        plover = f"gb:plover-{_PLOVER[kind]}"
        pattern = re.compile(rf"\s+{WHEN}(?:{after})")
        verb = ReportingVerb(f"gb:{kind}", plover, pattern, to, sure)
        for word in words.split():
            found.setdefault(word, []).append(verb)
    return {word: tuple(verbs) for word, verbs in found.items()}


VERBS: Final = _verbs()
"""Each verb form with what it may tell, the first that fits counts."""
BASES: Final = {base: VERBS[_past(base)] for base in _BASES.split()}
"""The same for base forms, which need one of ``AUXILIARIES`` in front."""
PROGRESSIVES: Final = {_progressive(base): verbs for base, verbs in BASES.items()}
"""The same behind "is", "are": "is refusing to"."""
SAYING: Final = frozenset(
    """said says told stated states declared declares noted added adds stressed emphasized emphasised
    remarked announced commented wrote writes asserted asserts underlined underscored explained
    disclosed observed insisted warned notified notifies clarified clarifies""".split()
)
"""Verbs of saying beside a quotation or before a clause of what was said."""
MUST: Final = re.compile(r"\bmust\s+(?:not\s+)?[a-z]+")
"""The same of somebody named: "said that China must drop barriers"."""
REFUSAL: Final = re.compile(
    r"\b(?:it|he|she|they)\s+(?:cannot|(?:will|would|could)\s+(?:not|never))\s+(?:accept|meet|recogni[sz]e|allow|join"
    r"|take\s+part|attend|comply|agree|negotiate|give\s+in|back\s+down|yield)\b"
)
READY: Final = re.compile(
    r"\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:ready|willing|prepared|committed)\s+to\s+[a-z]+"
)
"""What the speaker would do: "said that it was ready to help"."""
IMPERATIVE: Final = re.compile(
    r"\b(?:should|must|ought\s+to|has\s+to|have\s+to)\s+(?:\w+ly\s+|at\s+once\s+)?"
    r"(?:stop|halt|end|withdraw|cease|discontinue|apologi[sz]e|refrain|give\s+up|abandon|drop|lift|release|respect)\b"
)
"""What others are told to do: "said that the U.S. must withdraw its troops"."""
THREAT: Final = re.compile(
    r"\b(?:will|would)\s+(?:have\s+to\s+)?(?:pay|bear)\b[^.;]{0,40}\b(?:dear|price|responsib)"
    r"|\b(?:never|not)\s+sit\s+idle\b|\b(?:serious|grave|catastrophic|unpredictable|severe)\s+consequences?\b"
    r"|\b(?:will|would)\s+never\s+(?:tolerate|pardon|overlook)\b|\bmerciless\b"
    r"|\b(?:will|would)\s+be\s+(?:held\s+(?:\w+ly\s+)?(?:responsible|accountable)|made\s+to\s+pay)\b"
)
"""What will follow if they don't: "said that it would pay dearly"."""
BLAME: Final = (
    r"\b(?:(?:is|are|was|were|(?:should|must|ought\s+to|has\s+to|have\s+to|can)\s+be|one\s+to\s+be)\s+(?:\w+ly\s+)?"
    r"held\s+(?:\w+ly\s+)?(?:responsible|accountable)|(?:is|are|was|were)\s+(?:\w+ly\s+)?to\s+blame)\b"
)
"""Whose fault it is: "said that the U.S. is to blame". What *will* be laid at a door is a threat."""
