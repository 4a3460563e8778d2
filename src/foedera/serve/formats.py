"""Readings and entries of the record as JSON and CSV.

JSON keeps every cell; CSV has one row an event (or one a step of an agreement) with what a
statistician needs first.  Several values in a cell are parted by "|".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from foedera.model import ActorMention, EventMention, Polarity, Reading, When
from foedera.record.entries import Agreement, Event, Participant
from foedera.record.wire import render_reading

EVENT_COLUMNS = (
    "id",
    "earliest",
    "latest",
    "basis",
    "date_text",
    "type",
    "mode",
    "contexts",
    "cameo",
    "score",
    "source",
    "source_name",
    "source_sector",
    "target",
    "target_name",
    "target_sector",
    "mutual",
    "status",
    "said_by",
    "place",
    "confidence",
    "quote",
    "start",
    "end",
    "rule",
    "article",
    "article_name",
    "publisher",
    "published",
    "url",
)
# Start and end count characters of one article's text, so a record's event has none.
RECORD_EVENT_COLUMNS = (*EVENT_COLUMNS[:22], "reports", "articles")
AGREEMENT_COLUMNS = (
    "id",
    "name",
    "kind",
    "parties",
    "party_name",
    "step",
    "earliest",
    "latest",
    "basis",
    "date_text",
    "term_months",
    *(polarity.value for polarity in Polarity),
    "reports",
    "articles",
)

Cell = str | int | float | None


def json_of(entry: Reading | Event | Agreement) -> bytes:
    """Return one thing as one line of JSON, without the line's end."""
    return render_reading(entry) if isinstance(entry, Reading) else msgspec.json.encode(entry)


def json_lines(entries: Iterable[Reading | Event | Agreement]) -> Iterator[bytes]:
    """Yield *entries* as JSON, one a line."""
    for entry in entries:
        yield json_of(entry) + b"\n"


def json_array(entries: Iterable[Reading | Event | Agreement]) -> Iterator[bytes]:
    """Yield *entries* as one JSON array, piece by piece."""
    before = b"["
    for entry in entries:
        yield before + b"\n" + json_of(entry)
        before = b","
    yield b"[]\n" if before == b"[" else b"\n]\n"


def csv_of_readings(readings: Iterable[Reading]) -> Iterator[bytes]:
    """Yield a header and one row for each event of each reading."""
    yield _row(EVENT_COLUMNS)
    for reading in readings:
        article = reading.article
        for mention in reading.events:
            yield _row(
                (
                    *_event_cells(mention, mention),
                    mention.evidence.start,
                    mention.evidence.end,
                    mention.evidence.rule,
                    article.id,
                    article.name,
                    article.publisher,
                    article.published.isoformat() if article.published else None,
                    article.url,
                )
            )


def csv_of_events(events: Iterable[Event]) -> Iterator[bytes]:
    """Yield a header and one row for each event, with the words of its surest report."""
    yield _row(RECORD_EVENT_COLUMNS)
    for event in events:
        articles = sorted({report.article for report in event.reports})
        cells = _event_cells(event, best_report(event))
        yield _row((*cells, len(event.reports), "|".join(articles)))


def csv_of_agreements(agreements: Iterable[Agreement]) -> Iterator[bytes]:
    """Yield a header and one row for each step of each agreement."""
    yield _row(AGREEMENT_COLUMNS)
    for agreement in agreements:
        clauses = [report.mention for report in agreement.provisions]
        provisions = [
            "|".join(clause.code for clause in clauses if clause.polarity is polarity)
            for polarity in Polarity
        ]
        for step in agreement.steps:
            yield _row(
                (
                    agreement.id,
                    agreement.name,
                    agreement.kind,
                    *_side(agreement.parties)[:2],
                    step.step,
                    *_when(step.when),
                    agreement.term.months if agreement.term else None,
                    *provisions,
                    len(step.articles),
                    "|".join(step.articles),
                )
            )


def best_report(event: Event) -> EventMention:
    """Return the surest mention of *event*."""
    return max((report.mention for report in event.reports), key=lambda m: m.confidence)


def _event_cells(event: EventMention | Event, told: EventMention) -> tuple[Cell, ...]:
    """Return the cells of EVENT_COLUMNS up to the quotation."""
    return (
        event.id,
        *_when(event.when),
        event.type,
        event.mode,
        "|".join(event.contexts),
        event.cameo,
        event.score,
        *_side(event.source),
        *_side(event.target),
        "yes" if event.mutual else "no",
        event.status.value,
        _side(told.said_by)[1],
        event.place.name if event.place else None,
        event.confidence,
        told.evidence.quote,
    )


def _when(when: When) -> tuple[Cell, ...]:
    return (
        when.earliest.isoformat() if when.earliest else None,
        when.latest.isoformat() if when.latest else None,
        when.basis.value,
        when.text,
    )


def _side(members: Sequence[ActorMention | Participant]) -> tuple[str, str, str]:
    """Return codes, names and sectors, one for each member."""
    return (
        "|".join(member.code for member in members),
        "|".join(name_of(member) for member in members),
        "|".join(_sector(member) for member in members),
    )


def name_of(member: ActorMention | Participant) -> str:
    """Return the name of *member*, in the record the one most used."""
    return member.name if isinstance(member, ActorMention) else member.names[0]


def _sector(member: ActorMention | Participant) -> str:
    if isinstance(member, ActorMention):
        return member.sector
    return member.sectors[0] if len(member.sectors) == 1 else ""


def _row(cells: Iterable[Cell]) -> bytes:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue().encode()
