"""An article to a `Document`: sentences, words, lemmas, tags, dependencies and names.

The only module that runs the language model. An article is read in windows of whole paragraphs,
one window at a time, so that what comes out depends on the article alone. The model (int8 ONNX)
is loaded on first use and kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from foedera.errors import ModelError
from foedera.model import Article, Document, Entity, Sentence, Token
from foedera.text.layout import dateline_end, find_paragraphs
from foedera.text.lemmas import Lemmas
from foedera.text.name_labels import find_labels
from foedera.text.pieces import BLANK, BREAK, NO_GAP, Pieces
from foedera.text.trees import find_tree
from foedera.text.words import find_words

WEIGHTS = Path(__file__).parent / "weights"
_ROOM, _MOST = 200, 480  # wordpieces in a window: usually, and at most

Scores = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word before it is read."""

    text: str
    start: int
    end: int
    gap: int
    paragraph: int
    pieces: int


class LanguageModel:
    """The shipped pipeline: two ONNX graphs, a vocabulary and the names of the labels."""

    def __init__(self, folder: Path = WEIGHTS) -> None:
        # imported here: half the start-up time of the program, and not needed to list a record
        import onnxruntime

        if not (folder / "reader.onnx").exists():
            raise ModelError(
                f"no language pipeline in {folder}; reinstall foedera or run `make train`"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self._reader = onnxruntime.InferenceSession(str(folder / "reader.onnx"), options)
        self._relations = onnxruntime.InferenceSession(str(folder / "relations.onnx"), options)
        self._outputs = [output.name for output in self._reader.get_outputs()]
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text())
        self.pieces = Pieces(folder / "tokenizer.json")
        self.lemmas = Lemmas(folder / "lemmas.json")

    def score(self, words: list[_Word]) -> Scores:
        """Return the scores of every task for *words*, read as one window."""
        window = self.pieces.window([w.text for w in words], [w.gap for w in words])
        given = {
            "pieces": np.array([window.pieces]),
            "shapes": np.array([window.shapes]),
            "gaps": np.array([window.gaps]),
            "first": np.array([window.first]),
        }
        found = self._reader.run(None, given)
        return {name: array[0] for name, array in zip(self._outputs, found, strict=True)}

    def relations(self, scores: Scores, heads: list[int]) -> list[str]:
        """Return the relation of each word to its head; *heads* are in the window, -1 the root."""
        given = {"dep": scores["rel_dep"], "head": scores["rel_head"][np.array(heads) + 1]}
        best = self._relations.run(None, given)[0].argmax(1)
        return [self.labels["deprel"][index] for index in best]


@cache
def load_model() -> LanguageModel:
    """Return the shipped pipeline, loaded once."""
    return LanguageModel()


def annotate(article: Article, model: LanguageModel | None = None) -> Document:
    """Return *article* with its sentences, words, parse and names."""
    model = model or load_model()
    words = _words(article.text, model.pieces, dateline_end(article))
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    of_names: list[NDArray[Any]] = []
    at = 0
    while at < len(words):
        end, whole = _window_end(words, at, _ROOM)
        scores = model.score(words[at:end])
        bounds = _sentence_bounds(scores["starts"], words[at:end])
        if not whole and len(bounds) == 1:
            end, whole = _window_end(words, at, _MOST)
            scores = model.score(words[at:end])
            bounds = _sentence_bounds(scores["starts"], words[at:end])
        if not whole and len(bounds) > 1:
            bounds = bounds[:-1]
        sentences += [Sentence(at + a, at + b, words[at + a].paragraph) for a, b in bounds]
        tokens += _tokens(model, scores, words[at:end], bounds, at)
        of_names.append(scores["entity"][: bounds[-1][1]])
        at += bounds[-1][1]
    if tokens:
        labels = model.labels["entity"]
        starts = [sentence.first for sentence in sentences]
        tokens = _with_names(tokens, np.concatenate(of_names), labels, starts)
    return Document(
        article, tuple(tokens), tuple(sentences), tuple(_entities(article.text, tokens))
    )


