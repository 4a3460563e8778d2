"""The tables of knowledge: how they are read, and that a wrong cell is named with its line."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.tables import DATA, Row, read_table

COLUMNS = ("name", "kind")


def rows(folder: Path, text: str) -> list[Row]:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return list(read_table("mine", COLUMNS, path=path))


def row(cell: str) -> Row:
    return Row("mine.csv", 7, {"cell": cell})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("# Origin.\nname,kind\nZenda,town\n", id="comment-first"),
        pytest.param("name,kind\nZenda,town\n", id="no-comment"),
        pytest.param("# One.\n# Two.\nname,kind\n\nZenda,town\n", id="empty-line"),
        pytest.param("name,kind\n# ---- Towns\nZenda,town\n", id="comment-within"),
        pytest.param('name,kind\n"Zenda",town', id="quoted-and-no-last-break"),
    ],
)
def test_comments_and_empty_lines_are_no_rows(tmp_path: Path, text: str) -> None:
    assert [r.cells for r in rows(tmp_path, text)] == [{"name": "Zenda", "kind": "town"}]


def test_a_quoted_cell_may_hold_commas(tmp_path: Path) -> None:
    assert rows(tmp_path, 'name,kind\n"Zenda, Old",town\n')[0]["name"] == "Zenda, Old"


def test_a_row_knows_its_line(tmp_path: Path) -> None:
    found = rows(tmp_path, "# One.\n# Two.\nname,kind\nZenda,town\n\n# Three.\nKlow,town\n")
    assert [(r["name"], r.line) for r in found] == [("Zenda", 4), ("Klow", 7)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("# One.\nname,sort\n", "mine.csv:2: columns are", id="other-header"),
        pytest.param("name,kind,x\n", "mine.csv:1: columns are", id="longer-header"),
        pytest.param("name,kind\nZenda\n", "mine.csv:2: 1 cells where", id="cell-missing"),
        pytest.param(
            "name,kind\nA,b\nZ,t,x\n", "mine.csv:3: 3 cells where", id="cell-too-many"
        ),
        pytest.param("# One.\n", "mine.csv: the table is empty", id="only-comments"),
        pytest.param("", "mine.csv: the table is empty", id="empty"),
    ],
)
def test_a_table_of_another_shape_is_an_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataError, match=f"^{message}"):
        rows(tmp_path, text)


def test_a_cell_may_hold_several_values() -> None:
    assert row("a| b |c").several("cell") == ("a", "b", "c")


@pytest.mark.parametrize("cell", ["", "|", " | "])
def test_empty_values_are_none(cell: str) -> None:
    assert row(cell).several("cell") == ()


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("2024-02-15", date(2024, 2, 15), date(2024, 2, 15)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-12", date(2023, 12, 1), date(2023, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("", None, None),
    ],
)
def test_a_cell_may_be_a_day_a_month_or_a_year(
    cell: str, first: date | None, last: date | None
) -> None:
    assert (row(cell).day("cell"), row(cell).day("cell", last=True)) == (first, last)


@pytest.mark.parametrize("cell", ["2024-13", "2023-02-29", "soon", "15 May 2024"])
def test_what_is_no_date_is_an_error_with_its_line(cell: str) -> None:
    with pytest.raises(DataError, match=rf"^mine\.csv:7: cell '{cell}' is not a date"):
        row(cell).day("cell")


def test_a_wrong_row_is_named_with_file_and_line() -> None:
    assert str(row("").wrong("no sense")) == "mine.csv:7: no sense"


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_every_shipped_table_tells_its_licence(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    comments = itertools.takewhile(lambda line: line.startswith("#"), lines)
    assert any("licen" in line.lower() or "CC0" in line for line in comments)
