"""The difference of two graphs as RDF: an RDF Patch, or two files of N-Quads (docs/decisions/0011)."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graphbuilder.model.errors import QueryError
from graphbuilder.query.sortedquads import Comparison

REMOVED: Final = "removed.nq"
ADDED: Final = "added.nq"


def rdf_patch(comparison: Comparison) -> Iterator[bytes]:
    """The lines of an RDF Patch that makes the new graph of the old one; none where they are equal.

    https://jena.apache.org/documentation/rdf-patch/: each change is a line of N-Quads with ``D``
    (delete) or ``A`` (add) in front, here in the order of the quads. The lines are one transaction, so
    that a patch that was cut off changes nothing. Raises QueryError where only one
    of the two graphs has named graphs.
    """
    _check(comparison)
    begun = False
    for change in comparison.changes():
        if not begun:
            begun = True
            yield b"TX .\n"
        yield change.operation.encode() + b" " + change.line
    if begun:
        yield b"TC .\n"


def write_patch(comparison: Comparison, folder: Path) -> None:
    """Write the quads that are gone to ``removed.nq`` and the new ones to ``added.nq``, both sorted.

    The two replace earlier ones when both are whole. Raises QueryError where the folder can't be
    written, and where only one of the two graphs has named graphs.
    """
    _check(comparison)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".patch-", dir=folder) as place:
            beside = Path(place)
            with (beside / REMOVED).open("wb") as removed, (beside / ADDED).open("wb") as added:
                for operation, line in comparison.changes():
                    (removed if operation == "D" else added).write(line)
            for name in (REMOVED, ADDED):
                (beside / name).replace(folder / name)
    except OSError as error:
        what = error.strerror or error
        raise QueryError(f"{folder}: can't be written: {what}. Choose another folder.") from error


def _check(comparison: Comparison) -> None:
    if not comparison.alike:
        raise QueryError(
            "a patch is of quads, and only one of the two files has named graphs. "
            "Compare two folders that `graphbuilder build` wrote, or two .nq or .trig files."
        )
