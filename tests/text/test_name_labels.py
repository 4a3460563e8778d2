"""Names are made whole, and surnames remembered."""

import pytest

from foedera.text.name_labels import mend_labels

P, IP, L = "B-Person", "I-Person", "B-Location"
ORG, IORG, NO = "B-Organization", "I-Organization", "O"


def mended(words: str, *labels: str) -> list[str]:
    """Return the labels of *words*; a word written with "~" follows without a blank."""
    parts = words.split()
    plain = [part.removeprefix("~") for part in parts]
    return mend_labels(plain, [part.startswith("~") for part in parts], labels)


def test_a_name_runs_on_over_its_hyphen() -> None:
    assert mended("Kang Yu ~- ~min left", P, IP, IP, P, NO) == [P, IP, IP, IP, NO]


def test_a_name_whose_end_was_missed_is_whole() -> None:
    assert mended("Kang Yu ~- ~min left", P, IP, IP, NO, NO) == [P, IP, IP, IP, NO]


def test_a_compound_after_a_name_is_none_of_it() -> None:
    assert mended("a Kang ~- ~led party", NO, P, NO, NO, NO) == [NO, P, NO, NO, NO]


@pytest.mark.parametrize("taken_for", [NO, L, ORG])
def test_a_surname_alone_is_the_person_named_in_full(taken_for: str) -> None:
    assert mended("Ana Torres spoke . Torres left", P, IP, NO, NO, taken_for, NO)[4] == P


def test_a_surname_that_mostly_names_something_else_stays() -> None:
    labels = (P, IP, NO, ORG, IORG, NO, ORG, IORG, NO, L)
    assert mended("Ana Torres , Torres Bank , Torres Mill , Torres", *labels)[9] == L


def test_a_word_beside_another_capital_stays_no_name() -> None:
    assert mended("Theresa May spoke on May Day", P, IP, NO, NO, NO, NO)[4] == NO


def test_a_name_of_two_letters_is_not_remembered() -> None:
    assert mended("Ed Li spoke . Li left", P, IP, NO, NO, NO, NO)[4] == NO
