"""Lemmas come from the table, then from the dictionary, then from the model's rule."""

import json
from pathlib import Path

import pytest

from foedera.text.lemmas import Lemmas, apply_rule


@pytest.fixture
def lemmas(tmp_path: Path) -> Lemmas:
    path = tmp_path / "lemmas.json"
    path.write_text(json.dumps({"n't RB": "not", "left VBD": "leave"}))
    return Lemmas(path)


@pytest.mark.parametrize(
    ("form", "xpos", "lemma"),
    [
        ("n’t", "RB", "not"),
        ("left", "VBD", "leave"),
        ("Urged", "VBD", "urge"),
        ("treaties", "NNS", "treaty"),
        ("Pact", "NN", "pact"),
        ("Ruritanians", "NNPS", "Ruritanian"),
    ],
)
def test_lemma_is_found(lemmas: Lemmas, form: str, xpos: str, lemma: str) -> None:
    assert lemmas.of(form, xpos, "keep 1 ") == lemma


@pytest.mark.parametrize(
    ("form", "rule", "lemma"),
    [
        ("countries", "lower 3 y", "country"),
        ("PERU", "title 0 ", "Peru"),
        ("was", "lower 3 be", "be"),
    ],
)
def test_rule_is_applied(form: str, rule: str, lemma: str) -> None:
    assert apply_rule(form, rule) == lemma


def test_rule_that_would_leave_nothing_leaves_the_word() -> None:
    assert apply_rule("a", "lower 1 ") == "a"
