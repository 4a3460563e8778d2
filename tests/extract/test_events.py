"""Who did what to whom: sentences to events, by the shipped tables."""

from __future__ import annotations

import pytest

from foedera.model import Basis, EventMention
from foedera.pipeline import load_knowledge
from tests.extract.sentences import brief, coder, codes, told, wrong

SUBJECT = "Ruritania PROPN 2 nsubj RUR"
MET = f"{SUBJECT} | met=meet VERB 0 root | Borduria PROPN 2 obj BOR"
MET_BACK = "Borduria PROPN 2 nsubj BOR | met=meet VERB 0 root | Ruritania PROPN 2 obj RUR"
BOTH_MET = """
Ruritania PROPN 4 nsubj RUR | and CCONJ 3 cc | Borduria PROPN 1 conj BOR | met=meet VERB 0 root
in ADP 6 case | Zenda PROPN 4 obl B-Location
"""
WILL_MEET = """
Ruritania PROPN 3 nsubj RUR | will AUX 3 aux | meet VERB/VB 0 root | Borduria PROPN 3 obj BOR
on ADP 6 case | Monday PROPN 3 obl
"""
INVADED = f"{SUBJECT} | invaded=invade VERB 0 root | Borduria PROPN 2 obj BOR"
INVADED_ON = f"{INVADED} | on ADP 5 case | {{}} PROPN 2 obl | ~. PUNCT 2 punct"
INVADED_TOWN = f"{SUBJECT} | invaded=invade VERB 0 root | Zenda PROPN 2 obj B-Location"
DID_NOT = """
Ruritania PROPN 4 nsubj RUR | did=do AUX 4 aux | not PART 4 advmod | invade VERB/VB 0 root
Borduria PROPN 4 obj BOR
"""
PASSIVE = """
Borduria PROPN 3 nsubj:pass BOR | was=be AUX 3 aux:pass | invaded=invade VERB/VBN 0 root
by ADP 5 case | Ruritania PROPN 3 obl:agent RUR
"""
NOBODY = """
Borduria PROPN 3 nsubj:pass BOR | was=be AUX 3 aux:pass | invaded=invade VERB/VBN 0 root
"""
WE_INVADED = f"{SUBJECT} | invaded=invade VERB 0 root | Ruritania PROPN 2 obj RUR"
SECTORS = """
police NOUN 2 nsubj RUR:COP | arrested=arrest VERB 0 root | lawmakers NOUN 2 obj RUR:LEG
"""
SANCTIONS = """
Ruritania PROPN 2 nsubj RUR | imposed=impose VERB 0 root | sanctions NOUN 2 obj | on ADP 5 case
Borduria PROPN 3 nmod BOR
"""
LAUNCHED = """
Ruritania PROPN 2 nsubj RUR | launched=launch VERB 0 root | an DET 4 det | attack NOUN 2 obj
on ADP 6 case | Borduria PROPN 4 nmod BOR
"""
STRIKE = """
Bordurians=bordurian PROPN 3 nsubj:pass BOR | were=be AUX 3 aux:pass
killed=kill VERB/VBN 0 root | in ADP 7 case | a DET 7 det | Ruritanian ADJ 7 amod (RUR)
{} NOUN 3 obl
"""
INVASION = """
Syldavia PROPN 2 nsubj SYL | recalled=recall VERB 0 root | the DET 5 det
Ruritanian ADJ 5 amod (RUR) | invasion NOUN 2 obj | of ADP 7 case | Borduria PROPN 5 nmod BOR
"""
CONDEMNED = """
Syldavia PROPN 2 nsubj SYL | condemned=condemn VERB 0 root | Ruritania PROPN 2 obj RUR
"""
URGED = """
Ruritania PROPN 2 nsubj RUR | urged=urge VERB 0 root | Borduria PROPN 2 obj BOR
to PART 5 mark | {} VERB/VB 2 xcomp | Syldavia PROPN 5 obj SYL
"""
ACCUSED = """
Ruritania PROPN 2 nsubj RUR | accused=accuse VERB 0 root | Borduria PROPN 2 obj BOR
of SCONJ 5 mark | bombing=bomb VERB/VBG 2 advcl | Syldavia PROPN 5 obj SYL
"""
LIFT = """
Ruritania PROPN 2 nsubj RUR | agreed=agree VERB 0 root | to PART 4 mark | lift VERB/VB 2 xcomp
sanctions NOUN 4 obj | on ADP 7 case | Borduria PROPN 5 nmod BOR
"""
WILL_COOPERATE = """
Ruritania PROPN 3 nsubj RUR | will AUX 3 aux | cooperate VERB/VB 0 root | with ADP 5 case
Borduria PROPN 3 obl BOR
"""
PLANS = """
Ruritania PROPN 2 nsubj RUR | plans=plan VERB/VBZ 0 root | to PART 4 mark
cooperate VERB/VB 2 xcomp | with ADP 6 case | Borduria PROPN 4 obl BOR
"""
SAID_INVADED = """
Borduria PROPN 2 nsubj BOR | said=say VERB 0 root | Ruritania PROPN 4 nsubj RUR
invaded=invade VERB 2 ccomp | Syldavia PROPN 4 obj SYL
"""
SAID_SELF = """
Ruritania PROPN 2 nsubj RUR | said=say VERB 0 root | it PRON 4 nsubj RUR@pronoun
invaded=invade VERB 2 ccomp | Syldavia PROPN 4 obj SYL
"""
SAID_INVASION = """
Borduria PROPN 2 nsubj BOR | said=say VERB 0 root | the DET 5 det
Ruritanian ADJ 5 amod (RUR) | invasion NOUN 8 nsubj | of ADP 7 case
Syldavia PROPN 5 nmod SYL | failed=fail VERB 2 ccomp
"""
SHOULD = """
Ruritania PROPN 2 nsubj RUR | said=say VERB 0 root | Borduria PROPN 5 nsubj BOR
should AUX 5 aux | release VERB/VB 2 ccomp | its PRON 7 nmod:poss | prisoners NOUN 5 obj
"""
WARNED = """
Ruritania PROPN 2 nsubj RUR | warned=warn VERB 0 root | it PRON 5 nsubj RUR@pronoun
would AUX 5 aux | invade VERB/VB 2 ccomp | Borduria PROPN 5 obj BOR
"""
RESISTED = "Borduria PROPN 2 nsubj BOR | resisted=resist VERB 0 root"
INVADED_ALONE = f"{SUBJECT} | invaded=invade VERB 0 root"


