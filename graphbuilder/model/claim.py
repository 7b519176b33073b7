"""What an extractor says about one article, over mentions in its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graphbuilder.model.dates import StatedDate
from graphbuilder.model.span import Span


class Status(StrEnum):
    """How a claim stands to the text."""

    STATED = "stated"
    INFERRED = "inferred"
    NEGATED = "negated"
    REPORTED = "reported"  # the text only says that somebody says so
    HYPOTHETICAL = "hypothetical"  # planned, possible or asked for

    @property
    def asserted(self) -> bool:
        """Whether the text puts it forward as a fact: only then it becomes a statement."""
        return self in (Status.STATED, Status.INFERRED)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names something.

    ``kind`` is a class of the vocabulary as a compact IRI ("schema:Person", "gb:Letter").
    ``name`` is what the words name it, white space and honorifics put in order. ``authority`` is the
    key of an entry of the authority files ("country/KP"), where the words are one of its labels.
    ``key`` sets apart what has no name of its own (a communication, a speech act, a membership):
    within its article it is the same thing if kind, name and key are equal. A key that begins with
    "=" is the whole identity, however the words put the name: the "76th birthday of the DPRK" is its
    "76th founding anniversary".
    """

    kind: str
    span: Span
    name: str
    authority: str | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class ArticleRef:
    """An article, by the identifier it came in with."""

    identifier: str


@dataclass(frozen=True, slots=True)
class Literal:
    """A value: text, or a number or address in its canonical lexical form with its datatype."""

    value: str
    datatype: str = "xsd:string"


@dataclass(frozen=True, slots=True)
class Concept:
    """A term of a vocabulary or authority file, as a compact IRI ("gb:condolence")."""

    curie: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands in the text: its sentence, and the name of the rule that read it."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement as one article makes it. ``confidence`` is between 0 and 1.

    ``premises`` are the claims that an inferred claim rests on.
    """

    subject: Mention | ArticleRef
    predicate: str
    object: Mention | ArticleRef | Literal | Concept | StatedDate
    evidence: Evidence
    confidence: float
    status: Status = Status.STATED
    premises: tuple[Claim, ...] = ()

    @property
    def extractor(self) -> str:
        """The name of the extractor: the part of the rule before the first dot."""
        return self.evidence.rule.partition(".")[0]
