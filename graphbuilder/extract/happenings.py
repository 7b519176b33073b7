"""What news reports that isn't a letter: the table of nouns for events.

A *happening* is a noun for the event as the subject ("A meeting … took place", "an exhibition opened"),
where a deed (``deeds``) is a verb with its agent. Each noun has the concept of the scheme
``gb:EventType`` that it stands for.
"""

from __future__ import annotations

import re
from typing import Final

NOUNS: Final = {
    "meeting": "meeting",
    "gathering": "meeting",
    "talks": "talks",
    "consultations": "talks",
    "summit": "summit",
    "funeral": "funeral",
    "funerals": "funeral",
    "session": "session",
    "congress": "congress",
    "conference": "congress",
    "seminar": "congress",
    "symposium": "congress",
    "forum": "congress",
    "workshop": "congress",
    "presentation": "congress",
    "exhibition": "exhibition",
    "expo": "exhibition",
    "fair": "exhibition",
    "display": "exhibition",
    "performance": "performance",
    "performances": "performance",
    "dancing party": "performance",
    "dancing parties": "performance",
    "concert": "performance",
    "gala": "performance",
    "opera": "performance",
    "ceremony": "ceremony",
    "ceremonies": "ceremony",
    "banquet": "banquet",
    "reception": "banquet",
    "rally": "demonstration",
    "demonstration": "demonstration",
    "march": "demonstration",
    "contest": "sports",
    "championships": "sports",
    "championship": "sports",
    "tournament": "sports",
    "games": "sports",
    "match": "sports",
    "marathon": "sports",
    "race": "sports",
    "regatta": "sports",
    "quarterfinals": "sports",
    "semifinals": "sports",
    "final": "sports",
    "festival": "festival",
    "exercise": "exercise",
    "exercises": "exercise",
    "drill": "exercise",
    "drills": "exercise",
    "election": "election",
    "elections": "election",
    "rallies": "demonstration",
    **{
        f"{noun}s": kind
        for kind, nouns in (
            ("meeting", "meeting gathering"),
            ("session", "session"),
            ("congress", "seminar conference forum workshop"),
            ("exhibition", "exhibition"),
            ("performance", "concert"),
            ("banquet", "banquet reception"),
            ("demonstration", "demonstration"),
            ("sports", "contest tournament"),
            ("festival", "festival"),
        )
        for noun in nouns.split()
    },
}
"""Nouns of happenings and their event type."""

SPORT: Final = re.compile(
    r"\b(?:sports?|games?|athletes?|athletics|football|soccer|basketball|volleyball|handball|tennis|badminton|judo"
    r"|taekwon-?do|boxing|wrestling|ssirum|weightlifting|swimming|diving|gymnastics|skating|ski(?:ing)?|hockey"
    r"|archery|shooting|marathon|race|rowing|canoe(?:ing)?|cycling|golf|chess|paduk|martial|championships?|cup"
    r"|medals?|players?|teams?|kite|tug-of-war|swings?|seesaw|yut)\b",
    re.IGNORECASE,
)
"""Words of sports: without one a contest is of lecturers, cooks or singers."""
CONTESTS: Final = frozenset({"contest", "contests"})


def kind_of_noun(noun: str, words: str) -> str:
    """The event type of a noun of ``NOUNS`` among its words."""
    if noun in CONTESTS and not SPORT.search(words):
        return "meeting"
    return NOUNS[noun]


