"""Rules for times that are counted: durations, sets, weekdays, and times relative to another.

"nearly three-year", "three days ago", "two years later", "the past decade", "last month",
"next Tuesday", "the same day", "on Fridays", "twice a year", "yesterday", "now".
"""

from __future__ import annotations

from foedera.extract.date_grammar import Found, Rule, Time, rule
from foedera.extract.date_meanings import (
    EITHER,
    STORY,
    TODAY,
    Duration,
    Meaning,
    Repeated,
    Shifted,
    Timed,
    Vague,
    Weekday,
    Window,
)
from foedera.extract.date_words import DAY_PARTS, LETTER, NUMBERS, UNITS, WEEKDAYS

_CLOCK_UNITS = ("H", "MIN", "S")
_MANY = ("several", "few", "many")
_PERIODIC = {
    "daily": "P1D", "everyday": "P1D", "weekly": "P1W", "monthly": "P1M", "quarterly": "P3M",
    "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "fortnightly": "P2W", "bimonthly": "P2M",
    "biannual": "P6M", "biannually": "P6M", "biennial": "P2Y",
}  # fmt: skip


def unit_of(text: str) -> str:
    """Return the TIMEX3 unit of "day", "weeks", "centuries"."""
    if text == "centuries":
        return "CE"
    return UNITS[text if text in UNITS else text.removesuffix("s")]


def length(amount: float | None, unit: str) -> str:
    """Return a TIMEX3 duration: "P3Y", "PT2H", "PXM"."""
    if unit in ("2W", "Q", "HALF", "SEASON"):
        times, unit = {"2W": (2, "W"), "Q": (3, "M"), "HALF": (6, "M"), "SEASON": (3, "M")}[
            unit
        ]
        amount = None if amount is None else amount * times
    shown = "X" if amount is None else f"{amount:g}"
    if unit in _CLOCK_UNITS:
        return f"PT{shown}{'M' if unit == 'MIN' else unit}"
    return f"P{shown}{unit}"


def amount_of(words: list[str]) -> float | None:
    """Return the number that words name: "twenty-five", "two and a half"; None if it is vague."""
    total: float | None = None
    if words and words[0] in _MANY:
        return None
    for word in words:
        value = _number(word)
        if word in ("hundred", "thousand", "dozen"):
            factor = {"hundred": 100, "thousand": 1000, "dozen": 12}[word]
            total = factor * (total or 1)
        elif word == "half":
            total = 0.5 if total is None or words[0] == "half" else total + 0.5
        elif value is not None:
            total = (total or 0) + value
    if total is None and words in (["a"], ["an"]):
        return 1
    return 2 if words[:2] == ["a", "couple"] else total


def _number(word: str) -> float | None:
    if word[0].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    return NUMBERS.get(word)


def _amount(found: Found) -> float | None:
    words = found.texts("amount")
    if words and words[0] in ("a", "an") and len(words) > 1 and words[1] != "couple":
        words = words[1:]
    return amount_of(words)


def _bound(found: Found) -> str:
    words = found.texts("how")
    if "over" in words or "more" in words or "least" in words or "longer" in words:
        return "more"
    return "less" if "under" in words or "less" in words or "up" in words else ""


# ---------------------------------------------------------------- durations and sets


def _duration(found: Found) -> list[Time] | None:
    words = found.texts("amount")
    if words == ["one"] and found.text("unit") in ("day", "night"):
        return None
    return found.time(Duration(length(_amount(found), unit_of(found.text("unit")))), "DURATION")


def _bare(found: Found) -> list[Time] | None:
    return found.time(Duration(length(None, unit_of(found.text("unit")))), "DURATION")


def _one(found: Found) -> list[Time] | None:
    return found.time(Duration(length(1, unit_of(found.text("unit")))), "DURATION")


def _one_and_a_half(found: Found) -> list[Time] | None:
    return found.time(Duration(length(1.5, unit_of(found.text("unit")))), "DURATION")


