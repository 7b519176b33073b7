"""How well a graph merges: who and what is one, which reports are of one letter, what answers what.

    report = measure(Path("articles.jsonl"), Path("truth.json"), graph.store)
    print(as_text(report, errors=True))

Only the vocabulary's terms are read from the graph, so that any way of merging can be measured.
Entities, reports and events are compared by pairs: of all pairs of mentions that the graph makes one,
how many are one (precision), and of all that are one, how many the graph makes one (recall; pairwise
figures as in Hassanzadeh et al., "Framework for evaluating clustering algorithms in duplicate
detection", VLDB 2009). What extraction has not found can't be merged: it is left out of the pairs and
counted apart, as coverage. ``tests/resolution/corpus/README.md`` documents the file of the truth.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from graphbuilder.evaluation.mentiongraph import MentionGraph
from graphbuilder.evaluation.truth import Item, Place, Truth, read_truth
from graphbuilder.model import Article
from graphbuilder.read import read

_SAID: Final = """?id ?predicate ?subject ?object ?start ?end {
    VALUES ?predicate { gb:reports schema:mentions schema:sender schema:recipient }
    ?claim rdf:predicate ?predicate ; rdf:subject ?subject ; rdf:object ?object ;
        gb:evidence/oa:hasSource/dcterms:identifier ?id ; gb:objectMention/oa:hasSelector ?place .
    ?place oa:start ?start ; oa:end ?end }"""

_PARTS: Final = {"person": "persons", "organization": "organizations", "post": "posts"}
_ROLES: Final = ("sender", "recipient")
_COLUMNS: Final = ("precision", "recall", "F1", "hits", "wanted", "found", "covered")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measure: how many were right, wanted and found, and in words what was not right.

    ``covered`` of ``items`` mentions, reports or questions of the truth are in the graph at all; the
    others are left out. Where nothing is found, nothing found is wrong: precision is 1.
    """

    name: str
    hits: int
    wanted: int
    found: int
    errors: tuple[str, ...] = ()
    covered: int = 0
    items: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """The share of what was wanted that was found."""
        return self.hits / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        total = self.wanted + self.found
        return 2 * self.hits / total if total else 1.0

    @property
    def coverage(self) -> float:
        """The share of the truth's items that is in the graph."""
        return self.covered / self.items if self.items else 1.0


@dataclass(frozen=True, slots=True)
class ResolutionReport:
    """All figures by name: persons, organizations, posts, entities (these three together), events,
    reports, replies, incumbents.
    """

    figures: Mapping[str, Figure]


def measure(articles: Path, truth: Path, store: ox.Store) -> ResolutionReport:
    """Compare a graph that was built from ``articles`` with what is true of them.

    Raises InputError where a file can't be read, or the truth names what the articles don't have.
    """
    texts = {a.identifier: a.text for a in read([articles]) if isinstance(a, Article)}
    known = read_truth(truth, texts)
    graph = MentionGraph(store)
    figures = [_entities(known, graph, kind) for kind in _PARTS]
    figures.append(_together("entities", figures))
    figures.append(_events(known, graph))
    reports = _Reports(known, graph)
    figures += [reports.merging(), reports.replies(), _incumbents(known, graph, reports)]
    return ResolutionReport({figure.name: figure for figure in figures})


def as_text(report: ResolutionReport, errors: bool = False) -> str:
    """The table; with ``errors``, what is wrong and missing under each name."""
    margin = max(map(len, report.figures))
    lines = [" " * margin + "".join(f"{name:>11}" for name in _COLUMNS)]
    for figure in report.figures.values():
        shares = (figure.precision, figure.recall, figure.f1)
        cells = [f"{share:.3f}" for share in shares]
        cells += [f"{count:,}" for count in (figure.hits, figure.wanted, figure.found)]
        cells += [f"{figure.covered:,}/{figure.items:,}" if figure.items else ""]
        lines.append((f"{figure.name:{margin}}" + "".join(f"{c:>11}" for c in cells)).rstrip())
    if errors:
        for figure in report.figures.values():
            if figure.errors:
                lines += ["", f"{figure.name}: {len(figure.errors):,}"]
                lines += [f"  {error}" for error in figure.errors]
    return "\n".join(lines) + "\n"


def _entities(known: Truth, graph: MentionGraph, kind: str) -> Figure:
    units = [(item, graph.at(item.article, at, kind)) for item, at in known.mentions(kind)]
    return _pairs(_PARTS[kind], units, graph)


def _events(known: Truth, graph: MentionGraph) -> Figure:
    return _pairs(
        "events",
        [(item, graph.at(item.article, at, "event")) for item, at in known.mentions("event")],
        graph,
    )


