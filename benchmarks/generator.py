"""Articles in the manner of a news wire, made up from a seed, with what they say beside them.

    python -m benchmarks.generator COUNT --seed S > articles.jsonl

Each row is a row of JSON Lines input with a ``gold`` object of the same form as annotated articles
have. Article number N of a seed is the same however many are asked for. About half of the articles
are news of a communication; no sentence is taken from anywhere.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any, Final

FIRST_DAY: Final = date(2011, 1, 1)
LAST_DAY: Final = date(2026, 12, 31)


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split())


MONTHS: Final = _words(
    "January February March April May June July August September October November December"
)
WEEKDAYS: Final = _words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday")
LENGTH: Final = 1_900
"""Characters that an article has on average, as measured over articles of a real wire."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country as the wire names it: in full, in short, its adjective, its capital."""

    full: str
    short: str
    adjective: str
    capital: str
    tongue: str
    head: str = "president"


def _countries(table: str) -> tuple[Country, ...]:
    return tuple(
        Country(*(c.strip() for c in line.split("|"))) for line in table.strip().split("\n")
    )


COUNTRIES: Final = _countries("""
Democratic People's Republic of Korea|DPRK|DPRK|Pyongyang|korean|president of the State Affairs
Russian Federation|Russia|Russian|Moscow|russian
Republic of Belarus|Belarus|Belarusian|Minsk|russian
Republic of Kazakhstan|Kazakhstan|Kazakh|Astana|russian
Republic of Tajikistan|Tajikistan|Tajik|Dushanbe|russian
People's Republic of China|China|Chinese|Beijing|chinese
Republic of Singapore|Singapore|Singaporean|Singapore|chinese|prime minister
Socialist Republic of Vietnam|Vietnam|Vietnamese|Hanoi|chinese
Lao People's Democratic Republic|Laos|Lao|Vientiane|chinese
Syrian Arab Republic|Syria|Syrian|Damascus|arabic
Arab Republic of Egypt|Egypt|Egyptian|Cairo|arabic
State of Kuwait|Kuwait|Kuwaiti|Kuwait|arabic|emir
State of Qatar|Qatar|Qatari|Doha|arabic|emir
People's Democratic Republic of Algeria|Algeria|Algerian|Algiers|arabic
State of Palestine|Palestine|Palestinian|Ramallah|arabic
Kingdom of Morocco|Morocco|Moroccan|Rabat|arabic|king
Islamic Republic of Mauritania|Mauritania|Mauritanian|Nouakchott|arabic
Republic of Cuba|Cuba|Cuban|Havana|spanish
Republic of Nicaragua|Nicaragua|Nicaraguan|Managua|spanish
Bolivarian Republic of Venezuela|Venezuela|Venezuelan|Caracas|spanish
Plurinational State of Bolivia|Bolivia|Bolivian|La Paz|spanish
United Mexican States|Mexico|Mexican|Mexico City|spanish
Republic of Ecuador|Ecuador|Ecuadorian|Quito|spanish
Republic of Equatorial Guinea|Equatorial Guinea|Equatorial Guinean|Malabo|spanish
""")
HOME: Final = COUNTRIES[0]

OFFICES: Final = (
    "prime minister",
    "foreign minister",
    "minister of Foreign Affairs",
    "minister of Defence",
    "minister of Public Health",
    "minister of Culture",
    "minister of Education",
    "speaker of the parliament",
    "vice-president",
    "minister of Foreign Trade",
    "minister of Agriculture",
    "chairman of the parliamentary friendship group",
)
HOME_OFFICES: Final = (
    "premier of the Cabinet",
    "minister of Foreign Affairs",
    "minister of Public Health",
    "chairman of the Standing Committee of the Supreme People's Assembly",
    "minister of Culture",
    "vice-minister of Foreign Affairs",
    "chairman of the Korean Committee for Solidarity",
    "minister of Education",
    "minister of Railways",
    "president of the Academy of Sciences",
)
BODIES: Final = (
    "United Nations Security Council",
    "UN General Assembly",
    "Non-Aligned Movement",
    "World Health Organization",
    "International Red Cross",
    "Human Rights Council",
    "Shanghai Cooperation Organization",
    "Inter-Parliamentary Union",
    "African Union",
)
DOCUMENTS: Final = (
    "UN Charter",
    "Vienna Convention on Diplomatic Relations",
    "Joint Declaration",
    "Treaty on the Non-Proliferation of Nuclear Weapons",
    "Outer Space Treaty",
    "Armistice Agreement",
    "UN Convention on the Law of the Sea",
    "Rules of Procedure",
)

