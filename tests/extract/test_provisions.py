"""What an agreement contains, and what it is said not to; by the shipped tables."""

from __future__ import annotations

import pytest

from foedera.model import Polarity, Provision, Specificity
from tests.extract.sentences import provision_finder, talks, told, wrong

PAIR = "Ruritania PROPN 4 nsubj RUR | and CCONJ 3 cc | Borduria PROPN 1 conj BOR"
SIGNED = f"{PAIR} | signed=sign VERB 0 root | a DET 6 det | pact NOUN 4 obj"
CONTENT = """
The DET 2 det | pact NOUN 3 nsubj | {} VERB/VBZ 0 root | {} ADJ 5 amod | {} NOUN 3 obj
"""
COVERS = CONTENT.format("covers=cover", "{}", "{}")
DEFENCE = COVERS.format("mutual", "defence")
STOPPED = """
The DET 2 det | pact NOUN 3 nsubj | stopped=stop VERB 0 root | short ADJ 3 advmod | of ADP 7 case
mutual ADJ 7 amod | defence NOUN 4 obl
"""
NOT_REFER = """
The DET 2 det | pact NOUN 5 nsubj | did=do AUX 5 aux | not PART 5 advmod
refer VERB/VB 0 root | to ADP 8 case | mutual ADJ 8 amod | defence NOUN 5 obl
"""
NO_MENTION = """
The DET 2 det | pact NOUN 3 nsubj | makes=make VERB/VBZ 0 root | no DET 5 det
mention NOUN 3 obj | of ADP 8 case | mutual ADJ 8 amod | defence NOUN 5 nmod
"""
BUT = """
The DET 2 det | pact NOUN 5 nsubj | did=do AUX 5 aux | not PART 5 advmod
mention VERB/VB 0 root | visas NOUN 5 obj | but CCONJ 8 cc | covers=cover VERB/VBZ 5 conj
mutual ADJ 10 amod | defence NOUN 8 obj
"""
NEITHER = """
The DET 2 det | pact NOUN 3 nsubj | says=say VERB/VBZ 0 root | neither DET 5 det
side NOUN 7 nsubj | will AUX 7 aux | help VERB/VB 3 ccomp | an DET 9 det
aggressor NOUN 7 obj | if SCONJ 13 mark | {} PRON 13 nsubj:pass | is=be AUX 13 aux:pass
attacked=attack VERB/VBN 7 advcl | ~. PUNCT 3 punct
"""
IF_ATTACKED = """
The DET 2 det | pact NOUN 3 nsubj | covers=cover VERB/VBZ 0 root | mutual ADJ 5 amod
{} NOUN 3 obj | if SCONJ 9 mark | one PRON 9 nsubj:pass | is=be AUX 9 aux:pass
attacked=attack VERB/VBN 3 advcl | ~. PUNCT 3 punct
"""
UNDER = """
{} ADP 3 case | the DET 3 det | pact NOUN 7 obl | ~, PUNCT 3 punct | Ruritania PROPN 7 nsubj RUR
will AUX 7 aux | release VERB/VB 0 root | prisoners NOUN 7 obj
"""
DESPITE = """
Despite ADP 3 case | the DET 3 det | pact NOUN 6 obl | ~, PUNCT 3 punct
Ruritania PROPN 6 nsubj RUR | released=release VERB 0 root | prisoners NOUN 6 obj
"""
WILL = """
{} PROPN 3 nsubj {} | will AUX 3 aux | release VERB/VB 0 root | prisoners NOUN 3 obj
"""
OTHERS_WILL = WILL.format("Syldavia", "SYL")
WILL = WILL.format("Ruritania", "RUR")
PRAISED = """
Syldavia PROPN 2 nsubj SYL | praised=praise VERB 0 root | the DET 4 det | pact NOUN 2 obj
and CCONJ 6 cc | released=release VERB 2 conj | prisoners NOUN 6 obj
"""
ELSEWHERE = """
Ruritania PROPN 2 nsubj RUR | released=release VERB 0 root | prisoners NOUN 2 obj
"""
OWN_PHRASE = f"""
{SIGNED} | that PRON 8 nsubj | bans=ban VERB/VBZ 6 acl:relcl | military ADJ 10 amod
bases NOUN 8 obj
"""
SIGNED_TO = f"""
{SIGNED} | to PART 8 mark | build VERB/VB 4 advcl | a DET 10 det | pipeline NOUN 8 obj
"""
AGREED = """
{} 4 nsubj {} | and CCONJ 3 cc | {} 1 conj {} | agreed=agree VERB 0 root | to PART 6 mark
share VERB/VB 4 xcomp | intelligence NOUN 6 obj
"""
THEY_AGREED = AGREED.format("Ruritania PROPN", "RUR", "Borduria PROPN", "BOR")
OTHERS_AGREED = AGREED.format("Ruritania PROPN", "RUR", "Syldavia PROPN", "SYL")
ONE_AGREED = AGREED.format("Ruritania PROPN", "RUR", "friends NOUN", "O")
FILLER = "It PRON 2 nsubj | rained=rain VERB 0 root"
AIMS = """
The DET 2 det | pact NOUN 3 nsubj | aims=aim VERB/VBZ 0 root | to PART 5 mark
boost VERB/VB 3 xcomp | bilateral ADJ 7 amod | trade NOUN 5 obj
"""
SEEKS = f"""
{SIGNED} | that PRON 8 nsubj | seeks=seek VERB/VBZ 6 acl:relcl | to PART 10 mark
boost VERB/VB 8 xcomp | bilateral ADJ 12 amod | trade NOUN 10 obj
"""
TANKS = """
The DET 2 det | pact NOUN 3 nsubj | includes=include VERB/VBZ 0 root | sale NOUN 3 obj
of ADP 7 case | 100 NUM 7 nummod | tanks NOUN 4 nmod
"""


