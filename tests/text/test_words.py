"""Words are cut as the treebanks cut them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.text.words import find_words


def cut(text: str) -> str:
    return "|".join(text[start:end] for start, end in find_words(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They don't agree.", "They|do|n't|agree|."),
        ("Peru’s envoy can’t travel", "Peru|’s|envoy|ca|n’t|travel"),
        ("a U.S.-backed plan", "a|U.S.|-|backed|plan"),
        ("the pro-Kurdish party", "the|pro-Kurdish|party"),
        ("long-term ties", "long|-|term|ties"),
        ("Mr. Brown met J. Smith on Jan. 5.", "Mr.|Brown|met|J.|Smith|on|Jan.|5|."),
        ("$1,000.50 at 9:30", "$|1,000.50|at|9:30"),
        ("in the 1990s, on the 18th", "in|the|1990s|,|on|the|18th"),
        ("signed 2025-01-17", "signed|2025-01-17"),
        ("We cannot wait", "We|can|not|wait"),
        ("“No deal,” he said…", "“|No|deal|,|”|he|said|…"),
        ("see https://example.org/a?b=c.", "see|https://example.org/a?b=c|."),
    ],
)
def test_words_are_cut(text: str, words: str) -> None:
    assert cut(text) == words


@given(st.text(max_size=200))
def test_words_hold_every_character_that_is_no_blank(text: str) -> None:
    assert "".join(text[a:b] for a, b in find_words(text)) == "".join(text.split())


@given(st.text(max_size=200))
def test_words_are_in_order_and_do_not_overlap(text: str) -> None:
    found = find_words(text)
    assert all(a < b for a, b in found)
    assert all(b <= c for (_, b), (c, _) in pairwise(found))
