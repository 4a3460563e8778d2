"""Coding a descriptive phrase without a parse: "hardline lawmakers from Iran" is IRN LEG.

In goes the text of a phrase, out come the actors it denotes.  The phrase is cut at prepositions,
possessives and "and"; its pieces are coded as noun phrases whose noun is their last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from foedera.knowledge.directory import DASHES, Candidate, Directory, Part
from foedera.knowledge.names import fold
from foedera.knowledge.phrases import NATIONAL, NounPhrase, Qualifiers, code_noun_phrase

_WORD = re.compile(
    r"(?:pro|anti|ex|non)-\w+|(?:[A-Za-z]\.){2,}|['’]s\b|[^\W_]+(?:['’](?!s\b)\w+)?\.?|\S"
)
_BEFORE = frozenset(
    "of from in at for across within inside on under to with against by near".split()
)
_AFTER = frozenset("who that which , ; ( : including".split())
_OWNING = ("of", "from", "in", "at", "for", "across", "within", "inside", "on", "under")
_PLACING = ("in", "at", "across", "within", "inside", "on")
_PLAIN = frozenset(["the", "a", "an", "his", "her", "its", "our", "their", "some", "two"])
_JOINING = frozenset({"and", "or", "&", "/"})


@dataclass(frozen=True, slots=True)
class _Piece:
    intro: str  # the word before it
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Wording:
    """A phrase with its words, names and roles."""

    words: Sequence[str]
    parts: tuple[Part, ...]
    qualifiers: Qualifiers

    def within(self, first: int, last: int) -> tuple[Part, ...]:
        return tuple(p for p in self.parts if first <= p.first and p.last <= last)

    def free(self, at: int) -> bool:
        """Return whether the word at *at* belongs to no name or role."""
        return not any(p.first <= at < p.last for p in self.parts)


def code_words(
    phrase: str, directory: Directory, qualifiers: Qualifiers, day: date | None = None
) -> tuple[Candidate, ...]:
    """Return the actors that *phrase* denotes on *day*; several if it coordinates them."""
    words = [w.group() for w in _WORD.finditer(phrase)]
    parts = directory.scan(words, day)
    wording = _Wording(words, tuple(p for p in parts if _is_whole(words, p, parts)), qualifiers)
    pieces = _cut(wording)
    while len(pieces) > 1 and _only_counts(wording, pieces[0]) and pieces[1].intro == "of":
        pieces = pieces[1:]
    found = _code_pieces(wording, pieces)
    return tuple(replace(c, sector="UNK") if c.kind == "modifier" else c for c in found)


def _is_whole(words: Sequence[str], part: Part, parts: Sequence[Part]) -> bool:
    """Return whether a name is not the end or beginning of a longer, unknown one."""
    if part.kind not in ("person", "organisation", "body") or part.last - part.first > 1:
        return True
    sure = [p for p in parts if p.kind in (*NATIONAL, "role") or p.last - p.first > 1]
    known = {at for p in sure for at in range(p.first, p.last)}
    beside = [at for at in (part.first - 1, part.last) if 0 <= at < len(words)]
    if any(words[at] in DASHES for at in beside):
        beside += [at for at in (part.first - 2, part.last + 1) if 0 <= at < len(words)]
    return not any(
        words[at][0].isupper() and words[at].lower() not in _PLAIN and at not in known
        for at in beside
    )


def _code_pieces(wording: _Wording, pieces: Sequence[_Piece]) -> tuple[Candidate, ...]:
    if not pieces:
        return ()
    owners = _owners(wording, pieces[1:])
    found = _code_piece(wording, pieces[0].first, pieces[0].last, owners)
    if found and any(c.kind != "modifier" for c in found):
        return found
    for at in range(1, len(pieces)):
        if pieces[at].intro in (*_OWNING, ",", ":"):
            later = _code_pieces(wording, pieces[at:])
            if any(c.kind != "modifier" for c in later):
                return _parts_of(later) if pieces[at].intro in _PLACING else later
    return found


def _parts_of(found: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """Return nations as what only qualifies a noun: "regions across Peru" are not Peru."""
    return tuple(
        replace(c, kind="modifier", how="modifier") if c.kind in NATIONAL else c for c in found
    )


def _cut(wording: _Wording) -> list[_Piece]:
    pieces: list[_Piece] = []
    first, intro = 0, ""
    for at, word in enumerate(wording.words):
        low = word.lower()
        if (low in _BEFORE or low in _AFTER) and wording.free(at):
            if at > first:
                pieces.append(_Piece(intro, first, at))
            first, intro = at + 1, low
    if first < len(wording.words):
        pieces.append(_Piece(intro, first, len(wording.words)))
    return pieces


def _only_counts(wording: _Wording, piece: _Piece) -> bool:
    """Return whether a piece only groups what follows: "a team of"."""
    head = fold(wording.words[piece.last - 1])
    return "part" in wording.qualifiers.get(head, ())


def _owners(wording: _Wording, pieces: Sequence[_Piece]) -> tuple[Candidate, ...]:
    """Return whose the noun is, by the pieces after it: "of Peru" before "in Lima"."""
    for intro in _OWNING:
        for at, piece in enumerate(pieces):
            if piece.intro == intro:
                found = tuple(c for c in _code_pieces(wording, pieces[at:]) if c.code)
                if found:
                    return found
    return ()


def _code_piece(
    wording: _Wording, first: int, last: int, owners: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    for at in range(last - 1, first, -1):
        if wording.words[at] in ("'s", "’s") and wording.free(at) and at + 1 < last:
            owner = _code_piece(wording, first, at, owners)
            return _code_piece(wording, at + 1, last, owner or owners)
    found: list[Candidate] = []
    for start, stop in _joined(wording, first, last):
        for candidate in _code_base(wording, start, stop, owners):
            if (candidate.code, candidate.name) not in {(c.code, c.name) for c in found}:
                found.append(candidate)
    return tuple(found)


def _joined(wording: _Wording, first: int, last: int) -> list[tuple[int, int]]:
    """Return the coordinated noun phrases; nations that share a noun stay together."""
    found: list[tuple[int, int]] = []
    start = first
    for at in range(first, last):
        if wording.words[at].lower() in (*_JOINING, ",") and wording.free(at):
            shared = _shares(wording, start, at, last)
            if not shared:
                found.append((start, at))
                start = at + 1
    found.append((start, last))
    return [(a, b) for a, b in found if a < b]


def _shares(wording: _Wording, first: int, at: int, last: int) -> bool:
    """Return whether the words before *at* only qualify a noun after it: "US and British"."""
    before, after = wording.within(first, at), wording.within(at + 1, last)
    if not before or before[-1].last != at or any(p.kind == "role" for p in before):
        return False
    if not any(p.kind == "role" for p in after):
        return False
    name = "".join(wording.words[before[-1].first : at])
    return before[-1].kind == "adjective" or name.isupper()


def _code_base(
    wording: _Wording, first: int, last: int, owners: tuple[Candidate, ...]
) -> tuple[Candidate, ...]:
    parts = wording.within(first, last)
    if not parts:
        return ()
    head = last - 1
    if wording.free(head) and parts[-1].kind not in (*NATIONAL, "role"):
        head = parts[-1].last - 1  # "the World Bank Group"
    phrase = NounPhrase(wording.words, first, last, head, parts, owners)
    return code_noun_phrase(phrase, wording.qualifiers)
