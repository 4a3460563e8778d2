"""Who stands in the places of a match: its source and its target.

In go a match and who is named where; out come the actors of each side. A place is filled by an
actor itself, by all that are coordinated with it, or by the actor inside its phrase ("Iranian
oil exports", "the release of Turkish soldiers").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from foedera.extract.actors import Actors
from foedera.extract.matching import Match
from foedera.extract.syntax import Syntax
from foedera.model import ActorMention

Side = tuple[ActorMention, ...]

_WIDE = 2  # sentences in which a side that is not said is looked for
SPATIAL = ("place", "city")  # how a state or capital is read after "in" or "at"
_INSIDE = ("amod", "compound", "nmod", "flat", "appos", "nummod", "det")
_LIGHT_OBJECT = ("obj", "obl", "nsubj:pass")


class Roles:
    """Finds the sides of matches in one document."""

    def __init__(
        self, syntax: Syntax, actors: Actors, matches: Mapping[int, Match] | None = None
    ) -> None:
        self._syntax = syntax
        self._actors = actors
        self._matches = matches or {}

    def source(self, match: Match) -> Side:
        """Return who acts."""
        found = self._first(match, match.predicate.source)
        if not found and match.predicate.pos == "noun":
            found = self._subject_of_verb(match)
        return found

    def by_means(self, match: Match) -> tuple[Side, Match | None]:
        """Return who acts by what the act was done with: "killed in a US drone strike"."""
        for name in ("by", "in", "during", "with", "from"):
            for index in match.slots.get(name, ()):
                means = self._matches.get(index)
                if means is not None and means.predicate.type == match.predicate.type:
                    side = self.source(means)
                    if side:
                        return side, means
        return (), None

    def above(self, head: int, but: Side = ()) -> Side:
        """Return the nearest subject or owner above *head* that is nobody in *but*."""
        keys = {actor.key for actor in but}
        for steps, token in enumerate(self._syntax.above(head)):
            if steps > 5:
                break
            slots = self._syntax.slots(token.index)
            names = ("subj",) if token.upos == "VERB" else ("poss", "mod", "subj")
            for name in names:
                found = [a for i in slots.get(name, ()) for a in self.of_phrase(i)]
                left = tuple(a for a in _distinct(found) if a.key not in keys)
                if left:
                    return left
        return ()

    def only_other(self, head: int, but: Side) -> Side:
        """Return the one further actor in the sentence of *head*, or in the one before."""
        keys = {actor.key for actor in but}
        here = self._syntax.sentence_of[head]
        sentences = self._syntax.doc.sentences
        found: list[ActorMention] = []
        for number in range(here, max(-1, here - _WIDE), -1):
            if sentences[number].paragraph < sentences[here].paragraph - 1:
                break
            for index in range(sentences[number].first, sentences[number].last):
                found += self._at(index)
            left = [a for a in _distinct(found) if a.key not in keys and a.how not in SPATIAL]
            if left:
                return tuple(left) if len(left) == 1 else ()
        return ()

    def target(self, match: Match, but: Side) -> Side:
        """Return towards whom; nobody who is in *but*."""
        keys = {actor.key for actor in but}
        for name in match.predicate.target:
            side = self._slot(match, name)
            left = tuple(actor for actor in side if actor.key not in keys)
            if left:
                return left
        if "content" in match.predicate.flags:
            return tuple(a for a in self._in_clause(match) if a.key not in keys)
        return ()

    def subject_of(self, verb: int) -> Side:
        """Return who the subject of *verb* is."""
        found = self._syntax.slots(verb).get("subj", ())
        return _distinct(actor for index in found for actor in self.of_phrase(index))

    def between(self, match: Match) -> Side:
        """Return among whom an act is said to be: "the conflict between Russia and Ukraine"."""
        places = (*match.slots.get("between", ()), *match.slots.get("among", ()))
        return _distinct(actor for index in places for actor in self.of_phrase(index))

    def of_phrase(self, index: int) -> Side:
        """Return the actors that the phrase at *index* names, or else the ones inside it."""
        found = [a for word in self._syntax.conjuncts(index) for a in self._at(word)]
        return _distinct(found) or self.inside(index)

    def inside(self, index: int, depth: int = 2) -> Side:
        """Return the actors inside the phrase at *index*, nearest first."""
        found: list[ActorMention] = []
        for child in self._syntax.having(index, *_INSIDE):
            for word in self._syntax.conjuncts(child):
                found += self._at(word)
        if not found and depth > 1:
            for child in self._syntax.having(index, "nmod", "compound", "conj"):
                found += self.inside(child, depth - 1)
        return _distinct(found)

    def _at(self, word: int) -> Side:
        """Return the actors that *word* denotes, or names only to qualify another noun."""
        return self._actors.at.get(word, ()) or self._actors.modifiers.get(word, ())

    def _first(self, match: Match, names: Sequence[str]) -> Side:
        for name in names:
            side = self._slot(match, name)
            if side:
                return side
        return ()

    def _slot(self, match: Match, name: str) -> Side:
        if name == "any":
            filled = [i for places in match.slots.values() for i in places]
        elif name == "clause":
            return self._in_clause(match)
        else:
            filled = match.slots.get(name, [])
        if name == "mod":
            return _distinct(a for i in filled for a in self._modifier(i))
        return _distinct(actor for index in filled for actor in self.of_phrase(index))

    def _modifier(self, index: int) -> Iterable[ActorMention]:
        for word in self._syntax.conjuncts(index):
            yield from self._at(word)

    def _in_clause(self, match: Match) -> Side:
        """Return the actors in the complement clause: its subject first, then its other places."""
        for clause in match.slots.get("clause", ()):
            slots = self._syntax.slots(clause)
            for name in (
                "subj",
                "obj",
                "iobj",
                *sorted(slots.keys() - {"subj", "obj", "iobj"}),
            ):
                found = _distinct(a for i in slots.get(name, ()) for a in self.of_phrase(i))
                if found:
                    return found
        return ()

    def _subject_of_verb(self, match: Match) -> Side:
        """Return the subject of the verb that a noun is the object of ("launched an attack")."""
        token = self._syntax.tokens[self._syntax.first_conjunct(match.head)]
        if token.deprel.partition(":")[0] not in ("obj", "obl") or token.head == token.index:
            return ()
        verb = self._syntax.tokens[token.head]
        own = self._matches.get(verb.index)
        lends = own is None or not own.predicate.type or "light" in own.predicate.flags
        if verb.upos != "VERB" or not lends:
            return ()
        slots = self._syntax.slots(verb.index)
        return _distinct(a for i in slots.get("subj", ()) for a in self.of_phrase(i))


def _distinct(actors: Iterable[ActorMention]) -> Side:
    seen: dict[str, ActorMention] = {}
    for actor in actors:
        if actor.code:
            seen.setdefault(actor.key, actor)
    return tuple(seen.values())
