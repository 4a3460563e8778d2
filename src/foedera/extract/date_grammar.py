"""How the rules of time expressions are applied: patterns over kinds of words, in a cascade.

A rule is a pattern (see `date_words.pattern`) and a function that builds what the words mean,
or None if it takes them back.  A stage applies its rules together, leftmost and longest first,
and replaces the words of each time by one word that carries the meaning; the next stage sees
that word.  The rules themselves stand in `date_absolute`, `date_relative` and `date_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from foedera.extract.date_meanings import Meaning
from foedera.extract.date_words import LETTER, Word, pattern


class Time(NamedTuple):
    """A run of words, half open, and what it means."""

    first: int
    last: int
    kind: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Found:
    """A match of a rule in a run of words; groups are asked for by name."""

    words: Sequence[Word]
    match: re.Match[str]

    def has(self, group: str) -> bool:
        """Tell whether the group took part in the match."""
        return self.span(group)[0] >= 0

    def text(self, group: str) -> str:
        """Return the first word of the group, in lower case; empty if it took no part."""
        at = self.span(group)[0]
        return self.words[at].text if at >= 0 else ""

    def texts(self, group: str) -> list[str]:
        """Return all words of the group."""
        first, last = self.span(group)
        return [word.text for word in self.words[first:last]] if first >= 0 else []

    def span(self, group: str) -> tuple[int, int]:
        """Return the positions of the group's words, half open; -1, -1 if it took no part."""
        return self.match.span(group) if group in self.match.re.groupindex else (-1, -1)

    def meaning(self, group: str) -> object:
        """Return what the first word of the group carries."""
        return self.words[self.match.start(group)].meaning

    def time(self, meaning: Meaning, kind: str = "DATE") -> list[Time]:
        """Return one time: the group "x" if the rule has one, else all that was matched."""
        first, last = self.match.span("x") if self.has("x") else self.match.span()
        return [Time(first, last, LETTER[kind], meaning)]

    def times(self, spans: Iterable[tuple[tuple[int, int], Meaning]]) -> list[Time]:
        """Return several times, each with its span."""
        return [Time(first, last, LETTER["DATE"], meaning) for (first, last), meaning in spans]


Build = Callable[[Found], list[Time] | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what its words mean; an empty list means: these words are no time."""

    pattern: re.Pattern[str]
    build: Build


def rule(text: str, build: Build) -> Rule:
    """Return a rule for a pattern over names of kinds."""
    return Rule(pattern(text), build)


def apply_rules(words: list[Word], rules: Sequence[Rule]) -> list[Word]:
    """Return *words* with every time that *rules* find made one word."""
    letters = "".join([word.kind for word in words])
    matches = [
        (match.start(), -match.end(), order, match)
        for order, known in enumerate(rules)
        for match in known.pattern.finditer(letters)
    ]
    matches.sort(key=lambda entry: entry[:3])
    reduced: list[Word] = []
    covered = copied = 0
    for start, _, order, match in matches:
        if start < covered:
            continue
        times = rules[order].build(Found(words, match))
        if times is None:
            continue
        covered = match.end()
        for time in times:
            reduced += words[copied : time.first]
            reduced.append(_joined(words[time.first : time.last], time))
            copied = time.last
    reduced += words[copied:]
    return reduced


def _joined(words: Sequence[Word], time: Time) -> Word:
    text = " ".join(word.text for word in words)
    return Word(time.kind, words[0].start, words[-1].end, text, time.meaning)
