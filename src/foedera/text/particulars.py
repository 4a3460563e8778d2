"""What a page says of the article on it: address, headline, publisher, day, author, agency.

Particulars come from several places, the better first; `or_else` fills what is missing from the
next, and `make_article` puts them and the paragraphs together.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from typing import Protocol

from foedera.model import Article, Problem
from foedera.text.addresses import day_of, is_name_of_host, publisher_of, usual_name
from foedera.text.cleaning import BREAK
from foedera.text.dateline import Filing, parse_dateline

_SAMPLE = 3000  # characters from which the language is told
_TOO_SHORT = 60  # letters from which it cannot be told
_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = {
    "the", "of", "and", "to", "in", "a", "that", "for", "was", "with", "is", "on", "by", "as",
    "at", "said", "from", "it", "be", "has",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Particulars:
    """Facts about an article that are not its text."""

    url: str | None = None
    headline: str | None = None
    publisher: str | None = None
    agency: str | None = None
    author: str | None = None
    published: date | None = None
    updated: date | None = None

    def or_else(self, *others: Particulars) -> Particulars:
        """Return these particulars, with what is missing taken from *others* in their order."""
        found: dict[str, str | date | None] = {}
        for column in fields(self):
            values = (getattr(one, column.name) for one in (self, *others))
            found[column.name] = next((value for value in values if value), None)
        return Particulars(**found)  # type: ignore[arg-type]


class _Identifier(Protocol):
    def __call__(self, text: str) -> tuple[str, float]: ...


def make_article(
    name: str, paragraphs: Sequence[str], known: Particulars
) -> tuple[Article, tuple[Problem, ...]]:
    """Return the article of *paragraphs*, and what is doubtful about it."""
    text = BREAK.join(paragraphs)
    published = known.published or day_of(known.url) or known.updated
    filing = find_filing(paragraphs, published, known.url)
    language = tell_language(text)
    publisher = known.publisher or publisher_of(known.url)
    article = Article(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=name,
        text=text,
        headline=known.headline,
        url=known.url,
        publisher=usual_name(publisher) if publisher else None,
        agency=(filing.agency if filing else None) or known.agency,
        author=known.author,
        language=language,
        published=published,
        dateline=filing.dateline if filing else None,
    )
    if language == "en":
        return article, ()
    message = f"the text is in the language {language!r}; only English is read well"
    return article, (Problem("not_english", message),)


def find_filing(
    paragraphs: Iterable[str], published: date | None, url: str | None
) -> Filing | None:
    """Return the dateline of the first paragraph, or a certain one of the next two."""
    for number, paragraph in zip(range(3), paragraphs, strict=False):
        filing = parse_dateline(paragraph, published)
        if filing is None or (number and not filing.certain):
            continue
        if filing.dateline and is_name_of_host(filing.dateline.place, url):
            continue
        return filing
    return None


def tell_language(text: str) -> str:
    """Return the ISO 639-1 code of the language of *text*, of a short text "en"."""
    sample = text[:_SAMPLE].lower()
    words = _WORD.findall(sample)
    if sum(map(len, words)) < _TOO_SHORT:
        return "en"
    if sum(word in _ENGLISH for word in words) > 0.25 * len(words):
        return "en"  # without loading the identifier, which takes most of a second
    return _identifier()(sample)[0]


@lru_cache(maxsize=1)
def _identifier() -> _Identifier:
    import py3langid  # type: ignore[import-untyped]

    classify: _Identifier = py3langid.classify
    return classify
