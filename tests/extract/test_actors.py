"""Which word of a sentence denotes which actor."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.extract.actors import Actors, find_actors
from foedera.extract.syntax import Syntax
from foedera.knowledge.actors import ActorIndex
from foedera.model import ActorMention, Document
from tests.extract.conllu import document, word
from tests.knowledge.world import small_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> ActorIndex:
    return small_world(tmp_path_factory.mktemp("tables"))


def read(world: ActorIndex, parse: str) -> tuple[Document, Actors]:
    doc = document(parse, published=date(2023, 6, 1))
    return doc, find_actors(Syntax(doc), world)


def only(found: tuple[ActorMention, ...]) -> ActorMention:
    (mention,) = found
    return mention


TITLED = """
Bordurian ADJ 2 amod B-NORP
President PROPN 3 nmod:desc
Plekszy PROPN 5 nsubj B-Person
Gladz PROPN 3 flat I-Person
met VERB 0 root
the DET 8 det
Ruritanian ADJ 8 amod B-NORP
troops NOUN 5 obj
~. PUNCT 5 punct
"""


def test_a_title_and_a_name_are_one_actor(world: ActorIndex) -> None:
    doc, actors = read(world, TITLED)
    assert only(actors.at[word(doc, "Plekszy")]).text == "Bordurian President Plekszy Gladz"


def test_the_words_of_a_title_are_no_actors_of_their_own(world: ActorIndex) -> None:
    doc, actors = read(world, TITLED)
    inner = {word(doc, "Bordurian"), word(doc, "President"), word(doc, "Gladz")}
    assert not inner & (actors.at.keys() | actors.modifiers.keys())


def test_a_noun_for_people_takes_its_side_from_its_adjective(world: ActorIndex) -> None:
    doc, actors = read(world, TITLED)
    found = only(actors.at[word(doc, "troops")])
    assert (found.code, found.sector, found.text) == ("RUR", "MIL", "Ruritanian troops")


def test_a_title_tells_an_office(world: ActorIndex) -> None:
    _, actors = read(world, TITLED)
    (office,) = actors.offices
    assert (office.person, office.office, office.country) == (
        "Plekszy Gladz", "president", "BOR",
    )  # fmt: skip


NAMED = """
Anka PROPN 3 nsubj B-Person
Roche PROPN 1 flat I-Person
left VERB 0 root
~. PUNCT 3 punct
"""


def test_a_person_known_by_name_has_the_office_of_the_day(world: ActorIndex) -> None:
    _, actors = read(world, NAMED)
    (office,) = actors.offices
    assert (office.person, office.office, office.country, office.evidence.rule) == (
        "Anna de la Roche", "foreign minister", "RUR", "known",
    )  # fmt: skip


def test_the_words_of_an_actor_stand_in_the_article(world: ActorIndex) -> None:
    doc, actors = read(world, TITLED)
    for found in actors.at.values():
        for mention in found:
            assert doc.article.text[mention.start : mention.end] == mention.text


POSSESSIVES = """
Syldavia PROPN 4 nmod:poss B-Location
~'s PART 1 case
foreign ADJ 4 amod
ministry NOUN 5 nsubj
condemned VERB 0 root
Borduria PROPN 8 nmod:poss B-Location
~'s PART 6 case
invasion NOUN 5 obj
of ADP 10 case
Ruritania PROPN 8 nmod B-Location
~. PUNCT 5 punct
"""


def test_a_possessor_is_the_side_of_a_ministry(world: ActorIndex) -> None:
    doc, actors = read(world, POSSESSIVES)
    found = only(actors.at[word(doc, "ministry")])
    assert (found.code, found.text) == ("SYL", "Syldavia's foreign ministry")


def test_a_possessor_of_an_act_is_a_modifier(world: ActorIndex) -> None:
    doc, actors = read(world, POSSESSIVES)
    assert only(actors.modifiers[word(doc, "Borduria")]).code == "BOR"


def test_an_act_is_no_actor(world: ActorIndex) -> None:
    doc, actors = read(world, POSSESSIVES)
    assert word(doc, "invasion") not in actors.at


def test_the_object_of_an_act_is_an_actor(world: ActorIndex) -> None:
    doc, actors = read(world, POSSESSIVES)
    assert only(actors.at[word(doc, "Ruritania")]).how == "name"


SHARED = """
Ruritanian ADJ 4 amod B-NORP
and CCONJ 3 cc
Western ADJ 1 conj B-NORP
officials NOUN 5 nsubj
arrived VERB 0 root
in ADP 7 case
Szohod PROPN 5 obl B-Location
from ADP 9 case
Syldavia PROPN 5 obl B-Location
~. PUNCT 5 punct
"""


def test_coordinated_adjectives_make_one_noun_two_actors(world: ActorIndex) -> None:
    doc, actors = read(world, SHARED)
    assert [m.code for m in actors.at[word(doc, "officials")]] == ["RUR", "WEST"]


def test_a_capital_with_in_is_marked_as_a_town(world: ActorIndex) -> None:
    doc, actors = read(world, SHARED)
    assert only(actors.at[word(doc, "Szohod")]).how == "city"


def test_a_state_with_from_is_marked_as_a_place(world: ActorIndex) -> None:
    doc, actors = read(world, SHARED)
    assert only(actors.at[word(doc, "Syldavia")]).how == "place"


BACKED = """
The DET 5 det
Ruritania PROPN 4 compound B-Location
~- PUNCT 2 punct
~backed VERB 5 amod
militia NOUN 6 nsubj
attacked VERB 0 root
rebels NOUN 6 obj
in ADP 9 case
Borduria PROPN 7 nmod B-Location
~. PUNCT 6 punct
"""


def test_a_sponsor_is_not_the_side_of_a_militia(world: ActorIndex) -> None:
    doc, actors = read(world, BACKED)
    assert only(actors.at[word(doc, "militia")]).code == ""


def test_rebels_are_of_the_state_that_they_are_in(world: ActorIndex) -> None:
    doc, actors = read(world, BACKED)
    assert only(actors.at[word(doc, "rebels")]).code == "BOR"


UNKNOWN = """
Foreign ADJ 2 amod
Minister PROPN 3 nmod:desc
Jane PROPN 7 nsubj B-Person
Doe PROPN 3 flat I-Person
of ADP 6 case
Syldavia PROPN 2 nmod B-Location
spoke VERB 0 root
~. PUNCT 7 punct

