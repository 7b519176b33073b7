"""The confidence of claims, from measurement: how often each rule was right in annotated articles.

``confidence.toml`` has the figures, by rule, by what is claimed (``model.aspects``) and by the
extractor's own number, and says what they were measured on; ``tools/calibrate.py`` writes it. The
extractor's own number stands where the file has none: for rules that were hardly ever seen and for
claims that no annotation can judge.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

from graphbuilder.model import Claim, Mention, Status, terms
from graphbuilder.model.aspects import aspect

FILE: Final = Path(__file__).with_name("confidence.toml")

Table = Mapping[tuple[str, str, float], float]
"""Confidence by rule, aspect and the extractor's own number."""


def table() -> Table:
    """The figures of ``confidence.toml``; none where the file isn't there yet."""
    if not FILE.is_file():
        return {}
    rules = tomllib.loads(FILE.read_text(encoding="utf-8"))["rules"]
    return {
        (rule, what, float(each["own"])): float(each["confidence"])
        for rule, aspects in rules.items()
        for what, figures in aspects.items()
        for each in figures
    }


def measured(claims: Iterable[Claim], figures: Table) -> tuple[Claim, ...]:
    """The claims, each with the confidence that was measured for its rule.

    What is inferred by a rule without a figure is no surer than the least sure of its premises.
    What the text denies or only reports keeps its own number: the figures are of what it states.
    """
    return tuple(_measured(claim, figures) for claim in claims)


def _measured(claim: Claim, figures: Table) -> Claim:
    premises = measured(claim.premises, figures)
    sure = None
    if claim.status in (Status.STATED, Status.INFERRED):
        kind = claim.object.kind if isinstance(claim.object, Mention) else None
        what = _aspect(claim.predicate, kind) or ""
        sure = figures.get((claim.evidence.rule, what, claim.confidence))
    if sure is None:
        sure = min([claim.confidence, *(premise.confidence for premise in premises)])
    if sure == claim.confidence and premises == claim.premises:
        return claim
    return replace(claim, confidence=sure, premises=premises)


@cache
def _aspect(predicate: str, kind: str | None) -> str | None:
    return aspect(predicate, (kind, *terms.superclasses(kind)) if kind else ())
