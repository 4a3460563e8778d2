"""Words that tell what a sentence about an agreement says of its content.

In goes provision_scopes.csv, out comes a frozen `Scopes` for `extract.provisions`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from foedera.knowledge.tables import read_table

EFFECTS = ("content", "undertake", "exclude", "condition")


@dataclass(frozen=True, slots=True)
class Scopes:
    """Lemmas of verbs that take provisions, and patterns of exclusion and condition."""

    content: frozenset[str]
    undertake: frozenset[str]
    exclude: re.Pattern[str]
    condition: re.Pattern[str]


def load_scopes() -> Scopes:
    """Return the shipped table.

    Raises:
        DataError: an effect is none of ours, or a pattern is wrong; the text names file and line.
    """
    found: dict[str, list[str]] = {effect: [] for effect in EFFECTS}
    for row in read_table("provision_scopes", ("words", "effect")):
        if row["effect"] not in found:
            raise row.wrong(f"effect {row['effect']!r} is none of {', '.join(EFFECTS)}")
        try:
            re.compile(row["words"])
        except re.error as error:
            raise row.wrong(f"the words are no regular expression: {error}") from None
        found[row["effect"]].append(row["words"])
    return Scopes(
        content=frozenset(word for row in found["content"] for word in row.split("|")),
        undertake=frozenset(word for row in found["undertake"] for word in row.split("|")),
        exclude=re.compile(r"\b(?:" + "|".join(found["exclude"]) + r")\b"),
        condition=re.compile(r"\b(?:" + "|".join(found["condition"]) + ")"),
    )