_MONTH: Final = "march"
_NOUN: Final = "|".join(
    f"(?-i:{noun})" if noun == _MONTH else noun.replace(" ", r"\s+")
    for noun in sorted(NOUNS, key=len, reverse=True)
)
"""Also with a capital, but for "March", which is the month."""
HELD: Final = (
    r"(?:took\s+place|(?:was|were|has\s+been|have\s+been|is|are)\s+(?:\w+ly\s+)?(?:held|given|opened|arranged|staged"
    r"|closed|convened|under\s+way|going\s+on|being\s+held)|opened|closed|kicked\s+off|began|ended|came\s+to\s+a\s+close)"
)
HELD_THERE: Final = re.compile(rf"\b{HELD}\b")
"""Tried before ``HAPPENING``, which can't do without it."""
HAPPENING: Final = re.compile(
    rf"""(?P<what>(?:[\w'"’,.-]+\s+){{0,16}}?(?P<noun>{_NOUN}))\b(?P<rest>[^;:]{{0,220}}?)\s+(?P<verb>{HELD})\b""",
    re.VERBOSE | re.IGNORECASE,
)
FLOWERS: Final = re.compile(
    r"(?P<what>(?:\w+\s+)?(?i:floral\s+baskets?|wreaths?|bouquets?)[^;:]{0,100}?)\s+"
    r"(?P<verb>(?:was|were)\s+(?:laid|placed|sent|presented|handed\s+over)|came|arrived)\b"
    r"|(?P<laid>[Ll]aid\s+before\s+[^;:]{3,120}?)\s+(?P<were>(?:was|were))\s+(?i:floral\s+baskets?|wreaths?)"
)
OPENED: Final = re.compile(
    r"\b(?:was|were|has\s+been|have\s+been)\s+(?:newly\s+|successfully\s+)?(?:inaugurated|opened|commissioned"
    r"|put\s+into\s+(?:operation|service|commission))\b|\bwent\s+into\s+(?:operation|service)\b"
)
PASSIVE: Final = (
    (
        "signing",
        re.compile(
            r"(?P<what>(?:agreement|protocol|memorandum|treaty|contract|plan|document|declaration|accord)s?\b[^;:]{0,200}?)"
            r"\s+(?P<verb>(?:was|were|has\s+been)\s+signed)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "publication",
        re.compile(
            r"(?P<what>(?:book|album|work|works|collection|stamps?|volume|pictorial|magazine)s?\b[^;:]{0,160}?)"
            r"\s+(?P<verb>(?:was|were|has\s+been|have\s+been)\s+(?:newly\s+)?(?:published|brought\s+out|issued))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "donation",
        re.compile(
            r"(?P<what>(?:aid|gifts?|consignment|donation|materials|goods|medicines|supplies)\b[^;:]{0,120}?)"
            r"\s+(?P<verb>(?:was|were|has\s+been|have\s+been)\s+(?:handed\s+over|presented|delivered|donated))\b",
            re.IGNORECASE,
        ),
    ),
    (
        "award",
        re.compile(
            r"(?P<what>(?:order|medal|title|prize)s?\b[^;:]{0,120}?)\s+(?P<verb>(?:was|were)\s+(?:awarded|conferred))\b",
            re.IGNORECASE,
        ),
    ),
)
ENDS: Final = frozenset(
    "signed published out issued over presented delivered donated awarded conferred".split()
)
"""The last words of the verbs in ``PASSIVE``: without one of them no pattern of it fits."""
THERE: Final = re.compile(
    rf"(?:Present|Attending|Participating)\s+(?:at|in)?\s*(?:the|its|an?)\s+(?P<what>(?:[\w-]+\s+){{0,4}}?"
    rf"(?P<noun>(?i:{_NOUN}))\b(?:[^.;]{{0,80}}?(?=\s+(?:on|were|was)\b))?)(?:\s+on\s+[^.;]{{3,30}}?)?\s+(?P<verb>were|was)\b"
)
"""An event that only those who were there tell: "Present at the ceremony for moving in were X and Y"."""
VENUE: Final = re.compile(
    r"\b(?:road|railway|bridge|school|hospital|factory|plant|farm|exhibition|expo|fair|shop|store|restaurant|hotel"
    r"|library|museum|theatre|hall|house|houses|cent(?:re|er)|office|embassy|consulate|kindergarten|nursery|park"
    r"|pool|stadium|gym(?:nasium)?|line|route|station|port|airport|monument|memorial|clinic|pharmacy|street|base"
    r"|market|section|course|branch|mission|complex|mine|dam|ground|room|site|website|channel|homepage)s?\b",
    re.IGNORECASE,
)
"""What is opened by a ceremony, where no name says it: no fact, no road for a policy."""
TEAMS: Final = re.compile(
    r"\bbetween\s+(?:the\s+)?(?P<first>[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*)?)\s+and\s+(?:the\s+)?"
    r"(?P<second>[A-Z][\w.-]*(?:\s+[A-Z][\w.-]*)?)\s+(?P<kind>(?:[a-z'-]+\s+){0,3}?team)s\b"
)
"""Who plays: "the final between the Alpha and Beta teams"."""