def _set(found: Found) -> list[Time] | None:
    amount = _amount(found) if found.has("amount") else 1
    return found.time(Repeated(length(amount, unit_of(found.text("unit")))), "TIMEX")


def _every_part(found: Found) -> list[Time] | None:
    return found.time(Repeated(f"XXXX-XX-XXT{DAY_PARTS[found.text('part')]}"), "TIMEX")


def _every_weekday(found: Found) -> list[Time] | None:
    number = WEEKDAYS.index(found.text("day").removesuffix("s"))
    return found.time(Repeated(f"XXXX-WXX-{number + 1}"), "TIMEX")


def _periodic(found: Found) -> list[Time] | None:
    return found.time(Repeated(_PERIODIC.get(found.text("word"), "P1Y")), "TIMEX")


def _nothing(found: Found) -> list[Time] | None:
    return []


# ---------------------------------------------------------------- counted from an anchor


def _ago(found: Found) -> list[Time] | None:
    return _shifted(found, -1, TODAY)


def _earlier(found: Found) -> list[Time] | None:
    return _shifted(found, -1, STORY)


def _later(found: Found) -> list[Time] | None:
    return _shifted(found, 1, STORY)


def _from_now(found: Found) -> list[Time] | None:
    return _shifted(found, 1, TODAY)


def _shifted(found: Found, sign: int, anchor: str) -> list[Time] | None:
    unit = unit_of(found.text("unit"))
    amount = _amount(found) if found.has("amount") else None
    if unit in _CLOCK_UNITS:
        return found.time(Shifted("D", 0, anchor))
    if amount is None:
        return found.time(Vague("PAST_REF" if sign < 0 else "FUTURE_REF", anchor))
    if amount != int(amount) and unit in ("Y", "DE", "CE"):
        months = {"Y": 12, "DE": 120, "CE": 1200}[unit]
        unit, amount = ("Y", amount * months / 12) if unit != "Y" else ("M", amount * 12)
    if unit in ("DE", "CE"):
        unit, amount = "Y", amount * (10 if unit == "DE" else 100)
    return found.time(Shifted(unit, sign * amount, anchor, _bound(found)))


def _unit(found: Found) -> list[Time] | None:
    """Return "last month", "this week", "the following year"."""
    amount, anchor = _relation(found)
    if found.text("rel") == "coming" and found.text("unit") == "weekend":
        amount = 0
    return found.time(Shifted(unit_of(found.text("unit")), amount, anchor))


def _relation(found: Found) -> tuple[int, str]:
    rel, the = found.text("rel"), found.has("the")
    if rel in ("last", "past"):
        return -1, TODAY
    if rel in ("previous", "preceding", "prior"):
        return -1, STORY
    if rel == "next":
        return 1, STORY if the else TODAY
    if rel in ("coming", "upcoming", "forthcoming"):
        return 1, TODAY
    if rel in ("following", "subsequent", "succeeding", "ensuing"):
        return 1, STORY
    if rel in ("this", "current", "present"):
        return 0, TODAY
    return 0, STORY  # that, same


def _unit_before(found: Found) -> list[Time] | None:
    amount = -1 if found.text("rel") in ("before", "previous") else 1
    return found.time(Shifted(unit_of(found.text("unit")), amount, STORY))


def _unit_of_story(found: Found) -> list[Time] | None:
    return found.time(Shifted(unit_of(found.text("unit")), 0, EITHER))


