"""Lines of a page -> the article's paragraphs, and what the other lines say of it.

Furniture is what stands on a page beside the article: share buttons, captions, bylines, links
to other stories, whatever follows the end.  Its phrases are in knowledge/data/furniture.csv;
here is only where on a page each kind can stand.  A line is left out for what it says or for
where it stands, never for its subject.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from foedera.knowledge.tables import read_table
from foedera.text.dateline import agency_pattern, find_agency, parse_dateline
from foedera.text.days import DayMatch, find_day, parse_day
from foedera.text.particulars import Particulars

_HEADER_LINES = 14  # among which a dateline may stand
_HEADLINE = 140  # characters at most, half as many again if a day, a name or a dateline follows
_PROSE = 60  # characters that make a paragraph, with a full stop
_LINE = 200  # characters that a line of furniture has at most
_CAPTION = 400
_TITLES = 6  # links to other stories under one label, at most

_MARGIN = " -–—|()[]/.,"  # around an agency's name in a credit
_FULL_STOP = re.compile(r"[.!?…:;,][\"'”’»)\]*]*$")
_SENTENCES = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")
_INITIALS = re.compile(r"\b[A-Z]\.[A-Z]\.$")
_UPDATED = re.compile(r"\b(?:updated?|modified)\b", re.IGNORECASE)
_COLOPHON = re.compile(
    r"\(?(?:(?:first|originally|also|this \w+ was)\s+)*published (?:in|by|on|at) (?P<rest>.+)",
    re.IGNORECASE,
)
_NAME = r"(?:[^\W\d_a-z][\w.'’-]*|d[aeiu]|del|der|den|von|van|bin|ben|ibn|al|el|la|le|ter)"
_NAMES = rf"{_NAME}(?:\s{_NAME}){{0,4}}"
_NAMES = rf"{_NAMES}(?:(?:,\s{_NAMES}){{0,4}},?\s(?:and|&|with)\s{_NAMES})?"
_BYLINE = re.compile(
    rf"(?:[Bb][Yy]|[Ff]rom|[Ww]ritten by|[Ss]tory by|[Tt]ext by|[Rr]eport by|[Aa]uthor):?\s+"
    rf"(?P<names>{_NAMES})(?P<rest>\s*[|/,(•·–—-].{{0,140}})?\.?"
)
_REPORTERS = re.compile(r"\(?reporting by (?P<names>[^;.)]{3,120})", re.IGNORECASE)
_BARE_NAME = re.compile(r"(?:[^\W\d_a-z]{2,}[.'’-]?\s){1,2}[^\W\d_a-z]{2,}")
_NAME_IN_PLACE = re.compile(rf"(?P<who>{_NAMES}) (?:in|at) {_NAME}(?: {_NAME}){{0,2}}")
_BY_DAY = re.compile(
    r"(?:by )?(?P<who>.{3,60}?)\s*[|,–—-]\s*(?P<day>[^|]{6,40})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The patterns of the table, one for each kind."""

    line: re.Pattern[str]
    start: re.Pattern[str]
    teaser: re.Pattern[str]
    end: re.Pattern[str]
    caption: re.Pattern[str]
    byline: re.Pattern[str]
    credit: re.Pattern[str]  # an agency after a dash, in brackets or beside a slash


def sort_page(lines: Sequence[str], known: Particulars) -> tuple[Particulars, tuple[str, ...]]:
    """Return what the furniture among *lines* says, and the paragraphs of the article."""
    kept, colophon = _before_end(lines)
    kept, beside = _without_furniture(kept, known.headline)
    header, body = _divide(kept, known)
    is_page = bool(body) and lines.index(body[0]) > len(header)  # with furniture in the header
    title, body = _read_header(header, body, known, decks=8 if is_page else 3)
    body, credit = _without_credit(body)
    found = known.or_else(title, beside, colophon, credit)
    agency = known.agency or credit.agency or title.agency or colophon.agency or beside.agency
    return Particulars(agency=agency).or_else(found), tuple(body)


