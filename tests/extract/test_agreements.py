"""Which agreements a document speaks of, and how far each has come; by the shipped tables."""

from __future__ import annotations

import pytest

from foedera.model import AgreementMention, Basis
from tests.extract.sentences import agreements, codes

PAIR = "Ruritania PROPN 4 nsubj RUR | and CCONJ 3 cc | Borduria PROPN 1 conj BOR"
SIGNED = f"{PAIR} | signed=sign VERB 0 root | a DET 6 det | treaty NOUN 4 obj"
SIGNED_ON = f"{SIGNED} | in ADP 8 case | Zenda PROPN 4 obl B-Location | on ADP 10 case"
SIGNED_FRIDAY = f"{SIGNED_ON} | Friday PROPN 4 obl"
DEFENCE_PACT = f"""
{PAIR} | signed=sign VERB 0 root | a DET 8 det | new ADJ 8 amod | defence NOUN 8 compound
pact NOUN 4 obj
"""
TERM = f"""
{PAIR} | signed=sign VERB 0 root | a DET 9 det | {{}} NUM 8 nummod | ~- PUNCT 6 punct
~{{}} NOUN 9 compound | treaty NOUN 4 obj
"""
FOR_YEARS = f"""
{SIGNED} | for ADP 9 case | five NUM 9 nummod | years NOUN 6 nmod
"""
TRUCE = f"{PAIR} | reached=reach VERB 0 root | a DET 6 det | truce NOUN 4 obj"
WILL_SIGN = """
Ruritania PROPN 5 nsubj RUR | and CCONJ 3 cc | Borduria PROPN 1 conj BOR | will AUX 5 aux
sign VERB/VB 0 root | a DET 7 det | treaty NOUN 5 obj
"""
DID_NOT = """
Ruritania PROPN 6 nsubj RUR | and CCONJ 3 cc | Borduria PROPN 1 conj BOR | did=do AUX 6 aux
not PART 6 advmod | sign VERB/VB 0 root | a DET 8 det | treaty NOUN 6 obj
"""
BETWEEN = """
The DET 2 det | treaty NOUN 7 nsubj | between ADP 4 case | Ruritania PROPN 2 nmod RUR
and CCONJ 6 cc | Borduria PROPN 4 conj BOR | ended=end VERB 0 root
"""
BETWEEN_OTHERS = BETWEEN.replace("Borduria", "Syldavia").replace("BOR", "SYL")
ALONE = (
    "Ruritania PROPN 2 nsubj RUR | signed=sign VERB 0 root | a DET 4 det | treaty NOUN 2 obj"
)
THE_PACT = "The DET 2 det | {} NOUN 3 nsubj | covers=cover VERB/VBZ 0 root | trade NOUN 3 obj"
COVERS_DEFENCE = """
The DET 2 det | treaty NOUN 3 nsubj | covers=cover VERB/VBZ 0 root | mutual ADJ 5 amod
defence NOUN 3 obj
"""
EXPIRED = "The DET 2 det | treaty NOUN 3 nsubj | expired=expire VERB 0 root"
A_TREATY = "A DET 2 det | treaty NOUN 3 nsubj | expired=expire VERB 0 root"
OF_YEAR = """
the DET 3 det | {} NUM 3 nummod | treaty NOUN 4 nsubj | held=hold VERB 0 root
"""
SIGNED_1994 = f"{SIGNED} | in ADP 8 case | 1994 NUM 6 nmod"
SAID = """
Syldavia PROPN 2 nsubj SYL | said=say VERB 0 root | Ruritania PROPN 6 nsubj RUR | and CCONJ 5 cc
Borduria PROPN 3 conj BOR | signed=sign VERB 2 ccomp | a DET 8 det | treaty NOUN 6 obj
"""
INF = """
The DET 3 det | INF PROPN 3 compound | Treaty PROPN 4 nsubj | expired=expire VERB 0 root
"""
INF_SIGNED = f"""
{PAIR} | signed=sign VERB 0 root | the DET 7 det | INF PROPN 7 compound | Treaty PROPN 4 obj
"""
INF_ONLY_NAMED = INF.replace("expired=expire", "mattered=matter")
RATIFIED = """
{} 2 nsubj {} | ratified=ratify VERB 0 root | the DET 4 det | treaty NOUN 2 obj
"""
VIOLATED = """
Ruritania PROPN 2 nsubj RUR | violated=violate VERB 0 root | the DET 4 det | treaty NOUN 2 obj
"""


def only(*parses: str) -> AgreementMention:
    (agreement,) = agreements(*parses)
    return agreement


# ---------------------------------------------------------------- what is an agreement


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(SIGNED, "RUR+BOR", id="subject"),
        pytest.param(BETWEEN, "RUR+BOR", id="between"),
        pytest.param(INF, "USA+RUS", id="known-by-its-name"),
        pytest.param(INF_SIGNED, "RUR+BOR", id="named-beside-its-name"),
    ],
)
def test_an_agreement_has_parties(parse: str, expected: str) -> None:
    assert codes(only(parse).parties) == expected


@pytest.mark.parametrize(
    "parse",
    [
        pytest.param(ALONE, id="one-party"),
        pytest.param(EXPIRED, id="no-party"),
        pytest.param(DID_NOT, id="not-signed"),
    ],
)
def test_what_has_no_two_parties_or_was_not_made_is_none(parse: str) -> None:
    assert agreements(parse) == ()


def test_parties_known_by_a_name_are_quoted_by_it() -> None:
    assert {(a.text, a.how) for a in only(INF).parties} == {("Treaty", "agreement")}


def test_an_agreement_with_a_name_of_its_own_is_called_by_it() -> None:
    assert only(INF).name == "INF Treaty"


