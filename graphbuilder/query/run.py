"""Running SPARQL queries."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from graphbuilder.model.errors import QueryError
from graphbuilder.query.names import expand, prefixes_of

_PLACE: Final = re.compile(
    r"(?P<before>VALUES\s+\?(?P<name>\w+)\s*\{\s*)UNDEF(?P<after>\s*\})", re.IGNORECASE
)
Term: TypeAlias = NamedNode | BlankNode | Literal | Triple


class Kind(StrEnum):
    """What sort of answer a query has."""

    ROWS = "rows"  # SELECT
    TRUTH = "truth"  # ASK
    TRIPLES = "triples"  # CONSTRUCT, DESCRIBE


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to a query: rows of terms under the names of the columns.

    For ASK there is one row with one xsd:boolean, for CONSTRUCT and DESCRIBE three columns.
    ``prefixes`` are those that IRIs can be shortened by.
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    prefixes: Mapping[str, str]


_QUOTED = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>\s]*>|#[^\n]*'
)
"""What is no word of the query language: texts, IRIs, comments."""
_SERVICE = re.compile(r"\bSERVICE\b", re.IGNORECASE)


def run_query(store: Store, sparql: str, settings: Mapping[str, str] | None = None) -> Answer:
    """Ask a graph. The prefixes of the vocabulary need no declaration.

    ``settings`` bind variables: a value that is an IRI (``<…>``, ``https://…`` or with a known
    prefix) becomes one, anything else a string. A variable is bound where the query says
    ``VALUES ?name { UNDEF }``, else by substitution, for which SELECT has to name it. Raises
    QueryError for a malformed query and for a setting that the query has no place for.
    """
    if _SERVICE.search(_QUOTED.sub(" ", sparql)):
        raise QueryError("the query asks another server (SERVICE). Ask the graph at hand alone.")
    known = prefixes_of(store)
    terms = {name: _term(value, known) for name, value in (settings or {}).items()}
    sparql, rest = _fill(sparql, terms)
    try:
        results = store.query(
            sparql,
            prefixes=known,
            substitutions={Variable(name): term for name, term in rest.items()} or None,
        )
        return _answer(results, known)
    except SyntaxError as error:
        where = error.msg.partition(": expected")[0]  # then come all characters that would do
        raise QueryError(f"the query is malformed: {where}. Correct it.") from error
    except (RuntimeError, ValueError) as error:
        raise QueryError(_refused(error, rest)) from error


def _term(value: str, known: Mapping[str, str]) -> NamedNode | Literal:
    iri = expand(value, known)
    if iri is None:
        return Literal(value)
    try:
        return NamedNode(iri)
    except ValueError:
        return Literal(value)


def _fill(
    sparql: str, terms: Mapping[str, NamedNode | Literal]
) -> tuple[str, dict[str, NamedNode | Literal]]:
    """Put terms where the query leaves a place for them; also return those without a place.

    The text put in is the RDF library's own serialisation of a term, which escapes whatever would
    end it, so a value stays a value.
    """
    placed: set[str] = set()

    def put(found: re.Match[str]) -> str:
        name = found["name"]
        if name not in terms:
            return found[0]
        placed.add(name)
        return f"{found['before']}{terms[name]}{found['after']}"

    filled = _PLACE.sub(put, sparql)  # in one pass, so that no value is read for a place
    return filled, {name: term for name, term in terms.items() if name not in placed}


def _refused(error: Exception, rest: Mapping[str, object]) -> str:
    if rest:
        names = ", ".join(f"?{name}" for name in rest)
        example = f"VALUES ?{next(iter(rest))} {{ UNDEF }}"
        return (
            f"the query has no place for {names}. Choose one of the question's own parameters "
            f"(`graphbuilder queries` lists them), or write `{example}` into a query of your own."
        )
    return f"the query cannot be answered: {error}."


def _answer(
    results: QuerySolutions | QueryBoolean | QueryTriples, known: Mapping[str, str]
) -> Answer:
    if isinstance(results, QueryBoolean):
        boolean = NamedNode("http://www.w3.org/2001/XMLSchema#boolean")
        truth = Literal(str(bool(results)).lower(), datatype=boolean)
        return Answer(Kind.TRUTH, ("answer",), ((truth,),), known)
    if isinstance(results, QueryTriples):
        triples = sorted(((t.subject, t.predicate, t.object) for t in results), key=str)
        unique = tuple(dict.fromkeys(triples))
        return Answer(Kind.TRIPLES, ("subject", "predicate", "object"), unique, known)
    columns = tuple(variable.value for variable in results.variables)
    rows = tuple(tuple(solution[name] for name in columns) for solution in results)
    return Answer(Kind.ROWS, columns, rows, known)
