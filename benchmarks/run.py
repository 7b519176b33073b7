"""How quick the stages are, as a table or as JSON: see the README beside this file.

python -m benchmarks.run [--articles N] [--rounds N] [--corpus FILE] [--json]
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import Any, Final

from benchmarks import measure
from benchmarks.generator import generate
from graphbuilder.model import Article
from graphbuilder.read import read

ROOT: Final = Path(__file__).resolve().parents[1]
CORPUS: Final = ROOT.parent / "shared" / "corpora" / "kcna-2024.jsonl"
"""Articles of a real wire, which are no part of the project: measured where they are there."""
WARM_UP: Final = 50
"""Articles of another seed that everything reads before it is measured."""

Measured = dict[str, Any]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    with tempfile.TemporaryDirectory() as folder:
        sources = _sources(Path(folder), options.articles, options.corpus)
        other = _made(Path(folder) / "other.jsonl", WARM_UP, seed=1)
        found = {name: measured(path, other, options.rounds) for name, path in sources.items()}
    if options.json:
        print(json.dumps(found, indent=1))
    else:
        print("\n\n".join("\n".join(table(name, each)) for name, each in found.items()))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("--articles", type=int, default=300, help="of each source (default 300)")
    parser.add_argument("--rounds", type=int, default=5, help="medians of so many (default 5)")
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="JSON Lines of real articles")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args(arguments)
    if min(options.articles, options.rounds) < 1:
        parser.error("--articles and --rounds take a number from 1")
    if options.corpus != CORPUS and not options.corpus.is_file():
        parser.error(f"--corpus {options.corpus}: there is no such file")
    return options


def _sources(folder: Path, count: int, corpus: Path) -> dict[str, Path]:
    """Files of so many articles, by what they are."""
    found = {"made-up articles": _made(folder / "made.jsonl", count, seed=0)}
    if corpus.is_file():
        with corpus.open(encoding="utf-8") as lines:
            (folder / corpus.name).write_text("".join(islice(lines, count)), encoding="utf-8")
        found[corpus.name] = folder / corpus.name
    return found


def _made(path: Path, count: int, seed: int) -> Path:
    rows = (json.dumps(row) for row in generate(count, seed))
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def _articles(path: Path) -> Iterator[Article]:
    return (found for found in read([path]) if isinstance(found, Article))


def measured(path: Path, other: Path, rounds: int) -> Measured:
    """All measurements over the articles of a file; those of another are read before."""
    articles = list(_articles(path))
    speed = measure.speed(articles, list(_articles(other)), rounds)
    seconds, summary = measure.whole_build(path, other)
    stored, rows = measure.storing(articles)
    return {
        "speed": asdict(speed),
        "shares": measure.shares(articles),
        "build": {
            "seconds": seconds,
            "ratio": seconds / speed.tokenise_unseen,
            "stages": summary.seconds,
        },
        "store": asdict(stored) | {"claims_a_second": stored.claims_a_second},
        "export": measure.exporting(rows),
        "peak_memory": measure.peak_memory(),
    }


def table(name: str, found: Measured) -> Iterator[str]:
    """The measurements of one source as lines of text."""
    speed = found["speed"]
    yield f"{name}: {speed['articles']:,} articles, {speed['words']:,} words"
    yield f"  one process; medians of {speed['rounds']} rounds, taken in turns"
    yield from _speeds(speed, found["build"])
    low, high = speed["ratio_unseen_range"]
    yield f"  extraction costs {speed['ratio_unseen']:.1f} times the tokeniser ({low:.1f}–{high:.1f})"
    yield from _parts("extraction by extractor", found["shares"])
    yield from _parts("whole build by stage", found["build"]["stages"])
    store = found["store"]
    steps = {step: store[step] for step in ("resolve", "rows", "order", "load")}
    yield from _parts(
        f"{store['claims']:,} claims, {store['triples']:,} quads into the store: "
        f"{store['claims_a_second']:,.0f} claims/s without resolving",
        steps,
    )
    yield from _parts("exports", found["export"])
    yield f"  peak memory of the run so far: {found['peak_memory'] / 2**20:,.0f} MiB"


def _speeds(speed: Measured, build: Measured) -> Iterable[str]:
    yield f"  {'':38}{'articles/s':>12}{'words/s':>12}{'ratio':>8}"
    lines = (
        ("tokeniser, strings unseen", speed["tokenise_unseen"], 1.0),
        ("tokeniser, strings seen", speed["tokenise_seen"], None),
        ("extraction, strings unseen", speed["extract_unseen"], speed["ratio_unseen"]),
        ("extraction, strings seen", speed["extract_seen"], speed["ratio_seen"]),
        ("extraction in batches, words let go", speed["extract_in_zones"], speed["ratio_in_zones"]),
        ("whole build, to the graph in memory", build["seconds"], build["ratio"]),
    )
    for name, seconds, ratio in lines:
        rates = f"{speed['articles'] / seconds:>12,.0f}{speed['words'] / seconds:>12,.0f}"
        yield f"  {name:38}{rates}" + (f"{ratio:>8.1f}" if ratio else "")


def _parts(title: str, seconds: dict[str, float]) -> Iterator[str]:
    whole = sum(seconds.values())
    yield f"  {title}"
    for name, each in seconds.items():
        yield f"    {name:36}{each:>10.3f} s{each / whole:>8.1%}"


if __name__ == "__main__":
    main()
