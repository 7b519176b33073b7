"""How a whole build grows with the number of articles: seconds, articles a second and memory by stage.

python -m benchmarks.scale [--articles N …] [--jobs N] [--files NAME,…] [--folder DIR] [--json]

Each build runs in a process of its own, with made-up articles. Memory is that of all its processes
together, sampled (Linux: proportional set sizes, so that shared pages count once).
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from benchmarks.generator import generate
from graphbuilder.pipeline import Settings, build

STAGES: Final = {
    "reading articles": "read and extract",
    "merging": "resolve",
    "making graphs": "graphs",
    "writing": "files",
}
"""The stages of the build's summary, by the words of its progress."""
_EVERY: Final = 0.5  # seconds between two samples of memory

Measured = dict[str, Any]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    options = _options(arguments)
    if options.run:
        _run(Path(options.run), Path(options.folder), options.jobs, options.files)
        return
    found = [measured(count, options) for count in options.articles]
    print(json.dumps(found, indent=1) if options.json else "\n".join(table(found)))


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10000])
    parser.add_argument("--jobs", type=int, default=2, help="processes (default 2)")
    parser.add_argument("--files", default="", help="only these files, with commas between")
    parser.add_argument("--folder", default=None, help="where to write (default: a temporary one)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--run", default=None, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if min(*options.articles, options.jobs, 10**9) < 1:
        parser.error("--articles and --jobs take numbers from 1")
    return options


def measured(count: int, options: argparse.Namespace) -> Measured:
    """One build of so many articles; its output is deleted."""
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        source, out = Path(folder, "made.jsonl"), Path(folder, "out")
        with source.open("w") as file:
            file.writelines(json.dumps(row) + "\n" for row in generate(count, 0))
        command = [sys.executable, "-m", "benchmarks.scale", "--run", str(source)]
        command += ["--folder", str(out), "--jobs", str(options.jobs), "--files", options.files]
        clock = time.perf_counter()
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            peaks = _watched(process)
        if process.returncode:
            raise SystemExit(f"the build of {count:,} articles ended with {process.returncode}")
        said: Measured = json.loads((out / "build.json").read_text())
        said["articles"], said["whole"] = count, time.perf_counter() - clock
        said["peaks"] = peaks
        said["disk"] = sum(p.stat().st_size for p in out.rglob("*") if p.is_file())
        return said


def _run(source: Path, out: Path, jobs: int, files: str) -> None:
    """In the measured process: build, and say each stage that begins."""
    last = ""

    def tell(stage: str, _done: int, _whole: int | None) -> None:
        nonlocal last
        stage = next(name for words, name in STAGES.items() if stage.startswith(words))
        if stage != last:
            print(stage, flush=True)
            last = stage

    names = tuple(name for name in files.split(",") if name)
    build([source], out, Settings(jobs=jobs, files=names), tell)


def _watched(process: subprocess.Popen[str]) -> dict[str, int]:
    """The most memory of a process and all below it, by stage."""
    peaks: dict[str, int] = {}
    stage = ["read and extract"]

    def listen() -> None:
        for line in process.stdout or ():
            stage[0] = line.strip()

    listener = threading.Thread(target=listen)
    listener.start()
    while process.poll() is None:
        peaks[stage[0]] = max(peaks.get(stage[0], 0), sum(map(_memory, _tree(process.pid))))
        time.sleep(_EVERY)
    listener.join()
    return peaks


def _tree(pid: int) -> Iterator[int]:
    yield pid
    with suppress(OSError):
        for path in Path(f"/proc/{pid}/task").glob("*/children"):
            for child in path.read_text().split():
                yield from _tree(int(child))


def _memory(pid: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def table(found: list[Measured]) -> Iterator[str]:
    """The measurements as lines of text; ratios are to the step before, by article."""
    yield f"{'articles':>9}  {'stage':20}{'s':>9}{'articles/s':>12}{'ratio':>7}{'MB':>8}"
    before: Measured | None = None
    for each in found:
        stages = {**each["seconds"], "whole build": each["whole"]}
        for stage, seconds in stages.items():
            if stage == "authority files":
                continue
            peak = each["peaks"].get(stage, max(each["peaks"].values(), default=0))
            line = f"{each['articles']:>9,}  {stage:20}{seconds:>9.1f}"
            line += f"{each['articles'] / max(seconds, 1e-9):>12,.0f}"
            line += f"{_ratio(stage, each, before):>7}{peak / 1e6:>8,.0f}"
            yield line
        for name, file in each["files"].items():
            yield f"{'':9}  · {name:18}{file['seconds']:>9.1f}{'':19}{file['bytes'] / 1e6:>8,.0f}"
        before = each


def _ratio(stage: str, each: Measured, before: Measured | None) -> str:
    if before is None:
        return ""
    now, then = ({**m["seconds"], "whole build": m["whole"]}[stage] for m in (each, before))
    grown = each["articles"] / before["articles"]
    return f"{now / then / grown:.2f}" if then else ""


if __name__ == "__main__":
    main()
