"""Who held which office on a day."""

from __future__ import annotations

from datetime import date

import pytest

from foedera.knowledge.directory import Candidate, Person, Tenure
from foedera.knowledge.holders import Holders, Title, load_holders

RUR = Candidate("RUR", "", "Ruritania", "rur")
SYL = Candidate("SYL", "", "Syldavia", "syl")
GBR = Candidate("GBR", "", "United Kingdom", "gbr")
PACT = Candidate("IGO", "", "Pact", "pact", kind="organisation")
UNION = Candidate("EUR", "", "Union", "union", kind="organisation")
COUNCIL = Candidate("EUR", "", "Grand Council", "council", kind="organisation")


def person(
    name: str, owner: Candidate, office: str, kind: str, start: int, end: int | None = None
) -> Person:
    last = date(end, 12, 31) if end else None
    tenure = Tenure(owner, office, "GOV", 0, date(start, 1, 1), last, kind)
    place = owner.code if owner.kind == "state" else f"IGO:{owner.name}"
    return Person(f"{place}/{name}", name, (tenure,))


PEOPLE = (
    person("King Rudolf", RUR, "king", "head_of_state", 2010),
    person("Anna Roche", RUR, "foreign minister", "foreign_minister", 2018, 2020),
    person("Hugo Brandt", RUR, "acting foreign minister", "foreign_minister", 2020, 2021),
    person("Ida Flor", RUR, "interior minister", "minister", 2019),
    person("Ottokar Muskar", SYL, "prime minister", "head_of_government", 2015),
    person("King Rex", GBR, "king", "head_of_state", 2000),
    person("Jens Gladz", PACT, "secretary general", "head_of_body", 2015),
    person("Mira Lund", UNION, "president of the Grand Council", "head_of_body", 2015),
)
TITLES = {
    "head of state": Title(("head_of_state",), ()),
    "head of government": Title(("head_of_government",), ()),
    "prime minister": Title(("head_of_government",), ()),
    "queen": Title(("head_of_state",), ("queen",)),
    "foreign minister": Title(("foreign_minister",), ()),
    "secretary general": Title(("head_of_body",), ("secretary general",)),
}
HOLDERS = Holders(PEOPLE, TITLES, {"SYL": (None, date(2018, 12, 31))})


def names(title: str, owner: Candidate, year: int) -> list[str]:
    return [h.person.name for h in HOLDERS.find(title, owner, date(year, 6, 1))]


def test_a_title_means_the_offices_of_its_kind() -> None:
    assert names("foreign minister", RUR, 2019) == ["Anna Roche"]


def test_whoever_acts_stands_behind_the_holder() -> None:
    assert names("foreign minister", RUR, 2020) == ["Anna Roche", "Hugo Brandt"]


def test_before_and_after_nobody_is_found() -> None:
    assert names("foreign minister", RUR, 2017) == names("foreign minister", RUR, 2022) == []


def test_an_office_that_no_title_explains_is_found_by_its_name() -> None:
    assert names("interior minister", RUR, 2020) == ["Ida Flor"]


def test_a_title_with_words_means_no_other_office_of_the_kind() -> None:
    assert names("queen", RUR, 2020) == []


def test_without_a_head_of_government_the_head_of_state_leads() -> None:
    assert names("head of government", RUR, 2020) == ["King Rudolf"]


@pytest.mark.parametrize(("year", "found"), [(2016, ["King Rex"]), (2019, [])])
def test_a_realm_has_the_monarch_of_another_state(year: int, found: list[str]) -> None:
    assert names("head of state", SYL, year) == found


def test_the_head_of_an_organisation_is_found() -> None:
    assert names("secretary-general", PACT, 2020) == ["Jens Gladz"]


def test_an_office_that_names_its_body_is_found_by_the_body() -> None:
    assert names("president", COUNCIL, 2020) == ["Mira Lund"]


def test_titles_are_known_in_both_spellings() -> None:
    shipped = load_holders(PEOPLE)
    assert shipped.is_title("Minister of Defense")
    assert shipped.is_title("minister of defence")
    assert not shipped.is_title("baker")


@pytest.mark.parametrize(
    ("former", "office"),
    [("soviet-union", "president"), ("yugoslavia", "president")],
)
def test_a_former_state_has_officers_of_its_own(former: str, office: str) -> None:
    place = {"soviet-union": "SUN", "yugoslavia": "YUG"}[former]
    tenure = Tenure(RUR, office, "GOV", 0, date(1980, 1, 1), date(1989, 1, 1), "head_of_state")
    holders = Holders([Person(f"{place}/Ivo Past", "Ivo Past", (tenure,))], TITLES, {})
    owner = Candidate("RUR", "", "Old Ruritania", former)
    found = holders.find("head of state", owner, date(1985, 1, 1))
    assert [h.person.name for h in found] == ["Ivo Past"]
