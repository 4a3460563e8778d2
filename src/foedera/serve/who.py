"""The command `who`: whom a phrase means on a day.

In goes a phrase from the command line or, with "-", one a line from standard input, with a tab and
a day where the day matters; out come answers as a table, or as one JSON object a phrase.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
import typer

from foedera.serve.options import Answers, Day, Record, WhoFormat, one_day, tables_beside
from foedera.serve.terminal import display, tell, write

if TYPE_CHECKING:
    from rich.console import RenderableType

    from foedera.knowledge.who import Answer, Directories

_WIDE = 100  # columns from which the reasons stand beside the names


def who(
    phrase: Annotated[
        str,
        typer.Argument(metavar="PHRASE", help='"the foreign minister of Peru"; - for many.'),
    ],
    on: Day = None,
    format: Answers = WhoFormat.TABLE,
    record: Record = None,
) -> None:
    """Tell whom a phrase means on a day: a name, a description, the holder of an office."""
    from foedera.knowledge.who import find_who, load_directories

    known = load_directories(tables_beside(record))
    if phrase == "-":
        if not _answer_lines(sys.stdin, known, on):
            raise typer.Exit(1)
        return
    answers = find_who(phrase, known, on)
    if format is WhoFormat.TABLE:
        display(partial(render_answers, phrase, on, answers))
    else:
        pretty = format is WhoFormat.JSON
        encoded = msgspec.json.encode(answers_as_json(phrase, on, answers))
        write([msgspec.json.format(encoded, indent=2) if pretty else encoded, b"\n"])
    if not answers:
        raise typer.Exit(1)


def _answer_lines(lines: Iterable[str], known: Directories, on: date | None) -> bool:
    """Write one JSON object for each of *lines*; return whether all could be understood."""
    from foedera.knowledge.who import find_who

    understood = True
    for number, line in enumerate(lines, 1):
        phrase, _, cell = line.rstrip("\r\n").partition("\t")
        problem = None
        day = on
        try:
            day = one_day(cell) if cell.strip() else on
        except typer.BadParameter as fault:
            problem = fault.message
            tell(f"line {number}: {problem}")
            understood = False
        answers = () if problem else find_who(phrase, known, day)
        found = answers_as_json(phrase, day, answers)
        write([msgspec.json.encode(found | ({"problem": problem} if problem else {})), b"\n"])
    return understood


def answers_as_json(phrase: str, day: date | None, answers: Iterable[Answer]) -> dict[str, Any]:
    """Return the answers to one phrase; the best answer's name, code, sector, office on top."""
    candidates = [asdict(answer) for answer in answers]
    best = candidates[0] if candidates else {}
    top = {key: best.get(key) for key in ("name", "code", "sector", "country", "office")}
    return {"phrase": phrase, "on": day, **top, "candidates": candidates}


def render_answers(
    phrase: str, day: date | None, answers: tuple[Answer, ...], width: int
) -> RenderableType:
    """Return the answers for a terminal of *width* columns."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    if not answers:
        when = f" on {day}" if day else ""
        return Text(f"Nobody and nothing is known as {phrase!r}{when}.")
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    for column in ("code", "sector", "name", "office"):
        table.add_column(column)
    if width >= _WIDE:
        table.add_column("why")
    for answer in answers:
        code = answer.code or "-"
        if answer.country and answer.country != answer.code:
            code = f"{code} ({answer.country})"
        cells = [code, answer.sector or "-", answer.name, answer.office or "-"]
        table.add_row(*cells, *([answer.why] if width >= _WIDE else []))
    best = answers[0]
    numbers = " ".join(f"{name} {value}" for name, value in best.identifiers.items())
    notes = [Text(best.why, "dim")] if width < _WIDE else []
    return Group(table, *notes, Text(numbers, "dim"))
