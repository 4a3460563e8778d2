"""Paragraphs end at blank lines and after the dateline."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from foedera.model import Article, Dateline
from foedera.text.layout import DATELINE, dateline_end, find_paragraphs
from foedera.text.words import find_words

TEXT = "LIMA, March 3 - Peru\nsigned.\n\nChile left.\n\n\n\nNobody else did."


def paragraphs(text: str, opening: int = 0) -> dict[str, int]:
    words = find_words(text)
    found = find_paragraphs(text, words, opening)
    return {text[a:b]: ordinal for (a, b), ordinal in zip(words, found, strict=True)}


def test_blank_lines_end_paragraphs() -> None:
    found = paragraphs(TEXT)
    assert [found[word] for word in ("LIMA", "Peru", "Chile", "Nobody")] == [0, 0, 1, 2]


def test_the_end_of_a_line_ends_no_paragraph() -> None:
    found = paragraphs(TEXT)
    assert found["Peru"] == found["signed"]


@pytest.mark.parametrize("mark", ["-", "•", "*", "–", "2.", "2)", "(2)", "(b)"])
def test_each_item_of_a_list_is_a_paragraph(mark: str) -> None:
    found = paragraphs(f"Terms:\n{mark} Troops leave\n{mark} Roads open")
    assert [found[word] for word in ("Terms", "Troops", "leave", "Roads")] == [0, 1, 1, 2]


def test_the_item_after_a_short_line_is_its_own() -> None:
    found = paragraphs("They said\nno\n- to all")
    assert [found[word] for word in ("said", "no", "-", "to")] == [0, 0, 1, 1]


def test_a_dash_or_number_without_a_blank_begins_no_item() -> None:
    found = paragraphs("They met in\n2025. Talks went\n-on.")
    assert set(found.values()) == {0}


def test_the_dateline_is_no_paragraph() -> None:
    found = paragraphs(TEXT, TEXT.index("Peru"))
    assert [found[word] for word in ("LIMA", "-", "Peru", "Chile")] == [
        DATELINE,
        DATELINE,
        0,
        1,
    ]


def test_without_words_there_are_no_paragraphs() -> None:
    assert paragraphs(" \n\n ") == {}


def test_an_article_with_a_dateline_opens_with_it() -> None:
    article = Article("", "", TEXT, published=date(2026, 3, 4), dateline=Dateline("Lima"))
    assert dateline_end(article) == TEXT.index("Peru")


def test_an_article_without_dateline_opens_with_its_first_sentence() -> None:
    article = Article("", "", TEXT, dateline=Dateline("Lima"))
    assert dateline_end(replace(article, dateline=None)) == 0
