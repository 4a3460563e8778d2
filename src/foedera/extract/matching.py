"""Where the rows of the table of predicates hold in a parsed document.

In go the parse, the table and who is named; out comes one `Match` per word that carries an
event (or keeps a wrong one away): the most specific row whose words and conditions are met,
with the places of its two sides. Who stands in them, and whether it is told as a fact, is
decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from foedera.extract.syntax import Slots, Syntax
from foedera.knowledge.predicates import Condition, Predicate, Predicates

_POS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}
_OPEN = ("NOUN", "PROPN", "VERB", "ADJ")
_NAMES = ("Organization", "Person", "Facility", "Location")
_FUNCTION = ("ADP", "ADV", "PART", "SCONJ")
_HYPHENS = ("-", "‑", "–")
_SUBJECTS = ("nsubj", "nsubj:outer")
_OWN_PLACES = ("subj", "obj", "iobj", "by", "poss", "mod", "clause")
_OWN_CLAUSE = ("ccomp", "advcl", "conj", "parataxis", "acl", "csubj")


@dataclass(frozen=True, slots=True)
class Match:
    """A row of the table that holds at a word."""

    head: int
    predicate: Predicate
    words: tuple[int, ...]  # the tokens of the row's words, the head first
    slots: Slots


def find_matches(
    syntax: Syntax, predicates: Predicates, actors_at: Collection[int]
) -> dict[int, Match]:
    """Return the matches by head word; a word used up by a longer match has none of its own."""
    found: dict[int, Match] = {}
    named = _inside_names(syntax)
    for token in syntax.tokens:
        if token.index in named:
            continue
        match = _match_at(syntax, predicates, actors_at, token.index)
        if match:
            found[token.index] = match
    used = {
        word
        for m in found.values()
        for word in m.words[1:]
        if syntax.tokens[word].upos in _OPEN
    }
    return {head: match for head, match in found.items() if head not in used}


def _inside_names(syntax: Syntax) -> set[int]:
    """Return the words inside names of several words: "Amnesty International" grants no amnesty."""
    return {
        index
        for entity in syntax.doc.entities
        if entity.last - entity.first > 1 and entity.label in _NAMES
        for index in range(entity.first, entity.last)
        if syntax.tokens[index].upos == "PROPN"
    }


def _match_at(
    syntax: Syntax, predicates: Predicates, actors_at: Collection[int], head: int
) -> Match | None:
    token = syntax.tokens[head]
    pos = _POS.get(token.upos)
    if pos is None:
        return None
    lemma = token.lemma.lower()
    entries = predicates.entries(lemma, pos)
    if _after_hyphen(syntax, head):
        names = sorted(name for name in _names_of(syntax, head) if "-" in name)
        whole = [row for name in names for row in predicates.entries(name, pos)]
        entries = (*predicates.entries(token.text.lower(), "compound"), *whole, *entries)
    if not entries and token.xpos in ("VBG", "NN") and lemma.endswith("ing"):
        entries = predicates.entries(lemma, "noun")
    below: list[int] | None = None
    for predicate in entries:
        if below is None:
            below = _below(syntax, head)
        words = _words_of(syntax, predicate, head, below)
        if words is None:
            continue
        slots = _slots_of(syntax, predicate, words)
        if all(_holds(syntax, actors_at, c, slots, predicate) for c in predicate.conditions):
            return Match(head, predicate, words, slots)
    return None


def _after_hyphen(syntax: Syntax, head: int) -> bool:
    """Return whether *head* is the second part of a compound such as "Iran-backed"."""
    if head < 2 or syntax.tokens[head - 1].text not in _HYPHENS:
        return False
    before, hyphen, token = syntax.tokens[head - 2 : head + 1]
    return before.end == hyphen.start and hyphen.end == token.start


def _names_of(syntax: Syntax, index: int) -> frozenset[str]:
    """Return by what a word may stand in the table: lemma, form, or both parts of a compound."""
    token = syntax.tokens[index]
    names = {token.lemma.lower(), token.text.lower()}
    if _after_hyphen(syntax, index):
        first = syntax.tokens[index - 2].text.lower()
        names |= {f"{first}-{name}" for name in names}
    return frozenset(names)


def _below(syntax: Syntax, head: int) -> list[int]:
    """Return the words that may complete a row at *head*, nearest first, three steps down.

    The subject of an active verb and clauses of their own are left out; the noun that a participle
    or relative clause is about is taken in ("a treaty signed by").
    """
    found: list[int] = []
    level = [head]
    for _ in range(3):
        level = [
            child
            for parent in level
            for child in syntax.children[parent]
            if syntax.tokens[child].deprel.partition(":")[0] not in _OWN_CLAUSE
            and not (parent == head and syntax.tokens[child].deprel in _SUBJECTS)
        ]
        found += level
    token = syntax.tokens[head]
    return [*found, token.head] if token.deprel.startswith("acl") else found


def _words_of(
    syntax: Syntax, predicate: Predicate, head: int, below: list[int]
) -> tuple[int, ...] | None:
    """Return the tokens of the row's words, or None if one of them is not there."""
    words = [head]
    for alternatives in predicate.words[1:]:
        for index in below:
            if index not in words and not alternatives.isdisjoint(_names_of(syntax, index)):
                words.append(index)
                break
        else:
            return None
    fit = all(_belongs(syntax, predicate, word, words) for word in words[1:])
    return tuple(words) if fit else None


