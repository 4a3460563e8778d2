"""Whether an event is told as a fact, by the shipped table of cues."""

from __future__ import annotations

import pytest

from foedera.extract.modes import status_of
from foedera.knowledge.cues import Cues, load_cues
from foedera.model import Status
from tests.extract.sentences import told

ACTUAL, FUTURE = Status.ACTUAL, Status.FUTURE
HYPOTHETICAL, NEGATED = Status.HYPOTHETICAL, Status.NEGATED

AUX = """
Ruritania PROPN 3 nsubj | {} | invade VERB/VB 0 root | Borduria PROPN 3 obj
"""
TO = """
Ruritania PROPN 2 nsubj | {} VERB 0 root | to PART 4 mark | invade VERB/VB 2 xcomp
Borduria PROPN 4 obj
"""
NOT_TO = """
Ruritania PROPN 4 nsubj | did=do AUX 4 aux | not PART 4 advmod | {} VERB/VB 0 root
to PART 6 mark | invade VERB/VB 4 xcomp | Borduria PROPN 6 obj
"""
INVADED = "Ruritania PROPN 2 nsubj | invaded=invade VERB 0 root | Borduria PROPN 2 obj"
DID_NOT = """
Ruritania PROPN 4 nsubj | did=do AUX 4 aux | not PART 4 advmod | invade VERB/VB 0 root
Borduria PROPN 4 obj
"""
REPORTED = """
Ruritania PROPN 2 nsubj | said=say VERB 0 root | it PRON 5 nsubj | would AUX 5 aux
invade VERB/VB 2 ccomp | Borduria PROPN 5 obj
"""
REPORTED_SECOND = """
Ruritania PROPN 2 nsubj | said=say VERB 0 root | it PRON 4 nsubj | left=leave VERB 2 ccomp
and CCONJ 7 cc | would AUX 7 aux | invade VERB/VB 4 conj | Borduria PROPN 7 obj
"""
SAYS_WOULD = REPORTED.replace("said=say VERB", "says=say VERB/VBZ")
IF = """
If SCONJ 3 mark | Ruritania PROPN 3 nsubj | invades=invade VERB/VBZ 7 advcl
Borduria PROPN 3 obj | Syldavia PROPN 7 nsubj | will AUX 7 aux | react VERB/VB 0 root
"""
WITHOUT = """
Ruritania PROPN 2 nsubj | left=leave VERB 0 root | without SCONJ 4 mark
invading=invade VERB/VBG 2 advcl | Borduria PROPN 4 obj
"""
DENIED = """
Ruritania PROPN 2 nsubj | denied=deny VERB 0 root | that SCONJ 5 mark | it PRON 5 nsubj
invaded=invade VERB 2 ccomp | Borduria PROPN 5 obj
"""
DID_NOT_SAY = """
Ruritania PROPN 4 nsubj | did=do AUX 4 aux | not PART 4 advmod | say VERB/VB 0 root
that SCONJ 7 mark | it PRON 7 nsubj | invaded=invade VERB 4 ccomp | Borduria PROPN 7 obj
"""
NEITHER = """
Neither CCONJ 2 cc:preconj | Ruritania PROPN 5 nsubj | nor CCONJ 4 cc | Borduria PROPN 2 conj
invaded=invade VERB 0 root | Syldavia PROPN 5 obj
"""
NO_TROOPS = """
No DET 2 det | troops NOUN 3 nsubj | invaded=invade VERB 0 root | Borduria PROPN 3 obj
"""
WILL_AND = """
Ruritania PROPN 3 nsubj | will AUX 3 aux | meet VERB/VB 0 root | Borduria PROPN 3 obj
and CCONJ 6 cc | invade VERB/VB 3 conj | Syldavia PROPN 6 obj
"""
AGREED_AND = """
Ruritania PROPN 2 nsubj | agreed=agree VERB 0 root | to PART 4 mark | meet VERB/VB 2 xcomp
and CCONJ 6 cc | invade VERB/VB 4 conj | Syldavia PROPN 6 obj
"""
WILL_BUT_THEY = """
Ruritania PROPN 3 nsubj | will AUX 3 aux | wait VERB/VB 0 root | but CCONJ 6 cc
Borduria PROPN 6 nsubj | invaded=invade VERB 3 conj | Syldavia PROPN 6 obj
"""
WILL_WAIT_SAID = """
Ruritania PROPN 3 nsubj | will AUX 3 aux | wait VERB/VB 0 root | ~: PUNCT 6 punct
Borduria PROPN 6 nsubj | invaded=invade VERB 3 parataxis | Syldavia PROPN 6 obj
"""
PLAN_TO = """
Ruritania PROPN 3 nmod:poss | ~'s PART 1 case | plan NOUN 6 nsubj | to PART 5 mark
invade VERB/VB 3 acl | failed=fail VERB 0 root
"""
IN_ORDER_TO = """
Ruritania PROPN 2 nsubj | sent=send VERB 0 root | troops NOUN 2 obj | to PART 5 mark
invade VERB/VB 2 advcl | Borduria PROPN 5 obj
"""
THE_INVASION = """
The DET 2 det | invasion NOUN 3 nsubj | angered=anger VERB 0 root | Borduria PROPN 3 obj
"""
SOME_INVASION = """
The DET 3 det | {} VERB/VBN 3 amod | invasion NOUN 4 nsubj | angered=anger VERB 0 root
"""
NO_INVASION = """
There PRON 2 expl | was=be VERB 0 root | no DET 4 det | invasion NOUN 2 nsubj
"""
OBJECT = """
Ruritania PROPN 2 nsubj | {} VERB 0 root | an DET 4 det | invasion NOUN 2 obj
"""
CALLED_OFF = """
Ruritania PROPN 2 nsubj | called=call VERB 0 root | off ADP 2 compound:prt | an DET 5 det
invasion NOUN 2 obj
"""
WILL_PRAISE_WHO = """
Ruritania PROPN 3 nsubj | will AUX 3 aux | praise VERB/VB 0 root | soldiers NOUN 3 obj
who PRON 6 nsubj | invaded=invade VERB 4 acl:relcl | Borduria PROPN 6 obj
"""


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues()


