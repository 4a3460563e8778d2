from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.model import Article, Problem, Reading
from foedera.serve.batch import Given, Refusal, crash_of, find_articles, read_articles

TEXT = (
    "France and Ruritania signed a fisheries accord in Strelsau on Tuesday after long talks.\n"
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def always(read: Callable[[Article], Reading]) -> Callable[[], Callable[[Article], Reading]]:
    return lambda: read


def fail(article: Article) -> Reading:
    raise KeyError("boom")


def test_files_and_their_folder_are_found_once(story: Path) -> None:
    assert find_articles([story, story.parent, story]) == ([story], [])


def test_what_is_not_there_is_refused_and_the_rest_found(story: Path) -> None:
    found, refusals = find_articles([story.with_name("none.txt"), story])
    assert found == [story]
    assert ["none.txt" in refusal.message for refusal in refusals] == [True]


def test_an_article_is_read_with_what_is_given(story: Path) -> None:
    (reading,) = read_articles([story], Given(date(2026, 3, 4), "Courier"), always(Reading))
    assert isinstance(reading, Reading)
    assert (reading.article.name, reading.article.published, reading.article.publisher) == (
        "story",
        date(2026, 3, 4),
        "Courier",
    )


def test_problems_of_the_file_stand_before_those_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.replace("France", "Frân\xe7e").encode("latin-1"))

    def read(article: Article) -> Reading:
        return Reading(article, problems=(Problem("no_date", "x"),))

    (reading,) = read_articles([path], Given(), always(read))
    assert isinstance(reading, Reading)
    assert [problem.code for problem in reading.problems] == ["decoded", "no_date"]


def test_a_file_without_article_is_refused_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")
    (refusal,) = read_articles([path], Given(), always(Reading))
    assert isinstance(refusal, Refusal)
    assert refusal.message.startswith(f"{path}: ")


def test_nothing_is_loaded_for_a_file_without_article(tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_text("")
    list(read_articles([path], Given(), lambda: pytest.fail("loaded")))


def test_a_crash_is_a_problem_with_its_traceback(story: Path) -> None:
    (reading,) = read_articles([story], Given(), always(fail))
    assert isinstance(reading, Reading)
    assert "KeyError: 'boom'" in (crash_of(reading) or "")


def test_a_reading_without_crash_has_none(story: Path) -> None:
    (reading,) = read_articles([story], Given(), always(Reading))
    assert isinstance(reading, Reading)
    assert crash_of(reading) is None


def test_a_wrong_table_stops_everything(story: Path) -> None:
    def load() -> Callable[[Article], Reading]:
        raise DataError("actors.csv:7: no such code")

    with pytest.raises(DataError, match="actors"):
        list(read_articles([story], Given(), load))
