"""Whom a phrase means on a day: a name, a description, or a question for the holder of an office.

In go a phrase ("Syrian leader Assad", "the foreign minister of Peru") and a day, out come answers,
best first, each with what it rests on.  Reading sentences is the business of `extract.actors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from foedera.knowledge.actors import ActorIndex, load_actors
from foedera.knowledge.directory import Candidate
from foedera.knowledge.holders import Holders, Holding, load_holders
from foedera.knowledge.phrases import LOOSE, NATIONAL

_ASKED = re.compile(
    r"^(?:who (?:is|was|were|are) )?(?:the )?(?:(?:current|then|present|incumbent) )?", re.I
)
_OWNED = re.compile(r"^(?P<owner>.+?)(?:['’]s|(?<=s)['’]) (?P<title>.+)$")
_HOW = {
    "name": "a name in the tables",
    "acronym": "an abbreviation in the tables",
    "surname": "a surname of an office holder",
    "spelling": "another spelling of a person's name",
    "misspelling": "a misspelt name of a nation",
    "title": "a title before a name",
    "role": "a noun for people, and whose they are",
    "phrase": "a phrase",
    "modifier": "the nation that the phrase names",
}


@dataclass(frozen=True, slots=True)
class Answer:
    """One whom a phrase may mean."""

    code: str
    sector: str
    name: str
    country: str | None  # of a group: the one state where it is at home
    office: str | None
    since: date | None  # of the office
    until: date | None
    kind: str
    why: str
    identifiers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Directories:
    """All that is known for answering."""

    actors: ActorIndex
    holders: Holders


@cache
def load_directories(own: Path | None = None) -> Directories:
    """Return the shipped tables, loaded once.

    Args:
        own: a folder with a user's own tables (actors.csv, offices.csv).

    Raises:
        DataError: a table is wrong; the text names file and line.
    """
    actors = load_actors(own=own)
    return Directories(actors, load_holders(actors.directory.persons))


def find_who(phrase: str, known: Directories, day: date | None) -> tuple[Answer, ...]:
    """Return whom *phrase* may mean on *day*, best first; none if nothing is known of it.

    Without a day, a person is shown in the highest office held, as a text that bears no date may
    be of those days; who holds an office is answered for today.
    """
    words = " ".join(phrase.split()).rstrip("?")
    asked = _ASKED.sub("", words, count=1)
    for title, owners in _questions(asked, known, day):
        for owner in owners:
            found = known.holders.find(title, owner, day or date.today())  # noqa: DTZ011 - user's
            if found:
                return tuple(_held(holding, owner, known) for holding in found)
    named = known.actors.lookup(asked, day)
    coded = (
        named
        or known.actors.code_phrase(words, day)
        or known.actors.directory.find_misspelt(asked, day)
    )
    return tuple(_named(candidate, known, day) for candidate in coded)


def _questions(
    words: str, known: Directories, day: date | None
) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    """Yield the ways to read *words* as a title and whose it is."""
    for at in [m.start() for m in re.finditer(r" (?:of|for|in) ", words)][::-1]:
        title, owner = words[:at], words[at + 1 :].partition(" ")[2]
        yield from _question(title, owner, known, day)
    owned = _OWNED.match(words)
    if owned:
        yield from _question(owned["title"], owned["owner"], known, day)
    parts = words.split(" ")
    for at in range(len(parts) - 1, 0, -1):
        yield from _question(" ".join(parts[at:]), " ".join(parts[:at]), known, day)


def _question(
    title: str, owner: str, known: Directories, day: date | None
) -> Iterator[tuple[str, tuple[Candidate, ...]]]:
    role = known.actors.directory.role(title)
    if not (known.holders.is_title(title) or (role is not None and role.kind == "office")):
        return
    owners = [
        c
        for c in known.actors.lookup(owner, day)
        if c.kind in (*NATIONAL, "organisation", "body")
    ]
    if owners:
        yield title, tuple(owners)


def _held(holding: Holding, owner: Candidate, known: Directories) -> Answer:
    person, tenure = holding.person, holding.tenure
    why = f"{tenure.office} of {owner.name} {_span(tenure.start, tenure.end)}, by offices.csv"
    whose = owner if owner.code in known.actors.states else tenure.owner
    return Answer(
        whose.code,
        tenure.sector,
        person.name,
        _country(whose, known),
        tenure.office,
        tenure.start,
        tenure.end,
        "person",
        why,
        {"id": person.id, **known.actors.identifiers(whose)},
    )


def _named(candidate: Candidate, known: Directories, day: date | None) -> Answer:
    why = _HOW.get(candidate.how, candidate.how)
    tenure = known.actors.directory.tenure(candidate, day)
    since, until = (tenure.start, tenure.end) if tenure is not None else (None, None)
    if tenure is not None:
        why = f"{why}: {tenure.office} of {tenure.owner.name} {_span(since, until)}"
    identifiers = {"id": candidate.id} if candidate.id else {}
    return Answer(
        candidate.code,
        candidate.sector,
        candidate.name,
        _country(candidate, known),
        candidate.office,
        since,
        until,
        candidate.kind,
        why,
        identifiers | known.actors.identifiers(candidate),
    )


def _country(candidate: Candidate, known: Directories) -> str | None:
    if candidate.code in LOOSE:
        return candidate.countries[0] if candidate.countries else None
    return candidate.code if candidate.code in known.actors.states else None


def _span(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return "at a time not known"
    if end is None:
        return f"since {start}"
    return f"until {end}" if start is None else f"from {start} to {end}"
