"""The table of deeds: verbs of news with their agent as the subject ("visited", "held talks with").

Each has the concept of the scheme ``gb:EventType`` that it stands for. The patterns are those of news
agencies' leads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Deed:
    """A kind of deed: its event type, the pattern of its verb phrase, and the words for its label.

    ``begins`` are the words, in small letters, that the pattern can begin with: most sentences have
    none of them, and are spared the pattern.
    ``others`` says by which prepositions the other side follows; "" is a direct object. ``sides`` is
    how many persons both sides must name ("A and B agreed", "A discussed it with B"), ``subject``
    what the words before the verb must name ("a ferry … sank").
    """

    type: str
    begins: frozenset[str]
    pattern: re.Pattern[str]
    label: str
    others: tuple[str, ...] = ()
    sure: float = 0.85
    sides: int = 0
    subject: re.Pattern[str] | None = None


def _deed(
    type_: str,
    begins: str,
    pattern: str,
    label: str,
    others: tuple[str, ...] = (),
    sure: float = 0.85,
    sides: int = 0,
    subject: re.Pattern[str] | None = None,
) -> Deed:
    return Deed(
        type_,
        frozenset(begins.split()),
        re.compile(pattern, re.VERBOSE),
        label,
        others,
        sure,
        sides,
        subject,
    )


NATURE: Final = re.compile(
    r"\b(?:earthquake|quake|typhoon|hurricane|cyclone|floods?|flooding|landslide|tsunami|storm|explosion|fire)\b(?!-)",
    re.IGNORECASE,
)
"""What a disaster's subject names."""
_CRAFT: Final = re.compile(
    r"^(?:[\W\d]*(?:On|In|At|Early|Late)\s[^,;]{1,40},\s+)?"
    r"(?:(?!\b(?:of|on|over|for|about|to|in|at|from|by|against)\b)[^,;:])*?(?<![\w-])"
    r"(?:ferry|boat|ship|vessel|trawler|tanker|plane|airplane|aircraft|airliner|helicopter|train|tram|bus|lorry|truck"
    r"|bridge|building|mine|dam|stand|roof)s?(?![\w-])(?!\s+(?:maker|builder|owner|operator|deal|price|share)s?\b)",
    re.IGNORECASE,
)
"""What an accident befalls: the subject itself ("a ferry with …"), not "talks on the bridge"."""
LEADERS: Final = re.compile(
    r"\b[Ll]eaders\s+of\s+(?:[\w-]+\s+){0,6}?(?:states|countries|nations|republics)\b|(?<![\w-])[Pp]residents\s+of\s+[A-Z]"
    r"|\b[Hh]eads\s+of\s+(?:state|government)\b|(?<![\w-])[Pp]rime\s+[Mm]inisters\b"
)
"""Whose meeting is a summit."""


_FEW: Final = r"(?:[\w'’,-]+\s+){0,6}?"
TO_COME: Final = frozenset(
    """will would may might plans planned intends hopes wants expected scheduled slated
    set due to""".split()
)
_TO_COME: Final = rf"\b(?:will|would|may|might|(?:{'|'.join(sorted(TO_COME - {'to'}))})\s+to)\s+"
"""Before base forms: a deed still to come, which ``modality`` marks."""
_COMING: Final = f" will would may might {' '.join(sorted(TO_COME))}"
_COUNCIL: Final = (
    r"(?:U\.?N\.?\s+|United\s+Nations\s+)?"
    r"(?:Security\s+Council|General\s+Assembly|Human\s+Rights\s+Council)\b(?!\s+of\b)"
)
"""Bodies that sit when somebody speaks to them."""
_A: Final = r"(?:an?|the|its|his|her|their|one|two|several|some|many)\s+"

_NAMED: Final = r"(?<!newly\s)(?<!recently\s)(?<!the\s)(?<!,\s)\b(?:appointed|named|nominated)"
"""Somebody's appointing another, not "the newly appointed minister" nor "X, appointed in May, met"."""
_OFFICE: Final = (
    r"(?i:ambassador|minister|premier|president|chairm[ae]n|chairperson|director|secretary|governor|chief|envoy"
    r"|commander|consul|representative|spokes(?:man|woman|person)|head)"
)