def is_prose(line: str) -> bool:
    """Return whether *line* is long enough for a paragraph and ends like one."""
    if not _FULL_STOP.search(line):
        return len(line) > _HEADLINE
    if line.rstrip("\"'”’»)]")[-1:] in ("?", "!") and not _SENTENCES.search(line):
        return len(line) >= 2 * _PROSE
    return len(line) >= _PROSE


# ---------------------------------------------------------------- the end


def _before_end(lines: Sequence[str]) -> tuple[list[str], Particulars]:
    """Return the lines up to the end of the article, and what its last line says."""
    total = sum(len(line) for line in lines if is_prose(line))
    before = 0
    for number, line in enumerate(lines):
        if before and (found := _parse_colophon(line)):
            return list(lines[:number]), found
        if before > 2 * _PROSE and 2 * before >= total and _ends(line):
            return _without_titles(lines[:number]), _signed(lines[number:])
        if before and 2 * before >= total and _is_sidebar(lines[number : number + 8]):
            return _without_titles(lines[:number]), Particulars()
        before += len(line) if is_prose(line) else 0
    return list(lines), Particulars()


def _parse_colophon(line: str) -> Particulars | None:
    """Return publisher and day of "Published in The Courier, January 18th, 2025"."""
    colophon = _COLOPHON.fullmatch(line) if len(line) < _LINE else None
    match = find_day(colophon["rest"]) if colophon else None
    if colophon is None or match is None or colophon["rest"][match.end :].strip(_MARGIN):
        return None
    name = re.sub(r"\W+(?:on|dated)?\W*$|^the ", "", colophon["rest"][: match.start])
    return Particulars(publisher=name, published=match.day) if 1 < len(name) <= 50 else None


def _ends(line: str) -> bool:
    return len(line) <= _CAPTION and _phrases().end.fullmatch(line.rstrip(" :")) is not None


def _signed(lines: Sequence[str]) -> Particulars:
    """Return the reporters and the agency that the end of an article names."""
    match = _REPORTERS.match(lines[0])
    if match is None:
        return Particulars()
    names = re.sub(r"\s+in\s+[A-Z][\w. ]+", "", match["names"])
    return Particulars(author=names.strip())


def _is_sidebar(lines: Sequence[str]) -> bool:
    """Return whether *lines* begin a list of other stories, each with its day."""
    if not lines or not _is_dated(lines[0]):
        return False
    return any(_is_dated(line) for line in lines[1:])


def _is_dated(line: str) -> bool:
    return len(line) < 60 and parse_day(line) is not None


def _without_titles(lines: Sequence[str]) -> list[str]:
    """Return *lines* without the titles and tags at their end."""
    last = len(lines)
    while last and not _FULL_STOP.search(lines[last - 1]) and not is_prose(lines[last - 1]):
        last -= 1
    return list(lines[:last])


# ---------------------------------------------------------------- lines of furniture


def _without_furniture(
    lines: Sequence[str], headline: str | None
) -> tuple[list[str], Particulars]:
    """Return *lines* without what is furniture wherever it stands, and what it says."""
    kept: list[str] = []
    found = Particulars()
    titles = 0  # how many lines may still be links under the last label
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        if titles and not is_prose(line) and not parse_dateline(line):
            titles -= 1
            continue
        titles = 0
        if _is_label(line):
            titles = _TITLES
        elif line in (following, *kept[-1:]):
            if is_prose(line) and line == following and not _says_caption(line):
                continue
            found = found.or_else(Particulars(agency=_credited(line)))
            if kept and line == kept[-1] and not is_prose(line):
                kept.pop()
        elif headline and _same(line, headline):
            continue
        elif (said := _read_furniture(line, is_last=following is None)) is not None:
            found = found.or_else(said)
        else:
            kept.append(line)
    return kept, found


def _is_label(line: str) -> bool:
    """Return whether *line* is only a label, as "Also read:", or a single link after one."""
    label = line.rstrip(" :>»")
    return len(line) <= _LINE and _phrases().teaser.fullmatch(label) is not None