_SYLLABLES: Final = {
    "korean": _words(
        "Chol Song Hyok Jin Su Yong Ho Il Nam Un Gyong Hui Ok Sun Myong Guk Kwang Hak Chun Won "
        "Tae Sok In Hyon Mi Ran Hye Ryong Bong Gil Man Chang Jun Sim Ryol Pil Ik To Se"
    ),
    "chinese": _words(
        "wei jun ming hua li xiao ping jian guo zhong yang fei lan mei qing tao bo hai long "
        "chun dong feng gang hong jing kai lei ning peng rui shan ting xin yan ze zhen"
    ),
    "russian": _words(
        "Bel Gor Kuz Lav Mor Nov Orl Pav Rom Sav Tar Ul Vol Yer Zor Bar Dan Fed Gav Kar Lyub "
        "Mel Nik Ost Pol Rod Sel Tim Ust Vas"
    ),
    "arabic": _words(
        "Sab Ham Nas Kar Fay Rash Jab Sal Mus Tal Had Bas Maj Wal Zay Yas Qas Rif Sham Tam "
        "Ghan Dar Lut Naj Shar"
    ),
    "spanish": _words(
        "Bar Cas Mont Alv Rod Gut Mor Vel Sal Tor Per Gal Ben Cor Del Esp Fuen Gar Her Jim "
        "Lop Mar Nav Ort Pal"
    ),
}
_GIVEN: Final = {
    "russian": _words(
        "Andrei Boris Dmitri Ivan Sergei Viktor Nikolai Oleg Yelena Irina Anna Maria"
    ),
    "arabic": _words("Ahmed Hassan Omar Khalid Yusuf Tariq Samir Nabil Faisal Layla Amina Salma"),
    "spanish": _words("Carlos Miguel Luis Jorge Rafael Diego Pedro Manuel Ana Rosa Elena Teresa"),
}
_KOREAN: Final = _words(
    "Kim Ri Pak Choe Jong Kang Jo Yun Jang Im Han O So Sin Kwon Hwang An Ryu Jon Ko"
)
_CHINESE: Final = _words(
    "Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin He Guo"
)
_ENDINGS: Final = {
    "russian": _words("ov ev enko insky anov chuk in yakov"),
    "arabic": _words("ah awi ani ari oud een im ir"),
    "spanish": _words("ez ero ado illo ante osa ena una"),
}

