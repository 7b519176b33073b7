"""What a command that builds prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graphbuilder.pipeline import Summary


def tell(summary: Summary) -> None:
    """Print what a build did: problems on stderr, the summary on stdout."""
    from graphbuilder.progress import summary_lines  # noqa: PLC0415 - loads the whole package

    for problem in summary.problems:
        click.echo(f"{'skipped' if problem.skipped else 'note'}: {problem}", err=True)
    for line in summary_lines(summary):
        click.echo(line)
