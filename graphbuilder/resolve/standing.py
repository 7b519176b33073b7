"""What an office says of its holder: the field that he works in, how high, and for which country.

Words of titles are read after ``normalise``: "Vice-Minister, C.C., Workers' Party" is "vice minister
c c workers party".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Final

from graphbuilder.model.names import normalise
from graphbuilder.resolve.profiles import OfficeSeen


class Domain(StrEnum):
    """The field of work that an office belongs to."""

    MILITARY = "military"
    DIPLOMACY = "diplomacy"
    PARTY = "party"
    STATE = "state"
    GOVERNMENT = "government"
    LEGISLATURE = "legislature"
    SOCIETY = "society"  # unions, leagues, friendship societies
    SCIENCE = "science"  # with education, culture and health
    SPORTS = "sports"
    INDUSTRY = "industry"
    RELIGION = "religion"
    MEDIA = "media"
    INTERNATIONAL = "international"
    UNKNOWN = "unknown"


class Rank(IntEnum):
    """How few hold such an office: the fewer, the less likely that two of one name do."""

    LOW = (
        1  # thousands: workers, farmers, teachers, coaches; what is of a county, a farm, a factory
    )
    LOCAL = 2  # hundreds: province and city committees
    MIDDLE = 3  # hundreds in a country, all known: vice-ministers, ambassadors, generals
    HIGH = 4  # heads of state and government, ministers, secretaries of the ruling party


@dataclass(frozen=True, slots=True)
class Standing:
    """What one office says.

    ``collective`` marks a seat in a body whose members have their work elsewhere (the Political
    Bureau, a parliament); ``telling`` says whether the title sets its holder apart at all
    ("chairman" alone does not).
    """

    domain: Domain
    rank: Rank
    collective: bool
    telling: bool


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words.split())})\b".replace("_", " "))


_STATES_NAMES: Final = _pattern(
    """russian_federation federation_of_malaysia soviet_union union_of_soviet_socialist_republics
    swiss_confederation federation_of_saint_kitts union_of_the_comoros union_of_myanmar"""
)
"""Names of states with a word that else names a body."""

_DOMAINS: Final = (
    (
        Domain.DIPLOMACY,
        _pattern(
            """(?:foreign|external)_affairs foreign_(?:minister|ministry|secretary) ambassador envoy
            (?<!cabinet_)secretary_of_state embassy legation consul(?:ate)? charge charge_daffaires
            permanent_(?:representative|mission|delegate) minister_plenipotentiary diplomat
            peaceful_reunification unification cultural_relations_with_foreign_countries
            (?<!military_)(?<!naval_)(?<!air_)(?<!defence_)(?<!defense_)attache"""
        ),
    ),
    (Domain.SCIENCE, _pattern("academ(?:y|ician) defen[cs]e_sciences? university hospital")),
    (
        Domain.SOCIETY,
        _pattern(
            """trade_unions? youth_league
            union_of_(?:korean|agricultural|democratic|writers|journalists)
            womens?_(?:union|federation) agricultural_workers association societ(?:y|ies) chongryon
            federation league(?!_of_nations) friendship solidarity shock_brigade foundation
            nationals gftuk uawk front forum study_of_the_juche"""
        ),
    ),
    (
        Domain.MILITARY,
        _pattern(
            """(?:colonel|col|lieutenant|lt|major|maj|brigadier|brig|army|four_star)_general marshal
            admiral colonel lieutenant sergeant commander commanding general_staff joint_chiefs
            military kpa army navy naval air_force defen[cs]e armed_forces troops regiment
            battalion brigade soldier fleet
            (?<!secretary_)(?<!director_)(?<!governor_)(?<!consul_)(?<!prosecutor_)(?<!attorney_)(?<!procurator_)general$
            reconnaissance missile_administration peoples_army border_guard"""
        ),
    ),
    (
        Domain.INTERNATIONAL,
        _pattern(
            """united_nations league_of_nations un_\\w+ un u_n unesco unicef undp wfp fao
            world_health_organization icrc ioc red_cross red_crescent
            european_(?:union|commission|council) african_union asean
            non_aligned_movement international_(?:committee|court|olympic|federation|atomic)_?\\w*"""
        ),
    ),
    (
        Domain.SPORTS,
        _pattern("coach athlete player referee footballer (?<!work_)team sports_club taekwon_do"),
    ),
    (
        Domain.GOVERNMENT,
        _pattern(
            """(?:vice_|deputy_|prime_|first_)?minister (?:vice_)?premier primer cabinet ministry
            chancellor governor mayor peoples_committee state_planning national_bank central_bank
            judge procurators? prosecutors? attorney_general
            secretary_of_(?:the_)?(?:treasury|commerce|interior)"""
        ),
    ),
    (
        Domain.STATE,
        _pattern(
            """state_affairs head_of_state king queen emir amir sultan emperor empress monarch
            crown_prince prince princess grand_duke standing_committee_of_the_s\\w+
            spa_(?:standing_committee|presidium) presidium_of_the_s\\w+
            standing_committee_of_the_supreme_peoples_assembly supreme_leader"""
        ),
    ),
    (
        Domain.PARTY,
        _pattern(
            """party wpk liberation_organization central_committee c_c political_bureau politburo
            general_secretary chief_secretary party_committee cpc cpv
            secretary_of_the_(?:provincial|municipal|city|county)_\\w+ presidium
            organizational_(?:leadership_)?department publicity_department department_director"""
        ),
    ),
    (
        Domain.LEGISLATURE,
        _pattern(
            """assembly parliament parliamentary parliamentarian senate senator congress
            congress(?:man|woman) lawmaker legislator legislature speaker duma spa
            (?:deputy|delegate)_to"""
        ),
    ),
    (
        Domain.MEDIA,
        _pattern(
            """editor(?:_in_chief)? correspondent journalist reporter newspaper news_agency kcna press
            broadcasting television radio"""
        ),
    ),
    (
        Domain.RELIGION,
        _pattern(
            """pope (?:arch)?bishop cardinal priest pastor patriarch monk imam ayatollah church
            buddhist christian(?!_democratic) catholic religious reverend rabbi nuncio"""
        ),
    ),
    (
        Domain.SCIENCE,
        _pattern(
            """institute professor researcher school rector dean teacher lecturer scientist scholar
            college student writer artist singer poet actor actress film orchestra theatre troupe
            ensemble museum library doctor physician nurse kindergarten nursery headmaster
            principal"""
        ),
    ),
    (
        Domain.INDUSTRY,
        _pattern(
            """manager worker farmer miner workteam engineer farm factory mine complex plant
            enterprise company corporation trading co_ltd ltd smelte(?:r|ry) shipyard
            business(?:man|woman|men) ceo mill works station trade_co chamber_of_commerce fishery
            foreman driver"""
        ),
    ),
    (
        Domain.GOVERNMENT,
        _pattern("commission(?:er)? administration authority bureau council police"),
    ),
)
"""The first whose words stand in the title decides, else the first whose words are in its bodies'
names. Words as the wire uses them; it reckons the Standing Committee of the SPA to the state."""

_LOW: Final = _pattern(
    """worker farmer miner workteam engineer soldier student teacher lecturer coach athlete player
    singer artist writer nurse doctor driver official officer researcher journalist reporter farm
    factory mine county ri primary workshop village kindergarten nursery foreman employee district
    hospital correspondent actor actress referee smeltery"""
)
_LOCAL: Final = _pattern("provincial province municipal city metropolitan regional prefectural")
_DEPUTY: Final = _pattern("vice deputy assistant under alternate parliamentary")
_HIGHEST: Final = _pattern(
    """president king queen emir amir sultan emperor empress monarch head_of_state premier primer
    prime_minister minister foreign_secretary secretary_of_state supreme_commander supreme_leader
    general_secretary secretary_of_the_(?:\\w+_)?(?:central_committee|c_c)
    secretary_for_\\w+_affairs_of_the_central_committee speaker
    secretary_of_(?:the_treasury|defen[cs]e) politburo
    chairm[ae]n_of_the_(?:\\w+_)?(?:standing_committee|state_affairs|national_defen[cs]e_commission)
    chief_of_the_(?:\\w+_)?general_staff chief_of_(?:the_)?joint political_bureau presidium
    (?:department_director|director_of_the_\\w+_department)_of_the_(?:c_c|central_committee|wpk)
    (?:chairm[ae]n|president)_of_(?:the_)?(?:spa|\\w+_peoples_assembly|national_assembly|\\w+_senate|senate)
    director_of_the_general_political_bureau first_vice_president vice_president vice_premier
    central_military_commission chancellor marshal"""
)
_MEMBER: Final = re.compile(
    r"\b(?:member|deputy to|delegate to|lawmaker|senator|congress(?:man|woman))\b"
)
_PASSING: Final = _pattern(
    "former then ex late incumbent current outgoing newly acting interim the its"
)
_OFFICE_WORDS: Final = _pattern(
    """president king queen emir sultan emperor premier prime minister foreign secretary state
    chancellor ambassador speaker vice deputy first general defen[cs]e finance"""
)
_RECEIVED: Final = re.compile(
    r"^(?:the )?(?:[a-z'-]+ )*"
    r"(?:[Aa]mbassador|[Ee]nvoy|[Mm]inister|[Cc]harg[eé]|[Cc]onsul|[Rr]epresentative)\b"
    r"(?:(?! of ).)* (?:to|in|at) "
)
"""The head of a mission, without a country of his own before the place where he is one."""


def words_of(office: OfficeSeen) -> frozenset[str]:
    """The words of a title that say what the office is: "former" and articles don't count."""
    return frozenset(normalise(_PASSING.sub(" ", normalise(office.title))).split()) - {"of", "to"}