DEEDS: Final = (
    _deed(
        "inspection",
        "gave inspected provided",
        r"\b(?:gave|provided)\s+(?:on-the-spot\s+|field\s+)+guidance\b|\binspected\b|\bgave\s+guidance\b",
        "inspection",
        ("", "to", "at"),
    ),
    _deed(
        "meeting",
        "granted had held hosted met" + _COMING,
        rf"\bhosted\s+{_A}(?i:reception)\b(?=[^.]*\bfor\s+(?:{_A})?(?:delegation|[A-Z]))"
        rf"|\bmet(?:\s+and\s+had\s+{_FEW}talk)?(?=\s+(?:with\b|separately\b|here\b|on\b|in\b|at\b|privately\b|(?:the\s+|his\s+|her\s+|its\s+|{_A})?(?:\w+\s+){{0,4}}?[A-Z]|[A-Z]))"
        rf"|\bhad\s+{_A}(?:\w+\s+){{0,3}}?(?i:talk|meeting|conversation|interview)\b"
        r"|\bgranted\s+an?\s+(?i:audience|interview)\b"
        rf"|\bheld\s+{_A}(?:\w+\s+){{0,3}}?(?i:meeting)\s+with\b|{_TO_COME}meet\s+(?:with\s+)?(?=[A-Z])",
        "meeting",
        ("", "with", "for", "to"),
    ),
    _deed(
        "meeting",
        "made paid",
        r"\b(?:paid|made)\s+an?\s+(?i:courtesy|farewell)\s+(?i:call)\b",
        "meeting",
        ("on", "to"),
    ),
    _deed(
        "anniversary",
        "celebrated celebrates commemorated commemorates marked marks observed",
        r"\b(?:marks|marked|celebrat(?:ed|es)|commemorat(?:ed|es)|observed)\b"
        r"(?=[^.]{0,90}\b(?:(?i:anniversary|birthday|holiday)|Day)\b)",
        "celebration",
    ),
    _deed(
        "session",
        "adopted approved extended passed ratified",
        r"\b(?:adopted|approved|passed|extended|ratified)\b"
        r"(?=[^.]{0,90}\b(?i:resolution|mandate|embargo|law|decree|decision|budget|bill)\b)",
        "session",
    ),
    _deed(
        "meeting",
        "convened held",
        rf"\b(?:held|convened)\s+{_A}(?:\w+\s+){{0,3}}?(?i:meeting|gathering)\b",
        "meeting",
    ),
    _deed(
        "meeting",
        "guided presided",
        r"\b(?:presided\s+over|guided)\s+an?\s+(?:[\w-]+\s+){0,4}?(?i:meeting)\b",
        "meeting",
    ),
    _deed(
        "statement",
        "delivered made",
        rf"\b(?:made|delivered)\s+{_A}(?:\w+\s+)?(?i:speech|address)(?=,?\s+(?:en)?titled\b)",
        "speech",
    ),
    _deed(
        "meeting",
        "received",
        r"\breceived\s+(?![^,.;]{0,60}'s\s+[a-z])(?=(?:(?:his|her|its|the|visiting)\s+|in\s+audience\s+)*(?:[A-Z][\w'-]+\s+){0,5}?"
        r"(?:counterpart|[Dd]elegation|[Aa]mbassador|[Mm]inister|[Ss]ecretary|[Pp]resident|[Cc]hairman|[Pp]remier|[Ss]peaker)\b)"
        rf"|\breceived(?=\s+(?:[A-Z][\w.'’-]+\s+){{0,4}}[A-Z][\w.'’-]+,\s+(?:[\w'’-]+\s+){{0,8}}?{_OFFICE}\b)",
        "meeting",
        ("",),
        sides=2,
    ),
    _deed("meeting", "was were", r"\b(?:was|were)\s+received\s+by\b", "meeting", ("",), sides=2),
    _deed(
        "talks",
        "agreed conferred discussed exchanged",
        r"\b(?:agreed|discussed|conferred|exchanged\s+views)\b",
        "talks",
        ("with",),
        0.8,
        sides=2,
    ),
    _deed(
        "session",
        "addressed briefed told",
        rf"\b(?:told|briefed|addressed)\s+(?:the\s+)?{_COUNCIL}",
        "session",
        ("",),
    ),
    _deed(
        "summit",
        "attended held hosted opened",
        rf"\b(?:held|opened|hosted|attended)\s+(?:{_A})?{_FEW}[Ss]ummit\b(?!\s+[a-z]+(?<!of)(?<!in)(?<!on)(?<!at)(?<!with)(?<!for)(?<!and)(?<!here)\b)",
        "summit",
        ("with",),
    ),
    _deed(
        "congress",
        "held hosted opened",
        rf"\b(?:held|opened|hosted)\s+{_A}(?:\w+\s+){{0,3}}?(?i:seminar|conference|symposium|forum|workshop)\b",
        "conference",
    ),
    _deed(
        "exhibition",
        "held opened",
        rf"\b(?:held|opened)\s+{_A}(?:\w+\s+){{0,5}}?(?i:exhibition|expo|(?:trade|book|import|export|industry)\s+fair)\b",
        "exhibition",
    ),
    _deed(
        "talks",
        "had held spoke telephoned" + _COMING,
        rf"\b(?:held|had)\s+(?:{_A})?(?:[\w-]+\s+){{0,3}}?(?i:talks?\s+with|talks|consultations|negotiations"
        r"|(?:tele)?phone\s+(?:conversation|call|talks?))\b"
        rf"|{_TO_COME}hold\s+(?:[\w-]+\s+){{0,3}}?(?i:talks|consultations|negotiations)\b"
        r"|\btelephoned\b|\bspoke\s+(?:by|on|over)\s+(?:the\s+)?(?:tele)?phone\b|\bhad\s+a\s+phone\s+call\b",
        "talks",
        ("with", ""),
    ),
    _deed(
        "visit",
        "are began concluded ended is kicked made paid paying started visited was were wrapped"
        + _COMING,
        rf"\b(?:paid|made|began|started|concluded|wrapped\s+up|ended|kicked\s+off|is\s+paying|are\s+paying|paying)\s+(?:{_A})?"
        r"(?:[\w-]+\s+){0,4}?(?i:visits?)\b|\b(?:is|was|are|were)\s+on\s+an?\s+(?:[\w-]+\s+){0,4}?(?i:visit)\b"
        rf"|(?<!was\s)(?<!were\s)\bvisited\b|{_TO_COME}(?:visit\b|(?:pay|make)\s+(?:an?\s+)?(?:[\w-]+\s+){{0,3}}?(?i:visits?)\b)",
        "visit",
        ("", "to"),
    ),
    _deed(
        "arrival",
        "arrived came flew returned",
        r"\barrived\b|\breturned\s+(?:home|here)\b|\bcame\s+back\b|\bflew\s+in\b",
        "arrival",
    ),
    _deed(
        "departure",
        "departed left set",
        r"\bleft\s+(?:here|for|home)\b|\bleft\s+[A-Z]\w+\s+(?:for|by|on)\b|\bdeparted\b|\bset\s+off\s+for\b",
        "departure",
    ),
    _deed(
        "floralBasket",
        "laid placed presented received sent was were",
        rf"\b(?:laid|placed|sent|(?:(?:was|were)\s+)?presented|received)\s+{_FEW}(?i:floral\s+baskets?|wreaths?|bouquets?|flowers)\b",
        "floral tribute",
        ("to", "from", "before"),
    ),
    _deed(
        "donation",
        "conveyed delivered donated gave handed presented provided received sent was were",
        rf"\bdonated\b|\bconveyed\s+(?:the\s+)?(?:(?:aid|relief)\s+)?(?:materials|goods|supplies)\b|\b(?:sent|(?:(?:was|were)\s+)?presented|handed\s+over|gave|provided|delivered|received)\s+{_FEW}(?i:aid|relief|gifts?"
        r"|medicines?|aid\s+materials|birthday\s+spreads?|donations?|humanitarian\s+\w+)\b",
        "donation",
        ("to", "from"),
    ),
    _deed(
        "banquet",
        "arranged gave hosted threw",
        rf"\b(?:gave|hosted|arranged|threw)\s+{_A}(?:\w+\s+){{0,3}}?(?i:reception|banquet|luncheon|dinner)\b",
        "banquet",
        ("for",),
    ),
    _deed(
        "signing",
        "signed",
        rf"\bsigned\s+{_FEW}(?i:agreements?|protocols?|memorand\w+|treaty|treaties|contracts?|plans?|documents?|accords?"
        r"|declaration|communiqu[eé]|pact)\b",
        "signing",
        ("with",),
    ),
    _deed(
        "appointment",
        "agreed appointed has have named nominated sworn took was were",
        r"\b(?:was|were|has\s+been|have\s+been)\s+(?:newly\s+)?(?:appointed|named|nominated|relieved|dismissed)\b"
        rf"|{_NAMED}(?=\s+(?:[\w'’-]+\s+){{0,5}}?(?:[A-Z][\w.'’-]+,?\s+){{1,4}}(?:the\s+[^,.;]{{3,60}},\s+)?(?:as|to)\b)"
        rf"|{_NAMED}(?=\s+(?:[A-Z][\w.'’-]+\s+){{2,5}}(?:the\s+|an?\s+|his\s+|her\s+|its\s+)?(?:[\w-]+\s+){{0,4}}?{_OFFICE}\b)"
        r"|\btook\s+office\b|\b(?:(?:was|were|has\s+been)\s+)?sworn\s+in\b"
        r"|\bagreed\s+to\s+(?:appoint\b|release\b(?=[^.]{0,80}?\bfrom\s+\w+\s+(?:dut|post|office|position)))",
        "appointment",
        ("",),
    ),
    _deed(
        "election",
        "has re reelected was were won",
        r"\b(?:was|were|has\s+been)\s+(?:re-?)?elected\b|\bwon\b(?=[^.]{0,60}\b(?i:elections?)\b)|\b(?:re-?)elected\b",
        "election",
    ),
    _deed(
        "award",
        "awarded conferred was were",
        r"\b(?:was|were)\s+(?:awarded|conferred)\b|\b(?:awarded|conferred)\b",
        "award",
        ("on", "to", ""),
    ),
    _deed("death", "died passed", r"\b(?:died|passed\s+away)\b", "death"),
    _deed(
        "test",
        "carried conducted guided observed oversaw supervised test testfired watched",
        rf"\b(?:oversaw|guided|supervised|watched|observed)\s+{_FEW}(?i:test-fires?|test-firing|tests?|test\s+launch|launch(?:ing)?)\b|\btest-?fired\b|\b(?:conducted|carried\s+out)\s+{_FEW}(?:test(?:-fire|-firing)?|test\s+launch)\b",
        "test",
    ),
    _deed(
        "launch",
        "fired launched",
        rf"\b(?:fired|launched)\s+{_FEW}(?i:missiles?|rockets?|satellites?|projectiles?)\b",
        "launch",
    ),
    _deed(
        "exercise",
        "began conducted held kicked launched staged started",
        rf"\b(?:held|staged|conducted|began|started|kicked\s+off|launched)\s+{_FEW}(?i:exercises?|drills?|man(?:o)?euvers)\b",
        "exercise",
        ("with",),
    ),
    _deed(
        "demonstration",
        "demonstrated held staged",
        rf"\b(?:staged|held)\s+{_A}(?:[\w-]+\s+){{0,4}}?(?:(?i:rally|demonstration|protest)|march)\b|\bdemonstrated\s+against\b",
        "demonstration",
    ),
    _deed(
        "sports",
        "advanced bagged beat came clinched collected defeated placed took won",
        r"\b(?:won|placed|took(?!\s+place\b)|came|bagged|collected|clinched|advanced|defeated|beat)\b"
        r"(?=[^.]{0,70}\b(?i:first|second|third|medals?|titles?|place|finals?|semi-?finals?|gold|silver|bronze|trophy|cup|championship|\d:\d)\b)",
        "sports",
        ("",),
    ),
    _deed(
        "performance",
        "gave",
        rf"\bgave\s+(?:{_A})?(?:[\w-]+\s+){{0,3}}?(?i:performances?|concerts?|shows?)\b",
        "performance",
    ),
    _deed(
        "publication",
        "brought published",
        r"\b(?:published|brought\s+out)\s+(?:[\w'-]+\s+){0,4}?(?i:books?|albums?|works?|collections?|stamps?|volumes?)\b",
        "publication",
    ),
    _deed(
        "statement",
        "answered gave in issued made published released",
        rf"\b(?:issued|released|made\s+public|published)\s+{_FEW}(?i:statements?|appeals?|joint\s+communiqu[eé]s?|white\s+papers?)\b"
        rf"|\b(?:gave|made)\s+{_A}(?:\w+\s+)?answers?\b|\banswered\s+(?:a\s+)?questions?\b|\bin\s+a\s+statement\b",
        "statement",
    ),
    _deed(
        "disaster",
        "devastated hit killed ravaged struck swept toppled",
        r"(?<!-)\b(?:hit|struck|toppled|swept|ravaged|devastated|killed)\b(?!-)",
        "disaster",
        sure=0.7,
        subject=NATURE,
    ),
    _deed(
        "disaster",
        "capsized caught collapsed collided crashed derailed exploded overturned plunged ran sank was"
        " went",
        r"\b(?:capsized|sank(?!\s+(?:an?|the|its|two|three)\b)|crashed|derailed|was\s+derailed|collided|ran\s+aground"
        r"|caught\s+fire|exploded|collapsed|overturned|went\s+down|plunged)\b",
        "accident",
        sure=0.8,
        subject=_CRAFT,
    ),
)
"""Deeds in the order in which they are tried; of one sentence the leftmost counts."""