def _window(found: Found) -> list[Time] | None:
    """Return "the past two years", "the coming weeks", "the first three days"."""
    unit, rel = unit_of(found.text("unit")), found.text("rel")
    amount = _amount(found) if found.has("amount") else None
    singular = found.words[found.match.start("unit")].kind == LETTER["DAYUNIT"]
    if amount is None and not found.has("amount") and singular:
        amount = 1
    value = length(amount, unit)
    if rel in ("last", "past", "previous", "preceding", "prior", "recent"):
        anchor = TODAY if rel in ("last", "past", "recent") else STORY
        if rel == "recent" and amount is None:
            return found.time(Vague("PAST_REF"), "TIMEX")
        return found.time(Window(value, unit, amount, forward=False, anchor=anchor), "TIMEX")
    if rel in ("next", "coming", "upcoming", "forthcoming"):
        return found.time(Window(value, unit, amount, forward=True, anchor=EITHER), "TIMEX")
    if rel in ("following", "subsequent", "succeeding", "ensuing"):
        return found.time(Window(value, unit, amount, forward=True, anchor=STORY), "TIMEX")
    return found.time(Duration(value), "DURATION")


# ---------------------------------------------------------------- days


def _weekday(found: Found) -> list[Time] | None:
    number = WEEKDAYS.index(found.text("day"))
    rel = found.text("tail") or found.text("rel")
    if rel == "next" and found.has("the"):
        rel = "following"
    return found.time(Weekday(number, _RELATIONS.get(rel, "")))


_RELATIONS = {
    "last": "last", "past": "last", "next": "next", "coming": "coming", "upcoming": "coming",
    "this": "this", "that": "same", "same": "same", "current": "this", "previous": "previous",
    "preceding": "previous", "prior": "previous", "following": "following",
    "subsequent": "following",
}  # fmt: skip


def _deictic(found: Found) -> list[Time] | None:
    amounts = {"today": 0, "yesterday": -1, "tomorrow": 1}
    return found.time(Shifted("D", amounts[found.text("word")], TODAY))


def _two_days_off(found: Found) -> list[Time] | None:
    amount = -2 if found.text("word") == "yesterday" else 2
    return found.time(Shifted("D", amount, TODAY))


def _tonight(found: Found) -> list[Time] | None:
    return found.time(Timed("TNI", Shifted("D", 0, TODAY)))


def _part_of_day(found: Found) -> list[Time] | None:
    """Return "last night", "this morning", "the next afternoon", "that evening"."""
    part = f"T{DAY_PARTS[found.text('part')]}"
    rel = found.text("rel")
    day: Meaning = Shifted("D", 0, STORY)
    if rel == "last":
        day = Shifted("D", -1, TODAY)
    elif rel == "this":
        day = Shifted("D", 0, TODAY)
    elif rel == "before":
        day = Shifted("D", -1, STORY)
    elif rel in ("next", "following"):
        day = Shifted("D", 1, STORY)
    elif rel in ("previous", "preceding"):
        day = Shifted("D", -1, STORY)
    return found.time(Timed(part, day))


def _now(found: Found) -> list[Time] | None:
    return found.time(Vague("PRESENT_REF"), "TIMEX")


def _then(found: Found) -> list[Time] | None:
    return found.time(Vague("PAST_REF", STORY), "TIMEX")


def _recently(found: Found) -> list[Time] | None:
    return found.time(Vague("PAST_REF"), "TIMEX")


def _future(found: Found) -> list[Time] | None:
    return found.time(Vague("FUTURE_REF"), "TIMEX")


# ---------------------------------------------------------------- the rules

