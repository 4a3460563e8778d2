"""The dictionary form of a word.

What the treebanks show of a form and its tag comes first (a table made in training), then the
dictionary and rules of lemminflect for inflected words of the open classes, then the rule that the
language model gives for the word in its sentence (names, odd spellings).
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

_INFLECTED = {
    "NNS": "NOUN",
    "VBD": "VERB",
    "VBG": "VERB",
    "VBN": "VERB",
    "VBP": "VERB",
    "VBZ": "VERB",
    "JJR": "ADJ",
    "JJS": "ADJ",
    "RBR": "ADV",
    "RBS": "ADV",
}
_PLAIN = frozenset({"NN", "VB", "JJ", "RB"})


class Lemmas:
    """Looks lemmas up."""

    def __init__(self, path: Path) -> None:
        self._table: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))

    def of(self, form: str, xpos: str, rule: str) -> str:
        """Return the lemma of *form* with the Penn tag *xpos*; *rule* is the model's."""
        small = form.lower().replace("’", "'")
        known = self._table.get(f"{small} {xpos}")
        if known is not None:
            return known
        if xpos in _PLAIN and small.isalpha():
            return small
        if xpos in _INFLECTED and small.isalpha():
            return _inflected(small, _INFLECTED[xpos])
        return apply_rule(form, rule)


@cache
def _inflected(form: str, upos: str) -> str:
    # imported here: a tenth of a second, and not needed to list a record
    from lemminflect import getLemma

    found = getLemma(form, upos)
    return str(found[0]) if found else form


def apply_rule(form: str, rule: str) -> str:
    """Return the lemma of *form* by a rule "case cut add".

    >>> apply_rule("Countries", "lower 3 y")
    'country'
    """
    case, cut, add = rule.split(" ")
    base = {"lower": form.lower(), "title": form.capitalize()}.get(case, form)
    kept = base[: len(base) - int(cut)] if int(cut) < len(base) + bool(add) else base
    return kept + add or form