Doe PROPN 2 nsubj B-Person
praised VERB 0 root
Michael PROPN 2 obj B-Person
Mallard PROPN 3 flat I-Person
and CCONJ 6 cc
Mallard PROPN 3 conj B-Location
~. PUNCT 2 punct

John PROPN 3 nsubj B-Person
Smith PROPN 1 flat I-Person
left VERB 0 root
~. PUNCT 3 punct
"""


def test_a_title_gives_an_unknown_person_a_side(world: ActorIndex) -> None:
    doc, actors = read(world, UNKNOWN)
    found = only(actors.at[word(doc, "Jane")])
    assert (found.code, found.name, found.office) == ("SYL", "Jane Doe", "foreign minister")


def test_a_surname_means_the_person_whom_the_article_named(world: ActorIndex) -> None:
    doc, actors = read(world, UNKNOWN)
    found = only(actors.at[word(doc, "Doe", nth=2)])
    assert (found.code, found.name, found.how) == ("SYL", "Jane Doe", "surname")


def test_a_state_in_the_name_of_a_person_is_no_actor(world: ActorIndex) -> None:
    doc, actors = read(world, UNKNOWN)
    assert only(actors.at[word(doc, "Michael")]).code == ""


def test_a_state_beside_a_namesake_is_an_actor(world: ActorIndex) -> None:
    doc, actors = read(world, UNKNOWN)
    assert only(actors.at[word(doc, "Mallard", nth=2)]).code == "FRE"


def test_a_subject_that_nobody_knows_is_a_problem(world: ActorIndex) -> None:
    doc, actors = read(world, UNKNOWN)
    (problem,) = actors.problems
    assert (problem.code, doc.article.text[problem.start : problem.end]) == (
        "unknown_actor", "John Smith",
    )  # fmt: skip


APPOSED = """
Syldavia PROPN 4 nmod:poss B-Location
~'s PART 1 case
prime ADJ 4 amod
minister NOUN 9 nsubj
~, PUNCT 6 punct
Jane PROPN 4 appos B-Person
Roe PROPN 6 flat I-Person
~, PUNCT 6 punct
told VERB 0 root
members NOUN 9 obj
of ADP 14 case
the DET 14 det
Bordurian ADJ 14 amod B-NORP
government NOUN 10 nmod
~. PUNCT 9 punct
"""


def test_a_name_in_apposition_names_the_holder_of_an_office(world: ActorIndex) -> None:
    doc, actors = read(world, APPOSED)
    found = only(actors.at[word(doc, "minister")])
    assert (found.code, found.name) == ("SYL", "Jane Roe")


def test_members_are_those_of_what_they_belong_to(world: ActorIndex) -> None:
    doc, actors = read(world, APPOSED)
    assert only(actors.at[word(doc, "members")]).code == "BOR"


NAMES = """
The DET 3 det
Mallard PROPN 3 compound B-Location
Strait PROPN 7 nsubj I-Location
near ADP 5 case
Klow PROPN 3 nmod B-Location
was AUX 7 aux
closed VERB 0 root
by ADP 11 case
the DET 11 det
Workers PROPN 11 compound B-Organization
Party PROPN 7 obl:agent I-Organization
~. PUNCT 7 punct
"""


def test_a_state_in_the_name_of_a_strait_is_no_actor(world: ActorIndex) -> None:
    doc, actors = read(world, NAMES)
    assert word(doc, "Mallard") not in actors.modifiers


def test_an_unknown_party_is_a_group_under_its_name(world: ActorIndex) -> None:
    doc, actors = read(world, NAMES)
    found = only(actors.at[word(doc, "Party")])
    assert (found.code, found.sector, found.name) == ("ORG", "PTY", "Workers Party")


def test_a_document_without_names_has_no_actors(world: ActorIndex) -> None:
    _, actors = read(world, "It PRON 2 nsubj\nrained VERB 0 root\n~. PUNCT 2 punct")
    assert not actors.at


LOOSE = """
Minister PROPN 5 nsubj
Dr PROPN 3 nmod:desc
Jane PROPN 5 dep B-Person
Doe PROPN 3 flat I-Person
flew=fly VERB 0 root
to ADP 7 case
Klow PROPN 5 obl B-Location
and CCONJ 9 cc
appealed VERB 5 conj
to ADP 11 case
Szohod PROPN 9 obl B-Location
~. PUNCT 5 punct
"""


def test_a_title_and_a_name_that_the_parse_parts_are_one_actor(world: ActorIndex) -> None:
    doc, actors = read(world, LOOSE)
    both = actors.at[word(doc, "Minister")], actors.at[word(doc, "Jane")]
    assert both[0] == both[1]
    assert only(both[0]).text == "Minister Dr Jane Doe"


def test_whoever_flies_to_a_capital_goes_to_a_town(world: ActorIndex) -> None:
    doc, actors = read(world, LOOSE)
    assert only(actors.at[word(doc, "Klow")]).how == "city"


def test_whoever_appeals_to_a_capital_means_its_state(world: ActorIndex) -> None:
    doc, actors = read(world, LOOSE)
    assert only(actors.at[word(doc, "Szohod")]).how == "name"


BRACKETED = """
The DET 4 det
Bordurian ADJ 4 amod B-Organization
foreign ADJ 4 amod I-Organization
ministry NOUN 8 nsubj I-Organization
~( PUNCT 6 punct
~BFM PROPN 4 appos B-Organization
~) PUNCT 6 punct
protested VERB 0 root
~. PUNCT 8 punct

BFM PROPN 2 nsubj B-Organization
waited VERB 0 root
~. PUNCT 2 punct
"""


def test_letters_in_brackets_stand_for_the_body_before_them(world: ActorIndex) -> None:
    doc, actors = read(world, BRACKETED)
    assert only(actors.at[word(doc, "BFM", nth=2)]).code == "BOR"


def test_a_direction_makes_another_people(world: ActorIndex) -> None:
    parse = """
    South ADJ 2 amod
    Bordurian ADJ 3 amod B-NORP
    farmers NOUN 4 nsubj
    met VERB 0 root
    ~. PUNCT 4 punct
    """
    doc, actors = read(world, parse)
    assert word(doc, "Bordurian") not in actors.modifiers


def test_of_two_parties_of_a_name_that_of_the_state_spoken_of_is_meant(
    world: ActorIndex,
) -> None:
    parse = """
    Reform PROPN 2 nsubj B-Organization
    left VERB 0 root
    Borduria PROPN 5 nmod:poss B-Location
    ~'s PART 3 case
    government NOUN 2 obj
    ~. PUNCT 2 punct
    """
    doc, actors = read(world, parse)
    found = only(actors.at[word(doc, "Reform")])
    assert (found.id, found.name) == ("reform-bor", "Reform")
