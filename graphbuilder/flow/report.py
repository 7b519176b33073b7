"""``build.json``: what a build was made of, how, and what came of it. No other file has a time of day."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import asdict
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import Any, Final

from graphbuilder import __version__
from graphbuilder.authority import Authority
from graphbuilder.flow.files import REPORT, Written
from graphbuilder.flow.settings import Settings, Summary
from graphbuilder.flow.workers import peak_memory
from graphbuilder.model import SettingError

_OF_A_RUN: Final = ("jobs", "fresh", "scheduler")
"""Settings of one run, not of the graph: a rebuild doesn't take them over."""


def report(
    settings: Settings, summary: Summary, written: list[Written], started: datetime
) -> dict[str, Any]:
    """All that a build says of itself."""
    return {
        "started": _time(started),
        "finished": _time(datetime.now(UTC)),
        "versions": {
            "graphbuilder": __version__,
            "python": platform.python_version(),
            "spacy": metadata.version("spacy"),
            "pyoxigraph": metadata.version("pyoxigraph"),
        },
        "settings": asdict(settings),
        "inputs": summary.inputs,
        "counts": {
            "articles": summary.articles,
            "unchanged": summary.kept,
            "claims": summary.claims,
            "statements": summary.statements,
            "entities": dict(sorted(summary.entities.items())),
        },
        "problems": [asdict(problem) for problem in summary.problems],
        "notes": summary.notes,
        "seconds": {stage: round(seconds, 3) for stage, seconds in summary.seconds.items()},
        "peak_memory_bytes": {
            "process": peak_memory(),
            "largest writer": max(w.peak_memory for w in written),
        },
        "files": {
            w.name: {"sha256": w.sha256, "bytes": w.size, "seconds": round(w.seconds, 3)}
            for w in written
        },
    }


def made_with(known: Authority, settings: Settings) -> tuple[str, ...]:
    """What decides about a graph beside its articles, as "name=value", for the graph itself."""
    own = Path(settings.judgements) if settings.judgements else None
    made = {
        "authority": known.version,
        "confidence": "measured" if settings.measured else "as the rules give it",
        "judgements": _digest(own) if own else "none",
        "model": settings.model or "none",
        "spacy": metadata.version("spacy"),
    }
    return tuple(f"{name}={value}" for name, value in made.items())


def _digest(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()[:12]
    except OSError:  # reading it will say so
        return "unread"


def as_text(report: dict[str, Any]) -> str:
    """The report as JSON."""
    return json.dumps(report, ensure_ascii=True, indent=1) + "\n"


def last_report(folder: str | Path) -> dict[str, Any]:
    """The report of the last build into a folder, empty where there is none that can be read."""
    try:
        found = json.loads(Path(folder, REPORT).read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def last_settings(folder: str | Path) -> Settings:
    """The settings of the last build into a folder. Raises SettingError where none are known."""
    found = last_report(folder).get("settings")
    if not isinstance(found, dict):
        what = f"{Path(folder, REPORT)}: the settings of the last build can't be read"
        raise SettingError(f"{what}. Give settings, or build again from the sources")
    known = {k: v for k, v in found.items() if k in Settings.__slots__ and k not in _OF_A_RUN}
    known["files"] = tuple(known.get("files", ()))
    return Settings(**known)


def _time(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
