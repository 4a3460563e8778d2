"""Whom a pronoun, a pair, a role or a counterpart means."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.extract.actors import Actors, find_actors
from foedera.extract.coreference import resolve_references
from foedera.knowledge.actors import ActorIndex
from foedera.model import Document
from tests.extract.conllu import document, word
from tests.knowledge.world import small_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> ActorIndex:
    return small_world(tmp_path_factory.mktemp("tables"))


def read(world: ActorIndex, *sentences: str) -> tuple[Document, Actors]:
    parse = "\n\n".join(s.strip() for s in sentences)
    doc = document(parse, published=date(2018, 6, 1))
    return doc, resolve_references(doc, find_actors(doc, world), world)


def names(actors: Actors, at: int) -> list[str]:
    return [m.name for m in actors.at.get(at, ())]


SIGNED = """
Ruritania PROPN 4 nsubj B-Location
and CCONJ 3 cc
Borduria PROPN 1 conj B-Location
signed VERB 0 root
a DET 6 det
treaty NOUN 4 obj
~. PUNCT 4 punct
"""
SIDES = """
The DET 3 det
two NUM 3 nummod
sides NOUN 4 nsubj
agreed VERB 0 root
~. PUNCT 4 punct
"""
MET = """
President PROPN 2 nmod:desc
Plekszy PROPN 4 nsubj B-Person
Gladz PROPN 2 flat I-Person
met VERB 0 root
Anna PROPN 4 obj B-Person
de PROPN 5 flat I-Person
la PROPN 5 flat I-Person
Roche PROPN 5 flat I-Person
in ADP 10 case
Klow PROPN 4 obl B-Location
~. PUNCT 4 punct
"""


def test_the_two_sides_are_those_who_signed(world: ActorIndex) -> None:
    doc, actors = read(world, SIGNED, SIDES)
    found = actors.at[word(doc, "sides")]
    assert [(m.code, m.how) for m in found] == [("RUR", "pair"), ("BOR", "pair")]


def test_a_pair_is_quoted_with_its_number(world: ActorIndex) -> None:
    doc, actors = read(world, SIGNED, SIDES)
    assert actors.at[word(doc, "sides")][0].text == "The two sides"


def test_they_are_those_who_acted_together(world: ActorIndex) -> None:
    they = "They PRON 2 nsubj\nceased VERB 0 root\nfire NOUN 2 obj\n~. PUNCT 2 punct"
    doc, actors = read(world, SIGNED, they)
    assert names(actors, word(doc, "They")) == ["Ruritania", "Borduria"]


def test_two_sides_without_a_pair_before_them_stay_unknown(world: ActorIndex) -> None:
    doc, actors = read(world, SIDES)
    assert word(doc, "sides") not in actors.at


def test_two_persons_who_met_are_the_two_leaders(world: ActorIndex) -> None:
    doc, actors = read(world, MET, SIDES.replace("sides", "leaders"))
    assert names(actors, word(doc, "leaders")) == ["Plekszy Gladz", "Anna de la Roche"]


def test_two_countries_are_those_of_the_persons_who_met(world: ActorIndex) -> None:
    doc, actors = read(world, MET, SIDES.replace("sides", "countries"))
    assert names(actors, word(doc, "countries")) == ["Borduria", "Ruritania"]


def test_he_is_the_last_person_who_acted(world: ActorIndex) -> None:
    doc, actors = read(world, MET, "He PRON 2 nsubj\nleft VERB 0 root\n~. PUNCT 2 punct")
    (found,) = actors.at[word(doc, "He")]
    assert (found.name, found.how) == ("Plekszy Gladz", "pronoun")


def test_him_is_not_the_one_who_acts_on_him(world: ActorIndex) -> None:
    gone = """
    Gladz PROPN 2 nsubj B-Person
    praised VERB 0 root
    him PRON 2 obj
    ~. PUNCT 2 punct
    """
    doc, actors = read(world, gone)
    assert word(doc, "him") not in actors.at


def test_a_pronoun_with_two_open_readings_is_a_problem(world: ActorIndex) -> None:
    talks = """
    Talks NOUN 8 nsubj
    between ADP 3 case
    Gladz PROPN 1 nmod B-Person
    and CCONJ 6 cc
    Ottokar PROPN 6 compound B-Person
    al-Muskar PROPN 3 conj I-Person
    have AUX 8 aux
    failed VERB 0 root
    ~. PUNCT 8 punct
    """
    doc, actors = read(world, talks, "He PRON 2 nsubj\nleft VERB 0 root\n~. PUNCT 2 punct")
    assert "ambiguous_actor" in {p.code for p in actors.problems}
    assert word(doc, "He") not in actors.at


def test_its_is_the_state_that_acted(world: ActorIndex) -> None:
    recalled = """
    Syldavia PROPN 2 nsubj B-Location
    withdrew VERB 0 root
    its PRON 4 nmod:poss
    troops NOUN 2 obj
    ~. PUNCT 2 punct
    """
    doc, actors = read(world, recalled)
    (found,) = actors.at[word(doc, "troops")]
    assert (found.code, found.sector) == ("SYL", "MIL")


def test_a_possessive_pronoun_before_an_act_is_a_modifier(world: ActorIndex) -> None:
    ended = """
    Syldavia PROPN 2 nsubj B-Location
    ended VERB 0 root
    its PRON 4 nmod:poss
    blockade NOUN 2 obj
    ~. PUNCT 2 punct
    """
    doc, actors = read(world, ended)
    assert actors.modifiers[word(doc, "its")][0].code == "SYL"


def test_it_does_not_pass_over_a_nearer_thing(world: ActorIndex) -> None:
    doc, actors = read(
        world,
        SIGNED,
        "The DET 2 det\ntreaty NOUN 3 nsubj\nlapsed VERB 0 root\n~. PUNCT 3 punct",
        "It PRON 2 nsubj\nfailed VERB 0 root\n~. PUNCT 2 punct",
    )
    assert word(doc, "It") not in actors.at


def test_a_counterpart_holds_the_same_office_on_the_other_side(world: ActorIndex) -> None:
    hosted = """
    President PROPN 2 nmod:desc
    Plekszy PROPN 4 nsubj B-Person
    Gladz PROPN 2 flat I-Person
    hosted VERB 0 root
    his PRON 7 nmod:poss
    Syldavian ADJ 7 amod B-NORP
    counterpart NOUN 4 obj
    ~. PUNCT 4 punct
    """
    doc, actors = read(world, hosted)
    (found,) = actors.at[word(doc, "counterpart")]
    assert (found.code, found.office, found.how) == ("SYL", "president", "counterpart")


def test_the_president_is_the_president_spoken_of(world: ActorIndex) -> None:
    doc, actors = read(
        world,
        MET,
        "The DET 2 det\npresident NOUN 3 nsubj\nsmiled VERB 0 root\n~. PUNCT 3 punct",
    )
    assert names(actors, word(doc, "president")) == ["Plekszy Gladz"]


def test_a_leader_of_a_nation_is_its_person_spoken_of(world: ActorIndex) -> None:
    led = """
    The DET 3 det
    Bordurian ADJ 3 amod B-NORP
    leader NOUN 4 nsubj
    smiled VERB 0 root
    ~. PUNCT 4 punct
    """
    doc, actors = read(world, MET, led)
    assert names(actors, word(doc, "leader")) == ["Plekszy Gladz"]


def test_the_kingdom_is_the_state_of_that_name(world: ActorIndex) -> None:
    doc, actors = read(
        world,
        SIGNED,
        "The DET 2 det\nkingdom NOUN 3 nsubj\ncheered VERB 0 root\n~. PUNCT 3 punct",
    )
    assert names(actors, word(doc, "kingdom")) == ["Ruritania"]


def test_the_latter_is_the_second_of_a_pair(world: ActorIndex) -> None:
    doc, actors = read(
        world,
        SIGNED,
        "The DET 2 det\nlatter ADJ 3 nsubj\npaid VERB 0 root\n~. PUNCT 3 punct",
    )
    assert names(actors, word(doc, "latter")) == ["Borduria"]


def test_a_named_actor_is_left_as_it_is(world: ActorIndex) -> None:
    doc, actors = read(world, SIGNED)
    assert actors.at == find_actors(doc, world).at
