"""Articles that try to break out of every format the graph is written in."""

from __future__ import annotations

import json
from typing import Any, Final

CONTROLS: Final = "\x00\x01\x08\x0b\x0c\x1b\x1f\x7f\x85\ufdd0\ufffe\uffff\U0001fffe"
MARKS: Final = "\u200f\u202eعربي\u202c\u2066한글\u2069\u2028"

ROWS: Final[tuple[dict[str, Any], ...]] = (
    {
        "id": 'quotes "1" <script>\\ \n한글',
        "headline": f'Letter "quoted" \\ back\\u0041 <script>alert(1)</script> {MARKS}',
        "text": (
            'Letter\n\nPyongyang, May 3 (KCNA) -- Kim Song "Bob\\" <script>alert("x")</script> Il, '
            "minister of Foreign Affairs of the DPRK, on May 2 sent a letter to António 구테흐스 "
            f"{MARKS} Guterres, secretary general of the United Nations.\n"
            'The letter said: "I would like to request you to read C:\\temp\\new, \\u0041 and '
            '"""three""" quotes \'\'\' in the UN Charter."\n-0-'
        ),
        "published": "2024-05-03",
        "publisher": 'K"C\\N<A>한',
        "url": "https://example.org/a%20b?c=d&e='f'",
    },
    {
        "id": "controls",
        "headline": f"Controls {CONTROLS} end",
        "text": (
            f"Controls\n\nPyongyang, May 3 (KCNA) -- Choe Song{CONTROLS} Hui, minister of Foreign "
            "Affairs of the DPRK, on May 2 sent a letter to Sergei \x07Lavrov, foreign minister of "
            f"the Russian Federation.\u2028The letter\x85 demanded\x1b[31m that the UN{CONTROLS} "
            "Security Council stop it.\r\nWe\ttab.\n-0-"
        ),
        "published": "2024-05-03",
        "publisher": "KCNA\x00x",
    },
    {
        "id": "w" * 3000,
        "headline": "W" * 5000,
        "text": (
            f"Long\n\nPyongyang, May 3 (KCNA) -- Minister A{'b' * 20_000}, minister of {'X' * 3000} "
            f"of the DPRK, sent a letter to Q{'q' * 4000} Z{'z' * 4000}, president of the "
            f"F{'f' * 5000} Party.\n{'9' * 4000}\n-0-"
        ),
    },
    {
        "id": "signs",
        "text": (
            "Signs \U0001f389\n\nPyongyang, May 4 (KCNA) -- Kim \U0001f389 Song, premier of the "
            'DPRK, received a message from e\u0301migre\u0301 Lee\u200d, president of "Ghana".'
        ),
        "published": "2024-05-04",
    },
)
"""Rows of JSON Lines input; no identifier, headline or name of theirs is a plain word."""


def lines() -> str:
    """The rows as JSON Lines, all in ASCII, so that control characters come in escaped."""
    return "".join(json.dumps(row) + "\n" for row in ROWS)