def _pairs(name: str, units: Sequence[tuple[Item, Collection[str]]], graph: MentionGraph) -> Figure:
    """The pairwise figure. A mention that the graph takes for two things counts once with each."""
    cells: dict[tuple[str, str], list[Item]] = defaultdict(list)
    for item, nodes in units:
        for node in nodes:
            cells[item.truth, node].append(item)
    rows: Counter[str] = Counter()
    columns: Counter[str] = Counter()
    for (truth, node), items in cells.items():
        rows[truth] += len(items)
        columns[node] += len(items)
    return Figure(
        name,
        hits=sum(_choose(len(items)) for items in cells.values()),
        wanted=sum(map(_choose, rows.values())),
        found=sum(map(_choose, columns.values())),
        errors=(*_mixed(cells, graph), *_unread(units)),
        covered=sum(bool(nodes) for _, nodes in units),
        items=len(units),
    )


def _choose(count: int) -> int:
    return count * (count - 1) // 2


def _mixed(cells: Mapping[tuple[str, str], list[Item]], graph: MentionGraph) -> Iterator[str]:
    """In words: what the graph makes one and is not, then what is one and the graph parts."""
    for side, says in ((1, "makes one"), (0, "parts")):
        groups: dict[str, list[tuple[str, list[Item]]]] = defaultdict(list)
        for key, items in sorted(cells.items()):
            groups[key[side]].append((key[1 - side], items))
        for whole, parts in groups.items():
            if len(parts) > 1:
                heads = (other if side else graph.name(other) for other, _ in parts)
                said = zip(heads, (_places(items) for _, items in parts), strict=True)
                what = "; ".join(f"{head} ({places})" for head, places in said)
                yield f"{says} {graph.name(whole) if side else whole}: {what}"


def _unread(units: Sequence[tuple[Item, Collection[str]]]) -> Iterator[str]:
    missing: dict[str, list[Item]] = defaultdict(list)
    for item, nodes in units:
        if not nodes:
            missing[item.truth].append(item)
    for truth, items in missing.items():
        yield f"not read, {truth}: {_places(items)}"


def _places(items: Sequence[Item], most: int = 3) -> str:
    some = ", ".join(f'"{item.words}" in {item.article}' for item in items[:most])
    return some + (f" and {len(items) - most} more" if len(items) > most else "")


def _together(name: str, figures: Sequence[Figure]) -> Figure:
    return Figure(
        name,
        hits=sum(f.hits for f in figures),
        wanted=sum(f.wanted for f in figures),
        found=sum(f.found for f in figures),
        covered=sum(f.covered for f in figures),
        items=sum(f.items for f in figures),
    )


@dataclass(slots=True)
class _Told:
    """What the claims of one article say of communications; parties with their places."""

    reported: dict[str, int] = field(default_factory=dict)
    cited: dict[str, int] = field(default_factory=dict)
    parties: dict[tuple[str, str], list[tuple[str, Place]]] = field(
        default_factory=lambda: defaultdict(list)
    )


