"""Lists of office holders that others publish are taken in, and what is wrong in them is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from foedera.errors import InputError
from foedera.knowledge.actors import load_actors
from foedera.knowledge.holders import Title
from foedera.record.office_lists import Office, read_offices

TITLES = {
    "prime minister": Title(("head_of_government",), ()),
    "foreign minister": Title(("foreign_minister",), ()),
}
Take = Callable[..., tuple[list[Office], list[str]]]


@pytest.fixture
def take(tmp_path: Path) -> Take:
    actors = load_actors()

    def take(text: str, name: str = "list.csv") -> tuple[list[Office], list[str]]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        offices, problems = read_offices(path, actors, TITLES)
        return list(offices), list(problems)

    return take


def test_a_wikidata_result_is_taken(take: Take) -> None:
    found, problems = take(
        "person,position,country,start,end\n"
        "Ana Torres,Prime Minister of Peru,Peru,2011-07-28T00:00:00Z,2012-02\n"
    )
    assert not problems
    assert found[0].cells == (
        "Ana Torres",
        "",
        "PER",
        "prime minister of peru",
        "head_of_government",
        "2011-07-28",
        "2012-02",
    )


def test_labels_are_preferred_to_addresses(take: Take) -> None:
    found, _ = take(
        "person,personLabel,positionLabel,country,countryLabel,start,end\n"
        "http://x/Q1,Ana Torres,foreign minister,http://x/Q419,Peru,2011,\n"
    )
    assert (found[0].person, found[0].country, found[0].kind) == (
        "Ana Torres",
        "PER",
        "foreign_minister",
    )


def test_archigos_is_taken_by_its_numbers(take: Take) -> None:
    found, _ = take(
        "obsid\tccode\tidacr\tleader\tstartdate\tenddate\n"
        "X-1\t135\tPER\tTorres\t1990-07-28\t1995-07-28\n"
        "X-2\t260\tGFR\tBrandt\t1969-10-21\t1974-05-06\n",
        "archigos.txt",
    )
    assert [(o.country, o.start, o.end) for o in found] == [
        ("PER", "1990-07-28", "1995-07-28"),
        ("DEU", "1969-10-21", "1974-05-06"),
    ]


def test_reign_is_taken_with_the_month_of_its_end(take: Take) -> None:
    found, _ = take(
        "stateabb,ccode,leader,sdate,smonth,syear,emonth,eyear\n"
        "PER,135,Torres,28,7,1990,11,2000\nPER,135,Rojas,28,7,2001,,\n"
    )
    assert [(o.start, o.end) for o in found] == [("1990-07-28", "2000-11"), ("2001-07-28", "")]


def test_entities_of_follow_the_money_are_taken(take: Take) -> None:
    entities = [
        {"id": "o", "schema": "Occupancy", "properties": {"holder": ["p"], "post": ["q"],
         "startDate": ["2020-01-01"]}},
        {"id": "p", "schema": "Person", "properties": {"name": ["Ana Torres", "A. Torres"]}},
        {"id": "q", "schema": "Position", "properties": {"name": ["Foreign Minister"],
         "country": ["pe"]}},
    ]  # fmt: skip
    found, _ = take("\n".join(map(json.dumps, entities)), "entities.ftm.json")
    assert found[0].cells[:5] == (
        "Ana Torres",
        "A. Torres",
        "PER",
        "foreign minister",
        "foreign_minister",
    )


def test_uk_ministers_are_taken_from_their_folder(tmp_path: Path) -> None:
    (tmp_path / "person.csv").write_text("id,name\n1,Lord Vale\n1,Ann Vale\n", encoding="utf-8")
    (tmp_path / "post.csv").write_text("id,name\n7,Prime Minister\n", encoding="utf-8")
    (tmp_path / "appointment.csv").write_text(
        "id,person_id,post_id,start_date,end_date\n9,1,7,2001-02-03,2002-03-04\n",
        encoding="utf-8",
    )
    found, _ = read_offices(tmp_path, load_actors(), TITLES)
    assert (found[0].person, found[0].aliases, found[0].kind) == (
        "Lord Vale",
        ("Ann Vale",),
        "head_of_government",
    )


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ("Peru,2012-01-01,2011-01-01", "ends before"),
        ("Peru,2012-02-30,", "not a date"),
        ("Peru,soon,", "not a date"),
        ("Atlantis,2012-01-01,", "unknown country"),
    ],
)
def test_what_cannot_be_is_told_and_left_out(take: Take, cells: str, fault: str) -> None:
    found, problems = take(
        f"person,position,country,start,end\nAna Torres,prime minister,{cells}\n"
        "Eva Rojas,prime minister,Chile,2012,\n"
    )
    assert [office.person for office in found] == ["Eva Rojas"]
    assert problems[0].startswith("list.csv:2: Ana Torres: ")
    assert fault in problems[0]


def test_a_term_told_twice_is_taken_once(take: Take) -> None:
    row = "Ana Torres,prime minister,Peru,2011,2012\n"
    assert len(take(f"person,position,country,start,end\n{row}{row}")[0]) == 1


def test_another_table_is_refused(take: Take) -> None:
    with pytest.raises(InputError, match="none of the lists"):
        take("colour,size\nred,3\n")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        read_offices(tmp_path / "none.csv", load_actors(), TITLES)