def provisions(*parses: str) -> tuple[Provision, ...]:
    """Return what the agreement of all phrases in *parses* contains; its parties are the pair's."""
    one = told(SIGNED, *parses)
    parties = (*one.actors.at[0], *one.actors.at[2])
    heads = tuple(talk.head for talk in talks(one))
    return provision_finder(one).of(heads, parties)


def brief(*parses: str) -> list[str]:
    return [f"{p.code} {p.polarity.value}" for p in provisions(*parses)]


# ---------------------------------------------------------------- where content is told


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(DEFENCE, "SEC_DEFENCE", id="object-of-the-pact-covers"),
        pytest.param(OWN_PHRASE, "MIL_BASING_ACCESS", id="its-own-phrase"),
        pytest.param(SIGNED_TO, "ECO_ENERGY_RESOURCES", id="signed-a-pact-to"),
        pytest.param(UNDER.format("Under"), "PEACE_PRISONERS_HUMANITARIAN", id="under-it"),
        pytest.param(THEY_AGREED, "MIL_INTEL_SHARING", id="what-its-parties-agreed-to"),
        pytest.param(WILL, "PEACE_PRISONERS_HUMANITARIAN", id="what-a-party-will-do"),
    ],
)
def test_an_agreement_contains_what_is_told_of_it(parse: str, expected: str) -> None:
    assert brief(parse) == [f"{expected} included"]


@pytest.mark.parametrize(
    "parse",
    [
        pytest.param(PRAISED, id="what-those-do-who-praise-it"),
        pytest.param(ELSEWHERE, id="another-sentence"),
        pytest.param(DESPITE, id="despite-it"),
        pytest.param(CONTENT.format("fears=fear", "mutual", "defence"), id="other-verb"),
        pytest.param(OTHERS_AGREED, id="what-another-pair-agreed-to"),
        pytest.param(OTHERS_WILL, id="what-others-will-do"),
    ],
)
def test_an_agreement_does_not_contain_what_stands_near_it(parse: str) -> None:
    assert provisions(parse) == ()


def test_what_its_parties_agree_to_much_later_is_not_in_it() -> None:
    assert provisions(*[FILLER] * 4, THEY_AGREED) == ()


