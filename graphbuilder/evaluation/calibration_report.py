"""A calibration for people (tables, and the claims that are wrong) and for programs (JSON)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final

from graphbuilder.evaluation.calibration import Bin, Calibration

_HEADS: Final = ("claims", "confidence", "right", "95 % interval")
_WIDTHS: Final = (8, 12, 8, 18)


def as_text(measured: Calibration, errors: bool = False) -> str:
    """Two tables, by confidence and by rule; with ``errors``, the claims that are wrong."""
    lines = [f"{_files(measured)}: {_counts(measured)}"]
    for head, bins in _tables(measured):
        margin = max(map(len, (head, *(each.name for each in bins))))
        heads = "".join(f"{h:>{w}}" for h, w in zip(_HEADS, _WIDTHS, strict=True))
        lines += ["", f"{head:{margin}}{heads}"]
        for each in bins:
            cells = zip(_cells(each), _WIDTHS, strict=True)
            lines.append(f"{each.name:{margin}}" + "".join(f"{cell:>{w}}" for cell, w in cells))
    lines += ["", _sums(measured)]
    return "\n".join([*lines, *(_errors(measured) if errors else ())]) + "\n"


def as_markdown(measured: Calibration, errors: bool = False) -> str:
    """The same as tables in Markdown."""
    lines = [f"{_files(measured)}: {_counts(measured)}."]
    for head, bins in _tables(measured):
        lines += ["", f"| {head} | {' | '.join(_HEADS)} |", f"|---|{'---:|' * len(_HEADS)}"]
        lines += [f"| {each.name} | {' | '.join(_cells(each))} |" for each in bins]
    lines += ["", f"{_sums(measured)}."]
    wrong = ["", "```text", *_errors(measured), "```"] if errors else []
    return "\n".join([*lines, *wrong]) + "\n"


def as_json(measured: Calibration, errors: bool = False) -> str:
    """One object: ``bands``, ``rules`` and the two sums; with ``errors``, the claims that are wrong."""
    said: dict[str, Any] = {
        "gold": [str(path) for path in measured.paths],
        "articles": measured.articles,
        "claims": len(measured.counted),
        "ece": round(measured.error, 4),
        "brier": round(measured.brier, 4),
        "bands": [_object(each) for each in measured.bands],
        "rules": [_object(each) for each in measured.rules],
    }
    if errors:
        said["errors"] = [
            {
                "article": claim.article,
                "claim": claim.words,
                "rule": claim.rule,
                "field": claim.aspect,
                "confidence": claim.confidence,
            }
            for claim in measured.counted
            if not claim.right
        ]
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _files(measured: Calibration) -> str:
    return ", ".join(map(str, measured.paths))


def _counts(measured: Calibration) -> str:
    claims = measured.counted
    right = sum(claim.right for claim in claims)
    articles = f"{measured.articles:,} articles, annotated"
    return f"{articles}; {right:,} of {len(claims):,} claims that they can judge are right"


def _tables(measured: Calibration) -> tuple[tuple[str, Sequence[Bin]], ...]:
    return (("stated", measured.bands), ("rule and field", measured.rules))


def _cells(each: Bin) -> tuple[str, ...]:
    low, high = each.interval
    return (f"{each.n:,}", f"{each.mean:.3f}", f"{each.share:.3f}", f"{low:.3f} to {high:.3f}")


def _sums(measured: Calibration) -> str:
    return f"expected calibration error {measured.error:.4f}, Brier score {measured.brier:.4f}"


def _errors(measured: Calibration) -> Iterator[str]:
    for claim in measured.counted:
        if not claim.right:
            yield ""
            yield f"{claim.article}  {claim.confidence:g} {claim.rule} {claim.aspect}"
            yield f"    {' '.join(claim.words.split())}"


def _object(each: Bin) -> dict[str, Any]:
    low, high = each.interval
    return {
        "name": each.name,
        "n": each.n,
        "confidence": round(each.mean, 4),
        "right": each.right,
        "share": round(each.share, 4),
        "interval": [round(low, 4), round(high, 4)],
    }
