"""Closed word lists of diplomatic English, each with what it is for.

Names of particular bodies, places and persons are not here but in ``ontology/authority/``.
"""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
"""Month names and the abbreviations that news agencies' style guides use."""

WEEKDAYS: Final[dict[str, int]] = {
    name: number
    for number, name in enumerate(
        ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    )
}

_HEADS = _words(
    """president vice-president co-president premier vice-premier minister vice-minister secretary
    secretary-general under-secretary-general undersecretary vice-secretary chairman chairperson
    chairwoman chair vice-chairman vice-chairperson vice-chairwoman co-chairman chief vice-chief
    director vice-director director-general vice-director-general head leader commander
    commander-in-chief vice-commander ambassador ambassador-designate envoy representative consul
    consul-general vice-consul attache attaché chargé spokesman spokesperson spokeswoman king
    queen emir amir sultan crown-prince prince princess grand-duke emperor empress pope governor
    vice-governor governor-general mayor vice-mayor member deputy speaker vice-speaker principal
    rector vice-rector dean doyen manager adviser advisor councillor counsellor counselor delegate
    coordinator convener researcher professor general marshal vice-marshal admiral vice-admiral
    lieutenant-general colonel major officer judge prosecutor procurator chancellor
    vice-chancellor editor editor-in-chief correspondent captain coach official organizer
    commissioner high-commissioner comptroller administrator president-elect prime-minister
    superintendent counterpart founder treasurer moderator patriarch archbishop bishop imam
    generalissimo primer senator congressman congresswoman lawmaker legislator parliamentarian
    nuncio custodian duke duchess countess rapporteur executive ceo monarch ruler justice whip
    taoiseach sherpa councilor minister-counsellor minister-counselor headmaster headmistress"""
)
OFFICE_HEADS: Final = _HEADS | frozenset(
    f"{prefix}-{head}" for head in _HEADS for prefix in ("vice", "deputy", "co", "ex", "under")
)
"""Heads of office titles, singular. "primer" is the wire's recurrent slip for "premier"."""

OFFICE_PLURALS: Final = _words(
    """presidents vice-presidents premiers vice-premiers ministers vice-ministers secretaries chairmen
    chairpersons vice-chairmen vice-chairpersons chiefs directors vice-directors heads leaders
    commanders ambassadors envoys representatives consuls attaches attachés spokesmen members
    deputies managers advisers delegates generals officers officials kings senators congressmen
    lawmakers legislators counterparts colleagues"""
)

VAGUE_OFFICES: Final = _words(
    """official officials officer officers leader leaders counterpart counterparts colleague colleagues
    member members executive deputy deputies"""
)
"""Heads that say nothing of what somebody does unless a body stands beside them."""

OFFICE_MODIFIERS: Final = _words(
    """first second third vice deputy assistant associate acting general honorary prime foreign permanent
    former executive chief supreme senior standing special extraordinary plenipotentiary political
    responsible managing international then incumbent current outgoing late high crown military
    naval defence defense cultural commercial minister-counsellor federal national state
    chairman-designate secretary-designate concurrent grand lieutenant major field army party
    interim caretaker supervisory board top ranking
    vice-prime vice-foreign under regional provincial municipal city county"""
)
"""Lower-case words that stand before the head of a title ("first vice-", "acting general")."""

UNITS: Final = _words("""department bureau section division ministry party government committee""")
"""Bodies in small letters before the head of a title: "vice department director"."""

HONORIFICS: Final = _words(
    """gov. sen. rep.
    comrade comrades mr mr. mrs mrs. ms ms. dr dr. prof prof. sir madam madame monsieur señor senor
    hon hon. lord lady excellency h.e. esq esq. generalissimos sheikh sheikha ayatollah hrh hm hh
    samdech techo datuk dato dato' seri tun haji hajah oknha shri smt khun begum dom don doña reverend
    rev. rev"""
)
"""Words before a name that are no office. They are left out of the name."""

EPITHETS: Final = _words("respected dear great beloved esteemed honourable honorable his her")

FIELDS: Final = _words(
    """foreign affairs defence defense finance health justice interior culture education agriculture
    industry trade commerce transport transportation economy energy labour labor public national
    internal external economic social people's armed forces state information communications
    treasury sports science technology environment planning development relations cooperation
    railways political unification maritime climate strategic budget water investment housing
    construction urban rural land forestry fisheries mining oil gas petroleum digital disarmament
    humanitarian legal parliamentary constitutional home european african asian american
    peacekeeping operations trafficking veterans gender religious heritage peace security
    protection power machinery building machine-building posts telecommunications international
    communication communities expatriates diaspora nationals integration regional worship tourism
    women youth children family social-security infrastructure works aviation shipping
    building-materials"""
)
"""What ministers are of: capitalised in a title, these begin no personal name."""

