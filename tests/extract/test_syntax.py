"""A parse as the event coder asks for it: who stands in which place of a word."""

from __future__ import annotations

import pytest

from tests.extract.sentences import Told, told, wrong

ACTIVE = """
Ruritania PROPN 2 nsubj | invaded=invade VERB 0 root | Borduria PROPN 2 obj | ~. PUNCT 2 punct
"""
PASSIVE = """
Borduria PROPN 3 nsubj:pass | was=be AUX 3 aux:pass | invaded=invade VERB/VBN 0 root
by ADP 5 case | Ruritania PROPN 3 obl:agent | ~. PUNCT 3 punct
"""
PLAIN_BY = PASSIVE.replace("obl:agent", "obl")
BARE_PASSIVE = """
Borduria PROPN 3 nsubj:pass | was=be AUX 3 aux:pass | invaded=invade VERB/VBN 0 root
"""
BY_SHIP = """
Soldiers NOUN 2 nsubj | arrived=arrive VERB 0 root | by ADP 4 case | ship NOUN 2 obl
"""
GAVE = """
Ruritania PROPN 2 nsubj | gave=give VERB 0 root | Borduria PROPN 2 iobj | tanks NOUN 2 obj
"""
BECAUSE = """
Ruritania PROPN 2 nsubj | withdrew=withdraw VERB 0 root | because ADP 5 case | of ADP 3 fixed
pressure NOUN 2 obl | from ADP 7 case | Borduria PROPN 5 nmod | on ADP 9 case
Monday PROPN 2 obl | today NOUN 2 obl:tmod
"""
WHO = """
Soldiers NOUN 5 nsubj | who PRON 3 nsubj | attacked=attack VERB 1 acl:relcl
Borduria PROPN 3 obj | fled=flee VERB 0 root
"""
THAT = """
The DET 2 det | town NOUN 6 nsubj | that PRON 5 obj | Ruritania PROPN 5 nsubj
attacked=attack VERB 2 acl:relcl | burned=burn VERB 0 root
"""
WITH_WHOM = """
A DET 2 det | state NOUN 0 root | with ADP 4 case | which PRON 6 obl | Ruritania PROPN 6 nsubj
trades=trade VERB/VBZ 2 acl:relcl
"""
ZERO = """
The DET 2 det | pact NOUN 5 nsubj | Ruritania PROPN 4 nsubj | signed=sign VERB 2 acl:relcl
expired=expire VERB 0 root
"""
SIGNED_BY = """
Syldavia PROPN 2 nsubj | praised=praise VERB 0 root | a DET 4 det | treaty NOUN 2 obj
signed=sign VERB/VBN 4 acl | by ADP 7 case | Ruritania PROPN 5 obl
"""
PLANNED = """
The DET 3 det | planned=plan VERB/VBN 3 amod | invasion NOUN 4 nsubj | failed=fail VERB 0 root
"""
ATTACKING = """
Ruritania PROPN 2 nsubj | stopped=stop VERB 0 root | soldiers NOUN 2 obj
attacking=attack VERB/VBG 3 acl | Borduria PROPN 4 obj
"""
AGREED = """
Ruritania PROPN 2 nsubj | agreed=agree VERB 0 root | to PART 4 mark | help VERB/VB 2 xcomp
Borduria PROPN 4 obj
"""
URGED = """
Ruritania PROPN 2 nsubj | urged=urge VERB 0 root | Borduria PROPN 2 obj | to PART 5 mark
release VERB/VB 2 xcomp | prisoners NOUN 5 obj
"""
PROMISED = URGED.replace("urged=urge", "promised=promise")
CALLED_ON = """
Ruritania PROPN 2 nsubj | called=call VERB 0 root | on ADP 4 case | Borduria PROPN 2 obl
to PART 6 mark | release VERB/VB 2 xcomp
"""
WAS_URGED = """
Borduria PROPN 3 nsubj:pass | was=be AUX 3 aux:pass | urged=urge VERB/VBN 0 root
to PART 5 mark | release VERB/VB 3 xcomp
"""
WAS_EXPECTED = WAS_URGED.replace("urged=urge", "expected=expect")
ENDING = """
Ruritania PROPN 2 nsubj | withdrew=withdraw VERB 0 root | ~, PUNCT 4 punct
ending=end VERB/VBG 2 advcl | talks NOUN 4 obj
"""
TWO_VERBS = """
Ruritania PROPN 2 nsubj | attacked=attack VERB 0 root | Borduria PROPN 2 obj | and CCONJ 5 cc
annexed=annex VERB 2 conj | Syldavia PROPN 5 obj
"""
OWN_SUBJECT = """
Ruritania PROPN 2 nsubj | attacked=attack VERB 0 root | and CCONJ 5 cc | Borduria PROPN 5 nsubj
annexed=annex VERB 2 conj | Syldavia PROPN 5 obj
"""
TWO_PASSIVES = """
Borduria PROPN 3 nsubj:pass | was=be AUX 3 aux:pass | attacked=attack VERB/VBN 0 root
and CCONJ 6 cc | was=be AUX 6 aux:pass | annexed=annex VERB/VBN 3 conj
"""
ONE_AUXILIARY = """
Borduria PROPN 3 nsubj:pass | was=be AUX 3 aux:pass | attacked=attack VERB/VBN 0 root
and CCONJ 5 cc | annexed=annex VERB/VBN 3 conj
"""
THEN_PASSIVE = """
Ruritania PROPN 2 nsubj | attacked=attack VERB 0 root | Borduria PROPN 2 obj | and CCONJ 6 cc
was=be AUX 6 aux:pass | annexed=annex VERB/VBN 2 conj
"""
COMMON_OBJECT = """
Ruritania PROPN 2 nsubj | attacked=attack VERB 0 root | and CCONJ 4 cc
annexed=annex VERB 2 conj | Syldavia PROPN 2 obj
"""
ADJECTIVE_AND = """
Ruritania PROPN 3 nsubj | was=be AUX 3 cop | ready ADJ 0 root | and CCONJ 5 cc
annexed=annex VERB 3 conj | Syldavia PROPN 5 obj
"""
ITS_DECISION = """
Syldavia PROPN 2 nsubj | praised=praise VERB 0 root | its PRON 4 nmod:poss
decision NOUN 2 obj | to PART 6 mark | withdraw VERB/VB 4 acl
"""
ADJECTIVE_PLAN = """
A DET 3 det | Ruritanian ADJ 3 amod | plan NOUN 0 root | to PART 5 mark
withdraw VERB/VB 3 acl
"""
MADE_DECISION = """
Ruritania PROPN 2 nsubj | made=make VERB 0 root | a DET 4 det | decision NOUN 2 obj
to PART 6 mark | withdraw VERB/VB 4 acl
"""
READY = """
Ruritania PROPN 3 nsubj | is=be AUX 3 cop | ready ADJ 0 root | to PART 5 mark
withdraw VERB/VB 3 xcomp
"""
NOUNS = """
Ruritania PROPN 3 nmod:poss | ~'s PART 1 case | attack NOUN 0 root | on ADP 5 case
Borduria PROPN 3 nmod | by ADP 7 case | rebels NOUN 3 nmod
"""
MODIFIERS = """
Ruritanian ADJ 3 amod | oil NOUN 3 compound | exports NOUN 0 root | to ADP 5 case
Borduria PROPN 3 nmod | ~, PUNCT 7 punct | lifeline NOUN 3 appos
"""
SAID = """
Ruritania PROPN 2 nsubj | said=say VERB 0 root | that SCONJ 5 mark | Borduria PROPN 5 nsubj
attacked=attack VERB 2 ccomp | Syldavia PROPN 5 obj
"""


