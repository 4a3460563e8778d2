"""The directory of names: a spelling on a day, and the actors it may mean.

In goes a name, or the words of a sentence, out come candidates, best first.  A state, a body or
an organisation is preferred as it was on the day; a person is known by the office held on that
day.  What a whole phrase denotes ("Iranian troops") is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from functools import cached_property

from foedera.knowledge.names import Case, case_of, fold, key_of, plain_name, sound_of

DASHES = frozenset({"-", "‐", "‑", "–"})
_WITHIN = frozenset({*DASHES, "'", "’", ".", "&", "/"})  # signs inside a name
_COMING = ("elect", "designate")
_NATIONS = ("state", "adjective", "demonym")
_MISSPELT = 6  # letters; shorter words have too many neighbours
_SOUNDS = 6  # consonants that two spellings of a person's name must share
_JUST_LEFT = 45  # days for which a former holder is as likely meant as the present one


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that words may mean."""

    code: str  # alpha-3, IGO, UNO …; "" if unknown
    sector: str  # PLOVER sector, "" if none
    name: str
    id: str | None = None
    office: str | None = None
    kind: str = "state"  # state adjective demonym capital body organisation person role
    how: str = "name"  # name, acronym, surname, spelling; or what a phrase was read as
    countries: tuple[str, ...] = ()  # where an organisation is at home


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun for people tells: "lawmakers", "foreign minister"."""

    phrase: str
    sector: str
    plural: bool
    kind: str  # office person group institution equipment

    @property
    def office(self) -> str | None:
        """Return the office that the holder of this role has."""
        return (
            self.phrase if self.kind == "office" and "counterpart" not in self.phrase else None
        )


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office and the days it was held; an open end is None."""

    owner: Candidate  # the state or organisation
    office: str
    sector: str
    rank: int  # 0 is the highest
    start: date | None
    end: date | None
    kind: str = ""  # head_of_state, foreign_minister … as in offices.csv

    def on(self, day: date | None) -> bool:
        """Return whether the office is held on *day*, or today if that is None."""
        if day is None:
            return self.end is None
        return (self.start or date.min) <= day <= (self.end or date.max)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who held offices, highest and latest first."""

    id: str
    name: str
    tenures: tuple[Tenure, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A spelling of a state, body or organisation."""

    candidate: Candidate
    case: Case
    start: date | None = None
    end: date | None = None

    def on(self, day: date | None) -> bool:
        """Return whether the bearer existed on *day*, or exists if that is None."""
        if day is None:
            return self.end is None
        return (self.start or date.min) <= day <= (self.end or date.max)


@dataclass(frozen=True, slots=True)
class Part:
    """Words `first` to `last`, without `last`, that are a name or a role, or may be either."""

    first: int
    last: int
    candidates: tuple[Candidate, ...] = ()
    role: Role | None = None

    @property
    def kind(self) -> str:
        """Return the kind of the best candidate, or "role"."""
        return self.candidates[0].kind if self.candidates else "role"


