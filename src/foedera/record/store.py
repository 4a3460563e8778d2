"""The record on disk: one SQLite file, and the only module that speaks to it.

Readings and judgements go in and are never changed; events and agreements follow from them
(`link`) and can be thrown away and built again.  One article is one transaction, so a crash
leaves the record as it was before that article.  What may go wrong with the file is a
`StoreError` that says what to do.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

import msgspec

from foedera import __version__
from foedera.errors import InputError, NotFound, StoreError
from foedera.model import Reading, When, content_id
from foedera.record.entries import Agreement, Event, Judgement, Selection, Verdict
from foedera.record.link import link
from foedera.record.migrations import migrate, transaction
from foedera.record.wire import parse_reading, render_reading

Kind = Literal["event", "agreement"]

_PATIENCE = 30.0  # seconds to wait for another process
_OPEN_START, _OPEN_END = "0000-00-00", "9999-99-99"  # of intervals of days; for comparison only


@cache
def _events() -> msgspec.json.Decoder[Event]:
    return msgspec.json.Decoder(Event)


@cache
def _agreements() -> msgspec.json.Decoder[Agreement]:
    return msgspec.json.Decoder(Agreement)


class Store:
    """The record in one file; a context manager.

    Raises:
        StoreTooNew: a newer version of this program has written it.
        StoreError: there is none and *create* is false, or it cannot be opened or used.
    """

    def __init__(self, path: Path, *, create: bool = False) -> None:
        self.path = path
        _check_place(path, create=create)
        with self._explained():
            self._connection = _connect(path)
        try:
            with self._explained():
                migrate(self._connection, path)
        except StoreError:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    # ------------------------------------------------------------ what is told

    def add(self, reading: Reading) -> bool:
        """Enter *reading*; false if this version has read the same before."""
        content = render_reading(reading)
        article = reading.article
        identifier = _reading_id(article.id, __version__, content)
        with self._explained(), transaction(self._connection):
            known = self._one("SELECT 1 FROM reading WHERE id = ?", identifier)
            if known:
                return False
            self._connection.execute(
                "INSERT OR REPLACE INTO article VALUES (?, ?, ?, ?, ?, ?, ?)",
                (
                    article.id,
                    article.name,
                    article.url,
                    article.publisher,
                    article.headline,
                    article.language,
                    article.published.isoformat() if article.published else None,
                ),
            )
            self._connection.execute(
                "INSERT INTO reading (id, article, reader, content, read_at)"
                " VALUES (?, ?, ?, ?, ?)",
                (identifier, article.id, __version__, content, datetime.now(UTC).isoformat()),
            )
        return True

    def readings(self) -> Iterator[Reading]:
        """Yield the last reading of each article, in the order in which they came."""
        with self._explained():
            for row in self._connection.execute(
                "SELECT content FROM reading"
                " WHERE seq IN (SELECT max(seq) FROM reading GROUP BY article) ORDER BY seq"
            ):
                yield self._parse(row[0])

    def reading(self, article: str) -> Reading:
        """Return the last reading of the article with this identifier."""
        with self._explained():
            row = self._one(
                "SELECT content FROM reading WHERE article = ? ORDER BY seq DESC LIMIT 1",
                article,
            )
        if row is None:
            raise NotFound(f"no article {article} in {self.path}")
        return self._parse(row[0])

    def judge(self, judgement: Judgement) -> None:
        """Enter *judgement*."""
        with self._explained(), transaction(self._connection):
            self._connection.execute(
                "INSERT INTO judgement (left_mention, right_mention, verdict, made_by, made_at,"
                " withdrawn_at) VALUES (?, ?, ?, ?, ?, ?)",
                (
                    judgement.left,
                    judgement.right,
                    judgement.verdict.value,
                    judgement.by,
                    judgement.made_at,
                    judgement.withdrawn_at,
                ),
            )

    def judgements(self) -> tuple[Judgement, ...]:
        """Return all judgements, withdrawn ones included, in the order in which they came."""
        with self._explained():
            rows = self._connection.execute(
                "SELECT left_mention, right_mention, verdict, made_by, made_at, withdrawn_at"
                " FROM judgement ORDER BY seq"
            ).fetchall()
        return tuple(
            Judgement(left, right, Verdict(verdict), by, made, withdrawn)
            for left, right, verdict, by, made, withdrawn in rows
        )

    # ------------------------------------------------------------ what follows

    def refresh(self) -> None:
        """Rebuild events and agreements if anything has come in since the last time."""
        with self._explained():
            built = self._one("SELECT state FROM built")
            if built != (self._state(),):
                self.rebuild()

    def rebuild(self) -> tuple[int, int]:
        """Compute events and agreements anew from all that is told; return their numbers."""
        with self._explained(), transaction(self._connection):
            state = self._state()
            events, agreements = link(self.readings(), self.judgements())
            for table in ("participant", "stage", "entry", "built"):
                self._connection.execute(f"DELETE FROM {table}")
            for rank, event in enumerate(events):
                self._enter_event(event, rank)
            for rank, agreement in enumerate(agreements):
                self._enter_agreement(agreement, rank)
            self._connection.execute("INSERT INTO built VALUES (?)", (state,))
        return len(events), len(agreements)

    def events(self, selection: Selection) -> Iterator[Event]:
        """Yield the events of *selection*, by day; `refresh` first."""
        for content in self._entries("event", selection):
            yield _events().decode(content)

    def agreements(self, selection: Selection) -> Iterator[Agreement]:
        """Yield the agreements of *selection*, by their first step; `refresh` first."""
        for content in self._entries("agreement", selection):
            yield _agreements().decode(content)

    def event(self, identifier: str) -> Event:
        """Return the event with exactly this identifier."""
        return _events().decode(self._entry("event", identifier))

    def agreement(self, identifier: str) -> Agreement:
        """Return the agreement with exactly this identifier."""
        return _agreements().decode(self._entry("agreement", identifier))

    def names(self, prefix: str, *, limit: int = 10) -> tuple[tuple[str, str], ...]:
        """Return kind and identifier of at most *limit* things whose identifier begins so."""
        with self._explained():
            rows = self._connection.execute(
                "SELECT kind, id FROM entry WHERE id >= ?1 AND id < ?1 || 'g' UNION ALL"
                " SELECT 'article', id FROM article WHERE id >= ?1 AND id < ?1 || 'g'"
                " ORDER BY 2 LIMIT ?2",
                (prefix, limit),
            ).fetchall()
        return tuple(rows)

    def check(self) -> Iterator[str]:
        """Yield what is wrong with the record, in words; nothing if it is whole."""
        with self._explained():
            (sound,) = self._connection.execute("PRAGMA integrity_check").fetchone()
            if sound != "ok":
                yield f"the file is damaged: {sound}"
            rows = self._connection.execute(
                "SELECT id, article, reader, content FROM reading ORDER BY seq"
            )
            faults = [fault for row in rows for fault in _faults_of_reading(*row)]
            yield from faults or self._faults_of_entries()

    # ------------------------------------------------------------ inside

    def _faults_of_entries(self) -> Iterator[str]:
        """Yield what entries do not follow from the readings; none do until the next refresh."""
        if self._one("SELECT state FROM built") != (self._state(),):
            return
        held = dict(self._connection.execute("SELECT id, content FROM entry"))
        for entries in link(self.readings(), self.judgements()):
            for entry in entries:
                if held.pop(entry.id, None) != msgspec.json.encode(entry):
                    yield f"{entry.id}: not what the articles say; foedera rebuild mends it"
        for identifier in held:
            yield f"{identifier}: follows from no article; foedera rebuild mends it"

    def _state(self) -> str:
        """Return what entries were built from, in a form to compare."""
        row = self._one(
            "SELECT (SELECT max(seq) FROM reading),"
            " (SELECT count(*) || '/' || count(withdrawn_at) FROM judgement)"
        )
        return f"{__version__} {row}"

    def _enter_event(self, event: Event, rank: int) -> None:
        self._enter("event", event.id, event.type, rank, msgspec.json.encode(event))
        self._enter_stage(event.id, event.status.value, event.when)
        sides = {
            "source": event.source,
            "target": event.source if event.mutual else event.target,
        }
        for side, participants in sides.items():
            for participant in participants:
                self._enter_names(event.id, side, participant.key, participant.names)

    def _enter_agreement(self, agreement: Agreement, rank: int) -> None:
        content = msgspec.json.encode(agreement)
        self._enter("agreement", agreement.id, agreement.kind, rank, content)
        for step in agreement.steps:
            self._enter_stage(agreement.id, step.step, step.when)
        for party in agreement.parties:
            for side in ("source", "target"):
                self._enter_names(agreement.id, side, party.key, party.names)

    def _enter(
        self, kind: Kind, identifier: str, type_: str, rank: int, content: bytes
    ) -> None:
        self._connection.execute(
            "INSERT INTO entry (id, kind, type, rank, content) VALUES (?, ?, ?, ?, ?)",
            (identifier, kind, type_, rank, content),
        )

    def _enter_stage(self, entry: str, status: str, when: When) -> None:
        known = when.earliest or when.latest
        earliest = when.earliest.isoformat() if when.earliest else _OPEN_START
        latest = when.latest.isoformat() if when.latest else _OPEN_END
        self._connection.execute(
            "INSERT INTO stage VALUES (?, ?, ?, ?)",
            (entry, status, earliest if known else None, latest if known else None),
        )

    def _enter_names(self, entry: str, side: str, key: str, names: tuple[str, ...]) -> None:
        self._connection.executemany(
            "INSERT INTO participant VALUES (?, ?, ?, ?)",
            [(entry, side, key.casefold(), name.casefold()) for name in names],
        )

    def _entries(self, kind: Kind, selection: Selection) -> Iterator[bytes]:
        where, values = _conditions(selection)
        with self._explained():
            rows = self._connection.execute(
                f"SELECT content FROM entry WHERE kind = ?{where} ORDER BY rank",
                (kind, *values),
            )
            for (content,) in rows:
                yield content

    def _entry(self, kind: Kind, identifier: str) -> bytes:
        with self._explained():
            row = self._one(
                "SELECT content FROM entry WHERE kind = ? AND id = ?", kind, identifier
            )
        if row is None:
            raise NotFound(f"no {kind} {identifier} in {self.path}")
        content: bytes = row[0]
        return content

    def _one(self, statement: str, *values: str) -> tuple[Any, ...] | None:
        row: tuple[Any, ...] | None = self._connection.execute(statement, values).fetchone()
        return row

    def _parse(self, content: bytes) -> Reading:
        try:
            return parse_reading(content)
        except InputError as error:
            raise StoreError(
                f"{self.path} is damaged: {error}; foedera rebuild --check says more"
            ) from error

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn what SQLite complains of into an error that says what to do."""
        try:
            yield
        except sqlite3.Error as error:
            raise StoreError(_explain(self.path, error)) from error


