"""Words to the numbers that the encoder reads: wordpieces, shapes, gaps.

The same code serves training and reading, so that both see a text alike. The encoder lower-
cases; the shape of a word (capitals, digits, punctuation) and the gap before it go in beside
the pieces.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tokenizers import Tokenizer

CLS, SEP, UNK = 101, 102, 100  # of the uncased BERT vocabulary
NO_GAP, BLANK, BREAK = 0, 1, 2  # what stands before a word
MAX_PIECES = 12  # of one word; more are dropped, as in an endless web address


def shape_of(word: str) -> int:
    """Return the shape of *word*: 1 lower, 2 Title, 3 UPPER, 4 one capital, 5 mixed, 6 digits …."""
    if word.islower():
        return 1
    if any(c.isdigit() for c in word):
        return 6
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word.istitle():
        return 2
    if any(c.isalpha() for c in word):
        return 5
    return 7 if word.isascii() else 8


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of text as the encoder reads it."""

    pieces: list[int]
    shapes: list[int]
    gaps: list[int]
    first: list[int]  # index of each word's first piece


class Pieces:
    """Cuts words into wordpieces; remembers the words that it has seen."""

    def __init__(self, vocabulary: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(vocabulary))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._seen: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """Return the wordpieces of *word*, at least one."""
        pieces = self._seen.get(word)
        if pieces is None:
            found = self._tokenizer.encode(word, add_special_tokens=False).ids
            pieces = tuple(found[:MAX_PIECES]) or (UNK,)
            if len(self._seen) > 200_000:
                self._seen.clear()
            self._seen[word] = pieces
        return pieces

    def window(self, words: list[str], gaps: list[int]) -> Window:
        """Return the numbers for *words*, each after its gap."""
        pieces, shapes, spaces, first = [CLS], [0], [0], []
        for word, gap in zip(words, gaps, strict=True):
            ids = self.of(word)
            first.append(len(pieces))
            pieces.extend(ids)
            shapes.extend([shape_of(word)] * len(ids))
            spaces.append(gap)
            spaces.extend([NO_GAP] * (len(ids) - 1))
        pieces.append(SEP)
        shapes.append(0)
        spaces.append(0)
        return Window(pieces, shapes, spaces, first)
