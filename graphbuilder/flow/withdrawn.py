"""Articles that are withdrawn: a list beside the graph, which builds into that folder heed."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Final

from graphbuilder.model import SettingError

FILE: Final = "withdrawn.jsonl"
"""One row an article: its identifier, why, and when."""


def withdrawn(folder: Path) -> dict[str, str]:
    """The withdrawn articles of an output folder, with the reason given.

    Raises SettingError where the list can't be read, naming the line.
    """
    path, found = folder / FILE, {}
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(f"{path}: can't be read: {error}. Correct or delete it") from error
    for number, line in enumerate(lines, 1):
        try:
            row = json.loads(line) if line.strip() else None
            if row is not None:
                found[str(row["article"])] = str(row.get("why") or "")
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            what = f"{path}:{number}: this is no withdrawn article ({error})"
            remedy = 'A row is {"article": "identifier", "why": "…", "date": "YYYY-MM-DD"}'
            raise SettingError(f"{what}. {remedy}") from error
    return found


def withdraw(folder: Path, identifiers: Iterable[str], why: str) -> None:
    """Add articles to the list. Raises SettingError where it can't be written."""
    day = date.today().isoformat()
    rows = ({"article": each, "why": why, "date": day} for each in identifiers)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    _write(folder / FILE, [*_lines(folder / FILE), *lines])


def restore(folder: Path, identifiers: Iterable[str]) -> list[str]:
    """Take articles off the list; gives those that were on it."""
    known, wanted = withdrawn(folder), set(identifiers)
    kept = [line for line in _lines(folder / FILE) if json.loads(line)["article"] not in wanted]
    _write(folder / FILE, kept)
    return sorted(wanted & known.keys())


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        return []
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _write(path: Path, lines: list[str]) -> None:
    try:
        if lines:
            text = "".join(f"{line}\n" for line in lines)
            path.write_text(text, encoding="utf-8", errors="replace")
        else:
            path.unlink(missing_ok=True)
    except OSError as error:
        raise SettingError(f"{path}: can't be written: {error.strerror or error}") from error
