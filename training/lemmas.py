"""The treebanks' lemmas to a table: form and Penn tag to the lemma that is meant most often.

python training/lemmas.py --treebanks DIR --out src/foedera/text/weights/lemmas.json
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from data import read_conllu

NAMES = frozenset({"NNP", "NNPS"})


def collect(paths: list[Path]) -> dict[str, str]:
    """Return lemmas by "form tag"; what the run-time rules give anyway is left out."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        for doc in read_conllu(path):
            for word in (w for s in doc.sentences for w in s):
                if word.xpos and word.lemma and word.xpos not in NAMES:
                    form = word.form.lower().replace("’", "'")
                    counts[f"{form} {word.xpos}"][word.lemma] += 1
    table = {key: count.most_common(1)[0][0] for key, count in sorted(counts.items())}
    return {key: lemma for key, lemma in table.items() if worth_keeping(key, lemma)}


def worth_keeping(key: str, lemma: str) -> bool:
    """Return whether the table says more than that a word is its own lemma."""
    form, tag = key.split(" ")
    return not (form == lemma and tag in ("NN", "VB", "JJ", "RB"))


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--treebanks", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    table = collect([args.treebanks / f"{name}_train.conllu" for name in ("ewt", "gum")])
    args.out.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True))


if __name__ == "__main__":
    main()
