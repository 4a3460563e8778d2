"""The ontology: what its tables say, and what they may not say."""

from __future__ import annotations

import re
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge import tables
from foedera.knowledge.ontology import Ontology, load_ontology

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the tables be read from copies that a test may spoil."""
    for path in tables.DATA.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    monkeypatch.setattr(tables, "DATA", tmp_path)
    return tmp_path


def spoil(path: Path, old: str, new: str) -> int:
    """Replace *old* by *new* in a table and return the line of the cell."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")
    return text[: text.index(old) + old.startswith("\n")].count("\n") + 1


def test_there_are_sixteen_event_types(ontology: Ontology) -> None:
    assert len(ontology.types) == 16


def test_there_are_thirty_seven_contexts(ontology: Ontology) -> None:
    assert len(ontology.contexts) == 37


def test_accuse_counts_as_conflict(ontology: Ontology) -> None:
    assert ontology.score("ACCUSE") == -3


def test_sanction_is_material_conflict(ontology: Ontology) -> None:
    assert ontology.quad("SANCTION") == 4


@pytest.mark.parametrize(
    ("type_", "mode", "score"),
    [
        ("CONSULT", "visit", 4),
        ("RETREAT", "disarm", 10),
        ("REQUEST", "assist", 0.5),
        ("ACCUSE", "disapprove", -2),
        ("THREATEN", "territory", -4),
        ("ASSAULT", "unconventional", -10),
    ],
)
def test_a_mode_has_its_own_score(
    ontology: Ontology, type_: str, mode: str, score: float
) -> None:
    assert ontology.score(type_, mode) == score


def test_a_mode_without_score_has_that_of_its_type(ontology: Ontology) -> None:
    assert ontology.score("PROTEST", "vandalize") == ontology.score("PROTEST") == -5


def test_cooperation_scores_above_zero_and_conflict_not(ontology: Ontology) -> None:
    for event_type in ontology.types.values():
        assert (event_type.score > 0) == (event_type.quad <= 2), event_type.code


def test_material_acts_weigh_more_than_words(ontology: Ontology) -> None:
    heaviest_words = min(t.score for t in ontology.types.values() if t.quad == 3)
    lightest_deeds = max(t.score for t in ontology.types.values() if t.quad == 4)
    assert lightest_deeds < heaviest_words


def test_a_score_of_a_mode_that_a_type_has_not_is_refused(ontology: Ontology) -> None:
    with pytest.raises(KeyError):
        ontology.score("CONSULT", "aerial")


def test_the_modes_of_a_type_keep_the_order_of_the_table(ontology: Ontology) -> None:
    assert ontology.modes_of("REQUEST") == ("assist", "change", "yield", "meet")


def test_agree_has_no_modes(ontology: Ontology) -> None:
    assert ontology.modes_of("AGREE") == ()


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "code"),
    [
        ("COOPERATE", None, ["military"], "062"),
        ("COOPERATE", None, [], "060"),
        ("AID", None, ["asylum", "migration"], "075"),
        ("CONSULT", None, ["diplomatic"], "040"),
        ("CONSULT", "visit", ["diplomatic"], "042"),
        ("ACCUSE", "investigate", ["corruption"], "091"),
        ("THREATEN", "restrict", ["economic"], "1312"),
        ("THREATEN", "restrict", [], "132"),
        ("COERCE", "restrict", ["economic"], "163"),
        ("ASSAULT", None, ["legal", "military"], "190"),
        ("SANCTION", "expel", [], "166"),
    ],
)
def test_the_cameo_code_says_what_is_known_and_no_more(
    ontology: Ontology, type_: str, mode: str | None, contexts: list[str], code: str
) -> None:
    assert ontology.cameo_of(type_, mode, contexts) == code


def test_a_deduced_cameo_code_is_of_the_same_type(ontology: Ontology) -> None:
    for context in ontology.contexts:
        for type_ in ontology.types:
            code = ontology.cameo_of(type_, None, [context])
            assert ontology.cameo[code].type == type_


