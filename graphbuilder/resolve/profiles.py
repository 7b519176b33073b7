"""What the articles together say of a thing, as far as telling things apart needs it.

An *identity* is the end of an IRI after the base: "person/ri-yong-ho", "organization/cabinet",
"country/KP". Profiles are what the resolver holds of a corpus; texts and claims stay on disk.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from graphbuilder.model import Interval


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """An office as one article gives it to a person.

    ``title`` is in the article's words ("minister of Foreign Affairs of the DPRK"). ``post`` is its
    identity, ``bodies`` the identities of the organizations and countries that it is in, as far as
    the article says, ``country`` the country that these belong to ("country/KP").
    """

    title: str
    post: str
    bodies: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A person in one article: on its day, in the offices that it gives (none for a bare name)."""

    article: str
    day: date | None
    offices: tuple[OfficeSeen, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonProfile:
    """A person as so far identified: all names, most frequent first, and every sighting by day."""

    identity: str
    names: tuple[str, ...]
    sightings: tuple[Sighting, ...] = ()
    authority: bool = False  # an entry of the authority files: never two of these are one


@dataclass(frozen=True, slots=True)
class CommunicationProfile:
    """A communication as one article tells of it.

    Parties are identities of persons, organizations and posts after those have been resolved; the
    ``*_countries`` are those that the parties belong to. ``dates`` are the days that it may bear, as
    the article says (sent, received, issued), ``received`` those of them on which it was received;
    ``published`` is the article's own day. ``answers`` are communications that the same article says
    it replies to. ``sketch`` is that of the article's words (``texts.sketch``), also where the article
    only cites the communication; empty where there is no text. ``several`` says whether the
    article gives it more than one sender, and more than one recipient. A profile that sums up several
    (``reports.folded``) names all of their ``articles``.
    """

    identity: str
    article: str
    kind: str  # compact IRI: "gb:Letter"
    reported: bool = True  # the article is its news; False: the article only cites it
    senders: frozenset[str] = frozenset()
    recipients: frozenset[str] = frozenset()
    sender_countries: frozenset[str] = frozenset()
    recipient_countries: frozenset[str] = frozenset()
    dates: tuple[Interval, ...] = ()
    published: date | None = None
    purposes: frozenset[str] = frozenset()  # compact IRIs: "gb:condolence"
    occasions: frozenset[str] = frozenset()
    reply: bool = False
    answers: tuple[str, ...] = ()
    sketch: tuple[int, ...] = ()
    received: tuple[Interval, ...] = ()
    articles: tuple[str, ...] = ()
    several: tuple[bool, bool] = (False, False)


@dataclass(frozen=True, slots=True)
class EventProfile:
    """An event as one article tells of it; ``types`` are compact IRIs ("gb:visit").

    ``label`` is its whole name as the article puts it, ``sketch`` that of the article's words.
    """

    identity: str
    article: str
    label: str
    reported: bool = True
    types: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    dates: tuple[Interval, ...] = ()
    published: date | None = None
    sketch: tuple[int, ...] = ()
