"""Whom a pronoun, a pair, a role or a counterpart means."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.extract.actors import Actors, find_actors
from foedera.extract.coreference import resolve_references
from foedera.extract.syntax import Syntax
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
    syntax = Syntax(doc)
    return doc, resolve_references(syntax, find_actors(syntax, world), world)


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
    assert actors.at == find_actors(Syntax(doc), world).at


PARLIAMENT = """
Borduria PROPN 4 nmod:poss B-Location
~'s PART 1 case
foreign ADJ 4 amod
ministry NOUN 5 nsubj
protested VERB 0 root
to ADP 7 case
Syldavia PROPN 5 obl B-Location
~. PUNCT 5 punct
"""


def test_the_ministry_is_the_ministry_spoken_of(world: ActorIndex) -> None:
    later = """
    The DET 3 det
    foreign ADJ 3 amod
    ministry NOUN 4 nsubj
    waited VERB 0 root
    ~. PUNCT 4 punct
    """
    doc, actors = read(world, PARLIAMENT, later)
    (found,) = actors.at[word(doc, "ministry", nth=2)]
    assert (found.code, found.how) == ("BOR", "noun")


def test_an_army_without_a_side_is_that_of_the_state_spoken_of(world: ActorIndex) -> None:
    troops = "The DET 2 det\ntroops NOUN 3 nsubj\nleft VERB 0 root\n~. PUNCT 3 punct"
    visited = "Borduria PROPN 2 nsubj B-Location\nvoted VERB 0 root\n~. PUNCT 2 punct"
    doc, actors = read(world, visited, troops)
    (found,) = actors.at[word(doc, "troops")]
    assert (found.code, found.how) == ("BOR", "context")


def test_foreign_troops_are_not_those_of_the_state_spoken_of(world: ActorIndex) -> None:
    troops = """
    The DET 3 det
    foreign ADJ 3 amod
    troops NOUN 4 nsubj
    left VERB 0 root
    ~. PUNCT 4 punct
    """
    visited = "Borduria PROPN 2 nsubj B-Location\nvoted VERB 0 root\n~. PUNCT 2 punct"
    doc, actors = read(world, visited, troops)
    assert actors.at[word(doc, "troops")][0].code == ""


def test_a_minister_without_a_nation_is_of_the_state_spoken_of(world: ActorIndex) -> None:
    stayed = "Borduria PROPN 2 nsubj B-Location\nvoted VERB 0 root\n~. PUNCT 2 punct"
    minister = """
    Minister PROPN 2 nmod:desc
    Jane PROPN 4 nsubj B-Person
    Doe PROPN 2 flat I-Person
    spoke VERB 0 root
    ~. PUNCT 4 punct
    """
    _, actors = read(world, stayed, minister)
    (office,) = actors.offices
    assert (office.person, office.country, office.evidence.rule) == (
        "Jane Doe",
        "BOR",
        "context",
    )


def test_the_office_of_a_person_named_twice_is_told_once(world: ActorIndex) -> None:
    named = "Plekszy PROPN 3 nsubj B-Person\nGladz PROPN 1 flat I-Person\nleft VERB 0 root"
    _, actors = read(world, named, named)
    assert [office.office for office in actors.offices] == ["president"]


def test_whoever_was_she_is_not_he(world: ActorIndex) -> None:
    doc, actors = read(
        world,
        MET.replace("Plekszy", "Ottokar").replace("Gladz", "al-Muskar"),
        "She PRON 2 nsubj\nleft VERB 0 root\n~. PUNCT 2 punct",
        "He PRON 2 nsubj\nwept VERB 0 root\n~. PUNCT 2 punct",
    )
    assert names(actors, word(doc, "She")) == ["Ottokar al-Muskar"]
    assert word(doc, "He") not in actors.at


def test_it_is_with_an_adjective_means_nobody(world: ActorIndex) -> None:
    clear = "It PRON 3 nsubj\nis AUX 3 cop\nclear ADJ 0 root\n~. PUNCT 3 punct"
    stayed = "Borduria PROPN 2 nsubj B-Location\nvoted VERB 0 root\n~. PUNCT 2 punct"
    doc, actors = read(world, stayed, clear)
    assert word(doc, "It") not in actors.at


def test_a_republic_is_not_the_kingdom(world: ActorIndex) -> None:
    stayed = "Borduria PROPN 2 nsubj B-Location\nvoted VERB 0 root\n~. PUNCT 2 punct"
    kingdom = "The DET 2 det\nkingdom NOUN 3 nsubj\ncheered VERB 0 root\n~. PUNCT 3 punct"
    doc, actors = read(world, stayed, kingdom)
    assert word(doc, "kingdom") not in actors.at


def test_references_are_read_alike_twice(world: ActorIndex) -> None:
    doc, actors = read(world, SIGNED, SIDES)
    syntax = Syntax(doc)
    assert resolve_references(syntax, find_actors(syntax, world), world) == actors


def test_every_reference_is_quoted_from_the_article(world: ActorIndex) -> None:
    doc, actors = read(world, SIGNED, SIDES, MET)
    for found in (*actors.at.values(), *actors.modifiers.values()):
        for mention in found:
            assert doc.article.text[mention.start : mention.end] == mention.text
