"""The exchange format: a reading as one line of JSON, and back.

The order of keys is fixed, `schema` first, and so the same reading gives the same bytes.
Reading a line back checks every type and every quotation.  docs/reading.schema.json is what
`render_schema` returns.
"""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cache
from typing import Any

import msgspec

from foedera.errors import InputError
from foedera.model import SCHEMA, Reading


@cache
def _decoder() -> msgspec.json.Decoder[Reading]:
    return msgspec.json.Decoder(Reading)


def render_reading(reading: Reading) -> bytes:
    """Return *reading* as one line of JSON in UTF-8, without the line's end."""
    parts = {part.name: getattr(reading, part.name) for part in fields(reading)}
    return msgspec.json.encode({"schema": parts.pop("schema"), **parts})


def parse_reading(line: bytes) -> Reading:
    """Return the reading that *line* holds.

    Raises:
        InputError: it is not JSON, not of this schema, or it misquotes its own article.
    """
    try:
        reading = _decoder().decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"not a reading of schema {SCHEMA}: {error}") from error
    if reading.schema != SCHEMA:
        raise InputError(
            f"a reading of schema {reading.schema!r}; this version reads {SCHEMA!r}"
        )
    return reading


def render_schema() -> str:
    """Return the JSON Schema of a reading, as docs/reading.schema.json holds it."""
    schema: dict[str, Any] = msgspec.json.schema(Reading)
    parts = schema["$defs"]["Reading"]
    parts["properties"] = {"schema": None} | parts["properties"] | {"schema": {"const": SCHEMA}}
    parts["required"] = ["schema", *parts["required"]]
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": SCHEMA,
    }
    return json.dumps(head | schema, indent=2, ensure_ascii=False) + "\n"
