"""All that the event coder looks up: ontology, predicates, cues of status, modes by content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from foedera.knowledge.cues import Cues, load_cues
from foedera.knowledge.ontology import Ontology, load_ontology
from foedera.knowledge.predicates import Predicates, load_predicates
from foedera.knowledge.tables import read_table

SPEECH_PLACES = ("aux", "verb", "speech")


@dataclass(frozen=True, slots=True)
class Coding:
    """The tables of the event coder, frozen."""

    ontology: Ontology
    predicates: Predicates
    cues: Cues
    modes_by_content: Mapping[tuple[str, str], str]
    speech_acts: Mapping[tuple[str, str], str]  # place and word to the type of the act

    def content_mode(self, outer: str, inner: str) -> str | None:
        """Return the mode of an act of type *outer* that is about an event of type *inner*."""
        found = self.modes_by_content.get((outer, inner)) or self.modes_by_content.get(
            (outer, "*")
        )
        return found or None


def load_coding(extra: Path | None = None) -> Coding:
    """Return the shipped tables; *extra* is a user's own table of predicates.

    Raises:
        DataError: a row is wrong; the text names file and line.
    """
    ontology = load_ontology()
    by_content = {}
    for row in read_table("content_modes", ("outer", "inner", "mode")):
        if row["mode"] and (row["outer"], row["mode"]) not in ontology.modes:
            raise row.wrong(f"{row['outer']} has no mode {row['mode']!r}")
        by_content[row["outer"], row["inner"]] = row["mode"]
    acts = {}
    for row in read_table("speech_acts", ("word", "place", "type")):
        if row["place"] not in SPEECH_PLACES:
            raise row.wrong(f"place {row['place']!r} is none of {', '.join(SPEECH_PLACES)}")
        if row["type"] not in ontology.types:
            raise row.wrong(f"there is no event type {row['type']!r}")
        acts[row["place"], row["word"]] = row["type"]
    return Coding(
        ontology,
        load_predicates(ontology, extra),
        load_cues(),
        MappingProxyType(by_content),
        MappingProxyType(acts),
    )