def _read_furniture(line: str, *, is_last: bool) -> Particulars | None:
    """Return what *line* says if it is furniture, None if it is not."""
    phrases = _phrases()
    if len(line) <= _LINE:
        bare = line.strip(" :|•·*")
        if not any(map(str.isalnum, bare)) or phrases.line.fullmatch(bare) or _is_link(line):
            return Particulars()
        if len(line) <= 160 and phrases.start.match(line):
            return Particulars(agency=_credited(line))
        if said := read_dates(line):
            return said
        if said := read_byline(line):
            return said
    if not _says_caption(line):
        return None
    words = _phrases().credit.sub("", line)  # a credit may also stand at the end of the article
    return None if is_last and is_prose(words) else Particulars(agency=_credited(line))


def _is_link(line: str) -> bool:
    """Return whether *line* is a label, a colon and the title of another story."""
    label, colon, title = line.partition(":")
    return (
        bool(colon and title.strip()) and _phrases().teaser.fullmatch(label.strip()) is not None
    )


def read_dates(line: str) -> Particulars | None:
    """Return the days of "Published January 18, 2025 | Updated 19 Jan 2025"."""
    match = find_day(line)
    if match is None or not _has_label(line):
        return None
    parts = [line] if parse_day(line) else re.split(r"\s*[|•·]\s*|\s(?=[Uu]pdated)", line)
    found = Particulars()
    for part in parts:
        day = parse_day(part)
        if day is None:
            continue
        said = Particulars(updated=day) if _UPDATED.search(part) else Particulars(published=day)
        found = found.or_else(said)
    return found if found != Particulars() else None


def _has_label(line: str) -> bool:
    return (
        re.match(r"\W*(?:first |last )?(?:published|posted|updated?|modified)\b", line, re.I)
        is not None
    )


def read_byline(line: str) -> Particulars | None:
    """Return the author or agency of "By Ann Lee and Jo Ray, Reuters"."""
    if _phrases().byline.fullmatch(line):
        return Particulars()
    match = _BYLINE.fullmatch(line)
    if match is None:
        return None
    names, rest = match["names"], match["rest"] or ""
    is_one_word = " " not in names and not find_agency(names)
    if is_one_word or (is_prose(line) and rest.startswith(",")):
        return None
    day = find_day(rest)
    return _signature(names, rest, day)


def _signature(names: str, rest: str, day: DayMatch | None) -> Particulars:
    agency = find_agency(names)
    return Particulars(
        author=None if agency else _as_names(names),
        agency=agency or find_agency(rest),
        published=day.day if day else None,
    )


def _as_names(names: str) -> str:
    return (names.title() if names.isupper() else names).rstrip(".")


# ---------------------------------------------------------------- captions and credits


def _says_caption(line: str) -> bool:
    """Return whether *line* has the words or the credit of a picture."""
    if len(line) > _CAPTION:
        return False
    if _phrases().caption.search(line):
        return True
    match = _phrases().credit.search(line)
    return match is not None and len(_SENTENCES.findall(line[: match.start()])) < 2


def _credited(line: str) -> str | None:
    """Return the agency in the credit of *line*."""
    match = _phrases().credit.search(line)
    return find_agency(match.group().strip(_MARGIN)) if match else None


def _without_credit(body: Sequence[str]) -> tuple[list[str], Particulars]:
    """Return *body* without the agency at its end: "… the minister said. (Yonhap)"."""
    kept = list(body)
    if not kept:
        return kept, Particulars()
    last = kept[-1]
    if len(kept) > 1 and len(last) < _PROSE and (agency := find_agency(last.strip(_MARGIN))):
        return kept[:-1], Particulars(agency=agency)
    start = max(len(last) - _CAPTION, 0)
    match = _phrases().credit.search(last, start)
    if match is None or match.start() < _PROSE:
        return kept, Particulars()
    kept[-1] = last[: match.start()].rstrip()
    return kept, Particulars(agency=_credited(last[start:]))


# ---------------------------------------------------------------- the header


def _divide(lines: Sequence[str], known: Particulars) -> tuple[list[str], list[str]]:
    """Return the lines above the body, and the body."""
    prose = 0
    for number, line in enumerate(lines[:_HEADER_LINES]):
        filing = parse_dateline(line, known.published)
        if filing and filing.certain and _is_report(line, filing.end):
            return list(lines[:number]), list(lines[number:])
        prose += is_prose(line)
        if prose > 1 or (prose and len(_SENTENCES.findall(line)) > 1):
            break
    for number, line in enumerate(lines):
        if is_prose(line):
            return list(lines[:number]), list(lines[number:])
    return [], list(lines)


