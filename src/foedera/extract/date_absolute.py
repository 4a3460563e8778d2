"""Rules for dates of the calendar: days, months, years, decades, centuries, seasons, quarters.

"January 17, 2025", "the 17th of January", "17/01/2025", "1914-18", "264 BC", "the '90s",
"the 18th and 19th centuries", "Q3 2024", "the summer of 2014", "Ramadan 2023".
A number of four digits is a year only among words that make it one.
"""

from __future__ import annotations

from datetime import date

from foedera.extract.date_grammar import Found, Rule, Time, rule
from foedera.extract.date_meanings import Calendar, Meaning, Named, Timed
from foedera.extract.date_words import LETTER, MONTHS, ORDINALS, SEASONS, Word, listed
from foedera.knowledge.periods import Period

_DECADES = listed("twenties thirties forties fifties sixties seventies eighties nineties")
_NOW_LIKELY = range(1900, 2036)  # years that a newspaper writes without any preposition

# what may not follow a number that is a day or a year
_COUNT = "(?! COUNTED|TIMES|UNITS|UNIT|MONEY|WORD COUNTED)"
_YEAR = "(?P<year>YEAR|SHORTYEAR|(?:INT|DAYNUM)(?=BC))"
_WEEKDAY = "(?:(?:WEEKDAY|WDABBR) COMMA?)?"
_BEFORE_MONTH = (
    "(?<=[IN SINCE BY UNTIL FROM TO BETWEEN DURING BEFORE AFTER EARLY LATE MID LAST NEXT THIS"
    " OF THROUGH COMING THAT PREVIOUS FOLLOWING FOR DASH AND LATER EARLIER SLASHMARK OPEN])"
)


def number_of_month(text: str) -> int:
    """Return 1 to 12 for a month's name or abbreviation."""
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(text[:3]))


def number_of_ordinal(text: str) -> int:
    """Return 17 for "17th", 3 for "third"."""
    if text[0].isdigit():
        return int(text[:-2])
    return ORDINALS.get(text, 1)


def year_of_text(text: str) -> int:
    """Return the year of "2025" or "'39"."""
    if text.startswith("'"):
        short = int(text[1:])
        return 2000 + short if short < 30 else 1900 + short
    return int(text)


def _day(text: str) -> int | None:
    number = int("".join(filter(str.isdigit, text)))
    return number if 1 <= number <= 31 else None


def _checked(year: int | None, month: int, day: int | None) -> Calendar | None:
    """Return a day, if the calendar has it."""
    if day is None:
        return None
    try:
        date(2024 if year is None or year < 1 else year, month, day)
    except ValueError:
        return None
    return Calendar("D", year, month, day)


def _year(found: Found) -> int | None:
    if not found.has("year"):
        return None
    year = year_of_text(found.text("year"))
    return -year if found.has("bc") else year


def _month_day(found: Found) -> list[Time] | None:
    month, day = number_of_month(found.text("month")), _day(found.text("day"))
    meaning = _checked(_year(found), month, day)
    return None if meaning is None else found.time(meaning)


def _month(found: Found) -> list[Time] | None:
    return found.time(Calendar("M", _year(found), number_of_month(found.text("month"))))


def _month_days(found: Found) -> list[Time] | None:
    """Return the days of "January 17-19, 2025" or "May 3, 5 and 7", one time each."""
    month, year = number_of_month(found.text("month")), _year(found)
    first, last = found.span("days")
    numbers = [
        n
        for n in range(first, last)
        if found.words[n].kind in (LETTER["DAYNUM"], LETTER["ORD"])
    ]
    days = [_checked(year, month, _day(found.words[n].text)) for n in numbers]
    if None in days:
        return None
    start, end = found.match.span()
    spans = [(n - (found.words[n - 1].text == "the"), n + 1) for n in numbers]
    if found.match.start("month") < first:
        spans[0] = (start, spans[0][1])
    spans[-1] = (spans[-1][0], end)
    return found.times((span, day) for span, day in zip(spans, days, strict=True) if day)


def _iso(found: Found) -> list[Time] | None:
    text, _, clock = found.words[found.match.start()].text.partition("t")
    year, month, day = map(int, text.split("-"))
    meaning = _checked(year, month, day) if 1 <= month <= 12 else None
    if meaning is None or not clock:
        return None if meaning is None else found.time(meaning)
    return found.time(Timed(f"T{clock[:5]}", meaning))


