from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from foedera.errors import NotFound, StoreError, StoreTooNew
from foedera.model import Problem
from foedera.record import migrations, store
from foedera.record.entries import Judgement, Selection, Verdict
from foedera.record.link import link
from foedera.record.store import Store
from tests.conftest import article, reading

ALL = Selection()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


def raw(path: Path, *statements: str) -> None:
    with sqlite3.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


# ---------------------------------------------------------------- readings


def test_what_is_entered_comes_back(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
    with Store(path) as record:
        assert list(record.readings()) == [reading()]


def test_a_new_reading_is_entered(path: Path) -> None:
    with Store(path, create=True) as record:
        assert record.add(reading())


def test_the_same_reading_is_not_entered_twice(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        assert not record.add(reading())


def test_reading_an_article_twice_changes_no_row(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
        before = list(record.events(ALL))
        record.add(reading())
        record.rebuild()
        assert list(record.events(ALL)) == before


def test_another_version_of_the_program_reads_anew(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        monkeypatch.setattr(store, "__version__", "99.0.0")
        assert record.add(reading())


def test_the_last_reading_of_an_article_counts(path: Path) -> None:
    later = replace(reading(), problems=(Problem("no_date", "no day"),))
    with Store(path, create=True) as record:
        record.add(reading())
        record.add(later)
        assert list(record.readings()) == [later]


def test_earlier_readings_are_kept(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.add(replace(reading(), problems=(Problem("no_date", "no day"),)))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM reading").fetchone() == (2,)
    connection.close()


def test_a_crash_within_an_article_leaves_nothing_of_it(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        raw(
            path,
            "CREATE TRIGGER crash BEFORE INSERT ON reading BEGIN SELECT RAISE(ABORT, 'x'); END",
        )
        with pytest.raises(StoreError):
            record.add(reading(article("Another text.")))
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT count(*) FROM article").fetchone() == (1,)
    connection.close()


def test_a_reading_is_found_by_its_article(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        assert record.reading(reading().article.id) == reading()


def test_an_article_that_is_not_there_is_named(path: Path) -> None:
    with Store(path, create=True) as record, pytest.raises(NotFound, match="no article abc"):
        record.reading("abc")


# ---------------------------------------------------------------- the record


def test_rebuilding_gives_what_linking_gives(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
        found = tuple(record.events(ALL)), tuple(record.agreements(ALL))
    assert found == link([reading()])


def test_rebuilding_returns_the_numbers_of_entries(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        assert record.rebuild() == (2, 1)


def test_refreshing_brings_in_what_came_since(path: Path) -> None:
    with Store(path, create=True) as record:
        record.rebuild()
        record.add(reading())
        record.refresh()
        assert len(list(record.events(ALL))) == 2


def test_refreshing_rebuilds_nothing_that_is_fresh(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
        monkeypatch.setattr(Store, "rebuild", lambda self: pytest.fail("rebuilt"))
        record.refresh()


def test_judgements_count_when_rebuilding(path: Path) -> None:
    first, second = reading(), reading()
    left, right = first.events[0].id, second.events[1].id
    judgement = Judgement(left, right, Verdict.SAME, "a reader", "2026-03-05T00:00:00+00:00")
    with Store(path, create=True) as record:
        record.add(first)
        record.judge(judgement)
        assert record.judgements() == (judgement,)
        assert record.rebuild() == (1, 1)


@pytest.mark.parametrize(
    ("selection", "types"),
    [
        (Selection(), ["SUPPORT", "ACCUSE"]),
        (Selection(type="accuse"), ["ACCUSE"]),
        (Selection(actors=("fra",)), ["SUPPORT", "ACCUSE"]),
        (Selection(actors=("Ruritania", "FRA")), ["SUPPORT", "ACCUSE"]),
        (Selection(actors=("BOR",)), ["ACCUSE"]),
        (Selection(actors=("borduria", "france")), ["ACCUSE"]),
        (Selection(source="FRA"), ["SUPPORT"]),
        (Selection(target="FRA"), ["SUPPORT", "ACCUSE"]),
        (Selection(target="BOR"), []),
        (Selection(status="negated"), []),
        (Selection(status="Actual"), ["SUPPORT", "ACCUSE"]),
        (Selection(since=date(2026, 3, 3)), ["SUPPORT"]),
        (Selection(since=date(2026, 3, 4)), []),
        (Selection(until=date(2026, 3, 3)), ["SUPPORT"]),
        (Selection(until=date(2026, 3, 2)), []),
    ],
)
def test_events_are_selected_by(path: Path, selection: Selection, types: list[str]) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
        assert [event.type for event in record.events(selection)] == types


def test_agreements_are_selected_by_a_step_in_a_time(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
        day = date(2026, 3, 3)
        assert list(record.agreements(Selection(status="signed", since=day, until=day)))
        assert not list(record.agreements(Selection(status="ratified", since=day)))


# ---------------------------------------------------------------- checking


def test_a_whole_record_has_no_faults(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
        assert list(record.check()) == []


def test_an_altered_quotation_is_found(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
    changed = """replace(CAST(content AS TEXT), '"quote":"Borduria', '"quote":"Bordurya')"""
    raw(path, f"UPDATE reading SET content = CAST({changed} AS BLOB)")
    with Store(path) as record:
        faults = " ".join(record.check())
    assert "Bordurya" in faults


def test_a_text_that_is_not_the_articles_is_found(path: Path) -> None:
    other = reading(replace(article(), text="Another text."))
    with Store(path, create=True) as record:
        record.add(other)
        record.rebuild()
        assert "the text is not that of article" in " ".join(record.check())


def test_what_is_not_built_yet_is_no_fault(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        assert list(record.check()) == []


def test_an_altered_entry_is_found(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
    changed = "replace(CAST(content AS TEXT), 'ACCUSE', 'ASSAULT')"
    raw(path, f"UPDATE entry SET content = CAST({changed} AS BLOB)")
    with Store(path) as record:
        assert "not what the articles say" in " ".join(record.check())


def test_an_entry_from_nowhere_is_found(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
        record.rebuild()
    raw(path, "INSERT INTO entry VALUES ('f00', 'event', 'AID', 9, CAST('{}' AS BLOB))")
    with Store(path) as record:
        assert list(record.check()) == [
            "f00: follows from no article; foedera rebuild mends it"
        ]


def test_a_damaged_reading_is_an_error_that_says_so(path: Path) -> None:
    with Store(path, create=True) as record:
        record.add(reading())
    raw(path, "UPDATE reading SET content = CAST('{' AS BLOB)")
    with Store(path) as record, pytest.raises(StoreError, match="is damaged"):
        list(record.readings())


# ---------------------------------------------------------------- the file


def test_a_record_that_is_not_there_is_an_error(path: Path) -> None:
    with pytest.raises(StoreError, match="there is no record at"):
        Store(path)


def test_looking_for_a_record_makes_none(path: Path) -> None:
    with pytest.raises(StoreError):
        Store(path)
    assert not path.exists()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Store(tmp_path, create=True)


def test_a_missing_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="there is no folder"):
        Store(tmp_path / "none" / "record.db", create=True)


def test_a_file_that_is_no_database_is_an_error(path: Path) -> None:
    path.write_text("Dear diary, " * 200)
    with pytest.raises(StoreError, match="not a record"):
        Store(path)


def test_a_file_that_is_no_database_is_left_as_it_was(path: Path) -> None:
    path.write_text("Dear diary, " * 200)
    with pytest.raises(StoreError):
        Store(path, create=True)
    assert path.read_text() == "Dear diary, " * 200


def test_another_programs_database_is_an_error(path: Path) -> None:
    raw(path, "CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreError, match="another program"):
        Store(path)


def test_a_newer_record_is_an_error_that_says_so(path: Path) -> None:
    Store(path, create=True).close()
    raw(path, "PRAGMA user_version = 99")
    with pytest.raises(StoreTooNew, match="newer version"):
        Store(path)


def test_a_record_in_use_is_an_error_that_says_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "_PATIENCE", 0.0)
    with Store(path, create=True) as record:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreError, match="in use"):
            record.add(reading())
        other.close()


def test_a_place_that_cannot_be_written_is_an_error() -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Store(Path("/proc/record.db"), create=True)


# ---------------------------------------------------------------- migrations


def test_every_migration_is_written_down(path: Path) -> None:
    Store(path, create=True).close()
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM migration")]
    connection.close()
    assert names == [migration.__name__ for migration in migrations.MIGRATIONS]


def test_migrations_are_numbered_in_order() -> None:
    numbers = [int(migration.__name__[1:4]) for migration in migrations.MIGRATIONS]
    assert numbers == list(range(1, len(numbers) + 1))


def test_an_older_record_is_brought_up_to_date(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as past:
        past.setattr(migrations, "MIGRATIONS", migrations.MIGRATIONS[:1])
        with Store(path, create=True) as record:
            record.add(reading())
    with Store(path) as record:
        assert record.rebuild() == (2, 1)


def test_a_failing_migration_leaves_the_record_as_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(path, create=True) as record:
        record.add(reading())

    def m003_crash(connection: sqlite3.Connection) -> None:
        connection.execute("DROP TABLE reading")
        raise sqlite3.OperationalError("power cut")

    with monkeypatch.context() as future:
        future.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, m003_crash))
        with pytest.raises(StoreError):
            Store(path)
    with Store(path) as record:
        assert list(record.readings()) == [reading()]
