"""Any installed spaCy pipeline in place of the shipped one.

In goes the name of a pipeline, out comes a function from an article to a `Document` with our
words and Universal Dependencies, whichever scheme the pipeline was trained in. spaCy is an extra
(`pip install "foedera[spacy]"`) and its objects do not leave this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from foedera.errors import ModelError
from foedera.knowledge.clear_labels import ClearLabels, load_clear_labels
from foedera.model import Article, Document, Entity, Sentence, Token
from foedera.text.alignment import Aligned, align
from foedera.text.annotate import WEIGHTS
from foedera.text.clear import Node, to_universal
from foedera.text.layout import dateline_end, find_paragraphs
from foedera.text.lemmas import Lemmas
from foedera.text.words import find_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

Annotator = Callable[[Article], Document]

_PROBE = "Peru signed a treaty."
_KEPT = ("PROPN", "X")  # parts of speech whose lemma keeps its capitals


def load_spacy(name: str) -> Annotator:
    """Return what annotates articles with the spaCy pipeline *name*, a package or a folder.

    Raises:
        ModelError: there is no spaCy, no such pipeline, or it gives no parse or parts of speech.
    """
    nlp = _load(name)
    probe = nlp(_PROBE)
    for layer, what in (("DEP", "a parser"), ("POS", "a tagger")):
        if not probe.has_annotation(layer):
            raise ModelError(f"the spaCy pipeline {name!r} lacks {what}; take another")
    return _Pipeline(name, nlp).annotate


def _load(name: str) -> Language:
    try:
        import spacy
    except ImportError:
        raise ModelError(
            'spaCy is not installed; run `pip install "foedera[spacy]"` or take the shipped '
            "pipeline"
        ) from None
    try:
        return spacy.load(name)
    except OSError:
        raise ModelError(
            f"the spaCy pipeline {name!r} is not installed; "
            f"run `python -m spacy download {name}` or give the path of its folder"
        ) from None
    except (ImportError, ValueError) as error:  # of another version, or in want of a package
        reason = str(error).strip().partition("\n")[0]
        raise ModelError(f"the spaCy pipeline {name!r} cannot be loaded: {reason}") from error


class _Pipeline:
    """A loaded pipeline and what is needed to read its labels."""

    def __init__(self, name: str, nlp: Language) -> None:
        self._name = name
        self._nlp = nlp
        self._labels = load_clear_labels()
        self._lemmas = Lemmas(WEIGHTS / "lemmas.json")
        known = [label for labels in nlp.pipe_labels.values() for label in labels]
        self._clear = self._labels.among(known)

    def annotate(self, article: Article) -> Document:
        """Return *article* with its sentences, words, parse and names."""
        spans = find_words(article.text)
        ordinals = find_paragraphs(article.text, spans, dateline_end(article))
        blocks = [
            [span for _, span in block]
            for _, block in groupby(zip(ordinals, spans, strict=True), key=lambda pair: pair[0])
        ]
        texts = [article.text[block[0][0] : block[-1][1]] for block in blocks]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        entities: list[Entity] = []
        for block, text, doc in zip(blocks, texts, self._nlp.pipe(texts), strict=True):
            if doc.text != text:
                raise ModelError(f"the spaCy pipeline {self._name!r} alters the text it reads")
            first = len(tokens)
            words, bounds = self._words(doc, block, article.text)
            names = list(_names(doc, words, block[0][0], self._labels))
            tokens += self._tokens(words, names, first)
            ordinal = ordinals[first]
            sentences += [Sentence(first + a, first + b, ordinal) for a, b in bounds]
            for label, a, b in names:
                quote = article.text[words[a].start : words[b - 1].end]
                entities.append(Entity(label, first + a, first + b, quote))
        return Document(article, tuple(tokens), tuple(sentences), tuple(entities))

    def _words(
        self, doc: Doc, block: Sequence[tuple[int, int]], text: str
    ) -> tuple[list[Aligned], list[tuple[int, int]]]:
        """Return the words of a paragraph, and the bounds of its sentences."""
        nodes = self._nodes(doc, block[0][0])
        if self._clear or self._labels.among(node.label for node in nodes):
            to_universal(nodes, self._labels, _persons(doc, self._labels))
        else:
            for node in nodes:
                node.relation = node.label.lower()
        words = align(nodes, block, text)
        bounds = _sentence_bounds(doc, words)
        return _as_trees(words, bounds), bounds

    def _nodes(self, doc: Doc, offset: int) -> list[Node]:
        return [
            Node(
                text=token.text,
                start=offset + token.idx,
                end=offset + token.idx + len(token.text),
                lemma=token.lemma_ or self._lemma(token.text, token.tag_, token.pos_),
                upos=token.pos_,
                xpos=token.tag_,
                feats=str(token.morph) or "_",
                head=token.head.i,
                label=token.dep_,
            )
            for token in doc
        ]

    def _lemma(self, form: str, xpos: str, upos: str) -> str:
        return self._lemmas.of(form, xpos, "keep 0 " if upos in _KEPT else "lower 0 ")

    def _tokens(
        self, words: Sequence[Aligned], names: Iterable[tuple[str, int, int]], first: int
    ) -> Iterator[Token]:
        tags = ["O"] * len(words)
        for label, a, b in names:
            tags[a:b] = [f"B-{label}", *[f"I-{label}"] * (b - a - 1)]
        for index, (word, tag) in enumerate(zip(words, tags, strict=True)):
            yield Token(
                index=first + index,
                text=word.text,
                start=word.start,
                end=word.end,
                lemma=word.lemma or self._lemma(word.text, word.xpos, word.upos),
                upos=word.upos,
                xpos=word.xpos,
                feats=word.feats,
                head=first + word.head,
                deprel=word.relation,
                entity=tag,
            )


def _persons(doc: Doc, labels: ClearLabels) -> Iterator[tuple[int, int]]:
    """Yield the bounds of names of people, without "'s"."""
    for name in doc.ents:
        if labels.entities.get(name.label_) == "Person":
            ending = name.end - 1 > name.start and doc[name.end - 1].tag_ == "POS"
            yield name.start, name.end - ending


def _names(
    doc: Doc, words: Sequence[Aligned], offset: int, labels: ClearLabels
) -> Iterator[tuple[str, int, int]]:
    """Yield label and bounds of the names, in our words and by our labels."""
    taken = 0
    for name in doc.ents:
        label = labels.entities.get(name.label_)
        start, end = offset + name.start_char, offset + name.end_char
        within = [
            index
            for index in range(taken, len(words))
            if words[index].start < end and start < words[index].end
        ]
        while len(within) > 1 and words[within[-1]].xpos == "POS":
            within.pop()
        if label and within:
            taken = within[-1] + 1
            yield label, within[0], taken


def _sentence_bounds(doc: Doc, words: Sequence[Aligned]) -> list[tuple[int, int]]:
    """Return the half-open bounds of the sentences of a paragraph."""
    starts = [bool(token.is_sent_start) for token in doc]
    number, sentence_of = 0, []
    for start in starts:
        number += start
        sentence_of.append(number)
    begins: list[int] = []
    latest = -1
    for index, word in enumerate(words):
        if sentence_of[word.node] > latest:
            latest = sentence_of[word.node]
            begins.append(index)
    return list(zip(begins, [*begins[1:], len(words)], strict=True))


def _as_trees(words: Sequence[Aligned], bounds: Iterable[tuple[int, int]]) -> list[Aligned]:
    """Return *words* with one root in each sentence, and no head outside it."""
    found: list[Aligned] = []
    for first, last in bounds:
        root = None
        for index in range(first, last):
            word = words[index]
            if word.head != index and first <= word.head < last:
                found.append(word)
            elif root is None:
                root = index
                found.append(replace(word, head=index, relation="root"))
            else:
                found.append(replace(word, head=root, relation="parataxis"))
    return found
