"""What news reports that isn't a letter: tables of verbs and of nouns for events.

A *deed* is a verb with its agent as the subject ("visited", "held talks with", "donated"); a *happening*
is a noun for the event as the subject ("A meeting … took place", "an exhibition opened"). Each has the
concept of the scheme ``gb:EventType`` that it stands for. The patterns are those of news agencies' leads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of deed: its event type, the pattern of its verb phrase, and the words for its label.

    ``others`` says by which prepositions the other side follows; "" is a direct object.
    """

    type: str
    pattern: re.Pattern[str]
    label: str
    others: tuple[str, ...] = ()
    sure: float = 0.85


def _deed(
    type_: str, pattern: str, label: str, others: tuple[str, ...] = (), sure: float = 0.85
) -> Deed:
    return Deed(type_, re.compile(pattern, re.VERBOSE), label, others, sure)


_FEW: Final = r"(?:[\w'’,-]+\s+){0,6}?"
TO_COME: Final = frozenset(
    """will would may might plans planned intends hopes wants expected scheduled slated
    set due to""".split()
)
_TO_COME: Final = rf"\b(?:will|would|may|might|(?:{'|'.join(sorted(TO_COME - {'to'}))})\s+to)\s+"
"""Before base forms: a deed still to come, which ``modality`` marks."""
_A: Final = r"(?:an?|the|its|his|her|their|one|two|several|some|many)\s+"

