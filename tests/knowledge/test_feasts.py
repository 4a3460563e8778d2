"""Movable feasts against days that calendars print."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.knowledge import feasts


@pytest.mark.parametrize(
    "day", [date(2000, 4, 23), date(2016, 3, 27), date(2019, 4, 21), date(2038, 4, 25)]
)
def test_western_easter(day: date) -> None:
    assert feasts.western_easter(day.year) == day


@pytest.mark.parametrize("day", [date(2016, 5, 1), date(2019, 4, 28), date(2025, 4, 20)])
def test_orthodox_easter(day: date) -> None:
    assert feasts.orthodox_easter(day.year) == day


@pytest.mark.parametrize("day", [date(2015, 9, 14), date(2021, 9, 7), date(2024, 10, 3)])
def test_jewish_new_year(day: date) -> None:
    assert feasts.jewish_new_year(day.year) == day


@pytest.mark.parametrize("day", [date(2016, 4, 23), date(2021, 3, 28), date(2024, 4, 23)])
def test_passover(day: date) -> None:
    assert feasts.passover(day.year) == day


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [(1431, 9, 1, date(2010, 8, 11)), (1445, 10, 1, date(2024, 4, 10))],
)
def test_islamic_days_are_right_within_a_day(
    year: int, month: int, day: int, expected: date
) -> None:
    assert abs((feasts.islamic_day(year, month, day) - expected).days) <= 1


def test_every_islamic_year_of_a_gregorian_year_is_named() -> None:
    assert {1444, 1445} <= set(feasts.islamic_years(2023))
