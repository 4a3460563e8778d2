"""Which places an article names: each name of a place, and the one spot that it means there.

In go the parse, the actors and the gazetteer; out comes `Toponyms`.  A name means one place
throughout an article: what a following name says ("Paris, Texas"), then the size of the place, the
states that the article speaks of, and how near it is to the places that are sure.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log10

from foedera.extract.actors import Actors
from foedera.extract.syntax import Syntax
from foedera.knowledge.places import PlaceIndex, Spot, distance
from foedera.model import Entity

_LABELS = ("Location", "Facility")
_SPOKEN_OF = 3.0  # what it counts that an article speaks of nothing but the country of a place
_NEAR = 1.5  # … and that a place lies beside the others
_CLOSE = 300.0  # km
_AROUND = 700.0  # km within which a town may lie of the middle of its region
_SURE = 10.0  # times more likely than the next
_LINKS = frozenset({",", "in", "of", "(", "near"})


@dataclass(frozen=True, slots=True)
class Toponym:
    """Words `first` to `last`, without `last`, that name a place, and the place that they mean."""

    first: int
    last: int
    text: str
    spot: Spot


class Toponyms:
    """The places that one document names, by the words of their names."""

    def __init__(self, syntax: Syntax, actors: Actors, index: PlaceIndex) -> None:
        self._doc = syntax.doc
        self._index = index
        named = sorted(self._named(actors), key=lambda e: e.first)
        self._candidates = {e.text: c for e in named if (c := self._find(e))}
        self._context = self._countries(actors)
        self._chosen: dict[str, Spot] = {}
        self._choose(named)
        self.found = tuple(
            Toponym(e.first, e.last, e.text, self._chosen[e.text])
            for e in named
            if e.text in self._chosen
        )
        self._by_word = {
            word: toponym
            for toponym in self.found
            for word in range(toponym.first, toponym.last)
        }

    def at(self, word: int) -> Toponym | None:
        """Return the place whose name the word at index *word* is part of."""
        return self._by_word.get(word)

    def resolve(self, name: str) -> Spot | None:
        """Return the place that a name outside the text, as of a dateline, means here."""
        known = self._chosen.get(name)
        return known or self._best(self._index.find(name), self._chosen.values())

    def _named(self, actors: Actors) -> Iterator[Entity]:
        """Yield the names of places, and of states that are known as actors only."""
        doc = self._doc
        taken: set[int] = set()
        for entity in doc.entities:
            if entity.last - entity.first > 1:
                taken.update(range(entity.first, entity.last))
            if entity.label in _LABELS:
                taken.add(entity.first)
                yield from self._parts(entity)
        for at, mentions in (*actors.at.items(), *actors.modifiers.items()):
            token = doc.tokens[at]
            known = len(mentions) == 1 and mentions[0].code and at not in taken
            if known and token.upos == "PROPN" and self._is_state(token.text):
                yield Entity("Location", at, at + 1, token.text)

    def _parts(self, entity: Entity) -> Iterator[Entity]:
        """Yield the names in a name: "Toronto" and "Canada" in "Toronto, Canada"."""
        tokens = self._doc.tokens[entity.first : entity.last]
        commas = [token.index for token in tokens if token.text == ","]
        first = entity.first
        for last in (*commas, entity.last):
            if first < last:
                text = self._doc.article.text[
                    self._doc.tokens[first].start : self._doc.tokens[last - 1].end
                ]
                yield Entity(entity.label, first, last, text)
            first = last + 1

    def _is_state(self, name: str) -> bool:
        return any(spot.kind == "state" for spot in self._index.find(name))

    def _find(self, entity: Entity) -> tuple[Spot, ...]:
        found = self._index.find(entity.text)
        if entity.label == "Facility":  # "Lincoln Hall" is not the town
            return tuple(spot for spot in found if spot.precision == "point")
        return found

    def _countries(self, actors: Actors) -> Counter[str]:
        """Return how often the article speaks of each state, by words that mean no other place."""
        unsure = {
            text
            for text, candidates in self._candidates.items()
            if len({spot.countries for spot in candidates}) > 1
        }
        found: Counter[str] = Counter()
        for mentions in (*actors.at.values(), *actors.modifiers.values()):
            found.update(m.code for m in mentions if m.code and m.text not in unsure)
        dateline = self._doc.article.dateline
        if dateline is not None and dateline.country:
            found[dateline.country] += 2
        return found

    def _choose(self, named: list[Entity]) -> None:
        """Settle the sure names first, so that they speak for the others."""
        within = self._containers(named)
        for candidates in self._candidates.values():
            if len(candidates) == 1 or candidates[0].weight > _SURE * candidates[1].weight:
                sure = candidates[0]
                if sure.kind == "state" and len(candidates) == 1:
                    self._context[sure.countries[0]] += 1
        for text in sorted(self._candidates, key=lambda t: len(self._candidates[t])):
            candidates = self._candidates[text]
            container = within.get(text)
            if container is not None:
                candidates = _inside(candidates, self._candidates[container]) or candidates
            best = self._best(candidates, self._chosen.values())
            if best is not None:
                self._chosen[text] = best

    def _containers(self, named: list[Entity]) -> dict[str, str]:
        """Return which name says where another lies: "Springfield, Illinois"."""
        found: dict[str, str] = {}
        for one, other in pairwise(named):
            between = self._doc.tokens[one.last : other.first]
            if len(between) == 1 and between[0].text in _LINKS and other.text != one.text:
                found.setdefault(one.text, other.text)
        return {
            a: b for a, b in found.items() if a in self._candidates and b in self._candidates
        }

    def _best(self, candidates: Iterable[Spot], others: Iterable[Spot]) -> Spot | None:
        near = tuple(others)
        total = sum(self._context.values())
        best, highest = None, float("-inf")
        for spot in candidates:
            shares = [self._context[c] / total for c in spot.countries if total]
            score = log10(spot.weight + 10) + _SPOKEN_OF * max(shares, default=0.0)
            reach = _AROUND if spot.precision == "region" else _CLOSE
            if any(distance(spot, other) < reach for other in near if other is not spot):
                score += _NEAR
            if score > highest:
                best, highest = spot, score
        return best


def _inside(spots: Iterable[Spot], containers: Iterable[Spot]) -> tuple[Spot, ...]:
    """Return the places that lie in one of *containers*."""
    return tuple(
        spot
        for spot in spots
        for whole in containers
        if spot is not whole
        and {*spot.countries} & {*whole.countries}
        and (whole.kind == "state" or distance(spot, whole) < _AROUND)
    )
