"""Questions to a graph: open it, ask it, describe what is in it, validate it.

    from graphbuilder.query import load_question, open_graph, render, run_query

    store = open_graph("exports")
    answer = run_query(store, load_question("who-wrote-to-whom").sparql, {"name": "Ri Yong Ho"})
    print(render(answer, "table"))

Validation and the projections to networkx load more and have modules of their own: ``validate`` and
``networks``.
"""

from graphbuilder.query.describe import Description, describe, find
from graphbuilder.query.formats import FORMATS, render
from graphbuilder.query.questions import Parameter, Question, list_questions, load_question
from graphbuilder.query.run import Answer, run_query
from graphbuilder.query.source import open_graph

__all__ = [
    "FORMATS",
    "Answer",
    "Description",
    "Parameter",
    "Question",
    "describe",
    "find",
    "list_questions",
    "load_question",
    "open_graph",
    "render",
    "run_query",
]
