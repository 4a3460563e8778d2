"""Stretches of the calendar: days, weeks, months, seasons, years, decades, centuries.

A `Stretch` is a TIMEX3 value with the days it covers.  Pure arithmetic on dates: no text, no
anchor.  What falls outside the calendar of `datetime` (years before 1 or after 9999) has a value
but no days.  Parts of a stretch ("early March") are wide rather than exact.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from types import MappingProxyType

ONE_DAY = timedelta(days=1)
DAYS_OF_UNIT: Mapping[str, int] = MappingProxyType({"D": 1, "W": 7, "2W": 14, "WE": 7})
MONTHS_OF_UNIT: Mapping[str, int] = MappingProxyType(
    {"M": 1, "Q": 3, "HALF": 6, "Y": 12, "FY": 12, "SEASON": 12, "DE": 120, "CE": 1200}
)
# wide limits, so that neither the meteorological nor the astronomical season is cut
_SEASON_DAYS: Mapping[str, tuple[tuple[int, int], tuple[int, int]]] = MappingProxyType(
    {
        "SP": ((3, 1), (6, 21)),
        "SU": ((6, 1), (9, 22)),
        "FA": ((9, 1), (12, 21)),
    }
)
# part -> share of the stretch at which it begins and ends
_PARTS: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "early": (0, 1 / 3),
        "mid": (1 / 3, 2 / 3),
        "late": (2 / 3, 1),
        "start": (0, 1 / 6),
        "end": (5 / 6, 1),
        "first half": (0, 1 / 2),
        "second half": (1 / 2, 1),
    }
)
# part -> its first and last tenth of a decade or century; neighbours overlap
_TENTHS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "early": (0, 3),
        "mid": (3, 6),
        "late": (6, 9),
        "start": (0, 1),
        "end": (8, 9),
        "first half": (0, 4),
        "second half": (5, 9),
    }
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A value and its first and last day; None where they are open or outside the calendar."""

    value: str
    first: date | None = None
    last: date | None = None
    unit: str = ""  # D W M Y …: how exact it is

    @property
    def days(self) -> tuple[date, date] | None:
        """Return both ends, if both are known."""
        return None if self.first is None or self.last is None else (self.first, self.last)


def day_of(day: date) -> Stretch:
    """Return one day."""
    return Stretch(day.isoformat(), day, day, "D")


def week_of(day: date) -> Stretch:
    """Return the week of *day*, Monday to Sunday."""
    year, week, _ = day.isocalendar()
    first = _shifted_days(day, -day.weekday())
    last = None if first is None else _shifted_days(first, 6)
    return Stretch(f"{year:04}-W{week:02}", first, last, "W")


def weekend_of(day: date) -> Stretch:
    """Return Saturday and Sunday of the week of *day*."""
    week = week_of(day)
    last = week.last
    first = None if last is None else _shifted_days(last, -1)
    return Stretch(f"{week.value}-WE", first, last, "WE")


def month_of(year: int, month: int) -> Stretch:
    """Return a month."""
    value = f"{_year_value(year)}-{month:02}"
    if not 1 <= year <= MAXYEAR:
        return Stretch(value, unit="M")
    return Stretch(
        value, date(year, month, 1), date(year, month, monthrange(year, month)[1]), "M"
    )


def year_of(year: int) -> Stretch:
    """Return a year; a negative number is a year before Christ."""
    return _years(_year_value(year), year, year, "Y")


def fiscal_year_of(year: int) -> Stretch:
    """Return a fiscal year: from July before it to December, for nobody says whose it is."""
    if not 2 <= year <= MAXYEAR:
        return Stretch(f"FY{year:04}", unit="FY")
    return Stretch(f"FY{year:04}", date(year - 1, 7, 1), date(year, 12, 31), "FY")


def decade_of(year: int) -> Stretch:
    """Return the decade of *year*."""
    if year < 0:
        return Stretch(f"BC{-year // 10:03}", unit="DE")
    first = year - year % 10
    return _years(f"{first // 10:03}", first, first + 9, "DE")


def century_of(year: int) -> Stretch:
    """Return the century of *year*, as the years that begin with the same two digits."""
    if year < 0:
        return Stretch(f"BC{(-year - 1) // 100:02}", unit="CE")
    first = year - year % 100
    return _years(f"{first // 100:02}", first, first + 99, "CE")


def season_of(year: int, season: str) -> Stretch:
    """Return a season; a winter is wide enough for both winters that touch the year."""
    value = f"{_year_value(year)}-{season}"
    if not 1 <= year < MAXYEAR:
        return Stretch(value, unit="SEASON")
    if season == "WI":
        return Stretch(value, date(year, 1, 1), date(year + 1, 3, 20), "SEASON")
    start, end = _SEASON_DAYS[season]
    return Stretch(value, date(year, *start), date(year, *end), "SEASON")