_HOW = "(?P<how>(?:NEAR|MORE THAN|AT? LEAST|UP TO){0,3} OVER?)"
_NUMS = "(?:NUM(?:DASH? [CARD BIGCARD]){0,4}(?:DASH? AND DASH? A? DASH? HALF)?)"
_AMOUNT = f"(?P<amount>A BIGCARD OF?|A? VAGUE [MORE BIGCARD]?|{_NUMS}|HALF A|A(?!UNIT DASH))"
_OTHER = f"(?:(?:TO|OR|AND|DASH) {_NUMS})?"
_DUR = f"{_HOW} {_AMOUNT} {_OTHER} DASH? MORE? (?P<unit>ANYUNIT)"
_LONG_DUR = (
    f"{_HOW} (?P<amount>{_NUMS}|A? VAGUE|A BIGCARD) {_OTHER} DASH? (?:WORD|CALENDAR|LONG|AMPM)"
    " (?P<unit>UNITS)"
)
_REL = "(?P<rel>LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|THIS|THAT|CURRENT|SAME)"
_WINDOW = (
    "(?P<rel>LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING|FIRST|FINAL|RECENT|EARLY|THESE|THOSE)"
)
# "the first five months of 2024" is a part of that year, see `date_parts`
_NO_WHOLE = (
    "(?! (?:OF|IN) (?:ANYMONTH|YEAR|THIS|LAST|NEXT|EARLY|LATE|THE DAYUNIT|THE? DECADE"
    "|THE ANYORD))"
)
_NO_OLD = "(?!DASH? OLD|OF AGE)"
_OF_THE = "|".join(
    f"(?<={before})"
    for before in ("END OF", "START OF", "MIDDLE OF", "REST OF", "PART OF", "HALF OF", "LATER IN",
                   "EARLIER IN", "LATE IN", "EARLY IN")
)  # fmt: skip

