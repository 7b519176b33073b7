"""Articles made from text, and what an extractor finds in them, in a form that is easy to compare."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, cached_property

import pytest
from _pytest.mark import ParameterSet
from spacy.tokens import Doc

from graphbuilder import authority
from graphbuilder.extract import layers
from graphbuilder.extract.pipeline import Extractor
from graphbuilder.model import (
    Article,
    ArticleRef,
    Claim,
    Concept,
    Literal,
    Mention,
    Part,
    StatedDate,
)
from graphbuilder.read import plaintext

DAY = date(2024, 3, 5)
"""The day of the test articles, a Tuesday."""


def article(text: str, identifier: str = "test", published: date | None = DAY) -> Article:
    """An article of a whole text; its parts are found as those of a file are."""
    made = plaintext.article(identifier, text, "test.txt")
    return replace(made, published=made.published or published)


def wire(
    body: str, headline: str = "News", published: date | None = DAY, identifier: str = "test"
) -> Article:
    """A wire article around a body, with the dateline of its day of publication."""
    day = published or DAY
    text = f"{headline}\n\nPyongyang, {day:%B} {day.day} (KCNA) -- {body} -0-"
    return article(text, identifier, published)


@cache
def shared_extractor() -> Extractor:
    """One extractor for all tests; making one takes about a second."""
    return Extractor(authority.load())


def name_of(node: Mention | ArticleRef | Literal | Concept | StatedDate) -> str:
    """What a claim's subject or object says: a name, an identifier, a value."""
    match node:
        case Mention():
            return node.name
        case ArticleRef():
            return node.identifier
        case Literal():
            return node.value
        case Concept():
            return node.curie
        case StatedDate():
            return node.lexical


@dataclass(frozen=True)
class Letter:
    """A communication as its claims give it, in words."""

    form: str
    senders: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    conveyors: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    date: str = ""
    occasion: str = ""
    main: bool = True


@dataclass(frozen=True)
class Found:
    """What was found in one article."""

    doc: Doc

    @cached_property
    def article(self) -> Article:
        return layers.article(self.doc)

    @cached_property
    def claims(self) -> list[Claim]:
        return layers.claims(self.doc)

    @cached_property
    def sentences(self) -> list[str]:
        return [s.span.of(self.article.text) for s in layers.sentences(self.doc)]

    @cached_property
    def dates(self) -> dict[str, str]:
        """Words of the text, outside the dateline, to the date that they state."""
        return {
            d.span.of(self.article.text): d.stated.lexical if d.stated else ""
            for d in layers.dates(self.doc)
            if not any(s.covers(d.span) for s in self.article.parts(Part.DATELINE))
        }

    def names(self, *kinds: str) -> set[str]:
        """The names of some classes."""
        return {n.mention.name for n in layers.names(self.doc) if n.mention.kind in kinds}

    @property
    def persons(self) -> set[str]:
        return self.names("schema:Person")

    @property
    def bodies(self) -> set[str]:
        return {
            n.mention.name
            for n in layers.names(self.doc)
            if n.mention.kind.endswith(("Organization", "PoliticalParty"))
        }

    @property
    def authorities(self) -> dict[str, str | None]:
        """Names to the keys of the authority entries that they stand for."""
        return {n.mention.name: n.mention.authority for n in layers.names(self.doc)}

    def said(self, predicate: str) -> set[tuple[str, str]]:
        """Subject and object of all claims of a predicate."""
        return {
            (name_of(c.subject), name_of(c.object)) for c in self.claims if c.predicate == predicate
        }

    def objects(self, predicate: str, kind: str | None = None) -> set[str]:
        """Objects of all claims of a predicate, if wanted only those of subjects of a class."""
        return {
            name_of(c.object)
            for c in self.claims
            if c.predicate == predicate
            and (kind is None or (isinstance(c.subject, Mention) and c.subject.kind == kind))
        }

    @property
    def offices(self) -> set[tuple[str, str]]:
        """Persons with the titles of their single offices."""
        holder = self._of("org:member", "org:Membership")
        title = self._of("rdfs:label", "org:Membership")
        return {(name, text) for key, name in holder.items() for text in [title.get(key, "")]}

    def _of(self, predicate: str, kind: str) -> dict[Mention, str]:
        return {
            c.subject: name_of(c.object)
            for c in self.claims
            if c.predicate == predicate
            and isinstance(c.subject, Mention)
            and c.subject.kind == kind
        }

    @property
    def letters(self) -> list[Letter]:
        """The communications, those that the article reports first."""
        reported = {c.object for c in self.claims if c.predicate == "gb:reports"}
        made = [
            self._letter(c.object, main=c.object in reported)
            for c in self.claims
            if c.predicate in ("gb:reports", "schema:mentions")
            and isinstance(c.object, Mention)
            and c.object.key
            and c.object.kind in FORMS
        ]
        return sorted(made, key=lambda letter: not letter.main)

    @property
    def news(self) -> list[Letter]:
        """The communications that the article is the news of."""
        return [letter for letter in self.letters if letter.main]

    @property
    def letter(self) -> Letter:
        """The one communication that the article reports."""
        (only,) = self.news
        return only

    def _letter(self, mention: Mention, *, main: bool) -> Letter:
        def values(predicate: str) -> tuple[str, ...]:
            mine = (c for c in self.claims if c.predicate == predicate and c.subject == mention)
            return tuple(dict.fromkeys(name_of(c.object) for c in mine))

        return Letter(
            mention.kind,
            values("schema:sender"),
            values("schema:recipient"),
            values("gb:conveyedBy"),
            tuple(sorted(values("gb:purpose"))),
            " ".join(values("gb:date")),
            " ".join(values("gb:occasion")),
            main,
        )


