"""Who is who: the tables of states, bodies, organisations, offices and roles as one index.

In go the tables of `data/`, out comes an `ActorIndex` that answers whom a name may mean on a day
and what a phrase denotes.  Reading sentences is the business of `extract.actors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from foedera.knowledge.compiled import built_of
from foedera.knowledge.directory import (
    Candidate,
    Directory,
    Entry,
    Part,
    Person,
    Role,
    Tenure,
)
from foedera.knowledge.names import (
    case_needed,
    fold,
    is_acronym,
    key_of,
    keys_of,
    plain_name,
    surnames,
)
from foedera.knowledge.phrases import LOOSE, NounPhrase, Qualifiers, code_noun_phrase
from foedera.knowledge.tables import DATA, Row, read_table
from foedera.knowledge.wording import code_words

STATES = (
    "id", "code", "name", "official", "aliases", "demonyms", "adjectives", "capital", "iso2",
    "isonum", "cow", "gw", "wikidata", "start", "end",
)  # fmt: skip
_REMEMBERED = 100_000  # phrases
_NUMBERS = ("iso2", "isonum", "cow", "gw", "wikidata")
BODIES = ("id", "code", "sector", "name", "aliases", "kind")
ORGANISATIONS = (
    "id", "code", "sector", "name", "aliases", "kind", "countries", "backed_by", "fights",
    "start", "end",
)  # fmt: skip
ACTORS = ("name", "aliases", "code", "sector", "countries", "start", "end")  # a user's own
OFFICES = ("person", "aliases", "country", "office", "kind", "start", "end")
ROLES = ("phrase", "sector", "number", "kind")
MEMBERSHIPS = ("organisation", "state", "start", "end")
QUALIFIERS = ("word", "effect")
REFERENCES = ("noun", "denotes", "codes")
_TABLES = (
    "states", "bodies", "organisations", "offices", "roles", "memberships", "qualifiers",
    "references",
)  # fmt: skip

# Kinds of offices: how high they are, and their sector where the office itself is no known role.
_KINDS = {
    "head_of_state": (0, "GOV"),
    "head_of_government": (0, "GOV"),
    "elect": (1, "GOV"),
    "leader": (1, "GOV"),
    "foreign_minister": (2, "GOV"),
    "deputy": (2, "GOV"),
    "head_of_body": (2, "GOV"),
    "defence_minister": (3, "GOV"),
    "parliament": (3, "LEG"),
    "military": (4, "MIL"),
    "intelligence": (4, "SPY"),
}
_SUCCESSORS = {"SUN": "RUS", "YUG": "SRB", "SCG": "SRB", "CSK": "CZE", "DDR": "DEU"}
_MEN = ("office", "person", "group")  # kinds of roles that people have
_NOTE = re.compile(r"\s*\([^)]*\)$")  # tells a body from another of its name
_OWN = "own:"  # before the id of a user's own actor
_ORDER = ("state", "adjective", "demonym", "capital", "body", "organisation")


@dataclass(frozen=True, slots=True)
class Reference:
    """What a noun that points back may mean: "the kingdom", "the two sides"."""

    denotes: str  # any states state person body named
    codes: frozenset[str]  # empty: any


@dataclass(frozen=True, slots=True)
class ActorIndex:
    """What is known of actors before anything is read."""

    directory: Directory
    qualifiers: Qualifiers
    references: Mapping[str, Reference]  # by noun
    states: Mapping[str, Candidate]  # by alpha-3 code
    officials: Mapping[str, str]  # folded official names by alpha-3 code
    numbers: Mapping[str, Mapping[str, str]]  # identifiers of others, by the state's id
    by_number: Mapping[str, str]  # alpha-3 code by COW or GW number, former states included
    # phrases coded before: news uses the same ones over and over
    _coded: dict[tuple[str, date | None], tuple[Candidate, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def terms(self, id_: str, name: str) -> tuple[Tenure, ...]:
        """Return the highest offices that the person *id_* called *name* held, earliest first."""
        return self.directory.terms(id_, name)

    def identifiers(self, candidate: Candidate) -> dict[str, str]:
        """Return the numbers of a state in ISO 3166, COW, Gleditsch-Ward and Wikidata."""
        state = self.states.get(candidate.code)
        named = self.numbers.get(candidate.id or "")
        return dict(named or (self.numbers.get(state.id or "", {}) if state else {}))

    def lookup(self, name: str, day: date | None = None) -> tuple[Candidate, ...]:
        """Return whom *name* may mean on *day*, best first."""
        return self.directory.lookup(name, day)

    def code_phrase(self, phrase: str, day: date | None = None) -> tuple[Candidate, ...]:
        """Return the actors that a phrase denotes on *day*; several if it coordinates them."""
        known = self._coded.get((phrase, day))
        if known is None:
            found = code_words(phrase, self.directory, self.qualifiers, day)
            known = tuple(map(self._with_name, found))
            if len(self._coded) > _REMEMBERED:
                self._coded.clear()
            self._coded[phrase, day] = known
        return known

    def code_noun_phrase(self, phrase: NounPhrase) -> tuple[Candidate, ...]:
        """Return the actors that a noun phrase of a parsed sentence denotes."""
        return tuple(map(self._with_name, code_noun_phrase(phrase, self.qualifiers)))

    def _with_name(self, candidate: Candidate) -> Candidate:
        """Return *candidate*, under its state's name if the phrase does not give one."""
        if candidate.name or candidate.code not in self.states:
            return candidate
        return replace(candidate, name=self.states[candidate.code].name)

    def scan(self, words: list[str], day: date | None = None) -> tuple[Part, ...]:
        """Return the names and roles among the words of a sentence."""
        return self.directory.scan(words, day)