def _check_place(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder; a record is a file")
    if not path.exists() and not create:
        raise StoreError(
            f"there is no record at {path}; foedera read ARTICLE --record {path} makes one"
        )
    if not path.parent.is_dir():
        raise StoreError(f"there is no folder {path.parent} to keep a record in; make it first")


def _connect(path: Path) -> sqlite3.Connection:
    """Return a connection; one for reading only if the file cannot be written."""
    mode = "rwc"
    if path.exists() and not os.access(path, os.W_OK):
        pending = path.with_name(f"{path.name}-wal")
        mode = "ro" if pending.exists() else "ro&immutable=1"
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=_PATIENCE,
        isolation_level=None,
    )


_ADVICE = {
    "not a database": "is not a record, nor any database; name another file",
    "malformed": "is damaged; restore it from a copy, or read the articles anew",
    "unable to open": "cannot be opened; see whether the folder may be written to",
    "readonly": "may only be read; make the file and its folder writable",
    "locked": "is in use by another program; try again when that has finished",
    "full": "could not be written: the disk is full",
}


def _explain(path: Path, error: sqlite3.Error) -> str:
    said = str(error)
    advice = next((advice for words, advice in _ADVICE.items() if words in said), None)
    return f"{path} {advice}" if advice else f"{path}: {said}"


