"""Commands on what is one and on what is taken out: ``judge``, ``withdraw``."""
# ruff: noqa: PLC0415 -- heavy libraries load when a command needs them, so that --help answers at once

from __future__ import annotations

import getpass
import sys
from datetime import date
from pathlib import Path

import click

from graphbuilder.cli.status import FOUND
from graphbuilder.cli.telling import tell
from graphbuilder.model.errors import SettingError

_OWN = Path("my-judgements.jsonl")


@click.command("judge")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.argument("verdict", type=click.Choice(("same", "different", "unsure")))
@click.option("--why", required=True, help="The reason, in a sentence.")
@click.option("--by", default=None, metavar="NAME", help="Who judges (default: the login name).")
@click.option(
    "--judgements",
    "path",
    default=_OWN,
    show_default=True,
    type=click.Path(path_type=Path),
    help="The file to add to, for `build --judgements`.",
)
@click.option(
    "--graph",
    default=None,
    type=click.Path(path_type=Path),
    help="A build, so that A and B can be names too.",
)
def judge_command(
    first: str, second: str, verdict: str, why: str, by: str | None, path: Path, graph: Path | None
) -> None:
    """Judge whether A and B are one: IRIs, or identities such as person/ri-yong-ho."""
    from graphbuilder.model import Judgement, Verdict
    from graphbuilder.resolve.overrule import append, read_judgements

    if not why.strip():
        raise click.UsageError("--why takes a reason")
    one, other = sorted(_identity(each, graph) for each in (first, second))
    if one == other:
        raise SettingError(f"{first!r} and {second!r} are one identity already: {one}")
    score = {"same": 1.0, "different": 0.0, "unsure": 0.5}[verdict]
    day = date.today().isoformat()
    if path.exists():
        read_judgements(path)  # what is wrong in it is better said now
    judge = (_login() if by is None else by).strip()
    if not judge:
        raise click.UsageError("--by takes a name")
    if one.partition("/")[0] != other.partition("/")[0]:
        raise SettingError(f"{one} and {other} are things of different kinds, and never one")
    append(path, Judgement(one, other, Verdict(verdict), score, why.strip(), judge, day))
    click.echo(f"{one} and {other}: {verdict}; added to {path}")
    click.echo(f"`graphbuilder build … --judgements {path}` follows it")


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name
        return "somebody"


def _identity(what: str, graph: Path | None) -> str:
    """The end of an IRI after the base, from an identity, an IRI or a name."""
    from graphbuilder.model import terms

    segments = set(terms.SEGMENT.values())
    tail = what.strip().strip("<>").rstrip("/")
    parts = tail.replace(":", "/").split("/") if "://" not in tail else tail.split("/")
    if len(parts) >= 2 and parts[-2] in segments:
        return "/".join(parts[-2:])
    if graph is None:
        remedy = "Give an IRI, an identity such as person/ri-yong-ho, or --graph DIR for names"
        raise SettingError(f"{what!r} is no identity. {remedy}")
    from graphbuilder.query import find, open_graph

    iri = find(open_graph(graph), what)
    if iri is None:
        raise SettingError(f"nothing in {graph} is named {what!r}. `graphbuilder show` tries names")
    return "/".join(iri.split("/")[-2:])


@click.command("withdraw")
@click.argument("out", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("articles", metavar="ARTICLE…", nargs=-1, required=True)
@click.option("--why", default="", help="The reason, kept in DIR/withdrawn.jsonl.")
@click.option(
    "--undo", is_flag=True, help="Take articles off the list; build again to have them back."
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to use."
)
def withdraw_command(
    out: Path, articles: tuple[str, ...], why: str, jobs: int, *, undo: bool
) -> None:
    """Take articles out of a build, by identifier or IRI, with all that they alone support."""
    from graphbuilder.flow import withdrawn
    from graphbuilder.pipeline import named, withdraw
    from graphbuilder.progress import Reporter

    if undo:
        known = withdrawn.withdrawn(out)
        back = withdrawn.restore(out, named(articles, known).values())
        click.echo(f"{len(back)} no longer withdrawn; `graphbuilder build` from the sources")
        sys.exit(0 if len(back) == len(set(articles)) else FOUND)
    with Reporter(sys.stderr) as reporter:
        summary, unknown = withdraw(out, articles, why, jobs=jobs, progress=reporter)
    for each in unknown:
        click.echo(f"no article in {out} has the identifier {each!r}", err=True)
    if summary:
        tell(summary)
    if unknown:
        sys.exit(FOUND)
