"""The command `mark` prints a marked text."""

from __future__ import annotations

from pathlib import Path

import pytest

from foedera.serve.cli import main

TEXT = "NEWS SERVICE  \r\n\r\nPeru and Chile signed a treaty in Lima on Friday.\r\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "talks.txt"
    path.write_bytes(TEXT.encode())
    return path


def marked(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str | Path) -> bytes:
    with pytest.raises(SystemExit) as stop:
        main(["mark", *map(str, arguments)])
    assert not stop.value.code
    return capsysbinary.readouterr().out


@pytest.mark.model
def test_days_are_counted_from_publication(
    article: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = marked(capsysbinary, article, "--as", "timeml", "--published", "2025-03-08")
    assert b'value="2025-03-07">Friday</TIMEX3>' in out


@pytest.mark.model
def test_raw_keeps_every_character(
    article: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    out = marked(capsysbinary, article, "--as", "timeml", "--raw")
    assert b"<TEXT>NEWS SERVICE  \r\n\r\nPeru and" in out


@pytest.mark.model
@pytest.mark.parametrize(("form", "words"), [("html", b"<!doctype html>"), ("ann", b"T1\t")])
def test_other_formats_are_written(
    article: Path, capsysbinary: pytest.CaptureFixture[bytes], form: str, words: bytes
) -> None:
    assert marked(capsysbinary, article, "--as", form).startswith(words)
