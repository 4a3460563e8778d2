"""Where a row of the table holds; the words are invented, so that the real table may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.extract.matching import Match
from foedera.knowledge.ontology import load_ontology
from foedera.knowledge.predicates import Predicates, load_predicates
from tests.extract.sentences import Told, told

TABLE = """\
# Invented words.
predicate,pos,when,type,mode,cameo,contexts,source,target,flags
glorp,verb,,AID,,,,,,
glorp up,verb,,SANCTION,,,,,,
glorp up fizz,verb,,RETREAT,,,,,,
glorp,verb,obj=tank,,,,,,-,noevent
glorp,verb,with:actor,SUPPORT,,,,,with,
fizz,noun,,CONSULT,,,,,,mutual
blark fizz,verb,,RETREAT,,,,,,
blark,verb,!clause=*,AID,,,,,,
zonk,verb,target:actor,ASSAULT,,,,,in,
snarg,adj,,SUPPORT,,,,,,
glorped,compound,,AID,,,,,,
glorp in treaty,verb,,RETREAT,,,,,,
zero-snarged,adj,,AID,,,,,,
blarking,noun,,ASSAULT,,,,,,
"""
PLAIN = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | Borduria PROPN 2 obj BOR
"""
WITH_PARTICLE = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | up ADP 2 compound:prt
Borduria PROPN 2 obj BOR
"""
WITH_NOUN = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | up ADP 2 compound:prt
a DET 5 det | fizz NOUN 2 obj | with ADP 7 case | Borduria PROPN 5 nmod BOR
"""
TANK = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | a DET 4 det | tank NOUN 2 obj
"""
GUN_AND_TANK = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | a DET 4 det | gun NOUN 2 obj
and CCONJ 7 cc | a DET 7 det | tank NOUN 4 conj
"""
WITH_ACTOR = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | with ADP 4 case
Borduria PROPN 2 obl BOR
"""
WITH_THING = WITH_ACTOR.replace("Borduria PROPN 2 obl BOR", "hammers NOUN 2 obl")
WITH_THEIR_MEN = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | with ADP 5 case
Bordurian ADJ 5 amod (BOR) | soldiers NOUN 2 obl
"""
FIZZ_ELSEWHERE = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | up ADP 2 compound:prt
that SCONJ 7 mark | a DET 6 det | fizz NOUN 7 nsubj | ended=end VERB 2 ccomp
"""
IN_TREATY = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | in ADP 5 case | a DET 5 det
treaty NOUN 2 obl
"""
TREATY_IN = """
Ruritania PROPN 2 nsubj RUR | glorped=glorp VERB 0 root | a DET 4 det | treaty NOUN 2 obj
in ADP 6 case | 2010 NUM 2 obl
"""
SUBJECT_WORD = """
a DET 2 det | fizz NOUN 3 nsubj | glorped=glorp VERB 0 root | up ADP 3 compound:prt
"""
NO_CLAUSE = "Ruritania PROPN 2 nsubj RUR | blarked=blark VERB 0 root | Borduria PROPN 2 obj BOR"
CLAUSE = """
Ruritania PROPN 2 nsubj RUR | blarked=blark VERB 0 root | that SCONJ 5 mark
Borduria PROPN 5 nsubj BOR | left=leave VERB 2 ccomp
"""
ZONKED = "Ruritania PROPN 2 nsubj RUR | zonked=zonk VERB 0 root | in ADP 4 case | {} 2 obl {}"
BLARKED_FIZZ = """
Ruritania PROPN 2 nsubj RUR | blarked=blark VERB 0 root | {} a DET {} det | fizz NOUN 2 {}
"""
FIZZ_BEGAN = """
The DET 2 det | fizz NOUN 3 nsubj | began=begin VERB 0 root | with ADP 5 case
Borduria PROPN 3 obl BOR
"""
HELD = """
Ruritania PROPN 2 nsubj RUR | held=hold VERB 0 root | a DET 4 det | fizz NOUN 2 obj
with ADP 6 case | Borduria PROPN 2 obl BOR
"""
COMPOUND = """
Ruritania PROPN 3 compound RUR | ~- PUNCT 1 punct | ~glorped=glorp VERB/VBN 4 amod
rebels NOUN 5 nsubj | fled=flee VERB 0 root
"""
COMPOUND_OF_TWO = """
Ruritania PROPN 6 compound RUR | ~- PUNCT 1 punct | and CCONJ 4 cc
Borduria PROPN 1 conj BOR | ~- PUNCT 4 punct | ~glorped=glorp VERB/VBN 7 amod
rebels NOUN 8 nsubj | fled=flee VERB 0 root
"""
DASH = COMPOUND.replace("~glorped", "glorped")
BOTH_PARTS = """
zero NUM 3 nummod | ~- PUNCT 1 punct | ~snarged ADJ 4 amod | rebels NOUN 0 root
"""
SNARG = "Ruritania PROPN 3 nsubj RUR | was=be AUX 3 cop | snarg ADJ 0 root"
SNARG_STATE = "A DET 3 det | snarg ADJ 3 amod | state NOUN 4 nsubj | fled=flee VERB 0 root"
BLARKING = """
The DET 2 det | blarking VERB/VBG 3 csubj | angered=anger VERB 0 root
Borduria PROPN 3 obj BOR
"""


