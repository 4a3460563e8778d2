"""The words of time expressions: a text becomes a run of words, each with a letter for its kind.

The grammar (`date_grammar`) is written over kinds, not over characters: `words_of` gives every
word its kind, and `pattern` turns a pattern over names of kinds into a regular expression over
letters.  A word has one kind only; a pattern that takes several names a group of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from foedera.knowledge.periods import Period, Periods


def listed(words: str) -> tuple[str, ...]:
    """Return the words of a list that is written as one string."""
    return tuple(words.split())


MONTHS = listed(
    "january february march april may june july august september october november december"
)
WEEKDAYS = listed("monday tuesday wednesday thursday friday saturday sunday")
NUMBERS: Mapping[str, int] = MappingProxyType(
    {
        **{word: n for n, word in enumerate(listed(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen"
            " fourteen fifteen sixteen seventeen eighteen nineteen"))},
        **{word: 10 * n for n, word in enumerate(listed(
            "twenty thirty forty fifty sixty seventy eighty ninety"), 2)},
    }
)  # fmt: skip
ORDINALS: Mapping[str, int] = MappingProxyType(
    {word: n for n, word in enumerate(listed(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
        " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
        " twentieth"), 1)}
)  # fmt: skip
UNITS: Mapping[str, str] = MappingProxyType(
    {
        "second": "S", "minute": "MIN", "min": "MIN", "hour": "H", "hr": "H", "day": "D",
        "week": "W", "fortnight": "2W", "weekend": "WE", "month": "M", "quarter": "Q",
        "season": "SEASON", "semester": "HALF", "year": "Y", "decade": "DE", "century": "CE",
    }
)  # fmt: skip
SEASONS: Mapping[str, str] = MappingProxyType(
    {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
)
DAY_PARTS: Mapping[str, str] = MappingProxyType(
    {
        "morning": "MO", "mornings": "MO", "dawn": "MO", "daybreak": "MO", "sunrise": "MO",
        "afternoon": "AF", "afternoons": "AF", "evening": "EV", "evenings": "EV", "dusk": "EV",
        "sunset": "EV", "night": "NI", "nights": "NI", "nighttime": "NI", "overnight": "NI",
        "daytime": "DT", "lunchtime": "MI",
    }
)  # fmt: skip

# kind -> the lower-case words of that kind
_LEXICON: Mapping[str, str] = MappingProxyType(
    {
        "MONTH": "january february april june july august september october november december",
        "ABBR": "jan feb mar apr jun jul aug sep sept oct nov dec",
        "WEEKDAY": " ".join(WEEKDAYS),
        "WEEKDAYS": "mondays tuesdays wednesdays thursdays fridays saturdays sundays",
        "WDABBR": "mon tue tues wed thu thur thurs fri sat sun",
        "CARD": " ".join([*NUMBERS]),
        "BIGCARD": "dozen hundred thousand couple",
        "VAGUE": "several few many various numerous countless multiple",
        "ORDW": " ".join(word for word in ORDINALS if word != "first"),
        "FIRST": "first initial opening",
        "FINAL": "final closing",
        "DAYUNIT": "day week fortnight month year decade century",
        "DAYUNITS": "days weeks fortnights months years decades centuries",
        "HOURUNIT": "hour minute hr min",
        "HOURUNITS": "hours minutes mins seconds",
        "WEEKEND": "weekend",
        "QUARTER": "quarter",
        "DECADEW": "twenties thirties forties fifties sixties seventies eighties nineties",
        "PERIODWORD": "season semester",
        "DAYPART": "morning afternoon evening night dawn daybreak sunrise dusk sunset"
        " lunchtime",
        "DAYPARTS": "mornings afternoons evenings nights",
        "ALLNIGHT": "overnight",
        "NOON": "noon midday",
        "MIDNIGHT": "midnight",
        "SEASON": "summer winter autumn",
        "SPRING": "spring fall",
        "THE": "the",
        "A": "a an",
        "POSSDET": "its his her their our my your",
        "OF": "of",
        "IN": "in into",
        "ON": "on",
        "AT": "at",
        "TO": "to",
        "THROUGH": "through thru",
        "AND": "and &",
        "OR": "or",
        "FROM": "from",
        "BETWEEN": "between",
        "SINCE": "since",
        "UNTIL": "until till",
        "BY": "by",
        "DURING": "during throughout",
        "BEFORE": "before",
        "AFTER": "after",
        "FOR": "for",
        "PER": "per",
        "AS": "as",
        "LAST": "last",
        "PAST": "past",
        "PREVIOUS": "previous preceding prior",
        "NEXT": "next",
        "COMING": "coming upcoming forthcoming",
        "FOLLOWING": "following subsequent succeeding ensuing",
        "THIS": "this",
        "THAT": "that",
        "THESE": "these",
        "THOSE": "those",
        "SAME": "same",
        "CURRENT": "current present",
        "RECENT": "recent",
        "EACH": "each every",
        "ALTERNATE": "other alternate",
        "AGO": "ago",
        "LATER": "later afterwards afterward hence thereafter",
        "EARLIER": "earlier previously beforehand",
        "BACK": "back",
        "TIME": "time",
        "NOW": "now",
        "NOWADAYS": "currently presently nowadays",
        "TODAY": "today",
        "TONIGHT": "tonight",
        "YESTERDAY": "yesterday",
        "TOMORROW": "tomorrow",
        "RECENTLY": "recently lately",
        "FUTURE": "future",
        "YEARLY": "annual annually yearly",
        "PERIODIC": "daily everyday weekly monthly quarterly nightly hourly fortnightly"
        " bimonthly biannual biennial biannually",
        "EARLY": "early",
        "LATE": "late",
        "MID": "mid",
        "MIDDLE": "middle midpoint",
        "END": "end close",
        "START": "start beginning onset outset turn",
        "PART": "part portion",
        "LATTER": "latter",
        "HALF": "half",
        "REST": "rest remainder",
        "NEAR": "nearly almost about roughly around approximately some just only barely"
        " exactly circa ca virtually fully another",
        "MORE": "more less fewer longer",
        "THAN": "than",
        "OVER": "over under",
        "LEAST": "least most",
        "UP": "up",
        "LONG": "long",
        "OLD": "old aged",
        "AGE": "age",
        "FISCAL": "fiscal financial",
        "FY": "fy",
        "BC": "bc bce b.c. b.c b.c.e.",
        "AD": "ad ce a.d.",
        "AMPM": "am pm a.m. p.m.",
        "OCLOCK": "o'clock",
        "ZONE": "gmt utc est edt ist cet bst jst kst pst pkt hrs",
        "LOCAL": "local",
        "CALENDAR": "calendar",
        "TIMES": "times once twice thrice percent percentage % million billion trillion tonnes"
        " tons barrels bpd dollars euros litres gallons megawatts kilometres miles trips",
        "COUNTED": "people persons troops soldiers men women children civilians killed dead"
        " workers refugees migrants police officers fighters militants cases deaths km"
        " kilometers metres meters feet acres hectares square mw kg mt nautical delegates"
        " members jobs houses homes families villages vehicles tanks rounds points pages"
        " volunteers prisoners personnel reservists employees participants guests students",
        "FULLSTOP": ". ! ? … ;",
        "COMMA": ",",
        "COLON": ":",
        "DASH": "- – ‑ ‒",
        "LONGDASH": "—",
        "SLASHMARK": "/",
        "OPEN": "( [",
        "CLOSED": ") ]",
        "SPAN": "period stretch",
        "QUOTE": "\" “ ” ‘ ' '",
        "MONEY": "$ € £ ¥ rs rs. us$",
        "POSS": "'s",
    }
)
_LEXED = (  # kinds given by form, not by a list of words
    "WORD", "CAP", "OTHER", "BREAK", "MAY", "DAYNUM", "INT", "YEAR", "ORD", "ISO", "NUMERIC",
    "CLOCK", "DECADE", "SHORTYEAR", "MILITARY", "QTR", "PERIOD", "SHADOW",
)  # fmt: skip
_REDUCED = ("DATE", "DURATION", "HOUR", "TIMEX")  # kinds that only the grammar gives

LETTER: Mapping[str, str] = MappingProxyType(
    {kind: chr(0xE000 + n) for n, kind in enumerate(sorted({*_LEXICON, *_LEXED, *_REDUCED}))}
)
_GROUPS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ANYMONTH": ("MONTH", "ABBR", "MAY"),
        "FULLMONTH": ("MONTH", "MAY"),
        "ANYDAY": ("DAYNUM", "ORD"),
        "ANYORD": ("ORD", "ORDW", "FIRST"),
        "NUM": ("DAYNUM", "INT", "YEAR", "CARD", "BIGCARD", "HALF"),
        "UNIT": ("DAYUNIT", "HOURUNIT"),
        "UNITS": ("DAYUNITS", "HOURUNITS"),
        "ANYUNIT": ("DAYUNIT", "HOURUNIT", "DAYUNITS", "HOURUNITS"),
        "ANYDAYUNIT": ("DAYUNIT", "DAYUNITS"),
        "ANYSEASON": ("SEASON", "SPRING"),
        "HYPHEN": ("DASH", "LONGDASH"),
        "RANGE": ("TO", "DASH", "THROUGH", "UNTIL", "AND"),
        "STOP": ("FULLSTOP", "COMMA", "CLOSED", "BREAK", "COLON", "QUOTE", "LONGDASH"),
    }
)


class Word(NamedTuple):
    """A word or mark of the text, or the run of words that the grammar made one time of."""

    kind: str  # a letter of `LETTER`
    start: int
    end: int
    text: str  # in lower case
    meaning: object = None  # of a time: what it means; of a named period: the period


_TOKEN = re.compile(
    r"""
    \n[ \t\r]*\n\s*                                     # the end of a paragraph
  | \d{4}-\d\d-\d\d(?:T\d\d:\d\d[\d:.]*Z?)?(?![\d-])     # 2025-01-17
  | \d{1,4}([/.])\d{1,2}\1\d{2,4}(?!\w)                 # 17/01/2025, 17.01.2025, 2025/01/17
  | \d{1,2}-\d{1,2}-\d{4}(?![\w-])                     # 17-01-2025
  | \d{1,2}/\d{1,2}(?![\w/])                            # 9/11, 24/7
  | \d{1,2}(?::\d\d){1,2}(?![\d:])                      # 9:30
  | \d{1,2}\.\d\d(?=\s?[ap]\.?m\b)                      # 9.30 pm
  | \d{3}0['’]?s\b | ['’]?\d0s\b                        # 1990s, '90s
  | ['’]\d\d(?![\w])                                    # '39
  | \d+(?:st|nd|rd|th)\b                                # 17th
  | \d+(?:,\d{3})*(?:\.\d+)?(?:(?![\w])|(?=[ap]\.?m\b)) # 1,000.5, 9 of 9am
  | Q[1-4]\b | H[12]\b | FY(?=-?\d\d)
  | [ap]\.m\.|B\.C\b(?:\.(?:E\.)?)?|A\.D\.
  | (?:[Jj]an|[Ff]eb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat)\.
  | o['’]clock\b
  | (?:[A-Z]\.){2,}                                     # U.S.
  | ['’]s\b
  | [^\W_]+
  | [^\w\s]
    """,
    re.VERBOSE,
)
_KIND_OF: Mapping[str, str] = MappingProxyType(
    {
        **{word: LETTER[kind] for kind, words in _LEXICON.items() for word in words.split()},
        **{
            f"{word}.": LETTER[kind]
            for kind in ("ABBR", "WDABBR")
            for word in _LEXICON[kind].split()
        },
    }
)
_NAME = re.compile(r"(?<![\w?])[A-Z]{2,}(?![\w])|(?<![\w?<])A(?!\w)")


def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern over names of kinds, in capitals; other signs mean what they always do."""
    return re.compile(_NAME.sub(lambda found: _letters(found.group()), text).replace(" ", ""))


def _letters(name: str) -> str:
    kinds = _GROUPS.get(name)
    return LETTER[name] if kinds is None else f"[{''.join(LETTER[kind] for kind in kinds)}]"


def words_of(text: str, periods: Periods) -> list[Word]:
    """Return the words of *text* with their kinds; a named period is one word."""
    text = text.replace("’", "'")
    found: list[Word] = []
    covered = 0
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start < covered:
            continue
        token = match.group()
        names = periods.starting.get(token.partition("/")[0])
        named = _named(text, start, names) if names is not None else None
        if named is not None:
            covered = start + len(named[0])
            kind = LETTER["SHADOW" if named[1].shadow else "PERIOD"]
            found.append(Word(kind, start, covered, named[0], named[1]))
        else:
            lower = token.lower()
            kind = _KIND_OF.get(lower) or _kind_of_form(token)
            if kind in _CASED:
                kind = _cased(kind, token)
            elif kind in _TITLES and token[0].isupper() and not _opens_sentence(found):
                kind = LETTER["CAP"]
            found.append(Word(kind, start, match.end(), lower))
    return found


def _opens_sentence(before: list[Word]) -> bool:
    return not before or before[-1].kind in _OPENERS


def _named(
    text: str, start: int, names: tuple[tuple[str, Period], ...]
) -> tuple[str, Period] | None:
    for name, period in names:
        end = start + len(name)
        if text.startswith(name, start) and not (end < len(text) and text[end].isalnum()):
            return name, period
    return None


_TITLES = frozenset(  # in capitals within a sentence they belong to a name: "Tomorrow Group"
    LETTER[kind]
    for kind in (
        "TODAY", "TOMORROW", "YESTERDAY", "TONIGHT", "NOW", "PERIODIC", "FUTURE", "DAYPARTS",
        "RECENT", "YEARLY", "CURRENT",
    )
)  # fmt: skip
_OPENERS = frozenset(
    LETTER[kind] for kind in ("FULLSTOP", "BREAK", "QUOTE", "COLON", "OPEN", "LONGDASH", "DASH")
)
_CASED = frozenset(
    {LETTER[kind] for kind in ("MONTH", "ABBR", "WDABBR", "AD", "BC", "ZONE", "FY", "MONEY")}
)


def _cased(kind: str, token: str) -> str:
    """Return the kind of a word that has to be written in capitals to be what it seems."""
    if token[0].isupper() or kind == LETTER["MONTH"] or token[0] in "$€£¥":
        return kind
    if kind == LETTER["ZONE"] and token in ("hrs", "hours"):
        return kind
    return LETTER["WORD"]


def _kind_of_form(token: str) -> str:
    first = token[0]
    if first.isdecimal() or (first == "'" and len(token) > 1):
        return LETTER[_numeric(token)]
    if first == "\n":
        return LETTER["BREAK"]
    if first.isupper():
        if token in ("May", "MAY", "March", "MARCH"):
            return LETTER["MAY"]
        return LETTER["QTR" if token in ("Q1", "Q2", "Q3", "Q4", "H1", "H2") else "CAP"]
    return LETTER["WORD" if first.isalpha() else "OTHER"]


def _numeric(token: str) -> str:
    if token.isdecimal():
        if len(token) == 4:
            return "YEAR" if "1000" <= token <= "2199" else "MILITARY"
        return "DAYNUM" if len(token) <= 2 and 1 <= int(token) <= 31 else "INT"
    last = token[-1]
    if last == "s":
        return "DECADE" if token.rstrip("'s")[-1:] == "0" else "OTHER"
    if last in "tdh":
        return "ORD"
    if token[0] == "'":
        return "SHORTYEAR"
    if ":" in token:
        return "CLOCK"
    return _punctuated(token)


def _punctuated(token: str) -> str:
    if token[4:5] == "-":
        return "ISO"
    if any(token.count(mark) == 2 for mark in "/.-"):
        return "NUMERIC"
    return "INT" if token.replace(",", "").replace(".", "").isdecimal() else "OTHER"
