"""Words that tell what a sentence about an agreement says of its content."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.errors import DataError
from foedera.knowledge.scopes import Scopes, load_scopes
from tests.knowledge.shipped import exchange

HEADER = "words,effect\n"
ALL = "allow,content\nagree,undertake\nlacks,exclude\nif,condition\n"


@pytest.fixture(scope="module")
def scopes() -> Scopes:
    return load_scopes()


@pytest.mark.parametrize("verb", ["provide", "include", "oblige"])
def test_some_verbs_tell_the_content(scopes: Scopes, verb: str) -> None:
    assert verb in scopes.content


@pytest.mark.parametrize("verb", ["agree", "pledge", "undertake"])
def test_some_verbs_bind_who_says_them(scopes: Scopes, verb: str) -> None:
    assert verb in scopes.undertake


@pytest.mark.parametrize(
    "words",
    [
        "stopped short of a guarantee",
        "falls short of a guarantee",
        "did not refer to a guarantee",
        "doesn't include a guarantee",
        "does not explicitly mention a guarantee",
        "makes no mention of a guarantee",
        "without specific guarantees",
        "says nothing about a guarantee",
        "excludes a guarantee",
    ],
)
def test_some_words_exclude_what_follows(scopes: Scopes, words: str) -> None:
    assert scopes.exclude.search(words)


@pytest.mark.parametrize(
    "words",
    [
        "includes a guarantee",
        "the war did not end",
        "an information clause",
        "the short text",
    ],
)
def test_other_words_exclude_nothing(scopes: Scopes, words: str) -> None:
    assert scopes.exclude.search(words) is None


@pytest.mark.parametrize(
    "words", ["if one is attacked", "in the event of war", "should either be attacked", "once"]
)
def test_some_words_make_a_condition(scopes: Scopes, words: str) -> None:
    assert scopes.condition.search(words)


@pytest.mark.parametrize("words", ["a gift for both", "the events of war", "iffy"])
def test_other_words_make_none(scopes: Scopes, words: str) -> None:
    assert scopes.condition.search(words) is None


def test_a_row_may_hold_several_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    exchange(monkeypatch, tmp_path, "provision_scopes", HEADER + ALL + "ban|bar,content")
    assert load_scopes().content == {"allow", "ban", "bar"}


def test_an_unknown_effect_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    exchange(monkeypatch, tmp_path, "provision_scopes", HEADER + ALL + "ban,forbid")
    with pytest.raises(DataError, match=r"^provision_scopes\.csv:7: effect 'forbid' is none"):
        load_scopes()


def test_what_is_no_regular_expression_is_an_error(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    exchange(monkeypatch, tmp_path, "provision_scopes", HEADER + ALL + "(ban,exclude")
    with pytest.raises(DataError, match=r"^provision_scopes\.csv"):
        load_scopes()