RULES: tuple[Rule, ...] = (
    # "45-year-old", "12 years of age"
    rule(f"{_DUR} (?:DASH? OLD|OF AGE)", _nothing),
    rule("UNITS DASH? OLD|OLD NUM", _nothing),
    # ago, later, earlier
    rule(f"{_DUR} AGO", _ago),
    rule("(?P<amount>A BIGCARD OF?|A VAGUE) (?P<unit>UNITS) BACK (?=STOP)", _ago),
    rule("(?P<unit>UNITS) AGO", _ago),
    rule(f"{_DUR} LATER", _later),
    rule(f"{_DUR} AFTER (?=STOP)", _later),
    rule(f"{_DUR} EARLIER", _earlier),
    rule(f"{_DUR} BEFORE (?=STOP)", _earlier),
    rule(f"{_DUR} FROM NOW", _from_now),
    rule("(?P<unit>UNITS) LATER", _later),
    rule("(?P<unit>UNITS) (?:EARLIER|BEFORE (?=STOP))", _earlier),
    # sets
    rule(f"EACH (?P<amount>{_NUMS}|VAGUE)? (?P<unit>ANYUNIT)", _set),
    rule("EACH ALTERNATE (?P<unit>UNIT)", _set),
    rule("PER (?P<unit>UNIT)", _set),
    rule("(?<=[TIMES INT COUNTED DAYNUM HOURUNITS YEAR])A (?P<unit>UNIT)", _set),
    rule("EACH (?P<part>DAYPART)", _every_part),
    rule("(?<=AT)(?P<part>DAYPART)", _every_part),
    rule("(?P<part>DAYPARTS)", _every_part),
    rule("(?P<day>WEEKDAYS)", _every_weekday),
    rule("EACH (?P<day>WEEKDAY)", _every_weekday),
    rule("(?P<word>YEARLY|PERIODIC)", _periodic),
    # durations
    rule(f"{_DUR} {_NO_OLD} (?:DASH? LONG)?", _duration),
    rule(f"{_LONG_DUR} {_NO_OLD}", _duration),
    rule(f"(?P<unit>DAYUNITS) {_NO_OLD} (?:DASH LONG)?", _bare),
    rule("(?<!DAYPART)(?<!EARLY)(?P<unit>HOURUNITS) (?=OF|DASH LONG)", _bare),
    rule("(?P<unit>DAYUNIT) DASH LONG", _one),
    rule("A? (?P<unit>UNIT) DASH? AND DASH? A DASH? HALF (?:DASH? LONG)?", _one_and_a_half),
    rule("(?P<unit>UNITS) DASH LONG", _bare),
    rule(f"A? (?P<amount>{_NUMS}) DASH? (?P<unit>UNIT) SPAN", _duration),
    # the past two years, the coming weeks, recent years
    rule(
        f"(?:THE|POSSDET)? {_WINDOW} (?P<amount>{_NUMS}|A? VAGUE|BIGCARD OF) MORE? WORD?"
        f" (?P<unit>UNITS) {_NO_WHOLE}",
        _window,
    ),
    rule(f"(?:THE|POSSDET)? {_WINDOW} (?P<unit>DAYUNITS) {_NO_WHOLE}", _window),
    rule(f"(?:THE|THESE|THOSE) (?P<amount>{_NUMS}|VAGUE) {_WINDOW} (?P<unit>UNITS)", _window),
    rule(f"THE (?P<rel>PAST|COMING|LAST) (?P<unit>DAYUNIT) (?!DASH) {_NO_WHOLE}", _window),
    rule(
        "THE (?P<rel>PREVIOUS|PAST|LAST|NEXT) (?P<amount>CARD) DASH? (?P<unit>DAYUNIT)", _window
    ),
    # last month, this week, the following year, the same day
    rule(
        f"(?P<the>THE)? {_REL} (?:SAME|CURRENT)? (?:CALENDAR|FISCAL)?"
        f" (?P<unit>UNIT|WEEKEND|QUARTER|PERIODWORD) (?!DASH) {_NO_WHOLE}",
        _unit,
    ),
    rule("THIS (?P<rel>COMING|PAST) (?P<unit>DAYUNIT|WEEKEND)", _unit),
    rule(
        "THE (?P<unit>DAYUNIT) (?P<rel>BEFORE|AFTER|FOLLOWING|PREVIOUS) (?=STOP|AND|IN|AT)",
        _unit_before,
    ),
    rule(f"(?:{_OF_THE}) THE (?P<unit>DAYUNIT|WEEKEND)", _unit_of_story),
    rule("(?P<unit>DAYUNIT) (?=POSS END|DASH END)", _unit_of_story),
    rule("THE (?P<unit>WEEKEND)", _unit_of_story),
    # days
    rule(
        "(?P<rel>LAST|PAST|THIS|NEXT|COMING|THAT|PREVIOUS|FOLLOWING|SAME)? (?P<day>WEEKDAY)"
        " (?:(?P<tail>LAST|NEXT)(?!UNIT|CARD|NUM))?",
        _weekday,
    ),
    rule("THE (?P<rel>SAME|LAST|COMING|PREVIOUS|FOLLOWING) (?P<day>WEEKDAY)", _weekday),
    rule("(?P<the>THE) (?P<rel>NEXT) (?P<day>WEEKDAY)", _weekday),
    rule("THIS (?P<rel>COMING|PAST) (?P<day>WEEKDAY)", _weekday),
    rule("(?P<word>TODAY|YESTERDAY|TOMORROW)", _deictic),
    rule("THE DAYUNIT [BEFORE AFTER] (?P<word>YESTERDAY|TOMORROW)", _two_days_off),
    rule("TONIGHT", _tonight),
    rule(
        "(?:THE|THIS)? (?P<rel>LAST|THIS|THAT|NEXT|FOLLOWING|PREVIOUS|SAME) (?P<part>DAYPART)",
        _part_of_day,
    ),
    rule("THE (?P<part>DAYPART) (?!OF)", _part_of_day),
    rule("THE (?P<part>DAYPART) (?P<rel>BEFORE) (?=STOP|IN|AT|AND)", _part_of_day),
    rule("(?P<part>ALLNIGHT)", _part_of_day),
    rule("NOW|NOWADAYS|THESE DAYUNITS|(?<=TO)THIS DAYUNIT", _now),
    rule("THE CURRENT (?=STOP|DAYUNIT)|CURRENT DASH? DAYUNIT|AT CURRENT (?=STOP)", _now),
    rule("AT (?P<x>(?:THE|THAT) TIME)", _then),
    rule("RECENTLY|THE PAST (?=STOP)|(?<=IN) (?P<x>THE PAST)", _recently),
    rule("(?<!THE)RECENT (?!DAYUNITS|BIGCARD|PERIODWORD)", _recently),
    rule("THE (?:COMING|CURRENT)? FUTURE|FUTURE (?=STOP)", _future),
)