DEEDS: Final = (
    _deed(
        "inspection",
        r"\b(?:gave|provided)\s+(?:on-the-spot\s+|field\s+)+guidance\b|\binspected\b|\bgave\s+guidance\b",
        "inspection",
        ("", "to", "at"),
    ),
    _deed(
        "meeting",
        rf"\bhosted\s+{_A}reception\b(?=[^.]*\bfor\s+(?:{_A})?(?:delegation|[A-Z]))"
        rf"|\bmet(?:\s+and\s+had\s+{_FEW}talk)?(?=\s+(?:with\b|separately\b|here\b|on\b|in\b|at\b|privately\b|(?:the\s+|his\s+|her\s+|its\s+|{_A})?(?:\w+\s+){{0,4}}?[A-Z]|[A-Z]))"
        rf"|\bhad\s+{_A}(?:\w+\s+){{0,3}}?(?:talk|meeting|conversation|interview)\b"
        r"|\bgranted\s+an?\s+(?:audience|interview)\b"
        rf"|\bheld\s+{_A}(?:\w+\s+){{0,3}}?meeting\s+with\b|{_TO_COME}meet\s+(?:with\s+)?(?=[A-Z])",
        "meeting",
        ("", "with", "for", "to"),
    ),
    _deed(
        "meeting",
        r"\b(?:paid|made)\s+an?\s+(?:courtesy|farewell)\s+call\b",
        "meeting",
        ("on", "to"),
    ),
    _deed(
        "anniversary",
        r"\b(?:marks|marked|celebrat(?:ed|es)|commemorat(?:ed|es)|observed)\b"
        r"(?=[^.]{0,90}\b(?:anniversary|birthday|Day|holiday)\b)",
        "celebration",
    ),
    _deed(
        "session",
        r"\b(?:adopted|approved|passed|extended|ratified)\b"
        r"(?=[^.]{0,90}\b(?:resolution|mandate|embargo|law|decree|decision|budget|bill)\b)",
        "session",
    ),
    _deed("meeting", rf"\bheld\s+{_A}(?:\w+\s+){{0,3}}?(?:meeting|gathering)\b", "meeting"),
    _deed(
        "congress",
        rf"\bheld\s+{_A}(?:\w+\s+){{0,3}}?(?:seminar|conference|symposium|forum|workshop)\b",
        "conference",
    ),
    _deed("exhibition", rf"\b(?:held|opened)\s+{_A}(?:\w+\s+){{0,3}}?exhibition\b", "exhibition"),
    _deed(
        "talks",
        rf"\b(?:held|had)\s+(?:{_A})?(?:[\w-]+\s+){{0,3}}?(?:talks?\s+with|talks|consultations|negotiations"
        r"|(?:tele)?phone\s+(?:conversation|call|talks?)|summit)\b"
        rf"|{_TO_COME}hold\s+(?:[\w-]+\s+){{0,3}}?(?:talks|consultations|negotiations)\b"
        r"|\btelephoned\b|\bspoke\s+(?:by|on|over)\s+(?:the\s+)?(?:tele)?phone\b|\bhad\s+a\s+phone\s+call\b",
        "talks",
        ("with", ""),
    ),
    _deed(
        "visit",
        rf"\b(?:paid|made|began|started|concluded|wrapped\s+up|ended|kicked\s+off|is\s+paying|are\s+paying|paying)\s+(?:{_A})?"
        r"(?:[\w-]+\s+){0,4}?visit\b|\b(?:is|was|are|were)\s+on\s+an?\s+(?:[\w-]+\s+){0,4}?visit\b"
        rf"|(?<!was\s)(?<!were\s)\bvisited\b|{_TO_COME}(?:visit\b|(?:pay|make)\s+an?\s+(?:[\w-]+\s+){{0,3}}?visit\b)",
        "visit",
        ("", "to"),
    ),
    _deed(
        "arrival",
        r"\barrived\b|\breturned\s+(?:home|here)\b|\bcame\s+back\b|\bflew\s+in\b",
        "arrival",
    ),
    _deed(
        "departure",
        r"\bleft\s+(?:here|for|home)\b|\bleft\s+[A-Z]\w+\s+(?:for|by|on)\b|\bdeparted\b|\bset\s+off\s+for\b",
        "departure",
    ),
    _deed(
        "floralBasket",
        rf"\b(?:laid|placed|sent|presented|received)\s+{_FEW}(?:floral\s+baskets?|wreaths?|bouquets?|flowers)\b",
        "floral tribute",
        ("to", "from", "before"),
    ),
    _deed(
        "donation",
        rf"\bdonated\b|\b(?:sent|presented|handed\s+over|gave|provided|delivered|received)\s+{_FEW}(?:aid|relief|gifts?"
        r"|medicines?|aid\s+materials|birthday\s+spreads?|donations?|humanitarian\s+\w+)\b",
        "donation",
        ("to", "from"),
    ),
    _deed(
        "banquet",
        rf"\b(?:gave|hosted|arranged|threw)\s+{_A}(?:\w+\s+){{0,3}}?(?:reception|banquet|luncheon|dinner)\b",
        "banquet",
        ("for",),
    ),
    _deed(
        "signing",
        rf"\bsigned\s+{_FEW}(?:agreements?|protocols?|memorand\w+|treaty|treaties|contracts?|plans?|documents?|accords?"
        r"|declaration|communiqu[eé]|pact)\b",
        "signing",
        ("with",),
    ),
    _deed(
        "appointment",
        r"\b(?:was|were|has\s+been|have\s+been)\s+(?:newly\s+)?(?:appointed|named|nominated|relieved|dismissed)\b"
        r"|\b(?:appointed|named)(?=\s+(?:[A-Z]\w+\s+){1,4}(?:as|to)\b)|\btook\s+office\b|\bsworn\s+in\b"
        r"|\bagreed\s+to\s+(?:appoint|release)\b",
        "appointment",
        ("",),
    ),
    _deed(
        "election",
        r"\b(?:was|were|has\s+been)\s+(?:re-?)?elected\b|\bwon\b(?=[^.]{0,60}\belections?\b)|\b(?:re-?)elected\b",
        "election",
    ),
    _deed(
        "award",
        r"\b(?:was|were)\s+(?:awarded|conferred)\b|\b(?:awarded|conferred)\b",
        "award",
        ("on", "to", ""),
    ),
    _deed("death", r"\b(?:died|passed\s+away)\b", "death"),
    _deed(
        "test",
        rf"\b(?:oversaw|guided|supervised|watched|observed)\s+{_FEW}(?:test-fires?|test-firing|tests?|test\s+launch|launch(?:ing)?)\b|\btest-?fired\b|\b(?:conducted|carried\s+out)\s+{_FEW}(?:test(?:-fire|-firing)?|test\s+launch)\b",
        "test",
    ),
    _deed(
        "launch",
        rf"\b(?:fired|launched)\s+{_FEW}(?:missiles?|rockets?|satellites?|projectiles?)\b",
        "launch",
    ),
    _deed(
        "exercise",
        rf"\b(?:held|staged|conducted|began|started|kicked\s+off|launched)\s+{_FEW}(?:exercises?|drills?|man(?:o)?euvers)\b",
        "exercise",
        ("with",),
    ),
    _deed(
        "demonstration",
        rf"\b(?:staged|held)\s+{_A}(?:[\w-]+\s+){{0,4}}?(?:rally|demonstration|protest|march)\b|\bdemonstrated\s+against\b",
        "demonstration",
    ),
    _deed(
        "sports",
        r"\b(?:won|placed|took(?!\s+place\b)|came|bagged|collected|clinched|advanced|defeated|beat)\b"
        r"(?=[^.]{0,70}\b(?:first|second|third|medals?|titles?|place|finals?|semi-?finals?|gold|silver|bronze|trophy|cup|championship|\d:\d)\b)",
        "sports",
        ("",),
    ),
    _deed(
        "performance",
        rf"\bgave\s+(?:{_A})?(?:[\w-]+\s+){{0,3}}?(?:performances?|concerts?|shows?)\b",
        "performance",
    ),
    _deed(
        "publication",
        r"\b(?:published|brought\s+out)\s+(?:[\w'-]+\s+){0,4}?(?:books?|albums?|works?|collections?|stamps?|volumes?)\b",
        "publication",
    ),
    _deed(
        "statement",
        rf"\b(?:issued|released|made\s+public|published)\s+{_FEW}(?:statements?|appeals?|joint\s+communiqu[eé]s?|white\s+papers?)\b"
        rf"|\b(?:gave|made)\s+{_A}(?:\w+\s+)?answers?\b|\banswered\s+(?:a\s+)?questions?\b|\bin\s+a\s+statement\b",
        "statement",
    ),
    _deed(
        "disaster",
        r"(?<!-)\b(?:hit|struck|toppled|swept|ravaged|devastated|killed)\b(?!-)",
        "disaster",
        sure=0.7,
    ),
)
"""Deeds in the order in which they are tried; of one sentence the leftmost counts."""

