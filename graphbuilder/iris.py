"""The one place where IRIs are made and checked.

Local names keep to ``[A-Za-z0-9_-]``: that is what every triple store reads alike, also unescaped
in Turtle. What a name loses on the way is made up for by a digest, so different things never share
an IRI, and the same thing has the same IRI on any machine, in any order of articles.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, urlsplit

from graphbuilder.model import ArticleRef, Claim, Mention, SettingError, StatedDate

_SAFE = re.compile(r"[^A-Za-z0-9_-]+")
_ASCII_WORDS = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
_FORBIDDEN = re.compile(r"[\x00-\x20<>\"{}|\\^`\x7f-\x9f\ud800-\udfff]")
_NO_IRI = re.compile("[^!-~\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U000efffd]")
"""What no IRI can have, escaped or not (RFC 3987, section 2.2)."""
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_NO_CHARACTERS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
_DIGEST = re.compile(r"-[0-9a-f]{12}$")
LONGEST = 72
"""Characters of a name that an IRI keeps; longer ones are cut and get a digest."""


def check_base(base: str) -> str:
    """The base for IRIs, ending in ``/`` or ``#``. Raises SettingError where it is none (RFC 3987)."""
    try:
        parts = urlsplit(base)
        fits = parts.scheme in ("http", "https", "urn", "tag") and bool(parts.netloc or parts.path)
        if parts.scheme in ("http", "https"):
            fits = fits and bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:
        fits = False
    odd = _FORBIDDEN.search(base) or _NO_IRI.search(base) or _BARE_PERCENT.search(base)
    if not fits or odd or any(unicodedata.category(c) in _NO_CHARACTERS for c in base):
        raise SettingError(
            f"the IRI base {base!r} is not an absolute IRI. Give one such as https://example.org/id/"
        )
    return base if base.endswith(("/", "#")) else base + "/"


def digest(*parts: str, length: int = 12) -> str:
    """A short stable digest (SHA-256, hexadecimal) of some texts."""
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:length]


def local_name(normalised: str, *scope: str) -> str:
    """The local name for a normalised name: its words joined by ``-``.

    ``scope`` sets apart things of one name (an article, a year); with one, or where the name is
    long or not plain ASCII words, a digest of all is added.
    """
    plain = _ASCII_WORDS.fullmatch(normalised) is not None and len(normalised) <= LONGEST
    words = _slug(normalised)[:LONGEST].strip("-")
    if plain and not scope:
        return words
    tail = digest(normalised, *scope)
    return f"{words}-{tail}" if words else tail


@lru_cache(maxsize=1024)
def article_name(identifier: str) -> str:
    """The local name of an article, from the identifier it came in with."""
    slug = _SAFE.sub("-", identifier).strip("-")
    if slug == identifier and len(slug) <= LONGEST and not _DIGEST.search(slug):
        return slug
    return f"{slug[:LONGEST].strip('-')}-{digest(identifier)}".strip("-")


def article_iri(base: str, identifier: str) -> str:
    """The IRI of an article."""
    return f"{base}article/{article_name(identifier)}"


def claim_name(article: str, claim: Claim) -> str:
    """The local name of a claim: a digest of what it says and where, over mentions, not entities."""
    span = claim.evidence.span
    said = (article, _said(claim.subject), claim.predicate, _said(claim.object))
    where = (f"{span.start}-{span.end}", claim.evidence.rule)
    # the same words may be put forward as a fact, too
    status = () if claim.status.asserted else (claim.status.value,)
    return digest(*said, *where, *status, length=20)


def _said(node: object) -> str:
    match node:
        case Mention():
            return f"{node.kind}|{node.name}|{node.key}|{node.span.start}-{node.span.end}"
        case ArticleRef():
            return f"article|{node.identifier}"
        case StatedDate():
            return node.lexical
        case _:
            return repr(node)


def selection_name(article: str, start: int, end: int) -> str:
    """The local name of a stretch of an article's text."""
    return f"{article_name(article)}-{start}-{end}"


def _slug(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return _SAFE.sub("-", folded).strip("-").lower()


def web_address(text: str) -> str | None:
    """A web address as a valid IRI (http or https only), or None where the text is no such thing."""
    text = text.strip()
    try:
        parts = urlsplit(text)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        _ = parts.port  # raises where the port is no number
    except ValueError:
        return None
    whole = _BARE_PERCENT.sub("%25", text)
    host = whole.index(parts.netloc) + len(parts.netloc) if parts.netloc in whole else 0
    safe = ":/?@!$&'()*+,;=%-._~"  # brackets only round an address of the host
    path, mark, fragment = whole[host:].partition("#")
    return (
        quote(whole[:host], safe=f"{safe}[]")
        + quote(path, safe=safe)
        + mark
        + quote(fragment, safe=safe)
    )
