"""The values that pass between the stages: frozen, standard library only."""

from graphbuilder.model.article import Article, Part, Section
from graphbuilder.model.claim import ArticleRef, Claim, Concept, Evidence, Literal, Mention, Status
from graphbuilder.model.dates import Interval, Precision, StatedDate
from graphbuilder.model.errors import (
    GraphbuilderError,
    InputError,
    InputProblem,
    QueryError,
    SettingError,
)
from graphbuilder.model.judgement import Judgement, Score, Verdict
from graphbuilder.model.span import Span
from graphbuilder.model.statement import Conflict, Entity, Inference, Resolved, Statement

__all__ = [
    "Article",
    "ArticleRef",
    "Claim",
    "Concept",
    "Conflict",
    "Entity",
    "Evidence",
    "GraphbuilderError",
    "Inference",
    "InputError",
    "InputProblem",
    "Interval",
    "Judgement",
    "Literal",
    "Mention",
    "Part",
    "Precision",
    "QueryError",
    "Resolved",
    "Score",
    "Section",
    "SettingError",
    "Span",
    "StatedDate",
    "Statement",
    "Status",
    "Verdict",
]
