"""What the words around a time do to it: "since", "until", ranges, the tense of the sentence.

In go the words of a text and the place of a time among them; out comes an interval that is open
or wider, the year that a neighbour lends, or the direction in which a bare weekday lies.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from foedera.extract.calendar import ONE_DAY, Stretch
from foedera.extract.date_meanings import Calendar, Meaning, Part, Timed
from foedera.extract.date_words import LETTER, Word

TenseAt = Callable[[int], str | None]

_FUTURE = frozenset(
    "will ll shall due scheduled slated planned planning plans plan expected upcoming coming"
    " deadline tomorrow forthcoming".split()
)
_PAST = frozenset(
    "said told was were had did met held took made began came went gave saw got won left led"
    " sent struck shot fell rose spoke wrote kept became found brought thought has have hit put"
    " set cut quit flew drew broke swore fought sought bought caught taught lost paid sold stood"
    " understood withdrew ran".split()
)
_LEFT, _RIGHT = 14, 10  # how many words a verb may be away
_ENDS = frozenset(LETTER[kind] for kind in ("FULLSTOP", "BREAK"))
_LIMITS = frozenset(LETTER[kind] for kind in ("BY", "UNTIL"))
_RANGES = frozenset(LETTER[kind] for kind in ("TO", "DASH", "THROUGH", "UNTIL", "LONGDASH"))
_JOINS = frozenset(
    LETTER[kind]
    for kind in (
        "AND",
        "OR",
        "TO",
        "DASH",
        "COMMA",
        "THROUGH",
        "UNTIL",
        "SLASHMARK",
        "LONGDASH",
    )
)


@dataclass(frozen=True, slots=True)
class Direction:
    """Tells whether a time lies ahead or behind, by the verb nearest to it."""

    words: Sequence[Word]
    starts: Sequence[int]
    tense_at: TenseAt | None

    def at(self, start: int, end: int) -> str | None:
        """Return "past", "future", "limit" ("by March": either) or None for a time."""
        first = bisect_left(self.starts, start)
        cue = self._cue(first, bisect_left(self.starts, end))
        if cue != "future" and self.tense_at is not None:
            tense = self.tense_at(start)
            cue = tense if tense in ("past", "future") else cue
        limit = first > 0 and self.words[first - 1].kind in _LIMITS
        return "limit" if limit and cue != "future" else cue

    def _cue(self, first: int, last: int) -> str | None:
        for n in range(first - 1, max(-1, first - 1 - _LEFT), -1):
            if self.words[n].kind in _ENDS:
                break
            cue = self._cue_of(n)
            if cue is not None:
                return cue
        for n in range(last, min(len(self.words), last + _RIGHT)):
            if self.words[n].kind in _ENDS:
                break
            cue = self._cue_of(n)
            if cue is not None:
                return cue
        return None

    def _cue_of(self, n: int) -> str | None:
        text = self.words[n].text
        if text in _FUTURE:
            return "future"
        if text in _PAST or (text.endswith("ed") and len(text) > 4):
            before = self.words[n - 1].text if n else ""
            return "future" if before == "be" else "past"
        return None


def bounded(words: Sequence[Word], at: int, stretch: Stretch) -> Stretch:
    """Return the days of "since", "until", "by", "before" or "after" a time."""
    if stretch.first is None and stretch.last is None:
        return stretch
    before = words[at - 1].kind if at else ""
    after = words[at + 1].kind if at + 1 < len(words) else ""
    if before == LETTER["SINCE"]:
        return replace(stretch, last=None)
    if before in (LETTER["UNTIL"], LETTER["BY"]):
        return replace(stretch, first=None)
    attributive = stretch.unit in ("D", "M") and after == LETTER["WORD"]
    if attributive or after == LETTER["POSS"]:
        return (
            stretch  # "before Friday's talks", "after January elections": not the time itself
        )
    if before == LETTER["BEFORE"] and _included(words, at):
        return replace(stretch, first=None)
    if (
        before == LETTER["BEFORE"]
        and stretch.first is not None
        and stretch.first.toordinal() > 1
    ):
        return replace(stretch, first=None, last=stretch.first - ONE_DAY)
    if before == LETTER["AFTER"] and stretch.last is not None and stretch.last.year < 9999:
        return replace(stretch, first=stretch.last + ONE_DAY, last=None)
    return stretch


def _included(words: Sequence[Word], at: int) -> bool:
    """Tell "on or before 31 March" and "before the end of March" from "before March"."""
    alternative = at > 1 and words[at - 2].kind == LETTER["OR"]
    return alternative or isinstance(words[at].meaning, Part)


def is_range(words: Sequence[Word], first: int, second: int) -> bool:
    """Tell whether two times, by their places among the words, are the ends of one range."""
    if second - first != 2:
        return False
    before = words[first - 1].text if first else ""
    joint = words[first + 1]
    ends = [calendar_in(words[n].meaning) for n in (first, second)]
    if joint.text == "and" and all(end is not None and end.unit == "CE" for end in ends):
        return True
    if before == "between":
        return joint.text in ("and", "&", "-", "–")
    return joint.kind in _RANGES


def lent_years(words: Sequence[Word], times: Sequence[int]) -> dict[int, Meaning]:
    """Return the times that take their year from a neighbour: "April and June 1955"."""
    changed: dict[int, Meaning] = {}
    for here, there in reversed(list(pairwise(times))):
        meaning = words[here].meaning
        lender = calendar_in(changed.get(there, words[there].meaning))
        own = calendar_in(meaning)
        if own is None or lender is None or lender.year is None or not _needs_year(own):
            continue
        if _joined(words, here, there) and own.month is not None and lender.month is not None:
            year = lender.year - (own.month > lender.month)
            changed[here] = _with_year(meaning, year)
    for here, there in pairwise(times):
        lender = calendar_in(changed.get(here, words[here].meaning))
        own = calendar_in(words[there].meaning)
        if own is None or lender is None or lender.year is None or there in changed:
            continue
        if not _needs_year(own) or own.month is None or lender.month is None:
            continue
        if is_range(words, here, there):
            year = lender.year + (own.month < lender.month)
            changed[there] = _with_year(words[there].meaning, year)
    return changed


def calendar_in(meaning: object) -> Calendar | None:
    """Return the date of the calendar that a part or time of day belongs to."""
    while isinstance(meaning, Part | Timed):
        meaning = meaning.of
    return meaning if isinstance(meaning, Calendar) else None


def _needs_year(own: Calendar) -> bool:
    return own.year is None and own.within is None and not own.relation


def _joined(words: Sequence[Word], here: int, there: int) -> bool:
    between = words[here + 1 : there]
    return 0 < len(between) <= 2 and all(word.kind in _JOINS for word in between)


def _with_year(meaning: object, year: int) -> Meaning:
    if isinstance(meaning, Part):
        return replace(meaning, of=_with_year(meaning.of, year))
    if isinstance(meaning, Timed):
        return replace(meaning, of=_with_year(meaning.of, year))
    assert isinstance(meaning, Calendar)
    return replace(meaning, year=year)
