"""The extractors as one spaCy pipeline, ordered by what each declares to need."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import islice
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from graphbuilder.extract import confidence, layers
from graphbuilder.extract.language import blank_language, plain, tokenise
from graphbuilder.model import Article, Claim, InputProblem

if TYPE_CHECKING:
    from graphbuilder.authority import Authority


@dataclass(frozen=True, slots=True)
class Declared:
    """An extractor: a function over a Doc, with the layers it makes and needs."""

    name: str
    read: Callable[[Doc], None]
    assigns: tuple[str, ...]
    requires: tuple[str, ...]
    version: int


_DECLARED: dict[str, Declared] = {}
_ZONE = 1024
"""Articles between two clearings of spaCy's store of words."""
_GIVEN = frozenset({"article", "text", "authority", "words"})


def extractor(
    name: str, *, assigns: Iterable[str] = (), requires: Iterable[str] = (), version: int = 1
) -> Callable[[Callable[[Doc], None]], Callable[[Doc], None]]:
    """Declare a function as an extractor and as a spaCy component of the name ``gb_NAME``.

    The function reads layers of the Doc and assigns its own, or appends to ``claims``. ``assigns``
    and ``requires`` are layer names (see ``layers``): the pipeline is ordered by them.
    Raise ``version`` when a change of the function changes its claims.
    """
    made, needed = tuple(assigns), tuple(requires)

    def declare(read: Callable[[Doc], None]) -> Callable[[Doc], None]:
        def component(doc: Doc) -> Doc:
            read(doc)
            return doc

        Language.component(
            f"gb_{name}",
            assigns=[f"doc._.{layer}" for layer in made],
            requires=[f"doc._.{layer}" for layer in needed],
            func=component,
        )
        _DECLARED[name] = Declared(name, read, made, needed, version)
        return read

    return declare


def declared() -> tuple[Declared, ...]:
    """All extractors, in the order in which they run: every one after those it needs.

    Raises ValueError where one needs a layer that nobody makes, or two need each other.
    """
    package = importlib.import_module("graphbuilder.extract.extractors")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    makers = {layer: d.name for d in _DECLARED.values() for layer in d.assigns}
    needs: dict[str, list[str]] = {}
    for each in sorted(_DECLARED.values(), key=lambda d: d.name):
        missing = [n for n in each.requires if n not in makers and n not in _GIVEN]
        if missing:
            raise ValueError(f"extractor {each.name!r} requires {missing}, which none assigns")
        needs[each.name] = sorted(
            {makers[n] for n in each.requires if n not in _GIVEN} - {each.name}
        )
    sorter = TopologicalSorter(needs)
    try:
        sorter.prepare()
    except CycleError as error:
        raise ValueError(f"extractors need each other: {error.args[1]}") from error
    order: list[str] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        order += ready
        sorter.done(*ready)
    return tuple(_DECLARED[name] for name in order)


class Extractor:
    """The whole extraction: articles in, claims out. Making one costs about a second; keep it.

    Claims have the confidence that was measured for their rule; with ``measured=False``, as when it
    is being measured, the extractors' own.
    """

    def __init__(
        self, authority: Authority, model: str | None = None, *, measured: bool = True
    ) -> None:
        layers.register()
        self.figures = confidence.table() if measured else {}
        self.authority = authority
        self.nlp = blank_language(model)
        for each in declared():
            self.nlp.add_pipe(f"gb_{each.name}")
        self.extract(Article("", ""))  # what is kept for good is made outside any memory zone

    def read(self, article: Article) -> Doc:
        """The article's Doc with all layers, for looking into."""
        text = plain(article.text)
        doc = tokenise(self.nlp, text)
        doc._.text = text
        doc._.article = article
        doc._.authority = self.authority
        doc._.words = _words(doc)
        doc._.claims = []
        for _, component in self.nlp.pipeline:
            doc = component(doc)
        return doc

    def extract(self, article: Article) -> tuple[Claim, ...]:
        """All claims of one article, in the order of the extractors."""
        claims = _once(layers.claims(self.read(article)))
        return confidence.measured(claims, self.figures) if self.figures else tuple(claims)

    def _guarded(self, article: Article) -> tuple[Claim, ...] | InputProblem:
        """The claims, or a problem: a fault of an extractor must not take the batch with it."""
        try:
            return self.extract(article)
        except Exception as error:  # noqa: BLE001 - the one boundary between an article and the batch
            what = f"the article {article.identifier!r} could not be read ({error!r})"
            return InputProblem(article.source or article.identifier, what, "Please report it.")

    def extract_all(
        self, articles: Iterable[Article]
    ) -> Iterator[tuple[Article, tuple[Claim, ...] | InputProblem]]:
        """Each article with its claims, or with why it could not be read. What spaCy keeps of their
        words is let go again and again, so that memory doesn't grow with the corpus.
        """
        waiting = iter(articles)
        while batch := list(islice(waiting, _ZONE)):
            with self.nlp.memory_zone():
                found = [self._guarded(article) for article in batch]
            yield from zip(batch, found, strict=True)


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """What is claimed twice by the same rule in the same words once, with the surer number."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        said = (claim.subject, claim.predicate, claim.object, claim.evidence)
        key = (*said, None if claim.status.asserted else claim.status)
        other = kept.get(key)
        if other is None or claim.confidence > other.confidence:
            kept[key] = claim
    return list(kept.values())


def _words(doc: Doc) -> layers.Words:
    text = layers.text(doc)
    rows = doc.to_array(["IDX", "LENGTH", "IS_SPACE"]).tolist()
    starts = [start for start, _, space in rows if not space]
    ends = [start + length for start, length, space in rows if not space]
    texts = [text[start:end] for start, end in zip(starts, ends, strict=True)]
    return layers.Words(
        texts=texts,
        lowers=[t.lower() for t in texts],
        starts=starts,
        ends=ends,
        caps=[t[0].isupper() for t in texts],
    )
