"""Words that make an event future, hypothetical or negated.

In goes status_cues.csv, out comes a frozen `Cues`; how they stand to the event in the parse is
seen to in `extract.modes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from foedera.knowledge.tables import read_table
from foedera.model import Status

PLACES = ("governor", "modifier", "aux", "mark", "adverb")


@dataclass(frozen=True, slots=True)
class Cues:
    """The status that a word gives to an event, by the place where it stands."""

    by_place: Mapping[str, Mapping[str, Status]]

    def status(self, place: str, word: str) -> Status | None:
        """Return what *word* in *place* makes of an event, None if nothing."""
        return self.by_place[place].get(word)


def load_cues() -> Cues:
    """Return the shipped table.

    Raises:
        DataError: a place or a status is none of ours, or a word stands twice.
    """
    found: dict[str, dict[str, Status]] = {place: {} for place in PLACES}
    for row in read_table("status_cues", ("word", "place", "status")):
        if row["place"] not in found:
            raise row.wrong(f"place {row['place']!r} is none of {', '.join(PLACES)}")
        if row["status"] not in set(Status):
            raise row.wrong(f"status {row['status']!r} is none of {', '.join(Status)}")
        if row["word"] in found[row["place"]]:
            raise row.wrong(f"{row['word']!r} stands twice as {row['place']}")
        found[row["place"]][row["word"]] = Status(row["status"])
    return Cues(MappingProxyType({k: MappingProxyType(v) for k, v in found.items()}))
