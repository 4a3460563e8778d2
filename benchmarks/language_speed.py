"""Speed of the language pipeline: in one process, in two, and beside spaCy in the same run.

    python benchmarks/language_speed.py --texts DIR [--json]

DIR holds plain texts.  Words a second count from text to `Document` by the clock on the wall; one
thread a process.  spaCy's is its small architecture as `spacy init config` writes it (tags,
features, lemmas, parse and names over four convolutions of 96), with weights as they come: its
speed hardly depends on what it has learnt.  The words counted are ours in both cases.
"""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from timeit import default_timer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.synchronize import Barrier

SENTENCE = "Envoys of Peru met General Ortega in Lima on Tuesday , and they signed a treaty ."
TAGS = "NNS IN NNP VBD NNP NNP IN NNP IN NNP , CC PRP VBD DT NN ."
HEADS = [3, 2, 0, 3, 5, 3, 7, 3, 9, 3, 13, 13, 13, 3, 15, 13, 3]
RELATIONS = (
    "nsubj case nmod root compound obj case obl case obl punct cc nsubj conj det obj punct"
)
LABELS = ["ORG", "PERSON", "GPE", "DATE", "NORP", "FAC", "MONEY", "PRODUCT", "EVENT"]


def main() -> None:
    """Measure, and print the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(args.texts.glob("*.txt"))]
    figures = measure(texts)
    if args.json:
        print(json.dumps(figures))  # noqa: T201
    else:
        for name, figure in figures.items():
            print(f"{name:24}{figure:10}")  # noqa: T201


def measure(texts: list[str]) -> dict[str, float]:
    """Return words a second of each way, and how they compare."""
    words, alone = _together(texts, 1)
    twice, both = _together(texts, 2)
    spacy_took = _seconds(texts, _spacy_reader)
    return {
        "one process": round(words / alone),
        "two processes": round(twice / both),
        "two to one": round(twice / both / (words / alone), 2),
        "spaCy small": round(words / spacy_took),
        "ours to spaCy small": round(spacy_took / alone, 2),
    }


def _together(texts: list[str], processes: int) -> tuple[int, float]:
    """Return the words that all *processes* read, each all of *texts*, and how long it took."""
    context = get_context("spawn")
    barrier = context.Barrier(processes)
    with context.Pool(processes, _begin, (barrier,)) as pool:
        found = pool.map(_read_all, [texts] * processes, chunksize=1)
    return sum(words for words, _, _ in found), max(e for _, _, e in found) - min(
        b for _, b, _ in found
    )


_barriers: list[Barrier] = []  # of this process: one


def _begin(barrier: Barrier) -> None:
    _barriers.append(barrier)


def _read_all(texts: list[str]) -> tuple[int, float, float]:
    """Return the words read, and when it began and ended; all processes begin together."""
    read = _our_reader()
    read(SENTENCE)
    _barriers[0].wait()
    begun = default_timer()
    words = sum(read(text) for text in texts)
    return words, begun, default_timer()


def _our_reader() -> Callable[[str], int]:
    from foedera.model import Article
    from foedera.text.annotate import annotate

    return lambda text: len(annotate(Article(id="", name="", text=text)).tokens)


def _seconds(texts: list[str], reader: Callable[[], Callable[[str], int]]) -> float:
    read = reader()
    read(SENTENCE)
    begun = default_timer()
    for text in texts:
        read(text)
    return default_timer() - begun


def _spacy_reader() -> Callable[[str], int]:
    os.environ["OMP_NUM_THREADS"] = "1"
    import spacy
    from spacy.cli.init_config import init_config
    from spacy.training import Example

    parts = ["tagger", "morphologizer", "trainable_lemmatizer", "parser", "ner"]
    config = init_config(lang="en", pipeline=parts, optimize="efficiency", silent=True)
    nlp: Any = spacy.util.load_model_from_config(config, auto_fill=True)
    words = SENTENCE.split()
    offsets = [sum(len(w) + 1 for w in words[:n]) for n in range(len(words))]
    names = [
        (offsets[n], offsets[n] + len(words[n]), label)
        for n, label in zip(range(len(LABELS)), LABELS, strict=True)
    ]
    gold = {
        "words": words,
        "tags": TAGS.split(),
        "heads": HEADS,
        "deps": RELATIONS.split(),
        "entities": names,
        "lemmas": SENTENCE.lower().split(),
        "morphs": ["Number=Sing" if tag.startswith("NN") else "" for tag in TAGS.split()],
    }
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc(SENTENCE), gold)])
    return lambda text: len(nlp(text))


if __name__ == "__main__":
    main()
