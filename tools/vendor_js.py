"""Re-creates the vendored JavaScript of the HTML view from npm.

    python tools/vendor_js.py          # writes graphbuilder/export/assets/vendor/
    python tools/vendor_js.py --check  # says whether the vendored files are what npm gives

``graphbuilder/export/assets/package.json`` names the version, its lock file the checksums. The lock
file names no addresses, so npm takes the packages from whatever registry it is set to.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ASSETS = Path(__file__).resolve().parents[1] / "graphbuilder" / "export" / "assets"
VENDOR = ASSETS / "vendor"

FORCES = ("d3-dispatch", "d3-quadtree", "d3-timer", "d3-force")

# The standalone build adds style sheets for dialogues that the page has not, and the page's
# Content-Security-Policy would refuse each with an error. So this one condition is switched off;
# all else is as published.
INJECTS_STYLES = re.compile(rb'if\(\w+&&"undefined"!=typeof document\)\{var \w+=document\.head')
NOTE = b"/* Changed by tools/vendor_js.py: adds no style sheets to the page. */\n"


def vendored() -> dict[str, bytes]:
    """The vendored files by name, made from a fresh install in a folder of its own."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is needed: install Node.js and try again")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ASSETS / name, folder)
        subprocess.run(
            [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True
        )
        return network(Path(folder, "node_modules")) | forces(Path(folder, "node_modules"))


def network(modules: Path) -> dict[str, bytes]:
    """vis-network, which draws."""
    package = modules / "vis-network"
    script = (package / "standalone" / "umd" / "vis-network.min.js").read_bytes()
    return {
        "vis-network.min.js": without_styles(script),
        "vis-network.LICENSE-MIT.txt": (package / "LICENSE-MIT").read_bytes(),
        "vis-network.LICENSE-APACHE-2.0.txt": (package / "LICENSE-APACHE-2.0").read_bytes(),
    }


def forces(modules: Path) -> dict[str, bytes]:
    """d3-force, which arranges what is unfolded, with the three small modules that it needs."""
    scripts = [(modules / name / "dist" / f"{name}.min.js").read_bytes() for name in FORCES]
    return {
        "d3-force.min.js": b"".join(script.rstrip() + b"\n" for script in scripts),
        "d3-force.LICENSE-ISC.txt": (modules / "d3-force" / "LICENSE").read_bytes(),
    }


def without_styles(script: bytes) -> bytes:
    """The library without its injection of style sheets and without its source map's address."""
    found = INJECTS_STYLES.findall(script)
    if len(found) != 1:
        raise SystemExit(f"expected one place that adds style sheets, found {len(found)}")
    quiet = INJECTS_STYLES.sub(lambda m: m.group().replace(b"if(", b"if(!1&&", 1), script)
    return NOTE + re.sub(rb"//# sourceMappingURL=\S+\s*$", b"", quiet).rstrip() + b"\n"


def main() -> int:
    """Write or check the vendored files."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    check = parser.parse_args().check
    files = vendored()
    if check:
        wrong = [
            n
            for n, b in files.items()
            if not (VENDOR / n).is_file() or (VENDOR / n).read_bytes() != b
        ]
        print(f"not as npm gives them: {', '.join(wrong)}" if wrong else "as npm gives them")
        return 1 if wrong else 0
    VENDOR.mkdir(exist_ok=True)
    for name, content in files.items():
        (VENDOR / name).write_bytes(content)
        print(f"{VENDOR / name}: {len(content):,} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
