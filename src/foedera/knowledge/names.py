"""The spellings of names: what makes two spellings one key, and what a person is called for short.

In goes a name as a table or a newspaper writes it, out come keys that do not depend on accents,
hyphens, full stops in abbreviations, kinds of apostrophe, "the" and the possessive.  Whether a
spelling's capitals fit a name ("US" and "us", "Turkey" and "turkey") is told here too.
Who bears the name is the business of the index.
"""

from __future__ import annotations

import re
import unicodedata
from enum import IntEnum

_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th",
    "ə": "a",
}  # fmt: skip
_SIGNS = str.maketrans(
    dict.fromkeys('-‐‑–—/,_"“”()[]', " ")
    | dict.fromkeys("’‘`´ʼʻʿʾ", "'")
    | {".": None, "&": " and "}
)
_FOLDED = str.maketrans(_LETTERS)
_PLAIN = re.compile(r"[a-z]+(?: [a-z]+)*")
_POSSESSIVE = re.compile(r"'s?\b")
_ARTICLES = frozenset({"al", "el", "ul"})
_LINKS = frozenset(
    "bin ibn ben bint von van der den de da di do dos das del della du la le ter ould abu".split()
)
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FAMILY_FIRST = frozenset({"CHN", "TWN", "HKG", "KOR", "PRK", "KHM"})
_ACRONYM = 6  # letters; a longer word in capitals is a shouted name


class Case(IntEnum):
    """What capitals a spelling has, or must have."""

    FREE = 0  # none
    CAPITAL = 1  # at least one
    ACRONYM = 2  # nothing but capitals


def fold(text: str) -> str:
    """Return *text* in small letters without accents, hyphens, full stops and kinds of apostrophe.

    >>> fold("Bashar Al-Assad’s U.S. envoy")
    "bashar al assad's us envoy"
    """
    low = text.lower()
    if _PLAIN.fullmatch(low):
        return low
    if not low.isascii():
        low = unicodedata.normalize("NFKD", low.translate(_FOLDED))
        low = "".join(c for c in low if not unicodedata.combining(c))
    return " ".join(low.translate(_SIGNS).split())


def key_of(text: str) -> str:
    """Return the key of a spelling: folded, without a leading "the" and the possessive.

    >>> key_of("the People’s Republic of China's")
    'people s republic of china'
    """
    return _key(fold(text))


def _key(low: str) -> str:
    if low.startswith("the "):
        low = low[4:]
    if "'" in low:
        if low.endswith(("'s", "s'")):
            low = low[:-2] if low.endswith("'s") else low[:-1]
        low = " ".join(_POSSESSIVE.sub(_part_possessive, low).split())
    return low


def _part_possessive(match: re.Match[str]) -> str:
    return " s" if match.group() == "'s" else ""


def keys_of(name: str) -> tuple[str, ...]:
    """Return every key under which *name* should be found, the plain one first.

    >>> keys_of("Sana'a")
    ('sanaa', 'sana a')
    """
    low = fold(name)
    plain = _key(low)
    if "'" not in low:
        return (plain,)
    parted = " ".join(low.replace("'", " ").split()).removeprefix("the ")
    return (plain,) if parted == plain else (plain, parted)


def case_of(text: str) -> Case:
    """Return the capitals that *text* has.

    >>> case_of("U.S."), case_of("Turkey"), case_of("turkey")
    (<Case.ACRONYM: 2>, <Case.CAPITAL: 1>, <Case.FREE: 0>)
    """
    if text.islower():
        return Case.FREE
    return Case.ACRONYM if text.isupper() else Case.CAPITAL


def case_needed(name: str) -> Case:
    """Return the capitals that a spelling of *name* must have.

    >>> case_needed("US"), case_needed("Opec"), case_needed("UNESCO")
    (<Case.ACRONYM: 2>, <Case.CAPITAL: 1>, <Case.CAPITAL: 1>)
    """
    if not name.isupper():
        return Case.CAPITAL if name != name.lower() else Case.FREE
    # "Nato" and "Unesco" are written so too; "Who", "Pan" and "Is" are words.
    return Case.ACRONYM if sum(map(str.isalpha, name)) < 4 else Case.CAPITAL


def is_acronym(name: str) -> bool:
    """Return whether *name* is written in capitals because it is an abbreviation."""
    return name.isupper() and " " not in name and sum(map(str.isalpha, name)) <= _ACRONYM


def plain_name(name: str) -> str:
    """Return the key of a person's name without initials, generation and Arabic articles.

    >>> plain_name("Bashar al-Assad"), plain_name("Joseph R. Biden Jr.")
    ('bashar assad', 'joseph biden')
    """
    words = key_of(name).split()
    kept = [w for w in words if len(w) > 1 and w not in _ARTICLES and w not in _GENERATIONS]
    return " ".join(kept or words)


def surnames(name: str, country: str) -> tuple[str, ...]:
    """Return the keys by which newspapers name a person for short, likeliest first.

    >>> surnames("Xi Jinping", "CHN"), surnames("Andrés Manuel López Obrador", "MEX")
    (('xi',), ('obrador', 'lopez obrador'))
    >>> surnames("Mohammed bin Salman", "SAU"), surnames("Hossein Amir-Abdollahian", "IRN")
    (('bin salman', 'salman'), ('abdollahian', 'amir abdollahian'))
    """
    words = [w for w in key_of(name).split() if len(w) > 1 and w not in _GENERATIONS]
    if len(words) < 2:
        return ()
    if country in _FAMILY_FIRST and len(words) <= 3:
        return (words[0],)
    at = len(words) - 1
    found = [words[at]]
    while at > 1 and (words[at - 1] in _LINKS or words[at - 1] in _ARTICLES):
        at -= 1
        found.insert(0, " ".join(words[at:]))
    if at == len(words) - 1 and at > 1:
        found.append(" ".join(words[at - 1 :]))
    return tuple(found)


def sound_of(name: str) -> str:
    """Return a person's name by its consonants, the same for most spellings from other scripts.

    >>> sound_of("Volodymyr Zelenskyy") == sound_of("Volodymyr Zelensky")
    True
    >>> sound_of("Muhammad Khatami") == sound_of("Mohammed Khatami")
    True
    """
    return " ".join(_consonants(w) for w in plain_name(name).split())


_SAME = str.maketrans({"y": "i", "w": "v", "q": "k", "j": "j", "z": "s", "'": None})
_VOWELS = re.compile(r"(?<!^)[aeiouh]")
_TWICE = re.compile(r"(.)\1+")
_KS = re.compile(r"x|ks")


def _consonants(word: str) -> str:
    low = _KS.sub("ks", word).replace("ck", "k").replace("kh", "k").replace("ph", "f")
    low = low.translate(_SAME)
    first = "a" if low[:1] in "aeiou" else low[:1]
    return _TWICE.sub(r"\1", first + _VOWELS.sub("", low)[1:])
