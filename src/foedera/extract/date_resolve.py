"""From what the words mean to days: the anchors of an article and how meanings stand to them.

Anchors are the day of writing and the last date of the narrative.  In a history (a text without
a day of writing, or one whose years lie far from it) the narrative gives the year of "in May";
in the news the day of writing does.  What cannot be resolved keeps a value with "X" in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from foedera.extract import calendar
from foedera.extract.calendar import Stretch
from foedera.extract.date_meanings import (
    EITHER,
    STORY,
    TODAY,
    Calendar,
    Duration,
    Meaning,
    Named,
    Part,
    Repeated,
    Shifted,
    Slice,
    Timed,
    Vague,
    Weekday,
    Window,
)

_BLANK = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE",
          "M": "XXXX-XX", "Y": "XXXX", "DE": "XXX", "CE": "XX", "Q": "XXXX-QX",
          "HALF": "XXXX-HX", "SEASON": "XXXX", "FY": "FYXXXX"}  # fmt: skip
_AHEAD_COSTS = {"past": 15, "future": 1, "limit": 1.3}  # of a day ahead, against one behind
_WEDNESDAY, _SATURDAY = 2, 5
_AHEAD = ("next", "following", "coming")
_BEHIND = ("last", "previous")
_STORY_UNITS = frozenset({"D", "W", "WE", "M", "Q", "SEASON", "HALF", "Y"})
_HISTORY_BACK = timedelta(days=240)  # a month so far before the story is that of next year


@dataclass(frozen=True, slots=True)
class Resolved:
    """A stretch, the kind of time it is, and whether the words alone gave it."""

    stretch: Stretch
    type: str = "DATE"
    explicit: bool = False


@dataclass(slots=True)
class Anchors:
    """What times are counted from while an article is read from its start to its end."""

    written: date | None  # the day of writing
    history: bool
    years: range  # of a history: the years it is about; others are asides
    before_christ: int | None = None  # the year of the narrative, if it is such a year
    story: Stretch | None = None  # the last date of the narrative
    story_day: date | None = None  # the last that was a day

    def follow(self, stretch: Stretch) -> None:
        """Let the narrative move on to *stretch*."""
        if self.history and stretch.value.startswith("BC") and stretch.unit in _STORY_UNITS:
            self.before_christ = -int(stretch.value[2:6])
        if stretch.first is None or stretch.last is None or stretch.unit not in _STORY_UNITS:
            return
        if self.history and stretch.first.year not in self.years:
            return
        self.before_christ = None
        self.story = stretch
        if stretch.unit == "D":
            self.story_day = stretch.first

    def base(self, anchor: str) -> Stretch | None:
        """Return what a relative expression is counted from."""
        written = None if self.written is None else calendar.day_of(self.written)
        if anchor == TODAY:
            return written
        if anchor == EITHER:
            return (self.story or written) if self.history else written
        return self.story or written


Direction = Callable[[], str | None]  # "past", "future", "limit" or None, of the words around


@dataclass(frozen=True, slots=True)
class Resolver:
    """Turns one meaning into days; `direction` is asked only where it matters."""

    anchors: Anchors
    direction: Direction

    def resolve(self, meaning: Meaning) -> Resolved:
        """Return the stretch that *meaning* stands for."""
        if isinstance(meaning, Calendar):
            return self._calendar(meaning)
        if isinstance(meaning, Weekday):
            return Resolved(self._weekday(meaning))
        if isinstance(meaning, Shifted):
            return Resolved(self._shifted(meaning))
        if isinstance(meaning, Part):
            return self._part(meaning)
        if isinstance(meaning, Slice):
            return self._slice(meaning)
        if isinstance(meaning, Timed):
            return self._timed(meaning)
        if isinstance(meaning, Named):
            return self._named(meaning)
        return self._untied(meaning)

    # ------------------------------------------------------------ without a place in time

    def _untied(self, meaning: Duration | Repeated | Vague | Window) -> Resolved:
        if isinstance(meaning, Duration):
            return Resolved(Stretch(meaning.value), "DURATION")
        if isinstance(meaning, Repeated):
            return Resolved(Stretch(meaning.value), "SET")
        if isinstance(meaning, Window):
            return self._window(meaning)
        base = self.anchors.base(meaning.anchor)
        if base is None or (self.anchors.history and meaning.anchor == TODAY):
            return Resolved(Stretch(meaning.value))
        if meaning.value == "PAST_REF":
            return Resolved(Stretch(meaning.value, None, base.last))
        if meaning.value == "FUTURE_REF":
            return Resolved(Stretch(meaning.value, base.first, None))
        return Resolved(Stretch(meaning.value, base.first, base.last))

    def _window(self, window: Window) -> Resolved:
        base = self.anchors.base(window.anchor)
        if base is None or base.first is None or base.last is None:
            return Resolved(Stretch(window.value), "DURATION")
        here = base.last if window.forward else base.first
        amount = window.amount
        there = None
        if amount is not None:
            there = calendar.shift(here, window.unit, amount if window.forward else -amount)
        ends = (here, there) if window.forward else (there, here)
        return Resolved(Stretch(window.value, *ends), "DURATION")

    # ------------------------------------------------------------ dates of the calendar

    def _calendar(self, meaning: Calendar) -> Resolved:
        year = meaning.year
        if year is not None:
            return Resolved(_stretch(meaning, year), explicit=True)
        if meaning.unit == "D" and meaning.month is None:
            return Resolved(self._day_of_month(meaning))
        year = self._year_of(meaning)
        if year is None:
            return Resolved(Stretch(_yearless(meaning), unit=meaning.unit))
        return Resolved(_stretch(meaning, year))

    def _year_of(self, meaning: Calendar) -> int | None:
        if meaning.within is not None:
            outer = self.resolve(meaning.within).stretch
            return None if outer.first is None else outer.first.year
        if meaning.relation:
            return self._year_of_relation(meaning)
        if self.anchors.before_christ is not None:
            return self.anchors.before_christ
        if self.anchors.history and self.anchors.story is not None:
            return self._year_of_story(meaning)
        written = self.anchors.written
        return None if written is None else self._year_of_news(meaning, written)

    def _year_of_relation(self, meaning: Calendar) -> int | None:
        anchor = TODAY if meaning.relation in ("last", "next", "coming", "this") else STORY
        base = self.anchors.base(anchor)
        if base is None or base.first is None or base.last is None:
            return None
        year = base.first.year
        if meaning.relation in ("this", "same"):
            return year
        if meaning.relation in _BEHIND:
            candidate = _stretch(meaning, year)
            return year if candidate.last and candidate.last < base.first else year - 1
        candidate = _stretch(meaning, year)
        return year if candidate.first and candidate.first > base.last else year + 1

    def _year_of_story(self, meaning: Calendar) -> int | None:
        story = self.anchors.story
        if story is None or story.first is None:
            return None
        year = story.first.year
        if story.unit == "Y":
            return year
        last = _stretch(meaning, year).last
        if last is not None and last + _HISTORY_BACK < story.first:
            return year + 1
        return year

    def _year_of_news(self, meaning: Calendar, written: date) -> int:
        """Return the year that brings the date nearest to *written*, the past preferred."""
        direction = self.direction()

        def distance(year: int) -> float:
            stretch = _stretch(meaning, year)
            if stretch.first is None or stretch.last is None:
                return float("inf")
            if stretch.first > written:
                ahead = (stretch.first - written).days
                return ahead * _AHEAD_COSTS.get(direction or "", 3)
            if stretch.last < written:
                behind = (written - stretch.last).days
                return behind * (4 if direction == "future" else 1)
            return 0

        return min((written.year, written.year - 1, written.year + 1), key=distance)

    def _day_of_month(self, meaning: Calendar) -> Stretch:
        base = None
        if meaning.within is not None:
            base = self.resolve(meaning.within).stretch
        else:
            base = self.anchors.base(EITHER)
        if base is None or base.first is None or meaning.day is None:
            return Stretch(f"XXXX-XX-{meaning.day:02}", unit="D")
        try:
            return calendar.day_of(base.first.replace(day=meaning.day))
        except ValueError:
            return Stretch(f"{base.first.year:04}-XX-{meaning.day:02}", unit="D")

    # ------------------------------------------------------------ weekdays

    def _weekday(self, meaning: Weekday) -> Stretch:
        if meaning.within is not None:
            week = self.resolve(meaning.within).stretch.first
            day = None if week is None else calendar.shift(week, "D", meaning.number)
        else:
            day = self._weekday_near(meaning)
        if day is None:
            return Stretch(f"XXXX-WXX-{meaning.number + 1}", unit="D")
        return calendar.day_of(day)

    def _weekday_near(self, meaning: Weekday) -> date | None:
        base = self._weekday_base(meaning.relation)
        if base is None:
            return None
        back = (base.weekday() - meaning.number) % 7  # days since that day of the week
        ahead = (-back) % 7
        move = -back
        if meaning.relation in _BEHIND:
            move = -(back or 7)
        elif meaning.relation == "next":
            move = 7 - base.weekday() + meaning.number
        elif meaning.relation in _AHEAD:
            move = ahead or 7
        elif meaning.relation == "this":
            move = ahead if self.direction() == "future" else meaning.number - base.weekday()
        elif meaning.relation == "" and self.direction() == "future":
            move = ahead
        return calendar.shift(base, "D", move)

    def _weekday_base(self, relation: str) -> date | None:
        if relation in ("previous", "following", "same"):
            base = self.anchors.base(STORY)
            return None if base is None else base.first
        return self.anchors.written

    # ------------------------------------------------------------ so many units off

    def _shifted(self, meaning: Shifted) -> Stretch:
        blank = Stretch(_BLANK.get(meaning.unit, "XXXX"), unit=meaning.unit)
        base = self.anchors.base(meaning.anchor)
        if base is None or base.first is None or base.last is None:
            return blank
        day = base.first
        if meaning.unit == "D" and base.unit != "D":
            if self._day_in(base) is None:
                return self._days_of_wide_base(meaning, base)
            day = self._day_in(base) or day
        if meaning.unit == "WE" and meaning.amount == 0:
            return self._weekend(day, meaning)
        moved = calendar.shift(day, meaning.unit, meaning.amount)
        if moved is None:
            return blank
        found = calendar.stretch_around(moved, meaning.unit)
        if meaning.bound == "more":
            before = meaning.amount < 0
            return replace(found, first=None) if before else replace(found, last=None)
        return found

    def _weekend(self, day: date, meaning: Shifted) -> Stretch:
        """Return "the weekend", which is over unless the verb looks ahead, or "this weekend"."""
        direction = self.direction()
        over = meaning.anchor != TODAY and direction != "future"
        early = direction == "past" and day.weekday() < _WEDNESDAY
        if day.weekday() < _SATURDAY and (over or early):
            day = calendar.shift(day, "W", -1) or day
        return calendar.weekend_of(day)

    def _day_in(self, base: Stretch) -> date | None:
        day = self.anchors.story_day
        if not self.anchors.history:
            return day or self.anchors.written
        if day is None or base.first is None or base.last is None:
            return None
        return day if base.first <= day <= base.last else None

    def _days_of_wide_base(self, meaning: Shifted, base: Stretch) -> Stretch:
        """Return "the next day" after "in May": no day is known, so the whole of May."""
        value = {"M": f"{base.value}-XX", "Y": f"{base.value}-XX-XX"}.get(
            base.unit, _BLANK["D"]
        )
        if meaning.amount == 0 or base.first is None or base.last is None:
            return Stretch(value, base.first, base.last)
        first = calendar.shift(base.first, "D", meaning.amount)
        last = calendar.shift(base.last, "D", meaning.amount)
        return Stretch(value, first, last)

    # ------------------------------------------------------------ parts, times, names

    def _part(self, meaning: Part) -> Resolved:
        whole = self.resolve(meaning.of)
        stretch = whole.stretch
        if meaning.part not in ("earlier", "later"):
            if stretch.unit == "D" or whole.type != "DATE":
                return whole
            if stretch.unit == "Y" and stretch.first is not None and "half" in meaning.part:
                half = calendar.half_of(
                    stretch.first.year, 1 + meaning.part.startswith("second")
                )
                return replace(whole, stretch=half)
            return replace(whole, stretch=calendar.part_of(stretch, meaning.part))
        base = self.anchors.base(EITHER)
        now = None if base is None else (base.last if meaning.part == "later" else base.first)
        if now is None or stretch.days is None or not stretch.days[0] <= now <= stretch.days[1]:
            return whole
        cut = (
            replace(stretch, first=now)
            if meaning.part == "later"
            else replace(stretch, last=now)
        )
        return replace(whole, stretch=cut)

    def _slice(self, meaning: Slice) -> Resolved:
        whole = self.resolve(meaning.of)
        days = whole.stretch.days
        if days is None:
            return Resolved(Stretch(meaning.value), "DURATION")
        first, last = calendar.slice_of(*days, meaning.unit, meaning.amount, meaning.position)
        if first == last:
            return replace(whole, stretch=calendar.day_of(first))
        return Resolved(Stretch(meaning.value, first, last), "DURATION", whole.explicit)

    def _timed(self, meaning: Timed) -> Resolved:
        if meaning.of is None:
            of = Resolved(self._shifted(Shifted("D", 0, STORY)))
            if of.stretch.unit != "D":
                of = Resolved(self._shifted(Shifted("D", 0, EITHER)))
        else:
            of = self.resolve(meaning.of)
        value = of.stretch.value if of.stretch.unit == "D" else "XXXX-XX-XX"
        return Resolved(replace(of.stretch, value=value + meaning.suffix), "TIME", of.explicit)

    def _named(self, meaning: Named) -> Resolved:
        period = meaning.period
        if not period.yearly:
            first, last = period.days()[0]
            return Resolved(
                Stretch(_span_value(first, last), first, last, "NAMED"), explicit=True
            )
        written = self.anchors.base(EITHER)
        year = meaning.year
        if meaning.within is not None:
            outer = self.resolve(meaning.within).stretch.first
            year = None if outer is None else outer.year
        near = written.first if written is not None else None
        if year is not None:
            days = list(period.days(year))
        elif near is not None:
            days = [
                d for y in (near.year - 1, near.year, near.year + 1) for d in period.days(y)
            ]
        else:
            days = []
        chosen = self._feast(days, near, meaning.relation)
        if chosen is None:
            return Resolved(
                Stretch("XXXX-XX-XX" if year is None else f"{year:04}", unit="NAMED")
            )
        first, last = chosen
        stretch = Stretch(
            _span_value(first, last), first, last, "D" if first == last else "NAMED"
        )
        return Resolved(stretch, explicit=meaning.year is not None)

    def _feast(
        self, days: list[tuple[date, date | None]], near: date | None, relation: str
    ) -> tuple[date, date] | None:
        closed = [(first, last or first) for first, last in days]
        if not closed:
            return None
        if near is None:
            return min(closed)[0], max(closed)[1]
        today = near
        future = relation in _AHEAD or (not relation and self.direction() == "future")
        if relation in _BEHIND:
            closed = [d for d in closed if d[1] < today] or closed
        elif future:
            closed = [d for d in closed if d[1] >= today] or closed

        def distance(found: tuple[date, date]) -> int:
            if found[0] > today:
                return 2 * (found[0] - today).days
            return max(0, (today - found[1]).days)

        return min(closed, key=distance)


def _span_value(first: date, last: date | None) -> str:
    if last == first:
        return first.isoformat()
    return f"{first.isoformat()}/{'' if last is None else last.isoformat()}"


def _stretch(meaning: Calendar, year: int) -> Stretch:
    """Return the stretch of a calendar date in *year*."""
    unit = meaning.unit
    if unit == "D" and meaning.month is not None and meaning.day is not None:
        try:
            return calendar.day_of(date(year, meaning.month, meaning.day))
        except ValueError:  # 29 February, or before the calendar begins
            shown = calendar.year_of(year).value
            return Stretch(f"{shown}-{meaning.month:02}-{meaning.day:02}", unit="D")
    if unit == "M" and meaning.month is not None:
        return calendar.month_of(year, meaning.month)
    if unit == "SEASON" and meaning.season is not None:
        return _season(meaning.season, year, spanning=meaning.number == 1)
    if meaning.number is not None and unit in ("Q", "HALF"):
        maker = calendar.quarter_of if unit == "Q" else calendar.half_of
        return maker(year, meaning.number)
    makers = {
        "FY": calendar.fiscal_year_of,
        "DE": calendar.decade_of,
        "CE": calendar.century_of,
    }
    return makers.get(unit, calendar.year_of)(year)


def _season(season: str, year: int, *, spanning: bool) -> Stretch:
    stretch = calendar.season_of(year, season)
    if season == "WI" and spanning and stretch.first is not None:
        return replace(stretch, first=date(year, 12, 1))
    return stretch


def _yearless(meaning: Calendar) -> str:
    if meaning.unit == "D" and meaning.month is not None:
        return f"XXXX-{meaning.month:02}-{meaning.day:02}"
    if meaning.unit == "M" and meaning.month is not None:
        return f"XXXX-{meaning.month:02}"
    if meaning.unit == "SEASON":
        return f"XXXX-{meaning.season}"
    return f"XXXX-{meaning.unit[0]}{meaning.number}" if meaning.number else "XXXX"
