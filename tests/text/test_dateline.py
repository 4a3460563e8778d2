"""The words at the head of a report."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.knowledge.tables import read_table
from foedera.text.dateline import Filing, find_agency, parse_dateline

PUBLISHED = date(2024, 3, 5)  # a Tuesday
REST = "Two ministers signed a treaty on the use of the river."


def filed(head: str) -> Filing:
    filing = parse_dateline(f"{head}{REST}", PUBLISHED)
    assert filing is not None
    return filing


@pytest.mark.parametrize(
    ("head", "place", "country"),
    [
        ("MOSCOW: ", "Moscow", "RUS"),
        ("New Delhi: ", "New Delhi", "IND"),
        ("TEHRAN – ", "Tehran", "IRN"),
        ("TEHRAN - ", "Tehran", "IRN"),
        ("AMMAN — ", "Amman", "JOR"),
        ("PARIS--", "Paris", "FRA"),
        ("SOFIA. ", "Sofia", "BGR"),
        ("PARIS, March 3 (AP) — ", "Paris", "FRA"),
        ("WASHINGTON (Reuters) - ", "Washington", "USA"),
        ("WASHINGTON, D.C. — ", "Washington", "USA"),
        ("BRUSSELS/PARIS, 3 Sept - ", "Brussels", "BEL"),
        ("SEOUL and TOKYO, March 3 - ", "Seoul", "KOR"),
        ("MANILA, Philippines — ", "Manila", "PHL"),
        ("CEBU, Philippines — ", "Cebu", "PHL"),
        ("Egypt, Cairo, March 2024: ", "Cairo", "EGY"),
        ("PORT-AU-PRINCE, March 3 — ", "Port-au-Prince", "HTI"),
        ("Bogota - ", "Bogota", "COL"),
        ("Ulaanbaatar /MONTSAME/ ", "Ulaanbaatar", "MNG"),
        ("UNITED NATIONS — ", "United Nations", None),
        ("BENGHAZI - ", "Benghazi", None),
        ("DAR ES SALAAM, March 3: ", "Dar es Salaam", "TZA"),
    ],
)
def test_the_place_is_named_with_its_country(
    head: str, place: str, country: str | None
) -> None:
    dateline = filed(head).dateline
    assert dateline is not None
    assert (dateline.place, dateline.country) == (place, country)


@pytest.mark.parametrize("head", ["SAN JOSE, Calif. — ", "TBILISI STREET, Georgia — "])
def test_a_city_in_a_region_does_not_get_the_country_of_its_namesake(head: str) -> None:
    dateline = filed(head).dateline
    assert dateline is None or dateline.country is None


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("PARIS, March 3 (AP) — ", date(2024, 3, 3)),
        ("PARIS, 3 March - ", date(2024, 3, 3)),
        ("NEW YORK, Dec. 15 - ", date(2023, 12, 15)),
        ("CAIRO - 4 March 2024: ", date(2024, 3, 4)),
        ("SINGAPORE (Feb. 25, 2021) — ", date(2021, 2, 25)),
        ("JAKARTA, Thursday - ", date(2024, 2, 29)),
        ("Washington, 14 September. ", date(2023, 9, 14)),
        ("PARIS: ", None),
    ],
)
def test_the_day_gets_its_year_from_the_publication(head: str, day: date | None) -> None:
    dateline = filed(head).dateline
    assert dateline is not None
    assert dateline.day == day


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("PARIS, March 3 (AP) — ", "AP"),
        ("PARIS (Agence France-Presse) — ", "AFP"),
        ("YANGON, March 3 (Reuters): ", "Reuters"),
        ("BEIJING, March 3 (Xinhua) -- ", "Xinhua"),
        ("March 3 (Reuters) - ", "Reuters"),
        ("(IPS) ", "IPS"),
        ("PARIS, March 3 (XYZ) — ", None),
        ("PARIS — ", None),
    ],
)
def test_the_agency_is_the_one_in_brackets(head: str, agency: str | None) -> None:
    assert filed(head).agency == agency


def test_the_words_of_the_dateline_end_where_the_report_begins() -> None:
    head = "CAIRO - 4 March 2024: "
    assert filed(head).end == len(head)


def test_a_dateline_may_have_a_line_of_its_own() -> None:
    filing = parse_dateline("NAIROBI, Saturday", PUBLISHED)
    assert filing is not None
    assert filing.dateline is not None
    assert filing.dateline.day == date(2024, 3, 2)


@pytest.mark.parametrize(
    "paragraph",
    [
        "Two ministers signed a treaty.",
        "BREAKING: Two ministers signed a treaty.",
        "NATO: what the alliance wants.",
        "He added: we shall sign.",
        "The ministers – both of them new – signed.",
        "LONG AGO THEY QUARRELLED",
        "TREATY SIGNED - PEACE AT LAST",
        "By Monday, the ministers had signed.",
        "U.S. officials signed the treaty.",
        "",
    ],
)
def test_what_is_no_dateline_is_not_taken_for_one(paragraph: str) -> None:
    assert parse_dateline(paragraph, PUBLISHED) is None


def test_a_capitalised_word_before_a_dash_is_not_certain() -> None:
    assert not filed("Elbonia - ").certain


def test_an_abbreviation_is_an_agency_only_in_its_capitals() -> None:
    assert (find_agency("MAP"), find_agency("map")) == ("MAP", None)


def test_of_two_agencies_the_first_is_named() -> None:
    assert find_agency("AFP/Reuters") == "AFP"


def test_every_agency_is_found_by_its_own_name() -> None:
    for row in read_table("agencies", ("name", "aliases", "country")):
        assert find_agency(row["name"]) == row["name"], row.line


@given(st.text(), st.none() | st.dates(min_value=date(1900, 1, 1)))
def test_no_text_is_too_strange(text: str, published: date | None) -> None:
    filing = parse_dateline(text, published)
    assert filing is None or 0 < filing.end <= len(text)