class Directory:
    """Names and what they may mean; never changes once built."""

    def __init__(
        self,
        entries: Mapping[str, tuple[Entry, ...]],
        people: Mapping[str, tuple[tuple[Person, str], ...]],
        roles: Mapping[str, Role],
        members: Mapping[str, tuple[tuple[str, date | None, date | None], ...]],
    ) -> None:
        self._entries = entries
        self._people = people
        self._roles = roles
        self._members = members
        self._beginnings = _beginnings((*entries, *people))
        self._role_beginnings = _beginnings(roles)

    @cached_property
    def _sounds(self) -> Mapping[str, tuple[tuple[Person, str], ...]]:
        """Persons by the sound of their names; not needed for most articles."""
        return _by_sound(self.persons)

    @cached_property
    def _nations(self) -> tuple[str, ...]:
        return tuple(
            key
            for key, entries in self._entries.items()
            if len(key) >= _MISSPELT and entries[0].candidate.kind in _NATIONS
        )

    @cached_property
    def persons(self) -> tuple[Person, ...]:
        """Return everybody who held an office, in the order of the table."""
        bearers = (person for found in self._people.values() for person, _ in found)
        return tuple({person.id: person for person in bearers}.values())

    @cached_property
    def _by_id(self) -> Mapping[str, Person]:
        return {person.id: person for person in self.persons}

    def tenure(self, candidate: Candidate, day: date | None) -> Tenure | None:
        """Return the office by which a person is known on *day*, held then or before."""
        person = self._by_id.get(candidate.id or "")
        if person is None or candidate.kind != "person" or candidate.office is None:
            return None
        office = candidate.office.removeprefix("former ")
        same = [t for t in person.tenures if t.office == office]
        same.sort(key=lambda t: (not t.on(day), -(t.start or date.min).toordinal()))
        return next((t for t in same if (t.start or date.min) <= (day or date.max)), None)

    def terms(self, id_: str, name: str) -> tuple[Tenure, ...]:
        """Return the highest offices that the person *id_* called *name* held, earliest first."""
        people = [p for p, _ in self._people.get(key_of(name), ()) if p.id == id_]
        held = [t for person in people for t in person.tenures if t.start is not None]
        highest = min((t.rank for t in held), default=0)
        return tuple(
            sorted((t for t in held if t.rank == highest), key=lambda t: t.start or date.min)
        )

    def lookup(self, name: str, day: date | None = None) -> tuple[Candidate, ...]:
        """Return whom *name* may mean on *day*, best first; without a day, today."""
        key = key_of(name)
        entries = self._entries.get(key)
        people = self._people.get(key)
        if entries is None and people is None:
            if len(key) < 4 or key == (plain := plain_name(name)):
                return ()
            people = self._people.get(plain)
        case = case_of(name)
        found: tuple[Candidate, ...] = ()
        if entries is not None:
            found = _living([e for e in entries if e.case <= case], day)
        if people is not None and case is not Case.FREE:
            found += _people_on(people, day)
        return found

    def find_person(self, name: str, day: date | None = None) -> tuple[Candidate, ...]:
        """Return the persons that a full name may mean, however it is transcribed."""
        words = name.split()
        for spelling in (name, " ".join(words[:-1])) if len(words) > 2 else (name,):
            known = tuple(c for c in self.lookup(spelling, day) if c.kind == "person")
            if known:  # the second is "Rodrigo Chaves" for Rodrigo Chaves Robles
                return known
        sound = sound_of(name)
        if " " not in sound or len(sound) <= _SOUNDS:
            return ()
        found = _people_on(self._sounds.get(sound, ()), day)
        return tuple(replace(c, how="spelling") for c in found)

    def find_misspelt(self, name: str, day: date | None = None) -> tuple[Candidate, ...]:
        """Return the nations that a word of six letters or more may mean if it is misspelt."""
        key = key_of(name)
        if len(key) < _MISSPELT or " " in key:
            return ()
        near = get_close_matches(key, self._nations, n=1, cutoff=0.85)
        found = self.lookup(near[0].title(), day) if near else ()
        return tuple(replace(c, how="misspelling") for c in found if c.kind in _NATIONS)

    def role(self, phrase: str) -> Role | None:
        """Return what a noun for people tells, or None if it is not one."""
        return self._roles.get(fold(phrase))

    def members(self, organisation: str, day: date | None = None) -> tuple[str, ...]:
        """Return the codes of the states that belong to an organisation, by its identifier."""
        day = day or date.max
        return tuple(
            state
            for state, start, end in self._members.get(organisation, ())
            if (start or date.min) <= day <= (end or date.max)
        )

    def scan(self, words: Sequence[str], day: date | None = None) -> tuple[Part, ...]:
        """Return the names and roles among *words*, the longest at each place."""
        keys = [_key_of_word(word) for word in words]
        found: list[Part] = []
        at = 0
        while at < len(words):
            part = self._part_at(words, keys, at, day)
            if part is not None:
                found.append(part)
            at = part.last if part is not None else at + 1
        return tuple(found)

    def _part_at(
        self, words: Sequence[str], keys: Sequence[str], at: int, day: date | None
    ) -> Part | None:
        before_dash = self._entries.get(f"{keys[at]}-")
        if before_dash is not None and at + 1 < len(words) and words[at + 1] in DASHES:
            return Part(at, at + 1, (before_dash[0].candidate,))
        role_last, role = 0, None
        for last, key in _growing(keys, at, self._role_beginnings):
            if key in self._roles:
                role_last, role = last, self._roles[key]
        for last, key in reversed(list(_growing(keys, at, self._beginnings))):
            if last < role_last or not (key in self._entries or key in self._people):
                continue
            candidates = self.lookup(" ".join(words[at:last]), day)
            if candidates and (last > role_last or not _is_office(candidates, words[at])):
                return Part(at, last, candidates, role if last == role_last else None)
        return _with_coming(words, Part(at, role_last, role=role)) if role is not None else None