def load_actors(folder: Path = DATA, *, own: Path | None = None) -> ActorIndex:
    """Return the index of the tables in *folder*.

    Args:
        folder: where the shipped tables lie.
        own: a folder with a user's own `actors.csv` or `offices.csv`; they come first.

    Raises:
        DataError: a table is wrong.
    """
    if folder != DATA:
        return _build(folder, own)
    files = [folder / f"{name}.csv" for name in _TABLES]
    if own is not None:
        files += [own / "actors.csv", own / "offices.csv"]
    return built_of("actors", files, lambda: _build(folder, own))


def _build(folder: Path, own: Path | None) -> ActorIndex:
    states = list(_read(folder, "states", STATES))
    organisations = list(_read(folder, "organisations", ORGANISATIONS))
    roles = _roles(_read(folder, "roles", ROLES))
    entries = _Entries()
    for row in _read_own(own, "actors", ACTORS):
        names = (row["name"], *row.several("aliases"))
        entries.add(_own_actor(row), names, (row.day("start"), row.day("end", last=True)))
    for row in states:
        _add_state(entries, row)
    for row in _read(folder, "bodies", BODIES):
        entries.add(_candidate(row, "body"), (row["name"], *row.several("aliases")))
    for row in organisations:
        span = (row.day("start"), row.day("end", last=True))
        candidate = _organisation(row)
        names = (candidate.name, *row.several("aliases"))
        entries.add(candidate, (n for n in names if not entries.explains(n, roles)), span)
    owners = _owners(states, organisations)
    living = [row for row in reversed(states) if not row["end"]]
    return ActorIndex(
        Directory(
            entries.sorted(),
            _people(
                (*_read_own(own, "offices", OFFICES), *_read(folder, "offices", OFFICES)),
                roles,
                owners,
            ),
            roles,
            _members(_read(folder, "memberships", MEMBERSHIPS)),
        ),
        _qualifiers(_read(folder, "qualifiers", QUALIFIERS)),
        {
            row["noun"]: Reference(row["denotes"], frozenset(row.several("codes")))
            for row in _read(folder, "references", REFERENCES)
        },
        {row["code"]: _state(row) for row in living},
        {row["code"]: fold(f"{row['official']} {row['name']}") for row in living},
        {row["id"]: {n: row[n] for n in _NUMBERS if row[n]} for row in states},
        {row[n]: row["code"] for n in ("gw", "cow") for row in reversed(states) if row[n]},
    )


def _read(folder: Path, name: str, columns: tuple[str, ...]) -> Iterable[Row]:
    return read_table(name, columns, path=folder / f"{name}.csv")


def _read_own(folder: Path | None, name: str, columns: tuple[str, ...]) -> Iterable[Row]:
    if folder is None or not (folder / f"{name}.csv").exists():
        return ()
    return _read(folder, name, columns)


# ---------------------------------------------------------------- states, bodies, organisations


class _Entries:
    """Spellings being collected."""

    def __init__(self) -> None:
        self._found: dict[str, list[Entry]] = {}

    def add(
        self,
        candidate: Candidate,
        names: Iterable[str],
        span: tuple[date | None, date | None] = (None, None),
    ) -> None:
        short = None
        for name in names:
            bearer = candidate
            if is_acronym(name):
                bearer = short = short or replace(candidate, how="acronym")
            entry = Entry(bearer, case_needed(name), *span)
            for key in (fold(name) + "-",) if name.endswith("-") else keys_of(name):
                self._found.setdefault(key, []).append(entry)

    def explains(self, name: str, roles: Mapping[str, Role]) -> bool:
        """Return whether *name* is but a known name and a noun for people: "UN officials"."""
        owner, _, noun = name.rpartition(" ")
        role = roles.get(fold(noun))
        return (
            bool(owner)
            and role is not None
            and role.kind in _MEN
            and key_of(owner) in self._found
        )

    def sorted(self) -> dict[str, tuple[Entry, ...]]:
        found = {}
        for key, entries in self._found.items():
            if len(entries) > 1:
                entries.sort(key=lambda e: (not _is_own(e), _ORDER.index(e.candidate.kind)))
            found[key] = tuple(entries)
        return found


def _is_own(entry: Entry) -> bool:
    return (entry.candidate.id or "").startswith(_OWN)


def _candidate(row: Row, kind: str) -> Candidate:
    name = _NOTE.sub("", row["name"])
    return Candidate(row["code"], row["sector"], name, row["id"], None, kind)


