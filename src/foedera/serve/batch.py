"""The loop over articles: paths in, readings and refusals out, one at a time.

One article that cannot be read does not keep the others from being read.  A fault of the
program in the middle of an article becomes a problem of that article, with its traceback.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from pathlib import Path

from foedera.errors import FoederaError, InputError
from foedera.model import Article, Problem, Reading, content_id
from foedera.text.sources import STDIN, decode, find_paths, parse_article, read_bytes

CRASHED = "crashed"
_LINE_END = re.compile(r"\r\n?")
_BLANK_LINE = re.compile(r"^[^\S\n]+$", re.MULTILINE)

Reader = Callable[[Article], Reading]


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something given to read was not read, in one sentence."""

    message: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the caller knows of the articles, and the articles need not say."""

    published: date | None = None
    publisher: str | None = None


def find_articles(paths: Iterable[Path]) -> tuple[list[Path], list[Refusal]]:
    """Return the files that *paths* stand for, each once, and which of them are none."""
    found: dict[Path, None] = {}
    refusals = []
    for path in paths:
        try:
            found.update(dict.fromkeys(find_paths([path])))
        except InputError as error:
            refusals.append(Refusal(str(error)))
    return list(found), refusals


def take_texts(paths: Iterable[Path]) -> Iterator[Article | Refusal]:
    """Yield the texts as they stand, each with a name of its own, or why there is none.

    Nothing is left out, not even the tags of a page; only the ends of lines are made alike, and
    blanks in a line without words are dropped.
    """
    names: set[str] = set()
    for path in paths:
        stem, place = _name_and_place(path)
        try:
            text = decode(read_bytes(path), place)[0]
        except InputError as error:
            yield Refusal(str(error))
            continue
        text = _BLANK_LINE.sub("", _LINE_END.sub("\n", text))
        if not text.strip():
            yield Refusal(f"{place}: the file is empty")
            continue
        name = next(n for n in _candidates(stem) if n not in names)
        names.add(name)
        yield Article(id=content_id(text), name=name, text=text)


def _candidates(stem: str) -> Iterator[str]:
    yield stem
    yield from (f"{stem}_{number}" for number in count(2))


def _name_and_place(path: Path) -> tuple[str, str]:
    return ("stdin", "standard input") if path == STDIN else (path.stem, str(path))


def read_articles(
    paths: Iterable[Path], given: Given, load: Callable[[], Reader]
) -> Iterator[Reading | Refusal]:
    """Yield what is read in each article, or why there is no article.

    What *load* needs time for is loaded when the first article is there to be read.
    """
    read: Reader | None = None
    for path in paths:
        name, place = _name_and_place(path)
        try:
            article, problems = parse_article(
                read_bytes(path),
                name=name,
                published=given.published,
                publisher=given.publisher,
            )
        except InputError as error:
            what = str(error).removeprefix(f"{path}: ").removeprefix(f"{name}: ")
            yield Refusal(f"{place}: {what}")
            continue
        read = read or load()
        reading = _read_or_crash(article, read)
        yield replace(reading, problems=(*problems, *reading.problems))


def _read_or_crash(article: Article, read: Reader) -> Reading:
    try:
        return read(article)
    except FoederaError:  # the same for every article: a table or the model is wrong
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the other articles are still read
        return Reading(article, problems=(Problem(CRASHED, traceback.format_exc()),))


def crash_of(reading: Reading) -> str | None:
    """Return the traceback if the program crashed on this article."""
    return next((p.message for p in reading.problems if p.code == CRASHED), None)
