"""Which place a name means: by what follows, by what else is spoken of, by size."""

from __future__ import annotations

import pytest

from foedera.extract.toponyms import Toponyms
from foedera.model import Dateline
from tests.extract.sentences import told
from tests.knowledge.gazetteer import small_gazetteer

MIROW = """
Troops NOUN 2 nsubj {} | left=leave VERB 0 root | Mirow PROPN 2 obj B-Location
~. PUNCT 2 punct
"""
WITHIN = """
They PRON 2 nsubj | left=leave VERB 0 root | Mirow PROPN 2 obj B-Location | ~, PUNCT 5 punct
Hentzau PROPN 3 appos B-Location
"""


def countries(*parses: str, dateline: Dateline | None = None) -> list[tuple[str, str | None]]:
    one = told(*parses, dateline=dateline)
    toponyms = Toponyms(one.syntax, one.actors, small_gazetteer())
    return [(t.text, t.spot.country) for t in toponyms.found]


def test_without_more_the_larger_is_meant() -> None:
    assert countries(MIROW.format("O")) == [("Mirow", "BOR")]


def test_the_state_spoken_of_outweighs_size() -> None:
    assert countries(MIROW.format("RUR:MIL")) == [("Mirow", "RUR")]


def test_the_dateline_speaks_of_its_state() -> None:
    found = countries(MIROW.format("O"), dateline=Dateline("Strelsau", "RUR"))
    assert found == [("Mirow", "RUR")]


def test_what_follows_after_a_comma_tells() -> None:
    assert countries(WITHIN)[0] == ("Mirow", "RUR")


def test_a_name_means_one_place_throughout() -> None:
    found = countries(MIROW.format("O"), WITHIN)
    assert {country for name, country in found if name == "Mirow"} == {"RUR"}


@pytest.mark.parametrize(
    ("name", "label", "known"),
    [
        ("Strelsau", "B-Facility", False),
        ("Elph", "B-Facility", False),
        ("Nowhere", "B-Location", False),
        ("Strelsau", "B-Person", False),
        ("Strelsau", "B-Location", True),
    ],
)
def test_only_what_may_be_a_place_is_one(name: str, label: str, known: bool) -> None:  # noqa: FBT001
    found = countries(f"They PRON 2 nsubj\nleft=leave VERB 0 root\n{name} PROPN 2 obj {label}")
    assert bool(found) is known


def test_a_name_outside_the_text_is_resolved_like_one_inside() -> None:
    one = told(MIROW.format("RUR:MIL"))
    spot = Toponyms(one.syntax, one.actors, small_gazetteer()).resolve("Zenda")
    assert spot is not None
    assert spot.country == "RUR"


def test_two_names_with_a_comma_between_are_two_places() -> None:
    parse = """
    They PRON 2 nsubj | left=leave VERB 0 root | Mirow PROPN 2 obj B-Location
    ~, PUNCT 5 punct I-Location | Hentzau PROPN 3 appos I-Location
    """
    assert countries(parse) == [("Mirow", "RUR"), ("Hentzau", "RUR")]


def test_a_state_that_is_known_as_an_actor_only_is_a_place_too() -> None:
    assert ("Borduria", "BOR") in countries("Borduria PROPN 2 nsubj BOR | left VERB 0 root")