def _numeric(found: Found) -> list[Time] | None:
    """Return a day written in numbers; the year alone if day and month may be exchanged."""
    text = found.words[found.match.start()].text
    dotted = "." in text
    first, second, third = text.replace(".", "/").replace("-", "/").split("/")
    if len(first) == 4:
        first, third = third, first
        dotted = True
    if len(third) == 3 or len(first) > 2:
        return None
    year = int(third) if len(third) == 4 else 2000 + int(third)
    day, month = int(first), int(second)
    if month > 12 >= day:
        day, month = month, day
    elif day <= 12 and day != month and not dotted:
        return found.time(Calendar("Y", year)) if 1 <= month <= 12 else None
    meaning = _checked(year, month, day) if 1 <= month <= 12 else None
    return None if meaning is None else found.time(meaning)


# ---------------------------------------------------------------- years


def _plain_year(found: Found) -> list[Time] | None:
    year = year_of_text(found.text("year"))
    following = _following(found)
    if following is not None and following.kind == LETTER["WORD"]:
        plural = following.text.endswith("s") and not following.text.endswith("ss")
        if plural and (year % 100 == 0 or year not in _NOW_LIKELY):
            return None
    return found.time(Calendar("Y", year))


def _year_named(found: Found) -> list[Time] | None:
    """Return the year of "the year 2000"."""
    if found.words[found.match.start("year") - 1].text != "year":
        return None
    return found.time(Calendar("Y", int(found.text("year"))))


def _attributive_year(found: Found) -> list[Time] | None:
    """Return the year of "the landmark 2015 deal"."""
    following = _following(found)
    if int(found.text("year")) not in _NOW_LIKELY or following is None:
        return None
    return None if following.text.endswith("s") else _plain_year(found)


def _following(found: Found) -> Word | None:
    at = found.match.end()
    return found.words[at] if at < len(found.words) else None


def _years(found: Found) -> list[Time] | None:
    """Return both years of "2015-2018" or "1914-18"."""
    first, text = int(found.text("from")), found.text("to")
    if found.has("years") and found.words[found.match.start("years") + 1].text != "years":
        return None
    last = int(text)
    if len(text) == 2:
        last += first - first % 100
    if len(text) not in (2, 4) or last <= first:
        return None
    return found.times(
        [
            ((found.match.start(), found.match.end("from")), Calendar("Y", first)),
            (found.span("to"), Calendar("Y", last)),
        ]
    )


def _before_christ(found: Found) -> list[Time] | None:
    year = -int(found.text("year"))
    spans: list[tuple[tuple[int, int], Meaning]] = []
    if found.has("from"):
        spans.append((found.span("from"), Calendar("Y", -int(found.text("from")))))
    start = found.match.end("joint") if found.has("joint") else found.match.start()
    spans.append(((start, found.match.end()), Calendar("Y", year)))
    return found.times(spans)


def _anno_domini(found: Found) -> list[Time] | None:
    return found.time(Calendar("Y", int(found.text("year"))))


def _fiscal(found: Found) -> list[Time] | None:
    text = found.text("year")
    year = 2000 + int(text) if len(text) == 2 else int(text)
    if found.has("to"):
        year += 1
    return found.time(Calendar("FY", year))


def _decade(found: Found) -> list[Time] | None:
    text = found.text("decade")
    if text in _DECADES:
        return found.time(Calendar("DE", 1920 + 10 * _DECADES.index(text)))
    number = int("".join(filter(str.isdigit, text)))
    if number < 100:
        if not found.has("the") and not text.startswith("'"):
            return None
        number += 1900 if number >= 20 else 2000
    return found.time(Calendar("DE", -number if found.has("bc") else number))


def _century(found: Found) -> list[Time] | None:
    if not found.text("unit").startswith("centur"):
        return None
    sign = -1 if found.has("bc") else 1

    def meaning(group: str) -> Calendar:
        number = number_of_ordinal(found.text(group))
        return Calendar("CE", sign * 100 * (number if sign < 0 else number - 1) or 1)

    if not found.has("other"):
        return found.time(meaning("n"))
    start, end = found.match.span()
    first = (start, found.match.end("n"))
    return found.times(
        [(first, meaning("n")), ((found.span("other")[0], end), meaning("other"))]
    )


def _season(found: Found) -> list[Time] | None:
    season = SEASONS[found.text("season")]
    year = _year(found)
    if found.has("to"):
        return found.time(Calendar("SEASON", year, season=season, number=1))
    return found.time(Calendar("SEASON", year, season=season))


def _quarter(found: Found) -> list[Time] | None:
    text = found.text("n")
    short = len(text) == 2  # "q3", "h1"
    number = int(text[1]) if short else number_of_ordinal(text)
    if not 1 <= number <= 4:
        return None
    unit = "HALF" if short and text[0] == "h" else "Q"
    return found.time(Calendar(unit, _year(found), number=number))


# ---------------------------------------------------------------- named periods


