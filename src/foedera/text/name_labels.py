"""Labels of names: the likeliest sequence, mended by what the whole article shows.

In go the model's scores for the words of an article; out come labels ("B-Person", "I-Person",
"O" …). No name goes over the end of a sentence. The same words are labelled alike wherever they
stand in the article, an abbreviation like the name behind which it stands in brackets; a name cut
at its hyphen is whole ("Tam Yiu-chung"), and a surname that stands alone is a person if the article
names that person in full.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_HYPHENS = frozenset({"-", "‐", "‑"})
_SHORTEST = 3  # letters of a name that may be remembered
_LONGEST = 6  # words of a name that is looked for elsewhere in the article
_LEAST = -12.0  # no single place may weigh more against a label than this log-probability

Scores = NDArray[Any]  # words × labels
Run = tuple[int, int]  # half-open


def find_labels(
    scores: Scores,
    names: Sequence[str],
    words: Sequence[str],
    joined: Sequence[bool],
    starts: Sequence[int],
) -> list[str]:
    """Return the label of each word of an article.

    Args:
        scores: the model's score of each label (columns) for each word (rows).
        names: the labels, in the order of the columns.
        words: the words of the article, in order.
        joined: whether a word follows the one before without a blank.
        starts: the index of the first word of each sentence.
    """
    if not words:
        return []
    likely = scores - scores.max(1, keepdims=True)
    likely = likely - np.log(np.exp(likely).sum(1, keepdims=True))
    labels = best_labels(likely, names, starts)
    labels = _agreed(words, labels, likely, names)
    labels = _abbreviated(words, labels)
    return mend_labels(words, joined, labels)


def best_labels(likely: Scores, names: Sequence[str], starts: Sequence[int]) -> list[str]:
    """Return the likeliest sequence in which "I-" follows its own kind only (Viterbi)."""
    column = {name: index for index, name in enumerate(names)}
    inner = [index for index, name in enumerate(names) if name.startswith("I-")]
    begin = [column.get("B-" + names[index][2:], index) for index in inner]
    sources = np.zeros((len(likely), len(names)), dtype=np.int64)
    first = frozenset(starts)
    best = likely[0].copy()
    best[inner] = -np.inf
    for at in range(1, len(likely)):
        origin = int(best.argmax())
        came = np.full(len(names), best[origin])
        sources[at] = origin
        if at in first:
            came[inner] = -np.inf
        else:
            on = best[inner] >= best[begin]
            sources[at, inner] = np.where(on, inner, begin)
            came[inner] = np.where(on, best[inner], best[begin])
        best = came + likely[at]
    path = [int(best.argmax())]
    for row in sources[:0:-1]:
        path.append(int(row[path[-1]]))
    return [names[index] for index in reversed(path)]


def _agreed(
    words: Sequence[str], labels: list[str], likely: Scores, names: Sequence[str]
) -> list[str]:
    """Label the same words alike: each place counts the evidence of all others as its own."""
    column = {name: index for index, name in enumerate(names)}
    kinds = [name[2:] for name in names if name.startswith("B-")]
    for places in _places(words, labels):
        if len(places) < 2:
            continue
        evidence = np.zeros(len(kinds) + 1)
        for first, last in places:
            here = likely[first:last]
            inside = [column.get("I-" + kind, column["B-" + kind]) for kind in kinds]
            begun = [column["B-" + kind] for kind in kinds]
            sums = here[0, begun] + here[1:][:, inside].sum(0)
            evidence += np.maximum([*sums, here[:, column["O"]].sum()], _LEAST)
        best = int(evidence.argmax())
        for first, last in places:
            for at in range(first, last):
                inner = "B-" if at == first else "I-"
                labels[at] = inner + kinds[best] if best < len(kinds) else "O"
    return labels


def _places(words: Sequence[str], labels: Sequence[str]) -> list[list[Run]]:
    """Return where each name stands, labelled or not; inside a longer name it does not count."""
    runs = list(_runs(labels))
    inside = {at: run for run in runs for at in range(*run)}
    known: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for first, last in runs:
        if last - first <= _LONGEST and words[first][:1].isupper():
            known[words[first]].add(tuple(words[first:last]))
    found: dict[tuple[str, ...], list[Run]] = defaultdict(list)
    for first, word in enumerate(words):
        for name in known.get(word, ()):
            last = first + len(name)
            over = (inside.get(first, (first, last)), inside.get(last - 1, (first, last)))
            whole = first <= over[0][0] and over[1][1] <= last
            if whole and tuple(words[first:last]) == name:
                found[name].append((first, last))
    return [found[name] for name in sorted(found, key=lambda name: (-len(name), name))]


def _runs(labels: Sequence[str]) -> Iterator[Run]:
    """Yield where names begin and end."""
    first: int | None = None
    for at in range(len(labels) + 1):
        label = labels[at] if at < len(labels) else "O"
        if first is not None and label != "I-" + labels[first][2:]:
            yield first, at
            first = None
        if first is None and label != "O":
            first = at


def _abbreviated(words: Sequence[str], labels: list[str]) -> list[str]:
    """Label an abbreviation like the name before its bracket: "Institute of Trade (IOT)"."""
    meant: dict[str, str] = {}
    for first, last in _runs(labels):
        if last - first < 2 or last + 1 >= len(words) or words[last] != "(":
            continue
        short = words[last + 1]
        initials = [word[0] for word in words[first:last] if word[:1].isupper()]
        if 2 <= len(short) <= 8 and short.isupper() and short[0] in initials[:1]:
            meant[short] = "B-" + labels[first][2:]
    for at, word in enumerate(words):
        if word in meant and not labels[at].startswith("I-") and not _continues(labels, at):
            labels[at] = meant[word]
    return labels


def mend_labels(
    words: Sequence[str], joined: Sequence[bool], labels: Sequence[str]
) -> list[str]:
    """Return *labels* ("B-Person", "O" …) with names made whole and surnames remembered.

    Args:
        words: the words of the article, in order.
        joined: whether a word follows the one before without a blank.
        labels: the model's label of each word.
    """
    mended = _whole(words, joined, list(labels))
    return _remembered(words, mended)


def _whole(words: Sequence[str], joined: Sequence[bool], labels: list[str]) -> list[str]:
    """Let a person's name run on over a hyphen inside it."""
    for at in range(1, len(words) - 1):
        inside = words[at] in _HYPHENS and joined[at] and joined[at + 1]
        if inside and labels[at - 1].endswith("-Person") and words[at - 1][:1].isupper():
            after = labels[at + 1]
            if after.endswith("-Person") or (words[at + 1].islower() and labels[at] != "O"):
                labels[at] = labels[at + 1] = "I-Person"
    return labels