_NOUNS: Final = _words("""
achievement agreement agriculture ambition apple assembly autumn bakery barley basin bearing benefit
blanket blueprint boiler branch brick bridge brigade building cabbage campaign canal capacity cargo
cattle celebration cement century ceramics ceremony challenge channel chapter chemistry cherry
chorus citizen coal coast college column committee commune community competition complex concert
conference construction contest contract contribution cooperation copper corn cotton county courage
crane crop culture cycle dairy dam danger decade decision defence delegation delight demand design
detail development device dialogue dignity direction discipline discovery district dormitory drama
drill dust duty dwelling economy education effort election electricity energy engine enthusiasm
environment equality equipment evening example exhibition expansion experience experiment expert
export fabric factory family farm fertilizer festival field film firm fishery flag flood flour
forest foundation foundry freight friendship fruit fuel furnace furniture future garden garment
generation generator glass grain granite greenhouse growth guidance gymnasium hall harbour harvest
health herb heritage highway hill history holiday honey horizon hospital hotel house idea industry
innovation insect inspection institute instrument integrity interest inventory invention iron
irrigation island jubilee justice kindergarten knitwear knowledge laboratory labour lake lamp
language lathe leader leather lecture legacy lesson library light limestone livestock locomotive
loyalty machine magnesium maize management manure market masterpiece material meadow measure
medicine melody memory merit metal method microbe milk mill mine ministry model monument mountain
movement mural museum mushroom music nation nature nursery obstacle ocean officer opera orchard
orchestra order ore organ output oxygen paddy painting paint palace paper parade park partnership
patient peace peninsula performance pharmacy pine pipeline plain plan plant plaster platform poem
policy pollution pond port potato poultry power practice press principle printing prize problem
process production programme progress project prosperity province pump quality quarry railway rain
rate reactor reform region rehearsal relation reserve reservoir resort resource respect response
restaurant result revival rice river road rocket role roof salt sapling scholarship school science
sculpture sea season sector seed seminar service shipyard shoe shop sickle silk site skill slogan
society soil solidarity song speech spirit sport spring square stadium stage standard station steam
steel storage story street structure struggle student study success sugar summer supply support
surface survey symbol symphony system talent tapestry target task tea teacher team technician
technology telescope temple tension territory textile theatre theme threat timber tool tour tower
town track tractor trade tradition training transformer transport travel treasure tree trial tribute
tunnel turbine university unity upland valley vegetable vehicle vessel victory village vitality
wagon warehouse waste water wave welfare wheat will window winter wisdom wonder wood work worker
workshop world worsted yard year yield youth zeal zinc
""")
_ADJECTIVES: Final = _words("""
abundant accurate active agricultural ancient annual artistic automatic basic beautiful brilliant
broad careful central ceramic chemical civil clean close coastal collective colourful common
complete constant cooperative creative cultural daily decisive deep detailed diligent domestic
durable dynamic eager early economic educational effective efficient electric emotional enormous
essential excellent fertile final firm fresh friendly fruitful full functional general genuine
gigantic global grand great happy hard harmonious healthy high historic honest huge immense
important independent industrial inland innovative international joint joyful large lasting lively
local long magnificent major marine material mechanical medical meaningful mental military mineral
modern mutual narrow national native natural new noble northern notable novel numerous objective
official open original peaceful permanent popular powerful practical precious precise productive
profound progressive prominent proper public quick rapid rational regional regular reliable
remarkable rich rural scientific seasonal serious significant simple sincere skilful social solid
southern special stable steady strong successful suitable superb sustainable technical thorough
timely traditional tropical unique united universal urban useful valuable varied vast vivid warm
western wide wise wonderful
""")
_VERBS: Final = _words("""
accelerated accomplished achieved adopted advanced applied appreciated arranged assembled assisted
attained boosted broadened built celebrated cleaned collected combined completed conducted
consolidated constructed contributed created cultivated defended delivered demonstrated deployed
designed developed devised discussed displayed distributed doubled drafted elevated encouraged
enhanced enlarged enriched ensured established estimated examined exceeded expanded explained
explored extended finished formulated fulfilled gathered generated guaranteed harvested hastened
highlighted illustrated implemented improved increased inspected inspired installed intensified
introduced invented laid launched maintained manufactured mastered modernized multiplied observed
opened operated organized overhauled painted perfected performed planned planted polished praised
prepared presented preserved produced promoted proposed protected provided published raised
realized rearranged rebuilt recorded recovered redoubled reinforced remodelled renovated repaired
replaced rescued restored revealed reviewed secured selected settled shaped shared showed simplified
solved stabilized staged standardized stepped stimulated strengthened studied supplied supported
surveyed sustained taught tested toured trained transformed transported treated updated upgraded
utilized verified visited watched welcomed widened
""")
_PLACES: Final = _words(
    "Chong Hwa Song Pyong An Nam Kang Won Ham Hung Ryong Chon San Ju Won Pho Gang Do"
)
_SITES: Final = (
    "Farm",
    "Machine Factory",
    "Cement Complex",
    "Power Station",
    "Textile Mill",
    "Coal Mine",
    "Foodstuff Factory",
    "University",
    "Hospital",
    "Fishery Station",
    "Shoe Factory",
    "Tree Nursery",
)
_VOWEL: Final = re.compile(r"\ba(?= [aeio])")
_OPENERS: Final = (
    "",
    "",
    "",
    "",
    "Meanwhile, ",
    "In this regard, ",
    "For years, ",
    "According to {site}, ",
    "In recent days, ",
    "As a result, ",
    "To this end, ",
    "With the support of {site}, ",
)


