"""Feasts that move: where Easter, Passover, the Jewish and the Islamic year fall.

In goes a year, out come days of the Gregorian calendar.  Pure arithmetic: the Islamic year is
the tabular one, which is a day or so off the sighting of the moon, and callers widen it.
"""

from __future__ import annotations

from datetime import date, timedelta

_ISLAMIC_EPOCH = date(622, 7, 19).toordinal()  # 1 Muharram 1, civil reckoning
_LEAP_CYCLE_DAYS = 10_631  # 30 Islamic years
_HEBREW_EPOCH = -1_373_428  # ordinal of 1 Tishri 1, less one
_NISAN_TO_TISHRI = 163  # from the first day of Passover to the next New Year, always


def western_easter(year: int) -> date:
    """Return Easter Sunday of the western churches (Meeus, Jones, Butcher)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    correction = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - century // 4 - correction + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the eastern churches, as a day of the Gregorian calendar."""
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    behind = year // 100 - year // 400 - 2  # days of the Julian calendar behind the Gregorian
    return date(year, month, day + 1) + timedelta(days=behind)


def islamic_day(year: int, month: int, day: int) -> date:
    """Return a day of the tabular Islamic calendar."""
    before = (year - 1) * 354 + (3 + 11 * year) // 30
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(_ISLAMIC_EPOCH + before + months + day - 1)


def islamic_years(year: int) -> range:
    """Return the Islamic years that have days in the Gregorian *year*."""
    first = (date(year, 1, 1).toordinal() - _ISLAMIC_EPOCH) * 30 // _LEAP_CYCLE_DAYS + 1
    return range(max(1, first - 1), first + 3)


def jewish_new_year(year: int) -> date:
    """Return the first day of Rosh Hashanah in the Gregorian *year*."""
    return date.fromordinal(_HEBREW_EPOCH + _elapsed(year + 3761) + 1)


def passover(year: int) -> date:
    """Return the first day of Passover in the Gregorian *year*."""
    return jewish_new_year(year) - timedelta(days=_NISAN_TO_TISHRI)


def _elapsed(year: int) -> int:
    """Return the days before 1 Tishri of the Jewish *year*, postponements included."""
    day = _moon(year)
    if _moon(year + 1) - day == 356:
        return day + 2
    return day + 1 if day - _moon(year - 1) == 382 else day


def _moon(year: int) -> int:
    months = (235 * year - 234) // 19
    parts = 12_084 + 13_753 * months
    day = 29 * months + parts // 25_920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