def _remembered(words: Sequence[str], labels: list[str]) -> list[str]:
    """Let a word that stands alone be a person if it is part of a person's full name."""
    parts: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for at, label in enumerate(labels):
        alone = not _continues(labels, at) and not label.startswith("I-")
        if label.endswith("-Person") and not alone and words[at][:1].isupper():
            parts[words[at]] += 1
        elif label != "O" and not label.endswith("-Person") and not alone:
            others[words[at]] += 1
    for at, label in enumerate(labels):
        known = parts[words[at]] > others[words[at]] and len(words[at]) >= _SHORTEST
        alone = not label.startswith("I-") and not _continues(labels, at)
        if known and alone and label != "B-Person" and not _beside_name(words, labels, at):
            labels[at] = "B-Person"
    return labels


def _continues(labels: Sequence[str], at: int) -> bool:
    return at + 1 < len(labels) and labels[at + 1].startswith("I-")


def _beside_name(words: Sequence[str], labels: Sequence[str], at: int) -> bool:
    """Return whether a capitalised word that is no name stands beside: "May Day"."""
    return labels[at] == "O" and any(
        words[near][:1].isupper() and labels[near] == "O"
        for near in (at - 1, at + 1)
        if 0 <= near < len(words) and words[near].isalpha() and words[near].lower() != "the"
    )