@pytest.mark.parametrize(
    ("parse", "head", "place", "expected"),
    [
        pytest.param(ACTIVE, "invaded", "subj", ["Ruritania"], id="active-subject"),
        pytest.param(ACTIVE, "invaded", "obj", ["Borduria"], id="active-object"),
        pytest.param(GAVE, "gave", "iobj", ["Borduria"], id="receiver"),
        pytest.param(PASSIVE, "invaded", "subj", ["Ruritania"], id="agent-of-passive"),
        pytest.param(PLAIN_BY, "invaded", "subj", ["Ruritania"], id="agent-by-its-word"),
        pytest.param(PASSIVE, "invaded", "obj", ["Borduria"], id="sufferer-of-passive"),
        pytest.param(BARE_PASSIVE, "invaded", "subj", [], id="passive-without-agent"),
        pytest.param(BY_SHIP, "arrived", "by", ["ship"], id="by-of-an-active-is-no-agent"),
        pytest.param(BECAUSE, "withdrew", "because of", ["pressure"], id="long-preposition"),
        pytest.param(BECAUSE, "withdrew", "on", ["Monday"], id="preposition"),
        pytest.param(BECAUSE, "withdrew", "at", ["today"], id="no-preposition"),
        pytest.param(SAID, "said", "clause", ["attacked"], id="clause"),
    ],
)
def test_a_verb_has_places(parse: str, head: str, place: str, expected: list[str]) -> None:
    assert slot(told(parse), head, place) == expected


