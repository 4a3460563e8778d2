"""Scores places against GeoVirus: news articles with each place marked and its coordinates.

    python benchmarks/places.py GeoVirus.xml [--json] [--show N] [--floors FILE.toml]

Found is a gold name that overlaps one of ours.  Right is a point within 161 km (100 miles) of the
gold's, and a country that is that of the town nearest to the gold's point.  Shares are in percent.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

from lxml import etree

if TYPE_CHECKING:
    from foedera.knowledge.places import Spot

NEAR = 161.0  # km


@dataclass(frozen=True, slots=True)
class Gold:
    """A place marked in an article."""

    start: int
    end: int
    name: str
    lat: float
    lon: float


def read_articles(path: Path) -> list[tuple[str, list[Gold]]]:
    """Return text and places of each article."""
    found = []
    for article in etree.parse(str(path)).getroot().iter("article"):
        places = []
        for place in article.iter("location"):
            cells = {child.tag: (child.text or "").strip() for child in place}
            if cells.get("lat") and cells.get("lon"):
                # the offsets of the corpus count from 1
                start, end = int(cells["start"]) - 1, int(cells["end"]) - 1
                lat, lon = float(cells["lat"]), float(cells["lon"])
                places.append(Gold(start, end, cells["name"], lat, lon))
        found.append((article.findtext("text") or "", places))
    return found


class Reader:
    """Finds the places of a text, and the country of a point."""

    def __init__(self) -> None:
        from foedera.pipeline import load_knowledge

        self.knowledge = load_knowledge()
        cities: dict[tuple[int, int], list[Spot]] = {}
        for spots in self.knowledge.places.all():
            if spots.kind == "city":
                cities.setdefault((round(spots.lat), round(spots.lon)), []).append(spots)
        self._cities = cities
        self.parse_seconds = self.seconds = 0.0

    def places(self, text: str) -> list[tuple[int, int, Spot]]:
        """Return the places found, with their spans."""
        from foedera.extract.actors import find_actors
        from foedera.extract.syntax import Syntax
        from foedera.extract.toponyms import Toponyms
        from foedera.model import Article
        from foedera.text.annotate import annotate

        begun = process_time()
        syntax = Syntax(annotate(Article(id="", name="", text=text)))
        actors = find_actors(syntax, self.knowledge.actors)
        parsed = process_time()
        toponyms = Toponyms(syntax, actors, self.knowledge.places)
        self.parse_seconds += parsed - begun
        self.seconds += process_time() - parsed
        tokens = syntax.doc.tokens
        return [(tokens[t.first].start, tokens[t.last - 1].end, t.spot) for t in toponyms.found]

    def country(self, lat: float, lon: float) -> str | None:
        """Return the country of the town nearest to a point."""
        from foedera.knowledge.places import Spot, distance

        point = Spot("", "", (), lat, lon, 0)
        for reach in (1, 3, 8):
            near = [
                city
                for i in range(round(lat) - reach, round(lat) + reach + 1)
                for j in range(round(lon) - reach, round(lon) + reach + 1)
                for city in self._cities.get((i, j), ())
            ]
            if near:
                return min(near, key=lambda city: distance(city, point)).country
        return None


def measure(path: Path) -> tuple[dict[str, float], list[str]]:
    """Return the figures, and each fault in one line."""
    from foedera.knowledge.places import Spot, distance

    reader = Reader()
    total = found = right = same = 0
    faults = []
    for text, gold in read_articles(path):
        ours = reader.places(text)
        for one in gold:
            total += 1
            spot = next((s for a, b, s in ours if a < one.end and one.start < b), None)
            if spot is None:
                faults.append(f"missed   {one.name}")
                continue
            found += 1
            away = distance(spot, Spot("", "", (), one.lat, one.lon, 0))
            right += away <= NEAR
            country = reader.country(one.lat, one.lon)
            fits = not spot.countries or country is None or country in spot.countries
            same += fits
            if away > NEAR:
                faults.append(f"{away:6.0f} km {one.name} as {spot.name} {spot.countries}")
            elif not fits:
                faults.append(f"country  {one.name} as {spot.countries}, not {country}")
    return {
        "toponyms": total,
        "found": _percent(found, total),
        "found_and_near": _percent(right, total),
        "near_of_found": _percent(right, found),
        "country_of_found": _percent(same, found),
        "time_to_parse": _percent(
            round(1e6 * reader.seconds), round(1e6 * reader.parse_seconds)
        ),
    }, faults


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1) if whole else 0.0


def main() -> None:
    """Measure, print, and compare with the floors."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="N faults")
    parser.add_argument("--floors", type=Path)
    args = parser.parse_args()
    figures, faults = measure(args.corpus)
    lines: list[Any] = [json.dumps(figures)] if args.json else []
    lines += [] if args.json else [f"{name:18}{figure:8}" for name, figure in figures.items()]
    print("\n".join([*lines, *faults[: args.show]]))  # noqa: T201
    if args.floors:
        floors = tomllib.loads(args.floors.read_text(encoding="utf-8"))["places"]
        below = [f"{k}: {figures[k]} is below {v}" for k, v in floors.items() if figures[k] < v]
        for line in below:
            print(line, file=sys.stderr)  # noqa: T201
        sys.exit(bool(below))


if __name__ == "__main__":
    main()
