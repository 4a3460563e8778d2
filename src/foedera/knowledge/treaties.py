"""What is known of agreements before reading: nouns, steps, names, words of provisions.

In go four tables of knowledge/data, out comes one frozen `Treaties`. How the words stand in a
sentence is seen to in `extract.agreements` and `extract.provisions`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from foedera.knowledge.ontology import Ontology
from foedera.knowledge.tables import Row, read_table
from foedera.model import Polarity

PLACES = ("obj", "subj", "prep", "of", "mod")


@dataclass(frozen=True, slots=True)
class AgreementNoun:
    """A noun that denotes an agreement, or only refers back to one."""

    kind: str
    sure: bool


@dataclass(frozen=True, slots=True)
class StepWord:
    """The step that a word tells, done and still to come."""

    done: str
    coming: str


@dataclass(frozen=True, slots=True)
class KnownAgreement:
    """An agreement with a name of its own."""

    id: str
    names: tuple[str, ...]
    parties: tuple[str, ...]  # actor keys; empty where they are too many
    kind: str
    signed: date | None
    provisions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProvisionCue:
    """Words that tell that an agreement contains a provision."""

    rule: str
    code: str
    pattern: re.Pattern[str]  # to be searched in small letters
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class Treaties:
    """All tables on agreements."""

    nouns: Mapping[str, AgreementNoun]
    steps: Mapping[tuple[str, str], StepWord]  # by place and words
    known: Mapping[str, KnownAgreement]  # by name as written
    names: re.Pattern[str]
    cues: tuple[ProvisionCue, ...]


def load_treaties(ontology: Ontology) -> Treaties:
    """Return the shipped tables.

    Raises:
        DataError: a step, place, provision or pattern is wrong; the text names file and line.
    """
    nouns = {
        row["noun"]: AgreementNoun(row["kind"], row["sure"] == "yes")
        for row in read_table("agreement_nouns", ("noun", "kind", "sure"))
    }
    steps = {}
    for row in read_table("agreement_steps", ("word", "place", "step")):
        steps[row["place"], row["word"]] = _step(row, ontology)
    known = _known(ontology)
    by_length = sorted(known, key=lambda name: (-len(name), name))
    pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, by_length)) + r")(?!\w)")
    return Treaties(
        MappingProxyType(nouns),
        MappingProxyType(steps),
        MappingProxyType(known),
        pattern,
        _cues(ontology),
    )


def _step(row: Row, ontology: Ontology) -> StepWord:
    done, _, coming = row["step"].partition("~")
    if row["place"] not in PLACES:
        raise row.wrong(f"place {row['place']!r} is none of {', '.join(PLACES)}")
    for step in filter(None, (done, coming)):
        if step not in ontology.steps:
            raise row.wrong(f"there is no step {step!r}")
    return StepWord(done, coming or done)


def _known(ontology: Ontology) -> dict[str, KnownAgreement]:
    columns = ("id", "names", "parties", "kind", "signed", "in_force", "ended", "codes")
    known: dict[str, KnownAgreement] = {}
    for row in read_table("known_agreements", columns):
        for code in row.several("codes"):
            if code not in ontology.provisions:
                raise row.wrong(f"there is no provision {code!r}")
        agreement = KnownAgreement(
            row["id"],
            row.several("names"),
            row.several("parties"),
            row["kind"],
            row.day("signed"),
            row.several("codes"),
        )
        for name in agreement.names:
            if name in known:
                raise row.wrong(f"{name!r} is the name of {known[name].id!r} too")
            known[name] = agreement
    return known


def _cues(ontology: Ontology) -> tuple[ProvisionCue, ...]:
    cues = []
    numbers: dict[str, int] = {}
    for row in read_table("provision_cues", ("code", "cue", "polarity")):
        code = row["code"]
        if code not in ontology.provisions:
            raise row.wrong(f"there is no provision {code!r}")
        if row["polarity"] and row["polarity"] not in set(Polarity):
            raise row.wrong(f"there is no polarity {row['polarity']!r}")
        try:
            pattern = re.compile(rf"\b(?:{row['cue']})")
        except re.error as error:
            raise row.wrong(f"the cue is no regular expression: {error}") from None
        numbers[code] = numbers.get(code, 0) + 1
        rule = f"provision.{code.lower()}.{numbers[code]}"
        cues.append(ProvisionCue(rule, code, pattern, Polarity(row["polarity"] or "included")))
    return tuple(cues)
