"""The patterns of sentences that perform an act of speech in the first person: requests, demands, …

Shared by the text of letters, whose first person is the sender, and by quotations in news, whose
first person is the speaker (habit 9).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.layers import Party
from graphbuilder.extract.reporting import BLAME

_I = r"\b(?:I|we|We|our\s+(?:side|government|country)|Our\s+(?:side|government|country))\b"
_OWN = r"(?:(?!\b(?:what|why|how|whether|wonder)\b)[^.;]){0,50}"
"""Between "I" and its verb, no question that others' verbs stand in: "I wonder what they ask for"."""
_NOT = r"(?:(?!\b(?:not|never|no)\b)[^.;]){0,60}?"


@dataclass(frozen=True, slots=True)
class Act:
    """A class of acts, its PLOVER event type, and the pattern of a sentence that performs it."""

    kind: str
    plover: str
    pattern: re.Pattern[str]
    stems: re.Pattern[str]  # what the pattern can't do without, cheap to look for
    sure: float
    purpose: str | None = None
    to_recipient: bool = False


def _act(
    kind: str,
    plover: str,
    stems: str,
    pattern: str,
    sure: float,
    purpose: str | None = None,
    to: bool = False,
) -> Act:
    compiled, cheap = re.compile(pattern), re.compile(stems)
    return Act(f"gb:{kind}", f"gb:plover-{plover}", compiled, cheap, sure, purpose, to)


ACTS = (
    _act(
        "Request",
        "REQUEST",
        "request|ask|appeal|call|urge|invite|beg|expect|hope|trust",
        rf"{_I}{_OWN}\b(?:request|ask|appeal\s+to|call\s+(?:up)?on|urge|invite|beg)\b"
        rf"|{_I}[^.;]{{0,30}}\bexpress(?:es)?\s+(?:my|our|the)\s+(?:\w+\s+)?(?:expectation|hope)\s+that\s+you\b"
        rf"|{_I}\s+(?:sincerely\s+|strongly\s+)?(?:hope|expect|trust)\s+that\s+(?:you|Your)\b",
        0.9,
        "gb:request",
        True,
    ),
    _act(
        "Demand",
        "REQUEST",
        "demand|insist|should|must|ought|has to|have to",
        rf"{_I}{_NOT}\b(?:strongly\s+)?(?:demand|insist)\b"
        r"|\b(?:should|must|ought\s+to|has\s+to|have\s+to)\s+(?:immediately\s+|at\s+once\s+|unconditionally\s+)?"
        r"(?:stop|halt|end|withdraw|cease|discontinue|apologi[sz]e|refrain|give\s+up|abandon|not\s+keep\s+silen\w+)\b",
        0.8,
    ),
    _act(
        "Warning",
        "THREATEN",
        "idle|responsib|dear|price|accountable|made to pay|warn|consequence|merciless|never",
        r"\b(?:never|not)\s+sit\s+idle\b|\bnever\s+(?:escape|evade|shirk)\b[^.;]{0,40}\bresponsibilit"
        r"|\b(?:will|would|should|shall)\s+(?:have\s+to\s+)?(?:pay|bear)\b[^.;]{0,40}\b(?:dear|price|responsib)"
        r"|\b(?:will|would|shall|cannot\s+but)\s+(?:\w+\s+)?be\s+(?:held\s+(?:\w+ly\s+)?(?:responsible|accountable)|made\s+to\s+pay)\b"
        rf"|{_I}[^.;]{{0,30}}\bwarn\b|\b(?:serious|grave|catastrophic|unpredictable)\s+consequences?\b"
        r"|\bmerciless\b|\bwill\s+never\s+(?:tolerate|pardon|overlook)\b",
        0.85,
    ),
    _act(
        "Pledge",
        "AGREE",
        "will|shall|pledge|promise|assure|vow|ready|determined",
        rf"{_I}\s+(?:will|shall)\s+(?!never\b|not\b)(?:\w+\s+){{0,2}}?(?:make|continue|strive|do|exert|work|remain|keep|support|develop|fulfil|spare|stand|take|devote|strengthen|cooperate)\b"
        rf"|{_I}{_NOT}\b(?:pledge|promise|assure|vow|am\s+ready|are\s+ready|am\s+determined|are\s+determined)\b",
        0.85,
    ),
    _act(
        "Accusation",
        "ACCUSE",
        "accuse|denounc|condemn|accountable|responsible|blame|mislead|aggravat|driving|threaten|violat|infring|slander|provok|fabricat|escalat|intensif|undermin|designed|trampl|dangerous",
        rf"{_I}[^.;]{{0,40}}\b(?:accuse|denounce|condemn)\b"
        r"|\b(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:misleading|aggravating|driving|threatening|violating|infringing|slandering|provoking|fabricating|escalating|intensifying|undermining|designed\s+to)\b"
        rf"|{BLAME}"
        r"|\b(?:misleads?|aggravates?|violate[sd]?|infringe[sd]?|threatens?|gravely\s+threatened|slandered|trampled|provoke[sd]?)\b"
        r"|\bdangerous\s+(?:military\s+)?(?:moves?|game|gamble)\b",
        0.75,
    ),
    _act(
        "Appreciation",
        "SUPPORT",
        "thank|appreciat|gratitude",
        rf"{_I}[^.;]{{0,40}}\b(?:thank|appreciate|thanks\s+to\s+you|gratitude)\b"
        rf"|{_I}[^.;]{{0,20}}\b(?:express|extend|offer|convey)\w*\s+(?:\w+\s+){{0,3}}(?:thanks|gratitude|appreciation)\b",
        0.9,
        "gb:thanks",
        True,
    ),
    _act(
        "Support",
        "SUPPORT",
        "support|stand|solidarity|welcome",
        rf"{_I}{_NOT}\b(?:support|stand\s+(?:by|with)|solidarity|welcome)\b",
        0.8,
    ),
    _act(
        "Rejection",
        "REJECT",
        "reject|oppose|refuse|not|never",
        rf"{_I}[^.;]{{0,40}}\b(?:reject|oppose|refuse)\b"
        rf"|{_I}[^.;]{{0,20}}\b(?:will|can|shall|do)\s*(?:never|not)\s+(?:recogni[sz]e|accept|agree|allow)\b",
        0.85,
    ),
)


def own_country(doc: Doc, parties: list[Party]) -> str | None:
    """The country whose offices the parties hold: what they speak of in the third person is another's."""
    authority = layers.authority(doc)
    for party in parties:
        for office in party.offices:
            for organization in office.organizations:
                if organization.authority:
                    return authority.country_of(organization.authority)
    return None
