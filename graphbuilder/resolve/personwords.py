"""The words of a personal name: titles and particles apart, spellings of one word under one form."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from graphbuilder.model.names import normalise
from graphbuilder.resolve.chinese import ChineseName, chinese
from graphbuilder.resolve.korean import KoreanName, korean

_HONORIFICS: Final = frozenset(
    "comrade comrades mr mrs ms miss messrs madam madame dr prof professor sir dame lady hon honourable "
    "honorable respected esteemed excellency marshal general gen lieutenant lt colonel col brigadier "
    "admiral captain capt commander reverend rev monsignor cardinal archbishop ambassador president "
    "premier chairman chairwoman secretary minister senator ayatollah hajj hajji haji senor king queen "
    "prince princess emir amir sultan sheikh shaikh sheik pope imam major lord".split()
)
"""Words before a name that are never a name where a name of two words follows."""
_ALWAYS: Final = frozenset("comrade mr mrs ms dr prof excellency".split())
"""Honorifics that are none of the name even before a single word."""
_BEFORE_RANKS: Final = frozenset("army vice field lieutenant major prime fleet".split())
"""What makes one rank of two words."""
_LEADING: Final = re.compile(
    r"^(?:H\. ?(?:E|M|R\. ?H)\.?\s*(?=\w)|(?i:his|her|your|their|the|our)\s+"
    r"|(?i:excellency|highness|majesty|holiness|eminence|royal|imperial|honou?rable)\s+)+"
)
"""Styles before a name: "H.E.", "Her Royal Highness", "the Honourable"."""
_SUFFIXES: Final = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr"} | {
    numeral: numeral
    for numeral in "ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii".split()
}
"""Words at the end that tell two of one name apart (v, x and i may be initials)."""
_PARTICLES: Final = frozenset(
    "al el ul bin ibn ben bint binti b de da do dos das del della di van von der den du la le las los y e"
    " af av zu ter ten st".split()
)
_LEADING_PARTICLES: Final = frozenset(("al", "el", "de"))
_ARTICLE_SOUNDS: Final = re.compile(r"\b(?:a[rstnzd]|ash|adh|ath)-(?=\w)", re.IGNORECASE)
"""The Arabic article before a sun letter: "ash-Sharaa"."""
_SERVANT: Final = re.compile(r"abd(?:ou|[uae])(?:l|[rsnztd](?=[rsnztd])|sh(?=sh))?-?(\w{3,})")
"""Abdul and its forms before one of the names of God, in one word."""
_SERVANT_ALONE: Final = re.compile(r"abd(?:[uae][lrsnztd]|[uae]ll)?")
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe"}
)
"""Letters that Unicode doesn't decompose into a plain one and a mark."""

_SPELLINGS: Final = """
muhammad mohammed mohamed mohammad mohamad muhammed muhamad mohamet mohammod muhammet mehmet mohd
ahmad ahmed ahmet
mahmud mahmoud mahmood mahmut
husain hussein hussain husayn husein hosein hossein houssein huseyn hussayn
hasan hassan
yusuf yousef youssef yusef yousuf yousif yussuf yusof
ibrahim ebrahim ibraheem
khalid khaled
said saeed sayeed saied saeid
umar omar omer
uthman osman othman ousmane usman
mustafa mostafa moustafa moustapha mustapha
nasir nasser naser nasr
tariq tarek tareq tarik
sulaiman suleiman soleiman sulayman suleyman souleymane sulieman
ismail esmail ismael esmaeil ismaeel
qasim qassem kassem kasim qassim ghasem
faisal faysal feisal faycal
jamal gamal jamaal djamel
salih saleh
hafiz hafez
asad assad
gaddafi qaddafi kadhafi qadhafi gadhafi gadafi kaddafi
sisi elsisi alsisi
isa issa eissa
hamad hamed
jabir jaber
fattah fatah
rahman rehman rahmane
aleksandr alexander alexandr aleksander aliaksandr alyaksandr oleksandr alexandre
aleksei alexei alexey aleksey alexej aliaksei oleksii
sergei sergey sergej serguei serhii serhiy siarhei
vladimir volodymyr uladzimir wladimir
dmitri dmitry dmitriy dmitrii dmytro dimitri dzmitry
evgeni yevgeny evgeny yevgeni evgeniy evgenii yevgeniy yevhen yauhen
yuri yury yuriy yurii iurii jurij iouri yurij
andrei andrey andrej andrii andriy
nikolai nikolay nikolaj
mikhail michail mihail
vasili vasily vasiliy vasilii vassily
maksim maxim maksym
iosif joseph josef
natalia natalya nataliya natalija
maria mariya marija
grigori grigory grigoriy grigorii
lukashenko lukashenka
zelenski zelensky zelenskyy zelenskiy zelenskyi zelenskii
khrushchev khruschev khrushchov kruschev
gorbachev gorbachov
"""
"""One name a line in its spellings, the first its form: transliterations of Arabic (ALA-LC, IJMES and
those of French and Egyptian usage) and of Russian, Ukrainian and Belarusian (BGN/PCGN, GOST, ISO 9)."""
_SPELT: Final = {
    word: words[0] for line in _SPELLINGS.split("\n") if (words := line.split()) for word in words
}
_RESPELLINGS: Final = (
    (re.compile(r"^(?:ie|ye|je)(?=[a-z]{3})"), "e"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|q"), "k"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ee"), "i"),
    (re.compile(r"y"), "i"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"^i(?=[ou])|^j(?=u)"), "i"),
    (re.compile(r"ie(?=[vn])"), "e"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=[aeo])h$"), ""),
)
_PATRONYMIC: Final = re.compile(
    r"\w{2,}(?:[oe]vi[ct]h|[oe]vna|ichna|inichna|ovych|evych|ivna|il[iy]ch)"
)
_VIETNAMESE: Final = frozenset(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong doan mai "
    "lam".split()
)
"""The frequent surnames of Vietnam (Le Trung Hoa, Ho va ten nguoi Viet Nam, 2005)."""


