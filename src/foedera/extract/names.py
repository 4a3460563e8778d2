"""The names and roles in a document, cleared of words that only look like one.

In goes a document, out come parts: stretches of words that are a known name, a noun for people, or
the name of a person or body that nobody knows.  The language pipeline's names decide that "Jordan"
in "Michael Jordan" is no state and "Korea" in "Korea Strait" no actor.  Whom a phrase denotes is
not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from foedera.extract.syntax import Syntax
from foedera.knowledge.actors import ActorIndex
from foedera.knowledge.directory import Candidate, Part
from foedera.knowledge.names import key_of, surnames
from foedera.knowledge.phrases import NATIONAL
from foedera.model import Article, Document, Entity

UNKNOWN = "unknown"  # how of a person or body that is in no table
_PLACES = ("Location", "Facility", "Product", "Misc")
_AREAS = frozenset(
    ["north", "south", "east", "west", "northern", "southern", "eastern", "western", "central",
     "northeast", "northwest", "southeast", "southwest", "northeastern", "northwestern",
     "southeastern", "southwestern", "the", "mainland", "greater", "'s", "’s", "state", "city"]
)  # fmt: skip


# "South American" is no American; what is a state of its own is in the tables.
_HALVES = frozenset(
    ["South", "North", "East", "West", "Latin", "Central", "Southeast", "Southern", "Northern",
     "Eastern", "Western", "Native", "Sub-Saharan", "Anglo", "African"]
)  # fmt: skip
_TOWN = frozenset({"in", "at", "near", "from", "to", "outside", "around"})
_LONGEST = 9  # words of a name; what is longer is a slip of the pipeline


def day_of(article: Article) -> date | None:
    """Return the day as of which *article* speaks, None if nobody tells."""
    if article.published is not None:
        return article.published
    return article.dateline.day if article.dateline is not None else None


def find_parts(doc: Document, index: ActorIndex, syntax: Syntax) -> tuple[Part, ...]:
    """Return the names and roles of *doc* in order; none overlaps another."""
    day = day_of(doc.article)
    words = [token.text for token in doc.tokens]
    found: list[Part] = []
    for sentence in doc.sentences:
        first = sentence.first
        for part in index.scan(words[first : sentence.last], day):
            found.append(replace(part, first=part.first + first, last=part.last + first))
    nations = Counter(p.candidates[0].code for p in found if p.kind in NATIONAL)
    found = [_likeliest(doc, part, nations) for part in found]
    return tuple(_settle(doc, index, syntax, found, day))


def _likeliest(doc: Document, part: Part, nations: Counter[str]) -> Part:
    """Return *part* with that namesake first whose states the article speaks of most."""

    def weight(candidate: Candidate) -> int:
        return max(nations[code] for code in (candidate.code, *candidate.countries))

    bodies = [c for c in part.candidates if c.kind in ("body", "organisation")]
    if not bodies or part.kind in ("state", "adjective", "demonym", "person"):
        return part
    if part.kind == "capital":  # "Brussels" is the Union unless it is a place or Belgium's
        before = doc.tokens[part.first - 1].text.lower() if part.first else ""
        plain = before in _TOWN or nations[part.candidates[0].code] > 1
        return part if plain else replace(part, candidates=tuple(bodies))
    ranked = sorted(part.candidates, key=weight, reverse=True)
    best = ranked[0]
    if part.role is not None and best.code == "ORG" and best.countries and not weight(best):
        return replace(part, candidates=())  # "Congress" of a country that is not spoken of
    return replace(part, candidates=tuple(ranked))


def _settle(
    doc: Document, index: ActorIndex, syntax: Syntax, parts: Sequence[Part], day: date | None
) -> Iterator[Part]:
    """Yield the parts that the names of the language pipeline allow, and the unknown names."""
    inside: dict[int, Entity] = {
        at: entity
        for entity in doc.entities
        if entity.last - entity.first <= _LONGEST
        for at in range(entity.first, entity.last)
    }
    real = [e for e in doc.entities if e.last - e.first <= _LONGEST]
    named = [n for entity in real if (n := _unknown(doc, index, entity, parts, day))]
    taken = {at for part in named for at in range(part.first, part.last)}
    kept = [
        part
        for part in parts
        if not taken.intersection(range(part.first, part.last))
        and _allowed(doc, syntax, part, inside, parts)
    ]
    yield from sorted((*kept, *named), key=lambda p: p.first)


def _unknown(
    doc: Document, index: ActorIndex, entity: Entity, parts: Sequence[Part], day: date | None
) -> Part | None:
    """Return a person or body that the tables do not have under this very name."""
    within = [p for p in parts if p.first < entity.last and p.last > entity.first]
    if entity.label == "Person":
        return _person(doc, index, entity, within, day)
    if entity.label == "Organization" and not any(p.last >= entity.last for p in within):
        if doc.tokens[entity.last - 1].upos not in ("PROPN", "NOUN", "X"):
            return None
        candidate = Candidate("", "", entity.text, None, None, "organisation", UNKNOWN)
        return Part(entity.first, entity.last, (candidate,))
    return None


def _person(
    doc: Document, index: ActorIndex, entity: Entity, within: Sequence[Part], day: date | None
) -> Part | None:
    first, last = entity.first, entity.last
    while last > first and doc.tokens[last - 1].text in ("'s", "’s", "’", "'"):
        last -= 1
    while first < last and any(p.kind == "role" and p.first <= first < p.last for p in within):
        first += 1
    if first == last or any(_covers(p, first, last) for p in within):
        return None
    name = doc.quote(first, last)
    found = index.directory.find_person(name, day) if last - first > 1 else ()
    if not found:
        found = (Candidate("", "", name, None, None, "person", UNKNOWN),)
    return Part(first, last, found)


def _covers(part: Part, first: int, last: int) -> bool:
    return part.first <= first and part.last >= last


def _allowed(
    doc: Document,
    syntax: Syntax,
    part: Part,
    inside: dict[int, Entity],
    parts: Sequence[Part],
) -> bool:
    if part.kind == "role":
        return _is_noun(doc, syntax, part)
    if _is_direction(doc, part):
        return False
    entity = inside.get(part.first)
    if part.kind == "person":
        if part.candidates[0].how != "surname":
            return True
        if entity is not None:
            return entity.label == "Person"
        return _titled(part, parts)
    larger = entity is not None and entity.last - entity.first > part.last - part.first
    if entity is None or not larger:
        bare = part.kind == "organisation" and part.last - part.first == 1
        return not bare or doc.tokens[part.first].upos in ("PROPN", "X", "ADJ")
    if part.kind in NATIONAL and entity.label in _PLACES:
        rest = (*range(entity.first, part.first), *range(part.last, entity.last))
        return all(_is_area(doc, at) for at in rest)
    if entity.label in (*_PLACES, "Organization"):
        return any(p.last == entity.last for p in parts if p.first >= entity.first)
    return True


def _is_direction(doc: Document, part: Part) -> bool:
    """Return whether "American" is part of "South American", or "West" of "West African"."""
    text = doc.quote(part.first, part.last)
    if text in _HALVES:
        return _goes_on(doc, part.last)
    half = part.kind in ("adjective", "demonym") or text == "America"
    return half and part.first > 0 and doc.tokens[part.first - 1].text in _HALVES


def _goes_on(doc: Document, at: int) -> bool:
    """Return whether a name goes on at the word *at*: "West" in "West African"."""
    return at < len(doc.tokens) and doc.tokens[at].text[:1].isupper()


def _is_area(doc: Document, at: int) -> bool:
    word = doc.tokens[at].text
    return word.islower() or word.lower() in _AREAS or not word[0].isalpha()


def _is_noun(doc: Document, syntax: Syntax, part: Part) -> bool:
    """Return whether a word for people is a noun here: "leads" and "general" may not be."""
    tokens = doc.tokens[part.first : part.last]
    if len(tokens) > 1:
        return True
    token = tokens[0]
    if token.upos in ("NOUN", "PROPN"):
        return token.deprel not in ("fixed", "case", "mark", "advmod")  # "in front of"
    # "the displaced", "the military"; and titles that the tagger took for adjectives
    return token.upos == "ADJ" and (
        (
            token.deprel.partition(":")[0] not in ("amod", "advmod")
            and bool(syntax.exactly(token.index, "det"))
        )
        or (token.text[:1].isupper() and token.deprel.startswith("nmod"))
    )


def _titled(part: Part, parts: Sequence[Part]) -> bool:
    return any(p.kind == "role" and p.last == part.first for p in parts)


class People:
    """The persons whom an article has named in full, by the words it may call them later."""

    def __init__(self) -> None:
        self._met: dict[str, Candidate] = {}

    def meet(self, name: str, candidate: Candidate) -> None:
        """Remember *candidate*, who was named in full."""
        words = key_of(name).split()
        if len(words) < 2:
            return
        short = replace(candidate, how="surname" if candidate.code else UNKNOWN)
        keys = (" ".join(words), *surnames(name, candidate.code))
        # "Lacalle" for Luis Lacalle Pou, "Mohamed bin Zayed" for Mohamed bin Zayed Al Nahyan
        beginnings = [" ".join(words[:n]) for n in range(2, len(words))]
        for key in (*words, *beginnings):
            if len(key) > 1 and key not in keys:
                self._met.setdefault(key, short)
        for key in keys:
            known = self._met.get(key)
            if known is None or candidate.code or not known.code:
                self._met[key] = short

    def abbreviate(self, acronym: str, candidate: Candidate) -> None:
        """Remember what an acronym in brackets stands for."""
        self._met[key_of(acronym)] = replace(candidate, how="acronym")

    def recall(self, name: str) -> Candidate | None:
        """Return the person named in full whom *name* means."""
        return self._met.get(key_of(name))