def _several(noun: str) -> str:
    """A noun's plural."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _title(words: str) -> str:
    """A headline's capitals."""
    small = {"of", "in", "the", "to", "for", "and"}
    return " ".join(w if w in small else w[0].upper() + w[1:] for w in words.split())


class Writer:
    """Words, names, sentences and days, all drawn from one source of chance."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.day = FIRST_DAY + timedelta(chance.randrange((LAST_DAY - FIRST_DAY).days))

    def pick(self, values: Any) -> Any:
        """One of several values."""
        return self.chance.choice(values)

    def country(self) -> Country:
        """A country other than the wire's own."""
        return self.chance.choice(COUNTRIES[1:])

    def name(self, tongue: str) -> str:
        """A person's name in the order of its language."""
        chance = self.chance
        if tongue == "korean":
            return " ".join([chance.choice(_KOREAN), *chance.sample(_SYLLABLES["korean"], 2)])
        if tongue == "chinese":
            given = "".join(chance.sample(_SYLLABLES["chinese"], chance.choice((1, 2, 2))))
            return f"{chance.choice(_CHINESE)} {given.capitalize()}"
        given = chance.choice(_GIVEN[tongue])
        last = [self._surname(tongue) for _ in range(1 if tongue == "russian" else 2)]
        if tongue == "arabic":
            return f"{given} {chance.choice(('bin ', 'Al-', 'Abdul '))}{last[0]} {last[1]}"
        return " ".join([given, *last])

    def _surname(self, tongue: str) -> str:
        return str(self.chance.choice(_SYLLABLES[tongue]) + self.chance.choice(_ENDINGS[tongue]))

    def site(self) -> str:
        """A place of work with a made-up name."""
        name = "".join(self.chance.sample(_PLACES, 2)).capitalize()
        return f"the {name} {self.chance.choice(_SITES)}"

    def sentence(self) -> str:
        """A sentence about work, nature or the arts that names nobody."""
        noun, adjective, verb, chance = self._noun, self._adjective, self._verb, self.chance
        form = chance.choice(
            (
                "{s} {v} the {a} {n} of the {n2} and {v2} {a2} {p3}",
                "the {a} {n} of {s} {v} a {n2} in the {n3} sector",
                "{s} has {v} {q} tons of {n} and {q2} {p2} since the beginning of the {n3}",
                "officials and {p} of {s} {v} their {n2} with {a} {n3}",
                "the {n} of the {a} {n2}, a {a2} {n3} for the region, was {v} at {s}",
                "it also {v} the {n}, saying that the {a} {n2} is a {n3} of {a2} work",
            )
        )
        words = form.format(
            s=self.site(),
            a=adjective(),
            a2=adjective(),
            n=noun(),
            n2=noun(),
            n3=noun(),
            p=_several(noun()),
            p2=_several(noun()),
            p3=_several(noun()),
            v=verb(),
            v2=verb(),
            q=chance.randint(2, 99) * 10,
            q2=chance.randint(2, 99),
        )
        words = _VOWEL.sub("an", words)
        opener = chance.choice(_OPENERS).format(site=self.site())
        words = opener + (words if opener else words[0].upper() + words[1:])
        return words + "."

    def _noun(self) -> str:
        return self.chance.choice(_NOUNS)

    def _adjective(self) -> str:
        return self.chance.choice(_ADJECTIVES)

    def _verb(self) -> str:
        return self.chance.choice(_VERBS)

    def paragraphs(self, characters: int) -> list[str]:
        """Paragraphs of one to four sentences, of about so many characters in all."""
        found: list[str] = []
        while characters > 60:
            words = " ".join(self.sentence() for _ in range(self.chance.choice((1, 2, 3, 4))))
            found.append(words)
            characters -= len(words)
        return found

    def earlier(self, most: int = 6) -> date:
        """A day up to so many days before the dateline's."""
        return self.day - timedelta(self.chance.randint(0, most))

    def said(self, day: date) -> str:
        """A day as the wire says it, with or without "on", by name or by date."""
        if (self.day - day).days < 7 and self.chance.random() < 0.3:
            return (
                f"on {WEEKDAYS[day.weekday()]}"
                if self.chance.random() < 0.7
                else (WEEKDAYS[day.weekday()])
            )
        words = f"on {MONTHS[day.month - 1]} {day.day}"
        return f"{words}, {day.year}" if day.year != self.day.year else words


