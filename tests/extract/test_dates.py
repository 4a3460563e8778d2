"""Time expressions: the words, their TIMEX3 value, the days they cover and how they are known."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foedera.extract.dates import find_terms, find_times
from foedera.knowledge.periods import Periods, load_periods
from foedera.model import Basis, Dateline, TimeExpression
from tests.conftest import article

SATURDAY = date(2025, 1, 18)


@lru_cache(maxsize=1)
def periods() -> Periods:
    """Return the shipped table."""
    return load_periods()


def times(text: str, published: date | None = SATURDAY) -> tuple[TimeExpression, ...]:
    """Return the times of *text*."""
    return find_times(article(text, published=published), periods())


def only(text: str, published: date | None = SATURDAY) -> TimeExpression:
    """Return the one time of *text*."""
    (time,) = times(text, published)
    return time


def days(time: TimeExpression) -> str:
    """Return the days of a time in short."""
    return f"{time.when.earliest or ''}..{time.when.latest or ''}"


# ---------------------------------------------------------------- dates of the calendar


@pytest.mark.parametrize(
    "words",
    [
        "January 17, 2025",
        "Jan. 17, 2025",
        "17 January 2025",
        "17 Jan 2025",
        "the 17th of January, 2025",
        "Friday, January 17, 2025",
        "17/01/2025",
        "17.01.2025",
        "2025-01-17",
        "17-Jan-2025",
    ],
)
def test_a_full_date_is_read_in_every_style(words: str) -> None:
    time = only(f"They met on {words} in Riga.")
    assert (time.text, time.value, days(time)) == (
        words,
        "2025-01-17",
        "2025-01-17..2025-01-17",
    )
    assert time.when.basis is Basis.EXPLICIT


@pytest.mark.parametrize(
    ("text", "words", "value", "covered"),
    [
        ("Troops came in Feb 2022.", "Feb 2022", "2022-02", "2022-02-01..2022-02-28"),
        ("It ended in mid-2023.", "mid-2023", "2023", "2023-05-01..2023-08-31"),
        ("by late 2019 all had left", "late 2019", "2019", "..2019-12-31"),
        ("in the summer of 2014", "the summer of 2014", "2014-SU", "2014-06-01..2014-09-22"),
        ("in Q3 2024", "Q3 2024", "2024-Q3", "2024-07-01..2024-09-30"),
        (
            "the first half of 2024",
            "the first half of 2024",
            "2024-H1",
            "2024-01-01..2024-06-30",
        ),
        ("in fiscal 2024", "fiscal 2024", "FY2024", "2023-07-01..2024-12-31"),
        ("in the 1990s", "the 1990s", "199", "1990-01-01..1999-12-31"),
        ("in the '90s", "the '90s", "199", "1990-01-01..1999-12-31"),
        ("a 19th-century fort", "19th-century", "18", "1800-01-01..1899-12-31"),
        ("at the end of 2023", "the end of 2023", "2023", "2023-11-01..2023-12-31"),
        ("a 2001 document", "2001", "2001", "2001-01-01..2001-12-31"),
        ("the landmark 2015 deal", "2015", "2015", "2015-01-01..2015-12-31"),
        ("destroyed in 146 BC", "146 BC", "BC0146", ".."),
        (
            "the last week of August 2024",
            "the last week of August 2024",
            "P1W",
            "2024-08-25..2024-08-31",
        ),
    ],
)
def test_a_period_has_its_first_and_last_day(
    text: str, words: str, value: str, covered: str
) -> None:
    time = only(text)
    assert (time.text, time.value, days(time)) == (words, value, covered)


def test_a_number_that_may_be_day_or_month_gives_the_year_only() -> None:
    assert only("signed on 04/05/2024").value == "2024"


@pytest.mark.parametrize(
    ("text", "spans", "covered"),
    [
        ("on January 15-17, 2025", ["January 15", "17, 2025"], "2025-01-15..2025-01-17"),
        ("from 15 to 17 January", ["15", "17 January"], "2025-01-15..2025-01-17"),
        ("between 2015 and 2018", ["2015", "2018"], "2015-01-01..2018-12-31"),
        ("from 2015 to 2018", ["2015", "2018"], "2015-01-01..2018-12-31"),
        ("the 1914-18 front", ["1914", "18"], "1914-01-01..1918-12-31"),
        ("from December to May 2020", ["December", "May 2020"], "2019-12-01..2020-05-31"),
        (
            "in the 18th and 19th centuries",
            ["the 18th", "19th centuries"],
            "1700-01-01..1899-12-31",
        ),
    ],
)
def test_both_ends_of_a_range_cover_all_of_it(
    text: str, spans: list[str], covered: str
) -> None:
    found = times(text)
    assert [time.text for time in found] == spans
    assert {days(time) for time in found} == {covered}


def test_days_in_a_list_are_not_a_range() -> None:
    found = times("on 15 and 17 January 2025")
    assert [days(time) for time in found] == [
        "2025-01-15..2025-01-15",
        "2025-01-17..2025-01-17",
    ]


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("at war since Feb 2022", "2022-02-01.."),
        ("valid until May 2030", "..2030-05-31"),
        ("to be ready by 2030", "..2030-12-31"),
        ("before 2015 there was none", "..2014-12-31"),
        ("on or before 31 March 2024", "..2024-03-31"),
        ("nothing changed after 2015.", "2016-01-01.."),
        ("after the 2015 deal", "2015-01-01..2015-12-31"),
    ],
)
def test_prepositions_open_an_end(text: str, covered: str) -> None:
    assert days(only(text)) == covered


# ---------------------------------------------------------------- relative to the day of writing


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They signed on Friday.", "Friday", "2025-01-17"),
        ("They signed last Friday.", "last Friday", "2025-01-17"),
        ("They will sign on Friday.", "Friday", "2025-01-24"),
        ("The vote is due on Sunday.", "Sunday", "2025-01-19"),
        ("It said on Friday that it will sign.", "Friday", "2025-01-17"),
        ("The text will be signed on Monday.", "Monday", "2025-01-20"),
        ("They meet next Tuesday.", "next Tuesday", "2025-01-21"),
        ("They met on Thursday last week.", "Thursday last week", "2025-01-09"),
        ("He left yesterday.", "yesterday", "2025-01-17"),
        ("He leaves tomorrow.", "tomorrow", "2025-01-19"),
        ("They met three days ago.", "three days ago", "2025-01-15"),
        ("They met last week.", "last week", "2025-W02"),
        ("They met last month.", "last month", "2024-12"),
        ("They met late last year.", "late last year", "2024"),
        ("It came next year.", "next year", "2026"),
        ("They met five years ago.", "five years ago", "2020"),
        ("They met in March.", "March", "2024-03"),
        ("They will meet in March.", "March", "2025-03"),
        ("They met in March last year.", "March last year", "2024-03"),
        ("They met last summer.", "last summer", "2024-SU"),
        ("They met on Dec. 3.", "Dec. 3", "2024-12-03"),
        ("They must go by January 31.", "January 31", "2025-01-31"),
    ],
)
def test_relative_words_are_counted_from_publication(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.value) == (words, value)
    assert time.when.basis is Basis.RELATIVE


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("They met last week.", "2025-01-06..2025-01-12"),
        ("They met late last year.", "2024-09-01..2024-12-31"),
        ("They met early this month.", "2025-01-01..2025-01-10"),
        ("They met earlier this month.", "2025-01-01..2025-01-18"),
        ("They meet later this year.", "2025-01-18..2025-12-31"),
        ("They fought over the past two years.", "2023-01-18..2025-01-18"),
        ("in the coming weeks", "2025-01-18.."),
        ("They met over 40 years ago.", "..1985-12-31"),
        ("in recent years", "..2025-01-18"),
        ("It is now closed.", "2025-01-18..2025-01-18"),
    ],
)
def test_vague_words_become_wide_intervals(text: str, covered: str) -> None:
    assert days(only(text)) == covered


@pytest.mark.parametrize(
    ("published", "covered"),
    [
        (date(2025, 1, 20), "2025-01-18..2025-01-19"),
        (date(2025, 1, 18), "2025-01-18..2025-01-19"),
    ],
)
def test_the_weekend_of_a_report_is_over_or_running(published: date, covered: str) -> None:
    assert days(only("They met over the weekend.", published)) == covered


def test_the_dateline_is_nearer_than_publication() -> None:
    source = article(
        "They met today.",
        published=date(2025, 1, 18),
        dateline=Dateline("Oslo", "NOR", date(2025, 1, 17)),
    )
    (time,) = find_times(source, periods())
    assert time.value == "2025-01-17"


def test_the_parse_decides_between_two_fridays() -> None:
    source = article("Ministers meet on Friday.", published=SATURDAY)
    (time,) = find_times(source, periods(), lambda offset: "future")
    assert time.value == "2025-01-24"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on Friday.", "XXXX-WXX-5"),
        ("They met on January 17.", "XXXX-01-17"),
        ("They met in May.", "XXXX-05"),
        ("They met last month.", "XXXX-XX"),
        ("They met yesterday.", "XXXX-XX-XX"),
    ],
)
def test_without_a_day_of_publication_the_days_stay_open(text: str, value: str) -> None:
    time = only(text, None)
    assert (time.value, days(time), time.when.basis) == (value, "..", Basis.NONE)


# ---------------------------------------------------------------- relative to the narrative


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 3 May 2019 and signed the same day.", "2019-05-03"),
        ("They met on 3 May 2019 and signed the following day.", "2019-05-04"),
        ("They met on 3 May 2019 and signed two days later.", "2019-05-05"),
        ("They met in May 2019 and signed the following month.", "2019-06"),
        ("They met in 2019 and signed two years later.", "2021"),
        ("They met in 2019 and split the previous year.", "2018"),
        ("They met in 2019 and signed in July of that year.", "2019-07"),
    ],
)
def test_the_narrative_moves_from_its_last_date(text: str, value: str) -> None:
    assert times(text)[-1].value == value


HISTORY = (
    "The war began in April 1911. In May the king fled. On 3 June 1911 the town fell."
    " On 8 July it was retaken. Peace came in 1912. In March the army went home."
)


@pytest.mark.parametrize("published", [None, SATURDAY])
def test_a_history_takes_its_years_from_the_narrative(published: date | None) -> None:
    values = [time.value for time in times(HISTORY, published)]
    assert values == ["1911-04", "1911-05", "1911-06-03", "1911-07-08", "1912", "1912-03"]


def test_an_aside_does_not_move_a_history() -> None:
    text = HISTORY.replace("On 8 July", "A book of 2003 praised it. On 8 July")
    assert "1911-07-08" in [time.value for time in times(text)]


def test_a_neighbour_lends_its_year() -> None:
    assert [time.value for time in times("in April and June 1955")] == ["1955-04", "1955-06"]


# ---------------------------------------------------------------- durations, sets, times


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("a 20-year pact", "20-year", "DURATION", "P20Y"),
        ("the nearly three-year war", "nearly three-year", "DURATION", "P3Y"),
        ("for years", "years", "DURATION", "PXY"),
        ("for decades", "decades", "DURATION", "PXDE"),
        ("more than two weeks", "more than two weeks", "DURATION", "P2W"),
        ("two and a half years", "two and a half years", "DURATION", "P2.5Y"),
        ("a 72-hour truce", "72-hour", "DURATION", "PT72H"),
        ("every year", "every year", "SET", "P1Y"),
        ("an annual drill", "annual", "SET", "P1Y"),
        ("twice a week", "a week", "SET", "P1W"),
        ("on Mondays", "Mondays", "SET", "XXXX-WXX-1"),
        ("on Friday night", "Friday night", "TIME", "2025-01-17TNI"),
        ("Friday at noon", "Friday at noon", "TIME", "2025-01-17T12:00"),
        ("at 9 p.m. Friday", "9 p.m. Friday", "TIME", "2025-01-17T21:00"),
        ("at 0300 GMT", "0300 GMT", "TIME", "2025-01-18T03:00Z"),
        ("last night", "last night", "TIME", "2025-01-17TNI"),
    ],
)
def test_kind_and_value(text: str, words: str, kind: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.type, time.value) == (words, kind, value)


def test_a_bare_duration_covers_no_days() -> None:
    assert only("a 20-year pact").when.basis is Basis.NONE


# ---------------------------------------------------------------- named periods


@pytest.mark.parametrize(
    ("text", "words", "covered"),
    [
        ("during World War II", "World War II", "1939-09-01..1945-09-02"),
        ("in the Second World War", "the Second World War", "1939-09-01..1945-09-02"),
        ("since the Korean War", "the Korean War", "1950-06-25.."),
        ("after 9/11.", "9/11", "2001-09-12.."),
        ("during Ramadan 2023", "Ramadan 2023", "2023-03-22..2023-04-22"),
        ("at Christmas", "Christmas", "2024-12-25..2024-12-25"),
    ],
)
def test_a_named_period_has_days(text: str, words: str, covered: str) -> None:
    time = only(text)
    assert (time.text, days(time)) == (words, covered)


# ---------------------------------------------------------------- what is no time


@pytest.mark.parametrize(
    "text",
    [
        "They may march and fall.",
        "Theresa May spoke.",
        "May said no.",
        "He came second.",
        "after Friday prayers",
        "the Sunday Times wrote",
        "open 24/7",
        "a 45-year-old man",
        "aged 45",
        "2,000 people",
        "about 1500 soldiers",
        "the 2000 people",
        "UN Resolution 1929",
        "USA Today",
        "the Tomorrow Group",
        "Winter Olympics",
        "Soviet-era jets",
        "a World War II film",
        "Christmas Island",
        "the Six-Day War began",
        "F-105s",
        "$2000",
    ],
)
def test_words_that_only_look_like_a_time(text: str) -> None:
    assert times(text) == ()


# ---------------------------------------------------------------- terms of office


def test_terms_of_office_are_handed_on_with_their_number() -> None:
    source = article("During his first term he left it; Lula's second term began.")
    found = [(source.text[start:end], term) for start, end, term in find_terms(source)]
    assert found == [("his first term", 1), ("Lula's second term", 2)]


def test_terms_need_an_owner() -> None:
    assert find_terms(article("The first term of the treaty")) == ()


# ---------------------------------------------------------------- always


WORDS = st.sampled_from(
    "on Friday , May 31 30th 2024 the of last week 9999 years ago - to 17/13/2024 '99 BC first"
    " century night early Ramadan World War II 10:99 a.m. half and Feb 29 \n\n . 0 1990s".split(
        " "
    )
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=14), st.dates() | st.none())
def test_nothing_raises_and_every_span_holds_its_words(
    words: list[str], published: date | None
) -> None:
    source = article(" ".join(words), published=published)
    end = 0
    for time in find_times(source, periods()):
        assert source.text[time.start : time.end] == time.text
        assert time.start >= end
        end = time.end


@given(st.text(max_size=200))
def test_arbitrary_text_is_read(text: str) -> None:
    find_times(article(text, published=SATURDAY), periods())


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    text = f"on {day.day} {day:%B} {day.year:04}"
    if day.year < 2200:
        assert only(text).when.earliest == day
