"""Parses in the CLEAR scheme for tests: one word a line, sentences parted by a blank line.

The columns are word (with its lemma, if that is not the word in small letters: "signed=sign"),
Penn tag, part of speech, head (from 1, 0 for the root), label and, if the word is in a name,
"B-" or "I-" and its kind. Words stand with a blank between them, but none before a word that
begins with "~", which is taken off.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    text: str
    spaced: bool  # stands after a blank
    lemma: str
    tag: str
    upos: str
    head: int  # its own index for a root
    label: str
    name: str


def words_of(parse: str) -> tuple[Word, ...]:
    """Return the words that *parse* writes down."""
    return tuple(_words(parse))


def _words(parse: str) -> Iterator[Word]:
    first = 0
    for block in parse.strip().split("\n\n"):
        lines = block.strip().splitlines()
        for index, line in enumerate(lines, first):
            form, tag, upos, head, label, name = [*line.split(), "O"][:6]
            text, _, lemma = form.removeprefix("~").partition("=")
            spaced = index > 0 and not form.startswith("~")
            usual = text if upos == "PROPN" else text.lower()
            governor = first + int(head) - 1 if head != "0" else index
            yield Word(text, spaced, lemma or usual, tag, upos, governor, label, name)
        first += len(lines)


def text_of(words: tuple[Word, ...]) -> str:
    """Return the text that *words* make up."""
    return "".join(" " * word.spaced + word.text for word in words)


SIGNED = """
Peru     NNP PROPN 2 nsubj B-GPE
signed=sign VBD VERB 0 ROOT
a        DT  DET   4 det
treaty   NN  NOUN  2 dobj
with     IN  ADP   2 prep
Ecuador  NNP PROPN 5 pobj B-GPE
~.       .   PUNCT 2 punct
"""
