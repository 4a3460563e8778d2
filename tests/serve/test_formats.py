from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from foedera.record.link import link
from foedera.record.wire import parse_reading
from foedera.serve.formats import (
    csv_of_agreements,
    csv_of_events,
    csv_of_readings,
    json_array,
    json_lines,
)
from tests.conftest import article, reading


def rows(pieces: Iterable[bytes]) -> list[dict[str, str]]:
    text = b"".join(pieces).decode()
    return list(csv.DictReader(io.StringIO(text), strict=True))


def test_lines_of_json_hold_readings() -> None:
    lines = b"".join(json_lines([reading(), reading()])).splitlines()
    assert [parse_reading(line) for line in lines] == [reading(), reading()]


def test_an_array_of_json_holds_all() -> None:
    events, _ = link([reading()])
    found = json.loads(b"".join(json_array(events)))
    assert [event["id"] for event in found] == [event.id for event in events]


def test_an_empty_array_is_json() -> None:
    assert json.loads(b"".join(json_array([]))) == []


def test_a_row_quotes_its_article() -> None:
    text = reading().article.text
    for row in rows(csv_of_readings([reading()])):
        assert text[int(row["start"]) : int(row["end"])] == row["quote"]


def test_a_quotation_with_commas_quotes_and_breaks_survives() -> None:
    found = reading(article('He said: "Well,\nyes".'))
    assert rows(csv_of_readings([found])) == []
    assert rows(csv_of_readings([found, reading()]))[0]["type"] == "SUPPORT"


def test_no_events_leave_a_header() -> None:
    assert b"".join(csv_of_events([])).startswith(b"id,earliest,")


def test_an_event_of_the_record_names_its_articles() -> None:
    events, _ = link([reading()])
    row = rows(csv_of_events(events))[0]
    assert (row["reports"], row["articles"]) == ("1", reading().article.id)


def test_every_row_has_a_cell_for_every_column() -> None:
    events, agreements = link([reading()])
    for table in (
        csv_of_readings([reading()]),
        csv_of_events(events),
        csv_of_agreements(agreements),
    ):
        for row in rows(table):
            assert None not in row
            assert None not in row.values()


def test_an_agreement_has_one_row_a_step() -> None:
    _, agreements = link([reading()])
    (row,) = rows(csv_of_agreements(agreements))
    assert (row["name"], row["step"], row["earliest"]) == (
        "fisheries accord",
        "signed",
        "2026-03-03",
    )
