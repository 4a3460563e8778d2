"""The options that commands share, and how a day, a type or a step is understood.

Wrong usage is told in one sentence that names what would be right.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from foedera.model import Status


class Format(StrEnum):
    """How results are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


class View(StrEnum):
    """How one thing is shown."""

    TABLE = "table"
    JSON = "json"


class WhoFormat(StrEnum):
    """How answers are written."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"


class Notation(StrEnum):
    """How a parse is written."""

    CONLLU = "conllu"


def _bound(text: str, *, last: bool) -> date:
    from foedera.text.days import parse_day

    try:
        parts = [int(part) for part in text.strip().split("-")]
        if len(parts) == 1:
            return date(parts[0], 12, 31) if last else date(parts[0], 1, 1)
        if len(parts) == 2:
            following = date(parts[0] + parts[1] // 12, parts[1] % 12 + 1, 1)
            return following - timedelta(days=1) if last else date(parts[0], parts[1], 1)
    except ValueError:
        pass  # not numbers, or none of a calendar
    day = parse_day(text)
    if day is None:
        raise typer.BadParameter(f"{text!r} is not a date; write it as 2026-03-04")
    return day


def one_day(text: str) -> date:
    """Return the day that an option names in full."""
    from foedera.text.days import parse_day

    day = parse_day(text)
    if day is None:
        raise typer.BadParameter(f"{text!r} is not a day; write it as 2026-03-04")
    return day


def tables_beside(record: Path | None) -> Path | None:
    """Return the folder of a user's own tables: `record.knowledge` beside `record.db`."""
    return record.with_suffix(".knowledge") if record else None


def first_day(text: str) -> date:
    """Return the day, or the first day of the month or year, that an option names."""
    return _bound(text, last=False)


def last_day(text: str) -> date:
    """Return the day, or the last day of the month or year, that an option names."""
    return _bound(text, last=True)


def _event_type(text: str) -> str:
    from foedera.knowledge.ontology import load_ontology

    types = load_ontology().types
    if text.upper() not in types:
        raise typer.BadParameter(f"{text!r} is no event type; they are {', '.join(types)}")
    return text.upper()


def _step(text: str) -> str:
    from foedera.knowledge.ontology import load_ontology

    steps = load_ontology().steps
    code = text.replace(" ", "_").lower()
    if code not in steps:
        raise typer.BadParameter(f"{text!r} is no step; they are {', '.join(steps)}")
    return code


Paths = Annotated[
    list[Path],
    typer.Argument(metavar="PATH", help="Saved pages, texts, folders; - is standard input."),
]
Texts = Annotated[
    list[Path],
    typer.Argument(metavar="PATH", help="Texts, folders of them; - is standard input."),
]
LanguageModel = Annotated[
    str | None,
    typer.Option(
        metavar="NAME",
        help="A spaCy pipeline to parse with, by name or folder, instead of the shipped one.",
    ),
]
Notations = Annotated[Notation, typer.Option("--format", help="How to write it.")]
Record = Annotated[
    Path | None,
    typer.Option("--record", envvar="FOEDERA_RECORD", metavar="FILE", help="The record."),
]
Actors = Annotated[
    list[str] | None,
    typer.Option(
        "--actor",
        "--with",
        metavar="NAME",
        help="Takes part, on either side: a code (FRA) or a name (NATO). May be repeated.",
    ),
]
Since = Annotated[
    date | None,
    typer.Option(
        "--from", metavar="DATE", parser=first_day, help="On this day, month, year or later."
    ),
]
Until = Annotated[
    date | None,
    typer.Option(
        "--to", metavar="DATE", parser=last_day, help="On this day, month, year or earlier."
    ),
]
Formats = Annotated[Format, typer.Option("--format", help="How to write it.")]
Answers = Annotated[WhoFormat, typer.Option("--format", help="How to write it.")]
Day = Annotated[
    date | None,
    typer.Option("--on", metavar="DATE", parser=one_day, help="The day that is meant."),
]
Views = Annotated[View, typer.Option("--format", help="How to write it.")]
Identifier = Annotated[
    str, typer.Argument(metavar="ID", help="An identifier or the beginning of one.")
]
Published = Annotated[
    date | None,
    typer.Option(
        metavar="DATE", parser=one_day, help="The day of publication, if the articles lack it."
    ),
]
EventType = Annotated[
    str | None,
    typer.Option(parser=_event_type, metavar="TYPE", help="A PLOVER type, as THREATEN."),
]
EventStatus = Annotated[Status | None, typer.Option(help="How it is told.")]
Step = Annotated[
    str | None,
    typer.Option(
        "--step", "--status", metavar="STEP", parser=_step, help="Has come to this step."
    ),
]
