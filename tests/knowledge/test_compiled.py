"""What was built of tables is kept, and built anew as soon as anything it rests on changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from foedera.knowledge.compiled import built_of

Load = Callable[[], tuple[str, ...]]


@pytest.fixture
def builds() -> list[str]:
    return []


@pytest.fixture
def load(tmp_path: Path, builds: list[str]) -> Load:
    table = tmp_path / "table.csv"
    table.write_text("one", encoding="utf-8")

    def build() -> tuple[str, ...]:
        builds.append(table.read_text(encoding="utf-8"))
        return (builds[-1],)

    return lambda: built_of("test", [table], build, folder=tmp_path / "kept")


def test_it_is_built_once(load: Load, builds: list[str]) -> None:
    assert load() == load() == ("one",)
    assert builds == ["one"]


def test_a_changed_table_is_read_anew(load: Load, builds: list[str], tmp_path: Path) -> None:
    load()
    (tmp_path / "table.csv").write_text("two", encoding="utf-8")
    assert load() == ("two",)


@pytest.mark.parametrize("content", [b"", b"\x80\x05nonsense", b"cnowhere\nnobody\n."])
def test_a_broken_file_is_built_anew(load: Load, tmp_path: Path, content: bytes) -> None:
    load()
    for path in (tmp_path / "kept").iterdir():
        path.write_bytes(content)
    assert load() == ("one",)


def test_where_nothing_can_be_kept_it_is_built_each_time(
    load: Load, builds: list[str], tmp_path: Path
) -> None:
    (tmp_path / "kept").write_text("no folder", encoding="utf-8")
    load()
    assert load() == ("one",)
    assert len(builds) == 2


def test_only_a_few_are_kept(load: Load, tmp_path: Path) -> None:
    for number in range(9):
        (tmp_path / "table.csv").write_text(str(number), encoding="utf-8")
        load()
    assert len(list((tmp_path / "kept").iterdir())) == 4
