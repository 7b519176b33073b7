"""The overview that a large graph opens with: whom it shows, and how they stand."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

import pyoxigraph as ox

from graphbuilder.export.view import view_of
from graphbuilder.export.view.opening import MANY
from graphbuilder.export.view.spacing import box
from graphbuilder.model.terms import expand, superclasses

PREFIXES = "".join(
    f"@prefix {name}: <{expand(name + ':')}> .\n" for name in ("gb", "schema", "org")
)


def quads(text: str) -> list[ox.Quad]:
    return list(ox.parse(PREFIXES + text, format=ox.RdfFormat.TURTLE))


def correspondence(letters: int, people: int) -> Iterable[ox.Quad]:
    """Letters to one from many, each from the first of the others the most often."""
    form = [ox.NamedNode(expand(c)) for c in ("gb:Letter", *superclasses("gb:Letter"))]
    person, kind = ox.NamedNode(expand("schema:Person")), ox.NamedNode(expand("rdf:type"))
    sender, recipient = (
        ox.NamedNode(expand("schema:sender")),
        ox.NamedNode(expand("schema:recipient")),
    )
    for number in range(people):
        yield ox.Quad(ox.NamedNode(f"urn:p{number}"), kind, person)
    for number in range(letters):
        letter = ox.NamedNode(f"urn:l{number}")
        yield from (ox.Quad(letter, kind, one) for one in form)
        other = 1 + int((number * 7919) % (people - 1) ** 2) % (1 + number % (people - 1))
        yield ox.Quad(letter, sender, ox.NamedNode(f"urn:p{other}"))
        yield ox.Quad(letter, recipient, ox.NamedNode("urn:p0"))


def test_the_overview_shows_who_writes_most() -> None:
    view = view_of(correspondence(900, 200), "x")
    assert view.folded
    first = [view.nodes[at] for at in view.opening]
    assert len(first) == 60
    assert {node.kind for node in first} == {"person"}
    parties = [n for row in view.communications for n in (*row.senders, *row.recipients)]
    least = min(parties.count(at) for at in view.opening)
    others = set(parties) - set(view.opening)
    assert least >= max(parties.count(at) for at in others)


def test_the_overview_is_wide_and_its_words_stand_apart() -> None:
    view = view_of(correspondence(900, 200), "x")
    first = [view.nodes[at] for at in view.opening]
    wide = max(n.x for n in first) - min(n.x for n in first)
    high = max(n.y for n in first) - min(n.y for n in first)
    assert 1.2 < wide / high < 2.1
    for one, other in combinations(first, 2):
        (width, height), (next_width, next_height) = box(one.label), box(other.label)
        assert (
            abs(one.x - other.x) > (width + next_width) / 2 - 3
            or abs(one.y - other.y) > (height + next_height) / 2 - 3
        )


def test_letters_run_to_the_right_in_the_overview() -> None:
    text = "".join(f"<urn:p{n}> a schema:Person .\n" for n in range(36))
    for n in range(MANY):
        sender, recipient = n % 24, 12 + n % 24 // 2 * 2 + n // 24 % 2
        text += f"<urn:l{n}> a gb:Communication ; schema:sender <urn:p{sender}> ; "
        text += f"schema:recipient <urn:p{recipient}> .\n"
    view = view_of(quads(text), "x")
    assert view.folded
    ways = [
        view.nodes[to].x - view.nodes[by].x
        for row in view.communications
        for by in row.senders
        for to in row.recipients
    ]
    assert sum(ways) / len(ways) > 50


def test_a_large_graph_without_letters_opens_on_what_is_best_connected() -> None:
    text = "".join(f"<urn:o{n}> a schema:Organization .\n" for n in range(MANY + 1))
    text += "".join(f"<urn:o{n}> org:subOrganizationOf <urn:o{n // 9}> .\n" for n in range(1, MANY))
    view = view_of(quads(text), "x")
    assert view.folded
    assert len(view.opening) == 60
    assert {f"urn:o{n}" for n in range(40)} <= {view.nodes[at].iri for at in view.opening}
