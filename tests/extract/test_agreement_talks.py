"""Phrases that speak of agreements: kind, parties, year, step."""

from __future__ import annotations

import pytest

from foedera.extract.agreement_talks import Talk
from foedera.model import Status
from tests.extract.sentences import codes, talks, told

PAIR = "Ruritania PROPN 4 nsubj RUR | and CCONJ 3 cc | Borduria PROPN 1 conj BOR"
SIGNED = f"{PAIR} | signed=sign VERB 0 root | a DET 6 det | {{}} NOUN 4 obj"
BETWEEN = """
A DET 2 det | treaty NOUN 8 nsubj:pass | between ADP 4 case | Ruritania PROPN 2 nmod RUR
and CCONJ 6 cc | Borduria PROPN 4 conj BOR | was=be AUX 8 aux:pass
signed=sign VERB/VBN 0 root
"""
ACTIVE_WITH = """
Ruritania PROPN 2 nsubj RUR | signed=sign VERB 0 root | a DET 4 det | treaty NOUN 2 obj
with ADP 6 case | Borduria PROPN 4 nmod BOR
"""
VERB_WITH = ACTIVE_WITH.replace("PROPN 4 nmod", "PROPN 2 obl")
ADJECTIVES = """
The DET 5 det | Ruritanian ADJ 5 amod (RUR) | ~- PUNCT 4 punct | ~Bordurian ADJ 5 amod (BOR)
treaty NOUN 6 nsubj | expired=expire VERB 0 root
"""
SIGNED_BY = """
Syldavia PROPN 2 nsubj SYL | praised=praise VERB 0 root | a DET 4 det | treaty NOUN 2 obj
signed=sign VERB/VBN 4 acl | by ADP 7 case | Ruritania PROPN 5 obl RUR | and CCONJ 9 cc
Borduria PROPN 7 conj BOR
"""
PRAISED = """
Syldavia PROPN 2 nsubj SYL | praised=praise VERB 0 root | a DET 4 det | treaty NOUN 2 obj
"""
STEP = "Ruritania PROPN 2 nsubj RUR | {} VERB 0 root | the DET 4 det | treaty NOUN 2 obj"
WITHDREW = """
Ruritania PROPN 2 nsubj RUR | withdrew=withdraw VERB 0 root | from ADP 5 case | the DET 5 det
treaty NOUN 2 obl
"""
PULLED_OUT = """
Ruritania PROPN 2 nsubj RUR | pulled=pull VERB 0 root | out ADP 2 advmod | of ADP 6 case
the DET 6 det | treaty NOUN 2 obl
"""
IN_FORCE = """
The DET 2 det | treaty NOUN 3 nsubj | entered=enter VERB 0 root | into ADP 5 case
force NOUN 3 obl
"""
EXPIRED = "The DET 2 det | treaty NOUN 3 nsubj | expired=expire VERB 0 root"
SIGNING = """
The DET 2 det | signing NOUN 6 nsubj | of ADP 5 case | the DET 5 det | treaty NOUN 2 nmod
stalled=stall VERB 0 root
"""
PROPOSED = """
Ruritania PROPN 2 nsubj RUR | saw=see VERB 0 root | a DET 5 det | proposed ADJ 5 amod
treaty NOUN 2 obj
"""
WILL = """
Ruritania PROPN 3 nsubj RUR | will AUX 3 aux | {} VERB/VB 0 root | the DET 5 det
treaty NOUN 3 obj
"""
SET_TO = """
Ruritania PROPN 3 nsubj RUR | is=be AUX 3 cop | set ADJ 0 root | to PART 5 mark
sign VERB/VB 3 xcomp | a DET 7 det | treaty NOUN 5 obj
"""
DID_NOT = """
Ruritania PROPN 4 nsubj RUR | did=do AUX 4 aux | not PART 4 advmod | sign VERB/VB 0 root
a DET 6 det | treaty NOUN 4 obj
"""
SHORT = """
They PRON 2 nsubj | stopped=stop VERB 0 root | short ADV 2 advmod | of ADP 6 case | a DET 6 det
treaty NOUN 3 obl
"""
STOPPED = SHORT.replace("3 obl", "2 obl")
NO_TREATY = "They PRON 2 nsubj | signed=sign VERB 0 root | no DET 4 det | treaty NOUN 2 obj"
IN_AGREEMENT = f"""
{PAIR.replace("4", "6")} | were=be AUX 6 cop | in ADP 6 case | agreement NOUN 0 root
"""
GREAT_DEAL = f"""
{PAIR} | traded=trade VERB 0 root | a DET 7 det | great ADJ 7 amod | deal NOUN 4 obj
of ADP 9 case | oil NOUN 7 nmod
"""
YEAR_BEFORE = "the DET 3 det | 1994 NUM 3 nummod | treaty NOUN 4 nsubj | held=hold VERB 0 root"
YEAR_BEHIND = """
the DET 2 det | treaty NOUN 5 nsubj | of ADP 4 case | 1994 NUM 2 nmod | held=hold VERB 0 root
"""
YEAR_OF_SIGNING = """
the DET 2 det | treaty NOUN 6 nsubj | signed=sign VERB/VBN 2 acl | in ADP 5 case
1994 NUM 3 obl | held=hold VERB 0 root
"""
NUMBER = YEAR_BEFORE.replace("1994", "7th")
KNOWN = "The DET 3 det | INF PROPN 3 compound | Treaty PROPN 4 nsubj | held=hold VERB 0 root"
ONE = """
a DET 2 det | treaty NOUN 5 nsubj | like ADP 4 case | one PRON 2 nmod
signed=sign VERB/VBN 4 acl | between ADP 7 case | Ruritania PROPN 5 obl RUR | and CCONJ 9 cc
Syldavia PROPN 7 conj SYL
"""
ONE_PERSON = "Ruritania PROPN 2 nsubj RUR | sent=send VERB 0 root | one PRON 2 obj"


