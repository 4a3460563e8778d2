"""The words of time expressions and the kinds they are given."""

from __future__ import annotations

import pytest

from foedera.extract.date_words import LETTER, listed, pattern, words_of
from foedera.knowledge.periods import load_periods

KINDS = {letter: kind for kind, letter in LETTER.items()}


def kinds(text: str) -> list[str]:
    return [KINDS[word.kind] for word in words_of(text, load_periods())]


def test_every_kind_has_a_letter_of_its_own() -> None:
    assert len(KINDS) == len(LETTER)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jan. 17, 2025", "ABBR DAYNUM COMMA YEAR"),
        ("17th of May", "ORD OF MAY"),
        ("may march", "WORD WORD"),
        ("the '90s", "THE DECADE"),
        ("9am", "DAYNUM AMPM"),
        ("MH17", "CAP"),
        ("World War II", "PERIOD"),
        ("Sunday Times", "SHADOW"),
        ("the Tomorrow Group", "THE CAP CAP"),
        ("2,000", "INT"),
    ],
)
def test_kinds(text: str, expected: str) -> None:
    assert kinds(text) == list(listed(expected))


def test_words_know_where_they_stand() -> None:
    text = "in  Feb 2022"
    assert [text[word.start : word.end] for word in words_of(text, load_periods())] == [
        "in",
        "Feb",
        "2022",
    ]


def test_a_pattern_is_written_over_kinds() -> None:
    letters = "".join(LETTER[kind] for kind in ("THE", "ORD", "OF", "MONTH"))
    assert pattern("THE? ANYDAY OF FULLMONTH").fullmatch(letters)