def test_the_order_of_contexts_does_not_matter(ontology: Ontology) -> None:
    assert ontology.cameo_of("AGREE", None, ["military", "economic"]) == ontology.cameo_of(
        "AGREE", None, ["economic", "military"]
    )


def test_an_embargo_is_coercion(ontology: Ontology) -> None:
    assert (ontology.cameo["163"].type, ontology.cameo["163"].mode) == ("COERCE", "restrict")


def test_signing_an_agreement_is_support(ontology: Ontology) -> None:
    assert ontology.cameo["057"].type == "SUPPORT"


def test_statements_and_appeals_of_cameo_are_no_events(ontology: Ontology) -> None:
    assert not [code for code in ontology.cameo if code[:2] in ("01", "02")]


def test_ratification_comes_after_signature(ontology: Ontology) -> None:
    assert ontology.steps["ratified"].rank > ontology.steps["signed"].rank


@pytest.mark.parametrize(
    "step", ["withdrawn", "expired", "terminated", "rejected", "suspended"]
)
def test_an_agreement_that_was_left_or_refused_is_not_alive(
    ontology: Ontology, step: str
) -> None:
    assert not ontology.steps[step].alive


def test_the_ontology_cannot_be_changed(ontology: Ontology) -> None:
    with pytest.raises(FrozenInstanceError):
        ontology.types["AID"].score = 0  # type: ignore[misc]
    with pytest.raises(TypeError):
        ontology.types["AID"] = ontology.types["AGREE"]  # type: ignore[index]


@pytest.mark.parametrize(
    ("table", "old", "new", "complaint"),
    [
        ("modes", "\nCONSULT,visit,", "\nCONSULTS,visit,", "no type 'CONSULTS'"),
        ("modes", ",visit,4,042,", ",visit,4,999,", "no cameo '999'"),
        ("modes", ",visit,4,042,", ",visit,four,042,", "'four' is not a number"),
        ("modes", ",visit,4,042,", ",visit,40,042,", "not between -10 and 10"),
        ("modes", "\nCONSULT,third-party,", "\nCONSULT,visit,", "stands twice"),
        ("event_types", "\nAID,2,", "\nAID,5,", "quad '5'"),
        ("event_types", "\nAID,2,10,070,yes,", "\nAID,2,10,070,maybe,", "neither yes nor no"),
        ("cameo", "\n0841,RETREAT,release,", "\n0841,RETREAT,escape,", "no mode 'escape'"),
        ("cameo", ",asylum,yes,", ",shelter,yes,", "no context 'shelter'"),
        ("cameo", "\n0841,RETREAT,", "\n0841,RETIRE,", "no type 'RETIRE'"),
        ("contexts", "\nmigration,", "\nasylum,", "stands twice"),
        ("steps", "\nsigned,50,", "\nsigned,middle,", "rank 'middle'"),
    ],
)
def test_a_wrong_cell_is_named_with_file_and_line(
    copies: Path, table: str, old: str, new: str, complaint: str
) -> None:
    line = spoil(copies / f"{table}.csv", old, new)
    with pytest.raises(DataError) as error:
        load_ontology()
    assert str(error.value).startswith(f"{table}.csv:{line}: ")
    assert complaint in str(error.value)


def test_the_glossary_explains_every_type_mode_context_provision_and_step(
    ontology: Ontology,
) -> None:
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^### ([A-Z]+)$", text, re.MULTILINE))
    assert headings == set(ontology.types)
    coded = set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE))
    known = {mode for _, mode in ontology.modes}
    known |= {*ontology.contexts, *ontology.provisions, *ontology.steps}
    assert known <= coded


def test_the_glossary_gives_the_scores_of_the_tables(ontology: Ontology) -> None:
    text = (DOCS / "ontology.md").read_text(encoding="utf-8")
    for (type_, mode), row in ontology.modes.items():
        score = f"{ontology.score(type_, mode):g}"
        assert f"| `{mode}` | {score} | {row.cameo} | {row.definition} |" in text, (type_, mode)