@pytest.mark.parametrize(
    ("parse", "head", "place", "expected"),
    [
        pytest.param(WHO, "attacked", "subj", ["Soldiers"], id="who"),
        pytest.param(THAT, "attacked", "obj", ["town"], id="that-as-object"),
        pytest.param(THAT, "attacked", "subj", ["Ruritania"], id="own-subject"),
        pytest.param(WITH_WHOM, "trades", "with", ["state"], id="with-which"),
        pytest.param(ZERO, "signed", "obj", ["pact"], id="no-pronoun"),
        pytest.param(SIGNED_BY, "signed", "subj", ["Ruritania"], id="participle-agent"),
        pytest.param(SIGNED_BY, "signed", "obj", ["treaty"], id="participle-sufferer"),
        pytest.param(PLANNED, "planned", "obj", ["invasion"], id="participle-before-noun"),
        pytest.param(
            ATTACKING,
            "attacking",
            "subj",
            ["soldiers"],
            id="present-participle",
        ),
    ],
)
def test_a_noun_stands_in_the_clause_about_it(
    parse: str, head: str, place: str, expected: list[str]
) -> None:
    assert slot(told(parse), head, place) == expected


@pytest.mark.parametrize(
    ("parse", "head", "expected"),
    [
        pytest.param(AGREED, "help", "Ruritania", id="agreed-to"),
        pytest.param(PROMISED, "release", "Ruritania", id="promised-somebody-to"),
        pytest.param(URGED, "release", "Borduria", id="urged-somebody-to"),
        pytest.param(CALLED_ON, "release", "Borduria", id="called-on-somebody-to"),
        pytest.param(WAS_URGED, "release", "Borduria", id="was-urged-to"),
        pytest.param(WAS_EXPECTED, "release", "Borduria", id="was-expected-to"),
        pytest.param(ENDING, "ending", "Ruritania", id="adverbial-participle"),
        pytest.param(ITS_DECISION, "withdraw", "its", id="whose-decision"),
        pytest.param(ADJECTIVE_PLAN, "withdraw", "Ruritanian", id="decision-of-adjective"),
        pytest.param(MADE_DECISION, "withdraw", "Ruritania", id="made-a-decision"),
        pytest.param(READY, "withdraw", "Ruritania", id="ready-to"),
    ],
)
def test_a_clause_without_subject_borrows_one(parse: str, head: str, expected: str) -> None:
    assert slot(told(parse), head, "subj") == [expected]