def _own_actor(row: Row) -> Candidate:
    if not row["name"] or not row["code"]:
        raise row.wrong("an actor needs a name and a code (an alpha-3 code, ORG, IMG, NGO …)")
    name = row["name"]
    slug = _OWN + key_of(name).replace(" ", "-")
    return Candidate(
        row["code"],
        row["sector"],
        name,
        slug,
        None,
        "organisation",
        countries=row.several("countries"),
    )


def _organisation(row: Row) -> Candidate:
    return replace(_candidate(row, "organisation"), countries=row.several("countries"))


def _state(row: Row, kind: str = "state", sector: str = "") -> Candidate:
    return Candidate(row["code"], sector, row["name"], row["id"], None, kind)


def _add_state(entries: _Entries, row: Row) -> None:
    span = (row.day("start"), row.day("end", last=True))
    entries.add(_state(row), filter(None, (row["name"], row["official"])), span)
    entries.add(_state(row), row.several("aliases"), span)
    entries.add(_state(row, "adjective"), row.several("adjectives"), span)
    entries.add(_state(row, "demonym"), row.several("demonyms"), span)
    entries.add(_state(row, "capital", "GOV"), row.several("capital"), span)


def _owners(states: Iterable[Row], organisations: Iterable[Row]) -> dict[str, Candidate]:
    """Return who is meant by a cell "country" of the offices: "PER", "EUR", "IGO:NATO"."""
    found: dict[str, Candidate] = {}
    for row in states:
        if not row["end"]:
            found.setdefault(row["code"], _state(row))
    bodies = [(row, _organisation(row)) for row in organisations]
    for row, body in bodies:
        found.setdefault(body.code, body)
        found[f":{row['name']}"] = body
    for row, body in bodies:
        for alias in row.several("aliases"):
            found.setdefault(f":{alias}", body)
    return found


def _owner(owners: Mapping[str, Candidate], cell: str) -> Candidate:
    code, colon, name = cell.partition(":")
    code = _SUCCESSORS.get(code, code)
    known = owners.get(f":{name}" if colon else code)
    return known or Candidate(code, "", name or code, kind="organisation" if colon else "state")


# ---------------------------------------------------------------- people and roles


def _roles(rows: Iterable[Row]) -> dict[str, Role]:
    found: dict[str, Role] = {}
    for row in rows:
        role = Role(row["phrase"], row["sector"], row["number"] != "person", row["kind"])
        found[fold(row["phrase"])] = role
    return found


def _people(
    rows: Iterable[Row], roles: Mapping[str, Role], owners: Mapping[str, Candidate]
) -> dict[str, tuple[tuple[Person, str], ...]]:
    held: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        held.setdefault((row["person"], row["country"]), []).append(row)
    found: dict[str, dict[str, tuple[Person, str]]] = {}
    for (name, country), offices in held.items():
        owner = _owner(owners, country)
        tenures = sorted((_tenure(row, roles, owner) for row in offices), key=_rank)
        person = Person(f"{country}/{name}", name, tuple(tenures))
        aliases = {a for row in offices for a in row.several("aliases")}
        _add_person(found, person, aliases)
    return {key: tuple(bearers.values()) for key, bearers in found.items()}


def _rank(tenure: Tenure) -> tuple[int, int]:
    return tenure.rank, -(tenure.start or date.min).toordinal()


def _tenure(row: Row, roles: Mapping[str, Role], owner: Candidate) -> Tenure:
    office = row["office"]
    rank, sector = _KINDS.get(row["kind"], (4, "GOV"))
    role = roles.get(fold(office))
    if role is not None:
        sector = role.sector
    if owner.code in LOOSE:  # whoever leads rebels is one
        sector = owner.sector
    span = row.day("start"), row.day("end", last=True)
    return Tenure(owner, office, sector, rank, *span, row["kind"])


def _add_person(
    found: dict[str, dict[str, tuple[Person, str]]], person: Person, aliases: Iterable[str]
) -> None:
    def add(key: str, how: str = "name") -> None:
        how = how if " " in key else "surname"
        found.setdefault(key, {}).setdefault(person.id, (person, how))

    for name in (person.name, *aliases):
        for key in keys_of(name):
            add(key)
        plain = plain_name(name)
        add(plain)
        words = plain.split()
        if len(words) > 2:
            add(f"{words[0]} {words[-1]}")
    for key in surnames(person.name, person.tenures[0].owner.code):
        add(key, "surname")


# ---------------------------------------------------------------- the rest


def _members(
    rows: Iterable[Row],
) -> dict[str, tuple[tuple[str, date | None, date | None], ...]]:
    found: dict[str, list[tuple[str, date | None, date | None]]] = {}
    for row in rows:
        one = (row["state"], row.day("start"), row.day("end", last=True))
        found.setdefault(row["organisation"], []).append(one)
    return {organisation: tuple(states) for organisation, states in found.items()}


def _qualifiers(rows: Iterable[Row]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["word"], set()).add(row["effect"])
    return {word: frozenset(effects) for word, effects in found.items()}
