"""Words to the numbers that the encoder reads."""

from __future__ import annotations

from pathlib import Path

import pytest

import foedera.text.pieces
from foedera.text.pieces import BLANK, BREAK, CLS, MAX_PIECES, NO_GAP, SEP, Pieces, shape_of

VOCABULARY = Path(foedera.text.pieces.__file__).parent / "weights" / "tokenizer.json"
LONG = "nonproliferationism"  # more than one piece


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces(VOCABULARY)


@pytest.mark.parametrize(
    ("words", "shape"),
    [
        ("treaty été", 1),
        ("Treaty Él", 2),
        ("NATO", 3),
        ("A", 4),
        ("McDonald iPhone", 5),
        ("2025 G7 F-16 20,000", 6),
        (". - $ ...", 7),
        ("“ – €", 8),
    ],
)
def test_a_word_has_a_shape(words: str, shape: int) -> None:
    assert [shape_of(word) for word in words.split()] == [shape] * len(words.split())


def test_case_does_not_change_the_pieces(pieces: Pieces) -> None:
    assert pieces.of("Treaty") == pieces.of("treaty")


def test_a_long_word_has_several_pieces(pieces: Pieces) -> None:
    assert len(pieces.of(LONG)) > 1


@pytest.mark.parametrize("word", ["", " ", "\u200b", "\U0001f600", "日本", "ქ"])
def test_any_word_has_a_piece(pieces: Pieces, word: str) -> None:
    assert len(pieces.of(word)) >= 1


def test_an_endless_word_is_cut(pieces: Pieces) -> None:
    assert len(pieces.of("http://example.org/" + "a1b2/" * 50)) == MAX_PIECES


def test_a_word_seen_before_has_the_same_pieces(pieces: Pieces) -> None:
    assert pieces.of(LONG) == pieces.of(LONG) == Pieces(VOCABULARY).of(LONG)


def test_a_window_begins_and_ends_with_its_marks(pieces: Pieces) -> None:
    window = pieces.window(["Peace"], [BREAK])
    assert (window.pieces[0], window.pieces[-1]) == (CLS, SEP)


def test_a_window_knows_where_each_word_begins(pieces: Pieces) -> None:
    window = pieces.window(["the", LONG, "treaty"], [NO_GAP, BLANK, BLANK])
    long = len(pieces.of(LONG))
    assert window.first == [1, 2, 2 + long]


def test_the_pieces_of_a_window_are_those_of_its_words(pieces: Pieces) -> None:
    window = pieces.window(["the", LONG], [NO_GAP, BLANK])
    assert window.pieces[1:-1] == [*pieces.of("the"), *pieces.of(LONG)]


def test_all_pieces_of_a_word_have_its_shape(pieces: Pieces) -> None:
    window = pieces.window(["the", LONG.title()], [NO_GAP, BLANK])
    assert window.shapes == [0, 1, *[2] * len(pieces.of(LONG)), 0]


def test_only_the_first_piece_has_the_gap(pieces: Pieces) -> None:
    window = pieces.window(["the", LONG], [BREAK, BLANK])
    rest = [NO_GAP] * (len(pieces.of(LONG)) - 1)
    assert window.gaps == [0, BREAK, BLANK, *rest, 0]


def test_a_window_is_as_long_in_all_respects(pieces: Pieces) -> None:
    window = pieces.window(["Peace", "in", "1994", LONG], [NO_GAP, BLANK, BLANK, BREAK])
    assert len(window.pieces) == len(window.shapes) == len(window.gaps)


def test_a_window_of_nothing_has_only_its_marks(pieces: Pieces) -> None:
    assert pieces.window([], []).pieces == [CLS, SEP]


def test_every_word_needs_its_gap(pieces: Pieces) -> None:
    with pytest.raises(ValueError, match="shorter"):
        pieces.window(["the", "treaty"], [BLANK])
