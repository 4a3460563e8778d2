"""Who held an office on a day: "the foreign minister of Peru" on 2015-03-01.

In go a title and the state or organisation whose office it is, out come its holders on the day,
likeliest first.  A state without a head of government is led by its head of state, a Commonwealth
realm has the monarch of the United Kingdom, and before its own officers a successor state had
those of the state that it succeeds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedera.knowledge.directory import Candidate, Person, Tenure
from foedera.knowledge.names import fold
from foedera.knowledge.tables import DATA, read_table

TITLES = ("title", "kinds", "words")
REALMS = ("state", "start", "end")

# Where the offices of former states are found: by the state's id, and by the code of its successor.
FORMER = {
    "soviet-union": "SUN",
    "yugoslavia": "YUG",
    "serbia-and-montenegro": "SCG",
    "czechoslovakia": "CSK",
    "east-germany": "DDR",
}
_BEFORE = {"RUS": ("SUN",), "SRB": ("SCG", "YUG"), "CZE": ("CSK",)}
_MONARCHY = "GBR"
_OF_MANY_BODIES = (
    "EUR",
    "UNO",
)  # have offices named by the body: "president of the Commission"


@dataclass(frozen=True, slots=True)
class Title:
    """What a title may mean."""

    kinds: tuple[str, ...]  # of offices, likelier first
    words: tuple[str, ...]  # the office contains one of them; empty: any office

    def fits(self, tenure: Tenure) -> bool:
        """Return whether the office of *tenure* may be called so."""
        office = fold(tenure.office)
        return tenure.kind in self.kinds and (
            not self.words or any(fold(word) in office for word in self.words)
        )


@dataclass(frozen=True, slots=True)
class Holding:
    """A person and the office held."""

    person: Person
    tenure: Tenure


class Holders:
    """The offices of states and organisations, and who held them."""

    def __init__(
        self,
        persons: Iterable[Person],
        titles: Mapping[str, Title],
        realms: Mapping[str, tuple[date | None, date | None]],
    ) -> None:
        self.titles = titles
        self._realms = realms
        self._held: dict[str, list[Holding]] = {}
        for person in persons:
            for tenure in person.tenures:
                owner = tenure.owner
                state = owner.kind == "state"
                place = person.id.partition("/")[0] if state else owner.id or owner.name
                self._held.setdefault(place, []).append(Holding(person, tenure))
                if owner.code in _OF_MANY_BODIES:
                    self._held.setdefault(owner.code, []).append(Holding(person, tenure))

    def is_title(self, words: str) -> bool:
        """Return whether *words* are a title that the table explains."""
        return title_key(words) in self.titles

    def find(self, words: str, owner: Candidate, day: date) -> tuple[Holding, ...]:
        """Return who held the office called *words* of *owner* on *day*, likeliest first."""
        key = title_key(words)
        title = self.titles.get(key)
        for place in _places(owner):
            held = [h for h in self._held.get(place, ()) if h.tenure.on(day)]
            if title is None:
                found = [h for h in held if title_key(h.tenure.office) == key]
            else:
                found = self._entitled(title, place, held, day)
            if found:
                return tuple(found)
        return self._of_body(key, owner, day)

    def _of_body(self, key: str, owner: Candidate, day: date) -> tuple[Holding, ...]:
        """Return who holds an office that names its body: "president of the World Bank"."""
        full = f"{key} of the {fold(owner.name)}"
        held = self._held.get(owner.code, ()) if owner.code in _OF_MANY_BODIES else ()
        return tuple(h for h in held if h.tenure.on(day) and fold(h.tenure.office) == full)

    def _entitled(
        self, title: Title, place: str, held: list[Holding], day: date
    ) -> list[Holding]:
        found = [h for h in held if title.fits(h.tenure)]
        found.sort(key=lambda h: _order(title, h))
        if "head_of_state" in title.kinds and self._is_realm(place, day):
            crowned = [h for h in self._held.get(_MONARCHY, ()) if h.tenure.on(day)]
            found = [h for h in crowned if title.fits(h.tenure)] + found
        if not found and title.kinds == ("head_of_government",) and not title.words:
            found = [h for h in held if h.tenure.kind == "head_of_state"]
            found.sort(key=lambda h: _order(title, h))
        return found

    def _is_realm(self, state: str, day: date) -> bool:
        if state not in self._realms:
            return False
        start, end = self._realms[state]
        return (start or date.min) <= day <= (end or date.max)


def title_key(words: str) -> str:
    """Return *words* in the spelling of the tables."""
    return fold(words).replace("defense", "defence")


def load_holders(persons: Iterable[Person], folder: Path = DATA) -> Holders:
    """Return the offices of *persons* with the titles and realms of the tables in *folder*.

    Raises:
        DataError: a table is wrong.
    """
    titles = {
        title_key(row["title"]): Title(row.several("kinds"), row.several("words"))
        for row in read_table("titles", TITLES, path=folder / "titles.csv")
    }
    realms = {
        row["state"]: (row.day("start"), row.day("end", last=True))
        for row in read_table("realms", REALMS, path=folder / "realms.csv")
    }
    return Holders(persons, titles, realms)


def _places(owner: Candidate) -> tuple[str, ...]:
    if owner.kind in ("organisation", "body"):
        return (owner.id or owner.name,)
    former = FORMER.get(owner.id or "")
    return (former,) if former else (owner.code, *_BEFORE.get(owner.code, ()))


def _order(title: Title, held: Holding) -> tuple[int, bool, int]:
    kinds = title.kinds
    place = kinds.index(held.tenure.kind) if held.tenure.kind in kinds else len(kinds)
    acting = held.tenure.office.startswith(("acting", "interim", "caretaker"))
    return place, acting, -(held.tenure.start or date.min).toordinal()
