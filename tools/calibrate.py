"""Measure how often each rule is right, and write it where the extraction reads confidences.

    python tools/calibrate.py --sample 400 GOLD.jsonl…          # rewrite confidence.toml
    python tools/calibrate.py --dry-run GOLD.jsonl…             # only show the calibration

Of a gold file with more rows than ``--sample``, so many are taken, evenly spaced. The claims are
judged with the extractors' own confidences, never with those of an earlier table, so that the same
golds give the same table however often it is written. Printed are the calibration with the
extractors' own numbers, with the table, and with tables learned from one half of the articles and
applied to the other, which is what other articles may expect; last, how well each file fits the
table of the other files.
"""

from __future__ import annotations

import argparse
import datetime
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from graphbuilder.evaluation.calibration import (
    LEAST,
    Calibration,
    Figure,
    Key,
    applied,
    calibration,
    cross_validated,
    held_out,
    learned,
)
from graphbuilder.evaluation.gold import read_gold
from graphbuilder.pipeline import Settings
from graphbuilder.read.files import opened

TABLE = Path(__file__).parents[1] / "graphbuilder" / "extract" / "confidence.toml"

HEAD = f"""\
# The confidence of claims by rule, by what is claimed and by the extractor's own number ("own"), as
# measured on annotated articles.
# Written by tools/calibrate.py; not to be edited by hand.
#
# right of n claims were right; confidence is (right + 10 * own) / (n + 10), at most 0.97. What was
# judged fewer than {LEAST} times isn't here: the extractor's own number holds.
# docs/accuracy.md, "Calibration", says how a claim is judged.
"""


def main() -> None:
    """Measure, write and show."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("gold", nargs="+", type=Path, help="annotated articles, as for evaluate")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="at most N rows of each")
    parser.add_argument("--date", default=datetime.datetime.now(tz=datetime.UTC).date().isoformat())
    parser.add_argument("--dry-run", action="store_true", help="write nothing")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        paths = [sampled(p, given.sample, Path(folder) / str(i)) for i, p in enumerate(given.gold)]
        sources = [source(*pair) for pair in zip(given.gold, paths, strict=True)]
        measured = calibration(paths, Settings(measured=False))
    figures = learned(measured.claims)
    if not given.dry_run:
        TABLE.write_text(written(figures, sources, given.date), encoding="utf-8")
    show("the extractors' own confidences", measured)
    show("with the table", applied(measured, figures))
    show("with tables from the other half of the articles", cross_validated(measured))
    show_held_out(held_out(measured), given.gold)


def sampled(path: Path, number: int, folder: Path) -> Path:
    """The gold file itself, or one with so many of its rows, evenly spaced."""
    with opened(path) as stream:
        rows = [row for row in stream.read().split(b"\n") if row.strip()]
    if not number or len(rows) <= number:
        return path
    folder.mkdir()
    part = folder / path.name.removesuffix(".gz")
    part.write_bytes(b"\n".join(rows[i * len(rows) // number] for i in range(number)))
    return part


def source(whole: Path, read: Path) -> str:
    """A gold file as a row of the table's list: what it is called, and what was taken of it."""
    gold = read_gold(read)
    annotated = sum(row.gold is not None for row in gold.rows)
    sampled = ", evenly sampled" if read != whole else ""
    name = whole.name if whole.is_absolute() else whole.as_posix()
    return f"{name}: {annotated:,} articles{sampled}; SHA-256 {gold.sha256[:12]}"


def written(figures: Mapping[Key, Figure], sources: list[str], date: str) -> str:
    """The table as TOML."""
    return "\n".join(_lines(figures, sources, date)) + "\n"


def _lines(figures: Mapping[Key, Figure], sources: list[str], date: str) -> Iterator[str]:
    yield HEAD
    yield f"date = {date}"
    yield "golds = ["
    yield from (f"  {json.dumps(each, ensure_ascii=False)}," for each in sources)
    yield "]"
    for rule, keys in groupby(sorted(figures), key=lambda key: key[0]):
        yield ""
        yield f'[rules."{rule}"]'
        for what, owns in groupby(keys, key=lambda key: key[1]):
            rows = ", ".join(_row(key[2], figures[key]) for key in owns)
            yield f"{what if what.isidentifier() else json.dumps(what)} = [{rows}]"


def _row(own: float, f: Figure) -> str:
    return f"{{ confidence = {f.confidence:g}, own = {own:g}, right = {f.right}, n = {f.n} }}"


def show(title: str, measured: Calibration) -> None:
    """The bands in Markdown, and the two sums."""
    print(f"\n{title}: ", end="")
    print(f"{len(measured.counted):,} claims of {measured.articles:,} articles")
    print("\n| stated | claims | confidence | right | 95 % interval |\n|---|---:|---:|---:|---|")
    for each in measured.bands:
        low, high = each.interval
        cells = f"{each.n:,} | {each.mean:.3f} | {each.share:.3f} | {low:.3f} to {high:.3f}"
        print(f"| {each.name} | {cells} |")
    print(f"\nECE {measured.error:.4f}, Brier score {measured.brier:.4f}")


def show_held_out(parts: Sequence[Calibration], golds: Sequence[Path]) -> None:
    """A line in Markdown for each file, with the table of the other files."""
    if parts:
        print("\n| table of the other files | claims | confidence | right | ECE | Brier score |")
        print("|---|---:|---:|---:|---:|---:|")
    for gold, part in zip(golds, parts, strict=False):
        n = len(part.counted)
        if n:
            mean = sum(c.confidence for c in part.counted) / n
            share = sum(c.right for c in part.counted) / n
            cells = f"{n:,} | {mean:.3f} | {share:.3f} | {part.error:.4f} | {part.brier:.4f}"
            print(f"| {gold.name} | {cells} |")


if __name__ == "__main__":
    main()
