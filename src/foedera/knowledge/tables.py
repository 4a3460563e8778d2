"""The tables of knowledge: CSV files that begin with lines on origin and licence.

In goes the name of a table, out come its rows, each of which knows its line, so that a wrong
cell is an error with file and line. What the cells mean is the business of the other modules.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foedera.errors import DataError

DATA = Path(__file__).parent / "data"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def several(self, column: str) -> tuple[str, ...]:
        """Return the parts of a cell that holds several values, parted by "|"."""
        return tuple(part.strip() for part in self.cells[column].split("|") if part.strip())

    def day(self, column: str, *, last: bool = False) -> date | None:
        """Return a cell as a day; a year or month alone is its first (or last) day."""
        cell = self.cells[column]
        if not cell:
            return None
        parts = cell.split("-")
        try:
            year = int(parts[0])
            month = int(parts[1]) if len(parts) > 1 else (12 if last else 1)
            if len(parts) > 2:
                return date(year, month, int(parts[2]))
            if not last:
                return date(year, month, 1)
            following = date(year + month // 12, month % 12 + 1, 1)
            return date.fromordinal(following.toordinal() - 1)
        except ValueError:
            raise self.wrong(
                f"{column} {cell!r} is not a date (YYYY, YYYY-MM or YYYY-MM-DD)"
            ) from None

    def wrong(self, what: str) -> DataError:
        """Return the error that says *what* is wrong with this row."""
        return DataError(f"{self.file}:{self.line}: {what}")


def read_table(
    name: str, columns: tuple[str, ...], *, path: Path | None = None
) -> Iterator[Row]:
    """Yield the rows of the table *name*, or of the file at *path*.

    Raises:
        DataError: the header is not *columns*, or a row has more or fewer cells.
    """
    path = path or DATA / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        skipped = 0
        for text in file:
            if not text.startswith("#"):
                break
            skipped += 1
        else:
            raise DataError(f"{path.name}: the table is empty")
        header = tuple(next(csv.reader([text])))
        if header != columns:
            raise DataError(f"{path.name}:{skipped + 1}: columns are {header}, not {columns}")
        reader = csv.reader(file)
        for cells in reader:
            line = skipped + 1 + reader.line_num
            if not cells or cells[0].startswith("#"):
                continue
            row = Row(path.name, line, dict(zip(columns, cells, strict=False)))
            if len(cells) != len(columns):
                raise row.wrong(f"{len(cells)} cells where the header has {len(columns)}")
            yield row
