"""Arithmetic on stretches of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.extract import calendar

UNITS = st.sampled_from(["D", "W", "WE", "M", "Q", "HALF", "Y", "DE", "CE", "FY"])


@given(st.dates(), UNITS)
def test_a_stretch_around_a_day_is_in_order(day: date, unit: str) -> None:
    stretch = calendar.stretch_around(day, unit)
    assert stretch.days is None or stretch.days[0] <= stretch.days[1]


@given(st.dates(), UNITS.filter(lambda unit: unit not in ("WE", "FY")))
def test_a_stretch_around_a_day_holds_it(day: date, unit: str) -> None:
    stretch = calendar.stretch_around(day, unit)
    assert stretch.days is None or stretch.days[0] <= day <= stretch.days[1]


@given(
    st.dates(),
    UNITS,
    st.sampled_from(["early", "mid", "late", "start", "end", "first half", "second half"]),
)
def test_a_part_lies_within_the_whole(day: date, unit: str, part: str) -> None:
    whole = calendar.stretch_around(day, unit)
    piece = calendar.part_of(whole, part)
    if whole.days and piece.days:
        assert whole.days[0] <= piece.days[0] <= piece.days[1] <= whole.days[1]


@given(st.dates(), UNITS, st.floats(-1e5, 1e5))
def test_a_shift_never_raises(day: date, unit: str, amount: float) -> None:
    calendar.shift(day, unit, amount)


def test_a_month_later_is_the_last_day_of_a_shorter_month() -> None:
    assert calendar.shift(date(2024, 1, 31), "M", 1) == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("part", "first", "last"),
    [("early", 1, 10), ("mid", 11, 20), ("late", 21, 31)],
)
def test_parts_of_a_month(part: str, first: int, last: int) -> None:
    piece = calendar.part_of(calendar.month_of(2025, 3), part)
    assert piece.days == (date(2025, 3, first), date(2025, 3, last))


def test_a_year_before_christ_has_a_value_and_no_days() -> None:
    assert calendar.year_of(-264) == calendar.Stretch("BC0264", unit="Y")


def test_the_last_two_weeks_of_a_month() -> None:
    ends = calendar.slice_of(date(2024, 2, 1), date(2024, 2, 29), "W", 2, -1)
    assert ends == (date(2024, 2, 16), date(2024, 2, 29))
