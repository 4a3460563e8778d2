from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.errors import InputError
from foedera.model import Problem, Reading
from foedera.record.wire import parse_reading, render_reading, render_schema
from tests.conftest import article, reading

SCHEMA_FILE = Path(__file__).parents[2] / "docs" / "reading.schema.json"


def test_a_reading_comes_back_as_it_was() -> None:
    assert parse_reading(render_reading(reading())) == reading()


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8")))
def test_any_text_comes_back_as_it_was(text: str, message: str) -> None:
    found = Reading(article(text), problems=(Problem("decoded", message),))
    assert parse_reading(render_reading(found)) == found


def test_the_same_reading_gives_the_same_bytes() -> None:
    assert render_reading(reading()) == render_reading(reading())


def test_a_reading_is_one_line() -> None:
    assert b"\n" not in render_reading(reading(article("one\ntwo")))


def test_keys_stand_in_the_order_of_the_format() -> None:
    assert list(json.loads(render_reading(reading()))) == [
        "schema",
        "article",
        "events",
        "agreements",
        "statements",
        "offices",
        "problems",
    ]


def test_days_are_written_as_iso_dates() -> None:
    event = json.loads(render_reading(reading()))["events"][0]
    assert event["when"]["earliest"] == "2026-03-03"


def test_a_misquotation_is_refused() -> None:
    line = render_reading(reading()).replace(b'"quote":"France', b'"quote":"Franze')
    with pytest.raises(InputError, match="Franze"):
        parse_reading(line)


def test_a_wrong_type_is_refused_with_its_place() -> None:
    line = render_reading(reading()).replace(b'"name":"accord"', b'"name":7')
    with pytest.raises(InputError, match=r"\$\.article\.name"):
        parse_reading(line)


def test_another_schema_is_refused() -> None:
    line = render_reading(reading()).replace(b"foedera.reading/1", b"foedera.reading/9")
    with pytest.raises(InputError, match="this version reads"):
        parse_reading(line)


@given(st.binary())
def test_arbitrary_bytes_are_refused_by_name(line: bytes) -> None:
    with pytest.raises(InputError):
        parse_reading(line)


def test_the_schema_in_the_documentation_is_that_of_the_types() -> None:
    assert SCHEMA_FILE.read_text(encoding="utf-8") == render_schema(), "run: make docs"


def test_the_schema_describes_every_key_in_order() -> None:
    schema = json.loads(render_schema())
    described = list(schema["$defs"]["Reading"]["properties"])
    assert described == list(json.loads(render_reading(reading())))
