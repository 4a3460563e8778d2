"""What a web address tells."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.knowledge.tables import read_table
from foedera.text.addresses import day_of, is_name_of_host, is_url, publisher_of, usual_name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.dawn.com/news/1", "Dawn"),
        ("http://edition.cnn.com/a", "CNN"),
        ("https://en.mercopress.com/2022/05/10/a", "MercoPress"),
        ("www.reuters.com/world", "Reuters"),
        ("https://user@www.dawn.com:443/news", "Dawn"),
        ("https://example.org/a", None),
        ("https://com/", None),
        (None, None),
    ],
)
def test_the_host_names_the_publisher(url: str | None, name: str | None) -> None:
    assert publisher_of(url) == name


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/2022/07/06/a-pact/", date(2022, 7, 6)),
        ("/2022-07-28/ty-article/a", date(2022, 7, 28)),
        ("/c/20220715/abc.html", date(2022, 7, 15)),
        ("/article/20/07/2022/a", date(2022, 7, 20)),
        ("/article/06/07/2022/a", None),
        ("/2022/07/a", None),
        ("/2022/13/40/a", None),
        ("/article/3185863/a", None),
    ],
)
def test_the_path_names_the_day(path: str, day: date | None) -> None:
    assert day_of(f"https://example.org{path}") == day


def test_a_sentence_with_an_address_is_no_address() -> None:
    assert not is_url("See https://example.org for more")


@pytest.mark.parametrize("name", ["DAWN.COM", "dawn.com", "dawn", "Dawn"])
def test_a_publisher_gets_its_usual_name(name: str) -> None:
    assert usual_name(name) == "Dawn"


def test_an_unknown_publisher_keeps_its_name() -> None:
    assert usual_name("The Streissenberger Post") == "The Streissenberger Post"


def test_a_site_that_begins_with_its_own_name_has_no_dateline() -> None:
    assert is_name_of_host("Today Nicaragua", "https://todaynicaragua.com/a")


def test_a_place_is_not_the_name_of_the_site() -> None:
    assert not is_name_of_host("Jordan", "https://jordantimes.com/a")


def test_each_host_stands_once_and_in_small_letters() -> None:
    hosts = [row["host"] for row in read_table("publishers", ("host", "name", "country"))]
    assert hosts == sorted({host.lower() for host in hosts})


@given(st.text())
def test_no_address_is_too_strange(text: str) -> None:
    url = f"https://{text}"
    assert publisher_of(url) is None or is_url(url)
    assert day_of(url) is None or is_url(url)
