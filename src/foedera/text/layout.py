"""Which paragraph each word stands in.

A blank line ends a paragraph, and so do the dateline, which is read by itself, and the next item
of a list. Sentences are the business of the language pipelines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from foedera.model import Article
from foedera.text.dateline import parse_dateline

DATELINE = -1  # ordinal of the paragraph that is none
_BREAK = re.compile(
    r"\n[ \t]*\n"
    r"|\n[ \t]*(?=(?:[-–—•*·▪◦‣]|\(?\d{1,2}[.)]|\([a-z]\))[ \t])"  # an item of a list
)


def dateline_end(article: Article) -> int:
    """Return where the dateline ends; what follows is read as a sentence of its own."""
    if article.dateline is None and article.agency is None:
        return 0
    first = article.text.partition("\n")[0]
    filing = parse_dateline(first, article.published)
    return filing.end if filing is not None else 0


def find_paragraphs(text: str, words: Iterable[tuple[int, int]], opening: int) -> list[int]:
    r"""Return the ordinal of the paragraph of each of *words*; the *opening* is the dateline.

    >>> find_paragraphs("LIMA: Hello.\n\nBye.", [(0, 5), (6, 11), (11, 12), (14, 18)], 6)
    [-1, 0, 0, 1]
    """
    found: list[int] = []
    last = paragraph = 0
    for start, end in words:
        if not found and start < opening:
            paragraph = DATELINE
        gap = _BREAK.search(text, last, start + 5) if "\n" in text[last:start] else None
        ended = gap is not None and gap.start() < start
        if found and (ended or last < opening <= start):
            paragraph += 1
        found.append(paragraph)
        last = end
    return found
