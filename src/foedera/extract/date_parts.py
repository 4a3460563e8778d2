"""Rules of the later stages: parts of a date, times of the day, dates within other dates.

"early March", "late last year", "the end of 2023", "Friday night", "9 a.m. on Friday",
"July of that year", "Thursday last week", "1967, 1968 and 1973".  They stand on words that the
first stage has already made dates of.
"""

from __future__ import annotations

import re
from dataclasses import replace

from foedera.extract.date_absolute import number_of_ordinal, year_of_text
from foedera.extract.date_grammar import Found, Rule, Time, rule
from foedera.extract.date_meanings import (
    Calendar,
    Duration,
    Meaning,
    Named,
    Part,
    Shifted,
    Slice,
    Timed,
    Weekday,
)
from foedera.extract.date_relative import length, unit_of
from foedera.extract.date_words import DAY_PARTS, LETTER, NUMBERS, SEASONS

_PARTS = {
    "early": "early", "earlier": "earlier", "late": "late", "later": "later", "mid": "mid",
    "middle": "mid", "midpoint": "mid", "end": "end", "close": "end", "start": "start",
    "beginning": "start", "onset": "start", "outset": "start", "turn": "start",
    "latter": "second half", "first": "first half", "second": "second half", "rest": "later",
    "remainder": "later", "initial": "first half", "opening": "start", "final": "end",
    "closing": "end", "last": "end",
}  # fmt: skip
_PLAIN_DURATION = re.compile(r"P(?P<amount>X|\d+)(?P<unit>D|W|WE|M|Y|DE|CE)")
_DATES = (Calendar, Weekday, Shifted, Part, Named)


def _dated(found: Found, group: str) -> Meaning | None:
    meaning = found.meaning(group)
    return meaning if isinstance(meaning, _DATES) else None


def is_day(meaning: object) -> bool:
    """Tell whether a meaning is one day, so that it may have a time."""
    if isinstance(meaning, Part):
        return is_day(meaning.of)
    if isinstance(meaning, Calendar | Shifted):
        return meaning.unit == "D"
    return isinstance(meaning, Weekday | Named)


def _part(found: Found) -> list[Time] | None:
    of = _dated(found, "date")
    part = _PARTS[found.text("part")]
    if of is None or isinstance(of, Part):
        return None
    if part in ("earlier", "later") and is_day(of):
        return found.time(of)
    return found.time(Part(part, of))


def _part_of_day(found: Found) -> list[Time] | None:
    of = _dated(found, "date")
    if of is None or not is_day(of):
        return None
    return found.time(Timed(f"T{DAY_PARTS[found.text('part')]}", of))


def _early_hours(found: Found) -> list[Time] | None:
    of = _dated(found, "date")
    return found.time(Timed("TMO", of)) if of is not None and is_day(of) else None


def _within(found: Found) -> list[Time] | None:
    """Return "July of that year", "Thursday last week", "June 20 of 1792"."""
    inner, outer = _dated(found, "date"), _dated(found, "outer")
    if isinstance(inner, Part):
        whole = _placed(inner.of, outer, of=found.has("of"))
        return None if whole is None else found.time(replace(inner, of=whole))
    placed = _placed(inner, outer, of=found.has("of"))
    return None if placed is None else found.time(placed)


def _placed(inner: Meaning | None, outer: Meaning | None, *, of: bool) -> Meaning | None:
    if isinstance(outer, Calendar):
        if not of or outer.unit not in ("Y", "M"):
            return None
        unit = outer.unit
    elif isinstance(outer, Shifted):
        unit = outer.unit
    else:
        return None
    if isinstance(inner, Calendar) and inner.year is None and inner.within is None:
        wanted = "M" if inner.unit == "D" and inner.month is None else "Y"
        return replace(inner, within=outer) if unit == wanted else None
    if isinstance(inner, Named) and inner.year is None and unit == "Y":
        return replace(inner, within=outer)
    if isinstance(inner, Weekday) and unit == "W":
        return replace(inner, within=outer, relation="")
    return None


def _related(found: Found) -> list[Time] | None:
    """Return "last March", "the following summer", "next Ramadan"."""
    meaning, rel = found.meaning("date"), found.text("rel")
    if isinstance(meaning, Calendar | Named) and meaning.year is None:
        relation = {
            "past": "last",
            "that": "same",
            "prior": "previous",
            "preceding": "previous",
            "subsequent": "following",
            "upcoming": "coming",
            "current": "this",
        }.get(rel, rel)
        if relation == "next" and found.has("the"):
            relation = "following"
        return found.time(replace(meaning, relation=relation))
    return None


