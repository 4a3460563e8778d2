"""Plain text, as somebody copied it from a newspaper page -> Article.

The first lines may give the page's address, or "Published: DAY | Publisher: NAME".  Headline,
captions, bylines and all that follows the end are told from the body and left out of it; the
dateline stays.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from foedera.errors import InputError
from foedera.model import Article, Problem
from foedera.text.addresses import is_url
from foedera.text.cleaning import split_paragraphs
from foedera.text.days import parse_day
from foedera.text.furniture import sort_page
from foedera.text.particulars import Particulars, make_article

__all__ = ["parse_day", "parse_lines", "parse_plain"]

_LABEL = re.compile(r"(published|publisher|url)\s*:\s*(\S.*)", re.IGNORECASE)


def parse_plain(
    text: str,
    *,
    name: str,
    url: str | None = None,
    published: date | None = None,
    publisher: str | None = None,
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article in *text*; what the caller gives wins over what the text says.

    Raises:
        InputError: no text is left when the furniture is gone.
    """
    given = Particulars(url=url, published=published, publisher=publisher)
    return parse_lines(split_paragraphs(text), name, given)


def parse_lines(
    lines: Sequence[str], name: str, known: Particulars
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article in the clean *lines* of a page, some particulars being *known*."""
    labels, lines = _read_labels(lines)
    known, paragraphs = sort_page(lines, known.or_else(labels))
    if not paragraphs:
        raise InputError(f"{name}: no text of an article is left; is this a page with one?")
    return make_article(name, paragraphs, known)


def _read_labels(lines: Sequence[str]) -> tuple[Particulars, Sequence[str]]:
    """Return what the first lines say with labels or as an address, and the other lines."""
    found = Particulars()
    while lines:
        said = Particulars(url=lines[0]) if is_url(lines[0]) else _read_label_line(lines[0])
        if said is None:
            break
        found, lines = found.or_else(said), lines[1:]
    return found, lines


def _read_label_line(line: str) -> Particulars | None:
    """Return what "Published: 2 May 2024 | Publisher: The Courier" says."""
    found = Particulars()
    for part in line.split("|"):
        match = _LABEL.fullmatch(part.strip())
        if match is None:
            return None
        label, value = match[1].lower(), match[2].strip()
        day = parse_day(value)
        if label == "published" and day is None:
            return None
        said = {
            "published": Particulars(published=day),
            "publisher": Particulars(publisher=value),
            "url": Particulars(url=value),
        }
        found = found.or_else(said[label])
    return found
