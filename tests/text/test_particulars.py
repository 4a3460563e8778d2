"""What is known of an article besides its text."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from foedera.text.particulars import Particulars, make_article, tell_language

ENGLISH = (
    "The ministers of the two countries signed a treaty on the use of the river on Friday."
)
FRENCH = "Les ministres des deux pays ont signé vendredi un traité sur les eaux de ce fleuve."


def test_the_better_particulars_win_field_by_field() -> None:
    first, second = Particulars(author="Ann"), Particulars(author="Jo", publisher="Courier")
    assert first.or_else(second) == Particulars(author="Ann", publisher="Courier")


def test_the_identifier_is_the_digest_of_the_text() -> None:
    article, _ = make_article("a", [ENGLISH, ENGLISH], Particulars())
    assert article.id == hashlib.sha256(f"{ENGLISH}\n\n{ENGLISH}".encode()).hexdigest()


@pytest.mark.parametrize(
    ("known", "day"),
    [
        (Particulars(published=date(2024, 5, 3), updated=date(2024, 5, 9)), date(2024, 5, 3)),
        (
            Particulars(url="https://a.example/2024/05/02/x", updated=date(2024, 5, 9)),
            date(2024, 5, 2),
        ),
        (Particulars(updated=date(2024, 5, 9)), date(2024, 5, 9)),
        (Particulars(), None),
    ],
)
def test_the_day_is_that_of_publication_else_of_the_address_else_of_the_update(
    known: Particulars, day: date | None
) -> None:
    assert make_article("a", [ENGLISH], known)[0].published == day


def test_a_dateline_is_looked_for_in_the_first_paragraphs_only() -> None:
    late = make_article("a", [ENGLISH, ENGLISH, ENGLISH, f"LIMA: {ENGLISH}"], Particulars())[0]
    early = make_article("a", [ENGLISH, f"LIMA: {ENGLISH}"], Particulars())[0]
    assert (late.dateline, early.dateline is not None) == (None, True)


def test_the_name_of_the_site_is_no_dateline() -> None:
    known = Particulars(url="https://todayruritania.example/a")
    assert make_article("a", [f"TODAY RURITANIA – {ENGLISH}"], known)[0].dateline is None


@pytest.mark.parametrize(
    ("text", "language"),
    [(ENGLISH, "en"), (ENGLISH.upper(), "en"), (FRENCH, "fr"), ("Hm.", "en")],
)
def test_the_language_is_told(text: str, language: str) -> None:
    assert tell_language(text) == language