def bug(reason: str) -> pytest.MarkDecorator:
    """Marks a case that shows a known fault; it must fail until the fault is gone."""
    return pytest.mark.xfail(reason=reason, strict=True)


def faulty(reason: str, *values: object) -> ParameterSet:
    """A row of parameters that shows a known fault."""
    return pytest.param(*values, marks=bug(reason))


FORMS = frozenset(
    """gb:Communication gb:Letter gb:Message gb:Telegram gb:Note gb:NoteVerbale gb:Memorandum
    gb:Despatch gb:Circular gb:CircularTelegram gb:Airgram gb:AideMemoire gb:Statement
    gb:PressStatement gb:OralMessage""".split()
)


def read(made: Article | str) -> Found:
    """What the shared extractor finds in an article, or in a wire article around a body."""
    return Found(shared_extractor().read(wire(made) if isinstance(made, str) else made))


def check_claims(made: Article, claims: Iterable[Claim]) -> None:
    """What holds for every claim: it stands in the text, and its terms are the vocabulary's."""
    from graphbuilder.model import Evidence, terms

    for claim in claims:
        assert isinstance(claim.evidence, Evidence)
        spans = [claim.evidence.span]
        assert len(claim.evidence.span) > 0
        assert claim.evidence.span.of(made.text).strip()
        assert 0 < claim.confidence <= 1
        assert claim.extractor
        terms.expand(claim.predicate)
        for node in (claim.subject, claim.object):
            if isinstance(node, Mention):
                spans.append(node.span)
                assert node.kind in terms.CLASSES
                assert node.name.strip()
                assert node.span.of(made.text).strip()
            elif isinstance(node, Concept):
                terms.expand(node.curie)
        assert all(span.end <= len(made.text) for span in spans)
        check_claims(made, claim.premises)


def read_article(made: Article) -> Doc:
    """An article with all its layers."""
    return shared_extractor().read(made)


def news_of(doc: Doc) -> list[layers.Communication]:
    """The communications that an article is the news of."""
    return [c for c in layers.communications(doc) if c.main]


def names_in(doc: Doc) -> list[str]:
    """All names that an article has."""
    return [name.mention.name for name in layers.names(doc)]
