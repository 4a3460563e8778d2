"""Names are whole, labelled alike all over an article, and surnames remembered."""

import numpy as np
import pytest

from foedera.text.name_labels import best_labels, find_labels, mend_labels

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


KINDS = [NO, P, IP, ORG, IORG, L, "I-Location"]


def scored(*wanted: str, doubts: dict[int, dict[str, float]] | None = None) -> np.ndarray:
    """Return scores that favour *wanted*; *doubts* gives single words other scores."""
    scores = np.zeros((len(wanted), len(KINDS)))
    for at, label in enumerate(wanted):
        scores[at, KINDS.index(label)] = 5.0
        for other, score in (doubts or {}).get(at, {}).items():
            scores[at, KINDS.index(other)] = score
    return scores


def found(words: str, scores: np.ndarray, starts: tuple[int, ...] = (0,)) -> list[str]:
    parts = words.split()
    return find_labels(scores, KINDS, parts, [False] * len(parts), starts)


def test_a_name_is_of_one_kind_throughout() -> None:
    scores = scored(ORG, IP, doubts={1: {IORG: 4.5}})
    assert best_labels(scores, KINDS, [0]) == [ORG, IORG]


def test_a_name_does_not_begin_inside_itself() -> None:
    scores = scored(NO, IORG, NO, doubts={1: {ORG: 1.0}})
    assert best_labels(scores, KINDS, [0]) == [NO, ORG, NO]


def test_a_name_ends_with_its_sentence() -> None:
    scores = scored(P, IP, doubts={1: {P: 4.0}})
    assert best_labels(scores, KINDS, [0, 1]) == [P, P]


def test_no_words_have_no_labels() -> None:
    assert find_labels(np.zeros((0, len(KINDS))), KINDS, [], [], []) == []


def test_the_same_words_are_labelled_alike() -> None:
    words = "Marelle grew . Marelle said so . Marelle"
    scores = scored(ORG, NO, NO, ORG, NO, NO, NO, L, doubts={7: {ORG: 3.0}})
    assert found(words, scores)[7] == ORG


def test_one_place_that_is_sure_does_not_outweigh_all_others() -> None:
    words = "Marelle , Marelle , Marelle , Marelle"
    scores = scored(ORG, NO, ORG, NO, ORG, NO, L, doubts={6: {ORG: -90.0, L: 10.0}})
    assert found(words, scores)[0] == ORG


def test_words_inside_a_longer_name_keep_its_label() -> None:
    words = "Arda , Arda , Arda Bank"
    assert found(words, scored(L, NO, L, NO, ORG, IORG)) == [L, NO, L, NO, ORG, IORG]


def test_an_abbreviation_is_what_it_abbreviates() -> None:
    words = "Institute Trade ( IOT ) left ; IOT"
    scores = scored(ORG, IORG, NO, L, NO, NO, NO, NO)
    labels = found(words, scores)
    assert (labels[3], labels[7]) == (ORG, ORG)


def test_what_else_stands_in_brackets_is_no_abbreviation() -> None:
    words = "Marelle Trade ( PARIS )"
    assert found(words, scored(ORG, IORG, NO, L, NO))[3] == L