def last(parse: str) -> Talk:
    return talks(told(parse))[-1]


@pytest.mark.parametrize(
    ("noun", "kind"),
    [("treaty", "treaty"), ("pact", "pact"), ("ceasefire", "truce"), ("memorandum",) * 2],
)
def test_a_noun_tells_the_kind(noun: str, kind: str) -> None:
    assert last(SIGNED.format(noun)).kind == kind


@pytest.mark.parametrize(("noun", "sure"), [("treaty", True), ("document", False)])
def test_some_nouns_only_refer_back(noun: str, *, sure: bool) -> None:
    assert last(SIGNED.format(noun)).sure is sure


@pytest.mark.parametrize(
    "parse",
    [
        pytest.param(IN_AGREEMENT, id="in-agreement"),
        pytest.param(GREAT_DEAL, id="a-great-deal-of"),
        pytest.param(SIGNED.format("letter"), id="other-noun"),
        pytest.param(ONE_PERSON, id="one-without-an-agreement"),
    ],
)
def test_what_is_no_agreement_is_no_talk(parse: str) -> None:
    assert talks(told(parse)) == []


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(BETWEEN, "RUR+BOR", id="between"),
        pytest.param(SIGNED.format("treaty"), "RUR+BOR", id="subject"),
        pytest.param(ACTIVE_WITH, "BOR+RUR", id="subject-and-with"),
        pytest.param(VERB_WITH, "RUR+BOR", id="subject-and-with-of-the-verb"),
        pytest.param(ADJECTIVES, "RUR+BOR", id="adjectives"),
        pytest.param(SIGNED_BY, "RUR+BOR", id="participle"),
        pytest.param(ONE, "RUR+SYL", id="one-signed-between"),
        pytest.param(PRAISED, "", id="not-whoever-praises-it"),
    ],
)
def test_the_phrase_and_its_verb_name_the_parties(parse: str, expected: str) -> None:
    assert codes(last(parse).parties) == expected


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(STEP.format("signed=sign"), "signed", id="object"),
        pytest.param(STEP.format("ratified=ratify"), "ratified", id="object-ratified"),
        pytest.param(BETWEEN, "signed", id="passive"),
        pytest.param(SIGNED_BY, "signed", id="participle"),
        pytest.param(ONE, "signed", id="one"),
        pytest.param(WITHDREW, "withdrawn", id="preposition"),
        pytest.param(PULLED_OUT, "withdrawn", id="particle-and-preposition"),
        pytest.param(IN_FORCE, "in_force", id="subject-and-noun"),
        pytest.param(EXPIRED, "expired", id="subject"),
        pytest.param(SIGNING, "signed", id="of-a-noun"),
        pytest.param(PROPOSED, "proposed", id="adjective"),
        pytest.param(WILL.format("sign"), "agreed_in_principle", id="to-come"),
        pytest.param(WILL.format("ratify"), "signed", id="ratification-to-come"),
        pytest.param(SET_TO, "agreed_in_principle", id="set-to"),
        pytest.param(PRAISED, None, id="none"),
    ],
)
def test_the_words_around_it_tell_the_step(parse: str, expected: str | None) -> None:
    assert last(parse).step == expected


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(STEP.format("signed=sign"), Status.ACTUAL, id="done"),
        pytest.param(WILL.format("sign"), Status.FUTURE, id="to-come"),
        pytest.param(DID_NOT, Status.NEGATED, id="did-not"),
        pytest.param(NO_TREATY, Status.NEGATED, id="no"),
        pytest.param(STOPPED, Status.NEGATED, id="stopped-short-of"),
        pytest.param(
            SHORT,
            Status.NEGATED,
            id="stopped-short-of-below-short",
        ),
    ],
)
def test_a_step_is_done_or_to_come_or_denied(parse: str, expected: Status) -> None:
    assert last(parse).status is expected


def test_what_was_not_agreed_has_no_step() -> None:
    assert last(NO_TREATY).step is None


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (YEAR_BEFORE, 1994),
        (YEAR_BEHIND, 1994),
        (YEAR_OF_SIGNING, 1994),
        (NUMBER, None),
        (EXPIRED, None),
    ],
    ids=["before", "behind", "of-signing", "number", "none"],
)
def test_an_agreement_may_have_a_year(parse: str, expected: int | None) -> None:
    assert last(parse).year == expected


@pytest.mark.parametrize(("parse", "expected"), [(EXPIRED, True), (PRAISED, False)])
def test_a_known_agreement_is_definite(parse: str, *, expected: bool) -> None:
    assert last(parse).definite is expected


def test_an_agreement_may_have_a_name_of_its_own() -> None:
    known = last(KNOWN).known
    assert known is not None
    assert known.id == "inf"


def test_a_name_is_one_talk() -> None:
    assert len(talks(told(KNOWN))) == 1
