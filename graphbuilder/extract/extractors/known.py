"""Labels of the authority files in the text, found with spaCy's PhraseMatcher."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from graphbuilder.authority import Authority, AuthorityEntry
from graphbuilder.extract import layers
from graphbuilder.extract.language import blank_language, plain
from graphbuilder.extract.layers import Known
from graphbuilder.extract.pipeline import extractor


@extractor("known", assigns=("known", "known_within"), requires=("words", "authority"))
def read_known(doc: Doc) -> None:
    """Find the longest authority labels that don't overlap, matched as they are written."""
    matcher, meaning = _matcher(doc.vocab, layers.authority(doc))
    hits = sorted(matcher(doc), key=lambda hit: (hit[1], -hit[2]))
    starts = layers.words(doc).starts
    found: list[Known] = []
    within: list[Known] = []
    free, apart = 0, False
    for identifier, first, last in hits:
        entry, demonym = meaning[identifier]
        inside, place = first < free, entry.key.startswith(("country/", "place/"))
        if inside and (last > free or apart or not entry.key.startswith("country/")):
            continue  # "Republic of Korea" in "Democratic People's Republic of Korea"
        begin, end = doc[first].idx, doc[last - 1].idx
        hit = Known(bisect_left(starts, begin), bisect_left(starts, end) + 1, entry, demonym)
        if not inside:
            free, apart = last, place
            found.append(hit)
        elif not within or within[-1].last <= hit.first:
            within.append(hit)
    doc._.known = found
    doc._.known_within = within


@lru_cache(maxsize=2)
def _matcher(
    vocab: Vocab, authority: Authority
) -> tuple[PhraseMatcher, dict[int, tuple[AuthorityEntry, bool]]]:
    matcher = PhraseMatcher(vocab)
    tokenise = blank_language(vocab=vocab).tokenizer
    meaning: dict[int, tuple[AuthorityEntry, bool]] = {}
    for entry in authority.entries.values():
        if entry.kind == "org:Post":
            continue  # titles are read by their grammar; the resolver knows these posts by name
        for suffix, names, demonym in (
            ("", (entry.label, *entry.names), False),
            ("~", entry.demonyms, True),
        ):
            if names:
                label = entry.key + suffix
                matcher.add(label, [tokenise(plain(name)) for name in names])
                meaning[vocab.strings[label]] = (entry, demonym)
    return matcher, meaning
