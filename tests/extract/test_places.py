"""Where an event happened, by its own clause."""

from __future__ import annotations

import pytest

from foedera.extract.places import Places
from foedera.knowledge.actors import ActorIndex
from foedera.model import Place
from tests.extract.sentences import told
from tests.knowledge.world import small_world

MET = """
Ruritania PROPN 2 nsubj RUR | met=meet VERB 0 root | Borduria PROPN 2 obj BOR | {} ADP 5 case
{} PROPN 2 obl {}
"""
ATTACK = """
The DET 2 det | attack NOUN 5 nsubj | near ADP 4 case | Strelsau PROPN 2 nmod B-Location
ended=end VERB 0 root
"""
SAID = """
Borduria PROPN 2 nsubj BOR | said=say VERB 0 root | in ADP 4 case
Strelsau PROPN 2 obl B-Location | that SCONJ 7 mark | Ruritania PROPN 7 nsubj RUR
attacked=attack VERB 2 ccomp
"""
TWO_WORDS = """
They PRON 2 nsubj | met=meet VERB 0 root | in ADP 4 case | Great PROPN 2 obl B-Location
Zenda PROPN 4 flat I-Location
"""
TALKS = """
Ruritania PROPN 2 nsubj RUR | held=hold VERB 0 root | talks NOUN 2 obj | in ADP 5 case
Strelsau PROPN 2 obl B-Location
"""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> ActorIndex:
    return small_world(tmp_path_factory.mktemp("tables"))


def place(world: ActorIndex, parse: str, *heads: str) -> Place | None:
    one = told(parse)
    return Places(one.syntax, world).of(tuple(one.at(head) for head in heads))


@pytest.mark.parametrize(
    "preposition", "in at near outside inside across throughout off over".split()
)
def test_a_preposition_of_place_tells_where(world: ActorIndex, preposition: str) -> None:
    found = place(world, MET.format(preposition, "Strelsau", "B-Location"), "met")
    assert found is not None
    assert found.name == "Strelsau"


@pytest.mark.parametrize("label", ["B-Location", "B-Facility"])
def test_towns_and_buildings_are_places(world: ActorIndex, label: str) -> None:
    assert place(world, MET.format("in", "Strelsau", label), "met") is not None


@pytest.mark.parametrize("preposition", ["with", "from", "against", "to"])
def test_another_preposition_does_not(world: ActorIndex, preposition: str) -> None:
    assert place(world, MET.format(preposition, "Strelsau", "B-Location"), "met") is None


@pytest.mark.parametrize("label", ["B-Person", "B-Organization", "O"])
def test_what_is_no_place_does_not(world: ActorIndex, label: str) -> None:
    assert place(world, MET.format("in", "Strelsau", label), "met") is None


@pytest.mark.parametrize(
    ("name", "country"),
    [("Borduria", "BOR"), ("Strelsau", "RUR"), ("Zenda", None)],
    ids=["state", "capital", "unknown-town"],
)
def test_a_place_has_its_country_if_known(
    world: ActorIndex, name: str, country: str | None
) -> None:
    found = place(world, MET.format("in", name, "B-Location"), "met")
    assert found == Place(name, country, text=name)


def test_a_noun_may_have_a_place(world: ActorIndex) -> None:
    assert place(world, ATTACK, "attack") == Place("Strelsau", "RUR", text="Strelsau")


def test_any_word_of_an_event_may_tell_its_place(world: ActorIndex) -> None:
    assert place(world, TALKS, "talks", "held") == Place("Strelsau", "RUR", text="Strelsau")


def test_a_place_keeps_its_whole_name(world: ActorIndex) -> None:
    assert place(world, TWO_WORDS, "met") == Place("Great Zenda", None, text="Great Zenda")


def test_where_something_is_said_is_not_where_it_happened(world: ActorIndex) -> None:
    assert place(world, SAID, "attacked") is None
