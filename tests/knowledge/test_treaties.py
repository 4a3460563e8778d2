"""What is known of agreements before reading."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.ontology import Ontology, load_ontology
from foedera.knowledge.treaties import AgreementNoun, StepWord, Treaties, load_treaties
from foedera.model import Polarity
from tests.knowledge.shipped import exchange

KNOWN = "id,names,parties,kind,signed,in_force,ended,codes\n"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture(scope="module")
def treaties(ontology: Ontology) -> Treaties:
    return load_treaties(ontology)


@pytest.mark.parametrize(
    ("noun", "expected"),
    [
        ("treaty", AgreementNoun("treaty", sure=True)),
        ("ceasefire", AgreementNoun("truce", sure=True)),
        ("document", AgreementNoun("document", sure=False)),
    ],
)
def test_a_noun_has_a_kind(treaties: Treaties, noun: str, expected: AgreementNoun) -> None:
    assert treaties.nouns[noun] == expected


@pytest.mark.parametrize(
    ("place", "word", "expected"),
    [
        pytest.param("obj", "sign", StepWord("signed", "agreed_in_principle"), id="to-come"),
        pytest.param("subj", "hold", StepWord("in_force", "in_force"), id="done-and-to-come"),
    ],
)
def test_a_word_tells_a_step(
    treaties: Treaties, place: str, word: str, expected: StepWord
) -> None:
    assert treaties.steps[place, word] == expected


def test_a_known_agreement_is_found_by_each_of_its_names(treaties: Treaties) -> None:
    known = set(treaties.known.values())
    assert all(treaties.known[name] is one for one in known for name in one.names)


def test_a_known_agreement_has_its_parties_and_day(treaties: Treaties) -> None:
    inf = treaties.known["INF Treaty"]
    assert (inf.parties, inf.signed) == (("USA", "RUS"), date(1987, 12, 8))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("left the New START treaty", ["New START treaty"], id="the-longest"),
        pytest.param("the INF Treaty's end", ["INF Treaty"], id="before-an-apostrophe"),
        pytest.param("an INFORMAL talk", [], id="not-in-a-word"),
        pytest.param("the inf treaty", [], id="not-in-small-letters"),
        pytest.param("AUKUS", [], id="not-without-its-noun"),
    ],
)
def test_names_are_found_in_a_text(treaties: Treaties, text: str, expected: list[str]) -> None:
    assert [match.group() for match in treaties.names.finditer(text)] == expected


@pytest.mark.parametrize(
    ("words", "code", "polarity"),
    [
        ("a mutual defence pact", "SEC_DEFENCE", Polarity.INCLUDED),
        ("not give any help to the aggressor", "SEC_NOAID_AGGRESSOR", Polarity.CONDITIONAL),
        ("the sale of 40 fighter jets", "MIL_ARMS_TRANSFER", Polarity.INCLUDED),
    ],
)
def test_words_tell_a_provision(
    treaties: Treaties, words: str, code: str, polarity: Polarity
) -> None:
    found = [(cue.code, cue.polarity) for cue in treaties.cues if cue.pattern.search(words)]
    assert (code, polarity) in found


def test_words_within_a_word_tell_nothing(treaties: Treaties) -> None:
    (cue, *_) = [cue for cue in treaties.cues if cue.code == "HEALTH"]
    assert cue.pattern.search("unhealthy") is None


def test_every_cue_has_a_rule_of_its_own(treaties: Treaties) -> None:
    rules = [cue.rule for cue in treaties.cues]
    assert len(set(rules)) == len(rules)


def test_no_cue_holds_without_words(treaties: Treaties) -> None:
    assert [cue.rule for cue in treaties.cues if cue.pattern.fullmatch("")] == []


@pytest.mark.parametrize(
    ("table", "rows", "message"),
    [
        pytest.param(
            "agreement_steps",
            "word,place,step\nsign,object,signed",
            ":3: place 'object' is none of",
            id="place",
        ),
        pytest.param(
            "agreement_steps",
            "word,place,step\nsign,obj,scribbled",
            ":3: there is no step 'scribbled'",
            id="step",
        ),
        pytest.param(
            "agreement_steps",
            "word,place,step\nsign,obj,signed~scribbled",
            ":3: there is no step 'scribbled'",
            id="step-to-come",
        ),
        pytest.param(
            "known_agreements",
            f"{KNOWN}one,Zenda Pact,RUR|BOR,pact,,,,SEC_NONSENSE",
            ":3: there is no provision 'SEC_NONSENSE'",
            id="provision-of-a-known-one",
        ),
        pytest.param(
            "known_agreements",
            f"{KNOWN}one,Zenda Pact,RUR,pact,,,,\ntwo,Zenda Pact,BOR,pact,,,,",
            ":4: 'Zenda Pact' is the name of 'one' too",
            id="name-of-two",
        ),
        pytest.param(
            "known_agreements",
            f"{KNOWN}one,Zenda Pact,RUR|BOR,pact,lately,,,",
            ":3: signed 'lately' is not a date",
            id="day",
        ),
        pytest.param(
            "provision_cues",
            "code,cue,polarity\nSEC_NONSENSE,nonsense,",
            ":3: there is no provision 'SEC_NONSENSE'",
            id="provision-of-a-cue",
        ),
        pytest.param(
            "provision_cues",
            "code,cue,polarity\nSEC_DEFENCE,defence,perhaps",
            ":3: there is no polarity 'perhaps'",
            id="polarity",
        ),
        pytest.param(
            "provision_cues",
            "code,cue,polarity\nSEC_DEFENCE,(defence,",
            ":3: the cue is no regular expression",
            id="pattern",
        ),
    ],
)
def test_a_wrong_row_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    ontology: Ontology,
    table: str,
    rows: str,
    message: str,
) -> None:
    exchange(monkeypatch, tmp_path, table, rows)
    with pytest.raises(DataError, match=rf"^{table}\.csv{message}"):
        load_treaties(ontology)
