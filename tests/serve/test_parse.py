"""`foedera parse` writes CoNLL-U of texts as they stand."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from foedera.model import Article, Document, Sentence, Token
from foedera.serve.batch import Refusal, take_texts
from foedera.serve.cli import main
from foedera.text import annotate
from foedera.text.words import find_words


def flat(article: Article) -> Document:
    """Return a document of one sentence in which every word hangs on the first."""
    spans = find_words(article.text)
    tokens = tuple(
        Token(
            n, article.text[a:b], a, b, "_", "X", "NN", "_", 0, "root" if not n else "dep", "O"
        )
        for n, (a, b) in enumerate(spans)
    )
    return Document(article, tokens, (Sentence(0, len(spans), 0),), ())


@pytest.fixture(autouse=True)
def no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotate, "annotate", flat)


def code_of(*arguments: str) -> int:
    """Run the program and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["parse", *arguments])
    return int(ended.value.code or 0)


def texts(*paths: Path) -> list[str]:
    return [t.text for t in take_texts(paths) if isinstance(t, Article)]


def test_a_text_is_written_as_conllu(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Peru don’t")
    assert code_of(str(path), "--format", "conllu") == 0
    assert capfdbinary.readouterr().out.decode().split("\n")[:5] == [
        "# newdoc id = note",
        "# newpar",
        "# sent_id = note-1",
        "# text = Peru don’t",
        "1\tPeru\t_\tX\tNN\t_\t0\troot\t_\t_",
    ]


def test_standard_input_is_parsed(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Hello there")))
    assert code_of("-") == 0
    assert b"# text = Hello there\n" in capfdbinary.readouterr().out


def test_what_cannot_be_parsed_does_not_keep_the_rest_from_it(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    (tmp_path / "empty.txt").write_text(" \n")
    (tmp_path / "full.txt").write_text("Hello")
    missing = str(tmp_path / "missing.txt")
    assert code_of(missing, str(tmp_path)) == 1
    told = capfdbinary.readouterr()
    assert b"# sent_id = full-1" in told.out
    assert b"missing.txt: there is no such file" in told.err
    assert b"empty.txt: the file is empty" in told.err


def test_another_format_is_wrong_usage(tmp_path: Path) -> None:
    assert code_of(str(tmp_path), "--format", "csv") == 2


def test_nothing_is_left_out_of_a_text(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text("<p>Share this</p>\n\nBy Ana Torres | 5 March\n")
    assert texts(path) == ["<p>Share this</p>\n\nBy Ana Torres | 5 March\n"]


def test_a_line_of_blanks_is_a_blank_line(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_bytes(b"One.\r\n \t\r\nTwo.\r\n")
    assert texts(path) == ["One.\n\nTwo.\n"]


def test_texts_of_one_name_get_names_of_their_own(tmp_path: Path) -> None:
    paths = []
    for folder in "abc":
        (tmp_path / folder).mkdir()
        paths.append(tmp_path / folder / "note.txt")
        paths[-1].write_text(folder)
    found = [t.name for t in take_texts(paths) if isinstance(t, Article)]
    assert found == ["note", "note_2", "note_3"]


def test_a_picture_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "photo.txt"
    path.write_bytes(b"\x89PNG\r\n")
    (refusal,) = take_texts([path])
    assert isinstance(refusal, Refusal)
    assert "this is a picture" in refusal.message