@dataclass(slots=True)
class Draft:
    """An article in the making."""

    headline: str
    lead: str
    body: list[str] = field(default_factory=list)
    gold: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who sends or receives, as named in full and afterwards."""

    name: str | None
    role: str
    org: str

    @property
    def full(self) -> str:
        """Name and office, or the office alone."""
        return f"{self.name}, {self.role}" if self.name else self.role

    @property
    def gold(self) -> dict[str, str | None]:
        """The party as annotated."""
        return {"name": self.name, "role": self.role, "org": self.org}


def _party(writer: Writer, country: Country) -> Party:
    offices = (*(HOME_OFFICES if country is HOME else OFFICES), country.head)
    office = writer.pick(offices)
    return Party(writer.name(country.tongue), f"{office} of the {country.full}", country.short)


def _occasion(writer: Writer, country: Country) -> str:
    number = writer.chance.randint(20, 99)
    return str(
        writer.pick(
            (
                f"the {_ordinal(number)} anniversary of the founding of the {country.full}",
                f"the New Year {writer.day.year + (writer.day.month > 6)}",
                f"his appointment as {writer.pick(OFFICES)} of {country.short}",
                f"the national day of {country.short}",
                f"the {_ordinal(number)} anniversary of the establishment of diplomatic relations",
                "his birthday",
            )
        )
    )


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10)
    return f"{number}{ending or 'th'}"


_KINDS: Final = {
    "congratulations": ("message of congratulation", "congratulatory message"),
    "greetings": ("message of greeting", "greetings", "greeting message"),
    "condolences": ("message of sympathy", "message of condolence"),
    "reply": ("reply message", "message in reply"),
    "letter": ("letter", "personal letter"),
    "thanks": ("message of thanks",),
}


def _known(
    kind: str,
    senders: list[Party],
    recipients: list[Party],
    day: date | None,
    basis: str,
    **more: Any,
) -> dict[str, Any]:
    """What an article of a communication says, in the form of annotated articles."""
    parties = [*senders, *recipients]
    return {
        "is_communication": True,
        "borderline": False,
        "kind": kind,
        "senders": [p.gold for p in senders],
        "recipients": [p.gold for p in recipients],
        "conveyed_via": [],
        "date_sent": day.isoformat() if day else None,
        "date_sent_basis": basis,
        "occasion": None,
        "bodies": [],
        "documents": [],
        "events": [],
        "persons": [p.name for p in parties if p.name],
        "countries": sorted({p.org for p in parties if p.org}),
        "sender_recipient_pairs": None,
    } | more


def sent(writer: Writer) -> Draft:
    """Somebody sent a message to somebody."""
    sender, country, kind, words = _exchange(writer)
    recipient = _party(writer, country)
    day, occasion = writer.earlier(), _occasion(writer, country)
    why = (
        f"sympathizing over the damage by a typhoon in {country.short}"
        if (kind == "condolences")
        else f"on the occasion of {occasion}"
    )
    lead = writer.pick(
        (
            f"{sender.full}, sent a {words} to {recipient.full}, {writer.said(day)} {why}.",
            f"{sender.full}, {writer.said(day)} sent a {words} to {recipient.full}, {why}.",
        )
    )
    title = f"{country.adjective} {_title(recipient.role.split(' of ')[0])}"
    gold = _known(
        kind,
        [sender],
        [recipient],
        day,
        "sent",
        occasion=None if kind == "condolences" else occasion,
    )
    what = "letter" if kind == "letter" else "message"
    belief = f"the relations between the two countries would be {writer.pick(_ADJECTIVES)}"
    body = [f"The {what} expressed the belief that {belief}."]
    return Draft(f"{_title(words)} to {title}", lead, body, gold)


def received(writer: Writer) -> Draft:
    """Somebody received a message from somebody: the roles are turned round."""
    recipient, country, kind, words = _exchange(writer)
    sender = _party(writer, country)
    day, occasion = writer.earlier(20), _occasion(writer, HOME)
    lead = (
        f"{recipient.full}, received a {words} from {sender.full}, {writer.said(day)} "
        f"on the occasion of {occasion}."
    )
    short = (sender.name or "").split()[0]
    body = [f"{short} in the message wished him good health and success in his work."]
    gold = _known(kind, [sender], [recipient], day, "received", occasion=occasion)
    return Draft(f"{_title(words)} from {country.adjective} Leader", lead, body, gold)


def passive(writer: Writer) -> Draft:
    """A message was sent."""
    sender, country, kind, words = _exchange(writer)
    recipient = _party(writer, country)
    day = writer.earlier()
    lead = f"A {words} was sent to {recipient.full}, from {sender.full}, {writer.said(day)}."
    gold = _known(kind, [sender], [recipient], day, "sent")
    return Draft(f"{_title(words)} Sent to {country.short}", lead, [], gold)


def several(writer: Writer) -> Draft:
    """Two messages in one article: pairs, no cross product."""
    sender, country, kind, words = _exchange(writer)
    second = _party(writer, HOME)
    recipients = [_party(writer, country), _party(writer, country)]
    day = writer.earlier()
    lead = f"{sender.full}, sent a {words} to {recipients[0].full}, {writer.said(day)}."
    body = [
        writer.pick(("Meanwhile, ", "On the same day ", "The same day, "))
        + f"{second.full}, sent a similar message to {recipients[1].full}."
    ]
    gold = _known(
        kind, [sender, second], recipients, day, "sent", sender_recipient_pairs=[[0, 0], [1, 1]]
    )
    return Draft(f"Messages Sent to {country.short}", lead, body, gold)


def conveyed(writer: Writer) -> Draft:
    """A message handed over by somebody who did not write it."""
    recipient, country, kind, words = _exchange(writer)
    sender = _party(writer, country)
    day, bearer = writer.earlier(), f"the {country.adjective} ambassador"
    lead = (
        f"{recipient.full}, received a {words} from {sender.full}. It was conveyed to the "
        f"Foreign Ministry by {bearer} {writer.said(day)}."
    )
    gold = _known(
        kind,
        [sender],
        [recipient],
        day,
        "conveyed",
        conveyed_via=[f"{country.adjective} ambassador"],
    )
    return Draft(f"{_title(words)} from {country.short}", lead, [], gold)


def statement(writer: Writer) -> Draft:
    """A press statement: a sender and no recipient."""
    office = writer.pick(
        (
            "spokesman for the Foreign Ministry",
            "permanent representative to the UN",
            "director of the Department of Press and Information",
        )
    )
    name = writer.name("korean") if writer.chance.random() < 0.6 else None
    sender = Party(name, f"{office} of the DPRK", "DPRK")
    day, body, document = writer.earlier(), writer.pick(BODIES), writer.pick(DOCUMENTS)
    who = sender.full if name else f"A {sender.role}"
    lead = f"{who}, issued the following press statement {writer.said(day)}:"
    text = [
        f"The {body} should not ignore the violation of the {document}.",
        "We will never tolerate such an act, and demand that it be stopped at once.",
    ]
    gold = _known(
        "press_statement",
        [sender],
        [],
        day,
        "issued",
        bodies=[body],
        documents=[document],
        countries=["DPRK"],
    )
    return Draft(f"Press Statement of {_title(office)}", lead, text, gold)


def letter(writer: Writer) -> Draft:
    """A letter quoted at length, with requests."""
    sender = Party(writer.name("korean"), f"minister of Foreign Affairs of the {HOME.full}", "DPRK")
    body, document = writer.pick(BODIES), writer.pick(DOCUMENTS)
    recipient = Party(writer.name("spanish"), f"secretary general of the {body}", body)
    day = writer.earlier()
    lead = f"{sender.full}, {writer.said(day)} sent a letter to {recipient.full}."
    text = [
        "The letter said:",
        f"I have the honour to draw your attention to the {writer.pick(_NOUNS)} of our country.",
        f"I would like to request you to take up the issue in line with the {document}.",
        "I express my expectation that you exert all your efforts to this end.",
    ]
    gold = _known(
        "letter",
        [sender],
        [recipient],
        day,
        "sent",
        bodies=[body],
        documents=[document],
        countries=["DPRK"],
    )
    return Draft(f"DPRK Foreign Minister Sends Letter to {body}", lead, text, gold)


def _exchange(writer: Writer) -> tuple[Party, Country, str, str]:
    """A party at home, a country abroad, and what passes between them."""
    kind = writer.pick(tuple(_KINDS))
    return _party(writer, HOME), writer.country(), kind, writer.pick(_KINDS[kind])


def _news(headline: str, lead: str, people: list[str], countries: list[str]) -> Draft:
    gold = {
        "is_communication": False,
        "borderline": False,
        "kind": None,
        "senders": [],
        "recipients": [],
        "conveyed_via": [],
        "date_sent": None,
        "date_sent_basis": None,
        "occasion": None,
        "bodies": [],
        "documents": [],
        "events": [],
        "persons": people,
        "countries": countries,
        "sender_recipient_pairs": None,
    }
    return Draft(headline, lead, [], gold)


def visit(writer: Writer) -> Draft:
    """A delegation arrives or leaves."""
    country = writer.country()
    guest = _party(writer, country)
    act = writer.pick(("arrived in Pyongyang", "left Pyongyang", "paid a visit to the tower"))
    when = writer.said(writer.earlier(1))
    lead = f"A {country.adjective} delegation led by {guest.full}, {act} {when}."
    people = [guest.name] if guest.name else []
    return _news(f"{country.adjective} Delegation Visits DPRK", lead, people, [country.short])


def talks(writer: Writer) -> Draft:
    """Two officials meet."""
    country = writer.country()
    host, guest = _party(writer, HOME), _party(writer, country)
    when = writer.said(writer.earlier(2))
    lead = f"{host.full}, held talks with {guest.full}, in {country.capital} {when}."
    people = [p.name for p in (host, guest) if p.name]
    return _news(f"Talks Held in {country.capital}", lead, people, ["DPRK", country.short])


def inauguration(writer: Writer) -> Draft:
    """Something is opened, with somebody there."""
    site, guest = writer.site(), _party(writer, HOME)
    lead = f"{site[0].upper()}{site[1:]} was inaugurated in the presence of {guest.full}."
    return _news(f"{site[4:]} Inaugurated", lead, [guest.name or ""], ["DPRK"])


def anniversary(writer: Writer) -> Draft:
    """A meeting on an anniversary, and a basket that is no message."""
    country = writer.country()
    number = _ordinal(writer.chance.randint(20, 99))
    lead = (
        f"A meeting took place to mark the {number} anniversary of {writer.site()}. "
        f"A floral basket from the {country.adjective} embassy was laid before the monument."
    )
    return _news(f"{number} Anniversary Marked", lead, [], [country.short])


def appointment(writer: Writer) -> Draft:
    """Somebody is appointed to an office."""
    person = _party(writer, writer.pick(COUNTRIES))
    lead = f"{person.name} was appointed as {person.role} {writer.said(writer.earlier())}."
    return _news("New Appointment", lead, [person.name or ""], [person.org])


def exhibition(writer: Writer) -> Draft:
    """An exhibition or a performance."""
    country = writer.country()
    what = writer.pick(("photo exhibition", "art performance", "book exhibition", "film show"))
    when = writer.said(writer.earlier(1))
    lead = f"A {what} on {country.short} opened at {writer.site()} {when}."
    return _news(f"{_title(what)} Opens", lead, [], [country.short])


def commentary(writer: Writer) -> Draft:
    """An opinion that speaks of letters and sends none."""
    country = writer.country()
    lead = f"{writer.sentence()} No letter can hide the {writer.pick(_NOUNS)} of {country.short}."
    return _news(f"{writer.pick(_ADJECTIVES).title()} Commentary", lead, [], [country.short])


FORMS: Final[tuple[tuple[Callable[[Writer], Draft], int], ...]] = (
    (sent, 12),
    (received, 16),
    (passive, 4),
    (several, 5),
    (conveyed, 4),
    (statement, 5),
    (letter, 6),
    (visit, 9),
    (talks, 6),
    (inauguration, 9),
    (anniversary, 7),
    (appointment, 4),
    (exhibition, 7),
    (commentary, 6),
)
"""The kinds of articles, each with its share in a hundred."""

AGENCIES: Final = ("KCNA",) * 8 + ("TASS", "Xinhua", "VNA", "SANA")
_CAPITALS: Final = {
    "KCNA": "Pyongyang",
    "TASS": "Moscow",
    "Xinhua": "Beijing",
    "VNA": "Hanoi",
    "SANA": "Damascus",
}


def article(number: int, seed: int) -> dict[str, Any]:
    """The article of that number: a JSON Lines row with ``gold``."""
    writer = Writer(Random(f"{seed}/{number}"))
    forms, shares = zip(*FORMS, strict=True)
    draft = writer.chance.choices(forms, shares)[0](writer)
    agency = writer.pick(AGENCIES)
    dash = writer.pick((" -- ",) * 8 + (" --", " – "))
    dateline = (
        f"{_CAPITALS[agency]}, {MONTHS[writer.day.month - 1]} {writer.day.day} ({agency}){dash}"
    )
    start = [dateline + draft.lead, *draft.body]
    length = min(9_000, int(writer.chance.lognormvariate(7.35, 0.68))) + 100
    filler = writer.paragraphs(length - sum(map(len, start)))
    text = "\n".join([draft.headline, "", *start, *filler][:14]) + " -0-"
    gold = {
        "date_published": writer.day.isoformat(),
        "date_published_in_text": True,
        "dateline_place": _CAPITALS[agency],
        "optional": {},
    }
    return {
        "id": f"made-{seed}-{number}",
        "text": text,
        "published": writer.day.isoformat(),
        "publisher": agency,
        "gold": draft.gold | gold,
    }


def generate(count: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """``count`` articles of a seed, in order. The same seed gives the same articles anywhere."""
    return (article(number, seed) for number in range(count))


def main(arguments: list[str] | None = None) -> None:
    """Write rows to standard output."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.generator", description=__doc__)
    parser.add_argument("count", type=int, help="how many articles")
    parser.add_argument("--seed", type=int, default=0, help="which articles (default 0)")
    options = parser.parse_args(arguments)
    for row in generate(options.count, options.seed):
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