def _with_names(
    tokens: list[Token], scores: NDArray[Any], names: list[str], starts: list[int]
) -> list[Token]:
    """Return the tokens with the labels of names that the whole article suggests."""
    joined = [i > 0 and tokens[i - 1].end == token.start for i, token in enumerate(tokens)]
    labels = find_labels(scores, names, [t.text for t in tokens], joined, starts)
    return [
        token if token.entity == label else replace(token, entity=label)
        for token, label in zip(tokens, labels, strict=True)
    ]


def _words(text: str, pieces: Pieces, opening: int) -> list[_Word]:
    """Return the words of *text* with what stands before them."""
    words: list[_Word] = []
    spans = find_words(text)
    last, before = 0, None
    for (start, end), paragraph in zip(
        spans, find_paragraphs(text, spans, opening), strict=True
    ):
        gap = BREAK if paragraph != before else BLANK if start > last else NO_GAP
        form = text[start:end]
        words.append(_Word(form, start, end, gap, paragraph, len(pieces.of(form))))
        last, before = end, paragraph
    return words


def _window_end(words: list[_Word], at: int, room: int) -> tuple[int, bool]:
    """Return where the window from *at* ends, and whether that is the end of a paragraph."""
    used, end, whole = 0, at, 0
    while end < len(words) and used + words[end].pieces <= room:
        if words[end].gap == BREAK and end > at:
            whole = end
        used += words[end].pieces
        end += 1
    if end == len(words) or words[end].gap == BREAK:
        return end, True
    return (whole, True) if whole else (max(end, at + 1), False)


def _sentence_bounds(starts: NDArray[Any], words: list[_Word]) -> list[tuple[int, int]]:
    """Return the half-open bounds of the sentences in a window."""
    begins = [
        index
        for index, word in enumerate(words)
        if index == 0 or word.gap == BREAK or (word.gap and starts[index, 1] > starts[index, 0])
    ]
    return list(zip(begins, [*begins[1:], len(words)], strict=True))


def _tokens(
    model: LanguageModel,
    scores: Scores,
    words: list[_Word],
    bounds: list[tuple[int, int]],
    base: int,
) -> Iterator[Token]:
    """Yield the tokens of the sentences at *bounds*; *base* is the index of the window's first."""
    heads: list[int] = []
    for first, last in bounds:
        columns = [0, *range(first + 1, last + 1)]
        tree = find_tree(scores["arcs"][first:last][:, columns])
        heads += [head + first if head >= 0 else -1 for head in tree]
    count = len(heads)
    relations = model.relations(
        {k: v if k == "rel_head" else v[:count] for k, v in scores.items()}, heads
    )
    best = {name: scores[name][:count].argmax(1) for name in ("upos", "xpos", "feats", "lemma")}
    for index in range(count):
        word = words[index]
        label = {name: model.labels[name][array[index]] for name, array in best.items()}
        root = heads[index] < 0
        yield Token(
            index=base + index,
            text=word.text,
            start=word.start,
            end=word.end,
            lemma=model.lemmas.of(word.text, label["xpos"], label["lemma"]),
            upos=label["upos"],
            xpos=label["xpos"],
            feats=label["feats"],
            head=base + (index if root else heads[index]),
            deprel="root" if root else relations[index],
            entity="O",
        )


def _entities(text: str, tokens: list[Token]) -> Iterator[Entity]:
    """Yield the names: runs of one label that begin with B- or where the label changes."""
    first: int | None = None
    for index in range(len(tokens) + 1):
        label = tokens[index].entity if index < len(tokens) else "O"
        if first is not None and label != "I-" + tokens[first].entity[2:]:
            words = text[tokens[first].start : tokens[index - 1].end]
            yield Entity(tokens[first].entity[2:], first, index, words)
            first = None
        if first is None and label != "O":
            first = index
