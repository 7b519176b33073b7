"""What a claim says of its article, by the field of the evaluation that can judge it.

The confidence of a claim is measured by rule and aspect: a rule that finds senders well may find
dates less well.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

_BY_PREDICATE: Final[dict[str, str]] = {
    "gb:reports": "detected",
    "schema:sender": "senders",
    "schema:recipient": "recipients",
    "gb:conveyedBy": "conveyed",
    "gb:date": "date",
    "schema:dateSent": "date",
    "schema:dateReceived": "date",
    "dcterms:issued": "date",
    "gb:purpose": "kind",
    "gb:occasion": "occasion",
    "gb:placeSent": "place",
    "org:member": "roles",
    "org:role": "roles",
    "gb:post": "roles",
    "rdfs:label": "roles",
    "gb:attestedIn": "roles",
    "gb:attestedOn": "roles",
    "gb:eventType": "news types",
    "schema:participant": "news participants",
    "schema:location": "news place",
    "schema:startDate": "news date",
}
"""Predicates that are read together have one aspect: a wrong date is wrong as date of sending too,
and all that is said of a membership, its title among it, is right or wrong with it."""

_BY_CLASS: Final[dict[str, str]] = {
    "schema:Person": "persons",
    "schema:Country": "countries",
    "schema:Organization": "bodies",
    "gb:Event": "events",
    "gb:Document": "documents",
}
"""What is mentioned, by class."""


def aspect(predicate: str, classes: Collection[str]) -> str | None:
    """The aspect of a claim by its predicate and all classes of its object, as compact IRIs. That an
    event is reported goes with its type.

    None for what no field measures.
    """
    if predicate == "gb:reports" and "gb:Event" in classes:
        return _BY_PREDICATE["gb:eventType"]
    if predicate != "schema:mentions":
        return _BY_PREDICATE.get(predicate)
    return next((_BY_CLASS[each] for each in classes if each in _BY_CLASS), None)
