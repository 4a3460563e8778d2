"""Labels of names, mended by what the whole article shows.

In go the words of an article with the labels that the model gave them; out come the labels in which
a name cut at its hyphen is whole ("Tam Yiu-chung") and a surname that stands alone is a person if
the article names that person in full elsewhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

_HYPHENS = frozenset({"-", "‐", "‑"})
_SHORTEST = 3  # letters of a name that may be remembered


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