def _reading_id(article: str, reader: str, content: bytes) -> str:
    return content_id(article, reader, hashlib.sha256(content).hexdigest())


def _faults_of_reading(
    identifier: str, article: str, reader: str, content: bytes
) -> Iterator[str]:
    if _reading_id(article, reader, content) != identifier:
        yield f"reading {identifier}: its content is not what was entered"
    try:
        reading = parse_reading(content)
    except InputError as error:
        yield f"reading {identifier}: {error}"
        return
    if hashlib.sha256(reading.article.text.encode()).hexdigest() != reading.article.id:
        yield f"reading {identifier}: the text is not that of article {reading.article.id}"


def _conditions(selection: Selection) -> tuple[str, list[str]]:
    """Return the SQL that narrows a list of entries to *selection*, and its values."""
    where: list[str] = []
    values: list[str] = []
    members = [("side", name) for name in selection.actors]
    members += [("'source'", selection.source or ""), ("'target'", selection.target or "")]
    for side, name in members:
        if name:
            where.append(
                "id IN (SELECT entry FROM participant"
                f" WHERE side = {side} AND (key = ? OR name = ?))"
            )
            values += [name.casefold()] * 2
    if selection.type:
        where.append("type = ? COLLATE NOCASE")
        values.append(selection.type)
    stage, its_values = _stage_conditions(selection)
    if stage:
        where.append(f"EXISTS (SELECT 1 FROM stage WHERE entry = entry.id{stage})")
        values += its_values
    return "".join(f" AND {condition}" for condition in where), values


def _stage_conditions(selection: Selection) -> tuple[str, list[str]]:
    where, values = "", []
    if selection.status:
        where += " AND status = ? COLLATE NOCASE"
        values.append(selection.status)
    if selection.since:
        where += " AND latest >= ?"
        values.append(selection.since.isoformat())
    if selection.until:
        where += " AND earliest <= ?"
        values.append(selection.until.isoformat())
    return where, values
