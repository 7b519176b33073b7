"""Whether confidence means something: of the claims with 0.9, are nine in ten right?

    from graphbuilder.evaluation import calibration, calibration_report

    print(calibration_report.as_text(calibration("gold.jsonl")))

``docs/accuracy.md`` says what is judged and how. ``learned`` gives the confidences that the rules
should have; ``tools/calibrate.py`` writes them where the extraction reads them.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from graphbuilder.evaluation.found import found_articles, found_claims
from graphbuilder.evaluation.gold import read_gold
from graphbuilder.evaluation.judging import PREDICATES, Judged, judged
from graphbuilder.model import InputProblem
from graphbuilder.pipeline import Settings, Summary, graph_of

BANDS: Final = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Where the bands of stated confidence begin; the last one ends at 1.0 and has it too."""
LEAST: Final = 10
"""A rule with fewer claims that were judged has no figure of its own."""
_PRIOR: Final = 10
"""The weight of an extractor's own number beside what was counted, in claims."""
_MOST: Final = 0.97
"""No rule is certain: of articles that no rule had been tried on, 0.96 of the surest claims were right
(docs/accuracy.md). 1.0 is for what the page itself says."""
_Z: Final = 1.959964
"""The normal deviate of a two-sided interval of 95 %."""

Key = tuple[str, str, float]
"""A rule, the aspect of the article that it says something of, and the extractor's own number: a
rule may be surer in one case than in another.
"""


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims that belong together: a band of confidence, or a rule with an aspect."""

    name: str
    n: int
    mean: float
    right: int

    @property
    def share(self) -> float:
        """The share that is right."""
        return self.right / self.n

    @property
    def interval(self) -> tuple[float, float]:
        """Within which the true share lies (Wilson 1927, 95 %)."""
        return wilson(self.right, self.n)


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured of a rule: the counts, and the confidence that follows."""

    confidence: float
    right: int
    n: int


@dataclass(frozen=True, slots=True)
class Calibration:
    """Claims that gold has judged, all of them, and the number of annotated articles.

    ``problems`` are what the reader says of the rows.
    """

    articles: int
    claims: tuple[Judged, ...]
    paths: tuple[Path, ...] = ()
    problems: tuple[InputProblem, ...] = ()

    @property
    def counted(self) -> tuple[Judged, ...]:
        """Each statement of an article once, with the surest of its claims."""
        return _once(self.claims, lambda claim: (claim.article, *claim.statement))

    @property
    def bands(self) -> tuple[Bin, ...]:
        """The claims by stated confidence; empty bands are left out."""
        return _bins(self.counted, lambda claim: band(claim.confidence), 1)

    @property
    def rules(self) -> tuple[Bin, ...]:
        """The claims by rule and aspect, where there are ten."""
        return _bins(self.counted, lambda claim: f"{claim.rule} {claim.aspect}", LEAST)

    @property
    def error(self) -> float:
        """The expected calibration error: how far share and confidence are apart, over the bands.

        Naeini, Cooper, Hauskrecht, "Obtaining well calibrated probabilities", 2015.
        """
        total = len(self.counted)
        return sum(b.n * abs(b.mean - b.share) for b in self.bands) / total if total else 0.0

    @property
    def brier(self) -> float:
        """The mean square of the distance between confidence and truth (Brier 1950)."""
        claims = self.counted
        squares = sum((claim.confidence - claim.right) ** 2 for claim in claims)
        return squares / len(claims) if claims else 0.0


def calibration(
    paths: str | Path | Iterable[str | Path], settings: Settings | None = None
) -> Calibration:
    """Judge the claims of annotated articles; each file is a graph of its own.

    Raises InputError for gold that is malformed and SettingError for settings that can't be used.
    """
    files = [paths] if isinstance(paths, str | Path) else list(paths)
    claims: list[Judged] = []
    articles, summary = 0, Summary()
    for number, path in enumerate(map(Path, files)):
        golds = {row.identifier: row.gold for row in read_gold(path).rows if row.gold is not None}
        store = graph_of([path], settings, summary).store
        made = judged(found_claims(store, PREDICATES), golds, found_articles(store))
        apart = len(files) > 1  # two files may use the same identifier
        claims += (replace(c, article=f"{number}:{c.article}") if apart else c for c in made)
        articles += len(golds)
    return Calibration(articles, tuple(claims), tuple(map(Path, files)), tuple(summary.problems))