@pytest.mark.parametrize(
    ("parse", "place", "expected"),
    [
        pytest.param(TWO_VERBS, "subj", "Ruritania", id="subject"),
        pytest.param(OWN_SUBJECT, "subj", "Borduria", id="own-subject-stays"),
        pytest.param(TWO_PASSIVES, "obj", "Borduria", id="two-passives"),
        pytest.param(THEN_PASSIVE, "obj", "Ruritania", id="subject-suffers-next"),
        pytest.param(ADJECTIVE_AND, "subj", "Ruritania", id="after-an-adjective"),
        pytest.param(
            ONE_AUXILIARY,
            "obj",
            "Borduria",
            id="passive-auxiliary-said-once",
        ),
        pytest.param(
            COMMON_OBJECT,
            "obj",
            "Syldavia",
            id="object",
            marks=wrong("a common object is not shared"),
        ),
    ],
)
def test_a_coordinated_verb_shares(parse: str, place: str, expected: str) -> None:
    assert slot(told(parse), "annexed", place) == [expected]


@pytest.mark.parametrize(
    ("parse", "head", "place", "expected"),
    [
        pytest.param(NOUNS, "attack", "poss", ["Ruritania"], id="owner"),
        pytest.param(NOUNS, "attack", "on", ["Borduria"], id="preposition"),
        pytest.param(NOUNS, "attack", "by", ["rebels"], id="by"),
        pytest.param(MODIFIERS, "exports", "mod", ["Ruritanian", "oil"], id="words-before-it"),
        pytest.param(MODIFIERS, "exports", "to", ["Borduria"], id="not-words-after-it"),
    ],
)
def test_a_noun_has_places(parse: str, head: str, place: str, expected: list[str]) -> None:
    assert slot(told(parse), head, place) == expected


@pytest.mark.parametrize(
    ("parse", "verb", "expected"),
    [
        (ACTIVE, "invaded", False),
        (PASSIVE, "invaded", True),
        (BARE_PASSIVE, "invaded", True),
        (SIGNED_BY, "signed", True),
        (ZERO, "signed", False),
        (ATTACKING, "attacking", False),
    ],
)
def test_a_passive_is_told_from_an_active(parse: str, verb: str, *, expected: bool) -> None:
    one = told(parse)
    assert one.syntax.is_passive(one.at(verb)) is expected


def test_a_noun_without_preposition_has_no_marker() -> None:
    one = told(ACTIVE)
    assert one.syntax.marker(one.at("Borduria")) == ""


def test_the_possessive_s_is_no_preposition() -> None:
    one = told(NOUNS)
    assert one.syntax.marker(one.at("Ruritania")) == ""


def test_a_relation_includes_its_subtypes() -> None:
    one = told(BARE_PASSIVE)
    assert one.words(one.syntax.having(one.at("invaded"), "nsubj")) == ["Borduria"]


def test_an_exact_relation_leaves_out_its_subtypes() -> None:
    one = told(BARE_PASSIVE)
    assert one.syntax.exactly(one.at("invaded"), "nsubj") == []


def test_a_subtree_reaches_from_its_first_to_its_last_word() -> None:
    one = told(WHO)
    assert one.doc.quote(*one.syntax.subtree(one.at("Soldiers"))) == (
        "Soldiers who attacked Borduria"
    )


def test_what_governs_a_word_comes_nearest_first() -> None:
    one = told(BECAUSE)
    above = [t.text for t in one.syntax.above(one.at("Borduria"))]
    assert above == ["pressure", "withdrew"]


def test_nothing_governs_a_root() -> None:
    one = told(ACTIVE)
    assert list(one.syntax.above(one.at("invaded"))) == []


def test_conjuncts_begin_with_the_word_itself() -> None:
    one = told(TWO_VERBS)
    assert one.words(one.syntax.conjuncts(one.at("attacked"))) == ["attacked", "annexed"]


def test_the_first_conjunct_is_found_from_any() -> None:
    one = told(TWO_VERBS)
    assert one.syntax.first_conjunct(one.at("annexed")) == one.at("attacked")


def test_a_word_knows_its_sentence() -> None:
    one = told(ACTIVE, SAID)
    assert one.syntax.sentence_of[one.at("said")] == 1


def slot(one: Told, head: str, place: str) -> list[str]:
    """Return the words that stand in *place* of the word *head*."""
    return one.words(one.syntax.slots(one.at(head)).get(place, []))
