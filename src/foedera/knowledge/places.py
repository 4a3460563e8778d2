"""The gazetteer: a name, and the places that it may mean.

In goes the name of a place as the news writes it, out come spots with country and coordinates, the
likeliest first by what is known of them alone: states, then seas, straits, bases and regions, then
cities by size.  Which one a text means is decided where the text is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

from foedera.knowledge.compiled import built_of
from foedera.knowledge.names import fold
from foedera.knowledge.tables import DATA, Row, read_table

CITIES = ("name", "aliases", "country", "lat", "lon", "population")
REGIONS = ("name", "country", "lat", "lon")
PLACES = ("name", "aliases", "kind", "countries", "lat", "lon")
PLACE_WORDS = ("word", "where", "kind")

# How exactly a kind of place is known; all others are points.
_PRECISION = {"state": "country", "city": "city"} | dict.fromkeys(
    ("region", "area", "sea", "continent", "desert", "mountains", "river"), "region"
)
_EARTH = 6371.0  # mean radius in km
_FIRST = {"continent": 1e9, "state": 1e8, "region": 3e5}  # as many inhabitants would weigh
_OTHER = 2e6  # a place of our own table: it stands there because the news speaks of it


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map."""

    name: str
    kind: str  # state region city sea strait base …, as in places.csv
    countries: tuple[str, ...]  # alpha-3 codes; none for the high seas
    lat: float
    lon: float
    weight: float  # the likelihood to be meant, in inhabitants of a city

    @property
    def precision(self) -> str:
        """Return how exactly the coordinates are meant: point, city, region or country."""
        return _PRECISION.get(self.kind, "point")

    @property
    def country(self) -> str | None:
        """Return the country if it lies in one."""
        return self.countries[0] if len(self.countries) == 1 else None


class PlaceIndex:
    """Names of places; never changes once built."""

    def __init__(
        self, spots: Mapping[str, tuple[Spot, ...]], words: Mapping[str, tuple[str, str]]
    ) -> None:
        self._spots = spots
        self._words = words

    def find(self, name: str) -> tuple[Spot, ...]:
        """Return the places that *name* may mean, the likeliest first."""
        key = fold(name).removeprefix("the ").removesuffix("'s")
        found = self._spots.get(key)
        if found is not None:
            return found
        for bare, kind in self._bare(key):
            found = self._spots.get(bare)
            if found is not None:
                same = tuple(spot for spot in found if spot.kind == kind)
                return same or found
        return ()

    def all(self) -> Iterator[Spot]:
        """Yield every place, once for each of its names."""
        for spots in self._spots.values():
            yield from spots

    def _bare(self, key: str) -> Iterator[tuple[str, str]]:
        """Yield *key* without the words that only tell the kind of place, shortest cut first."""
        words = key.split()
        for cut in (1, 2):
            if len(words) <= cut:
                return
            before, after = " ".join(words[:cut]), " ".join(words[-cut:])
            if self._words.get(after, ("", ""))[0] in ("after", "both"):
                yield " ".join(words[:-cut]), self._words[after][1]
            if self._words.get(before, ("", ""))[0] in ("before", "both"):
                rest = words[cut + (words[cut] == "of" and len(words) > cut + 1) :]
                yield " ".join(rest), self._words[before][1]


def distance(one: Spot, other: Spot) -> float:
    """Return the distance of two places in km, along a great circle."""
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


@cache
def load_places(folder: Path = DATA) -> PlaceIndex:
    """Return the gazetteer of the tables in *folder*, loaded once.

    Raises:
        DataError: a table is wrong.
    """
    names = ("cities", "regions", "places", "place_words")
    files = [folder / f"{name}.csv" for name in names]
    if folder != DATA:
        return _build(folder)
    return built_of("places", files, lambda: _build(folder))


def _build(folder: Path) -> PlaceIndex:
    found: dict[str, list[Spot]] = {}
    own = tuple(_places(folder))
    known = {(fold(name), spot.countries) for spot, names in own for name in names}
    regions = (r for r in _regions(folder) if (fold(r[0].name), r[0].countries) not in known)
    for spot, names in (*own, *regions, *_cities(folder)):
        for name in names:
            spots = found.setdefault(fold(name).removeprefix("the "), [])
            if spot not in spots:
                spots.append(spot)
    for spots in found.values():
        spots.sort(key=lambda spot: -spot.weight)
    rows = read_table("place_words", PLACE_WORDS, path=folder / "place_words.csv")
    return PlaceIndex(
        {key: tuple(spots) for key, spots in found.items()},
        {fold(row["word"]): (row["where"], row["kind"]) for row in rows},
    )


def _places(folder: Path) -> Iterator[tuple[Spot, tuple[str, ...]]]:
    for row in read_table("places", PLACES, path=folder / "places.csv"):
        kind = row["kind"]
        weight = _FIRST.get(kind, _OTHER)
        spot = Spot(row["name"], kind, row.several("countries"), *_degrees(row), weight)
        yield spot, (row["name"], *row.several("aliases"))


def _regions(folder: Path) -> Iterator[tuple[Spot, tuple[str, ...]]]:
    for row in read_table("regions", REGIONS, path=folder / "regions.csv"):
        at = _degrees(row)
        yield (
            Spot(row["name"], "region", (row["country"],), *at, _FIRST["region"]),
            (row["name"],),
        )


def _cities(folder: Path) -> Iterator[tuple[Spot, tuple[str, ...]]]:
    for row in read_table("cities", CITIES, path=folder / "cities.csv"):
        size = float(row["population"])
        spot = Spot(row["name"], "city", (row["country"],), *_degrees(row), size)
        yield spot, (row["name"], *row.several("aliases"))


def _degrees(row: Row) -> tuple[float, float]:
    try:
        lat, lon = float(row["lat"]), float(row["lon"])
    except ValueError:
        raise row.wrong("lat and lon are degrees, as 48.86 and 2.35") from None
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise row.wrong(f"{lat}, {lon} is no place on earth")
    return lat, lon