def quarter_of(year: int, quarter: int) -> Stretch:
    """Return a quarter of a year, 1 to 4."""
    return _months(f"{_year_value(year)}-Q{quarter}", year, 3 * quarter - 2, 3 * quarter, "Q")


def half_of(year: int, half: int) -> Stretch:
    """Return the first or second half of a year."""
    return _months(f"{_year_value(year)}-H{half}", year, 6 * half - 5, 6 * half, "HALF")


def stretch_around(day: date, unit: str) -> Stretch:
    """Return the day, week, month, year … that *day* is in."""
    if unit == "W" or unit == "2W":
        return week_of(day)
    if unit == "WE":
        return weekend_of(day)
    if unit == "M":
        return month_of(day.year, day.month)
    if unit == "Q":
        return quarter_of(day.year, (day.month + 2) // 3)
    if unit == "HALF":
        return half_of(day.year, 1 if day.month <= 6 else 2)
    return _years_around(day, unit)


def _years_around(day: date, unit: str) -> Stretch:
    if unit == "FY":
        return fiscal_year_of(day.year)
    if unit in ("Y", "SEASON"):
        return year_of(day.year)
    if unit == "DE":
        return decade_of(day.year)
    if unit == "CE":
        return century_of(day.year)
    return day_of(day)


def shift(day: date, unit: str, amount: float) -> date | None:
    """Return *day* moved by an amount of units; None if it leaves the calendar."""
    if unit in MONTHS_OF_UNIT:
        return _shifted_months(day, amount * MONTHS_OF_UNIT[unit])
    return _shifted_days(day, round(amount * DAYS_OF_UNIT.get(unit, 0)))


def part_of(stretch: Stretch, part: str) -> Stretch:
    """Return "early", "mid", "late", the "start", the "end" or half of a stretch.

    The value stays that of the whole, as TIMEX3 has it.
    """
    if stretch.first is None or stretch.last is None:
        return stretch
    if stretch.unit in ("Y", "DE", "CE"):
        first, last = _part_of_years(stretch.unit, stretch.first, part)
        return Stretch(stretch.value, first, last, stretch.unit)
    begin, finish = _PARTS[part]
    length = (stretch.last - stretch.first).days + 1
    first = stretch.first + timedelta(days=int(begin * length))
    last = stretch.first + timedelta(days=max(int(begin * length), int(finish * length) - 1))
    if finish == 1:
        last = stretch.last
    return Stretch(stretch.value, first, last, stretch.unit)


def _part_of_years(unit: str, start: date, part: str) -> tuple[date, date]:
    if unit == "Y":
        begin, finish = _PARTS[part]
        first, last = round(12 * begin) + 1, round(12 * finish)
        end = monthrange(start.year, last)[1]
        return date(start.year, first, 1), date(start.year, last, end)
    tenth = 1 if unit == "DE" else 10
    begin_tenth, last_tenth = _TENTHS[part]
    return (
        date(start.year + begin_tenth * tenth, 1, 1),
        date(start.year + (last_tenth + 1) * tenth - 1, 12, 31),
    )


def slice_of(
    first: date, last: date, unit: str, amount: float | None, position: int
) -> tuple[date, date]:
    """Return so many units at one end of a stretch; half of it if the amount is not told."""
    if amount is None:
        middle = first + (last - first) / 2
        return (middle, last) if position < 0 else (first, middle)
    if position < 0:
        start = shift(last + ONE_DAY, unit, -amount) if last < date.max else None
        return max(first, start or first), last
    start = shift(first, unit, amount * position) or first
    end = shift(start, unit, amount)
    return min(start, last), min(last, last if end is None else end - ONE_DAY)


def _year_value(year: int) -> str:
    return f"BC{-year:04}" if year < 0 else f"{year:04}"


def _years(value: str, first: int, last: int, unit: str) -> Stretch:
    if first < 1 or last > MAXYEAR:
        return Stretch(value, unit=unit)
    return Stretch(value, date(first, 1, 1), date(last, 12, 31), unit)


def _months(value: str, year: int, first: int, last: int, unit: str) -> Stretch:
    start, end = month_of(year, first), month_of(year, last)
    return Stretch(value, start.first, end.last, unit)


def _shifted_days(day: date, amount: int) -> date | None:
    ordinal = day.toordinal() + amount
    return date.fromordinal(ordinal) if 1 <= ordinal <= date.max.toordinal() else None


def _shifted_months(day: date, amount: float) -> date | None:
    whole = round(amount)
    year, month = divmod(day.year * 12 + day.month - 1 + whole, 12)
    if not 1 <= year <= MAXYEAR:
        return None
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
