"""What the labels of other language pipelines mean here.

In goes clear_labels.csv, out comes a frozen `ClearLabels`: relations of the CLEAR scheme and
kinds of names under the names that Foedera uses. How a tree is rebuilt is not said here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from foedera.knowledge.tables import read_table

KINDS = ("clear", "shared", "entity", "fixed")


@dataclass(frozen=True, slots=True)
class ClearLabels:
    """Their labels and ours."""

    relations: Mapping[str, str]
    entities: Mapping[str, str]
    only_clear: frozenset[str]  # relations that Universal Dependencies lack
    fixed: frozenset[str]  # words read as one: "because of"

    def among(self, labels: Iterable[str]) -> bool:
        """Return whether *labels* are of the CLEAR scheme."""
        return not self.only_clear.isdisjoint(labels)


def load_clear_labels(path: Path | None = None) -> ClearLabels:
    """Return the shipped table, or the one at *path*.

    Raises:
        DataError: a kind is none of ours, or a label stands there twice.
    """
    found: dict[str, dict[str, str]] = {kind: {} for kind in KINDS}
    for row in read_table("clear_labels", ("kind", "theirs", "ours"), path=path):
        if row["kind"] not in found:
            raise row.wrong(f"kind {row['kind']!r} is none of {', '.join(KINDS)}")
        if row["theirs"] in found[row["kind"]]:
            raise row.wrong(f"{row['theirs']!r} stands here twice")
        found[row["kind"]][row["theirs"]] = row["ours"]
    return ClearLabels(
        relations=found["shared"] | found["clear"],
        entities=found["entity"],
        only_clear=frozenset(found["clear"]),
        fixed=frozenset(found["fixed"]),
    )
