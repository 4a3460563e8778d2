"""Words as another pipeline cuts them, brought to words as we cut them.

In go the pipeline's words with heads and relations and the offsets of ours; out come our words
with heads among themselves. A word of theirs that is several of ours ("U.S.-backed") is governed
through its last part; several of theirs that are one of ours ("pro-Kurdish") count as the one of
them that governs the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from foedera.text.clear import HYPHENS, Node

_PUNCTUATION = "PUNCT"


@dataclass(frozen=True, slots=True)
class Aligned:
    """One of our words in the terms of the pipeline."""

    text: str
    start: int
    end: int
    node: int  # the word of theirs that it stands for or is a part of
    upos: str
    xpos: str
    feats: str
    lemma: str  # "" where theirs is another word
    head: int  # index among our words; its own for a root
    relation: str


def align(nodes: Sequence[Node], words: Sequence[tuple[int, int]], text: str) -> list[Aligned]:
    """Return *words*, offsets into *text*, in the terms of *nodes*."""
    return _Alignment(nodes, words, text).aligned()


class _Alignment:
    def __init__(
        self, nodes: Sequence[Node], words: Sequence[tuple[int, int]], text: str
    ) -> None:
        self._nodes = nodes
        self._words = words
        self._text = text
        self._over = _overlaps(nodes, words)
        self._main: dict[int, int] = {}  # the word of ours through which theirs is governed
        for word, overlapping in enumerate(self._over):
            for node in overlapping:
                if node not in self._main or self._is_spelt(word):
                    self._main[node] = word
        self._depths = _depths(nodes)

    def aligned(self) -> list[Aligned]:
        return [self._word(word) for word in range(len(self._words))]

    def _form(self, word: int) -> str:
        start, end = self._words[word]
        return self._text[start:end]

    def _is_spelt(self, word: int) -> bool:
        return any(letter.isalnum() for letter in self._form(word))

    def _word(self, word: int) -> Aligned:
        stood_for = [node for node in self._over[word] if self._main[node] == word]
        if not stood_for:
            return self._part(word)
        anchor = min(stood_for, key=lambda node: (self._depths[node], -node))
        node = self._nodes[anchor]
        form = self._form(word)
        xpos, upos, feats = node.xpos, node.upos, node.feats
        if form != node.text and node.xpos == "JJ" and form.endswith("ed"):
            upos, xpos, feats = "VERB", "VBN", "Tense=Past|VerbForm=Part|Voice=Pass"
        lemma = node.lemma if form == node.text else ""
        head = self._governor(anchor, word)
        relation = "root" if head == word else node.relation
        start, end = self._words[word]
        return Aligned(form, start, end, anchor, upos, xpos, feats, lemma, head, relation)

    def _governor(self, node: int, word: int) -> int:
        """Return the word of ours that governs *word*, which stands for *node*; itself if none."""
        while self._nodes[node].head != node:
            node = self._nodes[node].head
            head = self._main.get(node, word)
            if head != word:
                return head
        return word

    def _part(self, word: int) -> Aligned:
        """Return a word that is a part, but not the last, of one of theirs."""
        form = self._form(word)
        start, end = self._words[word]
        node = self._over[word][0] if self._over[word] else 0
        head, relation = self._main.get(node, word), "compound"
        upos, xpos = "NOUN", "NN"
        if not self._is_spelt(word):
            upos, xpos = _PUNCTUATION, "HYPH" if form in HYPHENS else ","
            relation = "punct"
            if word and node in self._over[word - 1]:
                head = word - 1
        elif form[0].isdigit():
            upos, xpos, relation = "NUM", "CD", "nummod"
        elif form[0].isupper():
            upos, xpos = "PROPN", "NNP"
        return Aligned(form, start, end, node, upos, xpos, "_", "", head, relation)


def _overlaps(nodes: Sequence[Node], words: Sequence[tuple[int, int]]) -> list[list[int]]:
    """Return for each of our words the words of theirs that share a character with it."""
    found: list[list[int]] = []
    first = 0
    for start, end in words:
        while first < len(nodes) and nodes[first].end <= start:
            first += 1
        at = first
        overlapping = []
        while at < len(nodes) and nodes[at].start < end:
            overlapping.append(at)
            at += 1
        found.append(overlapping)
    return found


def _depths(nodes: Sequence[Node]) -> list[int]:
    """Return how many words govern each word."""
    depths = [-1] * len(nodes)
    for index in range(len(nodes)):
        path = []
        at = index
        while depths[at] < 0 and nodes[at].head != at:
            path.append(at)
            at = nodes[at].head
        depths[at] = max(depths[at], 0)
        for below in reversed(path):
            depths[below] = depths[nodes[below].head] + 1
    return depths
