"""The words at the head of a report that tell where, when and by whom it was filed.

In goes a paragraph, out comes the place with its country, the day and the news agency.  The
words themselves stay in the text.  Only capitals and states are given a country here; which
other place is meant is for the extraction to say.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from foedera.knowledge.actors import STATES
from foedera.knowledge.tables import read_table
from foedera.model import Dateline
from foedera.text.days import find_day_near, without_days

_HEAD = 100  # characters in which a dateline has to end
_LINE = 50  # characters of a line that is a dateline and nothing else, at most
_SEPARATOR = re.compile(
    r"\s*(?:--+|—|\.-|:)\s*|\s*[-–]\s+|\s+[-–]\s*|\.\s+(?!\d)|\s(?=/\w+/\s)"
)
_CREDIT = re.compile(r"[(/]([^()/]{2,40}(?:/[^()/]{2,30})?)[)/]")
_AGENCY_ALONE = re.compile(r"\(([A-Z][\w .]{1,30})\)\s*(?=[A-Z\"“‘'])")
_ALSO_REGIONS = {"georgia"}  # states with the name of a part of another
_MARGIN = " ,.(-–—"
_WORD = r"(?:[^\W\d_][\w.'’‘-]*)"
_PLACE = re.compile(rf"{_WORD}(?:\s{_WORD}){{0,4}}")


@dataclass(frozen=True, slots=True)
class Filing:
    """What a dateline says: the place and day, the agency, and where it ends."""

    dateline: Dateline | None
    agency: str | None
    end: int
    certain: bool  # not merely a capitalised word before a colon or dash


@dataclass(frozen=True, slots=True)
class _Head:
    """The parts of what may be a dateline."""

    place: str
    day: date | None
    agency: str | None
    signed: bool  # with a day or something in brackets


@dataclass(frozen=True, slots=True)
class _Place:
    name: str
    country: str | None
    certain: bool  # written in capitals, or known


def parse_dateline(paragraph: str, published: date | None = None) -> Filing | None:
    """Return what the dateline of *paragraph* says, None if it begins without one.

    >>> filing = parse_dateline("BENGHAZI, March 3 (AP) — Two ministers met.", date(2024, 3, 4))
    >>> filing.dateline, filing.agency
    (Dateline(place='Benghazi', country=None, day=datetime.date(2024, 3, 3)), 'AP')
    """
    if alone := _AGENCY_ALONE.match(paragraph):
        agency = find_agency(alone[1])
        return Filing(None, agency, alone.end(), certain=True) if agency else None
    for start, end in _separators(paragraph):
        head = _parse_head(paragraph[:start], published)
        filing = _parse_filing(head, end)
        if filing is None or paragraph[end : end + 40].isupper():  # a headline in capitals
            continue
        is_stop = paragraph[start:end].strip() == "."
        if is_stop and not (filing.certain and (head.signed or head.place.isupper())):
            continue
        return _with_day_after(filing, paragraph, published)
    if len(paragraph) <= _LINE:
        head = _parse_head(paragraph, published)
        return _parse_filing(head, len(paragraph)) if head.signed else None
    return None


def find_agency(text: str) -> str | None:
    """Return the news agency that *text* names, alone or with others.

    >>> find_agency("Agence France-Presse")
    'AFP'
    """
    names = _agencies()
    for part in re.split(r"\s*[/,;&]\s*|\s+(?:and|via)\s+", text.strip(" .()[]")):
        name = names.get(part) or (names.get(part.casefold()) if len(part) > 4 else None)
        if name:
            return name
    return None


@lru_cache(maxsize=1)
def agency_pattern() -> str:
    """Return a regular expression for the names of all agencies, longest first."""
    names = {name for row in _agency_rows() for name in (row[0], *row[1])}
    return "(?:" + "|".join(map(re.escape, sorted(names, key=lambda n: (-len(n), n)))) + ")"


# ---------------------------------------------------------------- the parts


def _separators(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every dash, colon or full stop that may close a dateline."""
    for found in _SEPARATOR.finditer(paragraph[:_HEAD]):
        if found.start():
            yield found.span()


def _parse_head(text: str, published: date | None) -> _Head:
    credit = _CREDIT.search(text)
    agency = find_agency(credit[1]) if credit else None
    bare = (_CREDIT.sub(" ", text) if credit else text).strip(_MARGIN)
    place = without_days(bare).strip(_MARGIN)
    day = find_day_near(text, published)
    signed = credit is not None or place != bare
    return _Head(place, day.day if day else None, agency, signed)