def test_an_agreement_is_called_by_its_words() -> None:
    assert only(DEFENCE_PACT).name == "a new defence pact"


def test_the_fullest_phrase_is_the_name() -> None:
    found = only(DEFENCE_PACT, THE_PACT.format("pact"))
    assert found.name == "a new defence pact"


def test_an_agreement_has_its_kind() -> None:
    assert [only(parse).kind for parse in (SIGNED, TRUCE)] == ["treaty", "truce"]


# ---------------------------------------------------------------- steps and days


@pytest.mark.parametrize(
    ("parses", "expected"),
    [
        pytest.param([SIGNED], "signed", id="signed"),
        pytest.param([WILL_SIGN], "agreed_in_principle", id="to-be-signed"),
        pytest.param([SIGNED, EXPIRED], "expired", id="the-latest"),
        pytest.param([EXPIRED.replace("The", "A"), SIGNED], "signed", id="not-of-another"),
        pytest.param(
            [SIGNED, RATIFIED.format("Ruritania PROPN", "RUR")], "ratified", id="by-a-party"
        ),
        pytest.param(
            [SIGNED, RATIFIED.format("Zembla PROPN", "ZEM")], "signed", id="not-by-another"
        ),
        pytest.param([SIGNED, VIOLATED], "signed", id="a-breach-alleged-is-no-step"),
        pytest.param([TRUCE], "agreed_in_principle", id="truce-reached"),
        pytest.param([INF_ONLY_NAMED], "in_force", id="known-and-no-step-told"),
    ],
)
def test_an_agreement_is_as_far_as_told(parses: list[str], expected: str) -> None:
    assert only(*parses).step == expected


def test_the_day_of_the_step_is_its_day() -> None:
    when = only(SIGNED_FRIDAY).when
    assert (str(when.earliest), when.basis) == ("2025-01-17", Basis.RELATIVE)


def test_the_place_of_the_step_is_its_place() -> None:
    place = only(SIGNED_FRIDAY).place
    assert place is not None
    assert place.name == "Zenda"


def test_an_agreement_of_a_year_is_of_that_year() -> None:
    when = only(SIGNED_1994).when
    assert (str(when.earliest), str(when.latest)) == ("1994-01-01", "1994-12-31")


def test_the_evidence_tells_parties_and_step() -> None:
    assert only(SIGNED_FRIDAY).evidence.quote == "Ruritania and Borduria signed a treaty"


def test_the_evidence_names_the_step() -> None:
    assert only(SIGNED).evidence.rule == "agreement.signed"


def test_an_agreement_rests_on_who_tells_it() -> None:
    assert codes(only(SAID).said_by) == "SYL"


@pytest.mark.parametrize(
    ("number", "unit", "months"),
    [("20", "year", 240), ("five", "year", 60), ("six", "month", 6), ("99", "year", 1188)],
)
def test_an_agreement_may_have_a_term(number: str, unit: str, months: int) -> None:
    term = only(TERM.format(number, unit)).term
    assert term is not None
    assert (term.months, term.text) == (months, f"{number}-{unit}")


def test_a_term_may_stand_behind() -> None:
    term = only(FOR_YEARS).term
    assert term is not None
    assert term.months == 60


@pytest.mark.parametrize(
    "parse", [SIGNED, TERM.format("90", "day")], ids=["none", "days-are-too-short"]
)
def test_an_agreement_may_have_no_term(parse: str) -> None:
    assert only(parse).term is None


# ---------------------------------------------------------------- one or several


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(THE_PACT.format("treaty"), id="the-treaty"),
        pytest.param(THE_PACT.format("pact"), id="another-noun"),
        pytest.param(THE_PACT.format("document"), id="a-noun-that-refers-back"),
        pytest.param(BETWEEN, id="the-same-parties"),
        pytest.param(VIOLATED, id="one-of-the-parties"),
    ],
)
def test_phrases_that_may_mean_one_agreement_do(later: str) -> None:
    assert len(agreements(SIGNED, later)) == 1


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(BETWEEN_OTHERS, id="other-parties"),
        pytest.param(TRUCE, id="truce-and-treaty"),
        pytest.param(OF_YEAR.format("1994"), id="of-a-year"),
        pytest.param(INF, id="name-of-its-own"),
    ],
)
def test_phrases_of_different_agreements_stay_apart(later: str) -> None:
    assert len(agreements(SIGNED, later)) == 2


def test_a_name_means_one_agreement() -> None:
    assert len(agreements(INF, INF_ONLY_NAMED)) == 1


def test_agreements_of_two_years_stay_apart() -> None:
    found = agreements(SIGNED_1994, OF_YEAR.format("2015"), OF_YEAR.format("1994"))
    assert {agreement.when.text for agreement in found} == {"1994", "2015"}


def test_an_agreement_of_another_year_has_the_same_parties() -> None:
    assert codes(agreements(SIGNED, OF_YEAR.format("1994"))[1].parties) == "RUR+BOR"


def test_some_treaty_is_not_the_one_spoken_of() -> None:
    assert only(SIGNED, A_TREATY).step == "signed"


def test_agreements_come_in_the_order_of_the_text() -> None:
    starts = [a.evidence.start for a in agreements(SIGNED, TRUCE, BETWEEN_OTHERS, INF)]
    assert starts == sorted(starts)


def test_two_agreements_have_two_identifiers() -> None:
    assert len({a.id for a in agreements(SIGNED, TRUCE, INF)}) == 3


def test_an_agreement_binds_its_parties_only() -> None:
    found = agreements(SIGNED, COVERS_DEFENCE, BETWEEN_OTHERS)
    assert [len(agreement.provisions) for agreement in found] == [1, 0]
