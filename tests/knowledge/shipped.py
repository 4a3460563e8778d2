"""The shipped tables with one of them exchanged, for tests of what a table may say."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.knowledge import tables


def exchange(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, table: str) -> None:
    """Let *table* stand for the shipped table *name*, for the length of one test.

    A comment line is put before it, so that the header is line 2 and the first row line 3.
    """
    for path in tables.DATA.glob("*.csv"):
        (folder / path.name).symlink_to(path)
    ours = folder / f"{name}.csv"
    ours.unlink()
    ours.write_text(f"# A test table.\n{table}\n", encoding="utf-8")
    monkeypatch.setattr(tables, "DATA", folder)
