"""The pipeline's language: blank English with a tokeniser for scraped wire text.

Offsets are those of the article's text throughout: ``plain`` exchanges characters one for one, and
the tokeniser never normalises.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

import spacy
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex

from graphbuilder.model import SettingError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.vocab import Vocab

_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u3000\u2002\u2003\t", " "),
        **dict.fromkeys("‘’‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("–—―−", "—"),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2028\u2029\u0085\r\v\f", "\n"),
    }
)

GLUED_NAMES = ("Kim Jong Un", "Kim Jong Il", "Kim Il Sung", "Kim Jong Suk")
"""Names that the wire's pages set in mark-up of their own, so that scrapes glue them to both
neighbours ("ComradeKim Jong Unreceived"): 65 % of the communications of 2024."""

_GLUED = re.compile(
    "|".join(name.replace(" ", r"\s+") for name in GLUED_NAMES).join(("(?:", ")(?=[a-z])(?!ism)"))
)
_ENDLESS = re.compile(r"\S{1000}")
_PIECE = re.compile(r"\w+|\s+|[^\w\s]")
"""How a text with endless words is cut: spaCy's patterns for affixes take time quadratic in a word's
length, so that ten thousand quotes in a row would take ten seconds."""
_GLUE = (
    # "ComradeKim": a small letter runs into a capital, at least three letters before it
    # (McDonald and DeSantis stay whole), or a whole short preposition ("toKim").
    r"(?<=[a-z]{3})(?=[A-Z][a-z])",
    r"(?<=\b(?:to|of|by|in|on|at|as))(?=[A-Z][a-z])",
    # "IlFoundation", "HEKim" (His Excellency)
    *(
        rf"(?<=\b{last})(?=[A-Z][a-z])"
        for last in sorted({name.rsplit(" ", 1)[1] for name in GLUED_NAMES})
    ),
    r"(?<=\bHE)(?=[A-Z][a-z])",
)
_INFIXES = (
    r"\.\.+|…",
    r"--+|—",
    r"(?<=[a-zA-Z0-9])[,;:](?=[a-zA-Z\"'])",
    r"(?<=[a-z])\.(?=[A-Z])",
    r"(?<=\w)[()\[\]\"](?=\w)",
    r"\)(?=,[a-zA-Z])",
    r"(?<=\)),(?=[a-zA-Z])",
    r"(?<=[a-zA-Z])/(?=[a-zA-Z])",
)


DIGRAPHS = frozenset("Ch. Kh. Sh. Ts. Ya. Ye. Yu. Zh.".split())
"""Initials of two letters, for one letter of Cyrillic: "Ts. Gombo", "Yu. Petrov"."""


def plain(text: str) -> str:
    """The text with typographic variants exchanged one for one, so that offsets stay what they are.

    White space that is no line break becomes a space, quotes and apostrophes straight, dashes one
    dash, line breaks a newline.
    """
    return text.translate(_ONE_FOR_ONE)


def blank_language(model: str | None = None, vocab: Vocab | None = None) -> Language:
    """A pipeline with our tokeniser: blank English, or an installed spaCy model.

    Raises SettingError where the model isn't installed.
    """
    if model is None:
        nlp = spacy.blank("en", vocab=vocab or True)
    else:
        try:
            nlp = spacy.load(model)
        except OSError as error:
            raise SettingError(
                f"the spaCy model {model!r} is not installed. "
                "Install its package, or leave out --model: the default needs none"
            ) from error
    tokenizer = nlp.tokenizer
    assert isinstance(tokenizer, Tokenizer), "a model with another kind of tokeniser"
    tokenizer.infix_finditer = compile_infix_regex(_INFIXES + _GLUE).finditer
    tokenizer.prefix_search = compile_prefix_regex(
        (*(nlp.Defaults.prefixes or ()), r"--+", r"-(?=[A-Z])")
    ).search
    for initial in sorted(DIGRAPHS):
        tokenizer.add_special_case(initial, [{"ORTH": initial}])
    nlp.max_length = 100_000_000
    return nlp


def tokenise(nlp: Language, text: str) -> Doc:
    """The words of a text that has gone through ``plain``; glued ones are split."""
    if _ENDLESS.search(text):
        words = _PIECE.findall(text)
        return Doc(nlp.vocab, words=words, spaces=[False] * len(words))
    doc = nlp.make_doc(text)
    _unglue(doc, text)
    return doc


def _unglue(doc: Doc, text: str) -> None:
    """Split words that run on behind one of the glued names: "Kim Jong Unreceived" (habit 10)."""
    ends = [match.end() for match in _GLUED.finditer(text)]
    if not ends:
        return
    starts = doc.to_array(["IDX"]).ravel().tolist()
    with doc.retokenize() as retokeniser:
        for end in ends:
            token = doc[bisect_left(starts, end) - 1]
            if 0 < end - token.idx < 6 and len(token) > 2 and end < token.idx + len(token):
                cut = end - token.idx
                words = [token.text[:cut], token.text[cut:]]
                retokeniser.split(token, words, heads=[(token, 0), (token, 1)])