_TWO_LETTERS: Final = re.compile(r"\b([TYZCSK])(?:s|u|a|e|o|h)\.")
"""Initials of names in Cyrillic, where one letter is two in Latin: "Ts. Elbegdorj", "Yu. Borisov"."""


@dataclass(frozen=True, slots=True)
class PersonWords:
    """A name taken apart.

    ``plain`` is the whole normalised; ``words`` are what is left without titles and suffix, in the
    order written ("Putin, Vladimir" in the other); ``core`` the same without particles, each under the
    form of all its spellings. None of them is ever empty.
    """

    plain: str
    words: tuple[str, ...]
    bare: tuple[str, ...]  # without particles, as spelt
    core: tuple[str, ...]
    suffix: str
    latin: bool
    hyphen: bool
    korean: KoreanName | None
    chinese: ChineseName | None

    @property
    def vietnamese(self) -> bool:
        """Whether it may be a Vietnamese name, whose words are never left out."""
        return self.bare[0] in _VIETNAMESE and all(len(word) <= 6 for word in self.bare)


@lru_cache(maxsize=1 << 16)
def taken_apart(name: str) -> PersonWords:
    """The parts of a name; any text gives some."""
    name = _TWO_LETTERS.sub(r"\1.", name)
    plain = _normalised(name)
    words, suffix = _without_suffix(_words(name) or tuple(plain.split()) or (plain,))
    joined = _joined_servants(words)
    latin = plain.isascii() or _is_latin("".join(words))
    in_hangul = korean(words, spaced="-" not in name)
    in_wade = chinese(words) if latin else None
    eastern = in_hangul or in_wade or words[0] in _VIETNAMESE
    bare = joined if eastern else _without_particles(joined)
    core = tuple(map(respelt, bare))
    return PersonWords(plain, words, bare, core, suffix, latin, "-" in name, in_hangul, in_wade)


def _is_latin(letters: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in letters if c.isalpha())


def _without_particles(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without articles and the like, where two are left."""
    bare = tuple(word for word in words[1:] if word not in _PARTICLES)
    if words[0] not in _LEADING_PARTICLES:
        bare = words[0], *bare
    return bare if len(bare) > 1 else words


def _normalised(name: str) -> str:
    """The name normalised, with a surname that looks like an article (An Yong Ae)."""
    return normalise(f".{name}").translate(_LETTERS)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name without what stands before it, "Putin, Vladimir" turned round."""
    rest = _LEADING.sub("", unicodedata.normalize("NFKC", name).strip())
    rest = _ARTICLE_SOUNDS.sub("al-", rest)
    surname, comma, given = rest.partition(",")
    if comma and given.strip() and _normalised(given) not in _SUFFIXES:
        rest = f"{given} {surname}"
    words = _normalised(rest).split()
    while len(words) > 1:
        several = len(words) > 2
        if words[0] in _ALWAYS or (several and words[0] in _HONORIFICS):
            del words[0]
        elif several and words[0] in _BEFORE_RANKS and words[1] in _HONORIFICS:
            del words[:2]
        else:
            break
    return tuple(words)


def _without_suffix(words: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    if len(words) > 1 and words[-1] in _SUFFIXES:
        return words[:-1], _SUFFIXES[words[-1]]
    return words, ""


def _joined_servants(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Abdul Rahman", "Abd al-Rahman", "Abdel-Rahman" and "Abdulrahman" in one form."""
    found: list[str] = []
    servant = False
    for word in words:
        if servant and word in ("al", "el", "ul"):
            continue
        if servant:
            found[-1] = f"abd{respelt(word)}"
            servant = False
        elif _SERVANT_ALONE.fullmatch(word) and word is not words[-1]:
            found.append(word)
            servant = True
        elif (whole := _SERVANT.fullmatch(word)) and not word.startswith("abdal"):
            found.append(f"abd{respelt(whole[1])}")
        else:
            found.append(word)
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def respelt(word: str) -> str:
    """The form that stands for a word's spellings: "mohamed" and "muhammad" have one."""
    if word in _SPELT:
        return _SPELT[word]
    if len(word) < 3:
        return word
    form = word
    for pattern, letters in _RESPELLINGS:
        form = pattern.sub(letters, form)
    return form or word


def is_patronymic(word: str) -> bool:
    """Whether a word may be a Russian, Ukrainian or Belarusian patronymic ("vladimirovich")."""
    return bool(_PATRONYMIC.fullmatch(word))
