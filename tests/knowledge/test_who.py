"""Whom a phrase means on a day: names, descriptions, questions for office holders."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.knowledge.holders import load_holders
from foedera.knowledge.who import Directories, find_who, load_directories
from tests.knowledge.world import small_world

DAY = date(2023, 6, 1)


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Directories:
    actors = small_world(tmp_path_factory.mktemp("tables"))
    return Directories(actors, load_holders(actors.directory.persons))


@pytest.mark.parametrize(
    "phrase",
    [
        "the foreign minister of Ruritania",
        "foreign minister of the Kingdom of Ruritania",
        "minister of foreign affairs of Ruritania",
        "Ruritania's foreign minister",
        "Ruritania’s foreign minister",
        "Ruritanian foreign minister",
        "Ruritanian Foreign Minister",
        "Who is the Ruritanian foreign minister?",
        "the current foreign minister of Ruritania",
    ],
)
def test_the_holder_of_an_office_is_found_however_one_asks(
    world: Directories, phrase: str
) -> None:
    assert [a.name for a in find_who(phrase, world, DAY)] == ["Anna de la Roche"]


def test_an_answer_says_from_when_to_when(world: Directories) -> None:
    answer = find_who("Ruritania's foreign minister", world, DAY)[0]
    assert (answer.since, answer.until) == (date(2020, 5, 1), date(2024, 12, 31))
    assert "2020-05-01" in answer.why


def test_the_head_of_an_organisation_is_found(world: Directories) -> None:
    answer = find_who("secretary general of the Pact", world, DAY)[0]
    assert (answer.code, answer.office) == ("IGO", "secretary general")


def test_a_name_is_answered_with_the_office_of_the_day(world: Directories) -> None:
    then, now = (
        find_who("Plekszy Gladz", world, day)[0] for day in (date(2018, 1, 1), date(2020, 6, 1))
    )
    assert (then.office, now.office) == ("president", "former president")


def test_a_title_that_is_no_longer_held_does_not_bring_it_back(world: Directories) -> None:
    answer = find_who("President Gladz", world, date(2020, 6, 1))[0]
    assert (answer.sector, answer.office) == ("ELI", "former president")


def test_a_description_is_answered(world: Directories) -> None:
    answers = find_who("Bordurian lawmakers and Ruritanian troops", world, DAY)
    assert [(a.code, a.sector) for a in answers] == [("BOR", "LEG"), ("RUR", "MIL")]


def test_a_group_has_the_country_of_its_home(world: Directories) -> None:
    answer = find_who("Szohod Front", world, DAY)[0]
    assert (answer.code, answer.country, answer.sector) == ("ORG", "BOR", "REB")


def test_of_nobody_known_nothing_is_said(world: Directories) -> None:
    assert find_who("Quelqu'un Dautre", world, DAY) == ()


@pytest.mark.parametrize(
    ("phrase", "day", "name"),
    [
        ("the head of government of the United States", "2011-03-04", "Barack Obama"),
        ("head of state of Canada", "1999-03-04", "Queen Elizabeth II"),
        ("the head of government of the Soviet Union", "1990-06-01", "Nikolai Ryzhkov"),
        ("UN Secretary-General", "2004-01-01", "Kofi Annan"),
        ("President of the European Commission", "2022-01-01", "Ursula von der Leyen"),
    ],
)
def test_well_known_holders_are_found(phrase: str, day: str, name: str) -> None:
    found = find_who(phrase, load_directories(), date.fromisoformat(day))
    assert found[0].name == name


@pytest.mark.parametrize(
    ("day", "office"),
    [
        ("2018-05-01", "president"),
        ("2023-05-01", "former president"),
        ("2025-01-10", "president-elect"),
    ],
)
def test_one_person_has_several_offices_over_time(day: str, office: str) -> None:
    found = find_who("President Trump", load_directories(), date.fromisoformat(day))
    assert found[0].office == office


def test_the_numbers_of_a_state_are_given() -> None:
    numbers = find_who("Peru", load_directories(), DAY)[0].identifiers
    assert {k: numbers[k] for k in ("iso2", "isonum", "cow", "wikidata")} == {
        "iso2": "PE",
        "isonum": "604",
        "cow": "135",
        "wikidata": "Q419",
    }