def _is_report(line: str, dateline_end: int) -> bool:
    """Return whether *line*, which begins with a dateline, is no headline of that form."""
    is_whole = dateline_end == len(line)
    return is_whole or len(line) > 80 or _FULL_STOP.search(line) is not None


def _read_header(
    header: Sequence[str], body: Sequence[str], known: Particulars, *, decks: int
) -> tuple[Particulars, list[str]]:
    """Return headline, author and day from *header*; what it cannot be goes to the body.

    Up to *decks* lines under the headline may be subtitles and captions, which are left out.
    """
    found = Particulars()
    rest: list[str] = []
    for line in header:
        if said := _read_header_line(line, is_first=line is header[0]):
            found = found.or_else(said)
        else:
            rest.append(line)
    filing = parse_dateline(body[0], known.published) if body else None
    sure = filing is not None and filing.certain
    limit = 1.5 * _HEADLINE if sure or found != Particulars() else _HEADLINE
    if not known.headline and rest and len(rest[0]) <= limit and _is_headline(rest[0]):
        found = Particulars(headline=rest.pop(0)).or_else(found)
    if sure and sum(map(len, rest)) < 1000:
        return found, list(body)
    is_deck = len(rest) <= decks and not any(_FULL_STOP.search(line) for line in rest)
    return found, list(body) if is_deck else [*rest, *body]


def _read_header_line(line: str, *, is_first: bool) -> Particulars | None:
    """Return what a line above the body says if it is a name or a day."""
    if day := parse_day(line):
        return Particulars(published=day)
    if _BARE_NAME.fullmatch(line) and len(line) < 40 and is_first:
        return Particulars(author=line.title())
    match = _BY_DAY.fullmatch(line)
    if match and (day := parse_day(match["day"])):
        agency = find_agency(match["who"])
        is_name = re.fullmatch(_NAMES, match["who"]) is not None and not agency
        return Particulars(
            author=match["who"] if is_name else None, agency=agency, published=day
        )
    if not is_first and (match := _NAME_IN_PLACE.fullmatch(line)):
        return Particulars(author=match["who"])
    if agency := find_agency(line):
        return Particulars(agency=agency)
    return None


def _is_headline(line: str) -> bool:
    return not re.search(r"[.,:;][\"'”’]?$", line) or _INITIALS.search(line) is not None


def _same(line: str, headline: str) -> bool:
    """Return whether *line* is the headline, perhaps with the site's name after it."""
    left, right = (re.sub(r"\W+", "", text).casefold() for text in (line, headline))
    with_site = left.startswith(right) and len(line) < len(headline) + 30
    return bool(left) and (left == right or with_site)


# ---------------------------------------------------------------- the table


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    def joined(kind: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{part})" for part in patterns[kind]), re.IGNORECASE)

    patterns: dict[str, list[str]] = {}
    for row in read_table("furniture", ("kind", "pattern")):
        patterns.setdefault(row["kind"], []).append(row["pattern"])
    agency = agency_pattern()
    credit = (
        rf"\s*(?:[-–—|]|--)\s*{agency}(?:\s*[/|,]\s*[\w .]{{2,40}})?[.)]?$"
        rf"|\s*[(\[]{agency}(?:\s*[/|,]\s*[\w .]{{2,40}})?[)\]]$"
        rf"|\s{agency}/[\w .'-]{{2,40}}\.?$|/\s?{agency}[.)]?$|\bvia {agency}[.)]?$"
    )
    return _Phrases(
        line=joined("line"),
        start=joined("start"),
        teaser=joined("teaser"),
        end=joined("end"),
        caption=joined("caption"),
        byline=joined("byline"),
        credit=re.compile(credit),
    )


@lru_cache(maxsize=1)
def furniture_classes() -> frozenset[str]:
    """Return the words in class or id that mark a part of an HTML page as furniture."""
    rows = read_table("furniture", ("kind", "pattern"))
    return frozenset(row["pattern"] for row in rows if row["kind"] == "class")