NATURE: Final = re.compile(
    r"\b(?:earthquake|quake|typhoon|hurricane|cyclone|floods?|flooding|landslide|tsunami|storm|explosion|fire)\b(?!-)",
    re.IGNORECASE,
)
"""What a disaster's subject names."""

NOUNS: Final = {
    "meeting": "meeting",
    "gathering": "meeting",
    "talks": "talks",
    "consultations": "talks",
    "summit": "talks",
    "session": "session",
    "congress": "congress",
    "conference": "congress",
    "seminar": "congress",
    "symposium": "congress",
    "forum": "congress",
    "workshop": "congress",
    "exhibition": "exhibition",
    "expo": "exhibition",
    "fair": "exhibition",
    "display": "exhibition",
    "performance": "performance",
    "performances": "performance",
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

_NOUN: Final = "|".join(sorted(NOUNS, key=len, reverse=True))
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
    r"(?P<what>(?:\w+\s+)?(?:[Ff]loral\s+baskets?|[Ww]reaths?|[Bb]ouquets?)[^;:]{0,100}?)\s+"
    r"(?P<verb>(?:was|were)\s+(?:laid|placed|sent|presented|handed\s+over)|came|arrived)\b"
    r"|(?P<laid>[Ll]aid\s+before\s+[^;:]{3,120}?)\s+(?P<were>(?:was|were))\s+(?:floral\s+baskets?|wreaths?)"
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
PRESENT: Final = re.compile(
    r"(?:Also\s+)?(?:[Pp]resent|Attending|Participating|Appreciating|On\s+hand|Accompanying"
    r"|Among\s+(?:those\s+present|them|the\s+(?:participants|senders|donors|winners)))\b"
    r"[^.;]{0,80}?\b(?:was|were|are|is)\b"
)
"""Begins a sentence that lists those who were there: "Present there were X, Y"."""
THERE: Final = re.compile(
    rf"(?:Present|Attending|Participating)\s+(?:at|in)?\s*(?:the|its|an?)\s+(?P<what>(?:[\w-]+\s+){{0,4}}?"
    rf"(?P<noun>{_NOUN})\b(?:[^.;]{{0,80}}?(?=\s+(?:on|were|was)\b))?)(?:\s+on\s+[^.;]{{3,30}}?)?\s+(?P<verb>were|was)\b"
)
"""An event that only those who were there tell: "Present at the ceremony for moving in were X and Y"."""
ATTENDED: Final = re.compile(
    r"\b(?:was|were)\s+(?:also\s+)?(?:attended|accompanied|guided|supervised|watched|observed|chaired|joined"
    r"|participated\s+in|presided\s+over)\s+by\b"
    r"|\b(?:[Ss]peech(?:es)?|[Aa]ddress(?:es)?|[Rr]eports?)\s+(?:was|were)\s+(?:made|delivered|given)\b[^.;]{0,30}?\bby\b"
)
"""What is followed by those who were there: "was attended by X", "Speeches were made by X and Y"."""
TOOK_PART: Final = re.compile(
    r"\battended\b(?!\s+by)|\btook\s+the\s+floor\b|\b(?:made|delivered|gave)\s+(?:an?|the|his|her)\s+(?:\w+\s+){0,2}?"
    r"(?:speech|address|report)\b"
)
"""What follows them: "X attended the ceremony", "Y made a speech"."""
COMMENTARY: Final = re.compile(
    r"\b(?:[Cc]ommentary|[Cc]ommentator|[Ee]ditorial)\b|:\s*(?:KCNA|Rodong\s+Sinmun)(?!\s+Report)"
    r"|^(?:KCNA|Rodong\s+Sinmun|Minju\s+Joson)\s+(?:[A-Z][a-z]+s|on)\b"
)
"""A headline that says what kind of article it is."""
SAYS: Final = re.compile(
    r"\b(?:says|said|stresses|calls\s+for|notes|writes)\b[^.]{0,60}?\bin\s+an?\s+(?:commentary|article|editorial|essay)\b"
    r"|\bissued\s+(?:the\s+following|an?)\s+(?:commentary|article|comment)\b"
    r"|\bin\s+an?\s+(?:\w+\s+)?(?:commentary|article|editorial|essay)\b[^.]{0,60}?\b(?:says|said|stresses|calls|notes)\b"
)
"""A newspaper's own article as news: "Rodong Sinmun Thursday in an article says"."""
