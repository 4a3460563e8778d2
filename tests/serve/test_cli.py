from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from foedera import __version__
from foedera.errors import ModelError
from foedera.model import Article, Problem, Reading
from foedera.record.entries import Selection
from foedera.record.store import Store
from foedera.record.wire import parse_reading, render_schema
from foedera.serve.cli import main
from tests.conftest import actor, agreement, event, on

STORY = (
    "France and Ruritania signed a fisheries accord in Strelsau on Tuesday after talks.\n\n"
    "Borduria condemned the accord on Wednesday and called it a threat to its fishermen.\n\n"
    "Observers said that the two governments had negotiated for more than three years.\n"
)

Run = Callable[..., "Result"]


class Result:
    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err


def fake_read(article: Article, knowledge: object, *, annotator: object) -> Reading:
    """Find the one event and the one agreement of STORY; crash where a text says so."""
    if "CRASH" in article.text:
        raise RuntimeError("the program is wrong")
    if "NO MODEL" in article.text:
        raise ModelError("the language pipeline is missing; install foedera anew")
    if "signed a fisheries accord" not in article.text:
        return Reading(article, problems=(Problem("no_date", "nobody says when"),))
    france, ruritania = (
        actor(article, "France", code="FRA"),
        actor(article, "Ruritania", code="RUR"),
    )
    borduria = actor(article, "Borduria", code="BOR")
    signed = "signed a fisheries accord"
    return Reading(
        article,
        events=(
            event(
                article, signed, by=(france, ruritania), when=on("2026-03-03", text="Tuesday")
            ),
            event(article, "condemned the accord", by=(borduria,), to=(france,)),
        ),
        agreements=(agreement(article, signed, parties=(france, ruritania)),),
    )


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    pipeline: Any = ModuleType("foedera.pipeline")
    pipeline.read_article = fake_read
    pipeline.load_knowledge = lambda _own: None
    monkeypatch.setitem(sys.modules, "foedera.pipeline", pipeline)
    monkeypatch.delenv("FOEDERA_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str | Path) -> Result:
        with pytest.raises(SystemExit) as stop:
            main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Result(int(stop.value.code or 0), out, err)

    return run


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path, story: Path, run: Run) -> Path:
    path = tmp_path / "record.db"
    assert run("read", story, "--published", "2026-03-04", "--record", path).code == 0
    return path


