"""Scores of arcs to the best dependency tree with one root (Chu-Liu and Edmonds).

Row d of the scores is the dependent d; column 0 is the root, column h + 1 the head h. Most
sentences need no search: when every word's best head already makes a tree, that is the answer.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.floating[Any]]


def find_tree(scores: Scores) -> list[int]:
    """Return the head of each word, -1 for the root; exactly one word is the root.

    Args:
        scores: n rows, n + 1 columns; the diagonal of the last n columns is ignored.
    """
    count = len(scores)
    scores = scores.copy()
    scores[np.arange(count), np.arange(1, count + 1)] = -np.inf
    heads = [int(h) - 1 for h in scores.argmax(1)]
    if heads.count(-1) == 1 and not _cycle(heads):
        return heads
    return _best_with_one_root(scores)


def _best_with_one_root(scores: Scores) -> list[int]:
    """Return the best tree, trying the likeliest roots; one root is forced by its score."""
    gain = scores[:, 0] - scores[:, 1:].max(1, initial=-np.inf)
    best: list[int] = []
    best_total = -np.inf
    for root in np.argsort(-gain, kind="stable")[:3]:
        fixed = scores.copy()
        fixed[:, 0] = -1e6
        fixed[root, 1:] = -1e6
        fixed[root, 0] = scores[root, 0]
        heads = _edmonds(fixed)
        total = sum(float(scores[d, h + 1]) for d, h in enumerate(heads))
        if total > best_total:
            best, best_total = heads, total
    return best


def _cycle(heads: list[int]) -> list[int]:
    """Return the words of a cycle among *heads*, none if it is a forest."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        at = start
        while at >= 0 and not state[at]:
            state[at] = start + 1
            at = heads[at]
        if at >= 0 and state[at] == start + 1:
            found = [at]
            while heads[found[-1]] != at:
                found.append(heads[found[-1]])
            return found
        # words on this path lead out of it: they are settled under this mark
    return []


def _edmonds(scores: Scores) -> list[int]:
    """Return the best tree over *scores*, by contracting one cycle at a time."""
    count = len(scores)
    heads = [int(h) - 1 for h in scores.argmax(1)]
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = sorted(cycle)
    outside = [w for w in range(count) if w not in set(inside)]
    own = {w: float(scores[w, heads[w] + 1]) for w in inside}
    columns = [0, *(w + 1 for w in outside)]
    size = len(outside)
    smaller = np.full((size + 1, size + 2), -np.inf, dtype=np.float64)
    smaller[:size, : size + 1] = scores[np.ix_(outside, columns)]
    cycle_columns = [w + 1 for w in inside]
    leaving = scores[np.ix_(outside, cycle_columns)]
    best_exit = leaving.argmax(1) if size else np.zeros(0, dtype=np.int64)
    smaller[:size, size + 1] = leaving.max(1, initial=-np.inf)
    entering = scores[np.ix_(inside, columns)] - np.array([[own[w]] for w in inside])
    best_entry = entering.argmax(0)
    smaller[size, : size + 1] = entering.max(0)
    found = _edmonds(smaller)
    result = list(heads)
    for row, word in enumerate(outside):
        head = found[row]
        result[word] = (
            -1 if head < 0 else outside[head] if head < size else inside[best_exit[row]]
        )
    head = found[size]
    entry = inside[best_entry[head + 1]]
    result[entry] = -1 if head < 0 else outside[head]
    return result
