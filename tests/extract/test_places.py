"""Where an event happened, by its own clause."""

from __future__ import annotations

import pytest

from foedera.extract.places import Places
from foedera.extract.toponyms import Toponyms
from foedera.knowledge.actors import ActorIndex
from foedera.knowledge.places import PlaceIndex
from foedera.model import Dateline, Place
from tests.extract.sentences import told
from tests.knowledge.gazetteer import small_gazetteer
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
    """Return the place by a gazetteer that knows none."""
    one = told(parse)
    toponyms = Toponyms(one.syntax, one.actors, PlaceIndex({}, {}))
    return Places(one.syntax, world, toponyms).of(tuple(one.at(head) for head in heads))


def mapped(world: ActorIndex, parse: str, dateline: Dateline | None = None) -> Places:
    """Return the places of *parse* by the invented gazetteer."""
    one = told(parse, dateline=dateline)
    return Places(one.syntax, world, Toponyms(one.syntax, one.actors, small_gazetteer()))


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


@pytest.mark.parametrize(
    ("name", "lat", "precision"),
    [("Strelsau", 50.1, "city"), ("Hentzau", 50.5, "region"), ("Borduria", 45.0, "country")],
)
def test_a_known_place_stands_on_the_map(
    world: ActorIndex, name: str, lat: float, precision: str
) -> None:
    found = mapped(world, MET.format("in", name, "B-Location")).of((1,))
    assert found is not None
    assert (found.lat, found.precision) == (lat, precision)


CLAUSE = """
Ruritania PROPN 2 nsubj RUR | launched=launch VERB 0 root | a DET 4 det | strike NOUN 2 obj
on ADP 6 case | rebels NOUN 4 nmod | in ADP 8 case | Strelsau PROPN 2 obl B-Location
"""


def test_the_place_of_the_clause_is_that_of_its_noun(world: ActorIndex) -> None:
    found = mapped(world, CLAUSE).of((3,))
    assert found is not None
    assert found.name == "Strelsau"


@pytest.mark.parametrize(
    ("codes", "name"), [({"RUR", "BOR"}, "Strelsau"), ({"BOR"}, None), (set(), None)]
)
def test_a_report_is_filed_where_one_of_its_actors_is_at_home(
    world: ActorIndex, codes: set[str], name: str | None
) -> None:
    places = mapped(world, MET.format("with", "X", "O"), Dateline("Strelsau", "RUR"))
    found = places.of_report(frozenset(codes))
    assert (found.name if found else None) == name


def test_all_named_places_are_told_with_their_words(world: ActorIndex) -> None:
    found = mapped(world, MET.format("in", "Strelsau", "B-Location")).named()
    told_ = [(named.place.text, named.end - named.start) for named in found]
    assert told_ == [("Ruritania", 9), ("Borduria", 8), ("Strelsau", 8)]
