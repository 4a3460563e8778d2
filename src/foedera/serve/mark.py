"""The command `mark`: a text with its dates, places, actors and events marked."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from foedera.serve.options import LanguageModel, Published, Record, tables_beside
from foedera.serve.terminal import tell, write

if TYPE_CHECKING:
    from foedera.model import Article
    from foedera.pipeline import Marks


class Marking(StrEnum):
    """Formats of a marked text."""

    TIMEML = "timeml"
    HTML = "html"
    ANN = "ann"


def mark(
    path: Annotated[
        Path,
        typer.Argument(metavar="PATH", help="A saved page or a text; - is standard input."),
    ],
    as_: Annotated[
        Marking, typer.Option("--as", help="TimeML, one self-contained page, or brat standoff.")
    ],
    published: Published = None,
    *,
    raw: Annotated[
        bool,
        typer.Option("--raw", help="Take the text as it is, character for character."),
    ] = False,
    record: Record = None,
    language_model: LanguageModel = None,
) -> None:
    """Print a text with its dates, places, actors and events marked."""
    from foedera.export.marks import render_ann, render_html, render_timeml
    from foedera.pipeline import load_knowledge, mark_article
    from foedera.serve.annotators import load_annotator

    render: Callable[[Marks], str] = {
        Marking.TIMEML: render_timeml,
        Marking.HTML: render_html,
        Marking.ANN: render_ann,
    }[as_]
    article = _article(path, raw=raw, published=published)
    knowledge = load_knowledge(tables_beside(record))
    marks = mark_article(article, knowledge, annotator=load_annotator(language_model))
    write([render(marks).encode()])


def _article(path: Path, *, raw: bool, published: object) -> Article:
    from datetime import date

    from foedera.model import Article, content_id
    from foedera.text.sources import STDIN, decode, parse_article, read_bytes

    name, place = ("stdin", "standard input") if path == STDIN else (path.stem, str(path))
    day = published if isinstance(published, date) else None
    content = read_bytes(path)
    if raw:
        text, _ = decode(content, place)
        return Article(id=content_id(text), name=name, text=text, published=day)
    article, problems = parse_article(content, name=name, published=day)
    for problem in problems:
        tell(problem.message)
    return article
