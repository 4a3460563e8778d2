"""The table of other pipelines' labels."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.clear_labels import load_clear_labels
from foedera.text.annotate import WEIGHTS


def our_labels(task: str) -> set[str]:
    known: dict[str, list[str]] = json.loads((WEIGHTS / "labels.json").read_text())
    return {label.rpartition("-")[2] if task == "entity" else label for label in known[task]}


def test_relations_are_those_that_the_shipped_pipeline_gives() -> None:
    assert set(load_clear_labels().relations.values()) <= our_labels("deprel")


def test_kinds_of_names_are_those_that_the_shipped_pipeline_gives() -> None:
    assert set(load_clear_labels().entities.values()) <= our_labels("entity")


def test_labels_of_one_scheme_give_it_away() -> None:
    assert load_clear_labels().among(["nsubj", "dobj", "ROOT"])


def test_labels_of_both_schemes_do_not() -> None:
    assert not load_clear_labels().among(["nsubj", "obj", "ROOT", "nsubj:pass"])


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ("odd,dobj,obj\n", "labels.csv:2: kind 'odd'"),
        ("clear,dobj,obj\nclear,dobj,iobj\n", "labels.csv:3: 'dobj' stands here twice"),
    ],
)
def test_a_wrong_row_is_told_with_its_line(tmp_path: Path, rows: str, fault: str) -> None:
    path = tmp_path / "labels.csv"
    path.write_text("kind,theirs,ours\n" + rows)
    with pytest.raises(DataError, match=fault):
        load_clear_labels(path)
