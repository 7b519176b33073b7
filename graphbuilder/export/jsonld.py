"""``graph.jsonld``: the merged graph in JSON-LD 1.1 with the context of ``ontology/``.

One object per subject, the subjects that articles share first; properties are named by compact IRIs,
so a reader needs the prefixes alone.
"""

from __future__ import annotations

import json
from itertools import chain
from typing import BinaryIO

from graphbuilder.export import jsontext
from graphbuilder.export.graph import Source, prefixes_of
from graphbuilder.export.syntax import Names

FILE = "graph.jsonld"
NEEDS = ("jsonld",)


def write(graph: Source, out: BinaryIO) -> None:
    """The merged graph as JSON-LD, one subject a line."""
    prefixes = prefixes_of(graph.base)
    names = Names(prefixes)
    head = json.dumps(prefixes, ensure_ascii=False, indent=1, sort_keys=True)
    out.write(f'{{"@context": {head},\n"@graph": [\n'.encode())
    shared = (jsontext.nodes([subject], names).encode() for subject in graph.shared())
    out.writelines(jsontext.joined(chain(shared, graph.blocks("jsonld"))))
    out.write(b"\n]}\n")
