"""What stands on a page beside the article."""

from __future__ import annotations

import re

import pytest

from foedera.knowledge.tables import read_table
from foedera.text.furniture import furniture_classes, is_prose, sort_page
from foedera.text.particulars import Particulars

LEAD = "The ministers of both countries signed the treaty in the castle of Zenda on Friday."


@pytest.mark.parametrize(
    "line", [LEAD, "“We have signed, and we shall keep our word for twenty years,” he said."]
)
def test_a_long_line_with_a_full_stop_is_a_paragraph(line: str) -> None:
    assert is_prose(line)


@pytest.mark.parametrize(
    "line",
    [
        "It is done.",
        "Neighbours end their old quarrel about the border after nine years of talks",
        "Will the treaty that both have signed in Zenda last for twenty years?",
    ],
)
def test_a_short_line_or_one_like_a_headline_is_none(line: str) -> None:
    assert not is_prose(line)


def test_a_headline_that_is_known_is_left_out_of_the_lines() -> None:
    known = Particulars(headline="Old quarrel ends")
    found, paragraphs = sort_page(
        ["Old quarrel ends | The Courier", LEAD, LEAD[:-1] + " too."], known
    )
    assert (found.headline, len(paragraphs)) == ("Old quarrel ends", 2)


def test_what_is_known_already_is_not_replaced() -> None:
    known = Particulars(author="Ann Lee")
    found, _ = sort_page(["A title", "By Jo Ray", LEAD], known)
    assert found.author == "Ann Lee"


def test_every_kind_in_the_table_is_one_that_is_read() -> None:
    kinds = {row["kind"] for row in read_table("furniture", ("kind", "pattern"))}
    assert kinds == {
        "line", "start", "teaser", "end", "caption", "byline", "class", "label", "particle",
    }  # fmt: skip


def test_no_pattern_in_the_table_takes_an_empty_line() -> None:
    for row in read_table("furniture", ("kind", "pattern")):
        assert not re.fullmatch(row["pattern"], ""), row.line


def test_no_pattern_in_the_table_takes_a_sentence_of_news() -> None:
    for row in read_table("furniture", ("kind", "pattern")):
        if row["kind"] not in ("class", "label", "particle"):
            assert not re.fullmatch(row["pattern"], LEAD, re.IGNORECASE), row.line


def test_classes_are_single_words_in_small_letters() -> None:
    assert all(re.fullmatch("[a-z]+", word) for word in furniture_classes())