@lru_cache(maxsize=65_536)
def standing(office: OfficeSeen) -> Standing:
    """The field, rank and kind of an office, from the words of its title and its bodies."""
    title = _STATES_NAMES.sub("", normalise(office.title))
    bodies = [_name(body) for body in office.bodies if not body.startswith("country/")]
    found = _domain(title, office) or next((d for b in bodies if (d := _domain(b, None))), None)
    rank = _rank(title, bodies, found or Domain.UNKNOWN)
    collective = _MEMBER.search(title) is not None
    named = office.country is not None or any(len(body.split()) > 2 for body in bodies)
    telling = found is not None and (rank > Rank.LOCAL or named or _LOW.search(title) is not None)
    return Standing(found or Domain.UNKNOWN, rank, collective, telling or named)


def domain(office: OfficeSeen) -> Domain:
    """The field of work that an office belongs to; UNKNOWN where its words don't say."""
    return standing(office).domain


def rank(office: OfficeSeen) -> Rank:
    """How high an office is."""
    return standing(office).rank


def country(office: OfficeSeen) -> str | None:
    """The country that an office's holder serves.

    Of "ambassador to the DPRK" or "minister in Peru" that is not known: the country receives him.
    """
    if _RECEIVED.match(office.title):
        return None
    countries = {body for body in office.bodies if body.startswith("country/")}
    return office.country or (countries.pop() if len(countries) == 1 else None)