class _Reports:
    """The truth's reports with the communications that the graph makes of them."""

    def __init__(self, known: Truth, graph: MentionGraph) -> None:
        self.known, self.graph = known, graph
        self.told: dict[str, _Told] = defaultdict(_Told)
        for article, predicate, subject, node, start, end in graph.ask(_SAID):
            told, place = self.told[article], (int(start), int(end))
            role = predicate.rpartition("/")[2]
            if role in _ROLES:
                told.parties[subject, role].append((node, place))
            elif graph.is_a(node, "communication"):
                (told.cited if role == "mentions" else told.reported).setdefault(node, place[0])
        self.units: list[tuple[Item, Collection[str]]] = []
        self.made: dict[str, set[str]] = defaultdict(set)
        """The communications of a letter's own reports, by the letter."""
        self.letters: dict[str, set[str]] = defaultdict(set)
        """The letters of the truth that the graph makes one communication, by that."""
        used: set[tuple[str, str]] = set()
        for letter in known.communications:
            for report in letter["reports"]:
                self._add(letter["id"], report, used)

    def _add(self, letter: str, report: Mapping[str, Any], used: set[tuple[str, str]]) -> None:
        article, cited = report["article"], report["cited"]
        node = self._best(report, used)
        if node:
            used.add((article, node))
            if not cited:
                self.made[letter].add(node)
            self.letters[node].add(letter)
        words = f"{report['sender'] or '?'} to {report['recipient'] or '?'}"
        self.units.append((Item(letter, article, words), [node] if node else []))

    def _best(self, report: Mapping[str, Any], used: set[tuple[str, str]]) -> str | None:
        """The communication with the report's parties: one that no other report has had, if any; else
        one that has them all.
        """
        article = report["article"]
        told = self.told[article]
        ranked = []
        for node, start in (told.cited if report["cited"] else told.reported).items():
            fits = [self._fit(report, node, role) for role in _ROLES]
            taken = (article, node) in used
            enough = len([r for r in _ROLES if report[r]]) if taken else int(not report["cited"])
            if -1 not in fits and sum(fits) >= enough:
                ranked.append((-sum(fits), taken, start, node))
        return min(ranked)[-1] if ranked else None

    def _fit(self, report: Mapping[str, Any], node: str, role: str) -> int:
        """1 if a party is that of the report, -1 if not, 0 where either doesn't say."""
        article, words = report["article"], report[role]
        said = self.told[article].parties.get((node, role), [])
        if words is None or not said:
            return 0
        places = self.known.places(article, words)
        named = self.graph.at(article, places)
        for party, (start, end) in said:
            if party in named or any(s < end and start < e for s, e in places):
                return 1
        return -1

    def merging(self) -> Figure:
        """Which reports are of one letter."""
        return _pairs("reports", self.units, self.graph)

    def replies(self) -> Figure:
        """Which letter answers which. A link to a letter that an article reports must lead to the
        communication of such a report, not to a copy made of what the reply says of it.
        """
        every = {c["id"]: c for c in self.known.communications if _answers(c)}
        answers = {name: letter for name, letter in every.items() if self.made.get(name)}
        hits, errors = set(), []
        for reply, answered in self.graph.ask("?x ?y { ?x gb:inReplyTo ?y }"):
            ours = self.letters.get(reply, set()) & set(answers)
            right = {name for name in ours if self._leads(answers[name], answered)}
            hits |= right
            if not right:
                errors.append(f"wrong: {self.graph.name(reply)} to {self.graph.name(answered)}")
        found = len(hits) + len(errors)
        errors += [f"missed: {_say(answers[name])}" for name in sorted(set(answers) - hits)]
        errors += [f"not read: {_say(every[name])}" for name in sorted(set(every) - set(answers))]
        figure = Figure("replies", len(hits), len(answers), found, tuple(errors))
        return replace(figure, covered=len(answers), items=len(every))

    def _leads(self, reply: Mapping[str, Any], answered: str) -> bool:
        """Whether a reply's link leads to what it answers: where no report of that has been read, to
        what is no other letter.
        """
        wanted = reply["in_reply_to"] or ""
        made = self.made.get(wanted)
        return answered in made if made else self.letters.get(answered, set()) <= {wanted}


def _say(reply: Mapping[str, Any]) -> str:
    first = reply["reports"][0]
    what = reply["in_reply_to"] or "a letter that no article reports"
    return (
        f"{reply['id']} ({first['sender']} to {first['recipient']}, {first['article']}) to {what}"
    )


def _answers(letter: Mapping[str, Any]) -> bool:
    return bool(letter["in_reply_to"] or letter["answers_unreported"])


def _incumbents(known: Truth, graph: MentionGraph, reports: _Reports) -> Figure:
    """Who held the offices that letters name without a holder. Where another report names him, his
    being the letter's party counts as well.
    """
    owns: dict[str, set[str]] = defaultdict(set)
    for item, mentioned in known.mentions("person"):
        owns[item.truth] |= graph.at(item.article, mentioned, "person")
    held, party = (_by_role(graph, pattern) for pattern in ("gb:{}Incumbent", "schema:{}"))
    hits, wrong, missing, unread = 0, [], [], []
    for asked in known.incumbents:
        said = f'"{asked["words"]}" in {asked["article"]}: {asked["holder"]}'
        places, own = known.places(asked["article"], asked["words"]), owns[asked["holder"]]
        named = [
            letter
            for letter, parties in reports.told[asked["article"]].parties.items()
            if any(s < end and start < e for _, (start, end) in parties for s, e in places)
        ]
        found = {holder for letter in named for holder in held[letter]}
        if not named:
            unread.append(f"not read: {said}")
        elif found and not found <= own:
            wrong.append(f"wrong: {said}, not {', '.join(map(graph.name, sorted(found)))}")
        elif found or any(party[letter] & own for letter in named):
            hits += 1
        else:
            missing.append(f"missing: {said}")
    wanted = len(known.incumbents) - len(unread)
    errors = (*wrong, *missing, *unread)
    figure = Figure("incumbents", hits, wanted, hits + len(wrong), errors)
    return replace(figure, covered=wanted, items=len(known.incumbents))


def _by_role(graph: MentionGraph, pattern: str) -> dict[tuple[str, str], set[str]]:
    """The persons that letters have in a role, by letter and role."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for role in _ROLES:
        pairs = f"?x ?y {{ ?x {pattern.format(role)} ?y . ?y a schema:Person }}"
        for letter, holder in graph.ask(pairs):
            found[letter, role].add(holder)
    return found