def learned(claims: Iterable[Judged]) -> dict[Key, Figure]:
    """The confidence of each rule, aspect and own number: the share that is right, drawn towards the
    extractor's own number as if ten more claims had been counted that bear it out.

    The claims must have the extractors' own confidence (``Settings(measured=False)``). What was
    judged fewer than ten times is left out.
    """
    groups: dict[Key, list[Judged]] = defaultdict(list)
    for claim in _once(claims, lambda c: (c.article, *c.statement, c.rule)):
        groups[_key(claim)].append(claim)
    figures = {}
    for key, group in sorted(groups.items()):
        n, right = len(group), sum(claim.right for claim in group)
        if n >= LEAST:
            confidence = min(round((right + _PRIOR * key[2]) / (n + _PRIOR), 2), _MOST)
            figures[key] = Figure(confidence, right, n)
    return figures


def _key(claim: Judged) -> Key:
    return claim.rule, claim.aspect, claim.confidence


def applied(measured: Calibration, figures: Mapping[Key, Figure]) -> Calibration:
    """The same claims with the confidences of a table, where it has one."""
    claims = (
        replace(claim, confidence=figures[key].confidence)
        if (key := _key(claim)) in figures
        else claim
        for claim in measured.claims
    )
    return replace(measured, claims=tuple(claims))


def cross_validated(measured: Calibration) -> Calibration:
    """The claims of each half of the articles with the confidences learned from the other half.

    Every second article, in order of identifiers, is in the one half.
    """
    names = sorted({claim.article for claim in measured.claims})
    halves = tuple(frozenset(names[start::2]) for start in (0, 1))
    claims: list[Judged] = []
    for half in halves:
        inside = tuple(claim for claim in measured.claims if claim.article in half)
        others = [claim for claim in measured.claims if claim.article not in half]
        claims += applied(replace(measured, claims=inside), learned(others)).claims
    return replace(measured, claims=tuple(claims))


def held_out(measured: Calibration) -> tuple[Calibration, ...]:
    """For each file, its claims with the confidences learned from the other files: what articles of
    another kind or publisher may expect. Of one file there is nothing to learn from.
    """
    if len(measured.paths) < 2:
        return ()
    apart = []
    for number, path in enumerate(measured.paths):
        inside = tuple(c for c in measured.claims if c.article.startswith(f"{number}:"))
        others = [c for c in measured.claims if not c.article.startswith(f"{number}:")]
        part = replace(measured, claims=inside, paths=(path,))
        apart.append(applied(part, learned(others)))
    return tuple(apart)


def band(confidence: float) -> str:
    """The name of the band of a confidence."""
    at = next(i for i in reversed(range(len(BANDS) - 1)) if confidence >= BANDS[i])
    return f"{BANDS[at]:.2f} to {BANDS[at + 1]:.2f}"


def wilson(right: int, n: int) -> tuple[float, float]:
    """Wilson's score interval of a share, 95 %."""
    share, z2 = right / n, _Z * _Z
    middle = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n)) / (1 + z2 / n)
    return max(0.0, middle - half), min(1.0, middle + half)


def _once(claims: Iterable[Judged], key: Callable[[Judged], tuple[str, ...]]) -> tuple[Judged, ...]:
    """One claim for each key: the surest, of those that are equal the first by rule."""
    best: dict[tuple[str, ...], Judged] = {}
    for claim in sorted(claims, key=lambda c: (-c.confidence, c.rule, c.article, c.statement)):
        best.setdefault(key(claim), claim)
    return tuple(best[each] for each in sorted(best))


def _bins(claims: Sequence[Judged], name: Callable[[Judged], str], least: int) -> tuple[Bin, ...]:
    groups: dict[str, list[Judged]] = defaultdict(list)
    for claim in claims:
        groups[name(claim)].append(claim)
    return tuple(
        Bin(
            each,
            len(group),
            sum(claim.confidence for claim in group) / len(group),
            sum(claim.right for claim in group),
        )
        for each, group in sorted(groups.items())
        if len(group) >= least
    )
