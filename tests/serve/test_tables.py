from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console, RenderableType

from foedera.knowledge.ontology import Ontology, load_ontology
from foedera.model import (
    AgreementLink,
    Polarity,
    Problem,
    Provision,
    Reading,
    Specificity,
    Status,
    Term,
    When,
)
from foedera.record.entries import Agreement, Event
from foedera.record.link import link
from foedera.serve.tables import (
    plain,
    render_agreements,
    render_events,
    render_reading,
    show_when,
)
from tests.conftest import actor, agreement, article, event, evidence, on, reading

WIDTHS = [40, 80, 100, 160]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology()


def printed(view: RenderableType, width: int) -> str:
    console = Console(width=width, markup=False, emoji=False, highlight=False, no_color=True)
    with console.capture() as capture:
        console.print(view)
    return capture.get()


def flat(text: str) -> str:
    """Return *text* without the breaks of its lines."""
    return " ".join(text.split())


def rich_reading() -> Reading:
    """Return a reading with every part that a table can show."""
    source = article(
        "Freedonia and Sylvania signed a 25-year defence treaty on Thursday. The treaty does"
        " not include a mutual defence clause. Western officials accuse Freedonia of having"
        " supplied drones to Sylvania since February 2022.",
        headline="Freedonia and Sylvania [bold]bind[/bold] themselves",
        publisher="The Courier",
        published=date(2026, 3, 6),
    )
    freedonia = actor(source, "Freedonia", code="FRE")
    sylvania = actor(source, "Sylvania", code="SYL")
    west = actor(source, "Western officials", code="WEST", name="the West")
    clause = Provision(
        "SEC_DEFENCE",
        Polarity.EXCLUDED,
        Specificity.SPECIFIC,
        (),
        (),
        None,
        evidence(source, "does not include a mutual defence clause"),
    )
    signed = "signed a 25-year defence treaty"
    return reading(
        source,
        events=(
            event(
                source, signed, by=(freedonia, sylvania), when=on("2026-03-05", text="Thursday")
            ),
            event(
                source,
                "supplied drones to Sylvania",
                by=(freedonia,),
                to=(sylvania,),
                type="AID",
                mode=None,
                status=Status.HYPOTHETICAL,
                said_by=(west,),
            ),
        ),
        agreements=(
            agreement(
                source,
                signed,
                parties=(freedonia, sylvania),
                name="defence treaty",
                term=Term(300, "25-year"),
                provisions=(clause,),
                links=(AgreementLink("replaces", "accord of 1998"),),
            ),
        ),
        problems=(Problem("no_date", "x"), Problem("no_date", "y"), Problem("decoded", "z")),
    )


def events() -> tuple[Event, ...]:
    return link([rich_reading()])[0]


def agreements() -> tuple[Agreement, ...]:
    return link([rich_reading()])[1]


# ---------------------------------------------------------------- a reading


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_a_reading_is_too_wide(ontology: Ontology, width: int) -> None:
    lines = printed(render_reading(rich_reading(), ontology, width), width).splitlines()
    assert max(len(line) for line in lines) <= width


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize(
    "words",
    [
        "The Courier · published 2026-03-06",
        "Freedonia (FRE) ↔ Sylvania (SYL)",
        "Freedonia (FRE) → Sylvania (SYL)",
        "“Thursday”",
        "hypothetical",
        "says the West (WEST)",
        "“supplied drones to Sylvania”",
        "25 years “25-year”",
        "Excluded Mutual defence SEC_DEFENCE",
        "“does not include a mutual defence clause”",
        "Replaces accord of 1998",
        "3 problems: decoded, no_date 2",
    ],
)
def test_a_reading_shows_at_every_width(ontology: Ontology, width: int, words: str) -> None:
    assert words in flat(printed(render_reading(rich_reading(), ontology, width), width))


def test_markup_in_an_article_is_shown_as_it_stands(ontology: Ontology) -> None:
    assert "[bold]bind[/bold]" in printed(render_reading(rich_reading(), ontology, 80), 80)


def test_a_reading_without_events_says_so(ontology: Ontology) -> None:
    assert "No events found." in printed(render_reading(Reading(article()), ontology, 80), 80)


def test_a_code_that_the_tables_do_not_know_is_shown(ontology: Ontology) -> None:
    found = rich_reading()
    clause = replace(found.agreements[0].provisions[0], code="NEW_CODE")
    changed = replace(found.agreements[0], provisions=(clause,))
    view = render_reading(replace(found, agreements=(changed,)), ontology, 80)
    assert "NEW_CODE" in printed(view, 80)


# ---------------------------------------------------------------- lists


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_a_list_is_too_wide(width: int) -> None:
    for view in (render_events(events(), width), render_agreements(agreements(), width)):
        assert max(len(line) for line in printed(view, width).splitlines()) <= width


@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("words", ["AID", "hypothetical", "2026-03-05", "SUPPORT", "2 events;"])
def test_a_list_of_events_shows_at_every_width(width: int, words: str) -> None:
    assert words in flat(printed(render_events(events(), width), width))


def test_a_list_of_events_gives_the_words_where_there_is_room() -> None:
    assert "“supplied drones to" in printed(render_events(events(), 160), 160)


def test_a_list_of_agreements_gives_steps_and_term() -> None:
    out = flat(printed(render_agreements(agreements(), 100), 100))
    assert "signed undated" in out
    assert "25 years" in out


def test_empty_lists_say_so() -> None:
    assert printed(render_events((), 80), 80) == "No events.\n"
    assert printed(render_agreements((), 80), 80) == "No agreements.\n"


# ---------------------------------------------------------------- cells


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When(), "undated"),
        (on("2026-03-03"), "2026-03-03"),
        (When(date(2024, 2, 1), date(2024, 2, 29)), "2024-02"),
        (When(date(2026, 1, 1), date(2026, 12, 31)), "2026"),
        (When(date(1700, 1, 1), date(1799, 12, 31)), "1700 to 1799"),
        (When(date(2026, 1, 1), date(2026, 3, 31)), "2026-01 to 2026-03"),
        (When(date(2026, 1, 1), date(2026, 3, 30)), "2026-01-01 to 2026-03-30"),
        (When(date(2026, 1, 1), date(2026, 1, 1)), "2026-01-01"),
        (When(date(2026, 1, 1), None), "from 2026-01-01"),
        (When(None, date(2026, 1, 1)), "until 2026-01-01"),
    ],
)
def test_days_are_shown_in_their_shortest_form(when: When, shown: str) -> None:
    assert show_when(when) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("two\n  lines", "two lines"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("right\u202eleft", "rightleft"),
        ("naïve – “ça”", "naïve – “ça”"),
    ],
)
def test_what_would_steer_the_terminal_is_left_out(words: str, shown: str) -> None:
    assert plain(words) == shown
