"""Annotated articles: JSON Lines rows with ``id``, ``text`` and ``gold``.

Two kinds of gold are told apart by their keys: an article of the wire has ``senders`` and
``recipients`` and much beside; a letter as a document has ``from``, ``to``, ``date`` and ``place``.
``docs/accuracy.md`` says what each key means.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from graphbuilder.model import InputError
from graphbuilder.read.files import opened, shown

NAMED_LISTS: Final = ("persons", "countries", "bodies", "documents", "events")
"""The keys of an article of the wire that list what it names."""

_HOW: Final = "docs/accuracy.md says what a row of gold holds."
_ANNOTATE: Final = f"Correct the row; {_HOW}"


class Kind(StrEnum):
    """What an annotated text is."""

    WIRE = "wire"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class Party:
    """A sender or recipient. One without a name is an office or a body, in ``role``."""

    name: str | None
    role: str | None
    optional: bool = False

    def __str__(self) -> str:
        return self.name or self.role or "(nobody)"


@dataclass(frozen=True, slots=True)
class NewsGold:
    """An event that an article reports; names may have accepted forms, parted by " | "."""

    type: str
    participants: tuple[str, ...]
    place: str | None
    date: str | None


@dataclass(frozen=True, slots=True)
class WireGold:
    """What two readers found in an article of the wire.

    ``pairs`` are the exchanges, each a sender and a recipient; ``named`` and ``optional`` have the
    keys of ``NAMED_LISTS``. ``published`` is given only where the text shows the date. ``news`` is
    None where nobody has said which events the article reports.
    """

    is_communication: bool
    borderline: bool
    kind: str | None
    senders: tuple[Party, ...]
    recipients: tuple[Party, ...]
    pairs: tuple[tuple[Party, Party], ...]
    sent: str | None
    occasion: str | None
    conveyed: tuple[str, ...]
    published: str | None
    dateline_place: str | None
    named: Mapping[str, tuple[str, ...]]
    optional: Mapping[str, tuple[str, ...]]
    news: tuple[NewsGold, ...] | None = None


@dataclass(frozen=True, slots=True)
class LetterGold:
    """What the editors of a volume say of a letter."""

    senders: tuple[str, ...]
    recipients: tuple[str, ...]
    sent: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One annotated text; ``gold`` is None where the row has none."""

    identifier: str
    text: str
    gold: WireGold | LetterGold | None


@dataclass(frozen=True, slots=True)
class GoldFile:
    """The rows of a file, all of one kind, and the SHA-256 of its bytes, decompressed."""

    path: Path
    kind: Kind
    sha256: str
    rows: tuple[GoldRow, ...]


def read_gold(path: Path) -> GoldFile:
    """All rows of a file, plain or gzip.

    Raises InputError, with the line and the remedy, for a row that is malformed, and for a file
    that has no gold or two kinds of it.
    """
    where = shown(path)
    with opened(path) as stream:
        data = stream.read()
    rows: dict[str, GoldRow] = {}
    kinds: set[Kind] = set()
    for at, line in _lines(data, where):
        row = _row(line, at)
        if row.identifier in rows:
            remedy = "Give each article an identifier of its own."
            raise InputError(at, f'the identifier "{row.identifier}" is there already', remedy)
        rows[row.identifier] = row
        if row.gold is not None:
            kinds.add(Kind.WIRE if isinstance(row.gold, WireGold) else Kind.LETTERS)
        if len(kinds) > 1:
            remedy = "Keep articles of the wire and letters in files of their own."
            raise InputError(at, "the gold is of another kind than that above", remedy)
    if not kinds:
        raise InputError(where, 'no row has a "gold" to compare with', f"Annotate some; {_HOW}")
    return GoldFile(path, kinds.pop(), hashlib.sha256(data).hexdigest(), tuple(rows.values()))


def _lines(data: bytes, where: str) -> Iterator[tuple[str, str]]:
    """The lines that are not blank, each with its place."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        at = f"{where}:{number}"
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise InputError(at, "the line is not UTF-8", "Save the file as UTF-8.") from error
        if text.strip():
            yield at, text


def _row(line: str, at: str) -> GoldRow:
    """The row of a line. Raises InputError."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        remedy = "Write one object to a line, e.g. with jq -c."
        raise InputError(at, f"this is not JSON ({str(error)[:120]})", remedy) from error
    if not isinstance(row, dict):
        raise InputError(at, "the line is not a JSON object", 'Give "id", "text" and "gold".')
    values = _Values(row, at)
    given = row.get("id")
    whole = isinstance(given, int) and not isinstance(given, bool)
    identifier = str(given) if whole else values.string("id")
    return GoldRow(identifier, values.string("text"), _gold(row.get("gold"), at))


def _gold(gold: object, at: str) -> WireGold | LetterGold | None:
    if gold is None:
        return None
    if not isinstance(gold, dict):
        raise InputError(at, 'the "gold" is not a JSON object', _ANNOTATE)
    values = _Values(gold, at, "gold.")
    if {"from", "to"} <= gold.keys():
        return _letter(values)
    if {"senders", "recipients"} <= gold.keys():
        return _wire(values)
    what = 'the "gold" has neither "senders" and "recipients" nor "from" and "to"'
    raise InputError(at, what, _ANNOTATE)


def _letter(values: _Values) -> LetterGold:
    return LetterGold(
        senders=values.strings("from"),
        recipients=values.strings("to"),
        sent=values.day("date"),
        place=values.text("place"),
    )


