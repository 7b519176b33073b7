"""Each stage's output for a handful of articles, written in the manner of the wire, as files.

``make golden`` writes the files anew; the difference is what gets reviewed.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from articles import name_of, shared_extractor

from graphbuilder import authority
from graphbuilder.export import Graph, exported, exporters
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Literal,
    Mention,
    Resolved,
    Span,
    Statement,
)
from graphbuilder.read import read
from graphbuilder.resolve import Resolver
from graphbuilder.store import rdf
from graphbuilder.store.rows import Row, in_order

HERE = Path(__file__).parent
SOURCES = sorted((HERE / "articles").iterdir())
EVIDENCE = ("/claim/", "/selection/", "/selector/", "/extractor/")
WITH_EVIDENCE = "reply.txt"
"""The article of which the golden Turtle shows the claims too."""


@cache
def articles(path: Path) -> tuple[Article, ...]:
    found = list(read([path]))
    assert all(isinstance(each, Article) for each in found), found
    return tuple(each for each in found if isinstance(each, Article))


@cache
def claims(article: Article) -> tuple[Claim, ...]:
    return shared_extractor().extract(article)


def resolved(paths: Iterable[Path]) -> Resolved:
    resolver = Resolver(authority.load())
    for article in (a for path in paths for a in articles(path)):
        resolver.add(article, claims(article))
    return resolver.resolved()


def turtle(paths: Iterable[Path], leave_out: tuple[str, ...] = ()) -> str:
    found = resolved(paths)
    rows = in_order(rdf.rows(found, authority.load()), found.base)
    kept = [row for row in rows if not any(part in row.subject for part in leave_out)]
    return in_turtle(kept)


def in_turtle(rows: list[Row]) -> str:
    (exporter,) = (e for e in exporters() if e.FILE == "graph.ttl")
    return exported(exporter, Graph(rows)).decode()


def section_lines(article: Article) -> Iterator[str]:
    """The parts that reading found."""
    yield f"# {article.identifier}: {article.headline!r}, {article.published}, {article.publisher}"
    for section in article.sections:
        yield f"{section.part.value:<9} {where(section.span)} {quote(section.span, article)}"


def claim_lines(article: Article) -> Iterator[str]:
    """The claims, one on a line."""
    yield f"# {article.identifier}"
    yield from sorted(claim_line(claim, article) for claim in claims(article))


def claim_line(claim: Claim, article: Article) -> str:
    how = f"{claim.status.value} {claim.confidence:g} {claim.evidence.rule}"
    said = f"{shown(claim.subject)} {claim.predicate} {shown(claim.object)}"
    return f"{said} | {how} {where(claim.evidence.span)} {quote(claim.evidence.span, article)}"


def shown(node: object) -> str:
    name = name_of(node)  # type: ignore[arg-type]
    match node:
        case ArticleRef():
            return "<article>"
        case Mention():
            known = f" = {node.authority}" if node.authority else ""
            return f"[{node.kind} {name!r} {where(node.span)}{known}]"
        case Literal():
            return repr(name)
        case _:
            return name


def where(span: Span) -> str:
    return f"{span.start}-{span.end}"


def quote(span: Span, article: Article) -> str:
    words = " ".join(span.of(article.text).split())
    return f"“{words}”" if len(words) <= 60 else f"“{words[:34]} … {words[-20:]}”"


def statement_lines(path: Path) -> Iterator[str]:
    """The statements with short IRIs, once each, then the entities that they are about."""
    found = resolved([path])
    yield from sorted({statement_line(s, found.base) for s in found.statements})
    yield "# entities"
    for iri, entity in found.entities.items():
        others = "".join(f" / {label}" for label in entity.labels)
        yield f"{iri.removeprefix(found.base)} a {entity.kind} {entity.label!r}{others}"


def statement_line(statement: Statement, base: str) -> str:
    value = statement.object
    words = repr(value.value) if isinstance(value, Literal) else value.removeprefix(base)
    return f"{statement.subject.removeprefix(base)} {statement.predicate} {words}"


def stage_text(stage: str, path: Path) -> str:
    match stage:
        case "sections":
            lines = [line for a in articles(path) for line in section_lines(a)]
        case "claims":
            lines = [line for a in articles(path) for line in claim_lines(a)]
        case _:
            lines = list(statement_lines(path))
    return "\n".join(lines) + "\n"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    return Golden(rewrite=request.config.getoption("--rewrite-golden"))


class Golden:
    """Compares a text with a golden file, or writes the file anew."""

    def __init__(self, *, rewrite: bool) -> None:
        self.rewrite = rewrite

    def check(self, name: str, text: str) -> None:
        path = HERE / "expected" / name
        if self.rewrite:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        before = path.read_text(encoding="utf-8") if path.exists() else ""
        if before != text:
            lines = before.splitlines(), text.splitlines()
            diff = difflib.unified_diff(*lines, f"{name}, golden", f"{name}, now", lineterm="", n=0)
            pytest.fail("\n".join([*diff, "If it is better now: make golden"]), pytrace=False)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
@pytest.mark.parametrize("stage", ["sections", "claims", "statements"])
def test_stage(golden: Golden, stage: str, path: Path) -> None:
    golden.check(f"{path.stem}.{stage}.txt", stage_text(stage, path))


def test_graph_of_all(golden: Golden) -> None:
    """The merged graph as Turtle, without the evidence, which is long."""
    golden.check("graph.ttl", turtle(SOURCES, EVIDENCE))


def test_graph_with_evidence(golden: Golden) -> None:
    golden.check("evidence.ttl", turtle([HERE / "articles" / WITH_EVIDENCE]))


def test_nothing_golden_is_left_over() -> None:
    names = {f"{p.stem}.{s}.txt" for p in SOURCES for s in ("sections", "claims", "statements")}
    assert {p.name for p in (HERE / "expected").iterdir()} == names | {"graph.ttl", "evidence.ttl"}