def events(*parses: str) -> tuple[EventMention, ...]:
    return coder(told(*parses)).find_events()


def only(*parses: str) -> EventMention:
    (event,) = events(*parses)
    return event


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(INVADED, "RUR ASSAULT BOR actual", id="active"),
        pytest.param(PASSIVE, "RUR ASSAULT BOR actual", id="passive"),
        pytest.param(DID_NOT, "RUR ASSAULT BOR negated", id="negated"),
        pytest.param(SANCTIONS, "RUR COERCE/restrict BOR actual", id="object-noun"),
        pytest.param(LAUNCHED, "RUR ASSAULT BOR actual", id="light-verb"),
        pytest.param(INVASION, "RUR ASSAULT BOR actual", id="noun"),
        pytest.param(STRIKE.format("raid"), "RUR ASSAULT BOR actual", id="means"),
        pytest.param(
            STRIKE.format("airstrike"),
            "RUR ASSAULT/aerial BOR actual",
            id="means-in-the-row",
        ),
        pytest.param(ACCUSED, "RUR ACCUSE/allege BOR actual", id="accusation"),
        pytest.param(CONDEMNED, "SYL ACCUSE/disapprove RUR actual", id="condemnation"),
    ],
)
def test_a_sentence_tells_an_event(parse: str, expected: str) -> None:
    assert brief(only(parse)) == expected


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(NOBODY, (), id="no-source"),
        pytest.param(INVADED_TOWN, (), id="no-target"),
        pytest.param(WE_INVADED, (), id="one-actor"),
        pytest.param(SAID_SELF, ("RUR ASSAULT SYL actual",), id="saying-is-no-event"),
    ],
)
def test_what_has_not_two_sides_is_no_event(parse: str, expected: tuple[str, ...]) -> None:
    assert tuple(map(brief, events(parse))) == expected


@wrong("the target may be nobody of the state that acts")
def test_two_sectors_of_a_state_are_two_sides() -> None:
    event = only(SECTORS)
    assert [a.sector for a in (*event.source, *event.target)] == ["COP", "LEG"]


def test_a_target_may_stand_in_the_sentence_before() -> None:
    assert brief(only(RESISTED, INVADED_ALONE)) == "RUR ASSAULT BOR actual"


# ---------------------------------------------------------------- mutual events


@pytest.mark.parametrize("parse", [MET, MET_BACK, BOTH_MET], ids=["met", "met-back", "both"])
def test_a_meeting_is_mutual(parse: str) -> None:
    event = only(parse)
    assert (event.mutual, event.target) == (True, ())


@pytest.mark.parametrize("parse", [MET, BOTH_MET], ids=["met", "both"])
def test_both_sides_of_a_meeting_are_its_source(parse: str) -> None:
    assert codes(only(parse).source) == "RUR+BOR"


def test_those_who_met_stand_in_the_order_of_the_text() -> None:
    assert codes(only(MET_BACK).source) == "BOR+RUR"


def test_a_meeting_to_come_is_an_agreement_to_meet() -> None:
    assert brief(only(WILL_MEET)) == "RUR+BOR AGREE future"


def test_cooperation_to_come_is_an_agreement() -> None:
    assert brief(only(WILL_COOPERATE)) == "RUR+BOR AGREE future"


def test_a_plan_to_cooperate_is_an_agreement_already() -> None:
    assert brief(only(PLANS)) == "RUR+BOR AGREE actual"


# ---------------------------------------------------------------- what an act is about


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("meet", "RUR REQUEST/meet BOR actual"),
        ("release", "RUR REQUEST/yield BOR actual"),
        ("aid", "RUR REQUEST/assist BOR actual"),
        ("invade", "RUR REQUEST/change BOR actual"),
    ],
)
def test_what_is_asked_for_gives_the_request_its_mode(verb: str, expected: str) -> None:
    assert brief(only(URGED.format(verb))) == expected


