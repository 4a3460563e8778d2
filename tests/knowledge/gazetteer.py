"""A small invented gazetteer: a test must not depend on the places of the real world."""

from __future__ import annotations

from foedera.knowledge.names import fold
from foedera.knowledge.places import PlaceIndex, Spot

SPOTS = (
    Spot("Ruritania", "state", ("RUR",), 50.0, 15.0, 1e8),
    Spot("Borduria", "state", ("BOR",), 45.0, 25.0, 1e8),
    Spot("Hentzau", "region", ("RUR",), 50.5, 15.5, 3e5),
    Spot("Strelsau", "city", ("RUR",), 50.1, 14.9, 900_000),
    Spot("Zenda", "city", ("RUR",), 50.4, 15.4, 40_000),
    Spot("Zenda", "city", ("BOR",), 45.2, 25.1, 30_000),
    Spot("Mirow", "city", ("RUR",), 50.2, 15.1, 20_000),
    Spot("Mirow", "city", ("BOR",), 45.1, 25.2, 900_000),
    Spot("Lake Tarn", "sea", ("RUR", "BOR"), 47.0, 20.0, 2e6),
    Spot("Fort Elph", "base", ("RUR",), 50.3, 15.2, 2e6),
)
WORDS = {
    "province": ("both", "region"),
    "city": ("both", "city"),
    "northern": ("before", ""),
    "port": ("both", ""),
}


def small_gazetteer() -> PlaceIndex:
    """Return the index of the invented places."""
    spots: dict[str, list[Spot]] = {}
    for spot in SPOTS:
        spots.setdefault(fold(spot.name), []).append(spot)
    return PlaceIndex(
        {key: tuple(sorted(found, key=lambda s: -s.weight)) for key, found in spots.items()},
        WORDS,
    )
