"""Floors: the least that each field must reach on a file of gold, which must be the same file.

A floors file is TOML or JSON. It has one ``gold`` entry for each file of gold:

    [[gold]]
    file = "gold/wire.jsonl"      # relative to the floors file
    sha256 = "3f0c…"              # of the file's content, so that nobody eases the gold in silence

    [gold.floors]
    senders = 0.97                # F1 or accuracy, as the table prints it
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from graphbuilder.evaluation.report import Evaluation
from graphbuilder.model import InputError
from graphbuilder.read.files import all_bytes, shown

_REMEDY: Final = "docs/accuracy.md says what a floors file holds."


@dataclass(frozen=True, slots=True)
class Floors:
    """The floors of one file of gold, by field."""

    gold: Path
    sha256: str
    by_field: Mapping[str, float]


def read_floors(path: Path) -> tuple[Floors, ...]:
    """All entries of a floors file. Raises InputError where it can't be read or used."""
    where, data = shown(path), all_bytes(path)
    try:
        text = data.decode("utf-8")
        said = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except ValueError as error:  # both formats' errors, and text that isn't UTF-8
        form = "JSON" if path.suffix.lower() == ".json" else "TOML"
        raise InputError(where, f"this is not {form} ({str(error)[:120]})", _REMEDY) from error
    entries = said.get("gold") if isinstance(said, dict) else None
    if not isinstance(entries, list) or not entries:
        raise InputError(where, 'there is no "gold" entry', _REMEDY)
    return tuple(_floors(entry, path.parent, where) for entry in entries)


def floors_of(gold: Path, floors: tuple[Floors, ...], where: Path) -> Floors:
    """The entry of a file of gold. Raises InputError if there is none."""
    for entry in floors:
        if entry.gold.resolve() == gold.resolve():
            return entry
    raise InputError(shown(where), f"there are no floors for {shown(gold)}", "Add an entry for it.")


def breaches(evaluation: Evaluation, floors: Floors) -> tuple[str, ...]:
    """What falls under its floor, one line each; nothing if all hold."""
    found = []
    if evaluation.sha256 != floors.sha256:
        found.append(
            f"{evaluation.path}: the gold has changed: its SHA-256 is {evaluation.sha256}, "
            f"the floors are for {floors.sha256}"
        )
    for field, floor in floors.by_field.items():
        score = evaluation.fields.get(field)
        if score is None:
            found.append(f"{field}: has a floor of {floor}, but was not measured")
        elif score.figure < floor:
            what = score.measure.value.replace("f1", "F1")
            found.append(f"{field}: {what} {score.figure} is under its floor of {floor}")
    return tuple(found)


def _floors(entry: Any, folder: Path, where: str) -> Floors:
    if not isinstance(entry, dict):
        raise InputError(where, "a gold entry is not a table", _REMEDY)
    file, digest, by_field = (entry.get(key) for key in ("file", "sha256", "floors"))
    if not isinstance(file, str) or not isinstance(digest, str):
        raise InputError(where, 'a gold entry lacks its "file" or "sha256"', _REMEDY)
    if not isinstance(by_field, dict) or not all(map(_is_floor, by_field.values())):
        raise InputError(where, f'the "floors" of {file} are not numbers from 0 to 1', _REMEDY)
    return Floors(folder / file, digest, by_field)


def _is_floor(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
