"""Calendar days as newspapers print them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.days import MONTHS, find_day, find_day_near, parse_day

DAY = date(2025, 1, 18)


@pytest.mark.parametrize(
    "text",
    [
        "January 18, 2025",
        "January 18th 2025",
        "18 January 2025",
        "18th January, 2025",
        "18 Jan 2025",
        "Jan. 18, 2025",
        "18-Jan-2025",
        "2025-01-18",
        "2025/01/18",
        "2025.1.18",
        "20250118",
        "01/18/2025",
        "18/01/2025",
        "18.1.2025",
        "Saturday, January 18, 2025",
        "Sat 18 Jan 2025 14.03 GMT",
        "Published: January 18, 2025 10:30 am",
        "2025-01-18T23:30:00-08:00",
        "2025-01-18T08:15:00.000Z",
    ],
)
def test_every_usual_form_names_the_same_day(text: str) -> None:
    assert parse_day(text) == DAY


@pytest.mark.parametrize("text", ["01/02/2025", "2/3/2025"])
def test_a_form_that_can_be_read_in_two_ways_is_not_read(text: str) -> None:
    assert parse_day(text) is None


@pytest.mark.parametrize(
    "text", ["", "May", "2025", "January 2025", "February 30, 2025", "soon"]
)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert parse_day(text) is None


def test_a_sentence_with_a_day_in_it_is_not_a_day() -> None:
    assert parse_day("The treaty was signed on January 18, 2025") is None


def test_the_first_day_in_a_sentence_is_found_with_its_place() -> None:
    text = "Signed on 3 May 1999 and ratified on June 1, 2000."
    match = find_day(text)
    assert match is not None
    assert (match.day, text[match.start : match.end]) == (date(1999, 5, 3), "3 May 1999")


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("PARIS, March 3", date(2024, 3, 4), date(2024, 3, 3)),
        ("PARIS, 3 Sept", date(2024, 9, 3), date(2024, 9, 3)),
        ("PARIS, Dec 30", date(2025, 1, 2), date(2024, 12, 30)),
        ("PARIS, Jan 3", date(2025, 1, 2), date(2025, 1, 3)),
        ("PARIS, Thursday", date(2024, 6, 22), date(2024, 6, 20)),
    ],
)
def test_a_day_without_a_year_is_the_last_before_publication(
    text: str, published: date, day: date
) -> None:
    match = find_day_near(text, published)
    assert match is not None
    assert match.day == day


def test_a_day_without_a_year_is_unknown_without_publication() -> None:
    assert find_day_near("PARIS, March 3", None) is None


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2099, 12, 31)))
def test_a_printed_day_is_read_back(day: date) -> None:
    printed = f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
    assert parse_day(printed) == parse_day(day.isoformat()) == day


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    assert parse_day(text) is None or find_day(text) is not None
