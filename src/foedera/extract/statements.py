"""Who says what: statements, and which words rest on somebody's word.

In go the parse and the matches of speech verbs; out come `Statement`s and, for every word
inside one, its speaker. "According to X" counts as speech.
"""

from __future__ import annotations

from dataclasses import dataclass

from foedera.extract.matching import Match
from foedera.extract.roles import Roles, Side
from foedera.extract.syntax import Syntax
from foedera.model import Statement

_SOURCES = ("according to", "per")
_QUOTES = "“\"„«‘'"


@dataclass(frozen=True, slots=True)
class Speech:
    """One act of speaking: who, with which word, and the words said."""

    speakers: Side
    cue: int
    first: int  # tokens, half open
    last: int


def find_speeches(
    syntax: Syntax, roles: Roles, matches: dict[int, Match]
) -> tuple[Speech, ...]:
    """Return the acts of speaking whose speaker is a political actor, in order."""
    found = []
    for head, match in sorted(matches.items()):
        if "say" not in match.predicate.flags:
            continue
        speakers = roles.source(match)
        content = _content(syntax, head)
        if speakers and content:
            found.append(Speech(speakers, head, *content))
    for token in syntax.tokens:
        if token.deprel.startswith("obl") and syntax.marker(token.index) in _SOURCES:
            speakers = roles.of_phrase(token.index)
            if speakers and token.head != token.index:
                low, high = syntax.subtree(token.head)
                found.append(Speech(speakers, token.index, low, high))
    return tuple(found)


def _content(syntax: Syntax, verb: int) -> tuple[int, int] | None:
    """Return the range of words that *verb* introduces."""
    for child in syntax.having(verb, "ccomp", "parataxis", "csubj"):
        return syntax.subtree(child)
    token = syntax.tokens[verb]
    if token.deprel == "parataxis" and token.head != verb:
        low, high = syntax.subtree(token.head)
        own_low, own_high = syntax.subtree(verb)
        return (low, own_low) if own_low - low >= high - own_high else (own_high, high)
    for child in syntax.having(verb, "obj", "xcomp"):
        return syntax.subtree(child)
    return None


def speaker_of(speeches: tuple[Speech, ...], word: int) -> Side:
    """Return who says the word, by the innermost speech around it; () if the article does."""
    around = [s for s in speeches if s.first <= word < s.last and s.cue != word]
    return min(around, key=lambda s: s.last - s.first).speakers if around else ()


def statements_of(syntax: Syntax, speeches: tuple[Speech, ...]) -> tuple[Statement, ...]:
    """Return the speeches as statements, one for each speaker."""
    tokens = syntax.tokens
    found = []
    for speech in speeches:
        first, last = speech.first, speech.last
        while (
            last - first > 1
            and tokens[last - 1].upos == "PUNCT"
            and tokens[last - 1].text in ".,;:"
        ):
            last -= 1
        while last - first > 1 and tokens[first].text in (",", "that", ":"):
            first += 1
        quote = syntax.doc.quote(first, last)
        before = tokens[first - 1].text if first else ""
        direct = quote[:1] in _QUOTES or before in tuple(_QUOTES)
        for speaker in speech.speakers:
            found.append(
                Statement(
                    speaker,
                    tokens[speech.cue].text,
                    direct,
                    tokens[first].start,
                    tokens[last - 1].end,
                    quote,
                )
            )
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.speaker.key)))
