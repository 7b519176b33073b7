"""Write authority files in one stable layout.

The layout: the head comment, the prefixes, then the entries sorted by IRI, one predicate a line,
types and labels first, values sorted. So a file is easy to read, and a change is a small diff.

    python tools/format_turtle.py ontology/authority/*.ttl            # rewrite in place
    python tools/format_turtle.py --check ontology/authority/*.ttl    # only say which differ

Needs pyoxigraph, which graphbuilder itself depends on.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "gb": "https://w3id.org/graphbuilder/ontology#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

PREDICATE_ORDER = (
    "rdf:type",
    "skos:prefLabel",
    "skos:altLabel",
    "gb:demonym",
    "gb:iso3166",
    "skos:notation",
    "schema:startDate",
    "gb:country",
    "org:subOrganizationOf",
    "org:postIn",
    "schema:containedInPlace",
    "skos:scopeNote",
    "dcterms:source",
    "owl:sameAs",
)

LINE_LENGTH = 100
XSD_STRING = PREFIXES["xsd"] + "string"

Statement = Quad | Triple
Term = NamedNode | BlankNode | Literal | Triple


class UnknownTermError(ValueError):
    """An authority file uses a term that the layout has no place for."""


def shorten(iri: str) -> str:
    """Return a prefixed name for a vocabulary term, or the IRI in angle brackets."""
    for prefix, base in PREFIXES.items():
        local = iri[len(base) :]
        if iri.startswith(base) and local.replace("_", "").replace("-", "").isalnum():
            return f"{prefix}:{local}"
    return f"<{iri}>"


def escape(text: str) -> str:
    """Escape a literal's text for a Turtle string in double quotes."""
    text = text.replace("\\", "\\\\").replace('"', '\\"')
    return text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")


def write_term(term: Term) -> str:
    """Write an IRI or a literal; anything else has no place in an authority file."""
    if isinstance(term, NamedNode):
        return shorten(term.value)
    if isinstance(term, Literal):
        quoted = f'"{escape(term.value)}"'
        if term.language:
            return f"{quoted}@{term.language}"
        if term.datatype.value == XSD_STRING:
            return quoted
        return f"{quoted}^^{shorten(term.datatype.value)}"
    raise UnknownTermError(f"{term}: only IRIs and literals are allowed")


def write_predicate(name: str, values: Iterable[str]) -> str:
    """Write one predicate with its values, on one line where they fit."""
    ordered = sorted(set(values))
    verb = "a" if name == "rdf:type" else name
    line = f"    {verb} {' , '.join(ordered)}"
    if len(ordered) == 1 or len(line) <= LINE_LENGTH - 2:
        return line
    return f"    {verb}\n        " + " ,\n        ".join(ordered)


def write_entry(subject: str, facts: dict[str, list[str]]) -> str:
    """Write one entry: its IRI, then its predicates in `PREDICATE_ORDER`."""
    unknown = sorted(set(facts) - set(PREDICATE_ORDER))
    if unknown:
        raise UnknownTermError(f"{subject}: {', '.join(unknown)}")
    lines = [write_predicate(name, facts[name]) for name in PREDICATE_ORDER if name in facts]
    return f"{subject}\n" + " ;\n".join(lines) + " .\n"


def format_statements(statements: Iterable[Statement], head: str) -> str:
    """Return the file's text: `head` (comment lines), prefixes, entries sorted by IRI."""
    entries: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for statement in statements:
        name = shorten(statement.predicate.value)
        subject = write_term(statement.subject)
        entries[subject][name].append(write_term(statement.object))
    body = "\n".join(write_entry(subject, entries[subject]) for subject in sorted(entries))
    used = [
        f"@prefix {prefix}: <{base}> .\n"
        for prefix, base in PREFIXES.items()
        if f"{prefix}:" in body
    ]
    return f"{head.rstrip()}\n\n{''.join(used)}\n{body}"


def read_head(text: str) -> str:
    """Return the comment lines at the top of a Turtle file."""
    lines = text.splitlines()
    count = next((i for i, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "\n".join(lines[:count])


def format_text(text: str) -> str:
    """Return a Turtle file's text in the canonical layout."""
    return format_statements(parse(text.encode(), format=RdfFormat.TURTLE), read_head(text))


def main() -> int:
    """Rewrite the named files, or with --check report those that are not in the layout."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="report, do not write")
    parser.add_argument("files", nargs="+", type=Path)
    arguments = parser.parse_args()
    changed = 0
    for path in arguments.files:
        text = path.read_text(encoding="utf-8")
        wanted = format_text(text)
        if text == wanted:
            continue
        changed += 1
        print(f"{path}: {'not in' if arguments.check else 'put into'} the canonical layout")
        if not arguments.check:
            path.write_text(wanted, encoding="utf-8")
    return 1 if arguments.check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
