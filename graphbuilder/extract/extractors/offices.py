"""Offices and their holders: each person seen in an office, anywhere in the text.

Habits of the wire that are covered: offices pile up (4), stand before names or behind them (5).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from graphbuilder.extract import layers
from graphbuilder.extract.elected import elected
from graphbuilder.extract.layers import Name, Office, Party, Sentence
from graphbuilder.extract.lexicon import VAGUE_OFFICES
from graphbuilder.extract.parties import Parties
from graphbuilder.extract.pipeline import extractor
from graphbuilder.extract.titles import for_each, of_one
from graphbuilder.model import ArticleRef, Claim, Evidence, Literal, Mention, Part, Span

_LATE_LEADERS = frozenset({"person/kim-il-sung", "person/kim-jong-il", "person/ho-chi-minh"})
"""Before their names "President", "Chairman" are an honour for all time, no office on a day."""
STATED_TITLE = 0.93
"""Confidence of a title read by the grammar."""


@extractor("offices", assigns=("offices",), requires=("names", "sentences"))
def read_offices(doc: Doc) -> None:
    """Pair persons with the titles in front of and behind their names, outside headlines."""
    grammar = Parties(doc)
    found: list[tuple[Name | None, Party]] = []
    cut = _cut_off_at(doc)
    for sentence in layers.sentences(doc):
        if sentence.part is not Part.HEADLINE:
            names = _persons(doc, sentence)
            held = [_held(grammar, name, sentence, cut) for name in names]
            _share(layers.words(doc).lowers, names, held)
            _share_with_others(grammar, names, held, sentence.last)
            for at, office in elected(grammar, doc, sentence, names).items():
                held[at] = held[at] if office in held[at] else [*held[at], office]
            pairs = zip(names, held, strict=True)
            found += [(name, grammar.holder(name, offices)) for name, offices in pairs if offices]
    doc._.offices = found
    claims = layers.claims(doc)
    for _, party in found:
        claims.extend(membership_claims(doc, party, "offices.apposition"))


def _held(grammar: Parties, name: Name, sentence: Sentence, cut: int) -> list[Office]:
    """The titles in front of and behind a name, as far as the text goes."""
    before = grammar.office_before(name, sentence.first)
    after, _ = grammar.offices_after(name, sentence.last)
    ahead = [] if before or after else grammar.offices_ahead(name, sentence.first)
    ahead = [o for o in ahead if " " in o.title]  # not "From the headmaster, X learned"
    telling = before and (before.organizations or _telling(before.title, name))
    before = before and grammar.completed(before, name.last, sentence.last)
    joined = grammar.joined_before(before, sentence.first) if before else None
    offices = [*([joined] if joined else []), *([before] if before and (telling or joined) else [])]
    offices += [*after, *ahead]
    return [o for o in offices if o.last < cut]


def _share(lowers: Sequence[str], names: Sequence[Name], held: list[list[Office]]) -> None:
    """ "A, B and C, secretaries of X": a plural title behind the last name is that of all of them, as is
    one before the first.
    """
    _share_ahead(lowers, names, held)
    for last in range(len(names)):
        behind = [o for o in held[last] if o.first > names[last].first]
        each = [one for o in behind if (one := of_one(o)) != o]
        held[last] = [of_one(o) if o in behind else o for o in held[last]]
        at = last - 1
        while each and at >= 0 and not held[at] and _listed(lowers, names[at], names[at + 1]):
            held[at] = each
            at -= 1


def _share_ahead(lowers: Sequence[str], names: Sequence[Name], held: list[list[Office]]) -> None:
    """ "The presidents of Norway and Chile, A and B"."""
    for first in range(len(names)):
        ahead = [o for o in held[first] if o.first < names[first].first]
        plural = [one for o in ahead if (one := of_one(o)) != o]
        if len(plural) != 1 or held[first] != ahead:
            continue
        end = first + 1
        while end < len(names) and not held[end] and _listed(lowers, names[end - 1], names[end]):
            end += 1
        for at, office in enumerate(for_each(plural[0], end - first), start=first):
            held[at] = [office]


def _listed(lowers: Sequence[str], one: Name, other: Name) -> bool:
    """Whether only "," or "and" stand between two names."""
    return 0 < other.first - one.last <= 2 and {",", "and"}.issuperset(
        lowers[one.last : other.first]
    )


def _share_with_others(
    grammar: Parties, names: Sequence[Name], held: list[list[Office]], limit: int
) -> None:
    """ "A, B and other secretaries of X": each of the list is one of them."""
    lowers = grammar.words.lowers
    for last, name in enumerate(names):
        office = grammar.office_with_others(name, limit)
        at = last
        while office and (at == last or (at >= 0 and _listed(lowers, names[at], names[at + 1]))):
            held[at] = [*held[at], office]
            at -= 1


def _telling(title: str, name: Name) -> bool:
    """Whether a title without a body says what its office is: "Foreign Minister" and "Vice-Premier" do,
    not "General Secretary", "officials", nor what stands before the names of the late leaders.
    """
    lower = title.lower()
    if " " in title:
        return lower != "general secretary"
    return lower not in VAGUE_OFFICES and name.mention.authority not in _LATE_LEADERS


def _cut_off_at(doc: Doc) -> int:
    """The word from which on a title may be cut off: the end of a teaser that breaks off."""
    words = layers.words(doc)
    last = max((s.last for s in layers.sentences(doc)), default=0)
    broken = layers.article(doc).teaser_only and last > 0 and words.texts[last - 1] not in ".!?"
    return last if broken else len(words) + 1


def _persons(doc: Doc, sentence: Sentence) -> list[Name]:
    found = [n for n in layers.names_in(doc, sentence.span) if n.mention.kind == "schema:Person"]
    return [n for n in found if not any(o.last > n.last and o.first <= n.first for o in found)]


def membership_claims(doc: Doc, party: Party, rule: str) -> Iterator[Claim]:
    """The claims that a party holds its offices, one membership for each, and one for the phrase
    that names several together.
    """
    if party.agent.kind != "schema:Person":
        return
    for office in party.offices:
        yield from _membership(doc, party.agent, office, rule)
    if party.capacity and party.capacity_span:
        yield from _capacity(doc, party, rule)


def membership_of(agent: Mention, title: str, span: Span, kind: str = "org:Membership") -> Mention:
    """The mention that stands for "this person in this office"."""
    return Mention(kind, span, title, None, agent.authority or agent.name)


def post_of(office: Office) -> Mention:
    """The office itself; the same title in another organization is another post."""
    return Mention("org:Post", office.span, office.title, None, "")


def _membership(doc: Doc, agent: Mention, office: Office, rule: str) -> Iterator[Claim]:
    subject = membership_of(agent, office.title, office.span)
    post = post_of(office)
    say = _sayer(doc, agent, office.span, rule)
    yield say(subject, "org:member", agent)
    yield say(subject, "org:role", post)
    yield say(subject, "gb:post", post)
    yield say(subject, "rdfs:label", Literal(office.title))
    yield say(subject, "gb:attestedIn", ArticleRef(layers.article(doc).identifier))
    if day := layers.reference_day(doc):
        yield say(subject, "gb:attestedOn", Literal(day.isoformat(), "xsd:date"))
    if organization := office.employer:
        yield say(subject, "org:organization", organization)
        yield say(post, "org:postIn", organization)


def _capacity(doc: Doc, party: Party, rule: str) -> Iterator[Claim]:
    assert party.capacity is not None
    assert party.capacity_span is not None
    subject = membership_of(party.agent, party.capacity, party.capacity_span, "gb:Capacity")
    say = _sayer(doc, party.agent, party.capacity_span, rule)
    yield say(subject, "org:member", party.agent)
    yield say(subject, "rdfs:label", Literal(party.capacity))
    yield say(subject, "gb:attestedIn", ArticleRef(layers.article(doc).identifier))
    for office in party.offices:
        part = membership_of(party.agent, office.title, office.span)
        yield say(subject, "dcterms:hasPart", part)


class _sayer:  # noqa: N801 - reads as a verb where it is used
    """Makes claims with the sentence around the title as evidence."""

    def __init__(self, doc: Doc, agent: Mention, span: Span, rule: str) -> None:
        self.evidence = Evidence(sentence_around(doc, agent.span, span), rule)

    def __call__(
        self, subject: Mention, predicate: str, value: Mention | Literal | ArticleRef
    ) -> Claim:
        return Claim(subject, predicate, value, self.evidence, STATED_TITLE)


def sentence_around(doc: Doc, *spans: Span) -> Span:
    """The sentence, or the stretch of sentences, in which all the spans lie."""
    sentences = layers.sentences(doc)
    first, last = min(s.start for s in spans), max(s.end for s in spans)
    at = max(0, bisect_right(sentences, first, key=lambda s: s.span.start) - 1)
    start = min(first, sentences[at].span.start) if sentences else first
    end = last
    while at < len(sentences) and sentences[at].span.start < last:
        end = max(last, sentences[at].span.end)
        at += 1
    return Span(start, end)