def function(office: OfficeSeen) -> tuple[str, frozenset[str]] | None:
    """A head of state or government or a foreign minister, however the title puts it: his country and
    what he is. "Russian Foreign Minister" and "foreign minister of the Russian Federation" are one.
    """
    of, words = country(office), frozenset(_OFFICE_WORDS.findall(normalise(office.title)))
    found = standing(office)
    single = found.domain in (Domain.STATE, Domain.DIPLOMACY) or bool(words & {"premier", "prime"})
    return (of, words) if of and words and single and found.rank == Rank.HIGH else None


def _name(body: str) -> str:
    return _STATES_NAMES.sub("", body.rpartition("/")[2].replace("-", " "))


def _domain(text: str, office: OfficeSeen | None) -> Domain | None:
    of_country = office and (office.country or any(b.startswith("country/") for b in office.bodies))
    only = office and all(body.startswith("country/") for body in office.bodies)
    if of_country and only and re.search(r"\bpresident\b", text):
        return Domain.STATE
    return next((found for found, pattern in _DOMAINS if pattern.search(text)), None)


def _rank(title: str, bodies: list[str], found: Domain) -> Rank:
    whole = " ".join((title, *bodies))
    if _LOW.search(title) or found in (Domain.SPORTS, Domain.UNKNOWN):
        return Rank.LOW
    if _LOCAL.search(whole):
        return Rank.LOCAL
    if found in (Domain.SCIENCE, Domain.INDUSTRY, Domain.MEDIA, Domain.RELIGION):
        chief = re.search(r"\b(?:president|rector|director general|editor in chief|pope)\b", title)
        return Rank.MIDDLE if chief else Rank.LOW
    if found == Domain.SOCIETY or not _HIGHEST.search(title):
        return Rank.MIDDLE
    top = re.search(
        r"\bvice premier\b|\bvice president of (?:the )?state affairs|vice marshal", title
    )
    return Rank.HIGH if top or not _DEPUTY.search(title) else Rank.MIDDLE