@pytest.fixture(scope="module")
def predicates(tmp_path_factory: pytest.TempPathFactory) -> Predicates:
    path: Path = tmp_path_factory.mktemp("tables") / "mine.csv"
    path.write_text(TABLE, encoding="utf-8")
    return load_predicates(load_ontology(), path)


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(PLAIN, "AID", id="one-word"),
        pytest.param(WITH_PARTICLE, "SANCTION", id="particle"),
        pytest.param(WITH_NOUN, "RETREAT", id="particle-and-noun"),
        pytest.param(TANK, "", id="kept-away"),
        pytest.param(GUN_AND_TANK, "", id="kept-away-by-any-of-several"),
        pytest.param(WITH_ACTOR, "SUPPORT", id="an-actor-is-asked-for"),
        pytest.param(WITH_THEIR_MEN, "SUPPORT", id="men-of-an-actor-are-one"),
        pytest.param(WITH_THING, "AID", id="a-thing-is-no-actor"),
        pytest.param(FIZZ_ELSEWHERE, "SANCTION", id="words-of-another-clause-do-not-count"),
        pytest.param(SUBJECT_WORD, "SANCTION", id="its-subject-does-not-count"),
        pytest.param(IN_TREATY, "RETREAT", id="preposition-of-the-row's-noun"),
        pytest.param(TREATY_IN, "AID", id="preposition-of-another-noun"),
    ],
)
def test_the_row_that_says_the_most_wins(
    predicates: Predicates, parse: str, expected: str
) -> None:
    assert at(told(parse), predicates, "glorped").predicate.type == expected


def test_a_row_that_keeps_events_away_is_still_a_match(predicates: Predicates) -> None:
    assert "noevent" in at(told(TANK), predicates, "glorped").predicate.flags


def test_the_words_of_a_match_begin_with_its_head(predicates: Predicates) -> None:
    one = told(WITH_NOUN)
    assert one.words(at(one, predicates, "glorped").words) == ["glorped", "up", "fizz"]


def test_a_word_of_a_longer_match_has_none_of_its_own(predicates: Predicates) -> None:
    assert list(told(WITH_NOUN).matches(predicates)) == ["glorped"]


def test_a_word_of_no_longer_match_has_its_own(predicates: Predicates) -> None:
    assert "fizz" in told(FIZZ_ELSEWHERE).matches(predicates)


def test_a_longer_match_takes_the_places_of_all_its_words(predicates: Predicates) -> None:
    assert places(told(WITH_NOUN), predicates, "glorped") == {
        "subj": ["Ruritania"],
        "with": ["Borduria"],
    }


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(BLARKED_FIZZ.format("", 4, "obj"), "RETREAT", id="object"),
        pytest.param(BLARKED_FIZZ.format("after ADP 5 case |", 5, "obl"), "AID", id="after-it"),
    ],
)
def test_a_noun_with_a_preposition_needs_it_in_the_row(
    predicates: Predicates, parse: str, expected: str
) -> None:
    assert at(told(parse), predicates, "blarked").predicate.type == expected


def test_a_row_may_ask_that_a_place_is_empty(predicates: Predicates) -> None:
    assert "blarked" in told(NO_CLAUSE).matches(predicates)


def test_a_row_does_not_hold_where_a_place_must_be_empty(predicates: Predicates) -> None:
    assert "blarked" not in told(CLAUSE).matches(predicates)


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Borduria PROPN", ["zonked"]), ("anger NOUN", [])],
    ids=["actor", "thing"],
)
def test_target_means_the_targets_of_the_row(
    predicates: Predicates, word: str, expected: list[str]
) -> None:
    parse = ZONKED.format(word, "BOR" if word.startswith("B") else "O")
    assert list(told(parse).matches(predicates)) == expected


def test_a_noun_has_the_prepositions_of_its_verb(predicates: Predicates) -> None:
    assert places(told(HELD), predicates, "fizz") == {"with": ["Borduria"]}


def test_a_subject_does_not_have_the_prepositions_of_its_verb(predicates: Predicates) -> None:
    assert places(told(FIZZ_BEGAN), predicates, "fizz") == {}


def test_a_compound_has_who_stands_before_the_hyphen(predicates: Predicates) -> None:
    assert places(told(COMPOUND), predicates, "glorped") == {
        "mod": ["Ruritania"],
        "noun": ["rebels"],
    }


def test_a_compound_may_have_two_before_it(predicates: Predicates) -> None:
    found = places(told(COMPOUND_OF_TWO), predicates, "glorped")
    assert found["mod"] == ["Ruritania", "Borduria"]


def test_a_row_may_name_both_parts_of_a_compound(predicates: Predicates) -> None:
    assert at(told(BOTH_PARTS), predicates, "snarged").predicate.rule == "aid.zero-snarged"


def test_a_dash_makes_no_compound(predicates: Predicates) -> None:
    assert at(told(DASH), predicates, "glorped").predicate.pos == "verb"


@pytest.mark.parametrize(
    ("parse", "place", "expected"),
    [(SNARG, "subj", ["Ruritania"]), (SNARG_STATE, "noun", ["state"])],
    ids=["predicate", "attribute"],
)
def test_an_adjective_has_whom_it_describes(
    predicates: Predicates, parse: str, place: str, expected: list[str]
) -> None:
    assert places(told(parse), predicates, "snarg")[place] == expected


def test_a_gerund_may_be_a_noun_of_the_table(predicates: Predicates) -> None:
    assert at(told(BLARKING), predicates, "blarking").predicate.pos == "noun"


def test_words_without_rows_match_nothing(predicates: Predicates) -> None:
    assert told("Ruritania PROPN 2 nsubj RUR | fleed VERB 0 root").matches(predicates) == {}


def at(one: Told, predicates: Predicates, head: str) -> Match:
    return one.matches(predicates)[head]


def places(one: Told, predicates: Predicates, head: str) -> dict[str, list[str]]:
    """Return the filled places of the match at *head*, as words."""
    slots = at(one, predicates, head).slots
    return {name: one.words(filled) for name, filled in slots.items() if filled}
