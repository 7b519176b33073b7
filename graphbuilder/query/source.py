"""Opening a graph that lies in files."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from pyoxigraph import DefaultGraph, Quad, RdfFormat, Store

from graphbuilder.model.errors import QueryError

FORMAT_OF_SUFFIX: Final[dict[str, RdfFormat]] = {
    ".ttl": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".nq": RdfFormat.N_QUADS,
    ".trig": RdfFormat.TRIG,
    ".jsonld": RdfFormat.JSON_LD,
    ".rdf": RdfFormat.RDF_XML,
}
IN_A_FOLDER: Final = ("graph.nq", "graph.ttl", "graph.trig", "graph.jsonld")
"""What ``build`` writes, in the order in which it is looked for: N-Quads load fastest."""


def open_graph(path: str | Path) -> Store:
    """Load a graph into memory, from a file or from a folder that ``build`` wrote.

    The default graph of the store holds every triple once, whichever graph it was in; named graphs
    stay there beside it and can be asked with ``GRAPH``. Raises QueryError, with the remedy, for a
    place where no graph is and for a file that is not what its suffix promises.
    """
    file = graph_file(Path(path))
    store = Store()
    try:
        store.load(path=str(file), format=FORMAT_OF_SUFFIX[file.suffix.lower()])
    except SyntaxError as error:
        raise QueryError(malformed(file, error)) from error
    except (OSError, ValueError) as error:
        raise QueryError(f"{file}: cannot be read: {error}. Check the file.") from error
    _add_union(store)
    return store


def graph_file(path: Path) -> Path:
    """The file that holds a graph: the path itself, or the first of IN_A_FOLDER in a folder.

    Raises QueryError where there is none, and for a suffix that names no RDF format.
    """
    if path.is_dir():
        for name in IN_A_FOLDER:
            if (path / name).is_file():
                return path / name
        raise QueryError(
            f"{path}: no graph in this folder. "
            "Name a folder that `graphbuilder build` wrote, or a file."
        )
    if not path.is_file():
        raise QueryError(f"{path}: there is no such file or folder. Check the path.")
    if path.suffix.lower() not in FORMAT_OF_SUFFIX:
        raise QueryError(
            f"{path}: the suffix {path.suffix or '(none)'!s} names no RDF format. "
            f"Known are {', '.join(FORMAT_OF_SUFFIX)}."
        )
    return path


def malformed(file: Path, error: SyntaxError) -> str:
    """What to tell of a file that isn't in the format of its suffix."""
    place = f"{file}:{error.lineno}" if error.lineno else str(file)
    form = FORMAT_OF_SUFFIX[file.suffix.lower()].name
    return f"{place}: malformed {form}: {error.msg}. Correct the file, or build it again."


def _add_union(store: Store) -> None:
    """Copy all named graphs into the default graph.

    Oxigraph's own union of graphs counts a triple once for each graph that it is in.
    """
    named = [quad for quad in store if not isinstance(quad.graph_name, DefaultGraph)]
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in named)