def _is_office(candidates: Sequence[Candidate], word: str) -> bool:
    # "General", "Speaker" and "Major" may be surnames; before a name they are titles.
    return candidates[0].kind == "person" or word.islower()


def _with_coming(words: Sequence[str], part: Part) -> Part:
    """Return an office with the word that says that it is not yet held: "president-elect"."""
    last = part.last
    tail = [w.lower() for w in words[last : last + 2]]
    if part.role is None or len(tail) < 2 or tail[0] not in DASHES or tail[1] not in _COMING:
        return part
    role = replace(part.role, phrase=f"{part.role.phrase}-{tail[1]}")
    return Part(part.first, last + 2, role=role)


def _key_of_word(word: str) -> str:
    """Return the key of a word; "" for what may part a name, "|" for what ends it."""
    if word.isalpha() and word.isascii():
        return word.lower()
    key = " ".join(fold(word).replace("'", " " if word[0] in "'’" else "").split())
    return key or ("" if word in _WITHIN else "|")


def _growing(
    keys: Sequence[str], at: int, beginnings: frozenset[str]
) -> Iterable[tuple[int, str]]:
    """Yield the ends and keys of the runs of words from *at* that may be a known name."""
    key = keys[at]
    last = at + 1
    if not key:
        return
    while True:
        yield last, key
        if key not in beginnings:
            return
        while last < len(keys) and not keys[last]:
            last += 1
        if last >= len(keys):
            return
        key = f"{key} {keys[last]}"
        last += 1


def _beginnings(keys: Iterable[str]) -> frozenset[str]:
    found = set()
    for key in keys:
        at = key.find(" ")
        while at > 0:
            found.add(key[:at])
            at = key.find(" ", at + 1)
    return frozenset(found)


def _living(entries: Sequence[Entry], day: date | None) -> tuple[Candidate, ...]:
    if len(entries) == 1:
        return (entries[0].candidate,)
    living = [e for e in entries if e.on(day)] or entries
    found: dict[tuple[str, str, str | None], Candidate] = {}
    for entry in living:
        one = entry.candidate
        found.setdefault((one.kind, one.code, one.id), one)
    return tuple(found.values())


def _by_sound(persons: Iterable[Person]) -> Mapping[str, tuple[tuple[Person, str], ...]]:
    found: dict[str, list[tuple[Person, str]]] = {}
    for person in persons:
        found.setdefault(sound_of(person.name), []).append((person, "name"))
    return {sound: tuple(bearers) for sound, bearers in found.items()}


def _people_on(
    bearers: Sequence[tuple[Person, str]], day: date | None
) -> tuple[Candidate, ...]:
    ranked = [_person_on(person, how, day) for person, how in bearers]
    if len(ranked) > 1:
        ranked.sort(key=lambda pair: pair[0])
    return tuple(candidate for _, candidate in ranked)


def _person_on(
    person: Person, how: str, day: date | None
) -> tuple[tuple[bool, int, int, int], Candidate]:
    """Return a person as of *day*, and how likely the name is to mean this bearer."""
    less = how != "name"
    for tenure in person.tenures:
        if tenure.on(day):
            return (less, 0, tenure.rank, 0), _holder(person, tenure, how)
    at = day or date.max
    past = [t for t in person.tenures if (t.start or date.min) <= at]
    if not past:  # not yet in office: the country is known, the part played is not
        first = min(person.tenures, key=lambda t: t.start or date.min)
        away = ((first.start or date.max) - at).days
        return (less, 2, first.rank, away), _holder(person, first, how, sector="", office=None)
    highest = min(past, key=lambda t: (t.rank > 0, at - (t.end or date.max)))
    away = min((at - (t.end or date.max)).days for t in past)
    if day is None:  # an undated text may be of the days in office
        return (less, 1, highest.rank, away), _holder(person, highest, how)
    candidate = _holder(person, highest, how, sector="ELI", office=f"former {highest.office}")
    return (less, int(away > _JUST_LEFT), highest.rank, away), candidate


def _holder(
    person: Person,
    tenure: Tenure,
    how: str,
    *,
    sector: str | None = None,
    office: str | None = "",
) -> Candidate:
    owner = tenure.owner
    name, id_ = (person.name, person.id) if owner.kind == "state" else (owner.name, owner.id)
    return Candidate(
        owner.code,
        tenure.sector if sector is None else sector,
        name,
        id_,
        tenure.office if office == "" else office,
        "person",
        how,
    )
