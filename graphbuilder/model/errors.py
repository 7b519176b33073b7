"""Errors that a caller can catch wide or narrow; each message names the place and the remedy."""

from __future__ import annotations

from dataclasses import dataclass


class GraphbuilderError(Exception):
    """Anything that graphbuilder raises on purpose."""


class InputError(GraphbuilderError):
    """An input cannot be used: missing, unreadable, binary, malformed, too large."""

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}. {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class SettingError(GraphbuilderError):
    """A setting is not usable: an IRI base that is not one, an unknown model, an output folder."""


class QueryError(GraphbuilderError):
    """A question cannot be asked: unknown name, malformed SPARQL, no graph at the given place."""


@dataclass(frozen=True, slots=True)
class InputProblem:
    """Something that was skipped or only partly read, for the summary and the exit status.

    ``where`` is the file, with ``:line`` where it has lines. ``skipped`` is False for a mere notice
    (the input went in, but not as its suffix or layout promised).
    """

    where: str
    what: str
    remedy: str
    skipped: bool = True

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.remedy}"
