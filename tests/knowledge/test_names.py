"""What makes two spellings one name."""

from __future__ import annotations

import doctest

import pytest

from foedera.knowledge import names
from foedera.knowledge.names import (
    Case,
    case_needed,
    case_of,
    key_of,
    keys_of,
    plain_name,
    sound_of,
    surnames,
)


def test_the_examples_of_the_module_are_true() -> None:
    assert doctest.testmod(names).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("Guinea-Bissau", "Guinea Bissau"),
        ("U.S.", "US"),
        ("the Kremlin", "Kremlin’s"),
        ("United States'", "United States"),
        ("Türkiye", "Turkiye"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


def test_an_apostrophe_may_also_part_words() -> None:
    assert "sana a" in keys_of("Sana'a")


def test_small_letters_do_not_fit_an_acronym() -> None:
    assert case_of("us") < case_needed("US")


def test_a_long_acronym_may_be_written_as_a_word() -> None:
    assert case_of("Nato") >= case_needed("NATO")


def test_a_short_acronym_may_not_be_written_as_a_word() -> None:
    assert case_of("Who") < case_needed("WHO")


def test_full_stops_do_not_spoil_an_acronym() -> None:
    assert case_of("U.N.") is Case.ACRONYM


def test_initials_and_generations_are_no_part_of_a_plain_name() -> None:
    assert plain_name("Robert F. Kennedy Jr.") == "robert kennedy"


def test_a_chinese_name_begins_with_the_surname() -> None:
    assert surnames("Wang Yi", "CHN") == ("wang",)


def test_a_particle_belongs_to_the_surname() -> None:
    assert surnames("Ursula von der Leyen", "EUR")[0] == "von der leyen"


def test_an_arabic_article_may_be_left_out_of_the_surname() -> None:
    assert "assad" in surnames("Bashar al-Assad", "SYR")


def test_a_single_name_has_no_surname() -> None:
    assert surnames("Lula", "BRA") == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),
        ("Mohammad Javad Zarif", "Mohamed Javad Zarif"),
        ("Aleksandr Vucic", "Alexander Vucic"),
    ],
)
def test_transcriptions_of_one_name_sound_alike(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_different_names_do_not_sound_alike() -> None:
    assert sound_of("Sergei Lavrov") != sound_of("Sergei Larov")
