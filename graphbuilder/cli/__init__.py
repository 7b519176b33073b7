"""The command line: thin commands over the Python API.

Exit status: 0, all is well; 1, something was found (a problem, a name that nothing or several
things bear, an article that was skipped); 2, the call was wrong.
"""
# ruff: noqa: PLC0415 -- heavy libraries load when a command needs them, so that --help answers at once

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any, Final

import click

from graphbuilder import __version__
from graphbuilder.cli.merging import judge_command, withdraw_command
from graphbuilder.cli.status import FOUND, INTERRUPTED, WRONG_CALL
from graphbuilder.cli.telling import tell
from graphbuilder.model.errors import GraphbuilderError

_FORMATS: Final = ("table", "csv", "json", "ttl")
_SETTINGS: Final = {"help_option_names": ["-h", "--help"]}
_GRAPH = click.argument("graph", metavar="DIR_OR_FILE", type=click.Path(path_type=Path))


class WrongCallError(click.ClickException):
    """A call that cannot be carried out: one line on stderr, no traceback."""

    exit_code = WRONG_CALL


class Commands(click.Group):
    """A group whose commands may raise the package's own errors."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; errors become messages, and a reader who has gone is no error."""
        try:
            return super().invoke(ctx)
        except GraphbuilderError as error:
            raise WrongCallError(str(error)) from error
        except KeyboardInterrupt:
            click.echo("interrupted; the files of an earlier build are as they were", err=True)
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)


@click.group(cls=Commands, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="graphbuilder", message="%(prog)s %(version)s")
def main() -> None:
    """Build and ask knowledge graphs of diplomatic news and correspondence."""


main.add_command(judge_command)
main.add_command(withdraw_command)


@main.command("build")
@click.argument(
    "inputs", metavar="INPUT…", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), help="The folder to write into."
)
@click.option("--base", default=None, metavar="IRI", help="What the graph's IRIs begin with.")
@click.option(
    "--model", default=None, metavar="NAME", help="An installed spaCy model to put under."
)
@click.option(
    "--jobs", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes to use."
)
@click.option(
    "--fresh", is_flag=True, help="Extract all articles again, not only new or changed ones."
)
@click.option(
    "--files",
    default="",
    metavar="NAME,NAME…",
    help="Write these files only, e.g. graph.nq,graph.ttl; those of an earlier build stay.",
)
@click.option(
    "--judgements",
    default=None,
    type=click.Path(path_type=Path),
    help="People's judgements on what is one and what is not (JSON Lines); they overrule the rules.",
)
@click.option(
    "--scheduler",
    default=None,
    metavar="ADDRESS",
    help="Extract on the Dask cluster of this scheduler, e.g. tcp://HOST:8786.",
)
def build_command(
    inputs: tuple[Path, ...],
    out: Path,
    base: str | None,
    files: str,
    judgements: Path | None,
    **options: Any,
) -> None:
    """Build a graph from files and folders of articles."""
    from graphbuilder.pipeline import Settings, build
    from graphbuilder.progress import Reporter

    if not str(out).strip() or str(out) == ".":
        raise click.UsageError("--out takes the name of a folder of its own")
    options["files"] = tuple(name.strip() for name in files.split(",") if name.strip())
    options |= {"base": base} if base is not None else {}
    options |= {"judgements": str(judgements.resolve())} if judgements else {}
    settings = Settings(**options)
    with Reporter(sys.stderr) as reporter:
        summary = build(inputs, out, settings, reporter)
    tell(summary)
    if summary.skipped:
        sys.exit(FOUND)


@main.command("query")
@_GRAPH
@click.argument("name", required=False)
@click.option(
    "-f", "--file", "file", type=click.Path(path_type=Path), help="A file with a SPARQL query."
)
@click.option("-q", "--query", "text", help="A SPARQL query; the vocabulary's prefixes are known.")
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="csv puts an apostrophe before text that begins like a formula; json changes nothing.",
)
@click.option(
    "--set",
    "settings",
    metavar="NAME=VALUE",
    multiple=True,
    help="Narrow a question by one of its parameters; a value is a name, a text or an IRI.",
)
def query_command(
    graph: Path,
    name: str | None,
    file: Path | None,
    text: str | None,
    form: str,
    settings: tuple[str, ...],
) -> None:
    """Ask a graph: a question by NAME, or one of your own with -f or -q."""
    sparql = _sparql(name, file, text)
    bound = dict(_setting(setting) for setting in settings)

    from graphbuilder.query import open_graph, render, run_query

    answer = run_query(open_graph(graph), sparql, bound)
    click.echo(render(answer, form, _width()), nl=False)


@main.command("queries")
def queries_command() -> None:
    """List the named questions, one line each, with their parameters."""
    from graphbuilder.query.questions import list_questions

    questions = list_questions()
    margin = max((len(question.name) for question in questions), default=0)
    for question in questions:
        line = f"{question.name:{margin}}  {question.words}"
        names = " ".join(f"--set {parameter.name}=…" for parameter in question.parameters)
        click.echo(f"{line}  [{names}]" if names else line)