def status(parse: str, cues: Cues) -> Status:
    one = told(parse)
    words = ("invaded", "invade", "invades", "invading", "invasion")
    head = next(one.at(t.text) for t in one.doc.tokens if t.text in words)
    return status_of(one.syntax, [head], cues)


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(INVADED, ACTUAL, id="plain"),
        pytest.param(AUX.format("has=have AUX 3 aux"), ACTUAL, id="has"),
        pytest.param(DID_NOT, NEGATED, id="not"),
        pytest.param(AUX.format("never ADV 3 advmod"), NEGATED, id="never"),
        pytest.param(AUX.format("will AUX 3 aux"), FUTURE, id="will"),
        pytest.param(AUX.format("would AUX 3 aux"), HYPOTHETICAL, id="would"),
        pytest.param(AUX.format("may AUX 3 aux"), HYPOTHETICAL, id="may"),
        pytest.param(REPORTED, FUTURE, id="would-after-said"),
        pytest.param(REPORTED_SECOND, FUTURE, id="second-would-after-said"),
        pytest.param(SAYS_WOULD, HYPOTHETICAL, id="would-after-says"),
        pytest.param(IF, HYPOTHETICAL, id="if"),
        pytest.param(WITHOUT, NEGATED, id="without"),
    ],
)
def test_the_words_beside_an_event_tell_its_status(
    cues: Cues, parse: str, expected: Status
) -> None:
    assert status(parse, cues) is expected


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(TO.format("failed=fail"), NEGATED, id="failed-to"),
        pytest.param(TO.format("refused=refuse"), NEGATED, id="refused-to"),
        pytest.param(TO.format("threatened=threaten"), HYPOTHETICAL, id="threatened-to"),
        pytest.param(TO.format("wanted=want"), HYPOTHETICAL, id="wanted-to"),
        pytest.param(TO.format("agreed=agree"), FUTURE, id="agreed-to"),
        pytest.param(TO.format("began=begin"), ACTUAL, id="began-to"),
        pytest.param(NOT_TO.format("fail"), ACTUAL, id="did-not-fail-to"),
        pytest.param(NOT_TO.format("want"), NEGATED, id="did-not-want-to"),
        pytest.param(NOT_TO.format("begin"), NEGATED, id="did-not-begin-to"),
        pytest.param(DENIED, NEGATED, id="denied-that"),
        pytest.param(DID_NOT_SAY, ACTUAL, id="did-not-say-that"),
        pytest.param(PLAN_TO, FUTURE, id="plan-to"),
        pytest.param(WILL_WAIT_SAID, ACTUAL, id="not-into-another-sentence"),
        pytest.param(IN_ORDER_TO, FUTURE, id="in-order-to"),
        pytest.param(OBJECT.format("planned=plan"), FUTURE, id="planned-something"),
        pytest.param(OBJECT.format("cancelled=cancel"), NEGATED, id="cancelled-something"),
        pytest.param(
            WILL_PRAISE_WHO,
            ACTUAL,
            id="not-into-a-relative-clause",
        ),
        pytest.param(
            CALLED_OFF,
            NEGATED,
            id="called-off-something",
        ),
    ],
)
def test_what_governs_an_event_tells_its_status(
    cues: Cues, parse: str, expected: Status
) -> None:
    assert status(parse, cues) is expected


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(THE_INVASION, ACTUAL, id="plain"),
        pytest.param(SOME_INVASION.format("planned"), FUTURE, id="planned"),
        pytest.param(SOME_INVASION.format("alleged"), HYPOTHETICAL, id="alleged"),
        pytest.param(NO_INVASION, NEGATED, id="no"),
    ],
)
def test_what_describes_an_event_noun_tells_its_status(
    cues: Cues, parse: str, expected: Status
) -> None:
    assert status(parse, cues) is expected


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(WILL_AND, FUTURE, id="auxiliary"),
        pytest.param(AGREED_AND, FUTURE, id="governor"),
        pytest.param(WILL_BUT_THEY, ACTUAL, id="not-with-a-subject-of-its-own"),
    ],
)
def test_a_coordinated_event_shares_the_status(
    cues: Cues, parse: str, expected: Status
) -> None:
    assert status(parse, cues) is expected


@pytest.mark.parametrize(
    "parse",
    [
        pytest.param(NEITHER, id="neither"),
        pytest.param(NO_TROOPS, id="no"),
    ],
)
def test_nobody_as_subject_negates(cues: Cues, parse: str) -> None:
    assert status(parse, cues) is NEGATED


def test_an_event_is_negated_beside_any_of_its_words(cues: Cues) -> None:
    one = told(
        """
        Ruritania PROPN 2 nsubj | signed=sign VERB 0 root | no DET 4 det | treaty NOUN 2 obj
        """
    )
    assert status_of(one.syntax, [one.at("signed"), one.at("treaty")], cues) is NEGATED