BODY_HEADS: Final = _words(
    """ministry committee commission party association union league society council assembly army
    institute institution university college school academy factory hospital complex company
    bureau department agency embassy consulate mission corps guards front federation organization
    organisation foundation group troupe museum farm mine court bank fund secretariat cabinet
    office centre center station corporation congress parliament legation forces command staff
    presidium politburo headquarters administration authority service chamber alliance movement
    board conference commissariat enterprise plant smeltery mill works shipyard club team
    orchestra choir theatre theater library laboratory observatory regiment division brigade
    battalion navy air-force police senate duma confederation consortium tribunal directorate
    branch fleet flotilla community presidency chapter cooperative trust press news-agency
    newspaper bookshop restaurant hotel nursery kindergarten maternity sanatorium militia
    guard delegation network coalition co co. ltd ltd. inc inc. corp corp. plc gmbh"""
)
"""Head nouns that make a capitalised sequence the name of a body."""

ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}

PARTY_HEADS: Final = _words("party parties front")
GOVERNMENT_HEADS: Final = _words(
    """ministry cabinet embassy consulate legation army navy assembly parliament senate duma commission
    court police administration presidium"""
)
"""Heads that make a body one of a state, unless the authority files know better."""

LIST_HEADS: Final = _words("ministry minister department committee commission bureau vice-minister")
"""Heads whose names list their fields: "Ministry of Culture, Sports and Tourism"."""

PLACE_HEADS: Final = _words(
    """county province city town township island islands river mountain mountains sea ocean strait
    peninsula region district village lake valley bay gulf desert republic square street hill port
    harbour harbor airport park stadium peak falls"""
)
"""Head nouns that make a capitalised sequence the name of a place."""

OCCUPATIONS: Final = _words(
    """singer dancer teacher lawyer wrestler player boxer runner swimmer athlete scholar poet writer
    novelist journalist reporter doctor physician surgeon nurse engineer scientist physicist
    chemist historian economist artist painter sculptor actor actress conductor violinist pianist
    composer musician farmer miner worker student pupil veteran businessman businesswoman activist
    diplomat pilot cosmonaut astronaut gymnast weightlifter marathoner footballer midfielder
    striker goalkeeper designer architect analyst expert cameraman photographer translator hero
    heroine democrat democrats republican republicans missionary priest pastor monk citizen
    resident mother father wife widow husband son daughter brother sister shepherd spectator
    survivor witness laureate playwright dramatist songwriter singer-songwriter filmmaker volunteer
    blogger lecturer trader fisherman carpenter driver trainer referee jockey skier skater cyclist
    swimmer sprinter defender captain skipper"""
)
"""Words before a name that tell a person and are no office ("singer Nilufar Ergasheva")."""

NAME_PARTICLES: Final = _words(
    "de del della da das do dos di du la las los le el al bin ibn bint abu van von der den ter y e ould"
)
"""Small words inside personal names (Spanish, Portuguese, Arabic, Dutch, German)."""

NEVER_NAMES: Final = frozenset(
    """the a an this that these those there here he she it they we i you his her its their our my
    your in on at of by for from to with and or but if when while as after before since during upon
    according also among amid all any both each every some many most more much no not now then thus
    so such same other another what who whom which whose where why how is are was were be been has
    have had do does did will would shall should can could may might must let present attending
    following today yesterday tomorrow meanwhile however moreover besides furthermore therefore
    earlier later recently shortly one two three four five six seven eight nine ten first second
    third last next new particularly especially even only just still yet again once twice always
    never neither nor under over between through against within without about above below into onto out
    up down off near like unlike despite because though although unless until whether than too very
    seen said stressing noting expressing saying calling referring recalling pointing availing
    congratulations greetings message letter statement press review juche sir dear section
    chapter article rule resolution note telegram memorandum despatch no. no nos. received subject
    thanks floral basket wreath photo""".split()
)
"""Capitalised at a sentence's or headline's beginning, these start no name."""

KOREAN_SURNAMES: Final = _words(
    """Kim Ri Pak Choe Jong Kang Jo Yun Jang Im Rim Han O So Sin Kwon Hwang An Song Ryu Yu Hong Jon Ko
    Mun Son Yang Pae Paek Ho Nam Sim Ro Ha Kwak Cha Ju U Ku Min Jin Ji Om Chae Won Chon Pang Kong
    Hyon Ham Pyon Yom Yo Chu To Sok Sol Ma Kil Wi Phyo Myong Ki Ban Ra Wang Kum Ok Yuk In Maeng Je
    Mo Thak Kuk Ryo Un Ogu Kye Thae Pong Sa Hwangbo Lee Park Choi Jung Cho Yoon Lim Shin Ahn Moon
    Bae Baek Roh Noh Lyu Yeon Yoo Hahn Koo Ryoo Suh Sung Woo Seo Seong Shim Chung Chang Jeon Jeong
    Eom Gang Gil Gu Gwon Heo Hur Joo Kook No Oh Paik Pyo Rhee Sohn Yim Yeo Yi Yong"""
)
"""Surnames in the wire's romanisation (McCune–Reischauer as used in the DPRK) and the South's."""

PERSON_VERBS: Final = _words(
    """said says told noted stressed added expressed visited arrived left sent received met attended
    addressed delivered inspected wrote read announced declared called"""
)
