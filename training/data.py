"""Treebanks and names to labelled words.

In go CoNLL-U files (Universal Dependencies) and newspaper articles with names marked (text and
token TAB label); out come documents of sentences of words with whatever labels the corpus has.
Names are laid on the words of the run-time tokeniser by character offsets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from foedera.text.words import find_words

BREAK, SPACE, NONE = 2, 1, 0  # what stands before a word


@dataclass(slots=True)
class Word:
    """One word and its labels; None where the corpus does not say."""

    form: str
    before: int = SPACE
    lemma: str | None = None
    upos: str | None = None
    xpos: str | None = None
    feats: str | None = None
    head: int | None = None  # index in the sentence; -1 for the root
    deprel: str | None = None
    entity: str | None = None


@dataclass(slots=True)
class Doc:
    """A text: sentences of words."""

    name: str
    sentences: list[list[Word]] = field(default_factory=list)


def read_conllu(path: Path) -> list[Doc]:
    """Return the documents of a treebank; words of contractions get no blank between them."""
    docs: list[Doc] = []
    before, held, held_until = BREAK, "_", 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc"):
            docs.append(Doc(line.partition("= ")[2]))
        elif line.startswith("# newpar") and not line.startswith("# newpar_block"):
            before = BREAK
        elif line.startswith("# sent_id"):
            docs[-1].sentences.append([])
            held_until = 0
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if "." in cells[0]:
            continue
        if "-" in cells[0]:
            held_until, held = int(cells[0].split("-")[1]), cells[9]
            continue
        docs[-1].sentences[-1].append(_word(cells, before))
        number = int(cells[0])
        misc = held if number == held_until else cells[9]
        joined = number < held_until or "SpaceAfter=No" in misc
        before = NONE if joined else SPACE
    return docs


def _word(cells: list[str], before: int) -> Word:
    _, form, lemma, upos, xpos, feats, head, deprel, *_ = cells
    return Word(form, before, lemma, upos, xpos, feats, int(head) - 1, deprel)


def read_names(folder: Path) -> list[Doc]:
    """Return the articles of a folder of NAME.txt with NAME.tsv, names laid on our own words.

    Articles with the labels of another text are left out.
    """
    docs = [_named_doc(path) for path in sorted(folder.glob("*.tsv"))]
    return [doc for doc in docs if doc is not None]


def _named_doc(path: Path) -> Doc | None:
    text = re.sub(r"^\S*\n", "", path.with_suffix(".txt").read_text(encoding="utf-8"), count=1)
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = [(*line.split("\t"), "O")[:2] for line in lines]  # a second label: what lies inside
    labels: list[tuple[int, int, str]] = []
    starts: set[int] = set()
    at, fresh = 0, True
    for (form, label), (following, _) in zip(rows, [*rows[1:], ("", "")], strict=True):
        if not form:
            fresh = True
            continue
        # one that is not in the text must not be taken for one like it further on
        here = re.compile(rf"\s*({re.escape(form)})").match(text, at)
        ahead = re.compile(rf"({re.escape(form)})\s*{re.escape(following)}")
        found = here or ahead.search(text, at)
        if found is None:
            continue
        labels.append((*found.span(1), label.strip() or "O"))
        if fresh:
            starts.add(found.start(1))
        at, fresh = found.end(1), False
    wanted = sum(label.strip().startswith("B-") for _, label in rows)
    if 5 * sum(label.startswith("B-") for *_, label in labels) < 4 * wanted:
        return None
    return Doc(path.stem, _sentences(text, labels, starts))


def _sentences(
    text: str, labels: list[tuple[int, int, str]], starts: set[int]
) -> list[list[Word]]:
    sentences: list[list[Word]] = []
    last, each = 0, 0
    for start, end in find_words(text):
        gap = text[last:start]
        before = BREAK if "\n" in gap else SPACE if gap else NONE
        if not sentences or start in starts or before == BREAK:
            sentences.append([])
        while each + 1 < len(labels) and labels[each][1] <= start:
            each += 1
        first, stop, label = labels[each] if labels else (0, 0, "O")
        inside = first < end and start < stop
        if inside and label.startswith("B-") and start > first:
            label = "I-" + label[2:]
        sentences[-1].append(Word(text[start:end], before, entity=label if inside else "O"))
        last = end
    return sentences


def lemma_rule(form: str, lemma: str) -> str:
    """Return the rule that turns *form* into *lemma*: case, letters to cut, letters to add."""
    if lemma == lemma.lower():
        case, base = "lower", form.lower()
    elif lemma[:1] + lemma[1:].lower() == lemma and form != lemma and form.isupper():
        case, base = "title", form[:1] + form[1:].lower()
    else:
        case, base = "keep", form
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{case} {len(base) - shared} {lemma[shared:]}"
