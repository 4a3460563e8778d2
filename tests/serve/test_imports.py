"""Lists of others become a user's own tables beside the record, and are used from then on."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.serve.cli import main

LIST = (
    "person,position,country,start,end\n"
    "Zoraida Quispe Vela,interior minister,Peru,2011-01-01,2012-01-01\n"
    "Nemo Nadie,interior minister,Peru,2013-01-01,2012-01-01\n"
)


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as stop:
        main([str(argument) for argument in arguments])
    return int(stop.value.code or 0)


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
    return tmp_path / "record.db"


def test_what_is_wrong_is_told_and_the_rest_taken_in(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("import", "offices", record.with_name("list.csv"), "--record", record) == 1
    out, err = capsys.readouterr()
    assert "1 terms of office added" in out
    assert "Nemo Nadie" in err


def test_the_same_list_adds_nothing_the_second_time(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(2):
        run("import", "offices", record.with_name("list.csv"), "--record", record)
    assert "0 terms of office added" in capsys.readouterr().out.splitlines()[-1]


def test_who_knows_what_was_taken_in(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("import", "offices", record.with_name("list.csv"), "--record", record)
    question = ("who", "Peru's interior minister", "--on", "2011-06-01", "--format", "json")
    assert run(*question, "--record", record) == 0
    assert "Zoraida Quispe Vela" in capsys.readouterr().out


def test_without_a_record_there_is_no_place_for_it(record: Path) -> None:
    assert run("import", "offices", record.with_name("list.csv")) == 2


def test_own_actors_come_before_those_of_the_program(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record.with_suffix(".knowledge")
    folder.mkdir()
    (folder / "actors.csv").write_text(
        "name,aliases,code,sector,countries,start,end\n"
        "NATO,,ORG,BUS,FRA,,\nLake Friends,Amigos del Lago,NGO,SOC,PER,,\n",
        encoding="utf-8",
    )
    run("who", "NATO", "--record", record, "--format", "jsonl")
    run("who", "Amigos del Lago", "--record", record, "--format", "jsonl")
    nato, lake = capsys.readouterr().out.splitlines()
    assert '"code":"ORG"' in nato
    assert '"name":"Lake Friends","code":"NGO","sector":"SOC","country":"PER"' in lake


def test_a_wrong_row_of_a_user_is_told_by_file_and_line(
    record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = record.with_suffix(".knowledge")
    folder.mkdir()
    (folder / "actors.csv").write_text(
        "name,aliases,code,sector,countries,start,end\nLake Friends,,,SOC,PER,,\n",
        encoding="utf-8",
    )
    assert run("who", "NATO", "--record", record) == 1
    assert "actors.csv:2" in capsys.readouterr().err
