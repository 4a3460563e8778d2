"""Calendar days as newspapers print them -> dates.

For what a page says of itself: when it was published, and the day in a dateline.  A form that
can be read in two ways ("01/02/2025") is not read at all.  Days told in the running text are
the business of the extraction.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]})?" for name in MONTHS).replace("Sep(", "Sept?(")
_WEEKDAY = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in WEEKDAYS) + "|Tues|Thurs?)"
_ORDINAL = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:1[89]|20)\d\d)"
_FORMS = (
    (re.compile(rf"(?<!\d){_YEAR}[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?!\d)"), "ymd"),
    (re.compile(rf"(?<!\d){_YEAR}(\d\d)(\d\d)(?!\d)"), "ymd"),
    (re.compile(rf"\b({_MONTH})\.?\s*{_ORDINAL},?\s+{_YEAR}\b", re.IGNORECASE), "bdy"),
    (
        re.compile(
            rf"(?<!\d){_ORDINAL}(?:\s+of)?[\s-]*({_MONTH})\.?,?[\s-]*{_YEAR}(?!\d)",
            re.IGNORECASE,
        ),
        "dby",
    ),
    (re.compile(rf"(?<!\d)(\d{{1,2}})([/.-])(\d{{1,2}})\2{_YEAR}(?!\d)"), "either"),
)
_PARTIAL = (
    (re.compile(rf"\b({_MONTH})\.?\s+{_ORDINAL}\b", re.IGNORECASE), "bd"),
    (re.compile(rf"\b{_ORDINAL}\s+({_MONTH})\b\.?", re.IGNORECASE), "db"),
)
_WEEKDAY_ALONE = re.compile(rf"\b{_WEEKDAY}\b", re.IGNORECASE)
_AROUND = re.compile(
    rf"""\b(?:{_WEEKDAY}|(?:last|first)?\ *(?:published|updated|posted|modified|issued)
    |on|at|date|and|time|am|pm|noon|midnight|hrs?|hours?|local
    |(?:gmt|utc)(?:[+-]\d{{1,2}}(?::\d\d)?)?|bst|ist|jst|kst|sgt|hkt|pkt|eet
    |ces?t|ae[sd]t|[ecmp][sd]t|[zt]
    |\d+\ *min(?:ute)?s?(?:\ read)?|\d+\ (?:minute|hour|day)s?\ ago)\b
    |T?\d{{1,2}}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?\ *(?:[ap]\.?m\.?)?
    (?:\ *[+-]\d\d?(?::?\d\d)?|Z)?
    |\d{{1,2}}\ *[ap]\.?m\.?|[\s,;:|/()\[\]·•.–—+-]""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DayMatch:
    """A day and the characters that name it."""

    day: date
    start: int
    end: int


def parse_day(text: str) -> date | None:
    """Return the day that *text* names, if it says nothing else but perhaps an hour.

    >>> parse_day("Saturday, 18th January 2025, 10:30 am GMT")
    datetime.date(2025, 1, 18)
    >>> parse_day("01/02/2025") is None
    True
    """
    match = find_day(text)
    if match is None:
        return None
    around = text[: match.start], text[match.end :]
    return None if any(_AROUND.sub("", part) for part in around) else match.day


def find_day(text: str) -> DayMatch | None:
    """Return the first full day in *text*."""
    matches = [found for form, order in _FORMS if (found := _match(text, form, order))]
    return min(matches, key=lambda match: match.start, default=None)


def find_day_near(text: str, published: date | None) -> DayMatch | None:
    """Return the first day in *text*; without a year, the last up to a day after *published*.

    >>> find_day_near("PARIS, Dec 30", date(2025, 1, 2)).day
    datetime.date(2024, 12, 30)
    """
    full = find_day(text)
    if full or published is None:
        return full
    for form, order in _PARTIAL:
        if found := form.search(text):
            parts = dict(zip(order, found.groups(), strict=True))
            day = _latest(parts["b"], int(parts["d"]), published)
            return DayMatch(day, *found.span()) if day else None
    if found := _WEEKDAY_ALONE.search(text):
        weekday = [name[:3].lower() for name in WEEKDAYS].index(found[0][:3].lower())
        back = (published.weekday() - weekday) % 7
        return DayMatch(published - timedelta(back), *found.span())
    return None


def without_days(text: str) -> str:
    """Return *text* with its days, full or partial, and weekdays taken out."""
    for form, _ in (*_FORMS, *_PARTIAL):
        text = form.sub(" ", text)
    text = re.sub(rf"\b(?:{_MONTH})\.?\s+{_YEAR}\b", " ", text, flags=re.IGNORECASE)
    return _WEEKDAY_ALONE.sub(" ", text)


def _match(text: str, form: re.Pattern[str], order: str) -> DayMatch | None:
    for found in form.finditer(text):
        if order == "either":
            first, _, second, year = found.groups()
            day = _unambiguous(int(first), int(second), int(year))
        else:
            parts = dict(zip(order, found.groups(), strict=True))
            month = _month(parts["b"]) if "b" in parts else int(parts["m"])
            day = _day(int(parts["y"]), month, int(parts["d"]))
        if day:
            return DayMatch(day, *found.span())
    return None


def _unambiguous(first: int, second: int, year: int) -> date | None:
    if first == second or second > 12:
        return _day(year, first, second)
    return _day(year, second, first) if first > 12 else None


def _latest(month: str, day: int, published: date) -> date | None:
    """Return the last such day not after the day after *published* (time zones differ)."""
    for year in range(published.year + 1, published.year - 5, -1):
        found = _day(year, _month(month), day)
        if found and found <= published + timedelta(1):
            return found
    return None


def _month(name: str) -> int:
    return [month[:3].lower() for month in MONTHS].index(name[:3].lower()) + 1


def _day(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    first = date(year, month, 1)
    return day_in_month if (day_in_month := first + timedelta(day - 1)).month == month else None
