"""When: the time expressions of an article, with the days they stand for.

In goes an article, out come `TimeExpression`s in the order of the text, none within another:
spans and values by TIMEX3 of TimeML, days as closed intervals.  Works on the text alone by a
grammar.  What a person's term of office was is not known here; see `find_terms`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import partial
from statistics import median
from typing import TypeGuard

from foedera.extract import date_absolute, date_parts, date_relative
from foedera.extract.calendar import Stretch
from foedera.extract.date_context import (
    Direction,
    TenseAt,
    bounded,
    calendar_in,
    is_range,
    lent_years,
)
from foedera.extract.date_grammar import apply_rules
from foedera.extract.date_meanings import TODAY, Meaning, Shifted, Timed, Weekday
from foedera.extract.date_resolve import Anchors, Resolved, Resolver
from foedera.extract.date_words import ORDINALS, Word, words_of
from foedera.knowledge.periods import Periods
from foedera.model import Article, Basis, TimeExpression, When

_STAGES = (
    (*date_parts.CLOCK_RULES, *date_absolute.RULES, *date_relative.RULES),
    date_parts.PART_RULES,
    date_parts.MODIFIER_RULES,
    date_parts.HOUR_RULES,
)
_FEW, _MANY = 3, 12  # years that a short and a long history name at the least
_FAR = 3  # years between a history and the day it was written
_LEAST_SPREAD, _SPREADS = 10, 4  # how far from the median a year is no aside
_FILED_WITHIN = 10  # days between the day of a dateline and that of publication
_TERM = re.compile(
    r"\b(?:his|her|their|its|my|our|[A-Z][\w-]+['’]s?)\s+"
    r"(?:(first|second|third|fourth|fifth|previous|last|current|new)\s+)"
    r"(?:(?:\w+-year|presidential|White\s+House|four|five|six)\s+)?"
    r"(?:term|presidency|administration|mandate)\b(?!-)"
)
_TERM_WORDS = {"previous": -1, "last": -1, "current": 0, "new": 0}


def find_times(
    article: Article, periods: Periods, tense_at: TenseAt | None = None
) -> tuple[TimeExpression, ...]:
    """Return the time expressions of *article*.

    >>> from foedera.knowledge.periods import load_periods
    >>> text = "Russia and Iran signed a treaty on Friday."
    >>> article = Article("", "", text, published=date(2025, 1, 18))
    >>> [(time.text, time.value) for time in find_times(article, load_periods())]
    [('Friday', '2025-01-17')]

    Args:
        article: anchors are its day of publication and that of its dateline.
        periods: the named periods.
        tense_at: tells "past", "present" or "future" of the verb near an offset of the text.
    """
    words = words_of(article.text, periods)
    direction = Direction(words, [word.start for word in words], tense_at)
    for stage in _STAGES:
        words = apply_rules(words, stage)
    meanings = {n: meaning for n, word in enumerate(words) if _is_time(meaning := word.meaning)}
    meanings |= lent_years(words, list(meanings))
    found = _resolved(words, meanings, direction, _day_of_writing(article))
    return tuple(_expressions(article.text, words, list(meanings), found))


def find_terms(article: Article) -> tuple[tuple[int, int, int], ...]:
    """Return the terms of office named in *article*: start, end and which term.

    "his first term" is 1, "her second presidency" 2, a current one 0, a previous one -1.  Whose
    term it is, and when it was, is for the reader of the whole article to say.
    """
    return tuple(
        (match.start(), match.end(), _TERM_WORDS.get(word) or ORDINALS.get(word, 0))
        for match in _TERM.finditer(article.text)
        for word in [match.group(1)]
    )


def _is_time(meaning: object) -> TypeGuard[Meaning]:
    return isinstance(meaning, Meaning)


def _day_of_writing(article: Article) -> date | None:
    filed = article.dateline.day if article.dateline is not None else None
    if filed is None or article.published is None:
        return filed or article.published
    near = 0 <= (article.published - filed).days <= _FILED_WITHIN
    return filed if near else article.published


def _resolved(
    words: list[Word], meanings: dict[int, Meaning], direction: Direction, written: date | None
) -> list[Resolved]:
    """Return what each time stands for, read in the order of the text."""
    dates = map(calendar_in, meanings.values())
    years = [known.year for known in dates if known and known.year]
    near = sum(map(_leans_on_today, meanings.values()))
    anchors = Anchors(written, _is_history(years, near, written), _main_years(years))
    found = []
    for n, meaning in meanings.items():
        word = words[n]
        resolver = Resolver(anchors, partial(direction.at, word.start, word.end))
        resolved = resolver.resolve(meaning)
        found.append(resolved)
        told = not (anchors.history and _leans_on_today(meaning))
        if told and resolved.type in ("DATE", "TIME"):
            anchors.follow(resolved.stretch)
    return found


def _is_history(years: list[int], near: int, written: date | None) -> bool:
    """Tell whether a text tells of years far from its own day, by the years it names."""
    if written is None:
        return len(years) > 1 and len(years) > 2 * near
    if len(years) < _FEW:
        return False
    away = median(abs(year - written.year) for year in years)
    if away > _FAR:
        return len(years) >= (4 if len(years) >= _MANY else 8) * near
    return away >= 1 and len(years) >= max(_MANY, 10 * near)


def _main_years(years: list[int]) -> range:
    """Return the years around which those named lie close together."""
    if not years:
        return range(0)
    middle = int(median(years))
    spread = max(_LEAST_SPREAD, int(_SPREADS * median(abs(year - middle) for year in years)))
    return range(middle - spread, middle + spread + 1)


def _leans_on_today(meaning: Meaning) -> bool:
    if isinstance(meaning, Timed) and meaning.of is not None:
        return _leans_on_today(meaning.of)
    if isinstance(meaning, Weekday):
        return meaning.relation in ("", "last", "next")
    return isinstance(meaning, Shifted) and meaning.anchor == TODAY


def _expressions(
    text: str, words: list[Word], places: list[int], found: list[Resolved]
) -> Iterator[TimeExpression]:
    ranges = _ranges(words, places, found)
    for n, resolved in zip(places, found, strict=True):
        word = words[n]
        start, end = word.start, word.end
        stretch = bounded(words, n, resolved.stretch)
        explicit = resolved.explicit
        if n in ranges:
            stretch, start, end, explicit = ranges[n]
        quote = text[start:end]
        yield TimeExpression(
            word.start,
            word.end,
            text[word.start : word.end],
            resolved.type,
            resolved.stretch.value,
            When(stretch.first, stretch.last, _basis(stretch, explicit=explicit), quote),
        )


def _basis(stretch: Stretch, *, explicit: bool) -> Basis:
    if stretch.first is None and stretch.last is None:
        return Basis.NONE
    return Basis.EXPLICIT if explicit else Basis.RELATIVE


def _ranges(
    words: list[Word], places: list[int], found: list[Resolved]
) -> dict[int, tuple[Stretch, int, int, bool]]:
    """Return for both ends of every range its days, its words, and whether they say all."""
    ranges: dict[int, tuple[Stretch, int, int, bool]] = {}
    pairs = zip(places, places[1:], found, found[1:], strict=False)
    for here, there, left, right in pairs:
        first, last = left.stretch.first, right.stretch.last
        if first is None or last is None or last < first or not is_range(words, here, there):
            continue
        if left.type != right.type or left.type not in ("DATE", "TIME"):
            continue
        whole = (
            Stretch("", first, last),
            words[here].start,
            words[there].end,
            left.explicit and right.explicit,
        )
        ranges[here] = ranges[there] = whole
    return ranges