def _more_years(found: Found) -> list[Time] | None:
    """Return the further years of "1967, 1968 and 1973"."""
    meaning = found.meaning("date")
    if not isinstance(meaning, Calendar) or meaning.year is None or meaning.unit not in "YMD":
        return None
    first, last = found.match.span()
    times: list[tuple[tuple[int, int], Meaning]] = []
    for n in range(first + 1, last):
        if found.words[n].kind == LETTER["YEAR"]:
            year = year_of_text(found.words[n].text)
            if meaning.unit != "Y" and year < meaning.year:
                return None
            times.append(((n, n + 1), Calendar("Y", year)))
    return found.times(times)


def _day_of_month(found: Found) -> list[Time] | None:
    text = found.text("day")
    number = int(text[:-2])
    return found.time(Calendar("D", day=number)) if 1 <= number <= 31 else None


def _slice(found: Found) -> list[Time] | None:
    """Return "the last two weeks of February"."""
    of = _dated(found, "date")
    text = found.text("which")
    if of is None or is_day(of):
        return None
    position = -1 if text in ("last", "final", "closing") else number_of_ordinal(text) - 1
    duration = found.meaning("length")
    value = (
        duration.value
        if isinstance(duration, Duration)
        else length(1, unit_of(found.text("length")))
    )
    parsed = _PLAIN_DURATION.fullmatch(value)
    if parsed is None:
        return None
    amount = None if parsed["amount"] == "X" else float(parsed["amount"])
    return found.time(Slice(value, parsed["unit"], amount, position, of), "TIMEX")


def _season_of(found: Found) -> list[Time] | None:
    season = Calendar("SEASON", season=SEASONS[found.text("season")])
    placed = _placed(season, _dated(found, "outer"), of=True)
    return None if placed is None else found.time(placed)


# ---------------------------------------------------------------- clock times


def _clock(found: Found) -> list[Time] | None:
    text = found.text("clock") or found.text("local")
    if text in ("noon", "midday"):
        return found.time(Timed("T12:00"), "HOUR")
    if text == "midnight":
        return found.time(Timed("T24:00"), "HOUR")
    hours, minutes = _hours_minutes(text)
    half = found.text("half")
    if half.startswith("p") and hours < 12:
        hours += 12
    elif half.startswith("a") and hours == 12:
        hours = 0
    if hours > 24 or minutes > 59:
        return None
    zulu = "Z" if found.has("zone") and "gmt" in found.texts("zone") else ""
    return found.time(Timed(f"T{hours:02}:{minutes:02}{zulu}"), "HOUR")


def _hours_minutes(text: str) -> tuple[int, int]:
    if text in NUMBERS:
        return NUMBERS[text], 0
    digits = text.replace(".", ":").split(":")
    if len(digits) > 1:
        return int(digits[0]), int(digits[1])
    if len(text) == 4:
        return int(text[:2]), int(text[2:])
    return (int(text), 0) if text.isdigit() else (99, 0)


def _hour_of_date(found: Found) -> list[Time] | None:
    hour, of = found.meaning("hour"), found.meaning("date")
    if not isinstance(hour, Timed) or hour.of is not None:
        return None
    if isinstance(of, Timed):
        return found.time(Timed(_of_half(hour.suffix, of.suffix), of.of))
    of = _dated(found, "date")
    return found.time(Timed(hour.suffix, of)) if of is not None and is_day(of) else None


def _of_half(hour: str, part: str) -> str:
    """Return "T21:00" for nine o'clock at night."""
    hours = int(hour[1:3])
    late = part in ("TAF", "TEV") or (part == "TNI" and hours > 5)
    return f"T{hours + 12}{hour[3:]}" if late and hours < 12 else hour


def _hour_on_date(found: Found) -> list[Time] | None:
    """Return the hour and the date of "9 a.m. on Friday", two times of one day."""
    hour, of = found.meaning("hour"), _dated(found, "date")
    if not isinstance(hour, Timed) or of is None or not is_day(of):
        return None
    return found.times([(found.span("hour"), Timed(hour.suffix, of)), (found.span("date"), of)])


def _hour(found: Found) -> list[Time] | None:
    hour = found.meaning("hour")
    return found.time(hour) if isinstance(hour, Timed) else None