def test_what_is_agreed_to_gives_the_target() -> None:
    assert brief(only(LIFT)) == "RUR AGREE BOR actual"


def test_what_is_agreed_to_gives_its_contexts() -> None:
    assert "economic" in only(LIFT).contexts


def test_what_somebody_is_accused_of_is_no_event() -> None:
    assert [event.type for event in events(ACCUSED)] == ["ACCUSE"]


# ---------------------------------------------------------------- acts done by saying


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(SHOULD, ["RUR REQUEST/yield BOR actual"], id="said-another-should"),
        pytest.param(WARNED, ["RUR THREATEN/violence BOR actual"], id="warned-it-would"),
    ],
)
def test_words_may_be_acts(parse: str, expected: list[str]) -> None:
    assert [brief(event) for event in events(parse)] == expected


def test_a_warning_of_what_another_will_do_is_no_threat() -> None:
    found = events(WARNED.replace("it PRON 5 nsubj RUR@pronoun", "Zembla PROPN 5 nsubj ZEM"))
    assert "THREATEN" not in [event.type for event in found]


# ---------------------------------------------------------------- who says so


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(SAID_INVADED, "BOR", id="somebody-else"),
        pytest.param(SAID_SELF, "", id="the-actor-himself"),
        pytest.param(INVADED, "", id="the-article"),
        pytest.param(SAID_INVASION, "", id="an-act-named-as-known"),
    ],
)
def test_an_event_rests_on_who_tells_it(parse: str, expected: str) -> None:
    assert codes(only(parse).said_by) == expected


# ---------------------------------------------------------------- each once


def test_an_event_told_twice_is_one() -> None:
    assert len(events(INVADED, INVADED)) == 1


@pytest.mark.parametrize("dated_first", [True, False])
def test_the_telling_with_a_day_dates_it(*, dated_first: bool) -> None:
    parses = [INVADED, INVADED_ON.format("December")]
    event = only(*reversed(parses) if dated_first else parses)
    assert event.when.text == "December"


@pytest.mark.parametrize("days", [["Monday", "Friday"], ["Friday", "Monday"]])
def test_the_same_act_on_two_days_is_two_events(days: list[str]) -> None:
    found = events(*map(INVADED_ON.format, days))
    assert [event.when.text for event in found] == days


def test_a_meeting_is_one_whoever_is_named_first() -> None:
    assert len(events(MET, MET_BACK)) == 1


def test_an_act_done_and_an_act_denied_are_two_events() -> None:
    found = events(INVADED, DID_NOT)
    assert [event.status.value for event in found] == ["actual", "negated"]


def test_acts_of_several_types_are_several_events() -> None:
    assert [event.type for event in events(MET, INVADED)] == ["CONSULT", "ASSAULT"]


# ---------------------------------------------------------------- the other cells


def test_the_evidence_reaches_from_side_to_side() -> None:
    assert only(BOTH_MET).evidence.quote == "Ruritania and Borduria met"


def test_the_evidence_stays_within_its_sentence() -> None:
    assert only(RESISTED, INVADED_ALONE).evidence.quote == "Ruritania invaded"


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        pytest.param(MET, "040", id="of-its-row"),
        pytest.param(WILL_MEET, "030", id="of-what-the-row-became"),
    ],
)
def test_an_event_has_its_cameo_code(parse: str, expected: str) -> None:
    assert only(parse).cameo == expected


def test_the_evidence_names_its_rule() -> None:
    assert only(MET).evidence.rule.startswith("consult.meet")


def test_an_event_has_its_place() -> None:
    place = only(BOTH_MET).place
    assert place is not None
    assert place.name == "Zenda"


def test_an_event_has_its_day() -> None:
    when = only(INVADED_ON.format("Friday")).when
    assert (str(when.earliest), str(when.latest), when.basis) == (
        "2025-01-17",
        "2025-01-17",
        Basis.RELATIVE,
    )


def test_an_event_has_the_score_of_its_type() -> None:
    assert only(INVADED).score == load_knowledge().coding.ontology.score("ASSAULT")


@pytest.mark.parametrize(
    ("worse", "better"),
    [
        pytest.param(DID_NOT, INVADED, id="no-fact"),
        pytest.param(SAID_INVADED, INVADED, id="on-somebody's-word"),
        pytest.param(INVASION, INVADED, id="noun"),
        pytest.param(SAID_SELF, INVADED, id="pronoun"),
    ],
)
def test_what_is_told_less_plainly_is_less_sure(worse: str, better: str) -> None:
    assert only(worse).confidence < only(better).confidence


def test_events_come_in_the_order_of_the_text() -> None:
    starts = [event.evidence.start for event in events(CONDEMNED, MET, INVADED)]
    assert starts == sorted(starts)


def test_two_events_have_two_identifiers() -> None:
    assert len({event.id for event in events(MET, INVADED)}) == 2


def test_finding_twice_finds_the_same() -> None:
    one = coder(told(MET, URGED.format("meet")))
    assert one.find_events() == one.find_events()
