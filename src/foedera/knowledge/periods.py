"""Named periods: what the press calls by a name instead of a date, and the days it covers.

In goes `data/periods.csv`, out comes a frozen `Periods`, looked up by the first word of a name.
A period that comes every year (a feast) has its days in a given year; the sums are in `feasts`.
Whether a name in a text is a time at all is for the reader of the text to decide.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import zip_longest
from pathlib import Path
from types import MappingProxyType

from foedera.knowledge import feasts
from foedera.knowledge.tables import Row, read_table

COLUMNS = ("name", "aliases", "start", "end", "kind", "comment")
FIXED = frozenset({"war", "era", "event", "day"})
FEAST_OF: Mapping[str, Callable[[int], date]] = MappingProxyType(
    {
        "easter": feasts.western_easter,
        "orthodox": feasts.orthodox_easter,
        "tishri": feasts.jewish_new_year,
        "nisan": feasts.passover,
    }
)
YEARLY = frozenset({"annual", "islamic", "tabulated", *FEAST_OF})
NAME_ONLY = "name"
FIRST_YEAR, LAST_YEAR = 1583, 9000  # the sums of `feasts` hold for the Gregorian calendar

Days = tuple[date, date | None]


@dataclass(frozen=True, slots=True)
class Period:
    """A named period; `starts` and `ends` are cells of the table, checked when it is loaded."""

    name: str
    kind: str
    fixed: Days | None  # of a period that came once
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()

    @property
    def yearly(self) -> bool:
        """Tell whether it comes every year."""
        return self.kind in YEARLY

    @property
    def shadow(self) -> bool:
        """Tell whether the name only looks like a time."""
        return self.kind == NAME_ONLY

    @property
    def alone(self) -> bool:
        """Tell whether the name is a time even without a word such as "during" before it."""
        return self.kind == "day" or self.yearly

    def days(self, year: int | None = None) -> tuple[Days, ...]:
        """Return its days in *year*, or its only days; empty if none are known."""
        if self.fixed is not None:
            return (self.fixed,)
        if year is None or not FIRST_YEAR <= year <= LAST_YEAR or not self.yearly:
            return ()
        return tuple(days for days in self._in_year(year) if days[0].year == year)

    def _in_year(self, year: int) -> list[Days]:
        if self.kind == "tabulated":
            length = timedelta(days=int(self.ends[0]) if self.ends else 0)
            firsts = (date.fromisoformat(start) for start in self.starts)
            return [(first, first + length) for first in firsts]
        found: list[Days] = []
        for start, end in zip_longest(self.starts, self.ends):
            found += self._of_rule(year, start, end or start)
        return found

    def _of_rule(self, year: int, start: str, end: str) -> list[Days]:
        if self.kind == "annual":
            return [(date(year, *_month_day(start)), date(year, *_month_day(end)))]
        if self.kind == "islamic":
            unsure = timedelta(days=1)
            return [
                (
                    feasts.islamic_day(hijri, *_month_day(start)) - unsure,
                    feasts.islamic_day(hijri, *_month_day(end)) + unsure,
                )
                for hijri in feasts.islamic_years(year)
            ]
        feast = FEAST_OF[self.kind](year)
        return [(feast + timedelta(days=int(start)), feast + timedelta(days=int(end)))]


@dataclass(frozen=True, slots=True)
class Periods:
    """All named periods; `starting` gives, by first word, the names with it, longest first."""

    all: tuple[Period, ...]
    starting: Mapping[str, tuple[tuple[str, Period], ...]] = field(repr=False)

    def find(self, name: str) -> Period | None:
        """Return the period of exactly this name."""
        for known, period in self.starting.get(first_word(name), ()):
            if known == name:
                return period
        return None


def load_periods(path: Path | None = None) -> Periods:
    """Read the table of periods, the shipped one or that at *path*.

    Raises:
        DataError: a cell is not what its column asks for, or a name stands twice.
    """
    periods: list[Period] = []
    named: dict[str, Period] = {}
    for row in read_table("periods", COLUMNS, path=path):
        period = _period(row)
        periods.append(period)
        for name in (period.name, *row.several("aliases")):
            if name in named:
                raise row.wrong(f"{name!r} names two periods")
            named[name] = period
    starting: dict[str, list[tuple[str, Period]]] = {}
    for name in sorted(named, key=lambda name: (-len(name), name)):
        starting.setdefault(first_word(name), []).append((name, named[name]))
    frozen = {word: tuple(names) for word, names in starting.items()}
    return Periods(tuple(periods), MappingProxyType(frozen))


def first_word(name: str) -> str:
    """Return the first run of letters and digits of *name*: the key of `Periods.starting`."""
    found = re.match(r"\w+", name)
    return found.group() if found else ""


def _period(row: Row) -> Period:
    name, kind = row["name"], row["kind"]
    if not first_word(name):
        raise row.wrong(f"name {name!r} does not begin with a letter or digit")
    if kind in FIXED:
        start, end = row.day("start"), row.day("end", last=True)
        if start is None:
            raise row.wrong(f"{name!r} has no start")
        if end is not None and end < start:
            raise row.wrong(f"{name!r} ends before it starts")
        return Period(name, kind, (start, end))
    if kind not in YEARLY and kind != NAME_ONLY:
        raise row.wrong(f"kind {kind!r} is unknown")
    period = Period(name, kind, None, row.several("start"), row.several("end"))
    try:
        found = period.days(2024)
    except ValueError:
        raise row.wrong(f"start or end of {name!r} does not fit kind {kind!r}") from None
    if period.yearly and not found:
        raise row.wrong(f"{name!r} has no days in 2024")
    return period


def _month_day(cell: str) -> tuple[int, int]:
    month, day = cell.split("-")
    return int(month), int(day)
