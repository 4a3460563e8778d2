from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foedera.knowledge.ontology import Ontology, load_ontology
from foedera.model import Basis, Problem, Reading
from foedera.record.link import link
from foedera.serve.explain import (
    explain_agreement,
    explain_event,
    explain_reading,
    render_event,
    sentence_around,
)
from tests.conftest import article, reading
from tests.serve.test_tables import flat, printed


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def explained_event(found: Reading, number: int = 0) -> str:
    events, _ = link([found])
    view = explain_event(events[number], {found.article.id: found.article}, load_ontology())
    return flat(printed(view, 100))


# ---------------------------------------------------------------- the sentence


@pytest.mark.parametrize(
    ("text", "words", "around"),
    [
        (
            "It rained. France met Spain in Rome. They ate.",
            "met Spain",
            ("France ", " in Rome."),
        ),
        ("France met Spain.", "France met Spain.", ("", "")),
        ("The U.S. president met Mr. Smith.", "met", ("The U.S. president ", " Mr. Smith.")),
        ("A headline\nFrance met Spain\nMore", "met", ("France ", " Spain")),
        ("He said: “It is over.” They left.", "left", ("They ", ".")),
        ("Growth was 3.5 per cent. It fell.", "was", ("Growth ", " 3.5 per cent.")),
    ],
)
def test_the_sentence_around_words(text: str, words: str, around: tuple[str, str]) -> None:
    start = text.index(words)
    assert sentence_around(text, start, start + len(words)) == around


def test_a_long_sentence_is_cut_with_a_mark() -> None:
    text = "so " * 300 + "met" + " and" * 300
    before, after = sentence_around(text, 900, 903)
    assert before.startswith("… so")
    assert after.endswith("and …")


@given(st.text(), st.integers(0, 50), st.integers(0, 50))
def test_any_words_have_a_sentence(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    before, after = sentence_around(text, start, min(len(text), start + length))
    assert before.removeprefix("… ") in text
    assert after.removesuffix(" …") in text


# ---------------------------------------------------------------- an event


@pytest.mark.parametrize(
    "words",
    [
        "SUPPORT",
        "CAMEO 057",
        "Score +5.0",
        "Context diplomatic",
        "Report 1 of 1 Courier · 2026-03-04 · Accord signed",
        "[France and Ruritania signed a fisheries accord on Tuesday].",
        "2026-03-03 “Tuesday”, counted from the day of the report, published 2026-03-04",
        "Source “France” → FRA GOV France by name",
        "Rule test",
        "Confidence 0.80",
    ],
)
def test_an_event_is_explained_by(words: str) -> None:
    assert words in explained_event(reading())


@pytest.mark.parametrize("basis", list(Basis))
def test_every_basis_of_a_date_is_explained(basis: Basis) -> None:
    found = reading()
    mention = found.events[0]
    when = replace(mention.when, basis=basis)
    changed = replace(found, events=(replace(mention, when=when),))
    assert "Date 2026-03-03" in explained_event(changed)


def test_reports_stand_in_the_order_of_publication() -> None:
    older = reading()
    text = f"Again: {older.article.text}"
    newer = article(text, published=date(2026, 3, 9), publisher="Herald")
    found = older.events[0]
    moved = replace(
        found,
        id="moved",
        source=tuple(replace(a, start=a.start + 7, end=a.end + 7) for a in found.source),
        evidence=replace(found.evidence, start=7, end=found.evidence.end + 7),
    )
    readings = [Reading(newer, events=(moved,)), older]
    events, _ = link(readings)
    view = render_event(events[0], {r.article.id: r.article for r in readings})
    out = printed(view, 100)
    assert 0 < out.index("Courier") < out.index("Herald")


# ---------------------------------------------------------------- the others


def test_an_agreement_is_explained_by_its_step_and_words(ontology: Ontology) -> None:
    found = reading()
    _, (agreement,) = link([found])
    view = explain_agreement(agreement, {found.article.id: found.article}, ontology)
    out = flat(printed(view, 100))
    assert "Steps signed 2026-03-03 “Tuesday” 1 article" in out
    assert "Party “Ruritania” → RUR GOV Ruritania by name" in out


def test_an_article_is_explained_by_its_problems() -> None:
    found = replace(reading(), problems=(Problem("unknown_actor", "who is that?", 11, 20),))
    out = flat(printed(explain_reading(found), 100))
    assert "unknown_actor who is that? France and [Ruritania] signed" in out


def test_an_article_without_problems_says_so() -> None:
    assert "No problems." in printed(explain_reading(reading()), 100)
