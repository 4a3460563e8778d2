"""Words that make an event future, hypothetical or negated."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.cues import Cues, load_cues
from foedera.model import Status
from tests.knowledge.shipped import exchange

HEADER = "word,place,status\n"


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues()


@pytest.mark.parametrize(
    ("place", "word", "status"),
    [
        ("aux", "will", Status.FUTURE),
        ("aux", "would", Status.HYPOTHETICAL),
        ("adverb", "not", Status.NEGATED),
        ("mark", "if", Status.HYPOTHETICAL),
        ("governor", "refuse", Status.NEGATED),
        ("modifier", "planned", Status.FUTURE),
    ],
)
def test_a_word_gives_a_status(cues: Cues, place: str, word: str, status: Status) -> None:
    assert cues.status(place, word) is status


@pytest.mark.parametrize(("place", "word"), [("aux", "have"), ("mark", "will"), ("adverb", "")])
def test_any_other_word_gives_none(cues: Cues, place: str, word: str) -> None:
    assert cues.status(place, word) is None


def test_a_word_may_stand_in_two_places(cues: Cues) -> None:
    assert cues.status("adverb", "neither") is cues.status("modifier", "neither")


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("will,auxiliary,future", ":3: place 'auxiliary' is none of"),
        ("will,aux,later", ":3: status 'later' is none of"),
        ("will,aux,future\nwill,aux,future", ":4: 'will' stands twice as aux"),
    ],
)
def test_a_wrong_row_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, rows: str, message: str
) -> None:
    exchange(monkeypatch, tmp_path, "status_cues", HEADER + rows)
    with pytest.raises(DataError, match=rf"^status_cues\.csv{message}"):
        load_cues()


def test_the_cues_cannot_be_changed(cues: Cues) -> None:
    with pytest.raises(TypeError):
        cues.by_place["aux"]["have"] = Status.FUTURE  # type: ignore[index]
