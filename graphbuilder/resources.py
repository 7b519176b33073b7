"""Where the files that are shipped with the package lie."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

SETTING = "GRAPHBUILDER_ONTOLOGY"


@cache
def ontology_dir() -> Path:
    """The folder with the ontology, authority files and named questions.

    The environment variable GRAPHBUILDER_ONTOLOGY comes first, then the installed package's own
    copy, then the folder of a source checkout. Raises FileNotFoundError if none is there.
    """
    package = Path(__file__).resolve().parent
    places = [package / "ontology", package.parent / "ontology"]
    if setting := os.environ.get(SETTING):
        places = [Path(setting)]
    for place in places:
        if (place / "authority").is_dir():
            return place
    raise FileNotFoundError(f"no ontology folder at {places[0]}; set {SETTING} to one")
