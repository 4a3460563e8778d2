"""The table of named periods: its shape, its days, and what happens to a wrong row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.periods import COLUMNS, Periods, load_periods


@pytest.fixture(scope="module")
def periods() -> Periods:
    return load_periods()


def table(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "periods.csv"
    path.write_text("\n".join(["# made for a test", ",".join(COLUMNS), *rows, ""]))
    return path


def test_the_table_has_enough_rows(periods: Periods) -> None:
    assert len(periods.all) >= 150


def test_a_period_is_found_by_its_alias(periods: Periods) -> None:
    assert periods.find("Second World War") is periods.find("World War II")


def test_an_unknown_name_is_not_found(periods: Periods) -> None:
    assert periods.find("World War IX") is None


def test_longer_names_come_first(periods: Periods) -> None:
    names = [name for name, _ in periods.starting["Easter"]]
    assert names.index("Easter Sunday") < names.index("Easter")


def test_fixed_periods_have_a_start(periods: Periods) -> None:
    assert all(period.days() for period in periods.all if period.fixed is not None)


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("World War II", None, date(1939, 9, 1), date(1945, 9, 2)),
        ("Christmas", 2024, date(2024, 12, 25), date(2024, 12, 25)),
        ("Good Friday", 2024, date(2024, 3, 29), date(2024, 3, 29)),
        ("Orthodox Easter", 2024, date(2024, 5, 5), date(2024, 5, 5)),
        ("Ramadan", 2024, date(2024, 3, 10), date(2024, 4, 10)),
        ("Yom Kippur", 2024, date(2024, 10, 12), date(2024, 10, 12)),
        ("Passover", 2023, date(2023, 4, 6), date(2023, 4, 13)),
        ("Lunar New Year", 2024, date(2024, 2, 10), date(2024, 2, 12)),
    ],
)
def test_known_days(
    periods: Periods, name: str, year: int | None, first: date, last: date
) -> None:
    period = periods.find(name)
    assert period is not None
    assert period.days(year) == ((first, last),)


def test_a_feast_without_a_year_has_no_days(periods: Periods) -> None:
    period = periods.find("Easter")
    assert period is not None
    assert period.days() == ()


def test_an_islamic_feast_may_come_twice_in_a_year(periods: Periods) -> None:
    period = periods.find("Islamic New Year")
    assert period is not None
    assert len(period.days(2008)) == 2


def test_a_war_is_a_time_only_after_a_preposition(periods: Periods) -> None:
    period = periods.find("Korean War")
    assert period is not None
    assert not period.alone


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Long Peace,,,1900,war,", "no start"),
        ("Long Peace,,1900,1800,war,", "ends before it starts"),
        ("Long Peace,,1900,1901,peace,", "kind 'peace'"),
        ("Feast,,soon,,annual,", "does not fit kind"),
        ("Feast,Feast,01-01,,annual,", "names two periods"),
        ("?,,01-01,,annual,", "does not begin"),
        ("Feast,,1990-01-01,1,tabulated,", "no days in 2024"),
    ],
)
def test_a_wrong_row_is_named_with_its_line(tmp_path: Path, row: str, fault: str) -> None:
    with pytest.raises(DataError, match=rf"periods\.csv:3: .*{fault}"):
        load_periods(table(tmp_path, row))
