"""Clean lines and paragraphs."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from foedera.text.cleaning import clean, clean_line, split_paragraphs

WRAPPED = """\
The two governments agreed on Tuesday to hand their quarrel about the
fishing grounds to a court, and to keep their boats away from the bank
until it has decided.

The court has three years for that. Neither side may appeal, officials
said, and both have promised to abide by what it decides in the end.
"""


def test_each_line_is_a_paragraph() -> None:
    assert split_paragraphs("First one.\nSecond one.\n\n\nThird.") == (
        "First one.",
        "Second one.",
        "Third.",
    )


def test_all_line_ends_are_alike() -> None:
    assert clean("a\r\nb\rc\u2028d\x85e") == "a\n\nb\n\nc\n\nd\n\ne"


def test_invisible_characters_go() -> None:
    assert clean("trea\u00adty\u200b of\ufeff peace\x00\u200e") == "treaty of peace"


def test_blanks_of_all_kinds_become_one_blank() -> None:
    assert clean("  a\u00a0\u2009\t b\u3000c ") == "a b c"


def test_quotation_marks_and_dashes_stay_as_written() -> None:
    text = '“It’s signed” – ‘at last’ — "now"…'
    assert clean(text) == text


def test_letters_with_accents_are_composed() -> None:
    assert clean("Asuncio\u0301n") == "Asunción"


def test_lines_of_a_wrapped_file_are_joined() -> None:
    paragraphs = split_paragraphs(WRAPPED)
    assert len(paragraphs) == 2
    assert paragraphs[0].startswith(
        "The two governments agreed on Tuesday to hand their quarrel"
    )
    assert paragraphs[0].endswith(
        "about the fishing grounds to a court, and to keep their boats away "
        "from the bank until it has decided."
    )


def test_a_headline_above_a_wrapped_text_is_not_joined_to_it() -> None:
    assert split_paragraphs(f"Quarrel goes to court\n{WRAPPED}")[0] == "Quarrel goes to court"


def test_short_lines_that_are_not_wrapped_are_not_joined() -> None:
    lines = ("Algeria", "Bolivia", "Canada", "Denmark", "Ecuador")
    assert split_paragraphs("\n".join(lines)) == lines


def test_a_line_is_clean_in_one_piece() -> None:
    assert clean_line(" one\n two\u00a0three ") == "one two three"


@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.text(alphabet="abcdefghij .,", min_size=1, max_size=90), max_size=30))
def test_cleaning_twice_changes_nothing_in_wrapped_text(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_nothing_out_of_sight_is_left(text: str) -> None:
    hidden = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    assert not hidden & {unicodedata.category(char) for char in clean(text).replace("\n", "")}
