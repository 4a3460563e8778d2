"""The commands `import …`: tables that others publish, taken in beside a record.

What is taken in goes into a user's own tables, which are read after the shipped ones and come
first where both speak; what cannot be taken is told line by line.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Annotated

import typer

from foedera.serve.options import Record, tables_beside
from foedera.serve.terminal import tell

_HEAD = "# Offices taken in from lists of others; columns as in the table of the program.\n"


def import_offices(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="REIGN or Archigos leaders, UK ministers (folder), FollowTheMoney entities, "
            "or columns person, position, country, start, end.",
        ),
    ],
    record: Record = None,
) -> None:
    """Take a list of office holders in; what is reversed or impossible is told and left out."""
    from foedera.knowledge.actors import OFFICES
    from foedera.knowledge.tables import read_table
    from foedera.knowledge.who import load_directories
    from foedera.record.office_lists import read_offices

    folder = tables_beside(record)
    if folder is None:
        raise typer.BadParameter(
            "name the record with --record FILE, or in the environment variable FOEDERA_RECORD"
        )
    known = load_directories()
    offices, problems = read_offices(file, known.actors, known.holders.titles)
    path = folder / "offices.csv"
    there = set()
    if path.exists():
        rows = read_table("offices", OFFICES, path=path)
        there = {tuple(row[column] for column in OFFICES) for row in rows}
    new = [office.cells for office in offices if office.cells not in there]
    folder.mkdir(parents=True, exist_ok=True)
    with path.open("a", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        if not there and path.stat().st_size == 0:
            table.write(_HEAD)
            writer.writerow(OFFICES)
        writer.writerows(new)
    for problem in problems:
        tell(problem)
    known_already = (
        f", {len(offices) - len(new)} there already" if len(new) < len(offices) else ""
    )
    left = f", {len(problems)} left out" if problems else ""
    typer.echo(f"{len(new)} terms of office added to {path}{known_already}{left}")
    if problems:
        raise typer.Exit(1)
