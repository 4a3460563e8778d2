"""Another language pipeline may be named on the command line."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from foedera.model import Article, Document, Reading, Sentence, Token
from foedera.serve.cli import main


def whole(article: Article) -> Document:
    """Take the text for one word."""
    word = (0, article.text, 0, len(article.text), "lemma of theirs")
    token = Token(*word, "X", "FW", "_", 0, "root", "O")
    return Document(article, (token,), (Sentence(0, 1, 0),), ())


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names under which pipelines are loaded; none is."""
    names: list[str] = []

    def load_spacy(name: str) -> Callable[[Article], Document]:
        names.append(name)
        return whole

    module: Any = ModuleType("foedera.text.spacy_model")
    module.load_spacy = load_spacy
    monkeypatch.setitem(sys.modules, "foedera.text.spacy_model", module)
    return names


@pytest.fixture
def texts(tmp_path: Path) -> list[str]:
    found = [tmp_path / "one.txt", tmp_path / "two.txt"]
    for path in found:
        path.write_text("Peru signed a treaty with Ecuador on Monday.\n" * 9, encoding="utf-8")
    return [str(path) for path in found]


def test_articles_are_read_with_it(
    loaded: list[str], texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[object] = []

    def read_article(article: Article, knowledge: object, *, annotator: object) -> Reading:
        used.append(annotator)
        return Reading(article)

    pipeline: Any = ModuleType("foedera.pipeline")
    pipeline.read_article, pipeline.load_knowledge = read_article, lambda _own: {}
    monkeypatch.setitem(sys.modules, "foedera.pipeline", pipeline)
    with pytest.raises(SystemExit):
        main(["read", "--language-model", "theirs", *texts])
    assert (loaded, used) == (["theirs"], [whole, whole])


def test_texts_are_parsed_with_it(
    loaded: list[str], texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["parse", "--language-model", "theirs", texts[0]])
    assert "lemma of theirs" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["read", "parse"])
def test_without_spacy_one_line_says_how_to_get_it(
    command: str,
    texts: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    with pytest.raises(SystemExit) as stop:
        main([command, "--language-model", "en_core_web_sm", texts[0]])
    told = capsys.readouterr().err
    assert stop.value.code == 1
    assert told.count("\n") == 1
    assert 'pip install "foedera[spacy]"' in told