def _named_alone(found: Found) -> list[Time] | None:
    period = found.meaning("period")
    if not isinstance(period, Period) or not period.alone:
        return None
    following = _following(found)
    if found.text("year") == "" and following is not None and following.kind == LETTER["CAP"]:
        return None
    return found.time(Named(period, _year(found)))


def _named_after_preposition(found: Found) -> list[Time] | None:
    period = found.meaning("period")
    if not isinstance(period, Period) or period.alone:
        return None
    return found.time(Named(period))


def _nothing(found: Found) -> list[Time] | None:
    return []


_BC = "(?P<bc>BC)"
_SEVERAL_DAYS = (
    "THE? ANYDAY (?:COMMA ANYDAY){0,9} (?:COMMA? (?:AND|OR|DASH|TO|THROUGH|UNTIL) THE? ANYDAY)"
)
_PREPOSITION = (
    "(?:IN|DURING|SINCE|BEFORE|AFTER|UNTIL|FROM|BY|AND|TO|BETWEEN|THAN|FOLLOWING|ANYSEASON"
    "|(?:END|START|MIDDLE|PART|REST|LAST|EARLY|LATE) OF|EARLY|LATE|LATTER)"
)
_YEAR_BEFORE = (
    "(?<=[IN SINCE BY UNTIL FROM TO DURING BEFORE AFTER THROUGH BETWEEN EARLY LATE MID OF THE A"
    " POSSDET POSS LATER EARLIER OPEN THIS ON THAN FOLLOWING])"
)
_YEAR_AFTER_STRONG = (
    "(?<=[IN SINCE BY UNTIL DURING BEFORE AFTER BETWEEN EARLY LATE MID OF FROM])"
)
RULES: tuple[Rule, ...] = (
    rule("ISO", _iso),
    rule("NUMERIC", _numeric),
    # January 17, 2025; Friday, Jan. 17; the 17th of January
    rule(
        f"{_WEEKDAY} (?P<month>ANYMONTH) THE? (?P<day>ANYDAY)"
        f" (?:COMMA? {_YEAR} {_COUNT} {_BC}?)",
        _month_day,
    ),
    rule(f"{_WEEKDAY} (?P<month>ANYMONTH) THE? (?P<day>ANYDAY) {_COUNT}", _month_day),
    rule(
        f"{_WEEKDAY} THE? (?P<day>ANYDAY) OF? (?P<month>ANYMONTH)"
        f" (?:[COMMA OF]? {_YEAR} {_COUNT} {_BC}?)?",
        _month_day,
    ),
    rule("(?P<day>DAYNUM) DASH (?P<month>ANYMONTH) DASH (?P<year>YEAR)", _month_day),
    # January 17-19, 2025; 17 and 18 January
    rule(
        f"(?P<month>ANYMONTH) (?P<days>{_SEVERAL_DAYS}) (?: COMMA? {_YEAR} {_COUNT}| {_COUNT}"
        "(?!WORD))",
        _month_days,
    ),
    rule(
        f"(?P<days>{_SEVERAL_DAYS}) OF? (?P<month>ANYMONTH) (?: COMMA? {_YEAR})?", _month_days
    ),
    # Feb 2022, May of 1955, March
    rule(f"(?P<month>ANYMONTH) [COMMA OF]? {_YEAR} {_COUNT} {_BC}?", _month),
    rule(f"{_BEFORE_MONTH} (?P<month>FULLMONTH) (?!HYPHEN CAP)", _month),
    rule("(?<!CAP)(?P<month>MONTH) (?!CAP|HYPHEN CAP|POSS CAP)", _month),
    rule("(?<=THE)(?P<month>FULLMONTH) (?=WORD|CAP)", _month),
    rule(f"{_BEFORE_MONTH} (?P<month>ABBR)", _month),
    rule("(?P<month>MAY) (?=OF? (?:LAST|THIS|NEXT|THAT) SAME? DAYUNIT)", _month),
    # 2015-2018, 1914-18, 2023/24
    rule(
        "(?P<years>THE DAYUNITS)? (?P<from>YEAR) [DASH SLASHMARK] (?P<to>YEAR|DAYNUM|INT)"
        f"{_COUNT}",
        _years,
    ),
    rule(f"{_YEAR_AFTER_STRONG} (?P<year>YEAR) {_COUNT} (?!OPEN? MONEY|ZONE)", _plain_year),
    rule(f"{_YEAR_BEFORE} (?P<year>YEAR) {_COUNT} (?!NUM|ZONE|DASH DAYUNIT)", _plain_year),
    rule(f"(?:(?<=MID DASH)|(?<=LATE AS)|(?<=EARLY AS)) (?P<year>YEAR) {_COUNT}", _plain_year),
    rule("(?<=CAP COMMA)(?P<year>YEAR)(?=CLOSED|FULLSTOP|COLON)", _plain_year),
    rule("(?<=[FOR OVER NEAR])(?P<year>YEAR)(?=STOP|AND|OR|TO|BY)", _plain_year),
    rule("(?:(?<=BREAK)|^)(?P<year>YEAR)(?=BREAK|COLON)", _plain_year),
    rule("(?<=[COLON QUOTE])(?P<year>YEAR)(?=BREAK|COLON)", _plain_year),
    rule("(?:THE|THIS)? DAYUNIT (?P<year>YEAR)", _year_named),
    rule("(?<=OPEN)(?P<year>YEAR)(?=CLOSED|HYPHEN|COMMA)", _plain_year),
    rule(f"(?<=WORD)(?P<year>YEAR)(?=WORD) {_COUNT}", _attributive_year),
    rule("(?<=[IN OF SINCE BY])(?P<year>SHORTYEAR)", _plain_year),
    # 264 BC, 264-241 BC, AD 70
    rule(
        "(?:(?P<from>YEAR|INT|DAYNUM) (?P<joint>RANGE|OR))? (?:NEAR FULLSTOP?)?"
        " (?P<year>YEAR|INT|DAYNUM) BC",
        _before_christ,
    ),
    rule("AD (?P<year>YEAR|INT|DAYNUM)", _anno_domini),
    rule("(?P<year>YEAR|INT|DAYNUM) AD", _anno_domini),
    rule(
        "THE? (?:FISCAL DAYUNIT?|FY DASH?) (?P<year>YEAR|DAYNUM|INT)"
        " (?:[DASH SLASHMARK] (?P<to>YEAR|DAYNUM|INT))?",
        _fiscal,
    ),
    rule("(?<!POSSDET)(?P<the>THE)? (?P<decade>DECADE) (?P<bc>BC)?", _decade),
    rule("(?P<the>THE) (?P<decade>DECADEW) (?P<bc>BC)?", _decade),
    rule(
        "THE? (?P<n>ANYORD) (?:COMMA? (?:AND|OR|TO|DASH) THE? (?P<other>ANYORD))?"
        " DASH? (?P<unit>ANYDAYUNIT) (?P<bc>BC)?",
        _century,
    ),
    # the summer of 2014, winter 2013-14, in the spring
    rule(
        f"THE? (?P<season>ANYSEASON) [OF COMMA]? {_YEAR} {_COUNT}"
        " (?:[DASH SLASHMARK] (?P<to>YEAR|DAYNUM))? (?P<bc>BC)?",
        _season,
    ),
    rule("(?P<year>YEAR) (?P<season>ANYSEASON) (?!CAP)", _season),
    rule("THE (?P<season>ANYSEASON) (?=STOP|AND|OR)", _season),
    rule("(?<=[AND OR])(?P<season>SEASON) (?=STOP)", _season),
    rule(
        "(?<=[IN BY DURING SINCE UNTIL])THE? (?P<season>SPRING) (?!OF|CAP|WORD|DASH)", _season
    ),
    rule(
        "(?<=[IN BY DURING SINCE UNTIL FROM TO OF OVER])THE? (?P<season>SEASON)"
        " (?!OF|CAP|WORD|DASH|SPRING)",
        _season,
    ),
    rule(
        "(?:(?<=[EARLY LATE LAST NEXT THIS COMING PREVIOUS FOLLOWING THAT])|(?<=MID DASH))"
        "(?P<season>ANYSEASON) (?!OF|CAP|DASH CAP)",
        _season,
    ),
    # the third quarter of 2024, Q3 2024
    rule(f"THE? (?P<n>ORD|ORDW|FIRST) DASH? QUARTER [OF COMMA IN]? {_YEAR}", _quarter),
    rule("THE (?P<n>ORD|ORDW|FIRST) QUARTER (?=STOP)", _quarter),
    rule(
        "THE? (?P<n>ORD|ORDW|FIRST) QUARTER (?=OF (?:LAST|THIS|NEXT|THE|THAT) DAYUNIT)",
        _quarter,
    ),
    rule(f"(?P<n>QTR) (?:OF|COMMA)? {_YEAR}", _quarter),
    rule("(?<=[IN FOR OF BY SINCE THIS DURING])(?P<n>QTR)", _quarter),
    # Ramadan 2023, during World War II
    rule(f"(?P<period>PERIOD) [COMMA OF IN]? {_YEAR} {_COUNT}", _named_alone),
    rule("(?<!CAP)(?<!CAP OF)(?P<period>PERIOD)", _named_alone),
    rule(f"{_PREPOSITION} (?P<x>THE? YEAR? (?P<period>PERIOD))", _named_after_preposition),
    rule("SHADOW", _nothing),
)
