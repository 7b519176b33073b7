"""Quotations and lines of one article, found once for all its sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Final

from graphbuilder.model import Span

_QUOTATION: Final = re.compile(r'["“](?P<words>[^"“”]{15,900})["”]')
_MARK: Final = re.compile(r'["“”\n]')


class Quotations:
    """Looks quotations up in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.read: dict[Span, list[re.Match[str]]] = {}
        self.marks: dict[str, list[int]] = {mark: [] for mark in '"“”\n'}
        for match in _MARK.finditer(text):
            self.marks[match[0]].append(match.start())
        self.marks["\n"].append(len(text))  # the text's end ends its last line

    def inside(self, offset: int) -> bool:
        """Whether a quotation that its line has opened isn't closed before an offset."""
        line = self.paragraph(Span(offset, offset)).start
        plain, opening, closing = (
            bisect_left(self.marks[mark], offset) - bisect_left(self.marks[mark], line)
            for mark in '"“”'
        )
        return plain % 2 == 1 or opening > closing

    def paragraph(self, span: Span) -> Span:
        """The lines that a span lies in."""
        breaks = self.marks["\n"]
        before = bisect_left(breaks, span.start)
        start = breaks[before - 1] + 1 if before else 0
        return Span(start, breaks[bisect_left(breaks, span.end)])

    def near(self, paragraph: Span, span: Span) -> list[re.Match[str]]:
        """The paragraph's quotations, with their ``words``, that touch a stretch of it."""
        if paragraph not in self.read:
            found = _QUOTATION.finditer(self.text, paragraph.start, paragraph.end)
            self.read[paragraph] = list(found)
        matches = self.read[paragraph]
        first = bisect_left(matches, span.start, key=lambda m: m.end())
        return matches[first : bisect_right(matches, span.end, lo=first, key=lambda m: m.start())]
