"""What the words of a time expression mean before anyone knows the day on which they were written.

The grammar makes these values, the resolver turns them into days.  They nest: "early" of a
month, the night of a weekday, 9 a.m. of yesterday.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from foedera.knowledge.periods import Period

# what a relative expression is counted from
TODAY = "today"  # the day of writing: "last month", "three days ago"
STORY = "story"  # the last date of the narrative: "the same day", "two years later"
EITHER = "either"  # the story in a history, the day of writing in the news: "this year"


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date of the calendar, whole or in part: what the words leave open is None."""

    unit: str  # D M Y SEASON Q HALF DE CE FY
    year: int | None = None  # negative before Christ; of a decade or century its first year
    month: int | None = None
    day: int | None = None
    number: int | None = None  # of a quarter or half
    season: str | None = None
    within: Meaning | None = None  # "of that year", "last week"
    relation: str = ""  # last, next, this, previous, following


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week."""

    number: int  # Monday is 0
    relation: str = ""  # last, next, this, previous, following
    within: Meaning | None = None  # "of last week"


@dataclass(frozen=True, slots=True)
class Shifted:
    """So many units before or after an anchor; amount 0 is the unit the anchor is in."""

    unit: str
    amount: float
    anchor: str
    bound: str = ""  # "more" or "less" than the amount


@dataclass(frozen=True, slots=True)
class Window:
    """A run of units that ends or begins at an anchor: "the past two years"."""

    value: str
    unit: str
    amount: float | None
    forward: bool
    anchor: str


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time, tied to no day."""

    value: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """A set of times: "every year", "on Fridays"."""

    value: str


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str
    anchor: str = TODAY


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a stretch: early, mid, late, start, end, a half, earlier, later."""

    part: str
    of: Meaning


@dataclass(frozen=True, slots=True)
class Slice:
    """The first or last so many units of a stretch: "the last two weeks of February"."""

    value: str
    unit: str
    amount: float | None
    position: int  # 0 the first, 1 the second …; -1 the last
    of: Meaning


@dataclass(frozen=True, slots=True)
class Timed:
    """A time of day, or a part of the day, of a day or of none."""

    suffix: str  # "T09:00", "TNI"
    of: Meaning | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """A named period, if need be in a year."""

    period: Period
    year: int | None = None
    within: Meaning | None = None
    relation: str = ""


Meaning: TypeAlias = (
    Calendar
    | Weekday
    | Shifted
    | Window
    | Duration
    | Repeated
    | Vague
    | Part
    | Slice
    | Timed
    | Named
)