def _wire(values: _Values) -> WireGold:
    senders, recipients = values.parties("senders"), values.parties("recipients")
    optional = _Values(values.object("optional"), values.at, f"{values.prefix}optional.")
    shown_date = values.truth("date_published_in_text", missing=False)
    return WireGold(
        is_communication=values.truth("is_communication"),
        borderline=values.truth("borderline", missing=False),
        kind=values.text("kind"),
        senders=senders,
        recipients=recipients,
        pairs=_pairs(values, senders, recipients),
        sent=values.day("date_sent"),
        occasion=values.text("occasion"),
        conveyed=values.names("conveyed_via"),
        published=values.day("date_published") if shown_date else None,
        dateline_place=values.text("dateline_place"),
        named={key: values.strings(key) for key in NAMED_LISTS},
        optional={key: optional.strings(key, needed=False) for key in NAMED_LISTS},
        news=_news(values),
    )


def _news(values: _Values) -> tuple[NewsGold, ...] | None:
    """The events that the article reports, or None where the gold doesn't say."""
    if values.given.get("news") is None:
        return None
    found = []
    for number, item in enumerate(values.items("news")):
        if not isinstance(item, dict):
            raise values.fault("news", "holds something that is not a JSON object")
        event = _Values(item, values.at, f"{values.prefix}news.{number}.")
        found.append(
            NewsGold(
                type=event.string("type"),
                participants=event.strings("participants", needed=False),
                place=event.text("place"),
                date=event.day("date"),
            )
        )
    return tuple(found)


def _pairs(
    values: _Values, senders: tuple[Party, ...], recipients: tuple[Party, ...]
) -> tuple[tuple[Party, Party], ...]:
    """Who wrote to whom; without a list of pairs everybody to everybody."""
    given = values.items("sender_recipient_pairs", needed=False)
    if not given:
        return tuple((s, r) for s in senders for r in recipients)
    by_place = {(i, j): (s, r) for i, s in enumerate(senders) for j, r in enumerate(recipients)}
    try:
        return tuple(by_place[i, j] for i, j in given)
    except (TypeError, ValueError, KeyError) as error:
        what = "needs pairs of places in the lists of senders and recipients, counted from 0"
        raise values.fault("sender_recipient_pairs", what) from error


@dataclass(frozen=True, slots=True)
class _Values:
    """The values of a JSON object, each checked as it is taken; ``at`` is where the row stands."""

    given: Mapping[str, Any]
    at: str
    prefix: str = ""

    def fault(self, key: str, what: str) -> InputError:
        return InputError(self.at, f'"{self.prefix}{key}" {what}', _ANNOTATE)

    def string(self, key: str) -> str:
        """A string with something in it."""
        value = self.given.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.fault(key, "is missing or not a string with words in it")
        return value

    def text(self, key: str) -> str | None:
        """A string, or None where there is no value or an empty one."""
        value = self.given.get(key)
        if value is not None and not isinstance(value, str):
            raise self.fault(key, "is neither a string nor null")
        return value or None

    def day(self, key: str) -> str | None:
        """A date as YYYY-MM-DD, without what may follow it."""
        value = self.text(key)
        try:
            return value and date.fromisoformat(value[:10]).isoformat()
        except ValueError as error:
            raise self.fault(key, f"is no date as YYYY-MM-DD: {value!r}") from error

    def truth(self, key: str, missing: bool | None = None) -> bool:
        """True or false; ``missing`` is what no value means."""
        value = self.given.get(key, missing)
        if not isinstance(value, bool):
            raise self.fault(key, "is neither true nor false")
        return value

    def object(self, key: str) -> Mapping[str, Any]:
        """An object, empty where there is no value."""
        value = self.given.get(key) or {}
        if not isinstance(value, dict):
            raise self.fault(key, "is not a JSON object")
        return value

    def items(self, key: str, needed: bool = True) -> list[Any]:
        """A list; where it isn't needed, no value is the empty list."""
        value = self.given.get(key)
        if value is None and not needed:
            return []
        if not isinstance(value, list):
            raise self.fault(key, "is missing or not a list")
        return value

    def strings(self, key: str, needed: bool = True) -> tuple[str, ...]:
        """A list of strings."""
        return self._each(key, self.items(key, needed), _string)

    def names(self, key: str) -> tuple[str, ...]:
        """A list of strings or of objects with a ``name`` or a ``role``; may be missing."""
        return self._each(key, self.items(key, needed=False), _name)

    def parties(self, key: str) -> tuple[Party, ...]:
        """A list of objects with a ``name`` or a ``role``."""
        return self._each(key, self.items(key), _party)

    def _each(self, key: str, items: list[Any], read: Callable[[Any], Any]) -> tuple[Any, ...]:
        try:
            return tuple(read(item) for item in items)
        except ValueError as error:
            raise self.fault(key, str(error)) from error


def _string(item: object) -> str:
    if not isinstance(item, str) or not item.strip():
        raise ValueError(f"holds {item!r}, which is not a string with words in it")
    return item


def _name(item: object) -> str:
    return str(_party(item)) if isinstance(item, dict) else _string(item)


def _party(item: object) -> Party:
    if not isinstance(item, dict):
        what = "which is no object with a name or a role"
        raise ValueError(f"holds {item!r}, {what}")  # noqa: TRY004 - a fault of data, not of code
    name, role, optional = item.get("name"), item.get("role"), item.get("optional", False)
    if not all(value is None or isinstance(value, str) for value in (name, role)):
        raise ValueError(f"holds {item!r}, whose name and role are not both a string or null")
    if not (name or role):
        raise ValueError(f"holds {item!r}, which has neither a name nor a role")
    return Party(name or None, role or None, bool(optional))
