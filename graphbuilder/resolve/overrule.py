"""People's own judgements: a file of JSON Lines that overrules what the rules judge.

One row a judgement: ``{"first": "person/ri-yong-ho", "second": "person/lee-yong-ho", "verdict":
"same", "reason": "…", "judge": "name", "date": "2024-05-09"}``. The last row on a pair counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, Final

from graphbuilder.model import Judgement, SettingError, Verdict

_REMEDY: Final = (
    'A row is {"first": "person/…", "second": "person/…", "verdict": "same", "different" or '
    '"unsure", "reason": "…", "judge": "your name", "date": "YYYY-MM-DD"}.'
)


def read_judgements(path: Path) -> tuple[Judgement, ...]:
    """The judgements of a file, the last on each pair, in order of the pairs.

    Rows that a build wrote itself (without a date) are passed over, so that its file can be edited
    and given back. Raises SettingError where the file can't be read, naming the line.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        what = getattr(error, "strerror", None) or "it is no text in UTF-8"
        raise SettingError(f"{path}: can't be read: {what}. Check the path.") from error
    found: dict[tuple[str, str], Judgement] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            judgement = _judgement(line, f"{path}:{number}")
            if judgement.day:
                found[judgement.first, judgement.second] = judgement
    return tuple(found[pair] for pair in sorted(found))


def _judgement(line: str, where: str) -> Judgement:
    try:
        row = json.loads(line)
        first, second = sorted((_text(row, "first"), _text(row, "second")))
        verdict, day = Verdict(row["verdict"]), row.get("date") or ""
        day = day and date.fromisoformat(day).isoformat()
        score = float(row.get("score", 0.0 if verdict is Verdict.DIFFERENT else 1.0))
        return Judgement(
            first, second, verdict, score, _text(row, "reason"), _text(row, "judge"), day
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingError(f"{where}: this is no judgement ({error}). {_REMEDY}") from error


def _text(row: dict[str, Any], key: str) -> str:
    value = row[key]
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"{key} is no text")
    return value


def overruled(judged: Iterable[Judgement], own: Iterable[Judgement]) -> list[Judgement]:
    """What the rules judged, but people's judgements where there are such on the same pair."""
    by_people = {(each.first, each.second): each for each in own}
    rest = [each for each in judged if (each.first, each.second) not in by_people]
    return [*rest, *by_people.values()]


def append(path: Path, judgement: Judgement) -> None:
    """Add a judgement to a file. Raises SettingError where that can't be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"{judgement.as_json()}\n")
    except OSError as error:
        raise SettingError(f"{path}: can't be written: {error.strerror or error}") from error
