"""The shape of the record file, one ordered function a change.

A migration is never edited once released: a later one corrects it.  Each runs in a transaction
of its own and is written down in the table `migration`, so that a file is always of one shape.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from foedera import __version__
from foedera.errors import StoreError, StoreTooNew

_APPLICATION_ID = 0x466F6564  # "Foed"

Migration = Callable[[sqlite3.Connection], None]


def m001_readings(connection: sqlite3.Connection) -> None:
    """Make the tables that are only ever added to: articles, readings and judgements."""
    for statement in (
        """
        CREATE TABLE article (
            id TEXT PRIMARY KEY,          -- SHA-256 of the text
            name TEXT NOT NULL,
            url TEXT,
            publisher TEXT,
            headline TEXT,
            language TEXT NOT NULL,
            published TEXT                -- YYYY-MM-DD
        )
        """,
        """
        CREATE TABLE reading (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,      -- hash of article, reader and content
            article TEXT NOT NULL REFERENCES article (id),
            reader TEXT NOT NULL,         -- version of the program that read it
            content BLOB NOT NULL,        -- JSON, docs/reading.schema.json
            read_at TEXT NOT NULL         -- ISO 8601, UTC; not part of the identity
        )
        """,
        "CREATE INDEX reading_of_article ON reading (article, seq)",
        """
        CREATE TABLE judgement (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            left_mention TEXT NOT NULL,
            right_mention TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
            made_by TEXT NOT NULL,
            made_at TEXT NOT NULL,
            withdrawn_at TEXT
        )
        """,
    ):
        connection.execute(statement)


def m002_record(connection: sqlite3.Connection) -> None:
    """Make the tables that follow from the others and can be rebuilt at any time."""
    for statement in (
        """
        CREATE TABLE entry (
            id TEXT PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('event', 'agreement')),
            type TEXT NOT NULL,           -- of an event; kind of an agreement
            rank INTEGER NOT NULL,        -- order of listing
            content BLOB NOT NULL         -- JSON
        )
        """,
        "CREATE INDEX entry_by_rank ON entry (kind, rank)",
        """
        CREATE TABLE stage (
            entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            status TEXT NOT NULL,         -- of an event; a step of an agreement
            earliest TEXT,                -- null if no day is known
            latest TEXT
        )
        """,
        "CREATE INDEX stage_of_entry ON stage (entry)",
        """
        CREATE TABLE participant (
            entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
            side TEXT NOT NULL CHECK (side IN ('source', 'target')),
            key TEXT NOT NULL,            -- both case-folded
            name TEXT NOT NULL
        )
        """,
        "CREATE INDEX participant_of_entry ON participant (entry)",
        "CREATE INDEX participant_by_key ON participant (key, entry)",
        "CREATE INDEX participant_by_name ON participant (name, entry)",
        # Of what the entries were built; one row, or none before the first time.
        "CREATE TABLE built (state TEXT NOT NULL)",
    ):
        connection.execute(statement)


MIGRATIONS: tuple[Migration, ...] = (m001_readings, m002_record)


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the file at *path* to the present shape.

    Raises:
        StoreTooNew: a newer version of this program has written it.
        StoreError: it is another program's.
    """
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != _APPLICATION_ID and (tables or version or application):
        raise StoreError(f"{path} is a database of another program; name another file")
    if version > len(MIGRATIONS):
        raise StoreTooNew(
            f"{path} was written by a newer version of Foedera (its shape is number {version},"
            f" this version {__version__} knows {len(MIGRATIONS)});"
            " update with: pip install --upgrade foedera"
        )
    for number in range(version, len(MIGRATIONS)):
        _apply(connection, number)
    if version < len(MIGRATIONS):
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")


def _apply(connection: sqlite3.Connection, number: int) -> None:
    with transaction(connection):
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > number:  # another process was faster
            return
        connection.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, at TEXT NOT NULL)"
        )
        MIGRATIONS[number](connection)
        connection.execute(
            "INSERT INTO migration VALUES (?, ?)",
            (MIGRATIONS[number].__name__, datetime.now(UTC).isoformat()),
        )
        connection.execute(f"PRAGMA user_version = {number + 1}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do all that is done inside, or nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:  # a full disk has already ended it
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
