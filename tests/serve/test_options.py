from __future__ import annotations

from datetime import date

import pytest
import typer

from foedera.serve.options import first_day, last_day, one_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-03-04", date(2026, 3, 4), date(2026, 3, 4)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("4 March 2026", date(2026, 3, 4), date(2026, 3, 4)),
    ],
)
def test_a_time_has_a_first_and_a_last_day(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    "text", ["", "someday", "2026-13", "2026-02-30", "0", "99999", "1-2-3-4"]
)
def test_what_is_no_time_is_wrong_usage(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is not a date"):
        first_day(text)


@pytest.mark.parametrize("text", ["2026", "2026-03", "2026-02-30", "someday"])
def test_a_publication_needs_a_whole_day(text: str) -> None:
    with pytest.raises(typer.BadParameter, match="is not a day"):
        one_day(text)
