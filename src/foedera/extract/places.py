"""Where an event happened: the place that its own clause names.

In go the parse and the names; `Places.of` gives an event's `Place`, or None. Actor and place
are kept apart: only what stands behind a preposition of place counts.
"""

from __future__ import annotations

from foedera.extract.syntax import Syntax
from foedera.knowledge.actors import ActorIndex
from foedera.model import Place

_AT = ("in", "at", "near", "outside", "inside", "across", "throughout", "off", "over")


class Places:
    """Places the events of one document."""

    def __init__(self, syntax: Syntax, index: ActorIndex) -> None:
        self._syntax = syntax
        self._index = index
        self._named = {
            index: entity
            for entity in syntax.doc.entities
            if entity.label in ("Location", "Facility")
            for index in range(entity.first, entity.last)
        }

    def _country_of(self, name: str) -> str | None:
        """Return the state that *name* is, or is the capital of."""
        day = self._syntax.doc.article.published
        found = (c for c in self._index.lookup(name, day) if c.kind in ("state", "capital"))
        return next((candidate.code for candidate in found), None)

    def of(self, words: tuple[int, ...]) -> Place | None:
        """Return where the event carried by *words* happened, as its own clause says."""
        for word in words:
            for child in self._syntax.having(word, "obl", "nmod"):
                if self._syntax.marker(child) in _AT and child in self._named:
                    name = self._named[child].text
                    return Place(name, self._country_of(name), text=name)
        return None