@main.command("show")
@_GRAPH
@click.argument("what", metavar="IRI|LABEL")
def show_command(graph: Path, what: str) -> None:
    """Show what is said of a thing, each statement with its sentence, article and date."""
    from graphbuilder.query import describe, find, open_graph
    from graphbuilder.query.describe import AmbiguousNameError
    from graphbuilder.query.page import as_text

    store = open_graph(graph)
    try:
        iri = find(store, what)
    except AmbiguousNameError as error:
        click.echo(str(error), err=True)
        for candidate, label, kind in error.candidates:
            click.echo(f"{candidate}  {label}  ({kind})")
        sys.exit(FOUND)
    if iri is None:
        click.echo(f"nothing in the graph is named {what!r}", err=True)
        sys.exit(FOUND)
    click.echo(as_text(describe(store, iri), _width()), nl=False)


@main.command("validate")
@_GRAPH
def validate_command(graph: Path) -> None:
    """Check a graph against the shapes; the report points at the article and the words."""
    from graphbuilder.query.source import open_graph
    from graphbuilder.query.validate import validate

    report = validate(open_graph(graph))
    click.echo(str(report), nl=False)
    if not report.conforms:
        sys.exit(FOUND)


@main.command("diff")
@click.argument("old", metavar="OLD", type=click.Path(path_type=Path))
@click.argument("new", metavar="NEW", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(("words", "json", "nquads")),
    default="words",
    show_default=True,
    help="nquads is an RDF Patch: lines of N-Quads with D (delete) or A (add) in front.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=50,
    show_default=True,
    help="Lines of a section (json: its entries); 0 for all.",
)
@click.option(
    "--patch",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Also write what is gone and what is new to removed.nq and added.nq there.",
)
def diff_command(old: Path, new: Path, form: str, limit: int, patch: Path | None) -> None:
    """Tell what was added, gone or changed between two builds; status 1 if they differ."""
    from graphbuilder.query.difference import difference
    from graphbuilder.query.differencewords import as_json, as_text
    from graphbuilder.query.patch import rdf_patch, write_patch
    from graphbuilder.query.sortedquads import compared

    with compared(old, new) as comparison:
        if patch is not None:
            write_patch(comparison, patch)
        if form == "nquads":
            sys.stdout.buffer.writelines(rdf_patch(comparison))
        else:
            found = difference(comparison, limit)
            words = as_json(found) if form == "json" else as_text(found, limit, _width())
            click.echo(words, nl=False)
        if not comparison.equal:
            sys.exit(FOUND)


@main.command("evaluate")
@click.argument(
    "golds", metavar="GOLD.jsonl", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--errors", is_flag=True, help="Show, field by field, what is missed and wrong.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "markdown", "json")),
    default="table",
    show_default=True,
    help="json has the same figures, for programs; markdown is for --calibration.",
)
@click.option(
    "--model", default=None, metavar="NAME", help="An installed spaCy model to put under."
)
@click.option(
    "--calibration",
    is_flag=True,
    help="Measure confidence instead: which share of the claims is right, by band and by rule; "
    "takes several files together.",
)
@click.option(
    "--floors",
    type=click.Path(path_type=Path),
    help="A TOML or JSON file with the least that each field must reach; status 1 if one does not.",
)
def evaluate_command(
    golds: tuple[Path, ...],
    errors: bool,
    form: str,
    model: str | None,
    calibration: bool,
    floors: Path | None,
) -> None:
    """Measure extraction: precision, recall and F1 by field for annotated articles."""
    from graphbuilder.evaluation import as_json, as_text, breaches, evaluate, floors_of, read_floors
    from graphbuilder.pipeline import Settings

    if calibration:
        if floors:
            raise click.UsageError("--floors are for fields, not for --calibration")
        _calibration(golds, errors, form, model)
        return
    if len(golds) > 1:
        raise click.UsageError("give one GOLD.jsonl; only --calibration takes several together")
    if form == "markdown":
        raise click.UsageError("--format markdown is for --calibration")
    gold = golds[0]
    least = floors_of(gold, read_floors(floors), floors) if floors else None
    evaluation = evaluate(gold, Settings(model=model))
    for problem in evaluation.problems:
        click.echo(f"{'skipped' if problem.skipped else 'note'}: {problem}", err=True)
    write = as_json if form == "json" else as_text
    click.echo(write(evaluation, errors), nl=False)
    broken = breaches(evaluation, least) if least else ()
    for breach in broken:
        click.echo(f"floor: {breach}", err=True)
    if broken or evaluation.missing:
        sys.exit(FOUND)


def _calibration(golds: tuple[Path, ...], errors: bool, form: str, model: str | None) -> None:
    from graphbuilder.evaluation import calibration, calibration_report
    from graphbuilder.pipeline import Settings

    measured = calibration(golds, Settings(model=model))
    for problem in measured.problems:
        click.echo(f"{'skipped' if problem.skipped else 'note'}: {problem}", err=True)
    forms = {"json": calibration_report.as_json, "markdown": calibration_report.as_markdown}
    click.echo(forms.get(form, calibration_report.as_text)(measured, errors), nl=False)


def _sparql(name: str | None, file: Path | None, text: str | None) -> str:
    if sum(given is not None for given in (name, file, text)) != 1:
        raise click.UsageError("give one of: a question's NAME, -f FILE.rq, -q 'SELECT …'")
    if text is not None:
        return text

    from graphbuilder.query.questions import load_question, read_question

    return (read_question(file) if file else load_question(name or "")).sparql


def _setting(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.isidentifier():
        raise click.UsageError(f"--set takes NAME=VALUE, not {text!r}")
    return name, value


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns
