"""The command `who` answers in a table, in JSON, and a line for each line of input."""

from __future__ import annotations

import io
import json
import sys
from typing import Any

import pytest

from foedera.serve.cli import main


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        main(["who", *arguments])
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


def answers(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, text: str
) -> tuple[int, list[Any], str]:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    code, out, err = run(capsys, "-")
    return code, [json.loads(line) for line in out.splitlines()], err


def test_json_gives_the_candidates_and_the_best_on_top(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = run(capsys, "Peru's president", "--on", "2015-01-01", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert (found["name"], found["code"], found["on"]) == (
        "Ollanta Humala",
        "PER",
        "2015-01-01",
    )
    assert found["candidates"][0]["until"] == "2016-07-28"


@pytest.mark.parametrize("columns", ["70", "120"])
def test_the_table_tells_name_office_and_reason(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, columns: str
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = run(capsys, "Peruvian President", "--on", "2015-01-01")
    assert "Ollanta Humala" in out
    assert "2011-07-28" in out


def test_of_nobody_known_the_table_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "Qwertz Uiopue", "--on", "2015-01-01")
    assert code == 1
    assert "Nobody" in out


def test_each_line_of_input_has_a_line_of_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "Peruvian President\t2015-01-01\nQwertz Uiopue\nNATO\n"
    code, found, _ = answers(capsys, monkeypatch, text)
    assert code == 0
    assert [line["name"] for line in found] == ["Ollanta Humala", None, "NATO"]


def test_a_day_that_is_none_is_told_and_the_rest_answered(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, found, err = answers(capsys, monkeypatch, "Peru\t2015-13-41\nPeru\t2015-01-01\n")
    assert code == 1
    assert "line 1" in err
    assert [line["code"] for line in found] == [None, "PER"]
