"""Re-creates the vendored JavaScript of the page from npm.

    python tools/vendor_js.py          # writes graphbuilder/export/assets/vendor/
    python tools/vendor_js.py --check  # says whether the vendored files are what npm gives

``graphbuilder/export/assets/package.json`` names the versions, its lock file the checksums. The lock
file names no addresses, so npm takes the packages from whatever registry it is set to. esbuild bundles
what ``libraries.mjs`` names: of vis-network the build for today's browsers, which is half as large as
the one that carries its own replacements for old ones, and brings no style sheets.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "graphbuilder" / "export" / "assets"
VENDOR = ASSETS / "vendor"
LICENSES = {
    "vis-network.LICENSE-MIT.txt": "vis-network/LICENSE-MIT",
    "vis-network.LICENSE-APACHE-2.0.txt": "vis-network/LICENSE-APACHE-2.0",
    "d3-force.LICENSE-ISC.txt": "d3-force/LICENSE",
    "component-emitter.LICENSE-MIT.txt": "component-emitter/license",
    "hammerjs.LICENSE-MIT.txt": "@egjs/hammerjs/LICENSE.md",
    "keycharm.LICENSE-MIT.txt": "keycharm/LICENSE-MIT",
    "uuid.LICENSE-MIT.txt": "uuid/LICENSE.md",
}
BUNDLE = ("--bundle", "--minify", "--format=iife", "--global-name=libraries", "--charset=utf8")


def vendored() -> dict[str, bytes]:
    """The vendored files by name, made from a fresh install in a folder of its own."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed: install Node.js and try again")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json", "libraries.mjs"):
            shutil.copy(ASSETS / name, folder)
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True
        )
        modules = Path(folder, "node_modules")
        texts = {name: (modules / path).read_bytes() for name, path in LICENSES.items()}
        return {"libraries.min.js": bundled(modules)} | texts


def bundled(modules: Path) -> bytes:
    """What ``libraries.mjs`` names in one script that makes the object ``libraries``."""
    esbuild = modules / ".bin" / "esbuild"
    made = subprocess.run(
        [esbuild, "libraries.mjs", *BUNDLE, "--legal-comments=eof", "--log-level=warning"],
        cwd=modules.parent,
        check=True,
        capture_output=True,
    )
    return made.stdout.rstrip() + b"\n"


def main() -> int:
    """Write or check the vendored files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    files = vendored()
    there = {path.name: path.read_bytes() for path in VENDOR.glob("*")}
    if check:
        wrong = sorted(n for n in files.keys() | there.keys() if files.get(n) != there.get(n))
        print(f"not as npm gives them: {', '.join(wrong)}" if wrong else "as npm gives them")
        return 1 if wrong else 0
    VENDOR.mkdir(exist_ok=True)
    for name in there.keys() - files.keys():
        (VENDOR / name).unlink()
    for name, content in files.items():
        (VENDOR / name).write_bytes(content)
        print(f"{VENDOR / name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