# ---------------------------------------------------------------- polarity


@pytest.mark.parametrize(
    "parse",
    [
        pytest.param(STOPPED, id="stopped-short-of"),
        pytest.param(NOT_REFER, id="did-not-refer-to"),
        pytest.param(NO_MENTION, id="makes-no-mention-of"),
    ],
)
def test_what_is_said_not_to_be_in_it_is_excluded(parse: str) -> None:
    assert brief(parse) == ["SEC_DEFENCE excluded"]


def test_an_exclusion_ends_with_its_clause() -> None:
    assert "SEC_DEFENCE included" in brief(BUT)


def test_an_exclusion_is_quoted_from_its_first_word() -> None:
    assert provisions(STOPPED)[0].evidence.quote == "stopped short of mutual defence"


def test_a_security_promise_on_a_condition_is_conditional() -> None:
    assert brief(IF_ATTACKED.format("defence")) == ["SEC_DEFENCE conditional"]


def test_a_condition_is_quoted() -> None:
    assert provisions(IF_ATTACKED.format("defence"))[0].condition == "if one is attacked"


def test_other_promises_are_not_made_conditional() -> None:
    assert brief(IF_ATTACKED.format("recognition")) == ["DIP_RELATIONS included"]


def test_help_for_an_aggressor_is_ruled_out_on_a_condition() -> None:
    found = provisions(NEITHER.format("another"))
    assert [p.code for p in found] == ["SEC_NOAID_AGGRESSOR"]
    assert found[0].polarity is Polarity.CONDITIONAL


def test_what_is_excluded_has_no_condition() -> None:
    assert provisions(STOPPED)[0].condition is None


# ---------------------------------------------------------------- the other cells


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(DEFENCE, Specificity.SPECIFIC, id="plain"),
        pytest.param(SEEKS, Specificity.HORTATORY, id="seeks-to"),
        pytest.param(
            AIMS,
            Specificity.HORTATORY,
            id="aims-to",
            marks=wrong("'aim' is no verb of content in provision_scopes.csv"),
        ),
        pytest.param(TANKS, Specificity.QUANTIFIED, id="a-number"),
        pytest.param(
            COVERS.format("military", "cooperation"), Specificity.FRAMEWORK, id="cooperation"
        ),
    ],
)
def test_a_provision_is_more_or_less_firm(parse: str, expected: Specificity) -> None:
    assert [p.specificity for p in provisions(parse)] == [expected]


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(DEFENCE, ("BOR", "RUR"), id="what-is-in-it-binds-all"),
        pytest.param(THEY_AGREED, ("BOR", "RUR"), id="what-all-agree-to-binds-all"),
        pytest.param(ONE_AGREED, ("RUR",), id="what-one-agrees-to-binds-one"),
        pytest.param(WILL, ("RUR",), id="what-one-will-do-binds-one"),
    ],
)
def test_a_provision_binds_who_undertakes_it(parse: str, expected: tuple[str, ...]) -> None:
    assert provisions(parse)[0].obliged == expected


def test_a_provision_is_quoted_word_for_word() -> None:
    evidence = provisions(DEFENCE)[0].evidence
    text = told(SIGNED, DEFENCE).doc.article.text
    assert text[evidence.start : evidence.end] == evidence.quote == "mutual defence"


def test_a_provision_names_its_rule() -> None:
    assert provisions(DEFENCE)[0].evidence.rule.startswith("provision.sec_defence.")


def test_a_provision_told_twice_is_one() -> None:
    assert len(provisions(DEFENCE, DEFENCE)) == 1


def test_of_words_in_one_place_the_longest_count() -> None:
    assert brief(COVERS.format("nuclear", "energy")) == ["NUC_CIVIL included"]


def test_provisions_come_in_the_order_of_the_text() -> None:
    found = provisions(TANKS, DEFENCE)
    assert [p.code for p in found] == ["MIL_ARMS_TRANSFER", "SEC_DEFENCE"]
