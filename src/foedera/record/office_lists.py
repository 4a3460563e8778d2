"""Lists of office holders that others publish -> rows of `offices.csv`.

In goes a file (REIGN or Archigos leaders, UK ministers of the Institute for Government, entities of
FollowTheMoney, the result of a Wikidata query), out come rows and, for what cannot be taken, a
sentence with the line.  Nothing is corrected: an impossible or reversed date keeps its row out.
"""

from __future__ import annotations

import csv
import io
import json
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedera.errors import InputError
from foedera.knowledge.actors import ActorIndex
from foedera.knowledge.holders import Title, title_key

Cells = dict[str, str]
_NONE = frozenset({"", "na", "nan", "none", "null", "."})
_ALIASES = {  # columns that others call otherwise
    "person": ("person", "personlabel", "holder", "holderlabel", "name"),
    "office": ("position", "positionlabel", "office", "officelabel", "post", "postlabel"),
    "country": ("country", "countrylabel", "jurisdiction", "jurisdictionlabel"),
    "start": ("start", "startdate", "start_date", "from", "starttime"),
    "end": ("end", "enddate", "end_date", "to", "endtime"),
}


@dataclass(frozen=True, slots=True)
class Office:
    """One term of an office."""

    person: str
    aliases: tuple[str, ...]
    country: str  # as in offices.csv
    office: str
    kind: str
    start: str  # YYYY-MM-DD, YYYY-MM, YYYY or ""
    end: str

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the cells of a row of offices.csv."""
        aliases = "|".join(self.aliases)
        return (
            self.person,
            aliases,
            self.country,
            self.office,
            self.kind,
            self.start,
            self.end,
        )


@dataclass(frozen=True, slots=True)
class _Raw:
    """A term as its file has it."""

    line: int
    person: str
    office: str
    country: str  # code, name or COW number
    start: str
    end: str
    aliases: tuple[str, ...] = ()


def read_offices(
    path: Path, actors: ActorIndex, titles: Mapping[str, Title]
) -> tuple[tuple[Office, ...], tuple[str, ...]]:
    """Return the terms that the list at *path* tells, and what was not taken and why.

    Args:
        path: a CSV or tab-separated file, JSON lines, or the folder of the UK ministers.
        actors: tells the code of a country by name or number.
        titles: tell the kind of an office.

    Raises:
        InputError: the file is none of the known lists, or cannot be read.
    """
    offices: list[Office] = []
    problems: list[str] = []
    for raw in _find_format(path)(path):
        taken = _office(raw, actors, titles)
        if isinstance(taken, Office):
            offices.append(taken)
        else:
            problems.append(f"{path.name}:{raw.line}: {raw.person}: {taken}")
    return tuple(dict.fromkeys(offices)), tuple(problems)


# ---------------------------------------------------------------- one term


def _office(raw: _Raw, actors: ActorIndex, titles: Mapping[str, Title]) -> Office | str:
    country = _code_of(raw.country, actors)
    if country is None:
        return f"unknown country {raw.country!r}"
    days = []
    for cell, last in ((raw.start, False), (raw.end, True)):
        try:
            days.append(_checked(cell, last=last))
        except ValueError:
            return f"{cell!r} is not a date"
    (start, first), (end, final) = days
    if first and final and first > final:
        return f"begins on {start} and ends before, on {end}"
    if not raw.person:
        return "no name"
    office = raw.office.strip() or "leader"
    return Office(
        raw.person, raw.aliases, country, office.lower(), _kind_of(office, titles), start, end
    )


def _code_of(cell: str, actors: ActorIndex) -> str | None:
    if cell.isdigit():
        return actors.by_number.get(cell.lstrip("0"))
    if cell.upper() in actors.states:
        return cell.upper()
    if len(cell) == 2:
        for code, state in actors.states.items():
            if actors.numbers.get(state.id or "", {}).get("iso2") == cell.upper():
                return code
    found = [c for c in actors.lookup(cell) if c.kind == "state"]
    return found[0].code if found else None


def _checked(cell: str, *, last: bool) -> tuple[str, date | None]:
    """Return a date as a cell of offices.csv, and its first or last day.

    Raises:
        ValueError: it is none.
    """
    text = cell.strip()
    if text.lower() in _NONE:
        return "", None
    parts = [int(part) for part in text.partition("T")[0].split("-")]
    year = parts[0]
    month = parts[1] if len(parts) > 1 else (12 if last else 1)
    day = parts[2] if len(parts) > 2 else (monthrange(year, month)[1] if last else 1)
    if len(parts) > 3:
        raise ValueError(cell)
    written = "-".join(f"{part:02d}" if at else f"{part:04d}" for at, part in enumerate(parts))
    return written, date(year, month, day)


def _kind_of(office: str, titles: Mapping[str, Title]) -> str:
    key = title_key(office)
    for words in (key, key.partition(" of ")[0]):
        if words in titles:
            return titles[words].kinds[0]
    return "minister" if "minister" in key or "secretary" in key else "leader"


# ---------------------------------------------------------------- the lists


def _find_format(path: Path) -> Callable[[Path], Iterator[_Raw]]:
    if path.is_dir() or path.name == "appointment.csv":
        return _uk_ministers
    if not path.exists():
        raise InputError(f"{path}: there is no such file")
    head = _text(path)[:4000].lstrip("\ufeff \n")
    if head.startswith("{"):
        return _follow_the_money
    columns = {column.lower() for column in _columns(head)}
    if {"leader", "startdate", "enddate"} <= columns:
        return _archigos
    if {"leader", "syear", "smonth", "eyear"} <= columns:
        return _reign
    if all(columns & set(_ALIASES[name]) for name in ("person", "office", "country")):
        return _wikidata
    raise InputError(
        f"{path}: none of the lists that can be taken in (REIGN, Archigos, UK ministers, "
        "FollowTheMoney, or columns person, position, country, start, end)"
    )


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return path.read_text(encoding="cp1252", errors="replace")
    except OSError as fault:
        raise InputError(f"{path}: {fault.strerror}") from fault


def _columns(head: str) -> list[str]:
    line = head.partition("\n")[0]
    return next(csv.reader([line], delimiter="\t" if "\t" in line else ","), [])


def _rows(path: Path) -> Iterator[tuple[int, Cells]]:
    text = _text(path)
    delimiter = "\t" if "\t" in text.partition("\n")[0] else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    for row in reader:
        cells = {key.lower(): (value or "").strip() for key, value in row.items() if key}
        yield reader.line_num, cells


def _archigos(path: Path) -> Iterator[_Raw]:
    for line, row in _rows(path):
        person = row["leader"]
        country = row.get("ccode") or row.get("idacr", "")
        yield _Raw(line, person, "leader", country, row["startdate"], row["enddate"])


def _reign(path: Path) -> Iterator[_Raw]:
    for line, row in _rows(path):
        day = f"-{int(row['sdate']):02d}" if row.get("sdate", "").isdigit() else ""
        start = f"{row['syear']}-{row['smonth'].zfill(2)}{day}"
        end = f"{row['eyear']}-{row['emonth'].zfill(2)}" if row["eyear"].isdigit() else ""
        yield _Raw(line, row["leader"], "leader", row["ccode"], start, end)


def _wikidata(path: Path) -> Iterator[_Raw]:
    columns: dict[str, str] = {}
    for line, row in _rows(path):
        if not columns:
            for name, others in _ALIASES.items():
                # a label is a name, the column without it an address
                labels = sorted(others, key=lambda other: not other.endswith("label"))
                columns[name] = next((other for other in labels if other in row), "")
        cells = {name: row.get(column, "") for name, column in columns.items()}
        yield _Raw(
            line,
            cells["person"],
            cells["office"],
            cells["country"].rpartition("/")[2],
            cells["start"],
            cells["end"],
        )


def _uk_ministers(path: Path) -> Iterator[_Raw]:
    folder = path if path.is_dir() else path.parent
    for name in ("appointment", "person", "post"):
        if not (folder / f"{name}.csv").exists():
            raise InputError(f"{folder}: a list of UK ministers needs {name}.csv as well")
    names: dict[str, list[str]] = {}
    for _, row in _rows(folder / "person.csv"):
        names.setdefault(row["id"], []).append(row["name"])
    posts = {row["id"]: row["name"] for _, row in _rows(folder / "post.csv")}
    for line, row in _rows(folder / "appointment.csv"):
        called = list(dict.fromkeys(names.get(row["person_id"], [""])))
        office = posts.get(row["post_id"], "")
        dates = row["start_date"], row["end_date"]
        yield _Raw(line, called[0], office, "GBR", *dates, tuple(called[1:]))


def _follow_the_money(path: Path) -> Iterator[_Raw]:
    entities: dict[str, tuple[str, dict[str, list[str]]]] = {}
    occupancies: list[tuple[int, dict[str, list[str]]]] = []
    for number, line in enumerate(_text(path).splitlines(), 1):
        if not line.strip():
            continue
        try:
            entity = json.loads(line)
            schema, properties = entity["schema"], entity["properties"]
        except (ValueError, KeyError, TypeError):
            raise InputError(f"{path}:{number}: not an entity of FollowTheMoney") from None
        if schema == "Occupancy":
            occupancies.append((number, properties))
        else:
            entities[entity["id"]] = (schema, properties)
    for number, properties in occupancies:
        holder = _properties(entities, properties.get("holder"))
        post = _properties(entities, properties.get("post"))
        names = holder.get("name", [""])
        yield _Raw(
            number,
            names[0],
            _first(post, "name"),
            _first(post, "country") or _first(holder, "country"),
            _first(properties, "startDate"),
            _first(properties, "endDate"),
            (*names[1:], *holder.get("alias", ())),
        )


def _properties(
    entities: dict[str, tuple[str, dict[str, list[str]]]], ids: list[str] | None
) -> dict[str, list[str]]:
    return entities.get(ids[0], ("", {}))[1] if ids else {}


def _first(properties: dict[str, list[str]], name: str) -> str:
    return next(iter(properties.get(name, ())), "")
