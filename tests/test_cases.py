"""Golden cases: small texts in cases/, each with all that a reader should find in it.

Every file is one test; cases/README.md explains the format.  The expectation is complete: an
event between two actors, or an agreement, that is found and not expected is a failure.  Files in
known-failures/ must fail; one that begins to pass is moved to the folder of its type.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

import pytest

from foedera.model import ActorMention, AgreementMention, EventMention, Evidence, Reading, When
from foedera.pipeline import load_knowledge, read_article
from foedera.text.plain import parse_plain
from tests.conftest import reading

CASES = Path(__file__).parent / "cases"
KNOWN_FAILURES = "known-failures"
FIELDS = {
    "case": "note error published text events agreements",
    "event": "type also mode source target mutual status when basis said_by quote",
    "agreement": "name step parties when basis said_by quote provisions",
}
_PLAIN_STATE = re.compile(r"[A-Z]{3}(/[A-Z]{3})?")

T = TypeVar("T")
Expected = dict[str, Any]
Faults = list[str]


# ---------------------------------------------------------------- cases and their texts


def load_case(path: Path) -> Expected:
    """Return the case in *path*, refusing fields that nobody would compare."""
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    for kind, parts in (
        ("case", [case]),
        ("event", case.get("events", [])),
        ("agreement", case.get("agreements", [])),
    ):
        for part in parts:
            unknown = part.keys() - set(FIELDS[kind].split())
            assert not unknown, f"{path.name}: {kind} with {', '.join(sorted(unknown))}"
    return case


def text_of(case: Expected) -> str:
    """Return the text of *case*: lines joined, an empty line between two paragraphs."""
    return "\n\n".join(" ".join(part.split()) for part in case["text"].strip().split("\n\n"))


def read_case(path: Path, case: Expected) -> Reading:
    """Return what the program reads in *case*."""
    article, _ = parse_plain(text_of(case), name=path.stem, published=case.get("published"))
    assert article.text == text_of(case), "part of the text was taken for furniture"
    return read_article(article, load_knowledge())


# ---------------------------------------------------------------- comparing


def actor_code(actor: ActorMention) -> str:
    """Return *actor* as a case writes it: "FRA", "IGO:NATO"."""
    return actor.key if actor.key == actor.code else f"{actor.code}:{actor.name}"


def is_same_actor(code: str, actor: ActorMention) -> bool:
    """Return whether *code* of a case means *actor*."""
    if _PLAIN_STATE.fullmatch(code):
        state, _, sector = code.partition("/")
        return actor.key == state and sector in ("", actor.sector)
    return _letters(code.partition(":")[2]) == _letters(actor.name)


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


def is_same_side(codes: Sequence[str], side: Sequence[ActorMention]) -> bool:
    """Return whether every code has its actor in *side*, and every actor its code."""
    return all(any(is_same_actor(code, actor) for actor in side) for code in codes) and all(
        any(is_same_actor(code, actor) for code in codes) for actor in side
    )


def has_same_sides(expected: Expected, event: EventMention) -> bool:
    """Return whether *event* is between the actors that are expected."""
    source, target = expected["source"], expected.get("target", [])
    if event.type == "CONSULT":
        return is_same_side([*source, *target], [*event.source, *event.target])
    mutual = expected.get("mutual", False)
    return mutual == event.mutual and (
        is_same_side(source, event.source) and is_same_side(target, event.target)
    )


def has_same_when(expected: Expected, when: When) -> bool:
    """Return whether *when* is the day, or the period, that is expected."""
    return (when.earliest, when.latest) == _period(expected["when"])


def _period(days: date | list[date]) -> tuple[date, date]:
    return (days, days) if isinstance(days, date) else (days[0], days[-1])


def is_crossing(event: EventMention) -> bool:
    """Return whether two different actors have a part in *event*."""
    return len({actor.key for actor in (*event.source, *event.target)}) > 1


def crosses_border(expected: Expected) -> bool:
    """Return whether an expected event is between two states or bodies, not within one."""
    codes = (*expected["source"], *expected.get("target", []))
    return len({code.partition("/")[0] for code in codes}) > 1


def _say_when(when: When) -> str:
    return f"{when.earliest} to {when.latest} ({when.basis})"


def _say_days(days: date | list[date]) -> str:
    return " to ".join(map(str, _period(days)))


def _say_side(side: Iterable[ActorMention]) -> str:
    return ", ".join(f"{actor_code(a)} ({a.text!r})" for a in side) or "nobody"


def _say_sides(event: EventMention) -> str:
    both = _say_side(event.source)
    return f"{both} together" if event.mutual else f"{both} > {_say_side(event.target)}"


def _say_expected_sides(expected: Expected) -> str:
    source, target = ", ".join(expected["source"]), ", ".join(expected.get("target", []))
    return f"{source} together" if expected.get("mutual") else f"{source} > {target}"


def _common_faults(
    expected: Expected, when: When, said_by: Sequence[ActorMention], evidence: Evidence
) -> Faults:
    faults = []
    if "quote" in expected and _flat(expected["quote"]) not in _flat(evidence.quote):
        faults.append(f"quote {expected['quote']!r}, found {evidence.quote!r}")
    if "when" in expected and not has_same_when(expected, when):
        faults.append(f"when {_say_days(expected['when'])}, found {_say_when(when)}")
    if "basis" in expected and expected["basis"] != when.basis:
        faults.append(f"basis {expected['basis']}, found {_say_when(when)}")
    if "said_by" in expected and not is_same_side(expected["said_by"], said_by):
        faults.append(f"said by {expected['said_by']}, found {_say_side(said_by)}")
    return faults


def _flat(text: str) -> str:
    return " ".join(text.split()).lower()


def event_faults(expected: Expected, event: EventMention) -> Faults:
    """Return in what *event* differs from what is expected."""
    faults = []
    types = (expected["type"], *expected.get("also", []))
    if event.type not in types:
        faults.append(f"type {'/'.join(types)}, found {event.type}")
    if not has_same_sides(expected, event):
        faults.append(f"sides {_say_expected_sides(expected)}, found {_say_sides(event)}")
    if "mode" in expected and event.type == types[0] and expected["mode"] != event.mode:
        faults.append(f"mode {expected['mode']}, found {event.mode}")
    if expected.get("status", "actual") != event.status:
        faults.append(f"status {expected.get('status', 'actual')}, found {event.status}")
    return faults + _common_faults(expected, event.when, event.said_by, event.evidence)


def agreement_faults(expected: Expected, agreement: AgreementMention) -> Faults:
    """Return in what *agreement* differs from what is expected."""
    faults = []
    if _flat(expected["name"]) not in _flat(agreement.name):
        faults.append(f"name {expected['name']!r}, found {agreement.name!r}")
    if "step" in expected and expected["step"] != agreement.step:
        faults.append(f"step {expected['step']}, found {agreement.step}")
    if not is_same_side(expected["parties"], agreement.parties):
        faults.append(f"parties {expected['parties']}, found {_say_side(agreement.parties)}")
    if "provisions" in expected:
        wanted = {f"{part['code']} {part['polarity']}" for part in expected["provisions"]}
        found = {f"{part.code} {part.polarity}" for part in agreement.provisions}
        if wanted != found:
            faults.append(f"provisions {sorted(wanted)}, found {sorted(found)}")
    return faults + _common_faults(
        expected, agreement.when, agreement.said_by, agreement.evidence
    )


def compare(
    expected: Sequence[Expected],
    found: Sequence[T],
    faults_of: Callable[[Expected, T], Faults],
    say: Callable[[T], str],
) -> Faults:
    """Return all differences, each expectation set against what is nearest to it."""
    pairs = sorted(
        (len(faults_of(expected[i], found[j])), i, j)
        for i, j in product(range(len(expected)), range(len(found)))
    )
    partner: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in partner and j not in partner.values():
            partner[i] = j
    faults = []
    for i, wanted in enumerate(expected):
        name = wanted.get("type") or wanted["name"]
        if i in partner:
            faults += [f"{name}: expected {f}" for f in faults_of(wanted, found[partner[i]])]
        else:
            faults.append(f"{name}: not found, expected {wanted.get('quote', '')!r}")
    return faults + [
        f"found, not expected: {say(found[j])}"
        for j in range(len(found))
        if j not in partner.values()
    ]


def _say_event(event: EventMention) -> str:
    quote = event.evidence.quote
    rule = event.evidence.rule
    return f"{event.type} {_say_sides(event)} {event.status} by {rule}: {quote!r}"


def _say_agreement(agreement: AgreementMention) -> str:
    return f"{agreement.name!r} {agreement.step} of {_say_side(agreement.parties)}"


def differences(case: Expected, reading: Reading) -> Faults:
    """Return in what *reading* differs from what *case* expects."""
    events = case.get("events", [])
    domestic = {e["type"] for e in events if not crosses_border(e)}
    found = [e for e in reading.events if is_crossing(e) or e.type in domestic]
    return [
        *compare(events, found, event_faults, _say_event),
        *compare(
            case.get("agreements", []), reading.agreements, agreement_faults, _say_agreement
        ),
    ]


# ---------------------------------------------------------------- the tests


def _paths() -> list[Path]:
    return sorted(CASES.rglob("*.toml"))


def _name(path: Path) -> str:
    return str(path.relative_to(CASES).with_suffix(""))


def _parameters() -> list[Any]:
    failing = pytest.mark.xfail(strict=True, raises=pytest.fail.Exception)
    return [
        pytest.param(path, marks=[failing] if KNOWN_FAILURES in path.parts else [])
        for path in _paths()
    ]


@pytest.mark.model
@pytest.mark.parametrize("path", _parameters(), ids=_name)
def test_case_is_read_as_expected(path: Path) -> None:
    case = load_case(path)
    faults = differences(case, read_case(path, case))
    if faults:
        pytest.fail("\n".join([str(path), case["note"], text_of(case), *faults]), pytrace=False)


@pytest.mark.parametrize("path", _paths(), ids=_name)
def test_case_is_well_formed(path: Path) -> None:
    case = load_case(path)
    text = _flat(text_of(case))
    assert case["note"]
    assert ("error" in case) == (KNOWN_FAILURES in path.parts), (
        "error belongs to known failures"
    )
    for part in (*case.get("events", []), *case.get("agreements", [])):
        assert _flat(part.get("quote", "")) in text


SIGNED = {"type": "SUPPORT", "source": ["FRA", "RUR"], "mutual": True, "quote": "signed"}
CONDEMNED = {"type": "ACCUSE", "source": ["BOR"], "target": ["FRA", "RUR"]}
ACCORD = {"name": "fisheries accord", "parties": ["RUR", "FRA"], "when": date(2026, 3, 3)}


@pytest.mark.parametrize(
    ("events", "agreements", "fault"),
    [
        ([SIGNED], [ACCORD], "found, not expected: ACCUSE"),
        ([SIGNED, CONDEMNED], [], "found, not expected: 'fisheries accord'"),
        ([SIGNED, CONDEMNED, CONDEMNED], [ACCORD], "ACCUSE: not found"),
        ([SIGNED, CONDEMNED | {"source": ["FRA"]}], [ACCORD], "ACCUSE: expected sides FRA >"),
        (
            [SIGNED | {"status": "future"}, CONDEMNED],
            [ACCORD],
            "SUPPORT: expected status future",
        ),
        ([SIGNED | {"quote": "Tuesday night"}, CONDEMNED], [ACCORD], "SUPPORT: expected quote"),
        (
            [SIGNED, CONDEMNED],
            [ACCORD | {"when": date(2026, 3, 2)}],
            "expected when 2026-03-02",
        ),
    ],
)
def test_difference_is_told(
    events: list[Expected], agreements: list[Expected], fault: str
) -> None:
    (told,) = differences({"events": events, "agreements": agreements}, reading())
    assert fault in told


def test_full_expectation_has_no_difference() -> None:
    case = {"events": [CONDEMNED, SIGNED], "agreements": [ACCORD]}
    assert differences(case, reading()) == []
