"""Where an event happened: the place that its clause or sentence names, or that of the report.

In go the parse and the toponyms; `Places.of` gives an event's `Place`, or None. Actor and place
are kept apart: only what stands behind a preposition of place counts.
"""

from __future__ import annotations

from foedera.extract.syntax import Syntax
from foedera.extract.toponyms import Toponyms
from foedera.knowledge.actors import ActorIndex
from foedera.knowledge.places import Spot
from foedera.model import NamedPlace, Place

_AT = (
    "in", "at", "near", "outside", "inside", "across", "throughout", "off", "over", "around", "on",
    "along", "within", "above", "amid",
)  # fmt: skip
_CLAUSES = ("ccomp", "advcl", "acl", "parataxis", "csubj")  # have places of their own
_NAMED = ("Location", "Facility")


class Places:
    """Places the events of one document."""

    def __init__(self, syntax: Syntax, index: ActorIndex, toponyms: Toponyms) -> None:
        self._syntax = syntax
        self._index = index
        self._toponyms = toponyms
        self._named = {
            at: entity
            for entity in syntax.doc.entities
            if entity.label in _NAMED
            for at in range(entity.first, entity.last)
        }

    def of(self, words: tuple[int, ...]) -> Place | None:
        """Return where the event carried by *words* happened, as its own sentence says."""
        own = self._below(words)
        if own is not None:
            return self._place(own)
        above = self._above(words[0])
        return self._place(above) if above is not None else None

    def of_report(self, codes: frozenset[str]) -> Place | None:
        """Return where the report was filed, if that is at home with one of the actors *codes*."""
        dateline = self._syntax.doc.article.dateline
        if dateline is None or dateline.country not in codes:
            return None
        spot = self._toponyms.resolve(dateline.place)
        if spot is None or dateline.country not in spot.countries:
            return Place(dateline.place, dateline.country, precision="city")
        return _at(spot, dateline.place, dateline.country, None)

    def named(self) -> tuple[NamedPlace, ...]:
        """Return all places that the article names and the gazetteer knows."""
        tokens = self._syntax.tokens
        return tuple(
            NamedPlace(
                tokens[t.first].start,
                tokens[t.last - 1].end,
                _at(t.spot, t.text, t.spot.country, t.text),
            )
            for t in self._toponyms.found
        )

    def _below(self, words: tuple[int, ...]) -> int | None:
        """Return the name of a place that one of *words* governs."""
        for word in words:
            for child in self._syntax.having(word, "obl", "nmod"):
                if self._syntax.marker(child) in _AT and child in self._named:
                    return child
        return None

    def _above(self, head: int) -> int | None:
        """Return the place of the clause in which the event's noun stands."""
        token = self._syntax.tokens[head]
        for above in self._syntax.above(head):
            if token.deprel.startswith(_CLAUSES):
                return None
            if above.upos == "VERB":
                return self._below((above.index,))
            token = above
        return None

    def _place(self, word: int) -> Place:
        entity = self._named[word]
        toponym = self._toponyms.at(word)
        country = self._country_of(entity.text)
        if toponym is None:
            return Place(entity.text, country, text=entity.text)
        return _at(toponym.spot, entity.text, toponym.spot.country or country, entity.text)

    def _country_of(self, name: str) -> str | None:
        """Return the state that *name* is, or is the capital of."""
        day = self._syntax.doc.article.published
        found = (c for c in self._index.lookup(name, day) if c.kind in ("state", "capital"))
        return next((candidate.code for candidate in found), None)


def _at(spot: Spot, name: str, country: str | None, text: str | None) -> Place:
    return Place(name, country, spot.lat, spot.lon, text, spot.precision)