def with_text(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


# ---------------------------------------------------------------- read


def test_the_table_shows_who_did_what_to_whom(run: Run, story: Path) -> None:
    out = run("read", story).out
    assert "France (FRA) ↔ Ruritania (RUR)" in out
    assert "Borduria (BOR) → France (FRA)" in out


def test_the_table_shows_the_words(run: Run, story: Path) -> None:
    assert "“condemned the accord”" in run("read", story).out


def test_the_table_leaves_no_blanks_at_line_ends_in_a_pipe(run: Run, story: Path) -> None:
    assert [line for line in run("read", story).out.splitlines() if line != line.rstrip()] == []


def test_json_is_an_array_of_readings(run: Run, story: Path) -> None:
    (found,) = json.loads(run("read", story, "--format", "json").out)
    assert [event["type"] for event in found["events"]] == ["SUPPORT", "ACCUSE"]


def test_json_of_nothing_is_an_empty_array(run: Run, tmp_path: Path) -> None:
    assert json.loads(run("read", tmp_path / "none.txt", "--format", "json").out) == []


def test_jsonl_is_one_reading_a_line(run: Run, story: Path, tmp_path: Path) -> None:
    other = with_text(tmp_path, "other.txt", STORY.replace("Tuesday", "Monday"))
    lines = run("read", story, other, "--format", "jsonl").out.splitlines()
    assert [parse_reading(line.encode()).article.name for line in lines] == ["story", "other"]


def test_csv_has_a_header_and_one_event_a_row(run: Run, story: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", story, "--format", "csv").out)))
    assert [(row["type"], row["source"], row["target"], row["quote"]) for row in rows] == [
        ("SUPPORT", "FRA|RUR", "", "signed a fisheries accord"),
        ("ACCUSE", "BOR", "FRA", "condemned the accord"),
    ]


def test_the_same_article_gives_the_same_bytes(run: Run, story: Path) -> None:
    assert (
        run("read", story, "--format", "json").out == run("read", story, "--format", "json").out
    )


def test_the_day_of_publication_is_taken_from_the_option(run: Run, story: Path) -> None:
    out = run("read", story, "--published", "2026-03-04", "--format", "jsonl").out
    assert parse_reading(out.encode()).article.published == date(2026, 3, 4)


def test_the_publisher_is_taken_from_the_option(run: Run, story: Path) -> None:
    out = run("read", story, "--publisher", "Courier", "--format", "jsonl").out
    assert parse_reading(out.encode()).article.publisher == "Courier"


def test_a_page_of_html_is_read(run: Run, tmp_path: Path) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
    article = f"<article><h1>Accord signed</h1>{paragraphs}</article>"
    page = f"<html><head><title>Accord</title></head><body>{article}</body></html>"
    assert "SUPPORT" in run("read", with_text(tmp_path, "page.html", page)).out


def test_standard_input_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert "SUPPORT" in run("read", "-").out


def test_a_folder_stands_for_its_texts(run: Run, story: Path) -> None:
    assert "SUPPORT" in run("read", story.parent).out


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "picture"),
        ("noise.txt", bytes(range(256)) * 20, "not text"),
        ("empty.html", b"<html><body></body></html>", "empty.html"),
        ("large.txt", b"word " * 10_000_000, "limit"),
    ],
)
def test_what_is_no_article_is_refused_in_a_sentence(
    run: Run, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run("read", path)
    assert (result.code, words in result.err, "Traceback" in result.err) == (1, True, False)


def test_a_missing_file_is_named(run: Run, tmp_path: Path) -> None:
    result = run("read", tmp_path / "none.txt")
    assert result.code == 1
    assert "none.txt: there is no such file" in result.err


def test_the_others_are_read_when_one_is_missing(run: Run, tmp_path: Path, story: Path) -> None:
    result = run("read", tmp_path / "none.txt", story)
    assert (result.code, "SUPPORT" in result.out) == (1, True)


def test_the_others_are_read_when_one_is_binary(run: Run, tmp_path: Path, story: Path) -> None:
    binary = tmp_path / "a.txt"
    binary.write_bytes(b"\0" * 100)
    result = run("read", binary, story)
    assert (result.code, "SUPPORT" in result.out) == (1, True)


def test_a_date_that_is_none_is_wrong_usage(run: Run, story: Path) -> None:
    result = run("read", story, "--published", "someday")
    assert (result.code, "someday" in result.err) == (2, True)


def test_a_crash_is_told_with_its_traceback(run: Run, tmp_path: Path) -> None:
    result = run(
        "read", with_text(tmp_path, "bad.txt", STORY + "\nCRASH in the harbour today.\n")
    )
    assert result.code == 1
    assert "Traceback" in result.err
    assert "the program is wrong" in result.err


def test_a_crash_is_a_problem_of_its_article(run: Run, tmp_path: Path) -> None:
    bad = with_text(tmp_path, "bad.txt", STORY + "\nCRASH in the harbour today.\n")
    (found,) = json.loads(run("read", bad, "--format", "json").out)
    assert [problem["code"] for problem in found["problems"]] == ["crashed"]


def test_the_others_are_read_when_one_crashes(run: Run, tmp_path: Path, story: Path) -> None:
    bad = with_text(tmp_path, "bad.txt", STORY + "\nCRASH in the harbour today.\n")
    result = run("read", bad, story, "--record", tmp_path / "record.db")
    assert (result.code, "SUPPORT" in result.out) == (1, True)
    with Store(tmp_path / "record.db") as store:
        assert [reading.article.name for reading in store.readings()] == ["story"]


def test_a_missing_model_stops_the_run_without_traceback(run: Run, tmp_path: Path) -> None:
    result = run("read", with_text(tmp_path, "a.txt", STORY + "\nNO MODEL in the harbour.\n"))
    assert (result.code, result.err) == (
        1,
        "foedera: the language pipeline is missing; install foedera anew\n",
    )


# ---------------------------------------------------------------- the record


def test_what_is_read_is_entered(record: Path) -> None:
    with Store(record) as store:
        assert len(list(store.events(Selection()))) == 2


def test_reading_again_enters_nothing(run: Run, record: Path, story: Path) -> None:
    result = run("read", story, "--published", "2026-03-04", "--record", record)
    assert "0 new readings" in result.err
    assert "1 there already" in result.err


def test_the_record_may_be_named_in_the_environment(
    run: Run, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FOEDERA_RECORD", str(record))
    assert "SUPPORT" in run("list", "events").out


def test_a_record_that_is_not_named_is_wrong_usage(run: Run) -> None:
    result = run("list", "events")
    assert (result.code, "FOEDERA_RECORD" in result.err) == (2, True)


def test_a_record_that_is_not_there_is_an_error(run: Run, tmp_path: Path) -> None:
    result = run("list", "events", "--record", tmp_path / "none.db")
    assert (result.code, "there is no record at" in result.err) == (1, True)


@pytest.mark.parametrize(
    ("options", "types"),
    [
        ((), ["SUPPORT", "ACCUSE"]),
        (("--actor", "BOR"), ["ACCUSE"]),
        (("--actor", "fra", "--with", "Ruritania"), ["SUPPORT"]),
        (("--actor", "french"), ["SUPPORT", "ACCUSE"]),
        (("--source", "BOR", "--target", "FRA"), ["ACCUSE"]),
        (("--type", "support"), ["SUPPORT"]),
        (("--status", "negated"), []),
        (("--from", "2026"), ["SUPPORT"]),
        (("--from", "2026-03-04"), []),
        (("--to", "2026-03"), ["SUPPORT"]),
        (("--to", "2026-02"), []),
    ],
)
def test_events_are_listed_by(
    run: Run, record: Path, options: tuple[str, ...], types: list[str]
) -> None:
    out = run("list", "events", *options, "--format", "json", "--record", record).out
    assert [event["type"] for event in json.loads(out)] == types


def test_an_unknown_type_is_wrong_usage_that_names_the_types(run: Run, record: Path) -> None:
    result = run("list", "events", "--type", "ATTACK", "--record", record)
    assert (result.code, "ASSAULT" in result.err) == (2, True)


def test_events_are_listed_as_csv(run: Run, record: Path) -> None:
    out = run("list", "events", "--format", "csv", "--record", record).out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [(row["type"], row["source_name"], row["reports"]) for row in rows] == [
        ("SUPPORT", "France|Ruritania", "1"),
        ("ACCUSE", "Borduria", "1"),
    ]


def test_agreements_are_listed(run: Run, record: Path) -> None:
    out = run("list", "agreements", "--record", record).out
    assert "fisheries accord" in out


def test_agreements_are_listed_as_csv_by_step(run: Run, record: Path) -> None:
    out = run(
        "list", "agreements", "--format", "csv", "--step", "signed", "--record", record
    ).out
    (row,) = csv.DictReader(io.StringIO(out))
    assert (row["parties"], row["step"]) == ("FRA|RUR", "signed")


def test_an_unknown_step_is_wrong_usage(run: Run, record: Path) -> None:
    assert run("list", "agreements", "--step", "eaten", "--record", record).code == 2


def an_id(run: Run, record: Path, kind: str) -> str:
    listed = json.loads(run("list", kind, "--format", "json", "--record", record).out)
    return str(listed[0]["id"])


@pytest.mark.parametrize(
    ("kind", "words"), [("events", "SUPPORT"), ("agreements", "fisheries accord")]
)
@pytest.mark.parametrize("command", ["show", "explain"])
def test_an_entry_is_shown_with_its_words(
    run: Run, record: Path, command: str, kind: str, words: str
) -> None:
    result = run(command, an_id(run, record, kind)[:10], "--record", record)
    assert result.code == 0
    assert words in result.out
    assert "signed a fisheries accord" in result.out


def test_an_entry_is_shown_as_json(run: Run, record: Path) -> None:
    identifier = an_id(run, record, "events")
    out = run("show", identifier, "--format", "json", "--record", record).out
    assert json.loads(out)["id"] == identifier


def test_explaining_gives_the_sentence_and_the_rule(run: Run, record: Path) -> None:
    out = run("explain", an_id(run, record, "events"), "--record", record).out
    assert "France and Ruritania [signed a fisheries accord] in Strelsau on Tuesday" in out
    assert "Rule" in out


def test_an_unknown_identifier_says_how_to_list(run: Run, record: Path) -> None:
    result = run("show", "ffffffffffff", "--record", record)
    assert (result.code, "foedera list events" in result.err) == (1, True)


def test_rebuilding_says_what_there_is(run: Run, record: Path) -> None:
    assert run("rebuild", "--record", record).out.startswith("2 events and 1 agreement in ")


def test_checking_a_whole_record_succeeds(run: Run, record: Path) -> None:
    result = run("rebuild", "--check", "--record", record)
    assert (result.code, "is whole" in result.out) == (0, True)


def test_checking_a_damaged_record_fails(run: Run, record: Path, tmp_path: Path) -> None:
    other = Reading(Article(id="wrong", name="x", text="Some text."))
    with Store(record) as store:
        store.add(other)
    result = run("rebuild", "--check", "--record", record)
    assert (result.code, "the text is not that of article wrong" in result.err) == (1, True)


# ---------------------------------------------------------------- the program


@pytest.mark.parametrize("arguments", [("version",), ("--version",)])
def test_the_version_is_shown(run: Run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).out == f"foedera {__version__}\n"


def test_the_schema_is_shown(run: Run) -> None:
    assert run("schema").out == render_schema()


@pytest.mark.parametrize(
    "command", [(), ("read",), ("list",), ("list", "events"), ("list", "agreements"), ("show",)]
)
def test_every_command_has_help(run: Run, command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert (result.code, "Usage:" in result.out) == (0, True)


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    assert run("sing").code == 2


def program(*arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "foedera", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)


def test_help_comes_at_once() -> None:
    def seconds() -> float:
        before = time.perf_counter()
        program("--help")
        return time.perf_counter() - before

    assert min(seconds() for _ in range(5)) < 0.5  # 0.15 on an idle machine


def test_help_loads_no_heavy_module() -> None:
    script = (
        "import sys; from foedera.serve import cli;"
        "heavy = {'numpy', 'onnxruntime', 'lxml', 'trafilatura', 'sqlite3'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert loaded.stdout == "[]\n"


def test_a_reader_that_stops_reading_is_no_error() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    with os.fdopen(write_end, "w") as closed:
        command = [sys.executable, "-m", "foedera", "schema"]
        result = subprocess.run(command, stdout=closed, stderr=subprocess.PIPE, check=False)
    assert result.stderr == b""