_TAIL = "(?P<zone>ZONE TIME?|OPEN ZONE CLOSED)?"
_JOINED = "(?:COMMA? (?:AND|OR|TO|DASH)|COMMA)"
CLOCK_RULES: tuple[Rule, ...] = (
    rule(f"(?P<clock>CLOCK|DAYNUM|INT) (?P<half>AMPM) {_TAIL}", _clock),
    rule(f"(?P<clock>DAYNUM|CARD) OCLOCK {_TAIL}", _clock),
    rule("(?P<clock>CLOCK|MILITARY|YEAR|INT|DAYNUM) (?P<zone>ZONE|OPEN ZONE CLOSED)",
         _clock),
    rule("(?<=[AT BY UNTIL FROM NEAR BEFORE AFTER SINCE BETWEEN])(?P<clock>CLOCK)"
        " (?!TIMES|UNITS)|(?P<local>CLOCK)(?=LOCAL TIME)",
         _clock),
    rule("(?P<clock>NOON|MIDNIGHT) (?P<zone>ZONE)?", _clock),
)  # fmt: skip
PART_RULES: tuple[Rule, ...] = (
    # July of that year, Thursday last week; last March
    rule("(?P<date>DATE) (?P<of>OF|IN) (?P<outer>DATE)", _within),
    rule("(?P<date>DATE) COMMA? (?P<outer>DATE)", _within),
    rule(
        "(?P<the>THE)? (?P<rel>LAST|PAST|NEXT|COMING|THIS|THAT|PREVIOUS|FOLLOWING|SAME)"
        " (?P<date>DATE)",
        _related,
    ),
    rule("THIS (?P<rel>PAST|COMING) (?P<date>DATE)", _related),
    rule("THE? (?P<season>ANYSEASON) OF (?P<outer>DATE)", _season_of),
    # 1967, 1968 and 1973
    rule(f"(?P<date>DATE) (?:{_JOINED} YEAR){{1,20}} (?!COUNTED|UNITS|TIMES)", _more_years),
    # on the 17th
    rule("(?<=[ON BY UNTIL SINCE])(?P<x>THE (?P<day>ORD)) (?=STOP|OF|AND|IN)", _day_of_month),
)
MODIFIER_RULES: tuple[Rule, ...] = (
    rule("(?P<part>EARLY|LATE|EARLIER|LATER) [IN ON]? (?P<date>DATE)", _part),
    rule("THE (?P<part>EARLY|LATE) (?:TO LATE)? (?P<date>DATE)", _part),
    rule("THE? (?P<part>MID) DASH? (?P<date>DATE)", _part),
    rule("THE? (?:EARLY|LATE)? (?P<part>END|START|MIDDLE|REST) OF (?P<date>DATE)", _part),
    rule("(?P<part>END|START) DASH (?P<date>DATE)", _part),
    rule(
        "THE (?P<part>LATTER|FIRST|ORDW|EARLY|LATE|FINAL|LAST) (?:HALF|PART|DAYUNITS) OF"
        " (?P<date>DATE)",
        _part,
    ),
    rule("(?P<date>DATE) [POSS DASH] (?P<part>END|START)", _part),
    rule(
        "THE (?P<which>FIRST|ORDW|ORD|LAST|FINAL|EARLY) (?P<length>DURATION|DAYUNIT|WEEKEND)"
        " (?:OF|IN) (?P<date>DATE)",
        _slice,
    ),
    rule("(?P<date>DATE) (?:EARLY|LATE)? (?P<part>DAYPART)", _part_of_day),
    rule("(?P<date>DATE) (?P<part>ALLNIGHT)", _part_of_day),
    rule(
        "THE? (?:EARLY|LATE)? (?P<part>DAYPART) [PART HOURUNITS]? (?:OF|ON) (?P<date>DATE)",
        _part_of_day,
    ),
    rule("THE? EARLY HOURUNITS OF (?P<date>DATE)", _early_hours),
    rule("(?:EARLY|LATE) IN THE (?P<part>DAYPART) OF (?P<date>DATE)", _part_of_day),
)
HOUR_RULES: tuple[Rule, ...] = (
    rule("(?P<hour>HOUR) COMMA? (?P<date>DATE) ZONE?", _hour_of_date),
    rule("(?P<hour>HOUR) (?:LOCAL TIME)? ON (?P<date>DATE)", _hour_on_date),
    rule("(?P<date>DATE) COMMA? (?:AT|BY)? (?P<hour>HOUR)", _hour_of_date),
    rule("(?P<hour>HOUR)", _hour),
)