def _belongs(syntax: Syntax, predicate: Predicate, word: int, words: list[int]) -> bool:
    """Return whether a word stands with the others as the row means it.

    A preposition is a particle, governs another word of the row or opens one of its places ("give
    in" is not "gave speeches in 2010"); a noun with a preposition needs it in the row.
    """
    token = syntax.tokens[word]
    base = token.deprel.partition(":")[0]
    if token.upos in _FUNCTION:
        own = token.text.lower() in (*predicate.target, *predicate.source)
        infinitive = token.deprel == "mark" and token.lemma == "to"
        particle = base in ("compound", "advmod", "fixed") or token.xpos == "RP"
        return own or infinitive or particle or token.head in words[1:]
    if base == "obl" and token.head == words[0] and predicate.pos == "verb":
        cases = syntax.having(word, "case")
        return not cases or any(case in words for case in cases)
    return True


def _slots_of(syntax: Syntax, predicate: Predicate, words: tuple[int, ...]) -> Slots:
    """Return the places of all words of a match together; its own words fill none of them."""
    if predicate.pos == "compound":
        return _compound_slots(syntax, words[0])
    slots = {name: list(filled) for name, filled in syntax.slots(words[0]).items()}
    if predicate.pos == "adj":
        slots["subj"] = syntax.having(words[0], "nsubj")
        if syntax.tokens[words[0]].deprel == "amod":
            slots["noun"] = [syntax.tokens[words[0]].head]
    for word in words[1:]:
        if syntax.tokens[word].upos in _OPEN:
            for name, filled in syntax.slots(word).items():
                inner = syntax.tokens[word].upos == "VERB" and name in slots
                if name != "subj" and not inner:
                    slots.setdefault(name, []).extend(filled)
    if predicate.pos == "noun":
        _add_places_of_verb(syntax, words[0], slots)
    return {
        name: kept
        for name, filled in slots.items()
        if (kept := [i for i in filled if i not in words])
    }


def _add_places_of_verb(syntax: Syntax, noun: int, slots: Slots) -> None:
    """Give a noun what its verb's prepositions bring: "held talks with", "imposed sanctions on"."""
    token = syntax.tokens[syntax.first_conjunct(noun)]
    if token.deprel not in ("obj", "nsubj:pass") or syntax.tokens[token.head].upos != "VERB":
        return
    for name, filled in syntax.slots(token.head).items():
        if name not in _OWN_PLACES:
            slots.setdefault(name, []).extend(i for i in filled if i != token.index)


def _compound_slots(syntax: Syntax, head: int) -> Slots:
    """Return who stands before the hyphen (`mod`) and what the compound describes (`noun`)."""
    before = head - 2
    owner = syntax.tokens[before].head
    first = [before]
    if syntax.tokens[before].deprel == "conj" and owner < before:
        first = [owner, before]
    first += [w for w in syntax.having(before, "conj") if w < head]
    noun = syntax.tokens[head].head
    return {"mod": sorted(set(first)), "noun": [noun] if noun != head else []}


def _holds(
    syntax: Syntax,
    actors_at: Collection[int],
    condition: Condition,
    slots: Slots,
    predicate: Predicate,
) -> bool:
    """Return whether *condition* is met by what stands in the slots."""
    names = {"source": predicate.source, "target": predicate.target}.get(
        condition.slot, (condition.slot,)
    )
    filled = [w for name in names for i in slots.get(name, ()) for w in syntax.conjuncts(i)]
    if condition.actor:
        met = any(_names_actor(syntax, actors_at, index) for index in filled)
    elif "*" in condition.words:
        met = bool(filled)
    else:
        met = any(
            syntax.tokens[i].lemma.lower() in condition.words
            or syntax.tokens[i].text.lower() in condition.words
            for i in filled
        )
    return met != condition.negated


def _names_actor(syntax: Syntax, actors_at: Collection[int], index: int) -> bool:
    """Return whether the phrase at *index* is an actor or is described by one."""
    if index in actors_at:
        return True
    return any(
        child in actors_at for child in syntax.having(index, "amod", "compound", "nmod", "flat")
    )