def _parse_filing(head: _Head, end: int) -> Filing | None:
    if not head.place:  # "March 3 (Reuters) -"
        return Filing(None, head.agency, end, certain=True) if head.agency else None
    place = _parse_place(head.place)
    agency = find_agency(head.place)
    if agency and (place is None or place.country is None):  # "AFP.- London"
        return Filing(None, agency, end, certain=True)
    if place is None:
        return None
    dateline = Dateline(place.name, place.country, head.day)
    return Filing(dateline, head.agency, end, certain=place.certain or head.signed)


def _with_day_after(filing: Filing, paragraph: str, published: date | None) -> Filing:
    """Return *filing* with the day that follows its dash, as in "CAIRO - 25 July 2022: The"."""
    rest = paragraph[filing.end : filing.end + 30]
    found = _SEPARATOR.search(rest)
    if filing.dateline is None or found is None:
        return filing
    head = _parse_head(rest[: found.start()], published)
    if head.place or head.day is None:
        return filing
    dateline = Dateline(filing.dateline.place, filing.dateline.country, head.day)
    return Filing(dateline, filing.agency, filing.end + found.end(), certain=True)


# ---------------------------------------------------------------- places


def _parse_place(text: str) -> _Place | None:
    """Return the first place in "BRUSSELS/PARIS" or "MANILA, Philippines"."""
    names = [part.strip() for part in re.split(r"[,/]|\sand\s", text)]
    if not all(map(_is_place, names)):
        return None
    country, chosen = _country_of(names, text)
    letters = [char for char in names[0] if char.isalpha()]
    capitals = len(letters) >= 4 and all(map(str.isupper, letters))
    is_state = _key(text) in _states() and _key(text) not in _capitals()  # "Iran: what next?"
    if country is None and not capitals and len(names[0].split()) > 3:
        return None
    certain = capitals or (country is not None and not is_state)
    return _Place(_in_normal_capitals(chosen), country, certain)


def _country_of(names: list[str], text: str) -> tuple[str | None, str]:
    """Return the country of the first of *names*, and which of them is the city.

    What follows a comma is a state or a part of one, as in "MANILA, Philippines".
    """
    cities, states = _capitals(), _states()
    first, last = _key(names[0]), _key(names[-1])
    if "," not in text:
        return cities.get(first) or states.get(first), names[0]
    if first in states and first not in cities and last in cities:  # "Egypt, Cairo"
        return cities[last], names[-1]
    region = None if last in _ALSO_REGIONS else states.get(last)
    return region or cities.get(_key(text)), names[0]


def _is_place(name: str) -> bool:
    if len(name) < 3 or not _PLACE.fullmatch(name):
        return False
    words = name.split()
    if words[0].casefold() in _words("label") or not words[0][0].isupper():
        return False
    return all(
        word[0].isupper() or word.casefold() in _words("particle") or "-" in word
        for word in words
    )


def _in_normal_capitals(name: str) -> str:
    """Return *name* with small letters: "PORT-AU-PRINCE" is "Port-au-Prince"."""
    if not name.isupper():
        return name
    first, *others = re.split(r"(?<=[\s-])", name.lower())
    return _capitalised(first) + "".join(
        word if word.strip(" -") in _words("particle") else _capitalised(word)
        for word in others
    )


def _capitalised(word: str) -> str:
    return word.upper() if "." in word[:-2] else word[:1].upper() + word[1:]  # "D.C."


def _key(name: str) -> str:
    """Return *name* as the tables are searched: small, without accents and full stops."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    plain = "".join(
        char for char in plain if char not in ".," and not unicodedata.combining(char)
    )
    return plain.removeprefix("the ").strip()


# ---------------------------------------------------------------- the tables


@lru_cache(maxsize=1)
def _agency_rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    columns = ("name", "aliases", "country")
    return tuple(
        (row["name"], row.several("aliases")) for row in read_table("agencies", columns)
    )


@lru_cache(maxsize=1)
def _agencies() -> Mapping[str, str]:
    names: dict[str, str] = {}
    for name, aliases in _agency_rows():
        for alias in (name, *aliases):
            names.setdefault(alias, name)
            if len(alias) > 4:
                names.setdefault(alias.casefold(), name)
    return names


@lru_cache(maxsize=2)
def _words(kind: str) -> frozenset[str]:
    """Return the words of one kind from the table of furniture."""
    rows = read_table("furniture", ("kind", "pattern"))
    return frozenset(row["pattern"] for row in rows if row["kind"] == kind)


@lru_cache(maxsize=1)
def _capitals() -> Mapping[str, str]:
    return _codes("capital")


@lru_cache(maxsize=1)
def _states() -> Mapping[str, str]:
    return _codes("name", "official", "aliases")


def _codes(*columns: str) -> dict[str, str]:
    """Return the code of every state by the names in *columns*; states of today come first."""
    codes: dict[str, str] = {}
    for row in read_table("states", STATES):
        for name in (name for column in columns for name in row.several(column)):
            codes.setdefault(_key(name), row["code"])
    return codes
