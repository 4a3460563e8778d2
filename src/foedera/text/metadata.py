"""What the head of an HTML page says of the article on it -> Particulars.

First JSON-LD (schema.org's NewsArticle and its kin), then meta elements, then what stands on
the page itself.  A field that is malformed is passed over; nothing is guessed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from lxml.html import HtmlElement

from foedera.text.addresses import is_url, usual_name
from foedera.text.cleaning import clean_line
from foedera.text.days import find_day
from foedera.text.furniture import read_byline, read_dates
from foedera.text.particulars import Particulars

_ARTICLE_TYPE = re.compile(r"(?:Article|Posting|Report|Reportage\w*)$")
_HEADLINE_META = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title")
_PUBLISHED_META = (
    "article:published_time", "og:article:published_time", "article:published", "datepublished",
    "citation_publication_date", "citation_date", "citation_online_date", "dc.date.issued",
    "dcterms.issued", "dcterms.created", "dc.date", "dcterms.date", "parsely-pub-date",
    "sailthru.date", "publish-date", "publishdate", "publish_date", "publication_date",
    "published_time", "pubdate", "date",
)  # fmt: skip
_UPDATED_META = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_PUBLISHER_META = (
    "og:site_name", "citation_publisher", "citation_journal_title", "dc.publisher",
    "dcterms.publisher", "publisher", "application-name",
)  # fmt: skip
_AUTHOR_META = (
    "author", "article:author", "byl", "citation_author", "dc.creator", "dcterms.creator",
    "parsely-author", "sailthru.author",
)  # fmt: skip
_TITLE_END = re.compile(r"\s+[|\-–—·•:«»]\s+")
_SAYS_WHEN_OR_WHO = re.compile(
    r"\s*(?:by|written by|first published|published|posted|updated)\b", re.IGNORECASE
)
_BY = re.compile(r"^by:?\s+", re.IGNORECASE)
_LONGEST = 300  # characters of a headline or name


def read_metadata(page: HtmlElement) -> Particulars:
    """Return what the head and the markup of *page* say, the more reliable first."""
    found = _read_json(page).or_else(_read_meta(page), _read_markup(page))
    if not found.headline:
        return found
    headline = _without_site(found.headline, found)
    return Particulars(headline=headline).or_else(found)


# ---------------------------------------------------------------- JSON-LD


def _read_json(page: HtmlElement) -> Particulars:
    for thing in _things(page):
        if not any(_ARTICLE_TYPE.search(kind) for kind in _texts(thing.get("@type"))):
            continue
        return Particulars(
            url=_first_url(thing.get("url"), thing.get("mainEntityOfPage")),
            headline=_first(thing.get("headline")) or _first(thing.get("name")),
            publisher=_first(thing.get("publisher")),
            author=_joined(thing.get("author")),
            published=_as_day(_first(thing.get("datePublished"))),
            updated=_as_day(_first(thing.get("dateModified"))),
        )
    return Particulars()


def read_json_body(page: HtmlElement) -> str:
    """Return the article's text from the JSON-LD of *page*, "" if it is not there."""
    bodies = (thing.get("articleBody") for thing in _things(page))
    return next((body for body in bodies if isinstance(body, str)), "")


