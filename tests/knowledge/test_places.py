"""Names of places and the spots that they may mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.places import Spot, distance, load_places
from tests.knowledge.gazetteer import small_gazetteer

INDEX = small_gazetteer()


def names(name: str) -> list[tuple[str, str | None]]:
    return [(spot.name, spot.country) for spot in INDEX.find(name)]


def test_the_likeliest_stands_first() -> None:
    assert names("Mirow") == [("Mirow", "BOR"), ("Mirow", "RUR")]


@pytest.mark.parametrize("name", ["Hentzau", "the Hentzau", "HENTZAU", "Héntzau", "Hentzau's"])
def test_a_name_is_known_however_it_is_written(name: str) -> None:
    assert names(name) == [("Hentzau", "RUR")]


@pytest.mark.parametrize(
    "name", ["Hentzau province", "Province of Hentzau", "northern Hentzau", "Port of Hentzau"]
)
def test_words_that_tell_the_kind_are_no_part_of_the_name(name: str) -> None:
    assert names(name) == [("Hentzau", "RUR")]


def test_a_name_that_is_all_kind_is_none() -> None:
    assert INDEX.find("province") == ()


def test_what_lies_in_two_states_has_no_country() -> None:
    assert INDEX.find("Lake Tarn")[0].country is None


@pytest.mark.parametrize(
    ("name", "precision"),
    [
        ("Ruritania", "country"),
        ("Hentzau", "region"),
        ("Strelsau", "city"),
        ("Lake Tarn", "region"),
        ("Fort Elph", "point"),
    ],
)
def test_the_kind_of_a_place_tells_its_precision(name: str, precision: str) -> None:
    assert INDEX.find(name)[0].precision == precision


def test_distances_are_great_circles() -> None:
    lima, quito = (
        Spot("", "city", (), lat, lon, 0) for lat, lon in ((-12.05, -77.05), (-0.18, -78.47))
    )
    assert distance(lima, quito) == pytest.approx(1328, abs=10)


@pytest.mark.parametrize(
    ("name", "country", "lat", "lon"),
    [
        ("Kyiv", "UKR", 50.5, 30.5),
        ("Kiev", "UKR", 50.5, 30.5),
        ("Mumbai", "IND", 19.1, 72.9),
        ("Helmand", "AFG", 31.6, 64.2),
        ("Peru", "PER", -10, -76),
    ],
)
def test_the_shipped_tables_know_the_world(
    name: str, country: str, lat: float, lon: float
) -> None:
    spot = load_places().find(name)[0]
    assert spot.country == country
    assert abs(spot.lat - lat) < 3
    assert abs(spot.lon - lon) < 3


@pytest.mark.parametrize("cells", ["north,15.0", "91,15.0", "50.0,200"])
def test_a_place_off_the_earth_is_an_error_with_its_line(tmp_path: Path, cells: str) -> None:
    (tmp_path / "places.csv").write_text(
        f"name,aliases,kind,countries,lat,lon\nNowhere,,sea,,{cells}\n", encoding="utf-8"
    )
    with pytest.raises(DataError, match=r"places\.csv:2"):
        load_places(tmp_path)