def _things(page: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """Yield every object in the JSON-LD of *page*, the outer before the inner."""
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [value]
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
                waiting.extend(
                    inner for inner in value.values() if isinstance(inner, dict | list)
                )
            elif isinstance(value, list):
                waiting.extend(value)


def _texts(value: object) -> Iterator[str]:
    """Yield the strings that *value* stands for: itself, its name, or those of its parts."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value[:20]:
            yield from _texts(part) if not isinstance(part, list) else ()
    elif isinstance(value, dict):
        for key in ("name", "@id", "url"):
            if isinstance(value.get(key), str):
                yield value[key]
                break


def _first(value: object) -> str | None:
    return next((name for name in _names(value)), None)


def _joined(value: object) -> str | None:
    return ", ".join(dict.fromkeys(_BY.sub("", name) for name in _names(value))) or None


def _names(value: object) -> Iterator[str]:
    for text in _texts(value):
        name = clean_line(text)
        if name and not is_url(name) and len(name) <= _LONGEST:
            yield name


def _first_url(*values: object) -> str | None:
    texts = (text.strip() for value in values for text in _texts(value))
    return next((text for text in texts if is_url(text)), None)


# ---------------------------------------------------------------- meta elements and markup


def _read_meta(page: HtmlElement) -> Particulars:
    contents: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if content := clean_line(meta.get("content") or ""):
            contents.setdefault(name.lower(), []).append(content)

    def first(names: tuple[str, ...]) -> str | None:
        found = (_first(contents[name]) for name in names if name in contents)
        return next((text for text in found if text), None)

    days = (_as_day(text) for name in _PUBLISHED_META for text in contents.get(name, ()))
    later = (_as_day(text) for name in _UPDATED_META for text in contents.get(name, ()))
    authors = (_joined(contents[name]) for name in _AUTHOR_META if name in contents)
    return Particulars(
        url=_canonical(page) or _first_url(contents.get("og:url")),
        headline=first(_HEADLINE_META),
        publisher=first(_PUBLISHER_META),
        author=next((author for author in authors if author), None),
        published=next((day for day in days if day), None),
        updated=next((day for day in later if day), None),
    )


def _canonical(page: HtmlElement) -> str | None:
    links = (link.get("href") for link in page.iter("link") if link.get("rel") == "canonical")
    return _first_url(*links)


def _read_markup(page: HtmlElement) -> Particulars:
    """Return what stands on the page itself: h1, time elements, byline, "Published …"."""
    heads = [text_of(head) for head in page.iter("h1")]
    titles = [text_of(title) for title in page.iter("title")]
    headline = heads[0] if len(heads) == 1 and heads[0] else next(iter(titles), None)
    timed = Particulars(headline=headline or None, published=_time_of(page))
    return timed.or_else(*_visible_lines(page))


def _visible_lines(page: HtmlElement) -> Iterator[Particulars]:
    """Yield what short lines that begin with "By" or "Published" say."""
    for element in page.iter("p", "div", "span", "li", "time", "address"):
        if not _SAYS_WHEN_OR_WHO.match(element.text or ""):
            continue
        line = text_of(element)
        said = (read_dates(line) or read_byline(line)) if len(line) < _LONGEST else None
        if said:
            yield said


def _time_of(page: HtmlElement) -> date | None:
    """Return the day of the first time element, those that say "published" before all."""
    times = [time for time in page.iter("time") if time.get("datetime")]
    marked = [time for time in times if _is_publication(time)]
    days = (_as_day(time.get("datetime")) for time in (*marked, *times[:1]))
    return next((day for day in days if day), None)


def _is_publication(time: HtmlElement) -> bool:
    marks = f"{time.get('itemprop')} {time.get('class')} {time.get('pubdate')}".lower()
    return "publi" in marks


def text_of(element: HtmlElement) -> str:
    """Return the text in *element* as a single clean line."""
    return clean_line("".join(map(str, element.itertext())))


def _as_day(text: str | None) -> date | None:
    match = find_day(text) if text else None
    return match.day if match else None


def _without_site(headline: str, found: Particulars) -> str:
    """Return *headline* without the site's name at its end: "A treaty is signed | Dawn"."""
    parts = list(_TITLE_END.finditer(headline))
    if not parts or not found.publisher:
        return headline
    end = headline[parts[-1].end() :]
    names = {_letters(name) for name in (found.publisher, usual_name(found.publisher))}
    return headline[: parts[-1].start()] if _letters(end) in names else headline


def _letters(name: str) -> str:
    return re.sub(r"\W+|^the\s", "", name.casefold())
